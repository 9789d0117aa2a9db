//! What the screen shows of the state.

use std::borrow::Cow;
use std::sync::{Arc, RwLockReadGuard};

use super::detail::Detail;
use super::{App, Cursor, Loading, layout};
use crate::action::{Pane, View};
use crate::dataset::{Dataset, FacetId};
use crate::keymap::Mode;
use crate::listing::{Answer, Column, Items, VIEWS, ViewRow};
use crate::messages::Messages;
use crate::search::{Marker, QueryError};

impl App {
    /// Looks at the data; keep the guard for a moment only.
    pub fn dataset(&self) -> RwLockReadGuard<'_, Dataset> {
        self.data.read()
    }

    /// The words of its language.
    #[must_use]
    pub fn words(&self) -> &'static Messages {
        self.words
    }

    /// What the keys mean.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The view that was asked for.
    #[must_use]
    pub fn view(&self) -> View {
        self.view
    }

    /// The pane with the cursor.
    #[must_use]
    pub fn focus(&self) -> Pane {
        self.focus
    }

    /// What stands before and behind the cursor of the line that is typed into.
    #[must_use]
    pub fn line(&self) -> (&str, &str) {
        if self.mode == Mode::Export {
            self.file.halves()
        } else {
            self.line.halves()
        }
    }

    /// The list on the screen, and what it answers.
    #[must_use]
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// The view of the list on the screen.
    #[must_use]
    pub fn listed(&self) -> &'static ViewRow {
        ViewRow::of(self.answer.request.view)
    }

    /// The list on the screen.
    #[must_use]
    pub fn items(&self) -> &Arc<Items> {
        &self.answer.items
    }

    /// The cursor of the list on the screen.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        self.cursors[self.answer.request.view as usize]
    }

    /// The cursor of the detail: the chosen link and the first line.
    #[must_use]
    pub fn detail_cursor(&self) -> Cursor {
        self.left_behind.map_or(self.detail, |shown| shown.detail)
    }

    /// The first line of the help.
    #[must_use]
    pub fn help_top(&self) -> usize {
        self.help_top
    }

    /// One line about what was just done, or nothing.
    #[must_use]
    pub fn notice(&self) -> &str {
        &self.notice
    }

    /// What is looked at: the title of the data, or where it came from.
    #[must_use]
    pub fn title(&self) -> String {
        let data = self.dataset();
        match data.about.title.get(self.words.lang) {
            "" => self.files.clone(),
            title => title.to_owned(),
        }
    }

    /// What is wrong with the search line; the list is still that of the line before.
    #[must_use]
    pub fn problem(&self) -> Option<&QueryError> {
        self.problem.as_ref()
    }

    /// How far the load is, while it goes on.
    #[must_use]
    pub fn load(&self) -> Option<Loading> {
        self.loading
    }

    /// How many things were noticed while files were read.
    #[must_use]
    pub fn findings(&self) -> u64 {
        self.findings
    }

    /// The views there are: a report only if files were read.
    pub fn views(&self) -> impl Iterator<Item = View> {
        let has_report = !self.report.is_empty();
        let there = VIEWS
            .iter()
            .filter(move |row| has_report || !row.is_of_files);
        there.map(|row| row.view)
    }

    /// How many steps back the trail goes.
    #[must_use]
    pub fn trail_len(&self) -> usize {
        self.trail.len()
    }

    /// Where the panes stand; none if the window is too small.
    #[must_use]
    pub fn panes(&self) -> Option<layout::Panes> {
        let lines = FacetId::panes(self.choosing.third).map(|facet| {
            let counts = self.counts(facet).map_or(0, |counts| counts.choices.len());
            u16::try_from(counts).unwrap_or(u16::MAX)
        });
        layout::panes(self.size, self.focus, lines)
    }

    /// The columns of the list, each with its place in the table of the view.
    pub fn shown_columns(&self) -> impl Iterator<Item = (usize, &'static Column)> {
        self.listed().shown(self.size.width)
    }

    /// How many items the list shows at once.
    #[must_use]
    pub fn list_lines(&self) -> usize {
        let lines = self.panes().map_or(1, |panes| panes.lines(Pane::List));
        lines
            .saturating_sub(usize::from(self.listed().has_total()))
            .saturating_sub(usize::from(self.answer.reply.is_some()))
            .max(1)
    }

    /// The detail of the chosen item, or of one that the cursor has just left, as wide as its pane.
    #[must_use]
    pub fn detail(&self) -> Detail {
        let width = self.panes().map_or(0, |panes| panes.columns(Pane::Detail));
        self.detail_in(width)
    }

    /// What marks the letters for which the item in the detail was found.
    #[must_use]
    pub fn marker_of_detail(&self) -> Cow<'_, Marker> {
        self.answer
            .marker_of(self.line_of_detail(), &self.dataset())
    }

    fn line_of_detail(&self) -> usize {
        let chosen = self.cursor().place;
        self.left_behind.map_or(chosen, |shown| shown.place)
    }

    pub(super) fn detail_in(&self, width: usize) -> Detail {
        let dataset = self.dataset();
        let Some((items, place)) = self.answer.item(self.line_of_detail()) else {
            return Detail::default();
        };
        match items {
            Items::Records(rows) => rows.get(place).map_or_else(Detail::default, |index| {
                Detail::of_record(dataset.row(*index), self.words, width)
            }),
            Items::Establishments(all) if place < all.len() => {
                Detail::of_establishment(&dataset, all, place, self.words, width)
            }
            Items::Establishments(_) => Detail::default(),
            Items::Told(entries) => entries.get(place).map_or_else(Detail::default, |entry| {
                Detail::of_told(*entry, &dataset, self.words, width)
            }),
            Items::Report(lines) => lines.get(place).map_or_else(Detail::default, |line| {
                Detail::of_report_line(line, self.words, width)
            }),
            Items::Checks(checks) => checks.get(place).map_or_else(Detail::default, |check| {
                Detail::of_check(check, &dataset, self.words, width)
            }),
        }
    }
}
