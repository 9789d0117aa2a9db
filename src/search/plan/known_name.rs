//! Words typed side by side that are together a name of the data: `vu thu`, `hung phat`.
//!
//! They must stand side by side: "Vũ Hội … thu mua" is not where Vũ Thư is asked for.

use super::PRESENT;
use super::fit::Typed;
use super::lookup::Lookup;
use super::sequence::WholeWords;
use crate::search::index::lexicon::{NARROW, rare_place};
use crate::search::query::{MOST_TERMS, Term, TermRole, Tones};

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
                words: own.iter().flat_map(|term| term.words.clone()).collect(),
                role: TermRole::Name,
                field: None,
                typed: String::new(),
                is_open: own[1].is_open,
            };
            let pattern = WholeWords::of(&name);
            self.add_sequence(self.plan.terms.len(), PRESENT, &pattern);
            self.plan.terms.push(name);
        }
    }

    /// The places of the terms that are a name with the next one, a bit each.
    fn pairs(&self) -> u64 {
        let terms = &self.plan.terms;
        let is_word = |term: &Term| term.role == TermRole::Word && term.words.len() == 1;
        let count = terms.iter().take_while(|term| is_word(term)).count();
        if count < 2 {
            return 0;
        }
        let typed = terms[..count].iter().map(|term| {
            let word = term.words.first().map_or("", String::as_str);
            Typed::new(word, Tones::Preferred).open(term.is_open)
        });
        let typed: Vec<Typed> = typed.collect();
        let mut lanes = vec![0_u64; NARROW];
        for hit in &self.plan.hits {
            let own = typed.get(usize::from(hit.lane));
            let word = hit.word;
            // What a word typed without its marks may be read as, `tajo` as `tạo`, is no name.
            let is_meant = |own: &Typed| own.is_piece(self.index.lexicon.word(word));
            if rare_place(word).is_none() && own.is_some_and(is_meant) {
                lanes[word as usize] |= 1 << hit.lane;
            }
        }
        let ends = self.index.name_ends.pairs();
        let pairs =
            ends.map(|[first, last]| lanes[usize::from(first)] & lanes[usize::from(last)] >> 1);
        pairs.fold(0, |all, pairs| all | pairs) & ((1 << (count - 1)) - 1)
    }
}
