//! What a syllable of Vietnamese can be: the surest sign that an alphabet was guessed rightly.
//!
//! "Mỹhler" has letters of Vietnamese and is none of its syllables; so `Bühler` is not TCVN3.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How syllables begin, the longer ones first.
const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "gh", "gi", "ch", "kh", "ph", "th", "tr", "qu", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];
/// Their vowels, without tones.
const VOWELS: &str = " a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iê oa oă oe oi oo ôi ơi \
    ua ui uâ uê uô uơ uy ưa ưi ươ ưu yê iêu yêu oai oay oeo uôi uya uyê uyu uây ươi ươu ";
/// How they end.
const ENDS: [&str; 10] = ["ng", "nh", "ch", "c", "k", "m", "n", "p", "t", ""];

/// Says whether a word can be a syllable, in one case and with no more than one tone.
pub(super) fn is_syllable(word: &str) -> bool {
    let is_even =
        !word.chars().skip(1).any(char::is_uppercase) || !word.chars().any(char::is_lowercase);
    let mut tones = 0;
    let small = word.to_lowercase();
    let plain: String = small
        .nfd()
        .filter(|c| {
            tones += usize::from(is_tone(*c));
            !is_tone(*c)
        })
        .nfc()
        .collect();
    is_even && tones <= 1 && ONSETS.iter().any(|onset| follows(&plain, onset))
}

/// Says whether vowels and an end are what follows the beginning.
fn follows(word: &str, onset: &str) -> bool {
    let Some(rest) = word.strip_prefix(onset) else {
        return false;
    };
    ENDS.iter()
        .filter_map(|end| rest.strip_suffix(end))
        .any(|vowels| !vowels.is_empty() && VOWELS.split(' ').any(|known| known == vowels))
        || onset == "gi" && ENDS.contains(&rest)
}

pub(in crate::reader) fn is_tone(c: char) -> bool {
    is_combining_mark(c) && matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_and_other_words() {
        for word in [
            "khuyến",
            "CÔNG",
            "Đào",
            "nghề",
            "gìn",
            "giường",
            "quỹ",
            "Đắk",
            "ươm",
            "Yên",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in [
            "Bỹhler", "Škoda", "garỗon", "khuyÕn", "schửn", "tặộ", "xyz", "",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
