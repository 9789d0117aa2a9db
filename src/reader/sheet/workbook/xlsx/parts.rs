//! The parts of an XLSX file: which sheets it has and where they stand.

use std::collections::HashMap;
use std::io::{BufReader, Read, Seek};

use anyhow::{Result, anyhow};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::super::xml::{attribute, each_start, says_yes};

/// An XLSX file whose parts are found by name.
pub(super) struct Parts<R> {
    zip: ZipArchive<R>,
    /// The names of all parts in small letters, with their places.
    places: HashMap<String, usize>,
}

/// What a workbook says of itself.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Its sheets of cells, in their order.
    pub(super) sheets: Vec<SheetPart>,
    /// Days are counted from 1904.
    pub(super) is_1904: bool,
    /// Its formulas are to be calculated when it is opened: it was never, or it is to be again.
    pub(super) is_to_be_calculated: bool,
    /// This program wrote it, in Unicode.
    pub(super) is_own: bool,
}

/// One sheet of cells.
#[derive(Debug)]
pub(super) struct SheetPart {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) is_hidden: bool,
}

impl<R: Read + Seek> Parts<R> {
    pub(super) fn new(body: R) -> Result<Self> {
        let zip = ZipArchive::new(body)?;
        let names = zip.file_names().map(Result::unwrap_or_default);
        let places = names.map(|name| key(&name)).zip(0..).collect();
        Ok(Self { zip, places })
    }

    /// The text of a part, if the file has it.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<BufReader<ZipFile<'_, R>>>> {
        let place = self.places.get(&key(path));
        let place = place.or_else(|| self.places.get(&key(&unescaped(path)?)));
        let Some(place) = place else {
            return Ok(None);
        };
        let part = self.zip.by_index(*place)?;
        Ok(Some(BufReader::with_capacity(64 << 10, part)))
    }

    /// The sheets, as the workbook and its links name them.
    pub(super) fn book(&mut self) -> Result<Book> {
        let links = self.links()?;
        let mut book = Book::default();
        let Some(part) = self.part("xl/workbook.xml")? else {
            return Err(anyhow!("xl/workbook.xml"));
        };
        each_start(part, |start| match start.local_name().as_ref() {
            "fileVersion" => {
                book.is_own = attribute(start, "appName").is_some_and(|name| name == "khuyencong");
            }
            "calcPr" => book.is_to_be_calculated |= says_yes(start, "fullCalcOnLoad"),
            "workbookPr" => book.is_1904 |= says_yes(start, "date1904"),
            "sheet" => {
                let link = attribute(start, "id").and_then(|id| links.get(&id));
                // Charts and dialogues are sheets as well, and have no cells.
                book.sheets.extend(link.map(|path| SheetPart {
                    name: attribute(start, "name").unwrap_or_default(),
                    path: path.clone(),
                    is_hidden: attribute(start, "state").is_some_and(|state| state != "visible"),
                }));
            }
            _ => {}
        })?;
        Ok(book)
    }

    /// Where the sheets of cells stand, by the ids of their links.
    fn links(&mut self) -> Result<HashMap<String, String>> {
        let mut links = HashMap::new();
        let Some(part) = self.part("xl/_rels/workbook.xml.rels")? else {
            return Ok(links);
        };
        each_start(part, |start| {
            let is_sheet = attribute(start, "Type").is_some_and(|kind| kind.ends_with("worksheet"));
            if let (true, Some(id), Some(target)) =
                (is_sheet, attribute(start, "Id"), attribute(start, "Target"))
            {
                links.insert(id, from_root(&target));
            }
        })?;
        Ok(links)
    }
}

/// Names of parts are compared without case; some programs write `\` between folders.
fn key(path: &str) -> String {
    path.replace('\\', "/").to_lowercase()
}

/// A target in which signs are written as numbers: `t%C3%A0i%201.xml`.
fn unescaped(path: &str) -> Option<String> {
    let mut parts = path.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (number, rest) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(number, 16).ok()?);
        bytes.extend(rest.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

/// `worksheets/sheet1.xml` and `/xl/worksheets/sheet1.xml` are the same part.
fn from_root(target: &str) -> String {
    let target = target.replace('\\', "/");
    match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => match target.strip_prefix("../") {
            Some(above) => above.to_owned(),
            None if target.starts_with("xl/") => target,
            None => format!("xl/{}", target.trim_start_matches("./")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_with_numbers_for_signs() {
        assert_eq!(
            unescaped("xl/t%E1%BB%9D%201.xml").as_deref(),
            Some("xl/tờ 1.xml")
        );
        for odd in ["a%", "a%2", "a%zz", "a%E1b", "a%ờ"] {
            assert_eq!(unescaped(odd), None, "{odd}");
        }
    }

    #[test]
    fn targets_of_links() {
        for target in [
            "worksheets/s.xml",
            "/xl/worksheets/s.xml",
            "./worksheets/s.xml",
            "worksheets\\s.xml",
            "xl/worksheets/s.xml",
        ] {
            assert_eq!(from_root(target), "xl/worksheets/s.xml", "{target}");
        }
    }
}
