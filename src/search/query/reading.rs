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
    for place in 0..query.terms.len() {
        let Some(first) = query.terms.get(place).and_then(year) else {
            continue;
        };
        let span = [(UNTIL, false), (AND, true)]
            .iter()
            .find_map(|(between, is_next)| {
                let count = longest(query, place + 1, between)?;
                let last = query.terms.get(place + 1 + count).and_then(year)?;
                let fits = last > first && (!is_next || last == first + 1);
                fits.then_some((last, place + 1 + count))
            });
        let Some((last, end)) = span else {
            continue;
        };
        let before = ["từ năm", "từ", "năm"].iter().find_map(|words| {
            let count = words.split(' ').count();
            let start = place.checked_sub(count)?;
            stands(query, start, words).then_some(start)
        });
        query.terms.drain(before.unwrap_or(place)..=end);
        let kind = TestKind::Years(Bounds {
            from: first,
            to: last,
        });
        query.tests.push(Test {
            kind,
            excluded: false,
        });
        return;
    }
}

/// `sau năm 2019`, `từ 2020 đến nay`.
fn read_open_spans(query: &mut Query) {
    for place in 0..query.terms.len() {
        let found = OPEN.iter().find_map(|(before, years)| {
            let count = before.split(' ').count();
            let year = query.terms.get(place + count).and_then(year)?;
            stands(query, place, before).then(|| (place + count, years(year)))
        });
        let Some((end, (from, to))) = found else {
            continue;
        };
        let on = longest(query, end + 1, ON).unwrap_or(0);
        query.terms.drain(place..=end + on);
        query.tests.push(Test {
            kind: TestKind::Years(Bounds { from, to }),
            excluded: false,
        });
        return;
    }
}

/// `trên 100 triệu`, `dưới 0,5 tỷ`: so much support.
fn read_amounts(query: &mut Query) {
    for place in 0..query.terms.len() {
        let found = COMPARED.iter().find_map(|(before, sign)| {
            let start = place + before.split(' ').count();
            let term = query.terms.get(start).filter(|term| is_word(term))?;
            stands(query, place, before).then_some(())?;
            let (value, end) = amount(query, start, &term.typed)?;
            let kind = test_kind(Field::Figure(Indicator::Support), &format!("{sign}{value}"))?;
            Some((end, kind))
        });
        let Some((end, kind)) = found else {
            continue;
        };
        let end = end + longest(query, end, &["đồng"]).unwrap_or(0);
        query.terms.drain(place..end);
        query.tests.push(Test {
            kind,
            excluded: false,
        });
        return;
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
    for place in 0..query.terms.len() {
        let found = PLACES.iter().find_map(|(before, field)| {
            let start = place + before.split(' ').count();
            let end =
                stands(query, place, before).then(|| end_of_name(query, start, *field, dataset))?;
            Some((start, end?, *field))
        });
        let Some((start, end, field)) = found else {
            continue;
        };
        let name: Vec<_> = query.terms.drain(start..end).collect();
        query.terms.drain(place..start);
        query.terms.push(Term {
            words: name.iter().map(|term| term.words.concat()).collect(),
            role: TermRole::Filter,
            field: Some(Field::Text(field)),
            typed: String::new(),
            is_open: name.last().is_some_and(|term| term.is_open),
        });
        return;
    }
}

/// Where the longest name of a place ends that begins with a term.
fn end_of_name(query: &Query, start: usize, field: TextField, dataset: &Dataset) -> Option<usize> {
    let typed = query.terms.get(start..)?;
    let words = typed.iter().take_while(|term| is_word(term));
    let words: Vec<_> = words
        .map(|term| (fold(&term.words.concat()), term.is_open))
        .collect();
    let values = dataset.column(field).values();
    let names = (1..=values.len()).flat_map(|value| values.original(value).split('\n'));
    let longest = names.map(|name| shared(name, &words)).max().unwrap_or(0);
    (longest > 0).then_some(start + longest)
}

/// How many typed words a name has, if it has nothing else: `Tiền Hải`, `huyện Tiền Hải`.
fn shared(name: &str, words: &[(String, bool)]) -> usize {
    let own: Vec<_> = text::words(name).map(|range| fold(&name[range])).collect();
    let places = PLACES
        .iter()
        .map(|(before, _)| before.split(' ').map(fold).collect::<Vec<_>>());
    let prefix = places
        .filter(|before| own.starts_with(before))
        .map(|before| before.len());
    let own = &own[prefix.max().unwrap_or(0)..];
    let Some(typed) = words.get(..own.len()) else {
        return 0;
    };
    let mut pairs = own.iter().zip(typed);
    let is_it =
        pairs.all(|(own, (typed, is_open))| own == typed || *is_open && own.starts_with(typed));
    if is_it { own.len() } else { 0 }
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
    let are_years =
        typed.all(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit()));
    let year = word.parse().ok().filter(|_| is_word(term) && are_years)?;
    YEARS.contains(&year).then_some(year)
}

fn is_word(term: &Term) -> bool {
    term.role == TermRole::Word && term.field.is_none()
}

/// How many terms the longest of some rows of words has that stands at a place.
fn longest(query: &Query, place: usize, rows: &[&str]) -> Option<usize> {
    let there = rows.iter().filter(|row| stands(query, place, row));
    there.map(|row| row.split(' ').count()).max()
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
