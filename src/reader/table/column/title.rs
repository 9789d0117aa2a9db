//! Which column says what the records are called, where none is called a title.

use super::super::activity;
use super::super::row::RawRow;
use super::names::is_name;
use super::source::{Doubt, SourceColumn};
use crate::dataset::{Field, TextField, header};
use crate::reader::report::Evidence;

/// What a list has instead of projects, which are called so: `Tên sản phẩm`, `Nghề đào tạo`.
const THINGS: [&str; 13] = [
    "ten san pham",
    "ten bo san pham",
    "ten lop",
    "lop dao tao",
    "ten nghe",
    "nghe dao tao",
    "noi dung dao tao",
    "ten hoi cho",
    "ten cong viec",
    "noi dung cong viec",
    "ten hoat dong",
    "noi dung hoat dong",
    "noi dung thuc hien",
];

const TITLE: Field = Field::Text(TextField::Title);

/// Takes the most telling column for the titles, where no column is called so.
pub(super) fn guess(columns: &mut [SourceColumn], rows: &[RawRow]) -> Option<(usize, Doubt)> {
    let has_title = columns.iter().any(|column| column.field == TITLE);
    let mut named = columns.iter_mut();
    let named = named.find(|column| column.field == Field::Extra && is_name(&column.name));
    // "Tên" beside "Cơ sở" says whose name it is.
    if let Some(named) = named.filter(|_| !has_title) {
        named.field = TITLE;
        return None;
    }
    let things = called_by_things(columns, rows).filter(|_| !has_title);
    if things.is_none() && columns.iter().any(|column| is_telling(column.field)) {
        return None;
    }
    let title = things.or_else(|| most_telling(columns, rows))?;
    (columns[title].field, columns[title].field_by) = (TITLE, Some(Evidence::Cells));
    let nothing = columns.iter().enumerate().all(|(place, column)| {
        place == title || matches!(column.field, Field::Extra | Field::Ordinal)
    });
    match (nothing, things) {
        (true, _) => Some((title, Doubt::NothingKnown)),
        (false, None) => Some((title, Doubt::GuessedTitle)),
        (false, Some(_)) => None,
    }
}

/// The column of words that is called by what the list is of.
fn called_by_things(columns: &[SourceColumn], rows: &[RawRow]) -> Option<usize> {
    let is_word = |row: &RawRow, place| row.cell(place).contains(char::is_alphabetic);
    // What is called an activity may be told in words that name none.
    let mut free = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| matches!(column.field, Field::Extra | Field::Activity));
    let found = free.find(|(place, column)| {
        let words = header::in_full(&column.name);
        let is_called = header::begin_with_any(&words, &THINGS);
        let is_known = |row: &RawRow| activity::find(row.cell(*place)).is_some();
        is_called
            && rows.iter().any(|row| is_word(row, *place))
            && !(column.field == Field::Activity && rows.iter().any(is_known))
    });
    found.map(|(place, _)| place)
}

/// Says whether a record can be called by a field.
fn is_telling(field: Field) -> bool {
    use TextField::{Contents, Establishments, Title};
    [Title, Establishments, Contents]
        .iter()
        .any(|telling| field == Field::Text(*telling))
}

/// The column whose texts are the longest, of those that have as good as only texts.
fn most_telling(columns: &[SourceColumn], rows: &[RawRow]) -> Option<usize> {
    let free = (0..columns.len()).filter(|place| columns[*place].field == Field::Extra);
    let scored = free.map(|place| {
        let texts = rows.iter().filter(|row| !row.is_numeric(place));
        let cells = texts.map(|row| row.cell(place));
        let words = cells.filter(|cell| cell.chars().any(char::is_alphabetic));
        let length = words.map(|cell| cell.len().min(200)).sum::<usize>();
        (length, place)
    });
    let (length, place) =
        scored.max_by_key(|(length, place)| (*length, std::cmp::Reverse(*place)))?;
    (length > 0).then_some(place)
}
