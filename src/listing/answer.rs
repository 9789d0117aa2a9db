//! What the explorer and the command line get: a list with its counts and its total.

use std::borrow::Cow;
use std::ptr;
use std::sync::Arc;

use super::items::Items;
use super::reply::Reply;
use super::request::Request;
use super::total::ListTotal;
use crate::dataset::{Dataset, FacetCounts};
use crate::messages::Messages;
use crate::search::{Marker, Meant, Query, QueryError, words_of};

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The request that is answered.
    pub request: Request,
    /// What the search line was taken for.
    pub query: Query,
    /// What marks the letters for which the items match.
    pub marker: Marker,
    /// What is replied to it, where it is a question.
    pub reply: Option<Reply>,
    /// The words that were left out to find something.
    pub dropped: Vec<String>,
    /// The words that were taken for others of the same meaning.
    pub meant: Vec<Meant>,
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
    /// The words that the first of them lack, one or the other.
    pub missing: Vec<String>,
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

    /// What the rule over a part says.
    #[must_use]
    pub fn rule(&self, part: ListPart, words: &Messages) -> String {
        let found = &words.screen.found;
        // A first screen does not know how many there are.
        let count = |count| {
            let known = self.is_whole.then(|| words.count(count));
            known.unwrap_or_else(|| "…".to_owned())
        };
        match part {
            ListPart::Told => (found.told)(&words.count(self.told.len())),
            ListPart::Near => (found.near)(&count(self.near.len())),
            ListPart::Part => (found.part)(&count(self.near.len()), &self.missing.join(" / ")),
        }
    }

    /// What was done to find something: `bỏ "bao nhiêu" · hoc vien = lao động`.
    #[must_use]
    pub fn done(&self, words: &Messages) -> Vec<String> {
        let left_out = words.screen.found.left_out;
        let dropped = (!self.dropped.is_empty()).then(|| left_out(&self.dropped.join(" ")));
        let meant = self.meant.iter();
        let meant = meant.map(|own| format!("{} = {}", own.typed, own.others.join(", ")));
        dropped.into_iter().chain(meant).collect()
    }

    /// What marks the letters of a line.
    #[must_use]
    pub fn marker_of(&self, line: usize, dataset: &Dataset) -> Cow<'_, Marker> {
        match self.item(line) {
            Some((items, place)) if ptr::eq(items, &raw const *self.near) && !self.has_parts => {
                let row = items.records().get(place);
                let record = row.map(|row| words_of(dataset.row(*row)));
                Cow::Owned(Marker::of_near(&self.query, &record.unwrap_or_default()))
            }
            _ => Cow::Borrowed(&self.marker),
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
