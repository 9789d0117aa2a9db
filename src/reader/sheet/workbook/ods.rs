//! ODS: one XML file with all sheets, streamed; repeated rows and cells are counted, not stored.

use std::io::{BufRead, BufReader, Read, Seek};
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::gathered::{Gathered, MOST_ROW};
use super::sheets::Sheets;
use super::shown::{iso_date_text, number_text};
use crate::reader::table::Table;

/// The most rows of a sheet; a repeated row beyond is not one that someone wrote.
const MOST_ROWS: u64 = 1_048_576;
/// The longest text of a cell that is put together here; the table cuts it once more.
const MOST_TEXT: usize = 1 << 20;

/// Reads every sheet.
pub(super) fn read(body: impl Read + Seek, sheets: &mut Sheets<'_, '_>) -> Result<()> {
    let mut zip = ZipArchive::new(body).map_err(|error| sheets.broken(&error))?;
    let content = zip
        .by_name("content.xml")
        .map_err(|error| sheets.broken(&error))?;
    let mut xml = Reader::from_reader(BufReader::new(content));
    xml.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml
            .read_event_into(&mut buffer)
            .map_err(|error| sheets.broken(&error))?
        {
            Event::Start(start) if start.name().as_ref() == "table:table" => {
                let name = attribute(&start, "table:name").unwrap_or_default();
                if sheets
                    .sheet(&name, false, |table| read_sheet(&mut xml, table))?
                    .is_break()
                {
                    return Ok(());
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.try_get_attribute(name).ok()??;
    found
        .normalized_value(quick_xml::XmlVersion::Explicit1_0)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

fn repeated(start: &BytesStart<'_>, name: &str) -> u64 {
    attribute(start, name)
        .and_then(|count| count.parse().ok())
        .unwrap_or(1)
        .max(1)
}

/// A sheet while it is read.
#[derive(Default)]
struct OdsSheet {
    gathered: Gathered,
    /// The number of the current row, from 1.
    number: u64,
    row_repeat: u64,
    /// The column of the next cell.
    column: u64,
    cell_repeat: u64,
    /// How many rows the cell takes, where it is merged.
    cell_rows: u64,
    text: String,
    /// The number or date of a cell, which goes before its text.
    value: Option<(String, bool)>,
    in_cell: bool,
    in_text: u32,
    in_note: bool,
}

fn read_sheet<R: BufRead>(xml: &mut Reader<R>, table: &mut Table<'_, '_>) -> Result<()> {
    let words = table.sink().words;
    let mut sheet = OdsSheet::default();
    let mut buffer = Vec::new();
    let mut lost = false;
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer).map_err(|error| {
            anyhow!((words.workbook_broken)(&crate::text::clean(
                &error.to_string()
            )))
        })?;
        match event {
            Event::Start(start) => sheet.start(&start),
            Event::Empty(start) => {
                sheet.start(&start);
                lost |= sheet.end(start.name().as_ref(), lost, table)?.is_break();
            }
            Event::End(end) if end.name().as_ref() == "table:table" => return Ok(()),
            Event::End(end) => lost |= sheet.end(end.name().as_ref(), lost, table)?.is_break(),
            Event::Text(text) => sheet.add(&text.xml10_content()),
            Event::GeneralRef(entity) => sheet.add_entity(&entity),
            Event::Eof => return Err(anyhow!(words.zip_broken)),
            _ => {}
        }
        if table.sink().report.stopped {
            return Ok(());
        }
    }
}

impl OdsSheet {
    fn start(&mut self, start: &BytesStart<'_>) {
        match start.name().as_ref() {
            "table:table-row" => {
                self.row_repeat = repeated(start, "table:number-rows-repeated");
                self.number += 1;
                self.column = 0;
                self.gathered.clear();
            }
            "table:table-cell" | "table:covered-table-cell" => self.start_cell(start),
            "office:annotation" => self.in_note = true,
            "text:p" if self.in_cell && !self.in_note => {
                if !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.in_text += 1;
            }
            "text:s" => (0..repeated(start, "text:c").min(1000)).for_each(|_| self.add(" ")),
            "text:tab" => self.add(" "),
            "text:line-break" => self.add("\n"),
            _ => {}
        }
    }

    fn start_cell(&mut self, start: &BytesStart<'_>) {
        self.cell_repeat = repeated(start, "table:number-columns-repeated");
        self.cell_rows = repeated(start, "table:number-rows-spanned");
        self.text.clear();
        self.in_cell = true;
        self.value = match attribute(start, "office:value-type").as_deref() {
            Some("float" | "currency" | "percentage") => attribute(start, "office:value")
                .map(|value| (value.parse().map_or(value, number_text), true)),
            Some("date") => {
                attribute(start, "office:date-value").map(|value| (iso_date_text(&value), false))
            }
            _ => None,
        };
    }

    fn add(&mut self, text: &str) {
        if self.in_text > 0 && !self.in_note && self.text.len() < MOST_TEXT {
            self.text.push_str(text);
        }
    }

    fn add_entity(&mut self, entity: &quick_xml::events::BytesRef<'_>) {
        if let Some(text) = quick_xml::escape::resolve_xml_entity(entity.as_ref()) {
            self.add(text);
        } else if let Ok(Some(c)) = entity.resolve_char_ref() {
            self.add(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn end(
        &mut self,
        name: &str,
        lost: bool,
        table: &mut Table<'_, '_>,
    ) -> Result<ControlFlow<()>> {
        match name {
            "office:annotation" => self.in_note = false,
            "text:p" => self.in_text = self.in_text.saturating_sub(u32::from(!self.in_note)),
            "table:table-cell" | "table:covered-table-cell" => {
                self.in_cell = false;
                if !self.end_cell() {
                    return Err(anyhow!((table.sink().words.row_too_long)(MOST_ROW >> 20)));
                }
            }
            "table:table-row" if !lost => return self.end_row(table),
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Puts the cell into its columns; an empty one only moves on.
    fn end_cell(&mut self) -> bool {
        let (text, numeric) = self
            .value
            .take()
            .unwrap_or_else(|| (std::mem::take(&mut self.text), false));
        let first = self.column;
        self.column = first.saturating_add(self.cell_repeat);
        if text.trim().is_empty() {
            return true;
        }
        if self.cell_rows > 1
            && let Ok(column) = usize::try_from(first)
        {
            let last = self.number.saturating_add(self.cell_rows - 1);
            self.gathered.merged.open(column, last, &text);
        }
        (first..self.column).all(|column| {
            usize::try_from(column).is_ok_and(|column| self.gathered.put(column, &text, numeric))
        })
    }

    fn end_row(&mut self, table: &mut Table<'_, '_>) -> Result<ControlFlow<()>> {
        let last = self
            .number
            .saturating_add(self.row_repeat.saturating_sub(1));
        if !self.gathered.row.cells.is_empty() {
            for number in self.number..=last.min(MOST_ROWS) {
                self.gathered.row.number = number;
                self.gathered.merged.cover(&mut self.gathered.row);
                if table.row(&self.gathered.row)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
        }
        self.number = last;
        Ok(ControlFlow::Continue(()))
    }
}
