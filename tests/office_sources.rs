//! Where the money of a list came from, when and where: what titles, groups and cells say of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod office;

use khuyencong::dataset::{Dataset, Funding, TextField};
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

/// The years of each record.
fn years(dataset: &Dataset) -> Vec<String> {
    let years = dataset.rows().map(khuyencong::dataset::Row::period);
    years
        .map(|period| period.map_or_else(String::new, |period| period.to_string()))
        .collect()
}

/// What the report says that was given to records.
fn given(report: &Report) -> Vec<String> {
    let tables = report.files.iter().flat_map(|file| &file.tables);
    let given = tables.flat_map(|table| &table.given);
    given
        .map(|given| {
            let value = given.value.as_deref().unwrap_or("*");
            format!("{value} {:?} {}", given.by, given.records)
        })
        .collect()
}

#[test]
fn a_title_gives_its_source_to_the_records() {
    let rows = "STT,Tên đề án,Hỗ trợ (triệu đồng)\n1,Máy dệt,100\n2,Máy may,80\nTổng cộng,,180\n";
    for (title, source) in [
        ("DANH MỤC ĐỀ ÁN KHUYẾN CÔNG QUỐC GIA NĂM 2021", "KCQG"),
        ("BIỂU TỔNG HỢP KCĐP NĂM 2021", "KCĐP"),
        ("KẾ HOẠCH KHUYẾN CÔNG QUỐC GIA VÀ ĐỊA PHƯƠNG NĂM 2021", ""),
        ("TRUNG TÂM KHUYẾN CÔNG TỈNH: KẾ HOẠCH NĂM 2021", ""),
    ] {
        let (dataset, report) = read(&format!("{title}\n{rows}"));
        assert_eq!(sources(&dataset), [source, source], "{title}");
        assert_eq!(years(&dataset), ["2021", "2021"], "{title}");
        assert_eq!(given(&report).len(), 1 + usize::from(!source.is_empty()));
        assert_eq!(findings(&report), Vec::<String>::new());
    }
    // What the rows and the groups say goes before it.
    let (dataset, report) = read(
        "KHUYẾN CÔNG QUỐC GIA NĂM 2021\nSTT,Tên đề án,Nguồn,Hỗ trợ (triệu đồng)\n1,Máy dệt,KCĐP,100\n2,Máy may,,80\n",
    );
    assert_eq!(sources(&dataset), ["KCĐP", ""]);
    assert_eq!(given(&report), ["2021 Title 2"]);
    let (dataset, _) = read(
        "KHUYẾN CÔNG QUỐC GIA\nSTT,Tên đề án,Hỗ trợ (triệu đồng)\n1,Máy dệt,100\nI,Ngân sách tỉnh,\n2,Máy may,80\n",
    );
    assert_eq!(sources(&dataset), ["KCQG", "KCĐP"]);
}

#[test]
fn each_block_has_the_source_of_the_line_above_it_and_the_year_of_the_sheet() {
    let header = "STT,Tên đề án,Kinh phí hỗ trợ";
    let list = format!(
        "DANH MỤC ĐỀ ÁN NĂM 2021,,\nI. Khuyến công quốc gia (ĐVT: triệu đồng),,\n{header}\n1,Máy dệt,300\n2,Máy ép,200\n,Cộng,500\n,,\n\
         II. Khuyến công địa phương (ĐVT: triệu đồng),,\n{header}\n1,Máy may,100\n2,Máy cưa,80\n,Cộng,180\n"
    );
    let (dataset, report) = read(&list);
    assert_eq!(sources(&dataset), ["KCQG", "KCQG", "KCĐP", "KCĐP"]);
    assert_eq!(years(&dataset), ["2021"; 4]);
    assert_eq!(findings(&report), Vec::<String>::new());
}

#[test]
fn the_name_of_a_file_is_asked_last() {
    let list = b"STT,T\xc3\xaan \xc4\x91\xe1\xbb\x81 \xc3\xa1n\n1,A\n2,B\n";
    let (dataset, report) = office::load("ke-hoach/KCQG_2021.csv", list);
    assert_eq!(sources(&dataset), ["KCQG", "KCQG"]);
    assert_eq!(given(&report), ["KCQG File 2"]);
    let (dataset, _) = office::load("kcqg/danh-sach.csv", list);
    assert_eq!(sources(&dataset), ["", ""]);
}

