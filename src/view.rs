//! What the screen shows. [`render`] reads the state and never changes it.
//!
//! ```text
//! header    title, views
//! facets    | list
//! funding,  |
//! activity  | detail
//! footer    search line, keys
//! ```

mod bars;
mod chart;
mod detail;
mod facets;
mod help;
mod list;
mod theme;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::merge::MergeStrategy;
use ratatui::widgets::{Block, Widget};

use crate::action::Pane;
use crate::app::App;
use crate::keymap::Mode;
use crate::text;

pub use theme::Theme;

/// Draws the whole screen.
pub fn render(app: &App, theme: &Theme, frame: &mut Frame<'_>) {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    match app.panes() {
        None => put(buffer, area, app.words().screen.too_small, Style::new()),
        Some(panes) => {
            bars::header(app, theme, panes, buffer);
            facets::render(app, theme, &panes, buffer);
            list::render(app, theme, panes.list, buffer);
            detail::render(app, theme, panes.detail, buffer);
            if app.mode() == Mode::Help {
                help::render(app, theme, area, buffer);
            }
            bars::footer(app, theme, panes.footer, buffer);
        }
    }
    if theme.ascii {
        unmark(buffer);
    }
}

/// The frame around a pane and the area inside it.
fn pane(app: &App, theme: &Theme, of: Pane, title: &str, area: Rect, buffer: &mut Buffer) -> Rect {
    let focused = app.focus() == of && app.mode() == Mode::Browse;
    let room = usize::from(area.width.saturating_sub(4));
    let title = format!(" {} ", text::cut(title, room));
    let style = if focused { theme.focused } else { theme.border };
    let block = Block::bordered()
        .border_set(theme.borders())
        .merge_borders(if theme.ascii {
            MergeStrategy::Replace
        } else {
            MergeStrategy::Exact
        })
        .border_style(theme.border)
        .title_style(style)
        .title(title);
    let inner = block.inner(area);
    block.render(area, buffer);
    inner
}

/// Writes a text into the first line of `area`, cut at its end.
fn put(buffer: &mut Buffer, area: Rect, content: &str, style: Style) {
    if !area.is_empty() {
        let shown = text::cut(content, usize::from(area.width));
        buffer.set_stringn(area.x, area.y, shown, usize::from(area.width), style);
    }
}

/// Line `number` of an area, counted from 0; empty below its end.
fn line_of(area: Rect, number: usize) -> Rect {
    let number = u16::try_from(number).unwrap_or(u16::MAX);
    let y = area.y.saturating_add(number).min(area.bottom());
    Rect {
        y,
        height: u16::from(number < area.height),
        ..area
    }
}

/// Rewrites every cell for a terminal that shows ASCII only.
fn unmark(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if !cell.symbol().is_ascii() {
            let plain = text::unmark_cell(cell.symbol());
            cell.set_symbol(&plain);
        }
    }
}
