//! Ids: nearly all different, so they are looked for in their text rather than kept as words.

use memchr::memmem;

use super::fit::{START, WHOLE, WHOLE_TONED};
use crate::dataset::{Dataset, TextField, ValueId, Values};
use crate::search::query::Term;

/// Fewer letters stand in nearly every id.
const SHORTEST: usize = 3;

/// The ids that answer a word, with points.
///
/// The whole id as it was typed, in any case, or, for a word with a digit, a part of the id that
/// begins with it; the zeros before a number need not be typed. A year is meant as one.
pub fn find(plain: &str, term: &Term, dataset: &Dataset) -> impl Iterator<Item = (ValueId, u8)> {
    let values = dataset.column(TextField::Id).values();
    // Ids are not folded: they are mostly capitals, so two spellings reach nearly all.
    let upper = plain.to_uppercase();
    let mut spellings = Vec::new();
    let has_digit = plain.bytes().any(|byte| byte.is_ascii_digit());
    if plain.len() >= SHORTEST && has_digit && !is_year(plain) {
        spellings.push(plain.to_owned());
        if upper != plain {
            spellings.push(upper);
        }
    }
    let parts: Vec<_> = spellings
        .iter()
        .flat_map(|spelling| parts(spelling, values))
        .collect();
    let typed = &term.typed;
    // A whole id is told by its text, however short it is and whether it has digits.
    let whole = [typed.clone(), typed.to_lowercase(), typed.to_uppercase()];
    let found: Vec<_> = whole.iter().filter_map(|id| values.find(id)).collect();
    let whole = found.into_iter().map(|value| (value, WHOLE_TONED));
    parts.into_iter().chain(whole)
}

fn parts(spelling: &str, values: &Values) -> Vec<(ValueId, u8)> {
    let text = values.arena().as_bytes();
    let places = memmem::find_iter(text, spelling.as_bytes());
    let fits = places.filter_map(|place| {
        let (value, start) = values.at(place);
        let (before, rest) = values.original(value).as_bytes().split_at(start);
        // The ids have nothing between them, so a match may reach into the next one.
        let behind = rest.get(spelling.len()..)?;
        let is_start = starts_part(before);
        let is_whole = behind
            .first()
            .is_none_or(|byte| !byte.is_ascii_alphanumeric());
        is_start.then_some((value, if is_whole { WHOLE } else { START }))
    });
    fits.collect()
}

/// Whether it is a year or how one begins, which nearly every id has in it.
fn is_year(plain: &str) -> bool {
    let is_number = plain.len() <= 4 && plain.bytes().all(|byte| byte.is_ascii_digit());
    is_number && (plain.starts_with("19") || plain.starts_with("20"))
}

/// Whether a part of an id begins behind `before`, zeros before a number apart.
fn starts_part(before: &[u8]) -> bool {
    let zeros = before
        .iter()
        .rev()
        .take_while(|byte| **byte == b'0')
        .count();
    let last = before[..before.len() - zeros].last();
    last.is_none_or(|byte| !byte.is_ascii_alphanumeric() || zeros > 0 && !byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_before_a_number_need_not_be_typed() {
        for (before, starts) in [
            (&b""[..], true),
            (b"KC-", true),
            (b"KC-000", true),
            (b"KC000", true),
            (b"KC", false),
            (b"KC-1000", false),
        ] {
            assert_eq!(starts_part(before), starts, "{before:?}");
        }
    }
}
