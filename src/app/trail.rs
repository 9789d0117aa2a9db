//! The trail: where links were followed, and where they lead.

use super::cursor::Cursor;
use super::detail::Target;
use crate::action::{Pane, View};
use crate::dataset::Choosing;
use crate::reader::check::ReportColumn;

/// Where one was before a link was followed.
#[derive(Clone, Debug)]
pub(super) struct TrailPlace {
    pub view: View,
    pub choosing: Choosing,
    pub query: String,
    pub focus: Pane,
    pub cursor: Cursor,
    pub detail: Cursor,
}

/// Where the cursor goes when the list has come.
#[derive(Clone, Debug)]
pub(super) enum Wanted {
    /// To an item, wherever it is.
    Item(Target),
    /// To the same record as before, if it is still listed.
    Still(u32),
    /// To a column of the report, or to where it was if the report has none such.
    Column(ReportColumn, Cursor),
    /// To where it was.
    Again(Cursor, Cursor),
}
