//! What an object is, before it is read: where its lists are, and whether it is the only one.

use std::fmt;
use std::io::{BufReader, Read};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Deserializer as Parser;

use super::keys::has_title;
use super::kinds::{FirstItems, ListOfLists, ListOfObjects, MemberKind, MemberKinds};
use super::nested::NUMBER;
use crate::reader::source::format::{SourceFormat, TableForm};

/// Lists that belong to a record of the program's own.
const OF_A_RECORD: [&str; 2] = ["figures", "outcomes"];

/// The keys that tell what an object is.
const TELLING: [&str; 4] = ["format", "records", "id", "title"];

/// Stands in a path for each object of a list.
pub(super) const EACH: &str = "[]";

/// How many objects of a list are looked at for lists inside them.
const FEW: u64 = 16;

/// How many lists are told apart.
const MOST_LISTS: usize = 1_000;

/// The most columns that a list of texts names.
const MOST_NAMES: usize = 1_000;

/// Looks through the whole text once, keeping nothing of it but where the largest list and those
/// like it are; there is none if its lists hold no objects.
pub(in crate::reader) fn look_through(source: impl Read) -> Option<SourceFormat> {
    let mut outline = Outline::default();
    let mut source = BufReader::with_capacity(256 << 10, source);
    let mut parser = Parser::from_reader(&mut source as &mut dyn Read);
    let read = Look(Keep::Outline(&mut outline)).deserialize(&mut parser);
    let is_alone = read.is_err() || parser.end().is_ok();
    outline.format(is_alone)
}

/// The lists of projects inside the objects of a list of groups, as far as its beginning shows.
pub(in crate::reader) fn groups_of_list(beginning: &str) -> Option<SourceFormat> {
    let mut outline = Outline::default();
    let mut parser = Parser::from_str(beginning);
    let _ = Look(Keep::Outline(&mut outline)).deserialize(&mut parser);
    let path = outline.lists.pop()?.path;
    (path.len() == 2).then(|| SourceFormat::JsonWithin(vec![path]))
}

impl FirstItems {
    /// Looks at an object of the list, whose first key was read.
    fn look<'de, A: MapAccess<'de>>(
        &mut self,
        first: Option<String>,
        mut map: A,
    ) -> Result<Seen, A::Error> {
        let is_new = self.keys.is_empty();
        let mut next = first;
        while let Some(key) = next {
            let mut inner = Vec::new();
            let seen = map.next_value_seed(Look(Keep::FirstKeys(&mut inner)));
            if !inner.is_empty() && self.inner.is_none() {
                self.inner = Some((key.clone(), inner));
            }
            let seen = seen?;
            if is_new && seen != Seen::List {
                self.keys.push(key);
            }
            next = map.next_key()?;
        }
        Ok(Seen::Object)
    }
}

#[derive(Default)]
struct Outline {
    /// The keys that lead to where the parser is.
    keys: Vec<String>,
    /// Those of the object at the top that tell what it is.
    telling: Vec<&'static str>,
    lists: Vec<ListOfObjects>,
    /// The plain keys of the object that was passed last.
    last: Vec<String>,
    /// How long the list is that was passed last, if it has plain values only.
    length: Option<u64>,
    /// Lists of lists, and lists of texts that may name their columns.
    rows: Vec<ListOfLists>,
    names: Vec<(Vec<String>, Vec<String>)>,
    /// Where the columns of a table stand.
    columns: Option<Vec<String>>,
    /// Where the first list stands that has nothing in it.
    empty: Option<Vec<String>>,
}

impl Outline {
    fn format(self, is_alone: bool) -> Option<SourceFormat> {
        let is_record = self.has(&["id", "title"]);
        if !is_alone {
            return Some(SourceFormat::JsonLines);
        }
        if self.has(&["format", "records"]) {
            return Some(SourceFormat::Json);
        }
        match self.largest() {
            Some(largest) if !is_record => {
                let alike = self.lists.iter().filter(|list| list.is_like(largest));
                let paths = alike.map(|list| list.path.clone()).collect();
                Some(SourceFormat::JsonWithin(paths))
            }
            None if self.columns.is_some() && !is_record => {
                let path = self.columns.unwrap_or_default();
                Some(SourceFormat::JsonTable(path, TableForm::Columns))
            }
            None if !self.rows.is_empty() && !is_record && !has_title(&self.last) => self.table(),
            // No project came of it yet; what stands beside the list is none.
            None if !is_record && !has_title(&self.last) && self.empty.is_some() => {
                let empty = self.empty.into_iter().collect();
                Some(SourceFormat::JsonWithin(empty))
            }
            _ => Some(SourceFormat::JsonLines),
        }
    }

