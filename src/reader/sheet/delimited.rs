//! CSV and its kin: the delimiter from several lines, the rows streamed.

mod ahead;
mod quotes;
mod rows;

use std::io::{self, Read};
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};
use csv::StringRecord;

use crate::reader::report::{FindingKind, Place};
use crate::reader::table::RawRow;
use crate::reader::table::Table;
use rows::{MOST_ROW, RowSeen, Rows};

/// What separates cells, the most usual first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How a text begins that a spreadsheet would run.
const FORMULA_SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
/// How many lines show the delimiter.
const SHOWN: usize = 40;
/// A cell with more lines than this is a quote that nobody closed.
const MOST_LINES: usize = 50;

/// How a file separates its cells, and how many bytes a line that says so takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reader) struct Dialect {
    pub(in crate::reader) delimiter: u8,
    pub(in crate::reader) skip: usize,
}

/// Finds the delimiter that cuts most lines into the same number of cells.
pub(in crate::reader) fn sniff(sample: &str, is_whole: bool) -> Dialect {
    if let Some(named) = named_delimiter(sample) {
        return named;
    }
    let sample = match sample.rfind('\n') {
        Some(end) if !is_whole => &sample[..end],
        _ => sample,
    };
    let best = DELIMITERS
        .into_iter()
        .rev()
        .max_by_key(|delimiter| regularity(sample, *delimiter));
    Dialect {
        delimiter: best.unwrap_or(b','),
        skip: 0,
    }
}

/// Excel understands `sep=;` in the first line.
fn named_delimiter(sample: &str) -> Option<Dialect> {
    let line = sample.lines().next()?;
    let name = line.strip_prefix("sep=")?;
    let &[delimiter] = name.as_bytes() else {
        return None;
    };
    let end = if sample[line.len()..].starts_with("\r\n") {
        2
    } else {
        1
    };
    Some(Dialect {
        delimiter,
        skip: line.len() + end,
    })
}

/// How many delimiters stand in the rows that have the same number of them, for the number that
/// makes most of it: a few long rows say more than many that a comma in a text cuts in two.
///
/// One row alone shows nothing: its text may be a list with semicolons.
fn regularity(sample: &str, delimiter: u8) -> (bool, usize) {
    let rows = quotes::widths(sample.as_bytes(), delimiter).take(SHOWN);
    let mut counts = std::collections::BTreeMap::new();
    for cells in rows.filter(|cells| *cells > 1) {
        *counts.entry(cells).or_insert(0) += 1;
    }
    counts
        .into_iter()
        .map(|(cells, rows)| (rows > 1, rows * (cells - 1)))
        .max()
        .unwrap_or_default()
}

/// Reads all rows into the table; those of a long file are cut while others are understood.
pub(in crate::reader) fn read(
    source: impl Read + Send,
    (dialect, is_long): (Dialect, bool),
    place: Place<'_>,
    table: &mut Table<'_, '_>,
) -> Result<ControlFlow<()>> {
    let rows = Rows::new(source, dialect.delimiter);
    let no_thread = table.sink().words.no_thread;
    let named = u64::from(dialect.skip > 0);
    let mut row = RawRow::default();
    let take = |cells: &mut StringRecord, seen: io::Result<RowSeen>| {
        let seen = seen.map_err(|error| too_long(error, table))?;
        std::mem::swap(&mut row.cells, cells);
        row.number = seen.line + named;
        tell(seen, named, place, table);
        // Nearly no row has the signs of either.
        if memchr::memchr2(b'=', b'\'', row.cells.as_slice().as_bytes()).is_some() {
            row.cells = freed(without_formulas(std::mem::take(&mut row.cells)));
        }
        look(&row, place, table);
        let flow = table.swap(&mut row);
        std::mem::swap(&mut row.cells, cells);
        flow
    };
    if is_long {
        ahead::in_batches(rows, no_thread, take)
    } else {
        ahead::one_by_one(rows, take)
    }
}

