//! How well a typed word fits a word of the data, as points.
//!
//! Whole words beat beginnings, beginnings beat letters in order, those beat slips of the finger.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::search::index::lexicon::{KnownWord, letters};
use crate::search::query::{Term, Tones};
use crate::text;

/// The whole word with the tones as typed.
pub const WHOLE_TONED: u8 = 128;
/// The whole word, tones apart.
pub const WHOLE: u8 = 116;
/// Less for the whole word in its other spelling.
const RESPELLED: u8 = 4;
/// The start of a word gets from this, the more of it was typed the more on top.
pub const START: u8 = 84;
const START_SPAN: usize = 18;
/// On top, where the start has the tones as typed.
const START_TONED: u8 = 6;
/// Letters in order get from this, as many on top as fuzzy-matcher finds them good.
const FUZZY: u8 = 24;
const FUZZY_SPAN: i64 = 20;
/// One slip of the finger.
const SLIP: u8 = 16;
/// Two of them.
const SLIPS: u8 = 8;

/// The least points, with everything that may come on top, of a word that fits properly.
pub const PROPER: u8 = 80;

/// A typed word in the forms in which it is compared.
#[derive(Clone, Debug)]
pub struct Typed {
    plain: String,
    marked: String,
    letters: u64,
    /// What its tones say.
    tones: Tones,
    /// Whether it stands for all words that begin so.
    is_open: bool,
    has_digit: bool,
    /// The same word as it is also spelled: without marks and with them.
    respelled: Option<(String, String)>,
}

impl Typed {
    /// A word as typed, or as a reading of what was typed.
    #[must_use]
    pub fn new(word: &str, tones: Tones) -> Self {
        let plain = text::fold(word);
        let marked = text::marked(word);
        let respelled = text::other_spelling(&marked);
        Self {
            letters: letters(&plain),
            has_digit: plain.bytes().any(|byte| byte.is_ascii_digit()),
            respelled: respelled.map(|other| (text::fold(&other), other)),
            marked,
            plain,
            tones,
            is_open: false,
        }
    }

    /// The same word, to be taken for its beginning or only as a whole.
    #[must_use]
    pub fn open(self, is_open: bool) -> Self {
        Self { is_open, ..self }
    }

    /// Lower case without marks.
    #[must_use]
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// Lower case with marks.
    #[cfg(test)]
    pub fn marked(&self) -> &str {
        &self.marked
    }

    /// Whether it stands for all words that begin so.
    #[cfg(test)]
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Points for a word of the data; 0 if it does not fit.
    #[must_use]
    pub fn fit(&self, word: KnownWord<'_>, judge: &SkimMatcherV2) -> u8 {
        match self.proper_fit(word) {
            0 => self.loose_fit(word, judge),
            points => points,
        }
    }

    /// Points for a whole word, or for its start if it may be that.
    #[must_use]
    pub fn proper_fit(&self, word: KnownWord<'_>) -> u8 {
        // One operation on bits rules out most words before any letter is compared.
        if self.letters & !word.letters != 0 || !word.plain.starts_with(&self.plain) {
            return self.respelled_fit(word);
        }
        if word.plain.len() == self.plain.len() {
            return self.whole_fit(&self.marked, word);
        }
        if !self.is_open {
            return 0;
        }
        // Nine letters of ten say more about what is meant than two of ten.
        let share = START_SPAN * self.plain.len() / word.plain.len();
        let toned = self.tones != Tones::Any && word.marked.starts_with(&self.marked);
        START + u8::try_from(share).unwrap_or(0) + if toned { START_TONED } else { 0 }
    }

    /// Says whether the word begins with it, or is its other spelling.
    #[must_use]
    pub fn begins(&self, word: KnownWord<'_>) -> bool {
        let is_start = self.letters & !word.letters == 0 && word.plain.starts_with(&self.plain);
        is_start || self.respelled_fit(word) > 0
    }

    /// Points for a whole word, by its tones.
    fn whole_fit(&self, marked: &str, word: KnownWord<'_>) -> u8 {
        if self.tones != Tones::Any && word.marked == marked {
            return WHOLE_TONED;
        }
        // A word that is still typed may get its tone with the next key.
        let is_meant = self.tones != Tones::Meant || self.is_open;
        if is_meant { WHOLE } else { 0 }
    }

    /// Points for the whole word in its other spelling.
    fn respelled_fit(&self, word: KnownWord<'_>) -> u8 {
        match &self.respelled {
            Some((plain, marked)) if word.plain == plain => {
                self.whole_fit(marked, word).saturating_sub(RESPELLED)
            }
            _ => 0,
        }
    }

    /// Whether it is this whole word in either spelling: with its tones, if it has any.
    #[must_use]
    pub fn is(&self, word: KnownWord<'_>) -> bool {
        let own = (self.plain.as_str(), self.marked.as_str());
        let other = self.respelled.as_ref();
        let other = other.map(|(plain, marked)| (plain.as_str(), marked.as_str()));
        let mut spellings = std::iter::once(own).chain(other);
        spellings.any(|(plain, marked)| {
            word.plain == plain && (!text::has_marks(marked) || word.marked == marked)
        })
    }

    /// Whether it is this word, or its beginning where it may be that.
    #[must_use]
    pub fn is_piece(&self, word: KnownWord<'_>) -> bool {
        self.is(word) || self.is_open && self.proper_fit(word) > 0
    }

