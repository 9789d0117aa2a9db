//! Columns of one field for several years: `Kinh phí hỗ trợ │ 2020 │ 2021`.

use super::super::value;
use super::source::{Doubt, SourceColumn, Standing};
use crate::dataset::{Field, Kind, header};

/// Takes columns that differ by their years only for one field, whose amounts are added up.
///
/// Taking the first year alone would make the amount of a project too small.
pub(super) fn add_up(columns: &mut [SourceColumn], doubts: &mut Vec<(usize, Doubt)>) {
    let mut first = None;
    for (place, doubt) in &mut *doubts {
        let Doubt::SameField(other) = *doubt else {
            continue;
        };
        let (one, unit) = (columns[other].field, columns[other].style.unit);
        if !is_added(one) || !differ_by_year(&columns[*place].name, &columns[other].name) {
            continue;
        }
        let column = &mut columns[*place];
        let own = header::split_unit(&column.name).1.or(unit);
        (column.field, column.standing) = (one, Standing::Year);
        column.style.unit = own.filter(|_| one.is_money());
        columns[other].standing = Standing::Year;
        first.get_or_insert(other);
    }
    if let Some(first) = first {
        let is_year = |place: usize| columns[place].standing == Standing::Year;
        doubts.retain(|(place, doubt)| {
            !matches!(doubt, Doubt::SameField(other) if is_year(*place) && is_year(*other))
        });
        doubts.push((first, Doubt::YearsAdded));
    }
}

/// Says whether the numbers of several years come to one of all: a rate does not.
fn is_added(field: Field) -> bool {
    matches!(field, Field::Figure(indicator) if indicator.description().kind != Kind::Share)
}

/// `Hỗ trợ năm 2020` and `Hỗ trợ năm 2021`.
fn differ_by_year(one: &str, other: &str) -> bool {
    let year = |name| {
        let mut years = value::years(name);
        years.next().filter(|_| years.next().is_none())
    };
    let bare = |name: &str| name.replace(|c: char| c.is_ascii_digit(), "");
    let years = year(one).zip(year(other));
    years.is_some_and(|(one, other)| one != other) && bare(one) == bare(other)
}
