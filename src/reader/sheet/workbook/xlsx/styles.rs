//! The styles of cells: how their numbers are shown.

use std::collections::HashMap;
use std::io::BufRead;
use std::rc::Rc;

use anyhow::Result;
use quick_xml::events::{BytesStart, Event};

use super::super::alphabet::Alphabet;
use super::super::number_format::NumberFormat;
use super::super::xml::{attribute, reader};
use super::strings::is_struck;

/// The styles of a workbook.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By the number that a cell names.
    cells: Vec<CellStyle>,
    /// The formats that the workbook brings along, by id.
    formats: HashMap<u32, Option<Rc<NumberFormat>>>,
    fonts: Vec<CellFont>,
}

/// What a font makes of the text of a cell.
#[derive(Clone, Copy, Debug, Default)]
struct CellFont {
    /// The alphabet that it is made for, where that is not Unicode.
    alphabet: Option<Alphabet>,
    is_struck: bool,
}

/// The list of styles that is being read.
#[derive(Clone, Copy)]
enum List {
    Fonts,
    Cells,
    Other,
}

/// The style of a cell.
#[derive(Clone, Debug, Default)]
pub(super) struct CellStyle {
    /// How a number is shown, where that is not just as it is.
    pub(super) format: Option<Rc<NumberFormat>>,
    /// The alphabet that its font is made for, where that is not Unicode.
    pub(super) alphabet: Option<Alphabet>,
    /// Its font strikes out what stands in the cell: it was taken back.
    pub(super) is_struck: bool,
}

impl Styles {
    pub(super) fn read(source: impl BufRead) -> Result<Self> {
        let mut styles = Self::default();
        let mut xml = reader(source);
        let mut buffer = Vec::new();
        let mut list = List::Other;
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer)? {
                Event::Start(start) => match (start.local_name().as_ref(), list) {
                    ("numFmt", _) => styles.add_format(&start),
                    ("fonts", _) => list = List::Fonts,
                    ("cellXfs", _) => list = List::Cells,
                    ("font", List::Fonts) => styles.fonts.push(CellFont::default()),
                    ("name", List::Fonts) => styles.name_font(&start),
                    ("strike", List::Fonts) => styles.strike_font(&start),
                    ("xf", List::Cells) => styles.add_cell(&start),
                    _ => {}
                },
                Event::End(end) if matches!(end.local_name().as_ref(), "fonts" | "cellXfs") => {
                    list = List::Other;
                }
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    /// Says whether the font of any cell is made for an old alphabet.
    pub(super) fn has_old_fonts(&self) -> bool {
        self.cells.iter().any(|style| style.alphabet.is_some())
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

    fn name_font(&mut self, start: &BytesStart<'_>) {
        let name = attribute(start, "val").unwrap_or_default();
        if let Some(font) = self.fonts.last_mut() {
            font.alphabet = Alphabet::of_font(&name);
        }
    }

    fn strike_font(&mut self, start: &BytesStart<'_>) {
        if let Some(font) = self.fonts.last_mut() {
            font.is_struck = is_struck(start);
        }
    }

    fn add_cell(&mut self, start: &BytesStart<'_>) {
        let id = number(start, "numFmtId").unwrap_or(0);
        let font = number(start, "fontId").and_then(|id| self.fonts.get(id as usize));
        let font = font.copied().unwrap_or_default();
        let formats = &mut self.formats;
        let format = formats
            .entry(id)
            .or_insert_with(|| NumberFormat::built_in(id).map(Rc::new));
        self.cells.push(CellStyle {
            format: format.clone(),
            alphabet: font.alphabet,
            is_struck: font.is_struck,
        });
    }
}

fn number(start: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(start, name)?.parse().ok()
}
