//! Several words of a text that answer one typed term together: phrases, words run together,
//! first letters, and what a short form stands for.
//!
//! A sequence is a row of places; a word of the text leads from some places to later ones. The places
//! are bits of one number, so that a word leads on from all of them at once.

use super::fit::Typed;
use crate::search::index::lexicon::{KnownWord, WordId};
use crate::search::query::{Term, TermRole, Tones};

/// What a word does to the places reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Advance {
    /// How many places the word leads on.
    pub ahead: u8,
    /// The places from which it does.
    pub from: u64,
    /// The places at which the word ends the sequence although it goes on.
    pub last: u64,
}

impl Advance {
    /// Whether the word does anything.
    #[must_use]
    pub fn is_useful(self) -> bool {
        self.from | self.last != 0
    }

    /// The places before the word from which it leads to one of some places.
    fn back(self, places: u64) -> u64 {
        places.wrapping_shr(self.ahead.into()) & self.from
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

impl Sequence {
    /// A sequence that answers no term, only to see where a text follows a pattern.
    #[must_use]
    pub fn of(pattern: &dyn Pattern) -> Self {
        Self {
            lane: 0,
            points: 0,
            end: pattern.end(),
        }
    }

    /// The places before a word from which it completes the sequence.
    #[must_use]
    pub fn completing(&self, advance: Advance) -> u64 {
        advance.back(1 << self.end) | advance.last
    }

    /// How many words complete the sequence together, if a word is the last of them.
    ///
    /// From the end back to the beginning, because few words complete a sequence and most that could
    /// do stand behind the wrong ones. `before` gives these, the last one first.
    pub fn complete(
        &self,
        advance: Advance,
        before: impl IntoIterator<Item = Advance>,
    ) -> Option<usize> {
        let mut places = self.completing(advance);
        let mut before = before.into_iter();
        let mut count = 1;
        while places != 0 {
            // Only the shortest way back counts: a beginning further in front is no part of it.
            if places & 1 == 1 {
                return Some(count);
            }
            places = before.next().unwrap_or_default().back(places);
            count += 1;
        }
        None
    }
}

/// No sequence is longer, so that its places fit into 64 bits.
pub const LONGEST: usize = 60;

/// How a word takes part in a sequence, by what the sequence is made of.
pub trait Pattern {
    /// The number of places.
    fn end(&self) -> u8;
    /// The letters with which codes begin that may take part.
    fn firsts(&self) -> Vec<u8>;
    /// What the word does; it leads on from nowhere if nothing.
    fn advance(&self, word: KnownWord<'_>) -> Advance;
}

/// Whole words one behind the other.
pub struct WholeWords {
    /// The last one is open where it may be cut short.
    pieces: Vec<Typed>,
}

impl WholeWords {
    /// The words of a term; a filter is good while it is typed.
    #[must_use]
    pub fn of(term: &Term) -> Self {
        let words = term.words.iter().map(String::as_str);
        let may_be_cut = match term.role {
            TermRole::Filter => true,
            TermRole::Name => term.is_open,
            _ => false,
        };
        Self::new(words, may_be_cut)
    }

    /// The words as typed; tones count where there are any.
    #[must_use]
    pub fn new<'a>(words: impl Iterator<Item = &'a str>, may_be_cut: bool) -> Self {
        let pieces = words
            .take(LONGEST)
            .map(|word| Typed::new(word, Tones::Preferred));
        let mut pieces: Vec<Typed> = pieces.collect();
        let last = pieces.pop().map(|last| last.open(may_be_cut));
        pieces.extend(last);
        Self { pieces }
    }
}

impl Pattern for WholeWords {
    fn end(&self) -> u8 {
        u8::try_from(self.pieces.len()).unwrap_or(0)
    }

    fn firsts(&self) -> Vec<u8> {
        let pieces = self.pieces.iter();
        pieces
            .filter_map(|piece| piece.plain().bytes().next())
            .collect()
    }

    fn advance(&self, word: KnownWord<'_>) -> Advance {
        let fitting = (0..self.pieces.len()).filter(|piece| self.pieces[*piece].is_piece(word));
        let from = fitting.fold(0, |from, piece| from | 1 << piece);
        Advance {
            from,
            ahead: 1,
            ..Advance::default()
        }
    }
}

/// Words run together: `daotaonghe`, while typing also `daotaong`.
pub struct RunTogether<'a>(pub &'a str);

impl Pattern for RunTogether<'_> {
    fn end(&self) -> u8 {
        u8::try_from(self.0.len()).unwrap_or(0)
    }

    fn firsts(&self) -> Vec<u8> {
        self.0.bytes().collect()
    }

    fn advance(&self, word: KnownWord<'_>) -> Advance {
        let Self(typed) = self;
        let mut advance = Advance {
            ahead: u8::try_from(word.plain.len()).unwrap_or(0),
            ..Advance::default()
        };
        let Some(first) = word.plain.bytes().next() else {
            return advance;
        };
        for (place, _) in typed.bytes().enumerate().filter(|(_, byte)| *byte == first) {
            let rest = &typed[place..];
            // The whole word stands there: the typed letters go on behind it.
            if word.plain.len() <= LONGEST && rest.starts_with(word.plain) {
                advance.from |= 1 << place;
            // The typed letters end within this word: they are still being typed.
            } else if place > 0 && word.plain.starts_with(rest) {
                advance.last |= 1 << place;
            }
        }
        advance
    }
}

/// The first letters of words, codes apart: `dtnmcn`.
pub struct Initials<'a>(pub &'a str);

impl Pattern for Initials<'_> {
    fn end(&self) -> u8 {
        u8::try_from(self.0.len()).unwrap_or(0)
    }

    fn firsts(&self) -> Vec<u8> {
        // No code leads on, so none has to be asked.
        Vec::new()
    }

    fn advance(&self, word: KnownWord<'_>) -> Advance {
        let first = word.initial();
        let places = self
            .0
            .bytes()
            .enumerate()
            .filter(|(_, byte)| Some(*byte) == first);
        let from = places.fold(0, |from, (place, _)| from | 1 << place);
        Advance {
            from,
            ahead: 1,
            ..Advance::default()
        }
    }
}

/// What words of the data do that take part in a sequence.
pub fn advances<'a>(
    pattern: &dyn Pattern,
    words: impl Iterator<Item = (WordId, KnownWord<'a>)>,
) -> impl Iterator<Item = (WordId, Advance)> {
    let all = words.map(|(id, word)| (id, pattern.advance(word)));
    all.filter(|(_, advance)| advance.is_useful())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    fn follows(pattern: &dyn Pattern, line: &str) -> bool {
        let advances = text::words(line).map(|range| {
            let (plain, marked) = (text::fold(&line[range.clone()]), text::marked(&line[range]));
            let word = KnownWord {
                plain: &plain,
                marked: &marked,
                letters: 0,
            };
            pattern.advance(word)
        });
        let advances: Vec<_> = advances.collect();
        let sequence = Sequence::of(pattern);
        (0..advances.len()).any(|end| {
            let before = advances[..end].iter().rev().copied();
            sequence.complete(advances[end], before).is_some()
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
