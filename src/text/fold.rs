//! The search copy of a text: one plain character for each displayed letter.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

/// The Latin blocks whose letters fold to ASCII: Latin-1 to Extended-B with the small ɖ behind it,
/// and Extended Additional.
const LOW: Range<u32> = 0xC0..0x257;
const HIGH: Range<u32> = 0x1E00..0x1F00;

/// Plain ASCII letters of the two blocks, in one run; 0 where a letter has none.
///
/// Worked out once from the Unicode decompositions, so that no letter can be forgotten in a
/// hand-written list.
static PLAIN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    LOW.chain(HIGH)
        .map(|code| char::from_u32(code).map_or(0, plain_of))
        .collect()
});

/// Iterates over the displayed letters of a text, each with its byte offset.
///
/// The n-th letter is the n-th character of [`fold`], which is how a match found in the search
/// copy is shown in the original.
pub fn letters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let letter = &rest[..first_letter(rest)];
        let found = (at, letter);
        at += letter.len();
        Some(found)
    })
}

/// The search copy: exactly one character for each displayed letter.
///
/// Latin letters become lower-case ASCII without marks, NFC and NFD alike, every white space a
/// space; other letters keep their lower-case base character.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::new();
    fold_into(text, &mut out);
    out
}

/// Appends the search copy of `text` to `out`, so that one buffer can serve many texts.
fn fold_into(text: &str, out: &mut String) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
        return;
    }
    out.reserve(text.len());
    let plain = PLAIN.as_slice();
    let mut rest = text;
    while !rest.is_empty() {
        let (letter, after) = rest.split_at(first_letter(rest));
        out.push(fold_letter(letter, plain));
        rest = after;
    }
}

/// Whether a text carries Vietnamese (or any Latin) marks, typed as one code point or several.
///
/// A query with marks asks for more than its plain letters.
#[must_use]
pub fn has_marks(text: &str) -> bool {
    !text.is_ascii()
        && text
            .chars()
            .any(|c| is_latin_mark(c) || plain_at(c, &PLAIN).is_some())
}

/// Whether a word looks like a year: four figures.
#[must_use]
pub fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text has a letter, of whatever script.
#[must_use]
pub fn has_letters(text: &str) -> bool {
    text.chars().any(is_letter)
}

/// Whether a character is a letter, of whatever script; those of Vietnamese need no search.
#[inline]
#[must_use]
pub fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ḁ'..='ỿ')
        || c.is_alphabetic()
}

/// The text in NFC, borrowed when it already is, which nearly every text is.
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Iterates over the byte ranges of the words: runs of letters and digits with their marks.
///
/// Punctuation separates, so that `11/2020/QĐ-UBND` is found by any of its four parts.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(starts_word)?;
        let rest = &text[start..];
        let end = start + rest.find(|c| !continues_word(c)).unwrap_or(rest.len());
        at = end;
        Some(start..end)
    })
}

/// The plain ASCII letter of a Latin letter, lower-case; `None` where there is none.
pub(super) fn plain_letter(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    plain_at(c, &PLAIN).or_else(|| {
        let base = base_of(c).to_ascii_lowercase();
        base.is_ascii_lowercase().then_some(base)
    })
}

fn starts_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() && !is_combining_mark(c)
    }
}

fn continues_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || is_combining_mark(c)
    }
}

/// Byte length of the first letter of a text that is not empty.
///
/// The full segmentation rules cost ten times more than looking at two characters, and Latin
/// text never needs them.
fn first_letter(text: &str) -> usize {
    match text.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [first, second, ..] if first.is_ascii() && second.is_ascii() => 1,
        _ => latin_letter(text).unwrap_or_else(|| any_letter(text)),
    }
}

/// Byte length of a first letter made of a Latin character and its combining marks.
fn latin_letter(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let first = chars.next().filter(|&c| is_simple(c) && !c.is_control())?;
    let mut length = first.len_utf8();
    for c in chars {
        if is_latin_mark(c) {
            length += c.len_utf8();
        } else if is_simple(c) {
            break;
        } else {
            return None;
        }
    }
    Some(length)
}

fn any_letter(text: &str) -> usize {
    text.graphemes(true).next().map_or(text.len(), str::len)
}

/// Whether a letter always begins at this character: nothing here extends what came before.
fn is_simple(c: char) -> bool {
    matches!(c, '\0'..='\u{AC}' | '\u{AE}'..'\u{300}' | '\u{1E00}'..='\u{1EFF}' | '\u{2010}'..='\u{2027}')
}

fn is_latin_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn fold_letter(letter: &str, plain: &[u8]) -> char {
    let first = letter.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
    if first.is_ascii_whitespace() {
        ' '
    } else if first.is_ascii() {
        first.to_ascii_lowercase()
    } else {
        plain_at(first, plain).unwrap_or_else(|| fold_other(first))
    }
}

fn plain_at(c: char, plain: &[u8]) -> Option<char> {
    let code = u32::from(c);
    let index = if LOW.contains(&code) {
        code - LOW.start
    } else if HIGH.contains(&code) {
        code - HIGH.start + (LOW.end - LOW.start)
    } else {
        return None;
    };
    let letter = *plain.get(usize::try_from(index).ok()?)?;
    (letter != 0).then_some(char::from(letter))
}

