//! Query: what was typed, taken apart into words, phrases, fields, and what is to be left out.
//!
//! ```text
//! typed ─ token ─► what stands between two spaces ─ parser ─┬─ a word, a phrase ─► Term
//!                                                           └─ field:value ─┬────► Term, or
//!                                                                   field ──┘      Test of a number
//! Query, Dataset ─ check ─► whether it names what is in the data ─ error ─► what the user reads
//! ```

mod check;
mod error;
pub mod field;
mod parser;
mod token;

use crate::dataset::{Choice, Field, Funding, Indicator};
use field::Bounds;

pub use error::QueryError;
pub use parser::parse;

/// The most letters of a query that count.
pub const LONGEST: usize = 256;
/// The most words, phrases and text fields of a query.
pub const MOST_TERMS: usize = 63;

/// A query that can be answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What must stand in a record, in the order typed, and what must not.
    pub(super) terms: Vec<Term>,
    /// What its codes and numbers must be.
    pub(super) tests: Vec<Test>,
    /// Whether some word has tones, so that a word without means it.
    pub(super) toned: bool,
}

/// A word or phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// One word, or several in a row.
    pub words: Vec<String>,
    /// What it is for.
    pub role: TermRole,
    /// Where it may stand; anywhere if `None`.
    pub field: Option<Field>,
    /// The whole of what was typed without a space, which may be an id.
    pub typed: String,
}

/// What a term is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TermRole {
    /// It must be there, and the better it fits, the better the record.
    Word,
    /// Its words must be there whole and in a row.
    Phrase,
    /// A field must have it; that says nothing of how good the record is.
    Filter,
    /// It must not be there.
    Excluded,
}

/// A condition on what is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Test {
    pub kind: TestKind,
    pub excluded: bool,
}

/// What a test looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TestKind {
    Funding(Choice<Funding>),
    Years(Bounds),
    Figure(Indicator, Bounds),
    /// The id or how it begins, in small letters.
    Id(String),
}

impl Query {
    /// Says whether it asks for nothing, so that every record fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.tests.is_empty()
    }
}

impl Term {
    /// Whether it counts for the order of the records.
    pub fn is_scored(&self) -> bool {
        matches!(self.role, TermRole::Word | TermRole::Phrase)
    }
}