#[test]
fn of_a_programme_and_a_plan_the_year_of_the_plan_is_meant() {
    let rows = "STT,Tên đề án,Hỗ trợ (triệu đồng)\n1,Máy dệt,100\n";
    for (titles, year) in [
        (
            "CHƯƠNG TRÌNH KHUYẾN CÔNG GIAI ĐOẠN 2021-2025\nKẾ HOẠCH NĂM 2022",
            "2022",
        ),
        (
            "KẾ HOẠCH NĂM 2022 THUỘC CHƯƠNG TRÌNH GIAI ĐOẠN 2021-2025",
            "2022",
        ),
        (
            "CHƯƠNG TRÌNH GIAI ĐOẠN 2021-2025; KẾ HOẠCH NĂM 2022",
            "2022",
        ),
        ("CHƯƠNG TRÌNH GIAI ĐOẠN 2021-2025", "2021-2025"),
        ("GIAI ĐOẠN TỪ NĂM 2021 ĐẾN NĂM 2025", "2021-2025"),
    ] {
        let (dataset, _) = read(&format!("{titles}\n{rows}"));
        assert_eq!(years(&dataset), [year], "{titles}");
    }
}

#[test]
fn what_stands_beside_a_list_of_objects_is_the_year_of_its_records() {
    let list = r#"{"nam": 2021, "nguon": "KCQG", "danh_sach": [{"ten_de_an": "Máy dệt", "kinh_phi_ho_tro": 300000000}, {"ten_de_an": "Máy may", "nam": 2020}]}"#;
    let (dataset, report) = office::load("list.json", list.as_bytes());
    assert_eq!(years(&dataset), ["2021", "2020"]);
    assert_eq!(sources(&dataset), ["KCQG", "KCQG"]);
    assert_eq!(given(&report), ["2021 Beside 1", "KCQG Beside 2"]);
}

#[test]
fn signs_for_the_cell_above_are_its_value() {
    let list = "STT,Tên đề án,Đơn vị thụ hưởng,Huyện,Nguồn,Năm,Hỗ trợ (triệu đồng)\n\
                1,Máy dệt,HTX Hòa Bình,Vũ Thư,KCĐP,2019,100\n2,Máy may,nt,nt,nt,nt,120\n\
                3,Máy thêu,//,-,Như trên,-nt-,80\n4,Máy cưa,Cty Gỗ Việt,Hưng Hà,KCQG,2020,200\n\
                5,Máy bào,\"\"\"\",-nt-,n.t,\"\"\"\",210\n";
    let (dataset, report) = read(list);
    let texts = |field| {
        dataset
            .rows()
            .map(|row| row.text(field).to_owned())
            .collect::<Vec<_>>()
    };
    let (one, other) = ("HTX Hòa Bình", "Cty Gỗ Việt");
    assert_eq!(
        texts(TextField::Establishments),
        [one, one, one, other, other]
    );
    let (one, other) = ("Vũ Thư", "Hưng Hà");
    assert_eq!(texts(TextField::District), [one, one, one, other, other]);
    assert_eq!(sources(&dataset), ["KCĐP", "KCĐP", "KCĐP", "KCQG", "KCQG"]);
    assert_eq!(years(&dataset), ["2019", "2019", "2019", "2020", "2020"]);
    assert_eq!(findings(&report), Vec::<String>::new());
    // Nothing stands above, and a dash alone says that there is nothing.
    let (dataset, report) = read(
        "STT,Tên đề án,Đơn vị,Huyện\n1,Máy dệt,nt,Vũ Thư\n2,Máy may,HTX A,Vũ Thư\n3,Hội chợ,HTX B,-\n",
    );
    let districts: Vec<_> = dataset
        .rows()
        .map(|row| row.text(TextField::District))
        .collect();
    assert_eq!(districts, ["Vũ Thư", "Vũ Thư", ""]);
    assert_eq!(findings(&report).len(), 1, "{:?}", findings(&report));
}

