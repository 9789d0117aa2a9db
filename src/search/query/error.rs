//! What is wrong with a query.

use super::MOST_TERMS;
use crate::messages::Messages;

/// Why a query cannot be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryError {
    /// There is no such field; these are named most like it.
    UnknownField(String, Vec<&'static str>),
    /// A field that cannot have the value.
    BadValue(String, String),
    /// A field and a value that no record has; these are most like it.
    UnknownValue(String, String, Vec<String>),
    /// A field without a value.
    NoValue(String),
    /// More than [`MOST_TERMS`] words.
    TooManyWords,
}

impl QueryError {
    /// What the user reads.
    #[must_use]
    pub fn text(&self, words: &Messages) -> String {
        let words = &words.search;
        match self {
            Self::UnknownField(name, known) => (words.unknown_field)(name, &known.join(", ")),
            Self::BadValue(field, value) => (words.bad_value)(field, value),
            Self::UnknownValue(field, value, known) if known.is_empty() => {
                (words.bad_value)(field, value)
            }
            Self::UnknownValue(field, value, known) => {
                (words.unknown_value)(field, value, &known.join(", "))
            }
            Self::NoValue(field) => (words.no_value)(field),
            Self::TooManyWords => (words.too_many_words)(MOST_TERMS),
        }
    }
}
