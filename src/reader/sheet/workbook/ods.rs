//! ODS: one XML file with all sheets, streamed; repeated rows and cells are counted, not stored.

mod sample;
mod struck;
mod styles;
mod value;

use std::io::{BufRead, BufReader, Read, Seek};
use std::ops::{ControlFlow, Range};
use std::rc::Rc;

use anyhow::{Result, anyhow};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::super::raised;
use super::alphabet::{Converted, Guess, Reading};
use super::covered::CoveredCells;
use super::gathered::{Gathered, MOST_ROW};
use super::hidden::HiddenColumns;
use super::sheets::Sheets;
use super::xml::{attribute, entity_char};
use crate::reader::table::Table;
use struck::{PartStyles, Struck};
use styles::SheetStyles;
use value::OdsValue;

/// The most rows of a sheet; a repeated row beyond is not one that someone wrote.
const MOST_ROWS: u64 = 1_048_576;
/// The most spans of hidden columns.
const MOST_SPANS: usize = 1_000;
/// The longest text of a cell that is put together here; the table cuts it once more.
const MOST_TEXT: usize = 1 << 20;

/// Reads every sheet; where `is_small`, in the alphabet that a first look shows.
pub(super) fn read(
    body: impl Read + Seek,
    is_small: bool,
    sheets: &mut Sheets<'_, '_>,
) -> Result<()> {
    let mut zip = ZipArchive::new(body).map_err(|error| sheets.broken(&error))?;
    let guess = match zip.by_name("content.xml") {
        Ok(content) if is_small => sample::guess(BufReader::new(content)),
        _ => Guess::default(),
    };
    let content = zip
        .by_name("content.xml")
        .map_err(|error| sheets.broken(&error))?;
    let mut xml = Reader::from_reader(BufReader::new(content));
    xml.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    let mut styles = SheetStyles::default();
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer);
        match event.map_err(|error| sheets.broken(&error))? {
            Event::Start(start) if start.name().as_ref() == "table:table" => {
                let is_hidden = styles.is_hidden(&start);
                let name = attribute(&start, "name").unwrap_or_default();
                let struck = Rc::clone(&styles.parts);
                if read_table(&mut xml, (&name, is_hidden), (guess, struck), sheets)?.is_break() {
                    return Ok(());
                }
            }
            Event::Start(start) | Event::Empty(start) => styles.look(&start),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Reads a sheet, or counts the rows of one that is hidden.
fn read_table<R: BufRead>(
    xml: &mut Reader<R>,
    (name, is_hidden): (&str, bool),
    (guess, styles): (Guess, Rc<PartStyles>),
    sheets: &mut Sheets<'_, '_>,
) -> Result<ControlFlow<()>> {
    let words = sheets.sink.words;
    if is_hidden {
        let rows = count_rows(xml).map_err(|error| sheets.broken(&error))?;
        if rows > 0 {
            sheets.tell(name, (words.source.hidden_sheet)(rows));
        }
        return Ok(ControlFlow::Continue(()));
    }
    let mut sheet = OdsSheet {
        guess,
        struck: Struck::of(styles),
        ..OdsSheet::default()
    };
    let flow = sheets.sheet(name, false, |table| read_sheet(xml, table, &mut sheet));
    let struck = sheet.struck.count;
    let struck = (struck > 0).then(|| (words.source.struck)(struck));
    let said = [
        sheet.hidden.say(words),
        sheet.covered.say(words),
        sheet.converted.say(words),
        struck,
    ];
    for said in said.into_iter().flatten() {
        sheets.tell(name, said);
    }
    flow
}

/// How many rows of a sheet hold a text, up to its end.
fn count_rows<R: BufRead>(xml: &mut Reader<R>) -> Result<u64> {
    let mut buffer = Vec::new();
    let (mut count, mut is_filled) = (0, false);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(start) if start.name().as_ref() == "text:p" => is_filled = true,
            Event::End(end) if end.name().as_ref() == "table:table-row" => {
                count += u64::from(std::mem::take(&mut is_filled));
            }
            Event::End(end) if end.name().as_ref() == "table:table" => return Ok(count),
            Event::Eof => return Ok(count),
            _ => {}
        }
    }
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
    hidden: HiddenColumns,
    guess: Guess,
    struck: Struck,
    converted: Converted,
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
    value: OdsValue,
    in_cell: bool,
    /// The cell is covered by a merged one.
    is_covered: bool,
    covered: CoveredCells,
    in_text: u32,
    /// How deep it is within notes and drawings, whose texts are not the cell's.
    aside: u32,
    /// The column that the next tag of columns begins with.
    next_column: u64,
    hidden_columns: Vec<Range<u64>>,
}

/// Says whether texts within an element lie on the cell and not in it.
fn is_aside(name: &str) -> bool {
    name == "office:annotation" || name.starts_with("draw:") || name == "table:shapes"
}

fn is_hidden(start: &BytesStart<'_>) -> bool {
    let visibility = attribute(start, "visibility");
    matches!(visibility.as_deref(), Some("collapse" | "filter"))
}

