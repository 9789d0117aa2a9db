//! How long a million records take to open, as CSV and as JSON Lines, and how much memory: read in
//! this process, and in the explorer up to its first screen and until all can be searched.
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
use khuyencong::text::{self, Lang};
use pty::{Setup, peak_memory};

const WORDS: [&str; 24] = [
    "đào tạo",
    "nghề",
    "may",
    "công nghiệp",
    "hỗ trợ",
    "ứng dụng",
    "máy móc",
    "thiết bị",
    "sản xuất",
    "chế biến",
    "gạo",
    "xuất khẩu",
    "mây tre đan",
    "dệt chiếu",
    "mộc mỹ nghệ",
    "mô hình",
    "trình diễn",
    "kỹ thuật",
    "cơ khí",
    "nông thôn",
    "cói",
    "thêu",
    "đúc đồng",
    "chạm bạc",
];
const ACTIVITIES: [&str; 4] = [
    "Đào tạo nghề, truyền nghề",
    "Mô hình trình diễn kỹ thuật",
    "Thông tin tuyên truyền",
    "Nội dung khác",
];
const DISTRICTS: [&str; 7] = [
    "Vũ Thư",
    "Kiến Xương",
    "Tiền Hải",
    "Thái Thụy",
    "Đông Hưng",
    "Hưng Hà",
    "Quỳnh Phụ",
];

/// A small generator, so that every run has the same records.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[usize::try_from(self.below(list.len() as u64)).unwrap_or_default()]
    }
}

/// One made-up record: its columns in the order of the CSV.
fn record(number: u64, dice: &mut Dice) -> [String; 13] {
    let title: Vec<_> = (0..5).map(|_| dice.pick(&WORDS)).collect();
    let support = 50 + dice.below(400);
    [
        format!("de-an-{number}"),
        format!("Đề án {} số {number}", title.join(" ")),
        (2012 + dice.below(13)).to_string(),
        dice.pick(&["KCQG", "KCĐP"]).to_owned(),
        dice.pick(&ACTIVITIES).to_owned(),
        format!(
            "Công ty TNHH {} {}",
            dice.pick(&["Hoàng", "Minh", "Thành"]),
            dice.below(600)
        ),
        format!(
            "Xã {} {}",
            dice.pick(&["An", "Bình", "Đông", "Hồng"]),
            dice.pick(&["Hòa", "Phú", "Sơn", "Lập"])
        ),
        format!("Huyện {}", dice.pick(&DISTRICTS)),
        "Thái Bình".to_owned(),
        (support + dice.below(900)).to_string(),
        support.to_string(),
        (20 + dice.below(40)).to_string(),
        format!("Kế hoạch đợt {}", dice.below(5000)),
    ]
}

fn write_csv(path: &Path, rows: u64) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(
        out,
        "Mã,Tên đề án,Năm,Nguồn kinh phí,Hoạt động,Đơn vị thụ hưởng,Xã,Huyện,Tỉnh,Tổng kinh phí (triệu đồng),Kinh phí hỗ trợ (triệu đồng),Số lao động,Ghi chú"
    )?;
    let mut dice = Dice(1);
    for number in 0..rows {
        let mut cells = record(number, &mut dice);
        cells[4] = format!("\"{}\"", cells[4]);
        writeln!(out, "{}", cells.join(","))?;
    }
    out.flush()
}

fn write_json_lines(path: &Path, rows: u64) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    let mut dice = Dice(1);
    for number in 0..rows {
        let [
            id,
            title,
            year,
            funding,
            _,
            establishment,
            commune,
            district,
            province,
            total,
            support,
            trainees,
            _,
        ] = record(number, &mut dice);
        writeln!(
            out,
            "{{\"id\":\"{id}\",\"title\":\"{title}\",\"period\":\"{year}\",\"funding\":[\"{funding}\"],\"activity\":\"dao-tao-nghe\",\"establishments\":[\"{establishment}\"],\
             \"place\":{{\"commune\":\"{commune}\",\"district\":\"{district}\",\"province\":\"{province}\"}},\"figures\":[{{\"indicator\":\"total_cost\",\"value\":{total}000000}},\
             {{\"indicator\":\"support\",\"value\":{support}000000}},{{\"indicator\":\"trainees\",\"value\":{trainees}}}]}}"
        )?;
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
fn explore(path: &Path, rows: u64) -> Result<()> {
    let start = Instant::now();
    let arguments = ["--data", path.to_str().context("the path is not text")?];
    let mut session = Setup::new().args(arguments).start();
    session.wait_text("▸Đề án");
    let first = start.elapsed();
    let rows = text::group(i64::try_from(rows)?, Lang::Vi);
    session.wait_text(&format!("{rows} trên {rows}"));
    println!(
        "  explorer: first screen after {} ms, all of it after {:.2} s, peak {} MiB",
        first.as_millis(),
        start.elapsed().as_secs_f64(),
        peak_memory(session.pid()) / 1024
    );
    session.send("\x03");
    session.code_within(Duration::from_secs(5));
    Ok(())
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
