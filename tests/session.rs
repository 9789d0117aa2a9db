//! A user at work in a real terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "support/pty.rs"]
mod pty;

use std::io::Write;
use std::time::{Duration, Instant};

use pty::{Session, Setup, contains, frames};
use unicode_normalization::UnicodeNormalization;

const COPIED: &str = "Đã gửi vào bộ nhớ tạm";
const SECOND: Duration = Duration::from_secs(1);

#[test]
fn a_visit_from_the_first_frame_to_the_shell() {
    let mut session = Setup::new().open();
    let first = session.contents();
    assert!(
        first.contains("31/31"),
        "the first frame has no list:\n{first}"
    );
    session.send("/may cong nghiep\r");
    session.wait_text("may công nghiệp cho lao động nông thôn");
    session.wait(|screen| {
        let detail = screen.contents();
        detail.contains("1.960 người") && detail.contains("56 lớp")
    });
    for _ in ["into the detail", "along its first link"] {
        let before = session.contents();
        session.send("\r");
        session.wait(|screen| screen.contents() != before);
    }
    session.wait_text("[3 Đào tạo]");
    session.send("\x7f");
    session.wait_text("[1 Đề án]");
    session.wait_text("56 lớp");
    session.send("q");
    assert_eq!(session.code_within(SECOND), 0);
    session.assert_given_back();
}

#[test]
fn without_a_terminal_it_names_the_commands_and_touches_nothing() {
    for (script, word) in [
        ("\"$0\" </dev/null", "search"),
        ("\"$0\" | cat", "summary"),
        ("TERM=dumb \"$0\"", "search"),
        ("TERM=dumb LC_ALL=C \"$0\" --lang en", "summary"),
    ] {
        let script = format!("PATH=/nowhere:$PATH; {script}; echo ended");
        let session = Setup::shell(&script).env("PATH", "/usr/bin:/bin").start();
        session.wait_text("ended");
        let contents = session.contents();
        assert!(contents.contains(word), "{contents}");
        assert_eq!(contents.trim().lines().count(), 2, "{contents}");
        assert!(!session.bytes().contains(&0x1b), "{script}");
    }
}

#[test]
fn what_cannot_be_used_leaves_the_terminal_untouched() {
    let mut broken = tempfile::NamedTempFile::new().unwrap();
    broken.write_all(b"{\"format\": ").unwrap();
    let broken = broken.path().to_str().unwrap();
    for arguments in [
        &["--nonsense"][..],
        &["--data", "/missing"],
        &["--data", broken],
    ] {
        let session = Setup::new().args(arguments.iter().copied()).start();
        assert_eq!(session.code_within(5 * SECOND), 2);
        session.wait_seen(|seen| !seen.bytes.is_empty());
        assert!(!contains(&session.bytes(), b"\x1b[?"), "{arguments:?}");
    }
}

#[test]
fn marks_written_apart_keep_their_columns() {
    let table = "Tên đề án,Nguồn,Kinh phí,Năm\n\
                 Đào tạo nghề may,Khuyến công quốc gia,12,2019\n\
                 Đào tạo nghề thêu móc cho người lao động ở các làng nghề,KCQG,13,2019\n";
    let together: String = table.nfc().collect();
    let folder = tempfile::TempDir::new().unwrap();
    // Both have the same name, which the ids of the records begin with.
    let path = folder.path().join("table.csv");
    let screens = [together, table.nfd().collect()].map(|table| {
        std::fs::write(&path, table).unwrap();
        let arguments = ["--data", path.to_str().unwrap()];
        let mut session = Setup::new().args(arguments).open();
        session.send("/nghề");
        session.wait_text("2/2");
        session.wait_text("Tìm: nghề");
        session.wait_quiet();
        session.contents().nfc().collect::<String>()
    });
    assert_eq!(screens[0], screens[1]);
}

#[test]
fn the_files_that_are_looked_at_are_named() {
    let folder = tempfile::TempDir::new().unwrap();
    let paths = ["quỹ.csv", "năm.csv"].map(|name| folder.path().join(name));
    let mut arguments = Vec::new();
    for path in &paths {
        std::fs::write(path, "Tên đề án,Năm\nTruyền nghề,2019\n").unwrap();
        arguments.extend(["--data", path.to_str().unwrap()]);
    }
    let setup = Setup::new().size(120, 24);
    let session = setup.args(arguments).start();
    session.wait(|screen| screen.contents().starts_with(" quỹ.csv, năm.csv  "));
}

