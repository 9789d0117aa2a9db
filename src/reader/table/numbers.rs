//! The numbers of cells in columns that are added up, and the words for what they are counted in.

use super::column::SourceColumn;
use super::value;
use crate::dataset::Kind;
use crate::reader::report::{ColumnAccount, Measure};
use crate::text;

/// What the numbers of a column count.
fn measure(column: &SourceColumn) -> Measure {
    match column
        .field
        .indicator()
        .map(|indicator| indicator.description().kind)
    {
        Some(Kind::Money) => Measure::Money,
        Some(_) => Measure::Count,
        None => Measure::Plain,
    }
}

/// The account of a column before its first record.
pub(super) fn account(column: &SourceColumn) -> ColumnAccount {
    let measure = measure(column);
    ColumnAccount {
        column: column.name.clone(),
        measure,
        decimals: measure.decimals(),
        ..ColumnAccount::default()
    }
}

/// The number of a cell, in the measure of its column; nothing where it has none.
pub(super) fn number(column: &SourceColumn, cell: &str, numeric: bool) -> Option<i64> {
    if value::is_nothing(cell) {
        return None;
    }
    let style = column.style_of(numeric);
    if let Some(indicator) = column.field.indicator() {
        return value::figure(indicator, cell, style).map(|figure| figure.value);
    }
    text::parse_scaled(cell, 4, style.sign()).ok()
}
