//! Numbers and days as people see them in a cell.

use std::borrow::Cow;

use calamine::{ExcelDateTime, ExcelDateTimeType};

use super::number_format::{DateShape, Exact, NumberFormat};

/// From here on fifteen digits do not hold a whole number.
const LONG: f64 = 1e15;

/// A number as its format shows it, and whether it is still one; `value` is as the file has it.
pub(super) fn number_shown<'v>(
    value: &'v str,
    format: Option<&NumberFormat>,
    is_1904: bool,
) -> (Cow<'v, str>, bool) {
    let is_short = value.len() < 16 && value.bytes().all(|byte| byte.is_ascii_digit());
    if format.is_none() && is_short && !value.starts_with('0') {
        return (Cow::Borrowed(value), true);
    }
    let size = value.parse().ok().filter(|size: &f64| size.is_finite());
    let Some((size, exact)) = size.and_then(|size| Some((size, exact(value, size)?))) else {
        return (Cow::Borrowed(value), false);
    };
    let (text, is_number) = match format.map(|format| (format, format.date(size))) {
        Some((_, Some(shape))) => date_or_number(size, shape, is_1904),
        Some((format, None)) => format.show(&exact, size),
        None => (exact.to_string(), true),
    };
    (Cow::Owned(text), is_number)
}

/// Short numbers lose the noise of their binary form, long ones keep all digits of the file.
fn exact(value: &str, size: f64) -> Option<Exact> {
    if size.abs() < LONG {
        Exact::parse(&number_text(size))
    } else {
        Exact::parse(value)
    }
}

/// A year in a cell that is formatted as a date is still a year: 2021 days after 1900 is 1905.
fn date_or_number(number: f64, shape: DateShape, is_1904: bool) -> (String, bool) {
    let is_time = shape.clock && !shape.day && !shape.month && !shape.year;
    if shape.elapsed && (0.0..2_958_466.0).contains(&number)
        || is_time && (0.0..1.0).contains(&number)
    {
        return (clock_text(number), false);
    }
    if shape.elapsed || !(1.0..2_958_466.0).contains(&number) {
        return (number_text(number), true);
    }
    if number.fract() == 0.0 && (1990.0..=2100.0).contains(&number) {
        return (number_text(number), true);
    }
    let date = ExcelDateTime::new(whole_seconds(number), ExcelDateTimeType::DateTime, is_1904);
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let clock = (hour, minute, second);
    let text = match (shape.day, shape.month, day, month, clock) {
        // Where nothing else was written, the first of a month is the month.
        (false, true, 1, _, (0, 0, 0)) if shape.year => format!("{month:02}/{year:04}"),
        (false, false, 1, 1, (0, 0, 0)) if shape.year => format!("{year:04}"),
        _ => date_text((year, month, day), clock),
    };
    (text, false)
}

/// The nearest whole second: 8:29:59.9999 is half past eight.
fn whole_seconds(days: f64) -> f64 {
    (days * 86_400.0).round() / 86_400.0
}

/// A time of day, or hours beyond one: `36:30`.
fn clock_text(days: f64) -> String {
    // Through text, because a float does not turn into a whole number without a cast.
    let seconds: u64 = format!("{:.0}", days * 86_400.0).parse().unwrap_or(0);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match second {
        0 => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    }
}

/// A number as people see it: fifteen digits, as Excel keeps them.
pub(super) fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

/// A day, with the time where there is one.
pub(super) fn date_text(
    (year, month, day): (u16, u8, u8),
    (hour, minute, second): (u8, u8, u8),
) -> String {
    let date = format!("{day:02}/{month:02}/{year:04}");
    match (hour, minute, second) {
        (0, 0, 0) => date,
        (_, _, 0) => format!("{date} {hour:02}:{minute:02}"),
        _ => format!("{date} {hour:02}:{minute:02}:{second:02}"),
    }
}

/// `2021-05-12T08:30:00` as people write it.
pub(super) fn iso_date_text(iso: &str) -> String {
    let mut parts = iso.split(['-', 'T', ':', '.', 'Z']).map(str::parse);
    let mut next = || parts.next().and_then(Result::ok);
    let (Some(year), Some(month), Some(day)) = (next(), next(), next()) else {
        return iso.to_owned();
    };
    let small = |number: u16| u8::try_from(number).unwrap_or_default();
    let mut clock = || small(next().unwrap_or_default());
    date_text(
        (year, small(month), small(day)),
        (clock(), clock(), clock()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_people_see() {
        for (number, expected) in [
            (300.0, "300"),
            (0.1 + 0.2, "0.3"),
            (1234.5, "1234.5"),
            (-2.0, "-2"),
            (1e14, "100000000000000"),
        ] {
            assert_eq!(number_text(number), expected);
        }
    }

    #[test]
    fn dates_are_what_people_write() {
        assert_eq!(iso_date_text("2021-05-12"), "12/05/2021");
        assert_eq!(iso_date_text("2021-05-12T08:30:00"), "12/05/2021 08:30");
        assert_eq!(iso_date_text("soon"), "soon");
    }
}
