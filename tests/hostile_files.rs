//! Files that nobody should have: the program says so, within its memory and in good time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code, reason = "shared with other tests")]
mod fixture;

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fixture::{raw_xlsx, raw_xlsx_with, xlsx, zip_of};
use tempfile::TempDir;

/// All that the program may take, in KiB; an allocation beyond ends it with signal 6.
const MOST_MEMORY: u32 = 512 << 10;
/// Without optimization reading is many times slower.
const MOST_TIME: Duration = Duration::from_mins(1);
/// Exit codes: nothing odd, something to look at, not usable.
const GOOD: i32 = 0;
const FOUND: i32 = 1;
const REFUSED: i32 = 2;

struct Said {
    code: i32,
    out: String,
    err: String,
}

fn start(folder: &Path, argument: &Path, stdin: Stdio) -> Child {
    let limited = format!("ulimit -v {MOST_MEMORY} && exec \"$0\" check --lang en -- \"$1\"");
    Command::new("sh")
        .args(["-c", &limited, env!("CARGO_BIN_EXE_khuyencong")])
        .arg(argument)
        .stdin(stdin)
        .stdout(File::create(folder.join("out")).unwrap())
        .stderr(File::create(folder.join("err")).unwrap())
        .spawn()
        .unwrap()
}

fn end(folder: &Path, mut child: Child) -> Said {
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > MOST_TIME {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("still reading after {MOST_TIME:?}");
        }
        thread::sleep(Duration::from_millis(5));
    };
    Said {
        code: status.code().unwrap_or(-1),
        out: fs::read_to_string(folder.join("out")).unwrap(),
        err: fs::read_to_string(folder.join("err")).unwrap(),
    }
}

/// What `khuyencong check` says of a path.
fn check(path: &Path) -> Said {
    let folder = TempDir::new().unwrap();
    end(folder.path(), start(folder.path(), path, Stdio::null()))
}

fn file(folder: &TempDir, name: &str, content: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    path
}

/// A refusal is one line with the reason, a report names what is odd; neither is ever both.
fn assert_said(said: &Said, code: i32, words: &str) {
    let Said { out, err, .. } = said;
    assert_eq!(said.code, code, "{words}\n{out}\n{err}");
    if code == REFUSED {
        assert!(out.is_empty() && err.lines().count() == 1, "{out}\n{err}");
        assert!(err.len() < 500 && err.contains(words), "{words}: {err}");
    } else {
        assert!(
            err.is_empty() && out.contains(words),
            "{words}: {out}\n{err}"
        );
    }
}

fn assert_file(name: &str, content: &[u8], code: i32, words: &str) {
    let folder = TempDir::new().unwrap();
    assert_said(&check(&file(&folder, name, content)), code, words);
}

fn list() -> Vec<u8> {
    xlsx(&[("A", &fixture::cells("id;title\na;b\n"))])
}

#[test]
fn workbooks_that_are_none() {
    let whole = list();
    for cut in [10, whole.len() / 2, whole.len() - 5] {
        assert_file("cut.xlsx", &whole[..cut], REFUSED, "damaged or cut off");
    }
    let mut encrypted = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    encrypted.resize(1024, 0);
    encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    encrypted.resize(100_000, 7);
    assert_file("locked.xlsx", &encrypted, REFUSED, "has a password");
    assert_file("text.xlsx", b"id,title\na,b\n", GOOD, "CSV");
    assert_file("prose.xlsx", b"Just a letter.\n", REFUSED, "column names");
}

