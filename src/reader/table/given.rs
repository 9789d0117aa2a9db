//! What stands around a table and holds for its records that do not say it themselves: the year, the
//! source and the district of its title, of its sheet, of its file.

use super::column::{self, SourceColumn};
use super::funding;
use super::groups::Whole;
use super::named_district::{known_district, known_district_in, named_district};
use super::named_period::{first_or_inside, named_period};
use super::named_stop::named_stop;
use super::row::RawRow;
use super::value;
use super::year_bounds;
use crate::dataset::header::plain;
use crate::dataset::{Field, Funding, FundingSet, Period, Record, TextField};
use crate::reader::report::{GivenBy, GivenValue};
use crate::text;

const DISTRICT: Field = Field::Text(TextField::District);
const STATUS: Field = Field::Text(TextField::Status);
/// How many rows above a header its titles may take.
pub(super) const TITLES: usize = 12;

/// A value, where it was found, and how many records have it from there.
#[derive(Clone, Debug, PartialEq, Eq)]
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
            value: Some(say(&self.value)),
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
    pub(in crate::reader) district: Option<Found<String>>,
    /// How the stop of all projects is told.
    stopped: Option<Found<String>>,
    /// How many records have their district from their address; nothing where it is not looked for.
    in_addresses: Option<u64>,
}

impl Given {
    /// What the table above gave, for one that goes on with it.
    pub(super) fn again(reports: &[GivenValue]) -> Self {
        let of = |field: Field| reports.iter().find(|given| given.field == field.key());
        let of = |field: Field| of(field).and_then(|given| given.value.as_deref());
        let period = of(Field::Period).and_then(Period::parse);
        let funding = of(Field::Funding).and_then(Funding::parse);
        let district = of(DISTRICT).map(str::to_owned);
        // A heading between the rows holds up to the end of its table.
        let mut of_whole = reports.iter().filter(|given| given.by != GivenBy::Heading);
        let stopped = of_whole.find(|given| given.field == STATUS.key());
        let stopped = stopped.and_then(|given| given.value.clone());
        Self {
            period: period.map(|period| Found::new(period, GivenBy::Above)),
            funding: funding.map(|source| Found::new(source, GivenBy::Above)),
            district: district.map(|district| Found::new(district, GivenBy::Above)),
            stopped: stopped.map(|stop| Found::new(stop, GivenBy::Above)),
            in_addresses: None,
        }
    }

    /// Looks at the lines above a header, and at what is told of the whole list elsewhere.
    pub(super) fn of(
        (titles, columns): (&[RawRow], &[SourceColumn]),
        above: &Self,
        (sheet, file): (Option<&str>, &str),
    ) -> Self {
        let near = &titles[titles.len().saturating_sub(TITLES)..];
        Self {
            period: period((near, columns), above, sheet),
            funding: funding(near, above, (sheet, file)),
            district: district(near, above, (sheet, file)),
            stopped: stopped(near, above, sheet),
            in_addresses: None,
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
            DISTRICT if self.district.is_none() => {
                self.district = Some(Found::new(text.to_owned(), GivenBy::Beside));
            }
            _ => {}
        }
    }

    /// Columns that tell the source or the district go before what stands around them.
    pub(super) fn beside(mut self, columns: &[SourceColumn]) -> Self {
        let tells = |field| matches!(field, Field::Funding | Field::SupportFrom(_));
        let mut fields = columns.iter().map(|column| column.field);
        self.funding = self.funding.filter(|_| !fields.any(tells));
        let has = |field| columns.iter().any(|column| column.field == field);
        self.district = self.district.filter(|_| !has(DISTRICT));
        let looks = has(Field::Text(TextField::Address)) && !has(DISTRICT);
        self.in_addresses = looks.then_some(0);
        self
    }

    /// Gives a record the district of its own address.
    pub(super) fn look_in_address(&mut self, record: &mut Record) {
        let Some(records) = &mut self.in_addresses else {
            return;
        };
        if let Some(district) = named_district(record.text(TextField::Address)) {
            record.set(TextField::District, &district);
            *records += 1;
        }
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
        let has_district = !record.text(TextField::District).is_empty();
        if let Some(found) = self.district.as_mut().filter(|_| !has_district) {
            record.set(TextField::District, &found.value);
            found.records += 1;
        }
        let has_status = !record.text(TextField::Status).is_empty();
        if let Some(found) = self.stopped.as_mut().filter(|_| !has_status) {
            record.set(TextField::Status, &found.value);
            found.records += 1;
        }
    }

    /// What a total of the whole table covers.
    pub(super) fn whole(&self) -> Whole {
        let period = self.period.as_ref().map(|found| found.value);
        Whole(period, self.funding.as_ref().map(|found| found.value))
    }

