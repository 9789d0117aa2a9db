//! Moving in the panes beside the list.

use super::*;
use crate::dataset::{Figure, Indicator};

#[test]
fn an_arrow_outside_of_the_search_line_recalls_nothing() {
    let mut app = explorer();
    search(&mut app, "dao tao");
    act(&mut app, Action::ClearSearch);
    act(&mut app, Action::Move(Step::Up));
    assert_eq!(line(&app), "");
    act(&mut app, Action::OpenSearch);
    act(&mut app, Action::Move(Step::Down));
    assert_eq!((line(&app).as_str(), app.cursor().place), ("", 1));
}

#[test]
fn a_check_leads_to_the_records_that_it_compares() {
    let mut app = explorer();
    act(&mut app, Action::Show(View::Reconciliation));
    while app.detail().links.is_empty() {
        let before = app.cursor().place;
        act(&mut app, Action::Move(Step::Down));
        app.catch_up();
        assert_ne!(app.cursor().place, before, "no check compares records");
    }
    let detail::Target::Record(row) = app.detail().links[0] else {
        panic!("a link to a record");
    };
    act(&mut app, Action::Open);
    act(&mut app, Action::Open);
    assert_eq!((app.view(), chosen(&app)), (View::Programmes, row));
}

/// The establishment of three records; each is a link, a summary and four figures.
fn far_links() -> App {
    use Indicator::{Classes, Establishments, Models, Trainees};
    let mut dataset = Dataset::default();
    for number in 1..=3 {
        let mut record = Record::default();
        record.set(TextField::Title, &format!("Đề án {number}"));
        record.set(TextField::Establishments, "Cơ sở");
        let indicators = [Trainees, Classes, Models, Establishments].into_iter();
        record.figures = indicators
            .map(|indicator| Figure::exact(indicator, number))
            .collect();
        dataset.push(&record);
    }
    let mut app = over(dataset);
    app.resize((100, 18));
    act(&mut app, Action::Show(View::Establishments));
    act(&mut app, Action::Open);
    app
}

#[test]
fn the_cursor_of_the_detail_goes_to_a_link_when_its_line_is_near() {
    let mut app = far_links();
    let lines = app.detail().lines;
    let page = app.panes().unwrap().lines(Pane::Detail);
    let at = |link| lines.iter().position(|line| line.link == Some(link));
    assert_eq!((lines.len(), page), (20, 7));
    assert_eq!([0, 1, 2].map(at), [2, 8, 14].map(Some));
    let cursor = |place, top| Cursor { place, top };
    for (step, expected) in [
        // The next link stands a line below the last one that is seen.
        (Step::Down, cursor(0, 1)),
        (Step::Down, cursor(1, 2)),
        (Step::Down, cursor(1, 3)),
        (Step::Last, cursor(1, 13)),
        (Step::Down, cursor(2, 13)),
        (Step::Up, cursor(2, 12)),
        (Step::Up, cursor(2, 11)),
        (Step::Up, cursor(2, 10)),
        (Step::Up, cursor(2, 9)),
        // The link before stands a line above the first one that is seen.
        (Step::Up, cursor(1, 8)),
        (Step::PageUp, cursor(1, 1)),
        (Step::PageDown, cursor(1, 8)),
        (Step::First, cursor(1, 0)),
        (Step::Up, cursor(0, 0)),
        (Step::Up, cursor(0, 0)),
    ] {
        act(&mut app, Action::Move(step));
        assert_eq!(app.detail_cursor(), expected, "{step:?}");
    }
}
