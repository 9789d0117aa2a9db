//! Points for the texts of a column, from one look at the numbers of their words.

use std::mem;
use std::ops::Range;
use std::slice;

use super::lanes::{self, Lanes};
use super::table::{LINE_END, Tables, WordEntry};
use super::text_points::TextPoints;
use super::weight::Finish;
use crate::search::index::lexicon::{NARROW, RARE, TEXT_END, WordId, rare_place};
use crate::search::index::word_list::WordLists;

/// How many words are looked at together, a bit each.
const TOGETHER: usize = 64;

/// A column that is to be read.
pub struct Scanned<'a, const L: usize> {
    /// The words of its values.
    pub lists: &'a WordLists,
    /// What the column adds.
    pub finish: Finish<L>,
}

/// What a word at the end of sequences makes of its text.
struct Completed<const L: usize> {
    /// The points for each lane.
    points: Lanes<L>,
    /// The lanes that are answered.
    lanes: u64,
    /// How many words the longest answer has.
    words: usize,
}

/// Some values of a column as words, and what the words mean.
struct Stretch<'a, const L: usize> {
    tables: &'a Tables<L>,
    words: &'a [u16],
    /// The rare ones among them, in their order.
    rare: &'a [WordId],
}

impl<'a, const L: usize> Stretch<'a, L> {
    fn new(tables: &'a Tables<L>, column: &Scanned<'a, L>, values: Range<usize>) -> Self {
        Self {
            tables,
            rare: column.lists.rare(values.clone()),
            words: column.lists.words(values),
        }
    }

    /// What a word means, before which there are so many rare ones.
    #[inline]
    fn number(&self, word: WordId, rare: usize) -> u32 {
        if word == RARE {
            let rare = self.rare.get(rare).and_then(|word| rare_place(*word));
            let number = rare.and_then(|place| self.tables.rare_numbers.get(place));
            number.copied().unwrap_or(0)
        } else {
            self.tables.numbers[word as usize]
        }
    }

    /// Takes a word into the points of its text; says whether it means something there.
    #[inline]
    fn take(&self, word: WordId, place: usize, rare: usize, points: &mut TextPoints<L>) -> bool {
        let number = self.number(word, rare);
        let entry = &self.tables.entries[number as usize];
        let (mut lanes, mut found) = (entry.lanes, entry.covers.into());
        // Nothing stands side by side across two lines, and each is covered on its own.
        if number == LINE_END {
            points.end_line(place);
        } else if entry.completes {
            let completed = self.complete(entry, place, rare);
            points.best = lanes::best(&points.best, &completed.points);
            lanes |= completed.lanes;
            found = completed.words.max(found);
        }
        if lanes != 0 {
            points.take(entry, lanes, found, place);
        }
        lanes != 0
    }

    /// The sequences that the word at a place completes.
    #[inline(never)]
    fn complete(&self, entry: &WordEntry<L>, place: usize, rare: usize) -> Completed<L> {
        let mut completed = Completed {
            points: [0; L],
            lanes: 0,
            words: 0,
        };
        let sequences = self.tables.sequences.iter().enumerate();
        for (number, sequence) in sequences {
            let advance = self.tables.advances[entry.advances + number];
            let mut rare = rare;
            let before = self.words[..place].iter().rev().map(|word| {
                let word = u32::from(*word);
                rare = rare.saturating_sub(usize::from(word == RARE));
                let entry = &self.tables.entries[self.number(word, rare) as usize];
                self.tables.advances[entry.advances + number]
            });
            let Some(words) = sequence.complete(advance, before) else {
                continue;
            };
            let lane = sequence.lane + 1;
            completed.points[lane] = completed.points[lane].max(sequence.points);
            completed.lanes |= 1 << lane;
            if self.tables.scored >> lane & 1 == 1 {
                completed.words = words.max(completed.words);
            }
        }
        completed
    }
}

/// Reads texts word by word.
pub struct Scanner<'a, const L: usize>(pub &'a Tables<L>);

impl<const L: usize> Scanner<'_, L> {
    /// Writes down the points of those values of a column that are wanted.
    pub fn read_wanted(
        &self,
        column: &Scanned<'_, L>,
        values: Range<usize>,
        wanted: &[bool],
        out: &mut [Lanes<L>],
    ) {
        out.fill([0; L]);
        let wanted = values.clone().zip(&wanted[values]).zip(out);
        for ((value, _), out) in wanted.filter(|((_, is_wanted), _)| **is_wanted) {
            self.read(column, value..value + 1, slice::from_mut(out));
        }
    }

    /// Writes down the points of some values of a column.
    ///
    /// Most words mean nothing: they are passed over many at a time.
    pub fn read(&self, column: &Scanned<'_, L>, values: Range<usize>, out: &mut [Lanes<L>]) {
        let Self(tables) = self;
        let all = Stretch::new(tables, column, values);
        // There is a byte for every word, so that nothing has to be checked.
        let means = &tables.means.as_chunks::<NARROW>().0[0];
        let mut out = out.iter_mut();
        let mut points = TextPoints::new(0);
        let (mut first, mut rare, mut is_empty) = (0, 0, true);
        for words in all.words.chunks(TOGETHER) {
            let mut bits = meant(words, means);
            while bits != 0 {
                let next = bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let (word, place) = (u32::from(words[next]), first + next);
                if word == TEXT_END {
                    let text = mem::replace(&mut points, TextPoints::new(place + 1));
                    let Some(out) = out.next() else {
                        return;
                    };
                    *out = if is_empty {
                        [0; L]
                    } else {
                        column.finish.apply(&text.finish(place))
                    };
                    is_empty = true;
                    continue;
                }
                is_empty &= !all.take(word, place, rare, &mut points);
                rare += usize::from(word == RARE);
            }
            first += words.len();
        }
    }
}

/// Which of some words mean something, a bit each.
#[inline]
fn meant(words: &[u16], means: &[u8; NARROW]) -> u64 {
    let (eights, rest) = words.as_chunks::<8>();
    let bits = |words: &[u16]| {
        let words = words.iter().enumerate();
        words.fold(0, |bits, (place, word)| {
            bits | means[usize::from(*word)] << place
        })
    };
    let parts = eights.iter().map(|eight| bits(eight)).chain([bits(rest)]);
    let parts = parts.zip((0..u64::BITS).step_by(8));
    parts.fold(0, |all, (bits, shift)| all | u64::from(bits) << shift)
}