#[test]
fn a_group_counts_its_projects_and_names_its_place() {
    let list = |count: u8| {
        format!(
            "STT,Tên đề án,Cơ sở,Hỗ trợ (triệu đồng)\nA,Huyện Vũ Thư (0{count} đề án),,180\n1,Máy dệt,HTX A,100\n2,Máy may,Cty B,80\n\
             B,Thành phố Thái Bình: 01 đề án,,70\n1,Máy cưa,Cty D,70\n,Tổng cộng (03 đề án),,250\n"
        )
    };
    let (dataset, report) = read(&list(2));
    let districts: Vec<_> = dataset
        .rows()
        .map(|row| row.text(TextField::District))
        .collect();
    assert_eq!(
        districts,
        ["Huyện Vũ Thư", "Huyện Vũ Thư", "Thành phố Thái Bình"]
    );
    assert_eq!(findings(&report), Vec::<String>::new());
    let (_, report) = read(&list(4));
    assert_eq!(findings(&report).len(), 1, "{:?}", findings(&report));
    // Groups without amounts count as well, and a commune stands under its district.
    let (dataset, report) = read(
        "STT,Cơ sở,Hỗ trợ (triệu đồng)\nI,HUYỆN VŨ THƯ (3 đề án),\n1,Xã Minh Lãng,\n-,Cơ sở thêu Lan,50\n-,Cơ sở Hồng,40\n\
         2,Xã Song Lãng,\n-,HTX Mây tre,60\nII,HUYỆN KIẾN XƯƠNG (2 đề án),\n1,Xã Thượng Hiền,\n-,HTX Mây,30\n,Tổng cộng,180\n",
    );
    let places = dataset
        .rows()
        .map(|row| (row.text(TextField::District), row.text(TextField::Commune)));
    assert_eq!(
        places.collect::<Vec<_>>(),
        [
            ("HUYỆN VŨ THƯ", "Xã Minh Lãng"),
            ("HUYỆN VŨ THƯ", "Xã Minh Lãng"),
            ("HUYỆN VŨ THƯ", "Xã Song Lãng"),
            ("HUYỆN KIẾN XƯƠNG", "Xã Thượng Hiền"),
        ]
    );
    assert_eq!(findings(&report).len(), 1, "{:?}", findings(&report));
}

#[test]
fn a_note_of_a_stop_is_told_and_a_status_of_one_is_not() {
    let list = |name: &str, cell: &str| {
        format!("Tên đề án,Hỗ trợ (triệu đồng),{name}\nMáy dệt,300,\nMáy may,200,{cell}\n")
    };
    for (name, cell, told) in [
        ("Ghi chú", "\"Đề án dừng, không thực hiện\"", 1),
        ("Ghi chú", "Xin rút", 1),
        ("Ghi chú", "Chuyển sang năm 2021", 0),
        ("Ghi chú", "Hoàn thành", 0),
        ("Trạng thái", "Xin rút", 0),
    ] {
        let (_, report) = read(&list(name, cell));
        assert_eq!(
            findings(&report).len(),
            told,
            "{cell}: {:?}",
            findings(&report)
        );
    }
}

#[test]
fn several_recipients_of_one_cell_are_told_and_a_wrapped_name_is_one() {
    for (cell, count, told) in [
        ("Công ty TNHH A, HTX B", 2, 1),
        ("HTX A và HTX B", 2, 1),
        ("1. Cty A 2. HTX B 3. Hộ C", 3, 1),
        ("Công ty TNHH\nDệt may Hưng Thịnh", 1, 0),
        ("HTX A,\nxã B, huyện Vũ Thư", 1, 0),
        ("Công ty TNHH SX và TM Minh Phát", 1, 0),
        // What a name does not say is kept with the text, and told.
        ("20 cơ sở CNNT", 0, 1),
        ("HTX Dệt: 100 triệu\nHTX May: 50 triệu", 2, 2),
    ] {
        let list =
            format!("Tên đề án,Đơn vị thụ hưởng,Hỗ trợ (triệu đồng)\nMáy dệt,\"{cell}\",100\n");
        let (dataset, report) = read(&list);
        let names = dataset.row(0).text(TextField::Establishments).lines();
        assert_eq!(names.count(), count, "{cell}");
        assert_eq!(
            findings(&report).len(),
            told,
            "{cell}: {:?}",
            findings(&report)
        );
    }
}

#[test]
fn what_is_left_over_ends_the_heading_before_it() {
    for list in [
        "STT,Tên đề án,KP hỗ trợ (triệu đồng)\n,KHUYẾN CÔNG QUỐC GIA,\n1,Máy dệt,100\n,Đề án khác,\n\
         1,Máy in,90\n",
        "Tên đề án,KP hỗ trợ (triệu đồng)\nKhuyến công quốc gia,\nMáy dệt,100\nCác đề án khác,\n\
         Máy in,90\n",
    ] {
        let (dataset, report) = read(list);
        assert_eq!(sources(&dataset), ["KCQG", ""], "{list}");
        assert_eq!(findings(&report), [""; 0]);
    }
    let both = "STT,Tên đề án,KP hỗ trợ (triệu đồng)\nI,Khuyến công quốc gia và địa phương,\n\
                1,Máy dệt,100\n";
    assert_eq!(sources(&read(both).0), ["KCQG+KCĐP"]);
}

