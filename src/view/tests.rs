use std::ops::ControlFlow;
use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::*;
use crate::action::{Action, Edit, Step, View};
use crate::app::{Effect, Loading};
use crate::dataset::{Dataset, Shared};
use crate::listing;
use crate::messages::VI;
use crate::reader::{self, Source};

mod bar;
mod chart;

const SIZE: (u16, u16) = (120, 24);

/// The explorer over the data inside; every search is answered at once.
fn explorer() -> App {
    over(reader::embedded(&VI).unwrap())
}

fn over(dataset: Dataset) -> App {
    let (mut app, first) = App::new(Shared::new(dataset), &VI, SIZE);
    settle(&mut app, Some(first));
    app
}

/// Reads a list in which two numbers are none.
fn load_a_list(app: &mut App) {
    let list = "Tên đề án,Số lớp\nMáy cưa,nhiều\nMáy bào,vài\n";
    let source = Source::Bytes("list.csv".to_owned(), list.as_bytes().into());
    let (options, shared) = (reader::Options::new(&VI), Shared::default());
    let go_on = &mut |_| ControlFlow::Continue(());
    let report = reader::load(&[source], &options, &shared, go_on).unwrap();
    assert_eq!(report.count(), 2);
    let effect = app.loaded(&report);
    settle(app, Some(effect));
}

fn settle(app: &mut App, mut effect: Option<Effect>) {
    while let Some(Effect::Search(request)) = effect {
        let answer = listing::answer(&app.dataset(), &request);
        effect = app.receive(answer);
    }
}

fn act(app: &mut App, action: Action) {
    let effect = app.update(action);
    settle(app, effect);
}

fn search(app: &mut App, query: &str) {
    act(app, Action::OpenSearch);
    for letter in query.chars() {
        act(app, Action::Edit(Edit::Insert(letter)));
    }
}

/// The lines of the screen.
fn drawn(app: &App) -> Vec<String> {
    lines(app, SIZE)
}

/// The lines of a screen of another size.
fn drawn_at(app: &mut App, size: (u16, u16)) -> Vec<String> {
    let effect = app.resize(size);
    settle(app, effect);
    lines(app, size)
}

fn lines(app: &App, (width, height): (u16, u16)) -> Vec<String> {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let theme = Theme::new(true, false);
    terminal.draw(|frame| render(app, &theme, frame)).unwrap();
    let screen = terminal.backend().to_string();
    let lines = screen.lines().map(|line| line.trim_matches('"').to_owned());
    lines.collect()
}

fn footer(app: &App) -> String {
    drawn(app).pop().unwrap_or_default()
}

#[test]
fn the_footer_tells_how_far_the_load_is() {
    let mut app = explorer();
    for (percent, left, expected) in [
        (None, None, " Đang đọc: 12.345 bản ghi  "),
        (Some(40), None, " Đang đọc: 12.345 bản ghi · 40 %  "),
        (
            Some(40),
            Some(Duration::from_millis(5_500)),
            " Đang đọc: 12.345 bản ghi · 40 % · còn 6 giây, Esc dừng  ",
        ),
    ] {
        let effect = app.loading(Loading {
            rows: 12_345,
            percent,
            left,
        });
        settle(&mut app, Some(effect));
        let footer = footer(&app);
        assert!(footer.starts_with(expected), "{footer}");
        assert!(footer.contains("Enter mở"), "{footer}");
    }
    let effect = app.load_failed("đĩa hỏng");
    settle(&mut app, Some(effect));
    assert!(footer(&app).starts_with(" đĩa hỏng  "));
}

#[test]
fn the_footer_tells_what_was_noticed_and_a_tab_leads_there() {
    let mut app = explorer();
    assert!(!drawn(&app)[0].contains("Kết quả đọc tệp"));
    load_a_list(&mut app);
    let lines = drawn(&app);
    assert!(lines[0].contains(" 5 Kết quả đọc tệp "), "{}", lines[0]);
    let footer = footer(&app);
    assert!(
        footer.starts_with(" Có 2 lưu ý, nhấn 5 để xem  "),
        "{footer}"
    );
    act(&mut app, Action::Show(View::Report));
    let lines = drawn(&app);
    assert!(lines[0].contains("[5 Kết quả đọc tệp]"), "{}", lines[0]);
    assert!(
        lines.iter().any(|line| line.contains("\"nhiều\"")),
        "{lines:?}"
    );
}

#[test]
fn a_long_query_shows_its_end_and_the_cursor() {
    let mut app = explorer();
    search(&mut app, "đào tạo");
    assert!(footer(&app).starts_with(" Tìm: đào tạo "));
    let long = "a".repeat(100) + &"b".repeat(100);
    search(&mut app, &long);
    let shown = footer(&app);
    assert!(
        shown.starts_with(" Tìm: aaaaaaaaaaaab") && !shown.contains("đào"),
        "{shown}"
    );
    assert_eq!(shown.trim_end().chars().filter(|c| *c == 'b').count(), 100);
    act(&mut app, Action::ClearSearch);
    assert!(!footer(&app).contains("Tìm: "), "{}", footer(&app));
}

#[test]
fn what_is_wrong_with_a_query_stands_behind_it() {
    let mut app = explorer();
    // A field without a value asks for nothing yet.
    search(&mut app, "nam:");
    let before = drawn(&app);
    search(&mut app, "xyz");
    let footer = footer(&app);
    assert!(footer.starts_with(" Tìm: nam:xyz   trường"), "{footer}");
    // The list is still that of the line before.
    assert_eq!(drawn(&app)[2..6], before[2..6]);
}

#[test]
fn an_empty_list_says_so() {
    let mut app = explorer();
    let nothing = |app: &App| {
        drawn(app)
            .iter()
            .any(|line| line.contains(VI.screen.nothing_found))
    };
    assert!(!nothing(&app));
    search(&mut app, "xyzxyzxyz");
    assert!(nothing(&app));
}

#[test]
fn the_help_scrolls_and_closes() {
    let mut app = explorer();
    act(&mut app, Action::ShowHelp);
    let first = drawn(&app);
    assert!(first[1].contains(VI.screen.keys), "{}", first[1]);
    assert!(first[2].contains(VI.screen.keys_browse), "{}", first[2]);
    act(&mut app, Action::Move(Step::Down));
    let text = |line: &str| line.chars().skip(4).collect::<String>();
    assert_eq!(text(&drawn(&app)[2]), text(&first[3]));
    act(&mut app, Action::Close);
    assert!(!drawn(&app)[1].contains(VI.screen.keys));
}
