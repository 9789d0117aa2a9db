//! Points for every different text of a column, from one look at the numbers of its words.

use super::fit::PROPER;
use super::index::Column;
use super::lexicon::BREAK;
use super::mask::{self, MAY_END, Mask};
use super::plan::Plan;
use super::sequence::{Run, Sequence, Step};
use super::share;
use super::word_list::{Numbers, WordLists};
use crate::dataset::TextField;

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

/// What a word of the data means to the query.
#[derive(Clone, Debug)]
struct Entry<const L: usize> {
    points: Lanes<L>,
    /// The lanes with points.
    lanes: u64,
    /// The lanes that a short form answers together with the lane before.
    joined: u64,
    /// Whether it fits properly and so covers a part of the text.
    covers: bool,
    steps: (u32, u32),
}

/// The plan as tables that can be looked up word by word.
#[derive(Debug)]
pub struct Tables<const L: usize> {
    /// The entry of each word; 0 for the many that mean nothing.
    of_word: Vec<u32>,
    /// The bits of each word.
    masks: Vec<Mask>,
    entries: Vec<Entry<L>>,
    sequences: Vec<Sequence>,
    steps: Vec<Step>,
    scored: u64,
}

impl<const L: usize> Tables<L> {
    /// Spreads a plan over the words of a dataset.
    pub fn new(plan: &Plan, words: usize) -> Self {
        let empty = Entry {
            points: [0; L],
            lanes: 0,
            joined: 0,
            covers: false,
            steps: (0, 0),
        };
        let mut tables = Self {
            of_word: vec![0; words],
            masks: vec![0; words],
            entries: vec![empty],
            sequences: plan.sequences.clone(),
            steps: Vec::new(),
            scored: 0,
        };
        for (lane, _) in plan
            .terms
            .iter()
            .enumerate()
            .filter(|(_, term)| term.is_scored())
        {
            tables.scored |= 1 << (lane + 1);
        }
        for hit in &plan.hits {
            let lane = hit.lane + 1;
            tables.masks[hit.word as usize] |= mask::bits_of_points(hit.lane, hit.points);
            let entry = tables.entry(hit.word as usize);
            entry.points[lane] = entry.points[lane].max(hit.points);
            entry.lanes |= 1 << lane;
            entry.joined |= u64::from(hit.joined) << lane;
            entry.covers |= hit.points >= PROPER;
        }
        for (word, step) in &plan.steps {
            let end = plan.sequences[usize::from(step.sequence)].end;
            tables.masks[*word as usize] |= if step.may_end(end) { MAY_END } else { 0 };
        }
        let mut steps = plan.steps.clone();
        steps.sort_by_key(|(word, _)| *word);
        for same in steps.chunk_by(|(left, _), (right, _)| left == right) {
            let first = u32::try_from(tables.steps.len()).unwrap_or(u32::MAX);
            tables.steps.extend(same.iter().map(|(_, step)| *step));
            let end = u32::try_from(tables.steps.len()).unwrap_or(u32::MAX);
            tables.entry(same[0].0 as usize).steps = (first, end);
        }
        tables
    }

    fn entry(&mut self, word: usize) -> &mut Entry<L> {
        if self.of_word[word] == 0 {
            self.of_word[word] = u32::try_from(self.entries.len()).unwrap_or(0);
            self.entries.push(self.entries[0].clone());
        }
        &mut self.entries[self.of_word[word] as usize]
    }

    /// Whether some word of the column means something to the query.
    pub fn touches(&self, lists: &WordLists) -> bool {
        let mut meant = (0u32..)
            .zip(&self.of_word)
            .filter(|(_, entry)| **entry != 0);
        meant.any(|(word, _)| lists.has(word))
    }

    /// The bits of every value of a column.
    pub fn masks(
        &self,
        lists: &WordLists,
        wanted: Option<&[bool]>,
        admitted: Mask,
        threads: usize,
    ) -> Vec<Mask> {
        match lists.numbers() {
            Numbers::Narrow(numbers) => {
                self.mask_lists(numbers, lists.ends(), wanted, admitted, threads)
            }
            Numbers::Wide(numbers) => {
                self.mask_lists(numbers, lists.ends(), wanted, admitted, threads)
            }
        }
    }

