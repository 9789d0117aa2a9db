//! Rows of sums that are written otherwise than the rows above them: by another name, in another
//! unit, with another amount.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod office;

use khuyencong::dataset::Dataset;
use khuyencong::dataset::summary::summarize;
use khuyencong::reader::Report;
use office::{findings, support};

fn read(list: &str) -> (Dataset, Report) {
    office::load("list.csv", list.as_bytes())
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

/// The records, their support and the findings of a list without numbers that ends so.
fn ending(list: &str, end: &str) -> (u32, i64, Vec<String>) {
    let (dataset, report) = read(&format!("{list}{end}\n,,\nNgười lập biểu,,\n"));
    (dataset.len(), support(&dataset), findings(&report))
}

#[test]
fn the_last_row_of_a_list_without_numbers_is_a_sum_where_more_than_its_amount_says_so() {
    let plain = "Tên đề án,Kinh phí hỗ trợ (triệu đồng)\nLò gốm,40\nLò bún,25\nHội chợ,10\n";
    let with_sums = "Tên đề án,Kinh phí hỗ trợ (triệu đồng)\nLò gốm,40\nLò bún,25\nCộng,65\n\
                     Hội chợ,10\nCộng,10\n";
    let with_places = "Tên đề án,Địa chỉ,Kinh phí hỗ trợ (triệu đồng)\nLò gốm,Bát Tràng,40\n\
                       Lò bún,,25\nHội chợ,,10\n";
    for (list, end) in [
        (plain, "Huyện Đông Hưng,75"),
        (with_sums, "Đã cấp,75"),
        (with_sums, "Hưng Yên,75"),
        (with_places, "Số dư,,75"),
    ] {
        assert_eq!(ending(list, end), (3, 75, vec![]), "{end}");
    }
    // Another amount is money of its own, and so is one with records below it.
    for (list, end, records, sum) in [
        (with_places, "Kè đá,,76", 4, 151),
        (plain, "Kè đá,75\nMáy may,5", 5, 155),
    ] {
        assert_eq!(ending(list, end), (records, sum, vec![]), "{end}");
    }
    // Nothing but the amount: it counts, and that is told.
    let (records, sum, told) = ending(plain, "Kè đá,75");
    assert_eq!((records, sum), (4, 150));
    assert!(
        told.len() == 1 && told[0].contains("exactly the sum of the rows above"),
        "{told:?}"
    );
}
