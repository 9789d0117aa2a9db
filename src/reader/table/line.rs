//! What a row of a list is: a record, a group, a total, a signature.
//!
//! People number their lists: `A` funds, `I` activities, `1` đề án. A row with a number is a
//! record and costs no further look; the others are judged by their first words.

use super::activity;
use super::value;
use crate::dataset::header::{begin_with, plain};
use crate::dataset::{FundingSet, Period};
use crate::text;

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
    /// Anything else.
    Other,
}

/// The numbering of a heading, from the widest to the narrowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::reader) enum Level {
    /// `A`, `B`.
    Letter,
    /// `I`, `II`.
    Roman,
    /// Without any.
    Unnumbered,
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

/// Says whether a row stands under another by its number: `1.2` under `1`, `a` or `-` under `1`.
pub(super) fn is_under(ordinal: &str, parent: &[u32]) -> bool {
    if let Some(own) = path(ordinal) {
        return own.len() > parent.len() && own.starts_with(parent);
    }
    let bare = ordinal.trim().trim_end_matches(['.', ')']);
    matches!(bare, "-" | "–" | "+" | "•" | "*")
        || bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Reads `I`, `IV.`, `A)`; a single letter that is a Roman digit is one.
pub(in crate::reader) fn level(numbering: &str) -> Option<Level> {
    let bare = numbering.trim().trim_end_matches(['.', ')', ':', '/', '-']);
    let mut letters = bare.chars();
    match (letters.next(), letters.next()) {
        (Some('I' | 'V' | 'X'), _)
            if bare.len() <= 8 && bare.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L')) =>
        {
            Some(Level::Roman)
        }
        (Some('A'..='Z'), None) => Some(Level::Letter),
        _ => None,
    }
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
        Topic::Funding(_) => words <= 6,
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
    if ["huyen ", "thanh pho ", "thi xa "]
        .iter()
        .any(|kind| words.starts_with(kind))
    {
        return Topic::District;
    }
    if let Some(set) = heading_funding(&words) {
        return Topic::Funding(set);
    }
    activity::find(label).map_or(Topic::Other, |known| Topic::Activity(known.id))
}

/// A heading names its money in full; a mere "huyện" in it may be part of a place.
fn heading_funding(words: &str) -> Option<FundingSet> {
    use crate::dataset::Funding::{Local, National, Other};
    let has = |names: &[&str]| names.iter().any(|name| words.contains(name));
    let set: FundingSet = [
        (National, has(&["kcqg", "khuyen cong quoc gia", "national"])),
        (
            Local,
            has(&[
                "kcdp",
                "khuyen cong dia phuong",
                "khuyen cong tinh",
                "ngan sach tinh",
            ]),
        ),
        (Other, has(&["ngan sach huyen", "nguon khac", "von khac"])),
    ]
    .into_iter()
    .filter_map(|(source, named)| named.then_some(source))
    .collect();
    (!set.is_empty()).then_some(set)
}

/// What a row of sums covers, as its label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineSum {
    /// "Tổng cộng".
    Whole,
    /// "Cộng", "Cộng I".
    HeadingGroup,
    /// "Cộng mang sang", "Lũy kế": what stands above it, once more.
    Carried,
    /// "Bình quân".
    Mean,
    /// "Trong đó: KCQG" below a sum.
    Part,
}

/// What the words of a label tell of sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SumWords {
    pub(super) covers: LineSum,
    /// No project is called so; else the numbers decide.
    pub(super) is_sure: bool,
}

