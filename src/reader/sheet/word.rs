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
mod pieces;
mod run;
mod shown;
mod styles;
mod titles;

use std::io::{BufRead, BufReader, Read, Seek};
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};
use zip::ZipArchive;

use super::workbook::{Sheets, xml};
use crate::messages::Reader;
use crate::reader::table::{RawRow, Table};
use document::Document;
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
        count: 0,
        has_nested: false,
        words,
    }
    .read(sheets)
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
    anyhow!((words.source.document_broken)(&crate::text::clean(
        &reason.to_string()
    )))
}

/// The tables of a document, one after the other.
struct Tables<R> {
    document: Document<R>,
    titles: Titles,
    /// How many tables there were so far.
    count: usize,
    /// A table stands in a cell of the current one.
    has_nested: bool,
    words: &'static Reader,
}

impl<R: BufRead> Tables<R> {
    fn read(mut self, sheets: &mut Sheets<'_, '_>) -> Result<()> {
        while let Some(piece) = self.next()? {
            match piece {
                Piece::Line(line) => self.titles.add(&line),
                Piece::Page => self.titles.clear(),
                Piece::Table if self.table(sheets)?.is_break() => return Ok(()),
                _ => {}
            }
        }
        Ok(())
    }

    fn next(&mut self) -> Result<Option<Piece>> {
        self.document
            .next()
            .map_err(|error| broken(self.words, &error))
    }

    /// The next row of the current table; nothing at its end.
    fn row(&mut self) -> Result<Option<RawRow>> {
        loop {
            match self.next()? {
                Some(Piece::Row(row)) => return Ok(Some(row)),
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
        self.has_nested = false;
        let name = (self.words.source.table_name)(self.count);
        let (first, is_whole) = self.first_rows()?;
        if is_whole && !self.has_nested && frame::is_frame(&first) {
            if !first.is_empty() {
                let report = frame::report(&name, &first, self.words);
                sheets.file.tables.push(report);
            }
            // Titles may stand in a frame of their own.
            let titles = first.iter().filter(|row| row.cells.len() == 1);
            titles.for_each(|row| self.titles.add(row.cell(0)));
            return Ok(ControlFlow::Continue(()));
        }
        let titles = self.titles.take();
        let stem = format!("{}:{}", sheets.stem, self.count);
        // A table that is cut by a page goes on below it.
        let before = sheets.file.tables.last().cloned();
        let before = before.filter(|_| titles.is_empty());
        let read = sheets.titled(&name, &stem, |table| {
            table.tell_ragged();
            if let Some(report) = &before {
                table.continue_after(report);
            }
            for row in titles.iter().chain(&first) {
                let _ = table.row(row)?;
            }
            if is_whole { Ok(()) } else { self.rest(table) }
        });
        let struck = self.document.take_struck();
        if struck > 0 {
            sheets.tell(&name, (self.words.source.struck)(struck));
        }
        read
    }

    /// The rows in which a frame would end, and whether they are all of the table.
    fn first_rows(&mut self) -> Result<(Vec<RawRow>, bool)> {
        let mut first = Vec::new();
        while first.len() <= frame::MOST_ROWS {
            match self.row()? {
                Some(row) => first.push(row),
                None => return Ok((first, true)),
            }
        }
        Ok((first, false))
    }

    /// Reads the rows behind the first; those of a table without header only pass.
    fn rest(&mut self, table: &mut Table<'_, '_>) -> Result<()> {
        while let Some(row) = self.row()? {
            let _ = table.row(&row)?;
            if table.sink().report.stopped {
                break;
            }
        }
        Ok(())
    }
}
