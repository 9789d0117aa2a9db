//! JSON: the program's own object (data/schema.json), lists of objects, and JSON Lines.
//!
//! Records are taken while they are parsed, so a large file never stands in memory twice. The
//! program's own object must be exactly of its format; the others may have any keys.

mod form;
mod record;
mod scalar;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::io::{BufRead, BufReader, Read};
use std::marker::PhantomData;
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess,
    Visitor,
};

use super::header::Field;
use super::layout::Column;
use super::report::{FindingKind, Place, TableReport};
use super::sink::Sink;
use crate::dataset::Record;
use crate::messages::Reader;
use form::{FileActivity, FileOutcome, FileReference, FileTitle, FileTotal};
use record::RecordSeed;

/// The value of `format` that this program reads.
pub(crate) const FORMAT: &str = "khuyencong/1";
/// Text up to this size is parsed in memory, which is much faster than from a stream.
const IN_MEMORY: u64 = 64 << 20;
/// The longest line of JSON Lines.
const MOST_LINE: u64 = 32 << 20;

/// What is known of the file being read.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) file: &'a str,
    pub(super) stem: &'a str,
    pub(super) size: Option<u64>,
    pub(super) map: &'a [(String, Field)],
}

/// Reads the program's own object.
pub(super) fn read_object(
    source: impl Read,
    about: About<'_>,
    sink: &mut Sink<'_>,
) -> Result<TableReport> {
    let mut loader = Loader::new(about, sink, true);
    parse(source, about.size, |parser| parser.object(&mut loader))?;
    loader.check_names()?;
    Ok(loader.finish())
}

/// Reads a list of objects with any keys.
pub(super) fn read_array(
    source: impl Read,
    about: About<'_>,
    sink: &mut Sink<'_>,
) -> Result<TableReport> {
    let mut loader = Loader::new(about, sink, false);
    parse(source, about.size, |parser| parser.array(&mut loader))?;
    Ok(loader.finish())
}

/// Reads an object a line; a line that is none is told and left out.
pub(super) fn read_lines(
    source: impl Read,
    about: About<'_>,
    sink: &mut Sink<'_>,
) -> Result<TableReport> {
    let mut loader = Loader::new(about, sink, false);
    let mut source = BufReader::with_capacity(256 << 10, source);
    let mut line = Vec::new();
    let mut first_error = None;
    loop {
        line.clear();
        let count = source
            .by_ref()
            .take(MOST_LINE)
            .read_until(b'\n', &mut line)?;
        if count as u64 == MOST_LINE {
            return Err(anyhow!((loader.words.row_too_long)(
                MOST_LINE as usize >> 20
            )));
        }
        if count == 0 || loader.sink.report.stopped {
            break;
        }
        loader.row += 1;
        if let Err(error) = loader.read_line(&line) {
            let reason = reason(&error);
            loader.not_taken(&reason);
            first_error.get_or_insert(reason);
        }
    }
    match first_error {
        Some(reason) if loader.records == 0 => Err(anyhow!(reason)),
        _ => Ok(loader.finish()),
    }
}

/// A parser over memory or over a stream.
enum Parser<'a> {
    Slice(&'a [u8]),
    Stream(BufReader<&'a mut dyn Read>),
}

fn parse(
    mut source: impl Read,
    size: Option<u64>,
    run: impl FnOnce(Parser<'_>) -> Result<()>,
) -> Result<()> {
    if size.is_some_and(|size| size <= IN_MEMORY) {
        let mut text = Vec::new();
        source.read_to_end(&mut text)?;
        run(Parser::Slice(&text))
    } else {
        run(Parser::Stream(BufReader::with_capacity(
            256 << 10,
            &mut source,
        )))
    }
}

impl Parser<'_> {
    fn object(self, loader: &mut Loader<'_, '_>) -> Result<()> {
        match self {
            Self::Slice(text) => object(&mut serde_json::Deserializer::from_slice(text), loader),
            Self::Stream(source) => {
                object(&mut serde_json::Deserializer::from_reader(source), loader)
            }
        }
    }

    fn array(self, loader: &mut Loader<'_, '_>) -> Result<()> {
        match self {
            Self::Slice(text) => array(&mut serde_json::Deserializer::from_slice(text), loader),
            Self::Stream(source) => {
                array(&mut serde_json::Deserializer::from_reader(source), loader)
            }
        }
    }
}

fn object<'de, R: serde_json::de::Read<'de>>(
    parser: &mut serde_json::Deserializer<R>,
    loader: &mut Loader<'_, '_>,
) -> Result<()> {
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut *parser, &mut track);
    let parsed = File(loader).deserialize(tracked);
    end(
        parsed.and_then(|()| parser.end()),
        &track.path().to_string(),
        loader,
    )
}

