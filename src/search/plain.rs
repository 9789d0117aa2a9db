//! The slow, plain way to score records: every word of every record against every typed word.
//!
//! It shares the points of a single word with the engine and nothing else: no word numbers, no
//! tables, no sequences of bits, no narrowing, no early end. The engine must give the same lists.

use std::collections::HashSet;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::index::column::{WordColumn, columns};
use super::index::lexicon::{KnownWord, letters};
use super::index::name::{names_of_activity, names_of_funding, years_of};
use super::plan::fit::{PROPER, Typed};
use super::plan::{INITIALS, RUN_TOGETHER, SHORT_FORM};
use super::score::text_points::{ADJACENT, COVERED, COVERED_PART};
use super::score::weight::weight;
use crate::dataset::{Dataset, Row};
use crate::text;
use crate::text::short_form::{Rewritten, rewritten};

/// A word of a record: without and with its marks.
type Spelled = (String, String);

/// A typed word and what it may mean.
struct Asked {
    typed: Typed,
    meanings: Vec<Typed>,
    /// Whether some word of the data begins with it.
    is_start: bool,
}

fn spell(text: &str) -> Vec<Spelled> {
    let words = text::words(text).map(|range| &text[range]);
    words
        .map(|word| (text::fold(word), text::marked(word)))
        .collect()
}

fn word((plain, marked): &Spelled) -> KnownWord<'_> {
    let letters = letters(plain);
    KnownWord {
        plain,
        marked,
        letters,
    }
}

fn text_of(row: Row<'_>, column: WordColumn) -> String {
    match column {
        WordColumn::Text(field) => row.text(field).to_owned(),
        WordColumn::Funding => names_of_funding(row.funding()),
        WordColumn::Activity => row.activity().map(names_of_activity).unwrap_or_default(),
        WordColumn::Period => row.period().map(years_of).unwrap_or_default(),
        WordColumn::Extra(_) => String::new(),
    }
}

fn ask(query: &str, known: &HashSet<Spelled>) -> Vec<Asked> {
    let toned = text::has_marks(query);
    let words = text::words(query).map(|range| &query[range]);
    let asked = words.map(|typed| {
        let readings = text::readings(typed);
        let typed = Typed::new(typed, toned);
        let mut meanings = vec![typed.clone()];
        meanings.extend(readings.iter().map(|reading| Typed::new(reading, true)));
        let fits = |known: &Spelled| {
            meanings
                .iter()
                .any(|meaning| meaning.proper_fit(word(known)) > 0)
        };
        let is_start = known.iter().any(fits);
        Asked {
            typed,
            meanings,
            is_start,
        }
    });
    asked.collect()
}

/// Points of one word of a line for one typed word.
fn single(asked: &Asked, at: &Spelled) -> u8 {
    let proper = asked
        .meanings
        .iter()
        .map(|meaning| meaning.proper_fit(word(at)))
        .max();
    match proper {
        Some(points) if points > 0 => points,
        _ => asked.typed.fit(word(at), &SkimMatcherV2::default()),
    }
}

/// The number of words at the end of `text` that are another writing of a typed word, if any is.
fn writing(writings: &[Rewritten], lane: usize, text: &[Spelled]) -> Option<usize> {
    let ends = |words: &[&str]| {
        let start = text.len().checked_sub(words.len());
        start.is_some_and(|start| {
            let mut pairs = text[start..].iter().zip(words);
            pairs.all(|((plain, _), own)| text::is_same_word(plain, own))
        })
    };
    let own = writings.iter().filter(|own| own.range.contains(&lane));
    let counts = own
        .map(|own| own.words)
        .filter(|words| words.len() > 1 && ends(words));
    counts.map(<[_]>::len).max()
}

/// Points and number of words, if several words up to the end of `line` answer together.
fn several(asked: &Asked, line: &[Spelled]) -> Option<(u8, usize)> {
    let typed = asked.typed.plain();
    let tail = |count: usize| line.len().checked_sub(count).map(|start| &line[start..]);
    if asked.is_start || !typed.is_ascii() {
        return None;
    }
    let together = |count: &usize| {
        let words: Vec<_> = tail(*count)
            .unwrap_or(&[])
            .iter()
            .map(|(plain, _)| plain.as_str())
            .collect();
        let before = words[..count - 1].concat();
        let begins = typed
            .strip_prefix(before.as_str())
            .filter(|rest| !rest.is_empty());
        typed == words.concat() || begins.is_some_and(|rest| words[count - 1].starts_with(rest))
    };
    let run = (typed.len() >= 4)
        .then(|| (2..=line.len()).find(together))
        .flatten();
    let firsts = |tail: &[Spelled]| {
        tail.iter()
            .map(|spelled| word(spelled).initial())
            .eq(typed.bytes().map(Some))
    };
    let initials = typed.len() >= 3 && tail(typed.len()).is_some_and(firsts);
    let run = run.map(|count| (RUN_TOGETHER, count));
    run.or(initials.then_some((INITIALS, typed.len())))
}

