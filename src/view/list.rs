//! The list of the view: only the lines that can be seen are made.

mod reply;

mod total;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Theme, line_of, pane, put};
use crate::action::Pane;
use crate::app::App;
use crate::dataset::{Pick, Take};
use crate::keymap::Mode;
use crate::listing::{Cell, Column, Items, ListLine, ListPart, Share, ToldEntry};
use crate::search::Marker;
use crate::text;

pub use reply::reply_line;

/// How much of what was typed the title of the list repeats.
const MOST_TYPED: usize = 24;
/// The same of what was done to find something.
const MOST_DONE: usize = 48;

/// A column on the screen.
struct Fitted {
    /// Its place in the table of the view.
    place: usize,
    column: &'static Column,
    /// How many columns of the screen it takes.
    width: usize,
}

/// Draws the list with its title and the names of its columns.
pub(super) fn render(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let inner = pane(app, theme, Pane::List, &title(app), area, buffer);
    let fitted = fit(app, usize::from(inner.width));
    let heads = heads(app, theme, &fitted);
    // The answer to a question stands above the names of the columns.
    let first = usize::from(app.answer().reply.is_some());
    if let Some(reply) = &app.answer().reply {
        let room = usize::from(inner.width).saturating_sub(2);
        let reply = format!(" {}", reply_line(app.words(), reply, room));
        put(buffer, line_of(inner, 0), &reply, theme.title);
    }
    put(buffer, line_of(inner, first), &heads, theme.label);
    let lines = app.answer().lines();
    if lines == 0 {
        let nothing = format!(" {}", why_empty(app));
        put(buffer, line_of(inner, first + 1), &nothing, theme.text);
    }
    let top = app.cursor().top;
    let shown = app.list_lines().min(lines.saturating_sub(top));
    if app.listed().has_total() {
        total(app, theme, inner, buffer);
    }
    for number in 0..shown {
        draw_row(
            app,
            theme,
            &fitted,
            top + number,
            line_of(inner, first + number + 1),
            buffer,
        );
    }
}

/// What the list comes to, in the last line.
fn total(app: &App, theme: &Theme, inner: Rect, buffer: &mut Buffer) {
    // The first screen of an answer comes before anything is added up.
    if !app.answer().is_whole {
        return;
    }
    let line = total::line(app.words(), app.answer(), usize::from(inner.width));
    let last = usize::from(inner.height).saturating_sub(1);
    put(buffer, line_of(inner, last), &line, theme.title);
}

/// What would show something again.
fn why_empty(app: &App) -> &'static str {
    let (screen, asked) = (&app.words().screen, &app.answer().request);
    if !asked.query.is_empty() {
        screen.nothing_found
    } else if !asked.choosing.selection.is_open() {
        screen.nothing_chosen
    } else {
        screen.nothing_here
    }
}

/// `Đề án · 3/31 · Huyện: Vũ Thư`: how many there are, and what is chosen where no pane shows it.
fn title(app: &App) -> String {
    let words = app.words();
    let name = (app.listed().name)(&words.screen).to_owned();
    let done = app.answer().done(words).into_iter();
    let done = done.map(|done| text::cut(&done, MOST_DONE).into_owned());
    let parts = [name, counted(app)].into_iter().chain(done);
    let parts: Vec<_> = parts.chain(unseen(app)).collect();
    parts.join(" · ")
}

/// `3/31`, or that nothing matches: `không có "dong hung" · gần đúng 18`.
fn counted(app: &App) -> String {
    let (words, answer) = (app.words(), app.answer());
    let typed = answer.request.query.trim();
    // The first screen comes before anybody knows how many there are.
    if !answer.is_whole {
        return (words.screen.of)("…", &words.count(answer.all));
    }
    if answer.items.is_empty() && answer.told.is_empty() && !typed.is_empty() {
        let nothing = (words.screen.found.nothing_matches)(&text::cut(typed, MOST_TYPED));
        if answer.near.is_empty() {
            return nothing;
        }
        let near = answer.rule(answer.near_part(), words);
        return format!("{nothing} · {near}");
    }
    (words.screen.of)(&words.count(answer.items.len()), &words.count(answer.all))
}

/// The choices of facets that have no pane on the screen; an excluded one has a minus before it.
fn unseen(app: &App) -> Vec<String> {
    let (words, dataset) = (app.words(), app.dataset());
    let picks = app.selection().picks().iter();
    // What is chosen of records says nothing of the report.
    let is_told = |pick: &&Pick| !app.listed().is_of_files && !app.shows_facet(pick.facet);
    let unseen = picks.filter(is_told);
    let told = unseen.map(|pick| {
        let choice = words.facet_choice(&dataset, pick.facet, pick.choice());
        let sign = if pick.take == Take::Excluded { "-" } else { "" };
        format!("{}: {sign}{choice}", (words.name)(pick.facet.row().short))
    });
    told.collect()
}

/// The columns that the window shows. One column to the left is the marker's.
fn fit(app: &App, width: usize) -> Vec<Fitted> {
    let fixed = app
        .shown_columns()
        .map(|(_, column)| fixed_width(column) + 1);
    let rest = width.saturating_sub(fixed.sum::<usize>() + 1);
    let fitted = app.shown_columns().map(|(place, column)| Fitted {
        place,
        column,
        width: match column.share {
            Share::Rest => rest,
            Share::Left(width) | Share::Right(width) => width,
        },
    });
    fitted.collect()
}