#[test]
fn both_erase_keys_erase() {
    let mut session = Setup::new().open();
    session.send("/mayxx\x08\x7f");
    session.wait(|screen| last_line(screen).starts_with(" Tìm: may "));
}

fn last_line(screen: &vt100::Screen) -> String {
    let (rows, cols) = screen.size();
    screen
        .rows(0, cols.get())
        .nth(usize::from(rows.get()) - 1)
        .unwrap_or_default()
        + "  "
}

#[test]
fn esc_is_a_key_alone_and_no_key_in_a_sequence() {
    let mut session = Setup::new().open();
    session.send("/may");
    session.wait_text("Tìm: may");
    session.send("\x1b");
    session.wait(|screen| !screen.contents().contains("Tìm"));
    session.send("/dao");
    session.wait_text("Tìm: dao");
    for byte in ["\x1b", "[", "D", "x"] {
        session.send(byte);
    }
    session.wait_text("Tìm: daxo");
}

#[test]
fn a_paste_goes_into_the_search_line_only() {
    let mut session = Setup::new().open();
    session.wait_quiet();
    let paste = |text: &str| format!("\x1b[200~{text}\x1b[201~");
    let before = session.contents();
    session.send(paste("q2?"));
    assert!(session.is_quiet_for(SECOND / 4));
    assert_eq!(session.contents(), before);
    session.send("/");
    session.send(paste("may\t\u{1b}[31mx\rq"));
    session.wait(|screen| last_line(screen).starts_with(" Tìm: may ?[31mx q "));
    assert!(!contains(&session.bytes(), b"\x1b[31m"));
    // A line end is a space, and what follows it is no command.
    session.send("y");
    session.wait(|screen| last_line(screen).contains("[31mx qy "));
}

#[test]
fn a_megabyte_of_paste_is_over_soon() {
    // Without optimization the program is many times slower.
    let lines = if cfg!(debug_assertions) {
        9_000
    } else {
        90_000
    };
    let (typed, commands) = ("dạy nghề ".repeat(lines), "dạy nghề\r".repeat(lines));
    let bracketed = format!("\x1b[200~{commands}\x1b[201~");
    for paste in [typed, commands, bracketed] {
        let mut session = Setup::new().open();
        session.send("/");
        session.wait_text("Tìm");
        let start = Instant::now();
        let from = session.bytes().len();
        session.send(paste);
        session.send("\x1bOP");
        session.wait_text("Ctrl-F");
        let took = start.elapsed();
        // On a busy machine; benches/wire.rs measures it.
        assert!(took < 10 * SECOND, "{took:?}");
        session.wait_quiet();
        let written = session.bytes()[from..].to_vec();
        assert!(written.len() < 50_000, "{} bytes", written.len());
        assert!(frames(&written) <= 12, "{} frames", frames(&written));
    }
}

#[test]
fn an_unterminated_paste_ends_with_ctrl_c() {
    let mut session = Setup::new().open();
    session.send("/\x1b[200~endless");
    session.send("q".repeat(100_000));
    session.send("\x03");
    assert_eq!(session.code_within(2 * SECOND), 0);
    session.assert_given_back();
}

#[test]
fn broken_reports_do_not_matter() {
    let mut session = Setup::new().open();
    session.wait_quiet();
    for broken in [
        "\x1b[<0;0;",
        "\x1b[M\x1b[M",
        "\x1b[0;0",
        "\x1b[<;;M",
        "\x1b[;R",
        "\x1b[0;0;0M",
    ] {
        session.send(broken.repeat(300_000 / broken.len()));
        session.send("\x1b[<0;1;1M\x1b[12;40R");
        session.send("?");
        session.wait_text("Ctrl-F");
        session.send("?");
        session.wait(|screen| !screen.contents().contains("Ctrl-F"));
    }
}