#[test]
fn a_title_over_the_same_names_begins_another_list() {
    let list = "DANH MỤC ĐỀ ÁN NĂM 2019,,\nSTT,Tên đề án,KP hỗ trợ (triệu đồng)\n1,Máy dệt,100\n,,\n\
                DANH MỤC ĐỀ ÁN NĂM 2020,,\nSTT,Tên đề án,KP hỗ trợ (triệu đồng)\n1,Máy in,90\n";
    let (dataset, report) = read(list);
    assert_eq!(years(&dataset), ["2019", "2020"]);
    assert_eq!(findings(&report), [""; 0]);
    // A line of units holds for it as well.
    let list = list
        .replace(" (triệu đồng)", "")
        .replace("100\n", "100000\n")
        .replace("90\n", "90000\n")
        .replacen("NĂM 2019,,", "NĂM 2019 (ĐVT: nghìn đồng),,", 1);
    let (dataset, report) = read(&list);
    let supports = dataset.rows().map(|row| {
        let support = row.figure(khuyencong::dataset::Indicator::Support);
        support.unwrap().value
    });
    assert_eq!(supports.collect::<Vec<_>>(), [100_000_000, 90_000_000]);
    assert_eq!(findings(&report), [""; 0]);
}

#[test]
fn a_name_below_a_span_is_that_of_what_the_span_names() {
    let list = "STT,Tên đề án,Đơn vị thụ hưởng,,KP hỗ trợ (triệu đồng)\n,,Tên,Địa chỉ,\n\
                1,Máy dệt,HTX A,Xã Vũ Hội,100\n";
    let (dataset, _) = read(list);
    let row = dataset.row(0);
    assert_eq!(row.text(TextField::Title), "Máy dệt");
    assert_eq!(row.text(TextField::Establishments), "HTX A");
    let place = "STT,Tên đề án,KP hỗ trợ (triệu đồng)\nI,Địa bàn huyện Đông Hưng,\n1,Máy dệt,100\n";
    let (dataset, _) = read(place);
    assert_eq!(dataset.row(0).text(TextField::District), "huyện Đông Hưng");
}

fn districts(dataset: &Dataset) -> Vec<&str> {
    let districts = dataset.rows().map(|row| row.text(TextField::District));
    districts.collect()
}

#[test]
fn a_title_gives_its_district_to_the_records() {
    let rows = "STT,Tên đề án,Hỗ trợ (triệu đồng)\n1,Máy dệt,100\n2,Máy may,80\n";
    for (title, district) in [
        ("UBND HUYỆN VŨ THƯ", "Huyện Vũ Thư"),
        (
            "DANH SÁCH CƠ SỞ THUỘC THÀNH PHỐ THÁI BÌNH NĂM 2020",
            "Thành phố Thái Bình",
        ),
        ("Kết quả trên địa bàn thị xã Mỹ Hào", "Thị xã Mỹ Hào"),
        ("KẾT QUẢ CỦA CÁC HUYỆN, THÀNH PHỐ", ""),
        ("HUYỆN VŨ THƯ VÀ HUYỆN HƯNG HÀ", ""),
    ] {
        let (dataset, report) = read(&format!("{title}\n{rows}"));
        assert_eq!(districts(&dataset), [district, district], "{title}");
        let told = format!("{district} Title 2");
        assert_eq!(given(&report).contains(&told), !district.is_empty());
    }
    // A column goes before it.
    let (dataset, _) = read(
        "UBND HUYỆN VŨ THƯ\nSTT,Tên đề án,Huyện,Hỗ trợ (triệu đồng)\n1,Máy dệt,Hưng Hà,100\n2,Máy may,,80\n",
    );
    assert_eq!(districts(&dataset), ["Hưng Hà", ""]);
}

