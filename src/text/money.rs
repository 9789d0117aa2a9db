//! Amounts of money as Vietnamese lists write them, read as whole đồng.

use super::fold::fold;
use super::number::{Decimal, NumberError, parse_rounded, parse_unsigned, split_sign, with_sign};

/// The least amount of which a fraction of a đồng may be cut off.
const LEAST_ROUNDED: i128 = 1_000;

/// What an amount is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// đồng
    Dong,
    /// nghìn or ngàn đồng
    Thousand,
    /// triệu đồng
    Million,
    /// tỷ or tỉ đồng
    Billion,
}

impl Unit {
    /// Every unit, the smallest first.
    pub const ALL: [Self; 4] = [Self::Dong, Self::Thousand, Self::Million, Self::Billion];

    /// The unit that a cell, a header or a "ĐVT" line names: `triệu đồng`, `tr.đ`, `1.000đ`, `VNĐ`.
    ///
    /// Marks, case, spaces and points do not matter.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let key: String = spelled(text)
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        Self::from_word(&key).or_else(|| Self::from_stem(without_currency(&key)?))
    }

    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "nghin" | "ngan" | "k" | "thousand" => Self::Thousand,
            "trieu" | "tr" | "million" | "millions" | "mil" | "mill" | "mn" => Self::Million,
            "ty" | "ti" | "billion" | "billions" | "bn" => Self::Billion,
            _ => return None,
        })
    }

    /// What is left of a unit without its currency; a bare number is a unit only before one.
    fn from_stem(stem: &str) -> Option<Self> {
        Some(match stem {
            "" | "vietnam" => Self::Dong,
            // `ng` alone is people.
            "1000" | "ng" | "n" => Self::Thousand,
            "1000000" => Self::Million,
            "1000000000" => Self::Billion,
            _ => return Self::from_word(stem),
        })
    }

    /// What the command line calls it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Dong => "đồng",
            Self::Thousand => "nghìn",
            Self::Million => "triệu",
            Self::Billion => "tỷ",
        }
    }

    /// How many zeros the unit stands for.
    #[must_use]
    pub fn decimals(self) -> u32 {
        match self {
            Self::Dong => 0,
            Self::Thousand => 3,
            Self::Million => 6,
            Self::Billion => 9,
        }
    }
}

/// Powers of ten and the sign of the đồng, in letters and digits.
fn spelled(text: &str) -> String {
    if text.is_ascii() && !text.contains('^') {
        return fold(text);
    }
    let mut text = text.replace('₫', "d");
    for (power, number) in [
        ("10^3", "1000"),
        ("10³", "1000"),
        ("10^6", "1000000"),
        ("10⁶", "1000000"),
        ("10^9", "1000000000"),
        ("10⁹", "1000000000"),
    ] {
        text = text.replace(power, number);
    }
    fold(&text)
}

fn without_currency(key: &str) -> Option<&str> {
    let before = ["vnd", "dong", "d"]
        .iter()
        .find_map(|name| key.strip_suffix(name));
    before.or_else(|| key.strip_prefix("vnd"))
}

/// Reads an amount as whole đồng, with `13.560` taken for thirteen thousand.
///
/// A unit in the cell (`300tr`, `3,3 tỷ`, `3tr5`) beats the column's `unit`; with neither it is
/// đồng.
///
/// # Errors
///
/// The text is not an amount, has a fraction of a đồng, or does not fit.
pub fn parse_money(text: &str, unit: Option<Unit>) -> Result<i64, NumberError> {
    parse_money_in(text, unit, None)
}

/// Reads an amount as [`parse_money`] does, in a file whose separators are known.
///
/// A spreadsheet stores 123,456 million as `123.456`, which only the style tells from a group.
///
/// # Errors
///
/// The text is not an amount, has a fraction of a đồng, or does not fit.
pub fn parse_money_in(
    text: &str,
    unit: Option<Unit>,
    style: Option<Decimal>,
) -> Result<i64, NumberError> {
    let (negative, body) = split_sign(text);
    with_sign(parts(body, unit, style)?, negative)
}

/// Reads an amount as [`parse_money_in`] does, rounded to the đồng; says besides whether that takes
/// more off it than the noise of a float.
///
/// # Errors
///
/// The text is not an amount, is hardly one in đồng, or does not fit.
pub fn parse_money_rounded(
    text: &str,
    unit: Option<Unit>,
    style: Option<Decimal>,
) -> Result<(i64, bool), NumberError> {
    match parse_money_in(text, unit, style) {
        Err(NumberError::TooPrecise) => {}
        read => return read.map(|amount| (amount, false)),
    }
    let (negative, body) = split_sign(text);
    let (number, name, rest) = split_part(body);
    if !rest.is_empty() {
        return Err(NumberError::TooPrecise);
    }
    let unit = Unit::named(name).or(unit).unwrap_or(Unit::Dong);
    let (amount, loses) = parse_rounded(number, unit.decimals(), style)?;
    // `12,5` is hardly meant in đồng.
    if loses && amount < LEAST_ROUNDED {
        return Err(NumberError::TooPrecise);
    }
    Ok((with_sign(amount, negative)?, loses))
}

/// Adds up the parts of an amount: `1 tỷ 200 triệu` has two, and most have one.
fn parts(text: &str, unit: Option<Unit>, style: Option<Decimal>) -> Result<i128, NumberError> {
    let (number, name, rest) = split_part(text);
    let named = Unit::named(name);
    // `300 USD` must not become 300 đồng.
    if named.is_none() && !name.is_empty() {
        return Err(NumberError::NotANumber);
    }
    let unit = named.or(unit).unwrap_or(Unit::Dong);
    let amount = parse_unsigned(number, unit.decimals(), style)?;
    let more = if rest.is_empty() {
        0
    } else {
        remainder(rest, unit)?
    };
    amount.checked_add(more).ok_or(NumberError::TooLarge)
}

