//! Numbers as people write them, both ways and exactly: no floats, no rounding.

use std::fmt;

/// What stands before the decimals of a number; the other sign groups its thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Decimal {
    /// `13.560,5`, as Vietnamese has it.
    #[default]
    Comma,
    /// `13,560.5`, as English has it.
    Point,
}

impl Decimal {
    /// Every style of numbers with its name on the command line.
    pub const NAMES: [(Self, &'static str); 2] = [(Self::Comma, "vi"), (Self::Point, "en")];

    /// The style that the command line calls `name`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let named = Self::NAMES.into_iter().find(|(_, known)| *known == name);
        named.map(|(style, _)| style)
    }

    fn group_sign(self) -> char {
        match self {
            Self::Comma => '.',
            Self::Point => ',',
        }
    }

    fn decimal_sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }
}

/// Why a text is not taken as a number; such a cell is kept as text and reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// The text is not written as a number, or its groups do not have three digits.
    NotANumber,
    /// The number has more decimals than can be kept, and they are not zero.
    TooPrecise,
    /// The number does not fit in 64 bits.
    TooLarge,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "not a number",
            Self::TooPrecise => "more decimals than can be kept",
            Self::TooLarge => "too large a number",
        })
    }
}

impl std::error::Error for NumberError {}

/// A whole number with its thousands grouped.
#[must_use]
pub fn group(value: i64, style: Decimal) -> String {
    scaled(value, 0, style)
}

/// The number `value / 10^decimals`, grouped, without zeros at the end of its decimals.
///
/// Shows đồng in millions exactly: 3 322 500 000 with six decimals is `3.322,5`.
#[must_use]
pub fn scaled(value: i64, decimals: u32, style: Decimal) -> String {
    let decimals = decimals as usize;
    // Zeros in front, so that 5 đồng in millions has a digit before its six decimals: 0,000005.
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 2);
    if value < 0 {
        out.push('-');
    }
    push_grouped(whole, style, &mut out);
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        out.push(style.decimal_sign());
        out.push_str(fraction);
    }
    out
}

/// Reads a number as `value * 10^decimals`, exactly.
///
/// Takes either style's separators, spaces and apostrophes as groups, a minus sign or
/// parentheses. Where one separator before three digits could be either (`13.560`), `style`
/// decides, and without a style it is a group.
///
/// # Errors
///
/// The text is not a number, has decimals that would be lost, or does not fit.
pub fn parse_scaled(text: &str, decimals: u32, style: Option<Decimal>) -> Result<i64, NumberError> {
    let (negative, body) = split_sign(text);
    let magnitude = parse_unsigned(body, decimals, style)?;
    with_sign(magnitude, negative)
}

/// Takes the sign off a number: `-3`, `−3`, `–3`, `+3` and the bookkeeper's `(3)`.
///
/// The dash of `50.000,-` is no sign: it stands for the decimals that are not there.
pub(super) fn split_sign(text: &str) -> (bool, &str) {
    let text = text.trim();
    let text = text.strip_suffix(",-").unwrap_or(text);
    if let Some(inner) = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        (true, inner.trim())
    } else if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
        (true, rest.trim_start())
    } else {
        (false, text.strip_prefix('+').unwrap_or(text).trim_start())
    }
}

/// Puts the sign back; the smallest number has no positive twin, so it goes last.
pub(super) fn with_sign(magnitude: i128, negative: bool) -> Result<i64, NumberError> {
    let value = if negative { -magnitude } else { magnitude };
    i64::try_from(value).map_err(|_| NumberError::TooLarge)
}