fn fixed_width(column: &Column) -> usize {
    match column.share {
        Share::Rest => 0,
        Share::Left(width) | Share::Right(width) => width,
    }
}

fn heads(app: &App, theme: &Theme, fitted: &[Fitted]) -> String {
    let heads = fitted.iter().map(|fitted| {
        let head = head(app, theme, fitted);
        aligned(fitted.column.share, &head, fitted.width)
    });
    heads.fold(String::from(" "), |line, head| line + &head + " ")
}

/// The name of a column, with an arrow if the list is sorted by it: `Năm▼`.
fn head(app: &App, theme: &Theme, fitted: &Fitted) -> String {
    let Fitted {
        place,
        column,
        width,
    } = fitted;
    let name = (column.name)(&app.words().screen);
    let sort = app.answer().request.sort;
    let Some(sort) = sort.filter(|sort| sort.column == *place) else {
        return name.to_owned();
    };
    // Numbers begin with the largest, texts with A.
    let falls = column.number.is_some() != sort.reverse;
    text::cut(name, width.saturating_sub(1)).into_owned() + theme.arrow(falls)
}

fn aligned(share: Share, content: &str, width: usize) -> String {
    match share {
        Share::Right(_) => text::pad_left(content, width),
        Share::Rest | Share::Left(_) => text::pad_right(content, width),
    }
}

fn draw_row(
    app: &App,
    theme: &Theme,
    fitted: &[Fitted],
    place: usize,
    area: Rect,
    buffer: &mut Buffer,
) {
    let dataset = app.dataset();
    let (items, place_of_item) = match app.answer().at(place) {
        None => return,
        Some(ListLine::Rule(below)) => return draw_rule(app, theme, below, area, buffer),
        Some(ListLine::Item(items, place)) => (items, place),
    };
    let cell = Cell {
        dataset: &dataset,
        words: app.words(),
        items,
        place: place_of_item,
    };
    let chosen = place == app.cursor().place;
    let marker = app.answer().marker_of(place, &dataset);
    let mut line = String::from(if chosen { theme.marker() } else { " " });
    let mut found = Vec::new();
    if let Items::Told(entries) = items {
        let told = told_line(app, entries, place_of_item);
        let room = usize::from(area.width).saturating_sub(2);
        let told = text::cut(&told, room);
        found = found_columns(&marker, &told, text::width(&line));
        line.push_str(&told);
        put(buffer, area, &line, row_style(app, theme, chosen));
        return mark(buffer, area, &found, theme.found);
    }
    for Fitted { column, width, .. } in fitted {
        let content = (column.text)(&cell);
        if column.share == Share::Rest {
            let start = text::width(&line);
            found = found_columns(&marker, &text::cut(&content, *width), start);
        }
        line.push_str(&aligned(column.share, &content, *width));
        line.push(' ');
    }
    put(buffer, area, &line, row_style(app, theme, chosen));
    mark(buffer, area, &found, theme.found);
}

/// `── gần đúng: 12 ──`: what stands below is not counted.
fn draw_rule(app: &App, theme: &Theme, below: ListPart, area: Rect, buffer: &mut Buffer) {
    let dash = theme.dash();
    let said = app.answer().rule(below, app.words());
    put(buffer, area, &format!(" {dash} {said} {dash}"), theme.label);
}

/// What an entry that is no record says, in a line.
fn told_line(app: &App, entries: &[ToldEntry], place: usize) -> String {
    let dataset = app.dataset();
    let entry = entries.get(place).copied();
    let judgement = entry.and_then(|entry| entry.judgement(&dataset));
    let source = entry.and_then(|entry| entry.source(&dataset));
    let judgement = judgement.map(|own| own.text.clone());
    let source = source.map(|own| app.words().reference(own));
    judgement.or(source).unwrap_or_default()
}

fn row_style(app: &App, theme: &Theme, chosen: bool) -> Style {
    let active = app.mode() == Mode::Search || app.focus() == Pane::List;
    match (chosen, active) {
        (true, true) => theme.selected,
        (true, false) => theme.marked,
        _ => theme.text,
    }
}

/// The columns of the letters for which it was found, if the text stands from column `start` on.
pub(super) fn found_columns(marker: &Marker, content: &str, start: usize) -> Vec<usize> {
    let found = marker.places(content);
    if found.is_empty() {
        return found;
    }
    let mut column = start;
    let mut columns = Vec::new();
    for (number, (_, letter)) in text::letters(content).enumerate() {
        let width = text::width(letter);
        if found.binary_search(&number).is_ok() {
            columns.extend(column..column + width);
        }
        column += width;
    }
    columns
}

/// Marks found letters by their columns.
pub(super) fn mark(buffer: &mut Buffer, area: Rect, columns: &[usize], style: Style) {
    for column in columns {
        let x = area
            .x
            .saturating_add(u16::try_from(*column).unwrap_or(u16::MAX));
        if x < area.right() && !area.is_empty() {
            buffer[(x, area.y)].set_style(style);
        }
    }
}
