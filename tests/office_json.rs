//! What JSON of other programs says beside and between its projects: names of groups, years and
//! sources over lists, words of machines.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod office;

use khuyencong::dataset::{Dataset, Funding, Indicator, Row, TextField};
use khuyencong::reader::{Report, Role};
use office::{findings, support};

fn read(list: &str) -> (Dataset, Report) {
    office::load("list.json", list.as_bytes())
}

fn titles(dataset: &Dataset) -> Vec<&str> {
    dataset.rows().map(Row::title).collect()
}

fn periods(dataset: &Dataset) -> Vec<String> {
    let periods = dataset.rows().filter_map(Row::period);
    periods.map(|period| period.to_string()).collect()
}

#[test]
fn names_between_sums_are_headings() {
    let list = |second: &str| {
        format!(
            r#"[{{"ten_de_an":"Cam Lâm"}},{{"ten_de_an":"Máy may","kinh_phi":100000000}},
            {{"ten_de_an":"Máy dệt","kinh_phi":200000000}},{{"ten_de_an":"Cộng","kinh_phi":300000000}},
            {{"ten_de_an":"Diên Khánh"}},{{"ten_de_an":"Lò gốm","kinh_phi":50000000}},
            {{"ten_de_an":"Cộng","kinh_phi":{second}}},{{"ten_de_an":"Tổng cộng","kinh_phi":350000000}}]"#
        )
    };
    let (dataset, report) = read(&list("50000000"));
    assert_eq!(titles(&dataset), ["Máy may", "Máy dệt", "Lò gốm"]);
    assert_eq!(dataset.row(2).extra().next(), Some(("Nhóm", "Diên Khánh")));
    assert_eq!(report.files[0].tables[0].account.count(Role::Group), 2);
    assert_eq!((support(&dataset), findings(&report)), (350, vec![]));
    let told = findings(&read(&list("60000000")).1);
    assert!(
        matches!(told.as_slice(), [one] if one.contains("but 1 record")),
        "{told:?}"
    );
}

#[test]
fn names_alone_that_may_be_headings_are_told() {
    let list = r#"[{"ten_de_an":"Cam Lâm"},{"ten_de_an":"Máy may","kinh_phi":100000000},
        {"ten_de_an":"Diên Khánh"},{"ten_de_an":"Máy dệt","kinh_phi":200000000},
        {"ten_de_an":"Cộng","kinh_phi":300000000},{"ten_de_an":"Lò gốm"}]"#;
    let (dataset, report) = read(list);
    assert_eq!(dataset.len(), 5);
    let told = findings(&report);
    assert!(
        matches!(told.as_slice(), [one] if one.contains("line 1") && one.contains("2 rows")),
        "{told:?}"
    );
    // One may be a project without an amount over the total of the list; and no group has a title.
    let one = list.replace("\"Diên Khánh\"", "\"Lò bún\",\"kinh_phi\":0");
    assert_eq!(findings(&read(&one).1), Vec::<String>::new());
    let long = list.replace("Cam Lâm", "Mô hình trình diễn sản xuất gạch không nung");
    assert_eq!(findings(&read(&long).1), Vec::<String>::new());
}

#[test]
fn a_year_or_source_that_contradicts_its_list_is_told() {
    let list = r#"{"2020":[{"ten_de_an":"Máy may","kinh_phi":100000000,"nam":2021}],
        "2021":[{"ten_de_an":"Máy dệt","kinh_phi":200000000,"nam":2021},{"ten_de_an":"Lò gốm","kinh_phi":50000000,"nam":"2020-2021"}]}"#;
    let (dataset, report) = read(list);
    assert_eq!(periods(&dataset), ["2021", "2021", "2020-2021"]);
    let told = findings(&report);
    assert!(
        matches!(told.as_slice(), [one] if one.contains("2021") && one.contains("under 2020")),
        "{told:?}"
    );
    let list = r#"{"kcqg":[{"ten_de_an":"Máy may","kinh_phi":100000000,"nguon":"KCĐP"}],
        "kcdp":[{"ten_de_an":"Máy dệt","kinh_phi":200000000,"nguon":"KCĐP"}]}"#;
    let told = findings(&read(list).1);
    assert!(
        matches!(told.as_slice(), [one] if one.contains("KCĐP") && one.contains("under KCQG")),
        "{told:?}"
    );
}

#[test]
fn words_of_programs_are_no_activity() {
    let list = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":{"type":"Point","coordinates":[106.3,20.4]},"properties":{"ten_de_an":"Máy may","kinh_phi":100000000}},
        {"type":"Feature","geometry":{"type":"Polygon"},"properties":{"ten_de_an":"Máy dệt","kinh_phi":200000000}}]}"#;
    let (dataset, report) = read(list);
    assert!(dataset.rows().all(|row| row.activity_id().is_none()));
    assert_eq!((support(&dataset), findings(&report)), (300, vec![]));
    let list = r#"[{"type":"Training","title":"Máy may"},{"type":"Machinery","title":"Máy dệt"}]"#;
    let (dataset, _) = read(list);
    assert!(dataset.rows().all(|row| row.activity_id().is_some()));
}

