//! What the lines above and below a list say of it, and rows and columns without a name.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod office;

use khuyencong::dataset::{Dataset, TextField};
use khuyencong::reader::{Report, Role};
use office::{findings, support};

fn read(list: &str) -> (Dataset, Report) {
    office::load("list.csv", list.as_bytes())
}

const LIST: &str = "TT,Tên đề án,Cơ sở,Kinh phí hỗ trợ (triệu đồng)\n\
                    1,Lò gốm,HTX A,140\n2,Khung cửi,HTX B,60\n";

#[test]
fn what_a_sentence_says_is_held_against_the_list() {
    for (above, below, told) in [
        ("Tổng kinh phí: 200 triệu đồng; số đề án: 2\n", "", &[][..]),
        ("", "\"Tổng cộng: 02 đề án - 0,2 tỷ đồng\",,,\n", &[]),
        ("Tổng kinh phí 500 triệu đồng (hỗ trợ 200 triệu)\n", "", &[]),
        ("DANH MỤC 3 ĐỀ ÁN NĂM 2020\n", "", &["has 2 records"]),
        (
            "Tổng số đề án:,3,Tổng kinh phí (triệu đồng):,200\n",
            "",
            &["has 2 records"],
        ),
        (
            "Số đề án,2,Tổng kinh phí (triệu đồng),210\n",
            "",
            &["add up to VND 200 million"],
        ),
        ("Số đề án,2,Năm,2020\n", "", &[]),
        ("Phụ lục 01 đề án khuyến công\n", "", &[]),
        (
            "Tổng số tiền: 210 triệu đồng\n",
            "",
            &["add up to VND 200 million"],
        ),
        (
            "",
            "\"Tổng kinh phí 0,3 tỷ đồng\",,,\n",
            &["add up to VND 200 million"],
        ),
        ("", ",Cộng: 3 dự án,,200\n", &["has 2 records"]),
        ("", ",Tổng cộng,03 đề án,200\n", &["has 2 records"]),
        ("", ",Tổng cộng,02 đề án,200\n", &[]),
    ] {
        let (dataset, report) = read(&format!("{above}{LIST}{below}"));
        let found = findings(&report);
        assert_eq!(
            (dataset.len(), support(&dataset)),
            (2, 200),
            "{above}{below}{found:?}"
        );
        assert_eq!(found.len(), told.len(), "{above}{below}: {found:?}");
        let is_told = found
            .iter()
            .zip(told)
            .all(|(found, told)| found.contains(told));
        assert!(is_told, "{found:?}");
        let account = &report.files[0].tables[0].account;
        let is_other = told.iter().any(|told| told.contains("add up"));
        assert_eq!(account.balances(), !is_other);
        assert_eq!(account.count(Role::Sum), u64::from(!below.is_empty()));
    }
}

#[test]
fn rows_that_nothing_names_are_told() {
    let list = "TT,Tên đề án,Cơ sở,Chỉ tiêu,Kinh phí hỗ trợ (triệu đồng)\n\
                1,Lò gốm,HTX A,Kế hoạch,140\n,,,Thực hiện,120\n\
                2,Khung cửi,HTX B,Kế hoạch,60\n,,,Thực hiện,60\n";
    let told = findings(&read(list).1);
    assert!(
        told.len() == 1 && told[0].contains("line 3: 2 rows"),
        "{told:?}"
    );
    // A list by district names no projects, and is asked for none.
    let list = "TT,Huyện,Kinh phí hỗ trợ (triệu đồng)\n1,Vũ Thư,140\n2,Hưng Hà,60\n";
    assert_eq!(findings(&read(list).1), Vec::<String>::new());
}

