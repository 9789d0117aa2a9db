//! Any JSON value as text, in a buffer that is used again.

use std::fmt::{self, Write};

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Number, Value};

/// What a value was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Null,
    Text,
    Number,
    /// Texts, a line each.
    List,
    /// An object, as JSON.
    Object,
}

/// Appends a value to a text.
pub(super) struct Scalar<'a>(pub(super) &'a mut String);

impl<'de> DeserializeSeed<'de> for Scalar<'_> {
    type Value = Shape;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Shape, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Scalar<'_> {
    fn write<E: Error>(self, value: impl fmt::Display) -> Result<Shape, E> {
        write!(self.0, "{value}").map_err(E::custom)?;
        Ok(Shape::Number)
    }
}

impl<'de> Visitor<'de> for Scalar<'_> {
    type Value = Shape;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Shape, E> {
        self.0.push_str(text);
        Ok(Shape::Text)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Shape, E> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(Shape::Text)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Shape, E> {
        self.write(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Shape, E> {
        self.write(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Shape, E> {
        self.write(value)
    }

    fn visit_unit<E: Error>(self) -> Result<Shape, E> {
        Ok(Shape::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Shape, A::Error> {
        let mut item = String::new();
        while let Some(shape) = list.next_element_seed(Scalar(&mut item))? {
            if shape != Shape::Null {
                add_line(self.0, &item);
            }
            item.clear();
        }
        Ok(Shape::List)
    }

    /// An object; a number may come as one too (feature `arbitrary_precision`), with its digits.
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Shape, A::Error> {
        match Value::deserialize(MapAccessDeserializer::new(map))? {
            Value::Number(number) => self.write(digits(&number)),
            object => self.write(object).map(|_: Shape| Shape::Object),
        }
    }
}

/// Adds an item to the lines of a list; a line break inside it would make two of it.
pub(super) fn add_line(lines: &mut String, item: &str) {
    if !lines.is_empty() {
        lines.push('\n');
    }
    lines.extend(item.chars().map(|c| if c == '\n' { ' ' } else { c }));
}

/// A number as it was written, with its power of ten worked out.
pub(super) fn digits(number: &Number) -> String {
    let text = number.to_string();
    let has_power = text.contains(['e', 'E']);
    let worked_out = has_power.then(|| number.as_f64()).flatten();
    worked_out.map_or(text, |value| value.to_string())
}
