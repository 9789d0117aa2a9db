//! The sums while the records are read: a cell for each activity and source.

use super::name::Names;
use super::status::Stopped;
use crate::dataset::family::Family;
use crate::dataset::scan::{Number, leading, scan};
use crate::dataset::{
    ActivityId, Choice, Dataset, Funding, FundingSet, INDICATORS, Indicator, Kind, Qualifier, Row,
};

/// A sum that has begun.
pub(super) type Sum = Option<(i64, Qualifier)>;

/// The records of one activity and source.
#[derive(Clone, Debug, Default)]
pub(super) struct SummaryCell {
    pub records: u32,
    pub beside: u32,
    /// Of the others, those that were stopped.
    pub stopped: u32,
    /// Different establishments that are named.
    pub named: u32,
    /// By indicator; empty until there is a number.
    sums: Vec<Sum>,
}

impl SummaryCell {
    /// The sum of an indicator, if any record gives it.
    pub fn sum(&self, indicator: Indicator) -> Sum {
        self.sums.get(indicator as usize).copied().flatten()
    }

    fn add(&mut self, indicator: Indicator, value: i64, qualifier: Qualifier) {
        // Most cells of a list with many activities never get a number.
        if self.sums.is_empty() {
            self.sums.resize(INDICATORS.len(), None);
        }
        let sum = &mut self.sums[indicator as usize];
        let (known, how) = sum.unwrap_or((0, Qualifier::Exact));
        *sum = Some((known.saturating_add(value), how.and(qualifier)));
    }

    fn merge(&mut self, other: &Self) {
        self.records += other.records;
        self.beside += other.beside;
        self.stopped += other.stopped;
        for (known, sum) in INDICATORS.iter().zip(&other.sums) {
            if let Some((value, qualifier)) = sum {
                self.add(known.indicator, *value, *qualifier);
            }
        }
    }
}

/// Which of the cells of an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    All,
    Source(Funding),
    Unknown,
}

/// How many slots there are.
const SLOTS: usize = Funding::ALL.len() + 2;

impl Slot {
    /// The slot of a source, or of none.
    pub fn of(funding: Option<Funding>) -> Self {
        funding.map_or(Self::Unknown, Self::Source)
    }

    fn place(self) -> usize {
        match self {
            Self::All => 0,
            Self::Source(source) => 1 + source as usize,
            Self::Unknown => SLOTS - 1,
        }
    }

    /// The slots in which a record counts: the whole, and each of its sources or unknown.
    fn each(sources: FundingSet) -> impl Iterator<Item = Self> {
        let unknown = sources.is_empty().then_some(Self::Unknown);
        let known = sources.iter().map(Self::Source);
        std::iter::once(Self::All).chain(known).chain(unknown)
    }
}

/// Every cell: all activities, each of them, and unknown.
#[derive(Debug)]
pub(super) struct Cells(Vec<[SummaryCell; SLOTS]>);

impl Cells {
    /// Reads a dataset once.
    pub fn of(dataset: &Dataset) -> Self {
        let mut cells = Self(vec![Default::default(); dataset.activities.len() + 2]);
        let (family, stopped) = (Family::of(dataset), Stopped::of(dataset));
        let mut names = Names::of(dataset);
        scan(dataset, |row, numbers| {
            let summed = dataset.is_summed(row.reference());
            // A stopped project is a record, but it has no result to be added.
            let is_stopped = stopped.holds(row);
            cells.count(row, summed, is_stopped);
            if summed && !is_stopped {
                names.add(row);
                cells.add(row, numbers, &family);
            }
        });
        cells.add_up();
        cells.count_names(dataset, &names);
        cells
    }

    /// The cell of an activity and source.
    pub fn cell(&self, activity: Choice<ActivityId>, slot: Slot) -> &SummaryCell {
        &self.0[self.line(activity)][slot.place()]
    }

    /// Calls `visit` with every cell in which `row` counts.
    pub fn each_of(&mut self, row: Row<'_>, mut visit: impl FnMut(usize, &mut SummaryCell)) {
        // Line 0 is that of all activities.
        for line in [0, self.line_of(row)] {
            for slot in Slot::each(row.funding()) {
                let place = slot.place();
                visit(line * SLOTS + place, &mut self.0[line][place]);
            }
        }
    }

    /// How many cells there are.
    fn len(&self) -> usize {
        self.0.len() * SLOTS
    }

    fn line(&self, activity: Choice<ActivityId>) -> usize {
        let unknown = self.0.len() - 1;
        match activity {
            Choice::All => 0,
            Choice::Only(activity) => (usize::from(activity) + 1).min(unknown),
            Choice::Unknown => unknown,
        }
    }

    fn line_of(&self, row: Row<'_>) -> usize {
        self.line(row.activity_id().map_or(Choice::Unknown, Choice::Only))
    }

    fn count(&mut self, row: Row<'_>, summed: bool, is_stopped: bool) {
        let line = self.line_of(row);
        for slot in Slot::each(row.funding()) {
            let cell = &mut self.0[line][slot.place()];
            cell.records += 1;
            cell.beside += u32::from(!summed);
            cell.stopped += u32::from(summed && is_stopped);
        }
    }

    fn add(&mut self, row: Row<'_>, numbers: &[Number], family: &Family<'_>) {
        let line = self.line_of(row);
        let counts = |number: &&Number| {
            number.indicator.description().kind != Kind::Share
                && !is_in_a_whole(row, number.indicator, family)
        };
        for number in leading(numbers).filter(counts) {
            for slot in Slot::each(row.funding()) {
                let cell = &mut self.0[line][slot.place()];
                cell.add(number.indicator, number.value, number.qualifier);
            }
        }
    }

    /// Counts each name once in every cell that one of its rows belongs to.
    fn count_names(&mut self, dataset: &Dataset, names: &Names<'_>) {
        let mut last = vec![0; self.len()];
        // With the rows of a name together, a cell need only remember the last name it saw.
        for (name, row) in names.by_name() {
            self.each_of(dataset.row(row), |place, cell| {
                cell.named += u32::from(last[place] != name);
                last[place] = name;
            });
        }
    }

    /// A record has one activity, so all activities together are the sum of their cells.
    fn add_up(&mut self) {
        if let Some((all, lines)) = self.0.split_first_mut() {
            for line in lines {
                for (whole, part) in all.iter_mut().zip(line) {
                    whole.merge(part);
                }
            }
        }
    }
}

/// The number of a part is within that of its whole, unless the whole has none.
fn is_in_a_whole(row: Row<'_>, indicator: Indicator, family: &Family<'_>) -> bool {
    let mut wholes = family.wholes_of(row.index());
    wholes.any(|whole| row.dataset().row(whole).figure(indicator).is_some())
}
