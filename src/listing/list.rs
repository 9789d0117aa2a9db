//! The list of a view: its items, in the order that is asked for.

use super::items::Items;
use super::request::Request;
use super::sort;
use super::view::{Listed, ViewRow};
use crate::dataset::Dataset;
use crate::dataset::reconciliation::reconcile;

/// Items in the requested order.
pub(super) fn arranged(dataset: &Dataset, request: &Request, mut items: Items) -> Items {
    let view = ViewRow::of(request.view);
    let column = request.sort.and_then(|sort| view.columns.get(sort.column));
    if let (Some(column), Some(sort)) = (column, request.sort) {
        let places = sort::order(dataset, &items, column, sort.reverse);
        items.arrange(&places);
    }
    items
}

/// How many items the view has over the first `rows` records, without a query and choices.
pub(super) fn count(dataset: &Dataset, request: &Request, rows: u32) -> usize {
    let view = ViewRow::of(request.view);
    match view.lists {
        Listed::Records(_) if view.is_plain => rows as usize,
        Listed::Records(list) => {
            let everything = Request {
                view: request.view,
                ..Request::default()
            };
            list(dataset, &everything, (0..rows).collect()).len()
        }
        Listed::Checks => reconcile(dataset).len(),
        Listed::Report => request.report.len(),
    }
}
