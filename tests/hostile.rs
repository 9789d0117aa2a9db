//! Text that means harm, in every place where text can be.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "support/pty.rs"]
mod pty;
#[path = "support/wire.rs"]
mod wire;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use pty::{Session, Setup, contains};
use serde_json::json;
use tempfile::TempDir;
use wire::assert_known;

/// One frame is never larger.
const MOST: usize = 64 * 1024;

const HARM: &[&str] = &[
    "a\u{1b}[31;41mred\u{1b}[2J\u{1b}]0;title\u{7}z",
    "a\u{9b}31mcsi\u{90}dcs\u{9c}z",
    "a\u{202e}reversed\u{2066}isolated\u{200f}z",
    "a\u{200b}zero\u{200d}width\u{feff}z",
    "a\u{7f}\u{8}\u{8}\r\n\tz",
    "a\u{1b}]52;c;ZWNobw==\u{7}z",
];

fn dataset(text: &str) -> String {
    let record = |number: usize| {
        json!({
            "id": format!("{number}-{text}"),
            "title": text,
            "funding": ["KCQG"],
            "activity": "one",
            "period": "2019",
            "place": {"province": text, "district": text},
            "establishments": [text],
            "figures": [{"indicator": "trainees", "value": 5, "reference": "ref", "note": text}],
            "contents": [text],
            "status": text,
            "note": text,
            "reference": "ref",
        })
    };
    let bilingual = json!({"vi": text, "en": text});
    json!({
        "format": "khuyencong/1",
        "title": bilingual,
        "locality": text,
        "references": [{"id": "ref", "title": text, "publisher": text, "url": text}],
        "activities": [{"id": "one", "vi": text, "en": text, "short": bilingual}],
        "outcomes": [{"text": text, "by": text}],
        "records": [record(1), record(2)],
    })
    .to_string()
}

fn file(folder: &TempDir, name: &str, content: &str) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    path
}

fn start(path: &Path) -> Session {
    let arguments = ["--data", path.to_str().unwrap()];
    Setup::new().size(120, 40).args(arguments).start()
}

fn open(path: &Path) -> Session {
    let session = start(path);
    session.wait_frames(1);
    session
}

/// Shows every screen and checks each frame.
fn walk(session: &mut Session) {
    for keys in [
        "", "\r", "\x1b[B", "\x1b[6~", "2", "\r", "3", "4", "5", "1", "/a", "\r", "y", "Y", "?",
        "?",
    ] {
        let bytes = session.bytes_of(|session| session.stroll([keys]));
        assert!(
            bytes.len() < MOST + 74_000,
            "{keys:?}: {} bytes",
            bytes.len()
        );
        let copied = bytes.windows(5).any(|window| window == b"\x1b]52;");
        assert!(
            copied || bytes.len() < MOST,
            "{keys:?}: {} bytes",
            bytes.len()
        );
    }
    session.resize(40, 12);
    session.wait_quiet();
    assert_known(&session.bytes());
}

#[test]
fn harm_in_a_dataset_is_shown_and_not_done() {
    let folder = TempDir::new().unwrap();
    for (number, text) in HARM.iter().enumerate() {
        let path = file(&folder, &format!("{number}.json"), &dataset(text));
        let mut session = open(&path);
        let mark = session.bytes();
        let mark = String::from_utf8(mark).unwrap();
        assert!(mark.contains('\u{fffd}'), "no mark for {text:?}");
        walk(&mut session);
        let looks = session.screen();
        let (rows, cols) = looks.size();
        for (row, col) in (0..rows.get()).flat_map(|row| (0..cols.get()).map(move |col| (row, col)))
        {
            let cell = looks.cell(row, col).unwrap();
            assert_eq!(cell.bgcolor(), vt100::Color::Default);
        }
    }
}

