//! A table that goes on in another one: on each page Word documents of old have a table of its own.

use super::frame;
use crate::reader::table::RawRow;

/// What is known of a table by which its next part is found.
pub(super) struct Head {
    cells: Vec<String>,
}

impl Head {
    /// The first row that can name columns.
    pub(super) fn of(rows: &[RawRow]) -> Option<Self> {
        let row = rows.iter().find(|row| row.filled().count() > 1)?;
        let cells = row.cells.iter().map(str::to_owned).collect();
        Some(Self { cells })
    }

    /// Says whether these rows go on where the table ended: under the same names, or as wide and
    /// without names of their own.
    pub(super) fn goes_on(&self, rows: &[RawRow], is_whole: bool) -> bool {
        let Some(first) = rows.first() else {
            return false;
        };
        if first.cells.iter().eq(self.cells.iter().map(String::as_str)) {
            return true;
        }
        let is_frame = is_whole && frame::is_frame(rows);
        let width = rows.iter().map(|row| row.cells.len()).max();
        // One cell of a row may well be called like a column: `II | Khuyến công địa phương | 60`.
        let names = first.filled().filter(|(_, cell)| frame::is_name(cell));
        let is_named = names.count() * 2 > first.filled().count();
        let last = first.filled().last();
        let has_number = last.is_some_and(|(_, cell)| cell.contains(|c: char| c.is_ascii_digit()));
        let is_of_list = has_number && first.filled().next().is_some_and(begins_row);
        !is_frame && width == Some(self.cells.len()) && !is_named && is_of_list
    }
}

/// Says whether a first cell is that of a row in a list: its number, or what a row of sums is called.
fn begins_row((_, cell): (usize, &str)) -> bool {
    let is_number = cell.chars().all(|c| c.is_ascii_digit() || ".)".contains(c));
    let is_letter = cell.len() <= 4 && cell.chars().all(|c| "IVXABCDE.".contains(c));
    let words = crate::text::fold(cell);
    let is_sum = ["tong", "cong"].iter().any(|word| words.starts_with(word));
    is_number || is_letter || is_sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::table::RawRow;

    fn row(cells: &[&str]) -> RawRow {
        let mut row = RawRow::default();
        for cell in cells {
            row.push(cell, false);
        }
        row
    }

    #[test]
    fn a_table_goes_on_under_its_names_or_without_any() {
        let head = Head::of(&[row(&["NĂM 2022"]), row(&["TT", "Tên đề án", "Kinh phí"])]);
        let head = head.unwrap();
        for (rows, expected) in [
            (&[&["TT", "Tên đề án", "Kinh phí"][..]][..], true),
            (&[&["4", "Máy may", "120"]], true),
            (&[&["", "Tổng cộng", "460"]], true),
            (&[&["II", "Khuyến công địa phương", "60"]], true),
            (&[&["x", "y", "7"]], false),
            (&[&["TT", "Tên đề án", "Huyện"]], false),
            (&[&["4", "Máy may", "x", "120"]], false),
            (&[&["NGƯỜI LẬP BIỂU", "", "GIÁM ĐỐC"]], false),
            (&[], false),
        ] {
            let rows: Vec<_> = rows.iter().map(|cells| row(cells)).collect();
            assert_eq!(head.goes_on(&rows, true), expected, "{rows:?}");
        }
    }
}
