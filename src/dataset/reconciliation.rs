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

pub use check::{Assumption, Check, Origin, Rule, Scope, Statement, Verdict};

/// Every check that the data allow, in the order of the rules and then of the data.
#[must_use]
pub fn reconcile(dataset: &Dataset) -> Vec<Check> {
    let claims = claim::gather(dataset);
    let mut checks = rule::funding_split(&claims);
    checks.extend(rule::activities(&claims));
    checks.extend(rule::second_reference(&claims));
    checks.extend(rule::parts(dataset, &claims));
    checks.extend(rule::shorter_period(&claims));
    checks
}
