//! What the screen shows, as pictures: one a view and size.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod support;

use insta::assert_snapshot;
use khuyencong::action::{Action, Step, View};
use khuyencong::dataset::{FACETS, FacetId};
use khuyencong::listing::{VIEWS, ViewRow};
use khuyencong::messages::{EN, VI};
use khuyencong::view::Theme;
use support::Screen;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (40, 12)];

fn view_at_three_sizes(name: &str, view: View) {
    for size in SIZES {
        let mut screen = Screen::new(&VI, size);
        screen.act([Action::Show(view)]);
        assert_snapshot!(format!("{name}_{}x{}", size.0, size.1), screen.draw());
    }
}

#[test]
fn programmes() {
    view_at_three_sizes("programmes", View::Programmes);
}

#[test]
fn establishments() {
    view_at_three_sizes("establishments", View::Establishments);
}

#[test]
fn training() {
    view_at_three_sizes("training", View::Training);
}

#[test]
fn reconciliation() {
    view_at_three_sizes("reconciliation", View::Reconciliation);
}

#[test]
fn a_search_being_typed() {
    for size in SIZES {
        let mut screen = Screen::new(&VI, size);
        screen.search("may cong nghiep");
        assert_snapshot!(format!("search_{}x{}", size.0, size.1), screen.draw());
    }
}

#[test]
fn in_english() {
    let mut screen = Screen::new(&EN, (80, 24));
    assert_snapshot!("english_80x24", screen.draw());
    screen.act([Action::ShowHelp]);
    assert_snapshot!("english_help_80x24", screen.draw());
}

#[test]
fn in_ascii() {
    let mut screen = Screen::new(&VI, (80, 24));
    screen.theme = Theme::new(false, true);
    let drawn = screen.search("may").draw().to_string();
    assert!(drawn.is_ascii(), "{drawn}");
    assert_snapshot!("ascii_80x24", drawn);
}

#[test]
fn the_detail_of_a_model_on_its_own() {
    let mut screen = Screen::new(&VI, (40, 12));
    screen
        .search("mo hinh kcqg")
        .act([Action::FinishSearch, Action::Open]);
    assert_snapshot!("detail_40x12", screen.draw());
    screen.act([Action::Move(Step::Last)]);
    assert_snapshot!("detail_end_40x12", screen.draw());
}

#[test]
fn the_detail_follows_when_the_cursor_rests() {
    const DOWN: Action = Action::Move(Step::Down);
    const UP: Action = Action::Move(Step::Up);
    let after = |hurried: &[Action], rests: bool| {
        let mut screen = Screen::new(&VI, (80, 24));
        screen.hurry(hurried.iter().cloned());
        screen.act(rests.then_some(Action::Close));
        screen.draw().to_string()
    };
    let changed = |one: &str, other: &str| {
        one.lines()
            .zip(other.lines())
            .filter(|(one, other)| one != other)
            .count()
    };
    let (first, passing, resting) = (
        after(&[], true),
        after(&[DOWN, DOWN], false),
        after(&[DOWN, DOWN], true),
    );
    assert_eq!(changed(&first, &passing), 2, "{passing}");
    assert!(changed(&passing, &resting) > 2, "{resting}");
    assert_eq!(after(&[DOWN, DOWN, UP, UP], false), first);
    assert_eq!(
        after(&[DOWN, Action::Open, UP, DOWN], false),
        after(&[DOWN, Action::Open, UP, DOWN], true)
    );
}

#[test]
fn every_size_can_be_drawn() {
    let views = VIEWS.iter().map(|row| {
        let mut screen = Screen::new(&VI, (80, 24));
        screen
            .search("dao tao")
            .act([Action::FinishSearch, Action::Show(row.view), Action::Open]);
        screen
    });
    let mut screens: Vec<_> = views.collect();
    let (typing, help) = (Screen::new(&VI, (80, 24)), Screen::new(&VI, (80, 24)));
    let mut screens: Vec<_> = screens.iter_mut().collect();
    let (mut typing, mut help) = (typing, help);
    screens.push(typing.search("dao tao"));
    screens.push(help.act([Action::ShowHelp]));
    for width in 0..60 {
        for height in 0..24 {
            for screen in &mut screens {
                screen.resize((width, height));
                screen.draw();
            }
        }
    }
}

