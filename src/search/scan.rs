//! Points for every different text of a column, from one look at the numbers of its words.

use std::ops::Range;

use super::class::{Classes, Collector};
use super::lanes::Lanes;
use super::lexicon::TEXT_END;
use super::reading::Reading;
use super::sequence::{self, Run};
use super::share;
use super::table::{LINE_END, Tables};
use super::task::Task;
use super::weight::Finish;
use super::word_list::{NARROW, Numbers, WordLists};

/// How many words are looked at together, a bit each.
const TOGETHER: usize = 64;

/// So many texts are read before the next ones are chosen.
const PIECE: usize = 4096;

/// A column that is to be read.
pub struct Scanned<'a, const L: usize> {
    /// The words of its values.
    pub lists: &'a WordLists,
    /// The values that are wanted, if not all.
    pub wanted: Option<Vec<bool>>,
    /// What the column adds.
    pub finish: Finish<L>,
}

impl<const L: usize> Tables<L> {
    /// The points of the values of each column; `None` if told to stop.
    pub fn scan(&self, columns: &[Scanned<'_, L>], task: &Task<'_>) -> Option<Vec<Classes<L>>> {
        let len = |column: &Scanned<'_, L>| column.lists.len();
        let pieces = columns.iter().enumerate().flat_map(|(number, column)| {
            share::pieces(len(column), PIECE).map(move |values| (number, values))
        });
        let pieces: Vec<_> = pieces.collect();
        let gathered = share::share(
            pieces.len(),
            columns.iter().map(len).sum(),
            task.threads,
            task.stop,
            || columns.iter().map(|_| None).collect::<Vec<_>>(),
            |readers, piece| {
                let (column, values) = pieces[piece].clone();
                let reader = readers[column].get_or_insert_with(|| Reader::new(self));
                reader.read_values(&columns[column], values);
            },
        );
        let mut gathered = gathered?;
        let classes = columns.iter().enumerate().map(|(number, column)| {
            let readers = gathered.iter_mut().filter_map(|own| own[number].take());
            let collectors: Vec<_> = readers.map(|reader| reader.values).collect();
            let finish = |points: &_| column.finish.apply(points);
            Classes::new(len(column), &collectors, finish)
        });
        Some(classes.collect())
    }
}

/// A word that means something, and where it stands among all that were read.
#[derive(Clone, Copy)]
struct Meant {
    /// The number of its entry.
    number: u32,
    place: u32,
}

/// What may be found in a text.
enum Promise {
    Nothing,
    /// Words that answer terms by themselves.
    Words,
    /// Several words together that answer a term.
    Sequence,
}

/// Every sequence may begin with any word.
const FIRST_PLACE: u64 = 1;

/// Reads one text after the other.
struct Reader<'a, const L: usize> {
    tables: &'a Tables<L>,
    values: Collector<L>,
    /// How far each sequence has come.
    runs: Vec<Run>,
    /// The words of the text that mean something.
    meant: Vec<Meant>,
    /// How many words were read, and how many before the text.
    place: u32,
    start: u32,
}

impl<'a, const L: usize> Reader<'a, L> {
    fn new(tables: &'a Tables<L>) -> Self {
        Self {
            tables,
            values: Collector::new(),
            runs: vec![Run::default(); tables.sequences.len()],
            meant: Vec::new(),
            place: 0,
            start: 0,
        }
    }

    /// Scores some values of a column.
    fn read_values(&mut self, column: &Scanned<'_, L>, values: Range<usize>) {
        self.values.begin(values.clone());
        let means = self.tables.means.as_slice();
        match column.lists.numbers() {
            Numbers::Narrow(numbers) => {
                // There is a byte for every narrow number, so that nothing has to be checked.
                let means = &means.as_chunks::<NARROW>().0[0];
                self.read_lists(numbers, column, values, |word| means[usize::from(word)]);
            }
            Numbers::Wide(numbers) => {
                self.read_lists(numbers, column, values, |word| means[word as usize]);
            }
        }
    }

    fn read_lists<N: Copy + Into<u32>>(
        &mut self,
        numbers: &[N],
        column: &Scanned<'_, L>,
        values: Range<usize>,
        means: impl Fn(N) -> u8 + Copy,
    ) {
        let Some(wanted) = &column.wanted else {
            return self.read(&numbers[column.lists.span(values)], means);
        };
        for value in values {
            if wanted[value] {
                self.read(&numbers[column.lists.span(value..value + 1)], means);
            } else {
                self.values.skip();
            }
        }
    }

