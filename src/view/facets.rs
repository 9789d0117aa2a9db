//! The panes of the facets: each choice with its count of records and, where one was published,
//! the total of programmes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Theme, line_of, pane, put};
use crate::action::Pane;
use crate::app::App;
use crate::app::layout::Panes;
use crate::dataset::{Choice, Dataset, FacetChoice, FacetCounts, FacetId, Take};
use crate::keymap::Mode;
use crate::text;

/// From this width on a pane has its facet's full name beside the name of its second number.
const FULL_NAME: u16 = 29;

/// Draws the panes of the facets that were counted.
pub(super) fn render(app: &App, theme: &Theme, panes: &Panes, buffer: &mut Buffer) {
    for (number, area) in panes.facets.into_iter().enumerate() {
        if !area.is_empty() {
            let facet = FacetPane {
                app,
                theme,
                number,
                id: app.facet(number),
            };
            facet.draw(area, buffer);
        }
    }
}

/// One pane about to be drawn.
struct FacetPane<'a> {
    app: &'a App,
    theme: &'a Theme,
    number: usize,
    id: FacetId,
}

impl FacetPane<'_> {
    fn draw(&self, area: Rect, buffer: &mut Buffer) {
        let dataset = self.app.dataset();
        let of = Pane::Facet(self.number);
        let inner = pane(
            self.app,
            self.theme,
            of,
            &self.title(&dataset, area),
            area,
            buffer,
        );
        let Some(counts) = self.app.counts(self.id) else {
            return;
        };
        // The pane scrolls only as far as its cursor makes it.
        let cursor = self.app.facet_cursor(self.id);
        let top = (cursor + 1).saturating_sub(usize::from(inner.height));
        let lines = counts.choices.iter().enumerate().skip(top);
        for (line, (place, (choice, count))) in lines.take(usize::from(inner.height)).enumerate() {
            let area = line_of(inner, line);
            let content = self.line(&dataset, *choice, *count, usize::from(area.width));
            let marker = if place == cursor {
                self.theme.marker()
            } else {
                " "
            };
            let style = self.style(place == cursor, *choice);
            put(buffer, area, &format!("{marker}{content}"), style);
        }
    }

    /// `Nguồn kinh phí · công bố`: the name, and what the second number is where there is one.
    fn title(&self, dataset: &Dataset, area: Rect) -> String {
        let (row, words) = (self.id.row(), self.app.words());
        let is_published = |counts: &FacetCounts| {
            counts
                .choices
                .iter()
                .any(|(it, _)| (row.published)(dataset, *it).is_some())
        };
        let kept = self.kept();
        if !self.app.counts(self.id).is_some_and(is_published) {
            return format!("{}{kept}", (words.name)(row.name));
        }
        let name = if area.width >= FULL_NAME {
            row.name
        } else {
            row.short
        };
        format!("{} · {}{kept}", (words.name)(name), words.screen.published)
    }

    /// ` +2 -1`: how many choices are taken and excluded, also those that have scrolled away.
    fn kept(&self) -> String {
        let count = |wanted: Take| {
            let picks = self.app.selection().of(self.id);
            picks.filter(|pick| pick.take == wanted).count()
        };
        let told = [("+", count(Take::Kept)), ("-", count(Take::Excluded))].into_iter();
        let told = told.filter(|(_, count)| *count > 0);
        told.fold(String::new(), |told, (sign, count)| {
            format!("{told} {sign}{count}")
        })
    }

    /// `+Đào tạo nghề      3`
    fn line(&self, dataset: &Dataset, choice: FacetChoice, count: usize, width: usize) -> String {
        let words = self.app.words();
        let name = words.facet_choice(dataset, self.id, choice);
        let published = (self.id.row().published)(dataset, choice);
        let total = published.map(|total| text::pad_left(&words.number(total), 5));
        let counts: Vec<_> = std::iter::once(words.count(count)).chain(total).collect();
        let counts = counts.join(" ");
        let sign = self.sign(choice);
        let room = width.saturating_sub(2 + text::width(sign) + text::width(&counts));
        format!("{sign}{} {counts}", text::pad_right(&name, room))
    }

    /// Tells taken choices from excluded ones, where there are such.
    fn sign(&self, choice: FacetChoice) -> &'static str {
        let selection = self.app.selection();
        match selection.take_of(self.id, choice) {
            Some(Take::Kept) => "+",
            Some(Take::Excluded) => "-",
            _ if selection.is_kept(self.id) => " ",
            _ => "",
        }
    }

    fn style(&self, is_under_cursor: bool, choice: FacetChoice) -> ratatui::style::Style {
        let is_here = self.app.focus() == Pane::Facet(self.number);
        let has_keys = is_here && self.app.mode() == Mode::Browse;
        let is_chosen = self.app.selection().take_of(self.id, choice).is_some();
        let is_open = choice == Choice::All && self.app.selection().of(self.id).next().is_none();
        match (is_under_cursor && has_keys, is_chosen || is_open) {
            (true, _) => self.theme.selected,
            (false, true) => self.theme.marked,
            (false, false) => self.theme.text,
        }
    }
}
