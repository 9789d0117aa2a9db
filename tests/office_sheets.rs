//! Workbooks of several sheets: a cover before the list, a list and what sums it up.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod office;

use khuyencong::dataset::Dataset;
use khuyencong::reader::{Report, Role};
use office::{findings, support};
use rust_xlsxwriter::{Formula, Workbook};

/// A sheet: its name, and its rows of cells parted by bars; figures are numbers.
type Sheet<'a> = (&'a str, &'a [&'a str]);

fn workbook(sheets: &[Sheet<'_>]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, cell) in (0..).zip(cells.split('|')) {
                match cell.parse::<f64>() {
                    Ok(number) => sheet.write_number(row, column, number).unwrap(),
                    Err(_) => sheet.write_string(row, column, cell).unwrap(),
                };
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn read(sheets: &[Sheet<'_>]) -> (Dataset, Report) {
    office::load("so.xlsx", &workbook(sheets))
}

const LIST: Sheet<'_> = (
    "Biểu 1",
    &[
        "TT|Tên đề án|Kinh phí hỗ trợ (triệu đồng)",
        "1|Lò sấy nhãn|120",
        "2|Máy ép gạch|80",
        "|Tổng cộng|200",
    ],
);

#[test]
fn a_cover_is_told_in_the_account_and_is_no_list() {
    let cover = [
        "SỞ CÔNG THƯƠNG TỈNH HƯNG YÊN",
        "DANH SÁCH CƠ SỞ",
        "",
        "Hưng Yên, tháng 3 năm 2019",
    ];
    for cover in [&cover[..], &cover[1..], &["Phụ lục"]] {
        let (dataset, report) = read(&[("Trang bìa", cover), LIST]);
        assert_eq!((dataset.len(), support(&dataset)), (2, 200), "{cover:?}");
        assert_eq!(findings(&report), Vec::<String>::new());
        let account = &report.files[0].tables[0].account;
        let lines = cover.iter().filter(|line| !line.is_empty()).count();
        assert_eq!(account.count(Role::Title), lines as u64);
    }
}

#[test]
fn a_sheet_of_which_nothing_is_known_is_still_told() {
    let cells: Sheet<'_> = ("Nháp", &["Ghi chép|Số điện thoại bàn", "x|"]);
    let lines: Sheet<'_> = ("Nháp", &["Việc cần làm", "Gọi cho huyện"]);
    for sheets in [[cells, LIST], [LIST, cells], [LIST, lines]] {
        let (dataset, report) = read(&sheets);
        assert_eq!(dataset.len(), 2);
        let told = findings(&report);
        assert!(told.len() == 1 && told[0].contains("Nháp"), "{told:?}");
    }
}

#[test]
fn a_title_that_is_called_like_a_column_heads_the_list_below_it() {
    for title in ["Tên đề án", "Danh mục đề án"] {
        let mut rows = vec![title];
        rows.extend(LIST.1);
        let (dataset, report) = read(&[("Biểu 1", &rows)]);
        assert_eq!((dataset.len(), support(&dataset)), (2, 200), "{title}");
        assert_eq!(findings(&report), Vec::<String>::new());
        assert_eq!(report.files[0].tables.len(), 1);
    }
    // Where nothing else is named, it is the name of the only column.
    let (dataset, _) = read(&[("Biểu 1", &["Tên đề án", "Lò sấy nhãn", "Máy ép gạch"])]);
    assert_eq!(dataset.len(), 2);
}

#[test]
fn a_sheet_that_sums_up_another_is_told_with_both_names() {
    let counted: Sheet<'_> = (
        "Theo huyện",
        &[
            "TT|Huyện|Số đề án|Kinh phí hỗ trợ (triệu đồng)",
            "1|Kim Động|2|200",
        ],
    );
    let called: Sheet<'_> = (
        "TỔNG HỢP NĂM 2019",
        &["Nội dung|Kinh phí hỗ trợ (triệu đồng)", "Thiết bị|200"],
    );
    for sheet in [counted, called] {
        let (dataset, report) = read(&[sheet, LIST]);
        let told = findings(&report);
        assert_eq!((dataset.len(), support(&dataset)), (3, 400), "{told:?}");
        assert!(
            told.len() == 1 && told[0].contains(sheet.0) && told[0].contains("sheet \"Biểu 1\""),
            "{told:?}"
        );
    }
    // One sheet of sums for two of projects.
    let all: Sheet<'_> = (
        "Kết quả",
        &["Nguồn|Kinh phí hỗ trợ (triệu đồng)", "KCQG|200", "KCĐP|70"],
    );
    let local: Sheet<'_> = (
        "Biểu 2",
        &["TT|Tên đề án|Kinh phí hỗ trợ (triệu đồng)", "1|Kè đá|70"],
    );
    let told = findings(&read(&[all, LIST, local]).1);
    assert!(
        told.len() == 1 && told[0].contains("all other tables together"),
        "{told:?}"
    );
    // Two years may well have the same budget.
    let other: Sheet<'_> = (
        "Biểu 2",
        &["TT|Tên đề án|Kinh phí hỗ trợ (triệu đồng)", "1|Kè đá|200"],
    );
    assert_eq!(findings(&read(&[LIST, other]).1), Vec::<String>::new());
}

