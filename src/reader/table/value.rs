//! Cells as values: amounts, counts, shares, periods.

use crate::dataset::header;
use crate::dataset::{Figure, Half, Indicator, Kind, Period, Qualifier};
use crate::text::{self, Decimal, Unit};

/// Words behind a count that say only that people are counted.
const PEOPLE: &[&str] = &["nguoi", "lao dong", "ld", "hoc vien", "hv", "people"];
/// Those that say what else is.
const COUNTED: &[&str] = &[
    "lop", "co so", "don vi", "viec lam", "mo hinh", "de an", "san pham", "cum", "classes", "jobs",
];

/// Words before a number that say how exactly it is meant; of two that begin alike the longer first.
#[rustfmt::skip]
const QUALIFIERS: &[(&str, Qualifier)] = &[
    ("trên dưới ", Qualifier::About), ("trên ", Qualifier::Over), ("hơn ", Qualifier::Over),
    (">=", Qualifier::Over), (">", Qualifier::Over), ("≥", Qualifier::Over),
    ("từ ", Qualifier::Over), ("ít nhất ", Qualifier::Over), ("tối thiểu ", Qualifier::Over),
    ("không dưới ", Qualifier::Over),
    ("khoảng ", Qualifier::About), ("~", Qualifier::About), ("≈", Qualifier::About),
    ("ước tính ", Qualifier::About), ("ước đạt ", Qualifier::About), ("ước ", Qualifier::About),
    ("dự kiến ", Qualifier::About), ("xấp xỉ ", Qualifier::About), ("chừng ", Qualifier::About),
    ("cỡ ", Qualifier::About), ("tầm ", Qualifier::About),
    ("gần ", Qualifier::Under), ("dưới ", Qualifier::Under), ("<=", Qualifier::Under),
    ("<", Qualifier::Under), ("≤", Qualifier::Under), ("tối đa ", Qualifier::Under),
    ("không quá ", Qualifier::Under), ("không vượt quá ", Qualifier::Under),
    ("chưa đến ", Qualifier::Under), ("chưa tới ", Qualifier::Under),
];

/// Words behind a number that do.
const ENDINGS: &[(&str, Qualifier)] = &[
    (" trở lên", Qualifier::Over),
    (" trở xuống", Qualifier::Under),
];

/// How the numbers of a column are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::reader) struct Style {
    /// The unit of its amounts.
    pub(in crate::reader) unit: Option<Unit>,
    /// Whose separators it has, where its cells show it.
    pub(in crate::reader) decimal: Option<Decimal>,
    /// Its amounts are counted in something that is no unit of đồng; only a cell with a unit of its
    /// own has an amount.
    pub(in crate::reader) is_odd: bool,
    /// Its shares are fractions of one (all are at most one), or they are not (some are more).
    pub(in crate::reader) fractions: Option<bool>,
    /// The cell comes from a spreadsheet as a number, whose decimals follow a point.
    pub(in crate::reader) numeric: bool,
    /// Amounts that are too large for its unit are in đồng.
    pub(in crate::reader) may_be_dong: bool,
}

/// So many millions are what no project gets: `1.200.000.000` below `(triệu đồng)` is in đồng.
const TOO_MANY: u64 = 1_000_000;

impl Style {
    /// The sign before the decimals of a cell; a spreadsheet's number has a point.
    pub(in crate::reader) fn sign(self) -> Option<Decimal> {
        if self.numeric {
            Some(Decimal::Point)
        } else {
            self.decimal
        }
    }
}

/// Reads a number of an indicator; nothing where the text is no such number.
pub(in crate::reader) fn figure(indicator: Indicator, cell: &str, style: Style) -> Option<Figure> {
    let (qualifier, number) = split_qualifier(cell);
    let kind = indicator.description().kind;
    let value = number_of(indicator, number, style)
        .or_else(|| number_of(indicator, without_mark(number)?, style))?;
    // An amount may be cut or paid back: "-120", "(120)". Nobody trains fewer than no people.
    (value >= 0 || kind == Kind::Money).then(|| Figure {
        qualifier,
        ..Figure::exact(indicator, value)
    })
}

