//! A row with quotes in it: which of them hold a cell together, and which only stand in its text.
//!
//! ```text
//! "a;b";c                 quotes around a cell: they are no part of it
//! "Mới" và lạ;c           the quote that closes is not at the end of the cell: both are text
//! 2;"Dệt;5⏎3;Tre;6        nothing closes the quote: it is text, and the lines are rows
//! ```

use std::borrow::Cow;
use std::iter;
use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2, memchr3};

/// How many bytes of a cell are looked at one by one.
const NEAR: usize = 16;
/// More cells than any sheet has; what follows them in the line stays in one.
const MOST_CELLS: usize = 1 << 20;

/// A row as it was read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    cells: Vec<Span>,
    /// Where the row ends: at the end of a line, or of the text.
    pub(super) end: usize,
    /// How far the text was looked at.
    pub(super) seen: usize,
    /// Where a quote opens that seemed to hold lines together and does not, or may not.
    pub(super) doubt: Option<usize>,
}

/// Where a cell stands, its quotes included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    from: usize,
    to: usize,
    is_quoted: bool,
}

/// A quote that opens a cell and does not hold it together.
#[derive(Clone, Copy, Debug)]
struct Stray {
    at: usize,
    /// Where the next quote is, or the text ends.
    until: usize,
}

/// A text that begins with a row.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) delimiter: u8,
    /// How many cells the rows before have.
    pub(super) width: Option<usize>,
    /// Nothing follows it.
    pub(super) is_whole: bool,
}

