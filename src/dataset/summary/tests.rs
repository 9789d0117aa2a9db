use super::*;
use crate::dataset::{Figure, Indicator, Period, Qualifier, Record, Reference, TextField, Total};
use Indicator::{EmploymentRate, Establishments, Products, Programmes, Support, Trainees};

/// A dataset of two activities, one page and a second one beside the sums.
fn empty() -> Dataset {
    let mut dataset = Dataset::default();
    for id in ["a", "b"] {
        dataset.add_activity(crate::dataset::Activity {
            id: id.to_owned(),
            ..Default::default()
        });
        dataset.add_reference(Reference {
            id: id.to_owned(),
            beside: id == "b",
            ..Default::default()
        });
    }
    dataset
}

fn push(dataset: &mut Dataset, figures: &[(Indicator, i64)], change: impl Fn(&mut Record)) {
    let exact = |(indicator, value): &(Indicator, i64)| Figure::exact(*indicator, *value);
    let mut record = Record::default();
    record.activity = Some(0);
    record.reference = Some(0);
    record.funding.insert(Funding::Local);
    record.figures = figures.iter().map(exact).collect();
    change(&mut record);
    dataset.push(&record);
}

fn total(value: i64, funding: Option<Funding>, year: u16) -> Total {
    Total {
        id: String::new(),
        figure: Figure::exact(Programmes, value),
        funding,
        activity: None,
        period: Some(Period::year(year)),
    }
}

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
fn a_record_with_two_sources_counts_under_each_and_once_in_all() {
    let mut dataset = empty();
    push(&mut dataset, &[(Trainees, 5)], |record| {
        record.funding.insert(Funding::National);
    });
    push(&mut dataset, &[(Trainees, 2)], |record| {
        record.funding = crate::dataset::FundingSet::default();
        record.activity = None;
    });
    let summary = summarize(&dataset);
    assert_eq!(tally(&summary.all, Trainees), Some((7, Basis::Sum)));
    assert_eq!(summary.all.records, 2);
    for source in [Funding::National, Funding::Local] {
        let group = of_source(&summary.by_funding, Some(source));
        assert_eq!(
            (group.records, tally(group, Trainees)),
            (1, Some((5, Basis::Sum)))
        );
    }
    let unknown = of_source(&summary.by_funding, None);
    assert_eq!(tally(unknown, Trainees), Some((2, Basis::Sum)));
    let last = summary.by_activity.last().unwrap();
    assert_eq!((last.number, summary.by_activity.len()), (None, 3));
    assert_eq!(tally(&last.group, Trainees), Some((2, Basis::Sum)));
}

#[test]
fn parts_count_only_where_their_whole_has_no_number() {
    let mut dataset = empty();
    push(&mut dataset, &[(Trainees, 9)], |record| {
        record.set(TextField::Id, "whole");
    });
    for _ in 0..2 {
        let part = |record: &mut Record| record.set(TextField::Parent, "whole");
        push(&mut dataset, &[(Trainees, 4), (Products, 3)], part);
    }
    let all = summarize(&dataset).all;
    assert_eq!(tally(&all, Trainees), Some((9, Basis::Sum)));
    assert_eq!(tally(&all, Products), Some((6, Basis::Sum)));
    assert_eq!(all.records, 3);
}

#[test]
fn pages_beside_the_sums_and_stopped_projects_add_nothing() {
    let mut dataset = empty();
    push(&mut dataset, &[(Trainees, 9)], |record| {
        record.reference = Some(1);
    });
    push(&mut dataset, &[(Trainees, 9)], |record| {
        record.set(TextField::Status, "Đã dừng");
    });
    let all = summarize(&dataset).all;
    assert_eq!(
        (all.records, all.beside, all.stopped, tally(&all, Trainees)),
        (2, 1, 1, None)
    );
}

#[test]
fn of_several_references_one_counts_and_rates_never() {
    let mut dataset = empty();
    let figures = [
        (Trainees, 8),
        (Trainees, 9),
        (Support, 5),
        (EmploymentRate, 7_000),
    ];
    push(&mut dataset, &figures, |record| {
        record.figures[0].reference = Some(1);
        record.figures[2].reference = Some(1);
        record.figures[2].qualifier = Qualifier::Over;
    });
    push(&mut dataset, &[(Support, 1)], |_| ());
    let all = summarize(&dataset).all;
    assert_eq!(tally(&all, Trainees), Some((9, Basis::Sum)));
    assert_eq!(tally(&all, EmploymentRate), None);
    let support = all.figures.of(Support).unwrap();
    assert_eq!((support.value, support.qualifier), (6, Qualifier::Over));
}

#[test]
fn a_published_total_takes_the_place_of_the_sum_and_keeps_it() {
    let mut dataset = empty();
    push(&mut dataset, &[(Programmes, 4)], |_| ());
    dataset.totals.push(total(6, None, 2019));
    dataset.totals.push(total(4, Some(Funding::Local), 2019));
    let summary = summarize(&dataset);
    let all = summary.all.figures.of(Programmes).unwrap();
    assert_eq!((all.value, all.basis), (6, Basis::Published));
    assert_eq!(all.sum, Some((4, Qualifier::Exact)));
    let local = of_source(&summary.by_funding, Some(Funding::Local));
    assert_eq!(local.figures.of(Programmes).unwrap().sum, None);
}

#[test]
fn totals_of_single_years_stand_for_no_sum_of_all_years() {
    let mut dataset = empty();
    push(&mut dataset, &[(Programmes, 4)], |_| ());
    dataset.totals.push(total(6, None, 2019));
    dataset.totals.push(total(7, None, 2020));
    let all = |dataset: &Dataset| tally(&summarize(dataset).all, Programmes);
    assert_eq!(all(&dataset), Some((4, Basis::Sum)));
    dataset.about.period = Some(Period::year(2020));
    assert_eq!(all(&dataset), Some((7, Basis::Published)));
}

#[test]
fn establishments_without_a_number_are_counted_by_name() {
    let mut dataset = empty();
    for names in [
        "Minh Long",
        "Hưng Thịnh\nMinh Long",
        "Minh Long",
        "Hưng Thịnh\nTân Á",
    ] {
        push(&mut dataset, &[], |record| {
            record.set(TextField::Establishments, names);
        });
    }
    push(&mut dataset, &[(Establishments, 7)], |record| {
        record.activity = Some(1);
    });
    let summary = summarize(&dataset);
    let activities: Vec<_> = summary.by_activity.iter().map(|one| &one.group).collect();
    assert_eq!(
        tally(activities[0], Establishments),
        Some((3, Basis::Named))
    );
    assert_eq!(tally(activities[1], Establishments), Some((7, Basis::Sum)));
    assert_eq!(tally(&summary.all, Establishments), Some((7, Basis::Sum)));
}

#[test]
fn in_json_keys_name_units_and_maps_keep_their_order() {
    let mut dataset = empty();
    push(&mut dataset, &[(Support, 5), (Programmes, 1)], |_| ());
    let all = serde_json::to_string(&summarize(&dataset).by_activity[0].by_funding[1]).unwrap();
    let wanted = r#"{"funding":"KCĐP","records":1,"beside":0,"stopped":0,"figures":{"programmes":{"value":1,"basis":"sum"},"support_dong":{"value":5,"basis":"sum"}}}"#;
    assert_eq!(all, wanted);
}
