//! What the user types and pastes.

use std::io;
use std::time::Duration;

use ratatui::crossterm::event::{self, Event, KeyEvent, KeyEventKind};

/// One thing that the user did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed, or held until it came again.
    Key(KeyEvent),
    /// A text was pasted by a terminal that says so.
    Paste(String),
}

/// More than this never comes at once.
const MOST: usize = 4096;

/// Waits for the user, then gives everything that has come.
///
/// # Errors
/// When the terminal is gone.
pub fn read() -> io::Result<Vec<Input>> {
    let mut all = Vec::new();
    loop {
        all.extend(of(event::read()?));
        if all.len() >= MOST || !event::poll(Duration::ZERO)? {
            return Ok(all);
        }
    }
}

fn of(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Input::Key(key)),
        Event::Paste(text) => Some(Input::Paste(text)),
        _ => None,
    }
}
