//! The help over the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::widgets::{Block, Clear, Widget};

use super::{Theme, line_of, put};
use crate::app::{App, help};

/// Draws the help over the panes.
pub(super) fn render(app: &App, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let area = Rect {
        height: area.height.saturating_sub(1),
        ..area
    }
    .inner(Margin::new(2, 1));
    Clear.render(area, buffer);
    let block = Block::bordered()
        .border_set(theme.borders())
        .title_style(theme.focused)
        .title(format!(" {} ", app.words().screen.keys));
    let inner = block.inner(area);
    block.render(area, buffer);
    for (number, line) in help::lines(app.words())
        .iter()
        .skip(app.help_top())
        .enumerate()
    {
        let style = if line.starts_with(' ') {
            theme.text
        } else {
            theme.label
        };
        put(buffer, line_of(inner, number), &format!(" {line}"), style);
    }
}
