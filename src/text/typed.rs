//! Vietnamese typed on a keyboard without an input method, as raw Telex or VNI keys.

use super::syllable::{ACUTE, DOT, GRAVE, HOOK, TILDE, is_vowel, with_tone};

/// No syllable takes more keys: `nghieengx` has nine, and a few are for spare ones.
const MOST_KEYS: usize = 12;
const MOST_LETTERS: usize = 7;
const MOST_VOWELS: usize = 4;

const CIRCUMFLEX: &[(char, char)] = &[('a', 'â'), ('e', 'ê'), ('o', 'ô')];
const HORN: &[(char, char)] = &[('u', 'ư'), ('o', 'ơ')];
const BREVE: &[(char, char)] = &[('a', 'ă')];

/// What an ASCII word may mean as raw Telex or VNI: marked words, spelled as by
/// [`marked`](super::marked).
///
/// A server console has no input method, so people type the keys they know. Marks may come right
/// after their vowel or later in the word. Only Vietnamese syllables count and the word itself is
/// never among them, so that `may`, `2019` and `cnc` mean nothing else.
#[must_use]
pub fn readings(word: &str) -> Vec<String> {
    let word = word.to_ascii_lowercase();
    let typed = word.len() <= MOST_KEYS && word.bytes().all(|b| b.is_ascii_alphanumeric());
    if !typed || is_abbreviation(&word) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for method in [telex, vni] {
        for reading in drafts(&word, method).iter().filter_map(Draft::finish) {
            if !found.contains(&reading) {
                found.push(reading);
            }
        }
    }
    found
}

/// Two keys without a vowel are an abbreviation: `TW` is the central government, not "tư".
fn is_abbreviation(word: &str) -> bool {
    word.len() < 3 && !word.contains(is_vowel)
}

type Method = fn(&Draft, char) -> Vec<Draft>;

/// Every way to take the keys; a key that fits nowhere ends its draft.
///
/// Drafts that have outgrown a syllable are dropped at once, or a held key would make millions.
fn drafts(word: &str, method: Method) -> Vec<Draft> {
    word.chars().fold(vec![Draft::default()], |drafts, key| {
        let next = drafts.iter().flat_map(|draft| method(draft, key));
        next.filter(Draft::may_be_syllable).collect()
    })
}

/// A word while it is being typed.
#[derive(Clone, Default)]
struct Draft {
    letters: Vec<char>,
    tone: Option<char>,
    changed: bool,
}

impl Draft {
    fn with(&self, letter: char) -> Self {
        let mut next = self.clone();
        next.letters.push(letter);
        next
    }

    fn with_letter(&self, index: usize, letter: char) -> Self {
        let mut next = Self {
            changed: true,
            ..self.clone()
        };
        next.letters[index] = letter;
        next
    }

    fn has_vowel(&self) -> bool {
        self.letters.iter().any(|&c| is_vowel(c))
    }

    /// No syllable is longer than "nghiêng", and "giươi" has the most vowels, with the i of gi.
    fn may_be_syllable(&self) -> bool {
        let vowels = self.letters.iter().filter(|&&c| is_vowel(c)).count();
        self.letters.len() <= MOST_LETTERS && vowels <= MOST_VOWELS
    }

    fn toned(&self, tone: char) -> Vec<Self> {
        if self.tone.is_some() || !self.has_vowel() {
            return Vec::new();
        }
        vec![Self {
            tone: Some(tone),
            changed: true,
            ..self.clone()
        }]
    }

    /// One draft for each letter that can take the mark; the syllable table picks among them.
    fn marked(&self, marks: &[(char, char)]) -> Vec<Self> {
        let spots = self.letters.iter().enumerate();
        spots
            .filter_map(|(index, letter)| {
                let (_, marked) = marks.iter().find(|(plain, _)| plain == letter)?;
                Some(self.with_letter(index, *marked))
            })
            .collect()
    }

    /// The horn goes on u, on o, or on both of "uo" with one key.
    fn horned(&self) -> Vec<Self> {
        let mut drafts = self.marked(HORN);
        if let Some(index) = self.letters.windows(2).position(|pair| pair == ['u', 'o']) {
            drafts.push(self.with_letter(index, 'ư').with_letter(index + 1, 'ơ'));
        }
        drafts
    }

    fn crossed(&self) -> Vec<Self> {
        match self.letters.first() {
            Some('d') => vec![self.with_letter(0, 'đ')],
            _ => Vec::new(),
        }
    }

    /// The finished word, if a key changed it and it is a syllable.
    ///
    /// "ưo" is no rhyme: whoever typed the first horn meant both.
    fn finish(&self) -> Option<String> {
        let letters: String = self.letters.iter().collect();
        self.changed
            .then(|| with_tone(&letters.replace("ưo", "ươ"), self.tone))?
    }
}

