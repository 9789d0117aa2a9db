//! The embedded data: of its format, complete, and to be found on the screen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod support;

use std::collections::BTreeSet;

use khuyencong::action::{Action, View};
use khuyencong::app::detail::{Detail, Role};
use khuyencong::dataset::{Choosing, Dataset, FIELDS, FieldKind, Figure, Indicator, Row};
use khuyencong::messages::VI;
use khuyencong::reader;
use khuyencong::search::{Engine, Marker, parse};
use khuyencong::text;
use support::Screen;

const DATA: &str = include_str!("../data/thai-binh.json");
const SCHEMA: &str = include_str!("../data/schema.json");

/// The reference that publishes the decade.
const ARTICLE: &str = "tcct-108786";

/// Every figure of the article: indicator, value, paragraph.
const FIGURES: &[(Indicator, i64, u32)] = &[
    (Indicator::Trainees, 1_960, 2),
    (Indicator::Classes, 56, 2),
    (Indicator::Models, 9, 2),
    (Indicator::Establishments, 50, 2),
    (Indicator::Trainees, 13_560, 3),
    (Indicator::EmploymentRate, 7_000, 3),
    (Indicator::Trainees, 3_593, 4),
    (Indicator::Models, 1, 5),
    (Indicator::Establishments, 520, 5),
    (Indicator::Programmes, 7, 6),
    (Indicator::FairParticipants, 1, 6),
    (Indicator::Products, 130, 6),
    (Indicator::Bulletins, 28, 7),
    (Indicator::Clusters, 7, 7),
    (Indicator::Linkages, 4, 7),
    (Indicator::Programmes, 79, 8),
];

/// Every total of the article, all in its first paragraph.
const TOTALS: &[i64] = &[466, 54, 412, 947, 58, 947];

fn dataset() -> Dataset {
    reader::embedded(&VI).unwrap()
}

fn is_of_article(dataset: &Dataset, figure: &Figure) -> bool {
    figure.reference == dataset.reference(ARTICLE)
}

#[test]
fn the_file_is_of_its_format() {
    let schema = serde_json::from_str(SCHEMA).unwrap();
    let data = serde_json::from_str(DATA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults: Vec<_> = validator
        .iter_errors(&data)
        .map(|fault| fault.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let broken = serde_json::json!({"format": "khuyencong/1", "records": [{"id": "x"}]});
    assert!(
        !validator.is_valid(&broken),
        "the schema must be able to refuse"
    );
}

fn keys(properties: &serde_json::Value) -> BTreeSet<&str> {
    let properties = properties.as_object().unwrap();
    properties.keys().map(String::as_str).collect()
}

/// The keys of a record that are no fields.
const BESIDE: [&str; 6] = [
    "place",
    "figures",
    "outcomes",
    "reference",
    "paragraph",
    "extra",
];

#[test]
fn the_schema_has_every_field_of_the_table_and_no_other() {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    let defined = &schema["$defs"];
    let fields = |is_wanted: fn(FieldKind) -> bool| {
        let wanted = FIELDS.iter().filter(move |known| is_wanted(known.kind));
        wanted.map(|known| known.key)
    };
    let parts = fields(|kind| kind == FieldKind::Place);
    let place = &defined["place"]["anyOf"][1]["properties"];
    assert_eq!(keys(place), parts.collect());
    let numbers = FIELDS.iter().filter_map(|known| known.figure);
    let numbers: BTreeSet<_> = numbers.map(|figure| figure.key).collect();
    let listed = defined["indicator"]["enum"].as_array().unwrap();
    assert_eq!(
        listed
            .iter()
            .filter_map(|key| key.as_str())
            .collect::<BTreeSet<_>>(),
        numbers
    );
    let members = fields(|kind| {
        !matches!(
            kind,
            FieldKind::Place | FieldKind::Number(_) | FieldKind::Other
        )
    });
    assert_eq!(
        keys(&defined["record"]["properties"]),
        members.chain(BESIDE).collect()
    );
}

#[test]
fn every_figure_of_the_article_is_in_it() {
    let dataset = dataset();
    let figures: Vec<_> = dataset.rows().flat_map(Row::figures).collect();
    let of_article: Vec<_> = figures
        .iter()
        .filter(|figure| is_of_article(&dataset, figure))
        .collect();
    for (indicator, value, paragraph) in FIGURES {
        let found = of_article.iter().any(|figure| {
            (figure.indicator, figure.value) == (*indicator, *value)
                && figure.paragraph == Some(*paragraph)
        });
        assert!(found, "{indicator:?} {value}");
    }
    assert_eq!(of_article.len(), FIGURES.len());
    let totals: Vec<_> = dataset
        .totals
        .iter()
        .map(|total| total.figure.value)
        .collect();
    assert_eq!(totals, TOTALS);
}

#[test]
fn every_figure_of_the_article_is_found_by_searching() {
    let dataset = dataset();
    let mut walked = 0;
    for row in dataset.rows() {
        for figure in row
            .figures()
            .iter()
            .filter(|figure| is_of_article(&dataset, figure))
        {
            let mut screen = Screen::new(&VI, (80, 40));
            screen.search(&text::fold(row.title()));
            let shown = screen.draw().to_string();
            let written = VI.figure(figure);
            let place = format!("đoạn {}", figure.paragraph.unwrap());
            assert!(
                shown.contains(&written) && shown.contains(&place),
                "{written}\n{shown}"
            );
            walked += 1;
        }
    }
    assert_eq!(walked, FIGURES.len());
}

#[test]
fn every_total_of_the_article_is_found_by_searching() {
    for total in TOTALS {
        let mut screen = Screen::new(&VI, (120, 40));
        screen
            .act([Action::Show(View::Reconciliation)])
            .search(&total.to_string());
        let shown = screen.draw().to_string();
        let (detail, keys) = shown
            .rsplit_once("Chi tiết")
            .map_or(("", ""), |split| split);
        assert!(
            !detail.is_empty() && keys.contains(&total.to_string()),
            "{total}\n{shown}"
        );
    }
}

#[test]
fn a_figure_never_sticks_to_its_name() {
    let dataset = reader::embedded(&VI).unwrap();
    for (row, width) in dataset
        .rows()
        .flat_map(|row| (1..80).map(move |width| (row, width)))
    {
        let detail = Detail::of_record(row, &VI, width);
        for line in detail.lines.iter().filter(|line| line.pieces.len() > 1) {
            if let [(Role::Label, name), (Role::Value, value), ..] = &line.pieces[..] {
                assert!(value.starts_with(' '), "{width}: {name}{value}");
            }
        }
    }
}

/// `src/search.rs` follows this query from table to table.
#[test]
fn the_query_of_the_page_on_search_finds_what_it_says() {
    let dataset = dataset();
    let mut engine = Engine::new();
    engine.absorb(&dataset, None);
    let query = parse("daotaonghe").unwrap();
    let choosing = Choosing::default();
    let found = engine.find(&dataset, &query, &choosing, 8, &|| false);
    let found = found.unwrap().rows;
    assert_eq!((found.len(), &found[..4]), (7, &[3, 22, 25, 0][..]));
    let title = dataset.row(3).title();
    assert!(title.starts_with("Đào tạo nghề, "));
    let marked: String = Marker::of_match(&query)
        .places(title)
        .iter()
        .filter_map(|place| title.chars().nth(*place))
        .collect();
    assert_eq!(marked, "Đàotạonghề");
}
