//! How figures, amounts, periods and sources are written in each language.

use std::borrow::Cow;

use super::Messages;
use crate::dataset::{
    Choice, Counted, Dataset, FacetChoice, FacetId, Figure, Funding, FundingSet, Half, Indicator,
    Kind, Label, Period, Qualifier, Reference, Row,
};
use crate::text;

impl Messages {
    /// A whole number with its groups of three: `13.560`, `13,560`.
    #[must_use]
    pub fn number(&self, value: i64) -> String {
        text::group(value, self.decimal)
    }

    /// A count of rows or letters.
    #[must_use]
    pub fn count(&self, count: usize) -> String {
        self.number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// An amount of whole đồng in millions, exact: `3.322,5`.
    #[must_use]
    pub fn millions(&self, dong: i64) -> String {
        text::scaled(dong, 6, self.decimal)
    }

    /// The value of an indicator without its unit.
    #[must_use]
    pub fn bare_value(&self, indicator: Indicator, value: i64) -> String {
        match indicator.description().kind {
            Kind::Count => self.number(value),
            Kind::Money => self.millions(value),
            Kind::Share => text::scaled(value, 2, self.decimal) + " %",
        }
    }

    /// The value of an indicator with its unit: `1.960 người`, `3.322,5 triệu đồng`, `70 %`.
    #[must_use]
    pub fn value(&self, indicator: Indicator, value: i64) -> String {
        let bare = self.bare_value(indicator, value);
        match indicator.description().kind {
            Kind::Count => format!("{bare} {}", self.unit(indicator, value)),
            Kind::Money => (self.screen.million_dong)(&bare),
            Kind::Share => bare,
        }
    }

    /// A value of an indicator with its unit and how exactly it is known: `>100 người`.
    #[must_use]
    pub fn amount(&self, indicator: Indicator, qualifier: Qualifier, value: i64) -> String {
        qualifier.sign().to_owned() + &self.value(indicator, value)
    }

    /// The same without the unit of a count: `>100`, `3.322,5 triệu đồng`.
    #[must_use]
    pub fn measure(&self, indicator: Indicator, qualifier: Qualifier, value: i64) -> String {
        let measured = match indicator.description().kind {
            Kind::Count => self.number(value),
            Kind::Money | Kind::Share => self.value(indicator, value),
        };
        qualifier.sign().to_owned() + &measured
    }

    /// A figure as it was published: `>100 người`.
    #[must_use]
    pub fn figure(&self, figure: &Figure) -> String {
        self.amount(figure.indicator, figure.qualifier, figure.value)
    }

    /// A figure as narrow columns show it: amounts are in `triệu`, `m`.
    #[must_use]
    pub fn short_figure(&self, figure: &Figure) -> String {
        match figure.indicator.description().kind {
            Kind::Money => format!("{} {}", self.bare_figure(figure), self.screen.million),
            Kind::Count | Kind::Share => self.figure(figure),
        }
    }

    /// A figure without its unit, for a column that names it.
    #[must_use]
    pub fn bare_figure(&self, figure: &Figure) -> String {
        figure.qualifier.sign().to_owned() + &self.bare_value(figure.indicator, figure.value)
    }

    /// What an indicator is called.
    #[must_use]
    pub fn indicator(&self, indicator: Indicator) -> &'static str {
        (self.name)(indicator.description().name)
    }

