//! The alphabet that a font has: the fonts of the years before Unicode show other letters.

use crate::reader::source::tcvn3;

/// What the letters of a run stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Alphabet {
    #[default]
    Unicode,
    /// The .`VnTime` fonts; those whose name ends in H show capitals only.
    Tcvn3 { are_capitals: bool },
}

impl Alphabet {
    /// The alphabet of a font by its name.
    pub(super) fn of_font(name: &str) -> Self {
        let name = name.trim().to_ascii_lowercase();
        if name.starts_with(".vn") {
            let are_capitals = name.ends_with('h');
            Self::Tcvn3 { are_capitals }
        } else {
            Self::Unicode
        }
    }

    /// Appends what a text in this alphabet shows.
    pub(super) fn show(self, text: &str, out: &mut String) {
        let Self::Tcvn3 { are_capitals } = self else {
            return out.push_str(text);
        };
        let mut shown = String::new();
        tcvn3::decode_letters(text.chars(), &mut shown);
        if are_capitals {
            out.extend(shown.chars().flat_map(char::to_uppercase));
        } else {
            out.push_str(&shown);
        }
    }
}

/// What a text in an old font is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Letters that such a font does not have: it was typed in Unicode and the font never used.
    Unicode,
    /// Signs that are letters in such a font only, as `©` in `n©ng`.
    Old,
    /// Western letters, as in `Hà` or `Hµ`, that may be either.
    None,
}

impl Evidence {
    /// What the letters of a text say.
    pub(super) fn of(text: &str) -> Self {
        if text.chars().any(|c| c > '\u{ff}' && c.is_alphabetic()) {
            Self::Unicode
        } else if text.chars().any(|c| ('\u{a1}'..'\u{c0}').contains(&c)) {
            Self::Old
        } else {
            Self::None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(font: &str, text: &str) -> String {
        let mut out = String::new();
        Alphabet::of_font(font).show(text, &mut out);
        out
    }

    #[test]
    fn fonts_name_their_alphabet() {
        assert_eq!(shown(".VnTime", "khuyÕn c«ng"), "khuyến công");
        assert_eq!(shown(".VnArialH", "khuyÕn c«ng"), "KHUYẾN CÔNG");
        assert_eq!(shown("Times New Roman", "khuyến công"), "khuyến công");
    }

    #[test]
    fn letters_say_whether_the_font_was_used() {
        assert_eq!(Evidence::of("Đào"), Evidence::Unicode);
        assert_eq!(Evidence::of("§µo"), Evidence::Old);
        assert_eq!(Evidence::of("Hà"), Evidence::None);
    }
}
