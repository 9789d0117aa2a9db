//! The state of the explorer. [`App::update`] changes it and says what is to be done outside;
//! nothing here reads a file, waits or draws.

mod chooser;
mod choosing;
mod cursor;
pub mod detail;
mod following;
mod giving;
pub mod help;
pub mod layout;
mod line;
mod loading;
mod moving;
mod offer;
mod showing;
mod sorting;
mod telling;
#[cfg(test)]
mod tests;
mod trail;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ratatui::layout::Rect;

use crate::action::{Action, Edit, Pane, Step, View};
use crate::dataset::{Choosing, FacetChoice, FacetId, Shared, Take};
use crate::keymap::Mode;
use crate::listing::{Answer, Items, Request, Sort, VIEWS};
use crate::messages::Messages;
use crate::reader::Chosen;
use crate::reader::check::ReportLine;
use crate::search::QueryError;
use crate::writer::Format;
use line::TypedLine;
use trail::{TrailPlace, Wanted};

pub use chooser::{Chooser, Saying};
pub use cursor::Cursor;

/// What is to be done outside of the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the search thread; [`App::receive`] takes its answer.
    Search(Request),
    /// Give a text to the clipboard of the user's terminal.
    Copy(String),
    /// Write records to a new file; [`App::exported`] takes what came of it.
    Export(Export),
    /// Read the files again with this said of a column; [`App::loaded_again`] takes what was read.
    ReadAgain(String, Chosen),
    /// Stop reading files; what was read stays.
    StopLoading,
    /// Leave the program.
    Quit,
}

/// Records to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The file, which must not be there yet.
    pub path: PathBuf,
    /// The format that its name ends in.
    pub format: Format,
    /// The records, in the order of the list.
    pub rows: Vec<u32>,
}

/// How far the load is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loading {
    /// Records so far.
    pub rows: u64,
    /// How much of the files, where their size is known.
    pub percent: Option<u64>,
    /// How long the rest takes at the same speed.
    pub left: Option<Duration>,
}

/// What the detail still shows while the cursor moves on in the list.
#[derive(Clone, Copy, Debug)]
struct LeftBehind {
    place: usize,
    detail: Cursor,
}

/// The state of the explorer.
#[derive(Debug)]
pub struct App {
    data: Shared,
    words: &'static Messages,
    size: Rect,
    mode: Mode,
    view: View,
    focus: Pane,
    choosing: Choosing,
    /// The choice on which the cursor of each facet's pane rests.
    facet_cursors: BTreeMap<FacetId, FacetChoice>,
    line: TypedLine,
    file: TypedLine,
    may_write: bool,
    sort: Option<Sort>,
    answer: Answer,
    generation: u64,
    cursors: [Cursor; VIEWS.len()],
    /// In the detail `place` is the chosen link.
    detail: Cursor,
    left_behind: Option<LeftBehind>,
    help_top: usize,
    trail: Vec<TrailPlace>,
    wanted: Option<Wanted>,
    notice: String,
    loading: Option<Loading>,
    report: Arc<Vec<ReportLine>>,
    findings: u64,
    /// The name of a source that cannot be read again.
    read_once: Option<String>,
    chooser: Option<Chooser>,
    /// The names of the files that were read.
    files: String,
    problem: Option<QueryError>,
}

impl App {
    /// The state at the start, and the first search.
    #[must_use]
    pub fn new(
        data: Shared,
        words: &'static Messages,
        (width, height): (u16, u16),
    ) -> (Self, Effect) {
        let mut app = Self {
            data,
            words,
            size: Rect::new(0, 0, width, height),
            mode: Mode::default(),
            view: View::default(),
            focus: Pane::default(),
            choosing: Choosing::default(),
            facet_cursors: BTreeMap::new(),
            line: TypedLine::default(),
            file: TypedLine::default(),
            may_write: true,
            sort: None,
            answer: Answer::default(),
            generation: 0,
            cursors: Default::default(),
            detail: Cursor::default(),
            left_behind: None,
            help_top: 0,
            trail: Vec::new(),
            wanted: None,
            notice: String::new(),
            loading: None,
            report: Arc::default(),
            findings: 0,
            read_once: None,
            chooser: None,
            files: String::new(),
            problem: None,
        };
        let first = app.search();
        (app, first)
    }

