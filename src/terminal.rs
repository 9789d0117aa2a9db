//! The terminal: taken as a whole and given back as it was, whatever ends the program.
//!
//! Nothing is ever asked of the terminal. Its size comes from the system, its abilities from the
//! environment ([`wants_ascii`], [`wants_colour`]), and every byte that goes to it comes from
//! `wire`.

mod clipboard;
mod guard;
pub mod input;
mod signal;
mod window;
mod wire;

use std::env;
use std::ffi::OsStr;
use std::fmt;
use std::io;

use anyhow::{Context, Result};
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use rustix::stdio::{stdin, stdout};
use rustix::termios::isatty;

use crate::messages::Messages;
pub use clipboard::clean;
pub use signal::Change;
use window::size;
use wire::Wire;

/// Why there can be no explorer here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTerminal {
    /// Keys do not come from a terminal.
    Input,
    /// The screen does not go to a terminal.
    Output,
    /// TERM says that it cannot place a letter.
    Dumb,
}

impl NoTerminal {
    /// The line for the user; it names the commands that need no terminal.
    #[must_use]
    pub fn say(self, words: &Messages) -> &'static str {
        match self {
            Self::Input => words.terminal.no_input,
            Self::Output => words.terminal.no_output,
            Self::Dumb => words.terminal.dumb,
        }
    }
}

impl fmt::Display for NoTerminal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.say(&crate::messages::EN))
    }
}

impl std::error::Error for NoTerminal {}

/// Says whether there is a terminal to explore in; nothing is touched yet.
///
/// # Errors
/// Why there is none.
pub fn check() -> Result<(), NoTerminal> {
    if !isatty(stdin()) {
        Err(NoTerminal::Input)
    } else if !isatty(stdout()) {
        Err(NoTerminal::Output)
    } else if env::var_os("TERM").is_some_and(|name| name == "dumb") {
        Err(NoTerminal::Dumb)
    } else {
        Ok(())
    }
}

/// How wide the output is, if it is a terminal.
#[must_use]
pub fn output_width() -> Option<u16> {
    let size = rustix::termios::tcgetwinsize(stdout()).ok();
    size.map(|size| size.ws_col).filter(|width| *width > 0)
}

/// Says whether the terminal shows ASCII only: its locale is not UTF-8, or it is a Linux console.
#[must_use]
pub fn wants_ascii() -> bool {
    shows_ascii_only(|name| env::var_os(name))
}

/// Says whether colours are wanted: `NO_COLOR` is not set, or empty.
#[must_use]
pub fn wants_colour() -> bool {
    env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// The first of the variables that is set and not empty names the locale, as POSIX has it.
fn shows_ascii_only<S: AsRef<OsStr>>(variable: impl Fn(&str) -> Option<S>) -> bool {
    let value = |name| {
        let value = variable(name)?;
        Some(value.as_ref().to_string_lossy().to_lowercase()).filter(|value| !value.is_empty())
    };
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(value);
    let is_unicode = |locale: String| locale.contains("utf-8") || locale.contains("utf8");
    value("TERM").is_some_and(|term| term == "linux") || !locale.is_some_and(is_unicode)
}

/// The whole terminal. Dropping it gives the terminal back.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<Wire>,
}

impl Screen {
    /// Takes the terminal; `tell` hears of changes, on another thread.
    ///
    /// # Errors
    /// [`NoTerminal`] where there is none, or what the system refused.
    pub fn take(words: &'static Messages, tell: impl Fn(Change) + Send + 'static) -> Result<Self> {
        check()?;
        let screen = Self {
            terminal: fresh(size())?,
        };
        signal::watch(tell).context("signal")?;
        signal::catch_panics(words);
        guard::take().context(words.terminal.not_taken)?;
        Ok(screen)
    }

    /// Draws what has changed, in one write; nothing is written if nothing has.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(render).map(|_| ())
    }

    /// Forgets what is on the screen, takes its present size and gives it.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn renew(&mut self) -> io::Result<(u16, u16)> {
        let size = size();
        self.terminal = fresh(size)?;
        Ok(size)
    }

    /// The size of the part that is drawn on, in columns and lines.
    pub fn size(&mut self) -> (u16, u16) {
        let area = self.terminal.get_frame().area();
        (area.width, area.height)
    }

    /// Gives a text to the clipboard of the terminal with the next frame.
    pub fn copy(&mut self, text: String) {
        self.terminal.backend_mut().copy(text);
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        guard::give_back();
    }
}

fn fresh((width, height): (u16, u16)) -> io::Result<Terminal<Wire>> {
    let viewport = Viewport::Fixed(Rect::new(0, 0, width, height));
    Terminal::with_options(Wire::new(), TerminalOptions { viewport })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_follows_the_locale_and_the_console() {
        let cases: &[(&[(&str, &str)], bool)] = &[
            (&[], true),
            (&[("LANG", "C.UTF-8")], false),
            (&[("LANG", "vi_VN.utf8")], false),
            (&[("LANG", "vi_VN.UTF-8"), ("LC_ALL", "C")], true),
            (
                &[("LANG", "C"), ("LC_ALL", ""), ("LC_CTYPE", "en_US.UTF-8")],
                false,
            ),
            (&[("LANG", "vi_VN.TCVN")], true),
            (&[("LANG", "C.UTF-8"), ("TERM", "linux")], true),
            (&[("LANG", "C.UTF-8"), ("TERM", "xterm-256color")], false),
        ];
        for (variables, ascii) in cases {
            let of = |name: &str| {
                let found = variables.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| *value)
            };
            assert_eq!(shows_ascii_only(of), *ascii, "{variables:?}");
        }
    }
}
