//! Objects within an object, as members of it: `co_so.ten` is the member `ten` of `co_so`.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use serde_json::Number;

use super::scalar::{Scalar, Shape, add_line, digits};
use crate::dataset::header;
use crate::text;

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

/// Gives each amount the name that stands beside it, where all of them name money:
/// `[{"nguon": "KCQG", "so_tien": 100}, {"nguon": "KCĐP", "so_tien": 50}]` is `KCQG` 100, `KCĐP` 50.
pub(super) fn name_amounts(members: &mut InnerMembers) {
    let is_of_amounts = |(_, text, _): &(String, String, Shape)| are_digits(text);
    let first = members.iter().position(is_of_amounts);
    let is_one = first == members.iter().rposition(is_of_amounts);
    let names = members.iter().position(|(_, text, _)| are_money(text));
    let (Some(names), Some(amounts), true) = (names, first, is_one) else {
        return;
    };
    let lines = |place: usize| members[place].1.lines();
    let above = |place: usize| members[place].0.rsplit_once('.').map(|(above, _)| above);
    if lines(names).count() != lines(amounts).count() || above(names) != above(amounts) {
        return;
    }
    let mut paired = InnerMembers::new();
    for (name, amount) in lines(names).zip(lines(amounts)) {
        let own = name.trim().replace([' ', '.'], "_");
        let key = above(names).map(|above| format!("{above}.{own}"));
        // Two amounts of one source are a list, which is told.
        let member = (key.unwrap_or(own), amount.to_owned(), Shape::Number);
        join(&mut paired, member);
    }
    let mut at = 0..;
    members.retain(|_| at.next().is_none_or(|at| at != names && at != amounts));
    members.extend(paired);
}

/// Says whether each line of a text names money.
fn are_money(text: &str) -> bool {
    let is_money = |line| header::find(line, false).is_some_and(|(field, _)| field.is_money());
    !text.is_empty() && text.lines().all(is_money)
}

/// Says whether each line of a text is a number as JSON has them.
fn are_digits(text: &str) -> bool {
    let is_of_number = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    let is_number = |line: &str| !line.is_empty() && line.bytes().all(is_of_number);
    !text.is_empty() && text.lines().all(is_number)
}

/// How the first and the last year of a span are called.
const ENDS: [(&str, &str); 6] = [
    ("tu", "den"),
    ("tu nam", "den nam"),
    ("bat dau", "ket thuc"),
    ("from", "to"),
    ("start", "end"),
    ("begin", "end"),
];

/// The years of an object that is a span: `{"tu": 2020, "den": 2021}` is `2020-2021`.
pub(super) fn span(members: &InnerMembers) -> Option<String> {
    let [one, other] = members.as_slice() else {
        return None;
    };
    let keys = [&one.0, &other.0].map(|key| header::plain_key(key));
    let is_span = ENDS.contains(&(keys[0].as_str(), keys[1].as_str()));
    let are_years = text::is_year(&one.1) && text::is_year(&other.1);
    (is_span && are_years).then(|| format!("{}-{}", one.1, other.1))
}

/// The digits of a number that comes as an object.
pub(super) fn number<'de, A: MapAccess<'de>>(map: &mut A) -> Result<String, A::Error> {
    let number: Number = map.next_value::<String>()?.parse().map_err(Error::custom)?;
    Ok(digits(&number))
}
