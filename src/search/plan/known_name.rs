//! Words typed side by side that are together a name of the data: `vu thu`, `hung phat`.
//!
//! They must stand side by side: "Vũ Hội … thu mua" is not where Vũ Thư is asked for.

use super::PRESENT;
use super::counted;
use super::fit::Typed;
use super::lookup::Lookup;
use super::sequence::WholeWords;
use crate::dataset::TextField;
use crate::search::index::column::WordColumn;
use crate::search::index::lexicon::{NARROW, TEXT_END, WordId, rare_place};
use crate::search::index::word_list::WordLists;
use crate::search::query::{MOST_TERMS, Term, TermRole};
use crate::text;

/// Says whether the values of a column are names.
#[must_use]
pub fn has_names(column: WordColumn) -> bool {
    use TextField::{Commune, District, Establishments, Province, Status};
    match column {
        WordColumn::Text(field) => {
            [Establishments, Commune, District, Province, Status].contains(&field)
        }
        WordColumn::Activity | WordColumn::Funding => true,
        WordColumn::Period | WordColumn::Extra(_) | WordColumn::Told => false,
    }
}

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

    /// A word as it may stand in a name: as typed, or where the data has no such word, as what it is
    /// read for: `vux` is "vũ".
    fn meant(&self, term: &Term) -> String {
        let word = term.words.first().cloned().unwrap_or_default();
        let stands = |word: &String| {
            let typed = Typed::new(word, true).open(term.is_open);
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
            .map(|term| Typed::new(&self.meant(term), true).open(term.is_open))
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
        let columns = self.index.columns.iter();
        let columns = columns.filter(|(column, _)| has_names(*column));
        let pairs = columns.fold(0, |pairs, (_, lists)| pairs | pairs_in(lists, &lanes));
        let numbers = counted::pairs(&self.plan.figures, &self.plan.named);
        pairs & ((1 << (count - 1)) - 1) & !numbers
    }
}

/// The terms whose words end a line of some value together with those of the next one.
fn pairs_in(lists: &WordLists, lanes: &[u64]) -> u64 {
    let is_end = |word: u16| WordId::from(word) <= TEXT_END;
    let all = lists.words(0..lists.len());
    let ends = all.windows(3).filter(|three| is_end(three[2]));
    let pairs = ends.map(|three| lanes[usize::from(three[0])] & lanes[usize::from(three[1])] >> 1);
    pairs.fold(0, |all, pairs| all | pairs)
}
