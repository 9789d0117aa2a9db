//! The columns of a table: what each is called, which field it holds, how its numbers are written.

mod by_cells;
mod firms;
mod known;
mod money;
mod names;
mod plans;
mod source;
mod style;
mod title;
mod units;
mod unknown;
mod years;

use super::chosen::{self, Chosen};
use super::column_marks;
use super::ditto;
use super::row::RawRow;
use super::value;
use crate::dataset::{Field, Indicator, header};
use crate::reader::report::Evidence;
use crate::text::Unit;

use names::named;
use style::NumberStyle;

pub(super) use names::find;
pub(super) use source::Doubt;
pub(in crate::reader) use source::{Activities, SourceColumn, Standing};
pub(super) use style::{is_ambiguous, shown_decimal};
pub(super) use units::{SMALL, names_unit};

/// Numbers that are no amounts of anything: `Mã số thuế`, `Số QĐ`, `Đơn giá`, `Tổng điểm`.
const NO_AMOUNTS: [&str; 23] = [
    "ma",
    "mst",
    "so qd",
    "so quyet dinh",
    "so hop dong",
    "so hd",
    "so cong van",
    "so van ban",
    "so giay",
    "so gcn",
    "don gia",
    "diem",
    "tong diem",
    "so dien thoai",
    "dien thoai",
    "sdt",
    "fax",
    "cccd",
    "cmnd",
    "nam sinh",
    "tuoi",
    "xep hang",
    "he so",
];

/// How many rows below the names may have units and numbers of columns.
const HEAD_ROWS: usize = 2;

/// The column of one header cell, as JSON Lines have them.
pub(in crate::reader) fn of_name(name: &str, map: &[(String, Chosen)]) -> SourceColumn {
    let (field, unit) = find(name, false, map);
    let mut column = SourceColumn::new(name.to_owned(), field, unit);
    if chosen::of(name, map, Chosen::field).is_some() {
        column.field_by = Some(Evidence::Told);
    }
    if let Some(unit) = chosen::of(name, map, Chosen::unit) {
        (column.style.unit, column.unit_by) = (Some(unit), Some(Evidence::Told));
    }
    if let Some(decimal) = chosen::of(name, map, Chosen::decimal) {
        column.style.decimal = Some(decimal);
    }
    column
}

/// A column that comes after the header; a field that another one holds is not given again.
pub(super) fn of_late(
    name: &str,
    others: &[SourceColumn],
    map: &[(String, Chosen)],
) -> SourceColumn {
    let mut column = of_name(name, map);
    if others.iter().any(|other| other.field == column.field) {
        column.field = Field::Extra;
    }
    column
}

/// The columns that are added up, with their places.
pub(super) fn summed(columns: &[SourceColumn]) -> impl Iterator<Item = (usize, &SourceColumn)> {
    let columns = columns.iter().enumerate();
    columns.filter(|(_, column)| column.is_summed)
}

