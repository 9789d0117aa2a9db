//! The program as the forced command of a real sshd on this machine.
//!
//! Run with `cargo test --release --test sshd -- --ignored --test-threads 1`; needs OpenSSH.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs
)]

#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use pty::{Session, Setup, frames, until};
use rustix::process::Signal;
use tempfile::TempDir;

const SECOND: Duration = Duration::from_secs(1);
const SSHD: &str = "/usr/sbin/sshd";

/// An sshd of our own, which ends when this is dropped.
struct Server {
    folder: TempDir,
    port: u16,
    sshd: Child,
}

impl Server {
    /// A server that takes a client for dead which says nothing for two seconds.
    fn start() -> Self {
        Self::patient(1)
    }

    /// A server that asks a silent client every so many seconds, and ends it at the second time.
    fn patient(seconds: u16) -> Self {
        let folder = TempDir::new().unwrap();
        let port = free_port();
        for name in ["host", "user"] {
            let mut keygen = Command::new("ssh-keygen");
            keygen.args(["-q", "-t", "ed25519", "-N", "", "-f"]);
            assert!(
                keygen
                    .arg(folder.path().join(name))
                    .status()
                    .unwrap()
                    .success()
            );
        }
        fs::rename(
            folder.path().join("user.pub"),
            folder.path().join("authorized"),
        )
        .unwrap();
        fs::create_dir(folder.path().join("data")).unwrap();
        fs::write(folder.path().join("config"), config(&folder, port, seconds)).unwrap();
        // Debian's sshd wants this folder when it is started by root.
        let _ = fs::create_dir_all("/run/sshd");
        let sshd = Command::new(SSHD)
            .args(["-D", "-f"])
            .arg(folder.path().join("config"))
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        until("sshd answers", 10 * SECOND, || {
            TcpStream::connect(("127.0.0.1", port)).is_ok()
        });
        Self { folder, port, sshd }
    }

    fn login(&self) -> Setup {
        let key = self.folder.path().join("user");
        let port = self.port.to_string();
        let user = Command::new("id").arg("-un").output().unwrap().stdout;
        let user = String::from_utf8(user).unwrap();
        Setup::of("/usr/bin/ssh").args([
            "-tt",
            "-F",
            "none",
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "LogLevel=ERROR",
            "-o",
            "SendEnv=LANG",
            "-i",
            key.to_str().unwrap(),
            "-p",
            &port,
            "-l",
            user.trim(),
            "127.0.0.1",
            "touch /tmp/never",
        ])
    }

