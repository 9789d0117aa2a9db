//! The panes for funding source and activity: each choice with its count of records and, where
//! one was published, the total of programmes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Theme, line_of, pane, put};
use crate::action::Pane;
use crate::app::App;
use crate::app::layout::Panes;
use crate::dataset::{Choice, Dataset, Funding, Indicator};
use crate::keymap::Mode;
use crate::text;

/// One line of a pane.
struct Entry {
    name: String,
    count: String,
    total: String,
    chosen: bool,
}

/// Draws both panes.
pub(super) fn render(app: &App, theme: &Theme, panes: &Panes, buffer: &mut Buffer) {
    let words = app.words();
    let dataset = app.dataset();
    let facets = &app.answer().facets;
    let selection = app.selection();
    let funding = facets.funding.iter().map(|(choice, count)| Entry {
        name: words.funding_choice(*choice).to_owned(),
        count: words.count(*count),
        total: published(&dataset, *choice)
            .map(|total| words.number(total))
            .unwrap_or_default(),
        chosen: *choice == selection.funding,
    });
    draw(
        app,
        theme,
        Pane::Funding,
        words.screen.funding_source,
        panes,
        &funding.collect::<Vec<_>>(),
        buffer,
    );
    let activity = facets.activity.iter().map(|(choice, count)| Entry {
        name: words.activity_choice(&dataset, *choice).to_owned(),
        count: words.count(*count),
        total: String::new(),
        chosen: *choice == selection.activity,
    });
    draw(
        app,
        theme,
        Pane::Activity,
        words.screen.activity,
        panes,
        &activity.collect::<Vec<_>>(),
        buffer,
    );
}

/// The published number of programmes of a source, or of all.
fn published(dataset: &Dataset, choice: Choice<Funding>) -> Option<i64> {
    let source = match choice {
        Choice::All => None,
        Choice::Only(source) => Some(source),
        Choice::Unknown => return None,
    };
    let mut totals = dataset.totals.iter();
    let wanted = totals.find(|total| {
        let Indicator::Programmes = total.figure.indicator else {
            return false;
        };
        total.funding == source && total.activity.is_none()
    });
    wanted.map(|total| total.figure.value)
}

fn draw(
    app: &App,
    theme: &Theme,
    of: Pane,
    title: &str,
    panes: &Panes,
    entries: &[Entry],
    buffer: &mut Buffer,
) {
    let area = panes.area(of);
    if area.is_empty() {
        return;
    }
    let inner = pane(app, theme, of, title, area, buffer);
    let chosen = entries.iter().position(|entry| entry.chosen).unwrap_or(0);
    let top = (chosen + 1).saturating_sub(usize::from(inner.height));
    for (number, entry) in entries.iter().skip(top).enumerate() {
        draw_entry(app, theme, of, entry, line_of(inner, number), buffer);
    }
}

fn draw_entry(app: &App, theme: &Theme, of: Pane, entry: &Entry, area: Rect, buffer: &mut Buffer) {
    let marker = if entry.chosen { theme.marker() } else { " " };
    let width = usize::from(area.width);
    let counts = if entry.total.is_empty() {
        entry.count.clone()
    } else {
        format!("{} {}", entry.count, text::pad_left(&entry.total, 5))
    };
    let room = width.saturating_sub(2 + text::width(&counts));
    let line = format!("{marker}{} {counts}", text::pad_right(&entry.name, room));
    let style = match (
        entry.chosen,
        app.focus() == of && app.mode() == Mode::Browse,
    ) {
        (true, true) => theme.selected,
        (true, false) => theme.marked,
        _ => theme.text,
    };
    put(buffer, area, &line, style);
}
