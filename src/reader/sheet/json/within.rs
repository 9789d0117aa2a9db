//! A list of objects within an object, and what stands beside the list.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::loader::Loader;
use super::nested::{self, NUMBER};
use super::object::Records;
use super::outline::PASS;
use super::record::RecordSeed;
use crate::reader::report::{FindingKind, Role};
use crate::text;

/// The longest text of what stands beside a list, in letters.
const MOST_BESIDE: usize = 1_000;

/// Reads the lists under their keys, and tells the other members.
pub(super) struct Within<'a, 'b, 'c> {
    pub(super) loader: &'a mut Loader<'b, 'c>,
    pub(super) lists: &'a [Vec<String>],
    /// The keys that led here.
    pub(super) path: Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Within<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if !self.lists.contains(&self.path) {
            return deserializer.deserialize_map(self);
        }
        if self.lists.len() > 1 {
            let heading = heading(&self.path, self.lists);
            self.loader
                .take_heading(heading)
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

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let mut path = self.path.clone();
            path.push(key);
            let (loader, lists) = (&mut *self.loader, self.lists);
            if !lists.iter().any(|list| list.starts_with(&path)) {
                let path = path.join(".");
                map.next_value_seed(Beside { loader, path })?;
            } else if seen.contains(&path) {
                let key = path.last().map_or("", String::as_str);
                return Err(A::Error::custom((loader.words.key_twice)(key)));
            } else {
                seen.push(path.clone());
                map.next_value_seed(Within {
                    loader,
                    lists,
                    path,
                })?;
            }
        }
        Ok(())
    }
}

/// Tells a member that is not the list.
struct Beside<'a, 'b, 'c> {
    loader: &'a mut Loader<'b, 'c>,
    path: String,
}

impl Beside<'_, '_, '_> {
    fn tell(self, text: &str, numeric: bool) {
        let (row, words) = (self.loader.row, self.loader.words);
        let is_above = row == 0;
        let role = if is_above { Role::Title } else { Role::End };
        let role = words.table.roles[role as usize];
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
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Beside<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.tell(value, false);
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.tell(&value.to_string(), false);
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.tell(&value.to_string(), true);
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.tell(&value.to_string(), true);
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.tell(&value.to_string(), true);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    /// Of another list only its length is told; a list of plain values is no list of records.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut items = 0;
        while list.next_element_seed(PASS)?.is_some() {
            items += 1;
        }
        if items > 0 {
            self.tell_list(items);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == NUMBER {
                let digits = nested::number(&mut map)?;
                self.tell(&digits, true);
                return Ok(());
            }
            let (path, loader) = (format!("{}.{key}", self.path), &mut *self.loader);
            map.next_value_seed(Beside { loader, path })?;
        }
        Ok(())
    }
}
