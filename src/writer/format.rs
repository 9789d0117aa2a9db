//! In which format records are written, and how.

use crate::messages::Messages;

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
    /// Says whether it holds records only, a row each.
    #[must_use]
    pub fn is_table(self) -> bool {
        matches!(self, Self::Csv | Self::Xlsx | Self::Markdown)
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
