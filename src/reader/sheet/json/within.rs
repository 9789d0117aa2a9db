//! A list of objects within an object, and what stands beside the list.

use std::fmt;

use anyhow::Result;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::loader::Loader;
use super::nested::{self, NUMBER};
use super::object::Records;
use super::outline::{EACH, PASS};
use super::record::RecordSeed;
use crate::dataset::{Field, TextField, header};
use crate::reader::report::{FindingKind, Role};
use crate::reader::table::is_topic;
use crate::text;

/// The longest text of what stands beside a list, in letters.
const MOST_BESIDE: usize = 1_000;

/// Reads the lists under their keys, and tells the other members.
pub(super) struct Within<'a, 'b, 'c> {
    pub(super) loader: &'a mut Loader<'b, 'c>,
    pub(super) lists: &'a [Vec<String>],
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
    let is_district = header::begin_with(&header::plain(key), "huyen");
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
        deserializer.deserialize_any(AnyRecords(self.loader))
    }
}

/// Reads the records of a list, or those that stand each under a key.
struct AnyRecords<'a, 'b, 'c>(&'a mut Loader<'b, 'c>);

impl<'de> Visitor<'de> for AnyRecords<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        Records(self.0).visit_seq(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let loader = self.0;
        while let Some(key) = map.next_key::<String>()? {
            loader.next_record();
            loader.rows.name = Some(key);
            map.next_value_seed(RecordSeed(loader))?;
            if loader.table.sink.report.stopped {
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
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
            let (loader, lists) = (&mut *self.loader, self.lists);
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

/// Tells a member that is not the list; gives the text that is to name a group.
struct Beside<'a, 'b, 'c> {
    loader: &'a mut Loader<'b, 'c>,
    path: String,
    is_name: bool,
}

impl Beside<'_, '_, '_> {
    fn tell(self, text: &str, numeric: bool) {
        let (row, words) = (self.loader.row, self.loader.words);
        let is_above = row == 0;
        let role = if is_above { Role::Title } else { Role::End };
        let role = words.table.roles[role as usize];
        self.loader.table.note_unit(&self.path, text);
        if text.contains(|c: char| c.is_ascii_digit()) && text.len() < MOST_BESIDE {
            let number = (self.path.clone(), text.to_owned(), numeric);
            self.loader.numbers_beside.push(number);
        }
        self.loader.beside.add_aside(row, role, || {
            let said = format!("{}: {}", self.path, text::clean(text));
            text::cut(&said, MOST_BESIDE).into_owned()
        });
    }

    fn tell_list(self, items: u64) {
        let file = self.loader.about.file;
        self.loader.table.sink.find(FindingKind::NotTaken, |words| {
            (
                file.to_owned(),
                (words.other_list)(&text::clean(&self.path), items),
            )
        });
    }
}

impl<'de> DeserializeSeed<'de> for Beside<'_, '_, '_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Beside<'_, '_, '_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        if self.is_name {
            return Ok(Some(value.to_owned()));
        }
        self.tell(value, false);
        Ok(None)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        self.tell(&value.to_string(), false);
        Ok(None)
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        self.tell(&value.to_string(), true);
        Ok(None)
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        self.tell(&value.to_string(), true);
        Ok(None)
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        self.tell(&value.to_string(), true);
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    /// Of another list only its length is told; a list of plain values is no list of records.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = 0;
        while list.next_element_seed(PASS)?.is_some() {
            items += 1;
        }
        if items > 0 {
            self.tell_list(items);
        }
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == NUMBER {
                let digits = nested::number(&mut map)?;
                self.tell(&digits, true);
                return Ok(None);
            }
            let (path, loader) = (format!("{}.{key}", self.path), &mut *self.loader);
            let is_name = false;
            map.next_value_seed(Beside {
                loader,
                path,
                is_name,
            })?;
        }
        Ok(None)
    }
}
