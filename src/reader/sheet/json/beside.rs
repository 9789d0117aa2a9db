//! What stands beside the records of a file, and is none of them.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Deserializer as Parser;

use super::loader::Loader;
use super::nested::{self, NUMBER};
use super::outline::PASS;
use super::scalar::Scalar;
use crate::reader::report::{FindingKind, Role};
use crate::text;

/// The longest text of what stands beside a list, in letters.
const MOST_BESIDE: usize = 1_000;

/// Tells a member that is not the list; gives the text that is to name a group.
pub(super) struct Beside<'a, 'b, 'c> {
    pub(super) loader: &'a mut Loader<'b, 'c>,
    pub(super) path: String,
    pub(super) is_name: bool,
}

impl Beside<'_, '_, '_> {
    fn tell(self, text: &str, numeric: bool) {
        let (row, words) = (self.loader.row, self.loader.words);
        let is_above = row == 0;
        let role = if is_above { Role::Title } else { Role::End };
        let role = words.table.roles[role as usize];
        self.loader.table.note_unit(&self.path, text);
        // That of a group is told by its own heading.
        if !self.path.contains('.') {
            self.loader.table.note_period(&self.path, text);
        }
        if text.contains(|c: char| c.is_ascii_digit()) && text.len() < MOST_BESIDE {
            let number = (self.path.clone(), text.to_owned(), numeric);
            self.loader.numbers_beside.push(number);
        }
        self.loader.beside.add_aside(row, role, || {
            let said = format!("{}: {}", self.path, text::clean(text));
            text::cut(&said, MOST_BESIDE).into_owned()
        });
    }

    /// Says whether an item of a list is the name of the column there, or the number of the row.
    fn is_of_table(&self, place: u64, text: &str) -> bool {
        let names = &self.loader.column_names;
        let name = usize::try_from(place).ok().and_then(|at| names.get(at));
        name.is_some_and(|name| name == text) || text.parse() == Ok(place)
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

impl Loader<'_, '_> {
    /// Tells a member of which only the text is there.
    pub(super) fn take_beside(&mut self, path: String, value: &str) -> serde_json::Result<()> {
        let beside = Beside {
            loader: self,
            path,
            is_name: false,
        };
        beside.deserialize(&mut Parser::from_str(value)).map(|_| ())
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
        let mut is_of_table = !self.loader.column_names.is_empty();
        while is_of_table {
            let mut text = String::new();
            let Some(_) = list.next_element_seed(Scalar(&mut text))? else {
                return Ok(None);
            };
            is_of_table = self.is_of_table(items, &text);
            items += 1;
        }
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
