//! How long it takes from a choice in a pane to settled counts, at a million records.
//!
//! `cargo bench --bench facets [-- ROWS]`; needs no network and writes no file. Each request goes
//! the way of a key: to the search thread, until the answer with list, totals and all counts is
//! there.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    missing_docs,
    reason = "it is a program"
)]

#[path = "../tests/synthetic/mod.rs"]
mod synthetic;

use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use khuyencong::dataset::{Choice, Choosing, FacetChoice, FacetId, Selection, Shared, Take};
use khuyencong::listing::worker::Worker;
use khuyencong::listing::{Answer, Request};

/// What stands in the search line while choices are made.
const QUERIES: [&str; 3] = ["", "may", "dao tao nghe"];
/// Choices of each facet, one after the other.
const CHOICES: usize = 12;

fn main() {
    let rows = std::env::args()
        .skip(1)
        .find_map(|argument| argument.parse().ok());
    let data = Shared::new(synthetic::dataset(rows.unwrap_or(1_000_000), 1));
    let (answers, inbox) = channel();
    let worker = Worker::start(data, move |answer| answers.send(answer).is_ok()).unwrap();
    let mut explorer = Explorer {
        worker,
        inbox,
        request: Request::default(),
    };
    explorer.settle();
    println!("| facet | values | search line | p50 | p95 | worst |");
    println!("| --- | ---: | --- | ---: | ---: | ---: |");
    let mut all = Vec::new();
    for facet in FacetId::all() {
        for query in QUERIES {
            all.extend(explorer.walk(facet, query));
        }
    }
    print("all", "", "", &mut all);
}

struct Explorer {
    worker: Worker,
    inbox: Receiver<Answer>,
    request: Request,
}

impl Explorer {
    /// Asks, and waits for the whole answer.
    fn settle(&mut self) -> (Answer, Duration) {
        self.request.generation += 1;
        let start = Instant::now();
        self.worker.ask(self.request.clone());
        loop {
            let answer = self.inbox.recv().unwrap();
            if answer.is_whole && answer.request.generation == self.request.generation {
                return (answer, start.elapsed());
            }
        }
    }

    /// Chooses one line after the other, and then takes some together.
    fn walk(&mut self, facet: FacetId, query: &str) -> Vec<Duration> {
        let third = facet.max(FacetId::first_third());
        query.clone_into(&mut self.request.query);
        self.request.choosing = Choosing {
            selection: Selection::default(),
            third,
        };
        let (answer, _) = self.settle();
        let pane = answer
            .facets
            .iter()
            .find(|pane| pane.facet == facet)
            .unwrap();
        let choices: Vec<FacetChoice> = pane.choices.iter().map(|(choice, _)| *choice).collect();
        let mut times = Vec::new();
        for choice in choices.iter().take(CHOICES) {
            self.request.choosing.selection.follow(facet, *choice);
            times.push(self.settle().1);
        }
        self.request.choosing.selection.forget(facet);
        for choice in choices
            .iter()
            .filter(|choice| **choice != Choice::All)
            .take(3)
        {
            self.request
                .choosing
                .selection
                .toggle(facet, *choice, Take::Kept);
            times.push(self.settle().1);
        }
        print(
            facet.row().key,
            &choices.len().to_string(),
            query,
            &mut times.clone(),
        );
        times
    }
}

fn print(facet: &str, values: &str, query: &str, times: &mut [Duration]) {
    times.sort();
    let at = |share: usize| {
        let place = (times.len() * share / 100).min(times.len() - 1);
        format!("{:.1} ms", times[place].as_secs_f64() * 1000.0)
    };
    println!(
        "| {facet} | {values} | {query} | {} | {} | {} |",
        at(50),
        at(95),
        at(100)
    );
}
