//! A record of the format, key by key into the columns' record; other keys as a table has them.

use std::fmt;
use std::sync::LazyLock;

use anyhow::Result;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};

use super::form;
use super::loader::{Loader, say};
use super::member::{Extras, Figures, Outcomes, Place};
use super::scalar::{Scalar, Shape};
use crate::dataset::{Definition, FIELDS, Field, FieldKind, TextField};
use crate::reader::report::FindingKind;
use crate::reader::table::cell;
use crate::reader::table::column_of_name;
use crate::text::clean;

/// Reads a record; in JSON Lines also an object with what stands beside records.
pub(super) struct RecordSeed<'a, 'b, 'c>(pub(super) &'a mut Loader<'b, 'c>);

impl<'de> DeserializeSeed<'de> for RecordSeed<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RecordSeed<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let loader = self.0;
        let (mut key, mut text) = (
            std::mem::take(&mut loader.key),
            std::mem::take(&mut loader.text),
        );
        let read = loader.read_record(&mut map, &mut key, &mut text);
        loader.record.clear();
        (loader.key, loader.text) = (key, text);
        read
    }
}

/// The keys of a record that are no fields.
const BESIDE: [&str; 6] = [
    "place",
    "figures",
    "outcomes",
    "reference",
    "paragraph",
    "extra",
];

/// The keys of a record, those of fields with what they hold.
static KEYS: LazyLock<Vec<(&str, Option<&Definition>)>> = LazyLock::new(|| {
    let fields = FIELDS.iter().filter(|known| is_member(known.kind));
    let fields = fields.map(|known| (known.key, Some(known)));
    fields.chain(BESIDE.map(|key| (key, None))).collect()
});

/// Whether a record has a field of the kind under a key of its own.
fn is_member(kind: FieldKind) -> bool {
    match kind {
        FieldKind::Place | FieldKind::Number(_) | FieldKind::Other => false,
        FieldKind::Text
        | FieldKind::Remark
        | FieldKind::Lines
        | FieldKind::Period
        | FieldKind::Funding
        | FieldKind::Activity => true,
    }
}

/// The text under a key, and the shape in which it is written.
fn text_field(key: &str) -> Option<(TextField, Shape)> {
    let (_, known) = KEYS.iter().find(|(known, _)| *known == key)?;
    let known = (*known)?;
    let shape = match known.kind {
        FieldKind::Lines => Shape::List,
        _ => Shape::Text,
    };
    match known.field {
        Field::Text(text) => Some((text, shape)),
        _ => None,
    }
}