impl Text<'_> {
    /// Reads the row with which the text begins.
    pub(super) fn row(self) -> Reading {
        let mut stray = None;
        let mut strict = self.cut(|from| self.strict(from, &mut stray));
        match stray {
            Some(stray) => self.with_stray(strict, stray),
            None if self.is_swallowing(&strict) => {
                let doubt = strict
                    .cells
                    .iter()
                    .find(|cell| memchr2(b'\n', b'\r', &self.bytes[cell.from..cell.to]).is_some());
                Reading {
                    doubt: doubt.map(|cell| cell.from),
                    ..self.line()
                }
            }
            None => {
                strict.seen = strict.end;
                strict
            }
        }
    }

    /// Reads the row as it is cut by a delimiter that may be another one: `"a;b",c` is one cell.
    fn guess(self) -> Reading {
        let mut stray = None;
        let strict = self.cut(|from| self.strict(from, &mut stray));
        let Some(stray) = stray else {
            return strict;
        };
        let row = self.with_stray(strict, stray);
        if row.doubt.is_some() {
            return row;
        }
        let line = Self {
            bytes: &self.bytes[..row.end],
            ..self
        };
        line.cut(|from| line.guarded(from))
    }

    /// The row up to the end of its line, whatever its quotes say.
    pub(super) fn line(self) -> Reading {
        self.cut(|from| self.bare(from))
    }

    fn with_stray(self, mut strict: Reading, stray: Stray) -> Reading {
        let until = self.line_end(stray.until);
        strict.seen = strict.seen.max(until);
        let is_across = memchr2(b'\n', b'\r', &self.bytes[stray.at..stray.until]).is_some();
        let is_well = if is_across {
            self.are_rows(&self.bytes[stray.at..until], strict.cells.len())
        } else {
            self.fits(&strict)
        };
        if !is_well {
            strict = self.or_guarded(strict);
        }
        let is_doubtful = is_across || stray.until == self.bytes.len();
        strict.doubt = is_doubtful.then_some(stray.at);
        strict
    }

    /// The reading in which quotes guard what is between them, if that has the width of a row.
    fn or_guarded(self, strict: Reading) -> Reading {
        let guarded = self.cut(|from| self.guarded(from));
        let seen = strict.seen.max(guarded.end);
        let is_known = self.is_whole || guarded.end < self.bytes.len();
        let is_better = is_known && Some(guarded.cells.len()) == self.width;
        Reading {
            seen,
            ..if is_better { guarded } else { strict }
        }
    }

    fn fits(self, reading: &Reading) -> bool {
        self.width.is_none_or(|width| reading.cells.len() == width)
    }

    /// Says whether the lines behind the first have about as many cells as rows have.
    fn are_rows(self, swallowed: &[u8], own: usize) -> bool {
        let width = self.width.unwrap_or(own);
        let (mut seen, mut rows) = (0, 0);
        for line in lines(swallowed).skip(1) {
            let line = Text {
                bytes: line,
                ..self
            };
            let cells = line.cut(|from| line.strict(from, &mut None)).cells.len();
            seen += 1;
            rows += usize::from(cells > 1 && cells.abs_diff(width) <= width / 5);
        }
        rows * 2 > seen || seen == 0
    }

    /// Says whether the lines of a row are rows themselves: each has the width of one, and the row
    /// has not, or they hold numbers in the same places: `1;"Tre;5⏎2;Ống 3";6`.
    fn is_swallowing(self, strict: &Reading) -> bool {
        let Some(width) = self.width.filter(|width| *width > 1) else {
            return false;
        };
        let row = &self.bytes[..strict.end];
        memchr2(b'\n', b'\r', row).is_some()
            && lines(row).all(|line| memchr_iter(self.delimiter, line).count() + 1 == width)
            && (strict.cells.len() != width || self.are_alike(row))
    }

    /// Says whether all lines have numbers in the same cells, and texts in others.
    fn are_alike(self, row: &[u8]) -> bool {
        let numbers = |line| Text::numbers(line, self.delimiter);
        let mut lines = lines(row);
        let Some(first) = lines.next() else {
            return false;
        };
        numbers(first).any(|is_number| is_number)
            && !numbers(first).all(|is_number| is_number)
            && lines.all(|line| numbers(line).eq(numbers(first)))
    }

    fn numbers(line: &[u8], delimiter: u8) -> impl Iterator<Item = bool> {
        let is_number = |cell: &[u8]| {
            cell.iter().any(u8::is_ascii_digit)
                && cell
                    .iter()
                    .all(|byte| byte.is_ascii_digit() || b".,-% ".contains(byte))
        };
        line.split(move |byte| *byte == delimiter).map(is_number)
    }

    fn cut(self, mut cell: impl FnMut(usize) -> Span) -> Reading {
        let mut reading = Reading {
            cells: Vec::with_capacity(self.width.unwrap_or_default()),
            ..Reading::default()
        };
        loop {
            let span = if reading.cells.len() < MOST_CELLS {
                cell(reading.end)
            } else {
                Span::bare(reading.end, self.line_end(reading.end))
            };
            reading.cells.push(span);
            reading.end = span.to;
            if self.bytes.get(span.to) != Some(&self.delimiter) {
                reading.seen = reading.end;
                return reading;
            }
            reading.end += 1;
        }
    }

    /// A cell that ends where the delimiter or the end of the line is.
    fn bare(self, from: usize) -> Span {
        let rest = &self.bytes[from..];
        let is_end = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\n' | b'\r');
        // To begin a search takes longer than to look at the few bytes of most cells.
        let near = rest[..rest.len().min(NEAR)].iter().position(is_end);
        let far = || {
            let far = memchr3(self.delimiter, b'\n', b'\r', rest.get(NEAR..)?)?;
            Some(NEAR + far)
        };
        let to = near.or_else(far).unwrap_or(rest.len());
        Span::bare(from, from + to)
    }

    /// A cell between quotes, if the one that closes it is at its end.
    fn strict(self, from: usize, stray: &mut Option<Stray>) -> Span {
        if self.bytes.get(from) != Some(&b'"') {
            return self.bare(from);
        }
        let until = self.closing(from);
        if let Some(until) = until.filter(|until| self.ends_cell(until + 1)) {
            return Span {
                from,
                to: until + 1,
                is_quoted: true,
            };
        }
        stray.get_or_insert(Stray {
            at: from,
            until: until.unwrap_or(self.bytes.len()),
        });
        self.bare(from)
    }

    /// A cell in which delimiters and line ends between any two quotes are text.
    fn guarded(self, from: usize) -> Span {
        let strict = self.strict(from, &mut None);
        if strict.is_quoted {
            return strict;
        }
        let mut to = self.bare(from).to;
        let mut seen = from;
        while let Some(open) = memchr(b'"', &self.bytes[seen..to]) {
            let inner = seen + open + 1;
            let close = memchr(b'"', &self.bytes[inner..]);
            seen = close.map_or(self.bytes.len(), |close| inner + close + 1);
            to = self.bare(seen).to;
        }
        Span { to, ..strict }
    }

    /// Where the quote is that closes the one at a place; two quotes are one in the text.
    fn closing(self, open: usize) -> Option<usize> {
        let mut from = open + 1;
        loop {
            let at = from + memchr(b'"', &self.bytes[from..])?;
            if self.bytes.get(at + 1) != Some(&b'"') {
                return Some(at);
            }
            from = at + 2;
        }
    }

    fn line_end(self, from: usize) -> usize {
        let rest = &self.bytes[from..];
        from + memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())
    }

    fn ends_cell(self, at: usize) -> bool {
        self.bytes
            .get(at)
            .is_none_or(|byte| *byte == self.delimiter || matches!(byte, b'\n' | b'\r'))
    }
}

/// How many cells the rows of a sample have if this is its delimiter.
pub(super) fn widths(mut sample: &[u8], delimiter: u8) -> impl Iterator<Item = usize> {
    iter::from_fn(move || {
        let start = sample
            .iter()
            .position(|byte| !matches!(byte, b'\n' | b'\r'))?;
        let text = Text {
            bytes: &sample[start..],
            delimiter,
            width: None,
            is_whole: true,
        };
        let row = text.guess();
        sample = &text.bytes[row.end..];
        Some(row.cells.len())
    })
}