#[test]
fn years_of_a_time_are_the_period() {
    for list in [
        r#"[{"ten_de_an":"Máy may","Thời gian":2020},{"ten_de_an":"Máy dệt","Thời gian":"2020-2021"}]"#,
        r#"[{"ten_de_an":"Máy may","thoi_gian":{"tu":2020,"den":2020}},{"ten_de_an":"Máy dệt","thoi_gian":{"tu":2020,"den":2021}}]"#,
    ] {
        let (dataset, report) = read(list);
        assert_eq!(periods(&dataset), ["2020", "2020-2021"], "{list}");
        assert_eq!(findings(&report), Vec::<String>::new());
    }
    let (dataset, _) = read(r#"[{"ten_de_an":"Máy may","Thời gian":"3 tháng"}]"#);
    assert_eq!(
        dataset.row(0).extra().next(),
        Some(("Thời gian", "3 tháng"))
    );
}

#[test]
fn a_text_that_may_be_thousands_is_read_as_the_numbers_beside_it() {
    let list = |other: &str| {
        format!(
            r#"[{{"ten_de_an":"Máy may","kinh_phi_trieu":{other}}},{{"ten_de_an":"Máy dệt","kinh_phi_trieu":"12.125"}}]"#
        )
    };
    for (other, sum) in [("9.5", 21), ("9500.5", 21_625)] {
        let (dataset, report) = read(&list(other));
        assert_eq!(support(&dataset), sum, "{other}");
        let told = findings(&report);
        assert!(
            matches!(told.as_slice(), [one] if one.contains("may be thousands")),
            "{told:?}"
        );
    }
    // Where no number has decimals, the text is one of thousands as in other lists.
    let (dataset, report) = read(&list("9500"));
    assert_eq!((support(&dataset), findings(&report)), (21_625, vec![]));
}

#[test]
fn a_total_stands_beside_projects_under_keys() {
    for total in [
        r#""tong_cong":{"kinh_phi":SUM}"#,
        r#""tong_cong":SUM,"nam":2021"#,
    ] {
        let list = |sum: &str| {
            let total = total.replace("SUM", sum);
            let list = r#"{"DA01":{"ten_de_an":"Máy may","kinh_phi":100000000,"nam":2021},
                "DA02":{"ten_de_an":"Máy dệt","kinh_phi":200000000,"nam":2021},TOTAL}"#;
            list.replace("TOTAL", &total)
        };
        let (dataset, report) = read(&list("300000000"));
        assert_eq!(titles(&dataset), ["Máy may", "Máy dệt"], "{total}");
        assert_eq!((support(&dataset), findings(&report)), (300, vec![]));
        let told = findings(&read(&list("310000000")).1);
        assert!(
            matches!(told.as_slice(), [one] if one.contains("310 million")),
            "{told:?}"
        );
    }
    // A project of objects is one, whatever stands in them.
    let list = r#"{"ten_de_an":"Lò gốm","kinh_phi":{"ho_tro":100000000,"tong":300000000},"co_so":{"ten":"HTX Một","nam":1990}}"#;
    assert_eq!(titles(&read(list).0), ["Lò gốm"]);
}

#[test]
fn lists_of_values_are_rows() {
    for list in [
        r#"{"columns":["ten_de_an","kinh_phi"],"index":[0,1],"data":[["Máy may",100000000],["Máy dệt",200000000]],"tong_kinh_phi":300000000}"#,
        r#"{"data":[["Máy may",100000000],["Máy dệt",200000000]],"cot":["ten_de_an","kinh_phi"]}"#,
        r#"[["ten_de_an","kinh_phi"],["Máy may",100000000],["Máy dệt",200000000],["Tổng cộng",300000000]]"#,
        r#"{"danh_sach":[["Tên đề án","Kinh phí (đồng)"],["Máy may",100000000],["Máy dệt",200000000]]}"#,
        r#"{"ten_de_an":{"0":"Máy may","1":"Máy dệt"},"kinh_phi":{"0":100000000,"1":200000000}}"#,
        r#"{"ten_de_an":["Máy may","Máy dệt"],"kinh_phi":[100000000,200000000],"tong":300000000}"#,
    ] {
        let (dataset, report) = read(list);
        assert_eq!(titles(&dataset), ["Máy may", "Máy dệt"], "{list}");
        let support = support(&dataset);
        assert_eq!((support, findings(&report)), (300, vec![]), "{list}");
        let column = &report.files[0].tables[0].account.columns[0];
        let has_total = list.to_lowercase().contains("tong") || list.contains("Tổng");
        assert_eq!(column.published.len(), usize::from(has_total), "{list}");
    }
    // Where nothing names the columns, nobody knows what they are.
    let refused = office::refusal("list.json", b"[[1,2],[3,4]]");
    assert!(refused.contains("no names"), "{refused}");
    // What stands among the lists and is none, is told.
    let list = r#"[["ten_de_an","kinh_phi"],["Máy may",100000000],null]"#;
    assert_eq!(findings(&read(list).1).len(), 1);
}

