//! Facets against the slow, plain way: every record is asked for its own values.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{
    Choice, Choosing, FACETS, FacetChoice, FacetCounts, FacetId, FacetValue, Label, NameIndex,
    Pick, Selection, Sieve, Take, count,
};
use crate::dataset::{Activity, Dataset, Field, Funding, FundingSet, Period, Record, TextField};

/// A record in small numbers: sources, activity, year, district, establishments, status.
type Small = (u8, u16, u16, u8, Vec<u8>, bool);

fn dataset(records: &[Small]) -> Dataset {
    let mut dataset = Dataset::default();
    for id in ["training", "machines"] {
        dataset.add_activity(Activity {
            id: id.to_owned(),
            ..Activity::default()
        });
    }
    for (place, (sources, activity, year, district, names, stopped)) in (0..).zip(records) {
        if place % 5 == 0 {
            dataset.begin_file(format!("{place}.csv"), place);
        }
        let mut record = Record::default();
        record.funding = FundingSet::from_bits(*sources);
        record.activity = Some(*activity).filter(|activity| *activity < 2);
        record.period = (*year < 3).then(|| Period {
            from: 2018,
            to: 2018 + year,
            half: None,
        });
        let district = ["", "Vũ Thư", "Hưng Hà"][usize::from(*district)];
        record.set(TextField::District, district);
        let names: Vec<_> = names.iter().map(|name| format!("HTX {name}")).collect();
        record.set(TextField::Establishments, &names.join("\n"));
        record.set(TextField::Status, if *stopped { "ngừng" } else { "" });
        dataset.push(&record);
    }
    dataset
}

/// The values of a record, found without keys: by what it shows.
fn plain_values(dataset: &Dataset, facet: FacetId, row: u32) -> Vec<String> {
    let record = dataset.row(row);
    let lines = |field| record.lines(field).map(str::to_owned).collect::<Vec<_>>();
    let mut values = match facet.row().key {
        "source" => record
            .funding()
            .iter()
            .map(|source| source.key().to_owned())
            .collect(),
        "activity" => record
            .activity()
            .map(|known| known.id.clone())
            .into_iter()
            .collect(),
        "year" => record
            .period()
            .map(|it| format!("{}-{}", it.from, it.to))
            .into_iter()
            .collect(),
        "establishment" => lines(TextField::Establishments),
        "file" => vec![format!("{}.csv", row - row % 5)],
        key => match Field::parse(key) {
            Some(Field::Text(text)) => lines(text),
            _ => panic!("no plain way for {key}"),
        },
    };
    values.sort();
    values.dedup();
    values
}

fn shown(dataset: &Dataset, facet: FacetId, value: FacetValue) -> String {
    match facet.label(dataset, value).unwrap() {
        Label::Source(source) => source.key().to_owned(),
        Label::Activity(activity) => activity.id.clone(),
        Label::Years(period) => format!("{}-{}", period.from, period.to),
        Label::Text(text) => text.to_owned(),
    }
}

fn plainly_admits(dataset: &Dataset, selection: &Selection, facet: FacetId, row: u32) -> bool {
    let values = plain_values(dataset, facet, row);
    let has = |value: Option<FacetValue>| match value {
        Some(value) => values.contains(&shown(dataset, facet, value)),
        None => values.is_empty(),
    };
    let picks: Vec<_> = selection.of(facet).collect();
    let (excluded, taken): (Vec<&Pick>, Vec<&Pick>) = picks
        .into_iter()
        .partition(|pick| pick.take == Take::Excluded);
    (taken.is_empty() || taken.iter().any(|pick| has(pick.value)))
        && !excluded.iter().any(|pick| has(pick.value))
}

/// What a pane lists, without lines that no record has.
fn plain_counts(dataset: &Dataset, choosing: &Choosing, facet: FacetId) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let others = |row: &u32| {
        let mut others = FacetId::all().filter(|other| *other != facet);
        others.all(|other| plainly_admits(dataset, &choosing.selection, other, *row))
    };
    for row in (0..dataset.len()).filter(others) {
        *counts.entry("all".to_owned()).or_insert(0) += 1;
        let values = plain_values(dataset, facet, row);
        let unknown = values.is_empty().then(|| "unknown".to_owned());
        for value in values.into_iter().chain(unknown) {
            *counts.entry(value).or_insert(0) += 1;
        }
    }
    counts
}

