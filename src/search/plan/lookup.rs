//! Looks the terms of a query up among the words of a dataset.

use fuzzy_matcher::skim::SkimMatcherV2;

use super::fit::{PROPER, Typed, meanings};
use super::id;
use super::sequence::{self, Initials, LONGEST, Pattern, RunTogether, Sequence, WholeWords};
use super::{
    Hit, INITIALS, PHRASE, PRESENT, Plan, RUN_TOGETHER, SHORT_FORM, SHORTEST_INITIALS, SHORTEST_RUN,
};
use crate::dataset::Dataset;
use crate::search::index::Index;
use crate::search::index::lexicon::rare_place;
use crate::search::query::{Query, Term, TermRole};
use crate::text;
use crate::text::short_form::{SHORT_FORMS, expansions};

/// A plan that is made, and what its terms are looked up in.
struct Lookup<'a> {
    index: &'a Index,
    dataset: &'a Dataset,
    plan: Plan,
}

impl Plan {
    /// Looks the terms of a query up among the words of a dataset.
    #[must_use]
    pub fn new(query: &Query, index: &Index, dataset: &Dataset) -> Self {
        let plan = Self {
            terms: query.terms.clone(),
            ..Self::default()
        };
        let mut lookup = Lookup {
            index,
            dataset,
            plan,
        };
        for (lane, term) in query.terms.iter().enumerate() {
            lookup.add(lane, term, query.toned);
        }
        lookup.add_short_forms();
        let mut plan = lookup.plan;
        // So that those of one term lie together and two plans can be compared word by word.
        plan.hits.sort_unstable_by_key(|hit| (hit.lane, hit.word));
        plan
    }

    fn add_hit(&mut self, hit: Hit) {
        if rare_place(hit.word).is_none() {
            self.hits.push(hit);
            return;
        }
        self.rare_hits.push(hit);
        self.rare_lanes |= 1 << hit.lane;
        if hit.points < PROPER || hit.points == SHORT_FORM {
            self.odd_lanes |= 1 << hit.lane;
        }
    }
}

impl Lookup<'_> {
    fn add(&mut self, lane: usize, term: &Term, toned: bool) {
        match term.role {
            TermRole::Word => self.add_word(lane, term, toned),
            TermRole::Phrase => self.add_sequence(lane, PHRASE, &WholeWords::of(term)),
            TermRole::Filter | TermRole::Excluded => {
                self.add_sequence(lane, PRESENT, &WholeWords::of(term));
            }
        }
    }

    fn add_word(&mut self, lane: usize, term: &Term, toned: bool) {
        let Some(word) = term.words.first() else {
            return;
        };
        let typed = Typed::new(word, toned);
        let is_start = self.add_single_words(lane, term, &typed);
        self.add_expansions(lane, typed.plain());
        // The start of a word is that, and neither first letters nor two short words.
        if !is_start {
            self.add_sequences(lane, typed.plain());
        }
        let ids = id::find(typed.plain(), term, self.dataset);
        let ids = ids.map(|(value, points)| (value, lane, points));
        self.plan.ids.extend(ids);
        let figure = figure(&term.typed).map(|number| (lane, number));
        self.plan.figures.extend(figure);
    }

    /// The words that answer a typed one on their own; says whether it is a word or its start.
    fn add_single_words(&mut self, lane: usize, term: &Term, typed: &Typed) -> bool {
        let mut meanings = meanings(term);
        meanings[0] = typed.clone();
        let judge = SkimMatcherV2::default();
        let mut is_start = false;
        let lexicon = &self.index.lexicon;
        let firsts = meanings
            .iter()
            .filter_map(|meaning| meaning.plain().bytes().next());
        // There may be a million codes, but a code is only found by how it begins.
        let codes = lexicon.codes(firsts.collect());
        for (word, known) in lexicon.words().chain(codes) {
            let fits = meanings.iter().map(|meaning| meaning.proper_fit(known));
            let proper = fits.max().unwrap_or(0);
            is_start |= proper > 0;
            let points = match proper {
                0 => typed.loose_fit(known, &judge),
                points => points,
            };
            if points > 0 {
                self.plan.add_hit(Hit::new(word, lane, points));
            }
        }
        is_start
    }

    fn add_expansions(&mut self, lane: usize, plain: &str) {
        for expansion in expansions(plain) {
            let pieces = WholeWords::new(expansion.split(' '), false);
            self.add_sequence(lane, SHORT_FORM, &pieces);
        }
    }

    fn add_sequences(&mut self, lane: usize, plain: &str) {
        if !plain.is_ascii() || plain.len() > LONGEST {
            return;
        }
        if plain.len() >= SHORTEST_INITIALS {
            self.add_sequence(lane, INITIALS, &Initials(plain));
        }
        if plain.len() >= SHORTEST_RUN {
            self.add_sequence(lane, RUN_TOGETHER, &RunTogether(plain));
        }
    }

    fn add_sequence(&mut self, lane: usize, points: u8, pattern: &dyn Pattern) {
        let plan = &mut self.plan;
        let number = u16::try_from(plan.sequences.len()).unwrap_or(u16::MAX);
        let known = plan.advances.len();
        let advances = sequence::advances(pattern, &self.index.lexicon);
        let advances = advances.map(|(word, advance)| (word, number, advance));
        plan.advances.extend(advances);
        // A sequence in which no word of the data takes part would only take up places.
        if plan.advances.len() > known {
            plan.sequences.push(Sequence {
                lane,
                points,
                ..Sequence::of(pattern)
            });
        }
    }

    /// Where the words that a short form stands for were typed in a row, it answers each of them.
    fn add_short_forms(&mut self) {
        let terms = self.plan.terms.iter();
        let typed: Vec<_> = terms
            .take_while(|term| term.role == TermRole::Word)
            .map(|term| text::fold(&term.words.concat()))
            .collect();
        for (short, long) in SHORT_FORMS {
            let pieces: Vec<_> = long.split(' ').collect();
            for first in places_of(&typed, &pieces) {
                let words = self.index.lexicon.words();
                for (word, _) in words.filter(|(_, word)| word.plain == *short) {
                    for lane in first..first + pieces.len() {
                        self.plan.add_hit(Hit {
                            joined: lane > first,
                            ..Hit::new(word, lane, SHORT_FORM)
                        });
                    }
                }
            }
        }
    }
}

fn places_of(words: &[String], pieces: &[&str]) -> Vec<usize> {
    let windows = words.windows(pieces.len()).enumerate();
    let same = windows.filter(|(_, window)| {
        window
            .iter()
            .zip(pieces)
            .all(|(word, piece)| text::is_same_word(word, piece))
    });
    same.map(|(place, _)| place).collect()
}

/// A typed number of two digits or more: `13.560`, `13560`.
fn figure(typed: &str) -> Option<i64> {
    let is_number = typed.bytes().filter(u8::is_ascii_digit).count() >= 2
        && typed
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    is_number
        .then(|| text::parse_scaled(typed, 0, None).ok())
        .flatten()
}
