//! A guest account: nothing is written, nothing is read outside one folder, nothing is started.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use pty::{Setup, contains};
use tempfile::TempDir;

const DATA: &str = include_str!("../data/thai-binh.json");

/// A folder `inside` with a dataset and with links to the dataset `secret.json` beside it.
struct House {
    folder: TempDir,
}

impl House {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let house = Self { folder };
        fs::create_dir(house.path("inside")).unwrap();
        fs::write(house.path("inside/own.json"), DATA).unwrap();
        fs::write(house.path("secret.json"), DATA).unwrap();
        symlink("../secret.json", house.path("inside/link.json")).unwrap();
        symlink("..", house.path("inside/up")).unwrap();
        symlink("own.json", house.path("inside/good-link.json")).unwrap();
        house
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khuyencong"));
        command.env_clear().current_dir(self.path("inside"));
        command.env("KHUYENCONG_DATA", self.path("secret.json"));
        command
            .args(["--restricted", "--root"])
            .arg(self.path("inside"));
        command.args(arguments).output().unwrap()
    }
}

#[test]
fn files_are_read_below_the_folder_only() {
    let house = House::new();
    let reads = |file: &str| house.run(&["summary", "--data", file]).status.success();
    for file in [
        "own.json",
        "./own.json",
        "good-link.json",
        "up/inside/own.json",
    ] {
        assert!(reads(file), "{file}");
    }
    assert!(reads(house.path("inside/own.json").to_str().unwrap()));
    let secret = house.path("secret.json");
    for file in [
        "../secret.json",
        "link.json",
        "up/secret.json",
        "up/inside/../secret.json",
        secret.to_str().unwrap(),
        "/etc/passwd",
        "missing.json",
    ] {
        assert!(!reads(file), "{file}");
    }
}

#[test]
fn the_environment_opens_no_file() {
    let house = House::new();
    fs::write(house.path("secret.json"), "broken").unwrap();
    assert!(house.run(&["summary"]).status.success());
}

#[test]
fn without_a_folder_no_file_is_read() {
    let house = House::new();
    let own = house.path("inside/own.json");
    let run = |file: &Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_khuyencong"));
        let command = command
            .args(["--restricted", "summary", "--data"])
            .arg(file);
        command.output().unwrap().status.success()
    };
    assert!(!run(&own));
}

#[test]
fn nothing_is_written() {
    let house = House::new();
    let output = house.run(&["export", "--output", "new.json"]);
    assert!(!output.status.success());
    assert!(!house.path("inside/new.json").exists());
    assert!(house.run(&["export"]).status.success());
}

#[test]
fn the_explorer_writes_nothing_either() {
    for (arguments, files) in [("", 1), ("--restricted --root .", 0)] {
        let folder = TempDir::new().unwrap();
        let script = format!("cd {}; exec \"$0\" {arguments}", folder.path().display());
        let mut session = Setup::shell(&script).open();
        session.send("e");
        session.wait_quiet();
        session.send("new.json\r");
        session.wait_quiet();
        let written = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(written, files, "{arguments}: {}", session.contents());
    }
}

/// The keys of a guest who tries everything, the same in each run.
fn random_keys(count: usize) -> Vec<String> {
    const KEYS: &[&str] = &[
        "\x1b[A",
        "\x1b[B",
        "\x1b[C",
        "\x1b[D",
        "\x1b[5~",
        "\x1b[6~",
        "\x1b[H",
        "\x1b[F",
        "\r",
        "\t",
        "\x1b[Z",
        "\x7f",
        "\x08",
        "\x1b",
        "/",
        "?",
        "1",
        "2",
        "3",
        "4",
        "5",
        "y",
        "Y",
        "s",
        "S",
        "e",
        "!",
        "|",
        ":",
        "v",
        "o",
        "E",
        "\x1a",
        "\x07",
        "\x0c",
        "\x12",
        "\x15",
        "\x17",
        "đ",
        "a",
        "m",
        "n",
        "\x1b[200~paste\x1b[201~",
        "\x1bOP",
        "\x1b[M !!",
        "\x1b[<0;3;4M",
        " ",
    ];
    let mut state: u64 = 12;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap()
    };
    (0..count)
        .map(|_| KEYS[next() % KEYS.len()].to_owned())
        .collect()
}