#[test]
fn a_storm_of_resizes_is_drawn_when_it_is_over() {
    let session = Setup::new().open();
    session.wait_quiet();
    let from = session.bytes().len();
    for turn in 0..3000_u16 {
        session.resize(60 + turn % 100, 20 + turn % 40);
        std::thread::sleep(Duration::from_millis(1));
    }
    session.resize(100, 30);
    session.wait_quiet();
    session.wait(|screen| last_line(screen).contains("Enter"));
    let bytes = session.bytes()[from..].to_vec();
    assert!(bytes.len() < 20_000, "{} bytes", bytes.len());
    assert!(frames(&bytes) <= 3, "{} frames", frames(&bytes));
}

#[test]
fn no_size_is_too_small_or_too_large() {
    for (width, height) in [
        (0, 0),
        (1, 1),
        (3, 2),
        (20, 5),
        (20_000, 5_000),
        (65_535, 65_535),
    ] {
        let mut session = Setup::new().size(width, height).start();
        session.wait_seen(|seen| contains(&seen.bytes, b"\x1b[?1049h"));
        session.resize(width, height.max(1));
        session.resize(80, 24);
        session.wait_text("[1 Đề án]");
        let peak = pty::peak_memory(session.pid());
        assert!(peak < 60_000, "{width}×{height}: {peak} kB");
        session.send("q");
        assert_eq!(session.code_within(SECOND), 0);
    }
}

#[test]
fn copying_goes_to_the_terminal_and_is_announced() {
    for (key, inside) in [("y", "1.960"), ("Y", "KCQG\t")] {
        let mut session = Setup::new().open();
        session.send("/may cong nghiep\r");
        session.wait_text("56 lớp");
        session.send(key);
        session.wait_text(COPIED);
        let text = clipboard(&session.bytes());
        assert!(text.contains(inside), "{text}");
    }
}

#[test]
fn what_was_copied_is_printed_on_exit_where_that_is_asked_for() {
    let script = "\"$0\" --print-on-exit; read -r line";
    let mut session = Setup::shell(script).size(120, 40).open();
    session.send("/may cong nghiep\r");
    session.wait_text("56 lớp");
    session.send("y");
    session.wait_text(COPIED);
    session.send("q");
    session.wait(|screen| !screen.alternate_screen());
    session.wait_text("56 lớp");
}

/// The text of the only OSC 52 sequence.
fn clipboard(bytes: &[u8]) -> String {
    let bytes = String::from_utf8(bytes.to_vec()).unwrap();
    let mut sequences = bytes.split("\x1b]52;c;").skip(1);
    let coded = sequences.next().unwrap().split("\x1b\\").next().unwrap();
    assert_eq!(sequences.next(), None);
    String::from_utf8(from_base64(coded)).unwrap()
}

fn from_base64(coded: &str) -> Vec<u8> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits: Vec<_> = coded.chars().filter_map(|c| DIGITS.find(c)).collect();
    let decode = |four: &[usize]| {
        let group = four.iter().fold(0, |sum, digit| sum << 6 | digit) << (6 * (4 - four.len()));
        let bytes = u32::try_from(group).unwrap().to_be_bytes();
        bytes[1..four.len()].to_vec()
    };
    digits.chunks(4).flat_map(decode).collect()
}

#[test]
fn idle_means_idle() {
    idle_for(2 * SECOND);
}

#[test]
#[ignore = "takes a minute"]
fn idle_for_a_minute_means_idle() {
    idle_for(60 * SECOND);
}

fn idle_for(time: Duration) {
    let session = Setup::new().open();
    session.wait_quiet();
    let before = pty::processor_time(session.pid());
    let switches = all_switches(&session);
    assert!(session.is_quiet_for(time), "something was written");
    let used = pty::processor_time(session.pid()).saturating_sub(before);
    assert!(used <= Duration::from_millis(20), "{used:?}");
    assert_eq!(all_switches(&session), switches, "something woke up");
}

/// How often any thread went to sleep of its own.
fn all_switches(session: &Session) -> u64 {
    let threads = std::fs::read_dir(format!("/proc/{}/task", session.pid())).unwrap();
    let switches = threads.map(|thread| {
        let status = std::fs::read_to_string(thread.unwrap().path().join("status")).unwrap();
        let line = status.lines().find(|line| line.starts_with("voluntary"));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok())
    });
    switches.map(Option::unwrap_or_default).sum()
}
