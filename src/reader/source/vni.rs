//! VNI for Windows, the alphabet of the fonts named VNI-Times and their kin.
//!
//! A letter with marks is written as two: the letter and a sign that the font draws over or under
//! it, `aø` for à and `eá` for ế. Some letters are one sign that other alphabets use for another
//! letter, as `ñ` for đ. A mark has the case of its letter, and the letter decides.

use unicode_normalization::UnicodeNormalization;

/// The signs that are letters by themselves, and the letters that they are.
const LETTERS: [(char, char); 9] = [
    ('ñ', 'đ'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
];

/// The tones in the order in which [`MARKS`] has their signs; the first is none.
const TONES: [Option<char>; 6] = [
    None,
    Some('\u{301}'),
    Some('\u{300}'),
    Some('\u{309}'),
    Some('\u{303}'),
    Some('\u{323}'),
];

/// Signs behind letters: the letters that take them, what they add, and the sign of each tone.
const MARKS: [(&str, Option<char>, [char; 6]); 3] = [
    ("aeouyơư", None, ['\0', 'ù', 'ø', 'û', 'õ', 'ï']),
    ("aeo", Some('\u{302}'), ['â', 'á', 'à', 'å', 'ã', 'ä']),
    ("a", Some('\u{306}'), ['ê', 'é', 'è', 'ú', 'ü', 'ë']),
];

/// The text of letters and signs that were read as Windows-1252.
///
/// What is no writing of this alphabet stays as it is.
pub(in crate::reader) fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let letter = letter(sign);
        match signs.peek().and_then(|mark| marked(letter, *mark)) {
            Some(whole) => {
                signs.next();
                out.push(whole);
            }
            None => out.push(letter),
        }
    }
    out
}

/// The letter of a sign that stands by itself.
fn letter(sign: char) -> char {
    let plain = small(sign);
    let known = LETTERS.iter().find(|(known, _)| *known == plain);
    known.map_or(sign, |(_, letter)| in_case_of(sign, *letter))
}

/// The letter with the mark, if it is one that takes it.
fn marked(letter: char, mark: char) -> Option<char> {
    let (plain, mark) = (small(letter), small(mark));
    let (hat, tone) = MARKS.iter().find_map(|(letters, hat, signs)| {
        let place = signs.iter().position(|sign| *sign == mark)?;
        letters.contains(plain).then_some((*hat, TONES[place]))
    })?;
    let parts = [Some(letter), hat, tone];
    parts.into_iter().flatten().nfc().next()
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn in_case_of(sign: char, letter: char) -> char {
    if sign.is_uppercase() {
        letter.to_uppercase().next().unwrap_or(letter)
    } else {
        letter
    }
}

/// How a letter is written, for tests.
#[cfg(test)]
pub(super) fn writing(letter: char) -> String {
    let words: Vec<&str> = tests::TABLE.split_whitespace().collect();
    let pair = words
        .chunks(2)
        .find(|pair| pair[0].chars().eq(letter.to_lowercase()));
    match pair {
        Some(pair) if letter.is_uppercase() => pair[1].to_uppercase(),
        Some(pair) => pair[1].to_owned(),
        None => letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each letter of Vietnamese that is not of ASCII, with its writing.
    pub(super) const TABLE: &str = "á aù à aø ả aû ã aõ ạ aï ă aê ắ aé ằ aè ẳ aú ẵ aü ặ aë â aâ ấ aá ầ aà ẩ aå \
        ẫ aã ậ aä é eù è eø ẻ eû ẽ eõ ẹ eï ê eâ ế eá ề eà ể eå ễ eã ệ eä í í ì ì ỉ æ ĩ ó ị ò \
        ó où ò oø ỏ oû õ oõ ọ oï ô oâ ố oá ồ oà ổ oå ỗ oã ộ oä ơ ô ớ ôù ờ ôø ở ôû ỡ ôõ ợ ôï \
        ú uù ù uø ủ uû ũ uõ ụ uï ư ö ứ öù ừ öø ử öû ữ öõ ự öï ý yù ỳ yø ỷ yû ỹ yõ ỵ î đ ñ";

    #[test]
    fn every_letter_in_both_cases() {
        let words: Vec<&str> = TABLE.split_whitespace().collect();
        assert_eq!(words.len(), 2 * 67);
        for pair in words.chunks(2) {
            let (letter, writing) = (pair[0], pair[1]);
            assert_eq!(decode(writing), letter);
            assert_eq!(decode(&writing.to_uppercase()), letter.to_uppercase());
        }
    }

    #[test]
    fn texts() {
        for (writing, text) in [
            ("Ñaøo taïo ngheà", "Đào tạo nghề"),
            (
                "Hoã trôï öùng duïng maùy moùc tieân tieán",
                "Hỗ trợ ứng dụng máy móc tiên tiến",
            ),
            ("ÑEÀ AÙN KHUYEÁN COÂNG", "ĐỀ ÁN KHUYẾN CÔNG"),
            (
                "xaõ Ñoâng Phöông, huyeän Quyønh Phuï",
                "xã Đông Phương, huyện Quỳnh Phụ",
            ),
            (
                "Öùng Hoøa, Ñaéc Laéc, kyõ thuaät",
                "Ứng Hòa, Đắc Lắc, kỹ thuật",
            ),
        ] {
            assert_eq!(decode(writing), text);
        }
    }

    #[test]
    fn a_mark_that_no_letter_takes_stays() {
        for text in ["1.250,5 (m²)", "Tên", "kâ", "é", "uâ", ""] {
            assert_eq!(decode(text), text);
        }
    }
}
