//! The styles of a document, as far as they change what a text shows: its font, and whether it is
//! hidden.

use std::collections::HashMap;
use std::io::BufRead;

use anyhow::Result;
use quick_xml::events::{BytesStart, Event};

use super::super::workbook::alphabet::RunFont;
use super::super::workbook::xml::{self, attribute};
use super::mark::{is_on, own_name, prefix_of};

/// How far a style may stand from the one that it is based on.
const DEEPEST: usize = 20;

/// What is said of a text, by its run or a style; the rest comes from elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) font: Option<RunFont>,
    pub(super) is_hidden: Option<bool>,
    /// It is struck through: it was taken back.
    pub(super) is_struck: Option<bool>,
}

impl Look {
    /// What is said here, and for the rest what `other` says.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            font: self.font.or(other.font),
            is_hidden: self.is_hidden.or(other.is_hidden),
            is_struck: self.is_struck.or(other.is_struck),
        }
    }

    /// Takes a property of a run.
    pub(super) fn note(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "rFonts" => self.font = font(start).or(self.font),
            "vanish" => self.is_hidden = Some(is_on(start)),
            "strike" | "dstrike" => self.is_struck = Some(is_on(start)),
            _ => {}
        }
    }
}

/// Letters with marks are shown in the font called hAnsi; a font of the theme is never an old one.
fn font(start: &BytesStart<'_>) -> Option<RunFont> {
    if attribute(start, "hAnsiTheme").is_some() {
        return Some(RunFont::Unicode);
    }
    let name = attribute(start, "hAnsi").or_else(|| attribute(start, "ascii"))?;
    Some(RunFont::named(&name))
}

/// One style, and the name of the one that it is based on.
#[derive(Debug, Default)]
struct Style {
    look: Look,
    base: Option<String>,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    known: HashMap<String, Style>,
    /// What holds where no style says anything.
    defaults: Look,
    /// The style of paragraphs that name none.
    normal: String,
}

impl Styles {
    /// Reads the part of the document that lists them.
    pub(super) fn read(source: impl BufRead) -> Result<Self> {
        let mut xml = xml::reader(source);
        let (mut styles, mut current) = (Self::default(), None);
        let (mut prefix, mut buffer) = (None, Vec::new());
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer)? {
                Event::Start(start) => {
                    let qualified = start.name();
                    let prefix = &*prefix.get_or_insert_with(|| prefix_of(qualified.as_ref()));
                    if let Some(name) = own_name(qualified.as_ref(), prefix) {
                        styles.start(name, &start, &mut current);
                    }
                }
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    fn start(&mut self, name: &str, start: &BytesStart<'_>, current: &mut Option<String>) {
        if name == "style" {
            let id = attribute(start, "styleId").unwrap_or_default();
            let is = |key, wanted| attribute(start, key).is_some_and(|value| value == wanted);
            if is("type", "paragraph") && (is("default", "1") || is("default", "true")) {
                self.normal.clone_from(&id);
            }
            self.known.insert(id.clone(), Style::default());
            *current = Some(id);
            return;
        }
        let style = current.as_ref().and_then(|id| self.known.get_mut(id));
        match (name, style) {
            ("basedOn", Some(style)) => style.base = attribute(start, "val"),
            (_, Some(style)) => style.look.note(name, start),
            (_, None) => self.defaults.note(name, start),
        }
    }

    /// What a paragraph of the style, or of none, says of its text.
    pub(super) fn of_paragraph(&self, style: Option<&str>) -> Look {
        let style = style.unwrap_or(&self.normal);
        self.named(style).or(self.defaults)
    }

    /// What a style says with all that it is based on.
    pub(super) fn named(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut next = Some(id);
        for _ in 0..DEEPEST {
            let Some(style) = next.and_then(|id| self.known.get(id)) else {
                break;
            };
            look = look.or(style.look);
            next = style.base.as_deref();
        }
        look
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_inherit_fonts_and_what_is_hidden() {
        let xml = r#"<w:styles xmlns:w="w"><w:docDefaults><w:rPr><w:rFonts w:hAnsi="Arial"/></w:rPr></w:docDefaults>
            <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style>
            <w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:rPr><w:vanish/></w:rPr></w:style>
            <w:style w:type="character" w:styleId="c"><w:rPr><w:rFonts w:hAnsiTheme="minor" w:hAnsi=".VnTime"/></w:rPr></w:style>
            <w:style w:styleId="d"><w:basedOn w:val="d"/></w:style></w:styles>"#;
        let styles = Styles::read(xml.as_bytes()).unwrap();
        let old = Some(RunFont::named(".VnTime"));
        assert_eq!(styles.of_paragraph(None).font, old);
        let hidden = styles.of_paragraph(Some("b"));
        assert_eq!((hidden.font, hidden.is_hidden), (old, Some(true)));
        assert_eq!(styles.named("c").font, Some(RunFont::Unicode));
        let other = styles.of_paragraph(Some("d"));
        assert_eq!(other.font, Some(RunFont::Unicode));
    }
}