    /// The longest of the lists of lists, if something names its columns: another list as long as
    /// its rows, or its first row.
    fn table(&self) -> Option<SourceFormat> {
        let rows = self.rows.iter().rev().max_by_key(|rows| rows.lists)?;
        let mut names = self.names.iter();
        let names = names.find(|(_, names)| names.len() as u64 == rows.width);
        let names = names.map(|(_, names)| names.clone());
        let names = names.or_else(|| rows.has_names.then(Vec::new))?;
        let form = TableForm::Rows(names);
        Some(SourceFormat::JsonTable(rows.path.clone(), form))
    }

    /// The first of the lists with the most objects, of those with numbers that are known if any.
    fn largest(&self) -> Option<&ListOfObjects> {
        let lists = self.lists.iter().rev();
        lists.max_by_key(|list| (list.has_numbers(), list.objects))
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

    fn note_list(&mut self, (objects, lists, others): (u64, u64, u64), sample: FirstItems) {
        let is_own = matches!(self.keys.as_slice(), [key] if OF_A_RECORD.contains(&key.as_str()));
        self.length = (objects + lists == 0).then_some(others);
        self.note_table((objects, lists, others), &sample);
        if objects + lists + others == 0 && !is_own && self.empty.is_none() {
            self.empty = Some(self.keys.clone());
        }
        if objects > 0 && !is_own && self.lists.len() < MOST_LISTS {
            let mut path = self.keys.clone();
            let are_groups = sample.are_groups();
            let keys = match sample.inner {
                Some((key, keys)) if are_groups => {
                    path.extend([EACH.to_owned(), key]);
                    keys
                }
                _ => sample.keys,
            };
            self.lists.push(ListOfObjects {
                path,
                objects,
                keys,
            });
        }
    }
}

impl Outline {
    /// Keeps a list of lists, and a list of texts, which may name the columns of the other.
    fn note_table(&mut self, (objects, lists, others): (u64, u64, u64), sample: &FirstItems) {
        let are_texts = sample.texts.len() as u64 == others;
        if objects > 0 || self.rows.len() + self.names.len() >= MOST_LISTS {
            return;
        }
        if let Some((width, texts)) = sample.first_list.filter(|_| lists > 0) {
            self.rows.push(ListOfLists {
                path: self.keys.clone(),
                lists,
                width,
                has_names: width > 1 && texts == width,
            });
        } else if others > 1 && are_texts {
            let names = (self.keys.clone(), sample.texts.clone());
            self.names.push(names);
        }
    }

