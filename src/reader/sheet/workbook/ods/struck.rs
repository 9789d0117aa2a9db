//! What the styles of an ODS file strike through, which was taken back and is left out, and what they
//! put above the line.

use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

use quick_xml::events::BytesStart;

use super::super::xml::attribute;

/// The most spans of columns with a style.
const MOST_SPANS: usize = 1_000;

/// The names of the styles of texts that are not taken as they stand.
#[derive(Clone, Debug, Default)]
pub(super) struct PartStyles {
    /// Those that strike text through.
    pub(super) struck: HashSet<String>,
    /// Those that put it above the line.
    pub(super) raised: HashSet<String>,
}

/// Says whether the properties of a style put text above the line: `super 58%`, `33% 58%`.
pub(super) fn raises(start: &BytesStart<'_>) -> bool {
    attribute(start, "text-position").is_some_and(|place| {
        let place = place.split(' ').next().unwrap_or_default();
        let share = place.trim_end_matches('%').parse::<i32>();
        place == "super" || share.is_ok_and(|share| share > 0)
    })
}

/// Says whether the properties of a style strike text through.
pub(super) fn strikes(start: &BytesStart<'_>) -> bool {
    let is_line = |name| attribute(start, name).is_some_and(|value| value != "none");
    is_line("text-line-through-style") || is_line("text-line-through-type")
}

/// What is struck through at the current place of a sheet.
#[derive(Default)]
pub(super) struct Struck {
    styles: Rc<PartStyles>,
    /// The columns whose cells have such a style unless they name another.
    columns: Vec<Range<u64>>,
    is_cell: bool,
    /// The open parts of a text: whether each is struck through, and stands above the line.
    parts: Vec<(bool, bool)>,
    /// Something was struck through in this cell.
    in_cell: bool,
    /// In how many cells of the sheet.
    pub(super) count: u64,
}

impl Struck {
    pub(super) fn of(styles: Rc<PartStyles>) -> Self {
        Self {
            styles,
            ..Self::default()
        }
    }

    fn is(&self, name: Option<&str>) -> bool {
        name.is_some_and(|name| self.styles.struck.contains(name))
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
        let raised = &self.styles.raised;
        let is_raised = style.as_ref().is_some_and(|style| raised.contains(style));
        self.parts.push((self.is(style.as_deref()), is_raised));
    }

    pub(super) fn end_part(&mut self) {
        self.parts.pop();
    }

    /// Says whether a text at this place is struck through.
    pub(super) fn takes(&mut self, text: &str) -> bool {
        let takes = self.parts.iter().any(|(is_struck, _)| *is_struck);
        self.in_cell |= takes && !text.trim().is_empty();
        takes
    }

    /// Says whether a text at this place stands above the line.
    pub(super) fn is_raised(&self) -> bool {
        self.parts.iter().any(|(_, is_raised)| *is_raised)
    }

    /// Says whether all of the cell is; `shown` is what stands in it.
    pub(super) fn end_cell(&mut self, shown: &str) -> bool {
        self.in_cell |= self.is_cell && !shown.trim().is_empty();
        self.count += u64::from(self.in_cell);
        self.is_cell
    }
}
