//! Query: what was typed, taken apart into words, phrases, fields, and what is to be left out.
//!
//! ```text
//! typed ─ token ─► what stands between two spaces ─ parser ─┬─ a word, a phrase ─► Term
//!                                                           └─ field:value ─┬────► Term, or
//!                                                                   field ──┘      Test of a number
//! Query, Dataset ─ reading ─► years and places for the words that say them
//! Query, Dataset ─ check ─► whether it names what is in the data ─ error ─► what the user reads
//! ```

mod check;
mod error;
pub mod field;
mod parser;
pub mod question;
pub mod reading;
pub mod synonym;
mod token;

use crate::dataset::{Choice, Field, Funding, Indicator, TextField};
use field::Bounds;

pub use error::QueryError;
pub use parser::parse;
pub use token::before_last;

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
    /// Names before a colon that are no field, each with the whole of what was typed.
    pub(super) unknown: Vec<(String, String)>,
    /// What the tones of its words say.
    pub(super) tones: Tones,
    /// What counts as found.
    pub(super) reach: Reach,
    /// Whether words with the same meaning are found as well.
    pub(super) has_synonyms: bool,
}

/// What the tones and marks of typed words say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tones {
    /// Nothing: none were typed.
    #[default]
    Any,
    /// The word that has them comes first.
    Preferred,
    /// Only the word that has them is meant: "máy" is not "may", and beside it "may" not "máy".
    Meant,
}

/// What counts as found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reach {
    /// What has every word whole.
    #[default]
    Matches,
    /// Also beginnings of words and slips of the finger.
    Near,
    /// Some of many words are enough.
    Part,
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
    /// The cursor stands behind it, so that it counts by its beginning.
    pub is_open: bool,
}

/// What a term is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TermRole {
    /// It must be there, and the better it fits, the better the record.
    Word,
    /// Its words must be there whole and in a row.
    Phrase,
    /// Its words are a name of the data and must be there in a row; the terms of its words say how
    /// good the record is.
    Name,
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
    /// A text that is not known.
    Missing(TextField),
    /// The id or how it begins, in small letters.
    Id(String),
}

impl Query {
    /// Says whether it asks for nothing, so that every record fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.tests.is_empty()
    }

    /// The same query when nobody types any more: only whole words count.
    #[must_use]
    pub fn closed(mut self) -> Self {
        self.terms.iter_mut().for_each(|term| term.is_open = false);
        self
    }

    /// What finds words also with other tones than those typed.
    #[must_use]
    pub fn forgiving(mut self) -> Self {
        if self.tones == Tones::Meant {
            self.tones = Tones::Preferred;
        }
        self
    }

    /// What finds also that which only comes near: each word counts by its beginning, and slips of
    /// the finger are forgiven.
    #[must_use]
    pub fn near(mut self) -> Self {
        self = self.forgiving();
        self.reach = Reach::Near;
        let words = self.terms.iter_mut();
        let words = words.filter(|term| term.role == TermRole::Word);
        words.for_each(|term| term.is_open = true);
        self
    }

    /// What finds also that which has only a part of the words; nothing where all are needed.
    #[must_use]
    pub fn part(mut self) -> Option<Self> {
        self = self.forgiving();
        self.reach = Reach::Part;
        self.needed().map(|_| self)
    }

    /// Whether its answer can lie in that of another query: who has a part of more words need not
    /// have one of fewer, and words with the same meaning stand where the typed ones do not.
    pub(super) fn asks_as(&self, other: &Self) -> bool {
        let are_whole = self.reach != Reach::Part && other.reach != Reach::Part;
        are_whole && self.has_synonyms == other.has_synonyms && self.tones == other.tones
    }

    /// How many of its words are enough: all of one to three, three of four to seven, else half.
    pub(super) fn needed(&self) -> Option<usize> {
        let words = self.terms.iter().filter(|term| term.is_scored()).count();
        match words {
            ..4 => None,
            4..8 => Some(3),
            8.. => Some(words / 2),
        }
    }

    /// What it leaves out, as a query of its own that finds the rest; nothing if it leaves nothing
    /// out.
    #[must_use]
    pub fn exclusions(&self) -> Option<Self> {
        let mut query = self.clone();
        query.terms.retain(|term| term.role == TermRole::Excluded);
        query.tests.retain(|test| test.excluded);
        (!query.is_empty()).then_some(query)
    }

    /// Says whether words with the same meaning are found as well.
    #[must_use]
    pub fn has_synonyms(&self) -> bool {
        self.has_synonyms
    }

    /// Says whether something may come near: phrases and fields are as they are.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.terms.iter().any(|term| term.role == TermRole::Word)
    }
}

/// The words of the terms; what is no word parts those before it from those behind.
pub(super) fn typed_words(terms: &[Term]) -> Vec<&str> {
    let words = terms.iter().map(|term| match term.words.as_slice() {
        [word] if term.role == TermRole::Word => word.as_str(),
        _ => "",
    });
    words.collect()
}

impl Term {
    /// Some terms as one of several words in a row.
    pub fn joined(own: &[Self], role: TermRole) -> Self {
        Self {
            words: own.iter().flat_map(|term| term.words.clone()).collect(),
            role,
            field: None,
            typed: String::new(),
            is_open: own.last().is_some_and(|term| term.is_open),
        }
    }

    /// Whether it counts for the order of the records.
    pub fn is_scored(&self) -> bool {
        matches!(self.role, TermRole::Word | TermRole::Phrase)
    }
}
