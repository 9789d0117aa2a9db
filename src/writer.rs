//! Records out: the whole dataset or a selection, in a format that others read.
//!
//! JSON and JSON Lines come in again without any loss; CSV, XLSX and Markdown are for people and
//! their programs. A file appears whole or not at all.

mod csv;
mod file;
mod json;
mod markdown;
mod sheet;
mod xlsx;

use std::io::Write;

use anyhow::Result;

use crate::dataset::Dataset;
use crate::messages::Messages;

pub use file::{Exists, save};

/// A format that records can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One object, as data/schema.json describes it.
    Json,
    /// What stands beside the records in the first line, then a record a line.
    JsonLines,
    /// Cells with commas or semicolons, for spreadsheets.
    Csv,
    /// A workbook.
    Xlsx,
    /// A table in a text.
    Markdown,
}

impl Format {
    /// Every format with its name on the command line, which is also the ending of its files.
    pub const NAMES: [(Self, &'static str); 5] = [
        (Self::Json, "json"),
        (Self::JsonLines, "jsonl"),
        (Self::Csv, "csv"),
        (Self::Xlsx, "xlsx"),
        (Self::Markdown, "md"),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    /// The format called `name`, or of files that end so.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let named = |(_, known): &(Self, &str)| known.eq_ignore_ascii_case(name);
        Self::NAMES
            .into_iter()
            .find(named)
            .map(|(format, _)| format)
    }
}

/// How records are to be written.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The language of headers and names.
    pub words: &'static Messages,
    /// CSV with semicolons, which Excel wants where the comma is the decimal sign.
    pub semicolon: bool,
}

impl Options {
    /// Commas, in the language of `words`.
    #[must_use]
    pub fn new(words: &'static Messages) -> Self {
        Self {
            words,
            semicolon: false,
        }
    }
}

/// Writes the records with the numbers `rows`, in their order.
///
/// # Errors
/// When `out` does, or when a format cannot hold so many records.
pub fn write(
    dataset: &Dataset,
    rows: impl Iterator<Item = u32>,
    format: Format,
    options: Options,
    out: &mut dyn Write,
) -> Result<()> {
    let mut rows = rows.map(|index| dataset.row(index));
    let rows: &mut dyn Iterator<Item = _> = &mut rows;
    match format {
        Format::Json => json::write(dataset, rows, out),
        Format::JsonLines => json::write_lines(dataset, rows, out),
        Format::Csv => csv::write(dataset, rows, options, out),
        Format::Xlsx => xlsx::write(dataset, rows, options, out),
        Format::Markdown => markdown::write(dataset, rows, options, out),
    }
}
