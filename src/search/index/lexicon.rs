//! The different words of a dataset. A million records have a few thousand of them, and often a
//! number each that no other has: of a telephone, a decision, a lot.
//!
//! So the words come in two kinds. Common ones have numbers of 16 bits, and there is a table entry
//! for each of them. Rare ones are codes, which have many digits, and words for which there were no
//! more narrow numbers; lists of words keep them apart, where they cost nothing until a query asks
//! for one.

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use std::hash::BuildHasher;

use crate::text;

/// The number of a word, or one of three marks.
pub type WordId = u32;

/// The end of a line within a list of words.
pub const BREAK: WordId = 0;
/// The end of a text within a list of words.
pub const TEXT_END: WordId = 1;
/// Stands for a rare word within a list of words.
pub const RARE: WordId = 2;
const MARKS: [WordId; 3] = [BREAK, TEXT_END, RARE];

/// Common words have numbers below this, rare ones from it on.
pub const NARROW: usize = 1 << 16;

/// A word with so many digits is a code. Years and amounts in words have fewer.
const CODE_DIGITS: usize = 5;

/// Chunks with digits are seldom repeated, so only so many are remembered.
const REMEMBERED: usize = 1 << 16;

/// A word in the two forms in which it is compared.
#[derive(Clone, Copy, Debug)]
pub struct KnownWord<'a> {
    /// Lower case without marks.
    pub plain: &'a str,
    /// Lower case with marks and tones.
    pub marked: &'a str,
    /// One bit for each letter in it.
    pub letters: u64,
}

impl KnownWord<'_> {
    /// Whether it is a code: it must be typed as it is, and stands for no letter among initials.
    #[must_use]
    pub fn is_code(self) -> bool {
        let digits = self.plain.bytes().filter(u8::is_ascii_digit);
        digits.take(CODE_DIGITS).count() == CODE_DIGITS
    }

    /// The letter that may stand for it among others; none stands for a code.
    #[must_use]
    pub fn initial(self) -> Option<u8> {
        let first = self.plain.bytes().next();
        first.filter(|_| !self.is_code())
    }
}

/// Words one behind the other.
#[derive(Debug, Default)]
struct WordStore {
    /// Each without marks and, where that differs, with them.
    text: String,
    /// Where each ends without marks, and with them.
    ends: Vec<[u32; 2]>,
    letters: Vec<u64>,
}

impl WordStore {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn push(&mut self, plain: &str, marked: &str) {
        let length = |text: &String| u32::try_from(text.len()).unwrap_or(u32::MAX);
        self.text.push_str(plain);
        let plain_end = length(&self.text);
        // A code or a word without marks is stored once.
        if plain != marked {
            self.text.push_str(marked);
        }
        self.ends.push([plain_end, length(&self.text)]);
        self.letters.push(letters(plain));
    }

    fn at(&self, place: usize) -> KnownWord<'_> {
        let start = place
            .checked_sub(1)
            .map_or(0, |before| self.ends[before][1]);
        let [plain_end, end] = self.ends[place].map(|end| end as usize);
        // Without marks first: that is what a typed word is compared with most of the time.
        let plain = &self.text[start as usize..plain_end];
        let marked = if end == plain_end {
            plain
        } else {
            &self.text[plain_end..end]
        };
        KnownWord {
            plain,
            marked,
            letters: self.letters[place],
        }
    }
}

/// The words, and which of them a piece of text between two spaces consists of.
#[derive(Debug)]
pub struct Lexicon {
    common: WordStore,
    rare: WordStore,
    /// The first letter of each rare word that is a code; 0 for the others.
    code_firsts: Vec<u8>,
    /// The rare words that are no codes.
    late: Vec<WordId>,
    /// How many common words and marks there may be.
    room: usize,
    numbers: HashTable<WordId>,
    hasher: DefaultHashBuilder,
    chunks: HashMap<Box<str>, (u32, u32)>,
    chunk_words: Vec<WordId>,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::with_room(NARROW)
    }
}

impl Lexicon {
    /// A lexicon without words; at most so many of them and of the marks have narrow numbers.
    #[must_use]
    pub fn with_room(room: usize) -> Self {
        let mut common = WordStore::default();
        // Empty words hold the numbers of the marks, so that a number is a place.
        for _ in MARKS {
            common.push("", "");
        }
        Self {
            common,
            rare: WordStore::default(),
            code_firsts: Vec::new(),
            late: Vec::new(),
            room: room.min(NARROW),
            numbers: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
            chunks: HashMap::new(),
            chunk_words: Vec::new(),
        }
    }

