//! A shorter period in another reference must fit into the longer one.

use hashbrown::HashMap;

use super::adds_up;
use crate::dataset::reconciliation::claim::{Claims, differ};
use crate::dataset::reconciliation::{Assumption, Check, Rule, Scope, Statement};
use crate::dataset::{Choice, FundingSet, Indicator};

/// Numbers that speak for a longer period, by what else they cover.
type Longer = HashMap<(Indicator, Scope), Vec<Statement>>;

/// Numbers against those of other references whose period lies inside theirs.
pub(in crate::dataset::reconciliation) fn shorter_period(claims: &Claims) -> Vec<Check> {
    let longer = longer(claims);
    let records = claims.records.iter().filter(|claim| claim.is_own());
    let shorter = claims
        .totals
        .iter()
        .chain(records.map(|claim| &claim.statement));
    shorter
        .filter(|shorter| adds_up(shorter.indicator))
        .flat_map(|shorter| fitted(&longer, shorter))
        .collect()
}

fn fitted<'a>(longer: &'a Longer, shorter: &'a Statement) -> impl Iterator<Item = Check> + 'a {
    let (scope, assumption) = read(shorter.scope);
    let wholes = longer.get(&(shorter.indicator, scope));
    let wholes = wholes.into_iter().flatten().filter(|whole| {
        let periods = whole.scope.period.zip(shorter.scope.period);
        periods.is_some_and(|(whole, part)| whole.encloses(part))
            && differ(whole.reference, shorter.reference)
    });
    wholes.map(move |whole| {
        let parts = vec![shorter.clone()];
        Check::of_sum(Rule::ShorterPeriod, whole.clone(), parts).assuming(assumption)
    })
}

/// What a scope is taken to cover, whatever its period.
fn read(scope: Scope) -> (Scope, Option<Assumption>) {
    let scope = anytime(scope);
    match (scope.funding, scope.activity) {
        (Choice::Unknown, Choice::Unknown) => {
            let file = scope.file;
            let all = Scope {
                file,
                ..Scope::default()
            };
            (all, Some(Assumption::AllSourcesAndActivities))
        }
        (Choice::Unknown, _) => {
            let funding = Choice::All;
            (Scope { funding, ..scope }, Some(Assumption::AllSources))
        }
        _ => (scope, None),
    }
}

fn anytime(scope: Scope) -> Scope {
    Scope {
        period: None,
        ..scope
    }
}

fn longer(claims: &Claims) -> Longer {
    let records = claims.records.iter();
    let wide = records.filter(|claim| claim.wide && claim.is_own());
    let wide: Vec<_> = wide.map(|claim| &claim.statement).collect();
    let stated = claims.totals.iter().chain(wide.iter().copied()).cloned();
    let mut longer = Longer::new();
    for whole in stated.chain(over_sources(&wide)) {
        let key = (whole.indicator, anytime(whole.scope));
        longer.entry(key).or_default().push(whole);
    }
    longer
}

/// The sums over the sources of one activity, where one page gives at least two sources.
fn over_sources(wide: &[&Statement]) -> Vec<Statement> {
    let mut places = HashMap::new();
    let mut sums: Vec<Statement> = Vec::new();
    for part in wide.iter().filter(|part| has_one_source(part.scope)) {
        let scope = Scope {
            funding: Choice::All,
            ..part.scope
        };
        let place = *places
            .entry((part.indicator, scope, part.reference))
            .or_insert(sums.len());
        match sums.get_mut(place) {
            Some(sum) => sum.add(part),
            None => sums.push(Statement {
                scope,
                ..(*part).clone()
            }),
        }
    }
    sums.retain(|sum| sum.origin.span().1 > 1);
    sums
}

fn has_one_source(scope: Scope) -> bool {
    let single = |sources: FundingSet| sources.single().is_some();
    matches!(scope.funding, Choice::Only(sources) if single(sources))
        && scope.activity != Choice::Unknown
}
