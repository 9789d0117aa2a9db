//! The numbers under which the columns keep what a facet asks for.

use crate::dataset::{Codes, DataFile, TextColumn};

/// Where the key of a record stands; 0 where it has nothing.
#[derive(Clone, Copy)]
pub(super) enum Keys<'a> {
    /// Among the small codes, below this number.
    Codes(&'a [Codes], usize, fn(&Codes) -> u16),
    /// In a text column.
    Column(&'a TextColumn),
    /// In the list of files, by the number of the record.
    Files(&'a [DataFile]),
}

impl Keys<'_> {
    /// The key of a record.
    pub fn of(&self, row: u32) -> u32 {
        match self {
            Self::Codes(codes, _, key) => key(&codes[row as usize]).into(),
            Self::Column(column) => column.value(row),
            Self::Files(files) => {
                let behind = files.partition_point(|file| file.first <= row);
                u32::try_from(behind).unwrap_or(u32::MAX)
            }
        }
    }

    /// One more than the largest key that a record can have.
    pub fn end(&self) -> usize {
        match self {
            Self::Codes(_, end, _) => *end,
            Self::Column(column) => 1 + column.values().len() as usize,
            Self::Files(files) => 1 + files.len(),
        }
    }
}
