//! Lists of objects that other programs write: objects within objects, several lists, totals beside
//! them, objects under keys.

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

#[test]
fn members_of_objects_within_an_object_are_columns() {
    let list = r#"[{"ten":"Máy cưa","kinh_phi_trieu":{"ho_tro":120,"tong":420.5},"huyen":{"id":3,"ten":"Vũ Thư"},
        "co_so":[{"ten":"HTX Một","nam":1990},{"ten":"HTX Hai"}]},
        {"ten":"Máy bào","kinh_phi_trieu":{"ho_tro":80.5},"huyen":{"id":4,"ten":"Tiền Hải"},"co_so":[]}]"#;
    let list = list.replace("kinh_phi_trieu", "kinh_phi (triệu đồng)");
    let (dataset, report) = read(&list);
    assert_eq!(titles(&dataset), ["Máy cưa", "Máy bào"]);
    let row = dataset.row(0);
    assert_eq!(row.text(TextField::Establishments), "HTX Một\nHTX Hai");
    assert_eq!(row.text(TextField::District), "Vũ Thư");
    // The number of a district is not the id of the project, nor the year of an establishment its.
    assert_eq!((row.id(), row.period()), ("list:1", None));
    let extra: Vec<_> = row.extra().collect();
    assert_eq!(extra, [("huyen.id", "3"), ("co_so.nam", "1990")]);
    assert_eq!(support(&dataset), 200, "{:?}", findings(&report));
    let cost = row.figure(Indicator::TotalCost).map(|figure| figure.value);
    assert_eq!(cost, Some(420_500_000));
}

#[test]
fn a_place_of_another_program_does_not_make_a_record_of_the_format() {
    let list = r#"[{"name":"Lò gốm","support":120,"place":"Vũ Hội"},{"name":"Lò bún","support":30,"place":{"lat":20.5}},
        {"name":"Total","support":150}]"#;
    let (dataset, report) = read(list);
    assert_eq!(titles(&dataset), ["Lò gốm", "Lò bún"]);
    assert_eq!(dataset.row(0).text(TextField::Address), "Vũ Hội");
    assert_eq!(support(&dataset), 150);
    let told = findings(&report);
    assert!(told.len() == 1 && told[0].contains("no unit"), "{told:?}");
}

#[test]
fn a_numbered_object_of_a_title_alone_is_a_heading() {
    let list = r#"[{"title":"I. Đào tạo nghề"},{"title":"Lớp may","support_million":40},
        {"title":"Lớp thêu","support_million":60},{"title":"II. Khác"},{"title":"Lò gốm","support_million":9.5},
        {"title":"Lò bún"}]"#;
    let (dataset, report) = read(list);
    assert_eq!(
        titles(&dataset),
        ["Lớp may", "Lớp thêu", "Lò gốm", "Lò bún"]
    );
    assert_eq!(report.files[0].tables[0].account.count(Role::Group), 2);
    assert!(dataset.row(0).activity_id().is_some());
}

#[test]
fn lists_of_the_same_keys_are_read_under_what_they_are_called() {
    let list = r#"{"kcqg":[{"Tên":"Máy cắt","Kinh phí hỗ trợ (triệu đồng)":100}],"ghi_chu":[{"x":1}],
        "kcdp":[{"Tên":"Máy tiện","Kinh phí hỗ trợ (triệu đồng)":70},{"Tên":"Máy dệt","Kinh phí hỗ trợ (triệu đồng)":30}]}"#;
    let (dataset, report) = read(list);
    assert_eq!(titles(&dataset), ["Máy cắt", "Máy tiện", "Máy dệt"]);
    let sources: Vec<_> = dataset
        .rows()
        .map(|row| row.funding().single().unwrap().key().to_owned())
        .collect();
    assert_eq!(sources, ["KCQG", "KCĐP", "KCĐP"]);
    // The other list has other keys.
    let told = findings(&report);
    assert!(told.len() == 1 && told[0].contains("ghi_chu"), "{told:?}");
    let years = r#"{"2019":{"de_an":[{"Tên":"Máy cắt","KP":1}]},"2020":{"de_an":[{"Tên":"Máy tiện","KP":2}]}}"#;
    let (dataset, _) = read(years);
    let years: Vec<_> = dataset
        .rows()
        .map(|row| row.period().unwrap().from)
        .collect();
    assert_eq!(years, [2019, 2020]);
}

