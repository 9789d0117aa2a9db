//! The program's own format, which data/schema.json describes: one JSON object a file.
//!
//! The records are pushed while they are parsed, so a large file never stands in memory twice.

mod form;

use std::fmt;
use std::marker::PhantomData;

use anyhow::{Result, anyhow};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess,
    Visitor,
};

use super::Report;
use crate::dataset::{Dataset, TextField};
use crate::messages::Reader;
use form::{FileActivity, FileOutcome, FileRecord, FileReference, FileTitle, FileTotal};

/// The value of `format` that this program reads.
const FORMAT: &str = "khuyencong/1";

/// Adds the content of a file to `dataset`.
///
/// # Errors
/// Names the line, the place in the file and the reason, where the text is not of the format.
pub fn read(text: &[u8], dataset: &mut Dataset, words: &'static Reader) -> Result<Report> {
    let mut loader = Loader {
        dataset,
        words,
        report: Report::default(),
        names: Vec::new(),
    };
    let mut parser = serde_json::Deserializer::from_slice(text);
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut parser, &mut track);
    let parsed = File(&mut loader).deserialize(tracked);
    if let Err(error) = parsed.and_then(|()| parser.end()) {
        return Err(anyhow!(place_of(&error, &track.path().to_string(), words)));
    }
    loader.check_names()?;
    Ok(loader.report)
}

/// `line 12, records[3].figures[0]: reason`; the parser's own words name the line twice.
fn place_of(error: &serde_json::Error, path: &str, words: &Reader) -> String {
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    let path = if path == "." {
        String::new()
    } else {
        format!(", {path}")
    };
    format!("{} {}{path}: {reason}", words.line, error.line())
}

/// Which list a name was looked up in.
#[derive(Clone, Copy, PartialEq)]
enum List {
    Activities,
    References,
}

/// The state while a file is read.
struct Loader<'a> {
    dataset: &'a mut Dataset,
    words: &'static Reader,
    report: Report,
    /// Names used before their list was read, with the record that used them first.
    names: Vec<(List, String, String)>,
}

impl Loader<'_> {
    /// The number of an activity; unknown ones get one and are checked when all was read.
    fn activity(&mut self, id: &str, user: &str) -> u16 {
        self.dataset.activity(id).unwrap_or_else(|| {
            self.names
                .push((List::Activities, id.to_owned(), user.to_owned()));
            self.dataset.add_activity(FileActivity::unnamed(id))
        })
    }

    /// The number of a reference; unknown ones get one and are checked when all was read.
    fn reference(&mut self, id: &str, user: &str) -> u16 {
        self.dataset.reference(id).unwrap_or_else(|| {
            self.names
                .push((List::References, id.to_owned(), user.to_owned()));
            self.dataset.add_reference(FileReference::unnamed(id))
        })
    }

    fn check_names(&self) -> Result<()> {
        let Some((list, id, user)) = self.names.first() else {
            return Ok(());
        };
        let list = match list {
            List::Activities => "activities",
            List::References => "references",
        };
        Err(anyhow!((self.words.unlisted_name)(user, id, list)))
    }
}

