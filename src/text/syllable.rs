//! The Vietnamese syllable: which ones exist and where their tone is written.

use unicode_normalization::UnicodeNormalization;

use super::fold::words;

/// First consonants, longer ones before those they begin with; none at all comes last.
const INITIALS: &[&str] = &[
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Rhymes without their tone, by first vowel; `ăk` stands for Đắk Lắk and Đắk Nông.
#[rustfmt::skip]
const RHYMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay",
    "ăc", "ăk", "ăm", "ăn", "ăng", "ăp", "ăt",
    "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây",
    "e", "ec", "em", "en", "eng", "eo", "ep", "et",
    "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu",
    "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu",
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu",
    "o", "oc", "oi", "om", "on", "ong", "op", "ot", "ooc", "oong",
    "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay",
    "oăc", "oăm", "oăn", "oăng", "oăt", "oe", "oen", "oeo", "oet",
    "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt",
    "ơ", "ơi", "ơm", "ơn", "ơp", "ơt",
    "u", "ua", "uc", "ui", "um", "un", "ung", "up", "ut",
    "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uơ",
    "uôc", "uôi", "uôm", "uôn", "uông", "uôt",
    "uy", "uya", "uych", "uyên", "uyêt", "uyn", "uynh", "uyp", "uyt", "uyu",
    "ư", "ưa", "ưc", "ưi", "ưng", "ưt", "ưu",
    "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
    "y", "ych", "yêm", "yên", "yêng", "yêt", "yêu", "yn", "ynh", "yp", "yt", "yu",
];

pub(super) const GRAVE: char = '\u{300}';
pub(super) const ACUTE: char = '\u{301}';
pub(super) const TILDE: char = '\u{303}';
pub(super) const HOOK: char = '\u{309}';
pub(super) const DOT: char = '\u{323}';
/// The short stroke that is laid over a letter.
const STROKE: char = '\u{335}';

/// The text in lower-case NFC with tones and marks, each tone on the same vowel however typed.
///
/// Two spellings of the tone's place are in use (hoà and hòa, thuý and thúy); they are one word
/// to whoever searches for it. Words that are no Vietnamese syllable keep their spelling.
#[must_use]
pub fn marked(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(true_d)
        .nfc()
        .collect();
    // A d with a stroke laid over it is a đ, but no Unicode form makes one of the two.
    let lower = if lower.contains(STROKE) {
        lower.replace("d\u{335}", "đ")
    } else {
        lower
    };
    let mut out = String::with_capacity(lower.len());
    let mut done = 0;
    // What stands between the words is kept as it is.
    for range in words(&lower) {
        out.push_str(&lower[done..range.start]);
        done = range.end;
        let word = &lower[range];
        match settled(word) {
            Some(settled) => out.push_str(&settled),
            None => out.push_str(word),
        }
    }
    out.push_str(&lower[done..]);
    out
}

/// Writes a tone on a syllable that has none; `None` unless that makes a Vietnamese syllable.
///
/// Syllables that end in c, ch, p or t exist with two tones only.
pub(super) fn with_tone(word: &str, tone: Option<char>) -> Option<String> {
    let rhyme = rhyme_of(word)?;
    if stops(rhyme) && !matches!(tone, Some(ACUTE | DOT)) {
        return None;
    }
    let Some(tone) = tone else {
        return Some(word.to_owned());
    };
    // The mark goes right behind its vowel; composing the letters then makes one of the two.
    let place = word.len() - rhyme.len() + tone_place(rhyme);
    let (before, after) = word.split_at(place);
    Some(
        before
            .chars()
            .chain([tone])
            .chain(after.chars())
            .nfc()
            .collect(),
    )
}

pub(super) fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y'
    )
}

/// The Icelandic eth and the African d stand for đ in old files, as in [`super::fold()`].
fn true_d(c: char) -> char {
    if matches!(c, 'ð' | 'ɖ') { 'đ' } else { c }
}

fn settled(word: &str) -> Option<String> {
    let (tones, letters): (String, String) = word.nfd().partition(|&c| is_tone(c));
    let mut tones = tones.chars();
    match (tones.next(), tones.next()) {
        (Some(tone), None) => with_tone(&letters.nfc().collect::<String>(), Some(tone)),
        _ => None,
    }
}

fn is_tone(c: char) -> bool {
    matches!(c, GRAVE | ACUTE | TILDE | HOOK | DOT)
}

fn stops(rhyme: &str) -> bool {
    rhyme.ends_with(['c', 'k', 'p', 't']) || rhyme.ends_with("ch")
}

