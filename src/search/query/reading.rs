//! What words side by side say: a year, some years, a district.
//!
//! ```text
//! năm 2019                        ─► the word 2019
//! từ năm 2018 đến năm 2020        ─► the years from 2018 to 2020
//! sau năm 2019, từ 2020 đến nay   ─► the years from 2020 on
//! trên 100 triệu                  ─► the field of the support
//! huyện Tiền Hải, xã Vũ Hội       ─► the field, if the data has that place
//! ```
//!
//! Read as single words they would find other things: "nam" is also Nam Hà, and Tiền Hải is in the
//! names of companies elsewhere.

use std::ops::Range;

use super::field::Bounds;
use super::parser::test_kind;
use super::{Query, Term, TermRole, Test, TestKind};
use crate::dataset::{Dataset, Field, Indicator, TextField};
use crate::text::{self, fold};

/// Years that people ask for.
const YEARS: std::ops::RangeInclusive<i64> = 1990..=2100;

/// What stands before the name of a place, and the field of the place.
const PLACES: &[(&str, TextField)] = &[
    ("huyện", TextField::District),
    ("thành phố", TextField::District),
    ("thị xã", TextField::District),
    ("quận", TextField::District),
    ("xã", TextField::Commune),
    ("phường", TextField::Commune),
    ("thị trấn", TextField::Commune),
    ("tỉnh", TextField::Province),
];

/// The first and the last year that are meant with one.
type Years = fn(i64) -> (i64, i64);

/// What stands before a year that only begins or ends a time, and the years that are meant.
const OPEN: &[(&str, Years)] = &[
    ("từ năm", |year| (year, i64::MAX)),
    ("từ", |year| (year, i64::MAX)),
    ("sau năm", |year| (year + 1, i64::MAX)),
    ("sau", |year| (year + 1, i64::MAX)),
    ("đến hết năm", |year| (i64::MIN, year)),
    ("đến năm", |year| (i64::MIN, year)),
    ("đến", |year| (i64::MIN, year)),
    ("trước năm", |year| (i64::MIN, year - 1)),
    ("trước", |year| (i64::MIN, year - 1)),
];

/// What may stand behind such a year.
const ON: &[&str] = &[
    "đến nay",
    "tới nay",
    "trở đi",
    "trở lại đây",
    "trở về trước",
];

/// What stands before an amount that is no less or no more.
const COMPARED: &[(&str, &str)] = &[
    ("trên", ">"),
    ("hơn", ">"),
    ("từ", ">="),
    ("ít nhất", ">="),
    ("dưới", "<"),
    ("không quá", "<="),
];

/// What stands between the first year and the last.
const UNTIL: &[&str] = &["đến", "tới", "đến năm", "tới năm"];

/// What stands between a year and the next one.
const AND: &[&str] = &["và", "và năm", "hoặc", "hoặc năm"];

/// The query as it is meant.
#[must_use]
pub fn read(mut query: Query, dataset: &Dataset) -> Query {
    read_spans(&mut query);
    read_open_spans(&mut query);
    read_years(&mut query);
    read_amounts(&mut query);
    read_places(&mut query, dataset);
    query
}

impl Query {
    /// The first and the last year that are asked for, if any is.
    #[must_use]
    pub fn years(&self) -> Option<(i64, i64)> {
        let words = self.terms.iter().filter(|term| term.role == TermRole::Word);
        let typed = words.filter_map(year).map(|year| (year, year));
        let tested = self.tests.iter().filter(|test| !test.excluded);
        let tested = tested.filter_map(|test| match &test.kind {
            TestKind::Years(bounds) => Some((bounds.from, bounds.to)),
            _ => None,
        });
        let all = typed.chain(tested);
        all.reduce(|(from, to), other| (from.min(other.0), to.max(other.1)))
    }
}

/// `từ năm 2018 đến năm 2020`, `năm 2018 và 2019`.
fn read_spans(query: &mut Query) {
    let span = (0..query.terms.len()).find_map(|place| {
        let from = year(query.terms.get(place)?)?;
        let (to, end) = last_year(query, place, from)?;
        let before = ["từ năm", "từ", "năm"].iter().find_map(|words| {
            let start = place.checked_sub(count(words))?;
            stands(query, start, words).then_some(start)
        });
        let kind = TestKind::Years(Bounds { from, to });
        Some((before.unwrap_or(place)..end + 1, kind))
    });
    read_as_test(query, span);
}

/// The last year of a span that begins at a place, and its place.
fn last_year(query: &Query, place: usize, first: i64) -> Option<(i64, usize)> {
    let ways = [(UNTIL, false), (AND, true)];
    ways.iter().find_map(|(between, is_next)| {
        let end = place + 1 + longest(query, place + 1, between)?;
        let last = year(query.terms.get(end)?)?;
        let fits = last > first && (!is_next || last == first + 1);
        fits.then_some((last, end))
    })
}

