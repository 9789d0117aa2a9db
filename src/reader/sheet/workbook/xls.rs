//! XLS, the workbooks of Excel until 2003 (BIFF5 and BIFF8).
//!
//! ```text
//! container (the stream of the workbook) ─► record ─► book (names, texts, styles) ─► cells
//! ```
//!
//! Nothing that the file says of its own size is believed: memory is taken for what is there.

mod book;
mod cells;
mod container;
mod font;
mod formula;
mod record;

use std::collections::HashSet;
use std::io::{Read, Seek};

use anyhow::{Result, anyhow};

use super::rows::Noted;
use super::sheets::Sheets;
use crate::messages::Reader;
use book::{OldBook, OldSheet};
use cells::{Frame, OldCells, own};
use container::Container;

/// The most sheets, each in a place of its own; else a small file could take days.
const MOST_SHEETS: usize = 1_000;
/// The largest file; Excel 2003 could not have written much more.
const MOST_BYTES: u64 = 64 << 20;

/// Reads every sheet that is seen.
pub(super) fn read(body: impl Read + Seek, sheets: &mut Sheets<'_, '_>) -> Result<()> {
    let words = sheets.sink.words;
    let mut bytes = Vec::new();
    body.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(anyhow!((words.source.xls_too_large)(MOST_BYTES >> 20)));
    }
    let stream = stream(&bytes, words)?;
    drop(bytes);
    let book = OldBook::read(&stream).ok_or_else(|| anyhow!(words.source.is_old_excel))?;
    if book.is_encrypted {
        return Err(anyhow!(words.source.is_encrypted));
    }
    let starts: HashSet<_> = book.sheets.iter().map(|sheet| sheet.start).collect();
    if starts.len() < book.sheets.len() || starts.len() > MOST_SHEETS {
        return Err(anyhow!(words.source.xls_broken));
    }
    let struck = book.strings.struck();
    if let Some(sheet) = book.sheets.first().filter(|_| struck > 0) {
        sheets.tell(&sheet.name, (words.source.struck)(struck));
    }
    let is_any_seen = book.sheets.iter().any(|sheet| !sheet.is_hidden);
    let count = book.sheets.iter().filter(|sheet| !sheet.is_hidden).count();
    for sheet in &book.sheets {
        let Some(part) = stream.get(sheet.start..) else {
            sheets.not_read(&sheet.name, &anyhow!(words.source.xls_broken));
            continue;
        };
        if sheet.is_hidden && is_any_seen {
            tell_hidden(sheet, part, sheets);
            continue;
        }
        let mut noted = Noted::default();
        let flow = sheets.sheet(&sheet.name, count == 1, |table| {
            OldCells::new(&book, Frame::of(part)).read(part, &mut noted, table)
        })?;
        noted
            .say(words)
            .for_each(|said| sheets.tell(&sheet.name, said));
        if flow.is_break() {
            break;
        }
    }
    Ok(())
}

/// The stream of the workbook, or why there is none.
fn stream(bytes: &[u8], words: &Reader) -> Result<Vec<u8>> {
    let container = Container::open(bytes).ok_or_else(|| anyhow!(words.source.xls_broken))?;
    if container.has("EncryptedPackage") {
        return Err(anyhow!(words.source.is_encrypted));
    }
    let name = ["Workbook", "Book"]
        .into_iter()
        .find(|name| container.has(name));
    match name {
        Some(name) => container
            .stream(name)
            .ok_or_else(|| anyhow!(words.source.xls_broken)),
        None if container.has("WordDocument") => Err(anyhow!(words.source.is_word)),
        None => Err(anyhow!(words.source.is_binary)),
    }
}

/// Tells of a hidden sheet and how many rows of it are not read.
fn tell_hidden(sheet: &OldSheet, part: &[u8], sheets: &mut Sheets<'_, '_>) {
    let is_cell = |kind| {
        matches!(
            kind,
            0x0203..=0x0205 | 0x00D6 | 0x027E | 0x00FD | 0x00BD | 0x0006
        )
    };
    let cells = own(part).filter(|record| is_cell(record.kind));
    let mut rows: Vec<_> = cells.filter_map(|record| record.number16(0)).collect();
    rows.sort_unstable();
    rows.dedup();
    if !rows.is_empty() {
        let said = (sheets.sink.words.source.hidden_sheet)(rows.len() as u64);
        sheets.tell(&sheet.name, said);
    }
}
