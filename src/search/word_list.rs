//! The texts of a column as lists of words.

use std::ops::Range;

use super::lexicon::{Lexicon, TEXT_END, WordId};

/// How many words a narrow number can tell apart.
pub const NARROW: usize = 1 << 16;

/// Numbers of words in as little memory as they need.
#[derive(Debug)]
pub enum Numbers {
    /// While the dataset has fewer than 65,536 different words.
    Narrow(Vec<u16>),
    /// From then on.
    Wide(Vec<u32>),
}

/// A list of words for each value of a column, and which words are in the column at all.
#[derive(Debug)]
pub struct WordLists {
    numbers: Numbers,
    ends: Vec<u32>,
    used: Vec<u64>,
}

impl Default for WordLists {
    fn default() -> Self {
        // The value 0 is the empty text.
        Self {
            numbers: Numbers::Narrow(vec![1]),
            ends: vec![1],
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

    /// The numbers of all lists, one behind the other, each with [`TEXT_END`] at its end.
    #[must_use]
    pub fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// Where the lists of some values stand among the numbers.
    #[must_use]
    pub fn span(&self, values: Range<usize>) -> Range<usize> {
        let end = |values: usize| {
            let last = values.checked_sub(1);
            last.map_or(0, |last| self.ends[last] as usize)
        };
        end(values.start)..end(values.end)
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
        }
        if let Numbers::Narrow(numbers) = &self.numbers
            && words.iter().any(|word| u16::try_from(*word).is_err())
        {
            let wide = numbers.iter().map(|word| (*word).into());
            self.numbers = Numbers::Wide(wide.collect());
        }
        let words = words.iter().chain([&TEXT_END]);
        let end = match &mut self.numbers {
            Numbers::Narrow(numbers) => {
                numbers.extend(words.filter_map(|word| u16::try_from(*word).ok()));
                numbers.len()
            }
            Numbers::Wide(numbers) => {
                numbers.extend(words);
                numbers.len()
            }
        };
        self.ends.push(u32::try_from(end).unwrap_or(u32::MAX));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_number_widens_the_lists() {
        let mut lists = WordLists::default();
        lists.push(&[4, 2]);
        lists.push(&[3, 70_000]);
        let all = [1, 4, 2, 1, 3, 70_000, 1];
        assert!(matches!(lists.numbers(), Numbers::Wide(numbers) if *numbers == all));
        assert_eq!((lists.span(0..1), lists.span(1..3)), (0..1, 1..7));
        assert!(lists.has(70_000) && lists.has(2) && !lists.has(5));
    }
}
