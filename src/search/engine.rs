//! The engine: an index that grows with its dataset, and the answer to the latest query.

use std::thread;

use super::index::Index;
use super::plan::Plan;
use super::query::Query;
use super::rank;
use super::row::{Found, Task};
use crate::dataset::{Dataset, Facets, Selection};

/// Finds records; kept by the thread that searches.
#[derive(Debug)]
pub struct Engine {
    index: Index,
    threads: usize,
    latest: Option<Latest>,
}

/// The answer to a query, good until the query or the index changes.
#[derive(Debug)]
struct Latest {
    query: Query,
    rows: u32,
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
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<u32>> {
        if query.is_empty() {
            let rows = (0..self.rows()).filter(|row| selection.admits(dataset.row(*row)));
            return Some(rows.take(wanted).collect());
        }
        let found = self.answer(dataset, query, stop)?;
        Some(found.first(dataset, selection, wanted))
    }

    /// The whole list and the counts of the panes; `None` if `stop` said so.
    ///
    /// After [`Self::find`] for the same query only little is left to do.
    pub fn rest(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        selection: &Selection,
        stop: &(dyn Fn() -> bool + Sync),
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

    fn answer(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Option<&Found> {
        let rows = self.rows();
        let latest = self.latest.take();
        let latest = match latest.filter(|latest| latest.rows == rows && latest.query == *query) {
            Some(latest) => latest,
            None => {
                let plan = Plan::new(query, &self.index, dataset);
                let task = Task {
                    plan: &plan,
                    tests: &query.tests,
                    index: &self.index,
                    dataset,
                    threads: self.threads,
                    stop,
                };
                let found = task.run()?;
                Latest {
                    query: query.clone(),
                    rows,
                    found,
                }
            }
        };
        Some(&self.latest.insert(latest).found)
    }
}
