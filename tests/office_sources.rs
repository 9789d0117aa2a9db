//! Where the money of a list came from, when and where: what titles, groups and cells say of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod office;

use khuyencong::dataset::{Dataset, Funding};
use khuyencong::reader::Report;
use office::findings;

fn read(list: &str) -> (Dataset, Report) {
    office::load("list.csv", list.as_bytes())
}

/// The sources of each record, `+` between them.
fn sources(dataset: &Dataset) -> Vec<String> {
    let keys = |set: khuyencong::dataset::FundingSet| {
        let keys: Vec<_> = set.iter().map(Funding::key).collect();
        keys.join("+")
    };
    dataset.rows().map(|row| keys(row.funding())).collect()
}

#[test]
fn a_group_names_its_source_in_any_of_its_names() {
    for (national, local) in [
        ("Nguồn KCQG", "Nguồn KCĐP"),
        (
            "Nguồn kinh phí khuyến công quốc gia",
            "Nguồn kinh phí khuyến công địa phương",
        ),
        ("NGUỒN KHUYẾN CÔNG TW", "NGUỒN KHUYẾN CÔNG TỈNH"),
        ("KC QG", "KC ĐP"),
        ("Khuyến công TƯ", "Ngân sách địa phương"),
        ("Khuyến công Trung ương", "Địa phương"),
    ] {
        for [first, second] in [["I", "II"], ["", ""]] {
            let list = format!(
                "STT,Tên đề án,KP hỗ trợ (triệu đồng)\n{first},{national},\n1,Máy dệt,100\n\
                 {second},{local},\n1,Máy in,90\n,Tổng cộng,190\n"
            );
            let (dataset, report) = read(&list);
            assert_eq!(sources(&dataset), ["KCQG", "KCĐP"], "{list}");
            assert_eq!(findings(&report), Vec::<String>::new(), "{list}");
        }
    }
    // Below the last row the same words are a remark.
    let (dataset, report) = read(
        "STT,Tên đề án,KP hỗ trợ (triệu đồng)\n1,Máy dệt,100\n,Tổng cộng,100\n,Nguồn: khuyến công quốc gia,\n",
    );
    assert_eq!(dataset.len(), 1);
    assert_eq!(findings(&report), Vec::<String>::new());
}

#[test]
fn a_column_names_sources_in_short_and_denies_them() {
    for name in ["Nguồn KP", "Nguồn ngân sách", "Nguồn"] {
        let list = format!(
            "Tên đề án,{name},Hỗ trợ (triệu đồng)\nMáy dệt,QG,100\nMáy in,ĐP,90\nMáy may,KC tỉnh,80\n"
        );
        let (dataset, report) = read(&list);
        assert_eq!(sources(&dataset), ["KCQG", "KCĐP", "KCĐP"], "{name}");
        assert_eq!(findings(&report), Vec::<String>::new());
    }
    let (dataset, _) = read("Tên đề án,Nguồn\nMáy dệt,KCĐP (không dùng KCQG)\n");
    assert_eq!(sources(&dataset), ["KCĐP"]);
    // Amounts are no sources.
    let (dataset, report) =
        read("Tên đề án,Nguồn ngân sách,Hỗ trợ (triệu đồng)\nMáy dệt,500,100\nMáy in,300,90\n");
    assert_eq!(sources(&dataset), ["", ""]);
    assert_eq!(findings(&report), Vec::<String>::new());
}
