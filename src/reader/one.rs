//! One source, read as its first bytes say: a workbook, JSON, a table as text.

use std::io::Read;
use std::sync::atomic::AtomicU64;

use anyhow::{Result, anyhow};

use super::load::Sink;
use super::options::Options;
use super::report::{FileReport, FindingKind, Place};
use super::sheet::{delimited, json, markdown, workbook};
use super::source::decoder::Decoder;
use super::source::encoding::{self, Encoding};
use super::source::format::{self, Other, SourceFormat};
use super::source::input::{Counted, OpenSource, Source};
use super::table::Table;
use crate::dataset::Dataset;

/// Reads one source and adds it to the report, even if the reading breaks off halfway.
pub(super) fn read(
    (source, stem): (&Source, &str),
    options: &Options,
    done: &AtomicU64,
    sink: &mut Sink<'_>,
) -> Result<()> {
    let words = sink.words;
    let input = OpenSource::open(source, options.root.as_deref(), words)?;
    let changed = input.watch();
    sink.begin(&source.name());
    let mut file = FileReport {
        name: source.name(),
        ..FileReport::default()
    };
    let one = One {
        source,
        stem,
        options,
        done,
    };
    let read = match format::of_bytes(&input.head) {
        Some(SourceFormat::Empty) => Err(anyhow!(words.source.is_empty)),
        Some(SourceFormat::Zip | SourceFormat::Other(Other::OldExcel)) => {
            one.read_workbook(input, &mut file, sink)
        }
        Some(SourceFormat::Other(other)) => Err(anyhow!(other.refusal(words))),
        _ => one.read_text(input, &mut file, sink),
    };
    // What was prepared before an error is kept as well.
    let _ = sink.flush()?;
    let listed = file.tables.iter().filter(|table| table.records > 0);
    if listed.count() > 1 {
        sink.change(Dataset::part_totals);
    }
    if changed() {
        sink.find(FindingKind::File, |words| {
            (file.name.clone(), words.source.file_changed.to_owned())
        });
    }
    if read.is_ok() && file.records() == 0 && !sink.report.stopped {
        sink.find(FindingKind::File, |words| {
            (file.name.clone(), words.source.no_records.to_owned())
        });
    }
    sink.report.files.push(file);
    read
}

/// One source and how to read it.
pub(super) struct One<'a> {
    pub(super) source: &'a Source,
    /// What the ids of its rows begin with.
    pub(super) stem: &'a str,
    pub(super) options: &'a Options,
    pub(super) done: &'a AtomicU64,
}

impl One<'_> {
    fn read_text(
        &self,
        input: OpenSource,
        file: &mut FileReport,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        let (found, mark) = encoding::detect(&input.head);
        let encoding = self.options.encoding.or(found);
        let sample = sample(&input.head[mark..], encoding);
        let is_whole = self.source.size() == Some(input.head.len() as u64);
        let kind = format::of_text(&sample);
        let (kind, body) = match kind {
            SourceFormat::JsonObject => self.look_through(input, mark, encoding)?,
            SourceFormat::JsonArray => {
                let groups = json::groups_of_list(&sample);
                (groups.unwrap_or(kind), input.into_reader(mark))
            }
            kind => (kind, input.into_reader(mark)),
        };
        let counted = Counted {
            source: body,
            count: self.done,
        };
        let mut text = Decoder::new(counted, encoding);
        let read = self.read_format(kind, (&sample, is_whole), &mut text, file, sink);
        let encoding = text.encoding();
        if self.options.encoding.is_none() && encoding.is_judged() {
            sink.find(FindingKind::File, |words| {
                (
                    file.name.clone(),
                    (words.source.judged_alphabet)(encoding.name()),
                )
            });
        }
        file.encoding = Some(encoding.name().to_owned());
        read
    }

    fn read_format(
        &self,
        kind: SourceFormat,
        (sample, is_whole): (&str, bool),
        text: &mut (impl Read + Send),
        file: &mut FileReport,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        let name = file.name.clone();
        let about = json::About {
            file: &name,
            stem: self.stem,
            map: &self.options.map,
        };
        let format = match kind {
            SourceFormat::JsonLines => "JSON Lines",
            _ => "JSON",
        };
        let tables = match kind {
            SourceFormat::Json | SourceFormat::JsonObject => json::read_object(text, about, sink),
            SourceFormat::JsonLines => json::read_lines(text, about, sink),
            SourceFormat::JsonArray => json::read_array(text, about, sink),
            SourceFormat::JsonWithin(lists) => json::read_within(text, (&lists, None), about, sink),
            SourceFormat::JsonTable(path, form) => {
                json::read_within(text, (&[path], Some(&form)), about, sink)
            }
            SourceFormat::Delimited | SourceFormat::Zip => {
                return self.read_delimited((sample, is_whole), text, file, sink);
            }
            SourceFormat::Markdown => return self.read_markdown(text, file, sink),
            SourceFormat::Empty => return Err(anyhow!(sink.words.source.is_empty)),
            SourceFormat::Other(other) => return Err(anyhow!(other.refusal(sink.words))),
        };
        format.clone_into(&mut file.format);
        file.tables.extend(tables?);
        Ok(())
    }

    fn read_delimited(
        &self,
        (sample, is_whole): (&str, bool),
        mut text: &mut (impl Read + Send),
        file: &mut FileReport,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        let dialect = delimited::sniff(sample, is_whole);
        "CSV".clone_into(&mut file.format);
        file.delimiter = Some(char::from(dialect.delimiter));
        std::io::copy(
            &mut Read::by_ref(&mut text).take(dialect.skip as u64),
            &mut std::io::sink(),
        )?;
        let name = file.name.clone();
        let place = Place {
            file: &name,
            sheet: None,
            row: None,
            column: None,
        };
        let mut table =
            Table::new(sink, &self.options.map, &name, self.stem, None).with_ragged_told();
        // What is not in memory yet, and need not be waited for as a pipe has to be.
        let is_long = !is_whole && self.source.size().is_some();
        let read = delimited::read(text, (dialect, is_long), place, &mut table);
        let (reports, found) = table.finish()?;
        file.tables.extend(reports);
        let _ = read?;
        if found {
            Ok(())
        } else {
            Err(anyhow!(self.options.words.reader.table.no_header))
        }
    }

    fn read_markdown(
        &self,
        text: &mut impl Read,
        file: &mut FileReport,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        "Markdown".clone_into(&mut file.format);
        let name = file.name.clone();
        let mut table = Table::new(sink, &self.options.map, &name, self.stem, None);
        let read = markdown::read(text, &mut table);
        let (reports, found) = table.finish()?;
        file.tables.extend(reports);
        read?;
        if found {
            Ok(())
        } else {
            Err(anyhow!(self.options.words.reader.table.no_header))
        }
    }

    fn read_workbook(
        &self,
        input: OpenSource,
        file: &mut FileReport,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        let body = Counted {
            source: input.into_seekable(sink.words)?,
            count: self.done,
        };
        workbook::read(body, &self.options.map, self.stem, file, sink)
    }
}

/// The beginning of a text, to be looked at.
fn sample(head: &[u8], encoding: Option<Encoding>) -> String {
    let mut bytes = Vec::new();
    // Reading from memory cannot fail.
    let _ = Decoder::new(head, encoding).read_to_end(&mut bytes);
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}
