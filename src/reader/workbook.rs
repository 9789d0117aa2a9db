//! Workbooks: XLSX through calamine's cell reader, ODS as the XML it is, both row by row.
//!
//! Neither is ever held as a range: one cell in the last corner of a sheet would then take
//! hundreds of gigabytes.

mod merged;
mod ods;
mod package;
mod xlsx;

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};

use super::report::{FileReport, FindingKind, Place};
use super::row::Row;
use super::sink::Sink;
use super::table::Table;
use crate::dataset::Field;
use merged::Merged;
use package::Kind;

/// The widest row; Excel has fewer columns.
const MOST_COLUMNS: usize = 65_000;
/// The most text of one row, which repeated cells could make endless.
const MOST_ROW: usize = 32 << 20;

/// Workbooks up to this size unpacked are looked through for merged cells, which stand at the end
/// of a sheet; larger ones come from programs and have none.
const MOST_MERGED: u64 = 32 << 20;

/// Reads every sheet that has a header.
pub(super) fn read(
    mut body: impl Read + Seek,
    map: &[(String, Field)],
    stem: &str,
    file: &mut FileReport,
    sink: &mut Sink<'_>,
) -> Result<()> {
    let (kind, size) = package::check(&mut body, sink.words)?;
    body.rewind()?;
    let mut sheets = Sheets {
        map,
        stem,
        found: false,
        name: file.name.clone(),
        file,
        sink,
    };
    match kind {
        Kind::Xlsx => "XLSX".clone_into(&mut sheets.file.format),
        Kind::Ods => "ODS".clone_into(&mut sheets.file.format),
    }
    match kind {
        Kind::Xlsx => xlsx::read(body, size <= MOST_MERGED, &mut sheets)?,
        Kind::Ods => ods::read(body, &mut sheets)?,
    }
    if sheets.found || sheets.sink.report.stopped {
        Ok(())
    } else {
        Err(anyhow!(sheets.sink.words.no_header))
    }
}

/// The sheets of a workbook on their way into tables.
struct Sheets<'a, 'b> {
    map: &'a [(String, Field)],
    stem: &'a str,
    name: String,
    file: &'a mut FileReport,
    sink: &'a mut Sink<'b>,
    /// Whether some sheet had a header.
    found: bool,
}

impl Sheets<'_, '_> {
    /// Reads a sheet, whose rows `each` hands to the table.
    fn sheet(
        &mut self,
        sheet: &str,
        is_only: bool,
        each: impl FnOnce(&mut Table<'_, '_>) -> Result<()>,
    ) -> Result<ControlFlow<()>> {
        let joined: Vec<_> = sheet.split_whitespace().collect();
        let stem = if is_only {
            self.stem.to_owned()
        } else {
            format!("{}:{}", self.stem, joined.join("-"))
        };
        let mut table = Table::new(self.sink, self.map, &self.name, &stem, Some(sheet));
        let read = each(&mut table);
        let had_rows = table.has_rows();
        let (report, found) = table.finish()?;
        self.file.tables.push(report);
        self.found |= found;
        if !found && had_rows {
            let place = Place {
                file: &self.name,
                sheet: Some(sheet),
                row: None,
                column: None,
            };
            self.sink.find(FindingKind::NotTaken, |words| {
                (place.say(words), words.no_header.to_owned())
            });
        }
        read?;
        Ok(if self.sink.report.stopped {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        })
    }

    fn broken(&self, reason: &impl ToString) -> anyhow::Error {
        anyhow!((self.sink.words.workbook_broken)(&crate::text::clean(
            &reason.to_string()
        )))
    }
}

/// A row that is put together cell by cell.
#[derive(Default)]
struct Gathered {
    row: Row,
    bytes: usize,
    merged: Merged,
}

impl Gathered {
    /// Puts a cell into a column at or behind the end; says whether there is room for it.
    fn put(&mut self, column: usize, text: &str, numeric: bool) -> bool {
        if column >= MOST_COLUMNS || self.bytes > MOST_ROW {
            return false;
        }
        while self.row.cells.len() < column {
            self.row.push("", false);
        }
        self.row.push(text, numeric);
        self.bytes += text.len();
        true
    }

    fn clear(&mut self) {
        self.row.clear();
        self.bytes = 0;
    }
}

/// A number as people see it: fifteen digits, as Excel keeps them.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

/// A day, with the time where there is one.
fn date_text((year, month, day): (u16, u8, u8), (hour, minute, second): (u8, u8, u8)) -> String {
    let date = format!("{day:02}/{month:02}/{year:04}");
    match (hour, minute, second) {
        (0, 0, 0) => date,
        (_, _, 0) => format!("{date} {hour:02}:{minute:02}"),
        _ => format!("{date} {hour:02}:{minute:02}:{second:02}"),
    }
}

/// `2021-05-12T08:30:00` as people write it.
fn iso_date_text(iso: &str) -> String {
    let mut parts = iso.split(['-', 'T', ':', '.', 'Z']).map(str::parse);
    let mut next = || parts.next().and_then(Result::ok);
    let (Some(year), Some(month), Some(day)) = (next(), next(), next()) else {
        return iso.to_owned();
    };
    let small = |number: u16| u8::try_from(number).unwrap_or_default();
    let mut clock = || small(next().unwrap_or_default());
    date_text(
        (year, small(month), small(day)),
        (clock(), clock(), clock()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_people_see() {
        for (number, expected) in [
            (300.0, "300"),
            (0.1 + 0.2, "0.3"),
            (1234.5, "1234.5"),
            (-2.0, "-2"),
            (1e14, "100000000000000"),
        ] {
            assert_eq!(number_text(number), expected);
        }
    }

    #[test]
    fn dates_are_what_people_write() {
        assert_eq!(iso_date_text("2021-05-12"), "12/05/2021");
        assert_eq!(iso_date_text("2021-05-12T08:30:00"), "12/05/2021 08:30");
        assert_eq!(iso_date_text("soon"), "soon");
    }
}
