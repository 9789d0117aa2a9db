//! Does the right record come first? And does the same query always give the same list?

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "these are tests"
)]

mod question;
mod synthetic;

use std::fmt::Write as _;

use khuyencong::dataset::{Choice, Choosing, Dataset, FacetId, NameIndex, Selection};
use khuyencong::search::{Engine, Order, parse};
use proptest::prelude::*;
use question::{CLASSES, questions};

fn engine(dataset: &Dataset) -> Engine {
    let mut engine = Engine::new();
    engine.absorb(dataset, None);
    engine
}

fn first(engine: &mut Engine, dataset: &Dataset, query: &str, wanted: usize) -> Vec<u32> {
    let query = parse(query).unwrap();
    engine
        .find(dataset, &query, &Choosing::default(), wanted, &|| false)
        .unwrap()
        .rows
}

#[test]
fn the_right_record_comes_first() {
    const EACH: usize = 40;
    let projects: Vec<_> = synthetic::projects(2000, 7).collect();
    let dataset = synthetic::dataset(2000, 7);
    let mut engine = engine(&dataset);
    let (mut report, mut misses) = (String::new(), String::new());
    let (mut all_first, mut all_five, mut weakest) = (0, 0, EACH);
    for (class, (name, _)) in CLASSES.iter().enumerate() {
        let (mut is_first, mut in_five) = (0, 0);
        for question in questions(class, &projects, EACH, 11) {
            let list = first(&mut engine, &dataset, &question.query, 5);
            let place = list.iter().position(|row| *row == question.answer);
            is_first += usize::from(place == Some(0));
            in_five += usize::from(place.is_some());
            if place != Some(0) {
                let title = |row: u32| {
                    let row = dataset.row(row);
                    let establishment = row.text(khuyencong::dataset::TextField::Establishments);
                    format!("{} | {establishment} | {}", row.title(), row.place())
                };
                let best = list.first().map(|row| title(*row));
                writeln!(
                    misses,
                    "{name}: {:?} {place:?}\n   {}\n   {best:?}",
                    question.query,
                    title(question.answer)
                )
                .unwrap();
            }
        }
        writeln!(
            report,
            "{name:20} first {is_first:2}, in five {in_five:2} of {EACH}"
        )
        .unwrap();
        all_first += is_first;
        all_five += in_five;
        weakest = weakest.min(is_first);
    }
    let count = EACH * CLASSES.len();
    println!("{report}all: first {all_first}, in five {all_five} of {count}\n{misses}");
    assert!(all_first * 100 >= 93 * count, "first\n{report}{misses}");
    assert!(all_five * 100 >= 99 * count, "in five\n{report}{misses}");
    assert!(
        weakest * 100 >= 85 * EACH,
        "weakest class\n{report}{misses}"
    );
}

/// Pieces of queries that are likely to find something, and some that are not.
const PIECES: [&str; 28] = [
    "dao",
    "đào",
    "tao",
    "nghe",
    "may",
    "máy",
    "cong",
    "cty",
    "tnhh",
    "htx",
    "hung",
    "phat",
    "dtn",
    "daotaonghe",
    "2019",
    "ddaof",
    "nghep",
    "\"công ty\"",
    "-may",
    "nam:2015..",
    "huyen:mo",
    "c",
    "zzz",
    "hotro:>300",
    "lo",
    "1000001",
    "10000012",
    "lo1000001",
];

