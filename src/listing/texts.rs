//! Texts that are no records, searched as if they were: comparisons, lines of the load report,
//! judgements and sources.
//!
//! ```text
//! item ─► one record or several that say what it says ─► a small dataset ─ Engine ─► items
//! ```
//!
//! So a query means the same everywhere.

use std::collections::HashSet;

use crate::dataset::{Choosing, Dataset, Record};
use crate::search::{Engine, Order, Query, lacking};

/// Items with the records that say what they say.
pub(super) struct Texts<T> {
    items: Vec<T>,
    records: Dataset,
    /// By record: the place of its item.
    owners: Vec<usize>,
    engine: Engine,
}

/// The items that a query finds.
pub(super) struct FoundTexts<T> {
    /// What the query was taken for, and the words that were left out.
    pub query: Query,
    pub dropped: Vec<String>,
    /// In their own order.
    pub matches: Vec<T>,
    /// Those that only come near, or have a part of the words; the best first.
    pub near: Vec<T>,
    pub are_parts: bool,
    /// The words that those lack, one or the other.
    pub missing: Vec<String>,
}

impl<T: Clone> Texts<T> {
    /// The items, each with what it says; `base` knows the activities.
    pub(super) fn new(base: Dataset, items: Vec<T>, records: impl Fn(&T) -> Vec<Record>) -> Self {
        let (mut dataset, mut owners) = (base, Vec::new());
        for (place, item) in items.iter().enumerate() {
            for record in records(item) {
                dataset.push(&record);
                owners.push(place);
            }
        }
        let mut engine = Engine::new();
        engine.absorb(&dataset, None);
        Self {
            items,
            records: dataset,
            owners,
            engine,
        }
    }

    /// What a query finds.
    pub(super) fn find(&mut self, query: &Query) -> FoundTexts<T> {
        let never = || false;
        let settled = self.engine.settle(&self.records, query, &never);
        let (query, dropped) = settled.unwrap_or_default();
        let kept = query.exclusions().map(|query| self.whole(&query));
        let is_kept = |place: &usize| kept.as_ref().is_none_or(|kept| kept.contains(place));
        let order = self.order(&query);
        let mut matches = self.places(&order);
        matches.retain(is_kept);
        matches.sort_unstable();
        let everything = Choosing::default();
        let below = self
            .engine
            .below(&self.records, &query, &everything, &order, &never);
        let below = below.unwrap_or_default();
        let parts = below.rows.iter().filter(|_| below.are_parts);
        let missing = lacking(&query, parts.map(|row| self.records.row(*row)));
        let mut near = self.places(&Order::Listed(below.rows));
        near.retain(|place| is_kept(place) && !matches.contains(place));
        FoundTexts {
            query,
            dropped,
            matches: self.at(&matches),
            near: self.at(&near),
            are_parts: below.are_parts,
            missing,
        }
    }

    /// The places of the items of which a query finds every record.
    fn whole(&mut self, query: &Query) -> HashSet<usize> {
        let order = self.order(query);
        let found: HashSet<u32> = (0..order.len()).filter_map(|at| order.at(at)).collect();
        let rows = (0..).zip(&self.owners);
        let missed: HashSet<usize> = rows
            .filter(|(row, _)| !found.contains(row))
            .map(|(_, owner)| *owner)
            .collect();
        let places = 0..self.items.len();
        places.filter(|place| !missed.contains(place)).collect()
    }

    fn order(&mut self, query: &Query) -> Order {
        let everything = Choosing::default();
        let rest = self
            .engine
            .rest(&self.records, query, &everything, &|| false);
        rest.map_or(Order::All(0), |rest| rest.order)
    }

    /// The places of the items behind records, each once.
    fn places(&self, order: &Order) -> Vec<usize> {
        let mut seen = HashSet::new();
        let rows = (0..order.len()).filter_map(|at| order.at(at));
        let places = rows.filter_map(|row| self.owners.get(row as usize).copied());
        places.filter(|place| seen.insert(*place)).collect()
    }

    fn at(&self, places: &[usize]) -> Vec<T> {
        let items = places.iter().filter_map(|place| self.items.get(*place));
        items.cloned().collect()
    }
}
