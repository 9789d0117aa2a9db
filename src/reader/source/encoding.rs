//! The encodings of Vietnamese files, told apart by how Vietnamese the result looks.
//!
//! Everything leaves as UTF-8. Text that is UTF-8 already passes through untouched, so a large
//! file costs no copy.

use unicode_normalization::UnicodeNormalization;

use super::syllable::is_syllable;
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
    /// VNI whose signs a program saved as UTF-8.
    VniInUtf8,
    /// Western letters, for files that are not Vietnamese at all.
    Windows1252,
}

impl Encoding {
    /// Every encoding with the name that `--encoding` and the report use.
    pub const NAMES: [(Self, &'static str); 9] = [
        (Self::Utf8, "utf-8"),
        (Self::Utf16Le, "utf-16le"),
        (Self::Utf16Be, "utf-16be"),
        (Self::Windows1258, "windows-1258"),
        (Self::Tcvn3, "tcvn3"),
        (Self::Tcvn3InUtf8, "tcvn3-in-utf-8"),
        (Self::Vni, "vni"),
        (Self::VniInUtf8, "vni-in-utf-8"),
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

    /// Says whether only the look of the text speaks for it, so that it may be another.
    pub(in crate::reader) fn is_judged(self) -> bool {
        matches!(
            self,
            Self::Tcvn3 | Self::Tcvn3InUtf8 | Self::Vni | Self::VniInUtf8 | Self::Windows1252
        )
    }

    pub(in crate::reader) fn library(self) -> Option<&'static encoding_rs::Encoding> {
        match self {
            Self::Utf8 | Self::Tcvn3InUtf8 | Self::VniInUtf8 => Some(encoding_rs::UTF_8),
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
    Some(text.map_or_else(|| best_of_eight_bits(bytes), utf8_or_old))
}

/// Letters like ö prove nothing: what is read again must be Vietnamese, and what stands there not.
fn utf8_or_old(text: &str) -> Encoding {
    if score(text) >= 0 {
        return Encoding::Utf8;
    }
    let mut again = String::new();
    tcvn3::decode_letters(text.chars(), &mut again);
    let of_vni = vni::decode(text);
    let old = [
        (Encoding::Tcvn3InUtf8, score(&again)),
        (Encoding::VniInUtf8, score(&of_vni)),
    ];
    let best = old.into_iter().max_by_key(|(_, score)| *score);
    best.filter(|(_, score)| *score >= 4)
        .map_or(Encoding::Utf8, |(encoding, _)| encoding)
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

/// How Vietnamese a text looks: words with marks that are syllables count for it, others against.
pub(in crate::reader) fn score(text: &str) -> i64 {
    let text: String = text.nfc().collect();
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_ascii())
        .map(|word| {
            if is_syllable(word) {
                2
            } else {
                score_odd(word)
            }
        })
        .sum()
}

/// Short forms without vowels, as `KCĐP` and `đ`, say nothing.
fn score_odd(word: &str) -> i64 {
    let is_short_form = word
        .chars()
        .all(|c| matches!(c, 'đ' | 'Đ' | '₫') || c.is_ascii() && !"aeiouyAEIOUY".contains(c));
    if is_short_form { 0 } else { -3 }
}
