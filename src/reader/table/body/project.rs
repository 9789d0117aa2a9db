//! What stands above a row that may be a further one of a project, or another heading.

use super::super::row::RawRow;

/// The project and the heading above a row.
#[derive(Default)]
pub(super) struct Project {
    /// The last record with a number or a title, where the row below it has no title.
    pub(super) row: RawRow,
    /// The column beside the titles where a heading stood.
    pub(super) heads: Option<usize>,
    /// The mark of the last heading.
    pub(super) head: String,
    /// A heading without a mark had the sum of the rows below it.
    pub(super) has_head_sums: bool,
}
