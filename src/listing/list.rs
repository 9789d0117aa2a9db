//! The list of a view: its items, in the order that is asked for.

use std::sync::Arc;

use super::items::Items;
use super::request::Request;
use super::sort;
use super::view::ViewRow;
use crate::dataset::Dataset;

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
