//! Which letters of a shown text made its record match; for visible rows only.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use crate::search::index::lexicon::{KnownWord, letters};
use crate::search::plan::fit::{PROPER, Typed};
use crate::search::plan::sequence::{LONGEST, Pattern, RunTogether, Sequence, WholeWords};
use crate::search::plan::{SHORTEST_INITIALS, SHORTEST_RUN};
use crate::search::query::synonym::synonyms;
use crate::search::query::{Query, Term, TermRole, Tones, typed_words};
use crate::text;
use crate::text::short_form::{Rewritten, rewritten};

/// A word of the text, and the place of its first displayed letter.
pub(super) struct Shown {
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

/// Marks the letters that made a record match, or come near.
#[derive(Clone, Debug, Default)]
pub struct Marker {
    query: Query,
    /// A bit for each term that the record has only loosely: slips of the finger, letters in order.
    loose: u64,
}

impl Marker {
    /// For records that match: only what fits properly made them match.
    #[must_use]
    pub fn of_match(query: &Query) -> Self {
        Self {
            query: query.clone(),
            loose: 0,
        }
    }

    /// The same where words are known to be names: they are marked side by side only.
    #[must_use]
    pub(in crate::search) fn of_names(query: &Query, names: &[Term]) -> Self {
        let mut marker = Self::of_match(query);
        let typed = typed_words(&query.terms);
        let pairs = typed.windows(2).enumerate();
        let side_by_side = pairs.filter(|(_, pair)| names.iter().any(|name| name.words == *pair));
        let places: Vec<_> = side_by_side
            .flat_map(|(place, _)| [place, place + 1])
            .collect();
        let terms = query.terms.iter().enumerate();
        let others = terms.filter(|(place, _)| !places.contains(place));
        let others = others.map(|(_, term)| term.clone());
        marker.query.terms = others.chain(names.iter().cloned()).collect();
        marker
    }

    /// For a record that only comes near, with all that is searched of it: what stands properly
    /// somewhere in it, made it come near there and nowhere else.
    #[must_use]
    pub fn of_near(query: &Query, record: &str) -> Self {
        let query = query.clone().near();
        let words = shown(record);
        let mut loose = 0;
        for (place, term) in query.terms.iter().enumerate() {
            let mut places = Vec::new();
            if term.role == TermRole::Word {
                mark_properly(term, query.tones, &words, &mut places);
            }
            loose |= u64::from(places.is_empty()) << place;
        }
        Self { query, loose }
    }

