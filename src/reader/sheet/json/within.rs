//! A list of objects within an object, and what stands beside the list.

use std::fmt;

use anyhow::Result;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::beside::Beside;
use super::columns::Columns;
use super::keyed::AnyRecords;
use super::list_rows::ListRows;
use super::loader::Loader;
use super::outline::EACH;
use crate::dataset::{Field, TextField, header};
use crate::reader::source::format::TableForm;
use crate::reader::table::is_topic;

/// Reads the lists under their keys, and tells the other members.
pub(super) struct Within<'a, 'b, 'c> {
    pub(super) loader: &'a mut Loader<'b, 'c>,
    pub(super) lists: &'a [Vec<String>],
    /// How the only list is no list of objects.
    pub(super) table: Option<&'a TableForm>,
    /// The keys that led here.
    pub(super) path: Vec<String>,
    /// What the object is called that the list stands in, where it is one of many.
    pub(super) group: Option<String>,
}

impl Within<'_, '_, '_> {
    /// What the list is called, where it is one of several or its key tells something.
    fn heading(&self) -> Option<String> {
        if self.path.iter().any(|key| key == EACH) {
            let row = self.loader.row + 1;
            return Some(self.group.clone().unwrap_or_else(|| format!("#{row}")));
        }
        let own = heading(&self.path, self.lists);
        if self.lists.len() > 1 {
            return Some(own);
        }
        let key = self.path.last()?.replace('_', " ");
        is_topic(&key).then_some(key)
    }

    /// Gives the numbers beside a list to where they belong: those that stand beside one of several
    /// lists are told of it, those beside some of them of no list that is known.
    fn settle_numbers(&mut self, kept: usize) -> Result<()> {
        let lists = self.lists.iter();
        let here = lists.filter(|list| list.starts_with(&self.path)).count();
        let is_one = here == 1 && self.lists.len() > 1 || self.path.iter().any(|key| key == EACH);
        if is_one {
            return self.loader.take_numbers_beside(kept);
        }
        if here < self.lists.len() {
            self.loader.numbers_beside.truncate(kept);
        }
        Ok(())
    }
}

/// The name of a group of projects: `"huyen": "Vũ Thư"` is Huyện Vũ Thư.
fn group_name(key: &str, text: String) -> String {
    let is_district = header::begin_with(&header::plain_key(key), "huyen");
    if is_district && !is_topic(&text) {
        format!("Huyện {text}")
    } else {
        text
    }
}

impl<'de> DeserializeSeed<'de> for Within<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if !self.lists.contains(&self.path) {
            return deserializer.deserialize_any(self);
        }
        if let Some(heading) = self.heading() {
            self.loader
                .take_heading(&heading)
                .map_err(D::Error::custom)?;
        }
        match self.table {
            None => deserializer.deserialize_any(AnyRecords(self.loader)),
            Some(TableForm::Columns) => deserializer.deserialize_map(Columns(self.loader)),
            Some(TableForm::Rows(names)) => {
                let loader = self.loader;
                deserializer.deserialize_seq(ListRows { loader, names })
            }
        }
    }
}

/// What tells one of several lists from the others: `2019` of `2019.de_an` beside `2020.de_an`.
fn heading(path: &[String], lists: &[Vec<String>]) -> String {
    let is_own = |key: &&String| !lists.iter().all(|list| list.contains(key));
    let own: Vec<_> = path.iter().filter(is_own).map(String::as_str).collect();
    own.join(" ").replace('_', " ")
}

impl<'de> Visitor<'de> for Within<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a list")
    }

    /// A list of groups, each with a list of its own.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut path = self.path;
        path.push(EACH.to_owned());
        loop {
            let within = Within {
                loader: &mut *self.loader,
                lists: self.lists,
                table: self.table,
                path: path.clone(),
                group: None,
            };
            if list.next_element_seed(within)?.is_none() {
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let kept = self.loader.numbers_beside.len();
        let is_group = self.path.last().is_some_and(|key| key == EACH);
        let mut seen = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let mut path = self.path.clone();
            path.push(key.clone());
            let (loader, lists, table) = (&mut *self.loader, self.lists, self.table);
            if !lists.iter().any(|list| list.starts_with(&path)) {
                let path = path.join(".");
                let is_name = is_group && self.group.is_none() && may_name(&key);
                let beside = Beside {
                    loader,
                    path,
                    is_name,
                };
                let name = map.next_value_seed(beside)?;
                self.group = self.group.or(name.map(|name| group_name(&key, name)));
            } else if seen.contains(&path) {
                let key = path.last().map_or("", String::as_str);
                return Err(A::Error::custom((loader.words.key_twice)(key)));
            } else {
                seen.push(path.clone());
                let group = self.group.clone();
                map.next_value_seed(Within {
                    loader,
                    lists,
                    table,
                    path,
                    group,
                })?;
            }
        }
        self.settle_numbers(kept).map_err(A::Error::custom)
    }
}

/// Says whether a group can be called by what stands under a key.
fn may_name(key: &str) -> bool {
    let field = header::find(key, false).map(|(field, _)| field);
    !matches!(field, Some(Field::Ordinal | Field::Text(TextField::Id)))
}
