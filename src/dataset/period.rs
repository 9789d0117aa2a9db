//! Periods: the year or years that a record or a figure covers.

use std::fmt;

/// A half of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    /// January to June.
    First,
    /// July to December.
    Second,
}

/// One year, a half of one, or a span of years; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First year.
    pub from: u16,
    /// Last year.
    pub to: u16,
    /// The half of the year, where only that was covered.
    pub half: Option<Half>,
}

impl Period {
    /// A whole year.
    #[must_use]
    pub fn year(year: u16) -> Self {
        Self {
            from: year,
            to: year,
            half: None,
        }
    }

    /// Reads `2019`, `2012-2022` (also with an en dash), `2019-H1` or `2019-H2`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let Some((from, rest)) = text.split_once(['-', '–']) else {
            return year(text).map(Self::year);
        };
        let from = year(from.trim())?;
        match rest.trim() {
            "H1" => Some(Self {
                from,
                to: from,
                half: Some(Half::First),
            }),
            "H2" => Some(Self {
                from,
                to: from,
                half: Some(Half::Second),
            }),
            to => year(to).filter(|to| from <= *to).map(|to| Self {
                from,
                to,
                half: None,
            }),
        }
    }

    /// The only year covered, if it is one.
    #[must_use]
    pub fn single_year(self) -> Option<u16> {
        (self.from == self.to).then_some(self.from)
    }

    /// Says whether `other` lies inside this period and is shorter than it.
    #[must_use]
    pub fn encloses(self, other: Self) -> bool {
        self != other && self.half.is_none() && self.from <= other.from && other.to <= self.to
    }

    /// Says whether some year belongs to both.
    #[must_use]
    pub fn overlaps(self, from: u16, to: u16) -> bool {
        self.from <= to && from <= self.to
    }
}

/// The form that files use: `2012-2022`, `2019`, `2019-H1`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.half, self.single_year()) {
            (Some(Half::First), _) => write!(f, "{:04}-H1", self.from),
            (Some(Half::Second), _) => write!(f, "{:04}-H2", self.from),
            (None, Some(year)) => write!(f, "{year:04}"),
            (None, None) => write!(f, "{:04}-{:04}", self.from, self.to),
        }
    }
}

fn year(text: &str) -> Option<u16> {
    let four_digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    four_digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in [
            "2019",
            "2012-2022",
            "2019-H1",
            "2019-H2",
            "0021",
            "0021-0219",
        ] {
            assert_eq!(Period::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Period::parse("2012 – 2022"), Period::parse("2012-2022"));
    }

    #[test]
    fn refuses_what_is_no_period() {
        for text in [
            "",
            "19",
            "2022-2012",
            "2019-H3",
            "năm 2019",
            "-2019",
            "2019-",
        ] {
            assert_eq!(Period::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_shorter_period_lies_inside_a_longer_one() {
        let decade = Period::parse("2012-2022").unwrap();
        let half = Period::parse("2019-H1").unwrap();
        assert!(decade.encloses(half) && Period::year(2019).encloses(half));
        assert!(!decade.encloses(decade) && !half.encloses(Period::year(2019)));
        assert!(!decade.encloses(Period::year(2006)));
    }
}
