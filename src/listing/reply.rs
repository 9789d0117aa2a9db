//! The reply to a question in a line: the number that it asks for, over what was found.

use super::items::Items;
use super::total::{Adder, ListSum};
use crate::dataset::{Dataset, Figure, FundingSet, Indicator, Kind, Total};
use crate::search::Query;

/// What is replied to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// To `bao nhiêu học viên`.
    Number(AskedNumber),
    /// To `bao nhiêu đề án`: each record is one.
    Records(AskedRecords),
    /// To `số liệu nào mâu thuẫn`: how many contradictions the view of comparisons lists.
    Contradictions(usize),
}

/// A number that was asked for, and its parts by source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedNumber {
    /// What it comes to over all that matches, by the same rules as the line under it.
    pub all: ListSum,
    /// What each source, or each set of them, brings to it.
    pub sources: Vec<(FundingSet, ListSum)>,
    /// The number is only known of records that stand beside the sums.
    pub is_beside: bool,
    /// What was published of just these records.
    pub published: Option<Figure>,
    /// The records that it was asked of.
    pub records: AskedRecords,
}

/// The records that a question asks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedRecords {
    /// How many there are.
    pub count: usize,
    /// How many more are of several years, where some of those years are asked for.
    pub of_more_years: usize,
    /// How many programmes were published, where just these are listed.
    pub published: Option<Figure>,
}

/// What a question for a number is replied; nothing where shares were asked for, which no one adds.
#[must_use]
pub fn reply(
    dataset: &Dataset,
    items: &Items,
    query: &Query,
    indicator: Indicator,
) -> Option<Reply> {
    let listed = items.records();
    if indicator.description().kind == Kind::Share || listed.is_empty() {
        return None;
    }
    let rows = of_years(dataset, listed, query.years());
    let published = |indicator| published(dataset, listed, indicator);
    let records = AskedRecords {
        count: rows.len(),
        of_more_years: listed.len() - rows.len(),
        published: published(Indicator::Programmes),
    };
    if indicator == Indicator::Programmes {
        return Some(Reply::Records(records));
    }
    let mut number = number(dataset, &rows, indicator);
    // Where the whole cost stands nowhere, "tổng kinh phí" asks what the support comes to.
    if indicator == Indicator::TotalCost && number.all.sum.is_none() {
        number = self::number(dataset, &rows, Indicator::Support);
    }
    let published = published(number.all.indicator);
    Some(Reply::Number(AskedNumber {
        published,
        records,
        ..number
    }))
}

/// A number over records, or over those beside the sums where no other has it.
fn number(dataset: &Dataset, rows: &[u32], indicator: Indicator) -> AskedNumber {
    let (mut all, mut sources) = added(dataset, &Adder::of(dataset, rows), indicator);
    let is_beside = all.sum.is_none();
    if is_beside {
        (all, sources) = added(dataset, &Adder::with_beside(dataset, rows), indicator);
    }
    AskedNumber {
        is_beside: is_beside && all.sum.is_some(),
        all,
        sources,
        published: None,
        records: AskedRecords::default(),
    }
}

/// A number, and its parts by source; an establishment may be named under both.
fn added(
    dataset: &Dataset,
    adder: &Adder<'_>,
    indicator: Indicator,
) -> (ListSum, Vec<(FundingSet, ListSum)>) {
    if indicator == Indicator::Establishments {
        return (adder.establishments(), Vec::new());
    }
    let all = adder.sum(indicator, |_| true);
    let sources = FundingSet::all().filter_map(|set| {
        let sum = adder.sum(indicator, |record| dataset.row(record).funding() == set);
        sum.sum.is_some().then_some((set, sum))
    });
    (all, sources.collect())
}

/// The records without those of a longer time than the years that are asked for: what a decade
/// achieved says nothing of one year in it.
fn of_years(dataset: &Dataset, rows: &[u32], years: Option<(i64, i64)>) -> Vec<u32> {
    let Some((from, to)) = years else {
        return rows.to_vec();
    };
    let is_within = |row: &&u32| {
        let period = dataset.row(**row).period();
        period.is_none_or(|period| from <= period.from.into() && i64::from(period.to) <= to)
    };
    rows.iter().filter(is_within).copied().collect()
}

/// What was published of just the records that are listed: all, or all of a source or an activity.
fn published(dataset: &Dataset, listed: &[u32], indicator: Indicator) -> Option<Figure> {
    let is_of = |total: &Total, row: u32| {
        let row = dataset.row(row);
        let funding = total
            .funding
            .is_none_or(|source| row.funding().contains(source));
        funding
            && total
                .activity
                .is_none_or(|activity| row.activity_id() == Some(activity))
    };
    let mut totals = dataset.totals.iter().filter(|total| {
        let own = || (0..dataset.len()).filter(|row| is_of(total, *row)).count();
        let is_scope = || listed.iter().all(|row| is_of(total, *row)) && own() == listed.len();
        total.figure.indicator == indicator && is_scope()
    });
    totals.next().map(|total| total.figure.clone())
}
