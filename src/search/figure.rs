//! Typed numbers among the figures of the records: `13.560` finds who trained so many.

use super::plan::Plan;
use crate::dataset::{Dataset, INDICATORS};

/// The numbers that were typed, and where numbers are.
#[derive(Debug)]
pub struct Figures<'a> {
    /// Each with the place of its term.
    typed: &'a [(usize, i64)],
    columns: Vec<&'a [i64]>,
    /// Records with such a number outside of the columns, and its term.
    apart: Vec<(u32, usize)>,
}

impl<'a> Figures<'a> {
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
            figures.apart.sort_unstable();
        }
        figures
    }

    /// The terms that are numbers.
    pub fn lanes(&self) -> impl Iterator<Item = usize> {
        self.typed.iter().map(|(lane, _)| *lane)
    }

    /// Tells `give` about each record of a block from `first` on that has a typed number.
    pub fn each<T>(&self, first: usize, block: &mut [T], give: impl Fn(&mut T, usize)) {
        for (lane, wanted) in self.typed {
            for column in &self.columns {
                let numbers = column.get(first..).unwrap_or(&[]);
                for (item, number) in block.iter_mut().zip(numbers) {
                    if number == wanted {
                        give(item, *lane);
                    }
                }
            }
        }
        let start = self
            .apart
            .partition_point(|(row, _)| (*row as usize) < first);
        for (row, lane) in &self.apart[start..] {
            match block.get_mut(*row as usize - first) {
                Some(item) => give(item, *lane),
                None => break,
            }
        }
    }

    /// The terms that are numbers of a record.
    pub fn of(&self, row: u32) -> impl Iterator<Item = usize> {
        let here = self.typed.iter().filter(move |(_, wanted)| {
            let mut numbers = self
                .columns
                .iter()
                .filter_map(|column| column.get(row as usize));
            numbers.any(|number| number == wanted)
        });
        let start = self.apart.partition_point(|(known, _)| *known < row);
        let apart = self.apart[start..]
            .iter()
            .take_while(move |(known, _)| *known == row);
        here.map(|(lane, _)| *lane)
            .chain(apart.map(|(_, lane)| *lane))
    }
}