    fn mask_lists<W: Copy + Into<u32> + Sync>(
        &self,
        numbers: &[W],
        ends: &[u32],
        wanted: Option<&[bool]>,
        admitted: Mask,
        threads: usize,
    ) -> Vec<Mask> {
        let mut masks = vec![0; ends.len()];
        share::fill(&mut masks, threads, |first, masks| {
            let mut runs = self.runs();
            let mut start = start_of(ends, first);
            for ((place, mask), end) in (first..).zip(masks).zip(&ends[first..]) {
                let end = *end as usize;
                if wanted.is_none_or(|wanted| wanted[place]) {
                    *mask = self.mask(&numbers[start..end], &mut runs) & admitted;
                }
                start = end;
            }
            true
        });
        masks
    }

    fn mask<W: Copy + Into<u32>>(&self, words: &[W], runs: &mut [Run]) -> Mask {
        let bits = |mask, word: &W| mask | self.masks[Into::<u32>::into(*word) as usize];
        let mask = words.iter().fold(0, bits);
        if mask & MAY_END == 0 {
            return mask;
        }
        let (points, _) = self.scan_sequences(words, runs);
        let sequences = self
            .sequences
            .iter()
            .filter(|sequence| points[sequence.lane + 1] > 0);
        sequences.fold(mask, |mask, sequence| {
            mask | mask::bits(sequence.lane, points[sequence.lane + 1] >= sequence.points)
        })
    }

    /// The points of the values of a column that are wanted.
    pub fn scan(
        &self,
        lists: &WordLists,
        wanted: &[bool],
        finish: &Finish<L>,
        threads: usize,
    ) -> Vec<Lanes<L>> {
        match lists.numbers() {
            Numbers::Narrow(numbers) => {
                self.scan_lists(numbers, lists.ends(), wanted, finish, threads)
            }
            Numbers::Wide(numbers) => {
                self.scan_lists(numbers, lists.ends(), wanted, finish, threads)
            }
        }
    }

    fn scan_lists<W: Copy + Into<u32> + Sync>(
        &self,
        numbers: &[W],
        ends: &[u32],
        wanted: &[bool],
        finish: &Finish<L>,
        threads: usize,
    ) -> Vec<Lanes<L>> {
        let mut values = vec![[0; L]; ends.len()];
        share::fill(&mut values, threads, |first, values| {
            let mut runs = self.runs();
            let places = (first..).zip(values).filter(|(place, _)| wanted[*place]);
            for (place, value) in places {
                let words = &numbers[start_of(ends, place)..ends[place] as usize];
                let (points, cover) = self.points(words, &mut runs);
                *value = finish.apply(points, cover);
            }
            true
        });
        values
    }

    /// The points of one text, before its column adds to them.
    pub fn points<W: Copy + Into<u32>>(&self, words: &[W], runs: &mut [Run]) -> (Lanes<L>, u8) {
        if runs.is_empty() {
            self.scan_words(words)
        } else {
            self.scan_sequences(words, runs)
        }
    }

    fn runs(&self) -> Vec<Run> {
        vec![Run::default(); self.sequences.len()]
    }

    /// The points of a text when only single words count.
    fn scan_words<W: Copy + Into<u32>>(&self, words: &[W]) -> (Lanes<L>, u8) {
        let mut text = Text::<L>::default();
        for word in words {
            let word: u32 = (*word).into();
            let entry = self.of_word[word as usize];
            if entry == 0 {
                text.pass(word);
            } else {
                let entry = &self.entries[entry as usize];
                text.take(entry, entry.lanes);
                text.found += u32::from(entry.covers);
            }
        }
        text.end_line();
        (text.best, text.cover)
    }

