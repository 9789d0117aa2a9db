//! What the explorer and the command line get: a list with its counts and its total.

use std::sync::Arc;

use super::items::Items;
use super::list::{count, list};
use super::number::{AskedNumber, asked_number};
use super::request::Request;
use super::told::told;
use super::total::{ListTotal, total};
use super::view::ViewRow;
use crate::dataset::{Dataset, FacetCounts};
use crate::messages::Messages;
use crate::search::{Below, Engine, Order, Query, QueryError, asked, field_named, parse};

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The request that is answered.
    pub request: Request,
    /// What the search line means, for marking what it found.
    pub query: Query,
    /// The number that it asks for.
    pub number: Option<AskedNumber>,
    /// The words that were left out to find something.
    pub dropped: Vec<String>,
    /// What is wrong with the search line; nothing was searched then.
    pub problem: Option<QueryError>,
    /// The list: what matches.
    pub items: Arc<Items>,
    /// What the dataset tells besides its records, below the list.
    pub told: Arc<Items>,
    /// What only comes near, below the list; nothing counts it.
    pub near: Arc<Items>,
    /// What stands there does not come near, but has a part of the words.
    pub has_parts: bool,
    /// Whether the list is whole; the first screen comes before the rest is counted.
    pub is_whole: bool,
    /// How many there are without the query and the choices.
    pub all: usize,
    /// What the items come to, in a view that has a total.
    pub total: ListTotal,
    /// What each choice would give, a pane after the other.
    pub facets: Vec<FacetCounts>,
}

/// A part of a list that stands below a rule; nothing counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListPart {
    /// What the dataset tells besides its records.
    Told,
    /// What only comes near.
    Near,
    /// What has a part of the words.
    Part,
}

/// A line of a list.
#[derive(Clone, Copy, Debug)]
pub enum ListLine<'a> {
    /// An item, and its place among those of its part.
    Item(&'a Items, usize),
    /// The rule over a part.
    Rule(ListPart),
}

impl ListPart {
    /// What the rule over it says.
    #[must_use]
    pub fn say(self, words: &Messages, count: &str) -> String {
        let found = &words.screen.found;
        match self {
            Self::Told => (found.told)(count),
            Self::Near => (found.near)(count),
            Self::Part => (found.part)(count),
        }
    }
}

impl Answer {
    /// What [`Self::near`] holds.
    #[must_use]
    pub fn near_part(&self) -> ListPart {
        if self.has_parts {
            ListPart::Part
        } else {
            ListPart::Near
        }
    }

    /// The parts below the list that are not empty.
    fn below(&self) -> impl Iterator<Item = (ListPart, &Items)> {
        let parts = [
            (ListPart::Told, &*self.told),
            (self.near_part(), &*self.near),
        ];
        parts.into_iter().filter(|(_, items)| !items.is_empty())
    }

    /// How many lines the list has on the screen, the rules and what stands below them included.
    #[must_use]
    pub fn lines(&self) -> usize {
        let below = self.below().map(|(_, items)| items.len() + 1);
        self.items.len() + below.sum::<usize>()
    }

    /// What stands in a line; nothing beyond the last one.
    #[must_use]
    pub fn at(&self, line: usize) -> Option<ListLine<'_>> {
        if line < self.items.len() {
            return Some(ListLine::Item(&self.items, line));
        }
        let mut left = line - self.items.len();
        for (below, items) in self.below() {
            if left == 0 {
                return Some(ListLine::Rule(below));
            }
            if left <= items.len() {
                return Some(ListLine::Item(items, left - 1));
            }
            left -= items.len() + 1;
        }
        None
    }

    /// The item of a line, and its place among those of its part.
    #[must_use]
    pub fn item(&self, line: usize) -> Option<(&Items, usize)> {
        match self.at(line)? {
            ListLine::Item(items, place) => Some((items, place)),
            ListLine::Rule(_) => None,
        }
    }

    /// The line of a record that only comes near, by its place among these.
    #[must_use]
    pub fn line_of_near(&self, place: usize) -> usize {
        self.lines() - self.near.len() + place
    }
}

/// Answers a single request over all of a dataset.
#[must_use]
pub fn answer(dataset: &Dataset, request: &Request) -> Answer {
    let mut engine = Engine::new();
    engine.absorb(dataset, None);
    match understand(request, dataset) {
        Ok(query) => {
            let found = whole(&mut engine, dataset, request, &query, &|| false);
            let all = count(dataset, request, dataset.len());
            Answer {
                all,
                ..found.unwrap_or_default()
            }
        }
        Err(problem) => refuse(request, problem),
    }
}

/// What a search line means to this dataset.
pub(super) fn understand(request: &Request, dataset: &Dataset) -> Result<Query, QueryError> {
    let query = parse(without_open_field(request))?;
    query.check(dataset)?;
    Ok(if request.is_typed {
        query
    } else {
        query.closed()
    })
}

/// The search line without a field at its end whose value is yet to be typed: what stands before it
/// is found meanwhile, so that the values are offered with their counts.
fn without_open_field(request: &Request) -> &str {
    let line = request.query.as_str();
    let start = line.rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let (before, word) = line.split_at(start);
    let name = word
        .strip_suffix(':')
        .map(|name| name.trim_start_matches('-'));
    let is_field = name.is_some_and(|name| field_named(name).is_some());
    if request.is_typed && is_field {
        before
    } else {
        line
    }
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
    let mut found = engine.find(dataset, query, &request.choosing, wanted, stop)?;
    let (mut query, mut dropped) = (query.clone(), Vec::new());
    // Most queries match as they stand, and who erases letters sees at once what was shown before.
    if found.is_near {
        let settled = engine.settle(dataset, &query, stop)?;
        if settled.0 != query {
            found = engine.find(dataset, &settled.0, &request.choosing, wanted, stop)?;
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
        query,
        dropped,
        items: Arc::new(Items::Records(rows)),
        near: Arc::new(Items::Records(near)),
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
    let view = ViewRow::of(request.view);
    // What is told besides the list stands below that of the records only.
    let told = if view.is_plain {
        told(dataset, query)
    } else {
        Vec::new()
    };
    let asked = asked(query).filter(|_| view.is_plain);
    let (query, dropped) = engine.settle(dataset, query, stop)?;
    let rest = engine.rest(dataset, &query, &request.choosing, stop)?;
    let below = if view.is_plain {
        engine.below(dataset, &query, &request.choosing, &rest.order, stop)?
    } else {
        Below::default()
    };
    let items = match rest.order {
        Order::All(count) => list(dataset, request, 0..count),
        Order::Listed(rows) => list(dataset, request, rows.into_iter()),
    };
    let total = total(dataset, view, &items);
    let is_of_all = query.is_empty() && request.choosing.selection.is_open();
    let number = asked.and_then(|indicator| asked_number(dataset, &items, indicator, is_of_all));
    Some(Answer {
        request: request.clone(),
        query,
        number,
        dropped,
        problem: None,
        items: Arc::new(items),
        told: Arc::new(Items::Told(told)),
        near: Arc::new(Items::Records(below.rows)),
        has_parts: below.are_parts,
        is_whole: true,
        all: 0,
        total,
        facets: rest.facets,
    })
}
