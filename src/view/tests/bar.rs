//! The line at the top and the line at the bottom.

use super::*;

#[test]
fn the_header_has_the_views_where_their_names_fit_beside_a_title() {
    let mut app = explorer();
    // The least window that shows all panes has room for four names and the start of a title.
    assert!(
        drawn_at(&mut app, (60, 16))[0]
            .ends_with("[1 Đề án] 2 Cơ sở CNNT  3 Đào tạo  4 Đối chiếu ")
    );
    for size in [(59, 16), (100, 15)] {
        let header = drawn_at(&mut app, size).swap_remove(0);
        assert!(
            header.ends_with(" Đề án ") && !header.contains("3 Đào tạo"),
            "{header}"
        );
    }
    // A fifth name needs more.
    load_a_list(&mut app);
    for (width, fits) in [(70, false), (77, false), (78, true)] {
        let header = drawn_at(&mut app, (width, 24)).swap_remove(0);
        assert_eq!(header.contains("[1 Đề án]"), fits, "{header}");
    }
}

#[test]
fn what_stands_behind_the_cursor_of_a_query_is_shown() {
    let mut app = explorer();
    let query = "đào tạo nghề may công nghiệp cho lao động nông thôn";
    search(&mut app, query);
    act(&mut app, Action::Edit(Edit::Start));
    let shown = footer(&app);
    assert!(shown.starts_with(&format!(" Tìm: {query} ")), "{shown}");
}

#[test]
fn what_has_no_room_in_the_footer_ends_in_dots() {
    let mut app = explorer();
    search(&mut app, &format!("nam:{}", "x".repeat(85)));
    let shown = footer(&app);
    assert!(shown.contains("x   trường"), "{shown}");
    assert!(shown.trim_end().ends_with('…'), "{shown}");
    act(&mut app, Action::Close);
    let effect = app.load_failed(&"đĩa hỏng ".repeat(20));
    settle(&mut app, Some(effect));
    let shown = footer(&app);
    assert!(shown.trim_end().ends_with('…'), "{shown}");
}

#[test]
fn the_cursor_of_a_facet_stays_in_its_pane() {
    let mut app = explorer();
    // So low that no facet has room for all its choices.
    let size = (100, 16);
    drawn_at(&mut app, size);
    for _ in 0..3 {
        act(&mut app, Action::NextPane);
        act(&mut app, Action::Move(Step::Last));
    }
    let lines = drawn_at(&mut app, size);
    let cursors = lines.iter().filter(|line| line.starts_with("│▸"));
    assert_eq!(cursors.count(), 3, "{lines:#?}");
}
