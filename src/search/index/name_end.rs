//! With which two words names end, to tell whether words typed side by side are a name together.

use std::ops::Range;

use hashbrown::HashSet;

use super::lexicon::{RARE, TEXT_END, WordId};
use super::word_list::WordLists;

/// The last two words of each line of each name. Many names end alike, so there are few of them to
/// go through at every key.
#[derive(Debug, Default)]
pub struct NameEnds {
    pairs: HashSet<[u16; 2]>,
}

impl NameEnds {
    /// Takes in some values of a column.
    pub fn absorb(&mut self, lists: &WordLists, values: Range<usize>) {
        let is_word = |word: u16| WordId::from(word) > RARE;
        for three in lists.words(values).windows(3) {
            let [first, last, end] = [three[0], three[1], three[2]];
            if WordId::from(end) <= TEXT_END && is_word(first) && is_word(last) {
                self.pairs.insert([first, last]);
            }
        }
    }

    /// All different pairs, in no order.
    pub fn pairs(&self) -> impl Iterator<Item = [u16; 2]> {
        self.pairs.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_with_two_common_words() {
        let mut lists = WordLists::default();
        lists.push(&[7, 4, 5, 0, 5, 6]);
        lists.push(&[4]);
        lists.push(&[8, 4, 5]);
        lists.push(&[4, 70_000]);
        let mut ends = NameEnds::default();
        ends.absorb(&lists, 0..lists.len());
        let mut pairs: Vec<_> = ends.pairs().collect();
        pairs.sort_unstable();
        assert_eq!(pairs, [[4, 5], [5, 6]]);
    }
}
