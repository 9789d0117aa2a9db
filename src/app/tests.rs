use super::*;
use crate::action::Step;
use crate::dataset::{Dataset, Record, TextField};
use crate::listing::{self, Items, ListPart};
use crate::messages::VI;
use crate::reader;

mod answer;
mod item;
mod offer;
mod pane;
mod telling;

/// The explorer over the data inside; every search is answered at once.
fn explorer() -> App {
    over(reader::embedded(&VI).unwrap())
}

fn over(dataset: Dataset) -> App {
    let (mut app, first) = App::new(Shared::new(dataset), &VI, (100, 30));
    settle(&mut app, Some(first));
    app
}

/// Answers searches until none is asked, and gives what else is to be done.
fn settle(app: &mut App, mut effect: Option<Effect>) -> Option<Effect> {
    while let Some(Effect::Search(request)) = effect {
        let answer = listing::answer(&app.dataset(), &request);
        effect = app.receive(answer);
    }
    effect
}

fn act(app: &mut App, action: Action) -> Option<Effect> {
    let effect = app.update(action);
    settle(app, effect)
}

fn search(app: &mut App, query: &str) {
    act(app, Action::OpenSearch);
    for letter in query.chars() {
        act(app, Action::Edit(Edit::Insert(letter)));
    }
    act(app, Action::FinishSearch);
}

fn line(app: &App) -> String {
    let (before, behind) = app.line();
    format!("{before}{behind}")
}

/// The record under the cursor of the list.
fn chosen(app: &App) -> u32 {
    let Items::Records(rows) = &**app.items() else {
        panic!("a list of records");
    };
    rows[app.cursor().place]
}

#[test]
fn a_link_leads_to_its_record_and_back() {
    let mut app = explorer();
    search(&mut app, "mo hinh");
    let last = app.items().len() - 1;
    while app.detail().links.len() < 2 && app.cursor().place < last {
        act(&mut app, Action::Move(Step::Down));
    }
    let (before, from) = (app.cursor(), chosen(&app));
    act(&mut app, Action::Open);
    assert_eq!(app.focus(), Pane::Detail);
    act(&mut app, Action::Move(Step::Down));
    let (link, detail) = (app.detail_cursor().place, app.detail());
    let target = detail.links[link].clone();
    act(&mut app, Action::Open);
    assert_eq!(app.trail_len(), 1);
    match target {
        detail::Target::Record(row) | detail::Target::Training(row) => {
            assert_eq!(chosen(&app), row);
        }
        detail::Target::Establishment(_) => assert_eq!(app.view(), View::Establishments),
    }
    act(&mut app, Action::Back);
    assert_eq!((app.cursor(), chosen(&app)), (before, from));
    assert_eq!(
        (line(&app).as_str(), app.focus()),
        ("mo hinh", Pane::Detail)
    );
    assert_eq!(app.detail_cursor().place, link);
    assert_eq!((app.trail_len(), app.notice()), (0, ""));
    act(&mut app, Action::Back);
    assert_eq!(app.notice(), VI.screen.trail_empty);
}

#[test]
fn a_link_to_what_the_query_hides_takes_the_query_back() {
    let mut app = explorer();
    let all = app.items().len();
    // Links to other records of the same activity are hidden by a query for this one alone.
    for place in 0..all {
        app.put_cursor(place);
        let own = chosen(&app);
        let links = app.detail().links;
        let other = links
            .iter()
            .position(|target| matches!(target, detail::Target::Record(row) if *row != own));
        let Some(link) = other else { continue };
        let id = app.dataset().row(own).id().to_owned();
        search(&mut app, &format!("ma:{id}"));
        assert_eq!(app.items().records(), [own]);
        act(&mut app, Action::Open);
        app.detail.place = link;
        act(&mut app, Action::Open);
        assert_eq!(line(&app), "");
        assert_eq!(detail::Target::Record(chosen(&app)), links[link]);
        act(&mut app, Action::Back);
        assert_eq!((line(&app), chosen(&app)), (format!("ma:{id}"), own));
        return;
    }
    panic!("no record leads to another");
}

#[test]
fn the_window_of_a_list_follows_its_cursor() {
    let mut app = explorer();
    let (page, last) = (app.list_lines(), app.items().len() - 1);
    assert!(page < last, "the list must be longer than its window");
    let cursor = |place, top| Cursor { place, top };
    for (step, expected) in [
        (Step::Up, cursor(0, 0)),
        (Step::PageDown, cursor(page, 1)),
        (Step::Down, cursor(page + 1, 2)),
        (Step::PageUp, cursor(1, 1)),
        (Step::Last, cursor(last, last + 1 - page)),
        (Step::Down, cursor(last, last + 1 - page)),
        (Step::First, cursor(0, 0)),
    ] {
        assert_eq!(act(&mut app, Action::Move(step)), None);
        assert_eq!(app.cursor(), expected, "{step:?}");
    }
}

#[test]
fn esc_empties_the_line_then_forgets_the_choices_then_stops_the_load() {
    let mut app = explorer();
    let all = app.items().len();
    act(&mut app, Action::NextPane);
    act(&mut app, Action::NextPane);
    act(&mut app, Action::Move(Step::Down));
    let chosen = app.items().len();
    assert!(chosen < all);
    search(&mut app, "dao tao");
    assert!(app.items().len() < chosen);
    for expected in [chosen, all] {
        assert_eq!(act(&mut app, Action::ClearSearch), None);
        assert_eq!(app.items().len(), expected);
    }
    assert_eq!(act(&mut app, Action::ClearSearch), None);
    let effect = app.loading(Loading::default());
    settle(&mut app, Some(effect));
    let stop = act(&mut app, Action::ClearSearch);
    assert_eq!(stop, Some(Effect::StopLoading));
}

