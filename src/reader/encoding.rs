//! The encodings of Vietnamese files, told apart by how Vietnamese the result looks.
//!
//! Everything leaves as UTF-8. Text that is UTF-8 already passes through untouched, so a large
//! file costs no copy.

use std::io::{self, Read};

use encoding_rs::CoderResult;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::tcvn3;

/// How much is looked at to tell encodings apart, and converted at a time.
const CHUNK: usize = 64 << 10;

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
    /// Western letters, for files that are not Vietnamese at all.
    Windows1252,
}

impl Encoding {
    /// Every encoding with the name that `--encoding` and the report use.
    pub const NAMES: [(Self, &'static str); 7] = [
        (Self::Utf8, "utf-8"),
        (Self::Utf16Le, "utf-16le"),
        (Self::Utf16Be, "utf-16be"),
        (Self::Windows1258, "windows-1258"),
        (Self::Tcvn3, "tcvn3"),
        (Self::Tcvn3InUtf8, "tcvn3-in-utf-8"),
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

    fn library(self) -> Option<&'static encoding_rs::Encoding> {
        match self {
            Self::Utf8 | Self::Tcvn3InUtf8 => Some(encoding_rs::UTF_8),
            Self::Utf16Le => Some(encoding_rs::UTF_16LE),
            Self::Utf16Be => Some(encoding_rs::UTF_16BE),
            Self::Windows1258 => Some(encoding_rs::WINDOWS_1258),
            Self::Windows1252 => Some(encoding_rs::WINDOWS_1252),
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
fn sniff(bytes: &[u8]) -> Option<Encoding> {
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
    let candidates = [
        (
            Encoding::Windows1258,
            score(&windows.nfc().collect::<String>()),
        ),
        (Encoding::Tcvn3, score(&tcvn3)),
        (Encoding::Utf8, score(&String::from_utf8_lossy(bytes))),
    ];
    let best = candidates.into_iter().max_by_key(|(_, score)| *score);
    best.filter(|(_, score)| *score > 0)
        .map_or(Encoding::Windows1252, |(encoding, _)| encoding)
}

/// How Vietnamese a text looks: words with one tone count for it, impossible ones against it.
fn score(text: &str) -> i64 {
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

fn is_tone(c: char) -> bool {
    is_combining_mark(c) && matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// Gives the bytes of a source as UTF-8.
pub(super) struct Decoder<R> {
    source: R,
    encoding: Option<Encoding>,
    converter: Option<Converter>,
    ready: Vec<u8>,
    taken: usize,
    /// A converter must not be asked again after the end.
    is_ended: bool,
}

impl<R: Read> Decoder<R> {
    /// Decodes a source whose mark was taken off; without an encoding, the text shows it.
    pub(super) fn new(source: R, encoding: Option<Encoding>) -> Self {
        let mut decoder = Self {
            source,
            encoding: None,
            converter: None,
            ready: Vec::new(),
            taken: 0,
            is_ended: false,
        };
        if let Some(encoding) = encoding {
            decoder.decide(encoding);
        }
        decoder
    }

    /// The encoding; ASCII is UTF-8 as well.
    pub(super) fn encoding(&self) -> Encoding {
        self.encoding.unwrap_or_default()
    }

    fn decide(&mut self, encoding: Encoding) {
        self.encoding = Some(encoding);
        self.converter = (encoding != Encoding::Utf8).then(|| Converter::new(encoding));
    }

    /// Makes more bytes ready; says whether there are any left.
    fn refill(&mut self) -> io::Result<bool> {
        if self.is_ended {
            return Ok(false);
        }
        let mut chunk = Vec::new();
        self.source
            .by_ref()
            .take(CHUNK as u64)
            .read_to_end(&mut chunk)?;
        if self.encoding.is_none() && !chunk.is_ascii() {
            self.decide(sniff(&chunk).unwrap_or_default());
        }
        self.is_ended = chunk.is_empty();
        self.taken = 0;
        self.ready.clear();
        match &mut self.converter {
            Some(converter) => converter.push(&chunk, &mut self.ready),
            None => self.ready.extend_from_slice(&chunk),
        }
        Ok(!chunk.is_empty() || !self.ready.is_empty())
    }

    fn give(&mut self, buffer: &mut [u8]) -> usize {
        let rest = &self.ready[self.taken..];
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.taken += count;
        count
    }
}

impl<R: Read> Read for Decoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.taken == self.ready.len() {
            if self.encoding == Some(Encoding::Utf8) {
                return self.source.read(buffer);
            }
            if !self.refill()? {
                return Ok(0);
            }
        }
        Ok(self.give(buffer))
    }
}

/// Converts chunk by chunk; the last word of each waits for the next, because tones follow their
/// letters and the case of a word shows only at its end.
struct Converter {
    encoding: Encoding,
    decoder: Option<encoding_rs::Decoder>,
    waiting: String,
}

impl Converter {
    fn new(encoding: Encoding) -> Self {
        let decoder = encoding
            .library()
            .map(encoding_rs::Encoding::new_decoder_without_bom_handling);
        Self {
            encoding,
            decoder,
            waiting: String::new(),
        }
    }

    /// No bytes mean the end.
    fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        match &mut self.decoder {
            Some(decoder) => decode_all(decoder, bytes, &mut self.waiting),
            None => self
                .waiting
                .extend(bytes.iter().map(|byte| char::from(*byte))),
        }
        let end = self
            .waiting
            .rfind(|c: char| c.is_ascii_whitespace())
            .map_or(0, |place| place + 1);
        let end = if bytes.is_empty() || self.waiting.len() > CHUNK {
            self.waiting.len()
        } else {
            end
        };
        let rest = self.waiting.split_off(end);
        let ready = std::mem::replace(&mut self.waiting, rest);
        out.extend_from_slice(self.finish(ready).as_bytes());
    }

    fn finish(&self, text: String) -> String {
        match self.encoding {
            Encoding::Windows1258 => text.nfc().collect(),
            Encoding::Tcvn3 | Encoding::Tcvn3InUtf8 => {
                let mut out = String::with_capacity(text.len());
                tcvn3::decode_letters(text.chars(), &mut out);
                out
            }
            _ => text,
        }
    }
}

fn decode_all(decoder: &mut encoding_rs::Decoder, mut bytes: &[u8], out: &mut String) {
    let last = bytes.is_empty();
    loop {
        out.reserve(decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(CHUNK));
        let (result, read, _) = decoder.decode_to_string(bytes, out, last);
        bytes = &bytes[read..];
        if result == CoderResult::InputEmpty {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Tên đề án;Kinh phí hỗ trợ\nĐào tạo nghề mây tre đan xã Vũ Thư;300\nHỗ trợ ứng dụng máy móc tiên tiến;1.250,5\n";

    /// Gives few bytes at a time, so that letters are cut.
    struct Drip<'a>(&'a [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.0.len().min(buffer.len()).min(3);
            buffer[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }

    fn tcvn3(text: &str) -> Vec<u8> {
        let byte_of = |c: char| (0..=255).find(|byte| tcvn3::letter(*byte) == Some(c));
        text.chars()
            .map(|c| byte_of(c).unwrap_or_else(|| u8::try_from(c).unwrap()))
            .collect()
    }

    fn windows_1258(text: &str) -> Vec<u8> {
        let mut out = Vec::new();
        for c in text.chars() {
            let single = c.to_string();
            let (bytes, _, failed) = encoding_rs::WINDOWS_1258.encode(&single);
            if !failed {
                out.extend_from_slice(&bytes);
                continue;
            }
            let parts: Vec<char> = c.nfd().collect();
            let (letter, tone) = match *parts.as_slice() {
                [base, tone] => (base, tone),
                [base, one, two] if is_tone(one) => (
                    [base, two].iter().collect::<String>().nfc().next().unwrap(),
                    one,
                ),
                [base, one, two] => (
                    [base, one].iter().collect::<String>().nfc().next().unwrap(),
                    two,
                ),
                _ => panic!("{c}"),
            };
            let text: String = [letter, tone].iter().collect();
            out.extend_from_slice(&encoding_rs::WINDOWS_1258.encode(&text).0);
        }
        out
    }

    fn all() -> Vec<(Encoding, Vec<u8>)> {
        let wide =
            |order: fn(u16) -> [u8; 2]| TEXT.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let again: String = tcvn3(TEXT).into_iter().map(char::from).collect();
        vec![
            (Encoding::Utf8, TEXT.into()),
            (Encoding::Utf16Le, wide(u16::to_le_bytes)),
            (Encoding::Utf16Be, wide(u16::to_be_bytes)),
            (Encoding::Windows1258, windows_1258(TEXT)),
            (Encoding::Tcvn3, tcvn3(TEXT)),
            (Encoding::Tcvn3InUtf8, again.into_bytes()),
        ]
    }

    #[test]
    fn each_encoding_is_recognised_and_read() {
        for (encoding, bytes) in all() {
            assert_eq!(detect(&bytes).0, Some(encoding));
            let mut text = String::new();
            Decoder::new(bytes.as_slice(), Some(encoding))
                .read_to_string(&mut text)
                .unwrap();
            assert_eq!(text, TEXT, "{encoding:?}");
            text.clear();
            Decoder::new(Drip(&bytes), Some(encoding))
                .read_to_string(&mut text)
                .unwrap();
            assert_eq!(text, TEXT, "{encoding:?} in drops");
        }
    }

    #[test]
    fn the_first_letters_may_come_late() {
        for (encoding, bytes) in all() {
            if !matches!(encoding, Encoding::Utf16Le | Encoding::Utf16Be) {
                let late = [" ".repeat(3 * CHUNK).into_bytes(), bytes].concat();
                let mut decoder = Decoder::new(late.as_slice(), None);
                let mut text = String::new();
                decoder.read_to_string(&mut text).unwrap();
                assert_eq!((decoder.encoding(), text.trim_start()), (encoding, TEXT));
            }
        }
    }

    #[test]
    fn ordinary_texts_stay_utf8() {
        for text in [
            "Thái Bình",
            "CÔNG TY TNHH ĐÀ LẠT",
            "« Ô Ă »",
            "ÔNG TÀI",
            "phường Õ",
        ] {
            assert_eq!(detect(text.as_bytes()).0, Some(Encoding::Utf8), "{text}");
        }
        assert_eq!(detect(b"plain"), (None, 0));
        assert_eq!(
            detect(b"caf\xe9 \x80 \xb0 \xbf").0,
            Some(Encoding::Windows1252)
        );
    }
}
