//! What goes over the line: which sequences, how many bytes, which colours.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "support/pty.rs"]
mod pty;
#[path = "support/wire.rs"]
mod wire;

use std::io::Write;
use std::time::Duration;

use pty::{Session, Setup, frames};
use wire::{assert_known, colours};

/// Every view, pane, mode and overlay, a search, copying, and the way back.
const WALK: &[&str] = &[
    "j", "y", "Y", "j", "\r", "\x1b[B", "\r", "\x7f", "\t", "j", "\t", "j", "j", "G", "k", "2",
    "j", "\r", "3", "G", "4", "j", "5", "j", "1", "/", "may", " cong", "\x1b[B", "\r", "y", "Y",
    "s", "s", "S", "?", "\x1b[6~", "?", "e", "x", "\x1b",
];

/// All bytes of a walk at several sizes, from the first to the last.
fn bytes_of_a_walk(setup: Setup) -> Vec<u8> {
    let mut session = setup.open();
    session.stroll(WALK.iter().copied());
    session.resize(40, 12);
    session.wait_quiet();
    session.send("?");
    session.wait_quiet();
    session.send("\x03");
    session.code_within(std::time::Duration::from_secs(5));
    session.wait(|screen| !screen.alternate_screen());
    session.bytes()
}

#[test]
fn only_known_sequences_are_sent() {
    let bytes = bytes_of_a_walk(Setup::new());
    assert_known(&bytes);
    assert!(!colours(&bytes).is_empty());
    assert!(frames(&bytes) > WALK.len() / 2);
    assert!(pty::contains(&bytes, b"\x1b]52;"), "nothing was copied");
}

#[test]
fn the_checker_knows_what_it_does_not_know() {
    use wire::Piece::Foreign;
    for foreign in [
        "\x1b[6n",
        "\x1b[c",
        "\x1b[;m",
        "\x1b[m",
        "\x1b[38;5;8m",
        "\x1b[0;41m",
        "\x1b[49m",
        "\x1b[0;2m",
        "\x1b]0;title\x07",
        "\x1b]52;c;YQ==\x07",
        "\x1bc",
        "\x07",
        "\t",
        "\n",
        "\u{9b}1m",
        "\x1b[?1000h",
        "\x1b[0C",
        "\x1b[900;1H",
        "\x1bP",
        "\x7f",
    ] {
        let stream = format!("text\x1b[0;1;36m{foreign}text");
        let last = wire::pieces(&stream).pop();
        assert!(matches!(last, Some(Foreign(_))), "{foreign:?} {last:?}");
    }
    assert_known("\x1b[2;3Htext\x1b[C\x1b[5C\x1b[0m\x1b]52;c;YQ==\x1b\\".as_bytes());
}

#[test]
fn without_colours_no_colour_is_sent_and_every_state_is_seen() {
    for setup in [
        Setup::new().env("NO_COLOR", "1"),
        Setup::new().args(["--no-color"]),
    ] {
        let bytes = bytes_of_a_walk(setup);
        assert_known(&bytes);
        assert!(colours(&bytes).is_empty());
    }
    let mut session = Setup::new().env("NO_COLOR", "1").open();
    session.send("/may");
    session.wait_text("Tìm: may");
    session.wait_quiet();
    let screen = session.screen();
    let (rows, cols) = screen.size();
    let places = (0..rows.get()).flat_map(|row| (0..cols.get()).map(move |col| (row, col)));
    let cells: Vec<_> = places
        .filter_map(|(row, col)| screen.cell(row, col))
        .collect();
    assert!(cells.iter().any(|cell| cell.inverse()), "the selection");
    assert!(cells.iter().any(|cell| cell.underline()), "what was found");
    assert!(
        cells.iter().any(|cell| cell.contents() == "▸"),
        "the marker"
    );
}

#[test]
fn an_empty_no_color_is_none() {
    let session = Setup::new().env("NO_COLOR", "").open();
    assert!(!colours(&session.bytes()).is_empty());
}

#[test]
fn ascii_terminals_get_ascii() {
    let bytes = bytes_of_a_walk(Setup::new().args(["--ascii"]));
    assert!(bytes.is_ascii(), "{}", String::from_utf8_lossy(&bytes));
    assert_known(&bytes);
    for setup in [
        Setup::new().args(["--ascii"]),
        Setup::new().env("LC_ALL", "C"),
        Setup::new().env("LANG", ""),
        Setup::new().env("TERM", "linux"),
    ] {
        let session = setup.open();
        assert!(session.bytes().is_ascii());
        assert!(session.contents().contains("Dao tao nghe may"));
        assert!(session.contents().contains("+-"));
    }
}