    /// Points for letters in order and for slips of the finger; no code has any.
    #[must_use]
    pub fn loose_fit(&self, word: KnownWord<'_>, judge: &SkimMatcherV2) -> u8 {
        let long = self.plain.len();
        // One or two letters stand in order in nearly every word, and numbers are not misspelled.
        if long < 3 || self.has_digit {
            return 0;
        }
        // Letters left out may be many; only letters that are wrong are counted as slips.
        if self.letters & !word.letters == 0 && in_order(&self.plain, word.plain) {
            return if word.is_code() {
                0
            } else {
                self.fuzzy_fit(word.plain, judge)
            };
        }
        // A slip in three letters makes another word.
        let allowed = match long {
            ..4 => return 0,
            4..8 => 1,
            8.. => 2,
        };
        // Each slip changes two letters at most, so this rules words out without a table.
        let differing = (self.letters ^ word.letters).count_ones();
        if differing > 2 * allowed || long.abs_diff(word.plain.len()) > allowed as usize {
            return 0;
        }
        match slips(self.plain.as_bytes(), word.plain.as_bytes()) {
            1 => SLIP,
            2 if allowed == 2 => SLIPS,
            _ => 0,
        }
    }

    fn fuzzy_fit(&self, plain: &str, judge: &SkimMatcherV2) -> u8 {
        let Some((score, _)) = judge.fuzzy_indices(plain, &self.plain) else {
            return 0;
        };
        // About what the matcher gives for the same letters side by side at a word's start.
        let perfect = 24 * i64::try_from(self.plain.len()).unwrap_or(i64::MAX);
        let share = (FUZZY_SPAN * score / perfect).clamp(0, FUZZY_SPAN);
        FUZZY + u8::try_from(share).unwrap_or(0)
    }
}

/// What a typed word may mean: itself first.
#[must_use]
pub fn meanings(term: &Term) -> Vec<Typed> {
    let word = term.words.first().map_or("", String::as_str);
    let readings = text::readings(word);
    let all = std::iter::once(word).chain(readings.iter().map(String::as_str));
    let typed = all.map(|meaning| Typed::new(meaning, Tones::Preferred));
    typed.map(|typed| typed.open(term.is_open)).collect()
}

/// Whether all letters of `typed` stand in `word` in the same order.
fn in_order(typed: &str, word: &str) -> bool {
    let mut rest = word.bytes();
    typed.bytes().all(|wanted| rest.any(|byte| byte == wanted))
}

/// How many letters were lost, added, changed or swapped with their neighbour; at most 3.
///
/// Rows of the table beyond three apart from its diagonal cannot matter and stay at 3.
#[must_use]
pub fn slips(typed: &[u8], word: &[u8]) -> u8 {
    const MOST: usize = 32;
    if typed.len() > MOST || word.len() > MOST || typed.len().abs_diff(word.len()) > 2 {
        return 3;
    }
    let (mut before, mut above, mut row) = ([3u8; MOST + 1], [3u8; MOST + 1], [3u8; MOST + 1]);
    for (place, cell) in (0..3).zip(&mut above) {
        *cell = place;
    }
    for (i, letter) in typed.iter().enumerate() {
        row[0] = u8::try_from(i + 1).unwrap_or(3).min(3);
        for (j, other) in word.iter().enumerate() {
            let changed = above[j] + u8::from(letter != other);
            let mut best = changed.min(above[j + 1] + 1).min(row[j] + 1);
            let swapped = i > 0 && j > 0 && *letter == word[j - 1] && typed[i - 1] == *other;
            if swapped {
                best = best.min(before[j - 1] + 1);
            }
            row[j + 1] = best.min(3);
        }
        (before, above) = (above, row);
    }
    above[word.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(typed: &str, word: &str) -> u8 {
        let plain = text::fold(word);
        let marked = text::marked(word);
        let word = KnownWord {
            plain: &plain,
            marked: &marked,
            letters: letters(&plain),
        };
        let tones = if text::has_marks(typed) {
            Tones::Preferred
        } else {
            Tones::Any
        };
        let typed = Typed::new(typed, tones).open(true);
        typed.fit(word, &SkimMatcherV2::default())
    }

    #[test]
    fn better_fits_get_more() {
        let falling = [
            fit("máy", "máy"),
            fit("máy", "mây"),
            fit("máy", "máyx"),
            fit("máy", "mâyx"),
            fit("nghep", "nghiep"),
            fit("nghipe", "nghiep"),
            fit("khueynconh", "khuyencong"),
            fit("may", "cong"),
        ];
        assert!(
            falling.windows(2).all(|pair| pair[0] > pair[1]),
            "{falling:?}"
        );
        assert_eq!(falling[7], 0);
        assert!(falling[3] >= PROPER && falling[4] < PROPER);
    }

    #[test]
    fn slips_are_counted() {
        for (typed, word, count) in [
            ("nghiep", "nghiep", 0),
            ("nghep", "nghiep", 1),
            ("nghiiep", "nghiep", 1),
            ("nghiap", "nghiep", 1),
            ("nghipe", "nghiep", 1),
            ("ngihpe", "nghiep", 2),
            ("cong", "tac", 3),
        ] {
            assert_eq!(
                slips(typed.as_bytes(), word.as_bytes()),
                count,
                "{typed} {word}"
            );
        }
    }
}
