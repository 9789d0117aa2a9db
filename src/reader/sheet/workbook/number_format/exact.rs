//! Numbers as digits, so that nothing is rounded when a point moves.

use std::fmt;

/// A number: its digits, and how many of them stand before the point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reader) struct Exact {
    pub(super) is_negative: bool,
    /// Without zeros at either end.
    digits: String,
    /// May lie before the first digit or behind the last.
    point: i32,
}

impl Exact {
    /// Reads `-1234.5` or `1.2345E+3`.
    pub(in crate::reader) fn parse(text: &str) -> Option<Self> {
        let (is_negative, body) = match text.strip_prefix('-') {
            Some(body) => (true, body),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (number, exponent) = body.split_once(['e', 'E']).unwrap_or((body, "0"));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let exponent: i16 = exponent.parse().ok()?;
        let digits = [whole, fraction].concat();
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let zeros = digits.len() - digits.trim_start_matches('0').len();
        let point = i32::try_from(whole.len()).ok()? - i32::try_from(zeros).ok()?;
        Some(Self {
            is_negative,
            digits: digits.trim_matches('0').to_owned(),
            point: point + i32::from(exponent.clamp(-400, 400)),
        })
    }

    /// The number times ten to the power of `places`.
    pub(in crate::reader) fn shifted(&self, places: i32) -> Self {
        Self {
            point: self.point + places,
            ..self.clone()
        }
    }

    /// The digits before the point.
    pub(super) fn whole(&self) -> String {
        let before = usize::try_from(self.point).unwrap_or(0);
        if before == 0 || self.digits.is_empty() {
            return "0".to_owned();
        }
        let known = &self.digits[..before.min(self.digits.len())];
        format!("{known:0<before$}")
    }

    /// The digits behind the point with it; nothing for a whole number.
    pub(super) fn fraction(&self) -> String {
        let before = usize::try_from(self.point).unwrap_or(0);
        match self.digits.get(before..) {
            None | Some("") => String::new(),
            Some(rest) => {
                let zeros = usize::try_from(-self.point).unwrap_or(0);
                format!(".{}{rest}", "0".repeat(zeros))
            }
        }
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_negative = self.is_negative && !self.digits.is_empty();
        let sign = if is_negative { "-" } else { "" };
        write!(f, "{sign}{}{}", self.whole(), self.fraction())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_move() {
        for (text, places, expected) in [
            ("0.005", 2, "0.5"),
            ("0.07", 2, "7"),
            ("1.2", 2, "120"),
            ("0", 2, "0"),
            ("-0.0", 0, "0"),
            ("-12500", -3, "-12.5"),
            ("5", -6, "0.000005"),
            ("3.412345678901234E+15", 0, "3412345678901234"),
            ("2587150000000000.0", 0, "2587150000000000"),
            ("1e-7", 0, "0.0000001"),
        ] {
            let number = Exact::parse(text).unwrap().shifted(places);
            assert_eq!(number.to_string(), expected, "{text}");
        }
        for text in ["", "-", ".", "1.2.3", "0x1", "inf", "1e", "1 2"] {
            assert_eq!(Exact::parse(text), None, "{text}");
        }
    }
}
