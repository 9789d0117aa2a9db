//! A query against the words of a dataset: which words answer which term, and how well.

use fuzzy_matcher::skim::SkimMatcherV2;

use super::field::Field;
use super::fit::{PROPER, Typed};
use super::id;
use super::index::{Column, Index};
use super::lexicon::{Word, WordId};
use super::query::{Query, Role, Term};
use super::sequence::{self, Initials, LONGEST, Pattern, RunTogether, Sequence, Step, Words};
use super::short_form::{SHORT_FORMS, expansions};
use super::word_list::WordLists;
use crate::dataset::{Dataset, ValueId};
use crate::text;

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
const SHORTEST_INITIALS: usize = 3;
/// Fewer letters run together cannot be told from one word.
const SHORTEST_RUN: usize = 4;

/// A word of the data that answers a term.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// The word.
    pub word: WordId,
    /// The place of the term.
    pub lane: usize,
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
    /// Terms that several words answer.
    pub sequences: Vec<Sequence>,
    /// What words do to the sequences.
    pub steps: Vec<(WordId, Step)>,
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
                Role::Phrase => plan.add_phrase(lane, term, PHRASE, index),
                Role::Filter | Role::Excluded => plan.add_phrase(lane, term, PRESENT, index),
            }
        }
        plan.add_short_forms(index);
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
        let hits = self.hits.iter().map(|hit| (hit.word, hit.lane));
        let steps = self.steps.iter().map(|(word, step)| {
            let sequence = self.sequences[usize::from(step.sequence)];
            (*word, sequence.lane)
        });
        let mut words = hits.chain(steps);
        words.any(|(word, lane)| self.admits(lane, column) && lists.has(word))
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
        let (old, new) = (before.answers(lane, least), self.answers(lane, least));
        if !new.iter().all(|word| old.binary_search(word).is_ok()) {
            return false;
        }
        let (term, old_term) = (&self.terms[lane], &before.terms[lane]);
        // First letters and words run together only get rarer with every letter.
        let (kinds, old_kinds) = (self.kinds(lane), before.kinds(lane));
        let gets_rarer = term.typed.starts_with(&old_term.typed)
            && kinds
                .iter()
                .all(|kind| *kind != SHORT_FORM && old_kinds.contains(kind))
            && !self.ids.iter().any(|(_, own, _)| *own == lane)
            && !self.figures.iter().any(|(own, _)| *own == lane);
        term == old_term || gets_rarer
    }

    /// The words that answer a term with `least` points or more.
    fn answers(&self, lane: usize, least: u8) -> Vec<WordId> {
        let own = self.hits.iter().filter(|hit| hit.lane == lane);
        let hits = own.filter(|hit| hit.points >= least);
        let mut words: Vec<_> = hits.map(|hit| hit.word).collect();
        words.sort_unstable();
        words
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
        let readings = text::readings(word);
        let mut meanings: Vec<_> = readings
            .iter()
            .map(|reading| Typed::new(reading, true))
            .collect();
        let judge = SkimMatcherV2::default();
        let mut is_start = false;
        meanings.insert(0, typed.clone());
        for (id, word) in index.lexicon.words() {
            let proper = meanings
                .iter()
                .map(|meaning| meaning.proper_fit(word))
                .max()
                .unwrap_or(0);
            is_start |= proper > 0;
            let points = if proper > 0 {
                proper
            } else {
                typed.fit(word, &judge)
            };
            if points > 0 {
                self.hits.push(Hit {
                    word: id,
                    lane,
                    points,
                    joined: false,
                });
            }
        }
        self.add_sequences(lane, typed.plain(), is_start, index);
        self.ids.extend(
            id::find(typed.plain(), term, dataset).map(|(value, points)| (value, lane, points)),
        );
        self.figures
            .extend(figure(&term.typed).map(|number| (lane, number)));
    }

    fn add_sequences(&mut self, lane: usize, plain: &str, is_start: bool, index: &Index) {
        for expansion in expansions(plain) {
            let pieces: Vec<_> = expansion.split(' ').collect();
            let is_piece = |piece: usize, word: Word<'_>| word.plain == pieces[piece];
            self.add_sequence(
                lane,
                SHORT_FORM,
                &Words {
                    is_piece: &is_piece,
                    len: pieces.len(),
                },
                index,
            );
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

    fn add_phrase(&mut self, lane: usize, term: &Term, points: u8, index: &Index) {
        let pieces: Vec<_> = term
            .words
            .iter()
            .map(|word| Typed::new(word, true))
            .collect();
        let may_be_cut = term.role == Role::Filter;
        let is_piece = |piece: usize, word: Word<'_>| {
            let is_last = piece + 1 == pieces.len();
            pieces[piece].is(word) || may_be_cut && is_last && pieces[piece].proper_fit(word) > 0
        };
        let len = pieces.len().min(LONGEST);
        self.add_sequence(
            lane,
            points,
            &Words {
                is_piece: &is_piece,
                len,
            },
            index,
        );
    }

    fn add_sequence(&mut self, lane: usize, points: u8, pattern: &dyn Pattern, index: &Index) {
        let number = u16::try_from(self.sequences.len()).unwrap_or(u16::MAX);
        let steps = sequence::steps(pattern, number, &index.lexicon);
        if !steps.is_empty() {
            self.sequences.push(Sequence {
                lane,
                points,
                end: pattern.end(),
            });
            self.steps.extend(steps);
        }
    }

    /// Where the words that a short form stands for were typed in a row, it answers each of them.
    fn add_short_forms(&mut self, index: &Index) {
        let words: Vec<_> = self
            .terms
            .iter()
            .take_while(|term| term.role == Role::Word)
            .map(|term| text::fold(&term.words.concat()))
            .collect();
        let forms = SHORT_FORMS.iter().flat_map(|(short, long)| {
            let pieces: Vec<_> = long.split(' ').collect();
            let places = places_of(&words, &pieces);
            places
                .into_iter()
                .map(|place| (*short, place, pieces.len()))
                .collect::<Vec<_>>()
        });
        for (short, first, len) in forms.collect::<Vec<_>>() {
            for (word, _) in index
                .lexicon
                .words()
                .filter(|(_, word)| word.plain == short)
            {
                self.hits.extend((first..first + len).map(|lane| Hit {
                    word,
                    lane,
                    points: SHORT_FORM,
                    joined: lane > first,
                }));
            }
        }
    }
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
