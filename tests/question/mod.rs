//! Questions whose right answer is known: fourteen ways in which people ask for a record.

#![allow(dead_code, missing_docs, reason = "each user needs a part of it")]

use std::collections::HashSet;

use khuyencong::text;
use unicode_normalization::UnicodeNormalization;

use super::synthetic::{Dice, Project};

/// A query and the record that it asks for.
#[derive(Clone, Debug)]
pub struct Question {
    pub query: String,
    pub answer: u32,
}

type Ask = fn(&Project, &mut Dice) -> String;

/// The ways to ask, by name.
pub const CLASSES: [(&str, Ask); 14] = [
    ("with tones", |project, _| plain_words(project)),
    ("without tones", |project, _| {
        text::fold(&plain_words(project))
    }),
    ("name only", |project, _| text::fold(&project.establishment)),
    ("name and district", |project, _| {
        text::fold(&format!("{} {}", name(project), project.district))
    }),
    ("other word order", |project, dice| {
        shuffled(&text::fold(&plain_words(project)), dice)
    }),
    ("word beginnings", |project, dice| {
        beginnings(&text::fold(&plain_words(project)), dice)
    }),
    ("Telex", |project, _| raw(&plain_words(project), telex)),
    ("VNI", |project, _| raw(&plain_words(project), vni)),
    ("a typo", |project, dice| {
        slip(&text::fold(&plain_words(project)), dice)
    }),
    ("NFD", |project, _| plain_words(project).nfd().collect()),
    ("no spaces", |project, _| {
        text::fold(&format!(
            "{} {}",
            joined(&first_words(&project.title, 5)),
            joined(&name(project))
        ))
    }),
    ("initials and name", |project, _| {
        text::fold(&format!(
            "{} {}",
            initials(&first_words(&project.title, 5)),
            name(project)
        ))
    }),
    ("several fields", |project, _| {
        let trade = last_words(&first_words(&project.title, 6), 2);
        text::fold(&format!(
            "{trade} {} {} {} {}",
            last_words(&name(project), 2),
            project.commune,
            project.district,
            project.year
        ))
    }),
    ("short forms", |project, _| {
        text::fold(&format!(
            "{} {}",
            short(&project.establishment),
            project.district
        ))
    }),
];

/// Questions of one class: only such as no other record answers as well.
pub fn questions(class: usize, projects: &[Project], count: usize, seed: u64) -> Vec<Question> {
    let mut dice = Dice::new(seed + 1000 * class as u64);
    let words: Vec<HashSet<String>> = projects.iter().map(all_words).collect();
    let mut questions = Vec::new();
    while questions.len() < count {
        let place = dice.below(projects.len());
        let project = &projects[place];
        let query = CLASSES[class].1(project, &mut dice);
        let are_cut = CLASSES[class].0 == "word beginnings";
        let asked = if are_cut {
            query.clone()
        } else {
            asked(class, project)
        };
        let asked = words_of(&asked);
        let answers = words.iter().filter(|words| {
            let is_there = |asked: &String| {
                let mut words = words.iter();
                words.any(|word| word == asked || are_cut && word.starts_with(asked))
            };
            asked.iter().all(is_there)
        });
        if answers.count() == 1 {
            let answer = u32::try_from(place).unwrap();
            questions.push(Question { query, answer });
        }
    }
    questions
}

/// What the class asks for, before it is disguised.
fn asked(class: usize, project: &Project) -> String {
    match CLASSES[class].0 {
        "name only" => project.establishment.clone(),
        "name and district" => format!("{} {}", name(project), project.district),
        "several fields" => CLASSES[class].1(project, &mut Dice::new(0)),
        "no spaces" | "initials and name" => {
            format!("{} {}", first_words(&project.title, 5), name(project))
        }
        "short forms" => format!("{} {}", project.establishment, project.district),
        _ => plain_words(project),
    }
}

fn all_words(project: &Project) -> HashSet<String> {
    let Project {
        title,
        establishment,
        commune,
        district,
        year,
        ..
    } = project;
    let long = establishment
        .replace("Cty", "Công ty")
        .replace("CTCP", "Công ty cổ phần");
    words_of(&format!(
        "{title} {establishment} {long} {commune} {district} {year}"
    ))
    .into_iter()
    .collect()
}

