//! The members of a record that hold more than a text: figures, outcomes, place and extra columns.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use anyhow::Result;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::form::{FileFigure, FileOutcome};
use super::loader::Loader;
use super::scalar::Scalar;
use crate::dataset::{Definition, FIELDS, Field, FieldKind, Record, TextField};

/// Says whether a value is what the format has under a key, or only called so.
///
/// The columns of other files under `extra` may have any names: the id and the title tell.
pub(super) fn is_of_format(key: &str, value: &str, is_named: bool) -> bool {
    match key {
        "figures" => value.starts_with('[') && value.contains("\"indicator\""),
        "outcomes" => value.starts_with('[') && value.contains("\"text\""),
        "place" => are_parts(value),
        _ => value.starts_with('{') && is_named,
    }
}

/// Says whether a value is an object that has no other keys than those of a place.
fn are_parts(place: &str) -> bool {
    let keys = serde_json::from_str::<BTreeMap<Cow<'_, str>, &RawValue>>(place);
    let is_part = |key: &Cow<'_, str>| parts().any(|part| part.key == *key);
    keys.is_ok_and(|keys| keys.keys().all(is_part))
}

/// The fields that stand under `place`.
fn parts() -> impl Iterator<Item = &'static Definition> {
    FIELDS.iter().filter(|known| known.kind == FieldKind::Place)
}

/// Reads the numbers of a record.
pub(super) struct Figures<'a, 'b, 'c>(pub(super) &'a mut Loader<'b, 'c>);

impl<'de> DeserializeSeed<'de> for Figures<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Figures<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of figures")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let user = self.0.record.text(TextField::Id).to_owned();
        while let Some(figure) = list.next_element::<FileFigure>()? {
            let figure = figure
                .into_figure(self.0, &user)
                .map_err(|reason| A::Error::custom(self.0.in_record(&reason)))?;
            self.0.record.figures.push(figure);
        }
        Ok(())
    }
}

/// Reads the results in words of a record.
pub(super) struct Outcomes<'a, 'b, 'c>(pub(super) &'a mut Loader<'b, 'c>);

impl<'de> DeserializeSeed<'de> for Outcomes<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Outcomes<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of outcomes")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let user = self.0.record.text(TextField::Id).to_owned();
        while let Some(outcome) = list.next_element::<FileOutcome>()? {
            let outcome = outcome
                .into_outcome(self.0, &user)
                .map_err(A::Error::custom)?;
            self.0.record.outcomes.push(outcome);
        }
        Ok(())
    }
}

/// Reads the columns that only some file has.
pub(super) struct Extras<'a, 'b, 'c> {
    pub(super) loader: &'a mut Loader<'b, 'c>,
    pub(super) text: &'a mut String,
}

impl<'de> DeserializeSeed<'de> for Extras<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Extras<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            self.text.clear();
            map.next_value_seed(Scalar(self.text))?;
            let column = self
                .loader
                .table
                .sink
                .extra_column(&crate::text::clean(&name))
                .map_err(A::Error::custom)?;
            self.loader.record.extra.push((column, self.text.clone()));
        }
        Ok(())
    }
}

/// Reads a place in its parts, or an address as it was written.
pub(super) struct Place<'a> {
    pub(super) record: &'a mut Record,
    pub(super) text: &'a mut String,
    pub(super) words: &'static crate::messages::Reader,
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an address or its parts")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.record.set(TextField::Address, text);
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let part = parts().find(|known| known.key == key);
            let Some(Field::Text(field)) = part.map(|known| known.field) else {
                return Err(A::Error::custom((self.words.unknown_key)(&key)));
            };
            self.text.clear();
            map.next_value_seed(Scalar(self.text))?;
            self.record.set(field, self.text);
        }
        Ok(())
    }
}
