//! scratch
#![allow(
    missing_docs,
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::print_stdout
)]
use khuyencong::dataset::Selection;
use khuyencong::messages::VI;
use khuyencong::search::{Engine, parse};
use std::time::Instant;
fn main() {
    let a: Vec<String> = std::env::args().skip(1).collect();
    let n: usize = a[1].parse().unwrap();
    let d = khuyencong::reader::open(&[&a[0]], &VI).unwrap().0;
    let mut e = Engine::new();
    e.absorb(&d, None);
    println!(
        "indexed {:?}",
        std::fs::read_to_string("/proc/self/status")
            .unwrap()
            .lines()
            .find(|l| l.starts_with("VmRSS"))
            .unwrap()
    );
    for q in &a[2..] {
        let mut t = Vec::new();
        for _ in 0..n {
            let steps: Vec<&str> = q.split('>').collect(); // a>b : ask a first
            let other = parse("zzzzqqqq").unwrap();
            e.clear_history();
            e.find(&d, &other, Selection::default(), 100, &|| false);
            for s in &steps[..steps.len() - 1] {
                let p = parse(s).unwrap();
                e.find(&d, &p, Selection::default(), 100, &|| false);
            }
            let p = parse(steps[steps.len() - 1]).unwrap();
            let s = Instant::now();
            let f = e.find(&d, &p, Selection::default(), 100, &|| false);
            t.push((s.elapsed(), f.unwrap().len()));
        }
        t.sort();
        println!(
            "{q:40} min {:?} med {:?} max {:?}",
            t[0].0,
            t[n / 2],
            t[n - 1].0
        );
    }
}
