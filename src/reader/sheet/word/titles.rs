//! The lines that stand directly above a table: its name, its year, its unit.

use crate::reader::table::RawRow;

/// The most lines of a title.
const MOST_LINES: usize = 12;
/// A longer paragraph is the text of the document.
const LONGEST: usize = 240;

/// The lines since the last table, the last page or the last paragraph of plain text.
#[derive(Debug, Default)]
pub(super) struct Titles {
    lines: Vec<String>,
}

impl Titles {
    /// Takes a paragraph, of which each line counts as one.
    pub(super) fn add(&mut self, paragraph: &str) {
        for line in paragraph.lines().map(str::trim) {
            // `Căn cứ Luật Đầu tư năm 2020;` says nothing of the table below.
            if line.chars().nth(LONGEST).is_some() || line.ends_with(';') {
                self.lines.clear();
            } else if !line.is_empty() {
                self.lines.push(line.to_owned());
            }
        }
        let surplus = self.lines.len().saturating_sub(MOST_LINES);
        self.lines.drain(..surplus);
    }

    pub(super) fn clear(&mut self) {
        self.lines.clear();
    }

    /// Says whether another annex begins, which says all of its own.
    pub(super) fn begin_annex(&self) -> bool {
        let mut lines = self.lines.iter();
        lines.any(|line| crate::text::fold(line).starts_with("phu luc"))
    }

    /// The lines as rows, which have no number in the table.
    pub(super) fn take(&mut self) -> Vec<RawRow> {
        let rows = self.lines.drain(..).map(|line| {
            let mut row = RawRow::default();
            row.push(&line, false);
            row
        });
        rows.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_directly_above_is_a_title() {
        let mut titles = Titles::default();
        titles.add("Căn cứ Luật Ngân sách nhà nước năm 2015;");
        titles.add("Phụ lục II\nNĂM 2022");
        titles.add(" ");
        titles.add("ĐVT: triệu đồng");
        let rows = titles.take();
        let lines: Vec<_> = rows.iter().map(|row| row.cell(0)).collect();
        assert_eq!(lines, ["Phụ lục II", "NĂM 2022", "ĐVT: triệu đồng"]);
        titles.add("NĂM 2019");
        titles.add(&"lời ".repeat(LONGEST));
        assert!(titles.take().is_empty());
    }
}