    /// The places of the marked letters among the displayed letters of `text`, in order.
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<usize> {
        let terms = self.query.terms.iter().enumerate();
        let mut terms = terms
            .filter(|(_, term)| term.role != TermRole::Excluded)
            .peekable();
        if terms.peek().is_none() {
            return Vec::new();
        }
        let words = shown(text);
        let mut places = Vec::new();
        for (place, term) in terms {
            match term.role {
                TermRole::Word if self.loose >> place & 1 == 1 => {
                    mark_somehow(term, self.query.tones, &words, &mut places);
                }
                TermRole::Word => mark_properly(term, self.query.tones, &words, &mut places),
                _ => mark_phrase(term, &words, &mut places),
            }
        }
        mark_writings(&self.query, &words, &mut places);
        places.sort_unstable();
        places.dedup();
        places
    }
}

pub(super) fn shown(text: &str) -> Vec<Shown> {
    let starts: Vec<_> = text::letters(text).map(|(at, _)| at).collect();
    let words = text::words(text).map(|range| Shown {
        plain: text::fold(&text[range.clone()]),
        marked: text::marked(&text[range.clone()]),
        first: starts.partition_point(|start| *start < range.start),
    });
    words.collect()
}

/// Whole words, beginnings, and what several words answer together.
pub(super) fn mark_properly(term: &Term, tones: Tones, words: &[Shown], places: &mut Vec<usize>) {
    let Some(word) = term.words.first() else {
        return;
    };
    let readings = text::readings(word);
    let typed = Typed::new(word, tones).open(term.is_open);
    let readings = readings
        .iter()
        .map(|reading| Typed::new(reading, Tones::Preferred));
    let meanings: Vec<_> = readings
        .map(|reading| reading.open(term.is_open))
        .chain([typed.clone()])
        .collect();
    mark_words(&meanings, words, places);
    mark_sequences(typed.plain(), words, places);
}

/// Loose fits are marked only where nothing fits properly: else they would be noise.
fn mark_somehow(term: &Term, tones: Tones, words: &[Shown], places: &mut Vec<usize>) {
    let before = places.len();
    mark_properly(term, tones, words, places);
    let Some(word) = term.words.first().filter(|_| places.len() == before) else {
        return;
    };
    let typed = Typed::new(word, tones).open(term.is_open);
    let judge = SkimMatcherV2::default();
    for word in words {
        mark_loosely(&typed, word, &judge, places);
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
pub(super) fn follow(
    pattern: &dyn Pattern,
    words: &[Shown],
    typed: Option<usize>,
    places: &mut Vec<usize>,
) {
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

/// The other ways to write what was typed, and the words of the same meaning if they count.
pub(super) fn writings(query: &Query) -> Vec<Rewritten> {
    let typed = typed_words(&query.terms);
    let folded: Vec<_> = typed.iter().map(|word| text::fold(word)).collect();
    let mut writings = rewritten(&folded);
    if query.has_synonyms {
        writings.extend(synonyms(&typed).into_iter().map(|own| own.rewritten));
    }
    writings
}

fn mark_writings(query: &Query, words: &[Shown], places: &mut Vec<usize>) {
    for writing in writings(query) {
        let pieces = WholeWords::new(writing.words.iter().copied(), false);
        follow(&pieces, words, None, places);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::parse;

    /// The text with what is marked in brackets.
    fn in_brackets(marker: &Marker, text: &str) -> String {
        let places = marker.places(text);
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
            // A match has whole words, so letters in order did not make it one.
            ("nghep", "công nghiệp", "công nghiệp"),
            ("\"tạo nghề\"", "Đào tạo nghề", "Đào [tạo] [nghề]"),
            ("-nghe dao", "Đào tạo nghề", "[Đào] tạo nghề"),
            ("huyen:\"dong h\"", "Đông Hưng", "[Đông] [Hưng]"),
        ] {
            let marker = Marker::of_match(&parse(query).unwrap());
            assert_eq!(in_brackets(&marker, text), expected, "{query}");
        }
    }

    #[test]
    fn slips_are_marked_only_in_a_record_that_has_no_better() {
        for (query, record, text, expected) in [
            ("nghep", "", "công nghiệp", "công [ngh]i[ệp]"),
            (
                "dong gach",
                "Đông Hưng\nCông ty gạch",
                "Công ty gạch",
                "Công ty [gạch]",
            ),
            (
                "dong gach",
                "Công ty gạch",
                "Công ty gạch",
                "[Công] ty [gạch]",
            ),
            ("gac", "Công ty gạch", "Công ty gạch", "Công ty [gạc]h"),
        ] {
            let marker = Marker::of_near(&parse(query).unwrap(), record);
            assert_eq!(in_brackets(&marker, text), expected, "{query}");
        }
    }

    #[test]
    fn words_of_a_name_are_marked_side_by_side() {
        let query = parse("vu thu go").unwrap();
        let name = Term {
            words: vec!["vu".to_owned(), "thu".to_owned()],
            role: TermRole::Name,
            ..query.terms[0].clone()
        };
        let marker = Marker::of_names(&query, &[name]);
        let text = "Vũ Hội, Vũ Thư: đồ gỗ";
        assert_eq!(in_brackets(&marker, text), "Vũ Hội, [Vũ] [Thư]: đồ [gỗ]");
    }

    #[test]
    fn words_with_the_same_meaning_are_marked() {
        let query = Query {
            has_synonyms: true,
            ..parse("hoc vien may").unwrap()
        };
        let marker = Marker::of_match(&query);
        assert_eq!(
            in_brackets(&marker, "35 lao động may"),
            "35 [lao] [động] [may]"
        );
    }
}
