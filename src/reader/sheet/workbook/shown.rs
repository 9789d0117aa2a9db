//! Numbers and days as people see them in a cell.

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
