//! Comparing numbers that may be bounds: "over 70" does not contradict 75.

use std::cmp::Ordering;

use super::{Assumption, Check, Rule, Statement, Verdict};
use crate::dataset::Qualifier;

/// A number with how exactly it is known.
pub(super) type KnownClaim = (i64, Qualifier);

/// The least and the greatest number that are meant; "about" allows a tenth.
fn bounds((value, qualifier): KnownClaim) -> (i64, i64) {
    let tenth = value / 10;
    match qualifier {
        Qualifier::Exact => (value, value),
        // Pages write "over 100" for 100 as well, so the bound itself is allowed.
        Qualifier::Over => (value, i64::MAX),
        Qualifier::About => (value.saturating_sub(tenth), value.saturating_add(tenth)),
        Qualifier::Under => (0, value),
    }
}

/// How `one` stands to `other`; equal unless their bounds exclude each other.
pub(super) fn relate(one: KnownClaim, other: KnownClaim) -> Ordering {
    let (one, other) = (bounds(one), bounds(other));
    if one.0 > other.1 {
        Ordering::Greater
    } else if one.1 < other.0 {
        Ordering::Less
    } else {
        Ordering::Equal
    }
}

/// How a sum stands to its whole: "over 50" of 100 are less, for 50 are all that was published.
pub(super) fn relate_sum(sum: KnownClaim, whole: KnownClaim) -> Ordering {
    // "Over 50" may be 100 as well; what was published comes to 50, and the rest is missing.
    let short = sum.1 == Qualifier::Over && sum.0 < bounds(whole).0;
    match relate(sum, whole) {
        Ordering::Equal if short => Ordering::Less,
        relation => relation,
    }
}

/// The sum of some statements.
pub(super) fn sum<'a>(parts: impl IntoIterator<Item = &'a Statement>) -> KnownClaim {
    let start = (0_i64, Qualifier::Exact);
    parts.into_iter().fold(start, |(sum, qualifier), part| {
        let sum = sum.saturating_add(part.value);
        (sum, qualifier.and(part.qualifier))
    })
}

impl Statement {
    /// The number with how exactly it is known.
    pub(super) fn known(&self) -> KnownClaim {
        (self.value, self.qualifier)
    }
}

impl Check {
    /// Sets parts against their whole.
    pub(super) fn of_sum(rule: Rule, stated: Statement, parts: Vec<Statement>) -> Self {
        let verdict = match relate_sum(sum(&parts), stated.known()) {
            Ordering::Greater => Verdict::Contradicts,
            Ordering::Equal => Verdict::Agrees,
            Ordering::Less => Verdict::PartsIncomplete,
        };
        Self::new(rule, verdict, stated, parts)
    }

    /// Sets a number against the same number in another reference.
    pub(super) fn of_second(stated: Statement, second: Statement) -> Self {
        let verdict = match relate(second.known(), stated.known()) {
            Ordering::Equal if stated.value == second.value => Verdict::Confirmed,
            Ordering::Equal => Verdict::Agrees,
            _ => Verdict::Contradicts,
        };
        Self::new(Rule::SecondReference, verdict, stated, vec![second])
    }

    fn new(rule: Rule, verdict: Verdict, stated: Statement, parts: Vec<Statement>) -> Self {
        let (sum, qualifier) = sum(&parts);
        Self {
            rule,
            verdict,
            indicator: stated.indicator,
            scope: stated.scope,
            sum,
            qualifier,
            difference: sum.saturating_sub(stated.value),
            stated,
            parts,
            assumption: None,
        }
    }

    /// The same check, which rests on an assumption.
    pub(super) fn assuming(self, assumption: Option<Assumption>) -> Self {
        Self { assumption, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Qualifier::{About, Exact, Over, Under};

    #[test]
    fn bounds_contradict_only_where_they_exclude_each_other() {
        assert_eq!(relate((70, Over), (75, Exact)), Ordering::Equal);
        assert_eq!(relate((70, Over), (69, Exact)), Ordering::Greater);
        assert_eq!(relate((100, About), (109, Exact)), Ordering::Equal);
        assert_eq!(relate((100, About), (111, Exact)), Ordering::Less);
        assert_eq!(relate((100, Under), (101, Over)), Ordering::Less);
        assert_eq!(relate((i64::MAX, About), (i64::MAX, Over)), Ordering::Equal);
    }

    #[test]
    fn an_open_sum_below_its_whole_is_less() {
        assert_eq!(relate_sum((50, Over), (100, Exact)), Ordering::Less);
        assert_eq!(relate_sum((100, Over), (100, Exact)), Ordering::Equal);
        assert_eq!(relate_sum((101, Over), (100, Exact)), Ordering::Greater);
        assert_eq!(relate_sum((150, Exact), (100, Over)), Ordering::Equal);
    }
}