fn array<'de, R: serde_json::de::Read<'de>>(
    parser: &mut serde_json::Deserializer<R>,
    loader: &mut Loader<'_, '_>,
) -> Result<()> {
    let parsed = Records(loader).deserialize(&mut *parser);
    end(parsed.and_then(|()| parser.end()), ".", loader)
}

/// The user's stop leaves the parser as an error and is none.
fn end(parsed: serde_json::Result<()>, path: &str, loader: &Loader<'_, '_>) -> Result<()> {
    match parsed {
        Err(error) if !loader.sink.report.stopped => {
            Err(anyhow!(place_of(&error, path, loader.words)))
        }
        _ => Ok(()),
    }
}

/// `line 12, records[3].figures[0]: reason`; the parser's own words name the line twice.
fn place_of(error: &serde_json::Error, path: &str, words: &Reader) -> String {
    let path = if path == "." {
        String::new()
    } else {
        format!(", {path}")
    };
    format!("{} {}{path}: {}", words.line, error.line(), reason(error))
}

fn reason(error: &serde_json::Error) -> String {
    let reason = error.to_string();
    crate::text::clean(
        reason
            .rsplit_once(" at line ")
            .map_or(reason.as_str(), |(reason, _)| reason),
    )
    .into_owned()
}

/// Which list a name was looked up in.
#[derive(Clone, Copy, PartialEq)]
enum List {
    Activities,
    References,
}

/// The state while a file is read.
struct Loader<'a, 'b> {
    sink: &'a mut Sink<'b>,
    about: About<'a>,
    words: &'static Reader,
    /// The file must be exactly of the program's own format.
    is_strict: bool,
    /// Names used before their list was read, with the record that used them first.
    names: Vec<(List, String, String)>,
    activities: HashMap<String, u16>,
    references: HashMap<String, u16>,
    /// Keys that are not of the format, as columns of a table.
    columns: HashMap<String, Column>,
    record: Record,
    key: String,
    text: String,
    /// The line of JSON Lines, or the place in a list, from 1.
    row: u64,
    records: u64,
}

impl<'a, 'b> Loader<'a, 'b> {
    fn new(about: About<'a>, sink: &'a mut Sink<'b>, is_strict: bool) -> Self {
        let words = sink.words;
        Self {
            sink,
            about,
            words,
            is_strict,
            names: Vec::new(),
            activities: HashMap::new(),
            references: HashMap::new(),
            columns: HashMap::new(),
            record: Record::default(),
            key: String::new(),
            text: String::new(),
            row: 0,
            records: 0,
        }
    }

