//! Whether a plan finds nothing that an earlier one did not: then a list is narrowed.

use super::Plan;
use super::fit::{PROPER, Typed, meanings};
use crate::search::index::lexicon::WordId;
use crate::search::query::{Term, TermRole};

fn is_name(term: &Term) -> bool {
    term.role == TermRole::Name
}

/// Whether each name that was demanded is demanded still, or one that begins so.
fn keeps_names(others: &[Term], old_others: &[Term]) -> bool {
    old_others.iter().filter(|old| is_name(old)).all(|old| {
        others.iter().filter(|own| is_name(own)).any(|own| {
            let mut pairs = own.words.iter().zip(&old.words).rev();
            let last_goes_on = pairs
                .next()
                .is_some_and(|(own, old)| own.starts_with(old.as_str()));
            let goes_on = old.is_open
                && own.words.len() == old.words.len()
                && last_goes_on
                && pairs.all(|(own, old)| own == old);
            own == old || goes_on
        })
    })
}

impl Plan {
    /// Whether every record that answers this plan also answers `before`.
    ///
    /// Only proper answers count, or also loose ones. Then a list can be narrowed instead of found
    /// anew; when in doubt, it cannot.
    #[must_use]
    pub fn narrows(&self, before: &Self, loosely: bool) -> bool {
        let (words, others) = self.words_and_others();
        let (old_words, old_others) = before.words_and_others();
        let least = if loosely { 1 } else { PROPER };
        let mut known = 0..old_words.len();
        // Phrases and fields are not compared by their answers: they may only be the same.
        others
            .iter()
            .filter(|term| !is_name(term))
            .eq(old_others.iter().filter(|term| !is_name(term)))
            && keeps_names(others, old_others)
            && words.len() >= old_words.len()
            && known.all(|lane| self.narrows_lane(before, lane, least))
    }

    /// The terms before the first that is no single word, and those from it on.
    fn words_and_others(&self) -> (&[Term], &[Term]) {
        let words = self
            .terms
            .iter()
            .take_while(|term| term.role == TermRole::Word);
        self.terms.split_at(words.count())
    }

    fn narrows_lane(&self, before: &Self, lane: usize, least: u8) -> bool {
        let (term, old_term) = (&self.terms[lane], &before.terms[lane]);
        // First letters and words run together only get rarer with every letter.
        let (kinds, old_kinds) = (self.kinds(lane), before.kinds(lane));
        let gets_rarer = term.typed.starts_with(&old_term.typed)
            && kinds.iter().all(|kind| old_kinds.contains(kind))
            && !self.ids.iter().any(|(_, own, _)| *own == lane)
            && !self.figures.iter().any(|own| own.lane == lane)
            && !self.named.iter().any(|(own, _)| *own == lane);
        // Both are in the order of their numbers, so one walk along them is enough.
        let mut old = before.answers(lane, least);
        // A unit or a further word may make another number of it.
        let is_same_number = |lane: usize| {
            let (own, old) = (self.figures.iter(), before.figures.iter());
            own.filter(|own| own.lane == lane)
                .eq(old.filter(|own| own.lane == lane))
                && self
                    .named
                    .iter()
                    .filter(|(own, _)| *own == lane)
                    .eq(before.named.iter().filter(|(own, _)| *own == lane))
        };
        // What was found for a whole word is all of it, and nothing of what only begins so.
        let goes_on = gets_rarer && old_term.is_open;
        (term == old_term && is_same_number(lane) || goes_on)
            && self.keeps_writings(before, lane)
            && self
                .answers(lane, least)
                .all(|word| old.any(|known| known == word))
            && self.narrows_rare(term, old_term, lane)
    }

    /// Whether all that is written in another way and takes part in a term was typed before.
    fn keeps_writings(&self, before: &Self, lane: usize) -> bool {
        let mut own = self.rewritten.iter().filter(|range| range.contains(&lane));
        own.all(|range| before.terms.get(range.clone()) == self.terms.get(range.clone()))
    }

    /// Whether the rare words that answer a term also answer an earlier one, whose own are forgotten.
    fn narrows_rare(&self, term: &Term, old_term: &Term, lane: usize) -> bool {
        let is_in = |lanes: u64| lanes >> lane & 1 == 1;
        // What a word begins with, it also begins with if less of it is typed.
        let begins = |new: &Typed| {
            let mut old = meanings(old_term).into_iter();
            old.any(|old| new.plain().starts_with(old.plain()))
        };
        // The rare words of the earlier plan are forgotten, so only how they begin can tell.
        !is_in(self.rare_lanes)
            || !is_in(self.odd_lanes) && (term == old_term || meanings(term).iter().all(begins))
    }

    /// The words that answer a term with `least` points or more, in the order of their numbers.
    fn answers(&self, lane: usize, least: u8) -> impl Iterator<Item = WordId> {
        let start = self
            .hits
            .partition_point(|hit| usize::from(hit.lane) < lane);
        let own = self.hits[start..].iter();
        let own = own.take_while(move |hit| usize::from(hit.lane) == lane);
        own.filter(move |hit| hit.points >= least)
            .map(|hit| hit.word)
    }

    fn kinds(&self, lane: usize) -> Vec<u8> {
        let own = self
            .sequences
            .iter()
            .filter(|sequence| sequence.lane == lane);
        own.map(|sequence| sequence.points).collect()
    }
}
