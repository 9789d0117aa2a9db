//! Several words of a text that answer one typed term together: phrases, words run together,
//! first letters, and what a short form stands for.
//!
//! A sequence is a row of places; a word of the text leads from some places to later ones. The places
//! are bits of one number, which a `pack` of sequences shares.

use super::fit::Typed;
use crate::search::index::lexicon::{Lexicon, Word, WordId};
use crate::search::query::{Role, Term};

/// What a word does to the places reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// How many places the word leads on.
    pub ahead: u8,
    /// The places from which it does.
    pub from: u64,
    /// The places at which the word ends the sequence although it goes on.
    pub last: u64,
}

impl Step {
    /// Whether the word does anything.
    #[must_use]
    pub fn is_useful(self) -> bool {
        self.from | self.last != 0
    }
}

/// A term that several words answer.
#[derive(Clone, Copy, Debug)]
pub struct Sequence {
    /// The place of the term among the terms.
    pub lane: usize,
    /// What it is worth.
    pub points: u8,
    /// The place at which it is complete.
    pub end: u8,
    /// Whether each word leads one place on, and not as many as it has letters.
    pub by_words: bool,
}

/// No sequence is longer, so that its places fit into 64 bits.
pub const LONGEST: usize = 60;

/// How a word takes part in a sequence, by what the sequence is made of.
pub trait Pattern {
    /// The number of places.
    fn end(&self) -> u8;
    /// Whether each word leads one place on, and not as many as it has letters.
    fn by_words(&self) -> bool {
        true
    }
    /// The letters with which codes begin that may take part.
    fn firsts(&self) -> Vec<u8>;
    /// What the word does; a step from nowhere if nothing.
    fn step(&self, word: Word<'_>) -> Step;
}

/// Whole words one behind the other.
pub struct Words {
    pieces: Vec<Typed>,
    /// Whether the last one may be cut short.
    may_be_cut: bool,
}

impl Words {
    /// The words of a term; a filter is good while it is typed.
    #[must_use]
    pub fn of(term: &Term) -> Self {
        let words = term.words.iter().map(String::as_str);
        Self::new(words, term.role == Role::Filter)
    }

    /// The words as typed; tones count where there are any.
    #[must_use]
    pub fn new<'a>(words: impl Iterator<Item = &'a str>, may_be_cut: bool) -> Self {
        let pieces = words.take(LONGEST).map(|word| Typed::new(word, true));
        Self {
            pieces: pieces.collect(),
            may_be_cut,
        }
    }

    fn is_piece(&self, place: usize, word: Word<'_>) -> bool {
        let piece = &self.pieces[place];
        let is_last = place + 1 == self.pieces.len();
        piece.is(word) || self.may_be_cut && is_last && piece.proper_fit(word) > 0
    }
}

impl Pattern for Words {
    fn end(&self) -> u8 {
        u8::try_from(self.pieces.len()).unwrap_or(0)
    }

    fn firsts(&self) -> Vec<u8> {
        let pieces = self.pieces.iter();
        pieces
            .filter_map(|piece| piece.plain().bytes().next())
            .collect()
    }

    fn step(&self, word: Word<'_>) -> Step {
        let fitting = (0..self.pieces.len()).filter(|piece| self.is_piece(*piece, word));
        let from = fitting.fold(0, |from, piece| from | 1 << piece);
        Step {
            from,
            ahead: 1,
            ..Step::default()
        }
    }
}

/// Words run together: `daotaonghe`, while typing also `daotaong`.
pub struct RunTogether<'a>(pub &'a str);

impl Pattern for RunTogether<'_> {
    fn end(&self) -> u8 {
        u8::try_from(self.0.len()).unwrap_or(0)
    }

    fn by_words(&self) -> bool {
        false
    }

    fn firsts(&self) -> Vec<u8> {
        self.0.bytes().collect()
    }

    fn step(&self, word: Word<'_>) -> Step {
        let Self(typed) = self;
        let mut step = Step {
            ahead: u8::try_from(word.plain.len()).unwrap_or(0),
            ..Step::default()
        };
        let Some(first) = word.plain.bytes().next() else {
            return step;
        };
        for (place, _) in typed.bytes().enumerate().filter(|(_, byte)| *byte == first) {
            let rest = &typed[place..];
            if word.plain.len() <= LONGEST && rest.starts_with(word.plain) {
                step.from |= 1 << place;
            } else if place > 0 && word.plain.starts_with(rest) {
                step.last |= 1 << place;
            }
        }
        step
    }
}

/// The first letters of words, codes apart: `dtnmcn`.
pub struct Initials<'a>(pub &'a str);

impl Pattern for Initials<'_> {
    fn end(&self) -> u8 {
        u8::try_from(self.0.len()).unwrap_or(0)
    }

    fn firsts(&self) -> Vec<u8> {
        // No code has a step, so none has to be asked.
        Vec::new()
    }

    fn step(&self, word: Word<'_>) -> Step {
        let first = word.initial();
        let places = self
            .0
            .bytes()
            .enumerate()
            .filter(|(_, byte)| Some(*byte) == first);
        let from = places.fold(0, |from, (place, _)| from | 1 << place);
        Step {
            from,
            ahead: 1,
            ..Step::default()
        }
    }
}

/// The steps of all words that take part in a sequence.
pub fn steps(pattern: &dyn Pattern, lexicon: &Lexicon) -> impl Iterator<Item = (WordId, Step)> {
    let words = lexicon.words().chain(lexicon.codes(pattern.firsts()));
    let all = words.map(|(id, word)| (id, pattern.step(word)));
    all.filter(|(_, step)| step.is_useful())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::plan::pack::{Lead, Pack};
    use crate::text;

    fn follows(pattern: &dyn Pattern, line: &str) -> bool {
        let leads = text::words(line).map(|range| {
            let (plain, marked) = (text::fold(&line[range.clone()]), text::marked(&line[range]));
            let word = Word {
                plain: &plain,
                marked: &marked,
                letters: 0,
            };
            Lead::of(pattern, word)
        });
        let (leads, pack) = (leads.collect::<Vec<_>>(), Pack::of(pattern));
        let mut is_found = false;
        for (end, lead) in leads.iter().enumerate() {
            let before = leads[..end].iter().rev().copied();
            pack.complete(*lead, before, |_, _| is_found = true);
        }
        is_found
    }

    #[test]
    fn words_run_together_are_found() {
        let line = "Lớp đào tạo nghề may công nghiệp";
        for typed in ["daotaonghe", "daotaong", "maycongnghiep", "taonghemay"] {
            assert!(follows(&RunTogether(typed), line), "{typed}");
        }
        for typed in ["daonghe", "otaonghe", "daotaonghep"] {
            assert!(!follows(&RunTogether(typed), line), "{typed}");
        }
    }

    #[test]
    fn first_letters_are_found() {
        let line = "Lớp đào tạo nghề may công nghiệp";
        assert!(follows(&Initials("dtnmcn"), line) && follows(&Initials("mcn"), line));
        assert!(!follows(&Initials("dtm"), line));
    }
}
