//! The styles of cells: how their numbers are shown.

use std::collections::HashMap;
use std::io::BufRead;
use std::rc::Rc;

use anyhow::Result;
use quick_xml::events::{BytesStart, Event};

use super::super::number_format::NumberFormat;
use super::super::xml::{attribute, reader};

/// The styles of a workbook.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By the number that a cell names.
    cells: Vec<CellStyle>,
    /// The formats that the workbook brings along, by id.
    formats: HashMap<u32, Option<Rc<NumberFormat>>>,
}

/// The style of a cell.
#[derive(Clone, Debug, Default)]
pub(super) struct CellStyle {
    /// How a number is shown, where that is not just as it is.
    pub(super) format: Option<Rc<NumberFormat>>,
}

impl Styles {
    pub(super) fn read(source: impl BufRead) -> Result<Self> {
        let mut styles = Self::default();
        let mut xml = reader(source);
        let mut buffer = Vec::new();
        let mut in_cells = false;
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer)? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "numFmt" => styles.add_format(&start),
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => styles.add_cell(&start),
                    _ => {}
                },
                Event::End(end) if end.local_name().as_ref() == "cellXfs" => in_cells = false,
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    /// The style that a cell names.
    pub(super) fn of(&self, style: usize) -> Option<&CellStyle> {
        self.cells.get(style)
    }

    fn add_format(&mut self, start: &BytesStart<'_>) {
        let code = attribute(start, "formatCode").unwrap_or_default();
        if let Some(id) = number(start, "numFmtId") {
            self.formats
                .insert(id, NumberFormat::parse(&code).map(Rc::new));
        }
    }

    fn add_cell(&mut self, start: &BytesStart<'_>) {
        let id = number(start, "numFmtId").unwrap_or(0);
        let formats = &mut self.formats;
        let format = formats
            .entry(id)
            .or_insert_with(|| NumberFormat::built_in(id).map(Rc::new));
        self.cells.push(CellStyle {
            format: format.clone(),
        });
    }
}

fn number(start: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(start, name)?.parse().ok()
}
