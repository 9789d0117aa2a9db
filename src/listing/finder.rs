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
use crate::dataset::{Dataset, FacetCounts};
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

impl Finder {
    /// The first `wanted` records, before anything is counted.
    pub(super) fn first(
        &mut self,
        dataset: &Dataset,
        request: &Request,
        query: &Query,
        wanted: usize,
        stop: Stop<'_>,
    ) -> Option<Answer> {
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
    pub(super) fn whole(
        &mut self,
        dataset: &Dataset,
        request: &Request,
        query: &Query,
        stop: Stop<'_>,
    ) -> Option<Answer> {
        match ViewRow::of(request.view).lists {
            Listed::Records(view) => self.records(dataset, request, query, view, stop),
            Listed::Checks => self.checks(dataset, request, query, stop),
            Listed::Report => Some(self.report(dataset, request, query)),
        }
    }

    fn records(
        &mut self,
        dataset: &Dataset,
        request: &Request,
        query: &Query,
        list: ListRecords,
        stop: Stop<'_>,
    ) -> Option<Answer> {
        let view = ViewRow::of(request.view);
        // What is told besides the list stands below that of the records only.
        let told = if view.is_plain {
            self.told(dataset, query)
        } else {
            Vec::new()
        };
        let asked = asked(query).filter(|_| view.is_plain);
        let contradictions = match asked {
            Some(Asked::Contradictions) => Some(self.contradictions(dataset, request, query)),
            _ => None,
        };
        let engine = &mut self.engine;
        let (query, dropped) = engine.settle(dataset, query, stop)?;
        let rest =
            engine.rest_counting(dataset, &query, &request.choosing, view.is_listed, stop)?;
        let marker = engine.marker(&query);
        let below = if view.is_plain {
            engine.below(dataset, &query, &request.choosing, &rest.order, stop)?
        } else {
            Below::default()
        };
        let items = match rest.order {
            Order::All(count) => list(dataset, request, (0..count).collect()),
            Order::Listed(rows) => list(dataset, request, rows),
        };
        let rows_of = |rows: &[u32]| -> Vec<_> {
            let first = rows.iter().take(LOOKED_AT);
            first.map(|row| dataset.row(*row)).collect()
        };
        let meant = meant(&query, rows_of(items.records()).into_iter());
        let parts = rows_of(if below.are_parts { &below.rows } else { &[] });
        let missing = lacking(&query, parts.into_iter());
        let items = arranged(dataset, request, items);
        let total = total(dataset, view, &items);
        let reply = match asked {
            Some(Asked::Number(indicator)) => reply(dataset, &items, &query, indicator),
            _ => contradictions.map(Reply::Contradictions),
        };
        Some(Answer {
            request: request.clone(),
            query,
            marker,
            reply,
            dropped,
            meant,
            items: Arc::new(items),
            told: Arc::new(Items::Told(told)),
            near: Arc::new(Items::Records(below.rows)),
            has_parts: below.are_parts,
            missing,
            is_whole: true,
            total,
            facets: rest.facets,
            ..Answer::default()
        })
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

    fn checks(
        &mut self,
        dataset: &Dataset,
        request: &Request,
        query: &Query,
        stop: Stop<'_>,
    ) -> Option<Answer> {
        let mut found = self.check_texts(dataset).find(query);
        if stop() {
            return None;
        }
        let touching = self.touching(dataset, request);
        let facets = touching.counts(&found.matches);
        found.matches.retain(|check| touching.is_touched(check));
        found.near.retain(|check| touching.is_touched(check));
        Some(answered(dataset, request, found, Items::Checks, facets))
    }

    /// How many contradictions the view of comparisons lists for a query.
    fn contradictions(&mut self, dataset: &Dataset, request: &Request, query: &Query) -> usize {
        let found = self.check_texts(dataset).find(query).matches;
        let touching = self.touching(dataset, request);
        let listed = found.iter().filter(|check| touching.is_touched(check));
        listed
            .filter(|check| check.verdict == Verdict::Contradicts)
            .count()
    }

    fn check_texts(&mut self, dataset: &Dataset) -> &mut Texts<Check> {
        let state = (dataset.len(), dataset.totals.len());
        kept(&mut self.checks, state, |_| check::texts(dataset))
    }

    fn touching<'a>(&'a mut self, dataset: &'a Dataset, request: &'a Request) -> Touching<'a> {
        Touching {
            dataset,
            names: self.engine.names_for(dataset, &request.choosing),
            choosing: &request.choosing,
        }
    }

    fn report(&mut self, dataset: &Dataset, request: &Request, query: &Query) -> Answer {
        let report = Arc::clone(&request.report);
        let texts = kept(&mut self.report, report, |report| report::texts(report));
        let found = texts.find(query);
        let facets = report::counts(&request.choosing, found.matches.len());
        answered(dataset, request, found, Items::Report, facets)
    }
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
    dataset: &Dataset,
    request: &Request,
    found: FoundTexts<T>,
    items: fn(Vec<T>) -> Items,
    facets: Vec<FacetCounts>,
) -> Answer {
    Answer {
        request: request.clone(),
        marker: Marker::of_match(&found.query),
        query: found.query,
        dropped: found.dropped,
        items: Arc::new(arranged(dataset, request, items(found.matches))),
        near: Arc::new(items(found.near)),
        has_parts: found.are_parts,
        missing: found.missing,
        is_whole: true,
        facets,
        ..Answer::default()
    }
}
