//! Rows of sums that are written otherwise than the rows above them: by another name, in another
//! unit, with another amount.

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
fn a_total_in_another_unit_is_told_and_taken_for_the_sum() {
    for (unit, amounts, total) in [
        ("triệu đồng", [75, 45], "120000000"),
        ("đồng", [75_000_000, 45_000_000], "120"),
        ("nghìn đồng", [75_000, 45_000], "120.000.000"),
    ] {
        let [first, second] = amounts;
        let list = format!(
            "TT,Tên đề án,Kinh phí hỗ trợ ({unit})\n1,Lò gốm,{first}\n2,Khung cửi,{second}\n"
        );
        let (dataset, report) = read(&format!("{list},Cộng toàn huyện,{total}\n"));
        let told = findings(&report);
        assert_eq!((dataset.len(), support(&dataset)), (2, 120), "{told:?}");
        assert!(
            told.len() == 1 && told[0].contains("in another unit"),
            "{told:?}"
        );
        assert_eq!(summarize(&dataset).all.figures.0[0].value, 120_000_000);
        assert!(report.files[0].tables[0].account.balances());
    }
}

#[test]
fn a_wrong_subtotal_is_none_of_the_records() {
    let list = "Tên đề án,Kinh phí hỗ trợ (triệu đồng)\nLò gốm,40\nLò bún,25\nCộng thiết bị,56\n\
                Hội chợ,10\nTập huấn,5\nCộng các lớp,16\nTổng cộng,80\n";
    let (dataset, report) = read(list);
    let told = findings(&report);
    assert_eq!((dataset.len(), support(&dataset)), (4, 80), "{told:?}");
    // 40 + 25 is 65, and 10 + 5 below it is 15.
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].contains("56 million") && told[0].contains("2 records add up to VND 65"));
    assert!(told[1].contains("16 million") && told[1].contains("2 records add up to VND 15"));
}
