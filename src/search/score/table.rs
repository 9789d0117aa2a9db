//! The plan of a query as tables that are looked up word by word.

use hashbrown::HashMap;

use super::lanes::Lanes;
use crate::search::index::lexicon::{self, Lexicon, NARROW, WordId, rare_place};
use crate::search::plan::fit::PROPER;
use crate::search::plan::sequence::{Advance, Sequence};
use crate::search::plan::{Hit, Plan};

/// The entry of what stands between two lines.
pub const LINE_END: u32 = 1;

/// What a word of the data means to the query.
#[derive(Clone, Debug)]
pub struct WordEntry<const L: usize> {
    /// Points for each lane.
    pub points: Lanes<L>,
    /// The lanes with points.
    pub lanes: u64,
    /// The lanes that a short form answers together with the lane before.
    pub joined: u64,
    /// Whether it fits properly and so covers a part of the text.
    pub covers: bool,
    /// Whether it may complete a sequence.
    pub completes: bool,
    /// Where that begins which it does to each sequence; the first ones lead nowhere.
    pub advances: usize,
}

/// What each word of the data means.
#[derive(Debug)]
pub struct Tables<const L: usize> {
    /// 1 for each common word that means something, for the end of a text and, if some of them means
    /// something, for a rare word: in few bytes, which stay in the nearest cache. There is one for
    /// every narrow number.
    pub means: Vec<u8>,
    /// The number of each common word's entry; 0 for the many words that mean nothing.
    pub numbers: Vec<u32>,
    /// The same for the rare words; empty where none of them means anything.
    pub rare_numbers: Vec<u32>,
    /// The first one means nothing, the next one is for the end of a line.
    pub entries: Vec<WordEntry<L>>,
    /// The terms that several words answer.
    pub sequences: Vec<Sequence>,
    /// What words do to the sequences: one of each for an entry.
    pub advances: Vec<Advance>,
    /// The lanes that count for the score.
    pub scored: u64,
}

impl<const L: usize> Tables<L> {
    /// Spreads a plan over the words of a dataset.
    pub fn new(plan: &Plan, lexicon: &Lexicon) -> Self {
        let empty = WordEntry {
            points: [0; L],
            lanes: 0,
            joined: 0,
            covers: false,
            completes: false,
            advances: 0,
        };
        // A table of a million codes is only made if one of them means something.
        let rare = if plan.asks_for_rare() {
            lexicon.rare_len()
        } else {
            0
        };
        let mut tables = Self {
            means: vec![0; NARROW],
            numbers: vec![0; NARROW],
            rare_numbers: vec![0; rare],
            entries: vec![empty; LINE_END as usize + 1],
            sequences: plan.sequences.clone(),
            advances: vec![Advance::default(); plan.sequences.len()],
            scored: 0,
        };
        tables.number(lexicon::BREAK, LINE_END);
        tables.means[lexicon::TEXT_END as usize] = 1;
        tables.means[lexicon::RARE as usize] = u8::from(rare > 0);
        for (term, lane) in plan.terms.iter().zip(1..) {
            tables.scored |= u64::from(term.is_scored()) << lane;
        }
        let mut entries = EntryNumbers::default();
        tables.add_hits(plan, &mut entries);
        tables.add_advances(plan);
        tables
    }

    fn add_hits(&mut self, plan: &Plan, entries: &mut EntryNumbers) {
        for hit in plan.hits.iter().chain(&plan.rare_hits) {
            let number = entries.with_hit(self.number_of(hit.word), *hit, &mut self.entries);
            self.number(hit.word, number);
        }
    }

    fn add_advances(&mut self, plan: &Plan) {
        let mut advances = plan.advances.clone();
        advances.sort_unstable_by_key(|(word, ..)| *word);
        // Many words do the same to all sequences: those with the same first letter.
        let mut known = HashMap::new();
        for own in advances.chunk_by(|(word, ..), (next, ..)| word == next) {
            let mut all = vec![Advance::default(); self.sequences.len()];
            for (_, sequence, advance) in own {
                all[usize::from(*sequence)] = *advance;
            }
            let old = self.number_of(own[0].0);
            let key = (old, all);
            let number = known.get(&key).copied().unwrap_or_else(|| {
                let number = self.add_leading(old, &key.1);
                known.insert(key, number);
                number
            });
            self.number(own[0].0, number);
        }
    }

    /// The number of an entry that is like another one and also leads sequences on.
    fn add_leading(&mut self, like: u32, advances: &[Advance]) -> u32 {
        let mut entry = self.entries[like as usize].clone();
        entry.advances = self.advances.len();
        let mut pairs = self.sequences.iter().zip(advances);
        entry.completes = pairs.any(|(sequence, own)| sequence.completing(*own) != 0);
        self.advances.extend(advances);
        push(&mut self.entries, entry)
    }

    /// The number of a word's entry.
    fn number_of(&self, word: WordId) -> u32 {
        match rare_place(word) {
            Some(place) => self.rare_numbers[place],
            None => self.numbers[word as usize],
        }
    }

    fn number(&mut self, word: WordId, number: u32) {
        if let Some(place) = rare_place(word) {
            self.rare_numbers[place] = number;
        } else {
            self.numbers[word as usize] = number;
            let entry = &self.entries[number as usize];
            // A word that only leads on is looked at when one comes that completes a sequence.
            if number == LINE_END || entry.lanes != 0 || entry.completes {
                self.means[word as usize] = 1;
            }
        }
    }
}

/// Finds the entries of words that mean the same, of which there are few, however many words there
/// are.
#[derive(Default)]
struct EntryNumbers {
    with_hit: HashMap<(u32, u8, u8, bool), u32>,
}

impl EntryNumbers {
    /// The number of the entry that has a hit more than another one.
    fn with_hit<const L: usize>(
        &mut self,
        number: u32,
        hit: Hit,
        entries: &mut Vec<WordEntry<L>>,
    ) -> u32 {
        let key = (number, hit.lane, hit.points, hit.joined);
        *self.with_hit.entry(key).or_insert_with(|| {
            let mut entry = entries[number as usize].clone();
            let lane = usize::from(hit.lane) + 1;
            entry.points[lane] = entry.points[lane].max(hit.points);
            entry.lanes |= 1 << lane;
            entry.joined |= u64::from(hit.joined) << lane;
            entry.covers |= hit.points >= PROPER;
            push(entries, entry)
        })
    }
}

fn push<const L: usize>(entries: &mut Vec<WordEntry<L>>, entry: WordEntry<L>) -> u32 {
    entries.push(entry);
    u32::try_from(entries.len() - 1).unwrap_or(0)
}
