//! The numbers under which the columns keep what a facet asks for.

use crate::dataset::{Codes, DataFile, FundingSet, TextColumn};

/// Where the key of a record stands; 0 where it has nothing.
#[derive(Clone, Copy)]
pub(super) enum Keys<'a> {
    /// The set of its sources.
    Sources(&'a [Codes]),
    /// Its activity, and how many there are.
    Activities(&'a [Codes], usize),
    /// Its period, and how many there are.
    Periods(&'a [Codes], usize),
    /// In a text column.
    Column(&'a TextColumn),
    /// In the list of files, by the number of the record.
    Files(&'a [DataFile]),
}

impl Keys<'_> {
    /// The key of a record.
    #[inline]
    pub fn of(&self, row: u32) -> u32 {
        match self {
            Self::Sources(codes) => source(codes, row),
            Self::Activities(codes, _) => activity(codes, row),
            Self::Periods(codes, _) => period(codes, row),
            Self::Column(column) => column.value(row),
            Self::Files(files) => file(files, row),
        }
    }

    /// Counts the keys of records. What is asked of all records is decided once, not for each.
    pub fn count(&self, rows: impl Iterator<Item = u32>, counts: &mut [u32]) {
        match self {
            Self::Sources(codes) => tally(rows, counts, |row| source(codes, row)),
            Self::Activities(codes, _) => tally(rows, counts, |row| activity(codes, row)),
            Self::Periods(codes, _) => tally(rows, counts, |row| period(codes, row)),
            Self::Column(column) => tally(rows, counts, |row| column.value(row)),
            Self::Files(files) => tally(rows, counts, |row| file(files, row)),
        }
    }

    /// One more than the largest key that a record can have.
    pub fn end(&self) -> usize {
        match self {
            Self::Sources(_) => FundingSet::COUNT,
            Self::Activities(_, count) | Self::Periods(_, count) => 1 + count,
            Self::Column(column) => 1 + column.values().len() as usize,
            Self::Files(files) => 1 + files.len(),
        }
    }
}

fn tally(rows: impl Iterator<Item = u32>, counts: &mut [u32], key: impl Fn(u32) -> u32) {
    rows.for_each(|row| counts[key(row) as usize] += 1);
}

fn source(codes: &[Codes], row: u32) -> u32 {
    codes[row as usize].funding.bits().into()
}

/// The codes have their largest number for "unknown", which becomes 0 here.
fn activity(codes: &[Codes], row: u32) -> u32 {
    codes[row as usize].activity.wrapping_add(1).into()
}

fn period(codes: &[Codes], row: u32) -> u32 {
    codes[row as usize].period.wrapping_add(1).into()
}

fn file(files: &[DataFile], row: u32) -> u32 {
    let behind = files.partition_point(|file| file.first <= row);
    u32::try_from(behind).unwrap_or(u32::MAX)
}
