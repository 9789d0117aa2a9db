//! The lines of the load report, as texts that can be searched.

use super::texts::Texts;
use crate::dataset::{Choice, Choosing, Dataset, FacetCounts, FacetId, Record, TextField};
use crate::reader::check::ReportLine;

/// The lines with what they say.
pub(super) fn texts(report: &[ReportLine]) -> Texts<ReportLine> {
    Texts::new(Dataset::default(), report.to_vec(), |line| {
        let mut record = Record::default();
        record.set(TextField::Title, &line.text);
        record.set(TextField::Contents, &line.kind);
        record.set(TextField::Note, &line.place);
        vec![record]
    })
}

/// The panes beside the report: what is chosen there says nothing of its lines.
pub(super) fn counts(choosing: &Choosing, lines: usize) -> Vec<FacetCounts> {
    let panes = FacetId::panes(choosing.third).into_iter();
    let counts = panes.map(|facet| FacetCounts {
        facet,
        choices: vec![(Choice::All, lines)],
    });
    counts.collect()
}
