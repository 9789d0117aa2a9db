//! Tables that only place text on the page: the head of a letter, the signatures below it.

use crate::dataset::header;
use crate::messages::Reader;
use crate::reader::report::{Role, TableReport};
use crate::reader::table::RawRow;

/// A frame has no more rows than these.
pub(super) const MOST_ROWS: usize = 4;
/// Nor has it more columns.
const MOST_COLUMNS: usize = 3;

/// Says whether the rows, which are all of the table, only place text: they are few, no column has
/// a known name and no cell is a number.
pub(super) fn is_frame(rows: &[RawRow]) -> bool {
    let mut cells = rows.iter().flat_map(RawRow::filled);
    rows.len() <= MOST_ROWS
        && cells.all(|(column, cell)| {
            column < MOST_COLUMNS && cell.contains(char::is_alphabetic) && !is_name(cell)
        })
}

/// A name of a column stands alone in its cell.
pub(super) fn is_name(cell: &str) -> bool {
    let name = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    header::find(&name, true).is_some()
}

/// What became of a frame: its rows are notes and signatures.
pub(super) fn report(name: &str, rows: &[RawRow], words: &Reader) -> TableReport {
    let mut report = TableReport {
        sheet: Some(name.to_owned()),
        ..TableReport::default()
    };
    for row in rows {
        let is_empty = row.filled().next().is_none();
        let role = if is_empty { Role::Empty } else { Role::End };
        report.account.add(role, 1);
        if !is_empty {
            let word = words.table.roles[role as usize];
            report.add_aside(row.number, word, || row.text());
        }
    }
    report
}
