//! Checks in words, so that the screen and the command line say the same.

use super::{Compared, Messages};
use crate::dataset::reconciliation::{Check, Origin, Rule, Scope, Statement};
use crate::dataset::{Choice, Dataset, FundingSet, Qualifier};
use crate::text;

/// A check in the words of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// What was stated: `947 cơ sở (tổng)`.
    pub stated: String,
    /// What the parts give: `58 KCQG + 947 KCĐP = 1.005`.
    pub parts: String,
    /// The parts minus the whole: `+58`, `0`.
    pub difference: String,
    /// Why the rule came to its verdict, without a full stop.
    pub why: String,
    /// What was assumed, or empty.
    pub assumption: String,
    /// Where the numbers were published: `[1] đoạn 1`, each place once.
    pub places: Vec<String>,
}

/// Says a check in words; `dataset` must be the one that was reconciled.
#[must_use]
pub fn explain(check: &Check, dataset: &Dataset, words: &Messages) -> Explanation {
    let writer = Writer {
        check,
        dataset,
        words,
    };
    let assumption = check.assumption.map(words.reconciliation.assumption);
    Explanation {
        stated: writer.stated(),
        parts: writer.parts(),
        difference: writer.difference(),
        why: writer.why(),
        assumption: assumption.unwrap_or_default().to_owned(),
        places: writer.places(),
    }
}

struct Writer<'a> {
    check: &'a Check,
    dataset: &'a Dataset,
    words: &'a Messages,
}

impl Writer<'_> {
    fn stated(&self) -> String {
        let Statement { scope, origin, .. } = self.check.stated;
        let whole = match (scope.funding, origin) {
            (Choice::All, Origin::Total(_)) => self.words.reconciliation.total.to_owned(),
            (Choice::All, _) => self.words.reconciliation.all_sources.to_owned(),
            (funding, _) => self.funding(funding),
        };
        let period = (self.check.rule == Rule::ShorterPeriod).then(|| self.period(scope));
        let labels = [whole, self.activity(scope), period.unwrap_or_default()];
        labelled(&self.amount(&self.check.stated), &labels)
    }

    fn parts(&self) -> String {
        let written: Vec<_> = self
            .check
            .parts
            .iter()
            .map(|part| self.part(part))
            .collect();
        let sum = written.join(" + ");
        if written.len() > 1 {
            format!(
                "{sum} = {}",
                self.number(self.check.qualifier, self.check.sum)
            )
        } else {
            sum
        }
    }

    fn part(&self, part: &Statement) -> String {
        if self.check.rule == Rule::FundingSplit {
            let number = self.number(part.qualifier, part.value);
            return format!("{number} {}", self.funding(part.scope.funding));
        }
        let (own, whole) = (part.scope, self.check.scope);
        let labels = [
            (own.funding != whole.funding).then(|| self.funding(own.funding)),
            (own.activity != whole.activity).then(|| self.activity(own)),
            (own.period != whole.period).then(|| self.period(own)),
            self.count(part.origin),
        ];
        labelled(&self.amount(part), &labels.map(Option::unwrap_or_default))
    }

    /// How many records a number was added up from, if there are several.
    fn count(&self, origin: Origin) -> Option<String> {
        let Origin::Records { count, .. } = origin else {
            return None;
        };
        let count = self.words.number(count.into());
        Some((self.words.reconciliation.records)(&count))
    }

    fn difference(&self) -> String {
        let difference = self.check.difference;
        let sign = if difference > 0 { "+" } else { "" };
        format!("{sign}{}", self.number(Qualifier::Exact, difference))
    }

    fn why(&self) -> String {
        let Check {
            stated,
            qualifier,
            sum,
            ..
        } = self.check;
        let compared = Compared {
            sum: &self.number(*qualifier, *sum),
            whole: &self.number(stated.qualifier, stated.value),
            more: self.check.difference > 0,
        };
        (self.words.reconciliation.why)(self.check.rule, self.check.verdict, compared)
    }

    fn places(&self) -> Vec<String> {
        let mut places = Vec::new();
        let stated = std::iter::once(&self.check.stated);
        for place in stated
            .chain(&self.check.parts)
            .filter_map(|one| self.place(one))
        {
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }

    /// The page, and the file where there are several.
    fn place(&self, statement: &Statement) -> Option<String> {
        let several = self.dataset.files().len() > 1;
        let file = statement.scope.file.filter(|_| several);
        let file = file.and_then(|place| self.dataset.file_name(place));
        let page = statement
            .reference
            .map(|reference| self.words.place_of(Some(reference), statement.paragraph));
        let told = [file.map(|name| text::clean(name).into_owned()), page];
        let told: Vec<String> = told.into_iter().flatten().collect();
        (!told.is_empty()).then(|| told.join(", "))
    }

    fn amount(&self, statement: &Statement) -> String {
        let Statement {
            indicator,
            qualifier,
            value,
            ..
        } = *statement;
        self.words.amount(indicator, qualifier, value)
    }

    fn number(&self, qualifier: Qualifier, value: i64) -> String {
        self.words.measure(self.check.indicator, qualifier, value)
    }

    fn funding(&self, funding: Choice<FundingSet>) -> String {
        match funding {
            Choice::All => self.words.reconciliation.total.to_owned(),
            Choice::Unknown => self.words.reconciliation.unknown_source.to_owned(),
            Choice::Only(sources) => self.words.sources(sources),
        }
    }

    fn activity(&self, scope: Scope) -> String {
        match scope.activity {
            Choice::Only(_) => self
                .words
                .activity_choice(self.dataset, scope.activity)
                .to_owned(),
            Choice::All | Choice::Unknown => String::new(),
        }
    }

    fn period(&self, scope: Scope) -> String {
        scope
            .period
            .map_or_else(String::new, |period| self.words.period(period))
    }
}

fn labelled(amount: &str, labels: &[String]) -> String {
    let known: Vec<_> = labels
        .iter()
        .filter(|label| !label.is_empty())
        .map(String::as_str)
        .collect();
    if known.is_empty() {
        amount.to_owned()
    } else {
        format!("{amount} ({})", known.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::reconciliation::reconcile;
    use crate::dataset::{Figure, Funding, Indicator, Total};
    use crate::messages::VI;

    #[test]
    fn the_file_is_named_where_there_are_several() {
        let mut dataset = Dataset::default();
        let told = |dataset: &Dataset| explain(&reconcile(dataset)[0], dataset, &VI).places;
        dataset.begin_file("lists/a.csv".to_owned(), 0);
        for funding in [None, Some(Funding::Local)] {
            dataset.totals.push(Total {
                id: String::new(),
                figure: Figure::exact(Indicator::Programmes, 5),
                funding,
                activity: None,
                period: None,
                covers_records: false,
            });
        }
        assert_eq!(told(&dataset), [""; 0]);
        dataset.begin_file("lists/b.csv".to_owned(), 0);
        assert_eq!(told(&dataset), ["a.csv"]);
    }
}
