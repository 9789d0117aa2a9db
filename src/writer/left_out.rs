//! What records have that a table of them does not hold.

use crate::dataset::{Dataset, Row};

/// How many things of the records that are written do not fit into a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Results in words.
    pub outcomes: u64,
    /// Numbers with a note or a source of their own.
    pub told_apart: u64,
    /// Published totals, which belong to no record.
    pub totals: u64,
}

impl LeftOut {
    /// What a table of these records leaves out.
    #[must_use]
    pub fn of<'d>(dataset: &Dataset, rows: impl Iterator<Item = Row<'d>>) -> Self {
        let mut left = Self {
            totals: dataset.totals.len() as u64,
            ..Self::default()
        };
        for row in rows {
            left.outcomes += row.outcomes().len() as u64;
            let own = row.figures_apart().iter().filter(|figure| {
                figure.reference.is_some() || figure.paragraph.is_some() || !figure.note.is_empty()
            });
            left.told_apart += own.count() as u64;
        }
        left
    }

    /// Says whether all is there.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}
