//! Words that are written in two ways: `kỹ` and `kĩ`, `Đắk` and `Đắc`.

use super::fold::{fold, has_marks};
use super::syllable::marked;

/// The i and the y with each tone.
const TURNED: [(char, char); 6] = [
    ('i', 'y'),
    ('ì', 'ỳ'),
    ('í', 'ý'),
    ('ỉ', 'ỷ'),
    ('ĩ', 'ỹ'),
    ('ị', 'ỵ'),
];

/// The other way to write a word that [`marked`](super::marked) gave, if there is one.
///
/// The vowel i alone behind one consonant may be a y, but not in `tay` and `thuy`, which are other
/// words with an i. The last c of place names in the highlands may be a k.
#[must_use]
pub fn other_spelling(word: &str) -> Option<String> {
    let last = word.chars().next_back()?;
    let rest = &word[..word.len() - last.len_utf8()];
    let turned = match last {
        'c' => fold(rest).ends_with(is_plain_vowel).then_some('k'),
        'k' => fold(rest).ends_with(is_plain_vowel).then_some('c'),
        _ => turned(last).filter(|_| is_one_consonant(rest)),
    };
    turned.map(|turned| format!("{rest}{turned}"))
}

/// Says whether two words without marks are one, however it is spelled.
#[must_use]
pub fn is_same_word(one: &str, other: &str) -> bool {
    one == other || one.len() == other.len() && other_spelling(one).as_deref() == Some(other)
}

/// Says whether a typed word is this word: with its tones, where any were typed.
#[must_use]
pub fn is_typed(typed: &str, word: &str) -> bool {
    fold(typed) == fold(word) && (!has_marks(typed) || marked(typed) == marked(word))
}

fn turned(vowel: char) -> Option<char> {
    let found = TURNED.iter().find(|(i, y)| vowel == *i || vowel == *y);
    found.map(|(i, y)| if vowel == *i { *y } else { *i })
}

fn is_one_consonant(text: &str) -> bool {
    let mut letters = text.chars();
    let first = letters.next();
    let is_consonant = |c: char| c == 'đ' || c.is_ascii_alphabetic() && !is_plain_vowel(c);
    first.is_some_and(is_consonant) && letters.next().is_none()
}

fn is_plain_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn i_and_y_stand_for_each_other_behind_one_consonant() {
        let pairs = "mỹ=mĩ kĩ=kỹ lý=lí ty=ti hi=hy sỹ=sĩ tỷ=tỉ kỳ=kì vỵ=vị my=mi \
            đắk=đắc lắc=lắk búk=búc dak=dac";
        for pair in pairs.split_whitespace() {
            let (one, other) = pair.split_once('=').unwrap();
            assert_eq!(other_spelling(one).as_deref(), Some(other), "{one}");
            assert_eq!(other_spelling(other).as_deref(), Some(one), "{other}");
        }
    }

    #[test]
    fn a_typed_word_has_its_tones_or_none() {
        assert!(is_typed("năm", "năm") && is_typed("nam", "năm") && is_typed("NĂM", "năm"));
        assert!(!is_typed("nấm", "năm") && !is_typed("năm", "nam") && !is_typed("na", "năm"));
    }

    #[test]
    fn other_words_have_one_spelling() {
        for word in "tay tai thuy thúi y i ý quy thi máy k c gia bình 5c sk".split(' ') {
            assert_eq!(other_spelling(word), None, "{word}");
        }
        assert!(is_same_word("ky", "ki") && !is_same_word("ky", "ka"));
    }
}