/// Says whether a cell has an amount of which a fraction of a đồng is cut off.
pub(in crate::reader) fn is_rounded(cell: &str, style: Style) -> bool {
    // Nearly every amount is too short for it.
    const SHORT: usize = 5;
    let may_be = cell.len() > SHORT && memchr::memchr2(b'.', b',', cell.as_bytes()).is_some();
    let read = || text::parse_money_rounded(cell, style.unit, style.sign());
    may_be && read().is_ok_and(|(_, loses)| loses)
}

/// The number before the mark of a footnote: `150 (1)`, `200*`, `80 (*)`, `35²`.
fn without_mark(cell: &str) -> Option<&str> {
    let number = match cell.strip_suffix(')') {
        Some(rest) => {
            let (number, mark) = rest.rsplit_once('(')?;
            let is_mark = !mark.is_empty() && mark.len() <= 3;
            let is_sign = mark.chars().all(|c| c == '*');
            let is_number = mark.len() <= 2 && mark.bytes().all(|byte| byte.is_ascii_digit());
            (is_mark && (is_sign || is_number)).then_some(number)?
        }
        None => cell.trim_end_matches(['*', '¹', '²', '³', '⁴', '⁵', '†']),
    };
    let number = number.trim_end();
    let is_marked = number.len() < cell.len();
    (is_marked && number.ends_with(|c: char| c.is_alphanumeric())).then_some(number)
}

/// Says whether a cell of numbers ends with the mark of a footnote.
pub(in crate::reader) fn has_mark(cell: &str) -> bool {
    let is_plain = cell.as_bytes().last().is_none_or(u8::is_ascii_alphanumeric);
    !is_plain && without_mark(cell).is_some()
}

fn split_qualifier(cell: &str) -> (Qualifier, &str) {
    // Nearly every cell is plain and needs no search.
    if cell.is_ascii() && cell.starts_with(|c: char| c.is_ascii_digit()) {
        return (Qualifier::Exact, cell);
    }
    let lower = cell.to_lowercase();
    if lower.len() != cell.len() {
        return (Qualifier::Exact, cell);
    }
    let ending = ENDINGS.iter().find(|(words, _)| lower.ends_with(words));
    let end = ending.map_or(cell.len(), |(words, _)| cell.len() - words.len());
    let begin = QUALIFIERS.iter().find(|(word, _)| lower.starts_with(word));
    let number = cell[begin.map_or(0, |(word, _)| word.len())..].trim_start();
    match (begin, ending) {
        (Some((_, qualifier)), None) => (*qualifier, number),
        (None, Some((_, qualifier))) => (*qualifier, cell[..end].trim_end()),
        // "từ 300 trở lên" says one thing twice; "dưới 300 trở lên" says nothing.
        (Some((word, first)), Some((_, last))) if first == last && word.len() < end => {
            (*first, cell[word.len()..end].trim())
        }
        _ => (Qualifier::Exact, cell),
    }
}

fn number_of(indicator: Indicator, cell: &str, style: Style) -> Option<i64> {
    let decimal = style.sign();
    match indicator.description().kind {
        Kind::Money if style.is_odd => text::parse_money_in(cell, None, decimal)
            .ok()
            .filter(|_| cell.contains(char::is_alphabetic)),
        Kind::Money if is_in_dong(cell, style) => money(cell, Some(Unit::Dong), decimal),
        Kind::Money => money(cell, style.unit, decimal),
        Kind::Count => {
            let number = || without_counted(indicator, cell);
            digits(cell).or_else(|| text::parse_scaled(number(), 0, decimal).ok())
        }
        Kind::Share => share(cell, style, decimal),
    }
}

/// Says whether an amount is too large for the unit of its column, and is one of đồng.
///
/// Groups of thousands show that it is meant as it is written; a long row of digits may be a slip.
pub(in crate::reader) fn is_in_dong(cell: &str, style: Style) -> bool {
    const SHORTEST: usize = "1.000.000".len();
    let is_grouped = || cell.contains(['.', ',', ' ', '\u{a0}']);
    if !style.may_be_dong || style.numeric || cell.len() < SHORTEST || !is_grouped() {
        return false;
    }
    let one = 10_i64.pow(style.unit.map_or(0, Unit::decimals));
    let amount = money(cell, style.unit, style.sign()).map(i64::unsigned_abs);
    // Nobody writes a fraction of a đồng.
    let is_whole = || text::parse_money_in(cell, Some(Unit::Dong), style.sign()).is_ok();
    amount.is_some_and(|amount| amount / one.unsigned_abs() >= TOO_MANY) && is_whole()
}

