//! Lists of values as the rows of a table: `[["Tên đề án", "Kinh phí"], ["Máy may", 100]]`, or
//! without names beside `"columns": ["Tên đề án", "Kinh phí"]`.

use std::fmt;

use anyhow::Result;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::loader::{Loader, say};
use super::outline::PASS;
use super::scalar::{Scalar, Shape};
use crate::reader::table::RawRow;

/// Reads a list of lists. Where nothing names its columns, one of its first lists does.
pub(super) struct ListRows<'a, 'b, 'c> {
    pub(super) loader: &'a mut Loader<'b, 'c>,
    pub(super) names: &'a [String],
}

impl<'de> Visitor<'de> for ListRows<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of lists")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { loader, names } = self;
        loop {
            loader.row += 1;
            let row = ListRow {
                loader: &mut *loader,
                names,
            };
            if list.next_element_seed(row)?.is_none() {
                loader.row -= 1;
                return Ok(());
            }
            if loader.table.sink.report.stopped {
                return Err(A::Error::custom("stopped"));
            }
        }
    }
}

/// Reads one of the lists; another value among them is none and is told.
struct ListRow<'a, 'b, 'c> {
    loader: &'a mut Loader<'b, 'c>,
    names: &'a [String],
}

impl ListRow<'_, '_, '_> {
    /// The values of a row under the names of their columns; what has no name keeps its number.
    fn take_named<'de, A: SeqAccess<'de>>(self, list: &mut A) -> Result<(), A::Error> {
        let Self { loader, names } = self;
        loader.objects += 1;
        loader.line_began_at = loader.objects - 1;
        loader.rows.begin();
        let mut text = String::new();
        for place in 0.. {
            text.clear();
            let Some(shape) = list.next_element_seed(Scalar(&mut text))? else {
                break;
            };
            if let Some(name) = names.get(place).filter(|name| !name.is_empty()) {
                loader.rows.object.push(name, &text, shape);
            } else {
                let number = format!("#{}", place + 1);
                loader.rows.object.push(&number, &text, shape);
            }
        }
        loader.take_object().map_err(A::Error::custom)
    }

    /// The values as the cells of a row, of which it is not known yet what they are.
    fn take_cells<'de, A: SeqAccess<'de>>(self, list: &mut A) -> Result<(), A::Error> {
        let mut row = RawRow {
            number: self.loader.row,
            ..RawRow::default()
        };
        let mut text = String::new();
        while let Some(shape) = list.next_element_seed(Scalar(&mut text))? {
            row.push(&text, shape == Shape::Number);
            text.clear();
        }
        let taken = self.loader.table.row(&row).map(|_| ());
        taken.map_err(say).map_err(A::Error::custom)
    }

    fn refuse(self) {
        let reason = self.loader.words.no_list;
        self.loader.not_taken(reason);
    }
}

impl<'de> DeserializeSeed<'de> for ListRow<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ListRow<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        if self.names.is_empty() {
            self.take_cells(&mut list)
        } else {
            self.take_named(&mut list)
        }
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.refuse();
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.refuse();
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.refuse();
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.refuse();
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.refuse();
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.refuse();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_key::<String>()?.is_some() {
            map.next_value_seed(PASS)?;
        }
        self.refuse();
        Ok(())
    }
}
