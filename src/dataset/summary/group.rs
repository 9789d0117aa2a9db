//! The groups of a summary: all records, those of a source, those of an activity.

use serde::Serialize;

use super::tally::Tallies;
use crate::dataset::{ActivityId, Funding};

/// What some records come to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Group {
    /// How many there are, parts and those beside the sums included.
    pub records: u32,
    /// How many of them stand beside the sums.
    pub beside: u32,
    /// How many of the others were stopped: their numbers are plans, and not added.
    pub stopped: u32,
    /// What they come to, in the order of the indicators.
    pub figures: Tallies,
}

/// The records of one source; one with several sources is in each of their groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FundingGroup {
    /// The source; none for records whose source was not published.
    pub funding: Option<Funding>,
    /// What they come to.
    #[serde(flatten)]
    pub group: Group,
}

/// The records of one activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActivityGroup {
    /// Its number; none for records whose activity was not published.
    #[serde(skip)]
    pub number: Option<ActivityId>,
    /// Its name in files.
    pub activity: Option<String>,
    /// What they come to.
    #[serde(flatten)]
    pub group: Group,
    /// The same by source.
    pub by_funding: Vec<FundingGroup>,
}

/// What a dataset comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// In all; a record with several sources counts once.
    pub all: Group,
    /// By source: national and local always, others where a record has them.
    pub by_funding: Vec<FundingGroup>,
    /// By activity in the order of the dataset, then unknown if a record has none.
    pub by_activity: Vec<ActivityGroup>,
}

impl Group {
    pub(super) fn is_empty(&self) -> bool {
        self.records == 0 && self.figures.0.is_empty()
    }
}
