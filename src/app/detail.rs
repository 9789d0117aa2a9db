//! The detail pane: what is known of one item, and the ways that lead on from it.
//!
//! ```text
//! item ─ Detail::of_… ─► DetailWriter: heading, figures, links, texts ─► lines and links
//! ```

mod line;
mod record;
mod writer;

use crate::dataset::reconciliation::{Check, Origin};
use crate::dataset::{Dataset, Establishments, Row};
use crate::listing::ToldEntry;
use crate::messages::{Messages, explain};
use crate::reader::check::ReportLine;
use writer::DetailWriter;

pub use line::{Detail, Line, Role, Target};

impl Detail {
    /// What is known of a record, in lines of `width` columns.
    #[must_use]
    pub fn of_record(row: Row<'_>, words: &Messages, width: usize) -> Self {
        let mut writer = DetailWriter::new(words, width);
        writer.heading(row);
        writer.figures(row);
        writer.links(row);
        writer.narrative(row);
        writer.references(row);
        writer.detail
    }

    /// What is known of an establishment.
    #[must_use]
    pub fn of_establishment(
        dataset: &Dataset,
        establishments: &Establishments,
        place: usize,
        words: &Messages,
        width: usize,
    ) -> Self {
        let mut writer = DetailWriter::new(words, width);
        let rows: Vec<_> = establishments
            .rows(place)
            .iter()
            .map(|index| dataset.row(*index))
            .collect();
        match establishments.name(dataset, place) {
            Some(name) => writer.text(Role::Title, name),
            None => writer.counted_group(&rows),
        }
        writer.label(words.screen.records_of);
        for row in rows {
            writer.link(row.title(), Target::Record(row.index()));
            writer.summary_of(row);
            writer.figures(row);
        }
        writer.detail
    }

    /// A general judgement with who made it, or a source.
    #[must_use]
    pub fn of_told(entry: ToldEntry, dataset: &Dataset, words: &Messages, width: usize) -> Self {
        let mut writer = DetailWriter::new(words, width);
        if let Some(judgement) = entry.judgement(dataset) {
            writer.text(Role::Title, words.screen.found.judgement);
            let told = writer.outcome(judgement);
            writer.text(Role::Text, &told);
            writer.cited(dataset, judgement.reference.into_iter());
        }
        if let Some(source) = entry.source(dataset) {
            writer.text(Role::Title, words.screen.found.source_entry);
            writer.text(Role::Text, &words.reference(source));
        }
        writer.detail
    }

    /// A line of the report in full.
    #[must_use]
    pub fn of_report_line(line: &ReportLine, words: &Messages, width: usize) -> Self {
        let mut writer = DetailWriter::new(words, width);
        writer.text(Role::Title, &line.kind);
        writer.text(Role::Text, &line.place);
        writer.text(Role::Text, &line.text);
        writer.detail
    }

    /// What a check compares, and what it came to.
    #[must_use]
    pub fn of_check(check: &Check, dataset: &Dataset, words: &Messages, width: usize) -> Self {
        let mut writer = DetailWriter::new(words, width);
        let told = explain(check, dataset, words);
        let verdict = (words.reconciliation.verdict)(check.rule, check.verdict);
        writer.text(
            Role::Title,
            &format!("{}: {verdict}", words.indicator(check.indicator)),
        );
        writer.text(Role::Text, (words.reconciliation.rule)(check.rule));
        let screen = &words.screen;
        for (label, content) in [
            (screen.column_stated, told.stated),
            (screen.column_parts, told.parts),
            (screen.column_difference, told.difference),
            (screen.why, told.why),
            (screen.assumed, told.assumption),
            (screen.published_at, told.places.join(", ")),
        ] {
            writer.section(
                label,
                Some(content)
                    .filter(|content| !content.is_empty())
                    .into_iter(),
            );
        }
        let rows = compared(check).into_iter().map(|index| dataset.row(index));
        writer.record_links(screen.records_of, rows);
        writer.cited(
            dataset,
            check
                .parts
                .iter()
                .chain([&check.stated])
                .filter_map(|one| one.reference),
        );
        writer.detail
    }
}

/// The ways from a check to the records that it compares.
fn compared(check: &Check) -> Vec<u32> {
    let statements = std::iter::once(&check.stated).chain(&check.parts);
    let records = statements.filter_map(|statement| match statement.origin {
        Origin::Record(row) | Origin::Records { first: row, .. } => Some(row),
        Origin::Total(_) => None,
    });
    let mut records: Vec<_> = records.collect();
    records.dedup();
    records
}
