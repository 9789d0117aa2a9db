//! What a query may mean, and what only comes near it.

use super::{Below, Engine, Order};
use crate::dataset::{Choosing, Dataset, Sieve};
use crate::search::query::question::{is_question, steps};
use crate::search::query::{Query, Term, TermRole};
use crate::search::result::highlight::Marker;
use crate::search::score::share::Stop;

impl Engine {
    /// Of what a query may mean the first that finds something, and the words that were left out; the
    /// query itself where nothing does.
    pub fn settle(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        stop: Stop<'_>,
    ) -> Option<(Query, Vec<String>)> {
        // Most queries ask nothing and find something as they stand.
        let asks = is_question(query);
        if query.has_words() && !asks && self.answer(dataset, query, stop)?.0.len() > 0 {
            return Some((query.clone(), Vec::new()));
        }
        if query.has_words() {
            for (step, dropped) in steps(query) {
                if step.is_empty() {
                    return Some((step, dropped));
                }
                let (found, _) = self.answer(dataset, &step, stop)?;
                if found.len() > 0 {
                    return Some((step, dropped));
                }
            }
        }
        Some((query.clone(), Vec::new()))
    }

    /// What marks the letters for which records match a query that was just answered.
    #[must_use]
    pub fn marker(&self, query: &Query) -> Marker {
        let latest = self.latest.iter().filter(|latest| latest.query == *query);
        let terms = latest.flat_map(|latest| &latest.plan.terms);
        let names = terms.filter(|term| term.role == TermRole::Name);
        Marker::of_names(query, &names.cloned().collect::<Vec<Term>>())
    }

    /// What stands below the records that match: those that only come near, else a part of many
    /// words.
    pub fn below(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        choosing: &Choosing,
        matches: &Order,
        stop: Stop<'_>,
    ) -> Option<Below> {
        let rows = self.near(dataset, query, choosing, matches, stop)?;
        let are_parts = rows.is_empty() && matches.is_empty();
        let part = query.clone().part().filter(|_| are_parts);
        let Some(part) = part else {
            let are_parts = false;
            return Some(Below { rows, are_parts });
        };
        let rows = self.ordered(dataset, &part, choosing, stop)?;
        let are_parts = !rows.is_empty();
        Some(Below { rows, are_parts })
    }

    /// The records that only come near, the nearest first.
    fn near(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        choosing: &Choosing,
        matches: &Order,
        stop: Stop<'_>,
    ) -> Option<Vec<u32>> {
        if !query.has_words() {
            return Some(Vec::new());
        }
        let mut near = self.ordered(dataset, &query.clone().near(), choosing, stop)?;
        if let Order::Listed(matches) = matches {
            let mut is_match = vec![false; dataset.len() as usize];
            for row in matches {
                is_match[*row as usize] = true;
            }
            near.retain(|row| !is_match[*row as usize]);
        }
        Some(near)
    }

    /// All that a query finds of what is chosen, the best first.
    fn ordered(
        &mut self,
        dataset: &Dataset,
        query: &Query,
        choosing: &Choosing,
        stop: Stop<'_>,
    ) -> Option<Vec<u32>> {
        let (found, names) = self.answer(dataset, query, stop)?;
        Some(found.order(&Sieve::new(dataset, names, &choosing.selection)))
    }
}
