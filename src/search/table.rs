//! The plan of a query as tables that are looked up word by word.

use super::fit::PROPER;
use super::lanes::Lanes;
use super::lexicon::{BREAK, TEXT_END, WordId};
use super::plan::Plan;
use super::sequence::{Sequence, Step};
use super::word_list::{NARROW, WordLists};

/// What is known of a word at a glance: the number of its entry, behind two bits.
pub type Glance = u32;

/// A sequence may begin with the word.
const MAY_BEGIN: Glance = 1;
/// A sequence may end with the word.
const MAY_END: Glance = 2;
const GLANCE_BITS: u32 = 2;
/// The entry of what stands between two lines.
pub const LINE_END: usize = 1;
/// The glance at what stands between two texts.
pub const TEXT_END_GLANCE: Glance = 2 << GLANCE_BITS;

/// Whether the words of a text, all glances taken together, may hold a whole sequence.
#[must_use]
pub fn may_hold_sequence(glances: Glance) -> bool {
    glances & (MAY_BEGIN | MAY_END) == MAY_BEGIN | MAY_END
}

/// Whether the word means something.
#[inline]
#[must_use]
pub fn means(glance: Glance) -> bool {
    glance >> GLANCE_BITS != 0
}

/// The entry behind a glance; 0 for the many words that mean nothing.
#[inline]
#[must_use]
pub fn entry_of(glance: Glance) -> usize {
    (glance >> GLANCE_BITS) as usize
}

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
    /// Where its steps begin, one a sequence; the first ones lead nowhere.
    pub steps: usize,
}

/// What each word of the data means.
#[derive(Debug)]
pub struct Tables<const L: usize> {
    /// 1 for each word that means something, in few bytes, which stay in the nearest cache.
    /// There is one for every narrow number.
    pub means: Vec<u8>,
    /// What a glance at each word tells.
    pub glances: Vec<Glance>,
    /// All words that mean something.
    meant: Vec<WordId>,
    /// The first one means nothing, the next ones are for the ends of lines and texts.
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
            steps: 0,
        };
        let mut tables = Self {
            means: vec![0; words.max(NARROW)],
            glances: vec![0; words],
            meant: Vec::new(),
            entries: vec![empty],
            sequences: plan.sequences.clone(),
            steps: vec![Step::default(); plan.sequences.len()],
            scored: 0,
        };
        tables.entry(BREAK as usize);
        tables.entry(TEXT_END as usize);
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
            let glance = &mut tables.glances[*word as usize];
            *glance |= if step.may_end(end) { MAY_END } else { 0 };
            *glance |= if step.from & 1 == 1 { MAY_BEGIN } else { 0 };
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
        let glance = self.glances[word];
        if !means(glance) {
            let number = Glance::try_from(self.entries.len()).unwrap_or(0);
            self.means[word] = 1;
            self.meant.push(WordId::try_from(word).unwrap_or(0));
            self.glances[word] = glance | number << GLANCE_BITS;
            self.entries.push(self.entries[0].clone());
        }
        &mut self.entries[entry_of(self.glances[word])]
    }

    /// Whether some word of the column means something to the query.
    pub fn touches(&self, lists: &WordLists) -> bool {
        self.meant.iter().any(|word| lists.has(*word))
    }
}
