//! The cells of a sheet as they stand in its XML, one after the other.

use std::io::BufRead;

use anyhow::{Result, anyhow};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::alphabet::Run;
use super::super::rows::CellPlace;
use super::super::xml::{add_text, attribute, is_yes, reader, says_yes};
use super::formula::Formulas;
use super::position::{position, row_number};
use super::strings::{RichText, push_unescaped, read_string};

/// The most spans of columns that are looked at.
const MOST_SPANS: usize = 1_000;

/// What a value is, by the type of its cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum CellKind {
    #[default]
    Number,
    Shared,
    Text,
    Bool,
    Date,
    Error,
}

/// One cell; its memory is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct RawCell {
    pub(super) place: CellPlace,
    /// Its place in the list of styles.
    pub(super) style: usize,
    pub(super) kind: CellKind,
    /// The value as it is written.
    pub(super) value: String,
    /// The parts of a text with fonts of their own.
    pub(super) runs: Vec<Run>,
    /// The formula, where it has one.
    pub(super) formula: String,
    /// It has a formula, perhaps one that is written in another cell.
    pub(super) is_formula: bool,
}

/// A sheet while its cells are read.
pub(super) struct Cells<R> {
    xml: Reader<R>,
    buffer: Vec<u8>,
    text: String,
    rich: RichText,
    /// How many cells had something struck through.
    pub(super) struck: u64,
    /// Where the next cell stands that does not say it.
    next: (u32, u32),
    is_row_hidden: bool,
    /// Rows without a height of their own are hidden.
    are_rows_hidden: bool,
    cell: RawCell,
    /// First and last columns that are hidden, from 0.
    hidden_columns: Vec<(u32, u32)>,
    formulas: Formulas,
}

impl<R: BufRead> Cells<R> {
    pub(super) fn new(source: R) -> Self {
        Self {
            xml: reader(source),
            buffer: Vec::new(),
            text: String::new(),
            rich: RichText::default(),
            struck: 0,
            next: (0, 0),
            is_row_hidden: false,
            are_rows_hidden: false,
            cell: RawCell::default(),
            hidden_columns: Vec::new(),
            formulas: Formulas::default(),
        }
    }

    /// The next cell; nothing after the last one.
    pub(super) fn next(&mut self) -> Result<Option<&RawCell>> {
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer)? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "c" => {
                        begin(&mut self.cell, &start, &mut self.next)?;
                        self.note_hidden();
                        self.read_cell()?;
                        return Ok(Some(&self.cell));
                    }
                    "row" => {
                        let has_height = attribute(&start, "ht").is_some();
                        self.is_row_hidden =
                            is_row_hidden(&start) || self.are_rows_hidden && !has_height;
                        if let Some(row) = attribute(&start, "r") {
                            self.next.0 = row_number(&row)?;
                        }
                    }
                    "sheetFormatPr" => self.are_rows_hidden = says_yes(&start, "zeroHeight"),
                    "col" => self.hidden_columns.extend(hidden_span(&start)),
                    _ => {}
                },
                Event::End(end) => match end.local_name().as_ref() {
                    "row" => self.next = (self.next.0.saturating_add(1), 0),
                    "sheetData" => return Ok(None),
                    _ => {}
                },
                Event::Eof => return Err(anyhow!("sheetData")),
                _ => {}
            }
            self.hidden_columns.truncate(MOST_SPANS);
        }
    }

    fn note_hidden(&mut self) {
        let column = self.cell.place.column;
        let mut spans = self.hidden_columns.iter();
        self.cell.place.is_row_hidden = self.is_row_hidden;
        self.cell.place.is_column_hidden =
            spans.any(|(first, last)| (*first..=*last).contains(&column));
    }

    /// Reads what stands in a cell, up to its end.
    fn read_cell(&mut self) -> Result<()> {
        let mut shared = None;
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer)? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "is" => self.read_rich()?,
                    "v" => self.read_value()?,
                    "f" => {
                        shared = attribute(&start, "si");
                        self.cell.is_formula = true;
                        self.read_text("f")?;
                        self.cell.formula.push_str(&self.text);
                    }
                    _ => {}
                },
                Event::End(end) if end.local_name().as_ref() == "c" => break,
                Event::Eof => return Err(anyhow!("c")),
                _ => {}
            }
        }
        if let Some(id) = shared {
            self.share(id);
        }
        Ok(())
    }

    /// Notes a formula that other cells share, or takes it from the cell in which it is written.
    fn share(&mut self, id: String) {
        let cell = &mut self.cell;
        let place = (cell.place.row, cell.place.column);
        if !cell.formula.is_empty() {
            self.formulas.add(id, place, &cell.formula);
        } else if cell.value.is_empty() {
            cell.formula = self.formulas.moved(&id, place).unwrap_or_default();
        }
    }

    fn read_rich(&mut self) -> Result<()> {
        self.rich.clear();
        read_string(&mut self.xml, "is", &mut self.rich)?;
        self.struck += u64::from(self.rich.has_struck());
        self.cell.value.clear();
        self.cell.value.push_str(&self.rich.text);
        self.cell.runs.clone_from(&self.rich.runs);
        Ok(())
    }

    /// A text of its own stands in `is`, so that what stands beside it is no value.
    fn read_value(&mut self) -> Result<()> {
        self.read_text("v")?;
        if self.cell.kind != CellKind::Text {
            self.cell.value.push_str(self.text.trim());
        } else if self.cell.value.is_empty() {
            push_unescaped(&self.text, &mut self.cell.value);
        }
        Ok(())
    }

    fn read_text(&mut self, element: &str) -> Result<()> {
        self.text.clear();
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer)? {
                Event::End(end) if end.local_name().as_ref() == element => return Ok(()),
                Event::Eof => return Err(anyhow!("{element}")),
                event => add_text(&event, &mut self.text),
            }
        }
    }
}

