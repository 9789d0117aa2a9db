//! Which comparisons of published numbers a request asks for.

use super::Request;
use crate::dataset::reconciliation::{Check, Scope, reconcile};
use crate::dataset::{Choice, Dataset, FundingSet, Selection};
use crate::messages::{EN, Messages, VI, explain};
use crate::text;

/// The checks that touch what is chosen, and say every word of the query in either language.
pub(super) fn list(dataset: &Dataset, request: &Request) -> Vec<Check> {
    let words: Vec<_> = request.query.split_whitespace().map(text::fold).collect();
    let mut checks = reconcile(dataset);
    checks.retain(|check| touches(check, request.selection));
    checks.retain(|check| says(check, dataset, &words));
    checks
}

/// Says whether the whole or a part is about the chosen source and activity.
fn touches(check: &Check, selection: Selection) -> bool {
    let scopes = std::iter::once(check.scope).chain(check.parts.iter().map(|part| part.scope));
    let mut chosen = scopes.filter(|scope| funded(scope, selection));
    chosen.any(|scope| selection.activity == Choice::All || scope.activity == selection.activity)
}

fn funded(scope: &Scope, selection: Selection) -> bool {
    match (selection.funding, scope.funding) {
        (Choice::All, _) | (Choice::Unknown, Choice::Unknown) => true,
        (Choice::Only(source), Choice::Only(sources)) => FundingSet::contains(sources, source),
        _ => false,
    }
}

fn says(check: &Check, dataset: &Dataset, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let said = text::fold(&(said(check, dataset, &VI) + &said(check, dataset, &EN)));
    words.iter().all(|word| said.contains(word.as_str()))
}

fn said(check: &Check, dataset: &Dataset, words: &Messages) -> String {
    let told = explain(check, dataset, words);
    let verdict = (words.reconciliation.verdict)(check.rule, check.verdict);
    let indicator = words.indicator(check.indicator);
    [indicator, verdict, &told.stated, &told.parts, &told.why, ""].join(" ")
}
