//! What a dataset tells besides its records: general judgements of it, and its sources.

use super::Options;
use crate::dataset::{Dataset, Outcome, Reference};
use crate::listing::{Answer, Items, ListPart, ToldEntry};

/// What a search has found of it, below a line.
pub(super) fn found(options: &Options, dataset: &Dataset, answer: &Answer) -> Vec<String> {
    let Items::Told(entries) = &*answer.told else {
        return Vec::new();
    };
    let rule = answer.rule(ListPart::Told, options.words);
    let texts = entries.iter().map(|entry| text_of(*entry, dataset));
    let rule = (!entries.is_empty()).then_some(rule);
    rule.into_iter().chain(texts).collect()
}

/// All of it.
pub(super) fn all(dataset: &Dataset) -> Vec<String> {
    let judgements = dataset.outcomes.iter().map(judgement);
    let sources = dataset.references.iter().map(source);
    judgements.chain(sources).collect()
}

fn text_of(entry: ToldEntry, dataset: &Dataset) -> String {
    let judged = entry.judgement(dataset).map(judgement);
    judged
        .or_else(|| entry.source(dataset).map(source))
        .unwrap_or_default()
}

/// `Khuyến công góp phần … (Trần Ngọc Phúc)`.
fn judgement(told: &Outcome) -> String {
    if told.by.is_empty() {
        told.text.clone()
    } else {
        format!("{} ({})", told.text, told.by)
    }
}

/// `[1] Title, publisher, address`.
fn source(told: &Reference) -> String {
    let parts = [&told.title, &told.publisher, &told.url];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    format!("[{}] {}", told.id, parts.join(", "))
}