/// An item of one of the lists, which knows where it belongs.
trait Item: DeserializeOwned {
    fn add(self, loader: &mut Loader<'_>) -> Result<(), String>;
}

impl Item for FileActivity {
    fn add(self, loader: &mut Loader<'_>) -> Result<(), String> {
        loader
            .names
            .retain(|(list, id, _)| *list != List::Activities || *id != self.id);
        let activity = self.into_activity();
        if let Some(known) = loader.dataset.activity(&activity.id) {
            loader.dataset.activities[usize::from(known)] = activity;
        } else {
            loader.dataset.add_activity(activity);
        }
        Ok(())
    }
}

impl Item for FileReference {
    fn add(self, loader: &mut Loader<'_>) -> Result<(), String> {
        loader
            .names
            .retain(|(list, id, _)| *list != List::References || *id != self.id);
        let reference = self.into_reference();
        if let Some(known) = loader.dataset.reference(&reference.id) {
            loader.dataset.references[usize::from(known)] = reference;
        } else {
            loader.dataset.add_reference(reference);
        }
        Ok(())
    }
}

impl Item for FileTotal {
    fn add(self, loader: &mut Loader<'_>) -> Result<(), String> {
        if loader
            .dataset
            .totals
            .iter()
            .any(|known| known.id == self.id)
        {
            loader.report.add((loader.words.duplicate_id)(&self.id));
        }
        let total = self.into_total(loader)?;
        loader.dataset.totals.push(total);
        Ok(())
    }
}

impl Item for FileOutcome {
    fn add(self, loader: &mut Loader<'_>) -> Result<(), String> {
        let outcome = self.into_outcome(loader, "outcomes");
        loader.dataset.outcomes.push(outcome);
        Ok(())
    }
}

impl Item for FileRecord {
    fn add(self, loader: &mut Loader<'_>) -> Result<(), String> {
        let record = self.into_record(loader)?;
        let id = record.text(TextField::Id);
        if loader.dataset.find(id).is_some() {
            loader.report.add((loader.words.duplicate_id)(id));
        }
        loader.dataset.push(&record);
        Ok(())
    }
}

/// Reads the object at the top.
struct File<'a, 'b>(&'a mut Loader<'b>);

impl<'de> DeserializeSeed<'de> for File<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for File<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with \"format\" and \"records\"")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            if seen.contains(&key) {
                return Err(A::Error::custom((self.0.words.key_twice)(&key)));
            }
            self.0.read_key(&key, &mut map)?;
            seen.push(key);
        }
        let missing = ["format", "records"]
            .into_iter()
            .find(|key| !seen.iter().any(|k| k == key));
        missing.map_or(Ok(()), |key| Err(A::Error::missing_field(key)))
    }
}

impl Loader<'_> {
    fn read_key<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "format" => self
                .check_format(&map.next_value::<String>()?)
                .map_err(A::Error::custom),
            "title" => {
                let title = map.next_value::<FileTitle>()?.into();
                keep_first(&mut self.dataset.about.title, title);
                Ok(())
            }
            "locality" => {
                keep_first(&mut self.dataset.about.locality, map.next_value()?);
                Ok(())
            }
            "period" => {
                let text: String = map.next_value()?;
                let period = form::period(&text, self.words).map_err(A::Error::custom)?;
                self.dataset.about.period.get_or_insert(period);
                Ok(())
            }
            "references" => self.read_list::<A, FileReference>(map),
            "activities" => self.read_list::<A, FileActivity>(map),
            "outcomes" => self.read_list::<A, FileOutcome>(map),
            "totals" => self.read_list::<A, FileTotal>(map),
            "records" => self.read_list::<A, FileRecord>(map),
            "$schema" => map.next_value::<IgnoredAny>().map(|_| ()),
            _ => Err(A::Error::custom((self.words.unknown_key)(key))),
        }
    }

    fn check_format(&self, format: &str) -> Result<(), String> {
        if format == FORMAT {
            Ok(())
        } else {
            Err((self.words.unknown_format)(format, FORMAT))
        }
    }

    fn read_list<'de, A, T>(&mut self, map: &mut A) -> Result<(), A::Error>
    where
        A: MapAccess<'de>,
        T: Item,
    {
        map.next_value_seed(Items::<T> {
            loader: self,
            item: PhantomData,
        })
    }
}

/// The first file to name the dataset does; the others are merged into it.
fn keep_first<T: Default + PartialEq>(known: &mut T, new: T) {
    if *known == T::default() {
        *known = new;
    }
}

/// Reads a list item by item.
struct Items<'a, 'b, T> {
    loader: &'a mut Loader<'b>,
    item: PhantomData<T>,
}

impl<'de, T: Item> DeserializeSeed<'de> for Items<'_, '_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Item> Visitor<'de> for Items<'_, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(item) = list.next_element::<T>()? {
            item.add(self.loader).map_err(A::Error::custom)?;
        }
        Ok(())
    }
}