fn listed(dataset: &Dataset, counts: &FacetCounts) -> BTreeMap<String, usize> {
    let name = |choice| match choice {
        Choice::All => "all".to_owned(),
        Choice::Unknown => "unknown".to_owned(),
        Choice::Only(value) => shown(dataset, counts.facet, value),
    };
    let lines = counts.choices.iter().filter(|(_, count)| *count > 0);
    lines
        .map(|(choice, count)| (name(*choice), *count))
        .collect()
}

/// Lines of the panes that are taken or excluded: facet, place in its list, whether excluded.
fn choose(dataset: &Dataset, names: &NameIndex, wishes: &[(usize, usize, bool)]) -> Selection {
    let mut selection = Selection::default();
    for (facet, place, excludes) in wishes {
        let facet = FacetId(*facet);
        let open = Choosing {
            third: facet.max(FacetId::first_third()),
            ..Choosing::default()
        };
        let panes = count(dataset, names, &open, 0..dataset.len());
        let pane = panes.into_iter().find(|pane| pane.facet == facet).unwrap();
        let (choice, _) = pane.choices[place % pane.choices.len()];
        let take = if *excludes {
            Take::Excluded
        } else {
            Take::Kept
        };
        selection.toggle(facet, choice, take);
    }
    selection
}

proptest! {
    #[test]
    fn counts_and_choices_are_those_of_the_plain_way(
        records in proptest::collection::vec(
            (0u8..8, 0u16..3, 0u16..4, 0u8..3, proptest::collection::vec(0u8..4, 0..3), any::<bool>()),
            1..24,
        ),
        wishes in proptest::collection::vec((0..FACETS.len(), 0usize..6, any::<bool>()), 0..4),
        third in FacetId::FIXED..FACETS.len(),
    ) {
        let dataset = dataset(&records);
        let mut names = NameIndex::default();
        names.absorb(&dataset);
        let selection = choose(&dataset, &names, &wishes);
        let sieve = Sieve::new(&dataset, &names, &selection);
        for row in 0..dataset.len() {
            let plain = FacetId::all().all(|facet| plainly_admits(&dataset, &selection, facet, row));
            prop_assert_eq!(sieve.admits(row), plain);
            prop_assert_eq!(selection.admits(&dataset, &names, row), plain);
        }
        let choosing = Choosing { selection, third: FacetId(third) };
        for counts in count(&dataset, &names, &choosing, 0..dataset.len()) {
            let plain = plain_counts(&dataset, &choosing, counts.facet);
            prop_assert_eq!(listed(&dataset, &counts), plain, "{}", counts.facet.row().key);
        }
    }
}

#[test]
fn names_that_come_later_keep_the_numbers_of_the_first() {
    let one = (0, 0, 0, 0, vec![1, 2], false);
    let mut data = dataset(std::slice::from_ref(&one));
    let mut names = NameIndex::default();
    names.absorb(&data);
    let before = names.of(1).to_vec();
    let mut record = Record::default();
    record.set(TextField::Establishments, "HTX 2\nHTX 3");
    data.push(&record);
    names.absorb(&data);
    assert_eq!(names.of(1), before);
    assert_eq!(names.of(2)[0], before[1]);
    assert_ne!(names.of(2)[1], before[0]);
}

#[test]
fn no_key_stands_twice_in_the_table() {
    for facet in FacetId::all() {
        assert_eq!(FacetId::find(facet.row().key), Some(facet));
    }
}

#[test]
fn taking_a_choice_again_gives_it_up() {
    let facet = FacetId::find("source").unwrap();
    let national = Choice::Only(Funding::National as u64);
    let mut selection = Selection::default();
    selection.follow(facet, national);
    selection.toggle(facet, national, Take::Kept);
    assert_eq!(selection.take_of(facet, national), Some(Take::Kept));
    selection.toggle(facet, FacetChoice::Unknown, Take::Excluded);
    assert_eq!(selection.picks().len(), 2);
    selection.toggle(facet, national, Take::Kept);
    selection.toggle(facet, FacetChoice::Unknown, Take::Excluded);
    assert!(selection.is_open());
}

#[test]
fn files_are_told_by_their_names_and_by_their_folders_where_they_must() {
    let mut dataset = Dataset::default();
    for name in ["/a/2021.csv", "/a/2022.csv", "/b/2022.csv"] {
        dataset.begin_file(name.to_owned(), 0);
    }
    let facet = FacetId::find("file").unwrap();
    let labels = [1, 2, 3].map(|file| facet.label(&dataset, file).unwrap());
    let expected = ["2021.csv", "/a/2022.csv", "/b/2022.csv"];
    assert_eq!(labels, expected.map(Label::Text));
}