    /// How many rare words there are.
    #[must_use]
    pub fn rare_len(&self) -> usize {
        self.rare.len()
    }

    /// The word with a number.
    #[must_use]
    pub fn word(&self, id: WordId) -> KnownWord<'_> {
        match rare_place(id) {
            Some(place) => self.rare.at(place),
            None => self.common.at(id as usize),
        }
    }

    /// Every word but the codes, with its number.
    pub fn words(&self) -> impl Iterator<Item = (WordId, KnownWord<'_>)> {
        let common =
            (MARKS.len()..self.common.len()).filter_map(|place| WordId::try_from(place).ok());
        let ids = common.chain(self.late.iter().copied());
        ids.map(|id| (id, self.word(id)))
    }

    /// The codes that begin with one of some letters, with their numbers.
    pub fn codes(&self, mut firsts: Vec<u8>) -> impl Iterator<Item = (WordId, KnownWord<'_>)> {
        firsts.sort_unstable();
        firsts.dedup();
        let places = firsts
            .into_iter()
            .flat_map(|first| memchr::memchr_iter(first, &self.code_firsts));
        places.map(|place| (rare_id(place), self.rare.at(place)))
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
        // Words come again; a number that stands in one record only is not worth remembering.
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
        let same = |id: &WordId| self.word(*id).marked == marked;
        match self.numbers.find(hash, same) {
            Some(id) => *id,
            None => self.add(hash, &text::fold(word), &marked),
        }
    }

    fn add(&mut self, hash: u64, plain: &str, marked: &str) -> WordId {
        let id = self.push(plain, marked);
        // Taken out, because its hashes are worked out from the words beside it.
        let mut numbers = std::mem::take(&mut self.numbers);
        let rehash = |id: &WordId| self.hasher.hash_one(self.word(*id).marked);
        numbers.insert_unique(hash, id, rehash);
        self.numbers = numbers;
        id
    }

    fn push(&mut self, plain: &str, marked: &str) -> WordId {
        let word = KnownWord {
            plain,
            marked,
            letters: 0,
        };
        let is_code = word.is_code();
        if !is_code && self.common.len() < self.room {
            self.common.push(plain, marked);
            return WordId::try_from(self.common.len() - 1).unwrap_or(0);
        }
        let id = rare_id(self.rare.len());
        self.rare.push(plain, marked);
        // Of a million codes only those that begin like the typed word are looked at.
        let first = plain.bytes().next().filter(|_| is_code);
        self.code_firsts.push(first.unwrap_or(0));
        if !is_code {
            self.late.push(id);
        }
        id
    }
}

/// The place of a word among the rare ones, if it is one.
#[must_use]
pub fn rare_place(id: WordId) -> Option<usize> {
    (id as usize).checked_sub(NARROW)
}

fn rare_id(place: usize) -> WordId {
    WordId::try_from(NARROW + place).unwrap_or(WordId::MAX)
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
        assert_eq!(read(&mut lexicon, "Đào tạo, đào"), [3, 4, 3]);
        assert_eq!(read(&mut lexicon, "ĐA\u{300}O\nTẠO"), [3, BREAK, 4]);
        let word = lexicon.word(3);
        assert_eq!((word.plain, word.marked), ("dao", "đào"));
    }

    #[test]
    fn codes_and_late_words_are_rare() {
        let mut lexicon = Lexicon::with_room(MARKS.len() + 2);
        let first = rare_id(0);
        assert_eq!(read(&mut lexicon, "lô 123456 số"), [3, first, 4]);
        assert_eq!(read(&mut lexicon, "1234 lô 123456"), [first + 1, 3, first]);
        let plain = |(id, word): (WordId, KnownWord<'_>)| (id, word.plain.to_owned());
        let words: Vec<_> = lexicon.words().map(plain).collect();
        let expected = [(3, "lo"), (4, "so"), (first + 1, "1234")];
        assert_eq!(words, expected.map(|(id, word)| (id, word.to_owned())));
        let codes: Vec<_> = lexicon.codes(vec![b'1', b'1']).map(plain).collect();
        assert_eq!(codes, [(first, "123456".to_owned())]);
        assert!(lexicon.codes(vec![b'2']).next().is_none());
    }
}