/// Lets a zip file lie about the size of a part.
fn lying(mut zip: Vec<u8>, size: usize) -> Vec<u8> {
    let size = u32::try_from(size).unwrap().to_le_bytes();
    let places: Vec<_> = (0..zip.len() - 4)
        .filter(|place| zip[*place..*place + 4] == size)
        .collect();
    assert!(!places.is_empty());
    for place in places {
        zip[place..place + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    zip
}

#[test]
fn workbooks_that_unpack_to_too_much() {
    let row = "<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>";
    let sheet = row.repeat((40 << 20) / row.len());
    let bomb = raw_xlsx(&sheet);
    assert!(bomb.len() < 1 << 20);
    assert_file("bomb.xlsx", &bomb, REFUSED, "unpacks to too much");
    let parts: &[(&str, &[u8])] = &[
        ("xl/workbook.xml", b"<a/>"),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    let liar = lying(zip_of(parts), sheet.len());
    assert_file("liar.xlsx", &liar, REFUSED, "damaged");
}

/// Letters that cannot be packed to less than half, so that no ratio looks like a bomb.
fn noise(count: usize) -> String {
    let mut state = 1_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        char::from(b'a' + (state >> 60) as u8)
    };
    (0..count).map(|_| next()).collect()
}

#[test]
#[cfg_attr(debug_assertions, ignore = "takes a minute without optimization")]
fn strings_that_take_more_room_than_their_file() {
    let noise = noise(2 << 20);
    for string in ["<si></si>", "<si><t>a</t></si>"] {
        let many = string.repeat((90 << 20) / string.len());
        let strings = format!("<sst><si><t>{noise}</t></si>{many}</sst>");
        let book = raw_xlsx_with(fixture::XLSX_ROWS, &strings);
        assert_file("strings.xlsx", &book, FOUND, "the first 131072 are kept");
    }
}

#[test]
fn a_cell_in_the_last_corner() {
    let corner = raw_xlsx(
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>title</t></is></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>5</v></c></row>",
    );
    let folder = TempDir::new().unwrap();
    let said = check(&file(&folder, "corner.xlsx", &corner));
    // The row has a number far away and no name, which is told.
    assert_said(&said, FOUND, "#16384");
    assert!(said.out.lines().count() < 26, "{}", said.out);
}

#[test]
fn nested_json() {
    for (part, words) in [("[", "not made of objects"), ("{\"a\":", "recursion limit")] {
        let deep = part.repeat(1 << 20);
        assert_file("deep.json", deep.as_bytes(), REFUSED, words);
    }
    let line = format!(
        "{{\"id\":\"a\",\"title\":\"t\",\"x\":{}",
        "[".repeat(1 << 20)
    );
    let lines = format!("{{\"id\":\"b\",\"title\":\"t\"}}\n{line}\n");
    assert_file("deep.jsonl", lines.as_bytes(), FOUND, "line 2");
}

#[test]
fn endless_cells() {
    let long = format!("id,title\na,{}\n", "m".repeat(10 << 20));
    assert_file(
        "long.csv",
        long.as_bytes(),
        FOUND,
        "the first 131072 are kept",
    );
    let open = format!("id,title\na,\"b\n{}", "x,y\n".repeat(1 << 19));
    assert_file(
        "open.csv",
        open.as_bytes(),
        FOUND,
        "line 2 ┆ the quote that opens a cell",
    );
    let longer = format!("id,title\na,\"{}", "x,y".repeat(12 << 20));
    assert_file(
        "longer.csv",
        longer.as_bytes(),
        REFUSED,
        "longer than 32 MiB",
    );
}

#[test]
fn ragged_rows_and_bytes_of_nothing() {
    let ragged = b"id,title,note\na\nb,t,n,beyond,further\n,,,,,,,\n\nc,t,n\n";
    assert_file(
        "ragged.csv",
        ragged,
        FOUND,
        "the row has 5 cells, the header 3 columns",
    );
    assert_file("nul.csv", b"id,title\na,b\0c\n", GOOD, "nul.csv");
    let rows = format!("id,title\n{}", "a,b\n".repeat(64 << 10));
    let hole = [rows.as_bytes(), &vec![0; 20 << 20]].concat();
    assert_file("hole.csv", &hole, FOUND, "the first 131072 are kept");
    assert_file("zeros.csv", &vec![0; 20 << 20], REFUSED, "no text");
}

#[test]
fn what_is_no_file_at_all() {
    let folder = TempDir::new().unwrap();
    assert_said(&check(folder.path()), REFUSED, "folder");
    let fifo = folder.path().join("fifo");
    assert!(
        Command::new("mkfifo")
            .arg(&fifo)
            .status()
            .unwrap()
            .success()
    );
    // Neither without nor with somebody at the other end.
    assert_said(&check(&fifo), REFUSED, "no ordinary file");
    let both = OpenOptions::new()
        .read(true)
        .write(true)
        .open(&fifo)
        .unwrap();
    assert_said(&check(&fifo), REFUSED, "no ordinary file");
    drop(both);
    assert_said(&check(Path::new("/dev/zero")), REFUSED, "no ordinary file");
}

#[test]
fn a_pipe_is_read_to_its_end() {
    let folder = TempDir::new().unwrap();
    let mut child = start(folder.path(), Path::new("-"), Stdio::piped());
    let mut pipe = child.stdin.take().unwrap();
    for part in ["id,ti", "tle\na,", "b\n"] {
        pipe.write_all(part.as_bytes()).unwrap();
        pipe.flush().unwrap();
        thread::sleep(Duration::from_millis(20));
    }
    drop(pipe);
    assert_said(&end(folder.path(), child), GOOD, "CSV");
}

#[test]
fn a_file_that_grows_faster_than_it_is_read() {
    let folder = TempDir::new().unwrap();
    let rows = "a,b\n".repeat(64 << 10);
    let path = file(&folder, "grows.csv", format!("id,title\n{rows}").as_bytes());
    let mut growing = OpenOptions::new().append(true).open(&path).unwrap();
    let child = start(folder.path(), &path, Stdio::null());
    let is_read = Arc::new(AtomicBool::new(false));
    let end_of_writing = Arc::clone(&is_read);
    // Some megabytes a second, of which a build without optimization reads one.
    let writer = thread::spawn(move || {
        while !end_of_writing.load(Ordering::Relaxed) {
            growing.write_all(&rows.as_bytes()[..16 << 10]).unwrap();
            thread::sleep(Duration::from_millis(2));
        }
    });
    // Whoever follows the writer never comes to the end.
    let said = end(folder.path(), child);
    is_read.store(true, Ordering::Relaxed);
    writer.join().unwrap();
    assert_said(&said, FOUND, "the file changed while it was read");
}
