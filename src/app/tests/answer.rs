//! What an answer and a change of the view do to the cursors.

use super::*;
use crate::dataset::Indicator;
use crate::dataset::reconciliation::{Check, Verdict};
use crate::listing::{AskedNumber, Reply};

const DOWN: Action = Action::Move(Step::Down);

#[test]
fn a_list_that_was_asked_anew_begins_at_its_top() {
    let choices = [Action::NextPane, Action::NextPane, DOWN];
    let cases: [&[Action]; 3] = [
        &[Action::Edit(Edit::Insert('a'))],
        &choices,
        &[Action::SortNext],
    ];
    for actions in cases {
        let mut app = explorer();
        act(&mut app, DOWN);
        for action in actions {
            act(&mut app, action.clone());
        }
        assert!(app.items().len() > 1);
        assert_eq!(app.cursor().place, 0, "{actions:?}");
    }
}

#[test]
fn the_cursor_and_the_detail_stay_while_a_load_goes_on() {
    let mut app = explorer();
    // So low that the detail is longer than its pane.
    app.resize((100, 16));
    for action in [DOWN, DOWN, Action::Open, Action::Move(Step::Last)] {
        act(&mut app, action);
    }
    let before = (app.cursor(), app.detail_cursor());
    assert!(before.0.place == 2 && before.1.top > 0, "{before:?}");
    let effect = app.loading(Loading::default());
    settle(&mut app, Some(effect));
    assert_eq!((app.cursor(), app.detail_cursor()), before);
}

#[test]
fn a_view_that_is_not_there_is_not_shown() {
    let mut app = explorer();
    assert_eq!(app.update(Action::Show(View::Report)), None);
    assert_eq!(app.view(), View::Programmes);
    assert_eq!(app.update(Action::Show(View::Programmes)), None);
    act(&mut app, Action::Show(View::Training));
    assert_eq!(app.view(), View::Training);
}

#[test]
fn another_view_takes_the_focus_from_the_detail_only() {
    for (pane, expected) in [
        (Pane::List, Pane::List),
        (Pane::Detail, Pane::List),
        (Pane::Facet(0), Pane::Facet(0)),
    ] {
        let mut app = explorer();
        while app.focus() != pane {
            act(&mut app, Action::NextPane);
        }
        act(&mut app, Action::Show(View::Training));
        assert_eq!(app.focus(), expected, "{pane:?}");
    }
}

#[test]
fn an_empty_list_opens_nothing() {
    let mut app = explorer();
    search(&mut app, "xyzxyzxyz");
    act(&mut app, Action::Open);
    assert_eq!(app.focus(), Pane::List);
}

#[test]
fn the_space_bar_turns_a_page_of_the_list() {
    let mut app = explorer();
    act(&mut app, Action::Take);
    assert_eq!(app.cursor().place, app.list_lines());
    assert!(app.selection().is_open());
}

#[test]
fn the_detail_is_behind_until_the_cursor_rests_or_comes_back() {
    let mut app = explorer();
    assert!(!app.is_behind());
    act(&mut app, DOWN);
    assert!(app.is_behind());
    app.catch_up();
    assert!(!app.is_behind());
    act(&mut app, DOWN);
    act(&mut app, Action::Move(Step::Up));
    assert!(!app.is_behind());
}

#[test]
fn what_came_of_an_export_is_told() {
    let mut app = explorer();
    let export = Export {
        path: PathBuf::from("a.csv"),
        format: Format::Csv,
        rows: vec![0],
    };
    app.exported(&export, Ok(1_234));
    let written = (VI.screen.exported)("1.234", "a.csv");
    assert_eq!(
        app.notice(),
        format!("{written}; {}", VI.screen.not_in_tables)
    );
    let json = Export {
        format: Format::Json,
        ..export.clone()
    };
    app.exported(&json, Ok(1_234));
    assert_eq!(app.notice(), written);
    app.exported(&export, Err("đĩa đầy".to_owned()));
    assert_eq!(app.notice(), "a.csv: đĩa đầy");
}

/// The first records of what `request` asks, before the rest was looked at.
fn first_screen(app: &App, request: &crate::listing::Request, count: usize) -> Answer {
    let whole = listing::answer(&app.dataset(), request);
    let records = whole.items.records()[..count].to_vec();
    Answer {
        items: Arc::new(Items::Records(records)),
        is_whole: false,
        ..whole
    }
}

/// Does something whose search is answered by a first screen of `count` records and then whole.
fn act_in_steps(app: &mut App, action: Action, count: usize) -> Option<Effect> {
    let Some(Effect::Search(request)) = app.update(action) else {
        panic!("a search");
    };
    let first = first_screen(app, &request, count);
    assert_eq!(
        app.receive(first),
        None,
        "more is asked before the rest has come"
    );
    let whole = listing::answer(&app.dataset(), &request);
    app.receive(whole)
}