/// Reads a label as that of a sum. `Công ty` is none, though it begins like `Cộng`.
pub(super) fn sum(label: &str) -> Option<SumWords> {
    if label.len() > 160 || !may_begin(label, "abcglmst") {
        return None;
    }
    let words = plain(label);
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| begin_with(&words, phrase));
    let sure = |covers| {
        Some(SumWords {
            covers,
            is_sure: true,
        })
    };
    let is_carried = ["mang sang", "chuyen sang", "trang truoc"]
        .iter()
        .any(|phrase| words.contains(phrase));
    if label.trim() == "Σ" || label.trim() == "∑" {
        return sure(LineSum::Whole);
    }
    let is_name = ["tong cong ty", "tong ket", "tong quan", "tong duyet"];
    if begin_with(&words, "cong") && !is_plus(label) || has(&is_name) {
        return None;
    }
    // "Mang sang" alone is short; "Chuyển sang công nghệ mới" is a project.
    let is_bare = has(&["mang sang", "chuyen sang"]) && words.split(' ').count() <= 4;
    if is_carried && (is_bare || has(&["cong", "tong", "so", "trang"])) || has(&["luy ke"]) {
        return sure(LineSum::Carried);
    }
    if has(&["binh quan", "trung binh", "average", "mean"]) {
        return sure(LineSum::Mean);
    }
    if has(&["tong cong", "grand total"])
        || matches!(
            words.as_str(),
            "tong" | "tong so" | "total" | "tc" | "sum" | "cong chung"
        )
        || words.strip_prefix("tong so ").is_some_and(counts_records)
    {
        return sure(LineSum::Whole);
    }
    let second = words.strip_prefix("cong ");
    if has(&["tieu cong", "subtotal", "sub total", "cong don"])
        || words == "cong"
        || second
            .is_some_and(|second| ends_sum(second.split(' ').next().unwrap_or_default(), label))
    {
        return sure(LineSum::HeadingGroup);
    }
    if begin_with(&words, "cong") && !has(&["cong dong", "cong tac", "cong huong", "cong hoa"]) {
        // "Cộng đào tạo" says it with its tone; "Cong dao tao" may be anything.
        return Some(SumWords {
            covers: LineSum::HeadingGroup,
            is_sure: text::has_marks(first_word(label)),
        });
    }
    let whole = [
        "tong",
        "total",
        "tc",
        "toan bo",
        "toan tinh",
        "toan huyen",
        "toan nganh",
        "ca tinh",
        "ca nam",
    ];
    has(&whole).then_some(SumWords {
        covers: LineSum::Whole,
        is_sure: false,
    })
}

/// Says whether words that begin with one of these letters can begin a text.
///
/// It is asked of each row, and most are answered without their marks being taken off.
fn may_begin(text: &str, letters: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphanumeric() || !c.is_ascii());
    first.is_some_and(|first| !first.is_ascii() || letters.contains(first.to_ascii_lowercase()))
}

/// Says whether a label begins the parts of the sum above it: `Trong đó: KCQG`.
pub(super) fn begins_breakdown(label: &str) -> bool {
    if !may_begin(label, "tc") {
        return false;
    }
    let words = plain(label);
    words.starts_with("trong do") || words.starts_with("chia ra")
}

/// Says whether a label begins like an item under another: `- Máy trộn`.
pub(super) fn begins_with_bullet(label: &str) -> bool {
    label.starts_with(['-', '+', '–', '•'])
}

/// Says whether a row below the total tells of it: `Tỷ lệ (%)`, `Cùng kỳ năm 2020`, `Kế hoạch giao`.
pub(super) fn is_about_total(label: &str) -> bool {
    let words = plain(label);
    let begins = [
        "ty le",
        "ty trong",
        "ti le",
        "so voi",
        "cung ky",
        "ke hoach",
        "dat ty le",
        "dat so voi",
        "dat ke hoach",
        "con lai",
        "con du",
        "hoan thanh ke hoach",
        "tang giam",
        "tang so voi",
        "giam so voi",
        "nam truoc",
        "co cau",
        "phan tram",
        "kinh phi",
        "tru kinh phi",
        "du toan",
        "chua phan bo",
        "so tien",
    ];
    begins.iter().any(|begin| words.starts_with(begin))
}

/// `Tổng số đề án: 2` counts the records; `Tổng số hóa dữ liệu` is one.
fn counts_records(rest: &str) -> bool {
    let counted = rest.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    matches!(
        counted,
        "de an" | "chuong trinh" | "kinh phi" | "tien" | "muc" | "dong" | "ho so" | ""
    )
}

/// "Cộng" as against "Công", where the tones are there to tell.
fn is_plus(label: &str) -> bool {
    let word = first_word(label);
    if plain(label).starts_with("cong ty") {
        return false;
    }
    !text::has_marks(word) || text::nfc(&word.to_lowercase()) == "cộng"
}

fn first_word(label: &str) -> &str {
    let mut words = label.split(|c: char| !c.is_alphanumeric());
    words.find(|word| !word.is_empty()).unwrap_or_default()
}

