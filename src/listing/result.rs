//! What a record achieved: its training, and the number by which a list shows it.

use crate::dataset::{ActivityId, Dataset, Figure, Indicator, Kind, Row};

/// What training achieved.
pub(super) const TRAINING: [Indicator; 3] = [
    Indicator::Trainees,
    Indicator::Classes,
    Indicator::StartupTrainees,
];

/// The activity of vocational training, in every dataset.
const TRAINING_ACTIVITY: &str = "dao-tao-nghe";

/// Says whether a record is one of training: it tells what training achieved, or should tell it.
#[must_use]
pub fn trains(row: Row<'_>) -> bool {
    let mut told = TRAINING.into_iter();
    row.activity_id() == training_activity(row.dataset()) && row.activity_id().is_some()
        || told.any(|indicator| row.figure(indicator).is_some())
}

/// The number of that activity, if the dataset has it.
pub(super) fn training_activity(dataset: &Dataset) -> Option<ActivityId> {
    dataset.activity(TRAINING_ACTIVITY)
}

/// The result by which a list shows a record: its first count.
///
/// Money is not a result; it has a column of its own.
#[must_use]
pub fn main_result(row: Row<'_>) -> Option<Figure> {
    let mut figures = row.figures().into_iter();
    figures.find(|figure| figure.indicator.description().kind == Kind::Count)
}
