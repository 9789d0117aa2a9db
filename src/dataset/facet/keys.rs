//! The numbers under which the columns keep what a facet asks for.

use crate::dataset::{Codes, DataFile, TextColumn};

/// Where the key of a record stands; 0 where it has nothing.
#[derive(Clone, Copy)]
pub(super) enum Keys<'a> {
    /// Among the small codes, where so many keys are.
    Codes(&'a [Codes], Code, usize),
    /// In a text column.
    Column(&'a TextColumn),
    /// In the list of files, by the number of the record.
    Files(&'a [DataFile]),
}

/// Which of the small codes.
#[derive(Clone, Copy)]
pub(super) enum Code {
    /// The set of sources.
    Sources,
    /// The activity.
    Activity,
    /// The period.
    Period,
}

impl Code {
    #[inline]
    fn key(self, codes: Codes) -> u32 {
        // Numbers have their largest value for "unknown", which becomes 0 here.
        match self {
            Self::Sources => codes.funding.bits().into(),
            Self::Activity => codes.activity.wrapping_add(1).into(),
            Self::Period => codes.period.wrapping_add(1).into(),
        }
    }
}

impl Keys<'_> {
    /// The key of a record.
    #[inline]
    pub fn of(&self, row: u32) -> u32 {
        match self {
            Self::Codes(codes, code, _) => code.key(codes[row as usize]),
            Self::Column(column) => column.value(row),
            Self::Files(files) => file(files, row),
        }
    }

    /// Counts the keys of records. Where they stand is asked once, not for each record.
    pub fn count(&self, rows: impl Iterator<Item = u32>, counts: &mut [u32]) {
        match *self {
            Self::Codes(codes, code, _) => {
                tally(rows, counts, |row| code.key(codes[row as usize]));
            }
            Self::Column(column) => tally(rows, counts, |row| column.value(row)),
            Self::Files(files) => tally(rows, counts, |row| file(files, row)),
        }
    }

    /// One more than the largest key that a record can have.
    pub fn end(&self) -> usize {
        match self {
            Self::Codes(_, _, end) => *end,
            Self::Column(column) => 1 + column.values().len() as usize,
            Self::Files(files) => 1 + files.len(),
        }
    }
}

fn tally(rows: impl Iterator<Item = u32>, counts: &mut [u32], key: impl Fn(u32) -> u32) {
    rows.for_each(|row| counts[key(row) as usize] += 1);
}

fn file(files: &[DataFile], row: u32) -> u32 {
    let behind = files.partition_point(|file| file.first <= row);
    u32::try_from(behind).unwrap_or(u32::MAX)
}