fn money(cell: &str, unit: Option<Unit>, decimal: Option<Decimal>) -> Option<i64> {
    let plain = || digits(cell)?.checked_mul(10_i64.checked_pow(unit.map_or(0, Unit::decimals))?);
    plain().or_else(|| Some(text::parse_money_rounded(cell, unit, decimal).ok()?.0))
}

/// Plain digits are read without the general parser, which matters over a million rows.
fn digits(cell: &str) -> Option<i64> {
    let bytes = cell.as_bytes();
    let plain = matches!(bytes.len(), 1..=18) && bytes.iter().all(u8::is_ascii_digit);
    plain.then(|| {
        bytes
            .iter()
            .fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'))
    })
}

/// `35 người` is 35 where people are counted; `35 người, 2 lớp` and `3 lớp` are no numbers there.
fn without_counted(indicator: Indicator, cell: &str) -> &str {
    use Indicator::{Jobs, PlannedTrainees, StartupTrainees, Trainees};
    let end = cell.find(char::is_alphabetic).unwrap_or(cell.len());
    let (number, words) = cell.split_at(end);
    let words = text::fold(words.trim());
    let may_be = match indicator {
        Trainees | StartupTrainees | PlannedTrainees => PEOPLE.contains(&words.as_str()),
        // Jobs are for people.
        Jobs => is_counted(&words),
        _ => COUNTED.contains(&words.as_str()),
    };
    if may_be { number.trim() } else { cell }
}

/// Says whether a cell only names a unit: `(triệu đồng)`, `người`.
pub(super) fn is_unit(cell: &str) -> bool {
    let inner = cell.trim_matches(['(', ')', '[', ']', ' ']);
    header::named_unit(inner).is_some() || is_counted(inner) || inner == "%"
}

/// Says whether words only say what is counted.
pub(super) fn is_counted(words: &str) -> bool {
    let words = text::fold(words.trim());
    [PEOPLE, COUNTED]
        .iter()
        .any(|all| all.contains(&words.as_str()))
}

/// Hundredths of a per cent. A spreadsheet keeps 70 % as the number 0.7.
fn share(cell: &str, style: Style, decimal: Option<Decimal>) -> Option<i64> {
    let number = cell.trim_end_matches('%').trim_end();
    let read = |decimals| text::parse_scaled(number, decimals, decimal).ok();
    let fraction = style.fractions.unwrap_or(style.numeric) && number.len() == cell.len();
    fraction
        .then(|| read(4))
        .flatten()
        .filter(|share| *share <= 10_000)
        .or_else(|| read(2))
}

/// Says whether the shares of a column are fractions of one: 0,7 beside 0,95 are, beside 80 not.
pub(super) fn are_fractions<'c>(cells: impl Iterator<Item = &'c str>) -> Option<bool> {
    let numbers = cells.filter_map(|cell| text::parse_scaled(cell, 4, None).ok());
    let (mut most, mut is_broken) = (0, false);
    for number in numbers {
        most = most.max(number);
        is_broken |= (1..10_000).contains(&number);
    }
    match most {
        ..=10_000 => is_broken.then_some(true),
        // 1,2 may be more than all or little more than nothing.
        10_001..50_000 => None,
        _ => Some(false),
    }
}

/// Reads a year, a span, a half year or the year of a date.
pub(in crate::reader) fn period(cell: &str) -> Option<Period> {
    Period::parse(cell)
        .or_else(|| short_span(cell))
        .or_else(|| period_in_words(&text::fold(cell)))
}

/// Words of a time within years: `Quý II/2023`, `từ tháng 3 đến tháng 9 năm 2022`.
const OF_TIME: [&str; 9] = ["tu", "den", "thang", "nam", "quy", "i", "ii", "iii", "iv"];

