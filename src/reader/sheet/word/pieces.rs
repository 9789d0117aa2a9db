//! What the elements of a document are: lines, rows and cells, and the runs of text in them.

use std::collections::VecDeque;

use quick_xml::events::{BytesRef, BytesStart};

use super::super::workbook::xml::{attribute, entity_char};
use super::grid::{Grid, Merge};
use super::mark::{is_on, number, own_name, prefix_of};
use super::nested::Nested;
use super::run::Runs;
use super::styles::Styles;
use crate::reader::table::RawRow;

/// What comes next in a document.
#[derive(Debug)]
pub(super) enum Piece {
    /// A paragraph outside of tables.
    Line(String),
    /// Another page or section begins.
    Page,
    /// A table begins.
    Table,
    Row(RawRow),
    /// A table stands in a cell; its text is kept there.
    Nested,
    /// A row with more text or columns than may be.
    TooLong,
    /// The table ends.
    TableEnd,
}

/// What is not shown: deleted and moved text, earlier properties, and the second form of what old
/// versions cannot draw.
const UNSEEN: [&str; 14] = [
    "del",
    "moveFrom",
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "tblPrExChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "tblGridChange",
    "numberingChange",
    "delText",
    "delInstrText",
    "rt",
];

/// A document on its way from elements to pieces.
pub(super) struct Pieces {
    prefix: Option<String>,
    runs: Runs,
    grid: Grid,
    /// How many tables are open, one in the other; only the outermost has rows of its own.
    depth: usize,
    /// The open tables from outside, and whether each is a frame of one column around another:
    /// such a frame counts as none.
    frames: Vec<bool>,
    /// How many elements around the current place are not shown.
    skipped: usize,
    in_row_properties: bool,
    /// A section ends with the current paragraph.
    ends_section: bool,
    is_closed: bool,
    nested: Nested,
    ready: VecDeque<Piece>,
}

impl Pieces {
    pub(super) fn new(styles: Styles) -> Self {
        Self {
            prefix: None,
            runs: Runs::new(styles),
            grid: Grid::default(),
            depth: 0,
            frames: Vec::new(),
            skipped: 0,
            in_row_properties: false,
            ends_section: false,
            is_closed: false,
            nested: Nested::default(),
            ready: VecDeque::new(),
        }
    }

    /// How many lines and cells had something struck through since this was asked.
    pub(super) fn take_struck(&mut self) -> u64 {
        self.runs.take_struck()
    }

    /// How many tables of several cells stood in cells since this was asked, and the row of the first.
    pub(super) fn take_nested(&mut self) -> Option<(u64, u64)> {
        let nested = std::mem::take(&mut self.nested);
        (nested.count > 0).then_some((nested.count, nested.first))
    }

    pub(super) fn next(&mut self) -> Option<Piece> {
        self.ready.pop_front()
    }

    /// Says whether the document ended where it should.
    pub(super) fn are_whole(&self) -> bool {
        self.is_closed && self.frames.is_empty()
    }

    pub(super) fn start(&mut self, start: &BytesStart<'_>) {
        let qualified = start.name();
        let qualified = qualified.as_ref();
        let prefix = &*self.prefix.get_or_insert_with(|| prefix_of(qualified));
        let name = own_name(qualified, prefix);
        if self.skipped > 0 || self.is_unseen(name, qualified) {
            self.skipped += 1;
        } else if let Some(name) = name {
            self.structure(name, start);
            self.runs.start(name, start);
        } else if qualified == "m:t" {
            self.runs.start("t", start);
        }
    }

    /// What is skipped with all that it holds. That a row or the end of a paragraph was deleted is
    /// said by such an element inside of its properties.
    fn is_unseen(&mut self, name: Option<&str>, qualified: &str) -> bool {
        let Some(name) = name else {
            return qualified.ends_with(":Fallback");
        };
        if matches!(name, "del" | "moveFrom") {
            if self.in_row_properties && self.depth == 1 {
                self.grid.delete_row();
            } else if self.runs.is_in_mark() {
                self.runs.join();
            }
        }
        UNSEEN.contains(&name) || name == "sdtContent" && self.runs.is_placeholder()
    }

