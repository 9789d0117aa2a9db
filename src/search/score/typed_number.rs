//! Typed numbers among the figures of the records: `13.560` finds who trained so many.

use crate::dataset::{Dataset, INDICATORS};
use crate::search::plan::Plan;

/// The numbers that were typed, and where numbers are.
#[derive(Debug)]
pub struct TypedNumbers<'a> {
    /// Each with the place of its term.
    typed: &'a [(usize, i64)],
    columns: Vec<&'a [i64]>,
    /// Records with such a number outside of the columns, and its term.
    apart: Vec<(u32, usize)>,
}

impl<'a> TypedNumbers<'a> {
    /// The numbers of a query and the columns of a dataset.
    #[must_use]
    pub fn new(plan: &'a Plan, dataset: &'a Dataset) -> Self {
        let typed = plan.figures.as_slice();
        let mut figures = Self {
            typed,
            columns: Vec::new(),
            apart: Vec::new(),
        };
        if !typed.is_empty() {
            let columns = INDICATORS
                .iter()
                .map(|known| dataset.numbers(known.indicator).rows());
            figures.columns = columns.filter(|rows| !rows.is_empty()).collect();
            for (row, figure) in dataset.figures_apart() {
                let same = typed.iter().filter(|(_, number)| *number == figure.value);
                figures.apart.extend(same.map(|(lane, _)| (row, *lane)));
            }
            // So that those of a record are found by halving.
            figures.apart.sort_unstable();
        }
        figures
    }

    /// Tells `give` about each of some records that has a typed number.
    pub fn give<T>(
        &self,
        rows: impl Iterator<Item = usize> + Clone,
        records: &mut [T],
        give: impl Fn(&mut T, usize),
    ) {
        for (lane, wanted) in self.typed {
            // Column by column, for a column of numbers lies in one piece.
            for column in &self.columns {
                for (record, row) in records.iter_mut().zip(rows.clone()) {
                    if column.get(row) == Some(wanted) {
                        give(record, *lane);
                    }
                }
            }
        }
        if self.apart.is_empty() {
            return;
        }
        for (record, row) in records.iter_mut().zip(rows) {
            let start = self
                .apart
                .partition_point(|(known, _)| (*known as usize) < row);
            let own = self.apart[start..].iter();
            for (_, lane) in own.take_while(|(known, _)| *known as usize == row) {
                give(record, *lane);
            }
        }
    }
}
