//! The parts of the total that a list tells by source, held against the records of each:
//! `Trong đó: - KCQG | 250`.

use super::super::body::SumRow;
use super::super::place::TablePlace;
use super::super::row::RawRow;
use super::super::sum_words::LineSum;
use super::super::sums::{Since, Sums};
use super::super::value;
use super::Section;
use crate::dataset::FundingSet;
use crate::reader::load::Sink;

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
    fn note(&mut self, row: &RawRow, label: &str) {
        let name = label.rsplit(':').next().unwrap_or_default();
        let source = value::funding(name).filter(|source| source.iter().count() == 1);
        if let Some(source) = source.filter(|_| self.told.len() < MOST) {
            self.told.push((source, row.clone(), label.to_owned()));
        }
    }

    /// Says whether each record has one source, so that they add up by source.
    fn is_plain(&self) -> bool {
        let mut sources = self.sums.iter();
        sources.all(|(source, _)| source.iter().count() == 1)
    }

    fn of(&self, source: FundingSet, columns: usize) -> Sums {
        let known = self.sums.iter().find(|(known, _)| *known == source);
        known.map_or_else(|| Sums::new(columns), |(_, sums)| sums.clone())
    }
}

impl Section {
    /// Keeps what a part of the total says of a source.
    pub(super) fn note_part(&mut self, row: &RawRow, sum: &SumRow) {
        if sum.covers == LineSum::Part && self.body.tells_of_all() {
            self.by_source.note(row, &sum.label);
        }
    }

    /// Compares the parts of the total with the records of each source.
    pub(super) fn compare_sources(&mut self, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        if !self.by_source.is_plain() {
            return;
        }
        for (source, row, label) in std::mem::take(&mut self.by_source.told) {
            let numbers = self.body.numbers(&row);
            let sum = SumRow {
                label,
                since: Since::List,
                covered: self.by_source.of(source, numbers.len()),
                covers: LineSum::Part,
            };
            self.compare(&row, &sum, &numbers, sink, table);
        }
    }
}
