//! What an old workbook says before its sheets: their names, shared texts, fonts and formats.

use std::collections::HashMap;
use std::rc::Rc;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::super::alphabet::{Alphabet, Guess, Sample};
use super::super::number_format::NumberFormat;
use super::super::xlsx::strings::{RichText, Strings};
use super::font::OldFont;
use super::record::{Record, Records};

/// The version of workbooks since 1997, whose texts are in Unicode.
const BIFF8: u16 = 0x0600;

/// Names a sheet.
const SHEET: u16 = 0x0085;

/// A workbook without its sheets.
pub(super) struct OldBook {
    pub(super) is_unicode: bool,
    pub(super) is_1904: bool,
    /// It has a password.
    pub(super) is_encrypted: bool,
    pub(super) sheets: Vec<OldSheet>,
    pub(super) strings: Strings,
    /// What texts are written in whose font says nothing.
    pub(super) guess: Guess,
    encoding: &'static Encoding,
    fonts: Vec<OldFont>,
    formats: HashMap<u16, Option<Rc<NumberFormat>>>,
    /// The fonts and formats of the styles of cells.
    styles: Vec<(u16, u16)>,
}

/// A sheet, and where it begins in the stream.
pub(super) struct OldSheet {
    pub(super) name: String,
    pub(super) start: usize,
    pub(super) is_hidden: bool,
}

impl OldBook {
    /// Reads what stands before the sheets; nothing where it is none of the known kinds.
    pub(super) fn read(stream: &[u8]) -> Option<Self> {
        let mut records = Records { stream };
        let begin = records.next().filter(|record| record.kind == 0x0809)?;
        let version = begin.number16(0)?;
        let mut book = Self {
            is_unicode: version >= BIFF8,
            is_1904: false,
            is_encrypted: false,
            sheets: Vec::new(),
            strings: Strings::default(),
            guess: Guess::default(),
            encoding: WINDOWS_1252,
            fonts: Vec::new(),
            formats: HashMap::new(),
            styles: Vec::new(),
        };
        for record in records {
            // The end of this part, or a password behind which all is noise.
            if record.kind == 0x000A || book.is_encrypted {
                break;
            }
            // A font or format that is cut changes little; a missing text is told by its cells.
            if book.take(&record).is_none() && record.kind == SHEET {
                return None;
            }
        }
        book.guess = book.sample().guess();
        Some(book)
    }

    fn take(&mut self, record: &Record<'_>) -> Option<()> {
        match record.kind {
            0x002F => self.is_encrypted = true,
            0x0022 => self.is_1904 = record.number16(0)? == 1,
            0x0042 => self.encoding = encoding_of(record.number16(0)?),
            0x0031 => {
                let name = self.name(record, 14)?;
                self.fonts.push(OldFont::new(
                    &name,
                    record.number16(2)?,
                    record.number16(8)?,
                ));
            }
            0x041E => self.add_format(record)?,
            0x00E0 => self.styles.push((record.number16(0)?, record.number16(2)?)),
            SHEET => self.add_sheet(record)?,
            0x00FC => self.add_strings(record)?,
            _ => {}
        }
        Some(())
    }

    /// A name whose length stands in one byte.
    fn name(&self, record: &Record<'_>, at: usize) -> Option<String> {
        let mut bytes = record.bytes();
        bytes.skip(at)?;
        let count = usize::from(bytes.byte()?);
        if !self.is_unicode {
            return Some(bytes.narrow(count, self.encoding));
        }
        let mut name = RichText::default();
        bytes.wide(count, |_| OldFont::default(), &mut name)?;
        Some(name.text)
    }

    fn add_format(&mut self, record: &Record<'_>) -> Option<()> {
        let id = record.number16(0)?;
        let code = if self.is_unicode {
            let mut bytes = record.bytes();
            bytes.skip(2)?;
            let count = usize::from(bytes.number16()?);
            let mut code = RichText::default();
            bytes.wide(count, |_| OldFont::default(), &mut code)?;
            code.text
        } else {
            self.name(record, 2)?
        };
        self.formats
            .insert(id, NumberFormat::parse(&code).map(Rc::new));
        Some(())
    }

    /// A sheet of cells; charts and modules have none.
    fn add_sheet(&mut self, record: &Record<'_>) -> Option<()> {
        let [state, kind] = *record.data().get(4..6)?.first_chunk()?;
        if kind == 0 {
            self.sheets.push(OldSheet {
                name: self.name(record, 6)?,
                start: usize::try_from(record.number32(0)?).ok()?,
                is_hidden: state & 3 != 0,
            });
        }
        Some(())
    }

    /// The texts that cells share; how many there are is not believed.
    fn add_strings(&mut self, record: &Record<'_>) -> Option<()> {
        let is_old = |font: &OldFont| font.alphabet.is_some();
        let has_old_fonts = self.fonts.iter().any(is_old);
        let count = record.number32(4)?;
        let mut bytes = record.bytes();
        bytes.skip(8)?;
        let mut text = RichText::default();
        for _ in 0..count {
            let length = usize::from(bytes.number16()?);
            bytes.wide(length, |font| self.font(font), &mut text)?;
            self.strings.add(&text, has_old_fonts);
        }
        Some(())
    }

    fn sample(&self) -> Sample {
        let mut sample = Sample::default();
        let _ = self.strings.texts().all(|text| sample.add(text));
        sample
    }

    /// A font; the one numbered 4 does not exist.
    pub(super) fn font(&self, index: u16) -> OldFont {
        let index = usize::from(index - u16::from(index > 4));
        self.fonts.get(index).copied().unwrap_or_default()
    }

    /// The alphabet of the font of a style.
    pub(super) fn alphabet(&self, style: u16) -> Option<Alphabet> {
        self.font(self.styles.get(usize::from(style))?.0).alphabet
    }

    /// Says whether the font of a style strikes its text through.
    pub(super) fn is_struck(&self, style: u16) -> bool {
        let style = self.styles.get(usize::from(style));
        style.is_some_and(|(font, _)| self.font(*font).is_struck)
    }

    /// How numbers of a style are shown, where that is not just as they are.
    pub(super) fn format(&self, style: u16) -> Option<Rc<NumberFormat>> {
        let (_, id) = self.styles.get(usize::from(style))?;
        match self.formats.get(id) {
            Some(format) => format.clone(),
            None => NumberFormat::built_in(u32::from(*id)).map(Rc::new),
        }
    }

    /// The alphabet of texts of eight bits; old fonts have their letters in the western places.
    pub(super) fn encoding(&self, alphabet: Option<Alphabet>) -> &'static Encoding {
        match alphabet {
            Some(_) => WINDOWS_1252,
            None => self.encoding,
        }
    }
}

fn encoding_of(page: u16) -> &'static Encoding {
    match page {
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1258 => encoding_rs::WINDOWS_1258,
        _ => WINDOWS_1252,
    }
}