#[test]
fn objects_under_keys_are_records() {
    let list = r#"{"DA-01":{"ten":"Máy cưa","kinh_phi_ho_tro":150000000},"DA-02":{"ten":"Máy bào","kinh_phi_ho_tro":50000000.0}}"#;
    let (dataset, report) = read(list);
    assert_eq!(titles(&dataset), ["Máy cưa", "Máy bào"]);
    assert_eq!(support(&dataset), 200, "{:?}", findings(&report));
    let extra: Vec<_> = dataset.row(1).extra().collect();
    assert_eq!(extra, [("key", "DA-02")]);
}

#[test]
fn totals_beside_a_list_are_held_against_it() {
    let list = |beside: &str| {
        format!(
            r#"{{{beside},"data":[{{"ten":"Lò gốm","kinh_phi (triệu đồng)":150,"so_lao_dong":3}},{{"ten":"Lò bún","kinh_phi (triệu đồng)":100.5,"so_lao_dong":4}}]}}"#
        )
    };
    for (beside, published, wrong) in [
        (r#""tong_kinh_phi":250.5"#, 1, 0),
        (r#""kq":{"tong":"250,5"}"#, 1, 0),
        (r#""tong_kinh_phi":250"#, 1, 1),
        (r#""tong_lao_dong":8"#, 1, 1),
        // How many there are in all: this is a page of them, and that is told.
        (r#""total":57,"trang":1"#, 0, 1),
        (r#""total":2,"trang":1"#, 0, 0),
    ] {
        let (dataset, report) = read(&list(beside));
        assert_eq!(dataset.len(), 2, "{beside}");
        let columns = &report.files[0].tables[0].account.columns;
        let found = columns.iter().map(|column| column.published.len());
        assert_eq!(found.sum::<usize>(), published, "{beside}");
        assert_eq!(
            findings(&report).len(),
            wrong,
            "{beside}: {:?}",
            findings(&report)
        );
    }
}

#[test]
fn a_key_that_stands_twice_leaves_the_amounts_of_the_others() {
    let list = r#"[{"ten_de_an":"Lò gốm","kinh_phi":100,"kinh_phi":200},{"ten_de_an":"Lò bún","kinh_phi":300}]"#;
    let (dataset, report) = read(list);
    assert_eq!(support(&dataset), 400);
    assert!(findings(&report).iter().any(|told| told.contains("twice")));
}

#[test]
fn a_list_of_projects_goes_before_a_longer_one_of_other_things() {
    let list = r#"{"de_an":[{"ten":"Máy may","kinh_phi":100000000}],
        "co_so":[{"ten_co_so":"Cty A","dia_chi":"Vũ Thư"},{"ten_co_so":"HTX B","dia_chi":"Tiền Hải"}]}"#;
    let (dataset, report) = read(list);
    assert_eq!(
        (titles(&dataset), support(&dataset)),
        (vec!["Máy may"], 100)
    );
    let told = findings(&report);
    assert!(told.len() == 1 && told[0].contains("co_so"), "{told:?}");
}

#[test]
fn amounts_of_a_list_within_a_project_are_told() {
    let list = r#"[{"ten":"Máy may","kinh_phi":[{"so_tien":100000000},{"so_tien":20000000}]},
        {"ten":"Lò gốm","kinh_phi":[{"so_tien":50000000}],"don_vi":"đồng"}]"#;
    let (dataset, report) = read(list);
    assert_eq!(support(&dataset), 50);
    assert_eq!(dataset.row(1).text(TextField::Establishments), "");
    let told = findings(&report);
    assert!(
        told.len() == 1 && told[0].contains("kinh_phi.so_tien"),
        "{told:?}"
    );
}

#[test]
fn groups_with_lists_of_projects_inside_are_groups() {
    let list = |second: u32| {
        format!(
            r#"{{"tinh":[{{"ten":"Cam Lâm","tong":300,"de_an":[{{"ten_de_an":"Lò gốm","kinh_phi_trieu":100}},{{"ten_de_an":"Lò bún","kinh_phi_trieu":200}}]}},
            {{"ten":"Diên Khánh","tong":{second},"de_an":[{{"ten_de_an":"Khung cửi","kinh_phi_trieu":350}}]}}],"tong":650}}"#
        )
        .replace("kinh_phi_trieu", "kinh_phi (triệu đồng)")
    };
    let (dataset, report) = read(&list(350));
    assert_eq!(titles(&dataset), ["Lò gốm", "Lò bún", "Khung cửi"]);
    assert_eq!((support(&dataset), findings(&report)), (650, vec![]));
    let account = &report.files[0].tables[0].account;
    assert_eq!(
        (account.count(Role::Group), account.count(Role::Record)),
        (2, 3)
    );
    let groups: Vec<_> = dataset.rows().map(|row| row.extra().next()).collect();
    assert_eq!(
        groups[1..],
        [Some(("Nhóm", "Cam Lâm")), Some(("Nhóm", "Diên Khánh"))]
    );
    let told = findings(&read(&list(360)).1);
    assert!(
        matches!(told.as_slice(), [one] if one.contains("360 million") && one.contains("1 record")),
        "{told:?}"
    );
}

#[test]
fn a_list_of_groups_says_the_district() {
    let list = r#"[{"huyen":"Vũ Thư","de_an":[{"ten":"Lò gốm","kinh_phi":100000000}]},
        {"huyen":"Diên Khánh","de_an":[{"ten":"Khung cửi","kinh_phi":200000000},{"ten":"Lò bún","kinh_phi":50000000}]}]"#;
    let (dataset, report) = read(list);
    let districts = dataset.rows().map(|row| row.text(TextField::District));
    assert_eq!(
        districts.collect::<Vec<_>>(),
        ["Vũ Thư", "Huyện Diên Khánh", "Huyện Diên Khánh"]
    );
    assert_eq!((support(&dataset), findings(&report)), (350, vec![]));
}

