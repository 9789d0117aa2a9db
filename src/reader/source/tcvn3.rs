//! TCVN 5712 (VN3), the eight-bit alphabet of the .`VnTime` fonts.
//!
//! It has the toned letters in one case only: a capital is a matter of the font (.`VnTimeH`), so
//! the case of a toned letter is that of the plain letters around it.

use std::sync::LazyLock;

/// The letters of the bytes from 0xA1 on; a space stands for a byte that has none.
const LETTERS: &str = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ ";

/// The letter of a byte.
pub(in crate::reader) fn letter(byte: u8) -> Option<char> {
    let place = usize::from(byte.checked_sub(0xA1)?);
    LETTERS.chars().nth(place).filter(|letter| *letter != ' ')
}

/// The text of bytes in this alphabet; a byte without a letter is taken from Latin-1.
pub(in crate::reader) fn decode(bytes: &[u8], out: &mut String) {
    decode_letters(bytes.iter().map(|byte| char::from(*byte)), out);
}

/// The letters of all bytes, so that a cell does not have to search for each of its own.
static TABLE: LazyLock<Vec<Option<char>>> = LazyLock::new(|| (0..=u8::MAX).map(letter).collect());

/// The text of letters that each stand for a byte, as in a file saved again as UTF-8.
pub(in crate::reader) fn decode_letters(letters: impl Iterator<Item = char>, out: &mut String) {
    let mut words = Words::default();
    for c in letters {
        let known = u8::try_from(u32::from(c)).ok();
        let real = known.and_then(|byte| TABLE[usize::from(byte)]).unwrap_or(c);
        if real.is_alphabetic() {
            words.current.push(real);
        } else {
            words.end(out);
            out.push(real);
        }
    }
    words.end(out);
}

/// The words of a text, which show whether it is in capitals.
#[derive(Default)]
struct Words {
    current: String,
    are_capitals: bool,
}

impl Words {
    /// Ends a word, in capitals if its plain letters are.
    ///
    /// Of a word with no more than the first, as `Vũ`, the words before tell; short forms without
    /// vowels, as `TNHH`, are in capitals everywhere and tell nothing.
    fn end(&mut self, out: &mut String) {
        let has_small = self.current.contains(|c: char| c.is_ascii_lowercase());
        let capitals = self.current.chars().filter(|c| c.is_uppercase()).count();
        let first = usize::from(self.current.starts_with(char::is_uppercase));
        if has_small {
            self.are_capitals = false;
        } else if capitals > first && self.current.contains(is_vowel) {
            self.are_capitals = true;
        }
        if self.are_capitals {
            out.extend(self.current.chars().flat_map(char::to_uppercase));
        } else {
            out.push_str(&self.current);
        }
        self.current.clear();
    }
}

/// `I` is left out: it is a Roman number as well.
fn is_vowel(c: char) -> bool {
    match c.to_ascii_lowercase() {
        'a' | 'e' | 'o' | 'u' | 'y' => true,
        other => !other.is_ascii() && !matches!(other, 'đ' | 'Đ'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        let mut out = String::new();
        decode(bytes, &mut out);
        out
    }

    #[test]
    fn the_table_is_whole() {
        assert_eq!(LETTERS.chars().count(), 95);
        let letters: Vec<_> = (0..=255).filter_map(letter).collect();
        assert_eq!(letters.len(), 74);
        for (byte, expected) in [
            (0xA7, 'Đ'),
            (0xAE, 'đ'),
            (0xB5, 'à'),
            (0xB9, 'ạ'),
            (0xBB, 'ằ'),
            (0xC6, 'ặ'),
            (0xCB, 'ậ'),
            (0xCC, 'è'),
            (0xD1, 'ẹ'),
            (0xD5, 'ế'),
            (0xD6, 'ệ'),
            (0xD7, 'ì'),
            (0xDE, 'ị'),
            (0xDF, 'ò'),
            (0xE4, 'ọ'),
            (0xE9, 'ộ'),
            (0xEE, 'ợ'),
            (0xEF, 'ù'),
            (0xF4, 'ụ'),
            (0xF9, 'ự'),
            (0xFE, 'ỵ'),
        ] {
            assert_eq!(letter(byte), Some(expected), "{byte:x}");
        }
    }

    #[test]
    fn words_in_both_cases() {
        assert_eq!(read(b"khuy\xd5n c\xabng"), "khuyến công");
        assert_eq!(read(b"KHUY\xd5N C\xabNG"), "KHUYẾN CÔNG");
        assert_eq!(read(b"\xa7\xb5o t\xb9o"), "Đào tạo");
        assert_eq!(
            read(b"Th\xb8i B\xd7nh, x\xb7 V\xf2 Th\xad"),
            "Thái Bình, xã Vũ Thư"
        );
        assert_eq!(read(b"DANH M\xf4C \xa7\xd2 \xa2N"), "DANH MỤC ĐỀ ÂN");
        assert_eq!(read(b"\xb8P D\xf4NG"), "ÁP DỤNG");
        assert_eq!(
            read(b"KC\xa7P, HTX V\xf2 H\xb5, TNHH H\xb5 Vi"),
            "KCĐP, HTX Vũ Hà, TNHH Hà Vi"
        );
        assert_eq!(read(b"II. H\xe7 tr\xee"), "II. Hỗ trợ");
        assert_eq!(read(b"C\xabNG TY TNHH V\xf2 H\xb5"), "CÔNG TY TNHH VŨ HÀ");
    }
}
