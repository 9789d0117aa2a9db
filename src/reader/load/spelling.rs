//! Establishments whose name is written in two ways.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashMap, HashSet, HashTable};

use crate::dataset::TextColumn;
use crate::text::{self, short_form};

/// The longest short form in letters, of which each may take three bytes.
const MOST_SHORT: usize = 4;

/// Names with more different words than these repeat few of them.
const REMEMBERED: usize = 1 << 16;

/// Names that differ only in case, spaces, points, short forms, or in having no marks at all.
pub(in crate::reader) fn in_two_ways(column: &TextColumn) -> Vec<(String, String)> {
    let values = column.values();
    let hasher = DefaultHashBuilder::default();
    let mut known: HashTable<(u64, &str)> = HashTable::new();
    let mut seen: HashSet<(&str, &str)> = HashSet::new();
    let (mut words, mut key) = (Words::default(), String::new());
    let mut pairs = Vec::new();
    for name in (1..=values.len()).flat_map(|value| values.text(value).split('\n')) {
        key.clear();
        words.each(name, |word| key.push_str(&word.plain));
        let hash = hasher.hash_one(&key);
        let known_name = known.find(hash, |(other, first)| {
            *other == hash && words.agree(first, name)
        });
        match known_name {
            None => _ = known.insert_unique(hash, (hash, name), |(hash, _)| *hash),
            Some((_, first)) if *first != name && seen.insert((first, name)) => {
                pairs.push(((*first).to_owned(), name.to_owned()));
            }
            Some(_) => {}
        }
    }
    pairs
}

/// What stands between two spaces, in the two forms in which it is compared.
struct Word {
    plain: String,
    marked: String,
    has_marks: bool,
}

impl Word {
    fn new(word: &str) -> Self {
        let [mut plain, mut marked] = [String::new(), String::new()];
        even_out(&text::fold(word), &mut plain);
        plain.make_ascii_lowercase();
        even_out(&text::marked(word), &mut marked);
        Self {
            plain,
            marked,
            has_marks: text::has_marks(word),
        }
    }
}

/// Words that were met: names have few different ones, and to take one apart is slow.
#[derive(Default)]
struct Words<'a>(HashMap<&'a str, Word>);

impl<'a> Words<'a> {
    /// Tells `tell` each word of a name.
    fn each(&mut self, name: &'a str, mut tell: impl FnMut(&Word)) {
        let Self(known) = self;
        if known.len() > REMEMBERED {
            known.clear();
        }
        for word in name.split_whitespace() {
            tell(known.entry(word).or_insert_with(|| Word::new(word)));
        }
    }

    /// Says whether two names with the same plain letters may be one: Thanh may be Thành typed
    /// without tones, Thành is never Thánh.
    fn agree(&mut self, one: &'a str, other: &'a str) -> bool {
        if one == other {
            return true;
        }
        let [(one, one_has_marks), (other, other_has_marks)] = [one, other].map(|name| {
            let (mut marked, mut has_marks) = (String::new(), false);
            self.each(name, |word| {
                marked.push_str(&word.marked);
                has_marks |= word.has_marks;
            });
            (marked, has_marks)
        });
        let same = |(one, other): (char, char)| {
            one == other || one.is_ascii_uppercase() || other.is_ascii_uppercase()
        };
        !(one_has_marks && other_has_marks)
            || one.chars().count() == other.chars().count()
                && one.chars().zip(other.chars()).all(same)
    }
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
