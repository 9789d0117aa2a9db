//! The columns that are searched.

use crate::dataset::{Definition, FIELDS, Field, TextField};
use crate::search::query::field::has_names;

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
    /// What is told of a record besides its fields: results in words, notes of numbers, sources.
    Told,
}

impl WordColumn {
    /// The column that holds the words of a field, if they are searched one by one.
    fn searched(known: &Definition) -> Option<Self> {
        known.weight?;
        match known.field {
            Field::Text(text) => Some(Self::Text(text)),
            Field::Funding => Some(Self::Funding),
            Field::Activity => Some(Self::Activity),
            Field::Period => Some(Self::Period),
            Field::Ordinal | Field::Figure(_) | Field::SupportFrom(_) | Field::Extra => None,
        }
    }

    /// Says whether its values are names.
    #[must_use]
    pub fn has_names(self) -> bool {
        match self {
            Self::Text(field) => has_names(field),
            Self::Activity | Self::Funding => true,
            Self::Period | Self::Extra(_) | Self::Told => false,
        }
    }

    /// The field whose words it holds.
    #[must_use]
    pub fn field(self) -> Field {
        match self {
            Self::Text(text) => Field::Text(text),
            Self::Funding => Field::Funding,
            Self::Activity => Field::Activity,
            Self::Period => Field::Period,
            Self::Extra(_) | Self::Told => Field::Extra,
        }
    }
}

/// The columns of every dataset, without ids: those are looked up, not read word by word.
pub fn columns() -> impl Iterator<Item = WordColumn> {
    let fields = FIELDS.iter().filter_map(WordColumn::searched);
    fields.chain([WordColumn::Told])
}
