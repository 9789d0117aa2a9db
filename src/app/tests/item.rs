//! What the detail says of one item.

use super::*;
use crate::dataset::{Figure, Indicator, Outcome, Reference, Row};
use crate::reader::check::ReportLine;
use crate::text;
use detail::Detail;

/// A dataset of one record, changed by `change`, and one reference.
fn one(change: impl FnOnce(&mut Record)) -> Dataset {
    let mut dataset = Dataset::default();
    dataset.add_reference(Reference {
        id: "trang".to_owned(),
        ..Reference::default()
    });
    let mut record = Record::default();
    record.set(TextField::Title, "Đề án");
    change(&mut record);
    dataset.push(&record);
    dataset
}

fn lines(detail: &Detail) -> Vec<String> {
    let text = |line: &detail::Line| {
        let pieces = line.pieces.iter().map(|(_, piece)| piece.as_str());
        pieces.collect::<String>().trim_end().to_owned()
    };
    detail.lines.iter().map(text).collect()
}

fn of_record(dataset: &Dataset, width: usize) -> Vec<String> {
    let row: Row<'_> = dataset.row(0);
    lines(&Detail::of_record(row, &VI, width))
}

#[test]
fn a_figure_has_its_place_as_exactly_as_there_is_room() {
    let dataset = one(|record| {
        record.figures = vec![Figure {
            reference: Some(0),
            paragraph: Some(2),
            ..Figure::exact(Indicator::Trainees, 1_960)
        }];
    });
    for (width, expected) in [
        (46, "Lao động được đào tạo 1.960 người [1] đoạn 2"),
        (45, "Lao động được đào tạo        1.960 người [1]"),
        (38, "Lao động được đào tạo 1.960 người [1]"),
        (37, "Lao động được đào tạo     1.960 người"),
        (33, "Lao động được đào tạo 1.960 người"),
    ] {
        let lines = of_record(&dataset, width);
        assert!(
            lines.iter().any(|line| line == expected),
            "{width}: {lines:#?}"
        );
    }
    let narrow = of_record(&dataset, 32);
    let at = narrow
        .iter()
        .position(|line| line == "Lao động được đào tạo");
    let value = at.map(|at| narrow[at + 1].as_str());
    let expected = format!("{:>32}", "1.960 người");
    assert_eq!(value, Some(expected.as_str()), "{narrow:#?}");
}

#[test]
fn a_figure_without_a_place_ends_at_the_right() {
    let dataset = one(|record| record.figures = vec![Figure::exact(Indicator::Trainees, 1_960)]);
    let lines = of_record(&dataset, 60);
    let figure = lines.iter().find(|line| line.starts_with("Lao động"));
    assert_eq!(figure.map(|line| text::width(line)), Some(60), "{lines:#?}");
}

#[test]
fn what_is_not_known_is_told_with_what_it_is() {
    let lines = of_record(&one(|_| {}), 60);
    let (funding, activity) = (VI.screen.unknown_funding, VI.screen.unknown_activity);
    assert_eq!(
        lines[..2],
        ["Đề án".to_owned(), format!("{funding} · {activity}")]
    );
}

#[test]
fn an_outcome_tells_whose_word_it_is_and_where_it_stands() {
    let dataset = one(|record| {
        record.outcomes = vec![Outcome {
            text: "Thu nhập tăng".to_owned(),
            reference: Some(0),
            paragraph: Some(3),
            by: "Sở Công Thương".to_owned(),
        }];
    });
    let lines = of_record(&dataset, 60);
    let expected = "· Thu nhập tăng (Sở Công Thương) [1] đoạn 3";
    assert!(lines.iter().any(|line| line == expected), "{lines:#?}");
}

#[test]
fn a_line_of_the_report_is_told_in_full() {
    let line = ReportLine {
        kind: "Giá trị".to_owned(),
        place: "a.csv, dòng 2".to_owned(),
        text: "Số lớp: \"nhiều\"".to_owned(),
        column: None,
        command: None,
    };
    let told = lines(&Detail::of_report_line(&line, &VI, 60));
    assert_eq!(told, [line.kind, line.place, line.text]);
}

#[test]
fn an_empty_list_has_no_detail() {
    for view in [View::Programmes, View::Establishments, View::Training] {
        let mut app = explorer();
        act(&mut app, Action::Show(view));
        search(&mut app, "xyzxyzxyz");
        assert_eq!(app.detail(), Detail::default(), "{view:?}");
    }
}
