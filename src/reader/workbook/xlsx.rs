//! XLSX, cell by cell.

use std::io::{BufReader, Read, Seek};
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};

use super::super::report::{FindingKind, Place};
use super::super::table::Table;
use super::{Gathered, Sheets, date_text, iso_date_text, number_text};

/// Reads every sheet.
pub(super) fn read(body: impl Read + Seek, sheets: &mut Sheets<'_, '_>) -> Result<()> {
    let mut book = Xlsx::new(BufReader::new(body)).map_err(|error| sheets.broken(&error))?;
    let names = book.sheet_names();
    for name in &names {
        let words = sheets.sink.words;
        let flow = sheets.sheet(name, names.len() == 1, |table| {
            read_sheet(&mut book, name, table).map_err(|error| {
                anyhow!((words.workbook_broken)(&crate::text::clean(
                    &error.to_string()
                )))
            })
        });
        match flow {
            Ok(ControlFlow::Break(())) => break,
            Ok(ControlFlow::Continue(())) => {}
            // One damaged sheet does not take the others along.
            Err(error) if names.len() > 1 => {
                let place = Place {
                    file: &sheets.name,
                    sheet: Some(name),
                    row: None,
                    column: None,
                };
                sheets.sink.find(FindingKind::NotTaken, |words| {
                    (place.say(words), format!("{error:#}"))
                });
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn read_sheet<R: Read + Seek>(
    book: &mut Xlsx<R>,
    name: &str,
    table: &mut Table<'_, '_>,
) -> Result<()> {
    let mut cells = match book.worksheet_cells_reader(name) {
        // A sheet that is a chart has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        cells => cells?,
    };
    let mut gathered = Gathered::default();
    let mut current = None;
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = cell.get_position();
        let is_next = current != Some(row) || (column as usize) < gathered.row.cells.len();
        if is_next && current.is_some() && give(&mut gathered, table)?.is_break() {
            return Ok(());
        }
        current = Some(row);
        gathered.row.number = u64::from(row) + 1;
        let (text, numeric) = text_of(cell.get_value());
        if !text.is_empty() && !gathered.put(column as usize, &text, numeric) {
            return Err(anyhow!((table.sink().words.row_too_long)(
                super::MOST_ROW >> 20
            )));
        }
    }
    give(&mut gathered, table).map(|_| ())
}

fn give(gathered: &mut Gathered, table: &mut Table<'_, '_>) -> Result<ControlFlow<()>> {
    if gathered.row.cells.is_empty() {
        return Ok(ControlFlow::Continue(()));
    }
    let flow = table.row(&gathered.row);
    gathered.clear();
    flow
}

/// A value as text, and whether it is a number.
fn text_of(value: &DataRef<'_>) -> (String, bool) {
    match value {
        DataRef::Int(number) => (number.to_string(), true),
        DataRef::Float(number) => (number_text(*number), true),
        DataRef::String(text) | DataRef::DurationIso(text) => (text.clone(), false),
        DataRef::SharedString(text) => ((*text).to_owned(), false),
        DataRef::Bool(value) => (value.to_string(), false),
        DataRef::DateTime(date) => date_or_number(*date),
        DataRef::DateTimeIso(text) => (iso_date_text(text), false),
        DataRef::Error(error) => (error.to_string(), false),
        DataRef::Empty => (String::new(), false),
    }
}

/// A year in a cell that is formatted as a date is still a year: 2021 days after 1900 is 1905.
fn date_or_number(date: ExcelDateTime) -> (String, bool) {
    let number = date.as_f64();
    if !date.is_datetime() || !(1.0..2_958_466.0).contains(&number) {
        return (number_text(number), true);
    }
    if number.fract() == 0.0 && (1990.0..=2100.0).contains(&number) {
        return (number_text(number), true);
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    (date_text((year, month, day), (hour, minute, second)), false)
}
