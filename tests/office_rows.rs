//! Rows that are no projects, or not the ones that they seem: parts of a total, costs, names that go
//! on, amounts for several, tables that are turned.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod office;

use khuyencong::dataset::{Dataset, TextField};
use khuyencong::reader::Report;
use office::{findings, support};
use rust_xlsxwriter::{Format, Workbook};

fn read(list: &str) -> (Dataset, Report) {
    office::load("list.csv", list.as_bytes())
}

/// How many records there are, their support in triệu, and what was told.
fn seen(list: &str) -> (u32, i64, Vec<String>) {
    let (dataset, report) = read(list);
    (dataset.len(), support(&dataset), findings(&report))
}

#[test]
fn what_stands_behind_a_total_tells_of_it_or_is_told() {
    let list =
        "TT,Tên đề án,Kinh phí hỗ trợ (triệu đồng)\n1,Lò gốm,140\n2,Khung cửi,60\n,Tổng cộng,200\n";
    for (row, is_told) in [
        ("Kinh phí tổ chức hội chợ", true),
        ("Kế hoạch xúc tiến thương mại", true),
        ("Dự toán công trình nhà xưởng", true),
        ("Kế hoạch giao năm 2021", false),
        ("Kinh phí còn lại chưa phân bổ", false),
    ] {
        let (records, sum, told) = seen(&format!("{list},{row},50\n"));
        assert_eq!((records, sum), (2, 200), "{row}");
        assert_eq!(told.len(), usize::from(is_told), "{row}: {told:?}");
    }
}

#[test]
fn parts_of_the_total_are_held_against_the_records_of_their_source() {
    let list = "TT,Tên đề án,Nguồn,Kinh phí hỗ trợ (triệu đồng)\n1,Lò gốm,KCQG,140\n\
                2,Khung cửi,KCĐP,60\n3,Máy tiện,KCĐP,40\n,Tổng cộng,,240\n,Trong đó:,,\n";
    for (national, local, count) in [(140, 100, 0), (130, 110, 2)] {
        let (records, sum, told) = seen(&format!("{list},- KCQG,,{national}\n,- KCĐP,,{local}\n"));
        assert_eq!((records, sum), (3, 240));
        assert_eq!(told.len(), count, "{told:?}");
    }
    let told = seen(&format!("{list},- KCĐP,,110\n")).2;
    assert!(
        told[0].contains("\"- KCĐP\" VND 110 million, but 2 records add up to VND 100 million"),
        "{told:?}"
    );
    // What is called by no source and no group may be money of its own.
    let told = seen(&format!("{list},Hội nghị tổng kết,,30\n")).2;
    assert!(
        told.len() == 1 && told[0].contains("not clear what this row is"),
        "{told:?}"
    );
    // A record of both sources belongs to no part.
    let both = list.replace("3,Máy tiện,KCĐP", "3,Máy tiện,KCQG + KCĐP");
    assert_eq!(seen(&format!("{both},- KCQG,,160\n")).2, [""; 0]);
}

#[test]
fn what_the_money_of_a_project_is_spent_on_is_no_project() {
    let list = "TT,Nội dung,Kinh phí hỗ trợ (triệu đồng)\n1,Dạy nghề mây tre,90\n\
                -,Chi bồi dưỡng giảng viên,50\n-,Mua vật tư,40\n2,Dạy nghề móc len,30\n\
                -,Thuê phòng học,30\n,Cộng,120\n";
    let (dataset, report) = read(list);
    assert_eq!((dataset.len(), support(&dataset)), (2, 120));
    assert_eq!(dataset.row(0).text(TextField::Title), "Dạy nghề mây tre");
    assert_eq!(findings(&report), [""; 0]);
    // Items that are no costs are projects, and the row above them is what they are for.
    let groups = list
        .replace("Chi bồi dưỡng giảng viên", "Tổ mây Thượng Hiền")
        .replace("Mua vật tư", "Tổ mây Quang Trung");
    assert_eq!(read(&groups).0.len(), 3);
    let lettered = groups.replace("-,", "a,");
    assert_eq!(
        read(&lettered).0.row(0).text(TextField::Title),
        "Tổ mây Thượng Hiền"
    );
}

