//! Letters of the alphabets of eight bits, which Unicode shows as others: `§µo t¹o` is `Đào tạo`.

use super::encoding::score;
use super::{tcvn3, vni};

/// An alphabet of eight bits whose letters Unicode shows as others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reader) enum Alphabet {
    Tcvn3,
    /// The same, in a font that shows all letters as capitals.
    Tcvn3Capitals,
    Vni,
}

impl Alphabet {
    /// The alphabet that a font is made for; most fonts are for Unicode.
    pub(in crate::reader) fn of_font(font: &str) -> Option<Self> {
        let font = font.trim();
        let begin = font.get(..3).unwrap_or_default().to_ascii_lowercase();
        match begin.as_str() {
            ".vn" if font.ends_with('H') => Some(Self::Tcvn3Capitals),
            ".vn" => Some(Self::Tcvn3),
            "vni" => Some(Self::Vni),
            _ => None,
        }
    }

    /// What it is called.
    pub(in crate::reader) fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 | Self::Tcvn3Capitals => "TCVN3",
            Self::Vni => "VNI",
        }
    }

    /// A text in this alphabet as Unicode; nothing where it is the same or Unicode already.
    pub(in crate::reader) fn decoded(self, text: &str) -> Option<String> {
        let is_same = text.is_ascii() && self != Self::Tcvn3Capitals;
        if is_same || text.contains(is_beyond) {
            return None;
        }
        let tcvn3 = || {
            let mut out = String::with_capacity(text.len());
            tcvn3::decode_letters(text.chars(), &mut out);
            out
        };
        let out = match self {
            Self::Tcvn3 => tcvn3(),
            Self::Tcvn3Capitals => tcvn3().to_uppercase(),
            Self::Vni => vni::decode(text),
        };
        (out != text).then_some(out)
    }
}

/// A letter that no byte stands for: such a text was written in Unicode, whatever its font.
pub(in crate::reader) fn is_beyond(c: char) -> bool {
    c > '\u{FF}' && c.is_alphabetic() || ('\u{300}'..'\u{370}').contains(&c)
}

/// A sign that Vietnamese in Unicode does not have.
pub(in crate::reader) fn is_odd(c: char) -> bool {
    let is_ours = matches!(c, 'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý'
        | 'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý' | '²' | '³' | '°' | '\u{A0}');
    ('\u{A0}'..='\u{FF}').contains(&c) && !is_ours
}

/// Beside texts in Unicode, one in an old alphabet has odd signs within its words, and reads better.
pub(in crate::reader) fn shows(alphabet: Alphabet, text: &str) -> bool {
    let is_letter = |c: Option<&char>| c.is_some_and(char::is_ascii_alphabetic);
    let letters: Vec<char> = text.chars().collect();
    let is_within = letters.windows(2).any(|pair| {
        is_odd(pair[0]) && is_letter(pair.last()) || is_odd(pair[1]) && is_letter(pair.first())
    });
    let decoded = is_within.then(|| alphabet.decoded(text)).flatten();
    decoded.is_some_and(|decoded| score(&decoded) > score(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_name_alphabets() {
        for (font, expected) in [
            (".VnTime", Some(Alphabet::Tcvn3)),
            (".VnArial Narrow", Some(Alphabet::Tcvn3)),
            (".VNTIMEH", Some(Alphabet::Tcvn3Capitals)),
            (".VnArial NarrowH", Some(Alphabet::Tcvn3Capitals)),
            ("VNI-Times", Some(Alphabet::Vni)),
            ("Vni-Helve", Some(Alphabet::Vni)),
            ("Times New Roman", None),
            ("", None),
        ] {
            assert_eq!(Alphabet::of_font(font), expected, "{font}");
        }
    }
}
