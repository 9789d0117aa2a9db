//! What each view lists, in which columns and in which order.
//!
//! Search gives records; a view makes its items of them; screens, files and the clipboard show
//! those items through the same columns.

mod cell;
mod check;
mod column;
mod request;
mod sort;
#[cfg(test)]
mod tests;
mod total;
mod view;
pub mod worker;

use std::sync::Arc;

use crate::dataset::reconciliation::Check;
use crate::dataset::{Dataset, Establishments, Figure, Indicator, Kind, Row};
use crate::reader::check::ReportLine;
use crate::text;

pub use cell::Cell;
pub use column::{Column, Share};
pub use request::{Answer, Request, answer};
pub use sort::Sort;
pub use total::{ListSum, ListTotal, total};
pub use view::{VIEWS, ViewRow};

/// The items of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Items {
    /// Records by number.
    Records(Vec<u32>),
    /// Establishments with their records.
    Establishments(Establishments),
    /// Comparisons of published numbers.
    Checks(Vec<Check>),
    /// What was noticed while files were read.
    Report(Vec<ReportLine>),
}

impl Items {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Records(rows) => rows.len(),
            Self::Checks(checks) => checks.len(),
            Self::Report(lines) => lines.len(),
            Self::Establishments(establishments) => establishments.len(),
        }
    }

    /// Says whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The records of the list, or behind its establishments; none where it lists other things.
    #[must_use]
    pub fn records(&self) -> &[u32] {
        match self {
            Self::Records(rows) => rows,
            Self::Establishments(establishments) => establishments.records(),
            Self::Checks(_) | Self::Report(_) => &[],
        }
    }

    /// Puts the items at `places` in the order of that list.
    fn arrange(&mut self, places: &[usize]) {
        match self {
            Self::Records(rows) => *rows = places.iter().map(|place| rows[*place]).collect(),
            Self::Report(lines) => {
                *lines = places.iter().map(|place| lines[*place].clone()).collect();
            }
            Self::Checks(checks) => {
                *checks = places.iter().map(|place| checks[*place].clone()).collect();
            }
            Self::Establishments(establishments) => establishments.arrange(places),
        }
    }
}

impl Default for Items {
    fn default() -> Self {
        Self::Records(Vec::new())
    }
}

/// The items of the requested view over some records, in the requested order.
#[must_use]
pub fn list(dataset: &Dataset, request: &Request, rows: impl Iterator<Item = u32>) -> Items {
    let view = ViewRow::of(request.view);
    let mut items = (view.items)(dataset, request, rows.collect());
    let column = request.sort.and_then(|sort| view.columns.get(sort.column));
    if let (Some(column), Some(sort)) = (column, request.sort) {
        let places = sort::order(dataset, &items, column, sort.reverse);
        items.arrange(&places);
    }
    items
}

/// How many items the view has over the first `rows` records, without a query and choices.
#[must_use]
pub fn count(dataset: &Dataset, request: &Request, rows: u32) -> usize {
    let report = Arc::clone(&request.report);
    let everything = Request {
        view: request.view,
        report,
        ..Request::default()
    };
    if ViewRow::of(request.view).is_plain {
        rows as usize
    } else {
        list(dataset, &everything, 0..rows).len()
    }
}

/// The lines of the report that say every word of the query.
fn report(request: &Request) -> Vec<ReportLine> {
    let words: Vec<_> = request.query.split_whitespace().map(text::fold).collect();
    let says = |line: &&ReportLine| {
        let said = text::fold(&format!("{} {} {}", line.kind, line.place, line.text));
        words.iter().all(|word| said.contains(word.as_str()))
    };
    request.report.iter().filter(says).cloned().collect()
}

/// What training achieved.
const TRAINING: [Indicator; 3] = [
    Indicator::Trainees,
    Indicator::Classes,
    Indicator::StartupTrainees,
];

/// Says whether a record tells what training achieved.
#[must_use]
pub fn trains(row: Row<'_>) -> bool {
    TRAINING
        .into_iter()
        .any(|indicator| row.figure(indicator).is_some())
}

/// The result by which a list shows a record: its first count.
///
/// Money is not a result; it has a column of its own.
#[must_use]
pub fn main_result(row: Row<'_>) -> Option<Figure> {
    let mut figures = row.figures().into_iter();
    figures.find(|figure| figure.indicator.description().kind == Kind::Count)
}
