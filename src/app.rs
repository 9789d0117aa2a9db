//! The state of the explorer. [`App::update`] changes it and says what is to be done outside;
//! nothing here reads a file, waits or draws.

pub mod detail;
mod line;
mod trail;

use std::path::PathBuf;
use std::sync::{Arc, RwLockReadGuard};
use std::time::Duration;

use ratatui::layout::Rect;

use crate::action::{Action, Edit, Pane, Step, View};
use crate::dataset::{Choice, Dataset, Selection, Shared};
use crate::keymap::Mode;
use crate::listing::{Cell, Items, Sort, columns, has_total};
use crate::messages::Messages;
use crate::reader::Report;
use crate::reader::check::{ReportLine, report_lines};
use crate::search::{Answer, QueryError, Request};
use crate::text;
use crate::view::{help, layout};
use crate::writer::Format;
use detail::Detail;
use line::Line;
use trail::{Place, Wanted};

/// What is to be done outside of the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the search thread; [`App::receive`] takes its answer.
    Search(Request),
    /// Give a text to the clipboard of the user's terminal.
    Copy(String),
    /// Write records to a new file; [`App::exported`] takes what came of it.
    Export(Export),
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

/// The cursor of a list: the chosen place and the first one that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The chosen place.
    pub place: usize,
    /// The place in the first line.
    pub top: usize,
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
    selection: Selection,
    line: Line,
    file: Line,
    may_write: bool,
    sort: Option<Sort>,
    answer: Answer,
    generation: u64,
    cursors: [Cursor; View::ALL.len()],
    /// In the detail `place` is the chosen link.
    detail: Cursor,
    help_top: usize,
    trail: Vec<Place>,
    wanted: Option<Wanted>,
    notice: String,
    loading: Option<Loading>,
    report: Arc<Vec<ReportLine>>,
    findings: u64,
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
            selection: Selection::default(),
            line: Line::default(),
            file: Line::default(),
            may_write: true,
            sort: None,
            answer: Answer::default(),
            generation: 0,
            cursors: Default::default(),
            detail: Cursor::default(),
            help_top: 0,
            trail: Vec::new(),
            wanted: None,
            notice: String::new(),
            loading: None,
            report: Arc::default(),
            findings: 0,
            problem: None,
        };
        let first = app.search();
        (app, first)
    }

    /// Does what the user asks for.
    pub fn update(&mut self, action: Action) -> Option<Effect> {
        self.notice.clear();
        match action {
            Action::Move(step) => self.step(step),
            Action::NextPane => self.walk(1),
            Action::PreviousPane => self.walk(Pane::ALL.len() - 1),
            Action::Show(view) => self.show(view),
            Action::Open => self.open(),
            Action::Back => self.back(),
            Action::OpenSearch => self.enter(Mode::Search),
            Action::FinishSearch => self.finish_search(),
            Action::ClearSearch => self.clear_search(),
            Action::Edit(edit) => self.edit(&edit),
            Action::SortNext => Some(self.sort_next()),
            Action::SortReverse => Some(self.sort_reverse()),
            Action::CopyRecord => self.copy(Self::record_as_text),
            Action::CopyRow => self.copy(Self::row_as_text),
            Action::AskExport => self.ask_export(),
            Action::Export => self.export(),
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
        if !answer.is_whole {
            answer.all = self.answer.all;
            answer.facets = self.answer.facets.clone();
        }
        let asked_anew = answer.request.query != self.answer.request.query
            || answer.request.selection != self.answer.request.selection
            || answer.request.sort != self.answer.request.sort;
        self.answer = answer;
        match self.wanted.take() {
            Some(wanted) => return self.arrive(wanted),
            None if asked_anew => self.put_cursor(0),
            None => self.put_cursor_keeping_detail(self.cursor().place),
        }
        None
    }

    /// Takes what came of writing a file: the number of records, or why it failed.
    pub fn exported(&mut self, export: &Export, result: Result<usize, String>) {
        let path = text::clean(&export.path.to_string_lossy()).into_owned();
        self.notice = match result {
            Ok(count) => (self.words.screen.exported)(&self.words.count(count), &path),
            Err(reason) => format!("{path}: {}", text::clean(&reason)),
        };
    }

    /// Forbids to write files.
    pub fn forbid_writing(&mut self) {
        self.may_write = false;
    }

    /// Takes the size of the window.
    pub fn resize(&mut self, (width, height): (u16, u16)) {
        self.size = Rect::new(0, 0, width, height);
        self.put_cursor_keeping_detail(self.cursor().place);
    }

    /// Takes how far the load is, and searches in what is there now.
    pub fn loading(&mut self, loading: Loading) -> Effect {
        self.loading = Some(loading);
        self.search()
    }

    /// Takes the report at the end of the load.
    pub fn loaded(&mut self, report: &Report) -> Effect {
        self.loading = None;
        self.findings = report.count();
        self.report = Arc::new(report_lines(report, self.words));
        self.search()
    }

    /// Takes why the load ended too early.
    pub fn load_failed(&mut self, reason: &str) -> Effect {
        self.loading = None;
        self.notice = text::clean(reason).into_owned();
        self.search()
    }

    fn enter(&mut self, mode: Mode) -> Option<Effect> {
        self.mode = mode;
        self.help_top = 0;
        None
    }

    fn search(&mut self) -> Effect {
        self.generation += 1;
        Effect::Search(Request {
            generation: self.generation,
            query: self.line.text().to_owned(),
            selection: self.selection,
            view: self.view,
            sort: self.sort,
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
            Pane::Funding | Pane::Activity => self.focus = Pane::List,
            Pane::List if !self.answer.items.is_empty() => self.focus = Pane::Detail,
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
        if self.line.text().is_empty() && self.selection == Selection::default() {
            return self.loading.map(|_| Effect::StopLoading);
        }
        if self.line.text().is_empty() {
            self.selection = Selection::default();
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
        self.mode = Mode::Search;
        self.line.edit(edit).then(|| self.search())
    }

    fn sort_next(&mut self) -> Effect {
        let next = self.sort.map_or(0, |sort| sort.column + 1);
        let column = columns(self.view).get(next);
        self.sort = column.map(|_| Sort {
            column: next,
            reverse: false,
        });
        let name = column.map_or("", |column| (column.name)(&self.words.screen));
        let effect = self.search();
        self.notice = (self.words.screen.sorted_by)(if name.is_empty() { "–" } else { name });
        effect
    }

    fn sort_reverse(&mut self) -> Effect {
        let sort = self.sort.unwrap_or(Sort {
            column: 0,
            reverse: false,
        });
        self.sort = Some(Sort {
            reverse: !sort.reverse,
            ..sort
        });
        self.search()
    }

    fn ask_export(&mut self) -> Option<Effect> {
        let refusal = if !self.may_write {
            self.words.screen.export_forbidden
        } else if self.answer.items.records().is_empty() {
            self.words.screen.export_nothing
        } else {
            self.file.set("khuyencong.csv");
            return self.enter(Mode::Export);
        };
        refusal.clone_into(&mut self.notice);
        None
    }

    fn export(&mut self) -> Option<Effect> {
        let path = PathBuf::from(self.file.text());
        let ending = path.extension().and_then(|ending| ending.to_str());
        let Some(format) = ending.and_then(Format::parse) else {
            self.words.screen.export_format.clone_into(&mut self.notice);
            return None;
        };
        self.mode = Mode::Browse;
        let mut rows = self.answer.items.records().to_vec();
        if matches!(&*self.answer.items, Items::Establishments(_)) {
            // A record that names several establishments is written once.
            rows.sort_unstable();
            rows.dedup();
        }
        Some(Effect::Export(Export { path, format, rows }))
    }

    fn copy(&mut self, of: fn(&Self) -> String) -> Option<Effect> {
        let copied = of(self);
        let first = copied.lines().next().unwrap_or_default();
        self.notice = if first.is_empty() {
            self.words.screen.nothing_to_copy.to_owned()
        } else {
            (self.words.screen.copied)(first)
        };
        (!copied.is_empty()).then_some(Effect::Copy(copied))
    }

    fn record_as_text(&self) -> String {
        const WIDE: usize = 1000;
        let lines = self.detail_in(WIDE).lines.into_iter().map(|line| {
            let pieces: Vec<_> = line.pieces.iter().map(|(_, piece)| piece.trim()).collect();
            pieces.join(" ").trim().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn row_as_text(&self) -> String {
        let dataset = self.dataset();
        let (items, words) = (&*self.answer.items, self.words);
        if items.is_empty() {
            return String::new();
        }
        let cell = Cell {
            dataset: &dataset,
            words,
            items,
            place: self.cursor().place,
        };
        let texts = columns(self.answer.request.view)
            .iter()
            .map(|column| (column.text)(&cell));
        texts.collect::<Vec<_>>().join("\t")
    }
}

/// Moving about.
impl App {
    fn step(&mut self, step: Step) -> Option<Effect> {
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
            (Mode::Search, _) | (Mode::Browse, Pane::List) => self.step_list(step, page),
            (Mode::Browse, Pane::Detail) => self.step_detail(step, page),
            (Mode::Browse, Pane::Funding) => {
                let choices = self.answer.facets.funding.iter().map(|(choice, _)| *choice);
                let next = neighbour(step, choices, self.selection.funding, page);
                self.choose(Selection {
                    funding: next,
                    ..self.selection
                })
            }
            (Mode::Browse, Pane::Activity) => {
                let choices = self
                    .answer
                    .facets
                    .activity
                    .iter()
                    .map(|(choice, _)| *choice);
                let next = neighbour(step, choices, self.selection.activity, page);
                self.choose(Selection {
                    activity: next,
                    ..self.selection
                })
            }
        }
    }

    fn step_list(&mut self, step: Step, page: usize) -> Option<Effect> {
        // With an empty line, the arrow brings back what was searched before.
        let recalls = self.mode == Mode::Search && step == Step::Up;
        if recalls && self.cursor().place == 0 && self.line.recall() {
            return Some(self.search());
        }
        let last = self.answer.items.len().saturating_sub(1);
        self.put_cursor(moved(step, self.cursor().place, last, page));
        None
    }

    fn choose(&mut self, selection: Selection) -> Option<Effect> {
        let changed = selection != self.selection;
        self.selection = selection;
        changed.then(|| self.search())
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

    fn put_cursor(&mut self, place: usize) {
        self.put_cursor_keeping_detail(place);
        self.detail = Cursor::default();
    }

    fn put_cursor_keeping_detail(&mut self, place: usize) {
        let page = self.list_lines();
        let len = self.answer.items.len();
        let cursor = &mut self.cursors[self.answer.request.view as usize];
        cursor.place = place.min(len.saturating_sub(1));
        // The window follows the cursor, and never ends in empty lines.
        let lowest = (cursor.place + 1).saturating_sub(page);
        cursor.top = cursor
            .top
            .clamp(lowest, cursor.place)
            .min(len.saturating_sub(page));
    }
}

/// What the screen shows.
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

    /// What is chosen by funding source and activity.
    #[must_use]
    pub fn selection(&self) -> Selection {
        self.selection
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
        self.detail
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
        View::ALL
            .into_iter()
            .filter(move |view| *view != View::Report || has_report)
    }

    /// How many steps back the trail goes.
    #[must_use]
    pub fn trail_len(&self) -> usize {
        self.trail.len()
    }

    /// Where the panes stand; none if the window is too small.
    #[must_use]
    pub fn panes(&self) -> Option<layout::Panes> {
        let choices = u16::try_from(self.answer.facets.funding.len()).unwrap_or(u16::MAX);
        layout::panes(self.size, self.focus, choices)
    }

    /// How many items the list shows at once.
    #[must_use]
    pub fn list_lines(&self) -> usize {
        let lines = self.panes().map_or(1, |panes| panes.lines(Pane::List));
        lines
            .saturating_sub(usize::from(has_total(self.answer.request.view)))
            .max(1)
    }

    /// The detail of the chosen item, as wide as its pane.
    #[must_use]
    pub fn detail(&self) -> Detail {
        let width = self.panes().map_or(0, |panes| panes.columns(Pane::Detail));
        self.detail_in(width)
    }

    fn detail_in(&self, width: usize) -> Detail {
        let dataset = self.dataset();
        let place = self.cursor().place;
        match &*self.answer.items {
            Items::Records(rows) => rows.get(place).map_or_else(Detail::default, |index| {
                Detail::of_record(dataset.row(*index), self.words, width)
            }),
            Items::Establishments(all) if place < all.len() => {
                Detail::of_establishment(&dataset, all, place, self.words, width)
            }
            Items::Establishments(_) => Detail::default(),
            Items::Report(lines) => lines.get(place).map_or_else(Detail::default, |line| {
                Detail::of_report_line(line, self.words, width)
            }),
            Items::Checks(checks) => checks.get(place).map_or_else(Detail::default, |check| {
                Detail::of_check(check, &dataset, self.words, width)
            }),
        }
    }
}

/// A place moved by a step, between 0 and `last`.
fn moved(step: Step, place: usize, last: usize, page: usize) -> usize {
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

/// The choice that a step leads to in a pane.
fn neighbour<T: Copy + PartialEq>(
    step: Step,
    choices: impl Iterator<Item = Choice<T>>,
    chosen: Choice<T>,
    page: usize,
) -> Choice<T> {
    let choices: Vec<_> = choices.collect();
    let here = choices
        .iter()
        .position(|choice| *choice == chosen)
        .unwrap_or(0);
    let there = moved(step, here, choices.len().saturating_sub(1), page);
    choices.get(there).copied().unwrap_or_default()
}
