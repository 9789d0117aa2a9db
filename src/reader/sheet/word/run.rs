//! Runs: the text of a document with what its properties make of it.

use quick_xml::events::BytesStart;

use super::super::raised;
use super::super::workbook::alphabet::{Alphabet, RunFont};
use super::super::workbook::xml::attribute;
use super::mark::is_on;
use super::shown::ShownText;
use super::styles::{Look, Styles};

/// The most fields that are open, one in the other.
const MOST_FIELDS: usize = 1_000;

/// The runs of the current line or cell.
pub(super) struct Runs {
    styles: Styles,
    text: ShownText,
    /// What is struck through, and left out.
    struck: ShownText,
    /// How many lines and cells have something struck through.
    struck_count: u64,
    /// What the style of the paragraph says.
    paragraph: Look,
    /// What the style of the run says, and what the run says itself.
    style: Look,
    own: Look,
    is_raised: bool,
    /// Inside of the properties of a paragraph, which are those of its end as well.
    in_mark: bool,
    is_placeholder: bool,
    /// Whether each open field shows its result already, or still says what it is.
    fields: Vec<bool>,
    said: Option<Said>,
}

/// The text of an element while it is read.
#[derive(Default)]
struct Said {
    text: String,
    /// The white space around it counts.
    keeps_space: bool,
}

impl Runs {
    pub(super) fn new(styles: Styles) -> Self {
        Self {
            paragraph: styles.of_paragraph(None),
            styles,
            text: ShownText::default(),
            struck: ShownText::default(),
            struck_count: 0,
            style: Look::default(),
            own: Look::default(),
            is_raised: false,
            in_mark: false,
            is_placeholder: false,
            fields: Vec::new(),
            said: None,
        }
    }

    pub(super) fn is_in_mark(&self) -> bool {
        self.in_mark
    }

    /// Says whether a control of the document shows only what is to be typed there.
    pub(super) fn is_placeholder(&self) -> bool {
        self.is_placeholder
    }

    /// Has the next paragraph go on in the same line.
    pub(super) fn join(&mut self) {
        self.text.join();
    }

    /// Notes where a table begins in the cell.
    pub(super) fn mark(&mut self) {
        self.text.mark();
    }

    /// Parts what follows from what is there, in the same line.
    pub(super) fn part(&mut self, sign: &str) {
        self.text.part(sign);
    }

    pub(super) fn begin_paragraph(&mut self) {
        self.text.begin_line();
        // A field without an end must not hide the rest of the document.
        self.fields.clear();
        self.paragraph = self.styles.of_paragraph(None);
    }

    /// The whole text; the next one begins.
    pub(super) fn take(&mut self) -> String {
        self.struck_count += u64::from(!self.struck.take().trim().is_empty());
        self.text.take()
    }

    /// How many lines and cells had something struck through since this was asked.
    pub(super) fn take_struck(&mut self) -> u64 {
        std::mem::take(&mut self.struck_count)
    }

    pub(super) fn start(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "pPr" => self.in_mark = true,
            "pStyle" => {
                let style = attribute(start, "val");
                self.paragraph = self.styles.of_paragraph(style.as_deref());
            }
            "sdtPr" => self.is_placeholder = false,
            "showingPlcHdr" => self.is_placeholder = is_on(start),
            "r" => (self.style, self.own, self.is_raised) = Default::default(),
            _ if !self.in_mark => self.run(name, start),
            _ => {}
        }
    }

    fn run(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "rStyle" => {
                let style = attribute(start, "val").unwrap_or_default();
                self.style = self.styles.named(&style);
            }
            "vertAlign" => {
                self.is_raised =
                    attribute(start, "val").is_some_and(|place| place == "superscript");
            }
            "t" => {
                let space = attribute(start, "space");
                self.said = Some(Said {
                    text: String::new(),
                    keeps_space: space.is_some_and(|space| space == "preserve"),
                });
            }
            "tab" | "ptab" => self.show(" "),
            "br" | "cr" => self.show("\n"),
            "noBreakHyphen" => self.show("-"),
            // Old fonts have the letter ư in the place of this sign.
            "softHyphen" if self.alphabet().is_some() => self.show("\u{ad}"),
            "sym" => self.symbol(start),
            "fldChar" => self.field(attribute(start, "fldCharType").as_deref()),
            other => self.own.note(other, start),
        }
    }

    /// A sign of a font for signs; Word counts them from F000.
    fn symbol(&mut self, start: &BytesStart<'_>) {
        let code = attribute(start, "char").unwrap_or_default();
        let sign = match code.to_ascii_uppercase().trim_start_matches('F') {
            "0FC" => Some('✓'),
            "0FB" => Some('✗'),
            "0FE" => Some('☑'),
            "0A8" | "06F" | "071" => Some('☐'),
            _ => u32::from_str_radix(&code, 16).ok().and_then(char::from_u32),
        };
        self.show(
            sign.unwrap_or(char::REPLACEMENT_CHARACTER)
                .encode_utf8(&mut [0; 4]),
        );
    }

    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") if self.fields.len() < MOST_FIELDS => self.fields.push(false),
            Some("separate") => {
                if let Some(shows) = self.fields.last_mut() {
                    *shows = true;
                }
            }
            Some("end") => _ = self.fields.pop(),
            _ => {}
        }
    }

    /// Takes text, of which only that of text elements is shown.
    pub(super) fn say(&mut self, text: &str) {
        if let Some(said) = &mut self.said {
            said.text.push_str(text);
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            "pPr" => self.in_mark = false,
            "t" | "m:t" => self.end_text(),
            "sdt" => self.is_placeholder = false,
            _ => {}
        }
    }

    fn end_text(&mut self) {
        let Said { text, keeps_space } = self.said.take().unwrap_or_default();
        let text = text.replace('\n', " ");
        let text = if keeps_space { &text } else { text.trim() };
        if self.is_raised {
            self.show(&raised::shown(text, self.text.last()));
        } else {
            self.show(text);
        }
    }

    fn look(&self) -> Look {
        self.own.or(self.style).or(self.paragraph)
    }

    /// The old alphabet of the font, if it is for one.
    fn alphabet(&self) -> Option<Alphabet> {
        match self.look().font {
            Some(RunFont::Old(alphabet)) => Some(alphabet),
            _ => None,
        }
    }

    fn show(&mut self, text: &str) {
        let is_hidden = self.look().is_hidden.unwrap_or_default();
        if is_hidden || !self.fields.iter().all(|shows| *shows) {
            return;
        }
        let alphabet = self.alphabet();
        if self.look().is_struck.unwrap_or_default() {
            self.struck.push(text, alphabet);
        } else {
            self.text.push(text, alphabet);
        }
    }
}
