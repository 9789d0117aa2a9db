//! JSON: the program's own object (data/schema.json), lists of objects, and JSON Lines.
//!
//! Records are taken while they are parsed, so a large file never stands in memory twice. The
//! program's own object must be exactly of its format; the others may have any keys.

mod form;
mod loader;
mod member;
mod object;
mod record;
mod scalar;

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Read};

use anyhow::{Result, anyhow};
use serde::de::DeserializeSeed;

use crate::messages::Reader;
use crate::reader::load::Sink;
use crate::reader::report::{FindingKind, TableReport};
use loader::Loader;
use object::{File, Records};
use record::RecordSeed;

pub(in crate::reader) use loader::About;

/// The longest line of JSON Lines.
const MOST_LINE: u64 = (MOST_LINE_MIB as u64) << 20;
/// The same in MiB, as it is told.
const MOST_LINE_MIB: usize = 32;

/// Reads the program's own object.
pub(in crate::reader) fn read_object(
    mut source: impl Read,
    about: About<'_>,
    sink: &mut Sink<'_>,
) -> Result<TableReport> {
    let mut loader = Loader::new(about, sink, true);
    object(parser(&mut source), &mut loader)?;
    loader.check_names()?;
    Ok(loader.finish())
}

/// Reads a list of objects with any keys.
pub(in crate::reader) fn read_array(
    mut source: impl Read,
    about: About<'_>,
    sink: &mut Sink<'_>,
) -> Result<TableReport> {
    let mut loader = Loader::new(about, sink, false);
    array(parser(&mut source), &mut loader)?;
    Ok(loader.finish())
}

/// Reads an object a line; a line that is none is told and left out.
pub(in crate::reader) fn read_lines(
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
            return Err(anyhow!((loader.words.row_too_long)(MOST_LINE_MIB)));
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

impl Loader<'_, '_> {
    fn read_line(&mut self, line: &[u8]) -> serde_json::Result<()> {
        if line.iter().all(u8::is_ascii_whitespace) {
            return Ok(());
        }
        // Bytes that are no text are replaced, so that the rest of the line is kept.
        let line = if let Ok(line) = std::str::from_utf8(line) {
            Cow::Borrowed(line)
        } else {
            self.sink.find(FindingKind::KeptAsText, |words| {
                (self.about.file.to_owned(), words.not_text.to_owned())
            });
            String::from_utf8_lossy(line)
        };
        let mut parser = serde_json::Deserializer::from_str(&line);
        // Some programs write several objects one behind the other.
        self.line_began_at = self.objects;
        loop {
            RecordSeed(self).deserialize(&mut parser)?;
            if parser.end().is_ok() {
                return Ok(());
            }
        }
    }
}
