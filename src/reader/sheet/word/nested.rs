//! Tables that stand in a cell: what is in their cells becomes parts of its text.

/// The tables in the cells of the current table.
#[derive(Debug, Default)]
pub(super) struct Nested {
    /// How many have several cells.
    pub(super) count: u64,
    /// The row of the first of them.
    pub(super) first: u64,
    /// How many rows of the current one have begun, and how many cells of its row.
    begun: (usize, usize),
    is_counted: bool,
}

impl Nested {
    pub(super) fn begin(&mut self) {
        (self.begun, self.is_counted) = ((0, 0), false);
    }

    /// Begins a row; gives the sign that parts it from the one above.
    pub(super) fn begin_row(&mut self) -> Option<&'static str> {
        self.begun = (self.begun.0 + 1, 0);
        (self.begun.0 > 1).then_some("; ")
    }

    /// Begins a cell; gives the sign that parts it from the one before.
    pub(super) fn begin_cell(&mut self) -> Option<&'static str> {
        self.begun.1 += 1;
        (self.begun.1 > 1).then_some(" | ")
    }

    /// Counts the current table, which stands in this row, once.
    pub(super) fn count(&mut self, row: u64) {
        if !std::mem::replace(&mut self.is_counted, true) {
            self.first = if self.count == 0 { row } else { self.first };
            self.count += 1;
        }
    }
}
