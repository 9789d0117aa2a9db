//! Points for every different text of a column, from one look at the numbers of its words.

use super::class::{Classes, Collector};
use super::lanes::{self, Lanes};
use super::sequence::Run;
use super::share::{self, SLICE};
use super::table::{Entry, Glance, LINE_END, Tables, entry_of, may_hold_sequence};
use super::task::Task;
use super::weight::Finish;
use super::word_list::{Numbers, WordLists};

/// On top for a word that stands right behind the word typed before it.
pub const ADJACENT: u8 = 16;
/// For a line that the query covers whole.
pub const COVERED: u32 = 24;
/// The most for a line that it covers in part.
pub const COVERED_PART: u32 = 16;

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
            let mut reader = Reader::new(self);
            let mut values = Collector::new(part.len());
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
                    values.push(reader.read(words));
                } else {
                    values.skip();
                }
            }
            Some(values)
        });
        let parts = parts.into_iter().collect::<Option<_>>()?;
        Some(Classes::new(parts, |points| finish.apply(points)))
    }
}

/// A word that means something, and where it stands in its text.
#[derive(Clone, Copy, Default)]
struct Meant {
    glance: Glance,
    place: u32,
}

/// Reads one text after the other.
struct Reader<'a, const L: usize> {
    tables: &'a Tables<L>,
    /// How far each sequence has come.
    runs: Vec<Run>,
    /// Room for the words of a text that mean something.
    meant: Vec<Meant>,
}

impl<'a, const L: usize> Reader<'a, L> {
    fn new(tables: &'a Tables<L>) -> Self {
        Self {
            tables,
            runs: vec![Run::default(); tables.sequences.len()],
            meant: Vec::new(),
        }
    }

    /// The points of a text.
    #[inline]
    fn read<N: Number>(&mut self, words: &[N]) -> Lanes<L> {
        if self.meant.len() < words.len() {
            self.meant.resize(words.len(), Meant::default());
        }
        let (mut count, mut seen) = (0, 0);
        // Every word is written down, but only those that mean something stay: no branch to guess.
        for (word, place) in words.iter().zip(0..) {
            let glance = self.tables.glances[Into::<u32>::into(*word) as usize];
            self.meant[count] = Meant { glance, place };
            count += usize::from(entry_of(glance) != 0);
            seen |= glance;
        }
        if count == 0 {
            return [0; L];
        }
        let end = u32::try_from(words.len()).unwrap_or(u32::MAX);
        if may_hold_sequence(seen) {
            self.follow_all(count, end)
        } else {
            self.take_all(count, end)
        }
    }

    /// The points of a text in which no sequence is complete.
    #[inline]
    fn take_all(&self, count: usize, end: u32) -> Lanes<L> {
        let mut text = Text::default();
        for meant in &self.meant[..count] {
            let number = entry_of(meant.glance);
            let entry = &self.tables.entries[number];
            if number == LINE_END {
                text.end_line(meant.place);
            } else {
                text.take(entry, entry.lanes, entry.covers.into(), meant.place);
            }
        }
        text.finish(end)
    }

    /// The points of a text when several words together may answer a term.
    fn follow_all(&mut self, count: usize, end: u32) -> Lanes<L> {
        let mut text = Text::default();
        self.runs.fill(Run::default());
        for meant in &self.meant[..count] {
            let number = entry_of(meant.glance);
            let entry = &self.tables.entries[number];
            if number == LINE_END {
                self.runs.fill(Run::default());
                text.end_line(meant.place);
                continue;
            }
            if meant.place != text.next {
                self.runs.fill(Run::default());
            }
            let (lanes, found) = self
                .tables
                .follow(entry.steps, &mut self.runs, &mut text.best);
            let found = found.max(entry.covers.into());
            text.take(entry, entry.lanes | lanes, found, meant.place);
        }
        text.finish(end)
    }
}

impl<const L: usize> Tables<L> {
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
    /// The lanes that the last word answers.
    before: u64,
    /// The place behind the last word.
    next: u32,
    /// The place at which the line begins.
    start: u32,
    /// How many words of the line are answers.
    found: u32,
    cover: u8,
}

impl<const L: usize> Default for Text<L> {
    fn default() -> Self {
        Self {
            best: [0; L],
            before: 0,
            next: 0,
            start: 0,
            found: 0,
            cover: 0,
        }
    }
}

impl<const L: usize> Text<L> {
    /// A word that answers some lanes, and of which so many words cover the text.
    #[inline]
    fn take(&mut self, entry: &Entry<L>, answered: u64, found: u32, place: u32) {
        self.found += found;
        self.best = lanes::best(&self.best, &entry.points);
        let before = if place == self.next { self.before } else { 0 };
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
    fn finish(mut self, end: u32) -> Lanes<L> {
        self.end_line(end);
        self.best[0] = self.cover;
        self.best
    }

    fn end_line(&mut self, end: u32) {
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
        (self.next, self.before, self.found) = (end + 1, 0, 0);
    }
}
