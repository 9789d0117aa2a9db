//! The texts of a column as lists of words.

use std::ops::Range;

use super::lexicon::{Lexicon, RARE, TEXT_END, WordId, rare_place};

/// A list of words for each value of a column, and which words are in the column at all.
#[derive(Debug)]
pub struct WordLists {
    /// The lists one behind the other, each with [`TEXT_END`] at its end and [`RARE`] for what is in
    /// `rare`.
    words: Vec<u16>,
    ends: Vec<u32>,
    /// The rare words in the order in which they stand in the lists.
    rare: Vec<WordId>,
    /// How many of them there are up to the end of each list; empty while there is none.
    rare_ends: Vec<u32>,
    used: Vec<u64>,
}

impl Default for WordLists {
    fn default() -> Self {
        // The value 0 is the empty text.
        Self {
            words: vec![1],
            ends: vec![1],
            rare: Vec::new(),
            rare_ends: Vec::new(),
            used: Vec::new(),
        }
    }
}

impl WordLists {
    /// How many values have a list, the empty text included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The lists of some values, one behind the other.
    #[must_use]
    pub fn words(&self, values: Range<usize>) -> &[u16] {
        &self.words[span(&self.ends, values)]
    }

    /// The rare words of some values, in their order.
    #[must_use]
    pub fn rare(&self, values: Range<usize>) -> &[WordId] {
        if !self.has_rare() {
            return &[];
        }
        &self.rare[span(&self.rare_ends, values)]
    }

    /// Says whether some value has rare words.
    #[must_use]
    pub fn has_rare(&self) -> bool {
        !self.rare.is_empty()
    }

    /// Says whether some value has the word.
    #[must_use]
    pub fn has(&self, word: WordId) -> bool {
        let bits = self.used.get(word as usize / 64);
        bits.is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }

    /// Adds the list of the next value.
    pub fn push(&mut self, words: &[WordId]) {
        for word in words {
            self.mark(*word);
            // The list itself has only a mark there, of two bytes.
            if rare_place(*word).is_some() {
                self.rare.push(*word);
            }
        }
        let narrow =
            |word: &WordId| u16::try_from(rare_place(*word).map_or(*word, |_| RARE)).unwrap_or(0);
        self.words
            .extend(words.iter().chain([&TEXT_END]).map(narrow));
        self.ends.push(length(&self.words));
        if self.has_rare() {
            // Up to here no value had a rare word, so none of them has an end among the rare.
            self.rare_ends.resize(self.ends.len() - 1, 0);
            self.rare_ends.push(length(&self.rare));
        }
    }

    /// Adds the words of a text as the next value.
    pub fn push_text(&mut self, text: &str, lexicon: &mut Lexicon, buffer: &mut Vec<WordId>) {
        buffer.clear();
        lexicon.read(text, buffer);
        self.push(buffer);
    }

    fn mark(&mut self, word: WordId) {
        if word <= TEXT_END {
            return;
        }
        let place = word as usize / 64;
        if self.used.len() <= place {
            self.used.resize(place + 1, 0);
        }
        self.used[place] |= 1 << (word % 64);
    }
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// From the end of the value before some values to the end of the last one.
fn span(ends: &[u32], values: Range<usize>) -> Range<usize> {
    let end = |values: usize| values.checked_sub(1).map_or(0, |last| ends[last] as usize);
    end(values.start)..end(values.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_stand_apart() {
        let mut lists = WordLists::default();
        lists.push(&[4, 3]);
        lists.push(&[3, 70_000, 70_001]);
        lists.push(&[]);
        lists.push(&[70_000]);
        assert_eq!(lists.words(0..5), [1, 4, 3, 1, 3, 2, 2, 1, 1, 2, 1]);
        assert_eq!(lists.words(2..3), [3, 2, 2, 1]);
        assert_eq!(lists.rare(0..5), [70_000, 70_001, 70_000]);
        assert_eq!((lists.rare(0..2), lists.rare(3..4)), (&[][..], &[][..]));
        assert_eq!(lists.rare(4..5), [70_000]);
        assert!(lists.has(70_000) && lists.has(3) && !lists.has(5));
    }
}
