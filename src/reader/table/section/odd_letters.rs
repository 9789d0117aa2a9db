//! Texts whose letters were lost or mistaken when somebody saved the file, among others that are well.

use memchr::memchr3;

use super::super::row::RawRow;
use super::odd_cells::ToldCells;
use crate::reader::source::old_letters::{self, Alphabet};

/// The first bytes of the signs `¡` to `¿` and of `\u{FFFD}`, which hardly any text has.
const OLD: u8 = 0xC2;
const LOST: u8 = 0xEF;

/// What letters become in UTF-8 that is taken for Windows-1252 and saved again: `Ä‘á»“ng`.
const TWICE: [&str; 4] = ["á»", "áº", "Ä‘", "Æ°"];

/// Such texts of the records of a table.
#[derive(Debug, Default)]
pub(super) struct OddLetters {
    /// Signs stand for letters that were lost: `\u{FFFD}`, `?` within a word, or several for each.
    pub(super) lost: ToldCells,
    /// Letters of TCVN3: `§µo t¹o`.
    pub(super) old: ToldCells,
}

impl OddLetters {
    /// Looks at the texts of a record.
    pub(super) fn look(&mut self, row: &RawRow) {
        let bytes = row.cells.as_slice().as_bytes();
        if memchr3(OLD, LOST, b'?', bytes).is_none() {
            return;
        }
        let find = |is_meant: fn(&str) -> bool| row.cells.iter().find(|cell| is_meant(cell));
        if let Some(cell) = find(has_lost) {
            self.lost.note(row.number, cell);
        } else if let Some(cell) = find(|cell| old_letters::shows(Alphabet::Tcvn3, cell)) {
            self.old.note(row.number, cell);
        }
    }
}

/// Says whether letters of a text were lost: `�o t�o`, `đào t?o`; an address of the web has its own `?`.
fn has_lost(text: &str) -> bool {
    if text.contains('\u{FFFD}') || TWICE.iter().any(|signs| text.contains(signs)) {
        return true;
    }
    let is_within = |(at, _): (usize, &str)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + 1..].chars().next();
        [before, behind]
            .iter()
            .all(|c| c.is_some_and(char::is_lowercase))
    };
    text.match_indices('?').any(is_within) && !text.contains('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_were_lost() {
        for text in [
            "�o t�o",
            "HÆ°ng HÃ ",
            "Ä‘á»“ng",
            "Máy d?t chi?u",
            "nghi?m thu",
        ] {
            assert!(has_lost(text), "{text}");
        }
        for text in ["2015?", "KCQG?", "Dệt ? may", "http://a.vn/b?c=d", "A?B"] {
            assert!(!has_lost(text), "{text}");
        }
    }
}
