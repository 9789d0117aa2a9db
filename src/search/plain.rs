//! The slow, plain way to score records: every word of every record against every typed word.
//!
//! It shares the points of a single word with the engine and nothing else: no word numbers, no
//! tables, no sequences of bits, no narrowing, no early end. The engine must give the same lists.

use std::collections::HashSet;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::index::column::columns;
use super::index::lexicon::{KnownWord, letters};
use super::index::name::text_in;
use super::plan::counted::{self, Counted};
use super::plan::fit::{PROPER, Typed};
use super::plan::named_number;
use super::plan::number::TypedNumber;
use super::plan::{FIGURE, INITIALS, PRESENT, RUN_TOGETHER, SHORT_FORM};
use super::query::{Tones, parse};
use super::score::text_points::{ADJACENT, COVERED, COVERED_PART};
use super::score::weight::weight;
use crate::dataset::{Dataset, Row};
use crate::text;
use crate::text::short_form::{Rewritten, rewritten};

/// A word of a record: without and with its marks.
type Spelled = (String, String);

/// What is asked for: what matches, or also what comes near.
#[derive(Clone, Copy, PartialEq)]
enum Wanted {
    Matches,
    Near,
    /// So many words are enough.
    Part(usize),
}

/// A typed word and what it may mean.
struct Asked {
    typed: Typed,
    meanings: Vec<Typed>,
    /// What it means in a name: itself, or where the data has no such word, what it is read for.
    meant: Typed,
    /// Whether some word of the data begins with it.
    is_start: bool,
    /// Whether it is a name of the data together with the word behind it.
    is_name: bool,
    /// Whether slips of the finger count.
    is_near: bool,
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

fn ask(query: &str, known: &HashSet<Spelled>, wanted: Wanted) -> Vec<Asked> {
    let tones = match text::has_marks(query) {
        true if wanted == Wanted::Matches => Tones::Meant,
        true => Tones::Preferred,
        false => Tones::Any,
    };
    let words = text::words(query);
    let asked = words.map(|range| {
        // The cursor stands behind the last word.
        let is_open = range.end == query.len() || wanted == Wanted::Near;
        let typed = &query[range];
        let readings = text::readings(typed);
        let typed = Typed::new(typed, tones).open(is_open);
        let mut meanings = vec![typed.clone()];
        let read = readings
            .iter()
            .map(|reading| Typed::new(reading, Tones::Preferred));
        meanings.extend(read.map(|reading| reading.open(is_open)));
        let fits = |known: &Spelled| meanings.iter().any(|meaning| meaning.begins(word(known)));
        let is_start = known.iter().any(fits);
        let in_names = std::iter::once(typed.marked()).chain(readings.iter().map(String::as_str));
        let in_names: Vec<_> = in_names
            .map(|meaning| Typed::new(meaning, Tones::Preferred).open(is_open))
            .collect();
        let stands = |meaning: &&Typed| known.iter().any(|known| meaning.is_piece(word(known)));
        let meant = in_names.iter().find(stands).unwrap_or(&in_names[0]).clone();
        Asked {
            typed,
            meanings,
            meant,
            is_start,
            is_name: false,
            is_near: wanted == Wanted::Near,
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
        _ if !asked.is_near => 0,
        _ => asked.typed.fit(word(at), &SkimMatcherV2::default()),
    }
}

/// Whether the last two words of some name are the two typed ones.
fn is_name(dataset: &Dataset, pair: &[Asked]) -> bool {
    let names = dataset.rows().flat_map(|row| {
        let columns = columns().filter(|column| column.has_names());
        columns.map(move |column| text_in(row, column))
    });
    names.into_iter().any(|text| {
        let mut lines = text.split('\n').map(spell);
        lines.any(|line| ends_with(pair, &line))
    })
}

/// Points for some typed words that must stand side by side; they say nothing else of the record.
fn side_by_side(row_of_words: &[Asked], row: Row<'_>) -> u8 {
    let weights = columns().filter_map(|column| {
        let text = text_in(row, column);
        let mut lines = text.split('\n').map(spell);
        let has =
            |line: Vec<Spelled>| (1..=line.len()).any(|end| ends_with(row_of_words, &line[..end]));
        lines.any(has).then_some(weight(column).0)
    });
    weights.max().map_or(0, |weight| PRESENT + weight)
}

/// Whether the last words of a line are the typed ones, as words side by side.
fn ends_with(row_of_words: &[Asked], line: &[Spelled]) -> bool {
    let Some(start) = line.len().checked_sub(row_of_words.len()) else {
        return false;
    };
    let mut both = row_of_words.iter().zip(&line[start..]).enumerate();
    both.all(|(place, (asked, at))| {
        let typed = asked.meant.clone().open(false);
        let may_be_cut = place + 1 == row_of_words.len() && asked.typed.is_open();
        typed.is(word(at)) || may_be_cut && typed.open(true).proper_fit(word(at)) > 0
    })
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
fn score(
    query: &[Asked],
    (numbers, counted): (&[TypedNumber], &[&Counted]),
    row: Row<'_>,
    wanted: Wanted,
) -> Option<(u16, bool)> {
    let (mut best, mut cover) = (vec![0u8; query.len()], 0);
    for column in columns() {
        let (column_weight, shift) = weight(column);
        let text = text_in(row, column);
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
    for lane in (0..query.len()).filter(|lane| query[*lane].is_name) {
        best.push(side_by_side(&query[lane..lane + 2], row));
    }
    for own in counted {
        let mut figures = row.figures().into_iter();
        let has = figures.any(|figure| own.at(0).any(|number| number.is(&figure)));
        let figure = if has { FIGURE } else { 0 };
        best.push(side_by_side(&query[own.lanes.clone()], row).max(figure));
    }
    for wanted in numbers {
        let mut figures = row.figures().into_iter();
        if figures.any(|figure| wanted.is(&figure)) {
            best[wanted.lane] = best[wanted.lane].max(FIGURE);
        }
    }
    let sum: u16 = best.iter().map(|points| u16::from(*points)).sum();
    let proper = best.iter().filter(|points| **points >= PROPER).count();
    let (found, proper) = match wanted {
        Wanted::Part(needed) => (proper >= needed, true),
        _ => (best.iter().all(|points| *points > 0), proper == best.len()),
    };
    found.then_some((sum + u16::try_from(cover.min(255)).unwrap(), proper))
}

/// The records that a query finds, best first: those that match, those that only come near, and
/// where there is none of these, those that have a part of the words.
pub(super) fn plain_order(dataset: &Dataset, query: &str) -> [Vec<u32>; 3] {
    let matches = order(dataset, query, Wanted::Matches);
    let mut near = order(dataset, query, Wanted::Near);
    near.retain(|row| !matches.contains(row));
    let needed = match text::words(query).count() {
        ..4 => None,
        4..8 => Some(3),
        count => Some(count / 2),
    };
    let needed = needed.filter(|_| matches.is_empty() && near.is_empty());
    let part = needed.map(|needed| order(dataset, query, Wanted::Part(needed)));
    [matches, near, part.unwrap_or_default()]
}

fn order(dataset: &Dataset, query: &str, wanted: Wanted) -> Vec<u32> {
    let texts = dataset
        .rows()
        .flat_map(|row| columns().map(move |column| text_in(row, column)));
    let known: HashSet<_> = texts.flat_map(|text| spell(&text)).collect();
    let mut asked = ask(query, &known, wanted);
    // What a typed number means is the plan's; here it is looked for in each record by itself.
    let terms = parse(query).unwrap().terms;
    let numbers = counted::typed(&terms);
    let no_names = counted::pairs(&numbers, &named_number::named(&terms));
    let counted = counted::all(&terms);
    let counted = counted.iter().filter(|_| wanted == Wanted::Matches);
    let counted: Vec<_> = counted.collect();
    for lane in 1..asked.len() {
        let pair = &asked[lane - 1..=lane];
        asked[lane - 1].is_name =
            wanted == Wanted::Matches && no_names >> (lane - 1) & 1 == 0 && is_name(dataset, pair);
    }
    let scored = dataset.rows().filter_map(|row| {
        Some((
            row.index(),
            score(&asked, (&numbers, &counted), row, wanted)?,
        ))
    });
    let mut scored: Vec<_> = scored.collect();
    if scored.iter().any(|(_, (_, proper))| *proper) {
        scored.retain(|(_, (_, proper))| *proper);
    }
    scored.sort_by_key(|(_, (score, _))| std::cmp::Reverse(*score));
    scored.into_iter().map(|(row, _)| row).collect()
}
