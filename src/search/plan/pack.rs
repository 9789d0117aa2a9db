//! Sequences side by side in the bits of one number: a word leads all of them on, or back, at once.

use super::sequence::{Advance, Pattern, Sequence};
use crate::search::index::lexicon::KnownWord;

/// How many places there are.
const ROOM: u8 = 64;

/// Sequences whose places lie one behind the other.
#[derive(Clone, Debug, Default)]
pub struct Pack {
    /// Each with its first place.
    sequences: Vec<(u8, Sequence)>,
    /// The first places, which any text has reached.
    starts: u64,
    /// The places at which a sequence is complete.
    ends: u64,
    /// How many places are taken.
    taken: u8,
}

/// What a word does to the places of a pack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lead {
    /// The places from which it leads to the next one.
    by_words: u64,
    /// The places from which it leads as many on as it has letters.
    by_letters: u64,
    letters: u8,
    /// The places at which it ends a sequence although it goes on.
    last: u64,
}

impl Lead {
    /// What a word does to a single sequence.
    #[must_use]
    pub fn of(pattern: &dyn Pattern, word: KnownWord<'_>) -> Self {
        let mut lead = Self::default();
        lead.add(pattern.advance(word), 0, pattern.by_words());
        lead
    }

    /// The places before the word from which it leads to one of some places.
    fn back(self, places: u64) -> u64 {
        // A word run together leads on by its letters, any other by one place.
        let by_letters = places.wrapping_shr(self.letters.into()) & self.by_letters;
        places >> 1 & self.by_words | by_letters
    }

    /// Adds what the word does to a sequence that begins at a place.
    pub fn add(&mut self, advance: Advance, first: u8, by_words: bool) {
        self.last |= advance.last << first;
        if by_words {
            self.by_words |= advance.from << first;
        } else {
            self.by_letters |= advance.from << first;
            self.letters = advance.ahead;
        }
    }
}

impl Pack {
    /// A pack of a single sequence.
    #[must_use]
    pub fn of(pattern: &dyn Pattern) -> Self {
        let mut pack = Self::default();
        pack.add(Sequence {
            lane: 0,
            points: 0,
            end: pattern.end(),
            by_words: pattern.by_words(),
        });
        pack
    }

    /// Puts a sequence in and gives its first place, if it fits in.
    pub fn add(&mut self, sequence: Sequence) -> Option<u8> {
        let first = self.taken;
        // A place more than the end is needed, so that the next one begins on its own.
        if sequence.end >= ROOM - first {
            return None;
        }
        self.starts |= 1 << first;
        self.ends |= 1 << (first + sequence.end);
        self.taken += sequence.end + 1;
        self.sequences.push((first, sequence));
        Some(first)
    }

    /// The places before a word from which it completes a sequence.
    #[must_use]
    pub fn completing(&self, lead: Lead) -> u64 {
        lead.back(self.ends) | lead.last
    }

    /// Tells `found` of each sequence that a word completes, and of how many words.
    ///
    /// From the end back to the beginning, because few words complete a sequence and most that could
    /// do stand behind the wrong ones. `before` gives these, the last one first.
    pub fn complete(
        &self,
        lead: Lead,
        before: impl IntoIterator<Item = Lead>,
        mut found: impl FnMut(&Sequence, usize),
    ) {
        let (mut places, mut open) = (self.completing(lead), self.starts);
        let mut before = before.into_iter();
        let mut count = 1;
        while places != 0 {
            if places & open != 0 {
                let begun = |first: &u8| (places & open) >> first & 1 == 1;
                let begun = self.sequences.iter().filter(|(first, _)| begun(first));
                begun.for_each(|(_, sequence)| found(sequence, count));
                // Only the shortest way back counts: a beginning further in front is no part of the answer.
                open &= !places;
            }
            places = before.next().unwrap_or_default().back(places);
            count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sequence(lane: usize, end: u8) -> Sequence {
        Sequence {
            lane,
            points: 0,
            end,
            by_words: true,
        }
    }

    #[test]
    fn sequences_do_not_run_into_each_other() {
        let mut pack = Pack::default();
        assert_eq!(pack.add(sequence(0, 2)), Some(0));
        assert_eq!(pack.add(sequence(1, 3)), Some(3));
        assert_eq!(pack.add(sequence(2, 60)), None);
        let mut lead = Lead::default();
        for (first, from) in [(0, 0b11), (3, 0b111)] {
            let advance = Advance {
                from,
                ..Advance::default()
            };
            lead.add(advance, first, true);
        }
        let completed = |before: usize| {
            let mut found = Vec::new();
            let before = vec![lead; before];
            pack.complete(lead, before, |sequence, words| {
                found.push((sequence.lane, words));
            });
            found
        };
        assert_eq!(completed(0), []);
        assert_eq!(completed(1), [(0, 2)]);
        assert_eq!(completed(5), [(0, 2), (1, 3)]);
    }
}
