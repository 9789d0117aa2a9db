//! The names and values of the XML of a document, whatever prefix its writer gave them.

use quick_xml::events::BytesStart;

use super::super::workbook::xml::attribute;

/// The prefix of the names of a document, by its first: nearly always `w`.
pub(super) fn prefix_of(qualified: &str) -> String {
    let (prefix, _) = qualified.split_once(':').unwrap_or_default();
    prefix.to_owned()
}

/// The name without its prefix; nothing for a name of another kind of XML, as of a drawing.
pub(super) fn own_name<'a>(qualified: &'a str, prefix: &str) -> Option<&'a str> {
    match qualified.split_once(':') {
        Some((before, name)) => (before == prefix).then_some(name),
        None => prefix.is_empty().then_some(qualified),
    }
}

/// The number in an attribute.
pub(super) fn number(start: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(start, name)?.trim().parse().ok()
}

/// Says whether a property holds, which it does unless it says otherwise.
pub(super) fn is_on(start: &BytesStart<'_>) -> bool {
    let value = attribute(start, "val");
    !matches!(value.as_deref(), Some("0" | "false" | "off"))
}
