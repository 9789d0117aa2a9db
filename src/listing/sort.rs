//! The order that the user asks for: by one column, either way.

use std::cmp::Ordering;

use super::{Cell, Column, Items};
use crate::dataset::Dataset;
use crate::messages::Messages;
use crate::text;

/// An order other than the one in which search gives the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The place of the column in [`ViewRow::columns`](super::ViewRow).
    pub column: usize,
    /// From the last to the first.
    pub reverse: bool,
}

/// Numbers sort from the largest, texts by their letters without tones; equals keep their order.
pub(super) fn order(
    dataset: &Dataset,
    items: &Items,
    column: &Column,
    reverse: bool,
) -> Vec<usize> {
    // The order must not depend on the language of the screen.
    let words = Messages::of(text::Lang::Vi);
    let cells = (0..items.len()).map(|place| Cell {
        dataset,
        words,
        items,
        place,
    });
    if let Some(number) = column.number {
        let numbers: Vec<_> = cells.map(|cell| number(&cell)).collect();
        return arranged(&numbers, !reverse);
    }
    // A source that was not published is written out in words, and is still not known.
    let unknown = text::fold(words.screen.unknown);
    let known = |text: &String| !text.is_empty() && *text != unknown;
    let texts = cells.map(|cell| Some(text::fold(&(column.text)(&cell))).filter(known));
    arranged(&texts.collect::<Vec<_>>(), reverse)
}

/// The places of the keys in their order; those that are not known stand last either way.
fn arranged<K: Ord>(keys: &[Option<K>], reverse: bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..keys.len()).collect();
    places.sort_by(|a, b| match (&keys[*a], &keys[*b]) {
        (Some(one), Some(other)) if reverse => other.cmp(one),
        (Some(one), Some(other)) => one.cmp(other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    places
}