    /// The programs that this server has started.
    fn programs(&self) -> Vec<u32> {
        let mark = self.root();
        let all = fs::read_dir("/proc").unwrap();
        let pids = all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
        let ours = |pid: &u32| {
            let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
            line.starts_with(env!("CARGO_BIN_EXE_khuyencong").as_bytes())
                && pty::contains(&line, mark.to_str().unwrap().as_bytes())
        };
        pids.filter(ours).collect()
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("data")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.sshd.kill();
        let _ = self.sshd.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

fn config(folder: &TempDir, port: u16, alive: u16) -> String {
    let at = folder.path().display();
    let program = env!("CARGO_BIN_EXE_khuyencong");
    format!(
        "ListenAddress 127.0.0.1\nPort {port}\nHostKey {at}/host\nPidFile {at}/pid\n\
         AuthorizedKeysFile {at}/authorized\nStrictModes no\nUsePAM no\n\
         PasswordAuthentication no\nPermitRootLogin yes\nAcceptEnv LANG\nDisableForwarding yes\n\
         PermitUserRC no\nClientAliveInterval {alive}\nClientAliveCountMax 2\nMaxStartups 200\n\
         MaxSessions 200\nLogLevel ERROR\nForceCommand exec {program} --restricted --root {at}/data\n"
    )
}

/// Waits until a session shows its first list.
fn arrive(session: &Session) {
    session.wait_frames(1);
    session.wait_text("31/31");
}

#[test]
#[ignore = "needs OpenSSH"]
fn a_visit_over_ssh() {
    let server = Server::start();
    let mut session = server.login().open();
    arrive(&session);
    session.send("/may cong nghiep\r");
    session.wait_text("56 lớp");
    session.send("\r");
    session.resize(120, 40);
    session.wait(|screen| screen.contents().lines().count() > 24);
    session.resize(80, 24);
    session.send("\x1a");
    session.wait_quiet();
    session.send("q");
    assert_eq!(session.code_within(5 * SECOND), 0);
    session.assert_given_back();
    assert!(!PathBuf::from("/tmp/never").exists());
    until("the program is gone", 2 * SECOND, || {
        server.programs().is_empty()
    });
}

#[test]
#[ignore = "needs OpenSSH"]
fn a_killed_client_leaves_nothing_running() {
    let server = Server::start();
    for keys in ["", "/may", "?", "/\x1b[200~endless"] {
        let mut session = server.login().open();
        arrive(&session);
        session.send(keys);
        session.wait_quiet();
        assert_eq!(server.programs().len(), 1);
        session.signal(Signal::KILL);
        until("the program is gone", 2 * SECOND, || {
            server.programs().is_empty()
        });
    }
}

#[test]
#[ignore = "needs OpenSSH"]
fn a_frozen_client_leaves_nothing_running() {
    let server = Server::start();
    let session = server.login().open();
    arrive(&session);
    session.signal(Signal::STOP);
    assert_eq!(server.programs().len(), 1);
    until("the program is gone", 15 * SECOND, || {
        server.programs().is_empty()
    });
    session.signal(Signal::KILL);
}

#[test]
#[ignore = "needs OpenSSH and takes a while"]
fn fifty_sessions_at_once() {
    const SESSIONS: usize = 50;
    const KEYS: usize = 40;
    // Fifty clients on a busy machine may well be silent for two seconds.
    let server = Server::patient(60);
    let sessions: Vec<_> = (0..SESSIONS).map(|_| server.login().start()).collect();
    sessions.iter().for_each(arrive);
    let programs = server.programs();
    assert_eq!(programs.len(), SESSIONS);
    let memory: Vec<_> = programs.iter().map(|pid| own_memory(*pid)).collect();
    let typists = sessions
        .into_iter()
        .enumerate()
        .map(|(number, session)| thread::spawn(move || type_for_a_while(session, number, KEYS)));
    let typists: Vec<_> = typists.collect();
    let mut delays: Vec<_> = typists
        .into_iter()
        .flat_map(|typist| typist.join().unwrap())
        .collect();
    delays.sort_unstable();
    let at = |share: usize| delays[delays.len() * share / 100];
    println!(
        "key to frame: median {:?}, 95th percentile {:?}, all {}",
        at(50),
        at(95),
        delays.len()
    );
    println!(
        "memory a session: at most {} kB",
        memory.iter().max().unwrap()
    );
    assert_eq!(delays.len(), SESSIONS * KEYS);
    // Without optimization the program is many times slower.
    let most = if cfg!(debug_assertions) { 3_000 } else { 50 };
    assert!(at(95) <= Duration::from_millis(most), "{:?}", at(95));
}

/// Presses a key five times a second, as one of many does, and measures until its frame is there.
fn type_for_a_while(mut session: Session, number: usize, keys: usize) -> Vec<Duration> {
    let pace = SECOND / 5;
    thread::sleep(pace * u32::try_from(number).unwrap() / 50);
    let press = |key: usize| {
        let before = frames(&session.bytes());
        let start = Instant::now();
        session.send(if key % 8 < 4 { "j" } else { "k" });
        session.wait_frames(before + 1);
        let delay = start.elapsed();
        thread::sleep(pace.saturating_sub(delay));
        delay
    };
    let delays = (0..keys).map(press).collect();
    session.send("q");
    session.code_within(10 * SECOND);
    delays
}

/// The memory that a process shares with no other, in kilobytes.
fn own_memory(pid: u32) -> u64 {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let private = rollup.lines().filter(|line| line.starts_with("Private_"));
    private
        .filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok())
        .sum()
}
