//! What stands above a table or instead of one: its titles, the cover of a workbook.

use super::row::RawRow;
use crate::dataset::header::{begin_with_any, plain};
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

/// Says whether a text begins as the title of a document does: `Danh sách cơ sở`.
pub(super) fn is_title(text: &str) -> bool {
    begin_with_any(&plain(text), BEGINNINGS)
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