#[test]
#[ignore = "needs strace and takes a while"]
fn ten_thousand_keys_start_no_process_and_open_nothing_outside() {
    let house = House::new();
    let trace = house.path("trace");
    let script = format!(
        "exec strace -f -qq -e trace=execve,execveat,fork,vfork,clone,clone3,socket,connect,open,openat,\
         openat2,creat,unlink,rename,mkdir,symlink,link,truncate -o {} \"$0\" --restricted --root {} \
         --data {}",
        trace.display(),
        house.path("inside").display(),
        house.path("inside/own.json").display(),
    );
    let mut session = Setup::shell(&script).env("PATH", "/usr/bin:/bin").open();
    for keys in random_keys(10_000).chunks(100) {
        for key in keys {
            session.send(key);
        }
        session.wait_quiet();
    }
    session.wait_quiet();
    session.send("\x1b\x1b[A\x03");
    session.code_within(Duration::from_mins(1));
    let trace = fs::read_to_string(trace).unwrap();
    let calls = |name: &str| trace.lines().filter(|line| line.contains(name)).count();
    assert_eq!(calls("execve(") + calls("execveat("), 1, "{trace}");
    assert_eq!(calls("socket(") + calls("connect("), 0, "{trace}");
    assert_eq!(calls("fork("), 0, "{trace}");
    // A call that another thread interrupts stands in two lines; the first has its arguments.
    let begun = |line: &&str| line.contains("clone") && !line.contains("resumed");
    let processes = trace.lines().filter(begun);
    assert!(
        processes.clone().all(|line| line.contains("CLONE_THREAD")),
        "{trace}"
    );
    assert!(processes.count() >= 4, "{trace}");
    for change in [
        "O_WRONLY",
        "O_RDWR",
        "O_CREAT",
        "unlink",
        "rename",
        "mkdir",
        "symlink",
        "truncate(",
    ] {
        assert_eq!(calls(change), 0, "{change}: {trace}");
    }
    let inside = house.path("inside").canonicalize().unwrap();
    for line in trace.lines().filter(|line| line.contains("open")) {
        assert!(may_open(line, &inside), "{line}");
    }
}

/// Whether an opened file is below the folder, or is what the system itself reads for any program.
fn may_open(line: &str, inside: &Path) -> bool {
    const SYSTEM: &[&str] = &[
        "/etc/ld.so.",
        "/lib/",
        "/lib64/",
        "/usr/lib/",
        "/proc/self/",
        "/proc/sys/vm/overcommit_memory",
        "/sys/fs/cgroup",
    ];
    let path = line.split('"').nth(1).unwrap_or_default();
    line.contains("= -1")
        || path.starts_with(inside.to_str().unwrap())
        || SYSTEM.iter().any(|prefix| path.starts_with(prefix))
}

#[test]
fn without_any_terminal_nothing_is_asked_of_another_program() {
    let house = House::new();
    let (mark, tput) = (house.path("mark"), house.path("tput"));
    fs::write(&tput, format!("#!/bin/sh\n: >'{}'\n", mark.display())).unwrap();
    fs::set_permissions(&tput, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", house.path(".").display());
    let mut command = Command::new("setsid");
    command.args(["-w", env!("CARGO_BIN_EXE_khuyencong")]);
    let command = command.env("PATH", path).stdin(Stdio::null());
    assert!(!command.output().unwrap().status.success());
    assert!(!mark.exists(), "tput was started");
}

#[test]
fn the_command_of_an_ssh_client_is_not_run() {
    let house = House::new();
    let mark = house.path("mark");
    let script = format!(
        "\"$0\" --restricted summary; \"$0\" --restricted; test -e {}; echo ended $?",
        mark.display()
    );
    let mut session = Setup::shell(&script)
        .env("SSH_ORIGINAL_COMMAND", &format!("touch {}", mark.display()))
        .start();
    session.wait_seen(|seen| contains(&seen.bytes, b"\x1b[?1049h"));
    session.wait_frames(1);
    session.send("q");
    session.wait_text("ended 1");
}
