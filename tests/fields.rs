//! Every line of the table of fields, by all that read it: a further field needs no line here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::ops::ControlFlow;

use khuyencong::app::detail::Detail;
use khuyencong::dataset::{
    Activity, Bilingual, Dataset, Definition, FIELDS, Field, FieldKind, Figure, Funding,
    FundingSet, Indicator, Period, Record, Row, Shared, TextField,
};
use khuyencong::listing::{Request, answer};
use khuyencong::messages::{EN, Messages, VI};
use khuyencong::reader::{self, Options, Source};
use khuyencong::writer::{self, Format};

/// What a text says in the record that has everything.
fn text(known: &Definition) -> String {
    match known.kind {
        FieldKind::Lines => format!("some {0}\nother {0}", known.key),
        _ if known.key == "id" => "r7".to_owned(),
        _ => format!("some {}", known.key),
    }
}

/// A whole number that no other field has: shares are in hundredths of a per cent.
fn number(indicator: Indicator) -> i64 {
    100 * (11 + indicator as i64)
}

fn period() -> Period {
    Period {
        from: 2019,
        to: 2019,
        half: None,
    }
}

/// A record that has every field, and one that has none of them.
fn dataset() -> Dataset {
    let mut dataset = Dataset::default();
    let name = Bilingual {
        vi: "Đào tạo nghề".to_owned(),
        ..Bilingual::default()
    };
    let id = "dao-tao-nghe".to_owned();
    let activity = dataset.add_activity(Activity {
        id,
        name,
        ..Activity::default()
    });
    let mut record = Record::default();
    record.funding = FundingSet::from_iter([Funding::Local]);
    record.activity = Some(activity);
    record.period = Some(period());
    for known in FIELDS {
        match known.field {
            Field::Text(field) => record.set(field, &text(known)),
            Field::Figure(indicator) => {
                let figure = Figure::exact(indicator, number(indicator));
                record.figures.push(figure);
            }
            _ => {}
        }
    }
    dataset.push(&record);
    let mut empty = Record::default();
    empty.set(TextField::Id, "r8");
    empty.set(TextField::Title, "nothing else");
    dataset.push(&empty);
    dataset
}

/// The dataset, written in a format and read again.
fn again(format: Format, ending: &str, words: &'static Messages) -> Dataset {
    let dataset = dataset();
    let mut bytes = Vec::new();
    let how = writer::Options::new(words);
    writer::write(&dataset, 0..dataset.len(), format, how, &mut bytes).unwrap();
    let shared = Shared::default();
    let source = Source::Bytes(format!("list.{ending}"), bytes.into());
    let carry_on = &mut |_| ControlFlow::Continue(());
    reader::load(&[source], &Options::new(words), &shared, carry_on).unwrap();
    std::mem::take(&mut *shared.write())
}

fn assert_has(row: Row<'_>, known: &Definition) {
    let key = known.key;
    match known.field {
        Field::Text(field) => assert_eq!(row.original(field), text(known), "{key}"),
        Field::Figure(indicator) => {
            let figure = row.figure(indicator).map(|figure| figure.value);
            assert_eq!(figure, Some(number(indicator)), "{key}");
        }
        Field::Funding => assert_eq!(row.funding().single(), Some(Funding::Local)),
        Field::Activity => assert_eq!(row.activity().unwrap().id, "dao-tao-nghe"),
        Field::Period => assert_eq!(row.period(), Some(period())),
        Field::Ordinal | Field::SupportFrom(_) | Field::Extra => {}
    }
}

#[test]
fn what_is_written_is_read_again() {
    for words in [&VI, &EN] {
        for (format, ending) in [(Format::Json, "json"), (Format::Csv, "csv")] {
            let dataset = again(format, ending, words);
            assert_eq!(dataset.len(), 2);
            assert!(dataset.extra().is_empty(), "{:?}", dataset.extra());
            for known in FIELDS {
                assert_has(dataset.row(0), known);
            }
        }
    }
}

/// What a query asks of the record that has everything.
fn value(known: &Definition) -> String {
    match known.field {
        Field::Funding => "KCĐP".to_owned(),
        Field::Activity => "\"đào tạo nghề\"".to_owned(),
        Field::Period => "2019".to_owned(),
        Field::Figure(indicator) if known.field.is_money() => format!("{} đồng", number(indicator)),
        Field::Figure(indicator) => number(indicator).to_string(),
        _ => format!("\"{}\"", text(known).lines().next().unwrap()),
    }
}

#[test]
fn a_query_finds_a_field_by_each_of_its_names() {
    let dataset = dataset();
    for known in FIELDS {
        for name in known.asked {
            let value = value(known).replace(" đồng", "đ");
            let query = format!("{name}:{value}");
            let request = Request {
                query: query.clone(),
                ..Request::default()
            };
            let found = answer(&dataset, &request);
            assert_eq!(found.problem, None, "{query}");
            assert_eq!(found.items.records(), [0], "{query}");
        }
    }
}

#[test]
fn the_words_of_a_text_are_found_if_it_has_a_weight() {
    let dataset = dataset();
    // Ids are looked up whole.
    let texts = FIELDS.iter().filter(|known| known.key != "id");
    for known in texts.filter(|known| matches!(known.field, Field::Text(_))) {
        let request = Request {
            query: value(known),
            ..Request::default()
        };
        let found = answer(&dataset, &request);
        let is_found = found.items.records() == [0];
        assert_eq!(is_found, known.weight.is_some(), "{}", known.key);
    }
}

#[test]
fn the_detail_has_every_remark_under_its_name() {
    let dataset = dataset();
    let detail = Detail::of_record(dataset.row(0), &EN, 80);
    let lines: Vec<String> = detail
        .lines
        .iter()
        .map(|line| {
            line.pieces
                .iter()
                .map(|(_, piece)| piece.as_str())
                .collect()
        })
        .collect();
    for known in FIELDS
        .iter()
        .filter(|known| known.kind == FieldKind::Remark)
    {
        let name = lines
            .iter()
            .position(|line| line == known.label.en)
            .unwrap();
        assert_eq!(lines[name + 1].trim_start_matches("· "), text(known));
    }
}
