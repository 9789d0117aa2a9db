//! What office lists add up to where their rows are no plain records: cuts, parts, sums by any name.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::ops::ControlFlow;

use khuyencong::dataset::summary::summarize;
use khuyencong::dataset::{Dataset, Indicator, Shared};
use khuyencong::messages::EN;
use khuyencong::reader::{self, Options, Report, Source};

fn read(list: &str) -> (Dataset, Report) {
    let source = Source::Bytes("list.csv".to_owned(), list.as_bytes().into());
    let shared = Shared::default();
    let report = reader::load(&[source], &Options::new(&EN), &shared, &mut |_| {
        ControlFlow::Continue(())
    });
    (std::mem::take(&mut *shared.write()), report.unwrap())
}

/// The support of all records, in millions.
fn support(dataset: &Dataset) -> i64 {
    let figures = dataset
        .rows()
        .filter_map(|row| row.figure(Indicator::Support));
    figures.map(|figure| figure.value).sum::<i64>() / 1_000_000
}

fn findings(report: &Report) -> Vec<String> {
    report.findings().iter().map(ToString::to_string).collect()
}

#[test]
fn amounts_that_are_cut_are_taken_off() {
    let list = "TT,Tên đề án,Nguồn kinh phí,Kinh phí hỗ trợ (triệu đồng)\n\
                1,Lò gốm,KCQG,420\n2,Nộp trả ngân sách,KCĐP,-70\n3,Giảm dự toán,KCĐP,(\"12,5\")\n";
    let list = list.replace("(\"12,5\")", "\"(12,5)\"");
    let (dataset, report) = read(&format!("{list},Tổng cộng,,\"337,5\"\n"));
    assert_eq!((dataset.len(), support(&dataset)), (3, 337));
    assert_eq!(findings(&report), Vec::<String>::new());
    // The part of KCQG alone is more than the whole, and does not raise it.
    let tally = summarize(&dataset).all.figures.0[0];
    assert_eq!(tally.value, 337_500_000);

    let (dataset, report) = read(&list);
    assert_eq!((dataset.len(), support(&dataset)), (3, 337));
    let told = findings(&report);
    assert!(
        told.len() == 1 && told[0].contains("2 negative amounts (the first in row 3)"),
        "{told:?}"
    );
}