impl Loader<'_, '_> {
    fn read_record<'de, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        key: &mut String,
        text: &mut String,
    ) -> Result<(), A::Error> {
        self.objects += 1;
        let mut bytes = 0;
        let mut seen = 0_u64;
        loop {
            key.clear();
            text.clear();
            if map.next_key_seed(Scalar(key))?.is_none() {
                break;
            }
            if !self.is_strict && bytes == 0 && key == "format" {
                return self.read_keys(Some(std::mem::take(key)), map).map(|_| ());
            }
            self.note_key(key, &mut seen).map_err(A::Error::custom)?;
            self.read_field(map, key, text)?;
            bytes += key.len() + text.len();
        }
        self.end_record(bytes).map_err(A::Error::custom)
    }

    /// The last of two equal keys would win in silence.
    fn note_key(&self, key: &str, seen: &mut u64) -> Result<(), String> {
        let place = KEYS.iter().position(|(known, _)| *known == key);
        let bit = place.map_or(0, |place| 1 << place);
        let is_new = *seen & bit == 0;
        *seen |= bit;
        if is_new {
            Ok(())
        } else {
            Err((self.words.key_twice)(key))
        }
    }

    fn read_field<'de, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        key: &str,
        text: &mut String,
    ) -> Result<(), A::Error> {
        match key {
            "figures" => map.next_value_seed(Figures(self)),
            "outcomes" => map.next_value_seed(Outcomes(self)),
            "extra" => map.next_value_seed(Extras { loader: self, text }),
            "place" => map.next_value_seed(Place {
                record: &mut self.record,
                text,
                words: self.words,
            }),
            _ => {
                let shape = map.next_value_seed(Scalar(text))?;
                self.set(key, text, shape)
                    .map_err(|reason| A::Error::custom(self.in_record(&reason)))
            }
        }
    }

    fn set(&mut self, key: &str, text: &str, shape: Shape) -> Result<(), String> {
        match text_field(key) {
            Some((field, Shape::Text)) => {
                self.record.set(field, text);
                return self.expect(key, text, shape, Shape::Text);
            }
            Some((field, wanted)) if shape == wanted => {
                self.record.set(field, text);
                return Ok(());
            }
            _ => {}
        }
        let id = self.record.text(TextField::Id).to_owned();
        match key {
            "funding" if shape == Shape::List && self.set_funding(text) => {}
            "activity"
                if shape == Shape::Text
                    && (self.is_strict || !text.contains(char::is_whitespace)) =>
            {
                self.record.activity = Some(self.activity(text, &id).map_err(say)?);
            }
            "period" if form::period(text, self.words).is_ok() => {
                self.record.period = form::period(text, self.words).ok();
            }
            "reference" if shape == Shape::Text => {
                self.record.reference = Some(self.reference(text, &id).map_err(say)?);
            }
            "paragraph" if shape == Shape::Number && text.parse::<u32>().is_ok() => {
                self.record.paragraph = text.parse().ok();
            }
            _ if self.is_strict => return Err(self.refusal(key, text)),
            _ => self.set_other(key, text, shape).map_err(say)?,
        }
        Ok(())
    }

    fn refusal(&self, key: &str, text: &str) -> String {
        if KEYS.iter().any(|(known, _)| *known == key) {
            (self.words.bad_value)(key, text)
        } else {
            (self.words.unknown_key)(key)
        }
    }

    fn expect(&self, key: &str, text: &str, found: Shape, wanted: Shape) -> Result<(), String> {
        if self.is_strict && found != wanted {
            Err((self.words.bad_value)(key, text))
        } else {
            Ok(())
        }
    }

    fn set_funding(&mut self, text: &str) -> bool {
        let known = text
            .lines()
            .map(crate::dataset::Funding::parse)
            .collect::<Option<_>>();
        self.record.funding = known.unwrap_or_default();
        known.is_some()
    }

    /// A key of another table: as the column of that name would be read.
    fn set_other(&mut self, key: &str, text: &str, shape: Shape) -> Result<()> {
        let text = text.trim();
        if shape == Shape::Null || text.is_empty() {
            return Ok(());
        }
        if !self.columns.contains_key(key) {
            let column = column_of_name(key, self.about.map);
            self.columns.insert(key.to_owned(), (column, 0));
        }
        let place = self.place();
        let Some((column, last)) = self.columns.get_mut(key) else {
            return Ok(());
        };
        if std::mem::replace(last, self.objects) == self.objects {
            return self.set_again(key, text);
        }
        column.filled += 1;
        let taken =
            matches!(column.field, Field::Text(field) if !self.record.text(field).is_empty());
        let field = column.field;
        if taken {
            column.field = Field::Extra;
        }
        cell::fill(
            &mut self.record,
            column,
            text,
            shape == Shape::Number,
            place,
            self.sink,
        )?;
        column.field = field;
        Ok(())
    }

    /// The last of two equal keys would win in silence, so each is kept and that is told.
    fn set_again(&mut self, key: &str, text: &str) -> Result<()> {
        let place = self.place();
        self.sink.find(FindingKind::Suspicion, |words| {
            (place.say(words), (words.key_twice)(&clean(key)))
        });
        let extra = &self.record.extra;
        let mut number = 2;
        let column = loop {
            let name = format!("{} ({number})", clean(key));
            let column = self.sink.extra_column(&name)?;
            if extra.iter().all(|(known, _)| *known != column) {
                break column;
            }
            number += 1;
        };
        self.record.extra.push((column, text.to_owned()));
        Ok(())
    }

    /// Gives a record without an id one of its own where others stand before it in the line.
    fn tell_apart(&mut self) {
        let place = self.objects - self.line_began_at;
        if place > 1 && self.record.text(TextField::Id).is_empty() {
            let id = format!("{}:{}.{place}", self.about.stem, self.row);
            self.record.set(TextField::Id, &id);
        }
    }

    fn end_record(&mut self, bytes: usize) -> Result<(), String> {
        for (field, key) in [(TextField::Id, "id"), (TextField::Title, "title")] {
            if self.is_strict && self.record.text(field).is_empty() {
                return Err(self.in_record(&(self.words.missing_key)(key)));
            }
        }
        self.tell_apart();
        cell::complete(&mut self.record, self.about.stem, self.row);
        self.take_record(bytes).map(|_| ()).map_err(say)
    }
}
