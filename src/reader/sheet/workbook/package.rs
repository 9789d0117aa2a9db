//! A look into the zip file of a workbook before anyone unpacks it.
//!
//! Declared sizes can lie, so every part is unpacked once into nothing and measured. A part that
//! is read as a whole, or a text without end in one that is streamed, would take the memory.

use std::io::{Read, Seek};

use anyhow::{Result, anyhow};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::messages::Reader;

/// What a zip file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PackageKind {
    Xlsx,
    Ods,
    Docx,
}

/// The most parts of a workbook.
const MOST_PARTS: usize = 10_000;
/// The largest part that is streamed, and all of them together.
const MOST_STREAMED: u64 = 1 << 30;
/// The largest part that is read as a whole.
const MOST_WHOLE: u64 = 96 << 20;
/// A large part that is packed tighter than this was made to be a bomb.
const MOST_RATIO: u64 = 150;
/// Parts up to this size may be packed as tightly as they like.
const SMALL: u64 = 32 << 20;
/// The most bytes between the ends of two cells.
const MOST_CELL: usize = 8 << 20;

/// Recognises the workbook, gives its size and refuses what would not fit.
pub(super) fn check(body: impl Read + Seek, words: &Reader) -> Result<(PackageKind, u64)> {
    let mut zip = ZipArchive::new(body).map_err(|error| explain(&error, words))?;
    let kind = kind(&zip, words)?;
    if zip.len() > MOST_PARTS {
        return Err(anyhow!((words.source.zip_too_large)(MOST_STREAMED >> 20)));
    }
    let mut sum = 0;
    for index in 0..zip.len() {
        let mut part = zip
            .by_index(index)
            .map_err(|error| explain(&error, words))?;
        let limit =
            limit(&name_of(&part), part.compressed_size()).min(MOST_STREAMED.saturating_sub(sum));
        if part.encrypted() {
            return Err(anyhow!(words.source.is_encrypted));
        }
        if part.size() > limit {
            return Err(anyhow!((words.source.zip_too_large)(limit >> 20)));
        }
        sum += measure(&mut part, limit, words)?;
    }
    Ok((kind, sum))
}

fn explain(error: &ZipError, words: &Reader) -> anyhow::Error {
    match error {
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => {
            anyhow!(words.source.is_encrypted)
        }
        _ => anyhow!(words.source.zip_broken),
    }
}

fn kind<R: Read + Seek>(zip: &ZipArchive<R>, words: &Reader) -> Result<PackageKind> {
    let has = |wanted: &str| {
        zip.file_names()
            .flatten()
            .any(|name| name.eq_ignore_ascii_case(wanted))
    };
    let within = |folder: &str| {
        zip.file_names()
            .flatten()
            .any(|name| name.starts_with(folder))
    };
    if has("xl/workbook.xml") {
        Ok(PackageKind::Xlsx)
    } else if has("content.xml") && has("mimetype") {
        Ok(PackageKind::Ods)
    } else if has("xl/workbook.bin") {
        Err(anyhow!(words.source.is_xlsb))
    } else if within("word/") {
        Ok(PackageKind::Docx)
    } else if within("ppt/") {
        Err(anyhow!(words.source.is_slides))
    } else {
        Err(anyhow!(words.source.is_zip))
    }
}

/// How large a part may be: pictures are never read, sheets are streamed, the rest is kept.
fn limit(name: &str, packed: u64) -> u64 {
    let is_streamed = name.contains("worksheets/")
        || name.ends_with("content.xml")
        || !ends(name, ".xml") && !ends(name, ".rels");
    let most = if is_streamed {
        MOST_STREAMED
    } else {
        MOST_WHOLE
    };
    most.min(SMALL.max(packed.saturating_mul(MOST_RATIO)))
}

/// The name of a part in small letters; one that is no text is none that a reader asks for.
fn name_of(part: &zip::read::ZipFile<'_, impl Read>) -> String {
    part.name()
        .map_or_else(|_| String::new(), |name| name.to_ascii_lowercase())
}

/// Compares the end of a name that [`name_of`] gave, in bytes.
fn ends(name: &str, end: &str) -> bool {
    name.as_bytes().ends_with(end.as_bytes())
}

/// Unpacks a part into nothing; gives its size.
fn measure(
    part: &mut zip::read::ZipFile<'_, impl Read>,
    limit: u64,
    words: &Reader,
) -> Result<u64> {
    let name = name_of(part);
    let is_xml = ends(&name, ".xml");
    let mut watch = Watch::default();
    let mut buffer = vec![0; 64 << 10];
    let mut size = 0;
    loop {
        let count = part
            .read(&mut buffer)
            .map_err(|_| anyhow!(words.source.zip_broken))?;
        if count == 0 {
            return Ok(size);
        }
        size += count as u64;
        if size > limit || is_xml && !watch.look(&buffer[..count]) {
            return Err(anyhow!((words.source.zip_too_large)(limit >> 20)));
        }
    }
}

/// Measures how far the ends of cells are apart.
#[derive(Default)]
struct Watch {
    since: usize,
    last: [u8; 2],
}

impl Watch {
    /// Says whether the cells so far are short enough. `c>`, `si>`, `p>` and `row>` end one.
    fn look(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            self.since += 1;
            if *byte == b'>'
                && matches!(
                    self.last,
                    [b'/' | b':', b'c' | b'p'] | [b's', b'i'] | [b'o', b'w'] | [b'l', b'l']
                )
            {
                self.since = 0;
            }
            self.last = [self.last[1], *byte];
            if self.since > MOST_CELL {
                return false;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_cells_are_noticed() {
        let cells = b"<c><v>1</v></c>".repeat(MOST_CELL / 4);
        assert!(Watch::default().look(&cells));
        assert!(!Watch::default().look(&vec![b'a'; MOST_CELL + 1]));
    }
}
