//! The columns of the lists: what drawing, copying and sorting read.

#![allow(
    clippy::redundant_closure_for_method_calls,
    reason = "methods of a borrowed Cell need one"
)]

use super::cell::{Cell, count, first_establishment, nearest_place};
use crate::dataset::{Indicator, Row};
use crate::messages::Screen;

/// How a column shares the width of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Takes what the others leave; matched letters are marked in it.
    Rest,
    /// A text of this many columns.
    Left(usize),
    /// A number of this many columns.
    Right(usize),
}

/// One column of a list.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: fn(&Screen) -> &'static str,
    /// Its width.
    pub share: Share,
    /// The window must be this wide for the column to be shown.
    pub from_width: u16,
    /// What stands in it.
    pub text: fn(&Cell<'_>) -> String,
    /// What a list is sorted by, where it is known; none where the text decides.
    pub number: Option<fn(&Cell<'_>) -> Option<i64>>,
}

const fn column(
    name: fn(&Screen) -> &'static str,
    share: Share,
    from_width: u16,
    text: fn(&Cell<'_>) -> String,
) -> Column {
    Column {
        name,
        share,
        from_width,
        text,
        number: None,
    }
}

const fn number(
    name: fn(&Screen) -> &'static str,
    width: usize,
    from_width: u16,
    text: fn(&Cell<'_>) -> String,
    number: fn(&Cell<'_>) -> Option<i64>,
) -> Column {
    Column {
        name,
        share: Share::Right(width),
        from_width,
        text,
        number: Some(number),
    }
}

#[rustfmt::skip]
pub(super) static PROGRAMMES: &[Column] = &[
    column(|w| w.column_title, Share::Rest, 0, |cell| cell.text(Row::title)),
    column(|w| w.column_name, Share::Left(15), 160, |cell| cell.record(first_establishment)),
    number(|w| w.column_period, 9, 84, |cell| cell.period(), |cell| cell.year()),
    column(|w| w.column_funding, Share::Left(8), 72, |cell| cell.record(|row, words| words.sources(row.funding()))),
    number(|w| w.column_result, 13, 36, |cell| cell.result(), |cell| cell.result_value()),
    number(|w| w.column_support, 10, 96, |cell| cell.money(Indicator::Support), |cell| cell.value(Indicator::Support)),
];

#[rustfmt::skip]
pub(super) static ESTABLISHMENTS: &[Column] = &[
    column(|w| w.column_name, Share::Rest, 0, |cell| cell.establishment()),
    column(|w| w.column_place, Share::Left(18), 92, |cell| cell.record(|row, _| nearest_place(row))),
    column(|w| w.column_activity, Share::Left(19), 74, |cell| cell.kinds()),
    number(|w| w.column_support, 10, 160, |cell| cell.support_text(), |cell| cell.support()),
    number(|w| w.column_records, 8, 36, |cell| cell.words.count(cell.rows().len()), |cell| count(cell.rows().len())),
];

#[rustfmt::skip]
pub(super) static TRAINING: &[Column] = &[
    column(|w| w.column_title, Share::Rest, 0, |cell| cell.text(Row::title)),
    column(|w| w.column_funding, Share::Left(9), 92, |cell| cell.record(|row, words| words.sources(row.funding()))),
    number(|w| w.column_trainees, 9, 0, |cell| cell.figure(Indicator::Trainees), |cell| cell.value(Indicator::Trainees)),
    number(|w| w.column_classes, 6, 64, |cell| cell.figure(Indicator::Classes), |cell| cell.value(Indicator::Classes)),
    number(|w| w.column_per_class, 10, 160, |cell| cell.ratio(Indicator::Trainees, Indicator::Classes), |cell| cell.ratio_value(Indicator::Trainees, Indicator::Classes)),
    number(|w| w.column_in_work, 8, 74, |cell| cell.figure(Indicator::EmploymentRate), |cell| cell.value(Indicator::EmploymentRate)),
    number(|w| w.column_support, 10, 100, |cell| cell.figure(Indicator::Support), |cell| cell.value(Indicator::Support)),
    number(|w| w.column_per_trainee, 12, 180, |cell| cell.ratio(Indicator::Support, Indicator::Trainees), |cell| cell.ratio_value(Indicator::Support, Indicator::Trainees)),
];

#[rustfmt::skip]
pub(super) static CHECKS: &[Column] = &[
    column(|w| w.column_verdict, Share::Left(15), 0, |cell| cell.verdict()),
    column(|w| w.column_stated, Share::Rest, 0, |cell| cell.explained(|told| told.stated)),
    column(|w| w.column_parts, Share::Left(30), 116, |cell| cell.explained(|told| told.parts)),
    number(|w| w.column_difference, 8, 69, |cell| cell.explained(|told| told.difference), |cell| cell.difference()),
];

#[rustfmt::skip]
pub(super) static REPORT: &[Column] = &[
    column(|w| w.column_kind, Share::Left(14), 0, |cell| cell.reported(|line| &line.kind)),
    column(|w| w.column_where, Share::Left(24), 86, |cell| cell.reported(|line| &line.place)),
    column(|w| w.column_what, Share::Rest, 0, |cell| cell.reported(|line| &line.text)),
];
