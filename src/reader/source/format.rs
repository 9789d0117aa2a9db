//! What a file is, by its content; names lie too often.

use crate::messages::Reader;

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reader) enum SourceFormat {
    /// Nothing at all.
    Empty,
    /// The program's own object.
    Json,
    /// A JSON value a line.
    JsonLines,
    /// A list of JSON objects.
    JsonArray,
    /// An object that must be looked through to know what it is.
    JsonObject,
    /// An object whose list of objects stands under these keys.
    JsonWithin(Vec<Vec<String>>),
    /// A table under these keys that is no list of objects.
    JsonTable(Vec<String>, TableForm),
    /// Rows of cells with something between them.
    Delimited,
    /// A text with a table between bars.
    Markdown,
    /// A zip file, which may be a workbook.
    Zip,
    /// Something of which only the name is known.
    Other(Other),
}

/// How JSON holds a table that is no list of objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reader) enum TableForm {
    /// A list of lists with the names of their columns; without them one of the first lists has them.
    Rows(Vec<String>),
    /// An object of columns, each a list or an object.
    Columns,
}

/// Files that people have and this program does not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reader) enum Other {
    OldExcel,
    OldWord,
    Encrypted,
    Pdf,
    Image,
    Archive,
    Html,
    Xml,
    Rtf,
    Database,
    Binary,
}

/// How files begin that are no text.
const MAGIC: [(&[u8], Other); 14] = [
    (b"%PDF", Other::Pdf),
    (b"\x89PNG", Other::Image),
    (b"\xff\xd8\xff", Other::Image),
    (b"GIF8", Other::Image),
    (b"BM\x00", Other::Image),
    (b"II*\x00", Other::Image),
    (b"\x1f\x8b", Other::Archive),
    (b"7z\xbc\xaf", Other::Archive),
    (b"Rar!", Other::Archive),
    (b"BZh", Other::Archive),
    (b"\xfd7zXZ", Other::Archive),
    (b"\x28\xb5\x2f\xfd", Other::Archive),
    (b"{\\rtf", Other::Rtf),
    (b"SQLite format 3", Other::Database),
];

/// Recognises what can be told before the text is decoded.
pub(in crate::reader) fn of_bytes(head: &[u8]) -> Option<SourceFormat> {
    if head.is_empty() {
        return Some(SourceFormat::Empty);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(SourceFormat::Zip);
    }
    if head.starts_with(b"\xd0\xcf\x11\xe0") {
        return Some(SourceFormat::Other(old_office(head)));
    }
    let known = MAGIC.iter().find(|(magic, _)| head.starts_with(magic));
    known.map(|(_, other)| SourceFormat::Other(*other))
}

/// Old Office files name their parts in UTF-16; a new one with a password is such a file too.
fn old_office(head: &[u8]) -> Other {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        head.windows(wide.len()).any(|part| part == wide)
    };
    if names("EncryptedPackage") {
        Other::Encrypted
    } else if names("WordDocument") {
        Other::OldWord
    } else {
        Other::OldExcel
    }
}

/// Recognises a text by its beginning.
pub(in crate::reader) fn of_text(sample: &str) -> SourceFormat {
    let start = sample.trim_start();
    let begins = |tag: &str| {
        start
            .get(..tag.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(tag))
    };
    match start.as_bytes().first() {
        None => SourceFormat::Empty,
        Some(b'{') => of_object(start),
        Some(b'[') if start[1..].trim_start().starts_with('[') => {
            SourceFormat::JsonTable(Vec::new(), TableForm::Rows(Vec::new()))
        }
        Some(b'[') => SourceFormat::JsonArray,
        Some(b'<') if begins("<?xml") => SourceFormat::Other(Other::Xml),
        Some(b'<')
            if ["<html", "<!doctype", "<table", "<meta", "<head"]
                .into_iter()
                .any(begins) =>
        {
            SourceFormat::Other(Other::Html)
        }
        Some(_) if is_binary(sample) => SourceFormat::Other(Other::Binary),
        Some(_) if is_markdown(sample) => SourceFormat::Markdown,
        Some(_) => SourceFormat::Delimited,
    }
}

/// The names of a table in Markdown stand over a rule.
fn is_markdown(sample: &str) -> bool {
    let names = sample.lines().zip(sample.lines().skip(1)).take(100);
    let mut tables = names.filter(|(names, rule)| names.starts_with('|') && is_markdown_rule(rule));
    tables.next().is_some()
}

