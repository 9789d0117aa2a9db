//! Which comparisons of published numbers a request asks for.

use super::Request;
use crate::dataset::reconciliation::{Check, Origin, Scope, reconcile};
use crate::dataset::{Choice, Dataset, FacetId, NameIndex, Selection};
use crate::messages::{Messages, explain};
use crate::text::{self, Lang};

/// The checks that touch what is chosen, and say every word of the query in either language.
pub(super) fn list(dataset: &Dataset, request: &Request) -> Vec<Check> {
    let words: Vec<_> = request.query.split_whitespace().map(text::fold).collect();
    let mut checks = reconcile(dataset);
    checks.retain(|check| touches(check, dataset, &request.choosing.selection));
    checks.retain(|check| says(check, dataset, &words));
    checks
}

/// Says whether a check is about what is chosen: the whole or a part of it by what it covers, and,
/// where that says nothing of a facet, one of the records behind it.
fn touches(check: &Check, dataset: &Dataset, selection: &Selection) -> bool {
    let covering = |facet: &FacetId| facet.row().of_scope.is_some();
    let (covered, recorded): (Vec<_>, Vec<_>) = selection.facets().into_iter().partition(covering);
    let mut scopes = std::iter::once(check.scope).chain(check.parts.iter().map(|part| part.scope));
    let is_covered = scopes.any(|scope| {
        covered
            .iter()
            .all(|facet| covers(&scope, *facet, selection))
    });
    is_covered && (recorded.is_empty() || records(check, dataset, selection, &recorded))
}

fn covers(scope: &Scope, facet: FacetId, selection: &Selection) -> bool {
    match facet.row().of_scope.map(|of| of(scope)) {
        Some(Choice::Only(values)) => selection.admits_values(facet, &values),
        Some(Choice::Unknown) => selection.admits_values(facet, &[]),
        // A number of everything is not about a part of it.
        Some(Choice::All) | None => false,
    }
}

/// Says whether a record behind the check is chosen by the facets.
fn records(check: &Check, dataset: &Dataset, selection: &Selection, facets: &[FacetId]) -> bool {
    let mut names = NameIndex::default();
    if facets.iter().any(|facet| facet.row().has_names) {
        names.absorb(dataset);
    }
    let statements = std::iter::once(&check.stated).chain(&check.parts);
    let mut rows = statements.filter_map(|statement| match statement.origin {
        Origin::Record(row) | Origin::Records { first: row, .. } => Some(row),
        Origin::Total(_) => None,
    });
    rows.any(|row| {
        let mut facets = facets.iter();
        facets.all(|facet| selection.admits_in(*facet, dataset, &names, row))
    })
}

fn says(check: &Check, dataset: &Dataset, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let said = Lang::NAMES.map(|(lang, _)| said(check, dataset, Messages::of(lang)));
    let said = text::fold(&said.concat());
    words.iter().all(|word| said.contains(word.as_str()))
}

fn said(check: &Check, dataset: &Dataset, words: &Messages) -> String {
    let told = explain(check, dataset, words);
    let verdict = (words.reconciliation.verdict)(check.rule, check.verdict);
    let indicator = words.indicator(check.indicator);
    [indicator, verdict, &told.stated, &told.parts, &told.why, ""].join(" ")
}
