//! What is searched of a record, and of values that are no text: a line for each name.

use super::column::{WordColumn, columns};
use crate::dataset::{Activity, Funding, FundingSet, Half, Period, RefId, Row};

/// A longer period is not spelled out year by year.
const LONGEST_PERIOD: u16 = 60;

/// What is searched of a record in a column that every dataset has.
#[must_use]
pub fn text_in(row: Row<'_>, column: WordColumn) -> String {
    match column {
        WordColumn::Text(field) => row.text(field).to_owned(),
        WordColumn::Funding => names_of_funding(row.funding()),
        WordColumn::Activity => row.activity().map(names_of_activity).unwrap_or_default(),
        WordColumn::Period => row.period().map(years_of).unwrap_or_default(),
        WordColumn::Told => told_of(row),
        WordColumn::Extra(_) => String::new(),
    }
}

/// All words by which a record is found, a line for each text.
#[must_use]
pub fn words_of(row: Row<'_>) -> String {
    let own = columns().map(|column| text_in(row, column));
    let extra = row.extra().map(|(_, text)| text.to_owned());
    own.chain(extra).collect::<Vec<_>>().join("\n")
}

/// The names of a set of sources, a line each.
#[must_use]
pub fn names_of_funding(set: FundingSet) -> String {
    let names = set.iter().map(|source| match source {
        Funding::National => "KCQG\nkhuyến công quốc gia\nnational",
        Funding::Local => "KCĐP\nkhuyến công địa phương\nlocal",
        Funding::Other => "nguồn khác\nother",
    });
    names.collect::<Vec<_>>().join("\n")
}

/// The names of an activity, a line each.
#[must_use]
pub fn names_of_activity(activity: &Activity) -> String {
    let Activity { id, name, short } = activity;
    [&name.vi, &short.vi, &name.en, &short.en, id]
        .map(String::as_str)
        .join("\n")
}

/// The years of a period in a line, and half a year besides as the screen shows it.
#[must_use]
pub fn years_of(period: Period) -> String {
    let last = period.to.min(period.from.saturating_add(LONGEST_PERIOD));
    let years: Vec<_> = (period.from..=last).map(|year| year.to_string()).collect();
    // Side by side, so that a longer period is not taken for one of its years.
    let years = years.join(" ");
    match period.half {
        None => years,
        Some(Half::First) => {
            format!("{years}\n6 tháng đầu năm {years}\nfirst half of {years}")
        }
        Some(Half::Second) => {
            format!("{years}\n6 tháng cuối năm {years}\nsecond half of {years}")
        }
    }
}

/// What is told of a record besides its fields, a line each: results in words and who said them,
/// notes of its numbers, and the sources that it and they stand in.
#[must_use]
pub fn told_of(row: Row<'_>) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let mut sources: Vec<RefId> = Vec::new();
    for outcome in row.outcomes() {
        lines.extend([outcome.text.as_str(), outcome.by.as_str()]);
        sources.extend(outcome.reference);
    }
    for figure in row.figures_apart() {
        lines.push(&figure.note);
        sources.extend(figure.reference);
    }
    sources.extend(row.reference());
    sources.sort_unstable();
    sources.dedup();
    for source in sources {
        if let Some(source) = row.dataset().references.get(usize::from(source)) {
            lines.extend([
                source.title.as_str(),
                source.publisher.as_str(),
                source.url.as_str(),
            ]);
        }
    }
    lines.retain(|line| !line.is_empty());
    lines.dedup();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{EN, VI};

    #[test]
    fn half_a_year_is_found_as_the_screen_shows_it() {
        for (text, others) in [("2019-H1", "2019-H2"), ("2019-H2", "2019-H1")] {
            let [period, other] = [text, others].map(|text| Period::parse(text).unwrap());
            let names = years_of(period);
            assert!(names.lines().any(|line| line == "2019"));
            for words in [&VI, &EN] {
                assert!(names.lines().any(|line| line == words.period(period)));
                assert!(!names.lines().any(|line| line == words.period(other)));
            }
        }
        assert_eq!(years_of(Period::parse("2019-2020").unwrap()), "2019 2020");
    }
}
