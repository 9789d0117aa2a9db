//! The program in tmux, which has its own opinion of what a terminal understands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "support/pty.rs"]
mod pty;

use std::process::Command;
use std::time::Duration;

use pty::until;
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(10);

/// A tmux of our own, which ends when this is dropped.
struct Tmux {
    folder: TempDir,
}

impl Tmux {
    /// Runs the program in a window of 80×24, in a shell that lives on.
    fn start(arguments: &str) -> Self {
        let tmux = Self {
            folder: TempDir::new().unwrap(),
        };
        let program = env!("CARGO_BIN_EXE_khuyencong");
        let script =
            format!("PS1='sh$ ' exec /bin/sh -c '{program} {arguments}; echo back; read -r line'");
        tmux.run(&[
            "-u",
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            "80",
            "-y",
            "24",
            &script,
        ]);
        tmux
    }

    fn run(&self, arguments: &[&str]) -> String {
        let mut command = Command::new("tmux");
        command
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("LANG", "C.UTF-8");
        command.env("TERM", "xterm-256color");
        command.arg("-S").arg(self.folder.path().join("socket"));
        let output = command.args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    }

    fn screen(&self) -> String {
        self.run(&["capture-pane", "-p"])
    }

    fn keys(&self, keys: &[&str]) {
        self.run(&[&["send-keys"], keys].concat());
    }

    #[track_caller]
    fn wait(&self, text: &str) {
        until(text, PATIENCE, || self.screen().contains(text));
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
#[ignore = "needs tmux"]
fn it_looks_right_in_tmux() {
    let tmux = Tmux::start("");
    tmux.wait("31/31");
    let lines = tmux.screen();
    let rows: Vec<_> = lines.lines().filter(|line| line.starts_with('│')).collect();
    assert!(rows.len() > 15, "{lines}");
    for row in rows {
        assert_eq!(row.chars().count(), 80, "{lines}");
        assert!(row.ends_with(['│', '┤']), "{lines}");
    }
    assert_eq!(
        tmux.run(&[
            "display",
            "-p",
            "#{alternate_on}#{cursor_flag}#{mouse_any_flag}"
        ])
        .trim(),
        "100"
    );
    tmux.keys(&["/", "may cong nghiep", "Enter"]);
    tmux.wait("56 lớp");
    tmux.keys(&["Down", "Up", "F1"]);
    tmux.wait("Ctrl-F");
    tmux.keys(&["Escape"]);
    tmux.wait("56 lớp");
    tmux.run(&["resize-window", "-x", "120", "-y", "40"]);
    until("40 lines", PATIENCE, || {
        tmux.screen().lines().any(|line| line.chars().count() > 100)
    });
    tmux.keys(&["q"]);
    tmux.wait("back");
    assert_eq!(
        tmux.run(&["display", "-p", "#{alternate_on}#{cursor_flag}"])
            .trim(),
        "01"
    );
    assert_eq!(tmux.screen().trim(), "back");
}

#[test]
#[ignore = "needs tmux"]
fn copying_reaches_the_buffer_of_tmux() {
    let tmux = Tmux::start("");
    tmux.run(&["set", "-s", "set-clipboard", "on"]);
    tmux.wait("31/31");
    tmux.keys(&["/", "may cong nghiep", "Enter"]);
    tmux.wait("56 lớp");
    tmux.keys(&["y"]);
    until("the buffer", PATIENCE, || {
        tmux.run(&["show-buffer"]).contains("1.960 người")
    });
}

#[test]
#[ignore = "needs tmux"]
fn a_killed_window_leaves_nothing_running() {
    let tmux = Tmux::start("");
    tmux.wait("31/31");
    let shell: u32 = tmux
        .run(&["display", "-p", "#{pane_pid}"])
        .trim()
        .parse()
        .unwrap();
    let program = *pty::descendants(shell).first().unwrap();
    tmux.run(&["kill-server"]);
    until("the program is gone", Duration::from_secs(2), || {
        !pty::lives(program)
    });
}