fn words_of(text: &str) -> Vec<String> {
    let folded = text::fold(text);
    text::words(&folded)
        .map(|range| folded[range].to_owned())
        .collect()
}

/// Five words of the title and the name.
fn plain_words(project: &Project) -> String {
    let title = last_words(&first_words(&project.title, 8), 5);
    format!("{title} {}", last_words(&project.establishment, 2))
}

/// The name of the establishment without its kind.
fn name(project: &Project) -> String {
    last_words(&project.establishment, 3)
}

fn first_words(text: &str, count: usize) -> String {
    text.split(' ').take(count).collect::<Vec<_>>().join(" ")
}

fn last_words(text: &str, count: usize) -> String {
    let words: Vec<_> = text.split(' ').collect();
    words[words.len().saturating_sub(count)..].join(" ")
}

fn shuffled(text: &str, dice: &mut Dice) -> String {
    let mut words: Vec<_> = text.split(' ').collect();
    for end in (1..words.len()).rev() {
        words.swap(end, dice.below(end + 1));
    }
    words.join(" ")
}

fn beginnings(text: &str, dice: &mut Dice) -> String {
    let cut = |word: &str| word.chars().take(2 + dice.below(3)).collect::<String>();
    text.split(' ').map(cut).collect::<Vec<_>>().join(" ")
}

fn joined(text: &str) -> String {
    text.replace([' ', ','], "")
}

fn initials(text: &str) -> String {
    text.split(' ')
        .filter_map(|word| word.chars().next())
        .collect()
}

/// One slip of the finger in a word of four letters or more.
fn slip(text: &str, dice: &mut Dice) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let long: Vec<_> = (0..words.len())
        .filter(|place| words[*place].len() >= 4)
        .collect();
    let Some(place) = long.get(dice.below(long.len())) else {
        return text.to_owned();
    };
    let mut letters: Vec<char> = words[*place].chars().collect();
    let at = dice.below(letters.len() - 1);
    let other = char::from(b'a' + u8::try_from(dice.below(26)).unwrap());
    match dice.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, other),
        2 => letters[at] = other,
        _ => letters.swap(at, at + 1),
    }
    words[*place] = letters.into_iter().collect();
    words.join(" ")
}

fn short(establishment: &str) -> String {
    establishment
        .replace("Công ty cổ phần", "CTCP")
        .replace("Công ty", "cty")
        .replace("Doanh nghiệp tư nhân", "DNTN")
        .replace("Hợp tác xã", "HTX")
        .replace("Hộ kinh doanh", "HKD")
}

/// What each mark is typed as, by the letter it stands on.
type Method = fn(char, char) -> &'static str;

/// The keys for a text on a keyboard without an input method; tones behind the word.
fn raw(text: &str, method: Method) -> String {
    let word = |word: &str| {
        let (mut keys, mut tone, mut before) = (String::new(), "", ' ');
        for letter in word.to_lowercase().nfd() {
            match letter {
                'đ' => keys.push_str(method('đ', 'd')),
                '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => {
                    tone = method(letter, before);
                }
                '\u{302}' | '\u{306}' | '\u{31b}' => keys.push_str(method(letter, before)),
                _ => {
                    keys.push(letter);
                    before = letter;
                }
            }
        }
        keys + tone
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn telex(mark: char, letter: char) -> &'static str {
    match (mark, letter) {
        ('đ', _) => "dd",
        ('\u{302}', 'a') => "a",
        ('\u{302}', 'e') => "e",
        ('\u{302}', _) => "o",
        ('\u{306}' | '\u{31b}', _) => "w",
        ('\u{300}', _) => "f",
        ('\u{301}', _) => "s",
        ('\u{309}', _) => "r",
        ('\u{303}', _) => "x",
        _ => "j",
    }
}

fn vni(mark: char, _: char) -> &'static str {
    match mark {
        'đ' => "d9",
        '\u{302}' => "6",
        '\u{31b}' => "7",
        '\u{306}' => "8",
        '\u{301}' => "1",
        '\u{300}' => "2",
        '\u{309}' => "3",
        '\u{303}' => "4",
        _ => "5",
    }
}