/// Tab walks from the list to the detail and then to the facets.
fn to_facet(screen: &mut Screen, number: usize) {
    screen.act(std::iter::repeat_n(Action::NextPane, number + 2));
}

#[test]
fn several_choices_are_taken_and_others_left_out() {
    let mut screen = Screen::new(&VI, (80, 24));
    to_facet(&mut screen, 1);
    screen.act([Action::Move(Step::Down), Action::Take]);
    screen.act([
        Action::Move(Step::Down),
        Action::Move(Step::Down),
        Action::Take,
    ]);
    let both = screen.draw().to_string();
    assert!(
        both.contains("+Đào tạo nghề") && both.contains("+Mô hình"),
        "{both}"
    );
    assert!(both.contains("16/31"), "7 trainings and 9 models: {both}");
    screen.act([
        Action::PreviousPane,
        Action::Move(Step::Last),
        Action::Exclude,
    ]);
    let known = screen.draw().to_string();
    assert!(
        known.contains("-Chưa rõ") && !known.contains("16/31"),
        "{known}"
    );
    assert_snapshot!("choices_80x24", screen.draw());
    screen.act([Action::ClearSearch]);
    assert!(screen.draw().to_string().contains("31/31"));
}

#[test]
fn the_third_pane_shows_one_facet_after_the_other() {
    let mut screen = Screen::new(&VI, (80, 24));
    to_facet(&mut screen, 2);
    let mut titles = Vec::new();
    for facet in FACETS.iter().skip(FacetId::FIXED) {
        let shown = screen.draw().to_string();
        assert!(shown.contains(&format!("├ {} ", facet.name.vi)), "{shown}");
        titles.push(facet.name.vi);
        screen.act([Action::NextFacet]);
    }
    assert!(
        screen.draw().to_string().contains("├ Năm "),
        "after {titles:?}"
    );
    // What is chosen of a facet stays chosen while another one is shown.
    screen.act([Action::Move(Step::Last)]);
    let unknown = screen.draw().to_string();
    assert!(unknown.contains("3/31"), "{unknown}");
    screen.act([Action::NextFacet]);
    let hidden = screen.draw().to_string();
    assert!(hidden.contains("Đề án · 3/31 · Năm: Chưa rõ"), "{hidden}");
}

/// Line `number` of the screen.
fn line(screen: &Screen, number: usize) -> String {
    let drawn = screen.draw().to_string();
    drawn.lines().nth(number).unwrap_or_default().to_owned()
}

#[test]
fn an_arrow_stands_at_the_column_that_the_list_is_sorted_by() {
    let mut screen = Screen::new(&VI, (80, 24));
    let mut heads = |actions: &[Action]| {
        screen.act(actions.iter().cloned());
        line(&screen, 2)
    };
    assert!(!heads(&[]).contains(['▲', '▼']));
    assert!(heads(&[Action::SortNext]).contains("Tên▲"));
    assert!(heads(&[Action::SortReverse]).contains("Tên▼"));
    // The establishment and the year have no room here, so the list is never sorted by them.
    assert!(heads(&[Action::SortNext]).contains("Nguồn▲"));
    assert!(heads(&[Action::SortNext]).contains("Kết quả▼"));
    assert!(heads(&[Action::SortReverse]).contains("Kết quả▲"));
    // Nor by the support: behind the last column comes the order of the search.
    let unsorted = heads(&[Action::SortNext]);
    assert!(!unsorted.contains(['▲', '▼']), "{unsorted}");
    let last = line(&screen, 23);
    assert!(last.contains("Thứ tự gốc"), "{last}");
    screen.theme = Theme::new(false, true);
    screen.act([Action::SortNext]);
    assert!(line(&screen, 2).contains("Ten^"));
}