/// Reads a number without sign, scaled as by [`parse_scaled`].
pub(super) fn parse_unsigned(
    text: &str,
    decimals: u32,
    style: Option<Decimal>,
) -> Result<i128, NumberError> {
    let (whole, fraction) = match decimal_place(text, style)? {
        Some(place) => (&text[..place], &text[place + 1..]),
        None if text.is_empty() => return Err(NumberError::NotANumber),
        None => (text, "0"),
    };
    let whole = ungrouped(whole)?;
    if fraction.is_empty() || !is_digits(fraction) {
        return Err(NumberError::NotANumber);
    }
    // Zeros at the end say nothing, so 1,500 is not too precise for one decimal.
    let fraction = fraction.trim_end_matches('0');
    let missing = (decimals as usize)
        .checked_sub(fraction.len())
        .ok_or(NumberError::TooPrecise)?;
    let zeros = std::iter::repeat_n('0', missing);
    sum(whole.chars().chain(fraction.chars()).chain(zeros)).ok_or(NumberError::TooLarge)
}

/// Reads a number without sign as [`parse_unsigned`] does, rounded to its last decimal; says besides
/// whether that takes more off it than the noise of a float, as in `0.30000000000000004`.
pub(super) fn parse_rounded(
    text: &str,
    decimals: u32,
    style: Option<Decimal>,
) -> Result<(i128, bool), NumberError> {
    let place = decimal_place(text, style)?.ok_or(NumberError::NotANumber)?;
    let fraction = &text[place + 1..];
    if !is_digits(fraction) {
        return Err(NumberError::NotANumber);
    }
    let (kept, rest) = fraction.split_at(fraction.len().min(decimals as usize));
    // A fraction of no digit at all would be none.
    let whole = &text[..place];
    let cut = format!("{whole}{}{kept}0", &text[place..=place]);
    let magnitude = parse_unsigned(&cut, decimals, Some(sign_at(text, place)))?;
    let is_up = rest.starts_with(|c| c >= '5');
    let is_noise = rest.starts_with("000") || rest.starts_with("999");
    Ok((magnitude + i128::from(is_up), !is_noise))
}

/// Whose sign stands at a place.
fn sign_at(text: &str, place: usize) -> Decimal {
    if text[place..].starts_with(',') {
        Decimal::Comma
    } else {
        Decimal::Point
    }
}

fn push_grouped(digits: &str, style: Decimal, out: &mut String) {
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(style.group_sign());
        }
        out.push(digit);
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn sum(digits: impl Iterator<Item = char>) -> Option<i128> {
    let mut total: i128 = 0;
    for digit in digits {
        total = total
            .checked_mul(10)?
            .checked_add(i128::from(digit.to_digit(10)?))?;
    }
    Some(total)
}

/// Byte offset of the decimal sign, if the number has one.
///
/// Of two different signs the later one is the decimal sign; a repeated one is a group.
fn decimal_place(text: &str, style: Option<Decimal>) -> Result<Option<usize>, NumberError> {
    let Some(last) = text.rfind(['.', ',']) else {
        return Ok(None);
    };
    let (sign, other) = if text[last..].starts_with('.') {
        ('.', ',')
    } else {
        (',', '.')
    };
    let single = text.find(sign) == Some(last);
    match (single, text.contains(other)) {
        (true, true) => Ok(Some(last)),
        (true, false) => Ok((!is_group(text, last, style)).then_some(last)),
        (false, false) => Ok(None),
        (false, true) => Err(NumberError::NotANumber),
    }
}

/// Whether a lone point or comma groups thousands: one to three digits, not zero, before three.
fn is_group(text: &str, place: usize, style: Option<Decimal>) -> bool {
    let (before, after) = (&text[..place], &text[place + 1..]);
    let shaped = after.len() == 3 && matches!(before.len(), 1..=3) && is_digits(before);
    shaped
        && !before.starts_with('0')
        && style.is_none_or(|style| text[place..].starts_with(style.group_sign()))
}

/// The digits of a whole number; its groups must have three, all with the same sign.
fn ungrouped(text: &str) -> Result<String, NumberError> {
    let mut groups = text.split(is_group_sign);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.is_empty() || matches!(first.len(), 1..=3);
    let mut signs = text.chars().filter(|&c| is_group_sign(c));
    let sign = signs.next();
    let sound = grouped
        && is_digits(first)
        && rest
            .iter()
            .all(|group| group.len() == 3 && is_digits(group))
        && signs.all(|other| Some(other) == sign);
    // No digits at all is zero here, because ",5" is a number.
    if sound {
        Ok([first, &rest.concat()].concat())
    } else {
        Err(NumberError::NotANumber)
    }
}