    /// Does what the user asks for.
    pub fn update(&mut self, action: Action) -> Option<Effect> {
        self.notice.clear();
        if !matches!(action, Action::Move(_)) {
            self.catch_up();
        }
        match action {
            Action::Move(step) => self.step(step),
            Action::Take if matches!(self.focus, Pane::Facet(_)) => self.take(Take::Kept),
            Action::Take => self.step(Step::PageDown),
            Action::Exclude => self.take(Take::Excluded),
            Action::NextFacet => Some(self.next_facet()),
            Action::NextPane => self.walk(1),
            Action::PreviousPane => self.walk(Pane::ALL.len() - 1),
            Action::Show(view) => self.show(view),
            Action::Open => self.open(),
            Action::Back => self.back(),
            Action::OpenSearch => self.enter(Mode::Search),
            Action::TakeOffer if self.take_offer() => Some(self.search()),
            Action::FinishSearch | Action::TakeOffer => self.finish_search(),
            Action::ClearSearch => self.clear_search(),
            Action::Edit(edit) => self.edit(&edit),
            Action::SortNext => Some(self.sort_next()),
            Action::SortReverse => Some(self.sort_reverse()),
            Action::CopyRecord => self.copy(Self::record_as_text),
            Action::CopyRow => self.copy(Self::row_as_text),
            Action::AskExport => self.ask_export(),
            Action::Export => self.export(),
            Action::AskColumn => self.ask_column(),
            Action::TellColumn => self.tell_column(),
            Action::ShowHelp => self.enter(Mode::Help),
            Action::Close => self.enter(Mode::Browse),
            Action::Quit => Some(Effect::Quit),
        }
    }

    /// Takes an answer of the search thread; an answer to an older request is dropped.
    pub fn receive(&mut self, mut answer: Answer) -> Option<Effect> {
        if answer.request.generation != self.generation {
            return None;
        }
        self.problem = answer.problem.take();
        if self.problem.is_some() {
            return None;
        }
        let asked_anew = self.is_asked_anew(&answer.request);
        if !answer.is_whole {
            if self.ends_too_early(&answer, asked_anew) {
                return None;
            }
            answer.all = self.answer.all;
            answer.facets = std::mem::take(&mut self.answer.facets);
        }
        self.answer = answer;
        match self.wanted.take() {
            Some(wanted) => return self.arrive(wanted),
            None if asked_anew => self.put_cursor(0),
            None => self.put_cursor_keeping_detail(self.cursor().place),
        }
        None
    }

    /// Says whether a request is for another list than that on the screen.
    fn is_asked_anew(&self, request: &Request) -> bool {
        let shown = &self.answer.request;
        request.query != shown.query
            || request.choosing.selection != shown.choosing.selection
            || request.sort != shown.sort
    }

    /// Says whether a first screen ends before what is to be seen; the whole list is on its way.
    ///
    /// The cursor would else be pushed up to the last item of the first screen, and a link to an
    /// item further down would look as if the query hid it.
    fn ends_too_early(&self, first: &Answer, asked_anew: bool) -> bool {
        let cursor = self.cursors[first.request.view as usize];
        let seen = cursor.top + self.list_lines();
        self.wanted.is_some() || (!asked_anew && seen > first.lines())
    }

    /// Forbids to write files.
    pub fn forbid_writing(&mut self) {
        self.may_write = false;
    }

    /// Says whether the detail is still that of an item which the cursor has left.
    ///
    /// A move in the list is a matter of two lines, what it leads to one of many: over a slow line
    /// the cursor must not wait for texts that nobody stops to read.
    #[must_use]
    pub fn is_behind(&self) -> bool {
        self.left_behind.is_some()
    }

