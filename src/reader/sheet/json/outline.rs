//! What an object is, before it is read: where its lists are, and whether it is the only one.

use std::fmt;
use std::io::{BufReader, Read};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Deserializer as Parser;

use super::keys::{are_alike, has_full_title, has_id, has_number, has_title};
use super::nested::NUMBER;
use crate::reader::source::format::SourceFormat;

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

/// A list of objects somewhere in the text, or an object of objects that are alike.
struct ListOfObjects {
    /// The keys that lead to it.
    path: Vec<String>,
    objects: u64,
    /// The keys of its first object.
    keys: Vec<String>,
}

impl ListOfObjects {
    /// Says whether at least half of the keys are the same.
    fn is_like(&self, other: &Self) -> bool {
        are_alike(&self.keys, &other.keys)
    }

    /// Says whether its objects have amounts or counts: a list of projects beside one of places.
    fn has_numbers(&self) -> bool {
        has_number(&self.keys)
    }
}

/// The first objects of a list.
#[derive(Default)]
struct FirstObjects {
    /// The keys of the first.
    keys: Vec<String>,
    /// The key of a list inside one of them, and the keys of the first object there.
    inner: Option<(String, Vec<String>)>,
}

impl FirstObjects {
    /// Says whether the objects are groups, and the projects stand in the list inside.
    ///
    /// A project may have a list of its parts; it has a title or an id as well. A mere `ten` may be
    /// that of a district, where those inside have a `ten_de_an` or the list is called `de_an`.
    fn are_groups(&self) -> bool {
        let Some((key, inner)) = &self.inner else {
            return false;
        };
        let is_project = has_full_title(&self.keys) || has_id(&self.keys);
        let is_named = has_title(&self.keys) && !has_full_title(inner);
        let is_called = has_full_title(std::slice::from_ref(key));
        !is_project && (!is_named || is_called) && has_title(inner) && has_number(inner)
    }
}

impl FirstObjects {
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

/// What the members of an object are.
#[derive(Default)]
struct MemberKinds {
    /// The keys of those that are texts and numbers.
    plain: Vec<String>,
    /// How many are objects.
    objects: u64,
    /// The plain keys of the first of these.
    first: Vec<String>,
    has_others: bool,
}

impl MemberKinds {
    fn note(&mut self, key: String, seen: &Seen, keys_of_object: &[String]) {
        match seen {
            Seen::Other => self.plain.push(key),
            Seen::List => self.has_others = true,
            Seen::Object => {
                if self.objects == 0 {
                    self.first = keys_of_object.to_vec();
                }
                self.objects += 1;
                self.has_others |= !are_alike(&self.first, keys_of_object);
            }
        }
    }

    /// Says whether all are objects with the same keys: records by their names or numbers.
    fn are_records(&self) -> bool {
        let are_alike = self.plain.is_empty() && !self.has_others;
        are_alike && self.objects > 1 && self.first.len() > 1
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
    /// A list of lists was seen.
    has_lists_only: bool,
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
            None if self.has_lists_only && !is_record => None,
            // No project came of it yet; what stands beside the list is none.
            None if !is_record && !has_title(&self.last) && self.empty.is_some() => {
                let empty = self.empty.into_iter().collect();
                Some(SourceFormat::JsonWithin(empty))
            }
            _ => Some(SourceFormat::JsonLines),
        }
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

    fn note_list(&mut self, (objects, lists, others): (u64, u64, u64), sample: FirstObjects) {
        let is_own = matches!(self.keys.as_slice(), [key] if OF_A_RECORD.contains(&key.as_str()));
        self.has_lists_only |= objects == 0 && lists > 0;
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
    FirstObjects(&'a mut FirstObjects),
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
        let (mut objects, mut lists, mut others) = (0, 0, 0);
        let mut sample = FirstObjects::default();
        let mut keep = self.0;
        let end = loop {
            let keep = match &mut keep {
                Keep::Outline(_) if objects < FEW && sample.inner.is_none() => {
                    Keep::FirstObjects(&mut sample)
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
        if let Keep::Outline(outline) = keep {
            outline.note_list((objects, lists, others), sample);
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
            Keep::FirstObjects(sample) => return sample.look(next, map),
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
            members.note(key, &seen, &outline.last);
            next = map.next_key()?;
        }
        if members.are_records() {
            let sample = FirstObjects {
                keys: members.first,
                inner: None,
            };
            outline.note_list((members.objects, 0, 0), sample);
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