#[test]
fn a_first_screen_is_shown_before_the_rest_has_come() {
    let mut app = explorer();
    let Some(Effect::Search(request)) = app.update(Action::Edit(Edit::Insert('a'))) else {
        panic!("a search");
    };
    let first = first_screen(&app, &request, 5);
    assert_eq!(app.receive(first), None);
    assert_eq!((app.items().len(), line(&app).as_str()), (5, "a"));
}

#[test]
fn a_link_leads_further_down_than_the_first_screen() {
    let mut dataset = reader::embedded(&VI).unwrap();
    for (title, parent) in [("Phần", "cuoi"), ("Cuối", "")] {
        let mut record = Record::default();
        record.set(TextField::Title, title);
        record.set(
            TextField::Id,
            if parent.is_empty() { "cuoi" } else { "phan" },
        );
        record.set(TextField::Parent, parent);
        dataset.push(&record);
    }
    let mut app = over(dataset);
    let last = app.items().len() - 1;
    act(&mut app, Action::Move(Step::Last));
    act(&mut app, Action::Move(Step::Up));
    act(&mut app, Action::Open);
    assert_eq!(act_in_steps(&mut app, Action::Open, 12), None);
    assert_eq!(app.cursor().place, last);
    // And back, where the first screen ends before the place of the cursor.
    assert_eq!(act_in_steps(&mut app, Action::Back, 12), None);
    assert_eq!(app.cursor().place, last - 1);
}

#[test]
fn the_cursor_of_a_view_is_not_lost_to_a_first_screen() {
    let mut app = explorer();
    act(&mut app, Action::Move(Step::Last));
    let before = app.cursor();
    act(&mut app, Action::Show(View::Establishments));
    act_in_steps(&mut app, Action::Show(View::Programmes), 12);
    assert_eq!(app.cursor(), before);
}

/// The explorer after something was typed, with its whole answer.
fn typed(query: &str) -> App {
    let mut app = explorer();
    act(&mut app, Action::OpenSearch);
    for letter in query.chars() {
        act(&mut app, Action::Edit(Edit::Insert(letter)));
    }
    app
}

#[test]
fn the_cursor_stands_on_no_rule_and_what_comes_near_is_not_written() {
    let mut app = typed("dong hung");
    let (matches, near) = (app.answer().items.len(), app.answer().near.len());
    assert!(matches == 0 && near > 1);
    // The rule is the first line.
    assert_eq!(app.cursor().place, 1);
    act(&mut app, DOWN);
    assert_eq!(app.cursor().place, 2);
    for _ in 0..3 {
        act(&mut app, Action::Move(Step::Up));
    }
    assert_eq!(app.cursor().place, 1);
    act(&mut app, Action::Move(Step::Last));
    assert_eq!(app.cursor().place, near);
    assert!(!app.detail().lines.is_empty());
    assert_eq!(app.answer().total.records, 0);
    assert!(app.answer().facets.iter().all(|facet| {
        let mut counts = facet.choices.iter().map(|(_, count)| *count);
        counts.all(|count| count == 0)
    }));
}

fn number(app: &App) -> Option<&AskedNumber> {
    match app.answer().reply.as_ref()? {
        Reply::Number(number) => Some(number),
        Reply::Records(_) | Reply::Contradictions(_) => None,
    }
}

#[test]
fn who_asks_for_contradictions_is_told_how_many_the_view_lists() {
    for query in [
        "số liệu nào mâu thuẫn",
        "mau thuan",
        "co so khong khop",
        "vũ thư lệch",
    ] {
        let mut app = typed(query);
        let reply = app.answer().reply.clone();
        act(&mut app, Action::Show(View::Reconciliation));
        let Items::Checks(checks) = &**app.items() else {
            panic!("a list of comparisons");
        };
        let contradicts = |check: &&Check| check.verdict == Verdict::Contradicts;
        let count = checks.iter().filter(contradicts).count();
        assert_eq!(reply, Some(Reply::Contradictions(count)), "{query}");
        assert_eq!(count > 0, !query.contains("thư"), "{query}");
    }
}

