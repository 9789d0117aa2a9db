//! Headers of unknown names, merged names, decimals and years that only the whole list shows.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod office;

use khuyencong::dataset::{Dataset, Indicator, TextField};
use khuyencong::reader::Report;
use office::{findings, support};
use rust_xlsxwriter::{Format, Workbook};

fn read(list: &str) -> (Dataset, Report) {
    office::load("list.csv", list.as_bytes())
}

fn amounts(dataset: &Dataset, indicator: Indicator) -> Vec<i64> {
    let rows = dataset.rows();
    let figures = rows.map(|row| row.figure(indicator).map_or(0, |figure| figure.value));
    figures.collect()
}

#[test]
fn a_nought_or_a_sum_or_the_column_beside_shows_the_decimals() {
    let list = |rows: &str| {
        let header = "TT,Tên đề án,Kinh phí hỗ trợ (triệu đồng),Đối ứng (triệu đồng)\n";
        read(&format!("{header}{rows}"))
    };
    // Below "0.750" the others are decimals as well, which is told of each.
    let (dataset, report) = list("1,Lò gốm,150.000,2\n2,Máy may,0.750,3\n");
    assert_eq!(
        amounts(&dataset, Indicator::Support),
        [150_000_000, 750_000]
    );
    assert_eq!(findings(&report).len(), 1);
    // Only as decimals they come to their sum.
    let (dataset, report) = list("1,Lò gốm,150.500,2\n2,Máy may,99,3\n,Cộng,249.500,5\n");
    assert_eq!(support(&dataset), 249);
    let told = findings(&report);
    assert_eq!(told, Vec::<String>::new());
    // The column beside, in the same unit.
    let (dataset, report) = list("1,Lò gốm,70.25,200.500\n2,Máy may,80.5,90.250\n");
    assert_eq!(
        amounts(&dataset, Indicator::Counterpart),
        [200_500_000, 90_250_000]
    );
    assert_eq!(findings(&report).len(), 2);
}

#[test]
fn a_heading_tells_the_year_beside_something_else() {
    let header = "STT,Tên đề án,Kinh phí hỗ trợ (triệu đồng)\n";
    let list = format!(
        "KHUYẾN CÔNG QUỐC GIA NĂM 2021,,\n{header}1,Lò gốm,40\nKHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2022,,\n{header}1,Máy may,60\nNăm 2023,,\n2,Máy in,70\n"
    );
    let (dataset, report) = read(&list);
    let years: Vec<_> = dataset
        .rows()
        .map(|row| row.period().map(|period| period.from).unwrap())
        .collect();
    assert_eq!(years, [2021, 2022, 2023], "{:?}", findings(&report));
}

#[test]
fn rows_under_merged_cells_belong_to_the_header_whatever_they_are_called() {
    for list in [
        "STT,Tên đề án,Kết quả,,,Kinh phí hỗ trợ (triệu đồng)\n,,Doanh thu,Sản lượng,,\n,,,Trước,Sau,\n1,Lò gốm,10,60,140,100\n",
        "STT,Tên đề án,Kết quả,,Kinh phí hỗ trợ (triệu đồng)\n,,Lợi nhuận,,\n,,Trước,Sau,\n1,Lò gốm,10,60,100\n",
    ] {
        let (dataset, report) = read(list);
        let told = findings(&report);
        assert_eq!((dataset.len(), support(&dataset)), (1, 100), "{told:?}");
        assert_eq!(told, Vec::<String>::new());
    }
    let list = "STT,Tên đề án,Số lao động,,Kinh phí hỗ trợ (triệu đồng),\n,,Tổng số,Trong đó nữ,Trung ương,Địa phương\n1,Lớp may,70,60,100,20\n";
    let (dataset, report) = read(list);
    assert_eq!(support(&dataset), 120, "{:?}", findings(&report));
    assert_eq!(amounts(&dataset, Indicator::Trainees), [70]);
}

/// A title merged over three establishments, each with an amount, of which the first happens to be
/// the sum of the others.
#[test]
fn rows_under_a_merged_title_have_their_own_amounts() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header = ["STT", "Tên đề án", "Cơ sở", "Kinh phí hỗ trợ (triệu đồng)"];
    sheet.write_row(0, 0, header).unwrap();
    sheet
        .merge_range(1, 0, 3, 0, "1", &Format::new())
        .unwrap()
        .merge_range(1, 1, 3, 1, "Hỗ trợ máy móc", &Format::new())
        .unwrap();
    for (row, (name, amount)) in (1..).zip([("HTX A", 150), ("HTX B", 100), ("HTX C", 50)]) {
        sheet
            .write(row, 2, name)
            .unwrap()
            .write(row, 3, amount)
            .unwrap();
    }
    let (dataset, report) = office::load("so.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!((dataset.len(), support(&dataset)), (3, 300));
    assert_eq!(findings(&report), Vec::<String>::new());
    let titles = dataset
        .rows()
        .map(|row| row.text(TextField::Title).to_owned());
    assert!(titles.into_iter().all(|title| title == "Hỗ trợ máy móc"));
}

#[test]
fn what_is_struck_through_is_told_and_left_out() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header = ["STT", "Tên đề án", "Kinh phí hỗ trợ (triệu đồng)"];
    sheet.write_row(0, 0, header).unwrap();
    let (struck, plain) = (Format::new().set_font_strikethrough(), Format::new());
    let parts = [(&struck, "70"), (&plain, "80")];
    sheet.write(1, 0, 1).unwrap().write(1, 1, "Lò gốm").unwrap();
    sheet.write_rich_string(1, 2, &parts).unwrap();
    let (dataset, report) = office::load("so.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!((dataset.len(), support(&dataset)), (1, 80));
    let told = findings(&report);
    assert!(
        told.len() == 1 && told[0].contains("struck through"),
        "{told:?}"
    );
}

/// A list in which the second project and the amount of the third are struck through by their
/// fonts.
fn with_struck_fonts() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let header = ["STT", "Tên đề án", "Kinh phí hỗ trợ (triệu đồng)"];
    sheet.write_row(0, 0, header).unwrap();
    let (struck, plain) = (Format::new().set_font_strikethrough(), Format::new());
    let rows = [
        (1, "Lò gốm", 80, &plain, &plain),
        (2, "Máy cưa", 70, &struck, &struck),
        (3, "Máy bào", 60, &plain, &struck),
    ];
    for (row, name, amount, of_name, of_amount) in rows {
        let sheet = sheet.write_with_format(row, 0, row, of_name).unwrap();
        let sheet = sheet.write_with_format(row, 1, name, of_name).unwrap();
        sheet.write_with_format(row, 2, amount, of_amount).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn what_the_font_of_a_cell_strikes_through_is_told_and_left_out() {
    let (dataset, report) = office::load("so.xlsx", &with_struck_fonts());
    assert_eq!((dataset.len(), support(&dataset)), (2, 80));
    let told = findings(&report);
    assert!(told.len() == 1 && told[0].contains("4 cells with text struck"));
}
