//! What a row of a list is: a record, a group, a total, a signature.
//!
//! People number their lists: `A` funds, `I` activities, `1` đề án. A row with a number is a
//! record and costs no further look; the others are judged by their first words.

use super::activity;
use super::funding;
use super::mark::Mark;
use super::named_district::known_district;
use super::named_stop::named_stop;
use super::value;
use crate::dataset::header::{begin_with, plain};
use crate::dataset::{FundingSet, Period};

/// What a heading between the rows is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reader) enum Topic {
    /// Where the money of the rows below came from.
    Funding(FundingSet),
    /// The line of activity of the rows below, as the file names it.
    Activity(&'static str),
    /// Their year.
    Period(Period),
    /// Their district.
    District,
    /// That they were stopped, as the file says it.
    Stopped(String),
    /// Anything else.
    Other,
}

/// The numbering of a heading, from the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::reader) enum Level {
    /// `Phần I`.
    Part,
    /// `A`, `B`.
    Letter,
    /// `I`, `II`.
    Roman,
    /// Without any.
    Unnumbered,
    /// Another mark, over rows that are counted from one.
    Marked(Mark),
    /// `1`, `1.2` that others stand under: how many numbers.
    Arabic(u8),
}

/// The numbers of `1`, `1.2.` or `1.2.3)`.
pub(super) fn path(ordinal: &str) -> Option<Vec<u32>> {
    let bare = ordinal.trim().trim_end_matches(['.', ')', ':', '/', '-']);
    let numbers = bare.split('.').map(|part| part.parse().ok());
    numbers
        .collect::<Option<Vec<u32>>>()
        .filter(|numbers| numbers.len() <= 8)
}

/// Says whether the number of a row looks like a day: `01/02`, `01-Jan`, `2023-02-01`.
pub(super) fn is_day(ordinal: &str) -> bool {
    let parts = || ordinal.split(['/', '-']);
    let is_part = |part: &str| !part.is_empty() && part.chars().all(char::is_alphanumeric);
    ordinal.starts_with(|c: char| c.is_ascii_digit())
        && (2..=3).contains(&parts().count())
        && parts().all(is_part)
}

/// Says whether a row stands under another by its number: `1.2` under `1`, `a` or `-` under `1`.
pub(super) fn is_under(ordinal: &str, parent: &[u32]) -> bool {
    if let Some(own) = path(ordinal) {
        return own.len() > parent.len() && own.starts_with(parent);
    }
    let bare = ordinal.trim().trim_end_matches(['.', ')']);
    matches!(bare, "-" | "–" | "+" | "•" | "*")
        || bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Reads `I`, `IV.`, `A)`, `(II)`, `Phần I`; a single letter that is a Roman digit is one.
pub(in crate::reader) fn level(numbering: &str) -> Option<Level> {
    let bare = numbering.trim().trim_end_matches(['.', ')', ':', '/', '-']);
    let bare = bare.strip_prefix('(').unwrap_or(bare);
    let mut letters = bare.chars();
    match (letters.next(), letters.next()) {
        (Some('I' | 'V' | 'X'), _)
            if bare.len() <= 8 && bare.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L')) =>
        {
            Some(Level::Roman)
        }
        (Some('A'..='Z'), None) => Some(Level::Letter),
        _ => is_part(bare).then_some(Level::Part),
    }
}

/// Says whether a numbering is that of a part: `Phần I`, `PHẦN THỨ NHẤT`, `Phần 2`.
fn is_part(numbering: &str) -> bool {
    const LONGEST: usize = 24;
    let is_short = numbering.len() <= LONGEST && numbering.starts_with(['P', 'p']);
    let is_number = |number: &str| {
        number.starts_with("thu ")
            || number.bytes().all(|b| b.is_ascii_digit())
            || number.len() <= 4 && number.bytes().all(|b| b"ivx".contains(&b))
            || number.len() == 1
    };
    let words = || plain(numbering);
    is_short && words().strip_prefix("phan ").is_some_and(is_number)
}

/// Splits `I. Đào tạo nghề` into its level and its words.
pub(in crate::reader) fn split_level(label: &str) -> (Option<Level>, &str) {
    let end = label.find(|c: char| matches!(c, '.' | ')' | ':' | '/' | '-') || c.is_whitespace());
    let Some(end) = end.filter(|end| {
        !label[*end..].starts_with(char::is_whitespace)
            || label[*end..].trim_start().starts_with(['-', '–'])
    }) else {
        return (None, label);
    };
    match level(&label[..end]) {
        Some(level) => (
            Some(level),
            label[end..].trim_start_matches(|c: char| {
                c.is_whitespace() || matches!(c, '.' | ')' | ':' | '/' | '-' | '–')
            }),
        ),
        None => (None, label),
    }
}

/// Says whether a text is a year and nothing else.
pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4
        && value::years(text)
            .next()
            .is_some_and(|year| (1990..2100).contains(&year))
}

