//! Old alphabets inside workbooks: the font of a cell names its alphabet, or its letters do.
//!
//! ```text
//! font .VnTime, .VnArialH ─► TCVN3     "§µo t¹o"   ─► Đào tạo
//! font VNI-Times          ─► VNI       "Ñaøo taïo" ─► Đào tạo
//! letters of many cells   ─► a guess for cells whose font says nothing
//! ```

use crate::messages::Reader;
use crate::reader::source::encoding::{Encoding, score, sniff};
use crate::reader::source::old_letters::{is_beyond, is_odd, shows};

pub(in crate::reader::sheet) use crate::reader::source::old_letters::Alphabet;

/// How much text is looked at for a guess.
const MOST_SAMPLE: usize = 64 << 10;

/// Texts of a workbook from which its alphabet is guessed.
#[derive(Debug, Default)]
pub(super) struct Sample {
    odd: String,
    /// Other texts are in Unicode.
    is_mixed: bool,
    looked: usize,
}

impl Sample {
    /// Takes a text; says whether more is wanted.
    pub(super) fn add(&mut self, text: &str) -> bool {
        self.looked += text.len();
        if text.contains(is_beyond) {
            self.is_mixed = true;
        } else if text.contains(is_odd) {
            self.odd.push_str(text);
            self.odd.push('\n');
        }
        self.odd.len() < MOST_SAMPLE && self.looked < 16 * MOST_SAMPLE
    }

    /// What the texts are written in.
    pub(super) fn guess(&self) -> Guess {
        match (alphabet_of(&self.odd), self.is_mixed) {
            (None, _) => Guess::Unicode,
            (Some(alphabet), false) => Guess::All(alphabet),
            (Some(alphabet), true) => Guess::Some(alphabet),
        }
    }
}

/// What is thought of texts whose font says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Guess {
    #[default]
    Unicode,
    /// All of them are in an old alphabet.
    All(Alphabet),
    /// Some of them are; each shows it.
    Some(Alphabet),
}

impl Guess {
    /// The alphabet of a text.
    pub(super) fn of(self, text: &str) -> Option<Alphabet> {
        match self {
            Self::Unicode => None,
            Self::All(alphabet) => Some(alphabet),
            Self::Some(alphabet) => shows(alphabet, text).then_some(alphabet),
        }
    }
}

/// The old alphabet in which a text reads best, if it reads better than as it is.
fn alphabet_of(text: &str) -> Option<Alphabet> {
    let is_tcvn3 = has_signs(text) && sniff(text.as_bytes()) == Some(Encoding::Tcvn3InUtf8);
    let tcvn3 = is_tcvn3.then_some(Alphabet::Tcvn3);
    let all = [tcvn3, is_vni(text).then_some(Alphabet::Vni)];
    let read = |alphabet: &Alphabet| alphabet.decoded(text).map_or(0, |text| score(&text));
    all.into_iter().flatten().max_by_key(read)
}

/// In TCVN3 signs as `µ`, `¸` and `«` are letters of words; German or French has only letters.
fn has_signs(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let signs = letters
        .windows(2)
        .filter(|pair| pair[0].is_ascii_alphabetic() && ('\u{A1}'..='\u{BF}').contains(&pair[1]));
    signs.count() > 1
}

/// In VNI marks stand behind their letters, so that two become one; one such pair may be chance.
fn is_vni(text: &str) -> bool {
    let decoded = Alphabet::Vni.decoded(text);
    decoded.is_some_and(|decoded| {
        decoded.chars().count() + 1 < text.chars().count() && score(&decoded) > score(text)
    })
}

/// Part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Where it ends, in bytes.
    pub(super) end: usize,
    pub(super) font: RunFont,
}

/// The font of a part of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::reader::sheet) enum RunFont {
    /// That of the cell.
    #[default]
    OfCell,
    /// One for Unicode, as most are.
    Unicode,
    /// One for an old alphabet.
    Old(Alphabet),
}

impl RunFont {
    /// A font by its name.
    pub(in crate::reader::sheet) fn named(name: &str) -> Self {
        Alphabet::of_font(name).map_or(Self::Unicode, Self::Old)
    }
}

/// How the texts of a cell are to be understood.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reading<'a> {
    /// The parts of the text; none where it is all of a piece.
    pub(super) runs: &'a [Run],
    /// The alphabet of the font of the cell.
    pub(super) of_cell: Option<Alphabet>,
    pub(super) guess: Guess,
}