/// Points for each typed word, and for the cover, of one line.
fn line_points(query: &[Asked], line: &[Spelled]) -> (Vec<u8>, usize) {
    let mut best = vec![0u8; query.len()];
    let (mut before, mut found) = (vec![false; query.len()], 0);
    let folded: Vec<_> = query.iter().map(|asked| asked.typed.plain()).collect();
    let writings = rewritten(&folded);
    for end in 0..line.len() {
        let (mut answered, mut covers) = (vec![false; query.len()], 0);
        for (lane, asked) in query.iter().enumerate() {
            let (short, joined) = short_form(&writings, lane, &line[end].0);
            let points = single(asked, &line[end]).max(short);
            if points > 0 {
                let adjacent = lane > 0 && (before[lane - 1] || joined);
                best[lane] = best[lane].max(points + if adjacent { ADJACENT } else { 0 });
                answered[lane] = true;
                covers = covers.max(usize::from(points >= PROPER));
            }
            let written = writing(&writings, lane, &line[..=end]).map(|count| (SHORT_FORM, count));
            let together = several(asked, &line[..=end]);
            for (points, count) in written.into_iter().chain(together) {
                best[lane] = best[lane].max(points);
                answered[lane] = true;
                covers = covers.max(count);
            }
        }
        found += covers;
        before = answered;
    }
    let words = line.len();
    let cover = match found {
        0 => 0,
        found if found >= words => COVERED,
        found => COVERED_PART * found / words,
    };
    (best, cover)
}

/// Points for a typed word that the word stands for with its neighbours, and whether one of them
/// is the word typed before.
fn short_form(writings: &[Rewritten], lane: usize, plain: &str) -> (u8, bool) {
    let own = writings
        .iter()
        .filter(|own| own.range.contains(&lane) && own.words == [plain]);
    let joined: Vec<_> = own.map(|own| lane > own.range.start).collect();
    let points = if joined.is_empty() { 0 } else { SHORT_FORM };
    (points, joined.contains(&true))
}

/// The score of a record, and whether it fits properly.
fn score(query: &[Asked], row: Row<'_>) -> Option<(u16, bool)> {
    let (mut best, mut cover) = (vec![0u8; query.len()], 0);
    for column in columns() {
        let (column_weight, shift) = weight(column);
        let text = text_of(row, column);
        let lines = text
            .split('\n')
            .map(|line| line_points(query, &spell(line)));
        let (mut answers, mut column_cover) = (false, 0);
        for (points, covered) in lines {
            for (best, points) in best
                .iter_mut()
                .zip(points)
                .filter(|(_, points)| *points > 0)
            {
                *best = (*best).max(points + column_weight);
                answers = true;
            }
            column_cover = column_cover.max(covered);
        }
        cover += if answers { column_cover >> shift } else { 0 };
    }
    let sum: u16 = best.iter().map(|points| u16::from(*points)).sum();
    let found = best.iter().all(|points| *points > 0);
    let proper = best.iter().all(|points| *points >= PROPER);
    found.then_some((sum + u16::try_from(cover.min(255)).unwrap(), proper))
}

/// The records that a query finds, best first.
pub(super) fn plain_order(dataset: &Dataset, query: &str) -> Vec<u32> {
    let texts = dataset
        .rows()
        .flat_map(|row| columns().map(move |column| text_of(row, column)));
    let known: HashSet<_> = texts.flat_map(|text| spell(&text)).collect();
    let asked = ask(query, &known);
    let scored = dataset
        .rows()
        .filter_map(|row| Some((row.index(), score(&asked, row)?)));
    let mut scored: Vec<_> = scored.collect();
    if scored.iter().any(|(_, (_, proper))| *proper) {
        scored.retain(|(_, (_, proper))| *proper);
    }
    scored.sort_by_key(|(_, (score, _))| std::cmp::Reverse(*score));
    scored.into_iter().map(|(row, _)| row).collect()
}
