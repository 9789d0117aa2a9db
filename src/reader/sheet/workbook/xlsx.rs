//! XLSX, cell by cell.

use std::collections::HashMap;
use std::io::{BufReader, Read, Seek};
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};

use super::gathered::{Gathered, MOST_ROW};
use super::sheets::Sheets;
use super::shown::{date_text, iso_date_text, number_text};
use crate::reader::report::{FindingKind, Place};
use crate::reader::table::Table;

/// Reads every sheet; where `is_small`, with what is merged in it.
pub(super) fn read(
    body: impl Read + Seek,
    is_small: bool,
    sheets: &mut Sheets<'_, '_>,
) -> Result<()> {
    let mut book = Xlsx::new(BufReader::new(body)).map_err(|error| sheets.broken(&error))?;
    let names = book.sheet_names();
    for name in &names {
        let words = sheets.sink.words;
        let flow = sheets.sheet(name, names.len() == 1, |table| {
            let merged = if is_small {
                merged(&mut book, name)
            } else {
                HashMap::new()
            };
            read_sheet(&mut book, name, &merged, table).map_err(|error| {
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

/// The first cells of what is merged over several rows, and the last row, from 0.
type Merges = HashMap<(u32, u32), u32>;

fn merged<R: Read + Seek>(book: &mut Xlsx<R>, name: &str) -> Merges {
    // A sheet without cells, or a damaged one, is told by who reads it.
    let areas = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let high = areas.iter().filter(|area| area.start.0 < area.end.0);
    high.map(|area| (area.start, area.end.0)).collect()
}

fn read_sheet<R: Read + Seek>(
    book: &mut Xlsx<R>,
    name: &str,
    merged: &Merges,
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
            return Err(anyhow!((table.sink().words.row_too_long)(MOST_ROW >> 20)));
        }
        if let Some(last) = merged.get(&(row, column)) {
            let last = u64::from(*last) + 1;
            gathered.merged.open(column as usize, last, &text);
        }
    }
    give(&mut gathered, table).map(|_| ())
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
