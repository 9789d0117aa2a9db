//! The plan of a query as tables that are looked up word by word.

use hashbrown::HashMap;

use super::lanes::Lanes;
use crate::search::index::lexicon::{self, Lexicon, NARROW, WordId, rare_place};
use crate::search::plan::fit::PROPER;
use crate::search::plan::pack::{Lead, Pack};
use crate::search::plan::sequence::Sequence;
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
    /// Where that begins which it does to the packs of sequences; the first ones lead nowhere.
    pub leads: usize,
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
    /// The terms that several words answer; there is seldom more than one pack.
    pub packs: Vec<Pack>,
    /// What words do to the packs.
    pub leads: Vec<Lead>,
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
            leads: 0,
        };
        // A table of a million codes is only made if one of them means something.
        let rare = if plan.asks_for_rare() {
            lexicon.rare_len()
        } else {
            0
        };
        let (packs, firsts) = pack(&plan.sequences);
        let mut tables = Self {
            means: vec![0; NARROW],
            numbers: vec![0; NARROW],
            rare_numbers: vec![0; rare],
            entries: vec![empty; LINE_END as usize + 1],
            leads: vec![Lead::default(); packs.len()],
            packs,
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
        tables.add_advances(plan, &firsts, &mut entries);
        tables
    }

    fn add_hits(&mut self, plan: &Plan, entries: &mut EntryNumbers) {
        for hit in plan.hits.iter().chain(&plan.rare_hits) {
            let number = entries.with_hit(self.number_of(hit.word), *hit, &mut self.entries);
            self.number(hit.word, number);
        }
    }

    fn add_advances(&mut self, plan: &Plan, firsts: &[(usize, u8)], entries: &mut EntryNumbers) {
        for (word, sequence, advance) in &plan.advances {
            let (pack, first) = firsts[usize::from(*sequence)];
            let by_words = plan.sequences[usize::from(*sequence)].by_words;
            let old = self.number_of(*word);
            // A word may take part in several sequences of one pack, so what it does is added.
            let mut lead = self.leads[self.entries[old as usize].leads + pack];
            lead.add(*advance, first, by_words);
            let number = entries.with_lead(old, pack, lead, self);
            self.number(*word, number);
        }
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

/// Sequences in as few packs as they take; for each, the pack and its first place there.
fn pack(sequences: &[Sequence]) -> (Vec<Pack>, Vec<(usize, u8)>) {
    let mut packs: Vec<Pack> = Vec::new();
    let firsts = sequences.iter().map(|sequence| {
        let known = packs.last_mut().and_then(|pack| pack.add(*sequence));
        let first = known.unwrap_or_else(|| {
            packs.push(Pack::default());
            let new = packs.last_mut().and_then(|pack| pack.add(*sequence));
            new.unwrap_or(0)
        });
        (packs.len() - 1, first)
    });
    let firsts = firsts.collect();
    (packs, firsts)
}

/// Finds the entries of words that mean the same, of which there are few, however many words there
/// are.
#[derive(Default)]
struct EntryNumbers {
    with_hit: HashMap<(u32, u8, u8, bool), u32>,
    with_lead: HashMap<(u32, usize, Lead), u32>,
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

    /// The number of the entry that leads a pack on in another way.
    fn with_lead<const L: usize>(
        &mut self,
        number: u32,
        pack: usize,
        lead: Lead,
        tables: &mut Tables<L>,
    ) -> u32 {
        let key = (number, pack, lead);
        *self.with_lead.entry(key).or_insert_with(|| {
            let mut entry = tables.entries[number as usize].clone();
            // What the word does to the other packs stays as it is.
            let old = entry.leads..entry.leads + tables.packs.len();
            entry.leads = tables.leads.len();
            entry.completes |= tables.packs[pack].completing(lead) != 0;
            tables.leads.extend_from_within(old);
            tables.leads[entry.leads + pack] = lead;
            push(&mut tables.entries, entry)
        })
    }
}

fn push<const L: usize>(entries: &mut Vec<WordEntry<L>>, entry: WordEntry<L>) -> u32 {
    entries.push(entry);
    u32::try_from(entries.len() - 1).unwrap_or(0)
}
