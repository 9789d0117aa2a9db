//! Word documents: each table of the text, with the lines above it as its titles.
//!
//! ```text
//! mark (names of the XML) ─► styles (fonts, what is hidden) ─┐
//! document ─► pieces ─► run ─► shown (text of a cell) ───────┴─► grid (columns, merged cells) ─┐
//!                 └───► titles (lines above a table) ──────────────────────────────────────────┴─► table
//! ```

mod document;
mod frame;
mod grid;
mod mark;
mod nested;
mod outline;
mod parts;
mod pieces;
mod run;
mod shown;
mod styles;
mod titles;

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Seek};
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};
use zip::ZipArchive;

use super::workbook::{Sheets, xml};
use crate::messages::Reader;
use crate::reader::report::Role;
use crate::reader::table::{RawRow, Table, unit_line};
use crate::text::{Unit, clean};
use document::Document;
use outline::Outline;
use parts::Head;
use pieces::Piece;
use styles::Styles;
use titles::Titles;

/// Where Word puts the text; others say in the first part where it is.
const TEXT: &str = "word/document.xml";
/// The most text of a row (MiB), for what is said of a longer one.
const MOST_ROW: usize = 32;

/// Reads every table that is a list.
pub(super) fn read(body: impl Read + Seek, sheets: &mut Sheets<'_, '_>) -> Result<()> {
    let words = sheets.sink.words;
    let mut zip = ZipArchive::new(body).map_err(|error| broken(words, &error))?;
    let text = text_part(&mut zip);
    let styles = match zip.by_name("word/styles.xml") {
        Ok(part) => Styles::read(BufReader::new(part)).map_err(|error| broken(words, &error))?,
        Err(_) => Styles::default(),
    };
    let text = zip.by_name(&text).map_err(|error| broken(words, &error))?;
    Tables {
        document: Document::new(BufReader::new(text), styles),
        titles: Titles::default(),
        outline: Outline::default(),
        count: 0,
        has_nested: false,
        ahead: VecDeque::new(),
        begun: None,
        last: 0,
        unit: None,
        words,
    }
    .read(sheets)
}

/// Counts lines that stand behind the signatures of a list with those.
fn note(lines: &[String], sheets: &mut Sheets<'_, '_>) {
    if !sheets.found {
        return;
    }
    let role = sheets.sink.words.table.roles[Role::End as usize];
    for line in lines {
        if let Some(report) = sheets.file.tables.last_mut() {
            report.account.add(Role::End, 1);
            let row = report.account.rows;
            report.add_aside(row, role, || clean(line).into_owned());
        }
    }
}

/// The part with the text, as the first part of the package names it.
fn text_part(zip: &mut ZipArchive<impl Read + Seek>) -> String {
    let mut found = None;
    if let Ok(part) = zip.by_name("_rels/.rels") {
        // A list of parts that cannot be read names none.
        let _ = xml::each_start(BufReader::new(part), |start| {
            let kind = xml::attribute(start, "Type");
            if kind.is_some_and(|kind| kind.ends_with("/officeDocument")) {
                found = xml::attribute(start, "Target");
            }
        });
    }
    let found = found.map(|target| target.trim_start_matches('/').to_owned());
    found.unwrap_or_else(|| TEXT.to_owned())
}

fn broken(words: &Reader, reason: &impl ToString) -> anyhow::Error {
    anyhow!((words.source.document_broken)(&clean(&reason.to_string())))
}

/// The tables of a document, one after the other.
struct Tables<R> {
    document: Document<R>,
    titles: Titles,
    outline: Outline,
    /// How many tables there were so far.
    count: usize,
    /// A table stands in a cell of the current one.
    has_nested: bool,
    /// Pieces that were looked at and are still to come.
    ahead: VecDeque<Piece>,
    /// The first rows of a table that was looked at, and whether they are all of it.
    begun: Option<(Vec<RawRow>, bool)>,
    /// How many rows the parts of the current table had before this one.
    last: u64,
    /// The unit that a line gave to the tables below it.
    unit: Option<Unit>,
    words: &'static Reader,
}

