//! The explorer without threads and terminal, for tests that look at its screen.

use std::ops::ControlFlow;

use khuyencong::action::{Action, Edit};
use khuyencong::app::{App, Effect};
use khuyencong::dataset::Shared;
use khuyencong::listing;
use khuyencong::messages::Messages;
use khuyencong::reader::{self, Source};
use khuyencong::view::{self, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// The program without threads and terminal: every search is answered at once.
pub struct Screen {
    data: Shared,
    app: App,
    pub theme: Theme,
    size: (u16, u16),
}

impl Screen {
    pub fn new(words: &'static Messages, size: (u16, u16)) -> Self {
        Self::over(Shared::new(reader::embedded(words).unwrap()), words, size)
    }

    fn over(data: Shared, words: &'static Messages, size: (u16, u16)) -> Self {
        let (app, first) = App::new(data.clone(), words, size);
        let mut screen = Self {
            data,
            app,
            theme: Theme::new(true, false),
            size,
        };
        screen.run(Some(first));
        screen
    }

    /// The program over a file that was read to the end.
    #[allow(dead_code, reason = "not every test reads a file")]
    pub fn of_file(words: &'static Messages, size: (u16, u16), name: &str, content: &str) -> Self {
        let source = Source::Bytes(name.to_owned(), content.as_bytes().into());
        let (options, data) = (reader::Options::new(words), Shared::default());
        let go_on = &mut |_| ControlFlow::Continue(());
        let report = reader::load(&[source], &options, &data, go_on).unwrap();
        let mut screen = Self::over(data, words, size);
        let read = screen.app.loaded(&report);
        screen.run(Some(read));
        screen
    }

    fn run(&mut self, effect: Option<Effect>) {
        let mut next = effect;
        while let Some(Effect::Search(request)) = next {
            let answer = listing::answer(&self.data.read(), &request);
            next = self.app.receive(answer);
        }
    }

    /// Does one action after the other; the cursor rests after each.
    pub fn act(&mut self, actions: impl IntoIterator<Item = Action>) -> &mut Self {
        for action in actions {
            self.hurry([action]);
            self.app.catch_up();
        }
        self
    }

    /// Does one action right behind the other.
    pub fn hurry(&mut self, actions: impl IntoIterator<Item = Action>) -> &mut Self {
        for action in actions {
            let effect = self.app.update(action);
            self.run(effect);
        }
        self
    }

    #[allow(dead_code, reason = "not every test resizes")]
    pub fn resize(&mut self, size: (u16, u16)) {
        self.size = size;
        let effect = self.app.resize(size);
        self.run(effect);
    }

    pub fn search(&mut self, query: &str) -> &mut Self {
        self.act([Action::OpenSearch]);
        self.act(
            query
                .chars()
                .map(|letter| Action::Edit(Edit::Insert(letter))),
        )
    }

    pub fn draw(&self) -> TestBackend {
        let (width, height) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal
            .draw(|frame| view::render(&self.app, &self.theme, frame))
            .unwrap();
        terminal.backend().clone()
    }
}
