//! Objects of columns, as pandas writes them: `{"ten": {"0": "Máy may"}, "kinh_phi": {"0": 100}}` or
//! `{"ten": ["Máy may"], "kinh_phi": [100]}`. They are turned into rows.

use std::collections::HashMap;
use std::fmt;

use anyhow::Result;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Deserializer as Parser;
use serde_json::value::RawValue;

use super::loader::Loader;
use super::rows::Members;
use super::scalar::{Scalar, Shape};

/// Reads the columns, and tells what is none.
pub(super) struct Columns<'a, 'b, 'c>(pub(super) &'a mut Loader<'b, 'c>);

/// The rows so far, each with its values of the columns that were read.
#[derive(Default)]
struct Turned {
    rows: Vec<Members>,
    /// The keys of the rows, where they have some, and where each of them stands.
    keys: Vec<String>,
    places: HashMap<String, usize>,
}

impl Turned {
    fn put(&mut self, row: usize, name: &str, text: &str, shape: Shape) {
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Members::default);
        }
        self.rows[row].push(name, text, shape);
    }

    /// The row of a key; most columns have the same keys in the same order.
    fn row_of(&mut self, key: String, expected: usize) -> usize {
        if self.keys.get(expected) == Some(&key) {
            return expected;
        }
        let next = self.keys.len();
        let row = *self.places.entry(key.clone()).or_insert(next);
        if row == next {
            self.keys.push(key);
        }
        row
    }

    /// Says whether the keys are no more than the numbers of the rows.
    fn are_numbered(&self) -> bool {
        self.keys.iter().all(|key| key.parse::<u64>().is_ok())
    }
}

impl<'de> Visitor<'de> for Columns<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of columns")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let loader = self.0;
        let mut turned = Turned::default();
        while let Some(path) = map.next_key::<String>()? {
            let value = map.next_value::<Box<RawValue>>()?;
            let read = if value.get().starts_with(['[', '{']) {
                let (name, turned) = (path.as_str(), &mut turned);
                Column { name, turned }.deserialize(&mut Parser::from_str(value.get()))
            } else {
                loader.take_beside(path, value.get())
            };
            read.map_err(A::Error::custom)?;
        }
        loader.take_turned(turned).map_err(A::Error::custom)
    }
}

impl Loader<'_, '_> {
    fn take_turned(&mut self, turned: Turned) -> Result<()> {
        let are_named = !turned.are_numbered();
        let mut keys = turned.keys.into_iter();
        for row in turned.rows {
            self.next_record();
            self.objects += 1;
            self.rows.name = keys.next().filter(|_| are_named);
            self.rows.begin();
            for (name, text, shape) in row.iter() {
                self.rows.object.push(name, text, shape);
            }
            self.take_object()?;
        }
        Ok(())
    }
}

/// Reads the values of a column, each into its row.
struct Column<'a> {
    name: &'a str,
    turned: &'a mut Turned,
}

impl<'de> DeserializeSeed<'de> for Column<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Column<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a column")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let (mut text, mut row) = (String::new(), 0);
        while let Some(shape) = list.next_element_seed(Scalar(&mut text))? {
            self.turned.put(row, self.name, &text, shape);
            text.clear();
            row += 1;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (mut text, mut expected) = (String::new(), 0);
        while let Some(key) = map.next_key::<String>()? {
            let shape = map.next_value_seed(Scalar(&mut text))?;
            let row = self.turned.row_of(key, expected);
            self.turned.put(row, self.name, &text, shape);
            text.clear();
            expected += 1;
        }
        Ok(())
    }
}
