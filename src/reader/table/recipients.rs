//! The names in a cell of establishments: one, or several that stand in lines or in one sentence.

use super::value;
use crate::dataset::header::{begin_with, begin_with_any, plain};
use crate::dataset::{Record, TextField};

/// How the names of establishments begin.
#[rustfmt::skip]
const KINDS: [&str; 19] = [
    "cong ty", "cty", "tong cong ty", "ctcp", "htx", "hop tac xa", "ho", "hkd", "dntn", "doanh nghiep",
    "co so", "cssx", "to hop tac", "to hop", "tht", "xi nghiep", "nha may", "xuong", "lang nghe",
];
/// Kinds that say nothing without what follows: `Công ty TNHH` in a line of its own.
#[rustfmt::skip]
const FORMS: [&str; 12] = [
    "cong ty", "tnhh", "cty", "cp", "co phan", "mtv", "htx", "hop tac xa", "dntn", "doanh nghiep tu nhan",
    "trach nhiem huu han", "mot thanh vien",
];
/// How a line begins that tells more of the name above it.
const MORE: [&str; 11] = [
    "xa", "phuong", "thi tran", "huyen", "thon", "tinh", "tp", "dia chi", "d c", "dt", "sdt",
];
/// What stands between names in one line.
const BETWEEN: [&str; 5] = [",", " và ", "+", "/", " & "];

/// The names of a cell, and whether they are all that it says.
struct Names {
    names: Vec<String>,
    is_whole: bool,
}

/// Puts the names of a cell into a record, line by line; says whether they are all that it says.
pub(super) fn fill(record: &mut Record, cell: &str) -> bool {
    if is_one(cell) {
        record.add_line(TextField::Establishments, cell);
        return true;
    }
    let found = names(cell);
    let names = found.names.iter();
    names.for_each(|name| record.add_line(TextField::Establishments, name));
    found.is_whole
}

/// Says whether a cell is a name and needs no further look, as nearly all are.
fn is_one(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let is_odd = |byte: &u8| {
        matches!(
            byte,
            b'\n' | b';' | b',' | b'+' | b'/' | b'&' | b':' | b'0'..=b'9'
        )
    };
    let begins_odd = |byte: &u8| b"-(*".contains(byte) || *byte > 0xe1;
    let mut words = memchr::memchr_iter(b'v', bytes);
    !bytes.iter().any(is_odd)
        && !bytes.first().is_some_and(begins_odd)
        && !words.any(|at| bytes[..at].ends_with(b" ") && bytes[at..].starts_with("và ".as_bytes()))
}

/// Reads a cell.
fn names(cell: &str) -> Names {
    let joined = join_lines(cell);
    let all: Vec<&str> = value::lines(&joined).flat_map(apart).collect();
    let mut names: Vec<String> = Vec::with_capacity(all.len());
    let mut is_whole = true;
    let is_several = all.len() > 1;
    for name in all {
        // The point ends the sentence, not the name.
        let name = if is_several {
            name.trim_end_matches('.')
        } else {
            name
        };
        let bare = without_amount(name);
        is_whole &= bare.len() == name.len() && !is_count(name);
        if !is_count(name) {
            names.push(bare.to_owned());
        }
    }
    Names { names, is_whole }
}

/// Joins lines of one name: `Công ty TNHH⏎Dệt may`, `HTX A,⏎xã B`, `Cty A⏎(ĐT: 0912)`.
fn join_lines(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    for line in cell.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            let above = out.rsplit('\n').next().unwrap_or_default();
            out.push(if goes_on(above, line) { ' ' } else { '\n' });
        }
        out.push_str(line);
    }
    out
}

/// Says whether a line goes on with the name above it.
fn goes_on(above: &str, line: &str) -> bool {
    let words = plain(line);
    let is_form = || {
        let mut words = plain(above);
        while let Some(form) = FORMS.iter().find(|form| begin_with(&words, form)) {
            words = words[form.len()..].trim_start().to_owned();
        }
        words.is_empty()
    };
    !is_named(line)
        && value::without_number(line).is_none()
        && (line.starts_with('(')
            || above.ends_with([',', '-', '–', '&'])
            || line.starts_with(char::is_lowercase)
            || begin_with_any(&words, &MORE)
            || is_form())
}

/// Says whether a text begins as the name of an establishment does, and says more.
fn is_named(name: &str) -> bool {
    let words = plain(name);
    let is_of = |kind: &&str| begin_with(&words, kind) && words.len() > kind.len();
    KINDS.iter().any(is_of)
}