/// Folds a character outside the Latin blocks; a mark without a letter has nothing to search for.
fn fold_other(c: char) -> char {
    if c.is_whitespace() {
        return ' ';
    }
    if is_combining_mark(c) {
        return char::REPLACEMENT_CHARACTER;
    }
    let base = base_of(c);
    base.to_lowercase().next().unwrap_or(base)
}

/// First character of the decomposition; Korean syllables stay whole, or all that share their
/// first sound would be one letter.
fn base_of(c: char) -> char {
    if matches!(c, '\u{AC00}'..='\u{D7A3}') {
        return c;
    }
    let mut base = None;
    decompose_canonical(c, |part| _ = base.get_or_insert(part));
    base.unwrap_or(c)
}

fn plain_of(c: char) -> u8 {
    let base = stroked(c).unwrap_or_else(|| base_of(c).to_ascii_lowercase());
    u8::try_from(base)
        .ok()
        .filter(u8::is_ascii_lowercase)
        .unwrap_or(0)
}

/// Letters with a stroke have no decomposition. The Icelandic eth and the African d are here
/// because old fonts and keyboards write them for the Vietnamese đ, whose capital looks the same.
fn stroked(c: char) -> Option<char> {
    Some(match c {
        'đ' | 'Đ' | 'ð' | 'Ð' | 'ɖ' | 'Ɖ' => 'd',
        'ħ' | 'Ħ' => 'h',
        'ı' => 'i',
        'ł' | 'Ł' => 'l',
        'ø' | 'Ø' | 'ǿ' | 'Ǿ' => 'o',
        'ŧ' | 'Ŧ' => 't',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The twelve vowels and đ, with the five tones on the vowels: 67 letters a case.
    const ACCENTED: &[(char, &str)] = &[
        ('a', "àáảãạăằắẳẵặâầấẩẫậ"),
        ('e', "èéẻẽẹêềếểễệ"),
        ('i', "ìíỉĩị"),
        ('o', "òóỏõọôồốổỗộơờớởỡợ"),
        ('u', "ùúủũụưừứửữự"),
        ('y', "ỳýỷỹỵ"),
        ('d', "đ"),
    ];

    #[test]
    fn every_vietnamese_letter_folds_alike_in_both_cases_and_both_forms() {
        let mut count = 0;
        for (plain, accented) in ACCENTED {
            for letter in accented
                .chars()
                .flat_map(|c| [c.to_string(), c.to_uppercase().collect()])
            {
                let apart: String = letter.nfd().collect();
                assert_eq!(fold(&letter), plain.to_string(), "{letter}");
                assert_eq!(fold(&apart), plain.to_string(), "{letter} in NFD");
                assert!(has_marks(&letter) && has_marks(&apart), "{letter}");
                assert_eq!(letters(&apart).count(), 1, "{letter} in NFD");
                assert_eq!(nfc(&apart), letter);
                count += 1;
            }
        }
        assert_eq!(count, 134);
    }

    #[test]
    fn folds_words() {
        assert_eq!(
            fold("ĐÀO TẠO nghề may – Ðông Hưng"),
            "dao tao nghe may – dong hung"
        );
        assert_eq!(fold("Łódź\u{A0}Åse Ørsted 가 Ж"), "lodz ase orsted 가 ж");
        assert_eq!(fold("a\r\nb\tc"), "a b c");
        assert_eq!(fold("🇻🇳👩‍🏭x"), "🇻👩x");
    }

    #[test]
    fn folds_into_the_end_of_a_buffer() {
        let mut out = String::from("x");
        fold_into("Đ", &mut out);
        assert_eq!(out, "xd");
    }

    #[test]
    fn plain_text_has_no_marks() {
        assert!(!has_marks("Dao tao 2019 – \"x\" Ж"));
    }

    #[test]
    fn words_are_parted_by_punctuation() {
        let parts = |text| words(text).map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(parts("CN-TTCN"), ["CN", "TTCN"]);
        assert_eq!(parts(" 11/2020/QĐ-UBND."), ["11", "2020", "QĐ", "UBND"]);
        assert_eq!(parts("Đa\u{300}o, tạo"), ["Đa\u{300}o", "tạo"]);
        assert_eq!(parts(" – "), Vec::<&str>::new());
        assert_eq!(parts(""), Vec::<&str>::new());
    }

    #[test]
    fn nfc_borrows_what_is_composed() {
        assert!(matches!(nfc("Đào tạo"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn letters_are_the_grapheme_clusters(text in "(\\PC|[a-zđộ\u{300}\u{323}\u{200d}\r\n\u{ad}👩🇻])*") {
            let expected: Vec<_> = text.grapheme_indices(true).collect();
            prop_assert_eq!(letters(&text).collect::<Vec<_>>(), expected);
        }

        #[test]
        fn one_character_a_letter(text in "(\\PC|[a-zđộ\u{300}\u{323}\u{200d}\r\n])*") {
            prop_assert_eq!(fold(&text).chars().count(), letters(&text).count());
        }
    }
}
