//! Columns of a plan beside those of its result: `Kế hoạch │ KCQG │ KCĐP`, `Thực hiện │ KCQG │ KCĐP`.

use super::super::value;
use super::source::{Doubt, SourceColumn, Standing};
use crate::dataset::{Field, Indicator, header};
use crate::reader::report::Evidence;

/// How a heading over what was planned begins, and one over what came of it.
const PLANS: [&str; 3] = ["ke hoach", "kh", "duoc giao"];
const RESULTS: [&str; 4] = ["thuc hien", "da thuc hien", "ket qua", "th"];

/// Gives the fields that a plan and its result share to the result; what the plan gives is added up.
pub(super) fn give_to_results(columns: &mut [SourceColumn], doubts: &mut Vec<(usize, Doubt)>) {
    let mut planned = Vec::new();
    doubts.retain(|(result, doubt)| {
        let Doubt::SameField(plan) = *doubt else {
            return true;
        };
        let is_pair =
            begins(&columns[*result].name, &RESULTS) && begins(&columns[plan].name, &PLANS);
        if is_pair {
            let (field, unit) = (columns[plan].field, columns[plan].style.unit);
            let column = &mut columns[*result];
            (column.field, column.style.unit) = (field, column.style.unit.or(unit));
            planned.push(plan);
        }
        !is_pair
    });
    planned.sort_unstable();
    planned.dedup();
    for plan in planned {
        set_planned(columns, plan);
    }
}

/// What was planned is no result: its support and its people have fields of their own.
fn set_planned(columns: &mut [SourceColumn], plan: usize) {
    let field = match columns[plan].field {
        Field::SupportFrom(_) | Field::Figure(Indicator::Support) => {
            Field::Figure(Indicator::PlannedSupport)
        }
        Field::Figure(Indicator::Trainees) => Field::Figure(Indicator::PlannedTrainees),
        _ => Field::Extra,
    };
    let is_held = |other: &SourceColumn| other.field == field && other.standing == Standing::Own;
    let is_free = field != Field::Extra && !columns.iter().any(is_held);
    let column = &mut columns[plan];
    if is_free {
        (column.field, column.standing) = (field, Standing::Year);
    } else {
        (column.field, column.field_by) = (Field::Extra, Some(Evidence::Beside));
    }
}

fn begins(name: &str, words: &[&str]) -> bool {
    header::begin_with_any(&header::plain(name), words)
}

/// Puts the plan of another year than that of the support aside: `Thực hiện năm 2020` beside `Kế
/// hoạch năm 2021`. A record has one year.
pub(super) fn forget_other_years(columns: &mut [SourceColumn], doubts: &mut Vec<(usize, Doubt)>) {
    let support = Field::Figure(Indicator::Support);
    let mut of_support = columns.iter().filter(|column| column.field == support);
    let Some(own) = of_support.next().and_then(|column| year(&column.name)) else {
        return;
    };
    let planned = Field::Figure(Indicator::PlannedSupport);
    for (place, column) in columns.iter_mut().enumerate() {
        let is_told = column.field_by == Some(Evidence::Told);
        let is_money = column.field == planned
            || column.field == Field::Extra && header::nearly(&column.name) == Some(support);
        let is_known = doubts.iter().any(|(told, _)| *told == place);
        if is_money && !is_told && !is_known && year(&column.name).is_some_and(|year| year != own) {
            (column.field, column.field_by) = (Field::Extra, Some(Evidence::Beside));
            doubts.push((place, Doubt::OtherYear));
        }
    }
}

/// The only year of a name.
fn year(name: &str) -> Option<u16> {
    let mut years = value::years(name);
    years.next().filter(|_| years.next().is_none())
}
