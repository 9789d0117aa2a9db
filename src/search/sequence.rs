//! Several words of a text that answer one typed term together: phrases, words run together,
//! first letters, and what a short form stands for.
//!
//! A sequence is a row of places; a word of the text leads from some places to later ones. All
//! places reached so far fit into the bits of one number, so following a text costs a few
//! instructions a word.

use super::lexicon::{Lexicon, Word, WordId};

/// What a word does to the places reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// The sequence.
    pub sequence: u16,
    /// How many places the word leads on.
    pub ahead: u8,
    /// The places from which it does.
    pub from: u64,
    /// The places at which the word ends the sequence although it goes on.
    pub last: u64,
}

impl Step {
    /// The places to which the word leads.
    #[must_use]
    pub fn leads(self) -> u64 {
        self.from.wrapping_shl(self.ahead.into())
    }

    /// The places from which the word completes a sequence of so many places.
    #[must_use]
    pub fn ends(self, end: u8) -> u64 {
        let place = end.checked_sub(self.ahead).map_or(0, |place| 1 << place);
        self.last | self.from & place
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
}

/// No sequence is longer, so that its places fit into 64 bits.
pub const LONGEST: usize = 60;

/// How a word takes part in a sequence, by what the sequence is made of.
pub trait Pattern {
    /// The number of places.
    fn end(&self) -> u8;
    /// What the word does; a step from nowhere if nothing.
    fn step(&self, word: Word<'_>) -> Step;
}

/// Whole words one behind the other; the last one may be cut short.
pub struct Words<'a> {
    /// Says whether a word of the text is the piece with the number.
    pub is_piece: &'a dyn Fn(usize, Word<'_>) -> bool,
    /// How many pieces there are.
    pub len: usize,
}

impl Pattern for Words<'_> {
    fn end(&self) -> u8 {
        u8::try_from(self.len).unwrap_or(0)
    }

    fn step(&self, word: Word<'_>) -> Step {
        let fitting = (0..self.len).filter(|piece| (self.is_piece)(*piece, word));
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

/// The first letters of words: `dtnmcn`.
pub struct Initials<'a>(pub &'a str);

impl Pattern for Initials<'_> {
    fn end(&self) -> u8 {
        u8::try_from(self.0.len()).unwrap_or(0)
    }

    fn step(&self, word: Word<'_>) -> Step {
        let first = word.plain.bytes().next();
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
pub fn steps(pattern: &dyn Pattern, sequence: u16, lexicon: &Lexicon) -> Vec<(WordId, Step)> {
    let all = lexicon.words().map(|(id, word)| (id, pattern.step(word)));
    let useful = all.filter(|(_, step)| step.from | step.last != 0);
    useful
        .map(|(id, step)| (id, Step { sequence, ..step }))
        .collect()
}

/// The places of a sequence that a text has reached.
#[derive(Clone, Copy, Debug)]
pub struct Run(u64);

impl Default for Run {
    fn default() -> Self {
        Self(1)
    }
}

impl Run {
    /// Takes the next word; gives the place before it, if it completes the sequence.
    ///
    /// Where there are several, it is the one that the fewest words lead to.
    #[inline]
    pub fn take(&mut self, step: &Step, end: u8) -> Option<u8> {
        let Self(places) = *self;
        let reached = (places & step.from).wrapping_shl(step.ahead.into());
        *self = Self(reached | 1);
        if reached >> end & 1 == 1 {
            return Some(end - step.ahead);
        }
        let cut = places & step.last;
        (cut != 0).then(|| u8::try_from(cut.trailing_zeros()).unwrap_or(0))
    }
}

/// How many words lead to a place, told by how far each of them leads, the last one first.
pub fn words_to(place: u8, aheads: impl Iterator<Item = u8>) -> usize {
    let mut left = place;
    let leading = aheads.take_while(|ahead| {
        let is_one = left > 0;
        left = left.saturating_sub(*ahead);
        is_one
    });
    leading.count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn follows(pattern: &dyn Pattern, line: &str) -> bool {
        let mut run = Run::default();
        text::words(line).any(|range| {
            let (plain, marked) = (text::fold(&line[range.clone()]), text::marked(&line[range]));
            let word = Word {
                plain: &plain,
                marked: &marked,
                letters: 0,
            };
            run.take(&pattern.step(word), pattern.end()).is_some()
        })
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
