//! The finder: what a view lists for a query, among the records or the texts beside them.

use std::sync::Arc;

use super::answer::Answer;
use super::items::Items;
use super::list::arranged;
use super::reply::{Reply, reply};
use super::request::Request;
use super::texts::{FoundTexts, Texts};
use super::told::ToldEntry;
use super::total::total;
use super::touched::Touching;
use super::view::{ListRecords, Listed, ViewRow};
use super::{check, report, told};
use crate::dataset::reconciliation::{Check, Verdict};
use crate::dataset::{Dataset, FacetCounts, Row};
use crate::reader::check::ReportLine;
use crate::search::{
    Asked, Below, Engine, Marker, Order, Query, Stop, asked, is_question, lacking, meant,
};

/// So many of the first records say what was done to find them.
const LOOKED_AT: usize = 100;

/// Searches the records, and what is told beside them once somebody asks for it.
#[derive(Default)]
pub(super) struct Finder {
    pub(super) engine: Engine,
    told: Option<(usize, Texts<ToldEntry>)>,
    checks: Option<((u32, usize), Texts<Check>)>,
    report: Option<(Arc<Vec<ReportLine>>, Texts<ReportLine>)>,
}

/// A query over a dataset, for a request; `stop` says that nobody waits any more.
#[derive(Clone, Copy)]
pub(super) struct Sought<'a> {
    pub dataset: &'a Dataset,
    pub request: &'a Request,
    pub query: &'a Query,
    pub stop: Stop<'a>,
}

impl Finder {
    /// The first `wanted` records, before anything is counted.
    pub(super) fn first(&mut self, sought: Sought<'_>, wanted: usize) -> Option<Answer> {
        let Sought {
            dataset,
            request,
            query,
            stop,
        } = sought;
        let (engine, choosing) = (&mut self.engine, &request.choosing);
        let (mut query, mut dropped) = (query.clone(), Vec::new());
        let asks = is_question(&query);
        if asks {
            (query, dropped) = engine.settle(dataset, &query, stop)?;
        }
        let mut found = engine.find(dataset, &query, choosing, wanted, stop)?;
        // Others mostly match as they stand, and who erases letters sees at once what was shown before.
        if found.is_near && !asks {
            let settled = engine.settle(dataset, &query, stop)?;
            if settled.0 != query {
                found = engine.find(dataset, &settled.0, choosing, wanted, stop)?;
                (query, dropped) = settled;
            }
        }
        let (rows, near) = if found.is_near {
            (Vec::new(), found.rows)
        } else {
            (found.rows, Vec::new())
        };
        Some(Answer {
            request: request.clone(),
            marker: engine.marker(&query),
            query,
            dropped,
            items: Arc::new(Items::Records(rows)),
            near: Arc::new(Items::Records(near)),
            ..Answer::default()
        })
    }

    /// The whole list with its counts.
    pub(super) fn whole(&mut self, sought: Sought<'_>) -> Option<Answer> {
        match ViewRow::of(sought.request.view).lists {
            Listed::Records(list) => self.records(sought, list),
            Listed::Checks => self.checks(sought),
            Listed::Report => Some(self.report(sought)),
        }
    }

    fn records(&mut self, sought: Sought<'_>, list: ListRecords) -> Option<Answer> {
        let Sought {
            dataset,
            request,
            stop,
            ..
        } = sought;
        let (view, choosing) = (ViewRow::of(request.view), &request.choosing);
        let engine = &mut self.engine;
        let (query, dropped) = engine.settle(dataset, sought.query, stop)?;
        let rest = engine.rest_counting(dataset, &query, choosing, view.is_listed, stop)?;
        let marker = engine.marker(&query);
        let below = if view.is_plain {
            engine.below(dataset, &query, choosing, &rest.order, stop)?
        } else {
            Below::default()
        };
        let items = match rest.order {
            Order::All(count) => list(dataset, request, (0..count).collect()),
            Order::Listed(rows) => list(dataset, request, rows),
        };
        let meant = meant(&query, first_rows(dataset, items.records()));
        let parts = below.rows.as_slice();
        let parts = if below.are_parts { parts } else { &[] };
        let missing = lacking(&query, first_rows(dataset, parts));
        let items = arranged(dataset, request, items);
        let mut answer = Answer {
            request: request.clone(),
            query,
            marker,
            dropped,
            meant,
            near: Arc::new(Items::Records(below.rows)),
            has_parts: below.are_parts,
            missing,
            is_whole: true,
            total: total(dataset, view, &items),
            items: Arc::new(items),
            facets: rest.facets,
            ..Answer::default()
        };
        // What is told besides the list stands below that of the records only.
        if view.is_plain {
            answer.told = Arc::new(Items::Told(self.told(dataset, sought.query)));
            answer.reply = self.reply(sought, &answer);
        }
        Some(answer)
    }

