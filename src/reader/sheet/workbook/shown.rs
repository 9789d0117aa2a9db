//! Numbers and days as people see them in a cell.

use std::borrow::Cow;

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
    // The minutes of a time are the letter of a month as well.
    let is_time = shape.clock && !shape.day && !shape.year;
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
    let seconds = seconds_of(number);
    let (year, month, day) = day_of(seconds / 86_400, is_1904);
    let clock = clock_of(seconds % 86_400);
    let text = match (shape.day, shape.month, day, month, clock) {
        // Where nothing else was written, the first of a month is the month.
        (false, true, 1, _, (0, 0, 0)) if shape.year => format!("{month:02}/{year:04}"),
        (false, false, 1, 1, (0, 0, 0)) if shape.year => format!("{year:04}"),
        _ => date_text((year, month, day), clock),
    };
    (text, false)
}

/// Days as whole seconds: 8:29:59.9999 is half past eight.
fn seconds_of(days: f64) -> u64 {
    // Through text, because a float does not turn into a whole number without a cast.
    format!("{:.0}", days * 86_400.0).parse().unwrap_or(0)
}

/// Hours, minutes and seconds of a day.
fn clock_of(seconds: u64) -> (u8, u8, u8) {
    let small = |number: u64| u8::try_from(number).unwrap_or(u8::MAX);
    (
        small(seconds / 3600),
        small(seconds / 60 % 60),
        small(seconds % 60),
    )
}

/// Year, month and day of a day counted from 1900 or 1904.
fn day_of(number: u64, is_1904: bool) -> (u16, u8, u8) {
    // Excel has a 29 February 1900, which never was; the days before it are counted by one less.
    if (is_1904, number) == (false, 60) {
        return (1900, 2, 29);
    }
    let number = match (is_1904, number) {
        (true, number) => number + 1462,
        (false, 0..60) => number + 1,
        (false, number) => number,
    };
    // Years begin in March, so that the odd day is the last, and go in rounds of 400.
    let days = number + 693_899;
    let (round, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, is_next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    let small = |number: u64| u8::try_from(number).unwrap_or(0);
    let year = u16::try_from(round * 400 + year + is_next).unwrap_or(u16::MAX);
    (year, small(month), small(day))
}

/// A time of day, or hours beyond one: `36:30`.
fn clock_text(days: f64) -> String {
    let seconds = seconds_of(days);
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
    fn days_are_counted_from_1900() {
        for (number, is_1904, expected) in [
            (1, false, (1900, 1, 1)),
            (59, false, (1900, 2, 28)),
            (60, false, (1900, 2, 29)),
            (61, false, (1900, 3, 1)),
            (36_585, false, (2000, 2, 29)),
            (45_000, false, (2023, 3, 15)),
            (2_958_465, false, (9999, 12, 31)),
            (0, true, (1904, 1, 1)),
            (43_538, true, (2023, 3, 15)),
        ] {
            assert_eq!(day_of(number, is_1904), expected, "{number}");
        }
    }

    #[test]
    fn dates_and_times_are_what_their_formats_show() {
        for (code, value, expected, is_number) in [
            ("dd/mm/yyyy", "44330", "14/05/2021", false),
            (
                "d/m/yy h:mm",
                "44330.354166666664",
                "14/05/2021 08:30",
                false,
            ),
            ("mm/yyyy", "44317", "05/2021", false),
            ("mm/yyyy", "44318", "02/05/2021", false),
            ("yyyy", "44197", "2021", false),
            ("yyyy", "2021", "2021", true),
            ("h:mm:ss", "0.46609953703703705", "11:11:11", false),
            ("[h]:mm", "1.5208333333333333", "36:30", false),
            ("dd/mm/yyyy", "-3", "-3", true),
        ] {
            let format = NumberFormat::parse(code);
            let (text, numeric) = number_shown(value, format.as_ref(), false);
            assert_eq!((&*text, numeric), (expected, is_number), "{code} {value}");
        }
    }

    #[test]
    fn dates_are_what_people_write() {
        assert_eq!(iso_date_text("2021-05-12"), "12/05/2021");
        assert_eq!(iso_date_text("2021-05-12T08:30:00"), "12/05/2021 08:30");
        assert_eq!(iso_date_text("soon"), "soon");
    }
}
