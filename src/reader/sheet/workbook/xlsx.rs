//! XLSX, cell by cell.
//!
//! ```text
//! parts (which sheets, where) ─► strings, styles (for all sheets) ─► cells ─► value (as shown)
//! ```

mod cells;
mod formula;
mod merges;
mod parts;
mod strings;
mod styles;
mod value;

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};

use super::gathered::{Gathered, MOST_ROW};
use super::hidden::HiddenColumns;
use super::sheets::Sheets;
use crate::reader::table::Table;
use cells::{Cells, RawCell};
use merges::Merges;
use parts::{Parts, SheetPart};
use strings::Strings;
use styles::Styles;
use value::Shared;

/// Reads every sheet; where `is_small`, with what is merged in it.
pub(super) fn read(
    body: impl Read + Seek,
    is_small: bool,
    sheets: &mut Sheets<'_, '_>,
) -> Result<()> {
    let mut book = XlsxBook::open(body).map_err(|error| sheets.broken(&error))?;
    let (hidden, parts) = seen(std::mem::take(&mut book.sheets));
    for part in &hidden {
        let rows = book.count_rows(part).unwrap_or_default();
        sheets.tell_hidden_sheet(&part.name, rows);
    }
    for part in &parts {
        let words = sheets.sink.words;
        let mut columns = HiddenColumns::default();
        let flow = sheets.sheet(&part.name, parts.len() == 1, |table| {
            let read = book.read_sheet(part, is_small, (table, &mut columns));
            read.map_err(|error| {
                anyhow!((words.workbook_broken)(&crate::text::clean(
                    &error.to_string()
                )))
            })
        });
        sheets.tell_hidden_columns(&part.name, &columns);
        match flow {
            Ok(ControlFlow::Break(())) => break,
            Ok(ControlFlow::Continue(())) => {}
            // One damaged sheet does not take the others along.
            Err(error) if parts.len() > 1 => sheets.not_read(&part.name, &error),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// The sheets that are hidden and those that are seen; where none is, all of them are read.
fn seen(parts: Vec<SheetPart>) -> (Vec<SheetPart>, Vec<SheetPart>) {
    let (hidden, seen): (Vec<_>, Vec<_>) = parts.into_iter().partition(|part| part.is_hidden);
    if seen.is_empty() {
        (seen, hidden)
    } else {
        (hidden, seen)
    }
}

/// A workbook whose sheets are read one after the other.
struct XlsxBook<R> {
    parts: Parts<R>,
    sheets: Vec<SheetPart>,
    shared: Shared,
}

impl<R: Read + Seek> XlsxBook<R> {
    fn open(body: R) -> Result<Self> {
        let mut parts = Parts::new(body)?;
        let book = parts.book()?;
        let mut shared = Shared {
            is_1904: book.is_1904,
            ..Shared::default()
        };
        if let Some(part) = parts.part("xl/sharedStrings.xml")? {
            shared.strings = Strings::read(part)?;
        }
        if let Some(part) = parts.part("xl/styles.xml")? {
            shared.styles = Styles::read(part)?;
        }
        Ok(Self {
            parts,
            sheets: book.sheets,
            shared,
        })
    }

    /// How many rows of a sheet hold something.
    fn count_rows(&mut self, sheet: &SheetPart) -> Result<u64> {
        let Some(part) = self.parts.part(&sheet.path)? else {
            return Ok(0);
        };
        let mut cells = Cells::new(part);
        let (mut count, mut last) = (0, None);
        while let Some(cell) = cells.next()? {
            if last != Some(cell.row) && !(cell.value.is_empty() && cell.formula.is_empty()) {
                last = Some(cell.row);
                count += 1;
            }
        }
        Ok(count)
    }

    fn read_sheet(
        &mut self,
        sheet: &SheetPart,
        is_small: bool,
        (table, hidden): (&mut Table<'_, '_>, &mut HiddenColumns),
    ) -> Result<()> {
        let merges = match self.parts.part(&sheet.path)? {
            Some(part) if is_small => merges::read(part)?,
            _ => Merges::new(),
        };
        let part = self.parts.part(&sheet.path)?;
        let part = part.ok_or_else(|| anyhow!("{}", sheet.path))?;
        let mut rows = Rows {
            shared: &self.shared,
            merges,
            hidden,
            gathered: Gathered::default(),
            current: None,
            text: String::new(),
        };
        let mut cells = Cells::new(part);
        while let Some(cell) = cells.next()? {
            if rows.take(cell, table)?.is_break() {
                return Ok(());
            }
        }
        give(&mut rows.gathered, table).map(|_| ())
    }
}

/// The rows of a sheet, put together from its cells.
struct Rows<'a> {
    shared: &'a Shared,
    merges: Merges,
    hidden: &'a mut HiddenColumns,
    gathered: Gathered,
    current: Option<u32>,
    text: String,
}

impl Rows<'_> {
    /// Takes a cell; one that goes back in its row begins a new one.
    fn take(&mut self, cell: &RawCell, table: &mut Table<'_, '_>) -> Result<ControlFlow<()>> {
        let gathered = &mut self.gathered;
        let (row, column) = (cell.row, cell.column as usize);
        let is_next = self.current != Some(row) || column < gathered.row.cells.len();
        if is_next && self.current.is_some() && give(gathered, table)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
        self.current = Some(row);
        gathered.row.number = u64::from(row) + 1;
        gathered.row.is_hidden = cell.is_row_hidden;
        let numeric = self.shared.show(cell, &mut self.text)?;
        if cell.is_column_hidden && !self.text.trim().is_empty() {
            self.hidden.note(column, &self.text);
        }
        if !self.text.is_empty() && !gathered.put(column, &self.text, numeric) {
            return Err(anyhow!((table.sink().words.row_too_long)(MOST_ROW >> 20)));
        }
        if let Some(last) = self.merges.get(&(row, cell.column)) {
            let last = u64::from(*last) + 1;
            gathered.merged.open(column, last, &self.text);
        }
        Ok(ControlFlow::Continue(()))
    }
}

fn give(gathered: &mut Gathered, table: &mut Table<'_, '_>) -> Result<ControlFlow<()>> {
    if gathered.row.cells.is_empty() {
        return Ok(ControlFlow::Continue(()));
    }
    gathered.merged.cover(&mut gathered.row);
    let flow = table.row(&gathered.row);
    gathered.clear();
    flow
}
