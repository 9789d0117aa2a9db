//! Which letters of a shown text a query matched; for visible rows only.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::search::index::lexicon::{KnownWord, letters};
use crate::search::plan::fit::{PROPER, Typed};
use crate::search::plan::sequence::{LONGEST, Pattern, RunTogether, Sequence, WholeWords};
use crate::search::plan::{SHORTEST_INITIALS, SHORTEST_RUN};
use crate::search::query::{Query, Term, TermRole};
use crate::text;
use crate::text::short_form::rewritten;

/// A word of the text, and the place of its first displayed letter.
struct Shown {
    plain: String,
    marked: String,
    first: usize,
}

impl Shown {
    fn word(&self) -> KnownWord<'_> {
        KnownWord {
            plain: &self.plain,
            marked: &self.marked,
            letters: letters(&self.plain),
        }
    }
}

/// The places of the matched letters among the displayed letters of `text`, in order.
#[must_use]
pub fn highlight(query: &Query, text: &str) -> Vec<usize> {
    if query.terms.is_empty() {
        return Vec::new();
    }
    let words = shown(text);
    let mut places = Vec::new();
    for term in query
        .terms
        .iter()
        .filter(|term| term.role != TermRole::Excluded)
    {
        match term.role {
            TermRole::Word => mark_word(term, query.toned, &words, &mut places),
            _ => mark_phrase(term, &words, &mut places),
        }
    }
    mark_writings(query, &words, &mut places);
    places.sort_unstable();
    places.dedup();
    places
}

fn shown(text: &str) -> Vec<Shown> {
    let starts: Vec<_> = text::letters(text).map(|(at, _)| at).collect();
    let words = text::words(text).map(|range| Shown {
        plain: text::fold(&text[range.clone()]),
        marked: text::marked(&text[range.clone()]),
        first: starts.partition_point(|start| *start < range.start),
    });
    words.collect()
}

/// Loose fits are marked only where nothing fits properly: else they would be noise.
fn mark_word(term: &Term, toned: bool, words: &[Shown], places: &mut Vec<usize>) {
    let Some(word) = term.words.first() else {
        return;
    };
    let before = places.len();
    let readings = text::readings(word);
    let typed = Typed::new(word, toned).open(term.is_open);
    let readings = readings.iter().map(|reading| Typed::new(reading, true));
    let meanings: Vec<_> = readings
        .map(|reading| reading.open(term.is_open))
        .chain([typed.clone()])
        .collect();
    mark_words(&meanings, words, places);
    mark_sequences(typed.plain(), words, places);
    if places.len() == before {
        let judge = SkimMatcherV2::default();
        for word in words {
            mark_loosely(&typed, word, &judge, places);
        }
    }
}

fn mark_words(meanings: &[Typed], words: &[Shown], places: &mut Vec<usize>) {
    for meaning in meanings {
        let fit = |word: &&Shown| meaning.proper_fit(word.word()) > 0;
        for word in words.iter().filter(fit) {
            places.extend(word.first..word.first + meaning.plain().chars().count());
        }
    }
}

fn mark_loosely(typed: &Typed, word: &Shown, judge: &SkimMatcherV2, places: &mut Vec<usize>) {
    if !(1..PROPER).contains(&typed.fit(word.word(), judge)) {
        return;
    }
    match judge.fuzzy_indices(&word.plain, typed.plain()) {
        Some((_, letters)) => places.extend(letters.iter().map(|letter| word.first + letter)),
        None => places.extend(word.first..word.first + word.plain.chars().count()),
    }
}

fn mark_sequences(plain: &str, words: &[Shown], places: &mut Vec<usize>) {
    if plain.is_ascii() && (SHORTEST_RUN..=LONGEST).contains(&plain.len()) {
        // Only as many letters as were typed: the last word may go on behind them.
        follow(&RunTogether(plain), words, Some(plain.len()), places);
    }
    if plain.is_ascii() && (SHORTEST_INITIALS..=LONGEST).contains(&plain.len()) {
        let initials = words.windows(plain.len()).filter(|window| {
            let firsts = window.iter().map(|word| word.word().initial());
            firsts.eq(plain.bytes().map(Some))
        });
        places.extend(initials.flatten().map(|word| word.first));
    }
}

fn mark_phrase(term: &Term, words: &[Shown], places: &mut Vec<usize>) {
    follow(&WholeWords::of(term), words, None, places);
}

/// Marks the words that a sequence takes, the letters of `typed` at most if that is known.
fn follow(pattern: &dyn Pattern, words: &[Shown], typed: Option<usize>, places: &mut Vec<usize>) {
    let sequence = Sequence::of(pattern);
    let advance = |word: &Shown| pattern.advance(word.word());
    for (end, word) in words.iter().enumerate() {
        let before = words[..end].iter().rev().map(advance);
        let Some(count) = sequence.complete(advance(word), before) else {
            continue;
        };
        let mut left = typed.unwrap_or(usize::MAX);
        for word in &words[end + 1 - count..=end] {
            let letters = word.plain.chars().count().min(left);
            places.extend(word.first..word.first + letters);
            left -= letters;
        }
    }
}

/// What was typed, where it is written in another way.
fn mark_writings(query: &Query, words: &[Shown], places: &mut Vec<usize>) {
    let typed = query
        .terms
        .iter()
        .filter(|term| term.role == TermRole::Word);
    let typed: Vec<_> = typed.map(|term| text::fold(&term.words.concat())).collect();
    for writing in rewritten(&typed) {
        let pieces = WholeWords::new(writing.words.iter().copied(), false);
        follow(&pieces, words, None, places);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::parse;

    /// The text with what is marked in brackets.
    fn marked(query: &str, text: &str) -> String {
        let places = highlight(&parse(query).unwrap(), text);
        let letters = text::letters(text).enumerate();
        let mut out = String::new();
        for (place, (_, letter)) in letters {
            let is_marked = places.contains(&place);
            if is_marked && !(place > 0 && places.contains(&(place - 1))) {
                out.push('[');
            }
            out.push_str(letter);
            if is_marked && !places.contains(&(place + 1)) {
                out.push(']');
            }
        }
        out
    }

    #[test]
    fn what_matched_is_marked_on_the_original() {
        for (query, text, expected) in [
            ("dao tao", "Lớp Đào tạo nghề", "Lớp [Đào] [tạo] nghề"),
            (
                "ngh",
                "Đa\u{300}o tạo nghề\u{300}",
                "Đa\u{300}o tạo [ngh]ề\u{300}",
            ),
            ("tajo", "Đào tạo", "Đào [tạo]"),
            ("daota", "Đào tạo nghề", "[Đào] [tạ]o nghề"),
            ("dtn", "Đào tạo nghề", "[Đào] [tạo] [nghề]"),
            ("mcn", "May công nghiệp", "[M]ay [c]ông [n]ghiệp"),
            ("cty", "Công ty May", "[Công] [ty] May"),
            ("cong ty", "Cty May", "[Cty] May"),
            ("cong ty", "C.ty May", "[C].[ty] May"),
            ("htx", "H.T.X Dệt", "[H].[T].[X] Dệt"),
            ("nghep", "công nghiệp", "công [ngh]i[ệp]"),
            ("\"tạo nghề\"", "Đào tạo nghề", "Đào [tạo] [nghề]"),
            ("-nghe dao", "Đào tạo nghề", "[Đào] tạo nghề"),
            ("huyen:\"dong h\"", "Đông Hưng", "[Đông] [Hưng]"),
        ] {
            assert_eq!(marked(query, text), expected, "{query}");
        }
    }
}
