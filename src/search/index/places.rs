//! Which value of a column a record has, for many records at once.

use std::ops::Range;

use super::column::WordColumn;
use crate::dataset::{Codes, Dataset, ValueId};

/// The value of a row in a column is a place in its word lists.
#[derive(Clone, Copy)]
pub enum Places<'a> {
    /// The values of a text column, without the empty rows at its end.
    Values(&'a [ValueId]),
    /// The rows' codes and which of them.
    Codes(&'a [Codes], Code),
    /// The numbers of the rows' combinations in a bundle.
    Combinations(&'a [u16]),
}

/// A code of a row.
#[derive(Clone, Copy, Debug)]
pub enum Code {
    /// The set of its sources.
    Funding,
    /// Its line of activity.
    Activity,
    /// Its period.
    Period,
}

impl<'a> Places<'a> {
    /// Those of a column.
    #[must_use]
    pub fn of(dataset: &'a Dataset, column: WordColumn) -> Self {
        match column {
            WordColumn::Text(field) => Self::Values(dataset.column(field).rows()),
            WordColumn::Extra(place) => Self::Values(dataset.extra()[place].1.rows()),
            WordColumn::Funding => Self::Codes(dataset.codes(), Code::Funding),
            WordColumn::Activity => Self::Codes(dataset.codes(), Code::Activity),
            WordColumn::Period => Self::Codes(dataset.codes(), Code::Period),
            // The index keeps it: see `Index::places`.
            WordColumn::Told => Self::Values(&[]),
        }
    }

    /// The places of many rows' values; `room` is for those that do not lie side by side.
    pub fn read<'b>(self, rows: &Rows<'_>, room: &'b mut [u32]) -> &'b [u32]
    where
        'a: 'b,
    {
        match (self, rows) {
            // The usual case: the numbers lie as they are wanted, so nothing is copied.
            (Self::Values(values), Rows::Range(rows)) if rows.end <= values.len() => {
                return &values[rows.clone()];
            }
            (Self::Values(values), Rows::Range(rows)) => copy(values, rows, room),
            (Self::Combinations(numbers), Rows::Range(rows)) => copy(numbers, rows, room),
            (Self::Values(values), Rows::Listed(rows)) => pick(values, rows, room),
            (Self::Combinations(numbers), Rows::Listed(rows)) => pick(numbers, rows, room),
            (Self::Codes(..), _) => {
                for (out, row) in room.iter_mut().zip(rows.iter()) {
                    *out = u32::try_from(self.at(row)).unwrap_or(0);
                }
            }
        }
        room
    }

    /// The place of a row's value.
    #[inline]
    #[must_use]
    pub fn at(self, row: usize) -> usize {
        match self {
            Self::Values(rows) => rows.get(row).map_or(0, |value| *value as usize),
            Self::Combinations(rows) => rows.get(row).map_or(0, |number| (*number).into()),
            Self::Codes(rows, Code::Funding) => rows[row].funding.bits().into(),
            // "Unknown" is the largest code and so becomes 0, the empty text.
            Self::Codes(rows, Code::Activity) => rows[row].activity.wrapping_add(1).into(),
            Self::Codes(rows, Code::Period) => rows[row].period.wrapping_add(1).into(),
        }
    }
}

/// Some records.
#[derive(Clone, Debug)]
pub enum Rows<'a> {
    /// All in a row.
    Range(Range<usize>),
    /// These.
    Listed(&'a [u32]),
}

impl Rows<'_> {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Range(rows) => rows.len(),
            Self::Listed(rows) => rows.len(),
        }
    }

    /// Appends the records at some places among them.
    pub fn pick(&self, places: &[u32], out: &mut Vec<u32>) {
        let places = places.iter().copied();
        match self {
            Self::Range(rows) => {
                let first = u32::try_from(rows.start).unwrap_or(u32::MAX);
                out.extend(places.map(|place| first + place));
            }
            Self::Listed(rows) => out.extend(places.map(|place| rows[place as usize])),
        }
    }

    /// Those at some places among them.
    #[must_use]
    pub fn part(&self, places: Range<usize>) -> Rows<'_> {
        match self {
            Self::Range(rows) => Rows::Range(rows.start + places.start..rows.start + places.end),
            Self::Listed(rows) => Rows::Listed(&rows[places]),
        }
    }

    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = usize> + Clone {
        (0..self.len()).map(|place| match self {
            Self::Range(rows) => rows.start + place,
            Self::Listed(rows) => rows[place] as usize,
        })
    }
}

/// The numbers of rows that stand in a row; those behind the last have the number 0.
fn copy<N: Copy + Into<u32>>(numbers: &[N], rows: &Range<usize>, out: &mut [u32]) {
    let numbers = numbers.get(rows.start..).unwrap_or(&[]);
    let (known, rest) = out.split_at_mut(numbers.len().min(out.len()));
    for (out, number) in known.iter_mut().zip(numbers) {
        *out = (*number).into();
    }
    rest.fill(0);
}

/// The numbers of some rows; those behind the last have the number 0.
fn pick<N: Copy + Into<u32>>(numbers: &[N], rows: &[u32], out: &mut [u32]) {
    for (out, row) in out.iter_mut().zip(rows) {
        *out = numbers
            .get(*row as usize)
            .map_or(0, |number| (*number).into());
    }
}
