//! However the program ends, the terminal is as it was before.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs
)]

#[path = "support/pty.rs"]
mod pty;

use std::io::Write;
use std::time::Duration;

use khuyencong::messages::VI;
use khuyencong::terminal::Screen;
use pty::{Session, Setup, contains, descendants, lives, until};
use rustix::process::Signal;

/// Tells a test that another one has started it.
const CHILD: &str = "TEST_CHILD";
const SECOND: Duration = Duration::from_secs(1);

/// The keys that lead to every screen, and a text that is only there.
const SCREENS: &[(&str, &str)] = &[
    ("", "[1 Đề án]"),
    ("2", "[2 Cơ sở CNNT]"),
    ("3", "[3 Đào tạo]"),
    ("4", "[4 Đối chiếu]"),
    ("/may", "Tìm: may"),
    ("\r", "Chi tiết"),
    ("?", "Ctrl-F"),
    ("/\x1b[200~endless", "Tìm:"),
];

fn open_at(keys: &str, text: &str) -> Session {
    let mut session = Setup::new().open();
    session.send(keys);
    session.wait_text(text);
    session
}

#[test]
fn quitting_gives_the_terminal_back() {
    let mut session = Setup::new().open();
    let (before, now) = session.settings();
    assert_ne!(before, now, "raw mode was never on");
    session.wait(|screen| screen.alternate_screen() && screen.hide_cursor());
    session.wait(vt100::Screen::bracketed_paste);
    session.send("q");
    assert_eq!(session.code_within(SECOND), 0);
    session.assert_given_back();
}

#[test]
fn signals_give_the_terminal_back_on_every_screen() {
    for (keys, text) in SCREENS {
        for (signal, number) in [
            (Signal::HUP, 1),
            (Signal::INT, 2),
            (Signal::QUIT, 3),
            (Signal::TERM, 15),
        ] {
            let session = open_at(keys, text);
            session.signal(signal);
            assert_eq!(session.code_within(SECOND), 128 + number, "{keys:?}");
            session.assert_given_back();
        }
    }
}

#[test]
fn signals_end_it_while_it_reads_a_file() {
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    let rows = (0..300_000).map(|row| format!("Đề án {row},KCQG,{row},2019\n"));
    let content = rows.collect::<String>();
    file.write_all("Tên đề án,Nguồn,Kinh phí,Năm\n".as_bytes())
        .unwrap();
    file.write_all(content.as_bytes()).unwrap();
    for (signal, number) in [(Signal::HUP, 1), (Signal::INT, 2), (Signal::TERM, 15)] {
        let session = Setup::new()
            .args(["--data", file.path().to_str().unwrap()])
            .open();
        let threads = format!("/proc/{}/task", session.pid());
        let names = std::fs::read_dir(&threads).unwrap().map(|thread| {
            std::fs::read_to_string(thread.unwrap().path().join("comm")).unwrap_or_default()
        });
        assert!(
            names.into_iter().any(|name| name.trim() == "load"),
            "it has read the file already"
        );
        session.signal(signal);
        assert_eq!(session.code_within(SECOND), 128 + number);
        session.assert_given_back();
    }
}

/// Freezes the connection and lets the program write until it can write no more.
fn block(session: &mut Session) {
    session.freeze();
    let syscall = format!("/proc/{0}/task/{0}/syscall", session.pid());
    let is_blocked = || {
        let now = std::fs::read_to_string(&syscall).unwrap_or_default();
        now.starts_with("1 0x1 ")
    };
    for key in "2341".chars().cycle() {
        let before = pty::writes(session.pid());
        session.send(key.to_string());
        until("a frame", 5 * SECOND, || {
            is_blocked() || pty::writes(session.pid()) > before
        });
        if is_blocked() {
            return;
        }
    }
}

#[test]
fn signals_end_it_while_output_is_blocked() {
    for (signal, number) in [(Signal::TERM, 15), (Signal::HUP, 1), (Signal::INT, 2)] {
        let mut session = Setup::new().size(200, 60).open();
        block(&mut session);
        session.signal(signal);
        assert_eq!(session.code_within(2 * SECOND), 128 + number);
        session.thaw();
        session.assert_given_back();
    }
}

#[test]
fn a_closed_connection_ends_it_whoever_started_it() {
    for script in [
        "exec \"$0\"",
        "\"$0\"; :",
        "trap '' HUP; exec \"$0\"",
        "trap '' HUP; \"$0\"; :",
        "trap 'true' HUP; \"$0\"; sleep 1000 & wait",
        // In a session of its own, for which this terminal is not the controlling one.
        "setsid -w \"$0\"; :",
    ] {
        let session = Setup::shell(script).open();
        let mut all = descendants(session.pid());
        all.push(session.pid());
        let program = all
            .iter()
            .copied()
            .find(|pid| is_the_program(*pid))
            .unwrap();
        // A frame that comes after the end would tell of it too.
        session.wait_quiet();
        drop(session.hang_up());
        until(script, 2 * SECOND, || !lives(program));
        all.iter().filter(|pid| lives(**pid)).for_each(|pid| {
            let _ = rustix::process::kill_process(pty::pid_of(*pid), Signal::KILL);
        });
    }
}

#[test]
fn a_closed_connection_ends_it_while_output_is_blocked() {
    let mut session = Setup::shell("trap '' HUP; exec \"$0\"")
        .size(200, 60)
        .open();
    let program = session.pid();
    block(&mut session);
    drop(session.hang_up());
    until("gone", 2 * SECOND, || !lives(program));
}

fn is_the_program(pid: u32) -> bool {
    let name = std::fs::read_to_string(format!("/proc/{pid}/comm"));
    name.is_ok_and(|name| name.trim() == "khuyencong")
}