    fn structure(&mut self, name: &str, start: &BytesStart<'_>) {
        let is_page = || attribute(start, "type").is_some_and(|kind| kind == "page");
        match name {
            "tbl" => self.begin_table(),
            "trPr" => self.in_row_properties = true,
            "p" => self.begin_paragraph(),
            "br" if self.depth == 0 && is_page() => self.turn_page(),
            "pageBreakBefore" if self.depth == 0 && is_on(start) => self.turn_page(),
            "sectPr" => self.ends_section = self.depth == 0,
            _ if self.depth == 1 => self.cell(name, start),
            "tr" if self.depth > 1 => self.begin_part(Nested::begin_row),
            "tc" if self.depth > 1 => self.begin_part(Nested::begin_cell),
            _ => {}
        }
    }

    /// What is said of the rows and cells of the outermost table.
    fn cell(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "gridCol" => self.grid.add_column(number(start, "w").unwrap_or_default()),
            "tr" => self.grid.begin_row(),
            "gridBefore" => self.grid.skip(number(start, "val").unwrap_or_default()),
            "hidden" if self.in_row_properties && is_on(start) => self.grid.hide_row(),
            "tc" => {
                self.runs.take();
                self.grid.begin_cell();
            }
            "tcW" if attribute(start, "type").is_none_or(|kind| kind == "dxa") => {
                self.grid.width(number(start, "w").unwrap_or_default());
            }
            "gridSpan" => self.grid.span(number(start, "val").unwrap_or(1)),
            "vMerge" => self.grid.merge(match attribute(start, "val").as_deref() {
                Some("restart") => Merge::First,
                _ => Merge::Continued,
            }),
            _ => {}
        }
    }

    /// Begins a row or a cell of a table in a cell: `Đào tạo nghề: Vũ Tiến | 2; Song An | 1`.
    fn begin_part(&mut self, begin: fn(&mut Nested) -> Option<&'static str>) {
        if let Some(sign) = begin(&mut self.nested) {
            self.nested.count(self.grid.current_row());
            self.runs.part(sign);
        }
    }

    fn begin_table(&mut self) {
        if self.depth == 1 && self.grid.is_single() {
            self.open_frame();
        }
        self.frames.push(false);
        self.depth += 1;
        if self.depth > 1 {
            self.nested.begin();
            self.runs.mark();
            return self.ready.push_back(Piece::Nested);
        }
        // A table in a text box stands in a line that has begun.
        self.end_line();
        self.grid = Grid::default();
        self.ready.push_back(Piece::Table);
    }

    /// The table of one column in which another one stands only places it on the page.
    fn open_frame(&mut self) {
        if let Some(frame) = self.frames.iter_mut().rfind(|is_frame| !**is_frame) {
            *frame = true;
        }
        self.depth = 0;
        self.ready.push_back(Piece::TableEnd);
    }

    /// A paragraph of a text box stands in one that has begun: both are lines.
    fn begin_paragraph(&mut self) {
        if self.depth == 0 {
            self.end_line();
        }
        self.runs.begin_paragraph();
    }

    fn end_line(&mut self) {
        let line = self.runs.take();
        if !line.trim().is_empty() {
            self.ready.push_back(Piece::Line(line));
        }
    }

    fn turn_page(&mut self) {
        self.end_line();
        self.ready.push_back(Piece::Page);
    }

    pub(super) fn end(&mut self, qualified: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let prefix = self.prefix.as_deref().unwrap_or_default();
        let Some(name) = own_name(qualified, prefix) else {
            return self.runs.end(qualified);
        };
        self.runs.end(name);
        match name {
            "document" => self.is_closed = true,
            "trPr" => self.in_row_properties = false,
            "p" if self.depth == 0 => self.end_paragraph(),
            "tc" if self.depth == 1 => self.end_cell(),
            "tr" if self.depth == 1 => self.ready.extend(self.grid.end_row().map(Piece::Row)),
            "tbl" => self.end_table(),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        self.end_line();
        if std::mem::take(&mut self.ends_section) {
            self.ready.push_back(Piece::Page);
        }
    }

    fn end_cell(&mut self) {
        let text = self.runs.take();
        if !self.grid.end_cell(&text) {
            self.ready.push_back(Piece::TooLong);
        }
    }

    fn end_table(&mut self) {
        if self.frames.pop() != Some(false) {
            return;
        }
        self.depth -= 1;
        if self.depth == 0 {
            self.runs.take();
            self.ready.push_back(Piece::TableEnd);
        }
    }

    pub(super) fn say(&mut self, text: &str) {
        if self.skipped == 0 {
            self.runs.say(text);
        }
    }

    pub(super) fn say_entity(&mut self, entity: &BytesRef<'_>) {
        if let Some(c) = entity_char(entity) {
            self.say(c.encode_utf8(&mut [0; 4]));
        }
    }
}
