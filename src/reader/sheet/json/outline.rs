//! What an object is, before it is read: where its lists are, and whether it is the only one.

use std::fmt;
use std::io::{BufReader, Read};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Deserializer as Parser;

use crate::reader::source::format::SourceFormat;

/// Lists that belong to a record of the program's own.
const OF_A_RECORD: [&str; 2] = ["figures", "outcomes"];

/// The keys that tell what an object is.
const TELLING: [&str; 4] = ["format", "records", "id", "title"];

/// Looks through the whole text once, keeping nothing of it but the largest list's keys; there is
/// none if its lists hold no objects.
pub(in crate::reader) fn look_through(source: impl Read) -> Option<SourceFormat> {
    let mut outline = Outline::default();
    let mut source = BufReader::with_capacity(256 << 10, source);
    let mut parser = Parser::from_reader(&mut source as &mut dyn Read);
    let read = Look(Some(&mut outline)).deserialize(&mut parser);
    let is_alone = read.is_err() || parser.end().is_ok();
    outline.format(is_alone)
}

#[derive(Default)]
struct Outline {
    /// The keys that lead to where the parser is.
    keys: Vec<String>,
    /// Those of the object at the top that tell what it is.
    telling: Vec<&'static str>,
    /// The list with the most objects.
    largest: Option<(u64, Vec<String>)>,
    /// A list of lists was seen.
    has_lists_only: bool,
}

impl Outline {
    fn format(self, is_alone: bool) -> Option<SourceFormat> {
        let is_record = self.has(&["id", "title"]);
        match self.largest {
            _ if !is_alone => Some(SourceFormat::JsonLines),
            _ if self.has(&["format", "records"]) => Some(SourceFormat::Json),
            Some((_, keys)) if !is_record => Some(SourceFormat::JsonWithin(keys)),
            None if self.has_lists_only && !is_record => None,
            _ => Some(SourceFormat::JsonLines),
        }
    }

    fn has(&self, keys: &[&str]) -> bool {
        keys.iter().all(|key| self.telling.contains(key))
    }

    fn note_key(&mut self) {
        if let [key] = self.keys.as_slice() {
            let telling = TELLING.into_iter().filter(|telling| telling == key);
            self.telling.extend(telling.take(1));
        }
    }

    fn note_list(&mut self, objects: u64, lists: u64) {
        let is_own = matches!(self.keys.as_slice(), [key] if OF_A_RECORD.contains(&key.as_str()));
        self.has_lists_only |= objects == 0 && lists > 0;
        let most = self.largest.as_ref().map_or(0, |(most, _)| *most);
        if objects > most && !is_own {
            self.largest = Some((objects, self.keys.clone()));
        }
    }
}

/// What a value was.
#[derive(PartialEq)]
pub(super) enum Seen {
    Object,
    List,
    Other,
}

/// Passes over a value; one that is nested too deep is none, as it is when it is read.
pub(super) struct Look<'a>(Option<&'a mut Outline>);

/// Passes over a value and keeps nothing.
pub(super) const PASS: Look<'static> = Look(None);

impl<'de> DeserializeSeed<'de> for Look<'_> {
    type Value = Seen;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Seen, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = Seen;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, _: &str) -> Result<Seen, E> {
        Ok(Seen::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Seen, E> {
        Ok(Seen::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Seen, E> {
        Ok(Seen::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Seen, E> {
        Ok(Seen::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Seen, E> {
        Ok(Seen::Other)
    }

    fn visit_unit<E>(self) -> Result<Seen, E> {
        Ok(Seen::Other)
    }

    /// A list that breaks off is one as well, and is told when it is read.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Seen, A::Error> {
        let (mut objects, mut lists) = (0, 0);
        let end = loop {
            match list.next_element_seed(PASS) {
                Ok(Some(Seen::Object)) => objects += 1,
                Ok(Some(Seen::List)) => lists += 1,
                Ok(Some(Seen::Other)) => {}
                Ok(None) => break Ok(Seen::List),
                Err(error) => break Err(error),
            }
        };
        if let Some(outline) = self.0 {
            outline.note_list(objects, lists);
        }
        end
    }

    /// An object; a number may come as one too (feature `arbitrary_precision`).
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Seen, A::Error> {
        let Some(outline) = self.0 else {
            while map.next_key::<IgnoredAny>()?.is_some() {
                map.next_value_seed(PASS)?;
            }
            return Ok(Seen::Object);
        };
        while let Some(key) = map.next_key()? {
            outline.keys.push(key);
            outline.note_key();
            map.next_value_seed(Look(Some(outline)))?;
            outline.keys.pop();
        }
        Ok(Seen::Object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_list_of_objects_is_the_list() {
        let list = |keys: &[&str]| {
            Some(SourceFormat::JsonWithin(
                keys.iter().map(ToString::to_string).collect(),
            ))
        };
        for (text, expected) in [
            (r#"{"ok":true,"rows":[{"a":1}]}"#, list(&["rows"])),
            (
                r#"{"few":[{"a":1}],"kq":{"page":1,"muc":[{"a":1},{"a":2}]},"s":[1,2,3]}"#,
                list(&["kq", "muc"]),
            ),
            (r#"{"records":[{"a":1}]}"#, list(&["records"])),
            (r#"{"rows":[{"a":1},{"a"#, list(&["rows"])),
            (
                r#"{"format":"x","records":[{"a":1}]}"#,
                Some(SourceFormat::Json),
            ),
            (r#"{"format":"geo","rows":[{"a":1}]}"#, list(&["rows"])),
            (
                r#"{"a":[{"b":1}]} {"a":[{"b":2}]}"#,
                Some(SourceFormat::JsonLines),
            ),
            (
                r#"{"Tên":"Lò","figures":[{"b":1}]}"#,
                Some(SourceFormat::JsonLines),
            ),
            (
                r#"{"id":"1","title":"Lò","x":[{"b":1}]}"#,
                Some(SourceFormat::JsonLines),
            ),
            (r#"{"cot":["a"],"dong":[[1],[2]]}"#, None),
        ] {
            assert_eq!(look_through(text.as_bytes()), expected, "{text}");
        }
    }
}
