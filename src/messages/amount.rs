//! How numbers, amounts and periods are written in each language.

use super::Messages;
use crate::dataset::{Half, Indicator, Kind, Period, Qualifier};
use crate::text::{self, Lang};

/// Đồng are shown in millions, a per cent is kept in hundredths: digits behind the point.
const fn decimals(kind: Kind) -> u32 {
    match kind {
        Kind::Count => 0,
        Kind::Money => 6,
        Kind::Share => 2,
    }
}

impl Messages {
    /// A value of `indicator` without the unit of a count: `947`, `>70%`, `3.322,5 triệu đồng`.
    #[must_use]
    pub fn number(&self, indicator: Indicator, qualifier: Qualifier, value: i64) -> String {
        let kind = indicator.description().kind;
        let digits = text::scaled(value, decimals(kind), self.lang);
        let sign = qualifier.sign();
        match kind {
            Kind::Count => format!("{sign}{digits}"),
            Kind::Money => format!("{sign}{}", (self.screen.million_dong)(&digits)),
            Kind::Share => format!("{sign}{digits}%"),
        }
    }

    /// A value of `indicator` with its unit: `947 cơ sở`, `1 model`.
    #[must_use]
    pub fn amount(&self, indicator: Indicator, qualifier: Qualifier, value: i64) -> String {
        let number = self.number(indicator, qualifier, value);
        let unit = match self.lang {
            Lang::Vi => indicator.description().vi.1,
            Lang::En if value == 1 => singular(indicator.description().en.1),
            Lang::En => indicator.description().en.1,
        };
        format!("{number} {unit}").trim_end().to_owned()
    }

    /// A period: `2012–2022`, `2019`, `nửa đầu 2019`.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        match (period.half, period.single_year()) {
            (Some(Half::First), _) => (self.screen.first_half)(&period.from.to_string()),
            (Some(Half::Second), _) => (self.screen.second_half)(&period.from.to_string()),
            (None, Some(year)) => year.to_string(),
            (None, None) => format!("{}–{}", period.from, period.to),
        }
    }
}

/// The English units are few, so their singulars follow from three cases.
fn singular(unit: &'static str) -> &'static str {
    match unit {
        "people" => "person",
        "classes" => "class",
        unit => unit.strip_suffix('s').unwrap_or(unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{EN, VI};

    #[test]
    fn amounts_are_written_in_both_languages() {
        let all = |indicator, qualifier, value| {
            [&VI, &EN].map(|words| words.amount(indicator, qualifier, value))
        };
        let exact = Qualifier::Exact;
        assert_eq!(
            all(Indicator::Trainees, exact, 13_560),
            ["13.560 người", "13,560 people"]
        );
        assert_eq!(all(Indicator::Classes, exact, 1), ["1 lớp", "1 class"]);
        assert_eq!(
            all(Indicator::Support, exact, 3_322_500_000),
            ["3.322,5 triệu đồng", "VND 3,322.5 million"]
        );
        assert_eq!(
            all(Indicator::EmploymentRate, Qualifier::Over, 7_000),
            [">70%", ">70%"]
        );
    }

    #[test]
    fn periods_are_written_as_people_say_them() {
        let said = |text| VI.period(Period::parse(text).unwrap());
        assert_eq!(
            ["2012-2022", "2019", "2019-H1"].map(said),
            ["2012–2022", "2019", "nửa đầu 2019"]
        );
    }
}