#[test]
fn a_question_is_answered_by_its_number_over_what_matches() {
    let app = typed("bao nhiêu người được đào tạo nghề");
    let asked = number(&app).unwrap();
    assert_eq!(asked.all.indicator, Indicator::Trainees);
    let parts = asked.sources.iter().filter_map(|(_, sum)| sum.sum);
    let parts = parts.map(|(value, _)| value).sum::<i64>();
    assert_eq!(asked.all.sum.map(|(value, _)| value), Some(parts));
    assert!(app.answer().dropped.contains(&"bao".to_owned()));
    // Of all records what was published stands beside the sum.
    let all = typed("bao nhiêu cơ sở được hỗ trợ");
    let published = number(&all).unwrap().published.as_ref();
    assert_eq!(published.map(|figure| figure.value), Some(947));
    assert_eq!(all.answer().items.len(), all.answer().all);
    // Who only names things asks for no number.
    assert_eq!(typed("đào tạo nghề").answer().reply, None);
}

#[test]
fn judgements_and_sources_are_found_below_the_list() {
    let app = typed("trần ngọc phúc");
    assert_eq!(app.answer().told.len(), 3);
    let detail = app.detail();
    let text: String = detail
        .lines
        .iter()
        .flat_map(|line| line.pieces.iter().map(|(_, piece)| piece.as_str()))
        .collect();
    assert!(text.contains("Trần Ngọc"), "{text}");
}

#[test]
fn the_last_word_is_whole_once_nobody_types_at_it() {
    let mut app = typed("thuan kha");
    let record = chosen(&app);
    let counts = |app: &App| (app.answer().items.len(), app.answer().near.len());
    assert_eq!(counts(&app), (1, 0));
    act(&mut app, Action::FinishSearch);
    assert_eq!(counts(&app), (0, 1));
    assert_eq!(app.answer().near.records(), [record]);
    act(&mut app, Action::OpenSearch);
    assert_eq!(counts(&app), (1, 0));
    act(&mut app, Action::Edit(Edit::Left));
    assert_eq!(counts(&app), (0, 1));
    act(&mut app, Action::Edit(Edit::End));
    assert_eq!(counts(&app), (1, 0));
}

#[test]
fn the_cursor_stays_with_its_record_when_the_last_word_is_closed() {
    let mut app = typed("m");
    while app.cursor().place < 5 {
        act(&mut app, DOWN);
    }
    let record = chosen(&app);
    act(&mut app, Action::FinishSearch);
    assert!(app.answer().items.is_empty());
    let place = app.cursor().place;
    let (items, place) = app.answer().item(place).unwrap();
    assert_eq!(items.records()[place], record);
    // Who types on looks for something else.
    act(&mut app, Action::OpenSearch);
    act(&mut app, Action::Edit(Edit::Insert('a')));
    assert_eq!(app.cursor().place, 0);
}

#[test]
fn words_taken_for_others_and_words_that_lack_are_told() {
    let app = typed("người học may công nghiệp ");
    assert_eq!(
        app.answer().done(app.words()),
        ["người học = học viên, lao động"]
    );
    let app = typed("vu thu may tre dan cua khoi tiep");
    let rule = app.answer().rule(ListPart::Part, app.words());
    assert_eq!(rule, "một phần: 1 · thiếu \"may tre dan cua\"");
}

#[test]
fn a_decade_says_nothing_of_one_of_its_years() {
    let app = typed("bao nhieu hoc vien nam 2019");
    let asked = number(&app).unwrap();
    // Two records are of 2019, and both stand beside the sums.
    assert!(asked.is_beside);
    assert_eq!(asked.records.count, 2);
    assert_eq!(asked.all.sum.map(|(value, _)| value), Some(1_710));
    let listed = app.answer().items.len();
    assert_eq!(asked.records.of_more_years, listed - 2);
}

#[test]
fn programmes_are_counted_as_records_beside_what_was_published() {
    let app = typed("có bao nhiêu đề án KCQG");
    let Some(Reply::Records(records)) = &app.answer().reply else {
        panic!("a count of records");
    };
    assert_eq!(records.count, app.answer().items.len());
    let published = records.published.as_ref().map(|figure| figure.value);
    assert_eq!(published, Some(54));
}

#[test]
fn a_machine_is_no_question() {
    let app = typed("bao nhiêu học viên may công nghiệp");
    assert!(!app.answer().dropped.contains(&"may".to_owned()));
    let asked = number(&app).unwrap();
    assert_eq!(asked.all.sum.map(|(value, _)| value), Some(1_960));
}

#[test]
fn a_total_cost_is_the_support_only_where_nobody_tells_the_cost() {
    let indicator = |query| number(&typed(query)).map(|asked| asked.all.indicator);
    assert_eq!(
        indicator("tổng kinh phí 2014-2020"),
        Some(Indicator::TotalCost)
    );
    assert_eq!(
        indicator("tổng kinh phí KCQG đào tạo nghề"),
        Some(Indicator::Support)
    );
}
