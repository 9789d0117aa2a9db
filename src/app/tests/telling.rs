//! Saying what a column is, and reading the files again.

use std::ops::ControlFlow;

use super::*;
use crate::dataset::{Field, Funding, Indicator};
use crate::reader::{Options, Reading, Report, Source};
use crate::text::Unit;

const LIST: &str = "Tên đề án,Mồi vốn,Số lớp\nLàm chiếu cói,250,2\nDệt khăn,310,nhiều\n";

fn list() -> Reading {
    Reading {
        sources: vec![Source::Bytes("b.csv".to_owned(), LIST.as_bytes().into())],
        options: Options::new(&VI),
    }
}

fn read(reading: &Reading) -> (Shared, Report) {
    let shared = Shared::default();
    let go_on = &mut |_| ControlFlow::Continue(());
    let report = reader::load(&reading.sources, &reading.options, &shared, go_on).unwrap();
    (shared, report)
}

/// The explorer at the report of a list, on the line of a column.
fn on_column(name: &str) -> App {
    let (shared, report) = read(&list());
    let (mut app, first) = App::new(shared, &VI, (100, 30));
    settle(&mut app, Some(first));
    let effect = app.loaded(&report);
    settle(&mut app, Some(effect));
    act(&mut app, Action::Show(View::Report));
    go_to(&mut app, name);
    app
}

fn go_to(app: &mut App, name: &str) {
    act(app, Action::Move(Step::First));
    while app.chosen_column().is_none_or(|column| column.name != name) {
        let before = app.cursor();
        act(app, Action::Move(Step::Down));
        assert_ne!(app.cursor(), before, "no column {name}");
    }
}

/// Moves to something that can be said.
fn point_at(app: &mut App, chosen: Chosen) {
    act(app, Action::Move(Step::First));
    let sayings = app.chooser().unwrap().sayings.clone();
    let place = sayings.iter().position(|saying| saying.chosen == chosen);
    for _ in 0..place.unwrap() {
        act(app, Action::Move(Step::Down));
    }
}

const SUPPORT: Chosen = Chosen::Field(Field::Figure(Indicator::Support));

#[test]
fn both_keys_ask_what_a_column_is_from_the_list_and_from_the_detail() {
    for (action, panes) in [(Action::Open, 0), (Action::AskColumn, 0), (Action::Open, 1)] {
        let mut app = on_column("Mồi vốn");
        for _ in 0..panes {
            act(&mut app, Action::NextPane);
        }
        assert_eq!(act(&mut app, action), None);
        let chooser = app.chooser().unwrap();
        assert_eq!(chooser.column.name, "Mồi vốn");
        let now = &chooser.sayings[chooser.place];
        assert_eq!(now.chosen, Chosen::Field(Field::Extra));
        act(&mut app, Action::Close);
        assert!(app.chooser().is_none());
    }
}

#[test]
fn what_is_said_of_a_column_has_the_files_read_again() {
    let support_from = Chosen::Field(Field::SupportFrom(Funding::National));
    for (column, chosen) in [
        ("Mồi vốn", SUPPORT),
        ("Mồi vốn", support_from),
        ("Số lớp", Chosen::Field(Field::Extra)),
    ] {
        let mut app = on_column(column);
        act(&mut app, Action::Open);
        point_at(&mut app, chosen);
        let effect = act(&mut app, Action::TellColumn);
        assert_eq!(effect, Some(Effect::ReadAgain(column.to_owned(), chosen)));
        assert!(app.chooser().is_none() && app.load().is_some());
        // Until they are read, the columns are still those of before.
        assert_eq!(act(&mut app, Action::AskColumn), None);
        assert!(app.chooser().is_none() && !app.notice().is_empty());
    }
}

#[test]
fn what_was_read_again_replaces_all_and_the_cursor_stays_on_the_column() {
    let mut app = on_column("Số lớp");
    let before = app.findings();
    let chosen = Chosen::Field(Field::Extra);
    let (shared, report) = read(&list().with("Số lớp", chosen));
    let effect = app.loaded_again(shared, &report);
    assert!(app.items().is_empty());
    settle(&mut app, Some(effect));
    // A text that was no number is none the less a text: one line less stands above.
    assert!(app.findings() < before);
    let column = app.chosen_column().unwrap();
    assert_eq!(
        (column.name.as_str(), column.field),
        ("Số lớp", Field::Extra)
    );
    assert_eq!(app.view(), View::Report);
}