    fn place(&self) -> Place<'a> {
        Place {
            file: self.about.file,
            sheet: None,
            row: (!self.is_strict).then_some(self.row),
            column: None,
        }
    }

    fn read_line(&mut self, line: &[u8]) -> serde_json::Result<()> {
        if line.iter().all(u8::is_ascii_whitespace) {
            return Ok(());
        }
        // Bytes that are no text are replaced, so that the rest of the line is kept.
        let line = match std::str::from_utf8(line) {
            Ok(line) => Cow::Borrowed(line),
            Err(_) => {
                self.sink.find(FindingKind::KeptAsText, |words| {
                    (self.about.file.to_owned(), words.not_text.to_owned())
                });
                String::from_utf8_lossy(line)
            }
        };
        let mut parser = serde_json::Deserializer::from_str(&line);
        RecordSeed(self).deserialize(&mut parser)?;
        parser.end()
    }

    fn not_taken(&mut self, reason: &str) {
        let place = self.place();
        self.sink.find(FindingKind::NotTaken, |words| {
            (place.say(words), reason.to_owned())
        });
    }

    /// Hands the record over; it is empty afterwards.
    fn take_record(&mut self, bytes: usize) -> Result<ControlFlow<()>> {
        self.records += 1;
        let place = self.place();
        self.sink.take(&mut self.record, bytes, place)
    }

    fn finish(self) -> TableReport {
        let mut columns: Vec<_> = self
            .columns
            .into_values()
            .map(super::table::mapping)
            .collect();
        columns.sort_by(|one, other| one.column.cmp(&other.column));
        TableReport {
            columns,
            records: self.records,
            ..TableReport::default()
        }
    }

    /// The number of an activity; unknown ones get one and are checked when all was read.
    fn activity(&mut self, id: &str, user: &str) -> Result<u16> {
        if let Some(known) = self.activities.get(id) {
            return Ok(*known);
        }
        let mut is_new = false;
        let number = self.sink.activity(id, || {
            is_new = true;
            super::activity::by_id(id).map_or_else(
                || FileActivity::unnamed(id),
                super::activity::KnownActivity::activity,
            )
        })?;
        self.activities.insert(id.to_owned(), number);
        if is_new {
            self.names
                .push((List::Activities, id.to_owned(), user.to_owned()));
        }
        Ok(number)
    }

    /// The number of a reference; unknown ones get one and are checked when all was read.
    fn reference(&mut self, id: &str, user: &str) -> Result<u16> {
        if let Some(known) = self.references.get(id) {
            return Ok(*known);
        }
        let mut is_new = false;
        let number = self.sink.reference(id, || {
            is_new = true;
            FileReference::unnamed(id)
        })?;
        self.references.insert(id.to_owned(), number);
        if is_new {
            self.names
                .push((List::References, id.to_owned(), user.to_owned()));
        }
        Ok(number)
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
            .sink
            .activity(&activity.id, || activity.clone())
            .map_err(say)?;
        loader
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
            .sink
            .reference(&reference.id, || reference.clone())
            .map_err(say)?;
        loader
            .sink
            .change(|dataset| dataset.references[usize::from(known)] = reference);
        Ok(())
    }
}

impl Item for FileTotal {
    fn add(self, loader: &mut Loader<'_, '_>) -> Result<(), String> {
        let known = loader
            .sink
            .change(|dataset| dataset.totals.iter().any(|known| known.id == self.id));
        if known {
            let file = loader.about.file;
            loader.sink.find(FindingKind::Suspicion, |words| {
                (file.to_owned(), (words.duplicate_id)(&self.id))
            });
        }
        let total = self.into_total(loader)?;
        loader.sink.add_total(total);
        Ok(())
    }
}

impl Item for FileOutcome {
    fn add(self, loader: &mut Loader<'_, '_>) -> Result<(), String> {
        let outcome = self.into_outcome(loader, "outcomes")?;
        loader.sink.change(|dataset| dataset.outcomes.push(outcome));
        Ok(())
    }
}

fn say(error: anyhow::Error) -> String {
    error.to_string()
}

/// Reads the object at the top.
struct File<'a, 'b, 'c>(&'a mut Loader<'b, 'c>);

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
    fn read_keys<'de, A: MapAccess<'de>>(
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
                self.sink
                    .change(|dataset| keep_first(&mut dataset.about.title, title));
                Ok(())
            }
            "locality" => {
                let locality = map.next_value()?;
                self.sink
                    .change(|dataset| keep_first(&mut dataset.about.locality, locality));
                Ok(())
            }
            "period" => {
                let text: String = map.next_value()?;
                let period = form::period(&text, self.words).map_err(A::Error::custom)?;
                self.sink
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

    fn check_format(&self, format: &str) -> Result<(), String> {
        if format == FORMAT {
            Ok(())
        } else {
            Err((self.words.unknown_format)(format, FORMAT))
        }
    }

    fn read_list<'de, A: MapAccess<'de>, T: Item>(&mut self, map: &mut A) -> Result<(), A::Error> {
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
struct Items<'a, 'b, 'c, T> {
    loader: &'a mut Loader<'b, 'c>,
    item: PhantomData<T>,
}

impl<'de, T: Item> DeserializeSeed<'de> for Items<'_, '_, '_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Item> Visitor<'de> for Items<'_, '_, '_, T> {
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
struct Records<'a, 'b, 'c>(&'a mut Loader<'b, 'c>);

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
            self.0.row += 1;
            if list.next_element_seed(RecordSeed(self.0))?.is_none() {
                return Ok(());
            }
            if self.0.sink.report.stopped {
                return Err(A::Error::custom("stopped"));
            }
        }
    }
}
