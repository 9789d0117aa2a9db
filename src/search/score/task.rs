//! One search: what it needs to know.

use super::found::Found;
use super::lanes::Fit;
use super::share::Stop;
use crate::dataset::{Choice, Dataset};
use crate::search::index::Index;
use crate::search::plan::Plan;
use crate::search::query::{Test, TestKind};

/// What a search needs to know all the time.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    /// The terms against the words.
    pub plan: &'a Plan,
    /// The other conditions.
    pub tests: &'a [Test],
    /// The words of the values.
    pub index: &'a Index,
    /// The records.
    pub dataset: &'a Dataset,
    /// The only records that may fit properly, if that is known; the others are not looked at.
    pub among: Option<&'a Found>,
    /// How many threads to use.
    pub threads: usize,
    /// Says that the answer is not wanted any more.
    pub stop: Stop<'a>,
}

impl Task<'_> {
    /// Takes out the records that do not meet the conditions on their codes and numbers.
    pub fn test(&self, rows: impl Iterator<Item = usize>, fits: &mut [Fit]) {
        if self.tests.is_empty() {
            return;
        }
        // Last, for it looks a record up: only those that fit by their words are left.
        for (row, fit) in rows.zip(fits).filter(|(_, fit)| **fit > Fit::None) {
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            let mut tests = self.tests.iter();
            if !tests.all(|test| self.meets(row, &test.kind) != test.excluded) {
                *fit = Fit::None;
            }
        }
    }

    fn meets(&self, row: u32, kind: &TestKind) -> bool {
        let row = self.dataset.row(row);
        match kind {
            TestKind::Funding(Choice::Only(source)) => row.funding().contains(*source),
            TestKind::Funding(Choice::Unknown) => row.funding().is_empty(),
            TestKind::Funding(Choice::All) => true,
            TestKind::Years(bounds) => row.period().is_some_and(|period| {
                bounds.from <= period.to.into() && i64::from(period.from) <= bounds.to
            }),
            TestKind::Figure(indicator, bounds) => row
                .figure(*indicator)
                .is_some_and(|figure| bounds.contains(figure.value)),
            TestKind::Missing(field) => row.text(*field).is_empty(),
            TestKind::Id(wanted) => row.id().to_lowercase().starts_with(wanted),
        }
    }
}
