//! The records of a workbook's stream, and the bytes in them.

use encoding_rs::Encoding;

use super::super::super::raised;
use super::super::alphabet::{Run, RunFont};
use super::super::xlsx::strings::RichText;
use super::container::{number16, number32};
use super::font::OldFont;

/// Goes on with the record before it.
const CONTINUE: u16 = 0x003C;

/// A record with what continues it.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) parts: Vec<&'a [u8]>,
}

/// The records of a stream from some place on.
pub(super) struct Records<'a> {
    pub(super) stream: &'a [u8],
}

impl<'a> Records<'a> {
    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let kind = number16(self.stream, 0)?;
        let end = 4 + usize::from(number16(self.stream, 2)?);
        let data = self.stream.get(4..end)?;
        self.stream = &self.stream[end..];
        Some((kind, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut parts = vec![data];
        while number16(self.stream, 0) == Some(CONTINUE) {
            let (_, more) = self.one()?;
            parts.push(more);
        }
        Some(Record { kind, parts })
    }
}

impl<'a> Record<'a> {
    /// Its bytes without what continues it.
    pub(super) fn data(&self) -> &'a [u8] {
        self.parts.first().copied().unwrap_or_default()
    }

    pub(super) fn bytes(&self) -> Bytes<'_, 'a> {
        Bytes {
            parts: &self.parts,
            at: 0,
        }
    }

    pub(super) fn number16(&self, at: usize) -> Option<u16> {
        number16(self.data(), at)
    }

    pub(super) fn number32(&self, at: usize) -> Option<u32> {
        number32(self.data(), at)
    }
}

/// The bytes of a record, one after the other.
pub(super) struct Bytes<'p, 'a> {
    parts: &'p [&'a [u8]],
    at: usize,
}

impl<'a> Bytes<'_, 'a> {
    /// The next bytes of this part, `most` of them.
    fn take(&mut self, most: usize) -> &'a [u8] {
        while let [first, rest @ ..] = self.parts
            && self.at >= first.len()
            && !rest.is_empty()
        {
            self.parts = rest;
            self.at = 0;
        }
        let part = self.parts.first().copied().unwrap_or_default();
        let end = part.len().min(self.at.saturating_add(most));
        let taken = part.get(self.at..end).unwrap_or_default();
        self.at = end;
        taken
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.take(1).first().copied()
    }

    pub(super) fn number16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let taken = self.take(count).len();
            if taken == 0 {
                return None;
            }
            count -= taken;
        }
        Some(())
    }

    /// A text of `count` bytes in an alphabet of eight bits.
    pub(super) fn narrow(&mut self, count: usize, encoding: &'static Encoding) -> String {
        let (text, _) = encoding.decode_without_bom_handling(self.take(count));
        text.into_owned()
    }

    /// A text of `count` letters as new workbooks have it, with the fonts of its parts.
    pub(super) fn wide(
        &mut self,
        count: usize,
        font: impl Fn(u16) -> OldFont,
        out: &mut RichText,
    ) -> Option<()> {
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.number16()? } else { 0 };
        let spoken = if flags & 4 != 0 {
            usize::from(self.number16()?) | usize::from(self.number16()?) << 16
        } else {
            0
        };
        let units = self.units(count, flags)?;
        let mut starts = Vec::new();
        for _ in 0..runs {
            starts.push((usize::from(self.number16()?), font(self.number16()?)));
        }
        self.skip(spoken)?;
        lay_out(&units, &starts, out);
        Some(())
    }

    /// Letters of one byte or two; each part of the record says again which.
    fn units(&mut self, count: usize, flags: u8) -> Option<Vec<u16>> {
        let mut units = Vec::new();
        let mut is_wide = flags & 1 != 0;
        while units.len() < count {
            let is_at_end = self.parts.first().is_none_or(|part| self.at >= part.len());
            if is_at_end {
                is_wide = self.byte()? & 1 != 0;
            }
            let width = if is_wide { 2 } else { 1 };
            let bytes = self.take((count - units.len()) * width);
            if bytes.len() < width {
                return None;
            }
            units.extend(bytes.chunks_exact(width).map(|unit| match unit {
                [low, high] => u16::from_le_bytes([*low, *high]),
                _ => u16::from(unit[0]),
            }));
        }
        Some(units)
    }
}

/// Adds a part of a text in its font, or in that of the cell.
fn add_part(part: &str, font: Option<OldFont>, out: &mut RichText) {
    if font.is_some_and(|font| font.is_struck) {
        return out.struck.push_str(part);
    }
    if font.is_some_and(|font| font.is_raised) {
        let behind = out.text.chars().next_back();
        out.text.push_str(&raised::shown(part, behind));
    } else {
        out.text.push_str(part);
    }
    let own = |font: OldFont| font.alphabet.map_or(RunFont::Unicode, RunFont::Old);
    out.runs.push(Run {
        end: out.text.len(),
        font: font.map_or(RunFont::OfCell, own),
    });
}

/// Puts a text together from its parts, each of which begins at a letter.
fn lay_out(units: &[u16], starts: &[(usize, OldFont)], out: &mut RichText) {
    out.clear();
    let mut begin = 0;
    let mut font = None;
    let starts_of_fonts = starts.iter().map(|(start, font)| (*start, Some(*font)));
    for (start, next) in starts_of_fonts.chain([(units.len(), None)]) {
        let start = start.min(units.len());
        if start > begin {
            add_part(&String::from_utf16_lossy(&units[begin..start]), font, out);
            begin = start;
        }
        font = next;
    }
    if starts.is_empty() {
        out.runs.clear();
    }
}
