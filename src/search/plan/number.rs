//! Numbers in a query: `13560`, `3,32 tỷ`.

use std::ops::RangeInclusive;

use crate::search::query::{Term, TermRole};
use crate::text::{self, fold};

/// A typed number: the place of its term, and what figures it stands for.
pub type TypedNumber = (usize, RangeInclusive<i64>);

const MILLION: u32 = 6;
const BILLION: u32 = 9;

/// Words behind a number that say in what it is counted.
const UNITS: &[(&str, u32)] = &[
    ("trieu", MILLION),
    ("tr", MILLION),
    ("ty", BILLION),
    ("ti", BILLION),
];

/// The numbers of two digits or more among some terms: as they stand, and as amounts in millions,
/// in which they are shown. A unit behind a number belongs to it.
pub fn typed(terms: &[Term]) -> Vec<TypedNumber> {
    let mut found = Vec::new();
    for (lane, term) in terms.iter().enumerate() {
        if term.role != TermRole::Word || !is_number(&term.typed) {
            continue;
        }
        if let Some((next, unit)) = unit_behind(terms, lane) {
            let amount = amount(&term.typed, unit);
            found.extend(amount.clone().map(|amount| (lane, amount)));
            found.extend(amount.map(|amount| (next, amount)));
        } else if has_digits(&term.typed) {
            let whole = text::parse_scaled(&term.typed, 0, None).ok();
            found.extend(whole.map(|number| (lane, number..=number)));
            found.extend(amount(&term.typed, MILLION).map(|amount| (lane, amount)));
        }
    }
    found
}

fn is_number(typed: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
    typed.bytes().any(|byte| byte.is_ascii_digit()) && typed.bytes().all(is_part)
}

/// One digit stands in too many numbers to ask for one.
fn has_digits(typed: &str) -> bool {
    typed.bytes().filter(u8::is_ascii_digit).count() >= 2
}

/// The term behind a number that names its unit; words cut at a sign, as in `3.322,5`, lie between.
fn unit_behind(terms: &[Term], lane: usize) -> Option<(usize, u32)> {
    let own = &terms[lane].typed;
    let mut next = terms.iter().enumerate().skip(lane + 1);
    let (place, term) = next.find(|(_, term)| term.typed != *own)?;
    let word = fold(&term.typed);
    let unit = UNITS.iter().find(|(name, _)| *name == word)?;
    (term.role == TermRole::Word).then_some((place, unit.1))
}

/// The amounts that are written so in a unit: `3,32` in billions is all that rounds to it.
fn amount(typed: &str, unit: u32) -> Option<RangeInclusive<i64>> {
    let exact = text::parse_scaled(typed, unit, None).ok()?;
    let (_, decimals) = typed.rsplit_once([',', '.']).unwrap_or(("", ""));
    let is_rounded = unit == BILLION && (1..=2).contains(&decimals.len());
    if !is_rounded {
        return Some(exact..=exact);
    }
    let half = 10_i64.pow(unit - u32::try_from(decimals.len()).ok()?) / 2;
    Some(exact - half..=exact + half)
}