fn telex(draft: &Draft, key: char) -> Vec<Draft> {
    match key {
        's' if draft.has_vowel() => draft.toned(ACUTE),
        'f' if draft.has_vowel() => draft.toned(GRAVE),
        'r' if draft.has_vowel() => draft.toned(HOOK),
        'x' if draft.has_vowel() => draft.toned(TILDE),
        'j' => draft.toned(DOT),
        'd' if !draft.letters.is_empty() => draft.crossed(),
        'w' => telex_w(draft),
        'a' | 'e' | 'o' => {
            let own = CIRCUMFLEX
                .iter()
                .copied()
                .filter(|(plain, _)| *plain == key)
                .collect::<Vec<_>>();
            let mut drafts = draft.marked(&own);
            drafts.push(draft.with(key));
            drafts
        }
        '0'..='9' => Vec::new(),
        _ => vec![draft.with(key)],
    }
}

/// `w` marks u, o or a; with no vowel before it, it is the letter ư (`nhwng`).
fn telex_w(draft: &Draft) -> Vec<Draft> {
    if !draft.has_vowel() {
        return vec![Draft {
            changed: true,
            ..draft.with('ư')
        }];
    }
    let mut drafts = draft.horned();
    drafts.extend(draft.marked(BREVE));
    drafts
}

fn vni(draft: &Draft, key: char) -> Vec<Draft> {
    match key {
        '1' => draft.toned(ACUTE),
        '2' => draft.toned(GRAVE),
        '3' => draft.toned(HOOK),
        '4' => draft.toned(TILDE),
        '5' => draft.toned(DOT),
        '6' => draft.marked(CIRCUMFLEX),
        '7' => draft.horned(),
        '8' => draft.marked(BREVE),
        '9' => draft.crossed(),
        '0' => Vec::new(),
        _ => vec![draft.with(key)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{has_marks, marked};
    use proptest::prelude::*;

    #[test]
    fn telex_words() {
        let cases = "ddaof=đào daofd=đào taoj=tạo DDAOF=đào nguowif=người nguwowif=người \
            nguwoif=người nguoiwf=người dduwowngf=đường duongwfd=đường truyeenf=truyền nghefe=nghề \
            ngheef=nghề ngheeff= tranf=tràn mays=máy maay=mây nghieepj=nghiệp khuyeens=khuyến \
            coong=công nhwng=nhưng thw=thư dwowcj=dược dduwowcj=được hoawcj=hoặc muaw=mưa \
            thuowr=thuở quoocs=quốc giax=giã quys=quý hoaf=hòa thuys=thúy ddawks=đắk yeeu=yêu";
        check(cases);
    }

    #[test]
    fn vni_words() {
        let cases = "d9ao2=đào dao29=đào tao5=tạo nghe62=nghề ngh6= d9uong72=đường \
            d9uo7ng2=đường d9u7o7ng2=đường nguo7i2=người may1=máy ma6y=mây hoa82c= ho8c= \
            hoa8c5=hoặc khuye61n=khuyến co6ng=công D9AO2=đào";
        check(cases);
    }

    fn check(cases: &str) {
        for case in cases.split_whitespace() {
            let (keys, word) = case.split_once('=').unwrap();
            let expected: Vec<&str> = word.split_whitespace().collect();
            assert_eq!(readings(keys), expected, "{keys}");
        }
    }

    #[test]
    fn other_words_mean_nothing_else() {
        let plain = "may 2019 cnc a b nghe dao tao dien nam TW qd dd www data new export window \
            search ttcn kcqg 11 0 daotaonghe 2015 kcdp htx cty thanh cong đào d- khoeo";
        for word in plain.split_whitespace().chain([""]) {
            assert_eq!(readings(word), Vec::<String>::new(), "{word}");
        }
    }

    #[test]
    fn held_keys_do_not_pile_up_drafts() {
        for word in [
            "aaaaaaaaaaaa",
            "oooooooooooo",
            "eoaeoaeoaeoa",
            "uouououououw",
            "ddddoooowwww",
        ] {
            let taken: String = word.chars().take(MOST_KEYS).collect();
            assert!(drafts(&taken, telex).len() < 1000, "{word}");
        }
    }

    proptest! {
        #[test]
        fn readings_are_marked_and_settled(word in "[a-z0-9]{0,12}") {
            for reading in readings(&word) {
                prop_assert!(has_marks(&reading));
                prop_assert_eq!(&marked(&reading), &reading);
            }
        }
    }
}
