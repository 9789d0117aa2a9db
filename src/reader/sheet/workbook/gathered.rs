//! Rows that are put together cell by cell.

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
    pub(super) merged: Merged,
}

impl Gathered {
    /// Puts a cell into a column at or behind the end; says whether there is room for it.
    pub(super) fn put(&mut self, column: usize, text: &str, numeric: bool) -> bool {
        if column >= MOST_COLUMNS || self.bytes > MOST_ROW {
            return false;
        }
        while self.row.cells.len() < column {
            self.row.push("", false);
        }
        self.row.push(text, numeric);
        self.bytes += text.len();
        true
    }

    pub(super) fn clear(&mut self) {
        self.row.clear();
        self.bytes = 0;
    }
}