impl<R: BufRead> Tables<R> {
    fn read(mut self, sheets: &mut Sheets<'_, '_>) -> Result<()> {
        while let Some(piece) = self.next()? {
            match piece {
                Piece::Line(line) => note(&self.titles.add(&line), sheets),
                Piece::Page => note(&self.titles.clear(), sheets),
                Piece::Table if self.table(sheets)?.is_break() => return Ok(()),
                _ => {}
            }
        }
        note(&self.titles.clear(), sheets);
        Ok(())
    }

    fn next(&mut self) -> Result<Option<Piece>> {
        match self.ahead.pop_front() {
            Some(piece) => Ok(Some(piece)),
            None => self.read_next(),
        }
    }

    fn read_next(&mut self) -> Result<Option<Piece>> {
        self.document
            .next()
            .map_err(|error| broken(self.words, &error))
    }

    /// The next row of the current table; nothing at its end.
    fn row(&mut self) -> Result<Option<RawRow>> {
        loop {
            match self.next()? {
                Some(Piece::Row(mut row)) => {
                    row.number += self.last;
                    return Ok(Some(row));
                }
                Some(Piece::TooLong) => {
                    return Err(anyhow!((self.words.source.row_too_long)(MOST_ROW)));
                }
                Some(Piece::TableEnd) | None => return Ok(None),
                Some(Piece::Nested) => self.has_nested = true,
                Some(_) => {}
            }
        }
    }

    /// Reads one table, unless it is a frame for other text.
    fn table(&mut self, sheets: &mut Sheets<'_, '_>) -> Result<ControlFlow<()>> {
        self.count += 1;
        self.last = 0;
        let name = (self.words.source.table_name)(self.count);
        let (first, is_whole) = match self.begun.take() {
            Some(begun) => begun,
            None => self.first_rows()?,
        };
        if is_whole && !self.has_nested && frame::is_frame(&first) {
            if !first.is_empty() {
                let report = frame::report(&name, &first, self.words);
                sheets.file.tables.push(report);
            }
            // Titles may stand in a frame of their own.
            let titles = first.iter().filter(|row| row.cells.len() == 1);
            let passed = titles.flat_map(|row| self.titles.add_framed(row.cell(0)));
            let passed: Vec<String> = passed.collect();
            note(&passed, sheets);
            return Ok(ControlFlow::Continue(()));
        }
        let titles = self.take_titles();
        let stem = format!("{}:{}", sheets.stem, self.count);
        // A table that is cut by a page goes on below it.
        let before = sheets.file.tables.last().cloned();
        let before = before.filter(|_| titles.is_empty());
        let above = (!titles.is_empty()).then(|| self.outline.stand_under(&titles));
        let read = sheets.titled(&name, &stem, |table| {
            table.tell_ragged();
            table.assume_unit(self.unit);
            if let Some(before) = &before {
                table.continue_after(before);
            }
            table.stand_under(&above.unwrap_or_default());
            for row in titles.iter().chain(&first) {
                let _ = table.row(row)?;
            }
            let mut last = first.last().map_or(0, |row| row.number);
            if !is_whole {
                last = self.rest(table, last)?;
            }
            self.parts(table, &first, last)?;
            self.lines_below(table)
        });
        if let Some((count, row)) = self.document.take_nested() {
            sheets.tell(&name, (self.words.source.nested)(count, row));
        }
        let struck = self.document.take_struck();
        if struck > 0 {
            sheets.tell(&name, (self.words.source.struck)(struck));
        }
        read
    }

    /// The lines above a table; their unit is that of the tables below as well, which often say none.
    fn take_titles(&mut self) -> Vec<RawRow> {
        if self.titles.begin_annex() {
            self.unit = None;
        }
        let titles = self.titles.take();
        self.unit = titles.iter().rev().find_map(unit_line).or(self.unit);
        titles
    }