/// The names in one line; a comma or `và` parts them only where each begins like one, for
/// `Công ty Dệt, May và Thương mại` is one.
fn apart(line: &str) -> Vec<&str> {
    if let Some(counted) = counted(line) {
        return counted;
    }
    let mut parts = vec![line];
    for sign in BETWEEN {
        let finer = parts.iter().flat_map(|part| {
            let pieces: Vec<&str> = part.split(sign).map(str::trim).collect();
            let are_named = pieces.iter().all(|piece| is_named(piece));
            if are_named { pieces } else { vec![*part] }
        });
        parts = finer.collect();
    }
    parts
}

/// `1. Cty A 2. HTX B 3. Hộ C`, without the numbers.
fn counted(line: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::new();
    let mut rest = line
        .strip_prefix("1.")
        .or_else(|| line.strip_prefix("1)"))?;
    for number in 2.. {
        let signs = ['.', ')'];
        let next = signs.iter().find_map(|sign| {
            let mark = format!(" {number}{sign}");
            rest.find(&mark).map(|at| (at, mark.len()))
        });
        let (name, behind) = next.map_or((rest, ""), |(at, length)| {
            (&rest[..at], &rest[at + length..])
        });
        parts.push(name.trim().trim_end_matches([',', ';']));
        if next.is_none() {
            break;
        }
        rest = behind;
    }
    (parts.len() > 1 && parts.iter().all(|part| is_named(part))).then_some(parts)
}

/// A name without the amount behind it: `HTX Dệt: 150 triệu`.
fn without_amount(name: &str) -> &str {
    let Some((bare, amount)) = name.rsplit_once([':', '=']) else {
        return name;
    };
    let words = plain(amount);
    let begins = words.starts_with(|c: char| c.is_ascii_digit());
    let is_unit = words.split(' ').any(|word| {
        let word = word.trim_start_matches(|c: char| c.is_ascii_digit());
        ["trieu", "dong", "tr", "trd", "d", "ty", "nghin"].contains(&word)
    });
    if begins && is_unit {
        bare.trim_end()
    } else {
        name
    }
}

/// Says whether a cell counts establishments and names none: `20 cơ sở CNNT`.
fn is_count(name: &str) -> bool {
    let words = plain(name);
    let (number, rest) = words.split_once(' ').unwrap_or_default();
    let is_number =
        (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && begin_with_any(rest, &KINDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> Vec<String> {
        names(cell).names
    }

    #[test]
    fn several_names_in_one_line() {
        for cell in [
            "Công ty TNHH A, HTX B",
            "Công ty TNHH A và HTX B",
            "Công ty TNHH A + HTX B",
            "Công ty TNHH A/HTX B",
            "1. Công ty TNHH A 2. HTX B",
            "Công ty TNHH A; HTX B",
            "Công ty TNHH A\nHTX B",
            "a) Công ty TNHH A\nb) HTX B",
            "i) Công ty TNHH A\nii) HTX B",
            "A. Công ty TNHH A\nB. HTX B",
            "* Công ty TNHH A\n* HTX B",
            "Công ty TNHH A ; HTX B.",
            "Công ty TNHH A: 150 triệu\nHTX B: 100 triệu",
        ] {
            assert_eq!(read(cell), ["Công ty TNHH A", "HTX B"], "{cell}");
        }
        assert_eq!(
            read("1. Cty A 2. HTX B 3. Hộ C"),
            ["Cty A", "HTX B", "Hộ C"]
        );
        assert_eq!(
            read("Công ty A, HTX B và Hộ C"),
            ["Công ty A", "HTX B", "Hộ C"]
        );
    }

    #[test]
    fn one_name() {
        for (cell, name) in [
            (
                "Công ty TNHH\nDệt may Hưng Thịnh",
                "Công ty TNHH Dệt may Hưng Thịnh",
            ),
            ("HTX A,\nxã B, huyện Vũ Thư", "HTX A, xã B, huyện Vũ Thư"),
            ("Công ty A\n(ĐT: 0912345678)", "Công ty A (ĐT: 0912345678)"),
            (
                "Công ty TNHH MTV Dệt, May 19/5",
                "Công ty TNHH MTV Dệt, May 19/5",
            ),
            ("Cty A & B", "Cty A & B"),
            (
                "Công ty TNHH SX và TM Minh Phát",
                "Công ty TNHH SX và TM Minh Phát",
            ),
            (
                "Hộ ông Nguyễn Văn A, bà Trần Thị B",
                "Hộ ông Nguyễn Văn A, bà Trần Thị B",
            ),
        ] {
            assert_eq!(read(cell), [name], "{cell}");
            assert!(names(cell).is_whole);
        }
    }

    #[test]
    fn counts_are_no_names() {
        for cell in ["20 cơ sở CNNT", "03 hộ làng nghề"] {
            assert!(read(cell).is_empty() && !names(cell).is_whole, "{cell}");
        }
        assert!(!names("HTX B: 100 triệu").is_whole);
        assert!(is_one("Công ty TNHH Minh Phát") && !is_one("HTX A và HTX B"));
    }
}