/// The line between the names of the columns and the rows: `|---|:---:|`.
pub(in crate::reader) fn is_markdown_rule(line: &str) -> bool {
    let inner = line
        .trim()
        .strip_prefix('|')
        .map(|rest| rest.trim_end_matches('|'));
    inner.is_some_and(|inner| {
        inner.split('|').all(|cell| {
            let dashes = cell.trim().trim_matches(':');
            let is_marked = dashes.len() < cell.trim().len();
            dashes.len() >= if is_marked { 1 } else { 3 } && dashes.bytes().all(|byte| byte == b'-')
        })
    })
}

/// A line that is a whole object is one of many, unless it is the only one; an object that goes on
/// is the program's own if it says so.
fn of_object(start: &str) -> SourceFormat {
    let (line, others) = start.split_once('\n').unwrap_or((start, ""));
    let is_only = others.trim().is_empty();
    match serde_json::from_str::<serde::de::IgnoredAny>(line) {
        Ok(_) if line.contains("\"format\"") && line.contains("\"records\"") => SourceFormat::Json,
        Ok(_) if is_only => SourceFormat::JsonObject,
        Err(error) if error.is_eof() && start.contains("\"khuyencong/") => SourceFormat::Json,
        // The sample ends within a long line, or the object goes on in the next.
        Err(error) if error.is_eof() => SourceFormat::JsonObject,
        _ => SourceFormat::JsonLines,
    }
}

/// Text has few control characters.
fn is_binary(sample: &str) -> bool {
    let odd =
        |c: &char| c.is_control() && !c.is_ascii_whitespace() || *c == char::REPLACEMENT_CHARACTER;
    let looked = sample.chars().take(4096);
    let count = looked.clone().count();
    looked.filter(odd).count() * 10 > count
}

impl Other {
    /// What to say of such a file.
    pub(in crate::reader) fn refusal(self, words: &Reader) -> &'static str {
        match self {
            Self::OldExcel => words.source.is_old_excel,
            Self::OldWord => words.source.is_word,
            Self::Encrypted => words.source.is_encrypted,
            Self::Pdf => words.source.is_pdf,
            Self::Image => words.source.is_image,
            Self::Archive => words.source.is_archive,
            Self::Html => words.source.is_html,
            Self::Xml => words.source.is_xml,
            Self::Rtf => words.source.is_rtf,
            Self::Database => words.source.is_database,
            Self::Binary => words.source.is_binary,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        for (text, expected) in [
            ("", SourceFormat::Empty),
            (" \n", SourceFormat::Empty),
            ("{\n \"format\": 1", SourceFormat::JsonObject),
            ("{\n \"format\": \"khuyencong/1\"", SourceFormat::Json),
            ("{\"rows\":[]}\n \n", SourceFormat::JsonObject),
            (
                "{\"format\":\"khuyencong/1\",\"records\":[]}",
                SourceFormat::Json,
            ),
            (
                "{\"format\":\"khuyencong/1\"}\n{\"id\":\"a\"}",
                SourceFormat::JsonLines,
            ),
            ("{\"id\":\"a\"}\n{\"id\":\"b\"}", SourceFormat::JsonLines),
            ("[{\"id\":1}]", SourceFormat::JsonArray),
            ("a,b\n1,2", SourceFormat::Delimited),
            ("Danh mục\n\n| a | b |\n|-|-|\n", SourceFormat::Delimited),
            ("Danh mục\n\n| a | b |\n|:-:|---|\n", SourceFormat::Markdown),
            ("<HTML><table>", SourceFormat::Other(Other::Html)),
            ("\u{1}\u{2}\u{3}a", SourceFormat::Other(Other::Binary)),
        ] {
            assert_eq!(of_text(text), expected, "{text}");
        }
    }

    #[test]
    fn other_files() {
        assert_eq!(of_bytes(b"%PDF-1.7"), Some(SourceFormat::Other(Other::Pdf)));
        assert_eq!(of_bytes(b"PK\x03\x04"), Some(SourceFormat::Zip));
        assert_eq!(of_bytes(b"a,b"), None);
        let encrypted: Vec<u8> = b"\xd0\xcf\x11\xe0"
            .iter()
            .copied()
            .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(
            of_bytes(&encrypted),
            Some(SourceFormat::Other(Other::Encrypted))
        );
    }
}
