//! The rows of a text with delimiters, one after the other, with memory for one of them.

use std::io::{self, Read};
use std::iter;

use csv::StringRecord;
use memchr::{memchr_iter, memchr2_iter, memchr3};

use super::quotes::{Reading, Span, Text};

/// How much is read at a time.
const PIECE: usize = 256 << 10;
/// The longest row.
pub(super) const MOST_ROW: usize = 32 << 20;
/// A quote that is not closed within so many bytes is not closed at all.
const MOST_QUOTED: usize = 1 << 20;
/// How many bytes are looked at in vain for quotes that close, before quotes are only text.
const MOST_AGAIN: usize = 256 << 20;

/// The rows of a text.
pub(super) struct Rows<R> {
    source: R,
    delimiter: u8,
    text: Vec<u8>,
    /// Where the next row begins.
    at: usize,
    is_whole: bool,
    /// The number of the line there, from 1.
    line: u64,
    /// How many cells the last row of more than one had.
    width: Option<usize>,
    again: usize,
}

/// What is to be known of a row beside its cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RowSeen {
    /// The line where it begins.
    pub(super) line: u64,
    /// The line where a quote opens that nothing closes as it should.
    pub(super) doubt: Option<u64>,
    /// All its bytes are text; others were replaced.
    pub(super) is_text: bool,
}

impl<R: Read> Rows<R> {
    pub(super) fn new(source: R, delimiter: u8) -> Self {
        Self {
            source,
            delimiter,
            text: Vec::new(),
            at: 0,
            is_whole: false,
            line: 1,
            width: None,
            again: 0,
        }
    }

    /// Reads the next row that is not blank.
    pub(super) fn next(&mut self, row: &mut StringRecord) -> io::Result<Option<RowSeen>> {
        row.clear();
        while let Some(b'\n' | b'\r') = self.peek()? {
            self.pass_end()?;
        }
        if self.peek()?.is_none() {
            return Ok(None);
        }
        let line = self.line;
        let (is_text, doubt) = match self.without_quotes()? {
            Some(end) => (self.take_bare(end, row), None),
            None => self.take_quoted(row)?,
        };
        if row.len() > 1 {
            self.width = Some(row.len());
        }
        Ok(Some(RowSeen {
            line,
            doubt,
            is_text,
        }))
    }

    /// Where the line ends, if there is no quote in it.
    fn without_quotes(&mut self) -> io::Result<Option<usize>> {
        loop {
            let rest = &self.text[self.at..];
            match memchr3(b'\n', b'\r', b'"', rest) {
                Some(sign) if rest[sign] == b'"' => return Ok(None),
                Some(sign) => return Ok(Some(self.at + sign)),
                None if self.more()? => {}
                None => return Ok(Some(self.text.len())),
            }
        }
    }

    /// Takes a row without quotes; says whether it is text.
    fn take_bare(&mut self, end: usize, row: &mut StringRecord) -> bool {
        let line = &self.text[self.at..end];
        let mut from = 0;
        let ends = memchr_iter(self.delimiter, line).chain(iter::once(line.len()));
        let cells = ends.map(|to| Span::bare(std::mem::replace(&mut from, to + 1), to));
        let is_text = hand(line, cells, row);
        self.at = end;
        is_text
    }

    /// Takes a row with quotes; says whether it is text, and at which line a quote is in doubt.
    fn take_quoted(&mut self, row: &mut StringRecord) -> io::Result<(bool, Option<u64>)> {
        let reading = self.reading()?;
        let bytes = &self.text[self.at..];
        let is_text = hand(&bytes[..reading.end], reading.spans(), row);
        let doubt = reading.doubt.map(|at| self.line + line_ends(&bytes[..at]));
        self.line += line_ends(&bytes[..reading.end]);
        self.at += reading.end;
        Ok((is_text, doubt))
    }

    fn reading(&mut self) -> io::Result<Reading> {
        loop {
            let text = Text {
                bytes: &self.text[self.at..],
                delimiter: self.delimiter,
                width: self.width,
                is_whole: self.is_whole,
            };
            let reading = match self.again {
                ..MOST_AGAIN => text.row(),
                _ => text.line(),
            };
            let is_cut = reading.seen == text.bytes.len();
            let is_long = text.bytes.len() > MOST_QUOTED && reading.end < text.bytes.len();
            if !is_cut || is_long || !self.more()? {
                self.again += reading.seen - reading.end;
                return Ok(reading);
            }
        }
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        if self.at == self.text.len() {
            self.more()?;
        }
        Ok(self.text.get(self.at).copied())
    }

    /// Goes beyond a line end: `\n`, `\r\n`, or `\r` alone.
    fn pass_end(&mut self) -> io::Result<()> {
        let is_return = self.text[self.at] == b'\r';
        self.at += 1;
        self.line += 1;
        if is_return && self.peek()? == Some(b'\n') {
            self.at += 1;
        }
        Ok(())
    }

