//! In what the amounts of a column are counted, where its name does not say it.

use super::super::row::RawRow;
use super::source::{Doubt, SourceColumn};
use crate::dataset::{Field, TextField, header};
use crate::reader::report::Evidence;
use crate::text::{self, NumberError, Unit};

/// A column of amounts below this and without a unit is not meant in đồng.
pub(in crate::reader::table) const SMALL: i64 = 100_000;
/// How many decimals of amounts are compared.
const DECIMALS: u32 = 4;
const SCALE: i64 = 10_i64.pow(DECIMALS);

const ESTABLISHMENTS: Field = Field::Text(TextField::Establishments);

/// How a column is called that has the unit of each row.
const NAMES: [&str; 5] = ["don vi tinh", "dvt", "don vi tien", "don vi", "unit"];

/// Says whether a column or a key is called so: `don_vi_tinh`, `kinh_phi.don_vi`.
pub(in crate::reader::table) fn names_unit(name: &str) -> bool {
    let own = name.rsplit('.').next().unwrap_or(name);
    NAMES.contains(&header::plain_key(own).as_str())
}

/// A column of units says in what the amounts of its rows are counted.
///
/// Most lists with such a column count classes and people in it; that of money has nothing else.
pub(super) fn of_rows(columns: &mut [SourceColumn], rows: &[RawRow]) -> Vec<(usize, Doubt)> {
    let Some(units) = columns.iter().position(|column| {
        // "Đơn vị" is that of a project as well.
        let is_free = matches!(column.field, Field::Extra | ESTABLISHMENTS);
        is_free && names_unit(&column.name)
    }) else {
        return Vec::new();
    };
    let cells = rows.iter().map(|row| row.cell(units));
    let told: Option<Vec<Unit>> = cells
        .filter(|cell| !cell.is_empty())
        .map(header::named_unit)
        .collect();
    let Some([unit, others @ ..]) = told.as_deref() else {
        return Vec::new();
    };
    columns[units].field = Field::Extra;
    let is_one = others.iter().all(|other| other == unit);
    let without = columns.iter_mut().enumerate().filter(|(_, column)| {
        column.field.is_money() && column.style.unit.is_none() && !column.style.is_odd
    });
    let mut doubts = Vec::new();
    for (place, column) in without {
        column.unit_by = Some(Evidence::Cells);
        if is_one {
            column.style.unit = Some(*unit);
        } else {
            // Which of them a plain number is in, each row says for itself.
            column.style.is_odd = true;
            doubts.push((place, Doubt::OddUnit));
        }
    }
    doubts
}

/// A column of amounts without a unit has that of the others, where they have one and its numbers
/// are of their size: `Hỗ trợ (triệu đồng) | 120` beside `Đối ứng | 300`.
pub(super) fn share(columns: &mut [SourceColumn], rows: &[RawRow]) {
    let largest: Vec<_> = (0..columns.len())
        .map(|place| largest(&columns[place], place, rows).unwrap_or_default())
        .collect();
    let of_money = |column: &SourceColumn| column.field.is_money() && !column.style.is_odd;
    let (mut unit, mut size) = (None, 0);
    for (column, largest) in columns.iter().zip(&largest) {
        let Some(own) = column.style.unit.filter(|_| of_money(column)) else {
            continue;
        };
        if unit.is_some_and(|unit| unit != own) {
            return;
        }
        (unit, size) = (Some(own), size.max(*largest));
    }
    for (column, largest) in columns.iter_mut().zip(&largest) {
        let is_alike = *largest > 0 && largest / size.max(1) < 100 && size / largest < 100;
        if of_money(column) && column.style.unit.is_none() && unit.is_some() && is_alike {
            (column.style.unit, column.unit_by) = (unit, Some(Evidence::Beside));
        }
    }
}

/// The first column of amounts, where the line above says another unit than all their names.
pub(super) fn beside_line(columns: &[SourceColumn], line: Option<Unit>) -> Option<(usize, Doubt)> {
    let line = line?;
    let of_money = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.field.is_money());
    let mut named = of_money
        .filter(|(_, column)| column.unit_by != Some(Evidence::Told))
        .peekable();
    let first = named.peek().map(|(place, _)| *place)?;
    let says_other = |column: &SourceColumn| {
        column.unit_by == Some(Evidence::Name) && column.style.unit.is_some_and(|own| own != line)
    };
    named
        .all(|(_, column)| says_other(column))
        .then_some((first, Doubt::OtherUnit(line)))
}

/// Takes amounts without a unit for millions, where all are too small for đồng.
pub(super) fn by_size(column: &mut SourceColumn, place: usize, rows: &[RawRow]) -> Option<Doubt> {
    if !column.field.is_money() || column.style.unit.is_some() || column.style.is_odd {
        return None;
    }
    let largest = largest(column, place, rows)?;
    if !(1..SMALL * SCALE).contains(&largest) {
        return None;
    }
    (column.style.unit, column.unit_by) = (Some(Unit::Million), Some(Evidence::Size));
    Some(Doubt::UnitBySize(largest))
}

/// The largest amount of a column as it is written, in ten-thousandths.
fn largest(column: &SourceColumn, place: usize, rows: &[RawRow]) -> Option<i64> {
    if !column.field.is_money() {
        return None;
    }
    let number = |row: &RawRow| {
        let style = column.style_of(row.is_numeric(place));
        match text::parse_scaled(row.cell(place), DECIMALS, style.sign()) {
            Ok(number) => Some(number),
            // Nobody writes so many digits in millions.
            Err(NumberError::TooLarge) => Some(i64::MAX),
            Err(_) => None,
        }
    };
    rows.iter().filter_map(number).max()
}
