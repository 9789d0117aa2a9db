//! Moving the cursor of each pane.

use super::detail::Detail;
use super::{App, Cursor, Effect, LeftBehind, help};
use crate::action::{Pane, Step};
use crate::keymap::Mode;
use crate::listing::ListLine;

impl App {
    pub(super) fn step(&mut self, step: Step) -> Option<Effect> {
        let page = match self.focus {
            Pane::List => self.list_lines(),
            pane => self.panes().map_or(1, |panes| panes.lines(pane)).max(1),
        };
        match (self.mode, self.focus) {
            (Mode::Help, _) => {
                let last = help::lines(self.words).len().saturating_sub(1);
                let page = usize::from(self.size.height).saturating_sub(4).max(1);
                self.help_top = moved(step, self.help_top, last, page);
                None
            }
            (Mode::Export, _) => None,
            (Mode::Column, _) => {
                self.step_chooser(step);
                None
            }
            (Mode::Search, _) | (Mode::Browse, Pane::List) => self.step_list(step, page),
            (Mode::Browse, Pane::Detail) => self.step_detail(step, page),
            (Mode::Browse, Pane::Facet(number)) => self.step_facet(step, number),
        }
    }

    fn step_list(&mut self, step: Step, page: usize) -> Option<Effect> {
        // With an empty line, the arrow brings back what was searched before.
        let recalls = self.mode == Mode::Search && step == Step::Up;
        if recalls && self.cursor().place == 0 && self.line.recall() {
            return Some(self.search());
        }
        let last = self.answer.lines().saturating_sub(1);
        let place = self.cursor().place;
        let shown = self.left_behind.unwrap_or(LeftBehind {
            place,
            detail: self.detail,
        });
        self.put_cursor(moved(step, place, last, page));
        self.left_behind = Some(shown).filter(|shown| shown.place != self.cursor().place);
        None
    }

    /// The cursor goes from link to link; where none is near, the text scrolls.
    fn step_detail(&mut self, step: Step, page: usize) -> Option<Effect> {
        let detail = self.detail();
        let last = detail.lines.len().saturating_sub(page);
        let top = self.detail.top;
        let forward = matches!(step, Step::Down);
        let near = if matches!(step, Step::Up | Step::Down) {
            self.near_link(&detail, forward)
        } else {
            None
        };
        let shown = |line: usize| line + 1 >= top && line <= top + page;
        match near {
            Some((link, at)) if shown(at) => {
                self.detail.place = link;
                self.detail.top = top.clamp((at + 1).saturating_sub(page), at);
            }
            _ => self.detail.top = moved(step, top, last, page),
        }
        self.detail.top = self.detail.top.min(last);
        None
    }

    /// The link before or behind the chosen one, and its first line.
    fn near_link(&self, detail: &Detail, forward: bool) -> Option<(usize, usize)> {
        let here = self.detail.place;
        let link = if forward {
            here + 1
        } else {
            here.checked_sub(1)?
        };
        let at = detail
            .lines
            .iter()
            .position(|line| line.link == Some(link))?;
        Some((link, at))
    }

    /// The line beside a rule, on which no cursor stands: the next one in the direction that it goes.
    fn off_rule(&self, line: usize, before: usize) -> usize {
        if !matches!(self.answer.at(line), Some(ListLine::Rule(_))) {
            return line;
        }
        // Something stands below each rule.
        if before > line && line > 0 {
            line - 1
        } else {
            line + 1
        }
    }

    pub(super) fn put_cursor(&mut self, place: usize) {
        self.put_cursor_keeping_detail(place);
        self.detail = Cursor::default();
    }

    pub(super) fn put_cursor_keeping_detail(&mut self, place: usize) {
        self.catch_up();
        let page = self.list_lines();
        let len = self.answer.lines();
        let before = self.cursor().place;
        let place = self.off_rule(place.min(len.saturating_sub(1)), before);
        let cursor = &mut self.cursors[self.answer.request.view as usize];
        cursor.place = place;
        // The window follows the cursor, and never ends in empty lines.
        let lowest = (cursor.place + 1).saturating_sub(page);
        cursor.top = cursor
            .top
            .clamp(lowest, cursor.place)
            .min(len.saturating_sub(page));
    }
}

/// A place moved by a step, between 0 and `last`.
pub(super) fn moved(step: Step, place: usize, last: usize, page: usize) -> usize {
    let place = match step {
        Step::Up => place.saturating_sub(1),
        Step::Down => place.saturating_add(1),
        Step::PageUp => place.saturating_sub(page),
        Step::PageDown => place.saturating_add(page),
        Step::First => 0,
        Step::Last => last,
    };
    place.min(last)
}