#[test]
fn a_name_that_goes_on_in_the_next_row_is_one() {
    let list = "TT,Tên đề án,Cơ sở,Kinh phí hỗ trợ (triệu đồng)\n1,Đổi mới lò nung,Công ty TNHH,140\n\
                ,cho làng gốm,Đất Quê,\n2,Khung cửi,HTX B,60\n,Cộng,,200\n";
    let (dataset, report) = read(list);
    assert_eq!((dataset.len(), support(&dataset)), (2, 200));
    let first = dataset.row(0);
    assert_eq!(first.text(TextField::Title), "Đổi mới lò nung cho làng gốm");
    assert_eq!(
        first.text(TextField::Establishments),
        "Công ty TNHH Đất Quê"
    );
    let told = findings(&report);
    assert!(
        told.len() == 1 && told[0].contains("line 3: this row has no number and goes on"),
        "{told:?}"
    );
    // What begins with a capital is no end of a name.
    assert_eq!(read(&list.replace(",cho làng", ",Máy trộn")).0.len(), 3);
}

#[test]
fn an_amount_over_rows_without_any_is_told() {
    let list = "TT,Tên đề án,Cơ sở,Kinh phí hỗ trợ (triệu đồng)\nI,Máy móc,,140\n-,Lò gốm,HTX A,\n\
                -,Khung cửi,HTX B,\nII,Dạy nghề,,60\n-,Lớp may,HTX C,\n";
    let (records, sum, told) = seen(list);
    assert_eq!((records, sum), (5, 200));
    assert!(
        told.len() == 2
            && told
                .iter()
                .all(|told| told.contains("those below it have none")),
        "{told:?}"
    );
}

#[test]
fn turned_tables_and_forms_are_told() {
    for list in [
        "Nội dung,Đề án 1,Đề án 2\nTên đề án,Lò gốm,Khung cửi\nĐơn vị thụ hưởng,HTX A,HTX B\n\
         Kinh phí hỗ trợ (triệu đồng),140,60\n",
        "Tên đề án,Lò gốm\nNăm,2020\nĐơn vị thụ hưởng,HTX A\nKinh phí hỗ trợ,140 triệu đồng\n",
    ] {
        let told = seen(list).2;
        assert!(
            told.iter().any(|told| told.contains("called like columns")),
            "{told:?}"
        );
    }
}

#[test]
fn a_unit_below_the_list_is_that_of_its_amounts() {
    let list = "TT,Tên đề án,Kinh phí hỗ trợ\n1,Lò gốm,140000\n2,Khung cửi,60000\n,Cộng,200000\n";
    let (records, sum, told) = seen(&format!("{list}Đơn vị tính: nghìn đồng,,\n"));
    assert_eq!((records, sum, told.len()), (2, 200, 0), "{told:?}");
    // The unit of a name goes before it.
    let named = list
        .replace("hỗ trợ", "hỗ trợ (triệu đồng)")
        .replace("000", "");
    assert_eq!(seen(&format!("{named}Đơn vị tính: triệu đồng,,\n")).1, 200);
}

#[test]
fn support_beyond_all_measure_is_told_and_read_with_decimals_where_it_can_be() {
    let head = "TT;Tên đề án;Kinh phí hỗ trợ (triệu đồng)\n";
    for (cells, sum) in [
        (["112,500", "87,500", "100"], 300),
        (["112.500", "87.500", "100"], 300),
        (["1,500", "2,500", "100"], 4_100),
    ] {
        let rows = cells.map(|cell| format!("1;Lò gốm;{cell}\n")).concat();
        let (_, found, told) = seen(&format!("{head}{rows}"));
        assert_eq!(found, sum, "{cells:?}");
        assert_eq!(!told.is_empty(), sum == 300, "{told:?}");
    }
    let told = seen(&format!(
        "{head}1;Lò gốm;90\n2;Khung cửi;90000\n3;Máy tiện;120\n"
    ))
    .2;
    assert!(
        told.len() == 1 && told[0].contains("line 3") && told[0].contains("unusually"),
        "{told:?}"
    );
}

#[test]
fn one_merged_amount_for_two_projects_is_told() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let names = ["TT", "Tên đề án", "Cơ sở", "Kinh phí hỗ trợ (triệu đồng)"];
    sheet.write_row(0, 0, names).unwrap();
    for (row, name) in [(1, "Lò gốm"), (2, "Khung cửi")] {
        sheet.write(row, 0, row).unwrap();
        sheet.write(row, 1, name).unwrap();
        sheet.write(row, 2, format!("HTX {row}")).unwrap();
    }
    sheet.merge_range(1, 3, 2, 3, "", &Format::new()).unwrap();
    sheet.write(1, 3, 140).unwrap();
    let (dataset, report) = office::load("so.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!((dataset.len(), support(&dataset)), (2, 140));
    let told = findings(&report);
    assert!(
        told.len() == 1 && told[0].contains("share the merged amount"),
        "{told:?}"
    );
}

