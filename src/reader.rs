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
mod one;
mod options;
mod report;
mod sheet;
mod source;
mod table;

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use anyhow::{Context, Result};

use crate::dataset::{Dataset, Shared, header};
use crate::messages::Messages;
use load::{Sink, summed_up, suspicion};

pub use again::Reading;
pub use load::{OnProgress, Progress};
pub use options::Options;
pub use report::check;
pub use report::{
    Account, Aside, ColumnAccount, Evidence, FileReport, Finding, FindingKind, Findings,
    MOST_FINDINGS, Mapping, Measure, PublishedSum, Report, Role, TableReport,
};
pub use source::encoding::{Encoding, detect};
pub use source::input::{self, Source};
pub use table::Chosen;

/// The published results of Thái Bình, part of the program.
const EMBEDDED: &str = include_str!("../data/thai-binh.json");

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
    let done = AtomicU64::new(0);
    let total = sources.iter().map(Source::size).sum();
    let mut sink = Sink::new(shared, &options.words.reader, (&done, total), on_progress);
    let read = read_all(sources, options, &done, &mut sink);
    sink.finish()?;
    read?;
    let (mut report, origins) = (sink.report, sink.origins);
    let words = &options.words.reader;
    tell_absent(options, &mut report);
    summed_up::tell(&report.files, words, &mut report.all);
    suspicion::of_dataset(&shared.read(), &origins, words, &mut report.all);
    Ok(report)
}

/// What is odd about several sources together, as a project that stands in two of them; nothing
/// where one of them could not be read, or all is told in the reports on each.
#[must_use]
pub fn between(sources: &[Source], options: &Options, reports: &[Report]) -> Option<Report> {
    if sources.len() < 2 || reports.len() < sources.len() {
        return None;
    }
    let go_on = &mut |_| ControlFlow::Continue(());
    let mut together = load(sources, options, &Shared::default(), go_on).ok()?;
    let told: Vec<_> = reports.iter().flat_map(Report::findings).cloned().collect();
    together.files.clear();
    together.all = together.all.without(&told);
    together.has_findings().then_some(together)
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
                (String::new(), (words.columns.absent_column)(column))
            });
        }
    }
}

/// Reads one source after the other, until the user stops it.
fn read_all(
    sources: &[Source],
    options: &Options,
    done: &AtomicU64,
    sink: &mut Sink<'_>,
) -> Result<()> {
    for (place, source) in sources.iter().enumerate() {
        let stem = stem(source, &sources[..place]);
        one::read((source, &stem), options, done, sink).with_context(|| source.name())?;
        if sink.report.stopped {
            break;
        }
    }
    Ok(())
}

/// What the ids of the rows of a source begin with: `2020/ds.csv` and `2021/ds.csv` are two files.
fn stem(source: &Source, before: &[Source]) -> String {
    let stem = source.stem();
    let is_other = |other: &&Source| other.stem() == stem && other.name() != source.name();
    match before.iter().filter(is_other).count() {
        0 => stem,
        others => format!("{stem}~{}", others + 1),
    }
}
