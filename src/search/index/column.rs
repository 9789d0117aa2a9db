//! The columns that are searched.

use crate::dataset::TextField;

/// A column that is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
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
pub const COLUMNS: [Column; 12] = [
    Column::Text(TextField::Title),
    Column::Text(TextField::Establishments),
    Column::Text(TextField::Commune),
    Column::Text(TextField::District),
    Column::Text(TextField::Province),
    Column::Text(TextField::Address),
    Column::Text(TextField::Contents),
    Column::Text(TextField::Status),
    Column::Text(TextField::Note),
    Column::Funding,
    Column::Activity,
    Column::Period,
];
