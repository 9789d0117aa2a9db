//! Files in, records out, with a report of what was odd about them.
//!
//! ```text
//! source (bytes, format, alphabet) ─► sheet (cells of each row) ─► table (headers, roles of rows,
//!   values) ─► load (into the dataset, batch by batch)
//!   each of them tells the report what was understood and what was not
//! ```

mod again;
mod load;
mod look;
mod report;
mod sheet;
mod source;
mod table;

use std::cell::Cell;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, anyhow};

use crate::dataset::{Dataset, Shared, header};
use crate::messages::Messages;
use load::{Sink, suspicion};
use report::Place;
use sheet::{delimited, json, markdown, workbook};
use source::decoder::Decoder;
use source::encoding;
use source::format::{self, Other, SourceFormat};
use source::input::{Counted, OpenSource};
use table::Table;

pub use again::Reading;
pub use load::{OnProgress, Progress};
pub use report::check;
pub use report::{
    Account, Aside, ColumnAccount, FileReport, Finding, FindingKind, Findings, MOST_FINDINGS,
    Mapping, Measure, PublishedSum, Report, Role, TableReport,
};
pub use source::encoding::{Encoding, detect};
pub use source::input::{self, Source};
pub use table::Chosen;

/// The published results of Thái Bình, part of the program.
const EMBEDDED: &str = include_str!("../data/thai-binh.json");

/// How files are to be read.
#[derive(Clone, Debug)]
pub struct Options {
    /// The encoding of text files, where it is not to be found out.
    pub encoding: Option<Encoding>,
    /// What is said of columns, whatever their names and cells show.
    pub map: Vec<(String, Chosen)>,
    /// The language of the report.
    pub words: &'static Messages,
    /// The only folder from which files may be read.
    pub root: Option<PathBuf>,
}

impl Options {
    /// Everything is found out.
    #[must_use]
    pub fn new(words: &'static Messages) -> Self {
        Self {
            encoding: None,
            map: Vec::new(),
            words,
            root: None,
        }
    }
}

impl Source {
    /// The dataset that the program carries.
    #[must_use]
    pub fn embedded() -> Self {
        Self::Bytes("thai-binh.json".to_owned(), Arc::from(EMBEDDED.as_bytes()))
    }
}

/// The dataset that the program carries.
///
/// # Errors
/// When the embedded file is broken, which a test rules out.
pub fn embedded(words: &'static Messages) -> Result<Dataset> {
    let shared = Shared::default();
    load(
        &[Source::embedded()],
        &Options::new(words),
        &shared,
        &mut |_| ControlFlow::Continue(()),
    )?;
    Ok(std::mem::take(&mut *shared.write()))
}

/// Reads files into one dataset.
///
/// # Errors
/// Names the file, the place in it and the reason.
pub fn open<P: AsRef<Path>>(files: &[P], words: &'static Messages) -> Result<(Dataset, Report)> {
    let sources: Vec<_> = files
        .iter()
        .map(|file| Source::named(file.as_ref()))
        .collect();
    let shared = Shared::default();
    let report = load(&sources, &Options::new(words), &shared, &mut |_| {
        ControlFlow::Continue(())
    })?;
    let dataset = std::mem::take(&mut *shared.write());
    Ok((dataset, report))
}

/// Reads sources into `shared`, batch by batch, so that others can look at it meanwhile.
///
/// `on_progress` is called after each batch; when it breaks, what was read stays and the report
/// says that it was stopped.
///
/// # Errors
/// Names the source, the place in it and the reason; what was read before stays in `shared`.
pub fn load(
    sources: &[Source],
    options: &Options,
    shared: &Shared,
    on_progress: OnProgress<'_>,
) -> Result<Report> {
    let done = Cell::new(0);
    let total = sources.iter().map(Source::size).sum();
    let mut sink = Sink::new(shared, &options.words.reader, (&done, total), on_progress);
    let read = read_all(sources, options, &done, &mut sink);
    sink.finish()?;
    read?;
    let (mut report, origins) = (sink.report, sink.origins);
    let words = &options.words.reader;
    tell_absent(options, &mut report);
    suspicion::of_dataset(&shared.read(), &origins, words, &mut report.all);
    Ok(report)
}

/// Tells what was said of columns that no file has.
fn tell_absent(options: &Options, report: &mut Report) {
    let tables = report.files.iter().flat_map(|file| &file.tables);
    let columns = tables.flat_map(|table| &table.columns);
    let names: Vec<String> = columns
        .map(|column| header::plain(&column.column))
        .collect();
    for (column, _) in &options.map {
        let wanted = header::plain(column);
        if !names.iter().any(|name| name.ends_with(&wanted)) {
            report.all.add(FindingKind::File, || {
                let words = &options.words.reader;
                (String::new(), (words.table.absent_column)(column))
            });
        }
    }
}

/// Reads one source after the other, until the user stops it.
fn read_all(
    sources: &[Source],
    options: &Options,
    done: &Cell<u64>,
    sink: &mut Sink<'_>,
) -> Result<()> {
    for source in sources {
        read(source, options, done, sink).with_context(|| source.name())?;
        if sink.report.stopped {
            break;
        }
    }
    Ok(())
}

/// Reads one source and adds it to the report, even if the reading breaks off halfway.
fn read(source: &Source, options: &Options, done: &Cell<u64>, sink: &mut Sink<'_>) -> Result<()> {
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
    if changed() {
        sink.find(FindingKind::File, |words| {
            (file.name.clone(), words.source.file_changed.to_owned())
        });
    }
    sink.report.files.push(file);
    read
}

/// One source and how to read it.
struct One<'a> {
    source: &'a Source,
    options: &'a Options,
    done: &'a Cell<u64>,
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
        text: &mut impl Read,
        file: &mut FileReport,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        let (name, stem) = (file.name.clone(), self.source.stem());
        let about = json::About {
            file: &name,
            stem: &stem,
            map: &self.options.map,
        };
        let format = match kind {
            SourceFormat::JsonLines => "JSON Lines",
            _ => "JSON",
        };
        let table = match kind {
            SourceFormat::Json | SourceFormat::JsonObject => json::read_object(text, about, sink),
            SourceFormat::JsonLines => json::read_lines(text, about, sink),
            SourceFormat::JsonArray => json::read_array(text, about, sink),
            SourceFormat::JsonWithin(keys) => json::read_within(text, &keys, about, sink),
            SourceFormat::Delimited | SourceFormat::Zip => {
                return self.read_delimited((sample, is_whole), text, file, sink);
            }
            SourceFormat::Markdown => return self.read_markdown(text, file, sink),
            SourceFormat::Empty => return Err(anyhow!(sink.words.source.is_empty)),
            SourceFormat::Other(other) => return Err(anyhow!(other.refusal(sink.words))),
        };
        format.clone_into(&mut file.format);
        file.tables.push(table?);
        Ok(())
    }

    fn read_delimited(
        &self,
        (sample, is_whole): (&str, bool),
        mut text: &mut impl Read,
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
        let mut table = Table::new(sink, &self.options.map, &name, &self.source.stem(), None)
            .with_ragged_told();
        let read = delimited::read(text, dialect, place, &mut table);
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
        let (name, stem) = (file.name.clone(), self.source.stem());
        let mut table = Table::new(sink, &self.options.map, &name, &stem, None);
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
        workbook::read(body, &self.options.map, &self.source.stem(), file, sink)
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
