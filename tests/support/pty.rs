//! The real program in a real terminal. Everything waits for a condition, nothing for a time.

#![allow(dead_code, reason = "not every test file uses all of it")]

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::OFlags;
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// Longer than anything takes on a busy machine; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(20);
/// Ends every frame.
pub const FRAME_END: &[u8] = b"\x1b[?2026l";
/// The last thing the program ever writes.
pub const GIVEN_BACK: &[u8] = b"\x1b[?1049l";

/// How a session begins.
pub struct Setup {
    command: CommandBuilder,
    size: (u16, u16),
}

impl Setup {
    /// The program without arguments, at 80×24, in a UTF-8 locale.
    pub fn new() -> Self {
        Self::of(env!("CARGO_BIN_EXE_khuyencong"))
    }

    /// Another program.
    pub fn of(program: &str) -> Self {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        Self {
            command,
            size: (80, 24),
        }
    }

    /// A shell that does what `script` says, with the program as `$0`.
    pub fn shell(script: &str) -> Self {
        Self::of("/bin/sh").args(["-c", script, env!("CARGO_BIN_EXE_khuyencong")])
    }

    pub fn args<'a>(mut self, arguments: impl IntoIterator<Item = &'a str>) -> Self {
        self.command.args(arguments);
        self
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn size(mut self, width: u16, height: u16) -> Self {
        self.size = (width, height);
        self
    }

    /// Starts the program and waits for nothing.
    pub fn start(self) -> Session {
        let pair = native_pty_system().openpty(pty_size(self.size)).unwrap();
        let tty = open_tty(&pair.master.tty_name().unwrap());
        let before = tcgetattr(&tty).unwrap();
        let mut child = pair.slave.spawn_command(self.command).unwrap();
        let pid = child.process_id().unwrap();
        let seen = Arc::new(Watched::new(self.size));
        let reader = read(pair.master.try_clone_reader().unwrap(), Arc::clone(&seen));
        let (ended, code) = channel();
        thread::spawn(move || ended.send(child.wait().unwrap().exit_code()));
        Session {
            writer: pair.master.take_writer().unwrap(),
            master: pair.master,
            tty,
            seen,
            reader,
            code,
            pid,
            before,
        }
    }

    /// Starts the explorer and waits for its first frame.
    pub fn open(self) -> Session {
        let session = self.start();
        session.wait_frames(1);
        session
    }
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

fn open_tty(path: &Path) -> File {
    let flags = OFlags::NOCTTY.bits().cast_signed();
    let mut how = OpenOptions::new();
    how.read(true).write(true).custom_flags(flags);
    how.open(path).unwrap()
}

/// What the terminal has seen.
pub struct Seen {
    pub terminal: vt100::Parser,
    pub bytes: Vec<u8>,
    /// How many of the bytes the terminal has shown. It knows no `�` and gets `?`.
    shown: usize,
    paused: bool,
    closed: bool,
}

fn sane(size: u16) -> NonZeroU16 {
    // The program never draws on more than 500×200.
    NonZeroU16::new(size.min(500)).unwrap_or(NonZeroU16::MIN)
}

impl Seen {
    fn take(&mut self, chunk: &[u8]) {
        self.bytes.extend(chunk);
        let fresh = &self.bytes[self.shown..];
        // A letter of which only the beginning is here waits for its end.
        let whole = match str::from_utf8(fresh) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => fresh.len(),
        };
        let text = String::from_utf8_lossy(&fresh[..whole]);
        self.terminal
            .process(text.replace('\u{fffd}', "?").as_bytes());
        self.shown += whole;
    }
}

struct Watched {
    seen: Mutex<Seen>,
    changed: Condvar,
}

