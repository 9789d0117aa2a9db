//! Cells of a column of numbers that are not just a number: formulas that no program has calculated,
//! amounts with a fraction of a đồng, footnotes.

use std::collections::BTreeMap;

use super::super::column::SourceColumn;
use super::super::value;
use super::odd_rows::OddRows;
use crate::dataset::Field;

/// A cell of a record.
#[derive(Clone, Copy)]
pub(super) struct Cell<'c> {
    pub(super) row: u64,
    pub(super) text: &'c str,
    pub(super) numeric: bool,
}

/// Such cells, by the places of their columns.
#[derive(Debug, Default)]
pub(super) struct OddCells {
    pub(super) columns: BTreeMap<usize, OddColumn>,
}

/// The cells of a column that are told together.
#[derive(Debug, Default)]
pub(super) struct ToldCells {
    pub(super) rows: OddRows,
    /// The first of them, as it is written.
    pub(super) first: String,
}

impl ToldCells {
    pub(super) fn note(&mut self, row: u64, cell: &str) {
        self.rows.note(row);
        if self.first.is_empty() {
            self.first = crate::text::cut(&crate::text::clean(cell), 60).to_string();
        }
    }
}

/// Those of one column.
#[derive(Debug, Default)]
pub(super) struct OddColumn {
    pub(super) formulas: ToldCells,
    /// Amounts that were rounded to the đồng.
    pub(super) rounded: ToldCells,
    /// Amounts that are too large for the unit of their column, and are taken for đồng.
    pub(super) in_dong: ToldCells,
    /// Numbers with the mark of a footnote, which is left out.
    pub(super) marked: ToldCells,
    /// Formulas of rows of sums and of headings, which can be compared with nothing.
    pub(super) sums: OddRows,
}

impl OddCells {
    /// Notes a formula that stands in a record.
    pub(super) fn note(&mut self, column: usize, row: u64, formula: &str) {
        self.at(column).formulas.note(row, formula);
    }

    /// Notes a number of a record that is not quite what is written.
    pub(super) fn note_number(&mut self, place: usize, column: &SourceColumn, cell: Cell<'_>) {
        if column.field.indicator().is_none() {
            return;
        }
        let style = column.style_of(cell.numeric);
        if value::has_mark(cell.text) {
            self.at(place).marked.note(cell.row, cell.text);
        } else if column.field.is_money() && value::is_rounded(cell.text, style) {
            self.at(place).rounded.note(cell.row, cell.text);
        }
        self.note_unit(place, column, cell);
    }

    /// Notes an amount that is in another unit than its column.
    pub(super) fn note_unit(&mut self, place: usize, column: &SourceColumn, cell: Cell<'_>) {
        if value::is_in_dong(cell.text, column.style_of(cell.numeric)) {
            self.at(place).in_dong.note(cell.row, cell.text);
        }
    }

    fn at(&mut self, column: usize) -> &mut OddColumn {
        self.columns.entry(column).or_default()
    }

    /// How many amounts of a column were rounded.
    pub(super) fn rounded(&self, column: usize) -> u64 {
        let known = self.columns.get(&column);
        known.map_or(0, |known| known.rounded.rows.count)
    }

    /// Notes one that stands in a row of sums or in a heading.
    pub(super) fn note_sum(&mut self, column: usize, row: u64) {
        self.at(column).sums.note(row);
    }
}

/// Says whether a cell of a record is a formula where a value should stand.
///
/// A text may well begin with `=`, and is what it says, unless a workbook has a formula there.
pub(super) fn is_unvalued(column: &SourceColumn, cell: Cell<'_>) -> bool {
    let is_text = matches!(column.field, Field::Text(_) | Field::Extra);
    value::is_formula(cell.text) && column.field != Field::Ordinal && (cell.numeric || !is_text)
}
