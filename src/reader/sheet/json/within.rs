//! A list of objects within an object, and what stands beside the list.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::loader::Loader;
use super::object::Records;
use super::outline::PASS;
use crate::reader::report::{FindingKind, Role};
use crate::text;

/// The longest text of what stands beside a list, in letters.
const MOST_BESIDE: usize = 1_000;

/// Reads the list under the keys, and tells the other members.
pub(super) struct Within<'a, 'b, 'c> {
    pub(super) loader: &'a mut Loader<'b, 'c>,
    pub(super) keys: &'a [String],
    /// The keys that led here, with points between them.
    pub(super) path: String,
}

impl<'de> DeserializeSeed<'de> for Within<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.keys {
            [] => Records(self.loader).deserialize(deserializer),
            _ => deserializer.deserialize_map(self),
        }
    }
}

impl<'de> Visitor<'de> for Within<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = false;
        while let Some(key) = map.next_key::<String>()? {
            let path = below(&self.path, &key);
            let loader = &mut *self.loader;
            match self.keys.split_first() {
                Some((wanted, keys)) if *wanted == key => {
                    if std::mem::replace(&mut seen, true) {
                        return Err(A::Error::custom((loader.words.key_twice)(&key)));
                    }
                    map.next_value_seed(Within { loader, keys, path })?;
                }
                _ => map.next_value_seed(Beside { loader, path })?,
            }
        }
        Ok(())
    }
}

fn below(path: &str, key: &str) -> String {
    match path {
        "" => key.to_owned(),
        _ => format!("{path}.{key}"),
    }
}

/// Tells a member that is not the list.
struct Beside<'a, 'b, 'c> {
    loader: &'a mut Loader<'b, 'c>,
    path: String,
}

impl Beside<'_, '_, '_> {
    fn tell(self, text: &str) {
        let (row, words) = (self.loader.row, self.loader.words);
        let role = words.table.roles[Role::End as usize];
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
        self.tell(value);
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.tell(&value.to_string());
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.tell(&value.to_string());
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.tell(&value.to_string());
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.tell(&value.to_string());
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
            let (path, loader) = (below(&self.path, &key), &mut *self.loader);
            map.next_value_seed(Beside { loader, path })?;
        }
        Ok(())
    }
}
