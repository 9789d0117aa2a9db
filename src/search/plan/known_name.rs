//! Words typed side by side that are together a name of the data: `vu thu`, `hung phat`.
//!
//! They must stand side by side: "Vũ Hội … thu mua" is not where Vũ Thư is asked for.

use super::PRESENT;
use super::counted;
use super::fit::Typed;
use super::lookup::Lookup;
use super::sequence::WholeWords;
use crate::search::index::lexicon::{NARROW, rare_place};
use crate::search::query::{MOST_TERMS, Term, TermRole, Tones};
use crate::text;

impl Lookup<'_> {
    /// Demands of words that are a name that they stand side by side somewhere in the record.
    pub(super) fn add_names(&mut self) {
        let pairs = self.pairs();
        let places = (0..self.plan.terms.len()).filter(|lane| pairs >> lane & 1 == 1);
        for lane in places.collect::<Vec<_>>() {
            if self.plan.terms.len() == MOST_TERMS {
                return;
            }
            let own = &self.plan.terms[lane..lane + 2];
            let name = Term {
                words: own.iter().map(|term| self.meant(term)).collect(),
                ..Term::joined(own, TermRole::Name)
            };
            let pattern = WholeWords::of(&name);
            self.add_sequence(self.plan.terms.len(), PRESENT, &pattern);
            self.plan.terms.push(name);
        }
    }

    /// A word as it may stand in a name: as typed, or where the data has no such word, as what it is
    /// read for: `vux` is "vũ".
    fn meant(&self, term: &Term) -> String {
        let word = term.words.first().cloned().unwrap_or_default();
        let stands = |word: &String| {
            let typed = Typed::new(word, Tones::Preferred).open(term.is_open);
            let mut hits = self.plan.hits.iter();
            hits.any(|hit| typed.is_piece(self.index.lexicon.word(hit.word)))
        };
        if stands(&word) {
            return word;
        }
        text::readings(&word)
            .into_iter()
            .find(stands)
            .unwrap_or(word)
    }

    /// The places of the terms that are a name with the next one, a bit each.
    fn pairs(&self) -> u64 {
        let terms = &self.plan.terms;
        let is_word = |term: &Term| term.role == TermRole::Word && term.words.len() == 1;
        let count = terms.iter().take_while(|term| is_word(term)).count();
        if count < 2 {
            return 0;
        }
        let typed: Vec<Typed> = terms[..count]
            .iter()
            .map(|term| Typed::new(&self.meant(term), Tones::Preferred).open(term.is_open))
            .collect();
        let mut lanes = vec![0_u64; NARROW];
        for hit in &self.plan.hits {
            let own = typed.get(usize::from(hit.lane));
            let word = hit.word;
            let is_meant = |own: &Typed| own.is_piece(self.index.lexicon.word(word));
            if rare_place(word).is_none() && own.is_some_and(is_meant) {
                lanes[word as usize] |= 1 << hit.lane;
            }
        }
        let ends = self.index.name_ends.pairs();
        let pairs =
            ends.map(|[first, last]| lanes[usize::from(first)] & lanes[usize::from(last)] >> 1);
        let pairs = pairs.fold(0, |all, pairs| all | pairs);
        let numbers = counted::pairs(&self.plan.figures, &self.plan.named);
        pairs & ((1 << (count - 1)) - 1) & !numbers
    }
}
