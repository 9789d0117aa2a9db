//! Plan: what typed words may mean, a query against the words of a dataset.
//!
//! ```text
//!          ┌─ one word answers it ─────── fit ─► Hit: the word and its points
//! Term ────┼─ several words together ─ sequence ─► Step: what a word does to it ─ pack ─► many at once
//!          └─ an id, a figure ─────────── id ─► the values themselves
//! ```

pub mod fit;
pub mod id;
pub mod pack;
pub mod sequence;

use fuzzy_matcher::skim::SkimMatcherV2;

use crate::dataset::{Dataset, Field, ValueId};
use crate::search::index::Index;
use crate::search::index::column::Column;
use crate::search::index::lexicon::{Lexicon, WordId, rare_place};
use crate::search::index::word_list::WordLists;
use crate::search::query::{Query, Role, Term};
use crate::text;
use crate::text::short_form::{SHORT_FORMS, expansions};
use fit::{PROPER, Typed};
use sequence::{Initials, LONGEST, Pattern, RunTogether, Sequence, Step, Words};

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
const PRESENT: u8 = PROPER;

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
    /// What words do to the sequences, each with the number of the sequence.
    pub steps: Vec<(WordId, u16, Step)>,
    /// Ids that answer terms, with points.
    pub ids: Vec<(ValueId, usize, u8)>,
    /// Terms that are numbers.
    pub figures: Vec<(usize, i64)>,
}

impl Plan {
    /// Looks the terms of a query up among the words of a dataset.
    #[must_use]
    pub fn new(query: &Query, index: &Index, dataset: &Dataset) -> Self {
        let mut plan = Self {
            terms: query.terms.clone(),
            ..Self::default()
        };
        for (lane, term) in query.terms.iter().enumerate() {
            match term.role {
                Role::Word => plan.add_word(lane, term, query.toned, index, dataset),
                Role::Phrase => plan.add_sequence(lane, PHRASE, &Words::of(term), index),
                Role::Filter | Role::Excluded => {
                    plan.add_sequence(lane, PRESENT, &Words::of(term), index);
                }
            }
        }
        plan.add_short_forms(&index.lexicon);
        plan.hits.sort_unstable_by_key(|hit| (hit.lane, hit.word));
        plan
    }

    /// Whether a term may stand in a column.
    #[must_use]
    pub fn admits(&self, lane: usize, column: Column) -> bool {
        match self.terms[lane].field {
            None => true,
            Some(Field::Text(field)) => column == Column::Text(field),
            Some(Field::Activity) => column == Column::Activity,
            Some(_) => false,
        }
    }

    /// Whether some word of a column may answer a term that may stand there.
    #[must_use]
    pub fn touches(&self, column: Column, lists: &WordLists) -> bool {
        let rare = if lists.has_rare() {
            self.rare_hits.as_slice()
        } else {
            &[]
        };
        let hits = self.hits.iter().chain(rare);
        let hits = hits.map(|hit| (hit.word, usize::from(hit.lane)));
        let mut words = hits.chain(self.stepping_words());
        words.any(|(word, lane)| self.admits(lane, column) && lists.has(word))
    }

    /// Whether some rare word may answer a term.
    #[must_use]
    pub fn asks_for_rare(&self) -> bool {
        let mut words = self.stepping_words();
        !self.rare_hits.is_empty() || words.any(|(word, _)| rare_place(word).is_some())
    }

    /// The words that lead sequences on, each with the place of the term.
    fn stepping_words(&self) -> impl Iterator<Item = (WordId, usize)> {
        let lane = |sequence: u16| self.sequences[usize::from(sequence)].lane;
        let steps = self.steps.iter();
        steps.map(move |(word, sequence, _)| (*word, lane(*sequence)))
    }

    /// Forgets what only finding takes, and what may be much; it can still be narrowed.
    pub fn forget(&mut self) {
        self.rare_hits = Vec::new();
        self.steps = Vec::new();
    }

