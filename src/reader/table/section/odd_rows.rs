//! Rows that are told together: how many there are, and where the first stands.

/// Rows that have something in common.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OddRows {
    /// How many there are.
    pub(super) count: u64,
    /// The number of the first.
    pub(super) first: u64,
}

impl OddRows {
    /// Adds a row.
    pub(super) fn note(&mut self, row: u64) {
        self.first = if self.count == 0 { row } else { self.first };
        self.count += 1;
    }
}