/// `sau năm 2019`, `từ 2020 đến nay`.
fn read_open_spans(query: &mut Query) {
    let found = first_of(query, OPEN, |place, start, years| {
        let (from, to) = years(year(query.terms.get(start)?)?);
        let on = longest(query, start + 1, ON).unwrap_or(0);
        let kind = TestKind::Years(Bounds { from, to });
        Some((place..start + 1 + on, kind))
    });
    read_as_test(query, found);
}

/// `trên 100 triệu`, `dưới 0,5 tỷ`: so much support.
fn read_amounts(query: &mut Query) {
    let found = first_of(query, COMPARED, |place, start, sign| {
        let term = query.terms.get(start).filter(|term| is_word(term))?;
        let (value, end) = amount(query, start, &term.typed)?;
        let kind = test_kind(Field::Figure(Indicator::Support), &format!("{sign}{value}"))?;
        let end = end + longest(query, end, &["đồng"]).unwrap_or(0);
        Some((place..end, kind))
    });
    read_as_test(query, found);
}

/// Looks for the first place where words of a table stand and `read` makes something of them.
///
/// `read` gets that place, the place behind the words, and what the table says of them.
fn first_of<T: Copy, R>(
    query: &Query,
    table: &[(&str, T)],
    read: impl Fn(usize, usize, T) -> Option<R>,
) -> Option<R> {
    (0..query.terms.len()).find_map(|place| {
        let mut there = table
            .iter()
            .filter(|(words, _)| stands(query, place, words));
        there.find_map(|(words, told)| read(place, place + count(words), *told))
    })
}

/// Puts a condition in the place of the words that say it.
fn read_as_test(query: &mut Query, found: Option<(Range<usize>, TestKind)>) {
    if let Some((places, kind)) = found {
        query.terms.drain(places);
        let excluded = false;
        query.tests.push(Test { kind, excluded });
    }
}

