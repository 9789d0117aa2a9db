//! The sheets of a workbook, each a table.

use std::ops::ControlFlow;

use anyhow::{Result, anyhow};

use crate::dataset::Field;
use crate::reader::load::Sink;
use crate::reader::report::{FileReport, FindingKind, Place};
use crate::reader::table::Table;

/// The sheets of a workbook on their way into tables.
pub(in crate::reader::sheet) struct Sheets<'a, 'b> {
    pub(super) map: &'a [(String, Field)],
    pub(in crate::reader::sheet) stem: &'a str,
    pub(super) name: String,
    pub(in crate::reader::sheet) file: &'a mut FileReport,
    pub(in crate::reader::sheet) sink: &'a mut Sink<'b>,
    /// Whether some sheet had a header.
    pub(super) found: bool,
}

impl Sheets<'_, '_> {
    /// Reads a sheet, whose rows `each` hands to the table.
    pub(super) fn sheet(
        &mut self,
        sheet: &str,
        is_only: bool,
        each: impl FnOnce(&mut Table<'_, '_>) -> Result<()>,
    ) -> Result<ControlFlow<()>> {
        let joined: Vec<_> = sheet.split_whitespace().collect();
        let stem = if is_only {
            self.stem.to_owned()
        } else {
            format!("{}:{}", self.stem, joined.join("-"))
        };
        self.titled(sheet, &stem, each)
    }

    /// Reads a sheet of which the ids of its rows begin with `stem`.
    pub(in crate::reader::sheet) fn titled(
        &mut self,
        sheet: &str,
        stem: &str,
        each: impl FnOnce(&mut Table<'_, '_>) -> Result<()>,
    ) -> Result<ControlFlow<()>> {
        let mut table = Table::new(self.sink, self.map, &self.name, stem, Some(sheet));
        let read = each(&mut table);
        let had_rows = table.has_rows();
        let (reports, found) = table.finish()?;
        self.file.tables.extend(reports);
        self.found |= found;
        if !found && had_rows {
            let place = Place {
                file: &self.name,
                sheet: Some(sheet),
                row: None,
                column: None,
            };
            self.sink.find(FindingKind::NotTaken, |words| {
                (place.say(words), words.no_header.to_owned())
            });
        }
        read?;
        Ok(if self.sink.report.stopped {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        })
    }

    pub(super) fn broken(&self, reason: &impl ToString) -> anyhow::Error {
        anyhow!((self.sink.words.workbook_broken)(&crate::text::clean(
            &reason.to_string()
        )))
    }
}