fn is_group_sign(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}' | '\'' | '’'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use NumberError::{NotANumber, TooLarge, TooPrecise};
    use proptest::prelude::*;

    #[test]
    fn groups_thousands() {
        assert_eq!(group(13_560, Decimal::Comma), "13.560");
        assert_eq!(group(13_560, Decimal::Point), "13,560");
        assert_eq!(group(0, Decimal::Comma), "0");
        assert_eq!(group(-999, Decimal::Comma), "-999");
        assert_eq!(
            group(i64::MIN, Decimal::Point),
            "-9,223,372,036,854,775,808"
        );
    }

    #[test]
    fn shows_decimals_exactly() {
        assert_eq!(scaled(3_322_500_000, 6, Decimal::Comma), "3.322,5");
        assert_eq!(scaled(7000, 2, Decimal::Point), "70");
        assert_eq!(scaled(-5, 1, Decimal::Comma), "-0,5");
        assert_eq!(
            scaled(1, 30, Decimal::Point),
            format!("0.{}1", "0".repeat(29))
        );
    }

    #[test]
    fn reads_both_languages() {
        for (text, expected) in [
            ("1.234,5", 12_345),
            ("1,234.5", 12_345),
            ("1 234,5", 12_345),
            ("1\u{a0}234,5", 12_345),
            ("1\u{202f}234.5", 12_345),
            ("1'234.5", 12_345),
            ("13560", 135_600),
            ("13.560", 135_600),
            ("13,560", 135_600),
            ("1.234.567", 12_345_670),
            ("0,5", 5),
            ("0.500", 5),
            (",5", 5),
            ("-3", -30),
            ("−3", -30),
            ("(3)", -30),
            ("+3", 30),
            (" 3 ", 30),
            ("1234.500", 12_345),
        ] {
            assert_eq!(parse_scaled(text, 1, None), Ok(expected), "{text}");
        }
    }

    #[test]
    fn style_decides_where_both_are_possible() {
        assert_eq!(
            parse_scaled("13.560", 3, Some(Decimal::Comma)),
            Ok(13_560_000)
        );
        assert_eq!(parse_scaled("13.560", 3, Some(Decimal::Point)), Ok(13_560));
        assert_eq!(parse_scaled("13,560", 3, Some(Decimal::Comma)), Ok(13_560));
        assert_eq!(parse_scaled("1.5", 3, Some(Decimal::Comma)), Ok(1500));
    }

    #[test]
    fn refuses_what_is_not_exact() {
        assert_eq!(parse_scaled("1,25", 1, None), Err(TooPrecise));
        assert_eq!(parse_scaled("1,250", 2, Some(Decimal::Comma)), Ok(125));
        assert_eq!(parse_scaled("9223372036854775808", 0, None), Err(TooLarge));
        assert_eq!(parse_scaled("-9223372036854775808", 0, None), Ok(i64::MIN));
        assert_eq!(parse_scaled(&"9".repeat(60), 0, None), Err(TooLarge));
        for text in [
            "",
            " ",
            "-",
            "()",
            ".",
            ",",
            "1.",
            "a",
            "1 2",
            "1.23.456",
            "1.234.56",
            "1,2,3",
            "1.2,3.4",
            "12 34,5",
            "1,234,567.8.9",
            "--3",
            "1..2",
            "1 000.000,5",
            "1e5",
            "٣",
        ] {
            assert_eq!(parse_scaled(text, 3, None), Err(NotANumber), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(value: i64, decimals in 0u32..12) {
            for style in [Decimal::Comma, Decimal::Point] {
                prop_assert_eq!(parse_scaled(&group(value, style), 0, Some(style)), Ok(value));
                prop_assert_eq!(parse_scaled(&scaled(value, decimals, style), decimals, Some(style)), Ok(value));
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(\\PC|[0-9., ()-]){0,20}", decimals in 0u32..40) {
            let _ = parse_scaled(&text, decimals, None);
        }
    }
}
