//! A row of a table as every tabular reader gives it: cells of text.

use std::rc::Rc;

use csv::StringRecord;

/// One row; its memory is used again for the next one.
#[derive(Clone, Debug, Default)]
pub(in crate::reader) struct RawRow {
    /// The cells.
    pub(in crate::reader) cells: StringRecord,
    /// Which cells a spreadsheet holds as numbers; shorter than the row where the rest are texts.
    pub(in crate::reader) numeric: Vec<bool>,
    /// Columns and texts of merged cells that reach into the row from above.
    pub(in crate::reader) above: Vec<(usize, Rc<str>)>,
    /// Its number in the file, from 1.
    pub(in crate::reader) number: u64,
    /// Which of several rows of this number it is, from 2.
    pub(in crate::reader) part: u64,
    /// A filter or a person hides it; the sums of the file count it all the same.
    pub(in crate::reader) is_hidden: bool,
    /// What it is, where whoever gives it knows.
    pub(in crate::reader) kind: RowKind,
}

/// What a row is known to be before it is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::reader) enum RowKind {
    /// Cells of which nothing is known.
    #[default]
    Cells,
    /// It names those below it.
    Heading,
    /// A number that is told of those above it, up to the heading: what it is called, and itself.
    Told,
}

impl RawRow {
    /// A row that names those below it.
    pub(in crate::reader) fn heading(name: &str, number: u64) -> Self {
        let mut row = Self {
            number,
            kind: RowKind::Heading,
            ..Self::default()
        };
        row.push(name, false);
        row
    }

    /// A number that is told of the rows above it.
    pub(in crate::reader) fn told(name: &str, (text, numeric): (&str, bool), number: u64) -> Self {
        let mut row = Self {
            number,
            kind: RowKind::Told,
            ..Self::default()
        };
        row.push(name, false);
        row.push(text, numeric);
        row
    }

    /// The text of a cell without the white space around it; empty beyond the end.
    pub(in crate::reader) fn cell(&self, column: usize) -> &str {
        trimmed(self.cells.get(column).unwrap_or_default())
    }

    /// The text of a cell, or of the merged cell that covers it.
    pub(in crate::reader) fn covered(&self, column: usize) -> &str {
        let own = self.cell(column);
        let above = || self.above.iter().find(|(place, _)| *place == column);
        match own {
            "" => above().map_or(own, |(_, text)| text.trim()),
            own => own,
        }
    }

    /// Says whether a spreadsheet holds the cell as a number.
    pub(in crate::reader) fn is_numeric(&self, column: usize) -> bool {
        self.numeric.get(column).copied().unwrap_or_default()
    }

    /// The cells that hold something, with their columns.
    pub(in crate::reader) fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells
            .iter()
            .map(trimmed)
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty())
    }

    /// All that the row says, for the report.
    pub(in crate::reader) fn text(&self) -> String {
        const MOST: usize = 4_000;
        let cells: Vec<&str> = self.filled().map(|(_, cell)| cell).collect();
        let text = crate::text::clean(&cells.join(" | ")).into_owned();
        match text.char_indices().nth(MOST) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text,
        }
    }

    /// Becomes the same as another row, in the memory that it has.
    pub(in crate::reader) fn copy(&mut self, other: &Self) {
        self.cells.clear();
        self.cells.extend(&other.cells);
        self.numeric.clone_from(&other.numeric);
        self.above.clone_from(&other.above);
        (self.number, self.part) = (other.number, other.part);
        (self.is_hidden, self.kind) = (other.is_hidden, other.kind);
    }

    /// Takes the cells from a column on off the row.
    pub(in crate::reader) fn split_off(&mut self, column: usize) -> Self {
        let mut right = Self {
            number: self.number,
            part: self.part,
            is_hidden: self.is_hidden,
            ..Self::default()
        };
        for (place, cell) in self.cells.iter().enumerate().skip(column) {
            right.push(cell, self.is_numeric(place));
        }
        let above = std::mem::take(&mut self.above).into_iter();
        let (own, others): (Vec<_>, Vec<_>) = above.partition(|(place, _)| *place < column);
        right.above = others
            .into_iter()
            .map(|(place, text)| (place - column, text))
            .collect();
        self.above = own;
        self.cells.truncate(column);
        self.numeric.truncate(column);
        right
    }

    /// Empties the row for the next one.
    pub(in crate::reader) fn clear(&mut self) {
        self.cells.clear();
        self.numeric.clear();
        self.above.clear();
        (self.is_hidden, self.kind) = (false, RowKind::Cells);
    }

    /// Adds a cell behind the others.
    pub(in crate::reader) fn push(&mut self, cell: &str, numeric: bool) {
        self.cells.push_field(cell);
        self.numeric.push(numeric);
    }
}

/// The text without white space around it, which hardly any cell has.
#[inline]
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ if has_space_around(text) => text.trim(),
        _ => text,
    }
}

fn has_space_around(text: &str) -> bool {
    text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace)
}

/// A row of these cells, for tests.
#[cfg(test)]
pub(in crate::reader) fn row(cells: &[&str]) -> RawRow {
    RawRow {
        cells: StringRecord::from(cells),
        ..RawRow::default()
    }
}