    /// Whether every record that answers this plan also answers `before`.
    ///
    /// Only proper answers count, or also loose ones. Then a list can be narrowed instead of found
    /// anew; when in doubt, it cannot.
    #[must_use]
    pub fn narrows(&self, before: &Self, loosely: bool) -> bool {
        let (words, others) = self.words_and_others();
        let (old_words, old_others) = before.words_and_others();
        let least = if loosely { 1 } else { PROPER };
        let mut known = 0..old_words.len();
        others == old_others
            && words.len() >= old_words.len()
            && known.all(|lane| self.narrows_lane(before, lane, least))
    }

    /// The terms before the first that is no single word, and those from it on.
    fn words_and_others(&self) -> (&[Term], &[Term]) {
        let words = self.terms.iter().take_while(|term| term.role == Role::Word);
        self.terms.split_at(words.count())
    }

    fn narrows_lane(&self, before: &Self, lane: usize, least: u8) -> bool {
        let (term, old_term) = (&self.terms[lane], &before.terms[lane]);
        // First letters and words run together only get rarer with every letter.
        let (kinds, old_kinds) = (self.kinds(lane), before.kinds(lane));
        let gets_rarer = term.typed.starts_with(&old_term.typed)
            && kinds
                .iter()
                .all(|kind| *kind != SHORT_FORM && old_kinds.contains(kind))
            && !self.ids.iter().any(|(_, own, _)| *own == lane)
            && !self.figures.iter().any(|(own, _)| *own == lane);
        let mut old = before.answers(lane, least);
        (term == old_term || gets_rarer)
            && self
                .answers(lane, least)
                .all(|word| old.any(|known| known == word))
            && self.narrows_rare(term, old_term, lane)
    }

    /// Whether the rare words that answer a term also answer an earlier one, whose own are forgotten.
    fn narrows_rare(&self, term: &Term, old_term: &Term, lane: usize) -> bool {
        let is_in = |lanes: u64| lanes >> lane & 1 == 1;
        // What a word begins with, it also begins with if less of it is typed.
        let begins = |new: &Typed| {
            let mut old = meanings(old_term).into_iter();
            old.any(|old| new.plain().starts_with(old.plain()))
        };
        !is_in(self.rare_lanes)
            || !is_in(self.odd_lanes) && (term == old_term || meanings(term).iter().all(begins))
    }

    /// The words that answer a term with `least` points or more, in the order of their numbers.
    fn answers(&self, lane: usize, least: u8) -> impl Iterator<Item = WordId> {
        let start = self
            .hits
            .partition_point(|hit| usize::from(hit.lane) < lane);
        let own = self.hits[start..].iter();
        let own = own.take_while(move |hit| usize::from(hit.lane) == lane);
        own.filter(move |hit| hit.points >= least)
            .map(|hit| hit.word)
    }

    fn kinds(&self, lane: usize) -> Vec<u8> {
        let own = self
            .sequences
            .iter()
            .filter(|sequence| sequence.lane == lane);
        own.map(|sequence| sequence.points).collect()
    }

    fn add_word(
        &mut self,
        lane: usize,
        term: &Term,
        toned: bool,
        index: &Index,
        dataset: &Dataset,
    ) {
        let Some(word) = term.words.first() else {
            return;
        };
        let typed = Typed::new(word, toned);
        let mut meanings = meanings(term);
        meanings[0] = typed.clone();
        let judge = SkimMatcherV2::default();
        let mut is_start = false;
        let firsts = meanings
            .iter()
            .filter_map(|meaning| meaning.plain().bytes().next());
        let codes = index.lexicon.codes(firsts.collect());
        for (id, word) in index.lexicon.words().chain(codes) {
            let proper = meanings
                .iter()
                .map(|meaning| meaning.proper_fit(word))
                .max()
                .unwrap_or(0);
            is_start |= proper > 0;
            let points = if proper > 0 {
                proper
            } else {
                typed.loose_fit(word, &judge)
            };
            if points > 0 {
                self.add_hit(id, lane, points, false);
            }
        }
        self.add_sequences(lane, typed.plain(), is_start, index);
        self.ids.extend(
            id::find(typed.plain(), term, dataset).map(|(value, points)| (value, lane, points)),
        );
        self.figures
            .extend(figure(&term.typed).map(|number| (lane, number)));
    }