    /// What is replied to a question over what was found.
    fn reply(&mut self, sought: Sought<'_>, answer: &Answer) -> Option<Reply> {
        match asked(sought.query)? {
            Asked::Number(indicator) => {
                reply(sought.dataset, &answer.items, &answer.query, indicator)
            }
            Asked::Contradictions => Some(Reply::Contradictions(self.contradictions(sought))),
        }
    }

    /// The judgements and sources that a query finds.
    fn told(&mut self, dataset: &Dataset, query: &Query) -> Vec<ToldEntry> {
        if !query.has_words() {
            return Vec::new();
        }
        let count = dataset.outcomes.len() + dataset.references.len();
        let texts = kept(&mut self.told, count, |_| told::texts(dataset));
        let found = texts.find(query);
        // Who only asks asks of records.
        if found.query.is_empty() {
            return Vec::new();
        }
        found.matches
    }

    fn checks(&mut self, sought: Sought<'_>) -> Option<Answer> {
        let mut found = self.check_texts(sought.dataset).find(sought.query);
        if (sought.stop)() {
            return None;
        }
        let touching = self.touching(sought);
        let facets = touching.counts(&found.matches);
        found.matches.retain(|check| touching.is_touched(check));
        found.near.retain(|check| touching.is_touched(check));
        Some(answered(sought, found, Items::Checks, facets))
    }

    /// How many contradictions the view of comparisons lists for a query.
    fn contradictions(&mut self, sought: Sought<'_>) -> usize {
        let found = self.check_texts(sought.dataset).find(sought.query).matches;
        let touching = self.touching(sought);
        let listed = found.iter().filter(|check| touching.is_touched(check));
        listed
            .filter(|check| check.verdict == Verdict::Contradicts)
            .count()
    }

    fn check_texts(&mut self, dataset: &Dataset) -> &mut Texts<Check> {
        let state = (dataset.len(), dataset.totals.len());
        kept(&mut self.checks, state, |_| check::texts(dataset))
    }

    fn touching<'a>(&'a mut self, sought: Sought<'a>) -> Touching<'a> {
        let choosing = &sought.request.choosing;
        Touching {
            dataset: sought.dataset,
            names: self.engine.names_for(sought.dataset, choosing),
            choosing,
        }
    }

    fn report(&mut self, sought: Sought<'_>) -> Answer {
        let report = Arc::clone(&sought.request.report);
        let texts = kept(&mut self.report, report, |report| report::texts(report));
        let found = texts.find(sought.query);
        let facets = report::counts(&sought.request.choosing, found.matches.len());
        answered(sought, found, Items::Report, facets)
    }
}

/// The first of some records: enough to say what was done to find them.
fn first_rows<'a>(dataset: &'a Dataset, rows: &'a [u32]) -> impl Iterator<Item = Row<'a>> {
    let first = rows.iter().take(LOOKED_AT);
    first.map(|row| dataset.row(*row))
}

/// The texts of a state of the data, made where another state was asked for last.
fn kept<S: PartialEq, T>(
    known: &mut Option<(S, Texts<T>)>,
    state: S,
    make: impl FnOnce(&S) -> Texts<T>,
) -> &mut Texts<T> {
    let still = known.take().filter(|(of, _)| *of == state);
    let texts = still.unwrap_or_else(|| {
        let texts = make(&state);
        (state, texts)
    });
    &mut known.insert(texts).1
}

/// The answer of a view that lists texts.
fn answered<T>(
    sought: Sought<'_>,
    found: FoundTexts<T>,
    items: fn(Vec<T>) -> Items,
    facets: Vec<FacetCounts>,
) -> Answer {
    let matches = items(found.matches);
    Answer {
        request: sought.request.clone(),
        marker: Marker::of_match(&found.query),
        query: found.query,
        dropped: found.dropped,
        items: Arc::new(arranged(sought.dataset, sought.request, matches)),
        near: Arc::new(items(found.near)),
        has_parts: found.are_parts,
        missing: found.missing,
        is_whole: true,
        facets,
        ..Answer::default()
    }
}