#[test]
fn keys_written_in_one_word_are_those_of_their_words() {
    let list = r#"{"tongKinhPhi":300000000,"soDeAn":2,"danhSach":[
        {"tenDeAn":"Máy may","donViThuHuong":"HTX Một","kinhPhiHoTro":100000000,"namThucHien":2021},
        {"tenDeAn":"Máy dệt","donViThuHuong":"HTX Hai","kinhPhiHoTro":200000000,"namThucHien":2021}]}"#;
    let (dataset, report) = read(list);
    assert_eq!(titles(&dataset), ["Máy may", "Máy dệt"]);
    assert_eq!(periods(&dataset), ["2021", "2021"]);
    assert_eq!(dataset.row(1).text(TextField::Establishments), "HTX Hai");
    assert_eq!((support(&dataset), findings(&report)), (300, vec![]));
    let told = findings(&read(&list.replace("ongKinhPhi\":300", "ongKinhPhi\":310")).1);
    assert!(
        matches!(told.as_slice(), [one] if one.contains("310 million")),
        "{told:?}"
    );
}

#[test]
fn amounts_of_a_list_of_sources_are_those_of_the_sources() {
    let list = r#"[{"ten_de_an":"Máy may","nguon_von":[{"nguon":"KCQG","so_tien":100000000},{"nguon":"KCĐP","so_tien":50000000},{"nguon":"Đối ứng","so_tien":5000000}]},
        {"ten_de_an":"Máy dệt","nguon_von":[{"nguon":"KCĐP","so_tien":70000000}]}]"#;
    let (dataset, report) = read(list);
    assert_eq!((support(&dataset), findings(&report)), (220, vec![]));
    let figure = |row: u32, which| dataset.row(row).figure(which).map(|figure| figure.value);
    assert_eq!(figure(0, Indicator::Counterpart), Some(5_000_000));
    assert_eq!(dataset.row(1).funding().single(), Some(Funding::Local));
    // The same source twice is told, not added up.
    let twice = list.replace("KCQG", "KCĐP");
    assert_eq!(support(&read(&twice).0), 70);
    assert_eq!(findings(&read(&twice).1).len(), 1);
}

#[test]
fn null_among_projects_is_told_and_left_out() {
    let list = r#"[{"ten_de_an":"Máy may","kinh_phi":100000000},null,{"ten_de_an":"Máy dệt","kinh_phi":200000000}]"#;
    for list in [list.to_owned(), format!(r#"{{"data":{list}}}"#)] {
        let (dataset, report) = read(&list);
        assert_eq!((dataset.len(), support(&dataset)), (2, 300));
        let told = findings(&report);
        assert!(
            told.len() == 1 && told[0].contains("line 2: this item is null"),
            "{told:?}"
        );
        assert_eq!(report.files[0].tables[0].account.count(Role::NotTaken), 1);
    }
}

#[test]
fn lines_that_are_no_json_are_counted() {
    let lines = "{\"ten_de_an\":\"Máy may\"}\n{oops}\n{\"ten_de_an\":\"Máy dệt\"}\n";
    let (dataset, report) = office::load("list.jsonl", lines.as_bytes());
    assert_eq!(dataset.len(), 2);
    let account = &report.files[0].tables[0].account;
    assert_eq!((account.rows, account.count(Role::NotTaken)), (3, 1));
}

#[test]
fn a_year_beside_the_list_is_that_of_its_projects() {
    let list = r#"[{"ten_de_an":"Máy may","kinh_phi":100000000},{"ten_de_an":"Máy dệt","nam":2020,"kinh_phi":1000000}]"#;
    for list in [
        format!(r#"{{"nam":2021,"de_an":{list}}}"#),
        format!(r#"{{"de_an":{list},"nam":"2021"}}"#),
    ] {
        assert_eq!(periods(&read(&list).0), ["2021", "2020"], "{list}");
    }
}

#[test]
fn faults_of_json_are_told_with_their_place() {
    let told = office::refusal("list.json", b"[{\"ten_de_an\":\"M\xc3\xa1y may\",}]");
    assert!(told.contains("line 1, byte 26: trailing comma"), "{told}");
}
