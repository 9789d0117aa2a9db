//! What a dataset tells that is no record: general judgements of it, and its sources.

use super::texts::Texts;
use crate::dataset::{Dataset, Outcome, Record, Reference, TextField};

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

/// All entries of a dataset, judgements first, each with what it says.
pub(super) fn texts(dataset: &Dataset) -> Texts<ToldEntry> {
    let judgements = (0..dataset.outcomes.len()).map(ToldEntry::Judgement);
    let sources = (0..dataset.references.len()).map(ToldEntry::Source);
    let entries = judgements.chain(sources).collect();
    Texts::new(Dataset::default(), entries, |entry| {
        vec![record(*entry, dataset)]
    })
}

fn record(entry: ToldEntry, dataset: &Dataset) -> Record {
    let mut record = Record::default();
    let mut source = entry.source(dataset);
    if let Some(judgement) = entry.judgement(dataset) {
        record.set(TextField::Title, &judgement.text);
        record.set(TextField::Contents, &judgement.by);
        let published = judgement.reference.map(usize::from);
        source = published.and_then(|place| dataset.references.get(place));
    }
    let told = source.map(|own| format!("{}\n{}\n{}", own.title, own.publisher, own.url));
    record.set(TextField::Note, &told.unwrap_or_default());
    record
}
