//! A comparison: the numbers that are set against each other, and what that comes to.

use crate::dataset::{ActivityId, Choice, FundingSet, Indicator, Period, Qualifier, RefId};

/// Which numbers a check sets against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A total of all sources against the totals of its sources.
    FundingSplit,
    /// A total against the records of its activities.
    Activities,
    /// A number against the same number in another reference.
    SecondReference,
    /// A record against the records that name it as their whole.
    Parts,
    /// A number against another reference's number of a period inside its own.
    ShorterPeriod,
}

/// What a check came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// The parts give the whole, or neither number rules the other out.
    Agrees,
    /// Both numbers cannot be right, or the parts are not what they seem.
    Contradicts,
    /// The parts give less than the whole, so not all of them were published.
    PartsIncomplete,
    /// A second reference gives the same number.
    Confirmed,
}

/// What has to be assumed before two numbers can be compared at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Assumption {
    /// A demonstration model stands at one establishment.
    ModelAtOneEstablishment,
    /// The second reference does not say which source it means.
    SourceNotNamed,
    /// A number without a source is one of all sources.
    AllSources,
    /// A number without source and activity is one of all of them.
    AllSourcesAndActivities,
}

/// What a number covers. "All" was published as all; "unknown" was not published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The source, or the sources together.
    pub funding: Choice<FundingSet>,
    /// The activity.
    pub activity: Choice<ActivityId>,
    /// The years.
    pub period: Option<Period>,
    /// The file it stands in, by its place: what one file says is not held against another's.
    pub file: Option<usize>,
}

/// Where a number comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The published total with this place in [`crate::dataset::Dataset::totals`].
    Total(usize),
    /// The record with this number.
    Record(u32),
    /// The sum of several records of one reference.
    Records {
        /// The first of them.
        first: u32,
        /// How many there are.
        count: u32,
    },
}

/// A number with all that decides what it can be compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What was counted.
    pub indicator: Indicator,
    /// The number, in the unit of its indicator.
    pub value: i64,
    /// How exactly it is known.
    pub qualifier: Qualifier,
    /// What it covers.
    pub scope: Scope,
    /// Where it was published.
    pub reference: Option<RefId>,
    /// The paragraph of that page, if it is one.
    pub paragraph: Option<u32>,
    /// Where it stands in the dataset.
    pub origin: Origin,
}

/// One comparison and what it came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The rule that led to it.
    pub rule: Rule,
    /// What it came to.
    pub verdict: Verdict,
    /// What was counted.
    pub indicator: Indicator,
    /// What the whole covers.
    pub scope: Scope,
    /// The number of the whole, or the one that a second reference repeats.
    pub stated: Statement,
    /// The numbers it is set against; parts may have an indicator that counts as the whole's.
    pub parts: Vec<Statement>,
    /// The parts added up, saturating.
    pub sum: i64,
    /// How exactly the sum is known.
    pub qualifier: Qualifier,
    /// The sum minus the whole, saturating.
    pub difference: i64,
    /// What had to be assumed.
    pub assumption: Option<Assumption>,
}
