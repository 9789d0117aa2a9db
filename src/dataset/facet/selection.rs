//! What is chosen in the panes.

use super::choice::{Choice, FacetChoice, FacetValue};
use super::names::NameIndex;
use super::table::FacetId;
use crate::dataset::Dataset;

/// Why a choice is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// The cursor of its pane rests on it.
    UnderCursor,
    /// It was taken, with or without others.
    Kept,
    /// Its records are left out.
    Excluded,
}

/// One choice of a facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The facet.
    pub facet: FacetId,
    /// The value; none stands for "unknown".
    pub value: Option<FacetValue>,
    /// Why it is chosen.
    pub take: Take,
}

impl Pick {
    /// The line of the pane that it stands for.
    #[must_use]
    pub fn choice(&self) -> FacetChoice {
        self.value.map_or(Choice::Unknown, Choice::Only)
    }
}

/// What is chosen: a record must have one of the taken values of each facet, and no excluded one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    picks: Vec<Pick>,
}

impl Selection {
    /// Says whether every record is chosen.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.picks.is_empty()
    }

    /// All that is chosen, in the order in which it was.
    #[must_use]
    pub fn picks(&self) -> &[Pick] {
        &self.picks
    }

    /// The choices of a facet.
    pub fn of(&self, facet: FacetId) -> impl Iterator<Item = &Pick> {
        self.picks.iter().filter(move |pick| pick.facet == facet)
    }

    /// Says whether choices of a facet were taken or excluded, and do not follow the cursor.
    #[must_use]
    pub fn is_kept(&self, facet: FacetId) -> bool {
        self.of(facet).any(|pick| pick.take != Take::UnderCursor)
    }

    /// How a choice is chosen, if it is.
    #[must_use]
    pub fn take_of(&self, facet: FacetId, choice: FacetChoice) -> Option<Take> {
        let value = value_of(choice)?;
        self.of(facet)
            .find(|pick| pick.value == value)
            .map(|pick| pick.take)
    }

    /// Chooses what the cursor of a pane rests on, and nothing else of that facet.
    pub fn follow(&mut self, facet: FacetId, choice: FacetChoice) {
        self.forget(facet);
        if let Some(value) = value_of(choice) {
            let take = Take::UnderCursor;
            self.picks.push(Pick { facet, value, take });
        }
    }

    /// Takes or excludes a choice beside those that are kept; the same again gives it up.
    pub fn toggle(&mut self, facet: FacetId, choice: FacetChoice, take: Take) {
        let Some(value) = value_of(choice) else {
            return self.forget(facet);
        };
        let was = self.take_of(facet, choice);
        self.picks.retain(|pick| {
            pick.facet != facet || (pick.value != value && pick.take != Take::UnderCursor)
        });
        if was != Some(take) {
            self.picks.push(Pick { facet, value, take });
        }
    }

    /// Gives up all choices of a facet.
    pub fn forget(&mut self, facet: FacetId) {
        self.picks.retain(|pick| pick.facet != facet);
    }

    /// Says whether something with these values of a facet is chosen; no value stands for unknown.
    #[must_use]
    pub fn admits_values(&self, facet: FacetId, values: &[FacetValue]) -> bool {
        let has = |pick: &&Pick| match pick.value {
            Some(value) => values.contains(&value),
            None => values.is_empty(),
        };
        let excluded = |pick: &&Pick| pick.take == Take::Excluded;
        let mut taken = self.of(facet).filter(|pick| !excluded(pick)).peekable();
        let is_taken = taken.peek().is_none() || taken.any(|pick| has(&pick));
        is_taken && !self.of(facet).filter(excluded).any(|pick| has(&pick))
    }

    /// The facets of which something is chosen, each once.
    #[must_use]
    pub fn facets(&self) -> Vec<FacetId> {
        let mut facets: Vec<_> = self.picks.iter().map(|pick| pick.facet).collect();
        facets.sort_unstable();
        facets.dedup();
        facets
    }

    /// Says whether a record is chosen, asked of the record itself; [`super::Sieve`] is quicker
    /// where many are asked.
    #[must_use]
    pub fn admits(&self, dataset: &Dataset, names: &NameIndex, row: u32) -> bool {
        let mut facets = self.facets().into_iter();
        facets.all(|facet| self.admits_in(facet, dataset, names, row))
    }

    /// Says whether a record is chosen by one facet.
    #[must_use]
    pub fn admits_in(
        &self,
        facet: FacetId,
        dataset: &Dataset,
        names: &NameIndex,
        row: u32,
    ) -> bool {
        self.admits_values(facet, &facet.values_of(dataset, names, row))
    }

    /// What is chosen of the other facets.
    #[must_use]
    pub fn without(&self, facet: FacetId) -> Self {
        let mut others = self.clone();
        others.forget(facet);
        others
    }
}

/// What a pick has as its value; none for "all", which is no pick.
#[allow(clippy::option_option, reason = "all and unknown are two things")]
fn value_of(choice: FacetChoice) -> Option<Option<FacetValue>> {
    match choice {
        Choice::All => None,
        Choice::Only(value) => Some(Some(value)),
        Choice::Unknown => Some(None),
    }
}
