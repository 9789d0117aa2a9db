//! Columns whose name may be that of a field, where their cells decide.

use super::super::activity;
use super::super::row::RawRow;
use super::super::value::{self, Style};
use super::source::SourceColumn;
use crate::dataset::{Field, Indicator, TextField, header};
use crate::reader::report::Evidence;
use crate::text;

const ESTABLISHMENTS: Field = Field::Text(TextField::Establishments);

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

/// What the cells of a column show it to be, against its name: texts are no numbers, and amounts
/// are no establishments but what these pay (`Kinh phí │ Hỗ trợ │ Doanh nghiệp`).
pub(super) fn against_name(
    name: &str,
    field: Field,
    place: usize,
    rows: &[RawRow],
) -> Option<Field> {
    let is_of_words = is_short(name) && holds_words(field, place, rows);
    // `Nguồn ngân sách | 500` names no source.
    let may_be_paid = matches!(field, Field::Funding | ESTABLISHMENTS);
    let is_of_amounts = may_be_paid && holds_amounts(rows, place);
    let is_no_source = is_of_amounts && field == Field::Funding;
    if is_of_words || is_no_source || is_of_programs(name, field, place, rows) {
        return Some(Field::Extra);
    }
    let is_paid = is_of_amounts && field == ESTABLISHMENTS;
    is_paid.then_some(Field::Figure(Indicator::Counterpart))
}

/// Says whether a name may be that of a number and that of a text: `Mô hình`, `Hỗ trợ`.
fn is_short(name: &str) -> bool {
    let plain = header::plain(name);
    plain.split(' ').count() <= 2
        && !["so ", "kinh phi", "von "]
            .iter()
            .any(|word| plain.starts_with(word))
        || plain.starts_with("nguon ")
}

/// Says whether a column that would hold numbers has cells, and all of them are words.
fn holds_words(field: Field, place: usize, rows: &[RawRow]) -> bool {
    let Some(indicator) = field.indicator() else {
        return false;
    };
    let cells = rows.iter().map(|row| row.cell(place));
    let mut filled = cells
        .filter(|cell| !value::is_nothing_or_cross(cell))
        .peekable();
    // `x` and `TRUE` below `KCQG` mark the source.
    let is_of_source = matches!(field, Field::SupportFrom(_));
    let is_of_words = |cell: &str| {
        let begins_with_a_letter = cell.starts_with(char::is_alphabetic);
        let is_marked = is_of_source && value::tick(cell).is_some();
        begins_with_a_letter
            && !is_marked
            && value::figure(indicator, cell, Style::default()).is_none()
    };
    filled.peek().is_some() && filled.all(is_of_words)
}

/// Says whether a column has cells, and all of them are amounts.
pub(super) fn holds_amounts(rows: &[RawRow], place: usize) -> bool {
    let cells = rows.iter().map(|row| row.cell(place));
    let mut filled = cells
        .filter(|cell| !value::is_nothing_or_cross(cell) && !value::is_formula(cell))
        .peekable();
    filled.peek().is_some() && filled.all(is_amount)
}

/// A number that is no code: codes have leading zeros or more digits than an amount.
fn is_amount(cell: &str) -> bool {
    let is_code = cell.len() > 1 && cell.starts_with('0') && !cell[1..].starts_with(['.', ',']);
    !is_code && cell.len() <= 20 && text::parse_scaled(cell, 4, None).is_ok()
}

/// Says whether a column that would hold activities says what an object is to a program:
/// `"type": "Feature"` in each of them, and `"geometry": {"type": "Point"}`.
fn is_of_programs(name: &str, field: Field, place: usize, rows: &[RawRow]) -> bool {
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

/// Says whether a column has cells, and something holds of all of them.
fn all_filled(rows: &[RawRow], place: usize, is: impl Fn(&str) -> bool) -> bool {
    let cells = rows.iter().map(|row| row.cell(place));
    let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
    filled.peek().is_some() && filled.all(is)
}
