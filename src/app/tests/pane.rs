//! Moving in the panes beside the list.

use super::*;

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
