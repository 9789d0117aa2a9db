//! Columns whose name may be that of a field, where their cells decide.

use super::super::activity;
use super::super::row::RawRow;
use super::super::value;
use super::source::SourceColumn;
use crate::dataset::{Field, header};
use crate::reader::report::Evidence;

/// How columns are called that hold years, or how long something took.
const TIMES: [&str; 3] = ["thoi gian", "nien do", "time"];

/// A column `Thời gian` of years is that of the period, where no other is; one of `3 tháng` is not.
pub(super) fn find_period(columns: &mut [SourceColumn], rows: &[RawRow]) {
    if columns.iter().any(|column| column.field == Field::Period) {
        return;
    }
    let mut free = columns.iter_mut().enumerate();
    let found = free.find(|(place, column)| {
        let is_called = || TIMES.contains(&header::plain_key(&column.name).as_str());
        column.field == Field::Extra
            && is_called()
            && all_filled(rows, *place, |cell| value::period(cell).is_some())
    });
    if let Some((_, column)) = found {
        (column.field, column.field_by) = (Field::Period, Some(Evidence::Cells));
    }
}

/// Says whether a column that would hold activities says what an object is to a program:
/// `"type": "Feature"` in each of them, and `"geometry": {"type": "Point"}`.
pub(super) fn is_of_programs(name: &str, field: Field, place: usize, rows: &[RawRow]) -> bool {
    let mut keys = name.rsplit('.');
    if field != Field::Activity || keys.next() != Some("type") {
        return false;
    }
    let mut cells = rows.iter().map(|row| row.cell(place));
    let first = cells.find(|cell| !cell.is_empty());
    let is_one = |word: &str| all_filled(rows, place, |cell| cell == word);
    let is_same = first.is_some_and(|word| is_word_of_program(word) && is_one(word));
    is_same || keys.next() == Some("geometry")
}

/// Says whether a text is one plain word that is no known activity.
fn is_word_of_program(word: &str) -> bool {
    let is_plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_plain && activity::by_id(word).is_none() && activity::find(word).is_none()
}

/// Says whether a column that would hold sources holds amounts: `Nguồn ngân sách | 500`.
pub(super) fn is_of_amounts(field: Field, place: usize, rows: &[RawRow]) -> bool {
    let is_number = |cell: &str| cell.starts_with(|c: char| c.is_ascii_digit());
    field == Field::Funding && all_filled(rows, place, is_number)
}

/// Says whether a column has cells, and something holds of all of them.
fn all_filled(rows: &[RawRow], place: usize, is: impl Fn(&str) -> bool) -> bool {
    let cells = rows.iter().map(|row| row.cell(place));
    let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(is)
}