fn period_in_words(folded: &str) -> Option<Period> {
    let mut years = years(folded);
    let first = years.next()?;
    let rest = folded.replace(|c: char| c.is_ascii_digit(), "");
    let words: Vec<&str> = rest
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let half = match words.as_slice() {
        // Of "9 tháng đầu năm" only the year is known.
        ["thang", "dau" | "cuoi", "nam"] if !is_half(folded) => None,
        ["thang", "dau", "nam"] => Some(Half::First),
        ["thang", "cuoi", "nam"] => Some(Half::Second),
        [] | ["nam" | "year" | "thang"] | ["giai" | "thang" | "nam", "doan" | "nam"] => None,
        words if words.iter().all(|word| OF_TIME.contains(word)) => None,
        _ => return None,
    };
    let last = years.next().unwrap_or(first);
    let is_list = first != last && folded.contains([';', ',', '+', '&']);
    if is_list || !are_dates(folded) {
        return None;
    }
    (years.next().is_none() && first <= last).then_some(Period {
        from: first,
        to: last,
        half,
    })
}

/// Says whether a folded text names a half of a year.
fn is_half(folded: &str) -> bool {
    let mut numbers = folded.split(|c: char| !c.is_ascii_digit());
    numbers.any(|number| matches!(number, "6" | "06"))
}

/// The span that is written in short: `2019-20`, `2019/20`; of `2005-08` it may be a month.
fn short_span(cell: &str) -> Option<Period> {
    let (first, last) = cell.split_once(['-', '–', '/'])?;
    let (from, last) = (first.trim(), last.trim());
    let is_short = from.len() == 4 && last.len() == 2;
    let from: u16 = from.parse().ok().filter(|_| is_short)?;
    let to = from - from % 100 + last.parse::<u16>().ok()?;
    let is_span = to % 100 > 12 && (from + 1..=from + 10).contains(&to);
    is_span.then_some(Period {
        from,
        to,
        half: None,
    })
}

/// Says whether the numbers beside the years can be days, months and hours: `1201/2021` has none.
fn are_dates(folded: &str) -> bool {
    let numbers = folded.split(|c: char| !c.is_ascii_digit());
    let mut numbers = numbers.filter(|run| !run.is_empty());
    numbers.all(|run| run.len() <= 2 || years(run).next().is_some())
}

/// The numbers of four digits in a text that can be years.
pub(in crate::reader) fn years(text: &str) -> impl Iterator<Item = u16> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|run| run.len() == 4)
        .filter_map(|run| run.parse().ok())
        .filter(|year| (1900..2200).contains(year))
}

/// Whether a cell only marks that its column holds, or does not: `x`, `TRUE`, `FALSE`.
pub(in crate::reader) fn tick(cell: &str) -> Option<bool> {
    let is_any = |marks: &[&str]| marks.iter().any(|mark| cell.eq_ignore_ascii_case(mark));
    if cell.len() > 5 {
        None
    } else if is_any(&["x", "v", "true", "✓", "✔", "☑"]) {
        Some(true)
    } else {
        is_any(&["false"]).then_some(false)
    }
}

/// Says whether a period tells all that the cell says: `12/05/2021` says more than a year.
pub(in crate::reader) fn is_whole_period(cell: &str) -> bool {
    const SAID: &[&str] = &[
        "nam", "year", "giai", "doan", "thang", "dau", "cuoi", "h1", "h2",
    ];
    let folded = text::fold(cell);
    let mut words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let is_half = folded.contains("6 thang dau") || folded.contains("6 thang cuoi");
    // `2015?`, `~2015`, `2021*` and the open end of `2021-` say more.
    let is_sign = |c: char| "?~*≈<>≥≤+!".contains(c);
    if folded.contains(is_sign) || folded.starts_with(['-', '–']) || folded.ends_with(['-', '–'])
    {
        return false;
    }
    short_span(cell).is_some()
        || words.all(|word| {
            text::is_year(word)
                || is_half && word == "6"
                || SAID.contains(&word) && (is_half || word != "thang")
        })
}

/// The parts of a cell that lists establishments or contents, without their signs and numbers.
pub(in crate::reader) fn lines(cell: &str) -> impl Iterator<Item = &str> {
    // Most cells are one part, and looking for a byte is quicker than looking for letters.
    let is_one = memchr::memchr2(b'\n', b';', cell.as_bytes()).is_none();
    let most = if is_one { 1 } else { usize::MAX };
    let parts = move || {
        cell.splitn(most, ['\n', ';'])
            .map(str::trim)
            .filter(|line| !line.is_empty())
    };
    // One number may belong to a name; numbers that count the lines do not.
    let counts =
        !is_one && parts().count() > 1 && parts().all(|line| without_number(line).is_some());
    parts()
        .map(
            move |line| match counts.then(|| without_number(line)).flatten() {
                Some(name) => name,
                None => line
                    .trim_start_matches(['-', '–', '+', '•', '*'])
                    .trim_start(),
            },
        )
        .filter(|line| !line.is_empty())
}

