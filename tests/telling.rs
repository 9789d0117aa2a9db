//! A user who tells the program what a column is, in a real terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "support/pty.rs"]
mod pty;

use std::time::Duration;

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
    session.wait_text("│ Mồi vốn = extra");
    session.send("\r");
    session.wait_text("Cột \"Mồi vốn\" là");
    session.send("g");
    while !session.contents().contains("▸Kinh phí hỗ trợ ") {
        let before = session.contents();
        session.send("j");
        session.wait(|screen| screen.contents() != before);
    }
    session.send("\r");
    session.wait_text("│ Mồi vốn = support");
    session.send("1");
    session.wait_text("560");
    session.send("q");
    assert_eq!(session.code_within(Duration::from_secs(1)), 0);
}
