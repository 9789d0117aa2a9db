//! The texts that cells share, end to end in one piece of memory.

use std::io::BufRead;

use anyhow::Result;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::xml::{add_text, reader};

/// The list of shared texts.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    /// Where each text ends.
    ends: Vec<usize>,
}

impl Strings {
    pub(super) fn read(source: impl BufRead) -> Result<Self> {
        let mut strings = Self::default();
        let mut xml = reader(source);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer)? {
                Event::Start(start) if start.local_name().as_ref() == "si" => {
                    read_string(&mut xml, "si", &mut strings.text)?;
                    strings.ends.push(strings.text.len());
                }
                Event::Eof => return Ok(strings),
                _ => {}
            }
        }
    }

    pub(super) fn text(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(&self.text[start..end])
    }
}

/// Reads a text of one or several runs, up to the end of `element`; how it is spoken is left out.
pub(super) fn read_string<R: BufRead>(
    xml: &mut Reader<R>,
    element: &str,
    out: &mut String,
) -> Result<()> {
    let (mut in_text, mut in_phonetic) = (false, false);
    let mut buffer = Vec::new();
    let mut run = String::new();
    loop {
        buffer.clear();
        let event = xml.read_event_into(&mut buffer)?;
        match &event {
            Event::Start(start) => match start.local_name().as_ref() {
                "t" => in_text = !in_phonetic,
                "rPh" => in_phonetic = true,
                _ => {}
            },
            Event::End(end) => match end.local_name().as_ref() {
                "t" => {
                    in_text = false;
                    push_unescaped(&run, out);
                    run.clear();
                }
                "rPh" => in_phonetic = false,
                name if name == element => return Ok(()),
                _ => {}
            },
            Event::Eof => return Ok(()),
            event if in_text => add_text(event, &mut run),
            _ => {}
        }
    }
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

    #[test]
    fn texts_of_all_forms() {
        let list = "<sst><si><t>a &amp; b</t></si><si/><si><r><t>Máy </t></r><r><rPr><b/></rPr><t>cưa</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si><si><t><![CDATA[<x>]]></t></si></sst>";
        let strings = Strings::read(list.as_bytes()).unwrap();
        let texts: Vec<_> = (0..5).map(|index| strings.text(index)).collect();
        assert_eq!(
            texts,
            [Some("a & b"), Some(""), Some("Máy cưa"), Some("<x>"), None]
        );
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
