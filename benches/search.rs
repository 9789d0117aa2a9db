//! How fast records are found while a query is typed letter by letter and erased again.
//!
//! `cargo bench --bench search [-- ROWS|FILE…]`; needs no network and writes no file.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "it is a program"
)]

#[path = "../tests/synthetic/mod.rs"]
mod synthetic;

use std::time::{Duration, Instant};

use khuyencong::dataset::{Choosing, Dataset};
use khuyencong::messages::VI;
use khuyencong::search::{Engine, parse};

/// Queries of about 25 letters; the last ones are meant to hurt.
const QUERIES: [&str; 12] = [
    "đào tạo nghề may hưng phát",
    "dao tao nghe theu ren dong",
    "may moc thiet bi che bien g",
    "cty tnhh go minh long 2019",
    "ddaof tajo ngheef mays moc",
    "daotaonghemaycongnghiep ha",
    "dtnmcn hung phat tay khe 2",
    "a b c d e g h i k l m n o t",
    "cong cong cong cong cong co",
    "zzzz khong co gi nhu the qx",
    "ngiep nhge tahnh pho duogn",
    "huyen:\"dong mo\" nam:2015..",
];

const FIRST_SCREEN: usize = 100;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    println!("| rows | query | first screen p50 | p95 | worst | count p50 | p95 | memory |");
    println!("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    if arguments.is_empty() {
        measure(&khuyencong::reader::embedded(&VI).unwrap());
        for rows in [100_000, 1_000_000] {
            measure(&synthetic::dataset(rows, 1));
        }
        println!(
            "<!-- the same with a note each, in which there are numbers that no other has -->"
        );
        measure(&synthetic::coded_dataset(1_000_000, 1));
    }
    for argument in arguments {
        let dataset = match argument.parse() {
            Ok(rows) => synthetic::dataset(rows, 1),
            Err(_) => khuyencong::reader::open(&[argument], &VI).unwrap().0,
        };
        measure(&dataset);
    }
}

/// Types and erases every query over one dataset.
fn measure(dataset: &Dataset) {
    let (rows, before) = (dataset.len(), memory("VmRSS"));
    let mut engine = Engine::new();
    let start = Instant::now();
    engine.absorb(dataset, None);
    let absorbed = start.elapsed();
    let (mut typing, mut erasing) = (Times::default(), Times::default());
    for query in QUERIES {
        let (mut typed, mut erased) = (Times::default(), Times::default());
        let lines = lines(query);
        for line in &lines {
            typed.ask(&mut engine, dataset, line);
        }
        for line in lines.iter().rev().skip(1) {
            erased.ask(&mut engine, dataset, line);
        }
        typing.extend(&typed);
        erasing.extend(&erased);
        typed.extend(&erased);
        typed.print(rows, query);
    }
    typing.print(rows, "all, typing");
    erasing.print(rows, "all, erasing");
    typing.extend(&erasing);
    typing.print(rows, "all");
    println!(
        "<!-- {rows} rows: dataset {} MiB, indexed in {absorbed:?}, {:?} a row -->",
        before,
        absorbed / rows.max(1)
    );
}

/// What stands in the search line after each key of typing.
fn lines(query: &str) -> Vec<&str> {
    let letters = query.char_indices();
    let ends = letters.map(|(at, letter)| at + letter.len_utf8());
    ends.map(|end| &query[..end]).collect()
}

/// How long the first screen and all the rest took.
#[derive(Default)]
struct Times {
    first: Vec<Duration>,
    count: Vec<Duration>,
}

impl Times {
    fn ask(&mut self, engine: &mut Engine, dataset: &Dataset, typed: &str) {
        let choosing = Choosing::default();
        let start = Instant::now();
        // A field that is not complete yet is refused at once.
        if let Ok(query) = parse(typed) {
            let first = engine.find(dataset, &query, &choosing, FIRST_SCREEN, &|| false);
            self.first.push(start.elapsed());
            let rest = engine.rest(dataset, &query, &choosing, &|| false);
            let order = rest.as_ref().map(|rest| &rest.order);
            let below =
                order.map(|order| engine.below(dataset, &query, &choosing, order, &|| false));
            self.count.push(start.elapsed());
            std::hint::black_box((first, below));
        }
    }

    fn extend(&mut self, other: &Self) {
        self.first.extend(&other.first);
        self.count.extend(&other.count);
    }

    fn print(&mut self, rows: u32, query: &str) {
        self.first.sort();
        self.count.sort();
        let at = |times: &[Duration], share: usize| {
            let place = (times.len() * share / 100).min(times.len() - 1);
            format!("{:.2} ms", times[place].as_secs_f64() * 1000.0)
        };
        println!(
            "| {rows} | {query} | {} | {} | {} | {} | {} | {} MiB |",
            at(&self.first, 50),
            at(&self.first, 95),
            at(&self.first, 100),
            at(&self.count, 50),
            at(&self.count, 95),
            memory("VmHWM"),
        );
    }
}

/// A line of what the kernel says of this process, in MiB.
fn memory(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number
        .and_then(|number| number.parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}