/// Decides what each column is: by its name, and by what the first rows have in it.
pub(super) fn understand(
    names: Vec<(String, String)>,
    unit: Option<Unit>,
    map: &[(String, Chosen)],
    rows: &[RawRow],
) -> (Vec<SourceColumn>, Vec<(usize, Doubt)>) {
    let (head, rows) = apart_from_head(rows);
    let owns: Vec<String> = names.iter().map(own_name).collect();
    let (mut columns, mut doubts) = named(names, unit, map, rows);
    years::add_up(&mut columns, &mut doubts);
    plans::give_to_results(&mut columns, &mut doubts);
    plans::forget_other_years(&mut columns, &mut doubts);
    money::Weighing {
        columns: &mut columns,
        doubts: &mut doubts,
        owns: &owns,
        rows,
        unit,
    }
    .weigh();
    firms::set_work_force_apart(&mut columns);
    doubts.extend(units::of_rows(&mut columns, rows));
    doubts.extend(units::beside_line(&columns, unit));
    share_fields(&mut columns, &mut doubts, rows);
    by_cells::find_period(&mut columns, rows);
    doubts.extend(title::guess(&mut columns, rows));
    forget_false_ordinals(&mut columns, rows);
    note_parts(&mut columns);
    for (place, column) in columns.iter_mut().enumerate() {
        let mut cells = rows.iter().map(|row| row.cell(place));
        column.has_dittos = ditto::may_be_of(column.field) && cells.any(ditto::is_sign);
        note_style(column, place, rows);
        if let Some(decimal) = chosen::of(&column.name, map, Chosen::decimal) {
            (column.style.decimal, column.is_mixed) = (Some(decimal), false);
        }
    }
    share_style(&mut columns, rows);
    units::share(&mut columns, rows);
    for (place, column) in columns.iter_mut().enumerate() {
        column.is_of_shares = is_of_shares(column);
        column.is_summed = is_summed(column, place, rows);
        style::read_likely(column, place, rows);
        let doubt = units::by_size(column, place, rows);
        doubts.extend(doubt.map(|doubt| (place, doubt)));
    }
    doubts.extend(unknown::near(&columns));
    unknown::Money {
        columns: &columns,
        owns: &owns,
        rows: (head, rows),
        unit,
    }
    .tell(&mut doubts);
    (columns, doubts)
}

/// The rows of units and of the numbers of the columns, and those below them.
fn apart_from_head(rows: &[RawRow]) -> (&[RawRow], &[RawRow]) {
    let is_head = |row: &RawRow| {
        let cells = || row.filled().map(|(_, cell)| cell);
        cells().all(value::is_unit) || column_marks::are_marks(cells())
    };
    let head = rows.iter().take(HEAD_ROWS).rposition(is_head);
    let (head, below) = rows.split_at(head.map_or(0, |last| last + 1));
    if below.is_empty() {
        (&[], rows)
    } else {
        (head, below)
    }
}

/// What stands in the lowest row of the header over a column.
fn own_name((name, below): &(String, String)) -> String {
    if below.is_empty() { name } else { below }.clone()
}

/// Beside the whole support its amounts by source are parts of it.
fn note_parts(columns: &mut [SourceColumn]) {
    let support = Field::Figure(Indicator::Support);
    let has_whole = columns.iter().any(|column| column.field == support);
    for column in columns {
        if has_whole && matches!(column.field, Field::SupportFrom(_)) {
            column.standing = Standing::Part;
        }
    }
}

/// Columns of one field that are never filled in one row are the same one under two names.
///
/// Programs that write objects call a thing `Kinh phí` in one of them and `kinh_phi` in the next.
fn share_fields(columns: &mut [SourceColumn], doubts: &mut Vec<(usize, Doubt)>, rows: &[RawRow]) {
    doubts.retain(|(place, doubt)| {
        let Doubt::SameField(other) = doubt else {
            return true;
        };
        let is_filled = |row: &RawRow, column| !row.cell(column).is_empty();
        let both = |row: &RawRow| is_filled(row, *place) && is_filled(row, *other);
        let is_shared = !rows.iter().any(both);
        if is_shared {
            let (field, unit) = (columns[*other].field, columns[*other].style.unit);
            columns[*other].standing = Standing::Again;
            let column = &mut columns[*place];
            let own = header::split_unit(&column.name).1.or(unit);
            (column.field, column.standing) = (field, Standing::Again);
            column.style.unit = own.filter(|_| field.is_money());
        }
        !is_shared
    });
}

/// A column called `No` whose numbers do not count the rows has codes, which are kept.
fn forget_false_ordinals(columns: &mut [SourceColumn], rows: &[RawRow]) {
    let Some(place) = columns
        .iter()
        .position(|column| column.field == Field::Ordinal)
    else {
        return;
    };
    let numbers = rows
        .iter()
        .filter_map(|row| row.cell(place).parse::<u64>().ok());
    let (mut counting, mut all, mut last) = (0, 0, 0);
    for number in numbers {
        counting += usize::from(number == last + 1 || number == 1 || number == last);
        (all, last) = (all + 1, number);
    }
    if all >= 2 && counting * 2 < all {
        columns[place].field = Field::Extra;
    }
}

