//! Headings that say how many projects stand under them: `Huyện Vũ Thư (02 đề án)`.

use super::super::claims::Claims;
use super::super::line::Level;
use super::super::place::TablePlace;
use super::super::row::RawRow;
use super::{Section, sentences};
use crate::reader::load::Sink;

/// A heading that counts, while it is open.
pub(super) struct CountedHead {
    level: Level,
    row: u64,
    text: String,
    claims: Claims,
    /// How many records stood above it.
    above: u64,
}

impl Section {
    /// Opens a heading, which closes those of its level and below.
    pub(super) fn open_head(
        &mut self,
        row: &RawRow,
        (level, name): (Level, &str),
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        self.close_heads(Some(level), sink, table);
        let claims = Claims::of(name);
        if claims.projects.is_some() {
            self.heads.push(CountedHead {
                level,
                row: row.number,
                text: name.to_owned(),
                claims,
                above: self.report.records,
            });
        }
    }

    /// Holds what headings count against the records that came below them.
    pub(super) fn close_heads(
        &mut self,
        level: Option<Level>,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        let is_open = |head: &mut CountedHead| level.is_none_or(|level| head.level >= level);
        for head in self.heads.extract_if(.., is_open) {
            let records = self.report.records - head.above;
            let claims = (&head.claims, head.row);
            if records > 0 {
                sentences::compare_count(&head.text, claims, records, sink, table);
            }
        }
    }
}