#[test]
fn a_project_twice_in_one_year_is_told_without_its_establishment() {
    let list =
        "TT,Tên đề án,Năm,Kinh phí hỗ trợ (triệu đồng)\n1,Lò gốm,2020,140\n1,Lò gốm,2020,140\n";
    assert_eq!(seen(list).2.len(), 1);
    assert_eq!(seen(&list.replacen("2020", "2021", 1)).2, [""; 0]);
}

#[test]
fn a_small_table_of_sums_beside_a_list_gives_it_nothing() {
    let list = "TT,Tên đề án,Năm,Kinh phí hỗ trợ (triệu đồng),,Huyện,Số đề án,Kinh phí hỗ trợ\n\
                1,Lò gốm,2020,140,,Vũ Thư,2,200\n2,Khung cửi,2020,60,,Hưng Hà,1,40\n\
                3,Máy tiện,2021,40,,Cộng,3,240\n";
    let (dataset, report) = read(list);
    let own = dataset.rows().take(3);
    let places: Vec<_> = own.map(|row| row.text(TextField::District)).collect();
    assert_eq!(places, [""; 3]);
    let told = findings(&report);
    let is_told = |words: &str| told.iter().any(|told| told.contains(words));
    assert!(
        is_told("side by side") && is_told("counts twice"),
        "{told:?}"
    );
    // A column without a name in a list is none of another table.
    let plain = "TT,Tên đề án,,Năm,Kinh phí hỗ trợ (triệu đồng)\n1,Lò gốm,,2020,140\n,Cộng,,,140\n";
    assert_eq!(seen(plain), (1, 140, vec![]));
}

#[test]
fn marks_of_columns_below_a_header_are_no_project() {
    for marks in [
        "A,B,C,1",
        "A,B,C,D=1+2",
        "1,2,,3",
        ",1,2,3",
        "I,II,1,2",
        "I,II,III,IV",
        "a,b,c,d",
        "-1,-2,-3,-4",
        "(a),(b),(c),(d)",
        "<1>,<2>,<3>,<4>",
        "1.,2.,3.,4.",
        "Cột 1,Cột 2,Cột 3,Cột 4",
        "C1,C2,C3,C4",
    ] {
        let list = format!(
            "STT,Tên đề án,Huyện,Kinh phí hỗ trợ (triệu đồng)\n{marks}\n1,Máy dệt,Vũ Thư,100\n2,Máy cắt,Vũ Thư,200\n"
        );
        let (dataset, report) = read(&list);
        assert_eq!(dataset.len(), 2, "{marks}");
        assert_eq!(findings(&report), Vec::<String>::new(), "{marks}");
    }
    // Letters that are the values of a list.
    assert_eq!(read("Alpha,Beta,Gamma\na,b,c\nd,e,f\n").0.len(), 2);
}

#[test]
fn letters_that_were_lost_or_are_of_an_old_alphabet_are_told() {
    let list = "STT;Tên đề án;Địa chỉ;Kinh phí hỗ trợ (triệu đồng)\n1;Máy dệt;xã Vũ Hội;100\n";
    for (name, said) in [
        ("\u{FFFD}o t\u{FFFD}o nghề", Some("lost")),
        ("Máy d?t chi?u", Some("lost")),
        ("§µo t¹o nghÒ thªu", Some("TCVN3")),
        ("Máy ép 5 m² (tốt?)", None),
        ("Trang http://khuyencong.vn/a?b=c", None),
    ] {
        let (records, _, told) = seen(&format!("{list}2;{name};;50\n3;{name};;50\n"));
        assert_eq!(records, 3);
        let found = said.is_none_or(|said| told.iter().any(|told| told.contains(said)));
        assert!(
            found && told.len() == usize::from(said.is_some()),
            "{told:?}"
        );
    }
}

#[test]
fn a_file_without_projects_is_told() {
    for (file, text) in [
        ("a.csv", "STT;Tên đề án;Kinh phí\n"),
        ("a.json", "[]"),
        ("a.json", "{}"),
    ] {
        let (dataset, report) = office::load(file, text.as_bytes());
        assert_eq!(dataset.len(), 0);
        let told = findings(&report);
        assert!(
            told.len() == 1 && told[0].contains("no projects"),
            "{told:?}"
        );
    }
}