    /// What stands behind a number of an indicator; nothing for money and shares.
    #[must_use]
    pub fn unit(&self, indicator: Indicator, value: i64) -> &'static str {
        let unit = indicator.description().unit;
        unit.map_or("", |Counted { one, many }| {
            (self.name)(if value == 1 { one } else { many })
        })
    }

    /// `2012–2022`, `2019`, `6 tháng đầu năm 2019`.
    #[must_use]
    pub fn period(&self, period: Period) -> String {
        let from = period.from.to_string();
        match (period.half, period.single_year()) {
            (Some(Half::First), _) => (self.screen.first_half)(&from),
            (Some(Half::Second), _) => (self.screen.second_half)(&from),
            (None, Some(_)) => from,
            (None, None) => format!("{from}–{}", period.to),
        }
    }

    /// The same for a column of nine letters: `2012–2022`, `2019`, `đầu 2019`.
    #[must_use]
    pub fn short_period(&self, period: Period) -> String {
        let from = period.from.to_string();
        match period.half {
            Some(Half::First) => (self.screen.short_first_half)(&from),
            Some(Half::Second) => (self.screen.short_second_half)(&from),
            None => self.period(period),
        }
    }

    /// The short name of a funding source.
    #[must_use]
    pub fn source(&self, source: Funding) -> &'static str {
        match source {
            Funding::National => self.screen.national,
            Funding::Local => self.screen.local,
            Funding::Other => self.screen.other_funding,
        }
    }

    /// The sources of a record: `KCQG + KCĐP`, or that they are not known.
    #[must_use]
    pub fn sources(&self, sources: FundingSet) -> String {
        let names: Vec<_> = sources.iter().map(|source| self.source(source)).collect();
        if names.is_empty() {
            self.screen.unknown.to_owned()
        } else {
            names.join(" + ")
        }
    }

    /// The short name of a record's activity, or that it is not known.
    #[must_use]
    pub fn activity<'a>(&self, row: Row<'a>) -> &'a str
    where
        Self: 'a,
    {
        row.activity().map_or(self.screen.unknown, |activity| {
            activity.short.get(self.lang)
        })
    }

    /// What a line in the pane of a facet says.
    #[must_use]
    pub fn facet_choice<'a>(
        &self,
        dataset: &'a Dataset,
        facet: FacetId,
        choice: FacetChoice,
    ) -> Cow<'a, str> {
        let value = match choice {
            Choice::All => return self.screen.all.into(),
            Choice::Unknown => return self.screen.unknown.into(),
            Choice::Only(value) => value,
        };
        match facet.label(dataset, value) {
            None => Cow::default(),
            Some(Label::Source(source)) => self.source(source).into(),
            Some(Label::Activity(activity)) => activity.short.get(self.lang).into(),
            Some(Label::Years(period)) => self.period(period).into(),
            // What stands in the data must not look like a line of the program's own.
            Some(Label::Text(text)) if self.is_own(text) => format!("“{text}”").into(),
            Some(Label::Text(text)) => text.into(),
        }
    }

    fn is_own(&self, text: &str) -> bool {
        let own = [self.screen.all, self.screen.unknown];
        own.iter().any(|own| text.eq_ignore_ascii_case(own)) || text.starts_with(['+', '-'])
    }

    /// A funding source, all of them, or none that is known.
    #[must_use]
    pub fn funding_choice(&self, choice: Choice<Funding>) -> &'static str {
        match choice {
            Choice::All => self.screen.all,
            Choice::Only(source) => self.source(source),
            Choice::Unknown => self.screen.unknown,
        }
    }

    /// A line of activity, all of them, or none that is known.
    #[must_use]
    pub fn activity_choice<'a>(&self, dataset: &'a Dataset, choice: Choice<u16>) -> &'a str {
        match choice {
            Choice::All => self.screen.all,
            Choice::Only(id) => dataset
                .activities
                .get(usize::from(id))
                .map_or("", |known| known.short.get(self.lang)),
            Choice::Unknown => self.screen.unknown,
        }
    }

    /// Where a figure stands: `[1] đoạn 2`; references are numbered as the dataset lists them.
    #[must_use]
    pub fn place_of(&self, reference: Option<u16>, paragraph: Option<u32>) -> String {
        let reference = reference.map(|id| format!("[{}]", u32::from(id) + 1));
        let paragraph = paragraph.map(self.screen.paragraph);
        let parts: Vec<_> = reference.into_iter().chain(paragraph).collect();
        parts.join(" ")
    }

    /// A reference in full: publisher, title and address.
    #[must_use]
    pub fn reference(&self, reference: &Reference) -> String {
        let parts = [&reference.publisher, &reference.title, &reference.url];
        let known: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        known
            .into_iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{EN, VI};
    use crate::text::Decimal;

    #[test]
    fn amounts_are_written_in_both_languages() {
        let all = |indicator, qualifier, value| {
            [&VI, &EN].map(|words| words.amount(indicator, qualifier, value))
        };
        let exact = Qualifier::Exact;
        let cases = [
            (
                Indicator::Trainees,
                exact,
                13_560,
                ["13.560 người", "13,560 people"],
            ),
            (Indicator::Classes, exact, 1, ["1 lớp", "1 class"]),
            (
                Indicator::Support,
                exact,
                3_322_500_000,
                ["3.322,5 triệu đồng", "VND 3,322.5 million"],
            ),
            (
                Indicator::EmploymentRate,
                Qualifier::Over,
                7_000,
                [">70 %", ">70 %"],
            ),
        ];
        for (indicator, qualifier, value, expected) in cases {
            assert_eq!(all(indicator, qualifier, value), expected);
        }
    }

    #[test]
    fn the_style_of_numbers_is_not_that_of_the_language() {
        let words = VI.with_numbers(Decimal::Point);
        let support = words.value(Indicator::Support, 3_322_500_000);
        assert_eq!(support, "3,322.5 triệu đồng");
        assert_eq!(words.number(13_560), "13,560");
        assert!(std::ptr::eq(VI.with_numbers(Decimal::Comma), &raw const VI));
    }

    #[test]
    fn periods_are_written_as_people_say_them() {
        let said = |text| VI.period(Period::parse(text).unwrap());
        let periods = ["2012-2022", "2019", "2019-H1"].map(said);
        assert_eq!(periods, ["2012–2022", "2019", "6 tháng đầu năm 2019"]);
        for words in [&VI, &EN] {
            for text in ["2012-2022", "2019", "2019-H1", "2019-H2"] {
                let short = words.short_period(Period::parse(text).unwrap());
                assert!(
                    short.contains(&text[..4]) && text::width(&short) <= 9,
                    "{short}"
                );
            }
        }
    }
}
