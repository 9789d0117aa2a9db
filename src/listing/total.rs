//! What the records of a list come to: the line under it.
//!
//! A part is not added to its whole where both are listed, nor what stands beside the sums, nor a
//! second reference, nor a stopped project. Of how many records a number is not known is counted
//! with it.

mod names;
#[cfg(test)]
mod tests;
mod values;

use crate::dataset::summary::Stopped;
use crate::dataset::{ActivityId, Dataset, Family, Indicator, Kind, Qualifier, TextField};
use names::DistinctNames;
use values::ListedValues;

use super::items::Items;
use super::result::{TRAINING, training_activity};
use super::view::ViewRow;

/// What a list comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListTotal {
    /// How many different records are listed, or stand behind the establishments listed.
    pub records: usize,
    /// How many of them may be added: not those of a page beside the sums, nor stopped projects.
    pub counted: usize,
    /// In the order in which the line tells them; none of what the list does not speak of.
    pub sums: Vec<ListSum>,
}

/// The sum of one number over the records of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListSum {
    /// What was added up.
    pub indicator: Indicator,
    /// The sum and how exactly it is known; none if no record has the number.
    pub sum: Option<(i64, Qualifier)>,
    /// Of how many records it is not known.
    pub unknown: usize,
}

/// What the items of a view come to.
#[must_use]
pub fn total(dataset: &Dataset, view: &ViewRow, items: &Items) -> ListTotal {
    if !view.has_total() {
        return ListTotal::default();
    }
    let adder = Adder::of(dataset, items.records());
    let told = [
        Indicator::Establishments,
        Indicator::Trainees,
        Indicator::Classes,
        Indicator::Support,
    ];
    let wanted = told
        .into_iter()
        .filter(|told| view.kept_first.contains(&Some(*told)));
    let sums = wanted.map(|indicator| match indicator {
        Indicator::Establishments => adder.establishments(),
        _ => adder.sum(indicator, |_| true),
    });
    // Of classes nobody writes anywhere, nothing is told; of money it is.
    let told =
        |sum: &ListSum| sum.sum.is_some() || sum.unknown > 0 && sum.indicator == Indicator::Support;
    ListTotal {
        records: adder.listed.iter().filter(|listed| **listed).count(),
        counted: adder.counted.iter().filter(|counted| **counted).count(),
        sums: sums.filter(told).collect(),
    }
}

/// Adds numbers up over the records of a list.
pub(super) struct Adder<'a> {
    dataset: &'a Dataset,
    family: Family<'a>,
    /// By record: whether it is listed. A record behind several establishments is listed once.
    listed: Vec<bool>,
    /// By record: whether it is listed and may be added.
    counted: Vec<bool>,
    training_activity: Option<ActivityId>,
    /// What tells that a record is about training.
    training: [ListedValues<'a>; 3],
}

impl<'a> Adder<'a> {
    pub(super) fn of(dataset: &'a Dataset, records: &[u32]) -> Self {
        let is_summed = |record| dataset.is_summed(dataset.row(record).reference());
        Self::adding(dataset, records, is_summed)
    }

    /// Adds also what stands beside the sums, for where nothing else is known.
    pub(super) fn with_beside(dataset: &'a Dataset, records: &[u32]) -> Self {
        Self::adding(dataset, records, |_| true)
    }

    fn adding(dataset: &'a Dataset, records: &[u32], is_summed: impl Fn(u32) -> bool) -> Self {
        let mut listed = vec![false; dataset.len() as usize];
        for record in records {
            listed[*record as usize] = true;
        }
        Self {
            dataset,
            family: Family::of(dataset),
            counted: counted(dataset, &listed, is_summed),
            listed,
            training_activity: training_activity(dataset),
            training: TRAINING.map(|indicator| ListedValues::of(dataset, indicator)),
        }
    }

    /// What the records come to of which `is_wanted`.
    pub(super) fn sum(&self, indicator: Indicator, is_wanted: impl Fn(u32) -> bool) -> ListSum {
        let values = ListedValues::of(self.dataset, indicator);
        let is_money = indicator.description().kind == Kind::Money;
        let mut sum = ListSum::new(indicator);
        for record in self.own(&values).filter(|record| is_wanted(*record)) {
            match values.at(record) {
                Some(value) => sum.add(value),
                // A record that is not about training has no trainees to be known.
                None if is_money || self.trains(record) => sum.unknown += 1,
                None => {}
            }
        }
        sum
    }

    /// Published counts, and each name once that no such count includes.
    pub(super) fn establishments(&self) -> ListSum {
        let counts = ListedValues::of(self.dataset, Indicator::Establishments);
        let fairs = ListedValues::of(self.dataset, Indicator::FairParticipants);
        let column = self.dataset.column(TextField::Establishments);
        let (mut named, mut counted) = (
            DistinctNames::of(column.values()),
            DistinctNames::of(column.values()),
        );
        let mut sum = ListSum::new(Indicator::Establishments);
        for record in self.own(&counts) {
            let name = column.value(record);
            if let Some(count) = counts.at(record) {
                sum.add(count);
                counted.add(name);
            } else if name != 0 {
                named.add(name);
            } else if fairs.at(record).is_none() && !self.trains(record) {
                // Whoever took part in a fair, or was trained, is counted as that.
                sum.unknown += 1;
            }
        }
        let named = named.count_without(&counted);
        if named > 0 {
            sum.add((named, Qualifier::Exact));
        }
        sum
    }

    /// The listed records that count on their own: no listed whole of theirs has a value.
    fn own(&self, values: &ListedValues<'_>) -> impl Iterator<Item = u32> {
        let rows = (0..self.dataset.len()).filter(|record| self.counted[*record as usize]);
        let holds = |whole: u32| self.counted[whole as usize] && values.at(whole).is_some();
        rows.filter(move |record| !self.family.wholes_of(*record).any(holds))
    }

    fn trains(&self, record: u32) -> bool {
        let activity = self.dataset.row(record).activity_id();
        let mut told = self.training.iter();
        activity.is_some() && activity == self.training_activity
            || told.any(|values| values.at(record).is_some())
    }
}

/// Which of the listed records may be added.
///
/// A stopped project has plans and no results; but who lists nothing else asks for just those.
fn counted(dataset: &Dataset, listed: &[bool], is_summed: impl Fn(u32) -> bool) -> Vec<bool> {
    let stopped = Stopped::of(dataset);
    let among = |record: u32| listed[record as usize];
    let goes_on = |record: u32| !stopped.holds(dataset.row(record));
    let takes_stopped = !(0..dataset.len()).any(|record| among(record) && goes_on(record));
    let counts =
        |record: u32| among(record) && is_summed(record) && (takes_stopped || goes_on(record));
    (0..dataset.len()).map(counts).collect()
}

impl ListSum {
    fn new(indicator: Indicator) -> Self {
        Self {
            indicator,
            sum: None,
            unknown: 0,
        }
    }

    fn add(&mut self, (value, qualifier): (i64, Qualifier)) {
        let (sum, known) = self.sum.unwrap_or_default();
        self.sum = Some((sum.saturating_add(value), known.and(qualifier)));
    }
}