    /// The points of a text when several words together may answer a term.
    fn scan_sequences<W: Copy + Into<u32>>(&self, words: &[W], runs: &mut [Run]) -> (Lanes<L>, u8) {
        let mut text = Text::<L>::default();
        let mut is_running = false;
        for word in words {
            let word: u32 = (*word).into();
            let entry = self.of_word[word as usize];
            if is_running
                && (entry == 0
                    || self.entries[entry as usize].steps.0 == self.entries[entry as usize].steps.1)
            {
                runs.fill(Run::default());
                is_running = false;
            }
            if entry == 0 {
                text.pass(word);
                continue;
            }
            let entry = &self.entries[entry as usize];
            let mut answered = entry.lanes;
            let mut found = u32::from(entry.covers);
            let steps = &self.steps[entry.steps.0 as usize..entry.steps.1 as usize];
            if !steps.is_empty() {
                is_running = true;
                let (lanes, words) = self.follow(steps, runs, &mut text.best);
                answered |= lanes;
                found = found.max(words);
            }
            text.take(entry, answered);
            text.found += found;
        }
        text.end_line();
        if is_running {
            runs.fill(Run::default());
        }
        (text.best, text.cover)
    }

    /// Leads the sequences on; gives the lanes that are complete now, and of how many words.
    fn follow(&self, steps: &[Step], runs: &mut [Run], best: &mut Lanes<L>) -> (u64, u32) {
        let (mut lanes, mut most) = (0, 0);
        let mut steps = steps.iter().peekable();
        for ((number, run), sequence) in (0u16..).zip(runs).zip(&self.sequences) {
            let step = steps.next_if(|step| step.sequence == number).copied();
            if let Some(words) = run.take(step.unwrap_or_default(), sequence.end) {
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

fn start_of(ends: &[u32], value: usize) -> usize {
    value
        .checked_sub(1)
        .map_or(0, |before| ends[before] as usize)
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

    fn take(&mut self, entry: &Entry<L>, answered: u64) {
        self.words += 1;
        for (best, points) in self.best.iter_mut().zip(&entry.points) {
            *best = (*best).max(*points);
        }
        let mut adjacent = ((self.before | entry.joined >> 1) << 1) & entry.lanes;
        while adjacent != 0 {
            let lane = adjacent.trailing_zeros() as usize;
            self.best[lane] = self.best[lane].max(entry.points[lane] + ADJACENT);
            adjacent &= adjacent - 1;
        }
        self.before = answered;
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

/// What a column adds to the points of its texts.
#[derive(Clone, Copy, Debug)]
pub struct Finish<const L: usize> {
    weight: u8,
    cover_shift: u32,
    /// All bits of the lanes that may be found in the column.
    admitted: Lanes<L>,
}

impl<const L: usize> Finish<L> {
    /// That of a column under a query.
    pub fn new(plan: &Plan, column: Column) -> Self {
        let mut admitted = [0; L];
        for lane in 0..plan.terms.len() {
            admitted[lane + 1] = if plan.admits(lane, column) {
                u8::MAX
            } else {
                0
            };
        }
        let (weight, cover_shift) = weight(column);
        Self {
            weight,
            cover_shift,
            admitted,
        }
    }

    /// The bits that may be found in the column.
    pub fn mask(plan: &Plan, column: Column) -> Mask {
        let admitted = (0..plan.terms.len()).filter(|lane| plan.admits(*lane, column));
        admitted.fold(0, |bits, lane| bits | mask::bits(lane, true))
    }

    fn apply(&self, mut points: Lanes<L>, cover: u8) -> Lanes<L> {
        for (points, admitted) in points.iter_mut().zip(&self.admitted) {
            *points = if *points == 0 {
                0
            } else {
                points.saturating_add(self.weight) & admitted
            };
        }
        if points != [0; L] {
            points[0] = cover >> self.cover_shift;
        }
        points
    }
}

/// Points for a word in a column, and how often the points for its cover are halved.
pub fn weight(column: Column) -> (u8, u32) {
    match column {
        Column::Text(TextField::Title | TextField::Establishments) => (14, 0),
        Column::Text(TextField::Commune | TextField::District) => (10, 1),
        Column::Period | Column::Funding => (10, 2),
        Column::Text(TextField::Province | TextField::Address | TextField::Contents) => (6, 2),
        Column::Activity => (6, 2),
        Column::Text(TextField::Status) => (4, 2),
        Column::Text(_) | Column::Extra(_) => (2, 3),
    }
}