    /// Shows the detail of the chosen item, because the cursor rests.
    pub fn catch_up(&mut self) {
        self.left_behind = None;
    }

    /// Takes the size of the window; a list is sorted only by a column that has room.
    pub fn resize(&mut self, (width, height): (u16, u16)) -> Option<Effect> {
        let before = self.shown_sort();
        self.size = Rect::new(0, 0, width, height);
        self.put_cursor_keeping_detail(self.cursor().place);
        (self.shown_sort() != before).then(|| self.search())
    }

    fn enter(&mut self, mode: Mode) -> Option<Effect> {
        let was_typing = self.is_typing();
        self.mode = mode;
        self.help_top = 0;
        self.open_or_close_word(was_typing)
    }

    /// Says whether somebody types at the end of the search line: its last word counts by its
    /// beginning then.
    fn is_typing(&self) -> bool {
        self.mode == Mode::Search && self.line.halves().1.is_empty()
    }

    /// The record under the cursor of the list.
    fn chosen_record(&self) -> Option<u32> {
        match self.answer.item(self.cursor().place)? {
            (Items::Records(rows), place) => rows.get(place).copied(),
            _ => None,
        }
    }

    /// Searches again where the last word may be longer now, or is whole; the cursor stays with its
    /// record.
    fn open_or_close_word(&mut self, was_typing: bool) -> Option<Effect> {
        let ends_in_word = !self.line.text().ends_with(char::is_whitespace);
        if was_typing == self.is_typing() || self.line.text().is_empty() || !ends_in_word {
            return None;
        }
        self.wanted = self.chosen_record().map(Wanted::Still);
        Some(self.search())
    }

    fn search(&mut self) -> Effect {
        self.generation += 1;
        Effect::Search(Request {
            is_typed: self.is_typing(),
            generation: self.generation,
            query: self.line.text().to_owned(),
            choosing: self.choosing.clone(),
            view: self.view,
            sort: self.shown_sort(),
            report: Arc::clone(&self.report),
        })
    }

    fn show(&mut self, view: View) -> Option<Effect> {
        if view == self.view || !self.views().any(|known| known == view) {
            return None;
        }
        self.view = view;
        self.sort = None;
        if self.focus == Pane::Detail {
            self.focus = Pane::List;
        }
        Some(self.search())
    }

    fn walk(&mut self, panes: usize) -> Option<Effect> {
        let here = Pane::ALL
            .into_iter()
            .position(|pane| pane == self.focus)
            .unwrap_or(0);
        self.focus = Pane::ALL[(here + panes) % Pane::ALL.len()];
        None
    }

    fn open(&mut self) -> Option<Effect> {
        match self.focus {
            Pane::Facet(_) => self.focus = Pane::List,
            _ if self.chosen_column().is_some() => return self.ask_column(),
            Pane::List if self.answer.lines() > 0 => self.focus = Pane::Detail,
            Pane::List => {}
            Pane::Detail => return self.follow(),
        }
        None
    }

    fn finish_search(&mut self) -> Option<Effect> {
        self.line.remember();
        self.focus = Pane::List;
        self.enter(Mode::Browse)
    }

    /// Empties the line; if it is empty, undoes the choices in the panes, and then stops the load.
    fn clear_search(&mut self) -> Option<Effect> {
        self.mode = Mode::Browse;
        if self.line.text().is_empty() && self.selection().is_open() {
            return self.loading.map(|_| Effect::StopLoading);
        }
        if self.line.text().is_empty() {
            self.forget_choices();
        }
        self.line.remember();
        self.line.set("");
        Some(self.search())
    }

    fn edit(&mut self, edit: &Edit) -> Option<Effect> {
        if self.mode == Mode::Export {
            self.file.edit(edit);
            return None;
        }
        let was_typing = self.is_typing();
        self.mode = Mode::Search;
        if self.line.edit(edit) {
            // Whoever types on looks for something else.
            self.wanted = None;
            return Some(self.search());
        }
        self.open_or_close_word(was_typing)
    }
}
