//! A small bar chart of the current view, where the detail leaves room for it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Theme, line_of, put};
use crate::app::App;
use crate::dataset::{Choice, Indicator};
use crate::listing::Items;
use crate::text;

/// More bars than this are no small chart.
const MOST: usize = 10;

/// One bar.
struct Bar {
    name: String,
    value: i64,
}

/// Draws the chart at the foot of `area`, of which the upper `taken` lines are in use.
pub(super) fn render(app: &App, theme: &Theme, area: Rect, taken: usize, buffer: &mut Buffer) {
    let (title, bars) = bars(app);
    let needed = bars.len() + 1;
    let free = usize::from(area.height).saturating_sub(taken + 1);
    if bars.len() < 2 || needed > free {
        return;
    }
    let top = usize::from(area.height) - needed;
    put(
        buffer,
        line_of(area, top),
        &format!(" {title}"),
        theme.label,
    );
    let largest = bars.iter().map(|bar| bar.value).max().unwrap_or(1).max(1);
    for (number, bar) in (top + 1..).zip(&bars) {
        put(
            buffer,
            line_of(area, number),
            &line(app, theme, bar, largest, area),
            theme.text,
        );
    }
}

/// The pane whose choices the chart shows.
const ACTIVITIES: usize = 1;

/// Trainees of each training, or records of each activity.
fn bars(app: &App) -> (&'static str, Vec<Bar>) {
    let words = &app.words().screen;
    let dataset = app.dataset();
    if let (Items::Records(rows), crate::action::View::Training) =
        (&**app.items(), app.answer().request.view)
    {
        let trained = rows.iter().take(MOST).filter_map(|index| {
            let row = dataset.row(*index);
            let value = row.figure(Indicator::Trainees)?.value;
            Some(Bar {
                name: row.title().to_owned(),
                value,
            })
        });
        return (words.column_trainees, trained.collect());
    }
    let facet = app.facet(ACTIVITIES);
    let choices = app.counts(facet).map_or(&[][..], |counts| &counts.choices);
    let activities = choices.iter().filter_map(|(choice, count)| {
        let known = matches!(choice, Choice::Only(_)) && *count > 0;
        let name = app
            .words()
            .facet_choice(&dataset, facet, *choice)
            .into_owned();
        known.then(|| Bar {
            name,
            value: i64::try_from(*count).unwrap_or(i64::MAX),
        })
    });
    (words.column_records, activities.take(MOST).collect())
}

/// `Đào tạo nghề       ████████ 7`
fn line(app: &App, theme: &Theme, bar: &Bar, largest: i64, area: Rect) -> String {
    const NAME: usize = 18;
    let number = app.words().number(bar.value);
    let room = usize::from(area.width).saturating_sub(NAME + text::width(&number) + 4);
    let share = i128::try_from(room).unwrap_or(0) * i128::from(bar.value) / i128::from(largest);
    let length = usize::try_from(share)
        .unwrap_or(0)
        .max(usize::from(bar.value > 0));
    format!(
        " {} {} {number}",
        text::pad_right(&bar.name, NAME),
        theme.bar().repeat(length)
    )
}