#[test]
fn an_older_answer_is_dropped() {
    let mut app = explorer();
    let Some(Effect::Search(older)) = app.update(Action::Show(View::Training)) else {
        panic!("a search");
    };
    let newer = app.update(Action::Show(View::Establishments));
    settle(&mut app, newer);
    let answer = listing::answer(&app.dataset(), &older);
    assert_eq!(app.receive(answer), None);
    assert!(matches!(**app.items(), Items::Establishments(_)));
}

#[test]
fn a_copied_row_has_a_tab_between_all_columns() {
    let mut app = explorer();
    let title = app.dataset().row(chosen(&app)).title().to_owned();
    let Some(Effect::Copy(row)) = act(&mut app, Action::CopyRow) else {
        panic!("a copy");
    };
    let cells: Vec<_> = row.split('\t').collect();
    assert_eq!(cells.len(), app.listed().columns.len());
    assert_eq!(cells[0], title);
    assert!(app.notice().contains(&title), "{}", app.notice());
    let shown = format!("{} · {}", cells[0], cells[1]);
    assert!(app.notice().contains(&shown), "{}", app.notice());
    let Some(Effect::Copy(record)) = act(&mut app, Action::CopyRecord) else {
        panic!("a copy");
    };
    assert!(record.lines().next().is_some_and(|first| first == title));
    assert!(record.lines().count() > 3, "{record}");
    search(&mut app, "xyzxyzxyz");
    assert_eq!(act(&mut app, Action::CopyRow), None);
    assert_eq!(app.notice(), VI.screen.nothing_to_copy);
}

#[test]
fn a_list_is_exported_in_its_order_under_a_name_that_tells_the_format() {
    let mut app = explorer();
    search(&mut app, "dao tao");
    act(&mut app, Action::AskExport);
    assert_eq!(
        (app.mode(), line(&app)),
        (Mode::Export, "khuyencong.csv".to_owned())
    );
    act(&mut app, Action::Edit(Edit::Insert('x')));
    assert_eq!(act(&mut app, Action::Export), None);
    assert_eq!(app.mode(), Mode::Export);
    let endings: Vec<_> = Format::names().map(|name| format!(".{name}")).collect();
    let told = (VI.screen.export_format)(&endings.join(", "));
    assert_eq!(app.notice(), told);
    act(&mut app, Action::Edit(Edit::EraseBack));
    let Some(Effect::Export(export)) = act(&mut app, Action::Export) else {
        panic!("an export");
    };
    assert_eq!(app.mode(), Mode::Browse);
    assert_eq!(
        (export.format, export.path),
        (Format::Csv, PathBuf::from("khuyencong.csv"))
    );
    assert_eq!(export.rows, app.items().records());
}

#[test]
fn a_record_of_several_establishments_is_exported_once() {
    let mut dataset = reader::embedded(&VI).unwrap();
    let mut shared = Record::default();
    shared.add_line(TextField::Establishments, "Cơ sở A");
    shared.add_line(TextField::Establishments, "Cơ sở B");
    dataset.push(&shared);
    let mut app = over(dataset);
    act(&mut app, Action::Show(View::Establishments));
    act(&mut app, Action::AskExport);
    let Some(Effect::Export(export)) = act(&mut app, Action::Export) else {
        panic!("an export");
    };
    assert!(export.rows.is_sorted_by(|one, other| one < other));
    let behind = app.items().records().len();
    assert!(
        export.rows.len() < behind,
        "{} of {behind}",
        export.rows.len()
    );
    assert!(
        export
            .rows
            .iter()
            .all(|row| app.items().records().contains(row))
    );
}

#[test]
fn what_cannot_be_exported_is_told() {
    let mut app = explorer();
    act(&mut app, Action::Show(View::Reconciliation));
    act(&mut app, Action::AskExport);
    assert_eq!(
        (app.mode(), app.notice()),
        (Mode::Browse, VI.screen.export_nothing)
    );
    act(&mut app, Action::Show(View::Programmes));
    app.forbid_writing();
    act(&mut app, Action::AskExport);
    assert_eq!(
        (app.mode(), app.notice()),
        (Mode::Browse, VI.screen.export_forbidden)
    );
}

#[test]
fn the_arrow_recalls_the_query_before_in_an_empty_line_only() {
    let mut app = explorer();
    search(&mut app, "dao tao");
    let found = app.items().len();
    act(&mut app, Action::ClearSearch);
    act(&mut app, Action::OpenSearch);
    act(&mut app, Action::Move(Step::Up));
    assert_eq!((line(&app).as_str(), app.items().len()), ("dao tao", found));
    // Now the line is not empty, and the arrow moves in the list.
    act(&mut app, Action::Move(Step::Down));
    act(&mut app, Action::Move(Step::Up));
    assert_eq!((line(&app).as_str(), app.cursor().place), ("dao tao", 0));
}

#[test]
fn a_link_leads_to_the_establishment_that_it_names() {
    let mut dataset = reader::embedded(&VI).unwrap();
    for name in ["Cơ sở đầu", "Cơ sở cuối"] {
        let mut record = Record::default();
        record.set(TextField::Title, name);
        record.set(TextField::Establishments, name);
        dataset.push(&record);
    }
    let mut app = over(dataset);
    act(&mut app, Action::Move(Step::Last));
    act(&mut app, Action::Open);
    act(&mut app, Action::Open);
    assert_eq!(app.view(), View::Establishments);
    let Items::Establishments(all) = &**app.items() else {
        panic!("a list of establishments");
    };
    let name = all
        .name(&app.dataset(), app.cursor().place)
        .map(str::to_owned);
    assert_eq!(name.as_deref(), Some("Cơ sở cuối"));
}
