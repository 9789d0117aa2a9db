//! The encodings of Vietnamese files, told apart by how Vietnamese the result looks.
//!
//! Everything leaves as UTF-8. Text that is UTF-8 already passes through untouched, so a large
//! file costs no copy.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{tcvn3, vni};

/// How much is looked at to tell encodings apart, and converted at a time.
pub(in crate::reader) const CHUNK: usize = 64 << 10;

/// An encoding of text files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// UTF-16 with the low byte first: what Excel calls Unicode text.
    Utf16Le,
    /// UTF-16 with the high byte first.
    Utf16Be,
    /// Windows-1258, in which tones follow their letters.
    Windows1258,
    /// TCVN3, the bytes of the .`VnTime` fonts.
    Tcvn3,
    /// TCVN3 that a program took for Latin-1 and saved as UTF-8.
    Tcvn3InUtf8,
    /// VNI for Windows, the signs of the VNI-Times fonts.
    Vni,
    /// Western letters, for files that are not Vietnamese at all.
    Windows1252,
}

impl Encoding {
    /// Every encoding with the name that `--encoding` and the report use.
    pub const NAMES: [(Self, &'static str); 8] = [
        (Self::Utf8, "utf-8"),
        (Self::Utf16Le, "utf-16le"),
        (Self::Utf16Be, "utf-16be"),
        (Self::Windows1258, "windows-1258"),
        (Self::Tcvn3, "tcvn3"),
        (Self::Tcvn3InUtf8, "tcvn3-in-utf-8"),
        (Self::Vni, "vni"),
        (Self::Windows1252, "windows-1252"),
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    /// The encoding called `name`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let named = |(_, known): &(Self, &str)| known.eq_ignore_ascii_case(name);
        Self::NAMES.into_iter().find(named).map(|(known, _)| known)
    }

    pub(in crate::reader) fn library(self) -> Option<&'static encoding_rs::Encoding> {
        match self {
            Self::Utf8 | Self::Tcvn3InUtf8 => Some(encoding_rs::UTF_8),
            Self::Utf16Le => Some(encoding_rs::UTF_16LE),
            Self::Utf16Be => Some(encoding_rs::UTF_16BE),
            Self::Windows1258 => Some(encoding_rs::WINDOWS_1258),
            Self::Vni | Self::Windows1252 => Some(encoding_rs::WINDOWS_1252),
            Self::Tcvn3 => None,
        }
    }
}

/// The encoding that the first bytes of a file name or show, and the length of its mark.
#[must_use]
pub fn detect(head: &[u8]) -> (Option<Encoding>, usize) {
    match head {
        [0xEF, 0xBB, 0xBF, ..] => (Some(Encoding::Utf8), 3),
        [0xFF, 0xFE, ..] => (Some(Encoding::Utf16Le), 2),
        [0xFE, 0xFF, ..] => (Some(Encoding::Utf16Be), 2),
        _ => (sniff_utf16(head).or_else(|| sniff(head)), 0),
    }
}

/// JSON is never in an eight-bit alphabet, however odd its texts look.
fn begins_json(head: &[u8]) -> bool {
    matches!(head.trim_ascii_start(), [b'{' | b'[', ..])
}

/// UTF-16 without a mark has its zeros on one side: most of a list is ASCII or close to it.
fn sniff_utf16(head: &[u8]) -> Option<Encoding> {
    let zeros = |start: usize| {
        head.iter()
            .skip(start)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 5;
    match head.len() {
        0..4 => None,
        _ if odd > many && even * 10 < odd => Some(Encoding::Utf16Le),
        _ if even > many && odd * 10 < even => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// The encoding of bytes without a mark; nothing while they are all ASCII.
pub(in crate::reader) fn sniff(bytes: &[u8]) -> Option<Encoding> {
    if begins_json(bytes) {
        return Some(Encoding::Utf8);
    }
    let bytes = &bytes[..bytes.len().min(CHUNK)];
    if bytes.is_ascii() {
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        // The end of the sample may cut a letter.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()
        }
        Err(_) => None,
    };
    Some(text.map_or_else(|| best_of_eight_bits(bytes), utf8_or_tcvn3))
}

fn utf8_or_tcvn3(text: &str) -> Encoding {
    let mut again = String::new();
    tcvn3::decode_letters(text.chars(), &mut again);
    let as_is = score(text);
    // One odd sign in a good file is no evidence.
    if as_is <= -6 && score(&again) >= 4 {
        Encoding::Tcvn3InUtf8
    } else {
        Encoding::Utf8
    }
}

/// Bytes that are not UTF-8: a broken UTF-8 file is still UTF-8 if most of it holds together.
fn best_of_eight_bits(bytes: &[u8]) -> Encoding {
    let mut tcvn3 = String::new();
    tcvn3::decode(bytes, &mut tcvn3);
    let (windows, _) = encoding_rs::WINDOWS_1258.decode_without_bom_handling(bytes);
    let (western, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    let candidates = [
        (
            Encoding::Windows1258,
            score(&windows.nfc().collect::<String>()),
        ),
        (Encoding::Tcvn3, score(&tcvn3)),
        (Encoding::Vni, score(&vni::decode(&western))),
        (Encoding::Utf8, score(&String::from_utf8_lossy(bytes))),
    ];
    let best = candidates.into_iter().max_by_key(|(_, score)| *score);
    best.filter(|(_, score)| *score > 0)
        .map_or(Encoding::Windows1252, |(encoding, _)| encoding)
}

/// How Vietnamese a text looks: words with one tone count for it, impossible ones against it.
pub(in crate::reader) fn score(text: &str) -> i64 {
    text.split(|c: char| {
        c.is_ascii_whitespace() || matches!(c, ',' | ';' | '.' | '"' | '(' | ')' | '/' | '-')
    })
    .map(score_word)
    .sum()
}

fn score_word(word: &str) -> i64 {
    let word = word.trim_matches(['«', '»']);
    if word.is_ascii() {
        return 0;
    }
    let (mut tones, mut score, mut last_is_small) = (0, 0, false);
    for c in word.chars() {
        tones += i64::from(has_tone(c));
        score += if c.is_ascii() || is_dash(c) {
            0
        } else {
            score_letter(c, last_is_small)
        };
        last_is_small = c.is_lowercase();
    }
    score + if tones > 1 { -4 * tones } else { 0 }
}

fn score_letter(c: char, after_small: bool) -> i64 {
    let wrong_case = after_small && c.is_uppercase();
    if is_vietnamese(c) && !wrong_case {
        2
    } else {
        -3
    }
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '–' | '—'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '…'
            | '•'
            | '\u{A0}'
            | '₫'
            | '²'
            | '³'
            | '°'
            | '≥'
            | '≤'
    )
}

fn is_vietnamese(c: char) -> bool {
    matches!(c, 'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý'
        | 'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý'
        | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ĩ' | 'Ĩ' | 'ũ' | 'Ũ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | 'Ạ'..='ỹ')
        || is_tone(c)
}

fn has_tone(c: char) -> bool {
    let mut found = is_tone(c);
    unicode_normalization::char::decompose_canonical(c, |part| found |= is_tone(part));
    found
}

pub(in crate::reader) fn is_tone(c: char) -> bool {
    is_combining_mark(c) && matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}
