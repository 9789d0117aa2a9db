//! What can be said of a column, over the panes.

use ratatui::buffer::Buffer;
use ratatui::widgets::{Block, Clear, Widget};

use super::{Theme, line_of, put};
use crate::app::{App, Chooser};
use crate::text;

/// Draws the list to choose from.
pub(super) fn render(app: &App, chooser: &Chooser, theme: &Theme, buffer: &mut Buffer) {
    let (words, area) = (&app.words().screen.telling, app.chooser_area());
    Clear.render(area, buffer);
    let name = text::clean(&chooser.column.name);
    let title = (words.what_column)(&name);
    let room = usize::from(area.width.saturating_sub(4));
    let block = Block::bordered()
        .border_set(theme.borders())
        .title_style(theme.focused)
        .title(format!(" {} ", text::cut(&title, room)));
    let inner = block.inner(area);
    block.render(area, buffer);
    let visible = usize::from(inner.height);
    let last_top = chooser.sayings.len().saturating_sub(visible);
    // The cursor stands in the middle, so that what is near it is seen on either side.
    let top = chooser.place.saturating_sub(visible / 2).min(last_top);
    let shown = chooser.sayings.iter().enumerate().skip(top).take(visible);
    for (number, (place, saying)) in shown.enumerate() {
        let is_chosen = place == chooser.place;
        let marker = if is_chosen { theme.marker() } else { " " };
        let now = saying.is_now.then_some(words.chosen_now);
        let now = now.map(|now| format!(" ({now})")).unwrap_or_default();
        let style = if is_chosen {
            theme.selected
        } else {
            theme.text
        };
        let line = format!("{marker}{}{now}", saying.label);
        put(buffer, line_of(inner, number), &line, style);
    }
}