/// `1. HTX Một`, `(1) HTX Một`, `a) HTX Một`, `ii) HTX Hai` without what counts them.
pub(super) fn without_number(line: &str) -> Option<&str> {
    let bare = line.trim_start_matches('(');
    let end = bare.find(['.', ')', '/', ':'])?;
    let (number, rest) = bare.split_at(end);
    let is_number = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = number.len() <= 4 && number.bytes().all(|byte| b"ivxIVX".contains(&byte));
    let is_letter =
        number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_alphabetic()) || is_roman;
    let name = rest[1..].trim_start();
    ((is_number || is_letter) && !number.is_empty() && !name.is_empty()).then_some(name)
}

/// Says whether a cell only says that there is nothing, or crosses it out: the `x` of a row of sums
/// where nothing is added up. In a record an `x` may also mean that something holds.
pub(in crate::reader) fn is_nothing_or_cross(cell: &str) -> bool {
    is_nothing(cell) || matches!(cell, "x" | "X")
}

/// Says whether another program wrote a cell for one without a value: `nan`, `None`, `N/A`.
pub(in crate::reader) fn is_placeholder(cell: &str) -> bool {
    const LONGEST: usize = 4;
    const ALL: [&str; 5] = ["nan", "none", "null", "n/a", "<na>"];
    cell.len() <= LONGEST && ALL.iter().any(|known| known.eq_ignore_ascii_case(cell))
}

/// Says whether a cell holds a formula that no program has calculated.
pub(in crate::reader) fn is_formula(cell: &str) -> bool {
    // A line of `=====` only parts others; old workbooks do not say what their formulas are.
    cell.starts_with('=') && cell.contains(|c: char| c.is_alphanumeric() || c == '…')
}

/// Says whether a number is missing that someone meant: `=SUM(D4:D9)`, `#REF!`, `#####`.
pub(in crate::reader) fn has_no_value(cell: &str) -> bool {
    is_formula(cell) || cell.starts_with('#')
}

