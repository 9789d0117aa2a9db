//! The pane that shows the chosen item in full.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::list::{found_columns, mark};
use super::{Theme, chart, line_of, pane};
use crate::action::Pane;
use crate::app::App;
use crate::app::detail::{Line, Role};
use crate::keymap::Mode;
use crate::search::Marker;
use crate::text;

/// Draws the detail of the chosen item.
pub(super) fn render(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let inner = pane(
        app,
        theme,
        Pane::Detail,
        app.words().screen.detail,
        area,
        buffer,
    );
    let cursor = app.detail_cursor();
    let visible = usize::from(inner.height);
    let detail = app.detail();
    let marker = app.marker_of_detail();
    for (number, line) in detail
        .lines
        .iter()
        .skip(cursor.top)
        .take(visible)
        .enumerate()
    {
        let area = line_of(inner, number);
        let chosen = line.link == Some(cursor.place);
        draw_line(app, theme, line, chosen, &marker, area, buffer);
    }
    chart::render(app, theme, inner, detail.lines.len(), buffer);
}

fn draw_line(
    app: &App,
    theme: &Theme,
    line: &Line,
    chosen: bool,
    marker: &Marker,
    area: Rect,
    buffer: &mut Buffer,
) {
    let focused = app.focus() == Pane::Detail && app.mode() == Mode::Browse;
    let pointer = if chosen && focused {
        theme.marker()
    } else {
        " "
    };
    let (mut x, _) = buffer.set_stringn(area.x, area.y, pointer, 1, theme.text);
    for (role, content) in &line.pieces {
        let start = usize::from(x - area.x);
        let room = usize::from(area.right().saturating_sub(x));
        let style = style(theme, *role, chosen && focused);
        (x, _) = buffer.set_stringn(x, area.y, text::cut(content, room), room, style);
        if matches!(role, Role::Title | Role::Text | Role::Link) {
            let found = found_columns(marker, content, start);
            mark(buffer, area, &found, theme.found);
        }
    }
}

fn style(theme: &Theme, role: Role, chosen: bool) -> Style {
    match role {
        Role::Link if chosen => theme.selected,
        Role::Title => theme.title,
        Role::Label => theme.label,
        Role::Text => theme.text,
        Role::Value => theme.value,
        Role::Aside => theme.aside,
        Role::Link => theme.link,
    }
}
