//! What stands above a table or instead of one: its titles, the cover of a workbook.

use super::header::{self, Named};
use super::row::RawRow;
use crate::messages::Reader;
use crate::reader::report::{Role, TableReport};

/// The most rows of a cover.
const MOST_ROWS: usize = 60;

/// How the titles of documents begin; a column is hardly called so where it is the only one.
const BEGINNINGS: &[&str] = &[
    "danh muc",
    "danh sach",
    "bang",
    "bieu",
    "phu luc",
    "bao cao",
    "ke hoach",
    "tong hop",
    "quyet dinh",
    "thong ke",
    "list of",
    "annex",
    "table",
];

/// Says whether a lone cell that is called like a column is the title of what stands below it:
/// `Danh sách cơ sở`, or any name right above a row of several names.
pub(super) fn is_title(rows: &[RawRow], at: usize, map: Named<'_>) -> bool {
    let mut cells = rows[at].filled();
    let (Some((_, cell)), None) = (cells.next(), cells.next()) else {
        return false;
    };
    let words = crate::dataset::header::plain(cell);
    let begins = |begin: &str| words.strip_prefix(begin).is_some_and(starts_word);
    let mut below = rows[at + 1..].iter().take(header::TITLES);
    BEGINNINGS.iter().copied().any(begins) || below.any(|row| header::names_columns(row, map))
}

fn starts_word(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(' ')
}

/// The report of a sheet that holds titles and no table: lines of text, each alone in its row.
pub(super) fn cover(rows: &[RawRow], sheet: Option<&str>, words: &Reader) -> Option<TableReport> {
    let is_line = |row: &RawRow| {
        let mut cells = row.filled();
        let line = cells.next().is_none_or(|(column, cell)| {
            !row.is_numeric(column) && cell.chars().any(char::is_alphabetic)
        });
        line && cells.next().is_none()
    };
    if rows.is_empty() || rows.len() > MOST_ROWS || !rows.iter().all(is_line) {
        return None;
    }
    let mut report = TableReport {
        sheet: sheet.map(str::to_owned),
        ..TableReport::default()
    };
    for row in rows {
        report.account.add(Role::Title, 1);
        report.account.hidden += u64::from(row.is_hidden);
        report.add_aside(row.number, words.table.roles[Role::Title as usize], || {
            row.text()
        });
    }
    Some(report)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::table::row::row;

    #[test]
    fn a_lone_name_is_the_title_of_the_names_below_it() {
        let title = |rows: &[&[&str]]| {
            let rows: Vec<_> = rows.iter().map(|cells| row(cells)).collect();
            is_title(&rows, 0, &[])
        };
        assert!(title(&[&["", "Đề án"], &["TT", "Tên đề án", "Hỗ trợ"]]));
        assert!(title(&[&["BIỂU TỔNG HỢP ĐỀ ÁN"], &["Máy dệt"]]));
        assert!(!title(&[&["Tên đề án"], &["Máy dệt"]]));
        assert!(!title(&[&["Danh mục đề án", "Ghi chú"], &["Máy dệt", ""]]));
    }
}
