//! The reply to a question in a line: the number that it asks for, over what was found.

use super::items::Items;
use super::total::{Adder, ListSum};
use crate::dataset::{Dataset, Figure, FundingSet, Indicator, Kind};

/// What is replied to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// To `bao nhiêu học viên`.
    Number(AskedNumber),
    /// To `số liệu nào mâu thuẫn`: how many contradictions the view of comparisons lists.
    Contradictions(usize),
}

/// A number that was asked for, and its parts by source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedNumber {
    /// What it comes to over all that matches, by the same rules as the line under the list.
    pub all: ListSum,
    /// What each source, or each set of them, brings to it.
    pub sources: Vec<(FundingSet, ListSum)>,
    /// What was published of all records, where all are asked for.
    pub published: Option<Figure>,
}

/// The number over the records of a list; none where shares were asked for, which no one adds.
#[must_use]
pub fn asked_number(
    dataset: &Dataset,
    items: &Items,
    indicator: Indicator,
    is_of_all: bool,
) -> Option<AskedNumber> {
    if indicator.description().kind == Kind::Share || items.records().is_empty() {
        return None;
    }
    let adder = Adder::of(dataset, items.records());
    let mut totals = dataset.totals.iter().filter(|total| {
        let is_whole = total.funding.is_none() && total.activity.is_none();
        is_of_all && is_whole && total.figure.indicator == indicator
    });
    let published = totals.next().map(|total| total.figure.clone());
    if indicator == Indicator::Establishments {
        // An establishment may be named under both sources.
        let all = adder.establishments();
        return Some(AskedNumber {
            all,
            sources: Vec::new(),
            published,
        });
    }
    let all = adder.sum(indicator, |_| true);
    let sources = FundingSet::all().filter_map(|set| {
        let sum = adder.sum(indicator, |record| dataset.row(record).funding() == set);
        sum.sum.is_some().then_some((set, sum))
    });
    let sources = sources.collect();
    Some(AskedNumber {
        all,
        sources,
        published,
    })
}
