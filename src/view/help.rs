//! The help, made from the key table.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::widgets::{Block, Clear, Widget};

use super::{Theme, line_of, put};
use crate::app::App;
use crate::keymap::{BINDINGS, Mode};
use crate::messages::Messages;
use crate::text;

/// The lines of the help: for each mode its keys and what they do.
#[must_use]
pub fn lines(words: &Messages) -> Vec<String> {
    Mode::ALL
        .into_iter()
        .flat_map(|mode| of_mode(words, mode))
        .collect()
}

fn of_mode(words: &Messages, mode: Mode) -> Vec<String> {
    let bindings = BINDINGS.iter().filter(|binding| binding.mode == mode);
    let keys = bindings.map(|binding| {
        let names: Vec<_> = binding.keys.iter().map(|key| key.name()).collect();
        format!(
            "  {} {}",
            text::pad_right(&names.join(" "), 18),
            (binding.help)(&words.screen)
        )
    });
    std::iter::once(mode.name(&words.screen).to_owned())
        .chain(keys)
        .collect()
}

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
    for (number, line) in lines(app.words()).iter().skip(app.help_top()).enumerate() {
        let style = if line.starts_with(' ') {
            theme.text
        } else {
            theme.label
        };
        put(buffer, line_of(inner, number), &format!(" {line}"), style);
    }
}