impl Reading<'_> {
    /// Adds a text in Unicode; gives the alphabet from which any of it was converted.
    pub(super) fn read(self, text: &str, out: &mut String) -> Option<Alphabet> {
        let whole = [Run {
            end: text.len(),
            font: RunFont::OfCell,
        }];
        let runs = if self.runs.is_empty() {
            &whole
        } else {
            self.runs
        };
        let (mut start, mut converted) = (0, None);
        for run in runs {
            let part = text.get(start..run.end).unwrap_or_default();
            let alphabet = match run.font {
                RunFont::OfCell => self.of_cell,
                RunFont::Unicode => None,
                RunFont::Old(alphabet) => Some(alphabet),
            };
            let alphabet = alphabet.or_else(|| self.guess.of(part));
            match alphabet.and_then(|alphabet| alphabet.decoded(part)) {
                Some(decoded) => {
                    out.push_str(&decoded);
                    converted = alphabet;
                }
                None => out.push_str(part),
            }
            start = run.end;
        }
        converted
    }
}

/// How many cells of a sheet were converted.
#[derive(Debug, Default)]
pub(super) struct Converted {
    count: u64,
    alphabet: Option<Alphabet>,
}

impl Converted {
    pub(super) fn note(&mut self, alphabet: Option<Alphabet>) {
        self.count += u64::from(alphabet.is_some());
        self.alphabet = alphabet.or(self.alphabet);
    }

    /// What is to be said of them, if there are any.
    pub(super) fn say(&self, words: &Reader) -> Option<String> {
        let name = self.alphabet?.name();
        Some((words.source.old_alphabet)(name, self.count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, reading: Reading<'_>) -> String {
        let mut out = String::new();
        let _ = reading.read(text, &mut out);
        out
    }

    #[test]
    fn texts_in_old_fonts() {
        let old = |of_cell| Reading {
            of_cell: Some(of_cell),
            ..Reading::default()
        };
        for (text, expected) in [
            ("Hé trî m¸y in", "Hộ trợ máy in"),
            ("HTX Minh T\u{AD}", "HTX Minh Tư"),
            ("LED 12W", "LED 12W"),
            ("Đúc đồng", "Đúc đồng"),
            ("“§óc”", "“Đúc”"),
        ] {
            assert_eq!(read(text, old(Alphabet::Tcvn3)), expected);
        }
        assert_eq!(read("ñuùc ñoàng", old(Alphabet::Vni)), "đúc đồng");
        let capitals = old(Alphabet::Tcvn3Capitals);
        assert_eq!(read("§óc ®ång tnhh", capitals), "ĐÚC ĐỒNG TNHH");
    }

    #[test]
    fn parts_of_a_text_have_their_own_fonts() {
        let text = "§óc Thái ®ång";
        let run = |end, font| Run { end, font };
        let thai = text.find("Thái").unwrap();
        let runs = [
            run(thai, RunFont::OfCell),
            run(thai + "Thái ".len(), RunFont::Unicode),
            run(text.len(), RunFont::Old(Alphabet::Tcvn3)),
        ];
        let reading = Reading {
            runs: &runs,
            of_cell: Some(Alphabet::Tcvn3),
            guess: Guess::Unicode,
        };
        assert_eq!(read(text, reading), "Đúc Thái đồng");
    }

    fn guess(texts: &[&str]) -> Guess {
        let mut sample = Sample::default();
        for text in texts {
            sample.add(text);
        }
        sample.guess()
    }

    #[test]
    fn letters_show_an_alphabet() {
        let old = ["DÖt chiÕu", "Lµng nghÒ ®óc ®ång", "M¸y Ðp"];
        assert_eq!(guess(&old), Guess::All(Alphabet::Tcvn3));
        let mixed = [&old[..], &["Đúc đồng", "Thái Bình"]].concat();
        let some = Guess::Some(Alphabet::Tcvn3);
        assert_eq!(guess(&mixed), some);
        for (text, expected) in [
            ("Thái Bình", "Thái Bình"),
            ("5×3 m", "5×3 m"),
            ("60 m²", "60 m²"),
            ("Lµng nghÒ", "Làng nghề"),
            ("Gi¸", "Giá"),
        ] {
            let reading = Reading {
                guess: some,
                ..Reading::default()
            };
            assert_eq!(read(text, reading), expected);
        }
        let vni = ["Ñan laùt maây tre", "Xaõ Ñoâng Hoøa", "Ngheà ñuùc"];
        assert_eq!(guess(&vni), Guess::All(Alphabet::Vni));
        let others = [
            "Müller, Bäckerei",
            "Señor Muñoz",
            "Søren Bjørn",
            "Zoë, naïve",
        ];
        assert_eq!(guess(&others), Guess::Unicode);
        assert_eq!(guess(&["Đúc đồng", "Rộng 5 m² × 3"]), Guess::Unicode);
        assert_eq!(guess(&["Thái Bình", "Công ty Hà"]), Guess::Unicode);
    }
}
