//! A user who tells the program what a column is, in a real terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "support/pty.rs"]
mod pty;

use std::process::Command;
use std::time::Duration;

use khuyencong::dataset::{Field, Indicator};
use khuyencong::messages::VI;
use khuyencong::reader::{Chosen, Options, Reading, Source};
use khuyencong::text::Unit;
use pty::{Session, Setup};

const LIST: &str = "Tên đề án,Mồi vốn\nLàm chiếu cói,250 triệu\nDệt khăn,310 triệu\n";

/// Moves down until a line of the report is chosen in full.
fn go_to(session: &mut Session, told: &str) {
    while !session.contents().contains(told) {
        let before = session.contents();
        session.send("j");
        session.wait(|screen| screen.contents() != before);
        session.wait_quiet();
    }
}

#[test]
fn a_column_is_told_and_the_file_read_again_at_once() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("xa.csv");
    std::fs::write(&path, LIST).unwrap();
    let mut session = Setup::new().args(["--data", path.to_str().unwrap()]).open();
    assert!(!session.contents().contains("560"));
    session.send("5");
    session.wait_text("[5 Kết quả đọc tệp]");
    go_to(&mut session, "c nói lại cột này là gì");
    session.send("j");
    session.wait_text("│ Mồi vốn = giữ riêng, theo tên của");
    session.send("\r");
    session.wait_text("Cột \"Mồi vốn\" là");
    session.send("g");
    session.wait_quiet();
    // The answer to one key must have come before the next is sent, or a line is passed unseen.
    while !session.contents().contains("▸Kinh phí hỗ trợ ") {
        session.send("j");
        session.wait_quiet();
    }
    session.send("\r");
    session.wait_text("│ Mồi vốn = kinh phí hỗ trợ");
    session.send("Gy");
    session.wait_text("Đã gửi vào bộ nhớ tạm: khuyencong --data");
    session.send("1");
    session.wait_text("560");
    session.send("q");
    assert_eq!(session.code_within(Duration::from_secs(1)), 0);
}

#[test]
fn what_cannot_be_read_again_leaves_all_as_it_was() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("xa.csv");
    std::fs::write(&path, LIST).unwrap();
    let mut session = Setup::new().args(["--data", path.to_str().unwrap()]).open();
    session.send("5");
    session.wait_text("[5 Kết quả đọc tệp]");
    go_to(&mut session, "c nói lại cột này là gì");
    std::fs::remove_file(&path).unwrap();
    session.send("\r");
    session.wait_text("Cột \"Tên đề án\" là");
    session.send("\r");
    session.wait(|screen| {
        let contents = screen.contents();
        contents.contains("xa.csv: ") && contents.contains("= tên đề án")
    });
    session.send("1");
    session.wait_text("Dệt khăn");
    session.send("q");
    assert_eq!(session.code_within(Duration::from_secs(1)), 0);
}

#[test]
fn a_shell_takes_the_command_that_opens_a_file_again() {
    let folder = tempfile::TempDir::new().unwrap();
    for (file, column) in [("a.csv", "Mồi vốn"), ("b $c.csv", "- \"Mồi\" `vốn` o'")] {
        let path = folder.path().join(file);
        let quoted = format!("\"{}\"", column.replace('"', "\"\""));
        std::fs::write(&path, format!("Tên đề án,{quoted}\nDệt khăn,31\n")).unwrap();
        let reading = Reading {
            sources: vec![Source::File(path)],
            options: Options::new(&VI),
        };
        let support = Chosen::Field(Field::Figure(Indicator::Support));
        let told = reading.with(column, support);
        let told = told.with(column, Chosen::Unit(Unit::Billion));
        let command = told.command().unwrap();
        let script = format!("khuyencong() {{ \"$0\" \"$@\"; }}; {command} export --format csv");
        let ended = Command::new("/bin/sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_khuyencong")])
            .output()
            .unwrap();
        let written = String::from_utf8(ended.stdout).unwrap();
        assert!(written.contains("31000"), "{command}: {written}");
    }
}
