//! What the explorer and the command line ask, and what they get.

use std::sync::Arc;

use super::{Items, ListTotal, Sort, ViewRow};
use crate::action::View;
use crate::dataset::{Choosing, Dataset, FacetCounts};
use crate::reader::check::ReportLine;
use crate::search::{Engine, Order, Query, QueryError, parse};

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Counts the requests of a session, so that an answer can be told from an older one.
    pub generation: u64,
    /// The search line.
    pub query: String,
    /// What is chosen in the panes, and what they count.
    pub choosing: Choosing,
    /// Which list is wanted.
    pub view: View,
    /// In which order, if not best first.
    pub sort: Option<Sort>,
    /// What the view of the report lists.
    pub report: Arc<Vec<ReportLine>>,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The request that is answered.
    pub request: Request,
    /// What the search line means, for marking what it found.
    pub query: Query,
    /// What is wrong with the search line; nothing was searched then.
    pub problem: Option<QueryError>,
    /// The list.
    pub items: Arc<Items>,
    /// Whether the list is whole; the first screen comes before the rest is counted.
    pub is_whole: bool,
    /// How many there are without the query and the choices.
    pub all: usize,
    /// What the items come to, in a view that has a total.
    pub total: ListTotal,
    /// What each choice would give, a pane after the other.
    pub facets: Vec<FacetCounts>,
}

/// Answers a single request over all of a dataset.
#[must_use]
pub fn answer(dataset: &Dataset, request: &Request) -> Answer {
    let mut engine = Engine::new();
    engine.absorb(dataset, None);
    match understand(&request.query, dataset) {
        Ok(query) => {
            let found = whole(&mut engine, dataset, request, &query, &|| false);
            let all = super::count(dataset, request, dataset.len());
            Answer {
                all,
                ..found.unwrap_or_default()
            }
        }
        Err(problem) => refuse(request, problem),
    }
}

/// What a search line means to this dataset.
pub(super) fn understand(line: &str, dataset: &Dataset) -> Result<Query, QueryError> {
    let query = parse(line)?;
    query.check(dataset)?;
    Ok(query)
}

/// The answer to a search line that cannot be understood.
pub(super) fn refuse(request: &Request, problem: QueryError) -> Answer {
    Answer {
        request: request.clone(),
        problem: Some(problem),
        ..Answer::default()
    }
}

/// The first `wanted` records, before anything is counted.
pub(super) fn first(
    engine: &mut Engine,
    dataset: &Dataset,
    request: &Request,
    query: &Query,
    wanted: usize,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Answer> {
    let rows = engine.find(dataset, query, &request.choosing, wanted, stop)?;
    let items = Arc::new(Items::Records(rows));
    Some(Answer {
        request: request.clone(),
        query: query.clone(),
        items,
        ..Answer::default()
    })
}

/// The whole list with its counts.
pub(super) fn whole(
    engine: &mut Engine,
    dataset: &Dataset,
    request: &Request,
    query: &Query,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<Answer> {
    let rest = engine.rest(dataset, query, &request.choosing, stop)?;
    let items = match rest.order {
        Order::All(count) => super::list(dataset, request, 0..count),
        Order::Listed(rows) => super::list(dataset, request, rows.into_iter()),
    };
    let total = super::total(dataset, ViewRow::of(request.view), &items);
    Some(Answer {
        request: request.clone(),
        query: query.clone(),
        problem: None,
        items: Arc::new(items),
        is_whole: true,
        all: 0,
        total,
        facets: rest.facets,
    })
}
