//! How long a million records take to open, as CSV and as JSON Lines, and how much memory: read in
//! this process, and in the explorer up to its first screen and until all can be searched; and how
//! long a key takes there.
//!
//! `cargo bench --bench load [-- ROWS]`; where `fzf` is installed it takes in the same lines.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench tells its figures, and ends where it has none"
)]

#[path = "../tests/support/pty.rs"]
mod pty;
#[path = "../tests/synthetic/mod.rs"]
mod synthetic;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use khuyencong::dataset::Shared;
use khuyencong::messages::VI;
use khuyencong::reader::{self, Options, Source};
use khuyencong::text::{self, Decimal};
use pty::{Session, Setup, frames, peak_memory};
use serde_json::json;

/// What is typed into the explorer, and what erases it.
const QUERY: &str = "dao tao nghe may cong nghiep";
const ERASE: char = '\x7f';

/// Every run has the same records.
const SEED: u64 = 1;

fn write_csv(path: &Path, rows: usize) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "{}", synthetic::HEADER)?;
    for project in synthetic::projects(rows, SEED) {
        writeln!(out, "{}", project.line())?;
    }
    out.flush()
}

fn write_json_lines(path: &Path, rows: usize) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    for project in synthetic::projects(rows, SEED) {
        let million = |indicator: &str, amount: usize| json!({"indicator": indicator, "value": amount * 1_000_000});
        let line = json!({
            "id": project.id,
            "title": project.title,
            "period": project.year.to_string(),
            "funding": [project.funding.key()],
            "activity": project.activity_id(),
            "establishments": [project.establishment],
            "place": {"commune": project.commune, "district": project.district},
            "figures": [
                million("total_cost", project.total),
                million("support", project.support),
                million("counterpart", project.counterpart),
                {"indicator": "trainees", "value": project.trainees},
            ],
            "status": project.status,
        });
        writeln!(out, "{line}")?;
    }
    out.flush()
}

/// Loads a file in this process, and gives the records and the time.
fn load(path: &Path) -> Result<(u32, Duration)> {
    let shared = Shared::default();
    let start = Instant::now();
    let report = reader::load(
        &[Source::File(path.to_owned())],
        &Options::new(&VI),
        &shared,
        &mut |_| ControlFlow::Continue(()),
    )?;
    let time = start.elapsed();
    anyhow::ensure!(!report.stopped, "stopped");
    let rows = shared.read().len();
    Ok((rows, time))
}

/// The time that fzf takes to take in the lines, if it is there.
fn fzf(path: &Path) -> Option<Duration> {
    let start = Instant::now();
    let lines = File::open(path).ok()?;
    Command::new("fzf")
        .args(["--filter", "zzzzqqq"])
        .stdin(lines)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    Some(start.elapsed())
}

/// Opens a file in the explorer, as somebody does who waits for all of it.
fn explore(path: &Path, rows: usize) -> Result<()> {
    let start = Instant::now();
    let arguments = ["--data", path.to_str().context("the path is not text")?];
    let mut session = Setup::new().args(arguments).start();
    let title = synthetic::projects(1, SEED).next().map(|first| first.title);
    let words: Vec<_> = title.iter().flat_map(|title| title.split(' ')).collect();
    session.wait_text(&format!("▸{}", words[..3].join(" ")));
    let first = start.elapsed();
    let rows = text::group(i64::try_from(rows)?, Decimal::Comma);
    session.wait_text(&format!("{rows}/{rows}"));
    let all = start.elapsed();
    session.send("/");
    session.wait_quiet();
    let typed = QUERY.chars().map(|key| time_to_frame(&mut session, key));
    let typed = percentiles(typed.collect());
    let erased = QUERY.chars().map(|_| time_to_frame(&mut session, ERASE));
    let erased = percentiles(erased.collect());
    println!(
        "  explorer: first screen after {} ms, all of it after {:.2} s; from a key to the frame with what \
         it found, median and 95th percentile, {typed} while typing, {erased} while erasing; peak {} MiB",
        first.as_millis(),
        all.as_secs_f64(),
        peak_memory(session.pid()) / 1024
    );
    session.send("\x03");
    session.code_within(Duration::from_secs(5));
    Ok(())
}

/// The time from a key to the next frame, which waits for what was found.
fn time_to_frame(session: &mut Session, key: char) -> Duration {
    let drawn = frames(&session.bytes());
    let start = Instant::now();
    session.send(key.to_string());
    session.wait_frames(drawn + 1);
    let took = start.elapsed();
    session.wait_quiet();
    took
}

fn percentiles(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    format!("{:.1} and {:.1} ms", ms(at(50)), ms(at(95)))
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Each file is loaded in a process of its own, so that its peak of memory is its own.
fn report(path: &Path) -> Result<()> {
    let output = Command::new(std::env::current_exe()?)
        .arg("--load")
        .arg(path)
        .output()?;
    let size = fs::metadata(path)?.len() / 1_000_000;
    print!(
        "{}: {size} MB, {}",
        path.display(),
        String::from_utf8_lossy(&output.stdout)
    );
    match fzf(path) {
        Some(time) => println!(
            "  fzf takes in the same lines in {:.2} s",
            time.as_secs_f64()
        ),
        None => println!("  fzf is not installed"),
    }
    Ok(())
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    if let [flag, path] = arguments.as_slice() {
        anyhow::ensure!(flag == "--load", "unknown argument {flag}");
        let (rows, time) = load(Path::new(path))?;
        println!(
            "{rows} records in {:.2} s, peak {} MiB",
            time.as_secs_f64(),
            peak_memory(std::process::id()) / 1024
        );
        return Ok(());
    }
    let rows = arguments
        .first()
        .map_or(Ok(1_000_000), |rows| rows.parse())
        .context("ROWS is a number")?;
    let folder = PathBuf::from(
        std::env::var_os("CARGO_TARGET_TMPDIR")
            .unwrap_or_else(|| std::env::temp_dir().into_os_string()),
    );
    let (csv, lines) = (
        folder.join("khuyencong-load.csv"),
        folder.join("khuyencong-load.jsonl"),
    );
    write_csv(&csv, rows)?;
    write_json_lines(&lines, rows)?;
    for path in [&csv, &lines] {
        report(path)?;
        explore(path, rows)?;
        fs::remove_file(path)?;
    }
    Ok(())
}
