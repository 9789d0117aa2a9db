//! Turns the bytes of a text into UTF-8 while they are read.

use std::io::{self, Read};

use encoding_rs::CoderResult;
use unicode_normalization::UnicodeNormalization;

use super::encoding::{CHUNK, Encoding, sniff};
use super::{tcvn3, vni};

/// Gives the bytes of a source as UTF-8.
pub(in crate::reader) struct Decoder<R> {
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
    pub(in crate::reader) fn new(source: R, encoding: Option<Encoding>) -> Self {
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
    pub(in crate::reader) fn encoding(&self) -> Encoding {
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
            Encoding::Vni | Encoding::VniInUtf8 => vni::decode(&text),
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
    use super::super::encoding::detect;
    use super::super::syllable::is_tone;
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
            (Encoding::Vni, vni(TEXT)),
            (
                Encoding::VniInUtf8,
                TEXT.chars().map(vni::writing).collect::<String>().into(),
            ),
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

    /// The signs of the text, for the letters in it.
    fn vni(text: &str) -> Vec<u8> {
        let signs: String = text.chars().map(vni::writing).collect();
        encoding_rs::WINDOWS_1252.encode(&signs).0.into_owned()
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
            "Bühler;Müller für Größe;Köln",
            "Škoda;Příbram;žlutý kůň",
            "garçon;société française;là",
            "niño;señor;maíz;cañón",
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