/// Says whether the numbers of a column are shares of something.
fn is_of_shares(column: &SourceColumn) -> bool {
    match column.field {
        Field::Figure(indicator) => indicator == Indicator::EmploymentRate,
        Field::Extra => column.name.contains('%') || header::plain(&column.name).contains("ty le"),
        _ => false,
    }
}

/// Says whether the numbers of a column are added up.
fn is_summed(column: &SourceColumn, place: usize, rows: &[RawRow]) -> bool {
    match column.field {
        Field::SupportFrom(_) => true,
        Field::Figure(_) => !column.is_of_shares,
        Field::Extra => {
            if column.is_of_shares || is_no_amount(&column.name) {
                return false;
            }
            by_cells::holds_amounts(rows, place)
                && rows
                    .iter()
                    .all(|row| value::years(row.cell(place)).next().is_none())
        }
        _ => false,
    }
}

/// Says whether the sum of a column would mean nothing.
fn is_no_amount(name: &str) -> bool {
    header::begin_with_any(&header::plain(name), &NO_AMOUNTS)
}

/// Amounts that may be read in two ways are read as those of another column of their unit are that
/// shows decimals: `200.500` beside `70.25`. Each of them is told.
fn share_style(columns: &mut [SourceColumn], rows: &[RawRow]) {
    let shown: Vec<_> = columns
        .iter()
        .filter(|column| column.field.is_money())
        .filter_map(|column| Some((column.style.unit, column.style.decimal?)))
        .collect();
    for (place, column) in columns.iter_mut().enumerate() {
        let is_decided = column.style.decimal.is_some() || column.is_mixed;
        let mut texts = rows.iter().filter(|row| !row.is_numeric(place));
        let mut may_be_both = || texts.any(|row| is_ambiguous(row.cell(place)));
        let mut beside = shown.iter().filter(|(unit, _)| *unit == column.style.unit);
        let Some((_, decimal)) = beside.next() else {
            continue;
        };
        let is_one = beside.all(|(_, other)| other == decimal);
        if column.field.is_money() && is_one && !is_decided && may_be_both() {
            (column.style.decimal, column.is_mixed) = (Some(*decimal), true);
        }
    }
}

/// Notes whose separators the numbers of a column have, as far as the first rows show it.
///
/// Forty amounts like `1.101` are groups of thousands, also where one `12.5` stands among them.
fn note_style(column: &mut SourceColumn, place: usize, rows: &[RawRow]) {
    if matches!(column.field, Field::Figure(_) | Field::SupportFrom(_)) {
        let cells = |numeric| {
            let rows = rows
                .iter()
                .filter(move |row| row.is_numeric(place) == numeric);
            rows.map(move |row| row.cell(place))
        };
        let texts: Vec<&str> = cells(false).collect();
        let style = NumberStyle::of(&texts).beside(cells(false), &cells(true));
        column.style.decimal = style.decimal;
        column.is_mixed = style.is_mixed;
    }
    if column.field == Field::Figure(Indicator::EmploymentRate) {
        let cells = rows.iter().map(|row| row.cell(place));
        column.style.fractions = value::are_fractions(cells);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_nearly_known_is_doubted_unless_the_known_one_is_there() {
        let doubts = |names: &[&str]| {
            let names = names.iter().map(|name| ((*name).to_owned(), String::new()));
            let row = super::super::row::row(&["Máy dệt", "30", "20"]);
            understand(names.collect(), Some(Unit::Million), &[], &[row]).1
        };
        let support = Field::Figure(Indicator::Support);
        assert_eq!(
            doubts(&["Tên đề án", "Kinh phí hỗ trợ đợt 1", "Công suất"]),
            [(1, Doubt::Near(support))]
        );
        assert_eq!(
            doubts(&["Tên đề án", "Kinh phí hỗ trợ", "Kinh phí hỗ trợ đợt 1"]),
            []
        );
    }
}
