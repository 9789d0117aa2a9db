//! What the styles of an ODS file strike through: it was taken back, and is left out.

use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

use quick_xml::events::BytesStart;

use super::super::xml::attribute;

/// The most spans of columns with a style.
const MOST_SPANS: usize = 1_000;

/// The names of the styles that strike text through.
pub(super) type StruckStyles = Rc<HashSet<String>>;

/// Says whether the properties of a style strike text through.
pub(super) fn strikes(start: &BytesStart<'_>) -> bool {
    let is_line = |name| attribute(start, name).is_some_and(|value| value != "none");
    is_line("text-line-through-style") || is_line("text-line-through-type")
}

/// What is struck through at the current place of a sheet.
#[derive(Default)]
pub(super) struct Struck {
    styles: StruckStyles,
    /// The columns whose cells have such a style unless they name another.
    columns: Vec<Range<u64>>,
    is_cell: bool,
    /// The open parts of a text, and whether each is struck through.
    parts: Vec<bool>,
    /// Something was struck through in this cell.
    in_cell: bool,
    /// In how many cells of the sheet.
    pub(super) count: u64,
}

impl Struck {
    pub(super) fn of(styles: StruckStyles) -> Self {
        Self {
            styles,
            ..Self::default()
        }
    }

    fn is(&self, name: Option<&str>) -> bool {
        name.is_some_and(|name| self.styles.contains(name))
    }

    pub(super) fn start_columns(&mut self, start: &BytesStart<'_>, columns: Range<u64>) {
        let style = attribute(start, "default-cell-style-name");
        if self.is(style.as_deref()) && self.columns.len() < MOST_SPANS {
            self.columns.push(columns);
        }
    }

    pub(super) fn start_cell(&mut self, start: &BytesStart<'_>, column: u64) {
        let style = attribute(start, "style-name");
        self.is_cell = match &style {
            Some(name) => self.is(Some(name)),
            None => self.columns.iter().any(|span| span.contains(&column)),
        };
        self.parts.clear();
        self.in_cell = false;
    }

    pub(super) fn start_part(&mut self, start: &BytesStart<'_>) {
        let style = attribute(start, "style-name");
        self.parts.push(self.is(style.as_deref()));
    }

    pub(super) fn end_part(&mut self) {
        self.parts.pop();
    }

    /// Says whether a text at this place is struck through.
    pub(super) fn takes(&mut self, text: &str) -> bool {
        let takes = self.parts.contains(&true);
        self.in_cell |= takes && !text.trim().is_empty();
        takes
    }

    /// Says whether all of the cell is; `shown` is what stands in it.
    pub(super) fn end_cell(&mut self, shown: &str) -> bool {
        self.in_cell |= self.is_cell && !shown.trim().is_empty();
        self.count += u64::from(self.in_cell);
        self.is_cell
    }
}
