//! What the explorer and the command line ask.

use std::sync::Arc;

use super::sort::Sort;
use crate::action::View;
use crate::dataset::Choosing;
use crate::reader::check::ReportLine;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// Counts the requests of a session, so that an answer can be told from an older one.
    pub generation: u64,
    /// The search line.
    pub query: String,
    /// Somebody is typing it, so that its last word counts by its beginning.
    pub is_typed: bool,
    /// What is chosen in the panes, and what they count.
    pub choosing: Choosing,
    /// Which list is wanted.
    pub view: View,
    /// In which order, if not best first.
    pub sort: Option<Sort>,
    /// What the view of the report lists.
    pub report: Arc<Vec<ReportLine>>,
}
