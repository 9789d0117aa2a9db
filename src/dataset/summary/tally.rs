//! What a group comes to, and whether that was published or added up.

use hashbrown::HashMap;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::cell::{Slot, Sum, SummaryCell};
use crate::dataset::{
    ActivityId, Choice, Dataset, Funding, INDICATORS, Indicator, Kind, Qualifier, Total,
};

/// Where a number of the summary comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// It was published as a total.
    Published,
    /// It is the sum of the records.
    Sum,
    /// It is the number of different establishments that are named; no record gives a number.
    Named,
}

/// What a group comes to in one indicator, in the unit of that indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// What was counted; in JSON it is the key, which ends in `_dong` for money.
    #[serde(skip)]
    pub indicator: Indicator,
    /// The number.
    pub value: i64,
    /// How exactly it is known; in JSON it is left out where it is exact.
    #[serde(skip_serializing_if = "is_exact")]
    pub qualifier: Qualifier,
    /// Where it comes from.
    pub basis: Basis,
    /// The sum of the records, where a published total differs from it.
    #[serde(serialize_with = "sum_value", skip_serializing_if = "Option::is_none")]
    pub sum: Option<(i64, Qualifier)>,
}

/// The tallies of a group in the order of the indicators; a map by key in JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tallies(pub Vec<Tally>);

impl Tallies {
    /// The tally of an indicator, if anything is known of it.
    #[must_use]
    pub fn of(&self, indicator: Indicator) -> Option<&Tally> {
        self.0.iter().find(|tally| tally.indicator == indicator)
    }
}

impl Serialize for Tallies {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for tally in &self.0 {
            map.serialize_entry(&key(tally.indicator), tally)?;
        }
        map.end()
    }
}

/// The key of an indicator in JSON; that of money says its unit.
fn key(indicator: Indicator) -> String {
    let description = indicator.description();
    let unit = if description.kind == Kind::Money {
        "_dong"
    } else {
        ""
    };
    format!("{}{unit}", description.key)
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_exact(qualifier: &Qualifier) -> bool {
    *qualifier == Qualifier::Exact
}

fn sum_value<S: Serializer>(sum: &Sum, serializer: S) -> Result<S::Ok, S::Error> {
    sum.map(|(value, _)| value).serialize(serializer)
}

impl Serialize for Qualifier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

impl Serialize for Funding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// What a total covers, as a summary asks for it.
type TotalScope = (Indicator, Option<Funding>, Choice<ActivityId>);

/// The published totals that stand for a whole group.
#[derive(Debug, Default)]
pub(super) struct Published(HashMap<TotalScope, Sum>);

impl Published {
    /// Keeps the totals that are clear: of the dataset's own period, or the only ones there are.
    ///
    /// Totals of single years, or two that disagree, leave the sum in its place.
    pub fn of(dataset: &Dataset) -> Self {
        let own_period = |total: &&Total| total.period == dataset.about.period;
        let summed = |total: &&Total| dataset.is_summed(total.figure.reference);
        // What one file says of itself says nothing of the records of another.
        let totals = || {
            let totals = dataset.totals.iter().enumerate();
            let of_all = totals.filter(|(place, _)| dataset.is_of_all(*place));
            of_all.map(|(_, total)| total).filter(summed)
        };
        let mut published = Self::clear(totals().filter(own_period));
        for (scope, total) in Self::clear(totals()).0 {
            published.0.entry(scope).or_insert(total);
        }
        published
    }

    /// A scope with different totals has none that is clear.
    fn clear<'a>(totals: impl Iterator<Item = &'a Total>) -> Self {
        let mut clear = Self::default();
        for total in totals {
            let activity = total.activity.map_or(Choice::All, Choice::Only);
            let scope = (total.figure.indicator, total.funding, activity);
            let known = Some((total.figure.value, total.figure.qualifier));
            let one = clear.0.entry(scope).or_insert(known);
            if *one != known {
                // Two pages disagree: neither may stand for the group.
                *one = None;
            }
        }
        clear
    }

    /// What a cell comes to, with published totals in the place of sums.
    pub fn over(&self, cell: &SummaryCell, activity: Choice<ActivityId>, slot: Slot) -> Tallies {
        let known = INDICATORS.iter().map(|known| known.indicator);
        let tallies = known.filter_map(|indicator| {
            let total = self.total(indicator, activity, slot);
            tally(indicator, total, cell.sum(indicator)).or_else(|| named(indicator, cell))
        });
        Tallies(tallies.collect())
    }

    fn total(&self, indicator: Indicator, activity: Choice<ActivityId>, slot: Slot) -> Sum {
        let funding = match slot {
            Slot::All => None,
            Slot::Source(source) => Some(source),
            Slot::Unknown => return None,
        };
        self.0
            .get(&(indicator, funding, activity))
            .copied()
            .flatten()
    }
}

fn tally(indicator: Indicator, total: Sum, sum: Sum) -> Option<Tally> {
    let basis = if total.is_some() {
        Basis::Published
    } else {
        Basis::Sum
    };
    let (value, qualifier) = total.or(sum)?;
    // The sum is told beside a published total only where it says something else.
    let sum = sum.filter(|sum| *sum != (value, qualifier));
    Some(Tally {
        indicator,
        value,
        qualifier,
        basis,
        sum,
    })
}

fn named(indicator: Indicator, cell: &SummaryCell) -> Option<Tally> {
    let counts = indicator == Indicator::Establishments && cell.named > 0;
    counts.then(|| Tally {
        indicator,
        value: cell.named.into(),
        qualifier: Qualifier::Exact,
        basis: Basis::Named,
        sum: None,
    })
}
