//! The numbers of one indicator by record, without a look-up by name and a text for each.

use crate::dataset::{Dataset, Indicator, NumberColumn, Qualifier};

/// A number and how exactly it was published.
pub(super) type Value = (i64, Qualifier);

/// One number a record: that of its own reference, or else the first.
pub(super) struct ListedValues<'a> {
    column: &'a NumberColumn,
    /// Numbers that no column holds, by record, in the order of the records.
    apart: Vec<(u32, Value)>,
}

impl<'a> ListedValues<'a> {
    /// Gathers what stands apart; the column is there already.
    pub fn of(dataset: &'a Dataset, indicator: Indicator) -> Self {
        let mut apart: Vec<(u32, Value)> = Vec::new();
        // Whether the last of them is of the record's own reference.
        let mut is_own = false;
        let figures = dataset.figures_apart();
        let figures = figures.filter(|(_, figure)| figure.indicator == indicator);
        for (record, figure) in figures {
            let owns = figure.reference == dataset.row(record).reference();
            let value = (figure.value, figure.qualifier);
            match apart.last_mut() {
                Some((last, known)) if *last == record => {
                    if owns && !is_own {
                        (*known, is_own) = (value, true);
                    }
                }
                _ => {
                    apart.push((record, value));
                    is_own = owns;
                }
            }
        }
        Self {
            column: dataset.numbers(indicator),
            apart,
        }
    }

    /// The number of a record.
    pub fn at(&self, record: u32) -> Option<Value> {
        let plain = self.column.number(record);
        plain.map(|value| (value, Qualifier::Exact)).or_else(|| {
            let place = self
                .apart
                .binary_search_by_key(&record, |(record, _)| *record);
            place.ok().map(|place| self.apart[place].1)
        })
    }
}