impl Watched {
    fn new((width, height): (u16, u16)) -> Self {
        let seen = Seen {
            terminal: vt100::Parser::new(sane(height), sane(width), 0),
            bytes: Vec::new(),
            shown: 0,
            paused: false,
            closed: false,
        };
        Self {
            seen: Mutex::new(seen),
            changed: Condvar::new(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap()
    }
}

fn read(mut from: Box<dyn Read + Send>, seen: Arc<Watched>) -> JoinHandle<()> {
    thread::spawn(move || {
        let mut chunk = [0; 16384];
        while let Ok(count @ 1..) = from.read(&mut chunk) {
            let mut now = seen.lock();
            now.take(&chunk[..count]);
            seen.changed.notify_all();
            now = seen.changed.wait_while(now, |now| now.paused).unwrap();
            if now.closed {
                return;
            }
        }
    })
}

/// A program in a terminal.
pub struct Session {
    master: Box<dyn MasterPty + Send>,
    /// The side of the program. It also keeps what was written after the program has ended.
    tty: File,
    writer: Box<dyn Write + Send>,
    seen: Arc<Watched>,
    reader: JoinHandle<()>,
    code: Receiver<u32>,
    pid: u32,
    before: Termios,
}

impl Session {
    pub fn pid(&self) -> u32 {
        self.pid
    }

    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.writer.write_all(bytes.as_ref()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits for a condition of what was seen.
    #[track_caller]
    pub fn wait_seen(&self, condition: impl Fn(&Seen) -> bool) {
        let seen = self.seen.lock();
        let waited = self
            .seen
            .changed
            .wait_timeout_while(seen, PATIENCE, |seen| !condition(seen));
        let (seen, result) = waited.unwrap();
        let screen = seen.terminal.screen().contents();
        drop(seen);
        assert!(
            !result.timed_out(),
            "waited in vain; the screen is\n{screen}"
        );
    }

    /// Waits for a condition of the screen.
    #[track_caller]
    pub fn wait(&self, condition: impl Fn(&vt100::Screen) -> bool) {
        self.wait_seen(|seen| condition(seen.terminal.screen()));
    }

    /// Waits for a text on the screen.
    #[track_caller]
    pub fn wait_text(&self, text: &str) {
        self.wait(|screen| screen.contents().contains(text));
    }

    /// Waits until so many frames were written since the beginning.
    #[track_caller]
    pub fn wait_frames(&self, count: usize) {
        self.wait_seen(|seen| frames(&seen.bytes) >= count);
    }

    /// Waits until the program has nothing more to say.
    pub fn wait_quiet(&self) {
        const QUIET: Duration = Duration::from_millis(150);
        while !self.is_quiet_for(QUIET) {}
    }

    /// Sends keys one after the other, as somebody does who looks at each frame.
    pub fn stroll<'a>(&mut self, keys: impl IntoIterator<Item = &'a str>) {
        const GLANCE: Duration = Duration::from_millis(40);
        for key in keys {
            self.send(key);
            while !self.is_quiet_for(GLANCE) {}
        }
    }

    /// Says whether nothing is written for so long.
    pub fn is_quiet_for(&self, time: Duration) -> bool {
        let seen = self.seen.lock();
        let length = seen.bytes.len();
        let waited = self
            .seen
            .changed
            .wait_timeout_while(seen, time, |seen| seen.bytes.len() == length);
        waited.unwrap().1.timed_out()
    }

    /// What the user does, and the bytes that are written until all is quiet.
    pub fn bytes_of(&mut self, act: impl FnOnce(&mut Self)) -> Vec<u8> {
        let from = self.seen.lock().bytes.len();
        act(self);
        self.wait_quiet();
        self.seen.lock().bytes[from..].to_vec()
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.seen.lock().bytes.clone()
    }

    pub fn screen(&self) -> vt100::Screen {
        self.seen.lock().terminal.screen().clone()
    }

    pub fn contents(&self) -> String {
        self.screen().contents()
    }

    pub fn resize(&self, width: u16, height: u16) {
        let mut seen = self.seen.lock();
        let screen = seen.terminal.screen_mut();
        screen.set_size(sane(height), sane(width));
        self.master.resize(pty_size((width, height))).unwrap();
    }

    /// Stops reading what the program writes, as a frozen connection does.
    pub fn freeze(&self) {
        self.seen.lock().paused = true;
    }

    pub fn thaw(&self) {
        self.seen.lock().paused = false;
        self.seen.changed.notify_all();
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(pid_of(self.pid), signal).unwrap();
    }

    /// Waits for the program to end and gives its exit code.
    #[track_caller]
    pub fn code_within(&self, time: Duration) -> u32 {
        let code = self.code.recv_timeout(time);
        code.unwrap_or_else(|_| panic!("still running after {time:?}"))
    }

    /// The exit code, if the program ends in time.
    pub fn code_within_or_not(&self, time: Duration) -> Option<u32> {
        self.code.recv_timeout(time).ok()
    }

    /// Whether the settings of the terminal are what they were.
    #[track_caller]
    pub fn assert_given_back(&self) {
        self.wait(|screen| !screen.alternate_screen() && !screen.hide_cursor());
        let screen = self.screen();
        assert!(!screen.bracketed_paste());
        assert_eq!(screen.contents(), "", "something is left on the screen");
        let (before, now) = self.settings();
        assert_eq!(before, now);
    }

    /// The settings of the terminal before and now, as text that can be compared.
    pub fn settings(&self) -> (String, String) {
        let now = tcgetattr(&self.tty).unwrap();
        (format!("{:?}", self.before), format!("{now:?}"))
    }

    /// Gives the terminal the settings it had before, as a shell does for itself.
    pub fn make_sane(&self) {
        tcsetattr(&self.tty, OptionalActions::Now, &self.before).unwrap();
    }

    /// Writes to the terminal, as another program does.
    pub fn scribble(&self, text: &str) {
        (&self.tty).write_all(text.as_bytes()).unwrap();
    }

    /// Cuts the connection and leaves what is needed to see the end of the program.
    pub fn hang_up(mut self) -> Receiver<u32> {
        self.seen.lock().closed = true;
        self.thaw();
        // The reader sits in a read and notices only when something comes.
        self.send("?");
        self.reader.join().unwrap();
        self.code
    }
}

pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

pub fn frames(bytes: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, FRAME_END).count()
}

/// What was written up to the end of a frame.
pub fn first_frame(bytes: &[u8]) -> &[u8] {
    let mut places = bytes.windows(FRAME_END.len());
    let end = places.position(|window| window == FRAME_END).unwrap();
    &bytes[..end + FRAME_END.len()]
}

pub fn pid_of(pid: u32) -> Pid {
    Pid::from_raw(i32::try_from(pid).unwrap()).unwrap()
}

/// Waits for a condition that nothing tells of.
#[track_caller]
pub fn until(what: &str, within: Duration, condition: impl Fn() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < within, "{what}: not within {within:?}");
        thread::yield_now();
    }
}

