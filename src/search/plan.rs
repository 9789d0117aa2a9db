//! Plan: what typed words may mean, a query against the words of a dataset.
//!
//! ```text
//!                 ┌─ one word answers it ─────── fit ─► Hit: the word and its points
//! Term ─ lookup ──┼─ several words together ─ sequence ─► Advance: what a word does to it
//!                 └─ an id ─────────────────────── id ─► the ids themselves
//!
//! two plans ─ narrow ─► whether the later one finds nothing new
//! ```

pub mod counted;
mod counted_name;
pub mod fit;
pub mod id;
pub mod known_name;
mod lookup;
pub mod named_number;
mod narrow;
pub mod number;
pub mod sequence;

use std::ops::Range;

use crate::dataset::{Field, Indicator, ValueId};
use crate::search::index::column::WordColumn;
use crate::search::index::lexicon::{WordId, rare_place};
use crate::search::index::word_list::WordLists;
use crate::search::query::Term;
use fit::PROPER;
use number::TypedNumber;
use sequence::{Advance, Sequence};

/// A whole phrase.
pub const PHRASE: u8 = 128;
/// What a short form stands for, or the short form of what was typed.
pub const SHORT_FORM: u8 = 112;
/// Words run together.
pub const RUN_TOGETHER: u8 = 108;
/// First letters of words.
pub const INITIALS: u8 = 88;
/// A number that a record has among its figures.
pub const FIGURE: u8 = 90;
/// What only decides whether a record belongs to the list.
pub const PRESENT: u8 = PROPER;

/// Fewer first letters would stand in nearly every record.
pub const SHORTEST_INITIALS: usize = 3;
/// Fewer letters run together cannot be told from one word.
pub const SHORTEST_RUN: usize = 4;

/// A word of the data that answers a term.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// The word.
    pub word: WordId,
    /// The place of the term.
    pub lane: u8,
    /// How well it fits.
    pub points: u8,
    /// It also answers the term before: `tnhh` stands for four words in a row.
    pub joined: bool,
}

impl Hit {
    /// A word that answers a term on its own.
    #[must_use]
    pub fn new(word: WordId, lane: usize, points: u8) -> Self {
        Self {
            word,
            lane: u8::try_from(lane).unwrap_or(u8::MAX),
            points,
            joined: false,
        }
    }
}

/// All that has to be known about a query to score values and records.
#[derive(Debug, Default)]
pub struct Plan {
    /// The terms of the query; the n-th is in the n-th lane.
    pub terms: Vec<Term>,
    /// Single words that answer terms.
    pub hits: Vec<Hit>,
    /// The same for rare words, of which there may be very many.
    pub rare_hits: Vec<Hit>,
    /// A bit for each term that rare words answer, and for each that they do not only answer by how
    /// they begin.
    rare_lanes: u64,
    odd_lanes: u64,
    /// Terms that several words answer.
    pub sequences: Vec<Sequence>,
    /// Terms that other writings of several words answer.
    rewritten: Vec<Range<usize>>,
    /// What words do to the sequences, each with the number of the sequence.
    pub advances: Vec<(WordId, u16, Advance)>,
    /// Ids that answer terms, with points.
    pub ids: Vec<(ValueId, usize, u8)>,
    /// How many of the words are enough; all of them if nothing.
    pub needed: Option<usize>,
    /// Terms that are numbers.
    pub figures: Vec<TypedNumber>,
    /// Terms that name numbers.
    pub named: Vec<(usize, Indicator)>,
}

impl Plan {
    /// Whether a term may stand in a column.
    #[must_use]
    pub fn admits(&self, lane: usize, column: WordColumn) -> bool {
        match self.terms[lane].field {
            None => true,
            Some(Field::Text(field)) => column == WordColumn::Text(field),
            Some(Field::Activity) => column == WordColumn::Activity,
            Some(_) => false,
        }
    }

    /// Whether some word of a column may answer a term that may stand there.
    #[must_use]
    pub fn touches(&self, column: WordColumn, lists: &WordLists) -> bool {
        let rare = if lists.has_rare() {
            self.rare_hits.as_slice()
        } else {
            &[]
        };
        let hits = self.hits.iter().chain(rare);
        let hits = hits.map(|hit| (hit.word, usize::from(hit.lane)));
        let mut words = hits.chain(self.leading_words());
        words.any(|(word, lane)| self.admits(lane, column) && lists.has(word))
    }

    /// Whether some rare word may answer a term.
    #[must_use]
    pub fn asks_for_rare(&self) -> bool {
        let mut words = self.leading_words();
        !self.rare_hits.is_empty() || words.any(|(word, _)| rare_place(word).is_some())
    }

    /// The words that lead sequences on, each with the place of the term.
    fn leading_words(&self) -> impl Iterator<Item = (WordId, usize)> {
        let lane = |sequence: u16| self.sequences[usize::from(sequence)].lane;
        let advances = self.advances.iter();
        advances.map(move |(word, sequence, _)| (*word, lane(*sequence)))
    }

    /// Forgets what only finding takes, and what may be much; it can still be narrowed.
    pub fn forget(&mut self) {
        self.rare_hits = Vec::new();
        self.advances = Vec::new();
    }
}