/// The rhyme of a syllable without its tone; the first spelling rule that agrees decides.
fn rhyme_of(word: &str) -> Option<&str> {
    INITIALS
        .iter()
        .filter_map(|initial| Some((*initial, word.strip_prefix(initial)?)))
        .find(|(initial, rhyme)| agree(initial, rhyme))
        .map(|(_, rhyme)| rhyme)
}

/// Whether a consonant may be spelled so before a rhyme (c, g, ng and k, gh, ngh share sounds).
fn agree(initial: &str, rhyme: &str) -> bool {
    let Some(first) = rhyme.chars().next() else {
        return false;
    };
    let front = matches!(first, 'e' | 'ê' | 'i');
    let spelled = match initial {
        "k" => front || rhyme == "y",
        "gh" | "ngh" => front,
        "c" | "ng" => !front && first != 'y',
        "g" => !matches!(first, 'e' | 'ê' | 'y'),
        "gi" => !matches!(first, 'i' | 'y'),
        "qu" => !matches!(first, 'o' | 'u' | 'ư'),
        "" => first != 'y' || rhyme == "y" || rhyme.starts_with("yê"),
        _ => first != 'y' || rhyme == "y",
    };
    spelled && RHYMES.contains(&rhyme)
}

/// Byte offset in the rhyme at which the tone mark goes, just after its vowel.
///
/// A vowel with a mark of its own takes the tone; else the middle of three vowels, the second
/// of two before a consonant, and the first of two that end the word.
fn tone_place(rhyme: &str) -> usize {
    let vowels = rhyme.chars().take_while(|&c| is_vowel(c)).count();
    let own = rhyme
        .chars()
        .take(vowels)
        .collect::<Vec<_>>()
        .iter()
        .rposition(|c| !c.is_ascii());
    let closed = rhyme.chars().count() > vowels;
    let index = own.unwrap_or(usize::from(vowels > 2 || vowels == 2 && closed));
    rhyme.chars().take(index + 1).map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_the_tone_does_not_matter() {
        let pairs = [
            ("hoà", "hòa"),
            ("thuý", "thúy"),
            ("khoẻ", "khỏe"),
            ("qúy", "quý"),
            ("gìa", "già"),
            ("Hoà Bình", "HÒA BÌNH"),
            ("hòan", "hoàn"),
            ("ngoaì", "ngoài"),
        ];
        for (one, other) in pairs {
            assert_eq!(marked(one), marked(other));
            let apart: String = one.nfd().collect();
            assert_eq!(marked(&apart), marked(other));
        }
        assert_eq!(marked("khoẻ"), "khỏe");
    }

    #[test]
    fn common_words_keep_their_spelling() {
        let text = "đào tạo nghề người lao động giếng gìn giữ quốc quyền nghiệp khuỷu thuở múa \
                    mía rượu xoài thuế cường xoong huỳnh quyết già gì yếu kỹ nguyễn đắk lắk ngoằn \
                    thủy hỏi bưởi khuya ruộng tuyến thuyết xuất huấn khuấy oái quỳnh quặng giường giữa khuếch \
                    ngoèo boong moóc tuýp yếm lý uất gấc hươu quẹo xẻng khoắng quýt uỷ ỷ";
        let expected = text.replace("uỷ ỷ", "ủy ỷ");
        assert_eq!(marked(&text.to_uppercase()), expected);
        for word in expected.split_whitespace() {
            assert!(
                settled(word).is_some() || with_tone(word, None).is_some(),
                "{word}"
            );
        }
    }

    #[test]
    fn tones_and_marks_stay_apart() {
        assert_ne!(marked("máy"), marked("mây"));
        assert_ne!(marked("má"), marked("mà"));
        for d in ["Đ", "Ð", "Ɖ", "D\u{335}", "đ", "ð", "ɖ", "d\u{335}"] {
            assert_eq!(marked(&format!("{d}ông")), "đông");
            assert_eq!(crate::text::fold(&format!("{d}ông")), "dong");
        }
        assert_eq!(marked("CNC-2019"), "cnc-2019");
    }

    #[test]
    fn foreign_words_are_left_alone() {
        assert_eq!(marked("Café señor Krông"), "café señor krông");
    }

    #[test]
    fn impossible_syllables_are_refused() {
        for word in ["", "ng", "cê", "ngi", "gha", "bôu", "tâ", "b", "quu", "xyz"] {
            assert_eq!(
                with_tone(word, None).filter(|_| word != "ke"),
                None,
                "{word}"
            );
        }
        assert_eq!(with_tone("cat", None), None);
        assert_eq!(with_tone("cat", Some(GRAVE)), None);
        assert_eq!(with_tone("cat", Some(ACUTE)).as_deref(), Some("cát"));
    }
}
