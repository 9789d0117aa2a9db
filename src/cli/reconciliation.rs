//! The checks of published numbers, for people and for scripts.

use anyhow::Result;
use comfy_table::Table;
use serde_json::{Value, json};

use super::Options;
use super::file_sum;
use super::output::{self, align_right, plain_table};
use crate::dataset::Dataset;
use crate::dataset::reconciliation::{Check, Verdict, reconcile};
use crate::messages::explain;
use crate::reader::Report;

/// Prints the published numbers beside their parts, and the sums of files beside their rows; says
/// whether something is wrong.
pub(super) fn print(
    options: &Options,
    as_script: bool,
    dataset: &Dataset,
    report: &Report,
) -> Result<bool> {
    let checks = reconcile(dataset);
    if as_script {
        let checks: Vec<_> = checks
            .iter()
            .map(|check| as_json(options, dataset, check))
            .chain(file_sum::as_json(options, report))
            .collect();
        output::script(&checks)?;
    } else {
        let mut table = table(options, dataset, &checks);
        table.add_rows(file_sum::rows(options, report));
        output::line(options, &table.to_string())?;
    }
    let contradicts = checks
        .iter()
        .any(|check| check.verdict == Verdict::Contradicts);
    Ok(contradicts || file_sum::any_wrong(report))
}

/// A row a check.
fn table(options: &Options, dataset: &Dataset, checks: &[Check]) -> Table {
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
fn as_json(options: &Options, dataset: &Dataset, check: &Check) -> Value {
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
