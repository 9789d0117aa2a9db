//! The texts that cells share, end to end in one piece of memory.

use std::collections::HashMap;
use std::io::BufRead;

use anyhow::{Result, anyhow};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::super::raised;
use super::super::alphabet::{Run, RunFont};
use super::super::xml::{add_text, attribute, reader};

/// The list of shared texts.
#[derive(Debug, Default)]
pub(in crate::reader) struct Strings {
    text: String,
    /// Where each text ends.
    ends: Vec<usize>,
    /// The parts of those texts whose fonts matter.
    runs: HashMap<usize, Vec<Run>>,
    /// How many texts have something struck through.
    struck: u64,
}

/// A text and its parts; its memory is used again for the next one.
#[derive(Debug, Default)]
pub(in crate::reader) struct RichText {
    pub(in crate::reader) text: String,
    /// None where no part has a font of its own.
    pub(in crate::reader) runs: Vec<Run>,
    /// What is struck through, and left out.
    pub(in crate::reader) struck: String,
}

impl Strings {
    /// How many texts have something struck through.
    pub(in crate::reader) fn struck(&self) -> u64 {
        self.struck
    }

    /// Reads the list; where no cell `has_old_fonts`, only those of the texts themselves matter.
    pub(in crate::reader) fn read(source: impl BufRead, has_old_fonts: bool) -> Result<Self> {
        let mut strings = Self::default();
        let mut xml = reader(source);
        let mut buffer = Vec::new();
        let mut rich = RichText::default();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer)? {
                Event::Start(start) if start.local_name().as_ref() == "si" => {
                    rich.clear();
                    read_string(&mut xml, "si", &mut rich)?;
                    strings.add(&rich, has_old_fonts);
                }
                Event::Eof => return Ok(strings),
                _ => {}
            }
        }
    }

    /// Adds a text; where no cell `has_old_fonts`, only those of its own parts matter.
    pub(in crate::reader) fn add(&mut self, rich: &RichText, has_old_fonts: bool) {
        let is_old = |run: &Run| matches!(run.font, RunFont::Old(_));
        if has_old_fonts && !rich.runs.is_empty() || rich.runs.iter().any(is_old) {
            self.runs.insert(self.ends.len(), rich.runs.clone());
        }
        self.struck += u64::from(rich.has_struck());
        self.text.push_str(&rich.text);
        self.ends.push(self.text.len());
    }

    /// A text and its parts.
    pub(in crate::reader) fn get(&self, index: usize) -> Option<(&str, &[Run])> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        let runs = self.runs.get(&index).map_or(&[][..], Vec::as_slice);
        Some((&self.text[start..end], runs))
    }

    /// All texts.
    pub(in crate::reader) fn texts(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).filter_map(|index| Some(self.get(index)?.0))
    }
}

impl RichText {
    /// Says whether something is struck through.
    pub(in crate::reader) fn has_struck(&self) -> bool {
        !self.struck.trim().is_empty()
    }

    pub(in crate::reader) fn clear(&mut self) {
        self.text.clear();
        self.runs.clear();
        self.struck.clear();
    }
}

/// Reads a text of one or several runs, up to the end of `element`; how it is spoken is left out.
pub(super) fn read_string<R: BufRead>(
    xml: &mut Reader<R>,
    element: &str,
    out: &mut RichText,
) -> Result<()> {
    let mut reading = ReadString::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(start) => reading.start(&start),
            Event::End(end) if end.local_name().as_ref() == element => break,
            Event::End(end) => reading.end(end.local_name().as_ref(), out),
            Event::Eof => return Err(anyhow!("{element}")),
            event if reading.in_text => add_text(&event, &mut reading.text),
            _ => {}
        }
    }
    if out.runs.iter().all(|run| run.font == RunFont::OfCell) {
        out.runs.clear();
    }
    Ok(())
}

/// How a part of a text is shown.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Look {
    #[default]
    Plain,
    /// It is struck through.
    Struck,
    /// It stands above the line.
    Raised,
}

/// A text while it is read.
#[derive(Default)]
struct ReadString {
    text: String,
    in_text: bool,
    in_phonetic: bool,
    /// How this run is shown.
    look: Look,
    /// The font of this run.
    font: RunFont,
}

