//! The different words of a dataset: a million records have a few thousand of them.

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use std::hash::BuildHasher;

use crate::text;

/// The number of a word, or one of two marks.
pub type WordId = u32;

/// The end of a line within a list of words.
pub const BREAK: WordId = 0;
/// The end of a text within a list of words.
pub const TEXT_END: WordId = 1;

/// Chunks with digits are seldom repeated, so only so many are remembered.
const REMEMBERED: usize = 1 << 16;

/// A word in the two forms in which it is compared.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// Lower case without marks.
    pub plain: &'a str,
    /// Lower case with marks and tones.
    pub marked: &'a str,
    /// One bit for each letter in it.
    pub letters: u64,
}

/// Texts one behind the other.
#[derive(Debug, Default)]
struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.ends.push(end);
    }

    fn at(&self, place: usize) -> &str {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[place] as usize]
    }
}

/// The words, and which of them a piece of text between two spaces consists of.
#[derive(Debug)]
pub struct Lexicon {
    plain: Strings,
    marked: Strings,
    letters: Vec<u64>,
    numbers: HashTable<WordId>,
    hasher: DefaultHashBuilder,
    chunks: HashMap<Box<str>, (u32, u32)>,
    chunk_words: Vec<WordId>,
}

impl Default for Lexicon {
    fn default() -> Self {
        let mut lexicon = Self {
            plain: Strings::default(),
            marked: Strings::default(),
            letters: Vec::new(),
            numbers: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
            chunks: HashMap::new(),
            chunk_words: Vec::new(),
        };
        lexicon.add("", "");
        lexicon.add("", "");
        lexicon
    }
}

impl Lexicon {
    /// How many numbers are in use, both marks included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// The word with a number.
    #[must_use]
    pub fn word(&self, id: WordId) -> Word<'_> {
        let place = id as usize;
        Word {
            plain: self.plain.at(place),
            marked: self.marked.at(place),
            letters: self.letters[place],
        }
    }

    /// Every word with its number.
    pub fn words(&self) -> impl Iterator<Item = (WordId, Word<'_>)> {
        let ids = TEXT_END + 1..u32::try_from(self.len()).unwrap_or(u32::MAX);
        ids.map(|id| (id, self.word(id)))
    }

    /// Appends the words of `text` to `out`, with a [`BREAK`] between its lines.
    pub fn read(&mut self, text: &str, out: &mut Vec<WordId>) {
        for (place, line) in text.split('\n').enumerate() {
            if place > 0 {
                out.push(BREAK);
            }
            for chunk in line
                .split([' ', '\t', '\r'])
                .filter(|chunk| !chunk.is_empty())
            {
                self.read_chunk(chunk, out);
            }
        }
    }

    /// Taking a chunk apart is slow, so it is done once for each different one.
    fn read_chunk(&mut self, chunk: &str, out: &mut Vec<WordId>) {
        if let Some((start, end)) = self.chunks.get(chunk) {
            out.extend_from_slice(&self.chunk_words[*start as usize..*end as usize]);
            return;
        }
        let first = out.len();
        for range in text::words(chunk) {
            let word = self.intern(&chunk[range]);
            out.push(word);
        }
        if self.chunks.len() < REMEMBERED || !chunk.bytes().any(|byte| byte.is_ascii_digit()) {
            let start = u32::try_from(self.chunk_words.len()).unwrap_or(u32::MAX);
            self.chunk_words.extend_from_slice(&out[first..]);
            let end = u32::try_from(self.chunk_words.len()).unwrap_or(u32::MAX);
            self.chunks.insert(chunk.into(), (start, end));
        }
    }

    fn intern(&mut self, word: &str) -> WordId {
        let marked = text::marked(word);
        let hash = self.hasher.hash_one(marked.as_str());
        let known = &self.marked;
        let same = |id: &WordId| known.at(*id as usize) == marked;
        match self.numbers.find(hash, same) {
            Some(id) => *id,
            None => self.add(&text::fold(word), &marked),
        }
    }

    fn add(&mut self, plain: &str, marked: &str) -> WordId {
        let id = u32::try_from(self.len()).unwrap_or(u32::MAX);
        self.plain.push(plain);
        self.marked.push(marked);
        self.letters.push(letters(plain));
        let (known, hasher) = (&self.marked, &self.hasher);
        let rehash = |id: &WordId| hasher.hash_one(known.at(*id as usize));
        if id > TEXT_END {
            self.numbers
                .insert_unique(hasher.hash_one(marked), id, rehash);
        }
        id
    }
}

/// One bit for each letter or digit, one for all others.
#[must_use]
pub fn letters(plain: &str) -> u64 {
    plain.bytes().fold(0, |bits, byte| bits | letter(byte))
}

fn letter(byte: u8) -> u64 {
    match byte {
        b'a'..=b'z' => 1 << (byte - b'a'),
        b'0'..=b'9' => 1 << (26 + byte - b'0'),
        _ => 1 << 40,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lexicon: &mut Lexicon, text: &str) -> Vec<WordId> {
        let mut out = Vec::new();
        lexicon.read(text, &mut out);
        out
    }

    #[test]
    fn the_same_word_has_one_number_however_it_is_written() {
        let mut lexicon = Lexicon::default();
        assert_eq!(read(&mut lexicon, "Đào tạo, đào"), [2, 3, 2]);
        assert_eq!(read(&mut lexicon, "ĐA\u{300}O\nTẠO"), [2, BREAK, 3]);
        let word = lexicon.word(2);
        assert_eq!((word.plain, word.marked), ("dao", "đào"));
    }
}
