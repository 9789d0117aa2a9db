//! Formulas that have no value: no program has calculated them, or they came to an error.

use std::collections::BTreeMap;

use super::super::column::SourceColumn;
use super::super::value;
use super::odd_rows::OddRows;
use crate::dataset::Field;

/// The formulas without a value, by the places of their columns.
#[derive(Debug, Default)]
pub(super) struct Formulas {
    pub(super) columns: BTreeMap<usize, Unvalued>,
}

/// Those of one column.
#[derive(Debug, Default)]
pub(super) struct Unvalued {
    pub(super) records: OddRows,
    /// The first of them, as it is written.
    pub(super) first: String,
    /// Those of rows of sums and of headings, which can be compared with nothing.
    pub(super) sums: OddRows,
}

impl Formulas {
    /// Notes one that stands in a record.
    pub(super) fn note(&mut self, column: usize, row: u64, formula: &str) {
        let known = self.columns.entry(column).or_default();
        known.records.note(row);
        if known.first.is_empty() {
            known.first = crate::text::cut(&crate::text::clean(formula), 60).to_string();
        }
    }

    /// Notes one that stands in a row of sums or in a heading.
    pub(super) fn note_sum(&mut self, column: usize, row: u64) {
        self.columns.entry(column).or_default().sums.note(row);
    }
}

/// Says whether a cell of a record is a formula where a value should stand.
///
/// A text may well begin with `=`, and is what it says.
pub(super) fn is_unvalued(column: &SourceColumn, cell: &str) -> bool {
    value::is_formula(cell)
        && !matches!(column.field, Field::Text(_) | Field::Extra | Field::Ordinal)
}
