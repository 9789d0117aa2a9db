//! Lists as offices have them, read from memory.

use std::ops::ControlFlow;

use khuyencong::dataset::{Dataset, Indicator, Shared};
use khuyencong::messages::EN;
use khuyencong::reader::{self, Options, Report, Source};

/// Reads the bytes of a file.
pub fn load(name: &str, bytes: &[u8]) -> (Dataset, Report) {
    let source = Source::Bytes(name.to_owned(), bytes.into());
    let shared = Shared::default();
    let report = reader::load(&[source], &Options::new(&EN), &shared, &mut |_| {
        ControlFlow::Continue(())
    });
    (std::mem::take(&mut *shared.write()), report.unwrap())
}

/// What is said of a file that is refused.
#[allow(dead_code, reason = "only some tests have such files")]
pub fn refusal(name: &str, bytes: &[u8]) -> String {
    let source = Source::Bytes(name.to_owned(), bytes.into());
    let report = reader::load(
        &[source],
        &Options::new(&EN),
        &Shared::default(),
        &mut |_| ControlFlow::Continue(()),
    );
    format!("{:#}", report.unwrap_err())
}

/// The support of all records, in millions.
#[allow(dead_code, reason = "only some tests add up money")]
pub fn support(dataset: &Dataset) -> i64 {
    let figures = dataset
        .rows()
        .filter_map(|row| row.figure(Indicator::Support));
    figures.map(|figure| figure.value).sum::<i64>() / 1_000_000
}

pub fn findings(report: &Report) -> Vec<String> {
    report.findings().iter().map(ToString::to_string).collect()
}