fn query() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => "[a-eđạàhnt]{1,6}",
    ];
    proptest::collection::vec(piece, 1..5).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_was_typed_before_does_not_matter(query in query(), erased in 0usize..8) {
        let dataset = synthetic::coded_dataset(600, 3);
        let mut typing = engine(&dataset);
        let ends: Vec<_> = query.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
        let back = ends.iter().rev().take(erased).rev();
        for end in ends.iter().chain(back.clone().rev()).chain(back) {
            if let Ok(typed) = parse(&query[..*end]) {
                let choosing = Choosing::default();
                let list = typing.find(&dataset, &typed, &choosing, 50, &|| false).unwrap();
                let rest = typing.rest(&dataset, &typed, &choosing, &|| false).unwrap();
                let below = typing.below(&dataset, &typed, &choosing, &rest.order, &|| false).unwrap();
                let mut fresh = engine(&dataset);
                let again = fresh.rest(&dataset, &typed, &choosing, &|| false).unwrap();
                prop_assert_eq!(&rest, &again, "{}", &query[..*end]);
                let again = fresh.below(&dataset, &typed, &choosing, &again.order, &|| false).unwrap();
                prop_assert_eq!(&below, &again, "{}", &query[..*end]);
                let places = 0..list.rows.len();
                let all: Vec<_> = if list.is_near && below.are_parts {
                    Vec::new()
                } else if list.is_near {
                    below.rows.iter().copied().take(places.len()).collect()
                } else {
                    places.filter_map(|place| rest.order.at(place)).collect()
                };
                prop_assert_eq!(list.rows, all);
            }
        }
    }

    #[test]
    fn absorbing_in_slices_does_not_matter(query in query(), slice in 1u32..300) {
        let dataset = synthetic::coded_dataset(600, 3);
        let mut sliced = Engine::new();
        while sliced.absorb(&dataset, Some(slice)) {}
        if parse(&query).is_ok() {
            let list = first(&mut sliced, &dataset, &query, 50);
            prop_assert_eq!(list, first(&mut engine(&dataset), &dataset, &query, 50));
        }
    }
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let dataset = synthetic::dataset(150_000, 5);
    let mut engines = [1, 2, 3].map(|threads| Engine::new().with_threads(threads));
    for engine in &mut engines {
        engine.absorb(&dataset, None);
    }
    for query in [
        "c",
        "dao tao",
        "daotaonghe",
        "ngiep dtn",
        "cty minh long 2019",
        "tnhh -may",
    ] {
        let query = parse(query).unwrap();
        let choosing = choosing("activity", Choice::Only(0));
        let lists = engines
            .each_mut()
            .map(|engine| engine.rest(&dataset, &query, &choosing, &|| false).unwrap());
        assert!(lists[0] == lists[1] && lists[0] == lists[2], "{query:?}");
    }
}

#[test]
fn counts_and_lists_agree() {
    let dataset = synthetic::dataset(3000, 9);
    let mut engine = engine(&dataset);
    for query in [
        "",
        "may",
        "đào tạo",
        "nam:2019",
        "huyen:\"dong mo\" cty",
        "-cty",
        "nguon:kcqg laodong:>=50",
    ] {
        let query = parse(query).unwrap();
        for funding in [
            Choice::All,
            Choice::Only(khuyencong::dataset::Funding::National as u64),
            Choice::Unknown,
        ] {
            let choosing = choosing("source", funding);
            let rest = engine.rest(&dataset, &query, &choosing, &|| false).unwrap();
            let counted = rest.facets[0]
                .choices
                .iter()
                .find(|(choice, _)| *choice == funding)
                .unwrap()
                .1;
            assert_eq!(counted, rest.order.len(), "{query:?}");
            if let Order::Listed(rows) = &rest.order {
                let names = NameIndex::default();
                let admits = |row: &u32| choosing.selection.admits(&dataset, &names, *row);
                assert!(rows.iter().all(admits));
            }
        }
    }
}

#[test]
fn a_stopped_search_gives_nothing_and_harms_nothing() {
    let dataset = synthetic::dataset(3000, 9);
    let mut engine = engine(&dataset);
    let query = parse("may").unwrap();
    let choosing = Choosing::default();
    assert_eq!(engine.find(&dataset, &query, &choosing, 10, &|| true), None);
    assert!(!first(&mut engine, &dataset, "may", 10).is_empty());
}

/// One choice of one facet.
fn choosing(facet: &str, choice: Choice<u64>) -> Choosing {
    let mut selection = Selection::default();
    selection.follow(FacetId::find(facet).unwrap(), choice);
    Choosing {
        selection,
        ..Choosing::default()
    }
}
