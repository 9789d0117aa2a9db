//! What office lists add up to where their rows are no plain records: cuts, parts, sums by any name.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod office;

use khuyencong::dataset::summary::summarize;
use khuyencong::dataset::{Dataset, Indicator, Qualifier, TextField};
use khuyencong::reader::Report;
use office::{findings, support};

fn read(list: &str) -> (Dataset, Report) {
    office::load("list.csv", list.as_bytes())
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

const NESTED: &str = "TT,Nội dung,Kinh phí hỗ trợ (triệu đồng)\n\
    1,Thiết bị lò sấy,90\n1.1,Lò điện,30\n1.2,Lò gas,40\n\
    2,Hội chợ,25\n2.1,Gian hàng,10\n2.2,Vận chuyển,15\n";

#[test]
fn the_total_decides_whether_a_row_or_its_parts_are_counted() {
    for (total, records, sum) in [("95", 4, 95), ("115", 3, 115)] {
        let (dataset, report) = read(&format!("{NESTED},Tổng cộng,{total}\n"));
        let told = findings(&report);
        assert_eq!(
            (dataset.len(), support(&dataset)),
            (records, sum),
            "{told:?}"
        );
        let is_told = |text: &String| text.contains("90 million") && text.contains("70 million");
        assert!(told.len() == 1 && is_told(&told[0]), "{told:?}");
    }
}

#[test]
fn without_a_total_a_row_is_counted_and_its_parts_are_told() {
    let (dataset, report) = read(NESTED);
    let told = findings(&report);
    assert_eq!((dataset.len(), support(&dataset)), (3, 115), "{told:?}");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].contains("line 2:")
            && told[0].contains("says VND 90 million")
            && told[0].contains("VND 70 million"),
        "{told:?}"
    );
    assert!(report.files[0].tables[0].account.balances());
}

#[test]
fn rows_under_another_are_money_of_their_own_where_the_total_says_so() {
    // 90 + 30 + 40 and, once, 25.
    let (dataset, report) = read(&format!("{NESTED},Tổng cộng,185\n"));
    assert_eq!((dataset.len(), support(&dataset)), (5, 185));
    assert_eq!(findings(&report), Vec::<String>::new());
}

#[test]
fn rows_that_come_to_a_multiple_of_the_one_above_are_counted_and_told() {
    let (dataset, report) = read(
        "TT,Nội dung,Kinh phí hỗ trợ (triệu đồng)\n\
         3,Máy in,20\n3.1,Máy cắt,35\n3.2,Máy gấp,15\n4,Xưởng cưa,60\n",
    );
    let told = findings(&report);
    assert_eq!((dataset.len(), support(&dataset)), (4, 130), "{told:?}");
    let is_told = |text: &String| text.contains("20 million") && text.contains("50 million");
    assert!(told.len() == 1 && is_told(&told[0]), "{told:?}");
}

#[test]
fn a_total_called_by_a_name_belongs_to_no_group_above_it() {
    let list = "STT;Nội dung;Đơn vị;Hỗ trợ (triệu đồng)\n\
        I;Huyện Quỳnh Phụ;;300\n1;Máy đột;HTX Sắt;100\n2;Lò nung;HTX Gốm;200\n\
        II;Huyện Đông Hưng;;50\n1;Máy se sợi;HKD Sợi;50\n;Tỉnh Thái Bình;;350\n";
    let (dataset, report) = read(list);
    assert_eq!(dataset.len(), 3);
    assert_eq!(report.count(), 0, "{:?}", report.findings());
}

#[test]
fn a_wrong_sum_of_a_group_is_told_and_raises_no_total() {
    let list = "STT;Nội dung;Đơn vị;Hỗ trợ (triệu đồng)\n\
        I;Đào tạo nghề;;900\n1;Lớp may;HTX Sắt;100\n2;Lớp thêu;HTX Gốm;200\n\
        II;Máy móc thiết bị;;50\n1;Máy se sợi;HKD Sợi;50\n;Tổng cộng;;350\n";
    let (dataset, report) = read(list);
    let all = summarize(&dataset).all;
    let support = all.figures.of(Indicator::Support).unwrap();
    assert_eq!(
        (support.value, support.qualifier),
        (350_000_000, Qualifier::Exact)
    );
    assert_eq!(report.count(), 1, "{:?}", findings(&report));
}

