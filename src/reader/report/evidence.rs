//! On what a decision about a column rests.

use serde::Serialize;

/// What made the reader decide for the field or for the unit of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Its own name says it.
    Name,
    /// The heading above it and its name say it together.
    Heading,
    /// A line or a row of units says it.
    Line,
    /// The other columns of amounts say it, and its numbers are like theirs.
    Beside,
    /// Its cells look like it; the name does not help.
    Cells,
    /// Its amounts are too small for anything else.
    Size,
    /// The user said so.
    Told,
    /// Its amounts are the sums of those of other columns.
    Sums,
}

impl Evidence {
    /// Says whether it may be wrong, or comes from outside of the file.
    #[must_use]
    pub fn is_to_be_said(self) -> bool {
        matches!(
            self,
            Self::Beside | Self::Cells | Self::Size | Self::Told | Self::Sums
        )
    }
}