/// The processes that a process started, and theirs.
pub fn descendants(of: u32) -> Vec<u32> {
    let path = format!("/proc/{of}/task/{of}/children");
    let children = fs::read_to_string(path).unwrap_or_default();
    let children = children
        .split_whitespace()
        .filter_map(|pid| pid.parse().ok());
    children
        .flat_map(|child: u32| std::iter::once(child).chain(descendants(child)))
        .collect()
}

/// Whether a process lives; one that is dead but not yet buried does not.
pub fn lives(pid: u32) -> bool {
    let status = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let state = status
        .rsplit(')')
        .next()
        .and_then(|rest| rest.trim().chars().next());
    state.is_some_and(|state| state != 'Z')
}

/// The processor time of all threads so far.
pub fn processor_time(pid: u32) -> Duration {
    let threads = fs::read_dir(format!("/proc/{pid}/task")).unwrap();
    let nanoseconds = threads.map(|thread| {
        let path = thread.unwrap().path().join("schedstat");
        let text = fs::read_to_string(path).unwrap_or_default();
        text.split_whitespace()
            .next()
            .map_or(0, |number| number.parse().unwrap())
    });
    Duration::from_nanos(nanoseconds.sum())
}

/// The most memory that a process ever had, in kilobytes.
pub fn peak_memory(pid: u32) -> u64 {
    number_in(&format!("/proc/{pid}/status"), "VmHWM:")
}

/// The number behind a name in a file of the system.
fn number_in(path: &str, name: &str) -> u64 {
    let content = fs::read_to_string(path).unwrap();
    let line = content.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// How often a process has written anything.
pub fn writes(pid: u32) -> u64 {
    number_in(&format!("/proc/{pid}/io"), "syscw:")
}

/// Whether a program is installed.
pub fn is_installed(program: &str) -> bool {
    let found = Command::new("/bin/sh")
        .args(["-c", &format!("command -v {program}")])
        .output();
    found.is_ok_and(|output| output.status.success()) || Path::new(program).exists()
}
