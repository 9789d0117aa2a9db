//! Points for every different text of a column, from one look at the numbers of its words.

use super::class::{Classes, Collector};
use super::lexicon::BREAK;
use super::sequence::Run;
use super::share::{self, SLICE};
use super::table::{Entry, MAY_HOLD, Tables};
use super::task::Task;
use super::weight::Finish;
use super::word_list::{Numbers, WordLists};

/// On top for a word that stands right behind the word typed before it.
pub const ADJACENT: u8 = 16;
/// For a line that the query covers whole.
pub const COVERED: u32 = 24;
/// The most for a line that it covers in part.
pub const COVERED_PART: u32 = 16;

/// Points of a text or a record: how far it is covered, then one lane a term.
///
/// The first lane is added up over the texts of a record, of the others the best counts.
pub type Lanes<const L: usize> = [u8; L];

/// A number of a word, as wide as a column has it.
trait Number: Copy + Into<u32> + Sync {}

impl Number for u16 {}
impl Number for u32 {}

impl<const L: usize> Tables<L> {
    /// The points of the values of a column, or of those that are wanted; `None` if told to stop.
    pub fn scan(
        &self,
        lists: &WordLists,
        wanted: Option<&[bool]>,
        finish: &Finish<L>,
        task: &Task<'_>,
    ) -> Option<Classes<L>> {
        match lists.numbers() {
            Numbers::Narrow(numbers) => self.scan_lists(numbers, lists, wanted, finish, task),
            Numbers::Wide(numbers) => self.scan_lists(numbers, lists, wanted, finish, task),
        }
    }

    fn scan_lists<N: Number>(
        &self,
        numbers: &[N],
        lists: &WordLists,
        wanted: Option<&[bool]>,
        finish: &Finish<L>,
        task: &Task<'_>,
    ) -> Option<Classes<L>> {
        let ends = lists.ends();
        let parts = share::split(ends.len(), task.threads, |part| {
            let mut values = Collector::new(part.len());
            let mut runs = vec![Run::default(); self.sequences.len()];
            let mut start = part
                .start
                .checked_sub(1)
                .map_or(0, |before| ends[before] as usize);
            for value in part {
                if value % SLICE == 0 && (task.stop)() {
                    return None;
                }
                let words = &numbers[start..ends[value] as usize];
                start = ends[value] as usize;
                if wanted.is_none_or(|wanted| wanted[value]) {
                    self.scan_text(words, &mut runs, &mut values);
                } else {
                    values.skip();
                }
            }
            Some(values)
        });
        let parts = parts.into_iter().collect::<Option<_>>()?;
        Some(Classes::new(parts, |points| finish.apply(points)))
    }

    /// Whether a sequence may be in a text is seen at a glance; few have to be followed.
    #[inline]
    fn scan_text<N: Number>(&self, words: &[N], runs: &mut [Run], values: &mut Collector<L>) {
        let look = |seen, word: &N| seen | self.glances[Into::<u32>::into(*word) as usize];
        let may_hold = !runs.is_empty() && words.iter().fold(0, look) & MAY_HOLD == MAY_HOLD;
        let text = if may_hold {
            self.scan_sequences(words, runs)
        } else {
            self.scan_words(words)
        };
        values.push(text.points());
    }

    /// The points of a text in which no sequence is complete.
    fn scan_words<N: Number>(&self, words: &[N]) -> Text<L> {
        let mut text = Text::default();
        for word in words {
            let word: u32 = (*word).into();
            match self.of_word[word as usize] {
                0 => text.pass(word),
                entry => {
                    let entry = &self.entries[entry as usize];
                    text.take(entry, entry.lanes, entry.covers.into());
                }
            }
        }
        text.end_line();
        text
    }

    /// The points of a text when several words together may answer a term.
    fn scan_sequences<N: Number>(&self, words: &[N], runs: &mut [Run]) -> Text<L> {
        let mut text = Text::default();
        runs.fill(Run::default());
        for word in words {
            let word: u32 = (*word).into();
            let entry = &self.entries[self.of_word[word as usize] as usize];
            if self.of_word[word as usize] == 0 {
                runs.fill(Run::default());
                text.pass(word);
                continue;
            }
            let (lanes, found) = self.follow(entry.steps, runs, &mut text.best);
            let found = found.max(entry.covers.into());
            text.take(entry, entry.lanes | lanes, found);
        }
        text.end_line();
        text
    }

    /// Leads the sequences on; gives the lanes that are complete now, and of how many words.
    fn follow(&self, steps: usize, runs: &mut [Run], best: &mut Lanes<L>) -> (u64, u32) {
        let (mut lanes, mut most) = (0, 0);
        let steps = &self.steps[steps..steps + runs.len()];
        for ((run, step), sequence) in runs.iter_mut().zip(steps).zip(&self.sequences) {
            if let Some(words) = run.take(step, sequence.end) {
                let lane = sequence.lane + 1;
                best[lane] = best[lane].max(sequence.points);
                lanes |= 1 << lane;
                if self.scored >> lane & 1 == 1 {
                    most = most.max(words.into());
                }
            }
        }
        (lanes, most)
    }
}

/// What is known of a text while its words go by.
struct Text<const L: usize> {
    best: Lanes<L>,
    before: u64,
    words: u32,
    found: u32,
    cover: u8,
}

impl<const L: usize> Default for Text<L> {
    fn default() -> Self {
        Self {
            best: [0; L],
            before: 0,
            words: 0,
            found: 0,
            cover: 0,
        }
    }
}

impl<const L: usize> Text<L> {
    /// A word that means nothing.
    fn pass(&mut self, word: u32) {
        self.before = 0;
        if word == BREAK {
            self.end_line();
        } else {
            self.words += 1;
        }
    }

    /// A word that answers some lanes, and of which so many words cover the text.
    #[inline]
    fn take(&mut self, entry: &Entry<L>, answered: u64, found: u32) {
        self.words += 1;
        self.found += found;
        for lane in 0..L {
            self.best[lane] = self.best[lane].max(entry.points[lane]);
        }
        let mut adjacent = ((self.before | entry.joined >> 1) << 1) & entry.lanes;
        while adjacent != 0 {
            let lane = adjacent.trailing_zeros() as usize;
            self.best[lane] = self.best[lane].max(entry.points[lane] + ADJACENT);
            adjacent &= adjacent - 1;
        }
        self.before = answered;
    }

    /// Its points; those for the cover in the first lane, which no term has.
    fn points(self) -> Lanes<L> {
        let mut points = self.best;
        points[0] = self.cover;
        points
    }

    fn end_line(&mut self) {
        if self.found > 0 && self.words > 0 {
            let points = if self.found >= self.words {
                COVERED
            } else {
                COVERED_PART * self.found / self.words
            };
            self.cover = self.cover.max(u8::try_from(points).unwrap_or(u8::MAX));
        }
        (self.words, self.found) = (0, 0);
    }
}
