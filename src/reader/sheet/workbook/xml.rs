//! XML as workbooks hold it: names without their prefixes, text in all its forms.

use std::io::BufRead;

use anyhow::Result;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Reads XML that other programs may have written carelessly; `<a/>` comes as `<a></a>`.
pub(in crate::reader::sheet) fn reader<R: BufRead>(source: R) -> Reader<R> {
    let mut xml = Reader::from_reader(source);
    xml.config_mut().check_end_names = false;
    xml.config_mut().expand_empty_elements = true;
    xml
}

/// The value of an attribute, whatever its prefix.
pub(in crate::reader::sheet) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let found = all
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Explicit1_0).ok()?;
    Some(value.into_owned())
}

/// Whether an attribute says yes.
pub(super) fn says_yes(start: &BytesStart<'_>, name: &str) -> bool {
    attribute(start, name).is_some_and(|value| is_yes(&value))
}

/// The words for yes that XML has.
pub(super) fn is_yes(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

/// Adds what an event has of text; `&amp;` and `<![CDATA[…]]>` are text as well.
pub(super) fn add_text(event: &Event<'_>, out: &mut String) {
    match event {
        Event::Text(text) => out.push_str(&text.xml10_content()),
        Event::CData(text) => out.push_str(&text.xml10_content()),
        Event::GeneralRef(entity) => out.extend(entity_char(entity)),
        _ => {}
    }
}

/// The letter that an entity stands for.
pub(in crate::reader::sheet) fn entity_char(entity: &BytesRef<'_>) -> Option<char> {
    let named = quick_xml::escape::resolve_xml_entity(entity.as_ref());
    named
        .and_then(|text| text.chars().next())
        .or_else(|| entity.resolve_char_ref().ok().flatten())
}

/// Hands over every opening tag.
pub(in crate::reader::sheet) fn each_start<R: BufRead>(
    source: R,
    mut take: impl FnMut(&BytesStart<'_>),
) -> Result<()> {
    let mut xml = reader(source);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer)? {
            Event::Start(start) => take(&start),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