#[test]
fn a_project_with_a_list_of_its_parts_is_one() {
    let list = r#"[{"ten_de_an":"Lò gốm","kinh_phi":300000000,"hang_muc":[{"ten":"Lò","kinh_phi":100000000},{"ten":"Nhà","kinh_phi":200000000}]},
        {"ten_de_an":"Lò bún","kinh_phi":50000000}]"#;
    let (dataset, _) = read(list);
    assert_eq!(titles(&dataset), ["Lò gốm", "Lò bún"]);
    assert_eq!(support(&dataset), 350);
}

#[test]
fn an_object_of_totals_is_no_project() {
    let first = |total: u32| {
        format!(
            r#"{{"tong_cong":{total},"so_de_an":2}}
{{"ten_de_an":"Lò gốm","kinh_phi":300000000}}
{{"ten_de_an":"Lò bún","kinh_phi":50000000}}"#
        )
    };
    let last = |total: u32| {
        format!(
            r#"{{"ten_de_an":"Lò gốm","kinh_phi":300000000}}
{{"ten_de_an":"Lò bún","kinh_phi":50000000}}
{{"tong_kinh_phi":{total}}}"#
        )
    };
    for list in [&first as &dyn Fn(u32) -> String, &last] {
        let (dataset, report) = read(&list(350_000_000));
        assert_eq!(titles(&dataset), ["Lò gốm", "Lò bún"]);
        assert_eq!((support(&dataset), findings(&report)), (350, vec![]));
        assert_eq!(report.files[0].tables[0].account.count(Role::Sum), 1);
        let told = findings(&read(&list(360_000_000)).1);
        assert!(
            matches!(told.as_slice(), [one] if one.contains("360 million")),
            "{told:?}"
        );
    }
    let told = findings(&read(&first(350_000_000).replace("\"so_de_an\":2", "\"so_de_an\":3")).1);
    assert!(
        matches!(told.as_slice(), [one] if one.contains("has 2 records")),
        "{told:?}"
    );
}