/// Says whether a heading names a year, a place, a source or an activity, and nothing more.
pub(super) fn is_exact_topic(label: &str) -> bool {
    let words = plain(label).split(' ').count();
    match topic(label) {
        Topic::Period(_) => words <= 5,
        Topic::District => words <= 4,
        Topic::Stopped(_) => true,
        Topic::Funding(_) => words <= 6 || funding::is_exact(label),
        Topic::Activity(_) => {
            activity::find(label).is_some_and(|known| known.is_called(label) || words <= 4)
        }
        Topic::Other => false,
    }
}

/// Says whether a text is a remark on the list: `* Số liệu đến …`, `Nguồn: …`, `(Bằng chữ: …)`.
pub(super) fn is_note(label: &str) -> bool {
    let words = plain(label);
    let begins = [
        "nguon ",
        "bang chu",
        "so lieu ",
        "luu y",
        "chu thich",
        "don vi tinh",
        "kem theo",
    ];
    label.starts_with(['*', '(']) || begins.iter().any(|begin| words.starts_with(begin))
}

/// Says whether a text names a source of money, an activity, a year or a district.
pub(in crate::reader) fn is_topic(label: &str) -> bool {
    topic(label) != Topic::Other
}

/// Says whether a text is a year, a district or a source of money and nothing more, as no project is.
pub(super) fn is_no_project(label: &str) -> bool {
    let is_other = matches!(topic(label), Topic::Activity(_) | Topic::Other);
    !is_other && is_exact_topic(label)
}

/// What a heading is about.
pub(in crate::reader) fn topic(label: &str) -> Topic {
    let words = plain(label);
    if (words.starts_with("nam ") || words.starts_with("giai doan ") || is_year(label))
        && let Some(period) = value::period(label)
    {
        return Topic::Period(period);
    }
    let of_place = plain(within_area(label));
    if begins_as_district(&of_place) || of_place == "thanh pho" {
        return Topic::District;
    }
    if known_district(label).is_some() {
        return Topic::District;
    }
    if let Some(stop) = named_stop(label) {
        return Topic::Stopped(stop);
    }
    if let Some(set) = funding::of_heading(label) {
        return Topic::Funding(set);
    }
    activity::find(label).map_or(Topic::Other, |known| Topic::Activity(known.id))
}

/// Says whether plain words begin with the kind of a district.
fn begins_as_district(words: &str) -> bool {
    let kinds = ["huyen ", "thanh pho ", "thi xa ", "tp "];
    kinds.iter().any(|kind| words.starts_with(kind))
}

/// Says whether a heading names several districts: `Huyện Đại Từ và huyện Phú Lương`.
pub(super) fn are_districts(label: &str) -> bool {
    let names = place(label);
    // "Thành phố Huế, tỉnh Thừa Thiên Huế" is one.
    let is_another =
        |name: &str| begins_as_district(&plain(name)) || known_district(name.trim()).is_some();
    let mut others = names.split([',', ';', '+', '&', '/']).skip(1);
    plain(names).contains(" va ") || others.any(is_another)
}

/// Says whether a heading is of what the ones before it leave: `Đề án khác`.
pub(super) fn is_rest(label: &str) -> bool {
    let words = plain(label);
    let begins = [
        "de an",
        "du an",
        "chuong trinh",
        "cac",
        "don vi",
        "huyen",
        "noi dung",
        "hoat dong",
    ];
    words.ends_with(" khac") && begins.iter().any(|begin| words.starts_with(begin))
}

/// The name of a place alone: `Huyện Vũ Thư (02 đề án)`, `Xã A: 3 cơ sở`, `Địa bàn huyện Vũ Thư`.
pub(super) fn place(label: &str) -> &str {
    let says_more =
        |rest: &str| rest.contains(|c: char| c.is_ascii_digit()) || plain(rest).starts_with("tiep");
    let signs = ['(', '[', ':', ',', ';', '-', '–'];
    let end = label
        .match_indices(signs)
        .find(|(at, _)| says_more(&label[*at..]));
    let name = label[..end.map_or(label.len(), |(at, _)| at)].trim_end();
    within_area(name)
}