/// Tells what was odd about a row when it was cut.
fn tell(seen: RowSeen, named: u64, place: Place<'_>, table: &mut Table<'_, '_>) {
    if let Some(line) = seen.doubt {
        tell_quote(line + named, place, table);
    }
    if !seen.is_text {
        let place = Place {
            row: Some(seen.line + named),
            ..place
        };
        table.sink().find(FindingKind::KeptAsText, |words| {
            (place.say(words), words.source.not_text.to_owned())
        });
    }
}

fn too_long(error: io::Error, table: &mut Table<'_, '_>) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::InvalidData => {
            anyhow!((table.sink().words.source.row_too_long)(MOST_ROW >> 20))
        }
        _ => error.into(),
    }
}

fn tell_quote(line: u64, place: Place<'_>, table: &mut Table<'_, '_>) {
    let place = Place {
        row: Some(line),
        ..place
    };
    table.sink().find(FindingKind::Suspicion, |words| {
        (place.say(words), words.source.stray_quote.to_owned())
    });
}

/// Takes off the apostrophe that keeps a spreadsheet from running a text as a formula: `'=1+1`.
fn freed(row: StringRecord) -> StringRecord {
    let is_guarded = |cell: &str| {
        let text = cell.trim_start_matches('\'');
        text.len() < cell.len() && text.starts_with(FORMULA_SIGNS)
    };
    if !row.iter().any(is_guarded) {
        return row;
    }
    row.iter()
        .map(|cell| if is_guarded(cell) { &cell[1..] } else { cell })
        .collect()
}

/// Exports write `="0007"` so that a spreadsheet keeps the zeros; the text is what is meant.
fn without_formulas(cells: StringRecord) -> StringRecord {
    if memchr::memmem::find(cells.as_slice().as_bytes(), b"=\"").is_none() {
        return cells;
    }
    let mut plain: StringRecord = cells.iter().map(text_of_formula).collect();
    plain.set_position(cells.position().cloned());
    plain
}

fn text_of_formula(cell: &str) -> &str {
    let text = cell
        .trim()
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    text.filter(|text| !text.contains('"')).unwrap_or(cell)
}

/// Notices cells that swallowed lines.
fn look(row: &RawRow, place: Place<'_>, table: &mut Table<'_, '_>) {
    if row.cells.as_slice().len() > MOST_LINES {
        let most = row
            .cells
            .iter()
            .map(|cell| cell.matches('\n').count())
            .max()
            .unwrap_or_default();
        if most > MOST_LINES {
            let place = Place {
                row: Some(row.number),
                ..place
            };
            table.sink().find(FindingKind::Suspicion, |words| {
                (place.say(words), (words.source.unclosed_quote)(most))
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_written_as_formulas() {
        let cells = StringRecord::from(vec!["=\"0007\"", " =\"\" ", "=\"a\"&\"b\"", "=1+1", "x"]);
        let plain = without_formulas(cells);
        assert_eq!(plain, vec!["0007", "", "=\"a\"&\"b\"", "=1+1", "x"]);
    }

    #[test]
    fn delimiters() {
        for (sample, expected) in [
            ("a,b,c\n1,2,3\n", b','),
            ("tên;kinh phí\nMay;1,5\nDệt;2,5\n", b';'),
            ("a\tb\n1,5\t2\n", b'\t'),
            ("a|b|c\n1|2|3", b'|'),
            ("\"a;b\",c\n\"d;e\",f\n", b','),
            ("một cột\nhai\n", b','),
            ("a,b\n1,x;y;z;u;v", b','),
            ("a;b;c\n1;\"x, y\nx, y\";3\nx, y;2;3", b';'),
            ("\"a;b;c\",x\n\"d;e;f\",y", b','),
            ("Tên;Vốn;Năm\n\"Lò;1,5;7\nMáy;2,5;8\nSàng;3,5;9\n", b';'),
            ("Tên;Vốn;Năm\n\"Lò\" đốt;1,5;7\nMáy 2\";2,5;8\n", b';'),
            ("", b','),
        ] {
            assert_eq!(sniff(sample, true).delimiter, expected, "{sample}");
        }
        assert_eq!(
            sniff("sep=;\r\na,b;c", true),
            Dialect {
                delimiter: b';',
                skip: 7
            }
        );
    }
}
