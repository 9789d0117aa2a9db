//! A whole is never less than one of its parts, unless what was added up says so.

use super::group::{ActivityGroup, FundingGroup, Group, Summary};
use super::tally::{Basis, Tally};
use crate::dataset::{Kind, Qualifier};

/// Raises every whole of a summary to the greatest of its parts, the inner ones first.
pub(super) fn hold_parts(summary: &mut Summary) {
    for activity in &mut summary.by_activity {
        hold(&mut activity.group, groups(&activity.by_funding));
    }
    for source in &mut summary.by_funding {
        let inside = summary.by_activity.iter().flat_map(|one| &one.by_funding);
        let inside = inside.filter(|one| one.funding == source.funding);
        hold(&mut source.group, inside.map(|one| &one.group));
    }
    let activities = summary
        .by_activity
        .iter()
        .map(|one: &ActivityGroup| &one.group);
    hold(
        &mut summary.all,
        groups(&summary.by_funding).chain(activities),
    );
}

fn groups(sources: &[FundingGroup]) -> impl Iterator<Item = &Group> {
    sources.iter().map(|one| &one.group)
}

fn hold<'a>(whole: &mut Group, parts: impl Iterator<Item = &'a Group>) {
    for part in parts.flat_map(|part| &part.figures.0) {
        // The rate of a part may well be higher than that of all.
        if part.indicator.description().kind == Kind::Share {
            continue;
        }
        let tallies = &mut whole.figures.0;
        let place = tallies.partition_point(|known| known.indicator < part.indicator);
        match tallies
            .get_mut(place)
            .filter(|known| known.indicator == part.indicator)
        {
            Some(known) if known.value < part.value => raise(known, part),
            Some(_) => {}
            None => tallies.insert(place, at_least(part)),
        }
    }
}

/// A published whole that is less than a part gives way to the sum, and this to the part; but what
/// was added up of a part may be more than the sum, where amounts of another part were cut.
fn raise(whole: &mut Tally, part: &Tally) {
    let is_sum = part.basis == Basis::Sum;
    let own = (whole.value, whole.qualifier);
    let sum = whole.sum.or((whole.basis == Basis::Sum).then_some(own));
    if let Some((value, qualifier)) = sum.filter(|(sum, _)| is_sum || *sum >= part.value) {
        (whole.value, whole.qualifier) = (value, qualifier);
        (whole.basis, whole.sum) = (Basis::Sum, None);
    } else if !is_sum {
        (whole.value, whole.qualifier) = (part.value, Qualifier::Over);
        (whole.basis, whole.sum) = (Basis::Published, sum);
    }
}

/// All that is known of a whole of which only a part has a number.
fn at_least(part: &Tally) -> Tally {
    Tally {
        qualifier: Qualifier::Over,
        sum: None,
        ..*part
    }
}
