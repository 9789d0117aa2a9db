//! Writes a CSV file of invented projects: `synthesize COUNT [SEED] > file.csv`.

#![allow(clippy::print_stderr, reason = "it is a program")]

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

#[path = "../tests/synthetic/mod.rs"]
mod synthetic;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|count| count.parse().ok());
    let seed = arguments.next().map_or(Some(1), |seed| seed.parse().ok());
    let (Some(count), Some(seed)) = (count, seed) else {
        eprintln!("usage: synthesize COUNT [SEED] > file.csv");
        return ExitCode::from(2);
    };
    // A reader that has seen enough, such as `head`, is no error.
    match write(count, seed) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

fn write(count: usize, seed: u64) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "{}", synthetic::HEADER)?;
    for project in synthetic::projects(count, seed) {
        writeln!(out, "{}", project.line())?;
    }
    out.flush()
}