#[test]
fn districts_are_known_by_their_name_and_in_addresses() {
    let (dataset, _) = read(
        "STT,Tên đề án,Hỗ trợ (triệu đồng)\nI,Vũ Thư,\n1,Máy dệt,100\nII,Hưng Hà,\n2,Máy may,80\n",
    );
    assert_eq!(districts(&dataset), ["Vũ Thư", "Hưng Hà"]);
    let list = "Tên đề án,Hỗ trợ (triệu đồng)\nMáy dệt,100\n";
    let (dataset, report) = office::load("DS_Vu_Thu_2020.csv", list.as_bytes());
    assert_eq!(districts(&dataset), ["Vũ Thư"]);
    assert_eq!(given(&report), ["Vũ Thư File 1"]);
    let (dataset, report) = read(
        "Tên đề án,Địa chỉ,Hỗ trợ (triệu đồng)\n\
         Máy dệt,\"thôn Mẹo, xã Thái Phương, huyện Hưng Hà\",100\n\
         Máy ép,\"KCN Phúc Khánh, TP.Thái Bình\",80\nMáy in,xã Song An,70\n",
    );
    assert_eq!(
        districts(&dataset),
        ["Huyện Hưng Hà", "Thành phố Thái Bình", ""]
    );
    assert_eq!(given(&report), ["* Address 2"]);
}

#[test]
fn the_column_of_amounts_names_the_year() {
    let (dataset, report) =
        read("Tên đề án,Kinh phí hỗ trợ năm 2019 (triệu đồng)\nMáy dệt,100\nMáy ép,80\n");
    assert_eq!(years(&dataset), ["2019", "2019"]);
    assert_eq!(given(&report), ["2019 Column 2"]);
    for (name, year) in [("Kế hoạch 2019", "2019"), ("Kinh phí theo QĐ 12/2019", "")] {
        let list = format!("Tên đề án,{name}\nMáy dệt,100\n");
        assert_eq!(years(&read(&list).0), [year], "{list}");
    }
    for two in [
        "Tên đề án,Tổng kinh phí năm 2018 (triệu đồng),Hỗ trợ năm 2019 (triệu đồng)\nMáy dệt,100,80\n",
        "Tên đề án,Hỗ trợ năm 2019 (triệu đồng),Số cơ sở năm 2020\nMáy dệt,100,8\n",
    ] {
        assert_eq!(years(&read(two).0), [""], "{two}");
    }
}

#[test]
fn a_year_in_the_first_row_of_each_block_is_told_and_not_carried_on() {
    let (dataset, report) = read(
        "STT,Năm,Tên đề án,Hỗ trợ (triệu đồng)\n1,2019,Máy dệt,100\n2,,Máy ép,80\n3,,Máy in,70\n\
         4,2020,Máy may,60\n5,,Máy cưa,50\n",
    );
    assert_eq!(years(&dataset), ["2019", "", "", "2020", ""]);
    let told = findings(&report);
    assert!(told[0].contains("3 empty cells, from row 3"), "{told:?}");
    // Years that repeat stand in each row, and one that is missing is unknown; a title gives it.
    for good in [
        "STT,Năm,Tên đề án,Hỗ trợ (triệu đồng)\n1,2019,Máy dệt,100\n2,2019,Máy ép,80\n3,,Máy in,70\n4,,Máy may,60\n",
        "NĂM 2020\nSTT,Năm,Tên đề án,Hỗ trợ (triệu đồng)\n1,2019,Máy dệt,100\n2,,Máy ép,80\n3,,Máy in,70\n",
        "STT,Năm,Tên đề án,Hỗ trợ (triệu đồng)\n1,,Máy dệt,100\n2,2019,Máy ép,80\n3,,Máy in,70\n4,,Máy may,60\n",
    ] {
        assert_eq!(findings(&read(good).1), Vec::<String>::new(), "{good}");
    }
}

/// The year and the sources of the one record below a title.
fn below_title(title: &str) -> (String, String) {
    let list = format!("\"{title}\",\nTên đề án,Hỗ trợ (triệu đồng)\nMáy dệt,100\nMáy in,90\n");
    let (dataset, report) = read(&list);
    assert_eq!(findings(&report), Vec::<String>::new(), "{title}");
    let period = dataset.rows().next().unwrap().period();
    let period = period.map(|period| period.to_string());
    (period.unwrap_or_default(), sources(&dataset).swap_remove(0))
}

