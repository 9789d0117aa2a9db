//! The cells of an old sheet.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use anyhow::Result;
use unicode_normalization::UnicodeNormalization;

use super::super::alphabet::Reading;
use super::super::rows::{CellPlace, Merges, Noted, Rows, Shown};
use super::super::shown::number_shown;
use super::super::xlsx::strings::RichText;
use super::book::OldBook;
use super::container::number16;
use super::formula::is_of_number;
use super::record::{Bytes, Record, Records};
use crate::reader::table::Table;

/// A formula that is to be calculated when the workbook is opened.
const CALCULATE_ON_LOAD: u16 = 2;

/// The most spans of hidden columns; a sheet has 256 columns.
const MOST_SPANS: usize = 256;
/// The most merged areas that are looked at.
const MOST_MERGES: usize = 100_000;

/// What stands at the edge of a sheet: merged and hidden parts.
#[derive(Default)]
pub(super) struct Frame {
    pub(super) merges: Merges,
    hidden_rows: HashSet<u32>,
    hidden_columns: Vec<RangeInclusive<u32>>,
}

impl Frame {
    /// Looks through the records of a sheet.
    pub(super) fn of(stream: &[u8]) -> Self {
        let mut frame = Self::default();
        for record in own(stream) {
            let _ = frame.look(&record);
        }
        frame
    }

    fn look(&mut self, record: &Record<'_>) -> Option<()> {
        match record.kind {
            // A row without height, or one that a filter or a person hides.
            0x0208 if record.number16(12)? & 0x20 != 0 || record.number16(6)? == 0 => {
                self.hidden_rows.insert(record.number16(0)?.into());
            }
            0x007D if record.number16(8)? & 1 != 0 || record.number16(4)? == 0 => {
                let (first, last) = (record.number16(0)?, record.number16(2)?);
                if self.hidden_columns.len() < MOST_SPANS {
                    self.hidden_columns.push(first.into()..=last.into());
                }
            }
            0x00E5 => self.add_merges(record.data()),
            _ => {}
        }
        Some(())
    }

    fn add_merges(&mut self, data: &[u8]) {
        for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
            let edge = |at| number16(area, at).map_or(0, u32::from);
            if edge(0) < edge(2) && self.merges.len() < MOST_MERGES {
                self.merges.insert((edge(0), edge(4)), edge(2));
            }
        }
    }

    fn place(&self, row: u32, column: u32) -> CellPlace {
        let mut hidden = self.hidden_columns.iter();
        CellPlace {
            row,
            column,
            is_row_hidden: self.hidden_rows.contains(&row),
            is_column_hidden: hidden.any(|span| span.contains(&column)),
        }
    }
}

