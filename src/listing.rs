//! What each view lists, in which columns and in which order.
//!
//! Search gives records; a view makes its items of them; screens, files and the clipboard show
//! those items through the same columns.

mod check;
mod column;

use std::cmp::Ordering;
use std::sync::Arc;

use crate::action::View;
use crate::dataset::reconciliation::Check;
use crate::dataset::{Dataset, Establishments, Figure, Indicator, Kind, Row};
use crate::messages::Messages;
use crate::reader::check::ReportLine;
use crate::search::Request;
use crate::text;

pub use column::{Cell, Column, Share, columns};

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

/// An order other than the one in which search gives the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The place of the column in [`columns`].
    pub column: usize,
    /// From the last to the first.
    pub reverse: bool,
}

/// The items of the requested view over some records, in the requested order.
#[must_use]
pub fn list(dataset: &Dataset, request: &Request, rows: impl Iterator<Item = u32>) -> Items {
    let mut items = match request.view {
        View::Programmes => Items::Records(rows.collect()),
        View::Training => Items::Records(rows.filter(|row| trains(dataset.row(*row))).collect()),
        View::Establishments => Items::Establishments(Establishments::gather(dataset, rows)),
        View::Reconciliation => Items::Checks(check::list(dataset, request)),
        View::Report => Items::Report(report(request)),
    };
    let column = request
        .sort
        .and_then(|sort| columns(request.view).get(sort.column));
    if let (Some(column), Some(sort)) = (column, request.sort) {
        let places = order(dataset, &items, column, sort.reverse);
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
    match request.view {
        View::Programmes => rows as usize,
        _ => list(dataset, &everything, 0..rows).len(),
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

/// Numbers sort from the largest, texts by their letters without tones; equals keep their order.
fn order(dataset: &Dataset, items: &Items, column: &Column, reverse: bool) -> Vec<usize> {
    // The order must not depend on the language of the screen.
    let words = Messages::of(text::Lang::Vi);
    let cell = |place| Cell {
        dataset,
        words,
        items,
        place,
    };
    let direction = |ordering: Ordering| {
        if reverse {
            ordering.reverse()
        } else {
            ordering
        }
    };
    let mut places: Vec<usize> = (0..items.len()).collect();
    if let Some(number) = column.number {
        let numbers: Vec<i64> = places.iter().map(|place| number(&cell(*place))).collect();
        places.sort_by(|a, b| direction(numbers[*b].cmp(&numbers[*a])));
    } else {
        let texts: Vec<String> = places
            .iter()
            .map(|place| text::fold(&(column.text)(&cell(*place))))
            .collect();
        places.sort_by(|a, b| direction(texts[*a].cmp(&texts[*b])));
    }
    places
}

/// Says whether the list of a view ends in a line with its total.
#[must_use]
pub fn has_total(view: View) -> bool {
    view == View::Training
}

/// What the trainings of a list come to: the sums of people, of classes and of support.
///
/// Parts are not added to their whole, nor what stands beside the sums, nor a second reference.
#[must_use]
pub fn total(dataset: &Dataset, request: &Request, items: &Items) -> Vec<Figure> {
    let Items::Records(rows) = items else {
        return Vec::new();
    };
    if !has_total(request.view) {
        return Vec::new();
    }
    let rows = rows.iter().map(|index| dataset.row(*index));
    let own: Vec<_> = rows
        .filter(|row| dataset.is_summed(row.reference()) && row.parent().is_none())
        .collect();
    let sum = |indicator| {
        let figures = own.iter().filter_map(|row| row.figure(indicator));
        figures.reduce(|sum, figure| Figure {
            value: sum.value.saturating_add(figure.value),
            qualifier: sum.qualifier.and(figure.qualifier),
            ..sum
        })
    };
    [Indicator::Trainees, Indicator::Classes, Indicator::Support]
        .into_iter()
        .filter_map(sum)
        .collect()
}

/// Says whether a record tells what training achieved.
#[must_use]
pub fn trains(row: Row<'_>) -> bool {
    let outcomes = [
        Indicator::Trainees,
        Indicator::Classes,
        Indicator::StartupTrainees,
    ];
    outcomes
        .into_iter()
        .any(|indicator| row.figure(indicator).is_some())
}

/// The figure by which a list shows a record: its first count, or its first amount.
#[must_use]
pub fn main_figure(row: Row<'_>) -> Option<Figure> {
    let figures = row.figures();
    let counts = |figure: &&Figure| figure.indicator.description().kind == Kind::Count;
    figures.iter().find(counts).or(figures.first()).cloned()
}
