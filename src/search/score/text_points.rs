//! The points of one text, word by word.

use super::lanes::{self, Lanes};
use super::table::WordEntry;

/// On top for a word that stands right behind the word typed before it.
pub const ADJACENT: u8 = 16;
/// For a line that the query covers whole.
pub const COVERED: usize = 24;
/// The most for a line that it covers in part.
pub const COVERED_PART: usize = 16;

/// What is known of a text while its words go by.
pub struct TextPoints<const L: usize> {
    /// The best points of its words so far.
    pub best: Lanes<L>,
    /// The lanes that the last word answers.
    before: u64,
    /// The place behind the last word.
    next: usize,
    /// The place at which the line begins.
    start: usize,
    /// How many words of the line are answers.
    found: usize,
    cover: u8,
}

impl<const L: usize> TextPoints<L> {
    /// A text that begins at a place.
    #[inline]
    #[must_use]
    pub fn new(start: usize) -> Self {
        Self {
            best: [0; L],
            before: 0,
            next: start,
            start,
            found: 0,
            cover: 0,
        }
    }

    /// A word that answers some lanes, and of which so many words cover the text.
    #[inline]
    pub fn take(&mut self, entry: &WordEntry<L>, answered: u64, found: usize, place: usize) {
        self.found += found;
        self.best = lanes::best(&self.best, &entry.points);
        // Passed-over words mean nothing, so a gap shows that another word stood between.
        let before = if place == self.next { self.before } else { 0 };
        // A lane answered here, whose neighbour on the left the word before answers.
        let mut adjacent = ((before << 1) | entry.joined) & entry.lanes;
        while adjacent != 0 {
            let lane = adjacent.trailing_zeros() as usize;
            self.best[lane] = self.best[lane].max(entry.points[lane] + ADJACENT);
            adjacent &= adjacent - 1;
        }
        self.before = answered;
        self.next = place + 1;
    }

    /// Its points; those for the cover in the first lane, which no term has.
    #[inline]
    #[must_use]
    pub fn finish(mut self, end: usize) -> Lanes<L> {
        self.end_line(end);
        self.best[0] = self.cover;
        self.best
    }

    /// Counts how far the line that ends at a place is covered.
    #[inline]
    pub fn end_line(&mut self, end: usize) {
        let words = end - self.start;
        if self.found > 0 {
            let points = if self.found >= words {
                COVERED
            } else {
                COVERED_PART * self.found / words
            };
            self.cover = self.cover.max(u8::try_from(points).unwrap_or(u8::MAX));
        }
        self.start = end + 1;
        // The next line begins behind the mark between them.
        (self.next, self.before, self.found) = (end + 1, 0, 0);
    }
}