/// Says whether a sheet goes on to its end.
fn is_whole(stream: &[u8]) -> bool {
    let mut depth = 0_u32;
    Records { stream }.any(|record| {
        match record.kind {
            0x0809 => depth += 1,
            0x000A => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    })
}

/// The records of a sheet without those of charts within it.
pub(super) fn own(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut depth = 0_u32;
    let records = Records { stream }.take_while(move |record| {
        match record.kind {
            0x0809 => depth += 1,
            0x000A => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0
    });
    let mut depth = 0_u32;
    records.filter(move |record| {
        match record.kind {
            0x0809 => depth += 1,
            0x000A => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 1
    })
}

/// A sheet while its cells are read.
pub(super) struct OldCells<'a> {
    pub(super) book: &'a OldBook,
    pub(super) frame: Frame,
    /// Where the text of a formula belongs, which comes in a record of its own.
    formula: Option<(u32, u32, u16)>,
    shown: Shown,
    rich: RichText,
}

impl<'a> OldCells<'a> {
    pub(super) fn new(book: &'a OldBook, frame: Frame) -> Self {
        Self {
            book,
            frame,
            formula: None,
            shown: Shown::default(),
            rich: RichText::default(),
        }
    }

    /// Hands all cells of a sheet to the table.
    pub(super) fn read(
        mut self,
        stream: &[u8],
        noted: &mut Noted,
        table: &mut Table<'_, '_>,
    ) -> Result<()> {
        let mut lost = 0;
        let mut rows = Rows::new(std::mem::take(&mut self.frame.merges), noted);
        for record in own(stream) {
            for (row, column) in self.places(&record) {
                self.shown.clear();
                if self.show(&record, column).is_none() {
                    lost += 1;
                }
                let place = self.frame.place(row, u32::from(column));
                if rows.take(place, &self.shown, table)?.is_break() {
                    return Ok(());
                }
            }
        }
        let _ = rows.give(table)?;
        noted.lose(lost + u64::from(!is_whole(stream)));
        Ok(())
    }

    /// The cells of a record: one, or several side by side.
    fn places(&self, record: &Record<'_>) -> Vec<(u32, u16)> {
        let at = |at| record.number16(at).unwrap_or(0);
        let row = u32::from(at(0));
        match record.kind {
            0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD | 0x0006 => vec![(row, at(2))],
            0x00BD => {
                let count = record.data().len().saturating_sub(6) / 6;
                (at(2)..).take(count).map(|column| (row, column)).collect()
            }
            0x0207 => self
                .formula
                .map(|(row, column, _)| (row, u16::try_from(column).unwrap_or(0)))
                .into_iter()
                .collect(),
            _ => Vec::new(),
        }
    }

    fn show(&mut self, record: &Record<'_>, column: u16) -> Option<()> {
        let style = record.number16(4)?;
        match record.kind {
            0x0203 => self.show_number(float(record, 6)?, style),
            0x027E => self.show_number(packed(record.number32(6)?), style),
            0x00BD => {
                let at = 4 + 6 * usize::from(column.checked_sub(record.number16(2)?)?);
                let style = record.number16(at)?;
                self.show_number(packed(record.number32(at + 2)?), style);
            }
            0x0205 => self.show_code(*record.data().get(6)?, *record.data().get(7)? == 1),
            0x0006 => self.show_result(record, style)?,
            0x00FD => {
                let book = self.book;
                let (text, runs) = book.strings.get(record.number32(6)? as usize)?;
                self.rich.clear();
                self.rich.text.push_str(text);
                self.rich.runs.extend_from_slice(runs);
                self.show_text(style);
            }
            0x0207 => {
                let (_, _, style) = self.formula.take()?;
                self.read_text(&mut record.bytes(), style)?;
            }
            _ => {
                let mut bytes = record.bytes();
                bytes.skip(6)?;
                self.read_text(&mut bytes, style)?;
            }
        }
        Some(())
    }

    /// The value that a formula had when the workbook was saved.
    fn show_result(&mut self, record: &Record<'_>, style: u16) -> Option<()> {
        let value = record.data().get(6..14)?;
        let is_code = number16(value, 6)? == 0xFFFF;
        let waits = record.number16(14).unwrap_or(0) & CALCULATE_ON_LOAD != 0;
        match (value[0], is_code) {
            // What no program has calculated yet is not nothing, and not zero.
            (3, true) if waits || is_of_number(record.data()) => {
                self.shown.text.push_str("=…");
            }
            (_, false) if waits && value == [0; 8] => self.shown.text.push_str("=…"),
            (_, false) => self.show_number(float(record, 6)?, style),
            (0, true) => {
                let place = (record.number16(0)?.into(), record.number16(2)?.into());
                self.formula = Some((place.0, place.1, style));
            }
            (kind @ (1 | 2), true) => self.show_code(value[2], kind == 2),
            _ => {}
        }
        Some(())
    }

    fn show_number(&mut self, number: f64, style: u16) {
        let format = self.book.format(style);
        let value = number.to_string();
        let (text, is_number) = number_shown(&value, format.as_deref(), self.book.is_1904);
        self.shown.text.push_str(&text);
        self.shown.is_number = is_number;
        self.strike(style);
    }

    fn show_code(&mut self, code: u8, is_error: bool) {
        self.shown.text.push_str(match (is_error, code) {
            (false, 0) => "false",
            (false, _) => "true",
            (true, 0x00) => "#NULL!",
            (true, 0x07) => "#DIV/0!",
            (true, 0x0F) => "#VALUE!",
            (true, 0x17) => "#REF!",
            (true, 0x1D) => "#NAME?",
            (true, 0x24) => "#NUM!",
            (true, _) => "#N/A",
        });
    }

    /// A text with its length before it.
    fn read_text(&mut self, bytes: &mut Bytes<'_, '_>, style: u16) -> Option<()> {
        let book = self.book;
        let count = usize::from(bytes.number16()?);
        if book.is_unicode {
            bytes.wide(count, |font| book.font(font), &mut self.rich)?;
        } else {
            let text = bytes.narrow(count, book.encoding(book.alphabet(style)));
            self.rich.clear();
            // The tones of Windows-1258 follow their letters.
            self.rich.text.extend(text.nfc());
        }
        self.show_text(style);
        Some(())
    }

    fn show_text(&mut self, style: u16) {
        let reading = Reading {
            runs: &self.rich.runs,
            of_cell: self.book.alphabet(style),
            guess: self.book.guess,
        };
        self.shown.alphabet = reading.read(&self.rich.text, &mut self.shown.text);
        let format = self.book.format(style);
        if !self.rich.text.is_empty()
            && let Some(around) = format.and_then(|format| format.around(&self.shown.text))
        {
            self.shown.text = around;
        }
        self.strike(style);
        self.shown.is_struck |= self.rich.has_struck();
    }

    /// Leaves out what the font of a style strikes through.
    fn strike(&mut self, style: u16) {
        if self.book.is_struck(style) {
            self.shown.strike();
        }
    }
}

fn float(record: &Record<'_>, at: usize) -> Option<f64> {
    let bytes = record.data().get(at..at.checked_add(8)?)?;
    Some(f64::from_le_bytes(bytes.try_into().ok()?))
}

/// A number in four bytes: a whole one of thirty bits or the top of a float, perhaps in hundredths.
fn packed(bits: u32) -> f64 {
    let number = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 {
        number / 100.0
    } else {
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers() {
        for (bits, expected) in [
            (12 << 2 | 2, 12.0),
            ((-5_i32).cast_unsigned() << 2 | 3, -0.05),
            (0x3FF0_0000, 1.0),
            (0x4058_E000 | 1, 0.995),
        ] {
            assert!((packed(bits) - expected).abs() < 1e-12, "{bits:x}");
        }
    }
}
