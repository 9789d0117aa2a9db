//! What a dataset tells that is no record: general judgements of it, and its sources.

use crate::dataset::{Dataset, Outcome, Reference};
use crate::search::{Query, steps};

/// An entry that is no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldEntry {
    /// A general judgement, by its place.
    Judgement(usize),
    /// A source, by its place.
    Source(usize),
}

impl ToldEntry {
    /// The judgement, if it is one.
    #[must_use]
    pub fn judgement(self, dataset: &Dataset) -> Option<&Outcome> {
        match self {
            Self::Judgement(place) => dataset.outcomes.get(place),
            Self::Source(_) => None,
        }
    }

    /// The source, if it is one.
    #[must_use]
    pub fn source(self, dataset: &Dataset) -> Option<&Reference> {
        match self {
            Self::Source(place) => dataset.references.get(place),
            Self::Judgement(_) => None,
        }
    }
}

/// The entries that a query finds: those of the first of its meanings that finds any.
pub(super) fn told(dataset: &Dataset, query: &Query) -> Vec<ToldEntry> {
    if !query.has_words() {
        return Vec::new();
    }
    let mut found = steps(query).into_iter().map(|(step, _)| of(dataset, &step));
    found.find(|found| !found.is_empty()).unwrap_or_default()
}

fn of(dataset: &Dataset, query: &Query) -> Vec<ToldEntry> {
    let judgements = dataset.outcomes.iter().enumerate();
    let judgements = judgements.filter(|(_, own)| {
        let source = own.reference.map(usize::from);
        let source = source.and_then(|place| dataset.references.get(place));
        let source = source.map(text_of).unwrap_or_default();
        query.stands_in(&format!("{}\n{}\n{source}", own.text, own.by))
    });
    let judgements = judgements.map(|(place, _)| ToldEntry::Judgement(place));
    let sources = dataset.references.iter().enumerate();
    let sources = sources.filter(|(_, own)| query.stands_in(&text_of(own)));
    let sources = sources.map(|(place, _)| ToldEntry::Source(place));
    judgements.chain(sources).collect()
}

fn text_of(source: &Reference) -> String {
    format!("{}\n{}\n{}", source.title, source.publisher, source.url)
}
