//! What the explorer sends over the line, how soon it is there, and how much memory it takes.
//!
//! `cargo bench --bench wire`; compares with fzf where that is installed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]

#[path = "../tests/support/pty.rs"]
mod pty;

use std::time::{Duration, Instant};

use pty::{Session, Setup, first_frame, frames, is_installed, peak_memory, processor_time};

const STARTS: usize = 21;
const QUERY: &str = "dao tao nghe may cong nghiep";

fn main() {
    start();
    frame_sizes();
    cursor();
    typing();
    held();
    paste();
    idle();
}

fn median<T: Ord + Copy>(mut values: Vec<T>) -> T {
    values.sort_unstable();
    values[values.len() / 2]
}

/// A pipe that stays open and empty is no list yet, so fzf gets an empty one.
fn fzf() -> Setup {
    Setup::of("/bin/sh")
        .args(["-c", "fzf </dev/null"])
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
}

fn start() {
    let ours = (0..STARTS)
        .map(|_| time_to_frame(Setup::new(), "31/31"))
        .collect();
    println!("start to first full frame: {:?}", median(ours));
    if is_installed("fzf") {
        let theirs = (0..STARTS).map(|_| time_to_frame(fzf(), "0/0")).collect();
        println!(
            "                      fzf: {:?} (empty list)",
            median(theirs)
        );
    }
    let session = Setup::new().open();
    session.wait_quiet();
    println!("memory at most: {} kB", peak_memory(session.pid()));
}

fn time_to_frame(setup: Setup, text: &str) -> Duration {
    let start = Instant::now();
    let mut session = setup.start();
    session.wait_text(text);
    let took = start.elapsed();
    session.send("\x03");
    session.code_within(Duration::from_secs(5));
    took
}

fn frame_sizes() {
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let session = Setup::new().size(width, height).open();
        session.wait_quiet();
        println!(
            "first frame at {width}×{height}: {} bytes",
            session.bytes().len()
        );
    }
}

fn cursor() {
    for (width, height) in [(80, 24), (200, 60)] {
        let mut session = Setup::new().size(width, height).open();
        session.wait_quiet();
        let (mut cursor, mut detail) = (Vec::new(), Vec::new());
        for _ in 0..8 {
            let bytes = session.bytes_of(|session| session.send("j"));
            cursor.push(first_frame(&bytes).len());
            detail.push(bytes.len() - cursor[cursor.len() - 1]);
        }
        println!(
            "to the next record at {width}×{height}: {} bytes in the median, its detail {} once the cursor rests",
            median(cursor),
            median(detail)
        );
    }
}

fn typing() {
    let mut session = Setup::new().open();
    session.send("/");
    println!(
        "a key of a search at 80×24: {} bytes in the median",
        typed(&mut session)
    );
    if is_installed("fzf") {
        let lines = "awk 'BEGIN { for (i = 0; i < 5000; i++) print i, \"dao tao nghe may cong nghiep\", i * 7919 }' | fzf";
        let setup = Setup::of("/bin/sh").args(["-c", lines]);
        let mut session = setup.env("PATH", "/usr/local/bin:/usr/bin:/bin").start();
        session.wait_text("5000/5000");
        println!(
            "                       fzf: {} bytes in the median (5,000 lines)",
            typed(&mut session)
        );
    }
}

fn typed(session: &mut Session) -> usize {
    session.wait_quiet();
    let keys = QUERY.chars();
    median(
        keys.map(|key| {
            session
                .bytes_of(|session| session.send(key.to_string()))
                .len()
        })
        .collect(),
    )
}

fn held() {
    let mut session = Setup::new().open();
    session.wait_quiet();
    let bytes = session.bytes_of(|session| session.send("\x1b[B".repeat(2000)));
    println!(
        "2,000 times down: {} bytes in {} frames",
        bytes.len(),
        frames(&bytes)
    );
}

fn paste() {
    let megabyte = "dạy nghề ".repeat(90_000);
    for (name, paste) in [
        ("without brackets", megabyte.clone()),
        ("in brackets", format!("\x1b[200~{megabyte}\x1b[201~")),
    ] {
        let mut session = Setup::new().open();
        session.send("/");
        session.wait_quiet();
        let (start, from) = (Instant::now(), session.bytes().len());
        session.send(paste);
        session.send("\x1bOP");
        session.wait_text("Ctrl-F");
        let took = start.elapsed();
        session.wait_quiet();
        println!(
            "1 MB of paste {name}: {took:?}, {} bytes",
            session.bytes().len() - from
        );
    }
}

fn idle() {
    const TIME: Duration = Duration::from_secs(5);
    let session = Setup::new().open();
    session.wait_quiet();
    let before = processor_time(session.pid());
    let quiet = session.is_quiet_for(TIME);
    let used = processor_time(session.pid()).saturating_sub(before);
    println!(
        "idle for {TIME:?}: {used:?} of processor, {}",
        if quiet { "no byte" } else { "bytes" }
    );
}