#[test]
fn columns_of_years_come_to_the_number_of_a_project() {
    let list = "TT;Đề án;Vốn hỗ trợ 2019 (triệu đồng);Vốn hỗ trợ 2020 (triệu đồng);Tỷ lệ có việc làm 2019;Tỷ lệ có việc làm 2020\n\
        1;Máy đột dập;40;hơn 60;80%;90%\n2;Lò gốm;;25;70%;\n;Cộng;40;85;;\n";
    let (dataset, report) = read(list);
    assert_eq!(support(&dataset), 125);
    let all = summarize(&dataset).all;
    let whole = all.figures.of(Indicator::Support).unwrap();
    assert_eq!((whole.value, whole.sum), (125_000_000, None));
    assert!(dataset.totals.is_empty(), "{:?}", dataset.totals);
    let first = dataset.row(0);
    let figure = first.figure(Indicator::Support).unwrap();
    assert_eq!(figure.qualifier, Qualifier::Over);
    let extra: Vec<_> = first.extra().map(|(_, text)| text).collect();
    assert!(
        extra.contains(&"40") && extra.contains(&"hơn 60"),
        "{extra:?}"
    );
    let rate = first.figure(Indicator::EmploymentRate).unwrap();
    assert_eq!(rate.value, 8_000);
    let told = findings(&report);
    let years = told.iter().filter(|text| text.contains("are added up"));
    assert_eq!(years.count(), 1, "{told:?}");
}

#[test]
fn rows_that_share_the_amount_of_a_project_are_not_counted_again() {
    let list = "STT;Tên đề án;Đơn vị thụ hưởng;Hỗ trợ (triệu đồng)\n\
        1;Máy ép gỗ;;310\n;;HTX Mộc;110\n;;HKD Ông Tư;200\n\
        2;Lò hơi;Công ty Hơi;90\n;Cộng;;400\n";
    let (dataset, report) = read(list);
    assert_eq!((dataset.len(), support(&dataset)), (2, 400));
    let first = dataset.row(0);
    let names: Vec<_> = first.lines(TextField::Establishments).collect();
    assert_eq!(names, ["HTX Mộc", "HKD Ông Tư"]);
    assert!(report.files[0].tables[0].account.balances());
    // Amounts that are not its shares are projects of their own.
    let (dataset, _) = read(&list.replace("200", "210"));
    assert_eq!(dataset.len(), 4);
}

#[test]
fn a_fraction_of_a_dong_is_rounded_and_told_once_a_column() {
    let list = |amounts: [&str; 3], total: &str| {
        let [a, b, c] = amounts;
        read(&format!(
            "TT,Tên đề án,Kinh phí hỗ trợ (triệu đồng)\n1,Lò gốm,\"{a}\"\n2,Máy may,\"{b}\"\n3,Máy cưa,\"{c}\"\n,Tổng cộng,\"{total}\"\n"
        ))
    };
    let third = "33,3333333333333";
    let (dataset, report) = list([third, third, third], "100");
    let support = dataset.row(0).figure(Indicator::Support).unwrap().value;
    assert_eq!((dataset.len(), support), (3, 33_333_333));
    let told = findings(&report);
    assert!(
        told.len() == 1 && told[0].contains("3 amounts with a fraction of a đồng"),
        "{told:?}"
    );
    // The noise of a float is none, and what is exact to the đồng is not rounded.
    let noise = ["0,30000000000000004", "0,19999999999999998", "12345,678912"];
    let (dataset, report) = list(noise, "12346,178912");
    assert_eq!(findings(&report), Vec::<String>::new());
    let support = |row| dataset.row(row).figure(Indicator::Support).unwrap().value;
    assert_eq!([0, 1, 2].map(support), [300_000, 200_000, 12_345_678_912]);
}

#[test]
fn the_mark_of_a_footnote_is_left_out_and_told() {
    for (mark, expected) in [
        ("150 (1)", 150),
        ("150*", 150),
        ("150 (*)", 150),
        ("150²", 150),
    ] {
        let (dataset, report) = read(&format!(
            "TT,Tên đề án,Kinh phí hỗ trợ (triệu đồng)\n1,Lò gốm,{mark}\n2,Máy may,80\n,Tổng cộng,230\n"
        ));
        assert_eq!(support(&dataset), expected + 80, "{mark}");
        let told = findings(&report);
        assert!(
            told.len() == 1 && told[0].contains("the mark of a footnote"),
            "{told:?}"
        );
    }
    let (_, report) = read(
        "TT,Tên đề án,Kinh phí hỗ trợ (triệu đồng)\n1,Lò gốm,(150)\n2,Máy may,80 (tạm tính)\n",
    );
    assert!(
        findings(&report)
            .iter()
            .all(|said| !said.contains("footnote"))
    );
}
