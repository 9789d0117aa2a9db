//! Telling the program what a column is. The files are read again with it, and all that was shown
//! of them is replaced.

use ratatui::layout::{Margin, Rect};

use super::chooser::Chooser;
use super::moving::moved;
use super::trail::Wanted;
use super::{App, Effect, Loading};
use crate::action::Step;
use crate::dataset::Shared;
use crate::keymap::Mode;
use crate::listing::{Answer, Items};
use crate::reader::Report;
use crate::reader::check::{ReportColumn, ReportLine};

impl App {
    /// What can be said of the column, while that is asked.
    #[must_use]
    pub fn chooser(&self) -> Option<&Chooser> {
        self.chooser.as_ref().filter(|_| self.mode == Mode::Column)
    }

    /// Where it stands over the panes.
    #[must_use]
    pub fn chooser_area(&self) -> Rect {
        let sayings = self.chooser.as_ref().map_or(0, |it| it.sayings.len());
        let lines = u16::try_from(sayings).unwrap_or(u16::MAX);
        let area = self.size.inner(Margin::new(2, 1));
        Rect {
            height: area.height.min(lines.saturating_add(2)),
            ..area
        }
    }

    /// The column that the chosen line of the report tells of.
    #[must_use]
    pub fn chosen_column(&self) -> Option<&ReportColumn> {
        self.chosen_line()?.column.as_ref()
    }

    /// The chosen line of the report, while that is shown.
    pub(super) fn chosen_line(&self) -> Option<&ReportLine> {
        self.report_lines().get(self.cursor().place)
    }

    fn report_lines(&self) -> &[ReportLine] {
        match &*self.answer.items {
            Items::Report(lines) => lines,
            _ => &[],
        }
    }

    pub(super) fn ask_column(&mut self) -> Option<Effect> {
        let words = &self.words.screen;
        let refusal = match (self.chosen_column(), &self.read_once) {
            (None, _) => words.telling.no_column.to_owned(),
            _ if self.loading.is_some() => words.still_reading.to_owned(),
            (_, Some(name)) => (words.telling.read_once)(name),
            (Some(column), _) if !column.has_name() => words.telling.nameless_column.to_owned(),
            (Some(column), _) => {
                self.chooser = Some(Chooser::new(column.clone(), self.words));
                return self.enter(Mode::Column);
            }
        };
        self.notice = refusal;
        None
    }

    pub(super) fn step_chooser(&mut self, step: Step) {
        let page = usize::from(self.chooser_area().height.saturating_sub(2)).max(1);
        if let Some(chooser) = &mut self.chooser {
            let last = chooser.sayings.len().saturating_sub(1);
            chooser.place = moved(step, chooser.place, last, page);
        }
    }

    pub(super) fn tell_column(&mut self) -> Option<Effect> {
        self.mode = Mode::Browse;
        let chooser = self.chooser.take()?;
        let saying = chooser.sayings.get(chooser.place)?;
        self.words
            .screen
            .telling
            .reading_again
            .clone_into(&mut self.notice);
        // Nothing else is said until this is read: the columns may be others then.
        self.loading = Some(Loading::default());
        Some(Effect::ReadAgain(chooser.column.name, saying.chosen))
    }

    /// Takes what was read again, in place of all that was read before.
    pub fn loaded_again(&mut self, data: Shared, report: &Report) -> Effect {
        let cursor = self.cursors[self.view as usize];
        self.wanted = Some(match self.chosen_column() {
            Some(column) => Wanted::Column(column.clone(), cursor),
            None => Wanted::Again(cursor, self.detail),
        });
        self.data = data;
        // Lists, choices and the trail name records and places by numbers that are now others'.
        self.answer = Answer {
            request: std::mem::take(&mut self.answer.request),
            ..Answer::default()
        };
        self.catch_up();
        self.trail.clear();
        self.forget_choices();
        self.notice.clear();
        if report.command.is_some() {
            self.words
                .screen
                .telling
                .read_again
                .clone_into(&mut self.notice);
        }
        self.loaded(report)
    }

    /// The line of the report that tells of a column.
    pub(super) fn line_of(&self, column: &ReportColumn) -> Option<usize> {
        let is_same =
            |known: &ReportColumn| (known.place, &known.name) == (column.place, &column.name);
        self.report_lines()
            .iter()
            .position(|line| line.column.as_ref().is_some_and(is_same))
    }
}
