//! How the screen is coloured and marked, as pictures: a letter a cell for its style.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod support;

use insta::assert_snapshot;
use khuyencong::action::{Action, Step};
use khuyencong::messages::VI;
use khuyencong::view::Theme;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Style};
use support::Screen;

const DOWN: Action = Action::Move(Step::Down);

/// Each style of a theme with its letter; where two look the same, the first one stands for both.
/// A found letter keeps what it stands in: a chosen line (`X`), a title (`E`), a link (`K`).
fn legend(theme: &Theme) -> [(char, Style); 13] {
    [
        ('.', theme.text),
        ('b', theme.border),
        ('F', theme.focused),
        ('S', theme.selected),
        ('T', theme.title),
        ('l', theme.label),
        ('v', theme.value),
        ('f', theme.found),
        ('L', theme.link),
        ('w', theme.warning),
        ('X', theme.selected.patch(theme.found)),
        ('E', theme.title.patch(theme.found)),
        ('K', theme.link.patch(theme.found)),
    ]
}

fn letter(theme: &Theme, cell: &Cell) -> char {
    let looks = |style: &Style| {
        let colour = style.fg.unwrap_or(Color::Reset);
        (colour, style.add_modifier) == (cell.fg, cell.modifier)
    };
    let known = legend(theme).into_iter().find(|(_, style)| looks(style));
    known.map_or('?', |(letter, _)| letter)
}

/// The screen with the letter of its style in the place of every cell.
fn styles(screen: &Screen) -> String {
    let drawn = screen.draw();
    let cells = &drawn.buffer().content;
    let lines = cells.chunks(usize::from(drawn.buffer().area.width));
    let letters = lines.map(|line| {
        line.iter()
            .map(|cell| letter(&screen.theme, cell))
            .collect()
    });
    letters.collect::<Vec<String>>().join("\n")
}

#[test]
fn of_a_search_being_typed() {
    let mut screen = Screen::new(&VI, (80, 24));
    screen.search("may");
    assert_snapshot!("typed", styles(&screen));
    screen.act([Action::FinishSearch]);
    assert_snapshot!("found", styles(&screen));
    screen.search(" nam:x");
    assert_snapshot!("refused", styles(&screen));
    screen.theme = Theme::new(false, false);
    assert_snapshot!("refused_without_colours", styles(&screen));
}

#[test]
fn of_choices_in_a_facet() {
    let mut screen = Screen::new(&VI, (80, 24));
    screen.act([Action::NextPane, Action::NextPane, Action::NextPane, DOWN]);
    screen.act([Action::Take, DOWN, DOWN, Action::Exclude, DOWN]);
    assert_snapshot!("choices", styles(&screen));
    screen.act([Action::OpenSearch]);
    assert_snapshot!("choices_left", styles(&screen));
}

#[test]
fn of_a_link_in_the_detail() {
    let mut screen = Screen::new(&VI, (120, 40));
    screen.search("may");
    screen.act([Action::FinishSearch, Action::Open, DOWN]);
    assert_snapshot!("link", styles(&screen));
    screen.act([Action::ShowHelp]);
    assert_snapshot!("help", styles(&screen));
}
