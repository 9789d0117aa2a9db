//! The engine: an index that grows with its dataset, and the answer to the latest query.

mod meaning;

use std::thread;

use super::index::Index;
use super::plan::Plan;
use super::query::{Query, Reach};
use super::result::history::History;
use super::score::found::Found;
use super::score::share::Stop;
use super::score::task::Task;
use crate::dataset::{Choosing, Dataset, FacetCounts, NameIndex, Row, Sieve, count_facets};

/// To look through more records than these is no quicker than to look through all.
const MANY: usize = 1 << 18;

/// Finds records; kept by the thread that searches.
#[derive(Debug)]
pub struct Engine {
    index: Index,
    threads: usize,
    latest: Option<Latest>,
    history: History,
    /// Of establishments, once a choice asks for them.
    names: NameIndex,
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

/// The records of a first screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstScreen {
    /// The best ones.
    pub rows: Vec<u32>,
    /// None matches, and these come near.
    pub is_near: bool,
}

/// What follows the first screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// All records that match.
    pub order: Order,
    /// What each choice in the panes would give.
    pub facets: Vec<FacetCounts>,
}

/// The records below those that match, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Below {
    /// Those that only come near.
    pub rows: Vec<u32>,
    /// None comes near, and these have a part of the words.
    pub are_parts: bool,
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
            names: NameIndex::default(),
        }
    }
}

