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
mod chooser;
mod detail;
mod facets;
mod frame;
mod help;
mod list;
#[cfg(test)]
mod tests;
mod theme;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::App;
use crate::keymap::Mode;
use crate::text;
use frame::{line_of, pane, put};

pub use list::reply_line;
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
            if let Some(chooser) = app.chooser() {
                chooser::render(app, chooser, theme, buffer);
            }
            bars::footer(app, theme, panes.footer, buffer);
        }
    }
    if theme.ascii {
        unmark(buffer);
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