    /// Reads the tables in which this one goes on, with nothing between them but the end of a page.
    fn parts(&mut self, table: &mut Table<'_, '_>, first: &[RawRow], last: u64) -> Result<()> {
        let Some(head) = Head::of(first) else {
            return Ok(());
        };
        self.last = last;
        while let Some((rows, is_whole)) = self.next_part(&head)? {
            self.count += 1;
            for row in &rows {
                let _ = table.row(row)?;
            }
            let last = rows.last().map_or(self.last, |row| row.number);
            self.last = if is_whole {
                last
            } else {
                self.rest(table, last)?
            };
        }
        Ok(())
    }

    /// Hands a table the lines below it, up to the titles of the next list.
    fn lines_below(&mut self, table: &mut Table<'_, '_>) -> Result<()> {
        loop {
            let passed = match self.next()? {
                Some(Piece::Line(line)) if table.goes_on_in(&line)? => {
                    let mut lines = self.titles.clear();
                    lines.push(line);
                    lines
                }
                Some(Piece::Line(line)) => self.titles.add(&line),
                Some(Piece::Page) => self.titles.clear(),
                Some(Piece::Table) => {
                    // Signatures stand in a frame; what is above them belongs to the list.
                    let passed = self.lines_above_frame()?;
                    self.ahead.push_front(Piece::Table);
                    return passed.iter().try_for_each(|line| table.below(line));
                }
                Some(_) => continue,
                None => {
                    let passed = self.titles.clear();
                    return passed.iter().try_for_each(|line| table.below(line));
                }
            };
            passed.iter().try_for_each(|line| table.below(line))?;
        }
    }

    /// The lines above the next table, if that is a frame.
    fn lines_above_frame(&mut self) -> Result<Vec<String>> {
        let (rows, is_whole) = if let Some(begun) = self.begun.take() {
            begun
        } else {
            self.last = 0;
            self.first_rows()?
        };
        let is_frame = is_whole && !self.has_nested && frame::is_frame(&rows);
        self.begun = Some((rows, is_whole));
        Ok(if is_frame {
            self.titles.clear()
        } else {
            Vec::new()
        })
    }

    /// The first rows of the next table, if the one of this head goes on in it.
    fn next_part(&mut self, head: &Head) -> Result<Option<(Vec<RawRow>, bool)>> {
        let mut pages = VecDeque::new();
        loop {
            match self.read_next()? {
                Some(Piece::Page) => pages.push_back(Piece::Page),
                Some(Piece::Table) => break,
                other => {
                    pages.extend(other);
                    self.ahead = pages;
                    return Ok(None);
                }
            }
        }
        let (mut rows, is_whole) = self.first_rows()?;
        if !self.has_nested && head.goes_on(&rows, is_whole) {
            return Ok(Some((rows, is_whole)));
        }
        for row in &mut rows {
            row.number -= self.last;
        }
        self.begun = Some((rows, is_whole));
        self.ahead = pages;
        self.ahead.push_back(Piece::Table);
        Ok(None)
    }

    /// The rows in which a frame would end, and whether they are all of the table.
    fn first_rows(&mut self) -> Result<(Vec<RawRow>, bool)> {
        self.has_nested = false;
        let mut first = Vec::new();
        while first.len() <= frame::MOST_ROWS {
            match self.row()? {
                Some(row) => first.push(row),
                None => return Ok((first, true)),
            }
        }
        Ok((first, false))
    }

    /// Reads the rows behind the first; those of a table without header only pass. Gives the number
    /// of the last.
    fn rest(&mut self, table: &mut Table<'_, '_>, mut last: u64) -> Result<u64> {
        while let Some(row) = self.row()? {
            let _ = table.row(&row)?;
            last = row.number;
            if table.sink().report.stopped {
                break;
            }
        }
        Ok(last)
    }
}
