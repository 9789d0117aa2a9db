//! OSC 52: a text for the clipboard of the terminal, wherever that terminal is.

use crate::text;

/// What terminals accept of one sequence; they drop a longer one as a whole.
const LONGEST: usize = 74_000;
const BEGIN: &str = "\x1b]52;c;";
const END: &str = "\x1b\\";
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// How much text one sequence holds, in bytes.
const ROOM: usize = (LONGEST - BEGIN.len() - END.len()) / 4 * 3;

/// The sequence that copies a text.
pub fn sequence(text: &str) -> String {
    format!("{BEGIN}{}{END}", base64(clean(text).as_bytes()))
}

/// What is copied of a text: every cell of every line cleaned, the whole cut to what terminals
/// accept.
///
/// Tabs and line ends stay: they are the form of what is copied.
#[must_use]
pub fn clean(text: &str) -> String {
    let line = |line: &str| {
        let cells: Vec<_> = line.split('\t').map(text::clean).collect();
        cells.join("\t")
    };
    let mut clean = text.lines().map(line).collect::<Vec<_>>().join("\n");
    clean.truncate(clean.floor_char_boundary(ROOM));
    clean
}

fn base64(bytes: &[u8]) -> String {
    let digit =
        |group: u32, place: u32| char::from(DIGITS[(group >> (18 - 6 * place) & 63) as usize]);
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let group = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let filled = place as usize <= three.len();
            out.push(if filled { digit(group, place) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_known_texts() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
            ("Đề án", "xJDhu4Egw6Fu"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn lines_and_tabs_stay_and_the_rest_is_cleaned() {
        assert_eq!(clean("a\tb\u{1b}[31m\r\nc\u{202e}\n"), "a\tb�[31m\nc�");
    }

    #[test]
    fn no_sequence_is_too_long() {
        let long = sequence(&"đ".repeat(1_000_000));
        assert!(long.len() <= LONGEST && long.len() > LONGEST - 10);
        assert!(long.starts_with(BEGIN) && long.ends_with(END));
        assert_eq!(sequence("a"), "\x1b]52;c;YQ==\x1b\\");
    }
}