impl Engine {
    /// An engine that has not seen any record.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An engine that knows only so many words, and marks, by narrow numbers.
    #[cfg(test)]
    pub(super) fn with_room(room: usize) -> Self {
        Self {
            index: Index::with_room(room),
            ..Self::default()
        }
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
            // A new record may fit any query that was answered before.
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

    /// The first `wanted` records for a query, those that come near where none matches; `None` if
    /// `stop` said that nobody waits any more.
    pub fn find(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        choosing: &Choosing,
        wanted: usize,
        stop: Stop<'_>,
    ) -> Option<FirstScreen> {
        self.learn_names(dataset, choosing);
        let rows = self.first(dataset, query, choosing, wanted, stop)?;
        let is_near = rows.is_empty() && query.has_words();
        if is_near {
            let query = query.clone().near();
            let rows = self.first(dataset, &query, choosing, wanted, stop)?;
            return Some(FirstScreen { rows, is_near });
        }
        Some(FirstScreen { rows, is_near })
    }

    /// The first records of a query.
    fn first(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        choosing: &Choosing,
        wanted: usize,
        stop: Stop<'_>,
    ) -> Option<Vec<u32>> {
        let selection = &choosing.selection;
        // Every record fits, so the first ones are the first screen: nothing has to be scored.
        if query.is_empty() {
            let sieve = Sieve::new(dataset, &self.names, selection);
            let rows = (0..self.rows()).filter(|row| sieve.admits(*row));
            return Some(rows.take(wanted).collect());
        }
        // Who erases letters sees again what was shown a moment ago.
        if let Some(first) = self.history.first(query, selection, wanted) {
            return Some(first);
        }
        let (found, names) = self.answer(dataset, query, stop)?;
        let first = found.first(&Sieve::new(dataset, names, selection), wanted);
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
        choosing: &Choosing,
        stop: Stop<'_>,
    ) -> Option<Rest> {
        self.rest_counting(dataset, query, choosing, None, stop)
    }

    /// The same, where the panes count only some of the records.
    pub fn rest_counting(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        choosing: &Choosing,
        is_counted: Option<fn(Row<'_>) -> bool>,
        stop: Stop<'_>,
    ) -> Option<Rest> {
        self.learn_names(dataset, choosing);
        if query.is_empty() {
            return Some(self.everything(dataset, choosing, is_counted));
        }
        let (found, names) = self.answer(dataset, query, stop)?;
        // The panes count all that was found: each leaves its own choice out, so the sieve comes later.
        let facets = counted(dataset, names, choosing, found.rows(), is_counted);
        if stop() {
            return None;
        }
        let sieve = Sieve::new(dataset, names, &choosing.selection);
        let order = Order::Listed(found.order(&sieve));
        Some(Rest { order, facets })
    }

    fn everything(
        &self,
        dataset: &Dataset,
        choosing: &Choosing,
        is_counted: Option<fn(Row<'_>) -> bool>,
    ) -> Rest {
        let all = 0..self.rows();
        let facets = counted(dataset, &self.names, choosing, all, is_counted);
        let order = if choosing.selection.is_open() {
            Order::All(self.rows())
        } else {
            let sieve = Sieve::new(dataset, &self.names, &choosing.selection);
            Order::Listed((0..self.rows()).filter(|row| sieve.admits(*row)).collect())
        };
        Rest { order, facets }
    }

    /// The names of establishments, as far as what is chosen needs them.
    pub fn names_for(&mut self, dataset: &Dataset, choosing: &Choosing) -> &NameIndex {
        self.learn_names(dataset, choosing);
        &self.names
    }

    /// Names are taken apart when they are first asked for: most who open a file never do.
    fn learn_names(&mut self, dataset: &Dataset, choosing: &Choosing) {
        if choosing.needs_names() {
            self.names.absorb(dataset);
        }
    }

    /// All that a query finds, and the names by which its records are chosen.
    fn answer(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        stop: Stop<'_>,
    ) -> Option<(&Found, &NameIndex)> {
        if self.known(query).is_none() {
            let mut plan = Plan::new(query, &self.index, dataset);
            let mut found = match self.narrow(dataset, query, &plan, stop)? {
                Some(found) => found,
                None => self.task(dataset, query, &plan, stop).run()?,
            };
            // Where only whole words count, nothing is found that fits loosely.
            found.is_proper |= query.reach != Reach::Near;
            // An answer is kept for its list; how it came about would take more room than the list.
            plan.forget();
            self.keep(query, plan, found);
        }
        self.known(query)?;
        let latest = self.latest.as_ref()?;
        Some((&latest.found, &self.names))
    }

    /// The answer to a query that was asked just now or a little before.
    fn known(&mut self, query: &Query) -> Option<&Found> {
        if self
            .latest
            .as_ref()
            .is_none_or(|latest| latest.query != *query)
        {
            let (plan, found) = self.history.take(query)?;
            self.keep(query, plan, found);
        }
        self.latest.as_ref().map(|latest| &latest.found)
    }

    fn keep(&mut self, query: &Query, plan: Plan, found: Found) -> &Found {
        let query = query.clone();
        let before = self.latest.take();
        if let Some(Latest { query, plan, found }) = before {
            self.history.keep(&query, plan, found);
        }
        &self.latest.insert(Latest { query, plan, found }).found
    }

    /// What a query finds among the records of an earlier answer, if no others can fit.
    ///
    /// The outer `None` says that `stop` said so.
    #[allow(
        clippy::option_option,
        reason = "stopped and not applicable are two things"
    )]
    fn narrow(
        &self,
        dataset: &Dataset,
        query: &Query,
        plan: &Plan,
        stop: Stop<'_>,
    ) -> Option<Option<Found>> {
        let latest = self
            .latest
            .iter()
            .map(|latest| (&latest.query, &latest.plan, &latest.found));
        let wider = self
            .history
            .answers()
            .chain(latest)
            .filter(|(known, before, found)| {
                // Conditions on numbers may only be the same: a year typed further is another year.
                let is_short = found.len() <= MANY && known.tests == query.tests;
                is_short && query.asks_as(known) && plan.narrows(before, !found.is_proper)
            });
        // Where nothing fitted properly, nothing will: that settles it.
        let Some((.., wider)) = wider.min_by_key(|(.., found)| (found.is_proper, found.len()))
        else {
            return Some(None);
        };
        let task = Task {
            among: Some(wider),
            ..self.task(dataset, query, plan, stop)
        };
        let found = task.run()?;
        // Where nothing fits properly any more, loose fits may be anywhere, unless all were loose.
        let is_loose = query.reach == Reach::Near;
        let is_settled = |found: &Found| found.is_proper || !wider.is_proper || !is_loose;
        Some(Some(found).filter(is_settled))
    }

    fn task<'a>(
        &'a self,
        dataset: &'a Dataset,
        query: &'a Query,
        plan: &'a Plan,
        stop: Stop<'a>,
    ) -> Task<'a> {
        Task {
            plan,
            tests: &query.tests,
            index: &self.index,
            dataset,
            among: None,
            threads: self.threads,
            stop,
        }
    }
}

/// What each choice of the panes would give of some records, those alone that are counted.
fn counted(
    dataset: &Dataset,
    names: &NameIndex,
    choosing: &Choosing,
    rows: impl Iterator<Item = u32> + Clone,
    is_counted: Option<fn(Row<'_>) -> bool>,
) -> Vec<FacetCounts> {
    match is_counted {
        None => count_facets(dataset, names, choosing, rows),
        Some(is_counted) => {
            let rows = rows.filter(|row| is_counted(dataset.row(*row)));
            count_facets(dataset, names, choosing, rows)
        }
    }
}