#[test]
fn an_empty_list_has_no_project() {
    let (dataset, report) = read(r#"{"nam":2021,"tong":0,"danh_sach":[]}"#);
    let told = findings(&report);
    assert_eq!((dataset.len(), told.len()), (0, 1));
    assert!(told[0].contains("no projects"), "{told:?}");
    // An object that is a project may have an empty list as well.
    let (dataset, _) = read(r#"{"ten_de_an":"Lò gốm","kinh_phi":300000000,"anh":[]}"#);
    assert_eq!(titles(&dataset), ["Lò gốm"]);
}

#[test]
fn the_key_over_the_only_list_says_the_source() {
    for list in [
        r#"{"KCĐP":[{"ten_de_an":"Lò gốm","kinh_phi":300000000}]}"#,
        r#"{"kcqg":[],"kcdp":[{"ten_de_an":"Lò gốm","kinh_phi":300000000}]}"#,
    ] {
        let (dataset, _) = read(list);
        assert_eq!(
            dataset.row(0).funding().single(),
            Some(Funding::Local),
            "{list}"
        );
    }
    let (dataset, _) = read(r#"{"data":[{"ten_de_an":"Lò gốm","kinh_phi":300000000}]}"#);
    assert_eq!(dataset.row(0).extra().next(), None);
}

#[test]
fn the_unit_of_amounts_stands_beside_them_or_within() {
    for list in [
        r#"{"don_vi_tinh":"nghìn đồng","ds":[{"ten_de_an":"Lò gốm","kinh_phi":300000}]}"#,
        r#"[{"ten_de_an":"Lò gốm","kinh_phi":{"gia_tri":300,"don_vi":"triệu đồng"}}]"#,
        r#"{"ds":[{"ten_de_an":"Lò gốm","kinh_phi":300000000}],"tong_kinh_phi_trieu":300}"#,
    ] {
        let (dataset, report) = read(list);
        assert_eq!(
            (support(&dataset), findings(&report)),
            (300, vec![]),
            "{list}"
        );
    }
}

#[test]
fn keys_of_different_objects_are_one_name_whatever_their_marks() {
    let list = "{\"Tên đề án\":\"Lò gốm\",\"Kinh phí\":300000000}\n\
                {\"ten de an\":\"Lò bún\",\"KINH_PHI\":50000000}\n\
                {\"Tên đề án \":\"Khung cửi\",\"kinh phí\":10000000}";
    let (dataset, report) = read(list);
    assert_eq!(titles(&dataset), ["Lò gốm", "Lò bún", "Khung cửi"]);
    assert_eq!((support(&dataset), findings(&report)), (360, vec![]));
    assert_eq!(report.files[0].tables[0].account.columns[0].records, 3);
    // Where marks stand on both, they tell the names apart.
    let (dataset, _) = read(r#"[{"ten_de_an":"Lò gốm","Số":"1"},{"ten_de_an":"Lò bún","Sở":"2"}]"#);
    assert_eq!(dataset.row(1).extra().next(), Some(("Sở", "2")));
}

#[test]
fn an_object_that_only_names_a_district_is_a_heading() {
    let list = r#"[{"ten_de_an":"Huyện Vũ Thư"},{"ten_de_an":"Lò gốm","kinh_phi":300000000},
        {"ten_de_an":"Huyện Tiền Hải"},{"ten_de_an":"Lò bún","kinh_phi":50000000}]"#;
    let (dataset, report) = read(list);
    assert_eq!(titles(&dataset), ["Lò gốm", "Lò bún"]);
    assert_eq!(dataset.row(1).text(TextField::District), "Huyện Tiền Hải");
    assert_eq!(report.files[0].tables[0].account.count(Role::Group), 2);
}

#[test]
fn a_page_of_a_longer_list_is_told() {
    let list = r#"[{"ten":"Lò gốm","kinh_phi_ho_tro":300000000}]"#;
    for text in [
        format!(r#"{{"data":{{"items":{list},"totalItems":120,"page":1}}}}"#),
        format!(r#"{{"data":{list},"paging":{{"total_pages":12,"total_records":115}}}}"#),
        format!(r#"{{"content":{list},"totalElements":57,"last":false}}"#),
        format!(r#"{{"soLuong":12,"danhSach":{list}}}"#),
    ] {
        let told = findings(&read(&text).1);
        assert!(
            told.len() == 1 && told[0].contains("has 1 records"),
            "{told:?}"
        );
    }
}

#[test]
fn a_key_of_several_words_is_known_inside_an_object() {
    let (dataset, _) = read(
        r#"[{"_source":{"tên đề án":"Lò gốm","kinh phí hỗ trợ":300000000}},{"_source":{"tên đề án":"Lò bún","kinh phí hỗ trợ":100000000}}]"#,
    );
    assert_eq!(titles(&dataset), ["Lò gốm", "Lò bún"]);
    assert_eq!(support(&dataset), 400);
}
