//! What a load did and noticed; `khuyencong check` prints it and the explorer shows it.

mod account;
pub mod check;
mod evidence;
mod given;

use std::fmt;

use serde::Serialize;

use crate::messages::Reader;

pub use account::{Account, ColumnAccount, Measure, PublishedSum, Role};
pub use evidence::Evidence;
pub use given::{GivenBy, GivenValue};

/// How many findings are kept; beyond that they are only counted.
pub const MOST_FINDINGS: usize = 1_000;
/// How many understood rows (titles, groups, totals) are listed a table.
const MOST_ASIDES: usize = 200;

/// What sort of thing was noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// A row that is not among the records.
    NotTaken,
    /// A value that could not be read as what its column holds, and was kept as text.
    KeptAsText,
    /// Something that is possible and still looks wrong.
    Suspicion,
    /// Something about the file as a whole.
    File,
}

/// One thing that was noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What sort it is.
    pub kind: FindingKind,
    /// The file, sheet, row and column, as far as they matter.
    pub place: String,
    /// What is to be said.
    pub text: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            f.write_str(&self.text)
        } else {
            write!(f, "{}: {}", self.place, self.text)
        }
    }
}

/// Findings in the order in which they were noticed, the first thousand of them.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    kept: Vec<Finding>,
    count: u64,
}

impl Findings {
    /// Adds a finding; it is only put into words while there is room for it.
    pub fn add(&mut self, kind: FindingKind, words: impl FnOnce() -> (String, String)) {
        self.count += 1;
        if self.kept.len() < MOST_FINDINGS {
            let (place, text) = words();
            self.kept.push(Finding { kind, place, text });
        }
    }

    /// Those that are none of the others.
    #[must_use]
    pub fn without(self, others: &[Finding]) -> Self {
        let kept = self.kept.into_iter();
        let kept: Vec<_> = kept.filter(|finding| !others.contains(finding)).collect();
        let count = kept.len() as u64;
        Self { kept, count }
    }

    /// The findings that were kept.
    #[must_use]
    pub fn kept(&self) -> &[Finding] {
        &self.kept
    }

    /// How many there were.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }
}

/// A row that was understood and is no record: a title, a group, a total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Aside {
    /// Its number in the file.
    pub row: u64,
    /// What it was taken for.
    pub role: &'static str,
    /// Its text.
    pub text: String,
}

/// What became of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mapping {
    /// Its header.
    pub column: String,
    /// The field it fills; `extra` for a column of its own.
    pub field: String,
    /// The unit of its amounts, if one was named.
    pub unit: Option<String>,
    /// On what the field rests; nothing is known of a column of its own.
    pub field_by: Option<Evidence>,
    /// On what the unit rests.
    pub unit_by: Option<Evidence>,
    /// How many rows have something in it.
    pub filled: u64,
}

/// What was read from a sheet, or from a file that is one table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableReport {
    /// The name of the sheet, in a workbook.
    pub sheet: Option<String>,
    /// The number of the row that names the columns, if there is one.
    pub header_row: Option<u64>,
    /// What became of each column.
    pub columns: Vec<Mapping>,
    /// How many rows became records.
    pub records: u64,
    /// What each row is, and whether the sums of the file are those of its rows.
    pub account: Account,
    /// What was given to records that do not say it themselves.
    pub given: Vec<GivenValue>,
    /// Rows that were understood and are no records, the first two hundred of them.
    pub asides: Vec<Aside>,
    /// How many such rows there were.
    pub aside_count: u64,
}

impl TableReport {
    /// Lists a row that is no record.
    pub fn add_aside(&mut self, row: u64, role: &'static str, text: impl FnOnce() -> String) {
        self.aside_count += 1;
        if self.asides.len() < MOST_ASIDES {
            self.asides.push(Aside {
                row,
                role,
                text: text(),
            });
        }
    }
}

/// What was read from one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// Its name.
    pub name: String,
    /// What it turned out to be.
    pub format: String,
    /// How its text is encoded, where that is not given by the format.
    pub encoding: Option<String>,
    /// What separates its columns.
    pub delimiter: Option<char>,
    /// Its tables.
    pub tables: Vec<TableReport>,
}

impl FileReport {
    /// How many records came from it.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.tables.iter().map(|table| table.records).sum()
    }
}

/// What a load did and noticed.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What was read, file by file.
    pub files: Vec<FileReport>,
    /// What was noticed.
    pub all: Findings,
    /// The user stopped before everything was read.
    pub stopped: bool,
    /// The name of a source that is gone once it was read, such as a pipe.
    pub read_once: Option<String>,
    /// The command that reads the files just so again, if something was said of their columns.
    pub command: Option<String>,
}

impl Report {
    /// What was noticed, at most [`MOST_FINDINGS`] of it, in the order of the files.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        self.all.kept()
    }

    /// How much was noticed, kept or not.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.all.count()
    }

    /// Says whether anything was noticed.
    #[must_use]
    pub fn has_findings(&self) -> bool {
        self.count() > 0
    }

    /// How many records were read.
    #[must_use]
    pub fn records(&self) -> u64 {
        self.files.iter().map(FileReport::records).sum()
    }
}

/// Where in a file something stands: `a.xlsx, sheet "2019", row 14, column "Kinh phí"`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) file: &'a str,
    pub(super) sheet: Option<&'a str>,
    pub(super) row: Option<u64>,
    pub(super) column: Option<&'a str>,
}

impl<'a> Place<'a> {
    /// The place of a cell of the row.
    pub(super) fn in_column(self, column: &'a str) -> Self {
        Self {
            column: Some(column),
            ..self
        }
    }

    pub(super) fn say(&self, words: &Reader) -> String {
        let named = |word: &str, name: &str| format!(", {word} \"{}\"", crate::text::clean(name));
        let sheet = self
            .sheet
            .map(|name| format!(", {}", words.sheet_named(name)));
        // Lines above a table of a document are in no row of it.
        let row = self
            .row
            .filter(|row| *row > 0)
            .map(|row| format!(", {} {row}", words.line));
        let column = self.column.map(|name| named(words.column, name));
        [Some(self.file.to_owned()), sheet, row, column]
            .into_iter()
            .flatten()
            .collect()
    }
}
