//! The object at the top of the program's own format, list by list.

use std::fmt;
use std::marker::PhantomData;

use anyhow::Result;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess,
    Visitor,
};

use super::form::{self, FileActivity, FileOutcome, FileReference, FileTitle, FileTotal};
use super::loader::{List, Loader, say};
use super::record::RecordSeed;
use crate::dataset::FORMAT;
use crate::reader::report::FindingKind;

/// An item of one of the lists beside the records, which knows where it belongs.
trait Item: DeserializeOwned {
    fn add(self, loader: &mut Loader<'_, '_>) -> Result<(), String>;
}

impl Item for FileActivity {
    fn add(self, loader: &mut Loader<'_, '_>) -> Result<(), String> {
        loader
            .names
            .retain(|(list, id, _)| *list != List::Activities || *id != self.id);
        let activity = self.into_activity();
        let known = loader
            .table
            .sink
            .activity(&activity.id, || activity.clone())
            .map_err(say)?;
        loader
            .table
            .sink
            .change(|dataset| dataset.activities[usize::from(known)] = activity);
        Ok(())
    }
}

impl Item for FileReference {
    fn add(self, loader: &mut Loader<'_, '_>) -> Result<(), String> {
        loader
            .names
            .retain(|(list, id, _)| *list != List::References || *id != self.id);
        let reference = self.into_reference();
        let known = loader
            .table
            .sink
            .reference(&reference.id, || reference.clone())
            .map_err(say)?;
        loader
            .table
            .sink
            .change(|dataset| dataset.references[usize::from(known)] = reference);
        Ok(())
    }
}

impl Item for FileTotal {
    fn add(self, loader: &mut Loader<'_, '_>) -> Result<(), String> {
        let known = loader
            .table
            .sink
            .change(|dataset| dataset.totals.iter().any(|known| known.id == self.id));
        if known {
            let file = loader.about.file;
            loader.table.sink.find(FindingKind::Suspicion, |words| {
                (file.to_owned(), (words.duplicate_id)(&self.id))
            });
        }
        let total = self.into_total(loader)?;
        if total.covers_records {
            loader.covering.push(total.clone());
        }
        loader.table.sink.add_total(total);
        Ok(())
    }
}

impl Item for FileOutcome {
    fn add(self, loader: &mut Loader<'_, '_>) -> Result<(), String> {
        let outcome = self.into_outcome(loader, "outcomes")?;
        loader
            .table
            .sink
            .change(|dataset| dataset.outcomes.push(outcome));
        Ok(())
    }
}

/// Reads the object at the top.
pub(super) struct File<'a, 'b, 'c>(pub(super) &'a mut Loader<'b, 'c>);

impl<'de> DeserializeSeed<'de> for File<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for File<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with \"format\" and \"records\"")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let first = map.next_key()?;
        let seen = self.0.read_keys(first, &mut map)?;
        let missing = ["format", "records"]
            .into_iter()
            .find(|key| !seen.iter().any(|k| k == key));
        missing.map_or(Ok(()), |key| Err(A::Error::missing_field(key)))
    }
}

impl Loader<'_, '_> {
    pub(super) fn read_keys<'de, A: MapAccess<'de>>(
        &mut self,
        first: Option<String>,
        map: &mut A,
    ) -> Result<Vec<String>, A::Error> {
        let mut seen = Vec::new();
        let mut next = first;
        while let Some(key) = next {
            if seen.contains(&key) {
                return Err(A::Error::custom((self.words.key_twice)(&key)));
            }
            self.read_key(&key, map)?;
            seen.push(key);
            next = map.next_key()?;
        }
        Ok(seen)
    }

    fn read_key<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<(), A::Error> {
        match key {
            "format" => self
                .check_format(&map.next_value::<String>()?)
                .map_err(A::Error::custom),
            "title" => {
                let title = map.next_value::<FileTitle>()?.into();
                self.table
                    .sink
                    .change(|dataset| keep_first(&mut dataset.about.title, title));
                Ok(())
            }
            "locality" => {
                let locality = map.next_value()?;
                self.table
                    .sink
                    .change(|dataset| keep_first(&mut dataset.about.locality, locality));
                Ok(())
            }
            "period" => {
                let text: String = map.next_value()?;
                let period = form::period(&text, self.words).map_err(A::Error::custom)?;
                self.table
                    .sink
                    .change(|dataset| dataset.about.period.get_or_insert(period).from);
                Ok(())
            }
            "references" => self.read_list::<A, FileReference>(map),
            "activities" => self.read_list::<A, FileActivity>(map),
            "outcomes" => self.read_list::<A, FileOutcome>(map),
            "totals" => self.read_list::<A, FileTotal>(map),
            "records" => map.next_value_seed(Records(self)),
            "$schema" => map.next_value::<IgnoredAny>().map(|_| ()),
            _ => Err(A::Error::custom((self.words.unknown_key)(key))),
        }
    }

    fn check_format(&mut self, format: &str) -> Result<(), String> {
        if format == FORMAT {
            self.is_ours = true;
            Ok(())
        } else {
            Err((self.words.unknown_format)(format, FORMAT))
        }
    }

    fn read_list<'de, A: MapAccess<'de>, T: Item>(&mut self, map: &mut A) -> Result<(), A::Error> {
        map.next_value_seed(RecordItems::<T> {
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
struct RecordItems<'a, 'b, 'c, T> {
    loader: &'a mut Loader<'b, 'c>,
    item: PhantomData<T>,
}

impl<'de, T: Item> DeserializeSeed<'de> for RecordItems<'_, '_, '_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Item> Visitor<'de> for RecordItems<'_, '_, '_, T> {
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

/// Reads the list of records.
pub(super) struct Records<'a, 'b, 'c>(pub(super) &'a mut Loader<'b, 'c>);

impl<'de> DeserializeSeed<'de> for Records<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Records<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        loop {
            self.0.next_record();
            if list.next_element_seed(ListItem(self.0))?.is_none() {
                self.0.row -= 1;
                return Ok(());
            }
            if self.0.table.sink.report.stopped {
                return Err(A::Error::custom("stopped"));
            }
        }
    }
}

/// Reads an item of a list of records; where it is null, a program had nothing to write there.
struct ListItem<'a, 'b, 'c>(&'a mut Loader<'b, 'c>);

impl<'de> DeserializeSeed<'de> for ListItem<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        // What is of the program's own format has no such items.
        if self.0.is_strict {
            return RecordSeed(self.0).deserialize(deserializer);
        }
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for ListItem<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.0.not_taken(self.0.words.null_item);
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        RecordSeed(self.0).deserialize(deserializer)
    }
}
