//! Typed numbers among the figures of the records: `13.560` finds who trained so many.

use crate::dataset::{Dataset, INDICATORS, Indicator, NumberColumn};
use crate::search::plan::Plan;
use crate::search::plan::number::TypedNumber;

/// The numbers that were typed, and where numbers are.
#[derive(Debug)]
pub struct TypedNumbers<'a> {
    /// Each with the place of its term.
    typed: &'a [TypedNumber],
    columns: Vec<(Indicator, &'a [i64])>,
    /// The columns whose names were typed, each with the place of a term.
    named: Vec<(usize, &'a [i64])>,
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
            named: Vec::new(),
            apart: Vec::new(),
        };
        let named = plan.named.iter();
        figures.named = named
            .map(|(lane, indicator)| (*lane, dataset.numbers(*indicator).rows()))
            .collect();
        for (row, figure) in dataset.figures_apart() {
            let own = plan.named.iter();
            let own = own.filter(|(_, indicator)| *indicator == figure.indicator);
            figures.apart.extend(own.map(|(lane, _)| (row, *lane)));
        }
        if !typed.is_empty() {
            let columns = INDICATORS.iter().map(|known| known.indicator);
            let columns = columns.map(|known| (known, dataset.numbers(known).rows()));
            figures.columns = columns.filter(|(_, rows)| !rows.is_empty()).collect();
            for (row, figure) in dataset.figures_apart() {
                let same = typed.iter();
                let same = same.filter(|number| number.is(figure));
                figures.apart.extend(same.map(|number| (row, number.lane)));
            }
        }
        // So that those of a record are found by halving.
        figures.apart.sort_unstable();
        figures
    }

    /// Tells `give` about each of some records that has a typed number.
    pub fn give<T>(
        &self,
        rows: impl Iterator<Item = usize> + Clone,
        records: &mut [T],
        give: impl Fn(&mut T, usize),
    ) {
        for wanted in self.typed {
            // Column by column, for a column of numbers lies in one piece.
            let columns = self.columns.iter();
            for (_, column) in columns.filter(|(known, _)| wanted.may_be_in(*known)) {
                for (record, row) in records.iter_mut().zip(rows.clone()) {
                    if column
                        .get(row)
                        .is_some_and(|number| wanted.values.contains(number))
                    {
                        give(record, wanted.lane);
                    }
                }
            }
        }
        for (lane, column) in &self.named {
            for (record, row) in records.iter_mut().zip(rows.clone()) {
                if column
                    .get(row)
                    .is_some_and(|number| NumberColumn::is_known(*number))
                {
                    give(record, *lane);
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