fn read_sheet<R: BufRead>(
    xml: &mut Reader<R>,
    table: &mut Table<'_, '_>,
    sheet: &mut OdsSheet,
) -> Result<()> {
    let words = table.sink().words;
    let mut buffer = Vec::new();
    let mut lost = false;
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer).map_err(|error| {
            anyhow!((words.source.workbook_broken)(&crate::text::clean(
                &error.to_string()
            )))
        })?;
        match event {
            Event::Start(start) => sheet.start(&start),
            Event::Empty(start) => {
                sheet.start(&start);
                lost |= sheet.end(start.name().as_ref(), lost, table)?.is_break();
            }
            Event::End(end) if end.name().as_ref() == "table:table" && sheet.aside == 0 => {
                return Ok(());
            }
            Event::End(end) => lost |= sheet.end(end.name().as_ref(), lost, table)?.is_break(),
            Event::Text(text) => sheet.add(&text.xml10_content()),
            Event::CData(text) => sheet.add(&text.xml10_content()),
            Event::GeneralRef(entity) => sheet.add_entity(&entity),
            Event::Eof => return Err(anyhow!(words.source.zip_broken)),
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
            name if is_aside(name) => self.aside += 1,
            _ if self.aside > 0 => {}
            "table:table-row" => {
                self.row_repeat = repeated(start, "number-rows-repeated");
                self.number += 1;
                self.column = 0;
                self.gathered.clear();
                self.gathered.row.is_hidden = is_hidden(start);
            }
            "table:table-column" => self.start_column(start),
            "table:table-cell" | "table:covered-table-cell" => self.start_cell(start),
            "text:p" if self.in_cell => {
                if !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.in_text += 1;
            }
            "text:span" => self.struck.start_part(start),
            "text:s" => (0..repeated(start, "c").min(1000)).for_each(|_| self.add(" ")),
            "text:tab" => self.add(" "),
            "text:line-break" => self.add("\n"),
            _ => {}
        }
    }

    fn start_column(&mut self, start: &BytesStart<'_>) {
        let first = self.next_column;
        self.next_column = first.saturating_add(repeated(start, "number-columns-repeated"));
        self.struck.start_columns(start, first..self.next_column);
        if is_hidden(start) && self.hidden_columns.len() < MOST_SPANS {
            self.hidden_columns.push(first..self.next_column);
        }
    }

    fn start_cell(&mut self, start: &BytesStart<'_>) {
        self.cell_repeat = repeated(start, "number-columns-repeated");
        self.cell_rows = repeated(start, "number-rows-spanned");
        self.text.clear();
        self.in_cell = true;
        self.is_covered = start.name().as_ref() == "table:covered-table-cell";
        self.struck.start_cell(start, self.column);
        self.value = OdsValue::of(start);
    }

    fn add(&mut self, text: &str) {
        let is_own = self.in_text > 0 && self.aside == 0;
        if !is_own || self.text.len() >= MOST_TEXT || self.struck.takes(text) {
            return;
        }
        if self.struck.is_raised() {
            let behind = self.text.chars().next_back();
            self.text.push_str(&raised::shown(text, behind));
        } else {
            self.text.push_str(text);
        }
    }

    fn add_entity(&mut self, entity: &quick_xml::events::BytesRef<'_>) {
        if let Some(c) = entity_char(entity) {
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
            name if is_aside(name) => self.aside = self.aside.saturating_sub(1),
            _ if self.aside > 0 => {}
            "text:p" => self.in_text = self.in_text.saturating_sub(1),
            "text:span" => self.struck.end_part(),
            "table:table-cell" | "table:covered-table-cell" => {
                self.in_cell = false;
                if !self.end_cell() {
                    return Err(anyhow!((table.sink().words.source.row_too_long)(
                        MOST_ROW >> 20
                    )));
                }
            }
            "table:table-row" if !lost => return self.end_row(table),
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Puts the cell into its columns; an empty one only moves on.
    fn end_cell(&mut self) -> bool {
        let (mut text, numeric) = std::mem::take(&mut self.value).shown(&self.text);
        let reading = Reading {
            guess: self.guess,
            ..Reading::default()
        };
        let mut read = String::new();
        if let Some(alphabet) = reading.read(&text, &mut read) {
            self.converted.note(Some(alphabet));
            text = read;
        }
        let first = self.column;
        self.column = first.saturating_add(self.cell_repeat);
        if self.struck.end_cell(&text) || text.trim().is_empty() {
            return true;
        }
        if let Some(column) = self.hidden_column() {
            self.hidden.note(column, &text);
        }
        // A damaged file may have cells before its first row.
        if self.is_covered
            && let Some(row) = self.number.checked_sub(1)
            && let (Ok(row), Ok(column)) = (u32::try_from(row), usize::try_from(first))
        {
            let covering = self.gathered.merged.covering(column, self.number);
            let covering = Some(covering.unwrap_or_default());
            self.covered.look((row, column), &text, covering);
        }
        if self.cell_rows > 1
            && let Ok(column) = usize::try_from(first)
        {
            let last = self.number.saturating_add(self.cell_rows - 1);
            self.gathered
                .merged
                .open(column, (self.number, last), &text);
        }
        (first..self.column).all(|column| {
            usize::try_from(column).is_ok_and(|column| self.gathered.put(column, &text, numeric))
        })
    }

    /// The column of this cell, if it is hidden.
    fn hidden_column(&self) -> Option<usize> {
        let cells = self.column.saturating_sub(self.cell_repeat)..self.column;
        let mut spans = self.hidden_columns.iter();
        let span = spans.find(|span| span.start < cells.end && cells.start < span.end)?;
        usize::try_from(span.start.max(cells.start)).ok()
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
