//! Which comparisons touch what is chosen in the panes, and how many each choice would give.

use std::collections::HashSet;

use hashbrown::HashMap;

use super::check::statements;
use crate::dataset::reconciliation::{Check, Origin, Scope};
use crate::dataset::{
    Choice, Choosing, Dataset, FacetCounts, FacetId, FacetValue, NameIndex, Selection,
};

/// Says of comparisons whether they are about what is chosen.
pub(super) struct Touching<'a> {
    pub dataset: &'a Dataset,
    pub names: &'a NameIndex,
    pub choosing: &'a Choosing,
}

/// What of a check is chosen: numbers by what they cover, and records behind them.
struct Touched<'a> {
    scopes: Vec<&'a Scope>,
    rows: Vec<u32>,
}

impl Touching<'_> {
    /// Says whether a check is about what is chosen.
    pub(super) fn is_touched(&self, check: &Check) -> bool {
        self.touched(check, &self.choosing.selection).is_some()
    }

    /// How many of some checks each choice of the panes would give.
    pub(super) fn counts(&self, checks: &[Check]) -> Vec<FacetCounts> {
        let panes = FacetId::panes(self.choosing.third);
        panes.map(|facet| self.count(facet, checks)).into()
    }

    fn count(&self, facet: FacetId, checks: &[Check]) -> FacetCounts {
        let others = self.choosing.selection.without(facet);
        let (mut all, mut unknown) = (0, 0);
        let mut values: HashMap<FacetValue, usize> = HashMap::new();
        for check in checks {
            let Some(touched) = self.touched(check, &others) else {
                continue;
            };
            all += 1;
            let choices = self.choices(facet, &touched);
            for choice in choices {
                match choice {
                    Some(value) => *values.entry(value).or_default() += 1,
                    None => unknown += 1,
                }
            }
        }
        let selection = &self.choosing.selection;
        FacetCounts::of(facet, self.dataset, selection, (all, values, unknown))
    }

    /// The values of a facet that a check has, nothing for what was not published.
    fn choices(&self, facet: FacetId, touched: &Touched<'_>) -> HashSet<Option<FacetValue>> {
        let or_unknown = |values: Vec<FacetValue>| match values.as_slice() {
            [] => vec![None],
            _ => values.into_iter().map(Some).collect(),
        };
        if facet.row().of_scope.is_some() {
            let covered = touched.scopes.iter();
            let covered = covered.filter_map(|scope| covered_values(scope, facet));
            return covered.flat_map(or_unknown).collect();
        }
        let rows = touched.rows.iter();
        let values = rows.map(|row| facet.values_of(self.dataset, self.names, *row));
        values.flat_map(or_unknown).collect()
    }

    /// What of a check a selection chooses: the whole or a part of it by what it covers, and, where
    /// that says nothing of a facet, one of the records behind it.
    fn touched<'c>(&self, check: &'c Check, selection: &Selection) -> Option<Touched<'c>> {
        let facets = selection.facets().into_iter();
        let (covered, recorded): (Vec<_>, Vec<_>) =
            facets.partition(|facet| facet.row().of_scope.is_some());
        let covers = |scope: &&Scope| {
            let mut covered = covered.iter();
            covered.all(|facet| {
                covered_values(scope, *facet)
                    .is_some_and(|values| selection.admits_values(*facet, &values))
            })
        };
        let parts = check.parts.iter().map(|part| &part.scope);
        let scopes = std::iter::once(&check.scope).chain(parts);
        let scopes: Vec<_> = scopes.filter(covers).collect();
        let is_chosen = |row: &u32| {
            let mut recorded = recorded.iter();
            recorded.all(|facet| selection.admits_in(*facet, self.dataset, self.names, *row))
        };
        let rows: Vec<_> = records(check).filter(is_chosen).collect();
        let is_recorded = recorded.is_empty() || !rows.is_empty();
        (!scopes.is_empty() && is_recorded).then_some(Touched { scopes, rows })
    }
}

/// What a number covers of a facet: no value if that was not published, nothing if it covers all; a
/// number of everything is not about a part of it.
fn covered_values(scope: &Scope, facet: FacetId) -> Option<Vec<FacetValue>> {
    match facet.row().of_scope.map(|of| of(scope))? {
        Choice::Only(values) => Some(values),
        Choice::Unknown => Some(Vec::new()),
        Choice::All => None,
    }
}

/// The records behind a check.
fn records(check: &Check) -> impl Iterator<Item = u32> {
    statements(check).filter_map(|statement| match statement.origin {
        Origin::Record(row) | Origin::Records { first: row, .. } => Some(row),
        Origin::Total(_) => None,
    })
}