/// An amount with its unit, and where it ends: `100 triệu`, `300tr`.
fn amount(query: &Query, start: usize, typed: &str) -> Option<(String, usize)> {
    if !typed.starts_with(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    // A number with a comma is two words of one typed text.
    let same = query.terms[start..]
        .iter()
        .take_while(|term| term.typed == typed);
    let end = start + same.count();
    if typed.ends_with(char::is_alphabetic) {
        return Some((typed.to_owned(), end));
    }
    let unit = query.terms.get(end).filter(|term| is_word(term))?;
    let is_unit = ["trieu", "tr", "ty", "ti"].contains(&fold(&unit.typed).as_str());
    is_unit.then(|| (format!("{typed}{}", unit.typed), end + 1))
}

/// `năm 2019` says no more than `2019`.
fn read_years(query: &mut Query) {
    let is_before_year = |place: &usize| {
        let next = query.terms.get(place + 1).and_then(year);
        next.is_some() && stands(query, *place, "năm")
    };
    let places: Vec<_> = (0..query.terms.len()).filter(is_before_year).collect();
    for place in places.into_iter().rev() {
        query.terms.remove(place);
    }
}

/// `huyện Tiền Hải`, where some record lies in a district of that name.
fn read_places(query: &mut Query, dataset: &Dataset) {
    let found = first_of(query, PLACES, |place, start, field| {
        let end = end_of_name(query, start, field, dataset)?;
        let name = Term {
            field: Some(Field::Text(field)),
            ..Term::joined(&query.terms[start..end], TermRole::Filter)
        };
        Some((place..end, name))
    });
    if let Some((places, name)) = found {
        query.terms.drain(places);
        query.terms.push(name);
    }
}

/// Where the longest name of a place ends that begins with a term.
fn end_of_name(query: &Query, start: usize, field: TextField, dataset: &Dataset) -> Option<usize> {
    let typed = query.terms.get(start..)?;
    let words = typed.iter().take_while(|term| is_word(term));
    let words: Vec<_> = words
        .map(|term| (fold(&term.words.concat()), term.is_open))
        .collect();
    let before = PLACES.iter().map(|(before, _)| folded(before));
    let before: Vec<_> = before.collect();
    let values = dataset.column(field).values();
    let names = (1..=values.len()).flat_map(|value| values.original(value).split('\n'));
    let longest = names
        .map(|name| shared(&folded(name), &before, &words))
        .max();
    longest
        .filter(|count| *count > 0)
        .map(|count| start + count)
}

/// How many typed words a name has, if it has nothing else: `Tiền Hải`, `huyện Tiền Hải`.
fn shared(name: &[String], before: &[Vec<String>], typed: &[(String, bool)]) -> usize {
    let before = before.iter().filter(|before| name.starts_with(before));
    let own = &name[before.map(Vec::len).max().unwrap_or(0)..];
    let Some(typed) = typed.get(..own.len()) else {
        return 0;
    };
    let mut pairs = own.iter().zip(typed);
    let is_it =
        pairs.all(|(own, (typed, is_open))| own == typed || *is_open && own.starts_with(typed));
    if is_it { own.len() } else { 0 }
}

fn folded(name: &str) -> Vec<String> {
    text::words(name).map(|range| fold(&name[range])).collect()
}

/// The year that a term is, alone or in `2014-2020`.
fn year(term: &Term) -> Option<i64> {
    let [word] = term.words.as_slice() else {
        return None;
    };
    let typed = term
        .typed
        .trim_matches(|sign: char| !sign.is_alphanumeric());
    let mut typed = typed.split(['-', '–']);
    let are_years = typed.all(text::is_year);
    let year = word.parse().ok().filter(|_| is_word(term) && are_years)?;
    YEARS.contains(&year).then_some(year)
}

fn is_word(term: &Term) -> bool {
    term.role == TermRole::Word && term.field.is_none()
}

/// How many terms the longest of some rows of words has that stands at a place.
fn longest(query: &Query, place: usize, rows: &[&str]) -> Option<usize> {
    let there = rows.iter().filter(|row| stands(query, place, row));
    there.map(|row| count(row)).max()
}

/// How many words there are.
fn count(words: &str) -> usize {
    words.split(' ').count()
}

/// Whether words stand at a place, with their tones if any were typed.
fn stands(query: &Query, place: usize, words: &str) -> bool {
    let mut words = words.split(' ').enumerate();
    words.all(|(number, word)| {
        let typed = query.terms.get(place + number).filter(|term| is_word(term));
        typed.is_some_and(|term| text::is_typed(&term.words.concat(), word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Record;
    use crate::search::parse;

    fn data() -> Dataset {
        let mut data = Dataset::default();
        for (district, commune) in [
            ("Tiền Hải", "Nam Hà"),
            ("huyện Vũ Thư", "Vũ Hội"),
            ("Thái Thụy", ""),
        ] {
            let mut record = Record::default();
            record.set(TextField::District, district);
            record.set(TextField::Commune, commune);
            data.push(&record);
        }
        data
    }

    fn words(query: &Query) -> Vec<String> {
        query
            .terms
            .iter()
            .map(|term| term.words.join(" "))
            .collect()
    }

    #[test]
    fn years_are_read_with_the_words_around_them() {
        for (typed, left, years) in [
            ("may năm 2019", &["may", "2019"][..], Some((2019, 2019))),
            ("nam 2019", &["2019"], Some((2019, 2019))),
            ("từ năm 2018 đến năm 2020 may", &["may"], Some((2018, 2020))),
            ("tu 2018 den 2020", &[], Some((2018, 2020))),
            ("năm 2018 và 2019", &[], Some((2018, 2019))),
            // Which of them is not said.
            ("2015 và 2019", &["2015", "và", "2019"], Some((2015, 2019))),
            ("năm 2014-2020", &["2014", "2020"], Some((2014, 2020))),
            ("sau năm 2019", &[], Some((2020, i64::MAX))),
            ("từ 2020 đến nay may", &["may"], Some((2020, i64::MAX))),
            ("trước 2019", &[], Some((i64::MIN, 2018))),
            ("may năm 2019?", &["may", "2019"], Some((2019, 2019))),
            ("nam ha", &["nam", "ha"], None),
            ("4650 người", &["4650", "người"], None),
            ("nam:2015..2018", &[], Some((2015, 2018))),
        ] {
            let query = read(parse(typed).unwrap(), &data());
            assert_eq!(words(&query), left, "{typed}");
            assert_eq!(query.years(), years, "{typed}");
        }
    }

    #[test]
    fn amounts_that_are_compared_are_read_as_the_support() {
        for (typed, left, asked) in [
            ("may trên 100 triệu", &["may"][..], Some("hotro:>100")),
            ("từ 300tr", &[], Some("hotro:>=300")),
            ("dưới 0,5 tỷ đồng", &[], Some("hotro:<500")),
            ("máy in trên lụa", &["máy", "in", "trên", "lụa"], None),
            ("trên 100 học viên", &["trên", "100", "học", "viên"], None),
        ] {
            let query = read(parse(typed).unwrap(), &data());
            assert_eq!(words(&query), left, "{typed}");
            let expected = asked.map_or(Vec::new(), |asked| parse(asked).unwrap().tests);
            assert_eq!(query.tests, expected, "{typed}");
        }
    }

    #[test]
    fn a_place_of_the_data_is_read_as_its_field() {
        for (typed, left, field) in [
            (
                "may huyen tien hai",
                &["may", "tien hai"][..],
                Some(TextField::District),
            ),
            (
                "huyện vũ thư may",
                &["may", "vũ thư"],
                Some(TextField::District),
            ),
            ("xã nam hà", &["nam hà"], Some(TextField::Commune)),
            // It is still typed.
            ("huyện thái th", &["thái th"], Some(TextField::District)),
            ("huyện đông hưng", &["huyện", "đông", "hưng"], None),
            ("tien hai", &["tien", "hai"], None),
        ] {
            let query = read(parse(typed).unwrap(), &data());
            assert_eq!(words(&query), left, "{typed}");
            let last = query.terms.last().unwrap();
            let read = (last.role == TermRole::Filter)
                .then_some(last.field)
                .flatten();
            assert_eq!(read, field.map(Field::Text), "{typed}");
        }
    }
}