/// Says whether a cell only says that there is nothing.
pub(in crate::reader) fn is_nothing(cell: &str) -> bool {
    matches!(cell, "" | "-" | "–" | "—" | "..." | "…") || is_placeholder(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(indicator: Indicator, cell: &str, style: Style) -> Option<i64> {
        figure(indicator, cell, style).map(|figure| figure.value)
    }

    #[test]
    fn amounts() {
        let millions = Style {
            unit: Some(Unit::Million),
            ..Style::default()
        };
        let numeric = Style {
            numeric: true,
            ..millions
        };
        for (cell, style, expected) in [
            ("300", millions, Some(300_000_000)),
            ("300tr", Style::default(), Some(300_000_000)),
            ("3,3 tỷ", millions, Some(3_300_000_000)),
            ("1.234,5", millions, Some(1_234_500_000)),
            ("1,234.5", millions, Some(1_234_500_000)),
            ("123.456", millions, Some(123_456_000_000)),
            ("123.456", numeric, Some(123_456_000)),
            ("99999999999999", millions, None),
            ("-5", millions, Some(-5_000_000)),
            ("(1.250,5)", millions, Some(-1_250_500_000)),
            ("–40 triệu", Style::default(), Some(-40_000_000)),
            ("750.000,-", Style::default(), Some(750_000)),
            ("chưa có", millions, None),
        ] {
            assert_eq!(read(Indicator::Support, cell, style), expected, "{cell}");
        }
        let about = figure(Indicator::Support, "khoảng 300", millions).unwrap();
        assert_eq!(
            (about.qualifier, about.value),
            (Qualifier::About, 300_000_000)
        );
        for (cell, qualifier) in [
            ("≈ 300", Qualifier::About),
            ("Ước tính 300", Qualifier::About),
            ("trên dưới 300", Qualifier::About),
            ("Ít nhất 300 triệu", Qualifier::Over),
            (">= 300", Qualifier::Over),
            ("300 trở lên", Qualifier::Over),
            ("từ 300 triệu trở lên", Qualifier::Over),
            ("không quá 300", Qualifier::Under),
            ("≤300", Qualifier::Under),
            ("300 trở xuống", Qualifier::Under),
        ] {
            let found = figure(Indicator::Support, cell, millions).unwrap();
            assert_eq!(
                (found.qualifier, found.value),
                (qualifier, 300_000_000),
                "{cell}"
            );
        }
        for cell in [
            "từ 300 đến 500",
            "khoảng 300-400",
            "dưới 300 trở lên",
            "tối đa 300/lớp",
        ] {
            assert_eq!(read(Indicator::Support, cell, millions), None, "{cell}");
        }
    }

    #[test]
    fn counts_and_shares() {
        let style = Style::default();
        assert_eq!(read(Indicator::Trainees, "35 người", style), Some(35));
        assert_eq!(read(Indicator::Trainees, "1.960", style), Some(1960));
        assert_eq!(read(Indicator::Trainees, "35 người, 2 lớp", style), None);
        assert_eq!(read(Indicator::Trainees, "3 lớp", style), None);
        assert_eq!(read(Indicator::Classes, "3 lớp", style), Some(3));
        assert_eq!(read(Indicator::Classes, "35 người", style), None);
        assert_eq!(read(Indicator::Jobs, "35 lao động", style), Some(35));
        assert_eq!(read(Indicator::Trainees, "2,5", style), None);
        assert_eq!(read(Indicator::Trainees, "-5", style), None);
        for (cell, numeric, expected) in [
            ("70%", false, 7000),
            ("70", false, 7000),
            ("72,5 %", false, 7250),
            ("0.7", true, 7000),
            ("70", true, 7000),
            ("120%", false, 12000),
        ] {
            assert_eq!(
                read(Indicator::EmploymentRate, cell, Style { numeric, ..style }),
                Some(expected),
                "{cell}"
            );
        }
    }

    #[test]
    fn shares_by_their_column() {
        for (cells, expected) in [
            (&["0,7", "0.95", "1"][..], Some(true)),
            (&["0,7", "80", "1"], Some(false)),
            (&["1", "1"], None),
            (&["0,7", "1,2"], None),
            (&["70%", "đang học"], None),
        ] {
            assert_eq!(are_fractions(cells.iter().copied()), expected, "{cells:?}");
        }
        let of = |fractions, cell| {
            let style = Style {
                fractions,
                numeric: true,
                ..Style::default()
            };
            read(Indicator::EmploymentRate, cell, style)
        };
        assert_eq!(of(Some(false), "1"), Some(100));
        assert_eq!(of(Some(true), "0.7"), Some(7000));
        assert_eq!(of(Some(true), "70%"), Some(7000));
    }

    #[test]
    fn periods() {
        for (cell, expected) in [
            ("2021", Some("2021")),
            ("Năm 2021", Some("2021")),
            ("12/05/2021", Some("2021")),
            ("2021-2022", Some("2021-2022")),
            ("Giai đoạn 2021 - 2025", Some("2021-2025")),
            ("6 tháng đầu năm 2021", Some("2021-H1")),
            ("6 tháng cuối năm 2021", Some("2021-H2")),
            ("9 tháng đầu năm 2021", Some("2021")),
            ("2019-20", Some("2019-2020")),
            ("2005-08", Some("2005")),
            ("Quý II", None),
            ("2025-2021", None),
            ("QĐ 2021", None),
        ] {
            assert_eq!(
                period(cell).map(|period| period.to_string()).as_deref(),
                expected,
                "{cell}"
            );
        }
    }

    #[test]
    fn periods_that_do_not_say_all() {
        for whole in [
            "2021",
            "2019-20",
            "Giai đoạn 2016-2020",
            "6 tháng đầu năm 2021",
        ] {
            assert!(is_whole_period(whole), "{whole}");
        }
        for part in [
            "2015?",
            "~2015",
            "2021-",
            "2021*",
            "9 tháng đầu năm 2021",
            "2005-08",
        ] {
            assert!(!is_whole_period(part), "{part}");
        }
    }

    #[test]
    fn lists() {
        let lines: Vec<_> = lines("- HTX Nam Cao;\n- Công ty A ; ").collect();
        assert_eq!(lines, ["HTX Nam Cao", "Công ty A"]);
    }
}
