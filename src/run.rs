//! The loop: wait, update, draw. Nothing ticks; without an event nothing runs and nothing is written.

mod again;
mod changes;
mod event;
mod export;
mod loading;
mod waits;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Error, Result};

use crate::action::{Action, Edit};
use crate::app::{App, Effect, Export, Loading};
use crate::dataset::Shared;
use crate::keymap::{self, Mode};
use crate::listing::Answer;
use crate::listing::worker::Worker;
use crate::messages::Messages;
use crate::reader::{Options, Reading, Report, Source};
use crate::terminal::input::{Input, Keyboard};
use crate::terminal::{self, Change, Screen};
use crate::view::{self, Theme};
use changes::Changes;
use loading::{Again, LoadThread};
use waits::Waits;

pub use event::Event;
pub use loading::Load;

/// How the user left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ending {
    /// The exit code.
    pub code: u8,
    /// What was copied last, cleaned, for terminals that know no clipboard.
    pub copied: Option<String>,
}

/// The exit code when the terminal is gone, as a shell shows SIGHUP.
const HUNG_UP: u8 = 129;
/// The way for events; it is short, so that a flood waits where it comes from and not in memory.
const QUEUE: usize = 4;
/// How long files may take before the screen opens on what was read so far. A file that cannot be
/// read is usually known by then, and the terminal was never touched.
const PATIENCE: Duration = Duration::from_millis(60);
/// A cursor that stands still for so long rests; a held key repeats sooner.
const REST: Duration = Duration::from_millis(60);

/// Lets the user explore the sources until they quit.
///
/// # Errors
/// [`crate::terminal::NoTerminal`] where there is no terminal, what a file has wrong with it, or
/// what the system refused.
pub fn explore(sources: Vec<Source>, options: Options, theme: &Theme) -> Result<Ending> {
    let (words, is_guest) = (options.words, options.root.is_some());
    let data = Shared::default();
    let (sender, events) = sync_channel(QUEUE);
    let reading = Reading { sources, options };
    let loader = start_loading(reading.clone(), data.clone(), sender.clone());
    let loader = loader.context(words.reader.no_thread)?;
    let report = wait_for_files(&events)?;
    terminal::check()?;
    let changes = Arc::new(Changes::default());
    let screen = Screen::take(words, changes.teller(sender.clone()))?;
    let worker = start_searching(data.clone(), sender.clone());
    let worker = worker.context(words.reader.no_thread)?;
    read_input(sender.clone()).context(words.reader.no_thread)?;
    let mut session = Session::new(
        data.clone(),
        words,
        theme,
        screen,
        Threads {
            data,
            events: sender,
            worker,
            loader,
            reading,
            again: None,
            changes,
        },
    );
    session.take_load(match report {
        Some(report) => Load::Done(Ok(report)),
        None => Load::Progress(Loading::default()),
    });
    if is_guest {
        session.app.forbid_writing();
    }
    session.waits.begin();
    session.run(&events)
}

fn start_loading(
    reading: Reading,
    data: Shared,
    events: SyncSender<Event>,
) -> io::Result<LoadThread> {
    LoadThread::start(reading, data, move |load| tell(&events, load))
}

fn start_searching(data: Shared, events: SyncSender<Event>) -> io::Result<Worker> {
    Worker::start(data, move |answer| {
        events.send(Event::Found(Box::new(answer))).is_ok()
    })
}

/// Word of progress may be lost, the end may not.
fn tell(events: &SyncSender<Event>, load: Load) {
    // Without the loop nobody needs to know.
    let _ = match load {
        Load::Progress(_) => events.try_send(Event::Load(load)).is_ok(),
        Load::Done(_) => events.send(Event::Load(load)).is_ok(),
    };
}

/// Waits a moment for the load to end; its report, or nothing if it goes on.
fn wait_for_files(events: &Receiver<Event>) -> Result<Option<Report>> {
    let end = Instant::now() + PATIENCE;
    while let Ok(event) = events.recv_timeout(end.saturating_duration_since(Instant::now())) {
        if let Event::Load(Load::Done(report)) = event {
            return report.map(Some);
        }
    }
    Ok(None)
}

/// Starts the thread that waits for the user.
fn read_input(events: SyncSender<Event>) -> io::Result<()> {
    let run = move || {
        let mut keyboard = Keyboard::default();
        while let Ok(inputs) = keyboard.read() {
            if events.send(Event::Input(inputs)).is_err() {
                return;
            }
        }
        // Without the loop nobody needs to know.
        let _ = events.send(Event::HungUp);
    };
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(run)
        .map(|_| ())
}

/// The ways to the threads that work beside the loop.
struct Threads {
    data: Shared,
    events: SyncSender<Event>,
    worker: Worker,
    loader: LoadThread,
    /// The files that are shown.
    reading: Reading,
    /// The same files while they are read again.
    again: Option<Again>,
    changes: Arc<Changes>,
}

/// A screen, the state that it shows, and what the screen still waits for.
struct Session<'a> {
    app: App,
    screen: Screen,
    theme: &'a Theme,
    threads: Threads,
    waits: Waits,
    copied: Option<String>,
    ended: Option<u8>,
    failed: Option<Error>,
}

