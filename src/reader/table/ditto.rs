//! Cells that say no more than "as above": `nt`, `-nt-`, `"`, `//`, `Như trên`.

use super::value;
use crate::dataset::{Field, Record, TextField};
use crate::text;

/// The longest sign, in bytes: `(như dòng trên)`.
const LONGEST: usize = 24;
/// Words that are short for "as above".
const WORDS: [&str; 6] = ["nt", "n.t", "nhu tren", "nhu dong tren", "idem", "ditto"];
/// What stands around them.
const AROUND: &[char] = &[
    '-', '–', '—', '(', ')', '.', ',', ' ', '"', '“', '”', '″', '〃', '\'', '/',
];

/// Says whether the cells of a field may stand for that above.
pub(super) fn may_be_of(field: Field) -> bool {
    match field {
        Field::Text(text) => text != TextField::Id,
        Field::Funding | Field::Activity | Field::Period => true,
        Field::Ordinal | Field::Figure(_) | Field::SupportFrom(_) | Field::Extra => false,
    }
}

/// Says whether a cell is a sign for that above, wherever it stands.
pub(super) fn is_sign(cell: &str) -> bool {
    let has_around = || cell.chars().next().is_some_and(|c| AROUND.contains(&c));
    if cell.len() > LONGEST || !may_begin(cell) && !has_around() {
        return false;
    }
    let bare = cell.trim_matches(AROUND);
    if bare.is_empty() {
        let signs = ["\"", "“", "”", "″", "〃", "''", "//"];
        return signs.iter().any(|sign| cell.contains(sign));
    }
    may_begin(bare) && WORDS.contains(&text::fold(bare).as_str())
}

/// Says whether one of the words can begin as a text does: of a million cells hardly one does.
fn may_begin(text: &str) -> bool {
    let mut letters = text.chars().map(|c| c.to_ascii_lowercase());
    match (letters.next(), letters.next()) {
        (Some('n'), second) => matches!(second, Some('t' | '.' | 'h')),
        (Some(first), second) => matches!((first, second), ('i', Some('d')) | ('d', Some('i'))),
        (None, _) => false,
    }
}

/// Says whether a dash stands for the cell above: only among signs that do, for alone it says that
/// there is nothing.
pub(super) fn is_dash(cell: &str) -> bool {
    matches!(cell, "-" | "–" | "—")
}

/// Says whether a cell of a place or a name says that there is none.
pub(super) fn is_none(field: Field, cell: &str) -> bool {
    use TextField::{Address, Commune, District, Establishments};
    let names = [Address, Commune, District, Establishments];
    value::is_nothing(cell) && names.iter().any(|name| field == Field::Text(*name))
}

/// Takes the value of the record above; says whether it has one.
pub(super) fn copy(record: &mut Record, above: Option<&Record>, field: Field) -> bool {
    let Some(above) = above else { return false };
    match field {
        Field::Text(text) => {
            record.set(text, above.text(text));
            !above.text(text).is_empty()
        }
        Field::Funding => {
            record.funding = above.funding;
            !above.funding.is_empty()
        }
        Field::Activity => {
            record.activity = above.activity;
            above.activity.is_some()
        }
        Field::Period => {
            record.period = above.period;
            above.period.is_some()
        }
        Field::Ordinal | Field::Figure(_) | Field::SupportFrom(_) | Field::Extra => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs() {
        for sign in [
            "nt",
            "-nt-",
            "NT",
            "n.t",
            "\"",
            "-\"-",
            "//",
            "-//-",
            "''",
            "Như trên",
            "(như trên)",
            "〃",
        ] {
            assert!(is_sign(sign), "{sign}");
        }
        for other in ["-", "...", "", "NTX", "Nt Hoa", "/", "19/5", "Vũ Thư"] {
            assert!(!is_sign(other), "{other}");
        }
    }
}
