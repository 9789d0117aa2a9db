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
        covers_records: false,
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

#[test]
fn a_total_of_one_file_does_not_stand_for_the_records_of_another() {
    let mut dataset = empty();
    dataset.begin_file("a".to_owned(), 0);
    push(&mut dataset, &[(Programmes, 4)], |_| {});
    dataset.totals.push(total(6, None, 2019));
    assert_eq!(
        tally(&summarize(&dataset).all, Programmes),
        Some((6, Basis::Published))
    );
    dataset.begin_file("b".to_owned(), 1);
    push(&mut dataset, &[(Programmes, 5)], |_| {});
    assert_eq!(
        tally(&summarize(&dataset).all, Programmes),
        Some((9, Basis::Sum))
    );
}

/// Two sources in bits, an activity, a number of programmes and one of named establishments.
type Small = (u8, u16, i64, u8, bool);

fn invented(records: &[Small], totals: &[(i64, u8)]) -> Dataset {
    let mut dataset = empty();
    for (sources, activity, number, named, stopped) in records {
        let figures = [(Programmes, *number), (Establishments, *number)];
        let told = if *number > 0 { &figures[..] } else { &[] };
        push(&mut dataset, told, |record| {
            record.funding = crate::dataset::FundingSet::from_bits(*sources);
            record.activity = Some(*activity).filter(|activity| *activity < 2);
            let names = if *named > 0 {
                format!("HTX {named}")
            } else {
                String::new()
            };
            record.set(TextField::Establishments, &names);
            record.set(TextField::Status, if *stopped { "dừng" } else { "" });
        });
    }
    for (value, scope) in totals {
        let source = [None, Some(Funding::National), Some(Funding::Local)][usize::from(scope % 3)];
        let activity = [None, Some(0)][usize::from(scope / 3)];
        dataset.totals.push(Total {
            activity,
            ..total(*value, source, 2019)
        });
    }
    dataset
}

/// The sum of the records under a source and an activity, added up plainly.
fn plain_sum(records: &[Small], source: Option<u8>, activity: Option<u16>) -> i64 {
    let counts = |one: &&Small| {
        source.is_none_or(|source| one.0 & 1 << source != 0)
            && activity.is_none_or(|activity| one.1 == activity)
            && !one.4
    };
    records.iter().filter(counts).map(|one| one.2).sum()
}

proptest::proptest! {
    #[test]
    fn a_whole_is_never_less_than_its_parts(
        records in proptest::collection::vec((0u8..4, 0u16..3, 0i64..20, 0u8..6, proptest::bool::ANY), 0..12),
        totals in proptest::collection::vec((1i64..60, 0u8..6), 0..4),
    ) {
        let summary = summarize(&invented(&records, &totals));
        let value = |group: &Group, indicator| tally(group, indicator).map_or(0, |known| known.0);
        for indicator in [Programmes, Establishments] {
            let all = value(&summary.all, indicator);
            for source in &summary.by_funding {
                proptest::prop_assert!(all >= value(&source.group, indicator));
            }
            for activity in &summary.by_activity {
                let whole = value(&activity.group, indicator);
                proptest::prop_assert!(all >= whole);
                for (part, source) in activity.by_funding.iter().flat_map(|part| {
                    let sources = summary.by_funding.iter();
                    sources.filter(|one| one.funding == part.funding).map(move |one| (part, one))
                }) {
                    let part = value(&part.group, indicator);
                    proptest::prop_assert!(whole >= part && value(&source.group, indicator) >= part);
                }
            }
        }
        let summed = u32::try_from(records.len()).unwrap();
        proptest::prop_assert_eq!(summary.all.records, summed);
        let by_activity: u32 = summary.by_activity.iter().map(|one| one.group.records).sum();
        proptest::prop_assert_eq!(by_activity, summed);
    }

    #[test]
    fn without_totals_each_group_is_the_plain_sum(
        records in proptest::collection::vec((1u8..4, 0u16..2, 1i64..20, 0u8..1, proptest::bool::ANY), 0..12),
    ) {
        let summary = summarize(&invented(&records, &[]));
        let value = |group: &Group| tally(group, Programmes).map_or(0, |known| known.0);
        proptest::prop_assert_eq!(value(&summary.all), plain_sum(&records, None, None));
        for (source, bit) in [(Funding::National, 0), (Funding::Local, 1)] {
            let group = of_source(&summary.by_funding, Some(source));
            proptest::prop_assert_eq!(value(group), plain_sum(&records, Some(bit), None));
        }
        for (activity, number) in summary.by_activity.iter().zip(0..) {
            proptest::prop_assert_eq!(value(&activity.group), plain_sum(&records, None, Some(number)));
        }
    }
}