/// A place without the words before it: `Trên địa bàn huyện Vũ Thư`.
fn within_area(label: &str) -> &str {
    let words = plain(label);
    let mut areas = ["tren dia ban", "dia ban"].iter();
    let area = areas.find(|area| begin_with(&words, area));
    let count = area.map_or(0, |area| area.split(' ').count());
    label.splitn(count + 1, ' ').last().unwrap_or(label)
}

/// Says whether a text is the name of a commune, a ward or a town.
pub(super) fn is_commune(label: &str) -> bool {
    let words = plain(place(label));
    let is_of = |kind: &str| {
        words
            .strip_prefix(kind)
            .is_some_and(|name| !name.is_empty())
    };
    let is_word = [
        "xa hoi",
        "phuong phap",
        "phuong tien",
        "phuong an",
        "phuong thuc",
    ];
    ["xa ", "phuong ", "thi tran "].into_iter().any(is_of)
        && words.split(' ').count() <= 6
        && !is_word.iter().any(|word| words.starts_with(word))
}

/// What the people below a list are, and how its remarks begin.
const OFFICES: &[&str] = &[
    "nguoi lap",
    "giam doc",
    "kt giam doc",
    "pho giam doc",
    "truong phong",
    "thu truong",
    "chu tich",
    "tm uy ban",
    "noi nhan",
    "ghi chu",
    "ke toan",
    "nguoi kiem tra",
    "xac nhan",
];

/// Says whether a label begins what stands below a list: date, offices, names, remarks.
pub(in crate::reader) fn is_end(label: &str) -> bool {
    let words = plain(label);
    let dated = words.contains("ngay ")
        && words.contains(" thang ")
        && words.contains(" nam ")
        && words.len() < 60;
    dated || OFFICES.iter().any(|office| words.starts_with(office))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Funding;

    #[test]
    fn numberings() {
        for (text, expected) in [
            ("I", Some(Level::Roman)),
            ("IV.", Some(Level::Roman)),
            ("A", Some(Level::Letter)),
            ("C)", Some(Level::Letter)),
            ("1", None),
            ("Công", None),
            ("(II)", Some(Level::Roman)),
            ("Phần I", Some(Level::Part)),
            ("PHẦN THỨ NHẤT", Some(Level::Part)),
            ("Phần mềm", None),
            ("", None),
        ] {
            assert_eq!(level(text), expected, "{text}");
        }
        assert_eq!(
            split_level("I. Đào tạo nghề"),
            (Some(Level::Roman), "Đào tạo nghề")
        );
        assert_eq!(
            split_level("A - Khuyến công quốc gia"),
            (Some(Level::Letter), "Khuyến công quốc gia")
        );
        assert_eq!(split_level("I love"), (None, "I love"));
        assert_eq!(split_level("HTX A"), (None, "HTX A"));
    }

    #[test]
    fn topics() {
        let national = std::iter::once(Funding::National).collect();
        assert_eq!(topic("Khuyến công quốc gia"), Topic::Funding(national));
        assert_eq!(topic("Đào tạo nghề"), Topic::Activity("dao-tao-nghe"));
        assert_eq!(topic("Năm 2021"), Topic::Period(Period::year(2021)));
        for district in ["Huyện Vũ Thư", "Thành phố", "VŨ THƯ"] {
            assert_eq!(topic(district), Topic::District);
        }
        assert_eq!(topic("Quản lý chương trình"), Topic::Other);
    }

    #[test]
    fn rows_under_others() {
        let path = |ordinal| path(ordinal).unwrap();
        assert_eq!(path("1.2."), [1, 2]);
        assert!(is_under("1.2", &path("1")) && is_under("a)", &[1]) && is_under("-", &[3]));
        assert!(!is_under("2", &[1]) && !is_under("11", &[1]) && !is_under("A", &[1]));
    }

    #[test]
    fn ends() {
        assert!(
            is_end("Thái Bình, ngày 12 tháng 5 năm 2021")
                && is_end("KT. GIÁM ĐỐC")
                && is_end("NGƯỜI LẬP BIỂU")
        );
        assert!(!is_end("Đào tạo nghề"));
    }
}