#[test]
fn what_is_done_names_a_project_before_who_does_it() {
    let titles = |header: &str| {
        let list =
            format!("{header},Đơn vị thụ hưởng,Kinh phí hỗ trợ (triệu đồng)\nLò gốm,HTX A,140\n");
        let (dataset, report) = read(&list);
        assert_eq!(findings(&report), Vec::<String>::new());
        dataset.row(0).text(TextField::Title).to_owned()
    };
    assert_eq!(titles("Nội dung"), "Lò gốm");
    assert_eq!(titles("Huyện/Đề án"), "Lò gốm");
}

#[test]
fn a_unit_above_the_table_that_no_column_has_is_told() {
    let told = |unit: &str| {
        let (dataset, report) = read(&format!("Đơn vị tính: {unit}\n{LIST}"));
        assert_eq!(support(&dataset), 200);
        findings(&report)
    };
    assert_eq!(told("triệu đồng"), Vec::<String>::new());
    let told = told("nghìn đồng");
    assert!(
        told.len() == 1 && told[0].contains("says VND thousand"),
        "{told:?}"
    );
}

#[test]
fn a_row_of_units_may_say_that_it_is_one() {
    let list = "STT,Tên đề án,Kinh phí hỗ trợ,Trong đó: KCQG,KCĐP\nĐVT,,,triệu đồng,\n1,Lớp may,100,60,40\n";
    let (dataset, report) = read(list);
    assert_eq!((dataset.len(), support(&dataset)), (1, 100));
    assert_eq!(findings(&report), Vec::<String>::new());
    assert_eq!(report.files[0].tables[0].account.count(Role::Units), 1);
}

#[test]
fn numbers_that_became_days_are_told() {
    let list = |numbers: [&str; 3]| {
        let [one, two, three] = numbers;
        let header = "STT,Tên đề án,Kinh phí hỗ trợ (triệu đồng)";
        let rows = format!("{one},Máy móc,230\n{two},Máy may,150\n{three},Máy in,80\n4,Lò,5\n");
        findings(&read(&format!("{header}\n{rows}")).1)
    };
    assert_eq!(list(["1", "2", "3"]), Vec::<String>::new());
    for days in [["1", "01/01", "01/02"], ["1", "01-Jan", "02-Jan"]] {
        let told = list(days);
        assert!(
            told.len() == 1 && told[0].contains("2 row numbers look like days"),
            "{told:?}"
        );
    }
}

#[test]
fn months_and_quarters_of_a_year_are_times() {
    let header = "STT,Tên đề án,Thời gian thực hiện";
    for time in [
        "Quý II/2022",
        "Từ tháng 3 đến tháng 9 năm 2022",
        "Tháng 3/2022",
    ] {
        let (dataset, report) = read(&format!("{header}\n1,Lò gốm,{time}\n"));
        assert_eq!(findings(&report), Vec::<String>::new());
        assert_eq!(dataset.row(0).period().map(|period| period.to), Some(2022));
    }
}

#[test]
fn only_other_money_explains_what_is_missing_of_a_total() {
    let told = |other: &str| {
        let header = format!(
            "TT,Tên đề án,Tổng kinh phí (triệu đồng),Hỗ trợ (triệu đồng),Đối ứng (triệu đồng),{other}"
        );
        findings(&read(&format!("{header}\n1,Lò gốm,500,200,290,10\n")).1)
    };
    assert_eq!(told("Khác"), Vec::<String>::new());
    let told = told("Số máy");
    assert!(
        told.len() == 1 && told[0].contains("total cost"),
        "{told:?}"
    );
}

#[test]
fn a_sentence_may_tell_what_all_sources_come_to() {
    let list = "TT,Tên đề án,KCQG hỗ trợ (triệu đồng),KCĐP hỗ trợ (triệu đồng)\n1,Lò gốm,100,20\n2,Máy in,,30\n";
    let told =
        |total: &str| findings(&read(&format!("Tổng kinh phí: {total} triệu đồng\n{list}")).1);
    assert_eq!(told("150"), Vec::<String>::new());
    assert_eq!(told("151").len(), 1);
}
