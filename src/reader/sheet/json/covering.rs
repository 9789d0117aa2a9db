//! Totals that all records of a file should come to, held against what they do come to.

use anyhow::Result;

use super::loader::Loader;
use crate::dataset::{Dataset, Figure, Kind, Total};
use crate::reader::report::{ColumnAccount, FindingKind, Measure, PublishedSum};

impl Loader<'_, '_> {
    /// The totals of the file that cover its records, for the account; wrong ones are told.
    pub(super) fn compare_covering(&mut self) -> Result<Vec<ColumnAccount>> {
        if self.covering.is_empty() {
            return Ok(Vec::new());
        }
        let sink = &mut *self.table.sink;
        let _ = sink.flush()?;
        sink.finish()?;
        let covering = std::mem::take(&mut self.covering);
        let columns = sink.change(|dataset| -> Vec<_> {
            let covering = covering.iter();
            covering.map(|total| account(dataset, total)).collect()
        });
        for column in &columns {
            self.tell_wrong(column);
        }
        Ok(columns)
    }

    fn tell_wrong(&mut self, column: &ColumnAccount) {
        let place = self.place_of(0).in_column(&column.column);
        for sum in column.published.iter().filter(|sum| !sum.is_right()) {
            self.table.sink.find(FindingKind::Suspicion, |words| {
                (place.say(words), sum.say_difference(column.measure, words))
            });
        }
    }
}

/// What the records of the last file come to, beside the total.
fn account(dataset: &Dataset, total: &Total) -> ColumnAccount {
    let Figure {
        indicator, value, ..
    } = total.figure;
    let first = dataset.files().last().map_or(0, |file| file.first);
    let (mut records, mut sum) = (0, 0_i64);
    for row in first..dataset.len() {
        let own = dataset.row(row).figures();
        let mut own = own.iter().filter(|figure| figure.indicator == indicator);
        let known = own
            .next()
            .map(|figure| own.fold(figure.value, |sum, figure| sum.saturating_add(figure.value)));
        records += u64::from(known.is_some());
        sum = sum.saturating_add(known.unwrap_or_default());
    }
    let description = indicator.description();
    // Each amount may have been rounded to the đồng.
    let is_near = value.abs_diff(sum) <= records;
    let mut column = ColumnAccount {
        column: description.key.to_owned(),
        measure: match description.kind {
            Kind::Money => Measure::Money,
            _ => Measure::Count,
        },
        records,
        sum,
        ..ColumnAccount::default()
    };
    column.add(PublishedSum {
        row: 0,
        label: total.id.clone(),
        published: if is_near { sum } else { value },
        records,
        computed: sum,
    });
    column
}
