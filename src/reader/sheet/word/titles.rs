//! The lines that stand directly above a table: its name, its year, its unit.

use crate::reader::table::RawRow;

/// The most lines of a title.
const MOST_LINES: usize = 12;
/// A longer paragraph is the text of the document.
const LONGEST: usize = 240;

/// The lines since the last table, the last page or the last paragraph of plain text.
#[derive(Debug, Default)]
pub(super) struct Titles {
    lines: Vec<Title>,
}

/// One line.
#[derive(Debug)]
struct Title {
    text: String,
    /// It stands in a frame, whose report has it.
    is_framed: bool,
}

impl Titles {
    /// Takes a paragraph, of which each line counts as one. Gives the lines that are titles no more.
    pub(super) fn add(&mut self, paragraph: &str) -> Vec<String> {
        self.add_lines(paragraph, false)
    }

    /// Takes the text of a frame, whose report has it already.
    pub(super) fn add_framed(&mut self, text: &str) -> Vec<String> {
        self.add_lines(text, true)
    }

    fn add_lines(&mut self, paragraph: &str, is_framed: bool) -> Vec<String> {
        let mut passed = Vec::new();
        for line in paragraph.lines().map(str::trim) {
            // `Căn cứ Luật Đầu tư năm 2020;` says nothing of the table below.
            if line.chars().nth(LONGEST).is_some() || line.ends_with(';') {
                passed.append(&mut self.clear());
                passed.extend((!is_framed).then(|| line.to_owned()));
            } else if !line.is_empty() {
                let text = line.to_owned();
                self.lines.push(Title { text, is_framed });
            }
        }
        let surplus = self.lines.len().saturating_sub(MOST_LINES);
        passed.extend(loose(self.lines.drain(..surplus)));
        passed
    }

    /// The lines, which are no titles.
    pub(super) fn clear(&mut self) -> Vec<String> {
        loose(self.lines.drain(..)).collect()
    }

    /// Says whether another annex begins, which says all of its own.
    pub(super) fn begin_annex(&self) -> bool {
        let mut lines = self.lines.iter();
        lines.any(|line| crate::text::fold(&line.text).starts_with("phu luc"))
    }

    /// The lines as rows, which have no number in the table.
    pub(super) fn take(&mut self) -> Vec<RawRow> {
        let rows = self.lines.drain(..).map(|line| {
            let mut row = RawRow::default();
            row.push(&line.text, false);
            row
        });
        rows.collect()
    }
}

/// The lines that stand in no frame.
fn loose(lines: impl Iterator<Item = Title>) -> impl Iterator<Item = String> {
    lines.filter(|line| !line.is_framed).map(|line| line.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_directly_above_is_a_title() {
        let mut titles = Titles::default();
        let law = "Căn cứ Luật Ngân sách nhà nước năm 2015;";
        assert_eq!(titles.add(law), [law]);
        for line in ["Phụ lục II\nNĂM 2022", " ", "ĐVT: triệu đồng"] {
            assert!(titles.add(line).is_empty());
        }
        let rows = titles.take();
        let lines: Vec<_> = rows.iter().map(|row| row.cell(0)).collect();
        assert_eq!(lines, ["Phụ lục II", "NĂM 2022", "ĐVT: triệu đồng"]);
        assert!(titles.add("NĂM 2019").is_empty());
        assert_eq!(titles.add(&"lời ".repeat(LONGEST)).len(), 2);
        assert!(titles.take().is_empty());
    }
}
