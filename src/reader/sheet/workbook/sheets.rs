//! The sheets of a workbook, each a table.

use std::collections::HashSet;
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};

use crate::reader::load::Sink;
use crate::reader::report::{FileReport, FindingKind, Place};
use crate::reader::table::Chosen;
use crate::reader::table::Table;

/// The sheets of a workbook on their way into tables.
pub(in crate::reader::sheet) struct Sheets<'a, 'b> {
    pub(super) map: &'a [(String, Chosen)],
    pub(in crate::reader::sheet) stem: &'a str,
    pub(super) name: String,
    pub(in crate::reader::sheet) file: &'a mut FileReport,
    pub(in crate::reader::sheet) sink: &'a mut Sink<'b>,
    /// What the ids of the sheets so far begin with.
    pub(super) stems: HashSet<String>,
    /// Whether some sheet had a header.
    pub(in crate::reader::sheet) found: bool,
}

impl Sheets<'_, '_> {
    /// Reads a sheet, whose rows `each` hands to the table.
    pub(super) fn sheet(
        &mut self,
        sheet: &str,
        is_only: bool,
        each: impl FnOnce(&mut Table<'_, '_>) -> Result<()>,
    ) -> Result<ControlFlow<()>> {
        let stem = if is_only {
            self.stem.to_owned()
        } else {
            self.stem_of(sheet)
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
        // Lines of text before the first list are its cover; behind it they may be anything.
        let is_cover = !found && !self.found && !reports.is_empty();
        if found || is_cover {
            self.file.tables.extend(reports);
        }
        self.found |= found;
        if !found && had_rows && !is_cover {
            let place = place(&self.name, sheet);
            self.sink.find(FindingKind::NotTaken, |words| {
                (place.say(words), words.table.no_header.to_owned())
            });
        }
        read?;
        Ok(if self.sink.report.stopped {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        })
    }

    /// What ids of a sheet begin with; `Năm 2021` and `Năm  2021` are two sheets.
    fn stem_of(&mut self, sheet: &str) -> String {
        let joined: Vec<_> = sheet.split_whitespace().collect();
        let stem = format!("{}:{}", self.stem, joined.join("-"));
        let again = (2..).map(|count| format!("{stem}~{count}"));
        let mut names = std::iter::once(stem.clone()).chain(again);
        let free = names
            .find(|name| !self.stems.contains(name))
            .unwrap_or(stem);
        self.stems.insert(free.clone());
        free
    }

    /// Says something about a sheet as a whole.
    pub(in crate::reader::sheet) fn tell(&mut self, sheet: &str, said: String) {
        let place = place(&self.name, sheet);
        self.sink
            .find(FindingKind::File, |words| (place.say(words), said));
    }

    /// Tells that a sheet could not be read.
    pub(super) fn not_read(&mut self, sheet: &str, error: &anyhow::Error) {
        let place = place(&self.name, sheet);
        self.sink.find(FindingKind::NotTaken, |words| {
            (place.say(words), format!("{error:#}"))
        });
    }

    pub(super) fn broken(&self, reason: &impl ToString) -> anyhow::Error {
        anyhow!((self.sink.words.source.workbook_broken)(
            &crate::text::clean(&reason.to_string())
        ))
    }
}

/// The place of a whole sheet.
fn place<'a>(file: &'a str, sheet: &'a str) -> Place<'a> {
    Place {
        file,
        sheet: Some(sheet),
        row: None,
        column: None,
    }
}