    fn add_hit(&mut self, word: WordId, lane: usize, points: u8, joined: bool) {
        let hit = Hit {
            word,
            lane: u8::try_from(lane).unwrap_or(u8::MAX),
            points,
            joined,
        };
        if rare_place(word).is_none() {
            self.hits.push(hit);
            return;
        }
        self.rare_hits.push(hit);
        self.rare_lanes |= 1 << lane;
        if points < PROPER || points == SHORT_FORM {
            self.odd_lanes |= 1 << lane;
        }
    }

    fn add_sequences(&mut self, lane: usize, plain: &str, is_start: bool, index: &Index) {
        for expansion in expansions(plain) {
            let pieces = Words::new(expansion.split(' '), false);
            self.add_sequence(lane, SHORT_FORM, &pieces, index);
        }
        if !plain.is_ascii() || plain.len() > LONGEST {
            return;
        }
        // The start of a word is that, and neither first letters nor two short words.
        if is_start {
            return;
        }
        if plain.len() >= SHORTEST_INITIALS {
            self.add_sequence(lane, INITIALS, &Initials(plain), index);
        }
        if plain.len() >= SHORTEST_RUN {
            self.add_sequence(lane, RUN_TOGETHER, &RunTogether(plain), index);
        }
    }

    fn add_sequence(&mut self, lane: usize, points: u8, pattern: &dyn Pattern, index: &Index) {
        let number = u16::try_from(self.sequences.len()).unwrap_or(u16::MAX);
        let known = self.steps.len();
        let steps = sequence::steps(pattern, &index.lexicon);
        self.steps
            .extend(steps.map(|(word, step)| (word, number, step)));
        if self.steps.len() > known {
            self.sequences.push(Sequence {
                lane,
                points,
                end: pattern.end(),
                by_words: pattern.by_words(),
            });
        }
    }

    /// Where the words that a short form stands for were typed in a row, it answers each of them.
    fn add_short_forms(&mut self, lexicon: &Lexicon) {
        let words: Vec<_> = self
            .terms
            .iter()
            .take_while(|term| term.role == Role::Word)
            .map(|term| text::fold(&term.words.concat()))
            .collect();
        for (short, long) in SHORT_FORMS {
            let pieces: Vec<_> = long.split(' ').collect();
            for first in places_of(&words, &pieces) {
                let spelled = lexicon.words().filter(|(_, word)| word.plain == *short);
                for (word, lane) in
                    spelled.flat_map(|(word, _)| (0..pieces.len()).map(move |lane| (word, lane)))
                {
                    self.add_hit(word, first + lane, SHORT_FORM, lane > 0);
                }
            }
        }
    }
}

/// What a typed word may mean: itself first.
fn meanings(term: &Term) -> Vec<Typed> {
    let word = term.words.first().map_or("", String::as_str);
    let readings = text::readings(word);
    let all = std::iter::once(word).chain(readings.iter().map(String::as_str));
    all.map(|meaning| Typed::new(meaning, true)).collect()
}

fn places_of(words: &[String], pieces: &[&str]) -> Vec<usize> {
    let windows = words.windows(pieces.len()).enumerate();
    let same =
        windows.filter(|(_, window)| window.iter().zip(pieces).all(|(word, piece)| word == piece));
    same.map(|(place, _)| place).collect()
}

/// A typed number of two digits or more: `13.560`, `13560`.
fn figure(typed: &str) -> Option<i64> {
    let is_number = typed.bytes().filter(u8::is_ascii_digit).count() >= 2
        && typed
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    is_number
        .then(|| text::parse_scaled(typed, 0, None).ok())
        .flatten()
}