#[test]
fn harm_in_what_is_written_to_a_terminal_is_cleaned() {
    let folder = TempDir::new().unwrap();
    for (number, text) in HARM.iter().enumerate() {
        let path = file(&folder, &format!("{number}.json"), &dataset(text));
        // Both ask for all records: none of them lacks the source.
        for command in ["export", "search"] {
            let path = path.to_str().unwrap();
            let arguments = [command, "kcqg", "--format", "csv", "--data", path];
            let session = Setup::new().args(arguments).start();
            assert_eq!(session.code_within(Duration::from_secs(20)), 0);
            // The last bytes may still be on their way.
            session.wait_seen(|seen| {
                contains(&seen.bytes, "\u{fffd}".as_bytes()) && seen.bytes.ends_with(b"\n")
            });
            let written = String::from_utf8(session.bytes()).unwrap();
            assert_known(written.replace(['\r', '\n'], "").as_bytes());
        }
    }
}

#[test]
fn ten_megabytes_in_a_cell_are_cut() {
    let folder = TempDir::new().unwrap();
    let accents = format!("a{}z", "\u{301}".repeat(1_000_000));
    let hidden = format!("a{}z", "\u{200b}".repeat(1_000_000));
    // Without optimization reading is many times slower.
    let times = if cfg!(debug_assertions) {
        100_000
    } else {
        1_000_000
    };
    let long = "đào tạo ".repeat(times);
    for (name, text) in [("marks", accents), ("hidden", hidden), ("long", long)] {
        let content = json!({"format": "khuyencong/1", "records": [{"id": "a", "title": text, "note": text}]});
        let path = file(&folder, &format!("{name}.json"), &content.to_string());
        let mut session = open(&path);
        session.wait_text("Chi tiết");
        walk(&mut session);
    }
}

#[test]
fn harm_in_headers_cells_and_file_names() {
    let folder = TempDir::new().unwrap();
    let mut shown = 0;
    for (number, text) in HARM.iter().enumerate() {
        let cell = text.replace(['\r', '\n'], " ");
        let table = format!("Tên đề án,Kinh phí,{cell}\n{cell},12,{cell}\nMay,13,{cell}\n");
        let path = file(
            &folder,
            &format!("{number}-{}.csv", text.replace('/', "")),
            &table,
        );
        let mut session = start(&path);
        session.wait_seen(|seen| !seen.bytes.is_empty());
        // Some of it makes the reader take the file for something else than text.
        if session
            .code_within_or_not(Duration::from_millis(200))
            .is_none()
        {
            session.wait_frames(1);
            walk(&mut session);
            shown += 1;
        } else {
            let said = String::from_utf8(session.bytes()).unwrap();
            assert_known(said.replace("\r\n", "").as_bytes());
        }
    }
    assert!(shown >= 2, "{shown}");
}

#[test]
fn harm_in_arguments_is_not_said_again() {
    for text in HARM {
        for arguments in [
            ["--lang", text],
            ["show", text],
            ["export", &format!("--output=/missing/{text}")],
        ] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_khuyencong"));
            let output = command.args(arguments).output().unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(said.contains('\u{fffd}'), "{said:?}");
            assert_known(said.replace('\n', "").as_bytes());
        }
    }
}

#[test]
fn harm_in_error_messages() {
    let folder = TempDir::new().unwrap();
    for text in HARM {
        let name = format!("{}.json", text.replace('/', ""));
        let broken = json!({"format": text, text.to_string(): 1, "records": []}).to_string();
        let missing = folder.path().join("no").join(&name);
        let path = file(&folder, &name, &broken);
        for argument in [path.as_path(), &missing] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_khuyencong"));
            let output = command
                .args(["summary", "--data"])
                .arg(argument)
                .output()
                .unwrap();
            assert!(!output.status.success());
            let said = String::from_utf8(output.stderr).unwrap();
            assert_known(said.replace('\n', "").as_bytes());
            assert!(!said.is_empty());
        }
        let session = Setup::new()
            .args(["--data", path.to_str().unwrap()])
            .start();
        assert_eq!(session.code_within(Duration::from_secs(10)), 2);
        session.wait_seen(|seen| !seen.bytes.is_empty());
        let said = String::from_utf8(session.bytes()).unwrap();
        assert_known(said.replace("\r\n", "").as_bytes());
    }
}
