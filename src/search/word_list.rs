//! The texts of a column as lists of words.

use super::lexicon::{BREAK, Lexicon, WordId};

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
            numbers: Numbers::Narrow(Vec::new()),
            ends: vec![0],
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

    /// The numbers of all lists, one behind the other.
    #[must_use]
    pub fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// Where each list ends among the numbers.
    #[must_use]
    pub fn ends(&self) -> &[u32] {
        &self.ends
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
        match &mut self.numbers {
            Numbers::Wide(numbers) => numbers.extend_from_slice(words),
            Numbers::Narrow(numbers) => {
                let before = numbers.len();
                numbers.extend(words.iter().map_while(|word| u16::try_from(*word).ok()));
                if numbers.len() < before + words.len() {
                    let mut wide: Vec<u32> = numbers[..before]
                        .iter()
                        .map(|word| (*word).into())
                        .collect();
                    wide.extend_from_slice(words);
                    self.numbers = Numbers::Wide(wide);
                }
            }
        }
        let end = match &self.numbers {
            Numbers::Narrow(numbers) => numbers.len(),
            Numbers::Wide(numbers) => numbers.len(),
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
        if word == BREAK {
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
        lists.push(&[1, 2]);
        lists.push(&[3, 70_000]);
        assert!(matches!(lists.numbers(), Numbers::Wide(numbers) if *numbers == [1, 2, 3, 70_000]));
        assert_eq!(lists.ends(), [0, 2, 4]);
        assert!(lists.has(70_000) && lists.has(2) && !lists.has(4));
    }
}
