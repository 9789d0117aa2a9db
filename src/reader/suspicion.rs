//! What is possible and still looks wrong: noticed and told, never changed.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

use super::report::{FindingKind, Findings, Place};
use crate::dataset::{
    Dataset, Indicator, Kind, Period, Qualifier, Record, TextColumn, TextField, ValueId,
};
use crate::messages::Reader;
use crate::text;

/// Years outside of these are slips of the keyboard.
const YEARS: std::ops::RangeInclusive<u16> = 1990..=2100;
/// A hundred per cent, in hundredths of a per cent.
const WHOLE: i64 = 10_000;

/// Looks at one record.
pub(super) fn of_record(
    record: &Record,
    place: Place<'_>,
    words: &Reader,
    findings: &mut Findings,
) {
    let mut tell = |text: &dyn Fn() -> String| {
        findings.add(FindingKind::Suspicion, || {
            let id = record.text(TextField::Id);
            let text = if place.row.is_some() {
                text()
            } else {
                (words.in_record)(&text::clean(id), &text())
            };
            (place.say(words), text)
        });
    };
    amounts(record, words, &mut tell);
    if value(record, Indicator::EmploymentRate).is_some_and(|share| share > WHOLE) {
        tell(&|| words.share_above_whole.to_owned());
    }
    if let Some(period) = record.period.filter(|period| !is_likely(*period)) {
        tell(&|| (words.unlikely_year)(&period.to_string()));
    }
    if record.text(TextField::Establishments).contains('\n') && has_money(record) {
        tell(&|| words.one_amount_for_several.to_owned());
    }
}

fn amounts(record: &Record, words: &Reader, tell: &mut dyn FnMut(&dyn Fn() -> String)) {
    let Some(total) = value(record, Indicator::TotalCost) else {
        return;
    };
    let Some(support) = value(record, Indicator::Support) else {
        return;
    };
    if support > total {
        tell(&|| words.support_above_total.to_owned());
    } else if let Some(counterpart) = value(record, Indicator::Counterpart)
        && support.checked_add(counterpart) != Some(total)
    {
        tell(&|| words.parts_do_not_add_up.to_owned());
    }
}

/// The exact value of an indicator; what is only about right cannot be compared.
fn value(record: &Record, indicator: Indicator) -> Option<i64> {
    let found = record
        .figures
        .iter()
        .find(|figure| figure.indicator == indicator);
    found
        .filter(|figure| figure.qualifier == Qualifier::Exact)
        .map(|figure| figure.value)
}

fn has_money(record: &Record) -> bool {
    record
        .figures
        .iter()
        .any(|figure| figure.indicator.description().kind == Kind::Money)
}

fn is_likely(period: Period) -> bool {
    YEARS.contains(&period.from) && YEARS.contains(&period.to)
}

/// Looks at all records together, once they are loaded.
pub(super) fn of_dataset(dataset: &Dataset, words: &Reader, findings: &mut Findings) {
    let ids = dataset.column(TextField::Id);
    for id in repeated(ids) {
        findings.add(FindingKind::Suspicion, || {
            (String::new(), (words.duplicate_id)(ids.values().text(id)))
        });
    }
    let establishments = dataset.column(TextField::Establishments);
    for (one, other) in spelled_in_two_ways(establishments) {
        findings.add(FindingKind::Suspicion, || {
            (String::new(), (words.two_spellings)(&one, &other))
        });
    }
}

/// The texts that several rows have.
fn repeated(column: &TextColumn) -> Vec<ValueId> {
    let rows = column.rows();
    if rows.iter().filter(|value| **value != 0).count() == column.values().len() as usize {
        return Vec::new();
    }
    let mut seen = vec![0_u8; column.values().len() as usize + 1];
    let mut again = Vec::new();
    for value in rows.iter().filter(|value| **value != 0) {
        let count = &mut seen[*value as usize];
        if *count == 1 {
            again.push(*value);
        }
        *count = count.saturating_add(1);
    }
    again
}

/// Names that differ only in tones, case, spaces or points.
fn spelled_in_two_ways(column: &TextColumn) -> Vec<(String, String)> {
    let values = column.values();
    let hasher = RandomState::new();
    let mut known: HashTable<(u64, &str)> = HashTable::new();
    let mut seen: HashSet<(&str, &str)> = HashSet::new();
    let mut folded = String::new();
    let mut pairs = Vec::new();
    for name in (1..=values.len()).flat_map(|value| values.text(value).split('\n')) {
        folded.clear();
        compared(name, &mut folded);
        let hash = hasher.hash_one(&folded);
        match known.find(hash, |(other, _)| *other == hash) {
            None => _ = known.insert_unique(hash, (hash, name), |(hash, _)| *hash),
            Some((_, first)) if *first != name && seen.insert((first, name)) => {
                pairs.push(((*first).to_owned(), name.to_owned()));
            }
            Some(_) => {}
        }
    }
    pairs
}

/// Writes a name as it is compared, without anything but letters and digits.
fn compared(name: &str, out: &mut String) {
    text::fold_into(name, out);
    out.retain(char::is_alphanumeric);
}
