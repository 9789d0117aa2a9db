//! The sums that the embedded data must give.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use Indicator::{Establishments, Products, Programmes, Support, Trainees};
use khuyencong::dataset::summary::{Basis, FundingGroup, Group, summarize};
use khuyencong::dataset::{Funding, Indicator};
use khuyencong::messages::VI;
use khuyencong::reader;

/// Value and basis of an indicator.
fn tally(group: &Group, indicator: Indicator) -> Option<(i64, Basis)> {
    let known = group.figures.of(indicator);
    known.map(|tally| (tally.value, tally.basis))
}

fn of_source(groups: &[FundingGroup], funding: Option<Funding>) -> &Group {
    let found = groups.iter().find(|one| one.funding == funding);
    &found.unwrap().group
}

#[test]
fn the_embedded_numbers_stand_in_their_places() {
    let dataset = reader::embedded(&VI).unwrap();
    let summary = summarize(&dataset);
    let (national, local) = (Some(Funding::National), Some(Funding::Local));
    let source = |funding| of_source(&summary.by_funding, funding);
    let activity = |id| {
        let found = summary
            .by_activity
            .iter()
            .find(|one| one.activity.as_deref() == Some(id));
        found.unwrap()
    };
    let within = |id, funding| of_source(&activity(id).by_funding, funding);
    let published = |value| Some((value, Basis::Published));
    let sum = |value| Some((value, Basis::Sum));
    for (indicator, numbers) in [
        (Programmes, [466, 54, 412]),
        (Establishments, [947, 58, 947]),
    ] {
        let groups = [&summary.all, source(national), source(local)];
        let tallies = groups.map(|group| tally(group, indicator));
        assert_eq!(tallies, numbers.map(published));
    }
    assert_eq!(tally(source(national), Trainees), sum(1_960));
    assert_eq!(tally(source(national), Support), sum(7_972_500_000));
    for (id, funding, indicator, value) in [
        ("dao-tao-nghe", national, Trainees, 1_960),
        ("dao-tao-nghe", national, Support, 3_322_500_000),
        ("dao-tao-nghe", local, Trainees, 13_560),
        ("nang-cao-nang-luc", local, Trainees, 3_593),
        ("may-moc-thiet-bi", local, Establishments, 520),
        ("may-moc-thiet-bi", national, Establishments, 50),
        ("mo-hinh-trinh-dien", national, Indicator::Models, 9),
        ("san-pham-tieu-bieu", local, Products, 130),
        ("noi-dung-khac", local, Programmes, 79),
    ] {
        assert_eq!(tally(within(id, funding), indicator), sum(value), "{id}");
    }
    assert_eq!(
        tally(&activity("dao-tao-nghe").group, Trainees),
        sum(15_520)
    );
    assert_eq!(summary.all.records, dataset.len());
}
