//! What a column adds to the points of its texts: a title says more than a remark.

use super::lanes::{self, Lanes};
use crate::search::index::column::WordColumn;
use crate::search::plan::Plan;

/// Points for a word in a column, and how often the points for its cover are halved.
#[must_use]
pub fn weight(column: WordColumn) -> (u8, u32) {
    let weight = column.field().definition().weight;
    weight.map_or((0, 0), |weight| (weight.points, weight.cover_shift))
}

/// A column's part in the points of its texts.
#[derive(Clone, Copy, Debug)]
pub struct Finish<const L: usize> {
    weight: u8,
    cover_shift: u32,
    /// All bits of the lanes that may be found in the column.
    admitted: Lanes<L>,
}

impl<const L: usize> Finish<L> {
    /// That of a column under a query.
    #[must_use]
    pub fn new(plan: &Plan, column: WordColumn) -> Self {
        let mut admitted = [0; L];
        for lane in (0..plan.terms.len()).filter(|lane| plan.admits(*lane, column)) {
            admitted[lane + 1] = u8::MAX;
        }
        let (weight, cover_shift) = weight(column);
        Self {
            weight,
            cover_shift,
            admitted,
        }
    }

    /// The points of a text with what its column adds.
    #[inline]
    #[must_use]
    pub fn apply(&self, points: &Lanes<L>) -> Lanes<L> {
        let mut finished = lanes::raise(points, self.weight, &self.admitted);
        if finished != [0; L] {
            // The cover has no weight of its own, and counts only where some lane is admitted.
            finished[0] = points[0] >> self.cover_shift;
        }
        finished
    }
}
