//! The parts of the total that a list tells by source, held against the records of each:
//! `Trong đó: - KCQG | 250`.

use super::super::funding;
use super::super::row::RawRow;
use super::super::sums::Sums;
use crate::dataset::FundingSet;

/// How many parts are kept until all records are known.
const MOST: usize = 16;

/// What the records of each source add up to, and what the list says of it.
#[derive(Default)]
pub(super) struct BySource {
    sums: Vec<(FundingSet, Sums)>,
    told: Vec<(FundingSet, RawRow, String)>,
}

impl BySource {
    /// Adds the numbers of a record.
    pub(super) fn add(&mut self, source: FundingSet, numbers: &[Option<i64>]) {
        let known = self.sums.iter_mut().find(|(known, _)| *known == source);
        if let Some((_, sums)) = known {
            sums.add(numbers);
        } else {
            let mut sums = Sums::new(numbers.len());
            sums.add(numbers);
            self.sums.push((source, sums));
        }
    }

    /// Keeps a part of the total that is called by a source.
    pub(super) fn note(&mut self, row: &RawRow, label: &str) {
        let name = label.rsplit(':').next().unwrap_or_default();
        let source = funding::of_cell(name).or_else(|| funding::of_heading(name));
        let source = source.filter(|source| source.iter().count() == 1);
        if let Some(source) = source.filter(|_| self.told.len() < MOST) {
            self.told.push((source, row.clone(), label.to_owned()));
        }
    }

    /// Says whether each record has one source, so that they add up by source.
    pub(super) fn is_plain(&self) -> bool {
        let mut sources = self.sums.iter();
        sources.all(|(source, _)| source.iter().count() == 1)
    }

    /// What the records of a source add up to.
    pub(super) fn of(&self, source: FundingSet, columns: usize) -> Sums {
        let known = self.sums.iter().find(|(known, _)| *known == source);
        known.map_or_else(|| Sums::new(columns), |(_, sums)| sums.clone())
    }

    /// The parts that were told, with their rows and names.
    pub(super) fn take_told(&mut self) -> Vec<(FundingSet, RawRow, String)> {
        std::mem::take(&mut self.told)
    }
}