/// The lines of a text that are not blank.
fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| matches!(byte, b'\n' | b'\r'))
        .filter(|line| !line.is_empty())
}

impl Reading {
    /// Where the cells are.
    pub(super) fn spans(&self) -> impl Iterator<Item = Span> {
        self.cells.iter().copied()
    }
}

impl Span {
    /// A cell without quotes around it.
    pub(super) fn bare(from: usize, to: usize) -> Self {
        Self {
            from,
            to,
            is_quoted: false,
        }
    }

    /// The bytes of the cell and of the quotes around it.
    pub(super) fn range(self) -> Range<usize> {
        self.from..self.to
    }

    /// Says whether there are no quotes around it.
    pub(super) fn is_bare(self) -> bool {
        !self.is_quoted
    }

    /// The text of the cell without the quotes around it; two quotes in it are one.
    pub(super) fn plain(self, cell: &str) -> Cow<'_, str> {
        let inner = cell
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        match inner.filter(|_| self.is_quoted) {
            Some(inner) if memchr(b'"', inner.as_bytes()).is_some() => {
                Cow::Owned(inner.replace("\"\"", "\""))
            }
            Some(inner) => Cow::Borrowed(inner),
            None => Cow::Borrowed(cell),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str, width: usize) -> (Vec<String>, &str, Option<usize>) {
        let bytes = text.as_bytes();
        let reading = Text {
            bytes,
            delimiter: b',',
            width: Some(width),
            is_whole: true,
        }
        .row();
        let cells = reading.spans();
        let cells = cells.map(|cell| cell.plain(&text[cell.range()]).into_owned());
        (cells.collect(), &text[reading.end..], reading.doubt)
    }

    #[test]
    fn quotes_that_are_text_stay() {
        for (text, cells) in [
            ("\"Sen\" trắng,5", &["\"Sen\" trắng", "5"][..]),
            ("Thước 3\",5", &["Thước 3\"", "5"]),
            ("lò \"B\",5", &["lò \"B\"", "5"]),
            ("\"lò \"B\"\",5", &["\"lò \"B\"\"", "5"]),
            ("\"Sen, súng\" trắng,5", &["\"Sen, súng\" trắng", "5"]),
            ("\"lò \"B\", cũ\",5", &["\"lò \"B\", cũ\"", "5"]),
            (
                "\"Sen\" và \"súng\",\"5,5\"",
                &["\"Sen\" và \"súng\"", "5,5"],
            ),
        ] {
            let (read, rest, doubt) = row(text, 2);
            assert_eq!((read, rest, doubt), (owned(cells), "", None), "{text}");
        }
    }

    #[test]
    fn quotes_around_cells_are_no_part_of_them() {
        for (text, cells) in [
            ("\"a,b\",c", &["a,b", "c"][..]),
            ("\"a \"\"b\"\" c\",\"\"\"\"", &["a \"b\" c", "\""]),
            ("\"a\nb\r\nc\",\"\"", &["a\nb\r\nc", ""]),
            ("\"a,b\nc,d\",e", &["a,b\nc,d", "e"]),
        ] {
            let (read, rest, doubt) = row(text, 2);
            assert_eq!((read, rest, doubt), (owned(cells), "", None), "{text}");
        }
    }

    #[test]
    fn a_quote_that_nothing_closes_swallows_no_row() {
        for (text, cells, rest) in [
            ("4,\"Gốm,x\n5,Cói,y", &["4", "\"Gốm", "x"], "\n5,Cói,y"),
            (
                "4,Gốm,\"x\r\n5,Cói,y\r\n",
                &["4", "Gốm", "\"x"],
                "\r\n5,Cói,y\r\n",
            ),
            (
                "4,\"Gốm,x\n5,\"Cói, tre\",y",
                &["4", "\"Gốm", "x"],
                "\n5,\"Cói, tre\",y",
            ),
            (
                "4,Gốm,\"x\n5,Cói 7\",y",
                &["4", "Gốm", "\"x"],
                "\n5,Cói 7\",y",
            ),
            (
                "4,\"Gốm,8\n5,Cói 7\",9",
                &["4", "\"Gốm", "8"],
                "\n5,Cói 7\",9",
            ),
            ("4,Gốm,\"x", &["4", "Gốm", "\"x"], ""),
        ] {
            let (read, left, doubt) = row(text, 3);
            assert_eq!((read, left), (owned(cells), rest), "{text}");
            assert_eq!(doubt, text.find('"'), "{text}");
        }
    }

    #[test]
    fn lines_that_are_no_rows_stay_in_their_cell() {
        let text = "4,\"Gốm\nloại \"tốt\" nhất\",x\n5";
        let (cells, rest, doubt) = row(text, 3);
        assert_eq!(cells, ["4", "\"Gốm\nloại \"tốt\" nhất\"", "x"]);
        assert_eq!((rest, doubt), ("\n5", Some(2)));
    }

    fn owned(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }
}
