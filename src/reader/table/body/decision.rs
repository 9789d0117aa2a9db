//! What a row below a header can be, and what is needed to act on it.

use super::super::line::{self, Level};
use super::super::sum_words::LineSum;
use super::super::sums::{Since, Sums};

/// What a row is, and what is needed to act on it.
#[derive(Debug, PartialEq)]
pub(in crate::reader::table) enum Decision {
    Empty,
    Prepared,
    Numbers,
    Units,
    /// The header once more; the list goes on below it.
    HeaderAgain,
    /// The header of another table, or of the same one under another title.
    NewTable,
    /// A heading, and where it has amounts what stands below it.
    Group(Level, String, Option<Sums>),
    Sum(SumRow),
    End,
    /// It names another establishment of the record above.
    Continued,
    /// It goes on with the texts of the record above.
    Wrapped,
    Odd,
    Record(Option<Remark>),
}

impl Decision {
    /// An object with keys is a record, unless it is the sum of others or numbered as a heading.
    pub(in crate::reader::table) fn of_object(self, has_number: bool) -> Self {
        match self {
            Self::Empty | Self::Record(_) | Self::Sum(_) => self,
            Self::Group(level, ref name, ref below)
                if has_number
                    || level != Level::Unnumbered
                    || below.is_some()
                    || line::is_no_project(name) =>
            {
                self
            }
            _ => Self::Record(None),
        }
    }
}

/// A row of sums: what it covers, and whether its numbers say so.
#[derive(Debug, PartialEq)]
pub(in crate::reader::table) struct SumRow {
    pub(in crate::reader::table) label: String,
    pub(in crate::reader::table) since: Since,
    pub(in crate::reader::table) covered: Sums,
    pub(in crate::reader::table) covers: LineSum,
}

/// What is odd about a row that was taken as a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reader::table) enum Remark {
    /// It is called like a sum, and its numbers are no sum: what it says, and what the list is.
    CalledLikeSum(Option<Parted>),
    /// It is the sum of the rows above, and nothing else tells that it is meant so.
    AddsUp,
    /// It has a name alone, which may be that of the rows below it.
    NameAlone,
    /// Rows stand under it that have amounts of their own, and are counted in it.
    HasParts(Parted),
    /// Rows without a number below it add up to it, and are taken for its parts.
    Shared,
    /// Rows stand under it that tell what its amount is spent on.
    Itemized,
    /// Rows stand under it that have no amounts: it may be meant for all of them.
    AmountForBelow,
    /// Rows stand under it that come to so much more that they are hardly its parts.
    HasMoreBelow(Parted),
}

/// An amount, and what the rows that stand under it add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reader::table) struct Parted {
    /// The place of the column among those that are added up.
    pub(in crate::reader::table) column: usize,
    pub(in crate::reader::table) whole: i64,
    pub(in crate::reader::table) parts: i64,
}

/// What the rows without a number below a numbered one are.
pub(in crate::reader::table) enum Shares {
    /// So many are its parts.
    Parts(usize, Option<Remark>),
    /// They come to less, and are counted.
    Less(Parted),
}

/// What is counted where rows add up to another amount than the row that they stand under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reader::table) enum Counted {
    /// The row above; those under it are told as its parts.
    Wholes,
    /// The rows under it; it heads them.
    Parts,
    /// Each of them is money of its own.
    All,
    /// The list has no total that agrees with one of these.
    Untold,
}