#[test]
fn no_choice_and_no_trail_lead_into_what_was_read_before() {
    let mut app = on_column("Số lớp");
    act(&mut app, Action::Show(View::Programmes));
    while app.focus() != Pane::Facet(0) {
        act(&mut app, Action::NextPane);
    }
    act(&mut app, Action::Move(Step::Down));
    assert!(!app.selection().is_open());
    let (shared, report) = read(&list().with("Mồi vốn", SUPPORT));
    let effect = app.loaded_again(shared, &report);
    settle(&mut app, Some(effect));
    assert!(app.selection().is_open() && app.trail_len() == 0);
    let support = app.dataset().row(chosen(&app)).figure(Indicator::Support);
    assert_eq!(support.map(|it| it.value), Some(250_000_000));
}

#[test]
fn where_nothing_can_be_said_the_reason_is_told() {
    let mut app = on_column("Số lớp");
    act(&mut app, Action::Move(Step::First));
    assert!(app.chosen_column().is_none());
    act(&mut app, Action::AskColumn);
    assert_eq!(app.notice(), VI.screen.telling.no_column);

    let mut app = on_column("Số lớp");
    let (_, report) = read(&list());
    let effect = app.loaded(&Report {
        read_once: Some("-".to_owned()),
        ..report
    });
    settle(&mut app, Some(effect));
    act(&mut app, Action::Open);
    assert!(app.chooser().is_none() && app.notice().contains("\"-\""));
}

#[test]
fn units_are_for_amounts_and_signs_for_numbers() {
    let sayings = |column: &str| {
        let (shared, report) = read(&list().with("Mồi vốn", SUPPORT));
        let mut app = on_column(column);
        let effect = app.loaded_again(shared, &report);
        settle(&mut app, Some(effect));
        act(&mut app, Action::Open);
        let sayings = app.chooser().unwrap().sayings.clone();
        let chosen = sayings.iter().map(|saying| saying.chosen);
        let (units, others) = chosen.partition::<Vec<_>, _>(|it| it.unit().is_some());
        let signs = others.iter().filter(|it| it.decimal().is_some()).count();
        (units.len(), signs)
    };
    for (column, expected) in [
        ("Tên đề án", (0, 0)),
        ("Số lớp", (0, 2)),
        ("Mồi vốn", (4, 2)),
    ] {
        assert_eq!(sayings(column), expected, "{column}");
    }
}

#[test]
fn a_unit_or_a_sign_that_is_chosen_is_what_the_column_is_read_by() {
    let support = list().with("Mồi vốn", SUPPORT);
    for (chosen, expected) in [
        (Chosen::Unit(Unit::Thousand), 250_000),
        (Chosen::Unit(Unit::Billion), 250_000_000_000),
        (Chosen::Unit(Unit::Dong), 250),
    ] {
        let (shared, report) = read(&support);
        let mut app = on_column("Mồi vốn");
        let effect = app.loaded_again(shared, &report);
        settle(&mut app, Some(effect));
        act(&mut app, Action::AskColumn);
        point_at(&mut app, chosen);
        let Some(Effect::ReadAgain(column, said)) = act(&mut app, Action::TellColumn) else {
            panic!("nothing is read again");
        };
        let (shared, report) = read(&support.with(&column, said));
        let effect = app.loaded_again(shared, &report);
        settle(&mut app, Some(effect));
        act(&mut app, Action::AskColumn);
        let sayings = &app.chooser().unwrap().sayings;
        assert!(sayings.iter().any(|it| it.chosen == chosen && it.is_now));
        let dataset = app.dataset();
        let support = dataset.row(0).figure(Indicator::Support);
        assert_eq!(support.map(|it| it.value), Some(expected));
    }
}

#[test]
fn the_command_that_reads_the_files_so_again_is_the_last_line_and_is_copied_alone() {
    let mut app = on_column("Số lớp");
    let (shared, report) = read(&list().with("Mồi vốn", SUPPORT));
    let command = "khuyencong --data \"b.csv\" --map \"Mồi vốn=support\"".to_owned();
    let effect = app.loaded_again(
        shared,
        &Report {
            command: Some(command.clone()),
            ..report
        },
    );
    settle(&mut app, Some(effect));
    act(&mut app, Action::Move(Step::Last));
    assert!(app.detail().lines.len() >= 2);
    assert_eq!(
        act(&mut app, Action::CopyRecord),
        Some(Effect::Copy(command))
    );
}