#[test]
fn tables_beside_a_list_that_are_none_are_told() {
    let long: Sheet<'_> = (
        "Chi tiết",
        &[
            "TT|Tên đề án|Cơ sở|Huyện|Kinh phí hỗ trợ (triệu đồng)",
            "1|Lò sấy nhãn|HTX A|Vũ Thư|120",
            "2|Máy ép gạch|HTX B|Hưng Hà|80",
        ],
    );
    for (rows, said) in [
        (
            &[
                "Huyện|Kinh phí hỗ trợ (triệu đồng)",
                "Vũ Thư|120",
                "Hưng Hà|80",
            ][..],
            "as do the 2 rows of the sheet \"Chi tiết\"",
        ),
        (
            &["Năm|Kinh phí hỗ trợ (triệu đồng)", "2020|120", "2021|81"],
            "its 2 rows (VND 201 million) are counted besides",
        ),
        (
            &[
                "Huyện|KCQG hỗ trợ (triệu đồng)|KCĐP hỗ trợ (triệu đồng)",
                "Vũ Thư|100|20",
                "Hưng Hà|0|80",
            ],
            "as do the 2 rows of the sheet \"Chi tiết\"",
        ),
        (
            &["Năm|Tổng kinh phí (triệu đồng)", "2020|500"],
            "its 1 rows (VND 500 million) are counted besides",
        ),
        (
            &["Tên cơ sở|Địa chỉ|Điện thoại", "HTX A|Xã Minh Lãng|036"],
            "one to look things up in",
        ),
        (
            &["Mã|Huyện", "01|Vũ Thư", "02|Hưng Hà"],
            "one to look things up in",
        ),
    ] {
        let told = findings(&read(&[long, ("Biểu 2", rows)]).1);
        assert!(
            told.len() == 1 && told[0].contains(said),
            "{said}: {told:?}"
        );
    }
    let other: Sheet<'_> = (
        "Năm sau",
        &[
            "TT|Tên đề án|Cơ sở|Huyện|Kinh phí hỗ trợ (triệu đồng)",
            "1|Máy tiện|HTX C|Vũ Thư|150",
        ],
    );
    assert_eq!(findings(&read(&[long, other]).1), [""; 0]);
}