    /// What the member is that was passed last.
    fn kind(&self, seen: &Seen) -> MemberKind<'_> {
        match seen {
            Seen::Other => MemberKind::Plain,
            Seen::List => MemberKind::List(self.length),
            Seen::Object => MemberKind::Object(&self.last),
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
pub(super) struct Look<'a>(Keep<'a>);

/// What is kept of a value.
enum Keep<'a> {
    Nothing,
    Outline(&'a mut Outline),
    /// What the first objects of a list are.
    FirstItems(&'a mut FirstItems),
    /// The keys of the first object of a list.
    FirstKeys(&'a mut Vec<String>),
    /// The keys of an object.
    Keys(&'a mut Vec<String>),
}

/// Passes over a value and keeps nothing.
pub(super) const PASS: Look<'static> = Look(Keep::Nothing);

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

    fn visit_str<E>(self, text: &str) -> Result<Seen, E> {
        if let Keep::FirstItems(sample) = self.0
            && sample.texts.len() < MOST_NAMES
        {
            sample.texts.push(text.to_owned());
        }
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
        let (mut objects, mut lists, mut others) = (0, 0, 0);
        let mut sample = FirstItems::default();
        let mut keep = self.0;
        let end = loop {
            let keep = match &mut keep {
                Keep::Outline(_) if objects < FEW && sample.inner.is_none() => {
                    Keep::FirstItems(&mut sample)
                }
                Keep::FirstItems(above) if above.first_list.is_none() => {
                    Keep::FirstItems(&mut sample)
                }
                Keep::FirstKeys(keys) if objects == 0 => Keep::Keys(keys),
                _ => Keep::Nothing,
            };
            match list.next_element_seed(Look(keep)) {
                Ok(Some(Seen::Object)) => objects += 1,
                Ok(Some(Seen::List)) => lists += 1,
                Ok(Some(Seen::Other)) => others += 1,
                Ok(None) => break Ok(Seen::List),
                Err(error) => break Err(error),
            }
        };
        match keep {
            Keep::Outline(outline) => outline.note_list((objects, lists, others), sample),
            Keep::FirstItems(above) if above.first_list.is_none() => {
                let texts = sample.texts.len() as u64;
                above.first_list = Some((objects + lists + others, texts));
            }
            _ => {}
        }
        end
    }

    /// An object; a number may come as one too (feature `arbitrary_precision`).
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Seen, A::Error> {
        let mut next = map.next_key::<String>()?;
        if next.as_deref() == Some(NUMBER) {
            return map.next_value::<IgnoredAny>().map(|_| Seen::Other);
        }
        let outline = match self.0 {
            Keep::Outline(outline) => outline,
            Keep::Keys(keys) => {
                while let Some(key) = next {
                    keys.push(key);
                    map.next_value_seed(PASS)?;
                    next = map.next_key()?;
                }
                return Ok(Seen::Object);
            }
            Keep::FirstItems(sample) => return sample.look(next, map),
            Keep::Nothing | Keep::FirstKeys(_) => {
                let mut is_key = next.is_some();
                while is_key {
                    map.next_value_seed(PASS)?;
                    is_key = map.next_key::<IgnoredAny>()?.is_some();
                }
                return Ok(Seen::Object);
            }
        };
        let mut members = MemberKinds::default();
        while let Some(key) = next {
            outline.keys.push(key);
            outline.note_key();
            let seen = map.next_value_seed(Look(Keep::Outline(outline)))?;
            let key = outline.keys.pop().unwrap_or_default();
            members.note(key, &outline.kind(&seen));
            next = map.next_key()?;
        }
        if members.are_columns() {
            outline.columns.get_or_insert_with(|| outline.keys.clone());
        } else if let Some((keys, count)) = members.records() {
            let sample = FirstItems {
                keys: keys.to_vec(),
                ..FirstItems::default()
            };
            outline.note_list((count, 0, 0), sample);
        }
        outline.last = members.plain;
        Ok(Seen::Object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_list_of_objects_is_the_list() {
        let path = |keys: &[&str]| keys.iter().map(ToString::to_string).collect();
        let list = |keys: &[&str]| Some(SourceFormat::JsonWithin(vec![path(keys)]));
        let lists = |one, other| {
            let paths = vec![path(&[one]), path(&[other])];
            Some(SourceFormat::JsonWithin(paths))
        };
        for (text, expected) in [
            (r#"{"ok":true,"rows":[{"a":1}]}"#, list(&["rows"])),
            (
                r#"{"few":[{"b":1}],"kq":{"page":1,"muc":[{"a":1},{"a":2}]},"s":[1,2,3]}"#,
                list(&["kq", "muc"]),
            ),
            (
                r#"{"2019":[{"a":1}],"x":[{"b":1}],"2020":[{"a":1},{"a":2,"b":1}]}"#,
                lists("2019", "2020"),
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
            (
                r#"{"ds":{"k1":{"a":1,"b":2.5},"k2":{"a":2,"b":3}},"s":[1.5,2,3.5]}"#,
                list(&["ds"]),
            ),
            (r#"{"k1":{"a":1,"b":2},"k2":{"a":2,"b":3}}"#, list(&[])),
            (
                r#"{"k1":{"a":1,"b":2},"k2":{"c":2,"d":3}}"#,
                Some(SourceFormat::JsonLines),
            ),
            (r#"{"cot":["a"],"dong":[[1],[2]]}"#, None),
        ] {
            assert_eq!(look_through(text.as_bytes()), expected, "{text}");
        }
    }
}