/// What follows a unit: the decimals of `3tr5`, or a part in a smaller unit.
///
/// Two digits are refused: people disagree on whether `3tr50` is 3.05 or 3.5 million.
fn remainder(text: &str, above: Unit) -> Result<i128, NumberError> {
    let (_, name, _) = split_part(text);
    match Unit::named(name) {
        // `1 tỷ 200 triệu` goes down; what goes up, as `200 triệu 1 tỷ`, is a slip.
        Some(unit) if unit < above => parts(text, None, None),
        None if name.is_empty() && matches!(text.len(), 1 | 3) => {
            parse_unsigned(&format!("0,{text}"), above.decimals(), Some(Decimal::Comma))
        }
        _ => Err(NumberError::NotANumber),
    }
}

/// Splits off the first number and the unit that follows it.
fn split_part(text: &str) -> (&str, &str, &str) {
    let (number, rest) = text.split_at(text.find(is_name).unwrap_or(text.len()));
    let (name, rest) = rest.split_at(
        rest.find(|c: char| c.is_ascii_digit())
            .unwrap_or(rest.len()),
    );
    (number.trim(), name.trim(), rest)
}

fn is_name(c: char) -> bool {
    c.is_alphabetic() || c == '₫'
}

#[cfg(test)]
mod tests {
    use super::*;
    use NumberError::{NotANumber, TooLarge, TooPrecise};
    use Unit::{Billion, Dong, Million, Thousand};
    use proptest::prelude::*;

    #[test]
    fn units_by_all_their_names() {
        let names: &[(Unit, &[&str])] = &[
            (
                Dong,
                &[
                    "đồng",
                    "đ",
                    "Đ",
                    "VND",
                    "VNĐ",
                    "vnđ",
                    "₫",
                    "Việt Nam đồng",
                    "(đồng)",
                ],
            ),
            (
                Thousand,
                &[
                    "nghìn",
                    "ngàn",
                    "nghìn đồng",
                    "ngàn đồng",
                    "nghìn đ",
                    "1.000đ",
                    "1000đ",
                    "1.000 đồng",
                ],
            ),
            (
                Million,
                &[
                    "triệu",
                    "tr",
                    "trđ",
                    "tr.đ",
                    "Tr.đồng",
                    "triệu đồng",
                    "TRIỆU ĐỒNG",
                    "million",
                    "million VND",
                    "VND million",
                    "1.000.000 đ",
                    "(triệu đồng)",
                ],
            ),
            (
                Billion,
                &["tỷ", "tỉ", "tỷ đồng", "tỉ đồng", "billion", "billion dong"],
            ),
        ];
        for (unit, names) in names {
            for name in *names {
                assert_eq!(Unit::named(name), Some(*unit), "{name}");
            }
        }
        for name in ["", " ", "người", "USD", "lớp", "1", "1000", "%", "tấn"] {
            assert_eq!(Unit::named(name), None, "{name}");
        }
    }

    #[test]
    fn amounts_in_the_unit_of_their_column() {
        assert_eq!(parse_money("300", Some(Million)), Ok(300_000_000));
        assert_eq!(parse_money("3.322,5", Some(Million)), Ok(3_322_500_000));
        assert_eq!(parse_money("1,234.5", Some(Thousand)), Ok(1_234_500));
        assert_eq!(parse_money("13.560", None), Ok(13_560));
        assert_eq!(parse_money("(2,5)", Some(Billion)), Ok(-2_500_000_000));
    }

    #[test]
    fn a_unit_in_the_cell_wins() {
        for (text, expected) in [
            ("300tr", 300_000_000),
            ("300 TR", 300_000_000),
            ("3,3 tỷ", 3_300_000_000),
            ("1,2 tỷ đồng", 1_200_000_000),
            ("500 triệu đồng", 500_000_000),
            ("500 tr.đ", 500_000_000),
            ("3tr5", 3_500_000),
            ("3tr500", 3_500_000),
            ("1 tỷ 200 triệu", 1_200_000_000),
            ("1 tỷ 200 triệu 500 nghìn đồng", 1_200_500_000),
            ("1.000.000 đ", 1_000_000),
            ("1.000.000₫", 1_000_000),
            ("-300tr", -300_000_000),
            ("(300 tr)", -300_000_000),
            ("500k", 500_000),
        ] {
            assert_eq!(parse_money(text, Some(Billion)), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_known_style_reads_spreadsheet_numbers() {
        assert_eq!(
            parse_money_in("123.456", Some(Million), Some(Decimal::Point)),
            Ok(123_456_000)
        );
        assert_eq!(
            parse_money_in("123.456", Some(Million), Some(Decimal::Comma)),
            Ok(123_456_000_000)
        );
    }

    #[test]
    fn refuses_other_texts() {
        for text in [
            "",
            "tr",
            "300 người",
            "3tr50",
            "3 triệu 1 tỷ",
            "3tr 5 tr",
            "300 USD",
            "khoảng 3 tỷ",
        ] {
            assert_eq!(parse_money(text, Some(Million)), Err(NotANumber), "{text}");
        }
        assert_eq!(parse_money("0,5", None), Err(TooPrecise));
        assert_eq!(parse_money("1,2345678 tr", None), Err(TooPrecise));
        assert_eq!(parse_money("10000000000 tỷ", None), Err(TooLarge));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(\\PC|[0-9., ()trtỷđ-]){0,20}") {
            let _ = parse_money(&text, None);
        }
    }
}