    /// What was given to some record.
    pub(super) fn report(&self) -> Vec<GivenValue> {
        let period = self.period.as_ref();
        let period = period.map(|found| found.report(Field::Period, Period::to_string));
        let funding = self.funding.as_ref();
        let funding =
            funding.map(|found| found.report(Field::Funding, |source| source.key().to_owned()));
        let district = self.district.as_ref();
        let district = district.map(|found| found.report(DISTRICT, Clone::clone));
        let stopped = self.stopped.as_ref();
        let stopped = stopped.map(|found| found.report(STATUS, Clone::clone));
        let in_addresses = self.in_addresses.map(|records| GivenValue {
            field: DISTRICT.key(),
            value: None,
            by: GivenBy::Address,
            records,
        });
        let all = period.into_iter().chain(funding);
        let all = all.chain(in_addresses).chain(district).chain(stopped);
        all.filter(|given| given.records > 0).collect()
    }
}

/// The year nearest to the table; of a span of years that holds it, such as that of a programme
/// above the plan of one year, the year itself.
fn period(
    (titles, columns): (&[RawRow], &[SourceColumn]),
    above: &Given,
    sheet: Option<&str>,
) -> Option<Found<Period>> {
    let lines = titles.iter().flat_map(RawRow::filled);
    let lines = lines.filter_map(|(_, cell)| named_period(cell));
    let lines = lines.map(|period| Found::new(period, GivenBy::Title));
    let sheet = sheet.and_then(short_period);
    let all: Vec<_> = lines
        .chain(above.period.clone())
        .chain(sheet.map(|period| Found::new(period, GivenBy::Sheet)))
        .chain(column_period(columns).map(|period| Found::new(period, GivenBy::Column)))
        .collect();
    first_or_inside(&all, |found| found.value).cloned()
}

/// The one year in the name of a sheet or a column, `Năm 2018`, or its span; `Trước 2015` is none.
fn short_period(name: &str) -> Option<Period> {
    if year_bounds::is_of_bound(name) {
        return None;
    }
    let is_likely = |period: &Period| (1990..2100).contains(&period.from);
    let mut years = value::years(name);
    let first = years.next()?;
    let one = years.all(|year| year == first).then(|| Period::year(first));
    one.or_else(|| value::period(name)).filter(is_likely)
}

/// The year that the columns of money name, if no column names another: `Kinh phí hỗ trợ năm 2019`.
fn column_period(columns: &[SourceColumn]) -> Option<Period> {
    let money = columns.iter().filter(|column| column.field.is_money());
    let mut money = money.map(|column| {
        let name = &column.name;
        named_period(name).or_else(|| short_period(name).filter(|_| has_bare_year(name)))
    });
    let others = columns.iter().filter(|column| !column.field.is_money());
    let others = others.filter_map(|column| short_period(&column.name).map(Some));
    let first = money.next()??;
    money
        .chain(others)
        .all(|year| year == Some(first))
        .then_some(first)
}

/// Says whether a column of money names its year without a word for it: `Thực hiện 2021`. That of a
/// decision, `theo QĐ 12/2019`, is another.
fn has_bare_year(name: &str) -> bool {
    const BEFORE: [&str; 7] = ["hien", "hoach", "qua", "phi", "tro", "von", "th"];
    let name = plain(name);
    let words: Vec<&str> = name.split(' ').collect();
    words
        .windows(2)
        .any(|pair| BEFORE.contains(&pair[0]) && text::is_year(pair[1]))
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
        .clone()
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

/// The district that the nearest line with one names, else the sheet or the file.
fn district(
    titles: &[RawRow],
    above: &Given,
    (sheet, file): (Option<&str>, &str),
) -> Option<Found<String>> {
    let lines = titles.iter().rev().filter(|row| is_line(row));
    let mut cells = lines.flat_map(RawRow::filled);
    let line = cells.find_map(|(_, cell)| named_district(cell));
    let line = line.map(|name| Found::new(name, GivenBy::Title));
    let own = line.or_else(|| above.district.clone());
    let of_sheet = |name| named_district(name).or_else(|| known_district(name).map(str::to_owned));
    let own = own.or_else(|| Some(Found::new(of_sheet(sheet?)?, GivenBy::Sheet)));
    let in_file = || known_district_in(file.rsplit(['/', '\\']).next()?);
    own.or_else(|| Some(Found::new(in_file()?.to_owned(), GivenBy::File)))
}

/// The stop that the nearest line with one tells, else the name of the sheet.
fn stopped(titles: &[RawRow], above: &Given, sheet: Option<&str>) -> Option<Found<String>> {
    let lines = titles.iter().rev().filter(|row| is_line(row));
    let mut cells = lines.flat_map(RawRow::filled);
    let line = cells.find_map(|(_, cell)| named_stop(cell));
    let line = line.map(|stop| Found::new(stop, GivenBy::Title));
    let has_lines = titles.iter().any(is_line);
    let above = above.stopped.clone();
    let above = above.filter(|found| !(has_lines && found.by == GivenBy::Above));
    let in_sheet = || Some(Found::new(named_stop(sheet?)?, GivenBy::Sheet));
    line.or(above).or_else(in_sheet)
}

/// Says whether a row has nothing but words, and no unit alone.
fn is_line(row: &RawRow) -> bool {
    let is_word = |(column, cell): (usize, &str)| {
        !row.is_numeric(column) && cell.contains(char::is_alphabetic)
    };
    row.filled().next().is_some() && row.filled().all(is_word)
}
