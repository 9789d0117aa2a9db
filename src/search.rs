//! Search: a query in, the best records out.
//!
//! [`worker`] runs it on its own thread, where the newest request wins.

pub mod worker;

use std::sync::Arc;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::action::View;
use crate::dataset::{Dataset, Facets, Figure, Row, Selection, TextField};
use crate::listing::{self, Items, Sort};
use crate::reader::check::ReportLine;
use crate::text;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Counts the requests of a session, so that an answer can be told from an older one.
    pub generation: u64,
    /// The search line.
    pub query: String,
    /// What is chosen in the panes.
    pub selection: Selection,
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
    /// The list.
    pub items: Arc<Items>,
    /// How many there are without the query and the choices.
    pub all: usize,
    /// What the items come to, in a view that has a total.
    pub total: Vec<Figure>,
    /// What each choice would give.
    pub facets: Facets,
}

/// Answers a request: every word of the query must fit some word of the record.
#[must_use]
pub fn answer(dataset: &Dataset, request: &Request) -> Answer {
    let words = query_words(&request.query);
    let mut facets = Facets::of(dataset);
    let mut found = Vec::new();
    for row in dataset.rows() {
        if let Some(score) = score(row, &words) {
            facets.count(row, request.selection);
            if request.selection.admits(row) {
                found.push((score, row.index()));
            }
        }
    }
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let rows = found.into_iter().map(|(_, row)| row);
    let items = Arc::new(listing::list(dataset, request, rows));
    let total = listing::total(dataset, request, &items);
    let everything = Request {
        view: request.view,
        report: Arc::clone(&request.report),
        ..Request::default()
    };
    let all = listing::list(dataset, &everything, 0..dataset.len()).len();
    Answer {
        request: request.clone(),
        items,
        all,
        total,
        facets,
    }
}

fn query_words(query: &str) -> Vec<String> {
    text::words(query)
        .map(|range| text::fold(&query[range]))
        .collect()
}

fn score(row: Row<'_>, words: &[String]) -> Option<i64> {
    if words.is_empty() {
        return Some(0);
    }
    let matcher = SkimMatcherV2::default();
    let haystack = haystack(row);
    let best = |word: &String| {
        let fits = haystack
            .iter()
            .filter_map(|text| matcher.fuzzy_indices(text, word));
        fits.map(|(score, _)| score).max()
    };
    words.iter().map(best).sum()
}

fn haystack(row: Row<'_>) -> Vec<String> {
    let mut folded = Vec::new();
    let mut add = |text: &str| {
        folded.extend(text::words(text).map(|range| text::fold(&text[range])));
    };
    for field in TextField::ALL {
        add(row.text(field));
    }
    row.activity()
        .into_iter()
        .for_each(|activity| add(&activity.name.vi));
    row.funding().iter().for_each(|source| add(source.key()));
    row.extra().for_each(|(_, text)| add(text));
    folded
}

/// The letters of `text` that the query found, counted in displayed letters.
#[must_use]
pub fn highlight(query: &str, text: &str) -> Vec<usize> {
    let matcher = SkimMatcherV2::default();
    let folded = text::fold(text);
    let mut found: Vec<usize> = query_words(query)
        .iter()
        .filter_map(|word| matcher.fuzzy_indices(&folded, word))
        .flat_map(|(_, letters)| letters)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