fn ends_sum(second: &str, label: &str) -> bool {
    let numbered = label
        .split(|c: char| !c.is_alphanumeric())
        .nth(1)
        .is_some_and(|word| level(word).is_some());
    numbered
        || matches!(
            second,
            "trang" | "muc" | "nhom" | "phan" | "kcqg" | "kcdp" | "nguon" | "nam" | "khuyen"
        )
        || second.bytes().all(|byte| byte.is_ascii_digit())
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

/// Says whether cells are the numbers of the columns: 1, 2, 3 or (1), (2), (3=1+2).
pub(in crate::reader) fn are_numbers<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let (mut count, mut last) = (0, 0);
    for cell in cells {
        let inner = cell.trim_matches(['(', ')', '[', ']']);
        let number = inner.split('=').next().unwrap_or(inner);
        let number = number.trim_matches(['(', ')', '[', ']', ' ']);
        match number.parse::<u32>() {
            Ok(number) if number > last && number <= last + 3 => last = number,
            Err(_) if count == 0 && matches!(number, "A" | "a" | "B" | "b") => {}
            Err(_) if last == 0 && matches!(number, "B" | "b" | "C" | "c" | "D" | "d") => {}
            _ => return false,
        }
        count += 1;
    }
    count >= 3 && last >= 2
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
        assert_eq!(topic("Huyện Vũ Thư"), Topic::District);
        assert_eq!(topic("Quản lý chương trình"), Topic::Other);
    }

    #[test]
    fn sums() {
        use LineSum::{Carried, HeadingGroup, Mean, Whole};
        for (label, expected) in [
            ("Tổng cộng", Some((Whole, true))),
            ("TỔNG CỘNG (A+B)", Some((Whole, true))),
            ("* Tổng cộng: 02 đề án", Some((Whole, true))),
            ("Tổng số", Some((Whole, true))),
            ("Tổng số đề án: 2", Some((Whole, true))),
            ("Total", Some((Whole, true))),
            ("Cộng", Some((HeadingGroup, true))),
            ("Cộng I", Some((HeadingGroup, true))),
            ("CONG:", Some((HeadingGroup, true))),
            ("Cộng mục A", Some((HeadingGroup, true))),
            ("Tiểu cộng", Some((HeadingGroup, true))),
            ("Cộng đào tạo nghề", Some((HeadingGroup, true))),
            ("CỘNG CÁC LỚP", Some((HeadingGroup, true))),
            ("Cong dao tao nghe", Some((HeadingGroup, false))),
            ("Cộng hòa xã hội chủ nghĩa Việt Nam", None),
            ("Cộng mang sang", Some((Carried, true))),
            ("Số mang sang trang 2", Some((Carried, true))),
            ("Lũy kế từ đầu năm", Some((Carried, true))),
            ("Bình quân một đề án", Some((Mean, true))),
            ("Tổng hợp số liệu", Some((Whole, false))),
            ("Tổng số hóa dữ liệu", Some((Whole, false))),
            ("Toàn tỉnh", Some((Whole, false))),
            ("Công ty TNHH A", None),
            ("Cong ty TNHH A", None),
            ("Công", None),
            ("Cộng đồng doanh nghiệp", None),
            ("Tổng công ty May", None),
            ("Máy tổng hợp", None),
        ] {
            let found = sum(label).map(|words| (words.covers, words.is_sure));
            assert_eq!(found, expected, "{label}");
        }
    }

    #[test]
    fn rows_under_others() {
        let path = |ordinal| path(ordinal).unwrap();
        assert_eq!(path("1.2."), [1, 2]);
        assert!(is_under("1.2", &path("1")) && is_under("a)", &[1]) && is_under("-", &[3]));
        assert!(!is_under("2", &[1]) && !is_under("11", &[1]) && !is_under("A", &[1]));
    }

    #[test]
    fn number_rows() {
        assert!(are_numbers(["1", "2", "3", "4"].into_iter()));
        assert!(are_numbers(
            ["(1)", "(2)", "(3)", "(4=5+6)", "(5)"].into_iter()
        ));
        assert!(are_numbers(["A", "B", "1", "2", "3"].into_iter()));
        assert!(!are_numbers(["1", "Đào tạo", "300"].into_iter()));
        assert!(!are_numbers(["1", "2"].into_iter()));
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