/// Down in the list, as far as it does not scroll at 80×24.
const DOWN: usize = 5;

#[test]
fn moving_the_cursor_costs_little_and_does_not_wait_for_the_detail() {
    for (width, height, most) in [(80, 24, 300), (200, 60, 600)] {
        let mut session = Setup::new().size(width, height).open();
        session.wait_quiet();
        for _ in 0..DOWN {
            let bytes = session.bytes_of(|session| session.send("j"));
            assert_eq!(frames(&bytes), 2);
            let cursor = pty::first_frame(&bytes).len();
            assert!(cursor <= most, "{width}×{height}: {cursor} bytes");
            let detail = bytes.len() - cursor;
            assert!(detail <= 2_000, "{width}×{height}: {detail} bytes");
        }
    }
}

#[test]
fn typing_costs_little() {
    let mut session = Setup::new().open();
    session.wait_quiet();
    session.send("/");
    session.wait_quiet();
    let mut sizes: Vec<_> = "dao tao nghe may cong nghiep"
        .chars()
        .map(|key| {
            session
                .bytes_of(|session| session.send(key.to_string()))
                .len()
        })
        .collect();
    sizes.sort_unstable();
    assert!(sizes[sizes.len() / 2] <= 2_500, "{sizes:?}");
}

#[test]
fn held_keys_are_drawn_once() {
    let mut session = Setup::new().open();
    session.wait_quiet();
    let bytes = session.bytes_of(|session| session.send("\x1b[B".repeat(2000)));
    assert!(bytes.len() <= 50_000, "{} bytes", bytes.len());
    assert!(frames(&bytes) <= 12, "{} frames", frames(&bytes));
}

#[test]
fn a_frame_is_one_write() {
    let mut session = Setup::new().size(200, 60).open();
    session.wait_quiet();
    let writes = |session: &Session| pty::writes(session.pid());
    let before = (writes(&session), frames(&session.bytes()));
    for key in ["2", "3", "4", "1", "j"] {
        session.send(key);
        session.wait_quiet();
    }
    let drawn = frames(&session.bytes()) - before.1;
    assert!(drawn >= 5);
    let largest = session.bytes().len();
    assert!(largest > 10_000);
    assert_eq!(writes(&session) - before.0, u64::try_from(drawn).unwrap());
}

#[test]
fn a_frame_is_shown_as_a_whole() {
    const BEGIN: &[u8] = b"\x1b[?2026h";
    let mut session = Setup::new().open();
    session.wait_quiet();
    let key = session.bytes_of(|session| session.send("2"));
    for written in [session.bytes(), key] {
        assert!(written.starts_with(BEGIN) && written.ends_with(pty::FRAME_END));
    }
}

/// The processor time of some moves in a list of so many records, which has this title.
fn price_of_moves(records: usize, title: &str) -> Duration {
    let rows = (0..records).map(|row| format!("Đề án {row},KCQG,{row},2019\n"));
    let table = "Tên đề án,Nguồn,Kinh phí,Năm\n".to_owned() + &rows.collect::<String>();
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    file.write_all(table.as_bytes()).unwrap();
    let arguments = ["--data", file.path().to_str().unwrap()];
    let mut session = Setup::new().args(arguments).open();
    session.wait_text(title);
    session.wait_quiet();
    let before = pty::processor_time(session.pid());
    for key in ["j", "j", "j", "k", "k", "k"] {
        let drawn = frames(&session.bytes());
        session.send(key);
        session.wait_frames(drawn + 1);
    }
    pty::processor_time(session.pid()).saturating_sub(before)
}

#[test]
fn moving_costs_the_same_in_a_long_list() {
    let short = price_of_moves(100, "100/100");
    let long = price_of_moves(20_000, "20.000/20.000");
    assert!(long < 5 * short, "{short:?} {long:?}");
}

#[test]
fn nothing_new_is_nothing_written() {
    let mut session = Setup::new().open();
    session.wait_quiet();
    let bytes = session.bytes_of(|session| session.send("gggkk\x1b[A"));
    assert_eq!(bytes, b"");
}
