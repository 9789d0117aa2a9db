//! What is searched of values that are no text: a line for each name.

use crate::dataset::{Activity, Funding, FundingSet, Period};

/// A longer period is not spelled out year by year.
const LONGEST_PERIOD: u16 = 60;

/// The names of a set of sources, a line each.
#[must_use]
pub fn names_of_funding(set: FundingSet) -> String {
    let names = set.iter().map(|source| match source {
        Funding::National => "KCQG\nkhuyến công quốc gia\nnational",
        Funding::Local => "KCĐP\nkhuyến công địa phương\nlocal",
        Funding::Other => "nguồn khác\nother",
    });
    names.collect::<Vec<_>>().join("\n")
}

/// The names of an activity, a line each.
#[must_use]
pub fn names_of_activity(activity: &Activity) -> String {
    let Activity { id, name, short } = activity;
    [&name.vi, &short.vi, &name.en, &short.en, id]
        .map(String::as_str)
        .join("\n")
}

/// The years of a period, a line each.
#[must_use]
pub fn years_of(period: Period) -> String {
    let last = period.to.min(period.from.saturating_add(LONGEST_PERIOD));
    let years: Vec<_> = (period.from..=last).map(|year| year.to_string()).collect();
    // Side by side, so that a longer period is not taken for one of its years.
    years.join(" ")
}