/// The list with formulas for its amounts: programs that calculate nothing write 0 for each.
fn with_formulas(result: &str, has_other: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header = ["STT", "Tên đề án", "Kinh phí hỗ trợ (triệu đồng)"];
    sheet.write_row(0, 0, header).unwrap();
    sheet.write_row(1, 0, ["1", "Máy dệt"]).unwrap();
    sheet.write_row(2, 0, ["2", "Máy may"]).unwrap();
    sheet.write_string(3, 1, "Tổng cộng").unwrap();
    sheet.write_number(1, 2, 100).unwrap();
    let formulas = [(2, "=C2+30", result), (3, "=SUM(C2:C3)", result)];
    for (row, formula, result) in formulas {
        let formula = Formula::new(formula).set_result(result);
        sheet.write_formula(row, 2, formula).unwrap();
    }
    if has_other {
        let formula = Formula::new("=1+1").set_result("2");
        sheet.write_formula(3, 0, formula).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn formulas_that_no_program_calculated_are_told_once_a_column() {
    for bytes in [with_formulas("0", false), with_formulas("", false)] {
        let (dataset, report) = office::load("so.xlsx", &bytes);
        assert_eq!((dataset.len(), support(&dataset)), (2, 100));
        let told = findings(&report);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(told[0].contains("1 formulas have no value"), "{told:?}");
        assert!(told[0].contains("=C2+30"), "{told:?}");
        assert!(told[1].contains("total could not be compared"), "{told:?}");
        assert_eq!(report.files[0].tables[0].account.count(Role::Sum), 1);
    }
    // Where one was calculated, 0 is what the others came to.
    let (_, report) = office::load("so.xlsx", &with_formulas("0", true));
    let told = findings(&report);
    assert!(told.iter().all(|said| !said.contains("formulas have no")));
}

#[test]
fn a_sum_that_is_an_error_is_told() {
    for error in ["#REF!", "#VALUE!", "########"] {
        let total = format!("|Tổng cộng|{error}");
        let rows = [LIST.1[0], LIST.1[1], LIST.1[2], &total];
        let (dataset, report) = read(&[("Biểu 1", &rows)]);
        assert_eq!((dataset.len(), support(&dataset)), (2, 200));
        let told = findings(&report);
        assert!(
            told.len() == 1 && told[0].contains("could not be compared"),
            "{told:?}"
        );
    }
}

#[test]
fn the_name_of_a_sheet_gives_its_year_and_its_source() {
    let header = "TT|Tên đề án|Kinh phí hỗ trợ (triệu đồng)";
    let sheets = [
        ("Năm 2018", [header, "1|Lò sấy|120"]),
        ("2019", [header, "1|Máy ép|80"]),
        ("KCQG 2020", [header, "1|Máy dệt|60"]),
        ("Sheet4", [header, "1|Máy may|40"]),
    ];
    let sheets: Vec<Sheet<'_>> = sheets
        .iter()
        .map(|(name, rows)| (*name, &rows[..]))
        .collect();
    let (dataset, report) = read(&sheets);
    let said = |row: khuyencong::dataset::Row<'_>| {
        let year = row.period().map(|period| period.to_string());
        (year.unwrap_or_default(), row.funding().iter().count())
    };
    let all: Vec<_> = dataset.rows().map(said).collect();
    let expected = [("2018", 0), ("2019", 0), ("2020", 1), ("", 0)];
    assert_eq!(
        all,
        expected.map(|(year, sources)| (year.to_owned(), sources))
    );
    assert_eq!(findings(&report), Vec::<String>::new());
}

#[test]
fn a_table_whose_rows_count_projects_is_told_though_its_money_is_another() {
    let places: Sheet<'_> = (
        "TH huyện",
        &[
            "TT|Tên đơn vị|Số đề án|KP hỗ trợ (triệu đồng)",
            "1|Huyện Tủa Chùa|1|120",
            "2|Huyện Mường Chà|1|90",
        ],
    );
    let told = findings(&read(&[LIST, places]).1);
    assert!(
        told.len() == 1 && told[0].contains("counts projects"),
        "{told:?}"
    );
    // A list of firms beside one of projects is a list.
    let firms: Sheet<'_> = (
        "Biểu 2",
        &[
            "TT|Đơn vị thụ hưởng|KP hỗ trợ (triệu đồng)",
            "1|HTX A|60",
            "2|HTX B|90",
        ],
    );
    assert_eq!(findings(&read(&[LIST, firms]).1), Vec::<String>::new());
}
