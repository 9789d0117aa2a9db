//! Facets: choosing records by funding source and activity, and counting what each choice gives.

use super::{ActivityId, Dataset, Funding, FundingSet, Row};

/// What is chosen in one pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Choice<T> {
    /// Everything.
    #[default]
    All,
    /// Records that have this one, alone or among others.
    Only(T),
    /// Records of which it was not published.
    Unknown,
}

/// What is chosen in both panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// By funding source.
    pub funding: Choice<Funding>,
    /// By activity.
    pub activity: Choice<ActivityId>,
}

impl Selection {
    /// Says whether the record is chosen in both panes.
    #[must_use]
    pub fn admits(self, row: Row<'_>) -> bool {
        admits_funding(self.funding, row.funding())
            && admits_activity(self.activity, row.activity_id())
    }
}

/// How many records each choice of a pane gives under the query and the other pane's choice.
///
/// A record with two sources counts under each and once in the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    /// Of the funding pane: all, each source, unknown.
    pub funding: Vec<(Choice<Funding>, usize)>,
    /// Of the activity pane: all, each activity, unknown.
    pub activity: Vec<(Choice<ActivityId>, usize)>,
}

impl Facets {
    /// The choices of a dataset, nothing counted yet.
    #[must_use]
    pub fn of(dataset: &Dataset) -> Self {
        let sources = dataset.sources().iter().map(Choice::Only);
        let activities = (0..dataset.activities.len()).filter_map(|id| u16::try_from(id).ok());
        Self {
            funding: between_all_and_unknown(sources),
            activity: between_all_and_unknown(activities.map(Choice::Only)),
        }
    }

    /// Counts a record that the query found.
    pub fn count(&mut self, row: Row<'_>, selection: Selection) {
        self.add(row.funding(), row.activity_id(), 1, selection);
    }

    /// Counts records that the query found and that have the same sources and activity.
    pub fn add(
        &mut self,
        sources: FundingSet,
        activity: Option<ActivityId>,
        count: usize,
        selection: Selection,
    ) {
        if admits_activity(selection.activity, activity) {
            for (choice, counted) in &mut self.funding {
                *counted += if admits_funding(*choice, sources) {
                    count
                } else {
                    0
                };
            }
        }
        if admits_funding(selection.funding, sources) {
            for (choice, counted) in &mut self.activity {
                *counted += if admits_activity(*choice, activity) {
                    count
                } else {
                    0
                };
            }
        }
    }
}

fn admits_funding(choice: Choice<Funding>, sources: FundingSet) -> bool {
    match choice {
        Choice::All => true,
        Choice::Only(source) => sources.contains(source),
        Choice::Unknown => sources.is_empty(),
    }
}

fn admits_activity(choice: Choice<ActivityId>, activity: Option<ActivityId>) -> bool {
    match choice {
        Choice::All => true,
        Choice::Only(wanted) => activity == Some(wanted),
        Choice::Unknown => activity.is_none(),
    }
}

fn between_all_and_unknown<T>(choices: impl Iterator<Item = Choice<T>>) -> Vec<(Choice<T>, usize)> {
    let all = std::iter::once(Choice::All).chain(choices);
    all.chain(std::iter::once(Choice::Unknown))
        .map(|choice| (choice, 0))
        .collect()
}
