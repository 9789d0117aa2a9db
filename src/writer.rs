//! Records out: the whole dataset or a selection, in a format that others read.
//!
//! JSON and JSON Lines come in again without any loss; CSV, XLSX and Markdown are for people and
//! their programs. A file appears whole or not at all.

mod csv;
mod file;
mod format;
mod json;
mod left_out;
mod markdown;
mod sheet;
mod xlsx;

use std::io::Write;

use anyhow::Result;

use crate::dataset::{Dataset, Row};

pub use file::{Exists, save};
pub use format::{Format, Options};
pub use left_out::LeftOut;

/// Writes records in one format.
type Written =
    fn(&Dataset, &mut dyn Iterator<Item = Row<'_>>, Options, &mut dyn Write) -> Result<()>;

/// Every format: its name on the command line, which is also the ending of its files, and what
/// writes it.
static FORMATS: &[(Format, &str, Written)] = &[
    (Format::Json, "json", |data, rows, _, out| {
        json::write(data, rows, out)
    }),
    (Format::JsonLines, "jsonl", |data, rows, _, out| {
        json::write_lines(data, rows, out)
    }),
    (Format::Csv, "csv", csv::write),
    (Format::Xlsx, "xlsx", xlsx::write),
    (Format::Markdown, "md", markdown::write),
];

impl Format {
    /// The names of all formats.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FORMATS.iter().map(|(_, name, _)| *name)
    }

    /// The format called `name`, or of files that end so.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let mut known = FORMATS.iter();
        let named = known.find(|(_, known, _)| known.eq_ignore_ascii_case(name));
        named.map(|(format, ..)| *format)
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
    let (_, _, write) = &FORMATS[format as usize];
    write(dataset, &mut rows, options, out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_formats() {
        for (place, (format, name, _)) in FORMATS.iter().enumerate() {
            assert_eq!(*format as usize, place);
            assert_eq!(Format::parse(name), Some(*format));
        }
    }
}