/// Nobody copies in a flood; the letters of a paste without brackets would do so thousands of times.
fn is_copy(action: &Action) -> bool {
    matches!(action, Action::CopyRecord | Action::CopyRow)
}

impl<'a> Session<'a> {
    fn new(
        data: Shared,
        words: &'static Messages,
        theme: &'a Theme,
        mut screen: Screen,
        threads: Threads,
    ) -> Self {
        let (app, first) = App::new(data, words, screen.size());
        let mut session = Self {
            app,
            screen,
            theme,
            threads,
            waits: Waits::default(),
            copied: None,
            ended: None,
            failed: None,
        };
        session.perform(first);
        session
    }

    fn run(mut self, events: &Receiver<Event>) -> Result<Ending> {
        loop {
            self.settle(events);
            if let Some(error) = self.failed.take() {
                return Err(error);
            }
            // A terminal that takes no frame is gone.
            if self.ended.is_none() && self.draw().is_err() {
                self.ended = Some(HUNG_UP);
            }
            if let Some(code) = self.ended {
                let copied = self.copied.as_deref().map(terminal::clean);
                return Ok(Ending { code, copied });
            }
            self.wait(events)?;
        }
    }

    /// Waits for an event, or until the cursor rests.
    fn wait(&mut self, events: &Receiver<Event>) -> Result<()> {
        let event = if self.app.is_behind() {
            events.recv_timeout(REST)
        } else {
            events.recv().map_err(RecvTimeoutError::from)
        };
        match event {
            Ok(event) => self.take(event),
            Err(RecvTimeoutError::Timeout) => self.app.catch_up(),
            Err(gone @ RecvTimeoutError::Disconnected) => return Err(gone.into()),
        }
        Ok(())
    }

    /// Takes what has piled up, and what comes before the frame has to be drawn.
    fn settle(&mut self, events: &Receiver<Event>) {
        while self.ended.is_none()
            && let Some(left) = self.waits.left()
            && let Ok(event) = events.recv_timeout(left)
        {
            self.take(event);
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        if self.waits.begins_anew() {
            let size = self.screen.renew()?;
            if let Some(effect) = self.app.resize(size) {
                self.perform(effect);
            }
        }
        self.waits.drawn();
        let (app, theme) = (&self.app, self.theme);
        self.screen.draw(|frame| view::render(app, theme, frame))
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Input(inputs) => self.take_inputs(inputs),
            Event::Changed => {}
            Event::Found(answer) => self.take_answer(*answer),
            Event::Load(load) => self.take_load(load),
            Event::Written(export, written) => self.app.exported(&export, written),
            Event::HungUp => self.ended = Some(HUNG_UP),
        }
        self.look_for_changes();
    }

    fn look_for_changes(&mut self) {
        if self.threads.changes.take(Change::Resumed) {
            self.waits.resumed();
        }
        if self.threads.changes.take(Change::Resized) {
            self.waits.resized();
        }
    }

    fn take_inputs(&mut self, inputs: Vec<Input>) {
        let is_flood = self.waits.typed(inputs.len());
        for input in inputs {
            if let Some(action) = self.action(input)
                && self.ended.is_none()
                && !(is_flood && is_copy(&action))
                && let Some(effect) = self.app.update(action)
            {
                self.perform(effect);
            }
        }
    }

    fn action(&self, input: Input) -> Option<Action> {
        match input {
            Input::Key(key) => keymap::resolve(self.app.mode(), &key),
            Input::Paste(text) if self.app.mode() == Mode::Search => {
                Some(Action::Edit(Edit::Paste(text)))
            }
            Input::Paste(_) => None,
        }
    }

    fn take_answer(&mut self, answer: Answer) {
        self.waits.answered(answer.request.generation);
        if let Some(effect) = self.app.receive(answer) {
            self.perform(effect);
        }
    }

    fn export(&mut self, export: &Export) {
        let (data, events) = (self.threads.data.clone(), self.threads.events.clone());
        if let Err(error) = export::start(export.clone(), data, self.app.words(), events) {
            self.app.exported(export, Err(error.to_string()));
        }
    }

    fn take_load(&mut self, load: Load) {
        let effect = match load {
            Load::Progress(loading) => self.app.loading(loading),
            Load::Done(read) if self.threads.again.is_some() => self.take_again(read),
            Load::Done(Ok(report)) => self.app.loaded(&report),
            // Nothing can be shown of a file of which nothing was read.
            Load::Done(Err(error)) if self.app.dataset().is_empty() => {
                self.failed = Some(error);
                return;
            }
            Load::Done(Err(error)) => self.app.load_failed(&format!("{error:#}")),
        };
        self.perform(effect);
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Search(request) => {
                self.waits.asked(request.generation);
                self.threads.worker.ask(request);
            }
            Effect::Copy(text) => {
                self.copied = Some(text.clone());
                self.screen.copy(text);
            }
            Effect::Export(export) => self.export(&export),
            Effect::ReadAgain(column, chosen) => self.read_again(&column, chosen),
            Effect::StopLoading => self.threads.loader.stop(),
            Effect::Quit => self.ended = Some(0),
        }
    }
}
