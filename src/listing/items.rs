//! What a view lists: records, establishments, comparisons or lines of the report.

use super::told::ToldEntry;
use crate::dataset::Establishments;
use crate::dataset::reconciliation::Check;
use crate::reader::check::ReportLine;

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
    /// What a dataset tells that is no record.
    Told(Vec<ToldEntry>),
}

impl Items {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Records(rows) => rows.len(),
            Self::Checks(checks) => checks.len(),
            Self::Report(lines) => lines.len(),
            Self::Told(entries) => entries.len(),
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
            Self::Checks(_) | Self::Report(_) | Self::Told(_) => &[],
        }
    }

    /// Puts the items at `places` in the order of that list.
    pub(super) fn arrange(&mut self, places: &[usize]) {
        match self {
            Self::Records(rows) => *rows = places.iter().map(|place| rows[*place]).collect(),
            Self::Report(lines) => {
                *lines = places.iter().map(|place| lines[*place].clone()).collect();
            }
            Self::Checks(checks) => {
                *checks = places.iter().map(|place| checks[*place].clone()).collect();
            }
            Self::Establishments(establishments) => establishments.arrange(places),
            Self::Told(entries) => *entries = places.iter().map(|place| entries[*place]).collect(),
        }
    }
}

impl Default for Items {
    fn default() -> Self {
        Self::Records(Vec::new())
    }
}