#[test]
fn a_title_that_bounds_a_time_gives_no_year() {
    for (title, expected) in [
        ("DANH MỤC ĐỀ ÁN TỪ NĂM 2016 ĐẾN NAY", ""),
        ("DANH MỤC ĐỀ ÁN TRƯỚC NĂM 2020", ""),
        ("KẾT QUẢ (SO VỚI NĂM 2022 TĂNG 5%)", ""),
        ("KẾT QUẢ CÁC NĂM 2021, 2022 VÀ 2023", "2021-2023"),
        ("KẾT QUẢ TỪ NĂM 2019 ĐẾN THÁNG 6 NĂM 2021", "2019-2021"),
        ("DANH MỤC ĐỀ ÁN KHUYẾN CÔNG 2014", "2014"),
    ] {
        assert_eq!(below_title(title).0, expected, "{title}");
    }
}

#[test]
fn a_title_that_denies_a_source_or_names_an_office_gives_none() {
    for title in [
        "Danh mục đề án không thuộc khuyến công quốc gia",
        "Theo Quy chế khuyến công quốc gia ban hành kèm theo QĐ 79",
        "Trung tâm Khuyến công quốc gia khu vực miền Bắc",
    ] {
        assert_eq!(below_title(title).1, "", "{title}");
    }
    let (dataset, report) = read(
        "STT,Tên đề án,Hỗ trợ (triệu đồng)\nI,Khuyến công quốc gia,\n1,Máy dệt,100\n\
         II,Đề án không thuộc khuyến công quốc gia,\n1,Máy in,90\n",
    );
    assert_eq!(sources(&dataset), ["KCQG", ""]);
    assert_eq!(findings(&report), Vec::<String>::new());
}

/// The statuses of the projects of a list.
fn statuses(dataset: &Dataset) -> Vec<String> {
    let rows = dataset.rows();
    rows.map(|row| row.text(TextField::Status).to_owned())
        .collect()
}

#[test]
fn a_heading_or_a_title_that_tells_of_a_stop_gives_its_projects_that_status() {
    for [ordinal, second] in [["I", "II"], ["", ""]] {
        let list = format!(
            "STT,Tên đề án,Đơn vị,Hỗ trợ (triệu đồng)\n{ordinal},Đề án đã thực hiện,,\n1,Máy dệt,HTX A,100\n\
             {second},Đề án không thực hiện,,\n1,Máy in,HTX B,90\n2,Máy may,HTX C,80\n"
        );
        let (dataset, report) = read(&list);
        assert_eq!(
            statuses(&dataset),
            ["", "Không thực hiện", "Không thực hiện"],
            "{list}"
        );
        assert_eq!(findings(&report), Vec::<String>::new(), "{list}");
        assert_eq!(report.files[0].tables[0].given[0].records, 2, "{list}");
    }
    let (dataset, _) = read(
        "DANH MỤC ĐỀ ÁN DỪNG THỰC HIỆN NĂM 2021,\nTên đề án,Hỗ trợ (triệu đồng)\nMáy dệt,100\nMáy in,90\n",
    );
    assert_eq!(statuses(&dataset), ["Dừng thực hiện"; 2]);
    let (dataset, report) = read(
        "STT,Tên đề án,Hỗ trợ (triệu đồng)\nI,Đề án dừng thực hiện,\n1,Máy dệt,100\nII,Đề án đề nghị hủy,\n1,Máy in,90\n",
    );
    assert_eq!(statuses(&dataset), ["Dừng thực hiện", "Đề nghị hủy"]);
    let given = &report.files[0].tables[0].given[0];
    assert_eq!((given.value.as_deref(), given.records), (None, 2));
    // What a project says itself goes first, and the difference is told.
    let (dataset, report) = read(
        "STT,Tên đề án,Trạng thái,Hỗ trợ (triệu đồng)\nI,Đề án dừng thực hiện,,\n1,Máy dệt,Hoàn thành,100\n\
         2,Máy in,Hủy,90\n",
    );
    assert_eq!(statuses(&dataset), ["Hoàn thành", "Hủy"]);
    assert_eq!(findings(&report).len(), 1, "{:?}", findings(&report));
}

#[test]
fn the_last_rows_of_a_list_may_just_have_no_district() {
    let told = |districts: [&str; 4]| {
        let rows = districts.map(|district| format!("Máy dệt,{district},100\n"));
        let list = format!("Tên đề án,Huyện,Hỗ trợ (triệu đồng)\n{}", rows.concat());
        findings(&read(&list).1).len()
    };
    assert_eq!(told(["Vũ Thư", "Hưng Hà", "", ""]), 0);
    assert_eq!(told(["Vũ Thư", "", "", ""]), 1);
    assert_eq!(told(["Vũ Thư", "", "Hưng Hà", ""]), 1);
}
