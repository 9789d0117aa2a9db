//! The plan of a query as tables that are looked up word by word.

use super::fit::PROPER;
use super::lanes::Lanes;
use super::lexicon;
use super::plan::Plan;
use super::sequence::{Sequence, Step};
use super::word_list::NARROW;

/// The entry of what stands between two lines.
pub const LINE_END: u32 = 1;

/// What a word of the data means to the query.
#[derive(Clone, Debug)]
pub struct Entry<const L: usize> {
    /// Points for each lane.
    pub points: Lanes<L>,
    /// The lanes with points.
    pub lanes: u64,
    /// The lanes that a short form answers together with the lane before.
    pub joined: u64,
    /// Whether it fits properly and so covers a part of the text.
    pub covers: bool,
    /// The places of sequences, all of them taken together, to which the word leads.
    pub leads: u64,
    /// Those from which it completes a sequence.
    pub ends: u64,
    /// Where its steps begin, one a sequence; the first ones lead nowhere.
    pub steps: usize,
}

/// What each word of the data means.
#[derive(Debug)]
pub struct Tables<const L: usize> {
    /// 1 for each word that means something and for the end of a text, in few bytes, which stay in the nearest cache.
    /// There is one for every narrow number.
    pub means: Vec<u8>,
    /// The number of each word's entry; 0 for the many words that mean nothing.
    pub numbers: Vec<u32>,
    /// The first one means nothing, the next one is for the end of a line.
    pub entries: Vec<Entry<L>>,
    /// Terms that several words answer.
    pub sequences: Vec<Sequence>,
    /// What words do to them.
    pub steps: Vec<Step>,
    /// The lanes that count for the score.
    pub scored: u64,
}

impl<const L: usize> Tables<L> {
    /// Spreads a plan over the words of a dataset.
    pub fn new(plan: &Plan, words: usize) -> Self {
        let empty = Entry {
            points: [0; L],
            lanes: 0,
            joined: 0,
            covers: false,
            leads: 0,
            ends: 0,
            steps: 0,
        };
        let mut tables = Self {
            means: vec![0; words.max(NARROW)],
            numbers: vec![0; words],
            entries: vec![empty],
            sequences: plan.sequences.clone(),
            steps: vec![Step::default(); plan.sequences.len()],
            scored: 0,
        };
        tables.entry(lexicon::BREAK as usize);
        tables.means[lexicon::TEXT_END as usize] = 1;
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
            let entry = tables.entry(hit.word as usize);
            entry.points[lane] = entry.points[lane].max(hit.points);
            entry.lanes |= 1 << lane;
            entry.joined |= u64::from(hit.joined) << lane;
            entry.covers |= hit.points >= PROPER;
        }
        for (word, step) in &plan.steps {
            let end = plan.sequences[usize::from(step.sequence)].end;
            let entry = tables.entry(*word as usize);
            entry.leads |= step.leads();
            entry.ends |= step.ends(end);
            let first = tables.steps_of(*word as usize);
            tables.steps[first + usize::from(step.sequence)] = *step;
        }
        tables
    }

    /// Where the steps of a word begin, which get a place if they had none.
    fn steps_of(&mut self, word: usize) -> usize {
        let (known, next) = (self.entry(word).steps, self.steps.len());
        if known != 0 {
            return known;
        }
        let count = self.sequences.len();
        self.steps.resize(next + count, Step::default());
        self.entry(word).steps = next;
        next
    }

    fn entry(&mut self, word: usize) -> &mut Entry<L> {
        let number = &mut self.numbers[word];
        if *number == 0 {
            *number = u32::try_from(self.entries.len()).unwrap_or(0);
            self.means[word] = 1;
            self.entries.push(self.entries[0].clone());
        }
        &mut self.entries[*number as usize]
    }
}
