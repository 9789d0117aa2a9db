//! The checks of published numbers, for people and for scripts.

use comfy_table::Table;
use serde_json::{Value, json};

use super::Options;
use super::output::{align_right, plain_table};
use crate::dataset::Dataset;
use crate::dataset::reconciliation::{Check, Verdict};
use crate::messages::explain;

/// A row a check.
pub(super) fn table(options: &Options, dataset: &Dataset, checks: &[Check]) -> Table {
    let words = options.words;
    let screen = &words.screen;
    let mut table = plain_table(&[
        screen.column_verdict,
        screen.column_stated,
        screen.column_parts,
        screen.column_difference,
        screen.published_at,
        screen.assumed,
    ]);
    for check in checks {
        let told = explain(check, dataset, words);
        let verdict = (words.reconciliation.verdict)(check.rule, check.verdict).to_owned();
        let places = told.places.join(", ");
        table.add_row([
            verdict,
            told.stated,
            told.parts,
            told.difference,
            places,
            told.assumption,
        ]);
    }
    align_right(&mut table, 3);
    table
}

/// A check with names that do not change with the language, and its words in the language asked.
pub(super) fn as_json(options: &Options, dataset: &Dataset, check: &Check) -> Value {
    let told = explain(check, dataset, options.words);
    json!({
        "rule": check.rule.key(),
        "verdict": verdict(check.verdict),
        "indicator": check.indicator.description().key,
        "stated": check.stated.value,
        "sum": check.sum,
        "difference": check.difference,
        "parts": check.parts.iter().map(|part| part.value).collect::<Vec<_>>(),
        "stated_text": told.stated,
        "parts_text": told.parts,
        "why": told.why,
        "assumption": Some(told.assumption).filter(|assumption| !assumption.is_empty()),
        "places": told.places,
    })
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agrees => "agrees",
        Verdict::Contradicts => "contradicts",
        Verdict::PartsIncomplete => "parts_incomplete",
        Verdict::Confirmed => "confirmed",
    }
}
