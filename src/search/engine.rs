//! The engine: an index that grows with its dataset, and the answer to the latest query.

use std::thread;

use super::history::History;
use super::index::Index;
use super::mask::LANES;
use super::plan::Plan;
use super::query::Query;
use super::rank;
use super::row::{Found, Task};
use crate::dataset::{Dataset, Facets, Selection};

/// Says that nobody waits for the answer any more.
pub type Stop<'a> = &'a (dyn Fn() -> bool + Sync);

/// Finds records; kept by the thread that searches.
#[derive(Debug)]
pub struct Engine {
    index: Index,
    threads: usize,
    latest: Option<Latest>,
    history: History,
}

/// The answer to a query, good until the index changes.
#[derive(Debug)]
struct Latest {
    query: Query,
    plan: Plan,
    found: Found,
}

/// The records of a list in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// All records of the dataset, as many as this, in the order of the data.
    All(u32),
    /// These records.
    Listed(Vec<u32>),
}

/// What follows the first screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// All records of the list.
    pub order: Order,
    /// What each choice in the panes would give.
    pub facets: Facets,
}

impl Order {
    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::All(count) => *count as usize,
            Self::Listed(rows) => rows.len(),
        }
    }

    /// Says whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The record at a place of the list.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<u32> {
        match self {
            Self::All(count) => u32::try_from(place).ok().filter(|row| row < count),
            Self::Listed(rows) => rows.get(place).copied(),
        }
    }
}

impl Default for Engine {
    fn default() -> Self {
        let threads = thread::available_parallelism()
            .map_or(1, usize::from)
            .min(4);
        Self {
            index: Index::default(),
            threads,
            latest: None,
            history: History::default(),
        }
    }
}

impl Engine {
    /// An engine that has not seen any record.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Works with as many threads; the answers do not depend on it.
    #[must_use]
    pub fn with_threads(self, threads: usize) -> Self {
        Self { threads, ..self }
    }

    /// Takes in records that came since the last call, at most `max_rows`; false if nothing is new.
    pub fn absorb(&mut self, dataset: &Dataset, max_rows: Option<u32>) -> bool {
        let is_new = self.index.absorb(dataset, max_rows);
        if is_new {
            self.latest = None;
            self.history.clear();
        }
        is_new
    }

    /// How many records can be found.
    #[must_use]
    pub fn rows(&self) -> u32 {
        self.index.rows()
    }

    /// The first `wanted` records for a query; `None` if `stop` said that nobody waits any more.
    pub fn find(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        selection: &Selection,
        wanted: usize,
        stop: Stop<'_>,
    ) -> Option<Vec<u32>> {
        if query.is_empty() {
            let rows = (0..self.rows()).filter(|row| selection.admits(dataset.row(*row)));
            return Some(rows.take(wanted).collect());
        }
        if let Some(first) = self.history.first(query, selection, wanted) {
            return Some(first);
        }
        let found = self.answer(dataset, query, stop)?;
        let first = found.first(dataset, selection, wanted);
        self.history.keep_first(query, selection, wanted, &first);
        Some(first)
    }

    /// The whole list and the counts of the panes; `None` if `stop` said so.
    ///
    /// After [`Self::find`] for the same query only little is left to do.
    pub fn rest(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        selection: &Selection,
        stop: Stop<'_>,
    ) -> Option<Rest> {
        if query.is_empty() {
            return Some(self.everything(dataset, selection));
        }
        let found = self.answer(dataset, query, stop)?;
        let facets = found.facets(dataset, selection);
        if stop() {
            return None;
        }
        let order = Order::Listed(found.order(dataset, selection));
        Some(Rest { order, facets })
    }

    fn everything(&self, dataset: &Dataset, selection: &Selection) -> Rest {
        let facets = rank::facets(dataset, selection, 0..self.rows() as usize);
        let order = if *selection == Selection::default() {
            Order::All(self.rows())
        } else {
            let rows = (0..self.rows()).filter(|row| selection.admits(dataset.row(*row)));
            Order::Listed(rows.collect())
        };
        Rest { order, facets }
    }

    /// What a query finds: known already, among what a shorter query found, or among everything.
    fn answer(&mut self, dataset: &Dataset, query: &Query, stop: Stop<'_>) -> Option<&Found> {
        if self
            .latest
            .as_ref()
            .is_some_and(|latest| latest.query == *query)
        {
            return self.latest.as_ref().map(|latest| &latest.found);
        }
        let plan = Plan::new(query, &self.index, dataset);
        let known = self.history.take(query);
        let found = match known {
            Some(found) => found,
            None => self.search(dataset, query, &plan, stop)?,
        };
        let query = query.clone();
        if let Some(before) = self.latest.replace(Latest { query, plan, found }) {
            self.history.keep(&before.query, before.found);
        }
        self.latest.as_ref().map(|latest| &latest.found)
    }

    fn search(
        &self,
        dataset: &Dataset,
        query: &Query,
        plan: &Plan,
        stop: Stop<'_>,
    ) -> Option<Found> {
        let narrowed = self.latest.as_ref().filter(|latest| {
            let same = latest.query.tests == query.tests && latest.found.is_proper;
            same && plan.terms.len() <= LANES && plan.narrows(&latest.plan)
        });
        let task = Task {
            plan,
            tests: &query.tests,
            index: &self.index,
            dataset,
            among: None,
            threads: self.threads,
            stop,
        };
        if let Some(latest) = narrowed {
            let among = Some(latest.found.rows.as_slice());
            let found = Task { among, ..task }.run()?;
            // Where nothing fits properly any more, loose fits may be anywhere.
            if found.is_proper {
                return Some(found);
            }
        }
        task.run()
    }
}