/// Empties the cell for the next one and takes what its tag says.
fn begin(cell: &mut RawCell, start: &BytesStart<'_>, next: &mut (u32, u32)) -> Result<()> {
    (cell.style, cell.kind, cell.is_formula) = (0, CellKind::Number, false);
    cell.value.clear();
    cell.runs.clear();
    cell.formula.clear();
    for attribute in start.attributes().with_checks(false).flatten() {
        let value = attribute.value.as_ref();
        match attribute.key.local_name().as_ref() {
            "r" => *next = position(value)?,
            "s" => cell.style = value.parse().unwrap_or(0),
            "t" => cell.kind = kind(value),
            _ => {}
        }
    }
    (cell.place.row, cell.place.column) = *next;
    next.1 = next.1.saturating_add(1);
    Ok(())
}

fn kind(name: &str) -> CellKind {
    match name {
        "s" => CellKind::Shared,
        "str" | "inlineStr" | "is" => CellKind::Text,
        "b" => CellKind::Bool,
        "d" => CellKind::Date,
        "e" => CellKind::Error,
        _ => CellKind::Number,
    }
}

/// A row is hidden by a filter, by hand, or because it has no height.
fn is_row_hidden(start: &BytesStart<'_>) -> bool {
    let mut all = start.attributes();
    all.with_checks(false).flatten().any(|attribute| {
        let value = attribute.value.as_ref();
        match attribute.key.local_name().as_ref() {
            "hidden" => is_yes(value),
            "ht" => value.parse() == Ok(0.0),
            _ => false,
        }
    })
}

fn hidden_span(start: &BytesStart<'_>) -> Option<(u32, u32)> {
    let number = |name| attribute(start, name)?.parse::<u32>().ok()?.checked_sub(1);
    let is_narrow = attribute(start, "width").is_some_and(|width| width.parse() == Ok(0.0));
    let is_hidden = is_narrow || says_yes(start, "hidden");
    let span = (number("min")?, number("max")?);
    is_hidden.then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(sheet: &str) -> Vec<(u32, u32, String)> {
        let mut cells = Cells::new(sheet.as_bytes());
        let mut found = Vec::new();
        while let Some(cell) = cells.next().unwrap() {
            found.push((cell.place.row, cell.place.column, cell.value.clone()));
        }
        found
    }

    #[test]
    fn values_of_all_forms() {
        let sheet = "<x:worksheet><x:sheetData><x:row r=\"2\"><x:c><x:v><![CDATA[80]]></x:v></x:c><x:c/><x:c t=\"str\"><x:v>a &lt; b</x:v></x:c></x:row><x:row><x:c r=\"C3\" t=\"inlineStr\"><x:is><x:t><![CDATA[Cưa & bào]]></x:t></x:is><x:v>no</x:v></x:c></x:row></x:sheetData></x:worksheet>";
        assert_eq!(
            cells(sheet),
            [
                (1, 0, "80".to_owned()),
                (1, 1, String::new()),
                (1, 2, "a < b".to_owned()),
                (2, 2, "Cưa & bào".to_owned()),
            ]
        );
    }

    #[test]
    fn what_is_hidden() {
        let sheet = "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"4\" max=\"4\" width=\"9\"/><col min=\"6\" max=\"6\" width=\"0\"/></cols><sheetData><row><c/></row><row hidden=\"true\"><c r=\"B2\"/></row><row ht=\"0\" customHeight=\"1\"><c r=\"F3\"/></row><row hidden=\"0\" ht=\"15\"><c/></row></sheetData></worksheet>";
        let mut cells = Cells::new(sheet.as_bytes());
        let (mut hidden, mut columns) = (Vec::new(), Vec::new());
        while let Some(cell) = cells.next().unwrap() {
            hidden.push(cell.place.is_row_hidden);
            columns.push(cell.place.is_column_hidden);
        }
        assert_eq!(hidden, [false, true, true, false]);
        assert_eq!(columns, [false, true, true, false]);
        assert_eq!(cells.hidden_columns, [(1, 2), (5, 5)]);
    }

    #[test]
    fn rows_without_a_height_of_their_own_may_be_hidden() {
        let sheet = "<worksheet><sheetFormatPr zeroHeight=\"1\"/><sheetData><row ht=\"15\"><c/></row><row><c/></row></sheetData></worksheet>";
        let mut cells = Cells::new(sheet.as_bytes());
        let mut hidden = Vec::new();
        while let Some(cell) = cells.next().unwrap() {
            hidden.push(cell.place.is_row_hidden);
        }
        assert_eq!(hidden, [false, true]);
    }
}
