//! A record of the format, key by key into the columns' record; other keys as a table has them.

use std::fmt;
use std::sync::LazyLock;

use anyhow::Result;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::form;
use super::loader::{Loader, say};
use super::member::{self, Extras, Figures, Outcomes, Place};
use super::nested::{self, Nested};
use super::scalar::{Scalar, Shape};
use crate::dataset::{Definition, FIELDS, Field, FieldKind, TextField};
use crate::reader::table::cell;
use crate::reader::table::column_of_name;

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

/// Those of them that hold lists or objects, by which a record of the format is known.
const NESTED: [&str; 4] = ["place", "figures", "outcomes", "extra"];

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

/// Reads what stands under a key of a record of the format.
struct Member<'a, 'b, 'c, 'd> {
    loader: &'a mut Loader<'b, 'c>,
    key: &'d str,
    text: &'d mut String,
}

impl<'de> DeserializeSeed<'de> for Member<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<(), D::Error> {
        let Self { loader, key, text } = self;
        match key {
            "figures" => Figures(loader).deserialize(value),
            "outcomes" => Outcomes(loader).deserialize(value),
            "extra" => Extras { loader, text }.deserialize(value),
            "place" => Place {
                record: &mut loader.record,
                text,
                words: loader.words,
            }
            .deserialize(value),
            _ => {
                let shape = Scalar(text).deserialize(value)?;
                loader
                    .set(key, text, shape)
                    .map_err(|reason| D::Error::custom(loader.in_record(&reason)))
            }
        }
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
        self.rows.begin();
        let (mut bytes, mut seen, mut is_ours) = (0, 0_u64, self.is_ours);
        loop {
            key.clear();
            text.clear();
            if map.next_key_seed(Scalar(key))?.is_none() {
                break;
            }
            if !self.is_strict && bytes == 0 && key == "format" {
                return self.read_keys(Some(std::mem::take(key)), map).map(|_| ());
            }
            if is_ours {
                self.note_key(key, &mut seen).map_err(A::Error::custom)?;
                self.read_field(map, key, text)?;
            } else if NESTED.contains(&key.as_str()) {
                is_ours = self.read_nested(map, key, text)?;
                if is_ours {
                    self.note_key(key, &mut seen).map_err(A::Error::custom)?;
                }
            } else {
                let below = &mut self.below;
                let shape = map.next_value_seed(Nested { text, below })?;
                self.add_member(key, text, shape);
            }
            bytes += key.len() + text.len();
        }
        let ended = if is_ours {
            self.set_members(&mut seen)
                .and_then(|()| self.end_record(bytes))
        } else {
            self.take_object().map_err(say)
        };
        ended.map_err(A::Error::custom)
    }

    /// Fills the record with the members that waited: it is one of this program's format.
    fn set_members(&mut self, seen: &mut u64) -> Result<(), String> {
        let members = std::mem::take(&mut self.rows.object);
        for (key, text, shape) in members.iter() {
            self.note_key(key, seen)?;
            self.set(key, text, shape)?;
        }
        self.rows.object = members;
        Ok(())
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
        map.next_value_seed(Member {
            loader: self,
            key,
            text,
        })
    }

    /// Reads what a record of the format holds under such a key; says whether it was that.
    ///
    /// Other programs have a `place` as well, which is a text or has other keys.
    fn read_nested<'de, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        key: &str,
        text: &mut String,
    ) -> Result<bool, A::Error> {
        let value = map.next_value::<Box<RawValue>>()?;
        let mut parser = serde_json::Deserializer::from_str(value.get());
        let has = |name| self.rows.object.iter().any(|(key, ..)| key == name);
        let is_ours = member::is_of_format(key, value.get(), has("id") && has("title"));
        let read = if is_ours {
            let loader = &mut *self;
            Member { loader, key, text }.deserialize(&mut parser)
        } else {
            let below = &mut self.below;
            let shape = Nested { text, below }.deserialize(&mut parser);
            shape.map(|shape| self.add_member(key, text, shape))
        };
        read.map(|()| is_ours).map_err(A::Error::custom)
    }

    /// Keeps a member of an object of another program; what it holds of objects stands behind it.
    fn add_member(&mut self, key: &str, text: &str, shape: Shape) {
        let object = &mut self.rows.object;
        let is_list = shape == Shape::List;
        if !text.is_empty() || !is_list && shape != Shape::Object {
            object.push(key, text, shape);
        }
        if let Some(span) = nested::span(&self.below) {
            self.below.clear();
            return object.push(key, &span, Shape::Text);
        }
        if self.below.len() > 1 {
            nested::name_amounts(&mut self.below);
        }
        for (path, text, shape) in self.below.drain(..) {
            object.push(&format!("{key}.{path}"), &text, shape);
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

    /// A key that the format does not have: as the column of that name would be read.
    fn set_other(&mut self, key: &str, text: &str, shape: Shape) -> Result<()> {
        let text = text.trim();
        if shape == Shape::Null || text.is_empty() {
            return Ok(());
        }
        let mut column = column_of_name(key, self.about.map);
        let is_taken =
            matches!(column.field, Field::Text(field) if !self.record.text(field).is_empty());
        if is_taken {
            column.field = Field::Extra;
        }
        let (place, is_number) = (self.place(), shape == Shape::Number);
        let (record, sink) = (&mut self.record, &mut *self.table.sink);
        cell::fill(record, &mut column, text, is_number, place, sink)
    }

    fn end_record(&mut self, bytes: usize) -> Result<(), String> {
        self.open_table()
            .and_then(|()| self.table.catch_up())
            .map_err(say)?;
        for (field, key) in [(TextField::Id, "id"), (TextField::Title, "title")] {
            if self.is_strict && self.record.text(field).is_empty() {
                return Err(self.in_record(&(self.words.missing_key)(key)));
            }
        }
        let part = self.objects.saturating_sub(self.line_began_at);
        cell::complete(&mut self.record, self.about.stem, (self.row, part));
        self.take_record(bytes).map(|_| ()).map_err(say)
    }
}
