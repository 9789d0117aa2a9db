//! What the amounts of a column are counted in, as its header tells it.

use super::words::{begin_with_any, plain};
use crate::text::{self, Unit};

/// Words before a unit that say only that it is one.
const UNIT_IS: &[&str] = &["don vi tinh", "don vi", "dvt", "unit", "tinh bang"];

/// Money of other countries.
const FOREIGN: &[&str] = &[
    "usd",
    "us",
    "eur",
    "euro",
    "jpy",
    "yen",
    "cny",
    "rmb",
    "ndt",
    "krw",
    "won",
    "lak",
    "kip",
    "thb",
    "bat",
    "gbp",
    "do la",
    "nhan dan te",
];

/// The words of which units are made.
const UNIT_WORDS: &[&str] = &[
    "tram", "chuc", "muoi", "van", "nghin", "ngan", "trieu", "ty", "ti", "tr", "ng", "k", "dong",
    "d", "vnd", "vn", "viet", "nam", "x", "mil", "million", "billion", "thousand", "dvt", "don",
    "vi", "tinh", "nguoi", "lop", "hoc", "vien", "lao", "dong", "co", "so",
];

/// What an amount may be told for one of.
const EACH: &[&str] = &[
    "de an",
    "du an",
    "nguoi",
    "lop",
    "co so",
    "mo hinh",
    "may",
    "lao dong",
    "ld",
    "hoc vien",
    "hv",
    "ho",
    "don vi",
    "doanh nghiep",
    "dn",
    "htx",
    "thang",
    "ngay",
    "nam",
    "san pham",
    "luot",
    "nhiem vu",
    "suat",
    "cai",
    "bo",
    "m2",
    "gian hang",
    "year",
    "person",
    "project",
    "class",
];

/// The unit that a phrase like `ĐVT: triệu đồng` or `triệu đồng, làm tròn` names.
pub(super) fn named(phrase: &str) -> Option<Unit> {
    let after = phrase.rsplit(':').next().unwrap_or(phrase);
    let mut parts = after.split([',', ';']).map(alone);
    alone(after).or_else(|| parts.find_map(|unit| unit))
}

fn alone(phrase: &str) -> Option<Unit> {
    let folded = text::fold(phrase);
    let folded = folded.trim();
    if folded.is_empty() {
        return None;
    }
    let bare = UNIT_IS.iter().find_map(|word| folded.strip_prefix(word));
    let times = folded
        .strip_prefix('x')
        .map(str::trim_start)
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    Unit::named(phrase).or_else(|| Unit::named(bare.or(times)?))
}

/// Says whether a phrase in brackets is made like a unit, but is none of đồng.
pub(super) fn is_odd(inside: &str) -> bool {
    let words = plain(inside);
    let is_unit_word =
        |word: &str| UNIT_WORDS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit());
    let has_unit = words
        .split(' ')
        .any(|word| UNIT_WORDS.contains(&word) && !matches!(word, "nam" | "so" | "co"));
    named(inside).is_none()
        && (is_foreign(inside)
            || inside
                .split_once('/')
                .is_some_and(|(unit, _)| named(unit).is_some())
            || inside.trim() == "%"
            || has_unit && words.split(' ').all(is_unit_word))
}

/// Says whether a text names the money of another country.
pub(super) fn is_foreign(text: &str) -> bool {
    let words = format!(" {} ", plain(text));
    text.contains(['$', '€', '£', '¥'])
        || FOREIGN
            .iter()
            .any(|word| words.contains(&format!(" {word} ")))
}

/// Says whether a number is told for one of several: `triệu đồng/lớp`.
pub(super) fn is_rate(text: &str) -> bool {
    text.split('/')
        .skip(1)
        .any(|after| begin_with_any(&plain(after), EACH))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Unit::{Billion, Dong, Million, Thousand};

    #[test]
    fn units_as_headers_tell_them() {
        for (phrase, expected) in [
            ("ĐVT: triệu đồng", Some(Million)),
            ("ĐVT triệu đồng", Some(Million)),
            ("Đơn vị tính: 1.000 đồng", Some(Thousand)),
            ("Đơn vị 1.000.000đ", Some(Million)),
            ("10^6 đồng", Some(Million)),
            ("10⁹ đ", Some(Billion)),
            ("x1000 đ", Some(Thousand)),
            ("mil. VND", Some(Million)),
            ("VND mn", Some(Million)),
            ("ng.đ", Some(Thousand)),
            ("triệu đồng, làm tròn", Some(Million)),
            ("VNĐ", Some(Dong)),
            ("đợt 1", None),
            ("năm 2021", None),
            ("", None),
        ] {
            assert_eq!(named(phrase), expected, "{phrase}");
        }
    }

    #[test]
    fn odd_units_are_told_from_words() {
        for (inside, odd) in [
            ("trăm triệu đồng", true),
            ("vạn đồng", true),
            ("10.000 đồng", true),
            ("106 đồng", true),
            ("đ/máy", true),
            ("VND/household", true),
            ("xã/phường", false),
            ("€", true),
            ("nghìn USD", true),
            ("%", true),
            ("người", true),
            ("triệu đồng", false),
            ("năm 2021", false),
            ("tỉnh Đồng Tháp", false),
            ("đợt 1", false),
            ("KCQG", false),
        ] {
            assert_eq!(is_odd(inside), odd, "{inside}");
        }
    }
}
