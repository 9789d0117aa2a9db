//! Rows that are put together cell by cell.

use std::collections::BTreeMap;

use csv::StringRecord;

use super::merged::Merged;
use crate::reader::table::RawRow;

/// The widest row; Excel has fewer columns.
const MOST_COLUMNS: usize = 65_000;
/// The most text of one row, which repeated cells could make endless.
pub(super) const MOST_ROW: usize = 32 << 20;

/// A row that is put together cell by cell.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) row: RawRow,
    bytes: usize,
    /// Cells that came behind others that stand right of them.
    late: BTreeMap<usize, (String, bool)>,
    pub(super) merged: Merged,
}

impl Gathered {
    /// Says whether something stands in a column already.
    pub(super) fn has(&self, column: usize) -> bool {
        let cell = self.row.cells.get(column).unwrap_or_default();
        !cell.is_empty() || self.late.contains_key(&column)
    }

    /// Puts a cell into a column; says whether there is room for it.
    pub(super) fn put(&mut self, column: usize, text: &str, numeric: bool) -> bool {
        if column >= MOST_COLUMNS || self.bytes > MOST_ROW {
            return false;
        }
        self.bytes += text.len();
        if column < self.row.cells.len() {
            self.late.insert(column, (text.to_owned(), numeric));
            return true;
        }
        while self.row.cells.len() < column {
            self.row.push("", false);
        }
        self.row.push(text, numeric);
        true
    }

    /// Puts the cells that came late between the others.
    pub(super) fn settle(&mut self) {
        let late = std::mem::take(&mut self.late);
        if late.is_empty() {
            return;
        }
        let cells = std::mem::take(&mut self.row.cells);
        let text = |(column, cell)| late.get(&column).map_or(cell, |(text, _)| text.as_str());
        self.row.cells = cells.iter().enumerate().map(text).collect::<StringRecord>();
        for (column, (_, numeric)) in &late {
            self.row.numeric[*column] = *numeric;
        }
    }

    pub(super) fn clear(&mut self) {
        self.row.clear();
        self.late.clear();
        self.bytes = 0;
    }
}
