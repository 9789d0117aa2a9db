//! What a query may mean, and what only comes near it.

use super::Engine;
use crate::dataset::{Choosing, Dataset, Sieve};
use crate::search::query::Query;
use crate::search::query::question::{Understood, steps};
use crate::search::score::share::Stop;

impl Engine {
    /// Of what a query may mean the first that finds something, and what was done to it; the query
    /// itself where nothing does.
    pub fn settle(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        stop: Stop<'_>,
    ) -> Option<(Query, Understood)> {
        if query.has_words() {
            for (step, said) in steps(query) {
                if step.is_empty() {
                    return Some((step, said));
                }
                let (found, _) = self.answer(dataset, &step, stop)?;
                if found.len() > 0 {
                    return Some((step, said));
                }
            }
        }
        Some((query.clone(), Understood::default()))
    }

    /// The records that only come near, the nearest first.
    pub(super) fn near(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        choosing: &Choosing,
        matches: &[u32],
        stop: Stop<'_>,
    ) -> Option<Vec<u32>> {
        if !query.has_words() {
            return Some(Vec::new());
        }
        let (found, names) = self.answer(dataset, &query.clone().near(), stop)?;
        let mut near = found.order(&Sieve::new(dataset, names, &choosing.selection));
        if !matches.is_empty() {
            let mut is_match = vec![false; dataset.len() as usize];
            for row in matches {
                is_match[*row as usize] = true;
            }
            near.retain(|row| !is_match[*row as usize]);
        }
        Some(near)
    }

    /// The records that have a part of many words, those with the most first.
    pub(super) fn part(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        choosing: &Choosing,
        stop: Stop<'_>,
    ) -> Option<Vec<u32>> {
        let Some(query) = query.clone().part() else {
            return Some(Vec::new());
        };
        let (found, names) = self.answer(dataset, &query, stop)?;
        Some(found.order(&Sieve::new(dataset, names, &choosing.selection)))
    }
}
