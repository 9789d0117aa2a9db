//! What is possible and still looks wrong: noticed and told, never changed.

use super::origin::Origins;
use super::{spelling, twice};
use crate::dataset::summary::Stopped;
use crate::dataset::{
    Dataset, ExtraId, Figure, Indicator, Kind, MOST_SUPPORT, Period, Qualifier, Record, TextColumn,
    TextField, header,
};
use crate::messages::Reader;
use crate::reader::report::{FindingKind, Findings, Place};
use crate::text;

/// Years outside of these are slips of the keyboard.
const YEARS: std::ops::RangeInclusive<u16> = 1990..=2100;
/// No project costs as much, in đồng; `300.000.000` in a column of million is meant in đồng.
const TOO_MUCH: i64 = 10_000_000_000_000;
/// A hundred per cent, in hundredths of a per cent.
const WHOLE: i64 = 10_000;

/// Looks at one record.
pub(in crate::reader) fn of_record(
    record: &Record,
    place: Place<'_>,
    (names, words): (&dyn Fn(ExtraId) -> String, &Reader),
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
    amounts(record, (names, words), &mut tell);
    let is_money = |figure: &&Figure| figure.indicator.description().kind == Kind::Money;
    let most = |figure: &Figure| match figure.indicator {
        Indicator::Support | Indicator::PlannedSupport => MOST_SUPPORT,
        _ => TOO_MUCH,
    };
    let mut money = record.figures.iter().filter(is_money);
    if let Some(figure) = money.find(|figure| figure.value >= most(figure)) {
        tell(&|| (words.suspicion.too_much_money)(&(words.table.money)(figure.value)));
    }
    if value(record, Indicator::EmploymentRate).is_some_and(|share| share > WHOLE) {
        tell(&|| words.suspicion.share_above_whole.to_owned());
    }
    if let Some(period) = record.period.filter(|period| !is_likely(*period)) {
        tell(&|| (words.suspicion.unlikely_year)(&period.to_string()));
    }
    if record.text(TextField::Establishments).contains('\n') && has_money(record) {
        tell(&|| words.suspicion.one_amount_for_several.to_owned());
    }
}

fn amounts(
    record: &Record,
    (names, words): (&dyn Fn(ExtraId) -> String, &Reader),
    tell: &mut dyn FnMut(&dyn Fn() -> String),
) {
    let Some(total) = value(record, Indicator::TotalCost) else {
        return;
    };
    let Some(support) = value(record, Indicator::Support) else {
        return;
    };
    if support > total {
        tell(&|| words.suspicion.support_above_total.to_owned());
    } else if let Some(counterpart) = value(record, Indicator::Counterpart)
        && let Some(known) = support.checked_add(counterpart)
        && known != total
        && !has_other(record, names, total - known)
    {
        tell(&|| words.suspicion.parts_do_not_add_up.to_owned());
    }
}

/// Says whether a column of other money, `Trong đó Khác`, has this amount, whatever it is counted
/// in. A number that is called otherwise explains nothing: it may be the same by chance.
fn has_other(record: &Record, names: &dyn Fn(ExtraId) -> String, amount: i64) -> bool {
    let is_amount = |text: &str| {
        let number = text::parse_scaled(text, 0, None).unwrap_or_default();
        let mut units = [0, 3, 6, 9].into_iter();
        units.any(|decimals| number.checked_mul(i64::pow(10, decimals)) == Some(amount))
    };
    let is_other = |name: &str| header::plain(name).ends_with("khac");
    let mut extra = record.extra.iter();
    extra.any(|(column, text)| is_amount(text) && is_other(&names(*column)))
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
pub(in crate::reader) fn of_dataset(
    dataset: &Dataset,
    origins: &Origins,
    words: &Reader,
    findings: &mut Findings,
) {
    let ids = dataset.column(TextField::Id);
    let say = |row| {
        let place = origins.place(row);
        place.map(|place| place.say(words)).unwrap_or_default()
    };
    for (first, again) in repeated(ids) {
        findings.add(FindingKind::Suspicion, || {
            let text = (words.repeated_id)(ids.text(again), &say(first));
            (say(again), text)
        });
    }
    for (first, again) in twice::of_one_project(dataset) {
        findings.add(FindingKind::Suspicion, || {
            (say(again), (words.in_two_files)(&say(first)))
        });
    }
    if let Some((row, first, count)) = twice::payments(dataset) {
        findings.add(FindingKind::Suspicion, || {
            (say(row), (words.rows.payments)(count, &say(first)))
        });
    }
    if let Some((first, count)) = Stopped::of(dataset).in_notes(dataset) {
        findings.add(FindingKind::Suspicion, || {
            (say(first), (words.suspicion.stopped_in_note)(count))
        });
    }
    let establishments = dataset.column(TextField::Establishments);
    for (one, other) in spelling::in_two_ways(establishments) {
        findings.add(FindingKind::Suspicion, || {
            (String::new(), (words.two_spellings)(&one, &other))
        });
    }
}

/// The first two rows of each text that several rows have.
fn repeated(column: &TextColumn) -> Vec<(u32, u32)> {
    const NEW: u32 = u32::MAX;
    const TOLD: u32 = u32::MAX - 1;
    let rows = column.rows();
    if rows.iter().filter(|value| **value != 0).count() == column.values().len() as usize {
        return Vec::new();
    }
    let mut first = vec![NEW; column.values().len() as usize + 1];
    let mut pairs = Vec::new();
    for (row, value) in (0..).zip(rows).filter(|(_, value)| **value != 0) {
        let first = &mut first[*value as usize];
        match *first {
            NEW => *first = row,
            TOLD => {}
            _ => pairs.push((std::mem::replace(first, TOLD), row)),
        }
    }
    pairs
}
