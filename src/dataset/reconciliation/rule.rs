//! The rules: which numbers are set against which.

mod period;
mod second;

use hashbrown::{HashMap, HashSet};

use super::claim::{self, Claims, PartKey};
use super::{Assumption, Check, Rule, Scope, Statement, Verdict};
use crate::dataset::{Choice, Dataset, Funding, FundingSet, Indicator, Kind, Period, RefId};

pub(super) use period::shorter_period;
pub(super) use second::second_reference;

/// Rates cannot be added up.
fn adds_up(indicator: Indicator) -> bool {
    indicator.description().kind != Kind::Share
}

/// What makes two totals one: indicator, scope and reference.
type TotalKey = (Indicator, Scope, Option<RefId>);

fn first_totals(claims: &Claims) -> HashMap<TotalKey, &Statement> {
    let mut first = HashMap::new();
    for total in &claims.totals {
        let key = (total.indicator, total.scope, total.reference);
        first.entry(key).or_insert(total);
    }
    first
}

/// A total of all sources against the totals of each source.
pub(super) fn funding_split(claims: &Claims) -> Vec<Check> {
    let known = first_totals(claims);
    let whole = |total: &&Statement| total.scope.funding == Choice::All && adds_up(total.indicator);
    let wholes = claims.totals.iter().filter(whole);
    let split = |total: &Statement| {
        let parts: Vec<_> = Funding::ALL
            .into_iter()
            .filter_map(|source| {
                known.get(&(
                    total.indicator,
                    of_source(total.scope, source),
                    total.reference,
                ))
            })
            .map(|part| (*part).clone())
            .collect();
        (!parts.is_empty()).then(|| checked_split(total, parts))
    };
    wholes.filter_map(split).collect()
}

fn of_source(scope: Scope, source: Funding) -> Scope {
    let funding = Choice::Only(FundingSet::from_iter([source]));
    Scope { funding, ..scope }
}

fn checked_split(total: &Statement, parts: Vec<Statement>) -> Check {
    // With all three sources there, a sum below its total is no gap but a contradiction.
    let complete = parts.len() == Funding::ALL.len();
    let check = Check::of_sum(Rule::FundingSplit, total.clone(), parts);
    match check.verdict {
        Verdict::PartsIncomplete if complete => Check {
            verdict: Verdict::Contradicts,
            ..check
        },
        _ => check,
    }
}

/// Totals against the numbers of their activities, from the same page and of the same period.
pub(super) fn activities(claims: &Claims) -> Vec<Check> {
    let pages = pages(claims);
    let against_activities = |total: &Statement| {
        let page = pages.get(&page_of(total.indicator, total))?;
        let parts = page.parts_of(total);
        (!parts.is_empty()).then(|| {
            let models = parts.iter().any(|part| is_assumed(part, total.indicator));
            let assumption = models.then_some(Assumption::ModelAtOneEstablishment);
            Check::of_sum(Rule::Activities, total.clone(), parts).assuming(assumption)
        })
    };
    let totals = claims
        .totals
        .iter()
        .filter(|total| adds_up(total.indicator));
    totals.filter_map(against_activities).collect()
}

fn is_assumed(part: &Statement, whole: Indicator) -> bool {
    let wider = part.indicator.description().counts_as;
    part.indicator != whole && wider.is_some_and(|wider| wider.assumed)
}

/// What one reference says of one indicator and period.
#[derive(Default)]
struct Page<'a> {
    totals: Vec<&'a Statement>,
    records: Vec<&'a Statement>,
}

impl Page<'_> {
    /// Totals of single activities, and the records of activities that have none.
    fn parts_of(&self, total: &Statement) -> Vec<Statement> {
        let inside = |part: &&&Statement| {
            let scope = part.scope;
            total.scope.activity == Choice::All
                && scope.funding == total.scope.funding
                && scope.activity != Choice::All
        };
        let totals: Vec<_> = self.totals.iter().filter(inside).collect();
        // An activity with a published total is not added up again from its records.
        let known: HashSet<_> = totals.iter().map(|part| part.scope.activity).collect();
        let records = self.records.iter().filter(|part| {
            covers(total.scope, part.scope) && !known.contains(&part.scope.activity)
        });
        totals
            .into_iter()
            .chain(records)
            .map(|part| (*part).clone())
            .collect()
    }
}

/// The indicator, period, reference and file that numbers must share to be added up.
type PageKey = (Indicator, Option<Period>, Option<RefId>, Option<usize>);

fn page_of(indicator: Indicator, statement: &Statement) -> PageKey {
    let Scope { period, file, .. } = statement.scope;
    (indicator, period, statement.reference, file)
}

fn pages(claims: &Claims) -> HashMap<PageKey, Page<'_>> {
    let mut pages: HashMap<_, Page<'_>> = HashMap::new();
    for total in &claims.totals {
        let page = pages.entry(page_of(total.indicator, total)).or_default();
        page.totals.push(total);
    }
    for claim in &claims.records {
        let page = pages
            .entry(page_of(claim.towards, &claim.statement))
            .or_default();
        page.records.push(&claim.statement);
    }
    pages
}

/// A record without activity may be a total itself, so it is part of none.
fn covers(whole: Scope, part: Scope) -> bool {
    let funding = whole.funding == Choice::All || whole.funding == part.funding;
    let activity = match whole.activity {
        Choice::All => part.activity != Choice::Unknown,
        one => one == part.activity,
    };
    funding && activity
}

/// Records against those that name them as their whole, number by number.
pub(super) fn parts(dataset: &Dataset, claims: &Claims) -> Vec<Check> {
    // The keys are in order, so the parts of one whole and indicator stand side by side.
    let sums: Vec<_> = claims.parts.iter().collect();
    let same_whole = sums.chunk_by(|(one, _), (next, _)| (one.0, one.1) == (next.0, next.1));
    let against_whole = |same: &[(&PartKey, &Statement)]| {
        let (whole, indicator, _) = *same.first()?.0;
        let stated = claim::stated_by(dataset.row(whole), indicator)?;
        let parts = same.iter().map(|(_, part)| (*part).clone()).collect();
        adds_up(indicator).then(|| Check::of_sum(Rule::Parts, stated, parts))
    };
    same_whole.filter_map(against_whole).collect()
}