    /// Scores the texts that end among some words.
    ///
    /// Most words mean nothing: they are passed over many at a time.
    fn read<N: Copy + Into<u32>>(&mut self, words: &[N], means: impl Fn(N) -> u8 + Copy) {
        for words in words.chunks(TOGETHER) {
            let mut bits = meant(words, means);
            while bits != 0 {
                let next = bits.trailing_zeros();
                bits &= bits - 1;
                let word = words[next as usize].into();
                let place = self.place + next;
                if word != TEXT_END {
                    let number = self.tables.numbers[word as usize];
                    self.meant.push(Meant { number, place });
                } else if self.meant.is_empty() {
                    self.values.skip();
                    self.start = place + 1;
                } else {
                    self.end_text(place);
                }
            }
            self.place += u32::try_from(words.len()).unwrap_or(0);
        }
    }

    /// Scores a text that ends at a place.
    fn end_text(&mut self, end: u32) {
        match self.promise() {
            Promise::Nothing => self.values.skip(),
            Promise::Words => self.values.push(self.take_all().finish(end)),
            Promise::Sequence => {
                let points = self.follow_all().finish(end);
                self.values.push(points);
            }
        }
        self.meant.clear();
        self.start = end + 1;
    }

    /// What may be found in a text that has words which mean something.
    ///
    /// A word completes a sequence only where the word right before leads, or alone.
    fn promise(&self) -> Promise {
        if self.runs.is_empty() {
            return Promise::Words;
        }
        let (mut lanes, mut completed, mut reached, mut next) = (0, 0, 0, 0);
        for Meant { number, place } in &self.meant {
            let entry = &self.tables.entries[*number as usize];
            let before = if *place == next { reached } else { 0 };
            completed |= (before | FIRST_PLACE) & entry.ends;
            lanes |= entry.lanes;
            (reached, next) = (entry.leads, place + 1);
        }
        match (completed, lanes) {
            (0, 0) => Promise::Nothing,
            (0, _) => Promise::Words,
            _ => Promise::Sequence,
        }
    }

    /// Reads a text word by word.
    #[inline]
    fn take_all(&self) -> Reading<L> {
        let mut reading = Reading::new(self.start);
        for Meant { number, place } in &self.meant {
            let entry = &self.tables.entries[*number as usize];
            if *number == LINE_END {
                reading.end_line(*place);
            } else {
                reading.take(entry, entry.lanes, entry.covers.into(), *place);
            }
        }
        reading
    }

    /// Reads a text of which several words together may answer a term.
    fn follow_all(&mut self) -> Reading<L> {
        let mut reading = Reading::new(self.start);
        self.runs.fill(Run::default());
        for (at, Meant { number, place }) in self.meant.iter().enumerate() {
            let entry = &self.tables.entries[*number as usize];
            if *number == LINE_END {
                self.runs.fill(Run::default());
                reading.end_line(*place);
                continue;
            }
            if *place != reading.next {
                self.runs.fill(Run::default());
            }
            let (before, best) = (&self.meant[..at], &mut reading.best);
            let (lanes, found) = self
                .tables
                .follow(entry.steps, before, &mut self.runs, best);
            let found = found.max(entry.covers.into());
            reading.take(entry, entry.lanes | lanes, found, *place);
        }
        reading
    }
}

/// Which of some words mean something, a bit each; `means` gives 1 for those that do.
#[inline]
fn meant<N: Copy + Into<u32>>(words: &[N], means: impl Fn(N) -> u8 + Copy) -> u64 {
    let (eights, rest) = words.as_chunks::<8>();
    let bits = |words: &[N]| {
        let words = words.iter().enumerate();
        words.fold(0, |bits, (place, word)| bits | means(*word) << place)
    };
    let parts = eights.iter().map(|eight| bits(eight)).chain([bits(rest)]);
    let parts = parts.zip((0..u64::BITS).step_by(8));
    parts.fold(0, |all, (bits, shift)| all | u64::from(bits) << shift)
}

impl<const L: usize> Tables<L> {
    /// Leads the sequences on; gives the lanes that are complete now, and of how many words.
    fn follow(
        &self,
        steps: usize,
        before: &[Meant],
        runs: &mut [Run],
        best: &mut Lanes<L>,
    ) -> (u64, u32) {
        let (mut lanes, mut most) = (0, 0);
        let steps = &self.steps[steps..steps + runs.len()];
        let sequences = self.sequences.iter().enumerate();
        for ((run, step), (number, sequence)) in runs.iter_mut().zip(steps).zip(sequences) {
            if let Some(place) = run.take(step, sequence.end) {
                let lane = sequence.lane + 1;
                best[lane] = best[lane].max(sequence.points);
                lanes |= 1 << lane;
                if self.scored >> lane & 1 == 1 {
                    let ahead = |meant: &Meant| {
                        let steps = self.entries[meant.number as usize].steps;
                        self.steps[steps + number].ahead
                    };
                    let words = 1 + sequence::words_to(place, before.iter().rev().map(ahead));
                    most = most.max(u32::try_from(words).unwrap_or(u32::MAX));
                }
            }
        }
        (lanes, most)
    }
}
