//! Sets published numbers against each other: totals against parts, one page against another.
//!
//! Every check follows from a general rule; no number of any province is written here. A check
//! never corrects a number, it shows both and says how they differ.

mod check;
mod claim;
mod compare;
mod rule;
#[cfg(test)]
mod tests;

use super::Dataset;
use claim::Claims;

pub use check::{Assumption, Check, Origin, Rule, Scope, Statement, Verdict};

/// Makes the checks of one rule.
type Checks = fn(&Dataset, &Claims) -> Vec<Check>;

/// Every rule with its name for scripts, in the order in which checks are listed.
static RULES: &[(Rule, &str, Checks)] = &[
    (Rule::FundingSplit, "funding_split", |_, claims| {
        rule::funding_split(claims)
    }),
    (Rule::Activities, "activities", |_, claims| {
        rule::activities(claims)
    }),
    (Rule::SecondReference, "second_reference", |_, claims| {
        rule::second_reference(claims)
    }),
    (Rule::Parts, "parts", rule::parts),
    (Rule::ShorterPeriod, "shorter_period", |_, claims| {
        rule::shorter_period(claims)
    }),
];

impl Rule {
    /// Every rule, in the order in which checks are listed.
    pub fn all() -> impl Iterator<Item = Self> {
        RULES.iter().map(|(rule, ..)| *rule)
    }

    /// Its name for scripts.
    #[must_use]
    pub fn key(self) -> &'static str {
        let found = RULES.iter().find(|(rule, ..)| *rule == self);
        found.map_or("", |(_, key, _)| key)
    }
}

/// Every check that the data allow, in the order of the rules and then of the data.
#[must_use]
pub fn reconcile(dataset: &Dataset) -> Vec<Check> {
    let claims = claim::gather(dataset);
    let made = RULES.iter().map(|(.., checks)| checks(dataset, &claims));
    made.flatten().collect()
}
