//! Establishments whose name is written in two ways.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

use crate::dataset::TextColumn;
use crate::search::short_form;
use crate::text;

/// The longest short form in letters, of which each may take three bytes.
const MOST_SHORT: usize = 4;

/// Names that differ only in case, spaces, points, short forms, or in having no marks at all.
pub(super) fn in_two_ways(column: &TextColumn) -> Vec<(String, String)> {
    let values = column.values();
    let hasher = RandomState::new();
    let mut known: HashTable<(u64, &str)> = HashTable::new();
    let mut seen: HashSet<(&str, &str)> = HashSet::new();
    let (mut folded, mut key) = (String::new(), String::new());
    let mut pairs = Vec::new();
    for name in (1..=values.len()).flat_map(|value| values.text(value).split('\n')) {
        folded.clear();
        text::fold_into(name, &mut folded);
        key.clear();
        even_out(&folded, &mut key);
        key.make_ascii_lowercase();
        let hash = hasher.hash_one(&key);
        match known.find(hash, |(other, first)| *other == hash && agree(first, name)) {
            None => _ = known.insert_unique(hash, (hash, name), |(hash, _)| *hash),
            Some((_, first)) if *first != name && seen.insert((first, name)) => {
                pairs.push(((*first).to_owned(), name.to_owned()));
            }
            Some(_) => {}
        }
    }
    pairs
}

/// Says whether two names with the same plain letters may be one: Thanh may be Thành typed
/// without tones, Thành is never Thánh.
fn agree(one: &str, other: &str) -> bool {
    if one == other || !text::has_marks(one) || !text::has_marks(other) {
        return true;
    }
    let [one, other] = [one, other].map(|name| {
        let mut out = String::new();
        even_out(&text::marked(name), &mut out);
        out
    });
    let same = |(one, other): (char, char)| {
        one == other || one.is_ascii_uppercase() || other.is_ascii_uppercase()
    };
    one.chars().count() == other.chars().count() && one.chars().zip(other.chars()).all(same)
}

/// Appends the letters and digits of a text in small letters, short forms written out.
///
/// What was written out is in capitals, for its marks are not known.
fn even_out(text: &str, out: &mut String) {
    for word in text::words(text).map(|range| &text[range]) {
        match long_form(word) {
            Some(long) => out.extend(
                long.bytes()
                    .filter(u8::is_ascii_alphabetic)
                    .map(|letter| char::from(letter.to_ascii_uppercase())),
            ),
            None => out.push_str(word),
        }
    }
}

fn long_form(word: &str) -> Option<&'static str> {
    if word.len() > 3 * MOST_SHORT || word.is_ascii() && word.len() > MOST_SHORT {
        return None;
    }
    if word.is_ascii() {
        return short_form::expansions(word).next();
    }
    short_form::expansions(&text::fold(word)).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(names: &[&str]) -> usize {
        let mut column = TextColumn::default();
        for (row, name) in (0..).zip(names) {
            column.set(row, name);
        }
        in_two_ways(&column).len()
    }

    #[test]
    fn different_names_are_not_one() {
        for names in [
            ["Công ty Thành", "Công ty Thánh"],
            ["Cty Thành", "Công ty Thánh"],
            ["Thanh Hóa", "Thánh Hoa"],
            ["HTX Đông", "HTX Dông"],
            ["Công ty Thanh Thành", "Công ty Thành Thành"],
            ["-", "Công ty"],
        ] {
            assert_eq!(pairs(&names), 0, "{names:?}");
        }
    }

    #[test]
    fn one_name_in_two_ways() {
        for names in [
            ["Công ty Thành", "CÔNG TY  THÀNH."],
            ["Công ty TNHH Thành", "Cty Trách nhiệm hữu hạn Thành"],
            ["CTCP Đào tạo Thành", "Công ty cổ phần ĐT Thành"],
            ["Công ty Thành", "cong ty thanh"],
            ["Cong ty Thanh", "Công ty Thánh"],
            ["HTX Hòa Bình", "Hợp tác xã Hoà Bình"],
            ["HTX Thành", "HTX Tha\u{300}nh"],
            ["Nam Cao", "NamCao"],
        ] {
            assert_eq!(pairs(&names), 1, "{names:?}");
        }
        assert_eq!(pairs(&["Thành", "Thánh", "THÁNH", "THÀNH", "Thành"]), 2);
    }
}
