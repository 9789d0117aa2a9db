//! Amounts that may be meant otherwise: taken off, or in another unit than those beside them.

use super::odd_rows::OddRows;

/// No project costs less, in đồng: such an amount among others is written in another unit.
const TINY: i64 = 10_000;
/// Amounts beside which these are odd, in đồng.
const LARGE: i64 = 1_000_000;

/// Amounts of a column that may be meant otherwise.
#[derive(Clone, Debug, Default)]
pub(super) struct OddAmounts {
    /// Those below zero.
    pub(super) negative: OddRows,
    /// Those that are too small to be of any project.
    pub(super) tiny: OddRows,
    /// Others are as large as those of projects are.
    pub(super) has_large: bool,
}

impl OddAmounts {
    /// Looks at an amount of a row.
    pub(super) fn note(&mut self, amount: i64, row: u64) {
        self.has_large |= amount >= LARGE;
        let odd = match amount {
            ..=-1 => &mut self.negative,
            1..TINY => &mut self.tiny,
            _ => return,
        };
        odd.note(row);
    }
}
