//! Old and small machines: little memory, a small binary, nothing else on the file system.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "support/pty.rs"]
mod pty;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use pty::Setup;
use tempfile::TempDir;

const TARGET: &str = "x86_64-unknown-linux-gnu";

#[test]
#[cfg(not(debug_assertions))]
fn the_program_is_small() {
    let size = fs::metadata(env!("CARGO_BIN_EXE_khuyencong"))
        .unwrap()
        .len();
    assert!(size < 4_000_000, "{size} bytes");
    let mut session = Setup::new().open();
    session.send("/may");
    session.wait_text("Tìm: may");
    session.send("\r2341");
    session.wait_quiet();
    let peak = pty::peak_memory(session.pid());
    assert!(peak < 8_000, "{peak} kB");
}

/// Builds the program without shared libraries, beside the other builds.
fn build() -> PathBuf {
    let beside = Path::new(env!("CARGO_TARGET_TMPDIR")).join("static");
    let status = Command::new(env!("CARGO"))
        .args([
            "build",
            "--release",
            "--target",
            TARGET,
            "--bin",
            "khuyencong",
            "--manifest-path",
        ])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .env("RUSTFLAGS", "-C target-feature=+crt-static")
        .env("CARGO_TARGET_DIR", &beside)
        .status();
    assert!(status.unwrap().success());
    beside.join(TARGET).join("release/khuyencong")
}

#[test]
#[ignore = "builds the program anew and needs root"]
fn a_static_build_runs_where_nothing_else_is() {
    let folder = TempDir::new().unwrap();
    fs::copy(build(), folder.path().join("khuyencong")).unwrap();
    let arguments = [folder.path().to_str().unwrap(), "/khuyencong"];
    let mut session = Setup::of("/usr/sbin/chroot").args(arguments).open();
    session.send("/may cong nghiep\r");
    session.wait_text("56 lớp");
    session.resize(120, 40);
    session.wait(|screen| screen.contents().lines().count() > 24);
    session.send("q");
    assert_eq!(session.code_within(Duration::from_secs(1)), 0);
    session.assert_given_back();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
