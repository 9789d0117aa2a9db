//! The columns that are searched.

use crate::dataset::TextField;

/// A column that is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordColumn {
    /// A text that every dataset has.
    Text(TextField),
    /// The sources of funding, by their set.
    Funding,
    /// The line of activity, under all its names.
    Activity,
    /// The years.
    Period,
    /// A text that only some file has.
    Extra(usize),
}

/// The columns of every dataset, without ids: those are looked up, not read word by word.
pub const COLUMNS: [WordColumn; 12] = [
    WordColumn::Text(TextField::Title),
    WordColumn::Text(TextField::Establishments),
    WordColumn::Text(TextField::Commune),
    WordColumn::Text(TextField::District),
    WordColumn::Text(TextField::Province),
    WordColumn::Text(TextField::Address),
    WordColumn::Text(TextField::Contents),
    WordColumn::Text(TextField::Status),
    WordColumn::Text(TextField::Note),
    WordColumn::Funding,
    WordColumn::Activity,
    WordColumn::Period,
];
