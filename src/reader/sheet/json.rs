//! JSON: the program's own object (data/schema.json), lists of objects, and JSON Lines.
//!
//! Records are taken while they are parsed, so a large file never stands in memory twice. The
//! program's own object must be exactly of its format; the others may have any keys.

mod beside;
mod columns;
mod covering;
mod form;
mod keyed;
mod keys;
mod kinds;
mod lines;
mod list_rows;
mod loader;
mod member;
mod nested;
mod object;
mod outline;
mod record;
mod rows;
mod scalar;
mod tabled;
mod within;

use std::io::{BufReader, Read};

use anyhow::{Result, anyhow};
use serde::de::{DeserializeSeed, IgnoredAny};

use crate::messages::Reader;
use crate::reader::load::Sink;
use crate::reader::report::{FindingKind, TableReport};
use crate::reader::source::format::TableForm;
use crate::text;
use lines::Lines;
use loader::Loader;
use object::{File, Records};
use record::RecordSeed;
use within::Within;

pub(in crate::reader) use loader::About;
pub(in crate::reader) use outline::{groups_of_list, look_through};

/// Reads the program's own object.
pub(in crate::reader) fn read_object(
    mut source: impl Read,
    about: About<'_>,
    sink: &mut Sink<'_>,
) -> Result<Vec<TableReport>> {
    let mut loader = Loader::new(about, sink, true);
    object(parser(&mut source), &mut loader)?;
    loader.check_names()?;
    loader.finish()
}

/// Reads a list of objects with any keys.
pub(in crate::reader) fn read_array(
    mut source: impl Read,
    about: About<'_>,
    sink: &mut Sink<'_>,
) -> Result<Vec<TableReport>> {
    let mut loader = Loader::new(about, sink, false);
    let read = array(parser(&mut source), &mut loader);
    // What stands before an error is kept.
    let report = loader.finish()?;
    read.map(|()| report)
}

/// Reads the lists of objects that stand in an object under these keys, or the only table there.
pub(in crate::reader) fn read_within(
    mut source: impl Read,
    (lists, table): (&[Vec<String>], Option<&TableForm>),
    about: About<'_>,
    sink: &mut Sink<'_>,
) -> Result<Vec<TableReport>> {
    if lists == [["records"]] {
        sink.find(FindingKind::File, |words| {
            (about.file.to_owned(), words.no_format.to_owned())
        });
    }
    let mut loader = match table {
        Some(TableForm::Rows(names)) if names.is_empty() => Loader::of_cells(about, sink),
        _ => Loader::new(about, sink, false),
    };
    if let Some(TableForm::Rows(names)) = table {
        loader.column_names.clone_from(names);
    }
    let mut parser = parser(&mut source);
    let within = Within {
        loader: &mut loader,
        lists,
        table,
        path: Vec::new(),
        group: None,
    };
    let parsed = within.deserialize(&mut parser);
    let read = end(parsed.and_then(|()| parser.end()), ".", &loader);
    let report = loader.finish()?;
    read.map(|()| report)
}

/// Reads an object a line, or over several; a line that is none is told and left out.
pub(in crate::reader) fn read_lines(
    source: impl Read,
    about: About<'_>,
    sink: &mut Sink<'_>,
) -> Result<Vec<TableReport>> {
    let mut loader = Loader::new(about, sink, false);
    let mut lines = Lines::new(source);
    let mut first_error = None;
    while !loader.table.sink.report.stopped && lines.advance(loader.words)? {
        loader.row = lines.number;
        if let Err(reason) = loader.read_piece(&lines.piece) {
            loader.not_taken(&reason);
            first_error.get_or_insert(reason);
        }
    }
    match first_error {
        Some(reason) if loader.took_none() => Err(anyhow!(reason)),
        _ => loader.finish(),
    }
}

/// A parser of the source; one kind serves all, since each is another copy of every shape.
type Parser<'a> = serde_json::Deserializer<serde_json::de::IoRead<BufReader<&'a mut dyn Read>>>;

fn parser(source: &mut dyn Read) -> Parser<'_> {
    serde_json::Deserializer::from_reader(BufReader::with_capacity(256 << 10, source))
}

fn object(mut parser: Parser<'_>, loader: &mut Loader<'_, '_>) -> Result<()> {
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut parser, &mut track);
    let parsed = File(loader).deserialize(tracked);
    end(
        parsed.and_then(|()| parser.end()),
        &track.path().to_string(),
        loader,
    )
}

fn array(mut parser: Parser<'_>, loader: &mut Loader<'_, '_>) -> Result<()> {
    let parsed = Records(loader).deserialize(&mut parser);
    // A list of lists or of plain values has nothing that names its columns.
    let has_others = matches!(&parsed, Err(error) if error.is_data()) && loader.objects == 0;
    if has_others {
        return Err(anyhow!(loader.words.no_objects));
    }
    end(parsed.and_then(|()| parser.end()), ".", loader)
}

/// The user's stop leaves the parser as an error and is none.
fn end(parsed: serde_json::Result<()>, path: &str, loader: &Loader<'_, '_>) -> Result<()> {
    match parsed {
        Err(error) if !loader.table.sink.report.stopped => {
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
    let said = reason(error, words);
    if error.is_data() {
        return format!("{} {}{path}: {said}", words.line, error.line());
    }
    let json = &words.json;
    let byte = format!(", {} {}", json.byte, error.column());
    let advice = json.advice;
    format!(
        "{} {}{byte}{path}: {said}; {advice}",
        words.line,
        error.line()
    )
}

fn reason(error: &serde_json::Error, words: &Reader) -> String {
    let reason = error.to_string();
    let bare = reason.rsplit_once(" at line ");
    let bare = bare.map_or(reason.as_str(), |(reason, _)| reason);
    text::clean(&words.json.said(bare)).into_owned()
}

impl Loader<'_, '_> {
    /// Bytes that are no text are replaced, so that the rest of the line is kept.
    fn read_piece(&mut self, piece: &[u8]) -> Result<(), String> {
        if piece.iter().all(u8::is_ascii_whitespace) {
            return Ok(());
        }
        if let Ok(piece) = std::str::from_utf8(piece) {
            return self.read_objects(piece);
        }
        self.table.sink.find(FindingKind::KeptAsText, |words| {
            (self.about.file.to_owned(), words.source.not_text.to_owned())
        });
        self.read_objects(&String::from_utf8_lossy(piece))
    }

    /// Some programs write several objects one behind the other.
    fn read_objects(&mut self, text: &str) -> Result<(), String> {
        self.line_began_at = self.objects;
        let mut rest = text;
        loop {
            let mut parser = serde_json::Deserializer::from_str(rest);
            match RecordSeed(self).deserialize(&mut parser) {
                Ok(()) => {}
                Err(error) if rest.len() == text.len() => return Err(reason(&error, self.words)),
                // What stands before was taken, so the line as a whole is not lost.
                Err(_) => {
                    return Err((self.words.rest_of_line)(&text::cut(
                        &text::clean(rest),
                        60,
                    )));
                }
            }
            rest = rest[parser.into_iter::<IgnoredAny>().byte_offset()..].trim_start();
            if is_nothing(rest) {
                return Ok(());
            }
        }
    }
}

/// Behind an object that was cut out of a list stands a comma.
fn is_nothing(rest: &str) -> bool {
    rest.is_empty() || rest.trim_end() == ","
}
