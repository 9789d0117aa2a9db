//! Choosing in the panes to the left: the cursor follows what a pane lists, and its choice the cursor.

use super::{App, Effect};
use crate::action::{Pane, Step};
use crate::dataset::{Choice, FacetChoice, FacetCounts, FacetId, Pick, Selection, Take};

impl App {
    /// What is chosen in the panes.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.choosing.selection
    }

    /// The facet of a pane.
    #[must_use]
    pub fn facet(&self, pane: usize) -> FacetId {
        FacetId::panes(self.choosing.third)[pane]
    }

    /// Says whether the pane of a facet is on the screen.
    #[must_use]
    pub fn shows_facet(&self, facet: FacetId) -> bool {
        let panes = self.panes().map(|panes| panes.facets).unwrap_or_default();
        let facets = FacetId::panes(self.choosing.third).into_iter();
        facets
            .zip(panes)
            .any(|(shown, area)| shown == facet && !area.is_empty())
    }

    /// What the pane of a facet lists; nothing until it was counted.
    #[must_use]
    pub fn counts(&self, facet: FacetId) -> Option<&FacetCounts> {
        self.answer
            .facets
            .iter()
            .find(|counts| counts.facet == facet)
    }

    /// The line of a pane on which its cursor rests.
    #[must_use]
    pub fn facet_cursor(&self, facet: FacetId) -> usize {
        // A choice that follows the cursor is the cursor; it is kept in one place only.
        let follows = |pick: &&Pick| pick.take == Take::UnderCursor;
        let chosen = self.selection().of(facet).find(follows).map(Pick::choice);
        let resting = self.facet_cursors.get(&facet).copied();
        let under = chosen.or(resting).unwrap_or_default();
        let place = |counts: &FacetCounts| counts.choices.iter().position(|(it, _)| *it == under);
        self.counts(facet).and_then(place).unwrap_or(0)
    }

    /// Moves the cursor of a pane; what it comes to is chosen, unless choices are kept.
    pub(super) fn step_facet(&mut self, step: Step, number: usize) -> Option<Effect> {
        let facet = self.facet(number);
        let page = self
            .panes()
            .map_or(1, |panes| panes.lines(Pane::Facet(number)))
            .max(1);
        let choices = &self.counts(facet)?.choices;
        let there = super::moving::moved(step, self.facet_cursor(facet), choices.len() - 1, page);
        let (choice, _) = choices[there];
        self.facet_cursors.insert(facet, choice);
        if self.selection().is_kept(facet) {
            return None;
        }
        self.choose(|selection| selection.follow(facet, choice))
    }

    /// Keeps or excludes the choice under the cursor of a pane, beside others.
    pub(super) fn take(&mut self, take: Take) -> Option<Effect> {
        let Pane::Facet(pane) = self.focus else {
            return None;
        };
        let facet = self.facet(pane);
        let choice = self.under_cursor(facet);
        self.choose(|selection| selection.toggle(facet, choice, take))
    }

    fn under_cursor(&self, facet: FacetId) -> FacetChoice {
        let place = self.facet_cursor(facet);
        let counts = self.counts(facet);
        counts
            .and_then(|counts| counts.choices.get(place))
            .map_or(Choice::All, |(it, _)| *it)
    }

    /// Shows the next facet in the third pane; what is chosen of the others stays chosen.
    pub(super) fn next_facet(&mut self) -> Effect {
        self.choosing.third = self.choosing.third.next_third();
        self.search()
    }

    /// Undoes all choices.
    pub(super) fn forget_choices(&mut self) {
        self.choosing.selection = Selection::default();
        self.facet_cursors.clear();
    }

    fn choose(&mut self, change: impl FnOnce(&mut Selection)) -> Option<Effect> {
        let before = self.choosing.selection.clone();
        change(&mut self.choosing.selection);
        (before != self.choosing.selection).then(|| self.search())
    }
}