#[test]
fn a_list_is_not_sorted_by_a_column_that_has_no_room_any_more() {
    let mut screen = Screen::new(&VI, (100, 24));
    screen.act([Action::SortNext, Action::SortNext]);
    assert!(line(&screen, 2).contains("Năm▼"), "{}", line(&screen, 2));
    screen.resize((60, 24));
    let narrow = screen.draw().to_string();
    assert!(!narrow.contains(['▲', '▼']), "{narrow}");
    screen.resize((100, 24));
    assert!(line(&screen, 2).contains("Năm▼"), "{}", line(&screen, 2));
}

#[test]
fn a_wider_window_never_shows_less() {
    const LISTS: [View; 4] = [
        View::Programmes,
        View::Establishments,
        View::Training,
        View::Reconciliation,
    ];
    for view in LISTS {
        let mut screen = Screen::new(&VI, (60, 16));
        screen.act([Action::Show(view)]);
        let names = || {
            ViewRow::of(view)
                .columns
                .iter()
                .map(|column| (column.name)(&VI.screen))
        };
        let (mut before, mut room_at_100): (Vec<&str>, usize) = (Vec::new(), 0);
        for width in 60..=200 {
            screen.resize((width, 24));
            let (heads, first) = (line(&screen, 2), line(&screen, 3));
            let shown: Vec<_> = names().filter(|name| heads.contains(name)).collect();
            let lost = before.iter().find(|name| !shown.contains(name));
            assert_eq!(lost, None, "{view:?} at {width}");
            let room = title_room(&first);
            assert!(room >= 15, "{view:?} at {width}: {first}");
            assert!(room >= room_at_100, "{view:?} at {width}: {first}");
            if width == 100 {
                room_at_100 = room;
            }
            before = shown;
        }
        let all = names().filter(|name| before.contains(name)).count();
        assert_eq!(all, ViewRow::of(view).columns.len(), "{view:?}: {before:?}");
    }
}

/// How much of the first column of the chosen line can be read.
fn title_room(chosen: &str) -> usize {
    let list = chosen.rsplit('▸').next().unwrap_or_default();
    let own = list.split('│').next().unwrap_or_default();
    match own.find(['…']) {
        Some(cut) => own[..cut].chars().count(),
        None => usize::MAX,
    }
}

#[test]
fn the_smallest_lists_have_the_title_and_a_number() {
    for (size, view, number) in [
        ((60, 16), View::Programmes, "1.960 người"),
        ((40, 12), View::Programmes, "1.960 người"),
        ((60, 16), View::Training, "1.960"),
        ((40, 12), View::Training, "1.960"),
        ((40, 12), View::Establishments, " 1 │"),
    ] {
        let mut screen = Screen::new(&VI, size);
        screen.act([Action::Show(view)]);
        let first = line(&screen, 3);
        assert!(first.contains(number), "{size:?} {view:?}: {first}");
        assert!(title_room(&first) >= 15, "{size:?} {view:?}: {first}");
    }
}

#[test]
fn what_can_be_said_of_a_column() {
    let list = "Tên đề án,KP hỗ trợ (triệu đồng)\nDệt khăn,310\n";
    for (name, words) in [("vi", &VI), ("en", &EN)] {
        for size in [(80, 24), (40, 12)] {
            let mut screen = Screen::of_file(words, size, "muc.csv", list);
            screen.act([Action::Show(View::Report), Action::Move(Step::Last)]);
            screen.act([Action::Open, Action::Move(Step::Last)]);
            let name = format!("column_{name}_{}x{}", size.0, size.1);
            assert_snapshot!(name, screen.draw());
        }
    }
}
