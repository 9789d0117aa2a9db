//! Points for every different text of a column, from one look at the numbers of its words.

use std::ops::Range;

use super::class::{Classes, Collector};
use super::lanes::{self, Lanes};
use super::sequence::Run;
use super::share::{self, SLICE};
use super::table::{
    Entry, Glance, LINE_END, TEXT_END_GLANCE, Tables, entry_of, may_hold_sequence, means,
};
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
        let parts = share::split(lists.len(), task.threads, |part| {
            let mut reader = Reader::new(self, part.len());
            match wanted {
                None => reader.read_all(&numbers[lists.span(part)], task)?,
                Some(wanted) => reader.read_wanted(numbers, lists, part, wanted, task)?,
            }
            Some(reader.values)
        });
        let parts = parts.into_iter().collect::<Option<_>>()?;
        Some(Classes::new(parts, |points| finish.apply(points)))
    }
}

/// The glance at a word that means something, and where it stands among all that were read; in one
/// number, because it is written down for every word.
#[derive(Clone, Copy, Default)]
struct Meant(u64);

impl Meant {
    #[inline]
    fn new(glance: Glance, place: u32) -> Self {
        Self(u64::from(place) << 32 | u64::from(glance))
    }

    #[inline]
    fn glance(self) -> Glance {
        u32::try_from(self.0 & u64::from(u32::MAX)).unwrap_or(0)
    }

    #[inline]
    fn place(self) -> u32 {
        u32::try_from(self.0 >> 32).unwrap_or(0)
    }
}

/// Reads one text after the other.
struct Reader<'a, const L: usize> {
    tables: &'a Tables<L>,
    values: Collector<L>,
    /// How far each sequence has come.
    runs: Vec<Run>,
    /// The words that mean something, of texts that were not scored yet.
    meant: Vec<Meant>,
    count: usize,
    /// How many words were read, and how many before the first that was not scored yet.
    place: u32,
    start: u32,
}

impl<'a, const L: usize> Reader<'a, L> {
    fn new(tables: &'a Tables<L>, values: usize) -> Self {
        Self {
            tables,
            values: Collector::new(values),
            runs: vec![Run::default(); tables.sequences.len()],
            meant: Vec::new(),
            count: 0,
            place: 0,
            start: 0,
        }
    }

    /// Scores all texts; `None` if told to stop.
    fn read_all<N: Number>(&mut self, words: &[N], task: &Task<'_>) -> Option<()> {
        for words in words.chunks(SLICE) {
            if (task.stop)() {
                return None;
            }
            self.read(words);
            self.score();
        }
        Some(())
    }

    /// Scores the wanted texts of a part; `None` if told to stop.
    fn read_wanted<N: Number>(
        &mut self,
        numbers: &[N],
        lists: &WordLists,
        part: Range<usize>,
        wanted: &[bool],
        task: &Task<'_>,
    ) -> Option<()> {
        for value in part {
            if value % SLICE == 0 && (task.stop)() {
                return None;
            }
            if wanted[value] {
                self.read(&numbers[lists.span(value..value + 1)]);
                self.score();
            } else {
                self.values.skip();
            }
        }
        Some(())
    }

    /// Every word is written down, but only those that mean something stay: so there is no branch
    /// whose way the processor could guess wrong.
    #[inline]
    fn read<N: Number>(&mut self, words: &[N]) {
        let most = self.count + words.len();
        if self.meant.len() < most {
            self.meant.resize(most, Meant::default());
        }
        let (meant, glances) = (self.meant.as_mut_slice(), self.tables.glances.as_slice());
        let (mut count, mut place) = (self.count, self.place);
        for word in words {
            let glance = glances[Into::<u32>::into(*word) as usize];
            meant[count] = Meant::new(glance, place);
            count += usize::from(means(glance));
            place += 1;
        }
        (self.count, self.place) = (count, place);
    }

    /// Scores the texts that are complete.
    #[inline]
    fn score(&mut self) {
        let mut first = 0;
        for end in 0..self.count {
            let meant = self.meant[end];
            if meant.glance() == TEXT_END_GLANCE {
                let place = meant.place();
                let points = self.text(first..end, place);
                self.values.push(points);
                (first, self.start) = (end + 1, place + 1);
            }
        }
        self.meant.copy_within(first..self.count, 0);
        self.count -= first;
    }

    /// The points of a text that ends at a place.
    #[inline]
    fn text(&mut self, meant: Range<usize>, end: u32) -> Lanes<L> {
        let all = || self.meant[meant.clone()].iter();
        if meant.is_empty() {
            [0; L]
        } else if !self.runs.is_empty()
            && may_hold_sequence(all().fold(0, |seen, meant| seen | meant.glance()))
        {
            self.follow_all(meant, end)
        } else {
            self.take_all(meant, end)
        }
    }

    /// The points of a text in which no sequence is complete.
    #[inline]
    fn take_all(&self, meant: Range<usize>, end: u32) -> Lanes<L> {
        let mut text = Text::new(self.start);
        for meant in &self.meant[meant] {
            let number = entry_of(meant.glance());
            let entry = &self.tables.entries[number];
            if number == LINE_END {
                text.end_line(meant.place());
            } else {
                text.take(entry, entry.lanes, entry.covers.into(), meant.place());
            }
        }
        text.finish(end)
    }

    /// The points of a text when several words together may answer a term.
    fn follow_all(&mut self, meant: Range<usize>, end: u32) -> Lanes<L> {
        let mut text = Text::new(self.start);
        self.runs.fill(Run::default());
        for meant in &self.meant[meant] {
            let number = entry_of(meant.glance());
            let entry = &self.tables.entries[number];
            if number == LINE_END {
                self.runs.fill(Run::default());
                text.end_line(meant.place());
                continue;
            }
            if meant.place() != text.next {
                self.runs.fill(Run::default());
            }
            let (lanes, found) = self
                .tables
                .follow(entry.steps, &mut self.runs, &mut text.best);
            let found = found.max(entry.covers.into());
            text.take(entry, entry.lanes | lanes, found, meant.place());
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

impl<const L: usize> Text<L> {
    /// A text that begins at a place.
    fn new(start: u32) -> Self {
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
