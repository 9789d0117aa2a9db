//! What stands around a table and holds for its records that do not say it themselves: the year and
//! the source of its title, of its sheet, of its file.

use super::column;
use super::funding;
use super::groups::Whole;
use super::named_period::{first_or_inside, named_period};
use super::row::RawRow;
use super::value;
use crate::dataset::{Field, Funding, FundingSet, Period, Record};
use crate::reader::report::{GivenBy, GivenValue};

/// How many rows above a header its titles may take.
pub(super) const TITLES: usize = 12;

/// A value, where it was found, and how many records have it from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reader) struct Found<T> {
    pub(in crate::reader) value: T,
    by: GivenBy,
    records: u64,
}

impl<T> Found<T> {
    pub(in crate::reader) fn new(value: T, by: GivenBy) -> Self {
        Self {
            value,
            by,
            records: 0,
        }
    }

    fn report(&self, field: Field, say: impl Fn(&T) -> String) -> GivenValue {
        GivenValue {
            field: field.key(),
            value: say(&self.value),
            by: self.by,
            records: self.records,
        }
    }
}

/// What a table gives to its records.
#[derive(Clone, Debug, Default)]
pub(in crate::reader) struct Given {
    pub(in crate::reader) period: Option<Found<Period>>,
    pub(in crate::reader) funding: Option<Found<Funding>>,
}

impl Given {
    /// What the table above gave, for one that goes on with it.
    pub(super) fn again(reports: &[GivenValue]) -> Self {
        let of = |field: Field| reports.iter().find(|given| given.field == field.key());
        let period = of(Field::Period).and_then(|given| Period::parse(&given.value));
        let funding = of(Field::Funding).and_then(|given| Funding::parse(&given.value));
        Self {
            period: period.map(|period| Found::new(period, GivenBy::Above)),
            funding: funding.map(|source| Found::new(source, GivenBy::Above)),
        }
    }

    /// Looks at the lines above a header, and at what is told of the whole list elsewhere.
    pub(super) fn of(titles: &[RawRow], above: &Self, (sheet, file): (Option<&str>, &str)) -> Self {
        let near = &titles[titles.len().saturating_sub(TITLES)..];
        Self {
            period: period(near, above, sheet),
            funding: funding(near, above, (sheet, file)),
        }
    }

    /// Takes what stands beside a list for the year or the source of its records, if it is called so.
    pub(super) fn note(&mut self, name: &str, text: &str) {
        match column::find(name, false, &[]).0 {
            Field::Period if self.period.is_none() => {
                let period = value::period(text);
                self.period = period.map(|period| Found::new(period, GivenBy::Beside));
            }
            Field::Funding if self.funding.is_none() => {
                let source = funding::of_cell(text).and_then(FundingSet::single);
                self.funding = source.map(|source| Found::new(source, GivenBy::Beside));
            }
            _ => {}
        }
    }

    /// Columns that tell the source go before what stands around them.
    pub(super) fn beside(mut self, mut fields: impl Iterator<Item = Field>) -> Self {
        let tells = |field| matches!(field, Field::Funding | Field::SupportFrom(_));
        self.funding = self.funding.filter(|_| !fields.any(tells));
        self
    }

    /// Gives a record what neither its cells nor the headings above it say.
    pub(super) fn complete(&mut self, record: &mut Record) {
        if let Some(found) = self.period.as_mut().filter(|_| record.period.is_none()) {
            record.period = Some(found.value);
            found.records += 1;
        }
        if let Some(found) = self.funding.as_mut().filter(|_| record.funding.is_empty()) {
            record.funding.insert(found.value);
            found.records += 1;
        }
    }

    /// What a total of the whole table covers.
    pub(super) fn whole(&self) -> Whole {
        let period = self.period.map(|found| found.value);
        Whole(period, self.funding.map(|found| found.value))
    }

    /// What was given to some record.
    pub(super) fn report(&self) -> Vec<GivenValue> {
        let period = self.period.as_ref();
        let period = period.map(|found| found.report(Field::Period, Period::to_string));
        let funding = self.funding.as_ref();
        let funding =
            funding.map(|found| found.report(Field::Funding, |source| source.key().to_owned()));
        let all = period.into_iter().chain(funding);
        all.filter(|given| given.records > 0).collect()
    }
}

/// The year nearest to the table; of a span of years that holds it, such as that of a programme
/// above the plan of one year, the year itself.
fn period(titles: &[RawRow], above: &Given, sheet: Option<&str>) -> Option<Found<Period>> {
    let lines = titles.iter().flat_map(RawRow::filled);
    let lines = lines.filter_map(|(_, cell)| named_period(cell));
    let lines = lines.map(|period| Found::new(period, GivenBy::Title));
    let sheet = sheet.and_then(sheet_period);
    let all: Vec<_> = lines
        .chain(above.period)
        .chain(sheet.map(|period| Found::new(period, GivenBy::Sheet)))
        .collect();
    first_or_inside(&all, |found| found.value)
}

/// The one year in the name of a sheet, `Năm 2018`, or its span.
fn sheet_period(name: &str) -> Option<Period> {
    let is_likely = |period: &Period| (1990..2100).contains(&period.from);
    let mut years = value::years(name);
    let first = years.next()?;
    let one = years.all(|year| year == first).then(|| Period::year(first));
    one.or_else(|| value::period(name)).filter(is_likely)
}

/// The source that the nearest line with one names; several in one line are none for all.
fn funding(
    titles: &[RawRow],
    above: &Given,
    (sheet, file): (Option<&str>, &str),
) -> Option<Found<Funding>> {
    let lines = titles.iter().rev().filter(|row| is_line(row));
    let lines = lines.flat_map(RawRow::filled);
    let lines = lines.map(|(_, cell)| (cell, GivenBy::Title));
    let has_lines = titles.iter().any(is_line);
    let above = above
        .funding
        .filter(|found| !(has_lines && found.by == GivenBy::Above));
    let sheet = sheet.map(|name| (name, GivenBy::Sheet));
    let file = file.rsplit(['/', '\\']).next();
    let file = file.map(|name| (name, GivenBy::File));
    let in_text = |(text, by)| match funding::of_title(text) {
        Ok(None) => None,
        Ok(Some(source)) => Some(Some(Found::new(source, by))),
        Err(()) => Some(None),
    };
    let own = lines.into_iter().find_map(in_text);
    let own = own.or_else(|| above.map(Some));
    own.or_else(|| sheet.into_iter().chain(file).find_map(in_text))?
}

/// Says whether a row has nothing but words, and no unit alone.
fn is_line(row: &RawRow) -> bool {
    let is_word = |(column, cell): (usize, &str)| {
        !row.is_numeric(column) && cell.contains(char::is_alphabetic)
    };
    row.filled().next().is_some() && row.filled().all(is_word)
}
