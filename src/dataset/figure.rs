//! Figures: the published numbers, each with its indicator and where it stands.

use super::RefId;
use crate::text::Saying;

/// What a figure counts or measures, and so how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number of things or people.
    Count,
    /// Whole đồng.
    Money,
    /// Hundredths of a per cent, so that 70 % is 7,000.
    Share,
}

/// What was counted. The order is that of the detail pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "INDICATORS describes each in words")]
pub enum Indicator {
    Programmes,
    Establishments,
    Models,
    Trainees,
    Classes,
    EmploymentRate,
    StartupTrainees,
    Jobs,
    Transfers,
    FairParticipants,
    Products,
    Bulletins,
    Clusters,
    Linkages,
    TotalCost,
    Support,
    Counterpart,
    OwnInvestment,
    Advance,
    Settled,
    PlannedSupport,
    PlannedTrainees,
}

/// More support than any project gets, in đồng: the whole country gives some 200 tỷ in a year.
pub const MOST_SUPPORT: i64 = 30_000_000_000;

/// How the figures of one indicator count towards those of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountsAs {
    /// The indicator that they count towards.
    pub indicator: Indicator,
    /// Whether that rests on an assumption, which every use must then state.
    pub assumed: bool,
}

/// What stands behind a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Behind a single one: `class`.
    pub one: Saying,
    /// Behind any other number: `classes`.
    pub many: Saying,
}

/// All that the program knows of an indicator.
#[derive(Clone, Copy, Debug)]
pub struct Description {
    /// The indicator described.
    pub indicator: Indicator,
    /// Its name in files.
    pub key: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// What it is called.
    pub name: Saying,
    /// For a count, what is counted.
    pub unit: Option<Counted>,
    /// A wider indicator that includes what this one counts.
    pub counts_as: Option<CountsAs>,
}

/// How exactly a number was published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// As it stands.
    #[default]
    Exact,
    /// "trên", "hơn".
    Over,
    /// "khoảng".
    About,
    /// "gần", "dưới".
    Under,
}

impl Qualifier {
    /// Every qualifier with the name that files use.
    pub const KEYS: [(Self, &'static str); 4] = [
        (Self::Exact, "exact"),
        (Self::Over, "over"),
        (Self::About, "about"),
        (Self::Under, "under"),
    ];

    /// The name that files use.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::KEYS[self as usize].1
    }

    /// The qualifier that a file names with `key`.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::KEYS
            .into_iter()
            .find(|(_, known)| *known == key)
            .map(|(qualifier, _)| qualifier)
    }

    /// How exactly a sum is known when one more number with `other` is added to it.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (one, Self::Exact) | (Self::Exact, one) => one,
            (one, same) if one == same => one,
            _ => Self::About,
        }
    }

    /// The sign before the number: nothing, `>`, `~` or `<`.
    #[must_use]
    pub fn sign(self) -> &'static str {
        ["", ">", "~", "<"][self as usize]
    }
}

/// One published number. Its unit follows from the indicator: see [`Kind`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What was counted.
    pub indicator: Indicator,
    /// The number; only an amount that is cut or paid back is negative.
    pub value: i64,
    /// How exactly it was published.
    pub qualifier: Qualifier,
    /// Where it was published, if that is not where the record was.
    pub reference: Option<RefId>,
    /// The paragraph of that page, counted from 1.
    pub paragraph: Option<u32>,
    /// What is to be said about this number.
    pub note: String,
}

impl Figure {
    /// An exact figure without a place of its own.
    #[must_use]
    pub fn exact(indicator: Indicator, value: i64) -> Self {
        let note = String::new();
        Self {
            indicator,
            value,
            qualifier: Qualifier::Exact,
            reference: None,
            paragraph: None,
            note,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_open_number_opens_the_sum() {
        use Qualifier::{About, Exact, Over, Under};
        assert_eq!((Exact.and(Exact), Exact.and(Over)), (Exact, Over));
        assert_eq!((Under.and(Exact), Over.and(Over)), (Under, Over));
        assert_eq!((Over.and(Under), About.and(Over)), (About, About));
    }

    #[test]
    fn qualifiers_read_what_they_write() {
        for (qualifier, key) in Qualifier::KEYS {
            assert_eq!(qualifier.key(), key);
            assert_eq!(Qualifier::parse(key), Some(qualifier));
        }
    }
}
