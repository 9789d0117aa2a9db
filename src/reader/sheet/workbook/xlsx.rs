//! XLSX, cell by cell.
//!
//! ```text
//! parts (which sheets, where) ─► strings, styles (for all sheets) ─► cells ─► value (as shown)
//! ```

mod cells;
mod formula;
mod merges;
mod parts;
mod position;
pub(super) mod strings;
mod styles;
mod value;

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};

use super::alphabet::Sample;
use super::rows::{Merges, Noted, Rows, Shown};
use super::sheets::Sheets;
use crate::reader::table::Table;
use cells::Cells;
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
    let mut book = XlsxBook::open(body, is_small).map_err(|error| sheets.broken(&error))?;
    let (hidden, parts) = seen(std::mem::take(&mut book.sheets));
    let struck = book.shared.strings.struck();
    if let Some(part) = parts.first().filter(|_| struck > 0) {
        let said = (sheets.sink.words.source.struck)(struck);
        sheets.tell(&part.name, said);
    }
    for part in &hidden {
        let rows = book.count_rows(part).unwrap_or_default();
        if rows > 0 {
            let words = sheets.sink.words;
            sheets.tell(&part.name, (words.source.hidden_sheet)(rows));
        }
    }
    for part in &parts {
        let words = sheets.sink.words;
        let mut noted = Noted::default();
        let flow = sheets.sheet(&part.name, parts.len() == 1, |table| {
            let read = book.read_sheet(part, is_small, (table, &mut noted));
            read.map_err(|error| {
                anyhow!((words.source.workbook_broken)(&crate::text::clean(
                    &error.to_string()
                )))
            })
        });
        noted
            .say(words)
            .for_each(|said| sheets.tell(&part.name, said));
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
    fn open(body: R, is_small: bool) -> Result<Self> {
        let mut parts = Parts::new(body)?;
        let book = parts.book()?;
        let is_own = book.is_own;
        let may_be_uncalculated = is_small && book.is_to_be_calculated;
        let mut shared = Shared {
            is_1904: book.is_1904,
            ..Shared::default()
        };
        if let Some(part) = parts.part("xl/styles.xml")? {
            shared.styles = Styles::read(part)?;
        }
        if let Some(part) = parts.part("xl/sharedStrings.xml")? {
            shared.strings = Strings::read(part, shared.styles.has_old_fonts())?;
        }
        let mut book = Self {
            parts,
            sheets: book.sheets,
            shared,
        };
        book.shared.is_uncalculated = may_be_uncalculated && book.is_uncalculated();
        // "khuyÕn c«ng" in our own export is what a record says.
        if !is_own {
            book.shared.guess = book.sample().guess();
        }
        Ok(book)
    }

    /// Texts from which the alphabet is guessed: shared ones, or those of the first sheet.
    fn sample(&mut self) -> Sample {
        let mut sample = Sample::default();
        let mut texts = self.shared.strings.texts().peekable();
        if texts.peek().is_none()
            && let Some(sheet) = self.sheets.first()
            && let Ok(Some(part)) = self.parts.part(&sheet.path)
        {
            let mut cells = Cells::new(part);
            // What is wrong with a sheet is told by who reads it.
            while let Ok(Some(cell)) = cells.next() {
                if !sample.add(&cell.value) {
                    break;
                }
            }
        }
        let _ = texts.all(|text| sample.add(text));
        sample
    }

    /// Says whether no formula ever came to anything but 0, and there are some.
    fn is_uncalculated(&mut self) -> bool {
        let paths: Vec<_> = self.sheets.iter().map(|sheet| sheet.path.clone()).collect();
        let mut has_formulas = false;
        for path in paths {
            let Ok(Some(part)) = self.parts.part(&path) else {
                continue;
            };
            let mut cells = Cells::new(part);
            // What is wrong with a sheet is told by who reads it.
            while let Ok(Some(cell)) = cells.next() {
                if cell.is_formula && !matches!(cell.value.as_str(), "" | "0") {
                    return false;
                }
                has_formulas |= cell.is_formula;
            }
        }
        has_formulas
    }

    /// How many rows of a sheet hold something.
    fn count_rows(&mut self, sheet: &SheetPart) -> Result<u64> {
        let Some(part) = self.parts.part(&sheet.path)? else {
            return Ok(0);
        };
        let mut cells = Cells::new(part);
        let (mut count, mut last) = (0, None);
        while let Some(cell) = cells.next()? {
            if last != Some(cell.place.row) && !(cell.value.is_empty() && cell.formula.is_empty()) {
                last = Some(cell.place.row);
                count += 1;
            }
        }
        Ok(count)
    }

    fn read_sheet(
        &mut self,
        sheet: &SheetPart,
        is_small: bool,
        (table, noted): (&mut Table<'_, '_>, &mut Noted),
    ) -> Result<()> {
        let merges = match self.parts.part(&sheet.path)? {
            Some(part) if is_small => merges::read(part)?,
            _ => Merges::new(),
        };
        let part = self.parts.part(&sheet.path)?;
        let part = part.ok_or_else(|| anyhow!("{}", sheet.path))?;
        let mut rows = Rows::new(merges, noted);
        let mut shown = Shown::default();
        let mut cells = Cells::new(part);
        while let Some(cell) = cells.next()? {
            self.shared.show(cell, &mut shown)?;
            if rows.take(cell.place, &shown, table)?.is_break() {
                return Ok(());
            }
        }
        let _ = rows.give(table)?;
        noted.strike(cells.struck);
        Ok(())
    }
}
