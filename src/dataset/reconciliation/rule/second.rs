//! The same number in a second reference.

use hashbrown::HashMap;

use crate::dataset::reconciliation::claim::{Claims, differ};
use crate::dataset::reconciliation::{Assumption, Check, Scope, Statement};
use crate::dataset::{Choice, Indicator};

/// Numbers of one scope in two references, and those of one record.
pub(in crate::dataset::reconciliation) fn second_reference(claims: &Claims) -> Vec<Check> {
    let statements = speaking_for_their_scope(claims);
    let mut scopes = Scopes::new();
    for statement in &statements {
        scopes.entry(key_of(statement)).or_default().push(statement);
    }
    let compared = statements.iter().filter_map(|statement| {
        if statement.scope.funding == Choice::Unknown {
            confirmed_by(&scopes, statement)
        } else {
            repeated_by(&scopes, statement)
        }
    });
    let pairs = claims.pairs.iter().cloned();
    let pairs = pairs.map(|(stated, second)| Check::of_second(stated, second));
    compared.chain(pairs).collect()
}

/// Statements by indicator and scope; those of unknown funding stand apart from the others.
type Scopes<'a> = HashMap<(Indicator, Scope, bool), Vec<&'a Statement>>;

/// Funding is left out of the key, so that a number without it finds those that have one.
fn key_of(statement: &Statement) -> (Indicator, Scope, bool) {
    let unknown = statement.scope.funding == Choice::Unknown;
    let funding = Choice::All;
    (
        statement.indicator,
        Scope {
            funding,
            ..statement.scope
        },
        unknown,
    )
}

fn speaking_for_their_scope(claims: &Claims) -> Vec<Statement> {
    let records = claims.records.iter();
    let records = records.filter(|claim| claim.wide && claim.is_own());
    let all = claims
        .totals
        .iter()
        .chain(records.map(|claim| &claim.statement));
    all.filter(|one| one.scope.period.is_some())
        .cloned()
        .collect()
}

/// The first statement of a scope against a later one from another reference.
fn repeated_by(scopes: &Scopes<'_>, later: &Statement) -> Option<Check> {
    let same = scopes.get(&key_of(later))?;
    let first = *same.iter().find(|first| first.scope == later.scope)?;
    let other_page = differ(first.reference, later.reference) && first.origin != later.origin;
    other_page.then(|| Check::of_second(first.clone(), later.clone()))
}

/// A number without a source confirms an equal one; if none is equal, nothing can be said.
fn confirmed_by(scopes: &Scopes<'_>, unnamed: &Statement) -> Option<Check> {
    let (scope, assumption) = match unnamed.scope.activity {
        Choice::Unknown => (
            Scope {
                activity: Choice::All,
                ..unnamed.scope
            },
            Assumption::AllSourcesAndActivities,
        ),
        _ => (unnamed.scope, Assumption::SourceNotNamed),
    };
    let named = Scope {
        funding: Choice::All,
        ..scope
    };
    let named = scopes.get(&(unnamed.indicator, named, false))?;
    let equal = named.iter().find(|stated| {
        stated.known() == unnamed.known() && differ(stated.reference, unnamed.reference)
    })?;
    let check = Check::of_second((*equal).clone(), unnamed.clone());
    Some(check.assuming(Some(assumption)))
}