#[test]
fn after_a_stop_it_is_raw_again_and_redrawn() {
    let session = Setup::new().open();
    session.wait_quiet();
    let (before, raw) = session.settings();
    let text = session.contents();
    session.signal(Signal::STOP);
    let stat = format!("/proc/{}/stat", session.pid());
    until("stopped", SECOND, || {
        std::fs::read_to_string(&stat).unwrap().contains(") T ")
    });
    // What a shell does meanwhile.
    session.make_sane();
    assert_eq!(session.settings().1, before);
    session.scribble("\x1b[?1049l\x1b[?25h\x1b[2Jsh$ ");
    session.wait(|screen| screen.contents() == "sh$ ");
    session.signal(Signal::CONT);
    session.wait(|screen| screen.contents() == text);
    session.wait(|screen| screen.alternate_screen() && screen.hide_cursor());
    assert_eq!(session.settings().1, raw);
    session.signal(Signal::TERM);
    assert_eq!(session.code_within(SECOND), 128 + 15);
    session.wait(|screen| screen.contents() == "sh$ " && !screen.hide_cursor());
    assert_eq!(session.settings().1, before);
}

#[test]
fn a_stopped_job_in_the_background_can_be_ended() {
    let script = "set -m; \"$0\"; kill -TERM %1; kill -CONT %1; read -r line";
    let session = Setup::shell(script).open();
    let program = *descendants(session.pid()).first().unwrap();
    rustix::process::kill_process(pty::pid_of(program), Signal::STOP).unwrap();
    until("ended", 5 * SECOND, || !lives(program));
    session.wait(|screen| !screen.alternate_screen() && !screen.hide_cursor());
}

#[test]
fn what_was_typed_ahead_does_not_reach_the_shell() {
    let mut session = Setup::shell("\"$0\"; echo back; read -r line; echo got:$line:").open();
    session.send("qecho surprise\recho more\r");
    session.wait_text("back");
    session.send("mine\n");
    session.wait_text("got:mine:");
}

#[test]
fn what_was_not_read_does_not_reach_the_shell() {
    let mut session = child("child_reads_after");
    session.wait(vt100::Screen::alternate_screen);
    session.send("echo surprise\n");
    session.wait_text("back");
    session.send("mine\n");
    session.wait_text("got:mine:");
}

#[test]
fn a_job_that_goes_on_in_the_background_can_be_ended() {
    let session = Setup::shell("set -m; \"$0\"; echo back; read -r line").open();
    let program = *descendants(session.pid()).first().unwrap();
    let tell = |signal| rustix::process::kill_process(pty::pid_of(program), signal).unwrap();
    tell(Signal::STOP);
    session.wait_text("back");
    tell(Signal::CONT);
    session.wait_quiet();
    tell(Signal::TERM);
    until("ended", 5 * SECOND, || !lives(program));
}

#[test]
fn ctrl_z_suspends_nothing() {
    // The first is alone, as after a login; the second is a job of a shell that could go on.
    for script in [
        "exec \"$0\"",
        "set -m; \"$0\"; echo suspended; read -r line",
    ] {
        let mut session = Setup::shell(script).open();
        session.send("\x1a/");
        session.wait_text("Tìm:");
    }
}

#[test]
fn a_panic_in_any_thread_gives_the_terminal_back() {
    for test in ["child_panics", "child_panics_elsewhere"] {
        let session = child(test);
        assert_eq!(session.code_within(10 * SECOND), 101);
        let message = "lỗi của chương trình: boom �[31m�!".as_bytes();
        session.wait_seen(|seen| contains(&seen.bytes, message));
        session.wait(|screen| !screen.alternate_screen() && !screen.hide_cursor());
        let (before, after) = session.settings();
        assert_eq!(before, after);
        let bytes = session.bytes();
        assert!(
            contains(&bytes, b"\x1b[?1049h"),
            "the terminal was never taken"
        );
        assert!(!contains(&bytes, b"\x1b[31m"));
    }
}

/// One of the tests below in a terminal of its own.
fn child(test: &str) -> Session {
    let program = std::env::current_exe().unwrap();
    let arguments = ["--exact", test, "--ignored", "--nocapture"];
    Setup::of(program.to_str().unwrap())
        .args(arguments)
        .env(CHILD, "1")
        .start()
}

/// The terminal with something drawn on it; none where the test was not started by another.
fn take() -> Option<Screen> {
    std::env::var_os(CHILD)?;
    let mut screen = Screen::take(&VI, |_| ()).ok()?;
    screen.draw(|_| ()).unwrap();
    Some(screen)
}

#[test]
#[ignore = "for another test, which runs it in a terminal of its own"]
fn child_panics() {
    let Some(_screen) = take() else { return };
    panic!("boom \u{1b}[31m\u{9b}!");
}

#[test]
#[ignore = "for another test, which runs it in a terminal of its own"]
fn child_panics_elsewhere() {
    let Some(_screen) = take() else { return };
    let panics = || panic!("boom \u{1b}[31m\u{9b}!");
    let _ = std::thread::spawn(panics).join();
    // The hook never lets anybody come here.
    std::process::exit(1);
}

#[test]
#[ignore = "for another test, which runs it in a terminal of its own"]
fn child_reads_after() {
    let Some(screen) = take() else { return };
    let stdin = rustix::stdio::stdin();
    let mut typed = [rustix::event::PollFd::from_borrowed_fd(
        stdin,
        rustix::event::PollFlags::IN,
    )];
    rustix::event::poll(&mut typed, None).unwrap();
    drop(screen);
    println!("back");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    println!("got:{}:", line.trim());
}
