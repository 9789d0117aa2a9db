//! JSON Lines, piece by piece: a line, or the lines over which an object stands.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use anyhow::{Result, anyhow};
use serde::de::{DeserializeSeed, IgnoredAny};
use serde_json::Deserializer as Parser;

use super::outline::PASS;
use crate::messages::Reader;

/// The longest line, and the most that an object over several lines may be.
const MOST_LINE: u64 = (MOST_LINE_MIB as u64) << 20;
/// The same in MiB, as it is told.
const MOST_LINE_MIB: usize = 32;

/// The lines of a source.
pub(super) struct Lines<R> {
    source: BufReader<R>,
    /// Lines that were looked at to find the end of an object, and were no part of it.
    waiting: VecDeque<Vec<u8>>,
    /// The last piece, empty at the end.
    pub(super) piece: Vec<u8>,
    /// The number of its first line, from 1.
    pub(super) number: u64,
    /// How many lines it has.
    count: u64,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(source: R) -> Self {
        Self {
            source: BufReader::with_capacity(256 << 10, source),
            waiting: VecDeque::new(),
            piece: Vec::new(),
            number: 1,
            count: 0,
        }
    }

    /// Goes on to the next piece; says whether there is one.
    pub(super) fn advance(&mut self, words: &Reader) -> Result<bool> {
        self.number += self.count;
        self.count = 1;
        self.piece.clear();
        if let Some(line) = self.waiting.pop_front() {
            self.piece = line;
        } else {
            let source = self.source.by_ref();
            source.take(MOST_LINE).read_until(b'\n', &mut self.piece)?;
        }
        if self.piece.len() as u64 >= MOST_LINE {
            return Err(anyhow!((words.source.row_too_long)(MOST_LINE_MIB)));
        }
        self.join();
        Ok(!self.piece.is_empty())
    }

    /// Adds the lines over which the last object of the piece goes on.
    fn join(&mut self) {
        if !may_be_open(&self.piece) {
            return;
        }
        let mut from = 0;
        while let Some(start) = open_at(&self.piece[from..]) {
            from += start;
            let Some(further) = self.further(from) else {
                return;
            };
            self.count += further.len() as u64;
            self.piece.extend(further.into_iter().flatten());
        }
    }

    /// The lines that end the object which begins at `from`, if they do.
    fn further(&mut self, from: usize) -> Option<VecDeque<Vec<u8>>> {
        let mut further = Further {
            unread: Cursor::new(self.piece[from..].to_vec()),
            lines: self,
            taken: VecDeque::new(),
            bytes: 0,
        };
        let is_whole = PASS
            .deserialize(&mut Parser::from_reader(&mut further))
            .is_ok();
        let taken = further.taken;
        if is_whole {
            return Some(taken);
        }
        for line in taken.into_iter().rev() {
            self.waiting.push_front(line);
        }
        None
    }

    fn line(&mut self) -> io::Result<Vec<u8>> {
        if let Some(line) = self.waiting.pop_front() {
            return Ok(line);
        }
        let mut line = Vec::new();
        let source = self.source.by_ref();
        source.take(MOST_LINE).read_until(b'\n', &mut line)?;
        Ok(line)
    }
}

/// A quick look: an object that goes on opens more than it closes.
fn may_be_open(line: &[u8]) -> bool {
    let count = |brace: u8| {
        line.iter()
            .map(|byte| usize::from(*byte == brace))
            .sum::<usize>()
    };
    count(b'{') > count(b'}')
}

/// Where the object begins that goes on behind the text.
fn open_at(text: &[u8]) -> Option<usize> {
    let mut values = Parser::from_slice(text).into_iter::<IgnoredAny>();
    loop {
        let before = values.byte_offset();
        match values.next()? {
            Ok(_) => {}
            Err(error) => return error.is_eof().then_some(before),
        }
    }
}

/// The end of the piece, and behind it the lines that follow, as far as they are asked for.
struct Further<'a, R> {
    lines: &'a mut Lines<R>,
    unread: Cursor<Vec<u8>>,
    taken: VecDeque<Vec<u8>>,
    bytes: u64,
}

impl<R: Read> Read for Further<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.unread.fill_buf()?.is_empty() && self.bytes < MOST_LINE {
            let line = self.lines.line()?;
            self.bytes += line.len() as u64;
            self.unread = Cursor::new(line.clone());
            self.taken.push_back(line);
        }
        self.unread.read(buffer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a text, each with the number of its first line.
    fn pieces(text: &str) -> Vec<(u64, String)> {
        let mut lines = Lines::new(text.as_bytes());
        let mut pieces = Vec::new();
        while lines.advance(&crate::messages::EN.reader).unwrap() {
            let piece = String::from_utf8_lossy(&lines.piece).into_owned();
            pieces.push((lines.number, piece));
        }
        pieces
    }

    #[test]
    fn an_object_is_one_piece() {
        let text =
            "{\"a\":\"}\"}\n{\n\"b\":[\n{\"c\":1}]\n}\n{\"d\":{}} {\"e\":\n2} {\n}\n{\"f\":1}";
        let numbers: Vec<_> = pieces(text).into_iter().map(|(number, _)| number).collect();
        assert_eq!(numbers, [1, 2, 6, 9]);
        assert_eq!(pieces(text)[1].1, "{\n\"b\":[\n{\"c\":1}]\n}\n");
    }

    #[test]
    fn what_has_no_end_stays_a_line() {
        for text in [
            "{\"a\":1\n{\"b\":2}\n{\"c\":3}\n",
            "{\"a\":1,\n{\"b\":2}\n{\"c\":3}",
            "{\"a\":[\n{\"b\":2}\n{\"c\":3}",
            "{\"a\":\"x\n{\"b\":2}\n{\"c\":3}",
        ] {
            let numbers: Vec<_> = pieces(text).into_iter().map(|(number, _)| number).collect();
            assert_eq!(numbers, [1, 2, 3], "{text}");
        }
    }

    /// Each line would be looked at behind each other if there were no end to the depth.
    #[test]
    fn lines_that_only_open_are_soon_given_up() {
        assert_eq!(pieces(&"{\"a\":[\n".repeat(2_000)).len(), 2_000);
    }
}