impl ReadString {
    fn start(&mut self, start: &BytesStart<'_>) {
        match start.local_name().as_ref() {
            "t" => self.in_text = !self.in_phonetic,
            "rPh" => self.in_phonetic = true,
            "r" => (self.font, self.look) = Default::default(),
            "vertAlign" if self.look == Look::Plain => {
                let place = attribute(start, "val");
                if place.as_deref() == Some("superscript") {
                    self.look = Look::Raised;
                }
            }
            "strike" if is_struck(start) => self.look = Look::Struck,
            "rFont" => {
                let name = attribute(start, "val").unwrap_or_default();
                self.font = RunFont::named(&name);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str, out: &mut RichText) {
        match name {
            "t" if self.look == Look::Struck => {
                push_unescaped(&self.text, &mut out.struck);
                self.text.clear();
                self.in_text = false;
            }
            "t" => {
                if self.look == Look::Raised {
                    let behind = out.text.chars().next_back();
                    out.text.push_str(&raised::shown(&self.text, behind));
                } else {
                    push_unescaped(&self.text, &mut out.text);
                }
                out.runs.push(Run {
                    end: out.text.len(),
                    font: self.font,
                });
                self.text.clear();
                self.in_text = false;
            }
            "rPh" => self.in_phonetic = false,
            _ => {}
        }
    }
}

/// Says whether the property of a font strikes its text through.
pub(super) fn is_struck(start: &BytesStart<'_>) -> bool {
    let value = attribute(start, "val");
    !matches!(value.as_deref(), Some("0" | "false"))
}

/// Excel writes what XML cannot hold as `_x000D_`.
pub(super) fn push_unescaped(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(place) = rest.find("_x") {
        let (before, escape) = rest.split_at(place);
        out.push_str(before);
        let found = escaped(escape);
        match found {
            Some(c) => out.push(c),
            None => out.push_str("_x"),
        }
        rest = &escape[if found.is_some() { 7 } else { 2 }..];
    }
    out.push_str(rest);
}

/// The letter of an escape of seven bytes: `_x0041_` is `A`.
fn escaped(text: &str) -> Option<char> {
    let hex = text.get(2..6)?;
    let is_hex = hex.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_hex || text.as_bytes().get(6) != Some(&b'_') {
        return None;
    }
    char::from_u32(u32::from_str_radix(hex, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::sheet::workbook::alphabet::Alphabet;

    #[test]
    fn texts_of_all_forms() {
        let list = "<sst><si><t>a &amp; b</t></si><si/><si><r><t>Máy </t></r><r><rPr><b/></rPr><t>cưa</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si><si><t><![CDATA[<x>]]></t></si></sst>";
        let strings = Strings::read(list.as_bytes(), false).unwrap();
        let texts: Vec<_> = strings.texts().collect();
        assert_eq!(texts, ["a & b", "", "Máy cưa", "<x>"]);
        assert_eq!(strings.get(4), None);
    }

    #[test]
    fn fonts_of_parts() {
        let list = "<sst><si><r><t>a</t></r><r><rPr><rFont val=\".VnTime\"/></rPr><t>bc</t></r></si></sst>";
        let strings = Strings::read(list.as_bytes(), false).unwrap();
        let run = |end, font| Run { end, font };
        let runs = [
            run(1, RunFont::OfCell),
            run(3, RunFont::Old(Alphabet::Tcvn3)),
        ];
        assert_eq!(strings.get(0), Some(("abc", &runs[..])));
    }

    #[test]
    fn what_stands_above_the_line_is_no_digit() {
        let list = "<sst><si><r><t>150</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r><r><t>5</t></r></si></sst>";
        let strings = Strings::read(list.as_bytes(), false).unwrap();
        assert_eq!(strings.get(0).unwrap().0, "150¹5");
    }

    #[test]
    fn escapes() {
        for (text, expected) in [
            ("a_x000A_b", "a\nb"),
            ("_x005F_x0041_", "_x0041_"),
            ("_x00_x0041_", "_x00A"),
            ("tên_xã_x", "tên_xã_x"),
            ("_xD800_", "_xD800_"),
        ] {
            let mut out = String::new();
            push_unescaped(text, &mut out);
            assert_eq!(out, expected, "{text}");
        }
    }
}
