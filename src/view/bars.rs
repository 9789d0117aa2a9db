//! The line at the top and the line at the bottom.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Theme, put};
use crate::action::{Action, Pane, View};
use crate::app::App;
use crate::app::layout::Panes;
use crate::keymap::{BINDINGS, Mode};
use crate::listing::ViewRow;
use crate::text;

/// The name of a pane.
fn pane_name(app: &App) -> &'static str {
    let words = &app.words().screen;
    match app.focus() {
        Pane::Facet(pane) => (app.words().name)(app.facet(pane).row().name),
        Pane::List => (ViewRow::of(app.view()).name)(words),
        Pane::Detail => words.detail,
    }
}

/// The title to the left and the views to the right; only the current view where it is narrow.
pub(super) fn header(app: &App, theme: &Theme, panes: Panes, buffer: &mut Buffer) {
    let area = panes.header;
    let title = app.title();
    let tabs = tabs(app, theme);
    let width: usize = tabs.iter().map(|(tab, _)| text::width(tab)).sum();
    if panes.is_single() || width + 12 > usize::from(area.width) {
        let here = format!(" {} ", pane_name(app));
        put_right(buffer, area, &[(here, theme.focused)]);
        let room = usize::from(area.width).saturating_sub(text::width(pane_name(app)) + 3);
        put(
            buffer,
            area,
            &text::cut(&format!(" {title}"), room),
            theme.title,
        );
        return;
    }
    let room = usize::from(area.width) - width - 1;
    put(
        buffer,
        area,
        &text::cut(&format!(" {title}"), room),
        theme.title,
    );
    put_right(buffer, area, &tabs);
}

fn tabs(app: &App, theme: &Theme) -> Vec<(String, Style)> {
    let tab = |(number, view): (usize, View)| {
        let name = (ViewRow::of(view).name)(&app.words().screen);
        if view == app.view() {
            (format!("[{number} {name}]"), theme.title)
        } else {
            (format!(" {number} {name} "), theme.text)
        }
    };
    (1..).zip(app.views()).map(tab).collect()
}

fn put_right(buffer: &mut Buffer, area: Rect, pieces: &[(String, Style)]) {
    let width: usize = pieces.iter().map(|(piece, _)| text::width(piece)).sum();
    let mut x = area
        .right()
        .saturating_sub(u16::try_from(width).unwrap_or(u16::MAX))
        .max(area.x);
    for (piece, style) in pieces {
        let room = usize::from(area.right().saturating_sub(x));
        (x, _) = buffer.set_stringn(x, area.y, piece, room, *style);
    }
}

/// The search line or a notice to the left, the keys to the right.
pub(super) fn footer(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let left = left_side(app, theme, buffer, area);
    let room = usize::from(area.width).saturating_sub(left + 2);
    let offers = offers(app, room);
    let right = if offers.is_empty() {
        keys(app, room)
    } else {
        offers
    };
    put_right(buffer, area, &[(right, theme.aside)]);
}

/// `Tab nguon:kcqg 8 · nguon:kcdp 13 `, as far as there is room.
fn offers(app: &App, room: usize) -> String {
    let mut line = String::new();
    for offer in app.offers() {
        let between = if line.is_empty() { "Tab " } else { " · " };
        let count = offer
            .count
            .map(|count| format!(" {}", app.words().count(count)));
        let said = format!("{between}{}{}", offer.text, count.unwrap_or_default());
        if text::width(&line) + text::width(&said) < room {
            line.push_str(&said);
        }
    }
    if !line.is_empty() {
        line.push(' ');
    }
    line
}

/// Writes the left side and gives its width.
fn left_side(app: &App, theme: &Theme, buffer: &mut Buffer, area: Rect) -> usize {
    let (before, behind) = app.line();
    if !app.notice().is_empty() {
        let notice = format!(" {}", app.notice());
        put(buffer, area, &notice, theme.text);
        return text::width(&notice);
    }
    let is_typed = matches!(app.mode(), Mode::Search | Mode::Export);
    if !is_typed && before.is_empty() && behind.is_empty() {
        let status = status(app);
        put(buffer, area, &status, theme.warning);
        return text::width(&status);
    }
    let words = &app.words().screen;
    let label = if app.mode() == Mode::Export {
        words.export_to
    } else {
        words.search
    };
    let label = format!(" {label}: ");
    let room = usize::from(area.width)
        .saturating_sub(text::width(&label) + 2)
        .max(1);
    let before = tail(before, room);
    let after = text::cut(behind, room.saturating_sub(text::width(before)));
    let (x, y) = (area.x, area.y);
    let (x, _) = buffer.set_stringn(x, y, &label, usize::from(area.width), theme.label);
    let (x, _) = buffer.set_stringn(x, y, before, usize::from(area.right() - x), theme.text);
    let cursor = x;
    let (end, _) = buffer.set_stringn(x, y, &after, usize::from(area.right() - x), theme.text);
    if is_typed && cursor < area.right() {
        buffer[(cursor, y)].set_style(theme.selected);
    }
    let end = end.max(cursor + 1).min(area.right());
    let Some(problem) = app.problem() else {
        return usize::from(end - area.x);
    };
    let problem = format!("  {}", problem.text(app.words()));
    let room = usize::from(area.right() - end);
    let (end, _) = buffer.set_stringn(end, y, text::cut(&problem, room), room, theme.warning);
    usize::from(end - area.x)
}

/// How far the load is, or how much it noticed.
fn status(app: &App) -> String {
    let words = &app.words().screen;
    let number = |number: u64| {
        app.words()
            .number(i64::try_from(number).unwrap_or(i64::MAX))
    };
    match (app.load(), app.findings()) {
        (Some(load), _) => {
            let percent = load.percent.map(|percent| format!(" · {percent} %"));
            let left = load
                .left
                .map(|left| format!(" · {}", (words.time_left)(left.as_secs() + 1)));
            let rows = (words.reading_rows)(&number(load.rows));
            format!(
                " {rows}{}{}",
                percent.unwrap_or_default(),
                left.unwrap_or_default()
            )
        }
        (None, 0) => String::new(),
        (None, findings) => format!(" {}", (words.findings)(&number(findings))),
    }
}

/// The end of a text that fits into `room` columns.
fn tail(content: &str, room: usize) -> &str {
    let mut start = content;
    while text::width(start) > room {
        let first = text::letters(start)
            .next()
            .map_or(start.len(), |(_, letter)| letter.len());
        start = &start[first..];
    }
    start
}

/// The keys of the footer that fit into `room` columns: `Enter mở  / tìm  …`.
fn keys(app: &App, room: usize) -> String {
    let mut line = String::new();
    let in_facet = app.mode() == Mode::Browse && matches!(app.focus(), Pane::Facet(_));
    let on_column = app.mode() == Mode::Browse && app.chosen_column().is_some();
    let own = BINDINGS.iter().filter(|key| {
        (in_facet && key.is_of_facets()) || (on_column && key.action == Action::AskColumn)
    });
    let usual = BINDINGS
        .iter()
        .filter(|key| key.mode == app.mode() && key.in_footer);
    for binding in own.chain(usual) {
        let name = binding
            .keys
            .first()
            .map(|key| key.name())
            .unwrap_or_default();
        let hint = format!("{name} {}  ", (binding.help)(&app.words().screen));
        if text::width(&line) + text::width(&hint) <= room {
            line.push_str(&hint);
        }
    }
    line.truncate(line.trim_end().len());
    // A margin of its own would wipe out the dots of a left side that is cut.
    if !line.is_empty() {
        line.push(' ');
    }
    line
}
