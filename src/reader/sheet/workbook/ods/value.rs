//! The value of an ODS cell: the exact number behind it, in the form that the cell shows.

use quick_xml::events::BytesStart;

use super::super::number_format::Exact;
use super::super::shown::{iso_date_text, number_shown};
use super::super::xml::attribute;

/// What the tag of a cell says of its value.
#[derive(Debug, Default, PartialEq)]
pub(super) enum OdsValue {
    /// What stands in the cell.
    #[default]
    Text,
    Number(String),
    Share(String),
    /// An amount and the code of its currency.
    Amount(String, String),
    Date(String),
    /// A formula, which counts where there is neither value nor text.
    Formula(String),
    /// A text that counts where none stands in the cell.
    Said(String),
}

impl OdsValue {
    pub(super) fn of(start: &BytesStart<'_>) -> Self {
        let value = || attribute(start, "value").unwrap_or_default();
        match attribute(start, "value-type").as_deref() {
            Some("float") => Self::Number(value()),
            Some("percentage") => Self::Share(value()),
            Some("currency") => {
                Self::Amount(value(), attribute(start, "currency").unwrap_or_default())
            }
            Some("date") => Self::Date(attribute(start, "date-value").unwrap_or_default()),
            Some("string") => attribute(start, "string-value").map_or(Self::Text, Self::Said),
            Some(_) => Self::Text,
            None => attribute(start, "formula").map_or(Self::Text, Self::Formula),
        }
    }

    /// What the cell shows, and whether it is a number; `text` is what stands in it.
    pub(super) fn shown(self, text: &str) -> (String, bool) {
        match self {
            // A formula that went wrong has the value 0 all the same.
            Self::Number(_) | Self::Share(_) | Self::Amount(..) if is_error(text) => {
                (text.to_owned(), false)
            }
            Self::Said(said) if text.is_empty() => (said, false),
            Self::Number(value) => number(&value, text),
            Self::Share(value) => match Exact::parse(&value) {
                Some(_) => {
                    let (exact, _) = number_shown(&value, None, false);
                    let exact = Exact::parse(&exact).map(|exact| exact.shifted(2));
                    (
                        exact.map_or_else(|| text.to_owned(), |share| format!("{share}%")),
                        true,
                    )
                }
                None => (text.to_owned(), false),
            },
            Self::Amount(value, currency) => match currency.as_str() {
                "" | "VND" => number(&value, ""),
                // An amount in dollars must not be taken for one in đồng.
                other => (format!("{} {other}", number(&value, "").0), true),
            },
            Self::Date(iso) if !iso.is_empty() => (iso_date_text(&iso), false),
            Self::Formula(formula) if text.is_empty() => (formula_text(&formula), true),
            Self::Text | Self::Said(_) | Self::Date(_) | Self::Formula(_) => {
                (text.to_owned(), false)
            }
        }
    }
}

/// Says whether a cell shows an error: `#REF!`, `#NAME?`, `Err:502`, which is `Lỗi:502` elsewhere.
fn is_error(text: &str) -> bool {
    let is_code = |code: &str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
    let is_numbered = || {
        text.split_once(':').is_some_and(|(word, code)| {
            is_code(code) && !word.is_empty() && word.chars().all(char::is_alphabetic)
        })
    };
    text.strip_prefix('#')
        .is_some_and(|name| name.starts_with(char::is_alphabetic))
        || is_numbered()
}

/// A number in the form that the cell shows: with zeros in front and words around it.
fn number(value: &str, text: &str) -> (String, bool) {
    let (exact, is_number) = number_shown(value, None, false);
    if value.is_empty() {
        return (text.to_owned(), false);
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let has_words = text.contains(|c: char| c.is_alphabetic() && c != 'đ' && c != 'Đ');
    let has_zeros = digits.len() > 1 && digits.starts_with('0');
    // `007`, `0912 345 678`, `45/QĐ` and `300 triệu` say more than their number; `1.234,50` and
    // `1,2E+05` do not.
    let is_whole = digits.trim_start_matches('0') == exact.trim_start_matches('0');
    if is_number && is_whole && (has_words || has_zeros) {
        return (text.to_owned(), digits.len() == text.len());
    }
    match words_behind(text) {
        Some(words) if has_words && is_rounded(text, &exact) => (format!("{exact} {words}"), true),
        Some(_) if has_words && !text.contains(['E', 'e']) => (text.to_owned(), false),
        _ => (exact.into_owned(), is_number),
    }
}

/// The words behind a number that a cell shows.
fn words_behind(text: &str) -> Option<&str> {
    let begin = text.find(char::is_alphabetic)?;
    let is_first = text[..begin].contains(|c: char| c.is_ascii_digit());
    let words = &text[begin..];
    (is_first && !words.contains(|c: char| c.is_ascii_digit())).then_some(words)
}

/// Says whether the number before the words is `exact` with its thousands apart, or rounded.
fn is_rounded(text: &str, exact: &str) -> bool {
    let whole = exact.split('.').next().unwrap_or_default();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.starts_with(whole)
}

/// `of:=[.C2]*12` as a spreadsheet shows it.
fn formula_text(formula: &str) -> String {
    let formula = formula
        .split_once(":=")
        .map_or(formula, |(_, formula)| formula);
    let formula = formula.strip_prefix('=').unwrap_or(formula);
    format!(
        "={}",
        formula
            .replace("[.", "")
            .replace(":.", ":")
            .replace(']', "")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_what_they_show() {
        let number = |value: &str| OdsValue::Number(value.to_owned());
        for (value, text, expected, is_number) in [
            (number("7"), "007", "007", true),
            (number("912345678"), "0912 345 678", "0912 345 678", false),
            (number("45"), "45/QĐ-UBND", "45/QĐ-UBND", false),
            (number("1234.56"), "1.234,6 triệu", "1234.56 triệu", true),
            (number("300000000"), "300 triệu", "300 triệu", false),
            (number("1234.5"), "1.234,50", "1234.5", true),
            (number("120000"), "1,2E+05", "120000", true),
            (number("0.5"), "0,5", "0.5", true),
            (number("0"), "", "0", true),
            (number(""), "12", "12", false),
            (number("0"), "Err:502", "Err:502", false),
            (number("0"), "Lỗi:504", "Lỗi:504", false),
            (number("0"), "#NAME?", "#NAME?", false),
            (OdsValue::Share("0".into()), "#REF!", "#REF!", false),
            (OdsValue::Said("Máy dệt".into()), "", "Máy dệt", false),
            (OdsValue::Said("Máy dệt".into()), "Máy", "Máy", false),
            (OdsValue::Share("0.07".into()), "7%", "7%", true),
            (OdsValue::Share("0.3333".into()), "33%", "33.33%", true),
            (
                OdsValue::Amount("5".into(), "USD".into()),
                "$5",
                "5 USD",
                true,
            ),
            (
                OdsValue::Amount("5000".into(), "VND".into()),
                "5.000 ₫",
                "5000",
                true,
            ),
            (
                OdsValue::Date("2022-03-09".into()),
                "9/3/22",
                "09/03/2022",
                false,
            ),
            (
                OdsValue::Formula("of:=SUM([.D2:.D4])".into()),
                "",
                "=SUM(D2:D4)",
                true,
            ),
            (OdsValue::Formula("of:=1".into()), "x", "x", false),
        ] {
            assert_eq!(
                value.shown(text),
                (expected.to_owned(), is_number),
                "{text}"
            );
        }
    }
}
