//! What ends or interrupts the program from outside, and a panic from inside.

use std::any::Any;
use std::io::{self, Write as _};
use std::panic::{self, PanicHookInfo};
use std::process;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;

use super::guard;
use crate::messages::Messages;
use crate::text;

/// The exit code after a panic, as Rust has it.
const PANICKED: i32 = 101;
/// The exit code after a signal is this and its number.
const SIGNALLED: i32 = 128;

/// What the system tells a program about its terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The window has another size.
    Resized,
    /// The program was stopped and goes on; others may have written on the screen.
    Resumed,
}

/// Starts the thread that waits for signals; `tell` must not wait for anything.
///
/// # Errors
/// When the system gives no handler or thread.
pub fn watch(tell: impl Fn(Change) + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGCONT, SIGWINCH])?;
    let run = move || {
        signals.forever().for_each(|signal| match signal {
            SIGWINCH => tell(Change::Resized),
            SIGCONT if guard::in_foreground() => {
                // An error here means that the terminal is gone, which another thread notices.
                let _ = guard::resume();
                tell(Change::Resumed);
            }
            SIGCONT => {}
            _ => guard::leave(SIGNALLED + signal),
        });
    };
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(run)
        .map(|_| ())
}

/// From now on a panic in any thread gives the terminal back and ends the program.
pub fn catch_panics(words: &'static Messages) {
    panic::set_hook(Box::new(move |panic| {
        guard::give_back();
        // Where nobody listens, there is nobody to tell.
        let _ = io::stderr().write_all(message(panic, words).as_bytes());
        process::exit(PANICKED);
    }));
}

fn message(panic: &PanicHookInfo<'_>, words: &Messages) -> String {
    let place = panic.location().map(ToString::to_string);
    let reason = text::clean(reason(panic.payload())).into_owned();
    let place = text::clean(&place.unwrap_or_default()).into_owned();
    format!("{}\n", (words.terminal.panicked)(&reason, &place))
}

fn reason(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or_default()
}
