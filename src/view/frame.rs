//! What every part of the screen is drawn with: the frame of a pane and a line of text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::merge::MergeStrategy;
use ratatui::widgets::{Block, Widget};

use super::theme::Theme;
use crate::action::Pane;
use crate::app::App;
use crate::keymap::Mode;
use crate::text;

/// The frame around a pane and the area inside it.
pub(super) fn pane(
    app: &App,
    theme: &Theme,
    of: Pane,
    title: &str,
    area: Rect,
    buffer: &mut Buffer,
) -> Rect {
    let focused = app.focus() == of && app.mode() == Mode::Browse;
    let room = usize::from(area.width.saturating_sub(4));
    let title = format!(" {} ", text::cut(title, room));
    let style = if focused { theme.focused } else { theme.border };
    let block = Block::bordered()
        .border_set(theme.borders())
        // Neighbours share a border; ratatui has no ASCII letter for where two meet.
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
pub(super) fn put(buffer: &mut Buffer, area: Rect, content: &str, style: Style) {
    if !area.is_empty() {
        let shown = text::cut(content, usize::from(area.width));
        buffer.set_stringn(area.x, area.y, shown, usize::from(area.width), style);
    }
}

/// Line `number` of an area, counted from 0; empty below its end.
pub(super) fn line_of(area: Rect, number: usize) -> Rect {
    // A line below the end is empty instead of an error: windows get small at any moment.
    let number = u16::try_from(number).unwrap_or(u16::MAX);
    let y = area.y.saturating_add(number).min(area.bottom());
    Rect {
        y,
        height: u16::from(number < area.height),
        ..area
    }
}
