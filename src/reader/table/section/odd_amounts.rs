//! Amounts that may be meant otherwise: taken off, or in another unit than those beside them.

/// No project costs less, in đồng: such an amount among others is written in another unit.
const TINY: i64 = 10_000;
/// Amounts beside which these are odd, in đồng.
const LARGE: i64 = 1_000_000;

/// Amounts of a column that may be meant otherwise.
#[derive(Clone, Debug, Default)]
pub(super) struct OddAmounts {
    /// How many are negative, and the row of the first.
    pub(super) negative: (u64, u64),
    /// How many are too small to be of any project, and the row of the first.
    pub(super) tiny: (u64, u64),
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
        if odd.0 == 0 {
            odd.1 = row;
        }
        odd.0 += 1;
    }
}