#[test]
fn a_further_row_of_a_project_is_no_heading_of_those_below() {
    const HEADER: &str = "STT,Tên đề án,Loại,Hỗ trợ (triệu đồng)\n";
    for (column, texts) in [
        ("Nguồn vốn", ["KCQG", "KCĐP"]),
        ("Năm", ["2021", "2022"]),
        ("Huyện", ["Huyện Bắc Hà", "Huyện Bát Xát"]),
        ("Lĩnh vực", ["Máy móc", "Đào tạo nghề"]),
    ] {
        let [first, second] = texts;
        let header = HEADER.replace("Loại", column);
        for amounts in [["100", "0"], ["60", "40"], ["70", "20"]] {
            let [third, fourth] = amounts;
            let list = format!(
                "{header}1,Máy vò,{first},300\n,,{second},100\n2,Máy in,{second},{third}\n\
                 3,Máy đúc,{second},{fourth}\n"
            );
            let (records, sum, told) = seen(&list);
            let expected: i64 =
                400 + third.parse::<i64>().unwrap() + fourth.parse::<i64>().unwrap();
            assert_eq!((records, sum), (4, expected), "{list}");
            assert!(
                told.len() == 1 && told[0].contains("name neither"),
                "{told:?}"
            );
            // Without numbers it is the same.
            let bare: Vec<_> = list
                .lines()
                .map(|line| line.split_once(',').unwrap().1)
                .collect();
            assert_eq!(seen(&bare.join("\n")).1, expected, "{bare:?}");
        }
        // Two of them, and a total that counts them.
        let list = format!(
            "{header}1,Máy vò,{first},300\n,,{second},100\n,,{first},50\n2,Máy in,{second},60\n\
             ,Tổng cộng,,510\n"
        );
        assert_eq!((seen(&list).0, seen(&list).1), (4, 510), "{list}");
        // Headings there stand above the first project too, and sums have the text of their rows.
        let heads = format!(
            "{header},,{first},300\n1,Máy vò,{first},200\n2,Máy sao,{first},100\n,,{second},60\n\
             3,Máy in,{second},40\n4,Máy đúc,{second},20\n"
        );
        let sums = format!(
            "{header}1,Máy vò,{first},200\n2,Máy sao,{first},100\n,,{first},300\n\
             3,Máy in,{second},40\n4,Máy đúc,{second},20\n,,{second},60\n"
        );
        for list in [heads, sums] {
            assert_eq!((seen(&list).0, seen(&list).1), (4, 360), "{list}");
        }
    }
}

#[test]
fn rows_without_a_number_that_add_up_to_the_one_above_are_its_parts() {
    const HEADER: &str = "STT,Nội dung,Số lớp,Hỗ trợ (triệu đồng)\n";
    let list = |rows: &str| seen(&format!("{HEADER}1,Máy chè,2,600\n{rows}2,Máy đá,1,250\n"));
    for rows in [
        ",HTX Hảo Đạt,1,350\n,HTX Khe Cốc,1,250\n",
        ",Trong đó: máy vò,,350\n,Máy sấy,,250\n",
        ",Trong đó:,,\n,+ HTX Hảo Đạt,,350\n,+ HTX Khe Cốc,,250\n",
        ",Cơ sở 1: HTX Hảo Đạt,,300\n,Cơ sở 2: HTX Khe Cốc,,300\n",
        ",KCQG,,400\n,KCĐP,,200\n",
    ] {
        let (records, sum, told) = list(rows);
        assert_eq!((records, sum), (2, 850), "{rows}{told:?}");
        assert!(told.is_empty() || rows.contains("KCQG"), "{rows}{told:?}");
    }
    // Two amounts may be the third by chance, and what comes to less may be other projects.
    for (rows, expected, said) in [
        (
            ",HTX Hảo Đạt,,350\n,HTX Khe Cốc,,250\n",
            850,
            "taken for its parts",
        ),
        (
            ",HTX Hảo Đạt,,350\n,HTX Khe Cốc,,200\n",
            1400,
            "all of them are counted",
        ),
    ] {
        let (_, sum, told) = list(rows);
        assert_eq!(sum, expected, "{rows}");
        assert!(told.len() == 1 && told[0].contains(said), "{told:?}");
    }
    // More than it are other projects.
    assert_eq!(list(",Máy vò,,700\n,Máy sấy,,200\n").1, 1750);
}

#[test]
fn the_total_tells_whether_rows_without_a_number_are_counted() {
    const HEADER: &str = "STT,Tên đề án,Cơ sở,Hỗ trợ (triệu đồng)\n";
    for (last, word) in [(250, "Tổng cộng"), (250, "Cộng"), (200, "Tổng cộng")] {
        let rows =
            format!("1,Máy chè,,600\n,Máy vò,Cty A,350\n,Máy sấy,Cty B,{last}\n2,In,Cty C,100\n");
        for (total, expected) in [(700, 2), (1050 + last, 4)] {
            let (records, sum, told) = seen(&format!("{HEADER}{rows},{word},,{total}\n"));
            assert_eq!((records, sum), (expected, total), "{rows}{total}: {told:?}");
            assert_eq!(
                told.len(),
                usize::from(last == 200 && total == 700),
                "{told:?}"
            );
        }
    }
}
