//! Looks the terms of a query up among the words of a dataset.

use std::ops::Range;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::fit::{PROPER, Typed, meanings};
use super::id;
use super::sequence::{
    self, Advance, Initials, LONGEST, Pattern, RunTogether, Sequence, WholeWords,
};
use super::{
    Hit, INITIALS, PHRASE, PRESENT, Plan, RUN_TOGETHER, SHORT_FORM, SHORTEST_INITIALS, SHORTEST_RUN,
};
use super::{counted, named_number};
use crate::dataset::Dataset;
use crate::search::index::Index;
use crate::search::index::lexicon::{KnownWord, WordId, rare_place};
use crate::search::query::synonym::synonyms;
use crate::search::query::{Query, Reach, Term, TermRole, typed_words};
use crate::text;
use crate::text::short_form::{Rewritten, is_in_writings, rewritten};

/// A plan that is made, and what its terms are looked up in.
pub(super) struct Lookup<'a> {
    pub(super) index: &'a Index,
    dataset: &'a Dataset,
    pub(super) plan: Plan,
}

impl Plan {
    /// Looks the terms of a query up among the words of a dataset.
    #[must_use]
    pub fn new(query: &Query, index: &Index, dataset: &Dataset) -> Self {
        let plan = Self {
            needed: query.needed().filter(|_| query.reach == Reach::Part),
            figures: counted::typed(&query.terms),
            named: named_number::named(&query.terms),
            terms: query.terms.clone(),
            ..Self::default()
        };
        let mut lookup = Lookup {
            index,
            dataset,
            plan,
        };
        for (lane, term) in query.terms.iter().enumerate() {
            lookup.add(lane, term, query);
        }
        if query.reach == Reach::Matches {
            lookup.add_names();
            lookup.add_counted();
        }
        lookup.add_writings();
        if query.has_synonyms {
            lookup.add_synonyms();
        }
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
    fn add(&mut self, lane: usize, term: &Term, query: &Query) {
        match term.role {
            TermRole::Word => self.add_word(lane, term, query),
            TermRole::Phrase => self.add_sequence(lane, PHRASE, &WholeWords::of(term)),
            TermRole::Filter | TermRole::Excluded | TermRole::Name => {
                self.add_sequence(lane, PRESENT, &WholeWords::of(term));
            }
        }
    }

    fn add_word(&mut self, lane: usize, term: &Term, query: &Query) {
        let Some(word) = term.words.first() else {
            return;
        };
        let typed = Typed::new(word, query.tones).open(term.is_open);
        let is_start = self.add_single_words(lane, term, &typed, query.reach == Reach::Near);
        // The start of a word is that, and neither first letters nor two short words.
        if !is_start {
            self.add_sequences(lane, typed.plain());
        }
        let ids = id::find(typed.plain(), term, self.dataset);
        let ids = ids.map(|(value, points)| (value, lane, points));
        self.plan.ids.extend(ids);
    }

    /// The words that answer a typed one on their own; says whether it is a word or its start.
    fn add_single_words(&mut self, lane: usize, term: &Term, typed: &Typed, is_near: bool) -> bool {
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
            is_start |= meanings.iter().any(|meaning| meaning.begins(known));
            let points = match proper {
                0 if is_near => typed.loose_fit(known, &judge),
                points => points,
            };
            if points > 0 {
                self.plan.add_hit(Hit::new(word, lane, points));
            }
        }
        is_start
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

    pub(super) fn add_sequence(&mut self, lane: usize, points: u8, pattern: &dyn Pattern) {
        let lexicon = &self.index.lexicon;
        let words = lexicon.words().chain(lexicon.codes(pattern.firsts()));
        let advances: Vec<_> = sequence::advances(pattern, words).collect();
        let sequence = Sequence {
            lane,
            points,
            ..Sequence::of(pattern)
        };
        self.plan.add_sequence(sequence, &advances);
    }

    /// What was typed short is also written in full, and the other way round: `C.ty`, `Cty`.
    fn add_writings(&mut self) {
        let typed = typed_words(&self.plan.terms);
        let typed: Vec<_> = typed.into_iter().map(text::fold).collect();
        self.add_rewritten(&rewritten(&typed), is_in_writings);
    }

    /// Words with the same meaning answer what was typed.
    fn add_synonyms(&mut self) {
        let all = synonyms(&typed_words(&self.plan.terms)).into_iter();
        let all: Vec<_> = all.map(|own| own.rewritten).collect();
        self.add_rewritten(&all, |word| all.iter().any(|own| own.words.contains(&word)));
    }

    /// What stands for typed words answers them; `may_be_in` says of a word whether it is in some.
    fn add_rewritten(&mut self, all: &[Rewritten], may_be_in: impl Fn(&str) -> bool) {
        if all.is_empty() {
            return;
        }
        // There are many writings of few words, so the data is looked through once for all of them.
        let words = self.index.lexicon.words();
        let words: Vec<_> = words.filter(|(_, word)| may_be_in(word.plain)).collect();
        for own in all {
            self.plan.add_writing(own, &words);
        }
    }
}

impl Plan {
    /// A sequence, if there are words that begin it and that end it: else it only takes up places.
    fn add_sequence(&mut self, sequence: Sequence, advances: &[(WordId, Advance)]) {
        let is_some = |does: &dyn Fn(Advance) -> bool| advances.iter().any(|(_, own)| does(*own));
        let is_begun = is_some(&|own| own.from & 1 == 1);
        if is_begun && is_some(&|own| sequence.completing(own) != 0) {
            let number = u16::try_from(self.sequences.len()).unwrap_or(u16::MAX);
            let advances = advances.iter().map(|(word, own)| (*word, number, *own));
            self.advances.extend(advances);
            self.sequences.push(sequence);
        }
    }

    /// Where words are written in another way, that answers each of them.
    fn add_writing(&mut self, writing: &Rewritten, words: &[(WordId, KnownWord<'_>)]) {
        match writing.words {
            [short] => {
                let words = words.iter().filter(|(_, word)| word.plain == *short);
                words.for_each(|(word, _)| self.add_short_form(*word, &writing.range));
            }
            pieces => {
                let pattern = WholeWords::new(pieces.iter().copied(), false);
                let advances = sequence::advances(&pattern, words.iter().copied());
                self.add_pieces(&pattern, &advances.collect::<Vec<_>>(), &writing.range);
            }
        }
    }

    fn add_short_form(&mut self, word: WordId, lanes: &Range<usize>) {
        for lane in lanes.clone() {
            self.add_hit(Hit {
                joined: lane > lanes.start,
                ..Hit::new(word, lane, SHORT_FORM)
            });
        }
    }

    fn add_pieces(
        &mut self,
        pattern: &WholeWords,
        advances: &[(WordId, Advance)],
        lanes: &Range<usize>,
    ) {
        let known = self.sequences.len();
        for lane in lanes.clone() {
            let sequence = Sequence {
                lane,
                points: SHORT_FORM,
                ..Sequence::of(pattern)
            };
            self.add_sequence(sequence, advances);
        }
        if self.sequences.len() > known {
            self.rewritten.push(lanes.clone());
        }
    }
}
