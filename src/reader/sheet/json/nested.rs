//! Objects within an object, as members of it: `co_so.ten` is the member `ten` of `co_so`.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use serde_json::Number;

use super::scalar::{Scalar, Shape, add_line, digits};

/// The key under which the parser hands over a number with all its digits.
pub(super) const NUMBER: &str = "$serde_json::private::Number";

/// The members of the objects in a value, by the keys that lead to them, with points between.
pub(super) type InnerMembers = Vec<(String, String, Shape)>;

/// Appends a value to a text, but what is an object goes below.
///
/// Of several objects in a list each key has a line for each of them.
pub(super) struct Nested<'a> {
    pub(super) text: &'a mut String,
    pub(super) below: &'a mut InnerMembers,
}

impl<'de> DeserializeSeed<'de> for Nested<'_> {
    type Value = Shape;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Shape, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested<'_> {
    type Value = Shape;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Shape, E> {
        Scalar(self.text).visit_str(text)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Shape, E> {
        Scalar(self.text).visit_bool(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Shape, E> {
        Scalar(self.text).visit_u64(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Shape, E> {
        Scalar(self.text).visit_i64(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Shape, E> {
        Scalar(self.text).visit_f64(value)
    }

    fn visit_unit<E: Error>(self) -> Result<Shape, E> {
        Ok(Shape::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Shape, A::Error> {
        let (mut item, mut below) = (String::new(), InnerMembers::new());
        loop {
            let (text, inner) = (&mut item, &mut below);
            let Some(shape) = list.next_element_seed(Nested { text, below: inner })? else {
                return Ok(Shape::List);
            };
            if matches!(shape, Shape::Text | Shape::Number | Shape::List) {
                add_line(self.text, &item);
            }
            item.clear();
            below.drain(..).for_each(|member| join(self.below, member));
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Shape, A::Error> {
        let mut inner = InnerMembers::new();
        while let Some(key) = map.next_key::<String>()? {
            if key == NUMBER {
                self.text.push_str(&number(&mut map)?);
                return Ok(Shape::Number);
            }
            let (mut text, below) = (String::new(), &mut inner);
            let shape = map.next_value_seed(Nested {
                text: &mut text,
                below,
            })?;
            if shape != Shape::Object {
                self.below.push((key.clone(), text, shape));
            }
            let members = inner.drain(..);
            let members = members.map(|(rest, text, shape)| (format!("{key}.{rest}"), text, shape));
            self.below.extend(members);
        }
        Ok(Shape::Object)
    }
}

/// Adds the member of an object of a list to those of the objects before it.
fn join(all: &mut InnerMembers, (path, text, shape): (String, String, Shape)) {
    match all.iter_mut().find(|(known, _, _)| *known == path) {
        Some((_, lines, known)) => {
            add_line(lines, &text);
            *known = Shape::List;
        }
        None => all.push((path, text, shape)),
    }
}

/// How the first and the last year of a span are called.
const ENDS: [(&str, &str); 6] = [
    ("tu", "den"),
    ("tu_nam", "den_nam"),
    ("bat_dau", "ket_thuc"),
    ("from", "to"),
    ("start", "end"),
    ("begin", "end"),
];

/// The years of an object that is a span: `{"tu": 2020, "den": 2021}` is `2020-2021`.
pub(super) fn span(members: &InnerMembers) -> Option<String> {
    let [one, other] = members.as_slice() else {
        return None;
    };
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_span = ENDS.contains(&(one.0.as_str(), other.0.as_str()));
    let are_years = is_year(&one.1) && is_year(&other.1);
    (is_span && are_years).then(|| format!("{}-{}", one.1, other.1))
}

/// The digits of a number that comes as an object.
pub(super) fn number<'de, A: MapAccess<'de>>(map: &mut A) -> Result<String, A::Error> {
    let number: Number = map.next_value::<String>()?.parse().map_err(Error::custom)?;
    Ok(digits(&number))
}
