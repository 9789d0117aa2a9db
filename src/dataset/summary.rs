//! What all records come to, by source and by activity, without counting anything twice.
//!
//! A part is not added to its whole, a second reference not to the first, and a page that stands
//! beside the sums to nothing. Where a total was published it takes the place of the sum.

mod cell;
mod group;
mod name;
mod status;
mod tally;
#[cfg(test)]
mod tests;
mod whole;

use super::{ActivityId, Choice, Dataset, Funding};
use cell::{Cells, Slot};
use tally::Published;

pub use group::{ActivityGroup, FundingGroup, Group, Summary};
pub(crate) use status::{Stopped, is_stopped};
pub use tally::{Basis, Tallies, Tally};

/// Adds a dataset up in one pass over its records.
#[must_use]
pub fn summarize(dataset: &Dataset) -> Summary {
    let maker = Maker {
        dataset,
        cells: Cells::of(dataset),
        published: Published::of(dataset),
    };
    let mut summary = Summary {
        all: maker.group(Choice::All, Slot::All),
        by_funding: maker.by_funding(Choice::All),
        by_activity: maker.by_activity(),
    };
    whole::hold_parts(&mut summary);
    summary
}

struct Maker<'a> {
    dataset: &'a Dataset,
    cells: Cells,
    published: Published,
}

impl Maker<'_> {
    fn by_activity(&self) -> Vec<ActivityGroup> {
        let listed = self.dataset.activities.iter().zip(0..);
        let listed = listed.map(|(activity, number)| {
            self.activity(
                Choice::Only(number),
                Some(number),
                Some(activity.id.clone()),
            )
        });
        let unknown = self.activity(Choice::Unknown, None, None);
        let unknown = Some(unknown).filter(|unknown| unknown.group.records > 0);
        listed.chain(unknown).collect()
    }

    fn activity(
        &self,
        choice: Choice<ActivityId>,
        number: Option<ActivityId>,
        activity: Option<String>,
    ) -> ActivityGroup {
        ActivityGroup {
            number,
            activity,
            group: self.group(choice, Slot::All),
            by_funding: self.by_funding(choice),
        }
    }

    fn by_funding(&self, activity: Choice<ActivityId>) -> Vec<FundingGroup> {
        let sources = Funding::ALL.into_iter().map(Some).chain([None]);
        let groups = sources.map(|funding| FundingGroup {
            funding,
            group: self.group(activity, Slot::of(funding)),
        });
        let always = |funding| matches!(funding, Some(Funding::National | Funding::Local));
        groups
            .filter(|one| always(one.funding) || !one.group.is_empty())
            .collect()
    }

    fn group(&self, activity: Choice<ActivityId>, slot: Slot) -> Group {
        let cell = self.cells.cell(activity, slot);
        Group {
            records: cell.records,
            beside: cell.beside,
            stopped: cell.stopped,
            figures: self.published.over(cell, activity, slot),
        }
    }
}
