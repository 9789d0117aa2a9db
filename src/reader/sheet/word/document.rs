//! The text of a document, piece by piece: lines, and tables row by row.

use std::io::BufRead;

use anyhow::{Result, anyhow};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::workbook::xml;
use super::pieces::{Piece, Pieces};
use super::styles::Styles;

/// A document while it is read.
pub(super) struct Document<R> {
    xml: Reader<R>,
    buffer: Vec<u8>,
    pieces: Pieces,
}

impl<R: BufRead> Document<R> {
    pub(super) fn new(source: R, styles: Styles) -> Self {
        Self {
            xml: xml::reader(source),
            buffer: Vec::new(),
            pieces: Pieces::new(styles),
        }
    }

    /// How many lines and cells had something struck through since this was asked.
    pub(super) fn take_struck(&mut self) -> u64 {
        self.pieces.take_struck()
    }

    /// How many tables of several cells stood in cells since this was asked, and the row of the first.
    pub(super) fn take_nested(&mut self) -> Option<(u64, u64)> {
        self.pieces.take_nested()
    }

    /// The next piece; nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Piece>> {
        loop {
            if let Some(piece) = self.pieces.next() {
                return Ok(Some(piece));
            }
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer)? {
                Event::Start(start) => self.pieces.start(&start),
                Event::End(end) => self.pieces.end(end.name().as_ref()),
                Event::Text(text) => self.pieces.say(&text.xml10_content()),
                Event::CData(text) => self.pieces.say(&text.xml10_content()),
                Event::GeneralRef(entity) => self.pieces.say_entity(&entity),
                Event::Eof if self.pieces.are_whole() => return Ok(None),
                Event::Eof => return Err(anyhow!("</document>")),
                _ => {}
            }
        }
    }
}
