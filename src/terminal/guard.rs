//! Raw mode and the way back. Any thread may give the terminal back, once, at any moment.

use std::io;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::getpgrp;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{
    Action, OptionalActions, QueueSelector, Termios, tcflow, tcflush, tcgetattr, tcgetpgrp,
    tcsetattr,
};

/// Alternate screen, bracketed paste, no cursor: stands before the first frame.
pub const TAKE: &str = "\x1b[?1049h\x1b[?2004h\x1b[?25l";
/// The way back. The screen is emptied for terminals that have only one.
const GIVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[H\x1b[2J\x1b[?2004l\x1b[?25h\x1b[?1049l";

/// The settings of the terminal as they were, while it is taken.
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);
/// Whose turn it is to write.
static TURN: Mutex<()> = Mutex::new(());
/// Set for ever when the way back begins: no frame is written from then on.
static LEAVING: AtomicBool = AtomicBool::new(false);

/// How long a slow line may take for what it was given before the rest of that is thrown away.
const PATIENCE: Duration = Duration::from_millis(300);
/// When the program ends at the latest once it was told to.
const LATEST: Duration = Duration::from_millis(1500);
const MOMENT: Duration = Duration::from_millis(10);

/// Takes the terminal.
///
/// # Errors
/// When the system refuses; then nothing has changed.
pub fn take() -> io::Result<()> {
    let settings = tcgetattr(stdin())?;
    *lock(&BEFORE) = Some(settings);
    LEAVING.store(false, Ordering::SeqCst);
    resume().inspect_err(|_| give_back())
}

/// Makes the terminal raw again, whoever changed it; never waits.
///
/// # Errors
/// When the terminal is gone.
pub fn resume() -> io::Result<()> {
    if let Some(before) = &*lock(&BEFORE) {
        let mut raw = before.clone();
        raw.make_raw();
        tcsetattr(stdin(), OptionalActions::Now, &raw)?;
    }
    Ok(())
}

/// Says whether the terminal is ours to change: a job in the background would be stopped for it.
pub fn in_foreground() -> bool {
    tcgetpgrp(stdin()).is_ok_and(|group| group == getpgrp())
}

/// Writes all of it, in one go if the terminal takes it.
///
/// Does not come back where another thread has begun to end the program.
///
/// # Errors
/// When the terminal is gone.
pub fn write(bytes: &[u8]) -> io::Result<()> {
    let turn = lock(&TURN);
    let mut rest = bytes;
    while !rest.is_empty() {
        if LEAVING.load(Ordering::SeqCst) {
            drop(turn);
            wait_for_the_end();
        }
        rest = write_some(rest)?;
    }
    Ok(())
}

fn wait_for_the_end() -> ! {
    loop {
        thread::park();
    }
}

fn write_some(bytes: &[u8]) -> io::Result<&[u8]> {
    match rustix::io::write(stdout(), bytes) {
        Ok(written) => Ok(&bytes[written..]),
        Err(Errno::INTR) => Ok(bytes),
        Err(Errno::AGAIN) => {
            has_room(None);
            Ok(bytes)
        }
        Err(error) => Err(error.into()),
    }
}

/// Gives the terminal back as it was. Does nothing where it was given back before.
pub fn give_back() {
    LEAVING.store(true, Ordering::SeqCst);
    // Held to the end: who comes second waits until the first is done.
    let mut taken = lock(&BEFORE);
    let Some(before) = taken.take() else {
        return;
    };
    if in_foreground() {
        // What was typed ahead was meant for this program and not for the shell behind it.
        let _ = tcflush(stdin(), QueueSelector::IFlush);
        let _ = tcsetattr(stdin(), OptionalActions::Now, &before);
    }
    let _turn = turn();
    if !has_room(Some(PATIENCE)) {
        drop_output();
    }
    let _ = rustix::io::write(stdout(), GIVE);
}

/// Ends the program after giving the terminal back, even if the terminal takes nothing any more.
pub fn leave(code: i32) -> ! {
    let latest = move || {
        thread::sleep(LATEST);
        process::exit(code);
    };
    let _ = thread::Builder::new().spawn(latest);
    give_back();
    process::exit(code);
}

/// Waits for the thread that writes; if the terminal has stopped reading, that thread never ends.
fn turn() -> Option<MutexGuard<'static, ()>> {
    let (patient, longest) = (PATIENCE.as_millis(), LATEST.as_millis());
    for waited in (0..longest).step_by(10) {
        match TURN.try_lock() {
            Ok(turn) => return Some(turn),
            Err(TryLockError::Poisoned(turn)) => return Some(turn.into_inner()),
            Err(TryLockError::WouldBlock) if waited > patient => drop_output(),
            Err(TryLockError::WouldBlock) => {}
        }
        thread::sleep(MOMENT);
    }
    None
}

/// Throws away what the terminal has not read, and wakes a thread that waits for room.
fn drop_output() {
    let _ = tcflush(stdout(), QueueSelector::OFlush);
    let _ = tcflow(stdout(), Action::OOff);
    let _ = tcflow(stdout(), Action::OOn);
}

/// Waits until the terminal takes more.
fn has_room(at_most: Option<Duration>) -> bool {
    let mut fds = [PollFd::from_borrowed_fd(stdout(), PollFlags::OUT)];
    let limit = at_most.and_then(|limit| Timespec::try_from(limit).ok());
    poll(&mut fds, limit.as_ref()).is_ok_and(|ready| ready > 0)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
