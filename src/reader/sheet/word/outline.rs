//! The lines that a table of a document stands under, from the title of the list down to those
//! right above it.

use crate::reader::table::{RawRow, outline_depth};

/// The lines above the last table that may hold for the next one, each with how deep it stands.
#[derive(Debug, Default)]
pub(super) struct Outline {
    lines: Vec<(u8, RawRow)>,
}

impl Outline {
    /// Takes the lines right above a table, and gives those further up that it stands under:
    /// of `II. Máy móc` the title above `I. Đào tạo nghề`.
    pub(super) fn stand_under(&mut self, titles: &[RawRow]) -> Vec<RawRow> {
        let depth =
            |row: &RawRow, is_first| outline_depth(row.cell(0), is_first).unwrap_or_default();
        let first = titles.first().map_or(0, |row| depth(row, true));
        self.lines.retain(|(above, _)| *above < first);
        let above = self.lines.iter().map(|(_, row)| row.clone()).collect();
        let mut last = first;
        for row in titles {
            // A line without a number, such as that of the unit, belongs to the one above it.
            last = last.max(depth(row, false));
            self.lines.push((last, row.clone()));
        }
        above
    }
}
