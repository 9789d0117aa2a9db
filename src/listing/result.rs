//! What a record achieved: its training, and the number by which a list shows it.

use crate::dataset::{Figure, Indicator, Kind, Row};

/// What training achieved.
pub(super) const TRAINING: [Indicator; 3] = [
    Indicator::Trainees,
    Indicator::Classes,
    Indicator::StartupTrainees,
];

/// Says whether a record tells what training achieved.
#[must_use]
pub fn trains(row: Row<'_>) -> bool {
    TRAINING
        .into_iter()
        .any(|indicator| row.figure(indicator).is_some())
}

/// The result by which a list shows a record: its first count.
///
/// Money is not a result; it has a column of its own.
#[must_use]
pub fn main_result(row: Row<'_>) -> Option<Figure> {
    let mut figures = row.figures().into_iter();
    figures.find(|figure| figure.indicator.description().kind == Kind::Count)
}
