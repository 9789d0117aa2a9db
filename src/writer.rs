//! Records out: the whole dataset or a selection, in a format that others read.
//!
//! JSON and JSON Lines come in again without any loss; CSV, XLSX and Markdown are for people and
//! their programs. A file appears whole or not at all.

mod csv;
mod file;
mod format;
mod json;
mod markdown;
mod sheet;
mod xlsx;

use std::io::Write;

use anyhow::Result;

use crate::dataset::Dataset;

pub use file::{Exists, save};
pub use format::{Format, Options};

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