    /// Reads on; says whether there was more.
    fn more(&mut self) -> io::Result<bool> {
        if self.is_whole {
            return Ok(false);
        }
        self.text.drain(..self.at);
        self.at = 0;
        if self.text.len() > MOST_ROW {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let size = PIECE
            .max(self.text.len())
            .min(MOST_ROW + PIECE - self.text.len());
        let count = (&mut self.source)
            .take(size as u64)
            .read_to_end(&mut self.text)?;
        self.is_whole = count < size;
        Ok(true)
    }
}

/// Puts cells into a row; says whether they are text. Bytes that are none are replaced.
fn hand(bytes: &[u8], cells: impl Iterator<Item = Span>, row: &mut StringRecord) -> bool {
    // To look at all cells at once takes a third of the time.
    let text = simdutf8::basic::from_utf8(bytes);
    for cell in cells {
        if let Ok(text) = text {
            match &text[cell.range()] {
                bare if cell.is_bare() => row.push_field(bare),
                quoted => row.push_field(&cell.plain(quoted)),
            }
        } else {
            let lossy = String::from_utf8_lossy(&bytes[cell.range()]);
            row.push_field(&cell.plain(&lossy));
        }
    }
    text.is_ok()
}

/// How many lines end in a text: `\n`, `\r\n`, or `\r` alone.
fn line_ends(text: &[u8]) -> u64 {
    let is_end = |at: &usize| text[*at] == b'\r' || *at == 0 || text[at - 1] != b'\r';
    memchr2_iter(b'\r', b'\n', text).filter(is_end).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Gives a text in pieces of a size.
    struct Pieces<'a>(&'a [u8], usize);

    impl Read for Pieces<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let size = self.1.min(buffer.len());
            self.0.read(&mut buffer[..size])
        }
    }

    fn all(text: &[u8], delimiter: u8) -> Vec<(RowSeen, Vec<String>)> {
        let mut rows = Rows::new(Pieces(text, 7), delimiter);
        let mut row = StringRecord::new();
        let mut all = Vec::new();
        while let Some(seen) = rows.next(&mut row).unwrap() {
            all.push((seen, row.iter().map(str::to_owned).collect()));
        }
        all
    }

    fn lines(text: &[u8]) -> Vec<(u64, Option<u64>)> {
        let all = all(text, b',');
        all.iter()
            .map(|(seen, _)| (seen.line, seen.doubt))
            .collect()
    }

    #[test]
    fn lines_are_counted_whichever_sign_ends_them() {
        let text = b"a,b\r\nc,\"d\r\ne\rf\"\rg,h\n\n\r\r\ni,j\r\n";
        let numbers = [(1, None), (2, None), (5, None), (9, None)];
        assert_eq!(lines(text), numbers);
    }

    #[test]
    fn a_stray_quote_is_told_at_its_own_line() {
        let text = b"a,b,c\n1,\"x\ny\",\"z\n2,d,e\n3,f,g\n";
        let numbers = [(1, None), (2, Some(3)), (4, None), (5, None)];
        assert_eq!(lines(text), numbers);
    }

    #[test]
    fn a_stray_quote_at_the_top_of_a_long_text_swallows_nothing() {
        let mut text = b"a,b,c\n1,\"d,e\n".to_vec();
        for number in 0..200_000 {
            text.extend(format!("{number},Lan,Cúc\n").bytes());
        }
        let all = all(&text, b',');
        assert_eq!(all.len(), 200_002);
        assert_eq!(all[1].0.doubt, Some(2));
        assert_eq!(all[200_001].1, ["199999", "Lan", "Cúc"]);
        assert_eq!(all[200_001].0.line, 200_002);
    }

    #[test]
    fn quotes_that_open_in_every_line_take_no_time() {
        let text = "x\",\"a\n".repeat(300_000);
        let all = all(text.as_bytes(), b',');
        assert!(all.iter().any(|(seen, _)| seen.doubt.is_some()));
    }

    fn cell() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop::sample::select(vec!["\"", ",", ";", "\n", "\r\n", "a", "ệ", " "]),
            0..7,
        )
        .prop_map(|pieces| pieces.concat())
    }

    fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
        (1_usize..5).prop_flat_map(|width| {
            proptest::collection::vec(proptest::collection::vec(cell(), width), 1..9)
        })
    }

    proptest! {
        #[test]
        fn what_is_written_well_is_read_back(rows in table(), is_quoted: bool, ends_in_return: bool) {
            let end = if ends_in_return { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
            let style = if is_quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
            let mut writer = csv::WriterBuilder::new()
                .delimiter(b';')
                .quote_style(style)
                .terminator(end)
                .from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = writer.into_inner().unwrap();
            let all = all(&text, b';');
            prop_assert!(all.iter().all(|(seen, _)| seen.doubt.is_none()));
            let read: Vec<_> = all.into_iter().map(|(_, cells)| cells).collect();
            prop_assert_eq!(read, rows);
        }
    }
}
