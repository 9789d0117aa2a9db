//! Cells that are merged over several rows: their text stands in the first of them only.

use std::rc::Rc;

use crate::reader::table::RawRow;

/// The most merged cells side by side that reach down; each row below looks at all of them.
const MOST_OPEN: usize = 64;

/// The merged cells that reach below the current row.
#[derive(Debug, Default)]
pub(super) struct Merged {
    open: Vec<Span>,
}

#[derive(Debug)]
struct Span {
    column: usize,
    first: u64,
    last: u64,
    text: Rc<str>,
}

impl Merged {
    /// Notes a cell that reaches down from one row to another, by their numbers.
    pub(super) fn open(&mut self, column: usize, (first, last): (u64, u64), text: &str) {
        if self.open.len() < MOST_OPEN {
            let text = text.into();
            self.open.push(Span {
                column,
                first,
                last,
                text,
            });
        }
    }

    /// The text of the merged cell that reaches from above into a cell.
    pub(super) fn covering(&self, column: usize, row: u64) -> Option<&str> {
        let mut open = self.open.iter();
        let span =
            open.find(|span| span.column == column && (span.first + 1..=span.last).contains(&row))?;
        Some(&span.text)
    }

    /// Gives a row the texts that reach into it from above.
    pub(super) fn cover(&mut self, row: &mut RawRow) {
        self.open.retain(|span| span.last >= row.number);
        let texts = self.open.iter();
        row.above = texts
            .map(|span| (span.column, Rc::clone(&span.text)))
            .collect();
    }
}
