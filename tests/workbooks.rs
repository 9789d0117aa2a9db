//! Workbooks as offices have them: what a cell shows, what is hidden, what was never calculated.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::format_collect, reason = "short and clear in a test")]

#[allow(dead_code, reason = "shared with other tests")]
mod fixture;

use std::ops::ControlFlow;

use khuyencong::dataset::{Dataset, Indicator, Row, Shared, TextField};
use khuyencong::messages::EN;
use khuyencong::reader::{self, FindingKind, Options, Report, Source};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

fn load(bytes: &[u8]) -> (Dataset, Report) {
    let shared = Shared::default();
    let source = Source::Bytes("f".to_owned(), bytes.into());
    let report = reader::load(&[source], &Options::new(&EN), &shared, &mut |_| {
        ControlFlow::Continue(())
    });
    (std::mem::take(&mut *shared.write()), report.unwrap())
}

fn told(report: &Report, kind: FindingKind, words: &str) -> bool {
    let mut all = report.findings().iter();
    all.any(|finding| finding.kind == kind && finding.to_string().contains(words))
}

fn value(row: Row<'_>, indicator: Indicator) -> Option<i64> {
    row.figure(indicator).map(|figure| figure.value)
}

fn extra<'a>(row: Row<'a>, name: &str) -> &'a str {
    let mut all = row.extra();
    all.find(|(column, _)| *column == name)
        .map_or("", |(_, text)| text)
}

const HEADER: [&str; 6] = [
    "Mã",
    "Tên đề án",
    "Kinh phí hỗ trợ",
    "Tỷ lệ có việc làm",
    "Điện thoại",
    "Nghiệm thu",
];

fn header(sheet: &mut Worksheet) {
    for (column, name) in (0..).zip(HEADER) {
        sheet.write_string(0, column, name).unwrap();
    }
}

#[test]
fn numbers_are_what_their_formats_show() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    header(sheet);
    let cells = [
        (0, 31.0, "00000"),
        (2, 450.5, "#,##0.0\" triệu\""),
        (3, 0.955, "0%"),
        (4, 988_776_655.0, "0000 000 000"),
        (5, 45_000.0, "mm/yyyy"),
    ];
    sheet.write_string(1, 1, "Máy xay lúa").unwrap();
    for (column, number, code) in cells {
        let format = Format::new().set_num_format(code);
        sheet
            .write_number_with_format(1, column, number, &format)
            .unwrap();
    }
    let (dataset, report) = load(&book.save_to_buffer().unwrap());
    let row = dataset.row(0);
    assert_eq!(row.text(TextField::Id), "00031");
    assert_eq!(value(row, Indicator::Support), Some(450_500_000));
    assert_eq!(value(row, Indicator::EmploymentRate), Some(9_550));
    assert_eq!(extra(row, "Điện thoại"), "0988 776 655");
    assert_eq!(extra(row, "Nghiệm thu"), "15/03/2023");
    assert!(!report.has_findings(), "{:?}", report.findings());
}

/// A sheet with a header and these cells below it.
fn sheet_of(cells: &str) -> Vec<u8> {
    let names: String = [
        "Mã",
        "Tên đề án",
        "Kinh phí hỗ trợ (triệu đồng)",
        "Số tài khoản",
    ]
    .iter()
    .map(|name| format!("<c t=\"inlineStr\"><is><t>{name}</t></is></c>"))
    .collect();
    fixture::raw_xlsx(&format!("<row>{names}</row><row>{cells}</row>"))
}

#[test]
fn formulas_without_a_value_are_kept_and_told() {
    let (dataset, report) = load(&sheet_of(
        "<c t=\"str\"><v>a</v></c><c t=\"str\"><v>Máy ép</v></c><c><f>B7*15+1</f><v></v></c><c t=\"str\"><f>\"\"</f><v></v></c>",
    ));
    assert_eq!(value(dataset.row(0), Indicator::Support), None);
    assert!(dataset.row(0).extra().any(|(_, text)| text == "=B7*15+1"));
    assert!(told(&report, FindingKind::KeptAsText, "=B7*15+1"));
    assert_eq!(report.count(), 1, "{:?}", report.findings());
}

#[test]
fn a_formula_without_a_value_is_told_in_a_column_of_texts_too() {
    let of_title = |title: &str| {
        let cells = format!("<c t=\"str\"><v>a</v></c>{title}<c><v>5</v></c>");
        let (dataset, report) = load(&sheet_of(&cells));
        let title = dataset.row(0).text(TextField::Title).to_owned();
        (
            title,
            told(&report, FindingKind::KeptAsText, "1 formulas"),
            report.count(),
        )
    };
    let formula = of_title("<c><f>B7</f></c>");
    assert_eq!(formula, ("=B7".to_owned(), true, 1));
    // A text may begin with the sign of a formula.
    let text = of_title("<c t=\"str\"><v>=B7</v></c>");
    assert_eq!(text, ("=B7".to_owned(), false, 0));
}

#[test]
fn cells_of_a_row_stand_where_they_say() {
    let row = "<c r=\"C2\"><v>5</v></c><c r=\"B2\" t=\"str\"><v>Máy ép</v></c><c r=\"A2\" t=\"str\"><v>a</v></c>";
    let (dataset, report) = load(&sheet_of(row));
    assert_eq!(dataset.row(0).text(TextField::Title), "Máy ép");
    assert_eq!(value(dataset.row(0), Indicator::Support), Some(5_000_000));
    assert!(!report.has_findings(), "{:?}", report.findings());
}

#[test]
fn what_a_merged_cell_covers_is_told() {
    let list = |covered: &str| {
        let cells = |row: u32, amount: &str| {
            format!(
                "<c r=\"A{row}\" t=\"str\"><v>a{row}</v></c><c r=\"B{row}\" t=\"str\"><v>Máy</v></c><c r=\"C{row}\"><v>{amount}</v></c>"
            )
        };
        let rows = format!("{}</row><row>{}", cells(2, "30"), cells(3, covered));
        let merges =
            "</row></sheetData><mergeCells><mergeCell ref=\"C2:C3\"/></mergeCells><sheetData><row>";
        load(&sheet_of(&(rows + merges))).1
    };
    assert!(told(&list("50"), FindingKind::File, "first C3: \"50\""));
    // Programs repeat what the merged cell shows.
    assert!(!told(&list("30"), FindingKind::File, "C3"));
    let cells = "<table:table-cell office:value-type=\"string\"><text:p>Máy</text:p></table:table-cell><table:covered-table-cell><text:p>100</text:p></table:covered-table-cell>";
    let rows = format!(
        "<table:table-row><table:table-cell><text:p>Tên đề án</text:p></table:table-cell><table:table-cell><text:p>Kinh phí hỗ trợ (triệu đồng)</text:p></table:table-cell></table:table-row><table:table-row>{cells}</table:table-row>"
    );
    let (_, report) = load(&fixture::raw_ods(&rows));
    assert!(told(&report, FindingKind::File, "first B2: \"100\""));
}

#[test]
fn a_covered_cell_before_the_first_row_of_a_damaged_ods_file_is_left_out() {
    let rows = "<table:covered-table-cell><text:p>100</text:p></table:covered-table-cell><table:table-row><table:table-cell><text:p>Tên đề án</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Máy ép</text:p></table:table-cell></table:table-row>";
    let (dataset, _) = load(&fixture::raw_ods(rows));
    let titles: Vec<_> = dataset.rows().map(Row::title).collect();
    assert_eq!(titles, ["Máy ép"]);
}

#[test]
fn an_error_of_an_ods_cell_is_no_zero() {
    for error in ["Err:502", "#REF!", "#NAME?"] {
        let rows = format!(
            "<table:table-row><table:table-cell><text:p>Tên đề án</text:p></table:table-cell><table:table-cell><text:p>Kinh phí hỗ trợ (triệu đồng)</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type=\"string\" office:string-value=\"Máy\"/><table:table-cell office:value-type=\"float\" office:value=\"0\" table:formula=\"of:=[.B9]\"><text:p>{error}</text:p></table:table-cell></table:table-row>"
        );
        let (dataset, report) = load(&fixture::raw_ods(&rows));
        assert_eq!(dataset.row(0).text(TextField::Title), "Máy");
        assert_eq!(value(dataset.row(0), Indicator::Support), None);
        assert!(told(&report, FindingKind::KeptAsText, error), "{error}");
    }
}

#[test]
fn long_numbers_keep_their_digits() {
    let (dataset, report) = load(&sheet_of(
        "<c t=\"str\"><v>a</v></c><c t=\"str\"><v>Máy ép</v></c><c><v>12.100000000000001</v></c><c><v>97012345678901234</v></c>",
    ));
    assert_eq!(value(dataset.row(0), Indicator::Support), Some(12_100_000));
    assert_eq!(extra(dataset.row(0), "Số tài khoản"), "97012345678901234");
    assert!(!report.has_findings(), "{:?}", report.findings());
}

#[test]
fn projects_in_hidden_rows_count_and_are_told() {
    let rows = "<c t=\"str\"><v>a</v></c><c t=\"str\"><v>Máy</v></c><c><v>5</v></c></row><row r=\"3\" hidden=\"1\"><c t=\"str\"><v>b</v></c><c t=\"str\"><v>Lò</v></c><c><v>7</v></c>";
    let (dataset, report) = load(&sheet_of(rows));
    assert_eq!(dataset.len(), 2);
    assert!(told(&report, FindingKind::Suspicion, "hidden rows"));
    assert_eq!(report.count(), 1);
}

#[test]
fn hidden_columns_and_sheets_are_told() {
    let mut book = Workbook::new();
    for name in ["Năm 2022", "Năm  2022", "Nháp"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        header(sheet);
        sheet.write_string(1, 1, name).unwrap();
        sheet.write_string(1, 4, "0912").unwrap();
        sheet.set_column_hidden(5).unwrap();
    }
    book.worksheet_from_index(0)
        .unwrap()
        .set_column_hidden(4)
        .unwrap();
    book.worksheet_from_index(2).unwrap().set_very_hidden(true);
    let (dataset, report) = load(&book.save_to_buffer().unwrap());
    assert_eq!(dataset.len(), 2);
    assert_ne!(
        dataset.row(0).text(TextField::Id),
        dataset.row(1).text(TextField::Id)
    );
    assert!(told(
        &report,
        FindingKind::File,
        "\"Năm 2022\": hidden columns with content, which are read: E (Điện thoại), F (Nghiệm thu)"
    ));
    assert!(told(
        &report,
        FindingKind::File,
        "\"Nháp\": a hidden sheet, whose 2 rows"
    ));
}

#[test]
fn fonts_name_the_alphabet_of_their_cells() {
    let mut book = Workbook::new();
    let font = |name: &str| Format::new().set_font_name(name);
    let (old, capitals) = (font(".VnArial"), font(".VnTimeH"));
    let sheet = book.add_worksheet();
    header(sheet);
    sheet
        .write_string_with_format(1, 0, "lÐp 1", &capitals)
        .unwrap();
    let parts = [(&old, "Lµng gèm "), (&font("Arial"), "Thái Hà")];
    sheet.write_rich_string(1, 1, &parts).unwrap();
    sheet
        .write_string_with_format(1, 4, "0912 A", &old)
        .unwrap();
    sheet
        .write_string_with_format(1, 5, "đã nghiệm thu", &old)
        .unwrap();
    let (dataset, report) = load(&book.save_to_buffer().unwrap());
    let row = dataset.row(0);
    assert_eq!(row.text(TextField::Id), "LÉP 1");
    assert_eq!(row.text(TextField::Title), "Làng gốm Thái Hà");
    assert_eq!(extra(row, "Điện thoại"), "0912 A");
    assert_eq!(extra(row, "Nghiệm thu"), "đã nghiệm thu");
    assert!(told(
        &report,
        FindingKind::File,
        "2 cells in the old alphabet TCVN3"
    ));
    assert_eq!(report.count(), 1, "{:?}", report.findings());
}

#[test]
fn letters_name_the_alphabet_where_no_font_does() {
    let (dataset, report) = load(&sheet_of(
        "<c t=\"str\"><v>a</v></c><c t=\"inlineStr\"><is><t>DÖt chiÕu cãi</t></is></c><c><v>12</v></c><c t=\"inlineStr\"><is><t>Ng©n hµng N«ng nghiÖp</t></is></c>",
    ));
    let row = dataset.row(0);
    assert_eq!(row.text(TextField::Title), "Dệt chiếu cói");
    assert_eq!(extra(row, "Số tài khoản"), "Ngân hàng Nông nghiệp");
    assert!(told(
        &report,
        FindingKind::File,
        "2 cells in the old alphabet TCVN3"
    ));
}

#[test]
fn what_ods_hides_is_told() {
    let texts = |texts: &[&str]| -> String {
        texts
            .iter()
            .map(|text| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>"))
            .collect()
    };
    let table = |style: &str, name: &str, title: &str| {
        format!(
            "<table:table table:name=\"{name}\" table:style-name=\"{style}\"><table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\"/><table:table-row>{}</table:table-row><table:table-row>{}</table:table-row></table:table>",
            texts(&["Mã", "Tên đề án", "Huyện"]),
            texts(&[
                "1",
                title,
                "<draw:frame><text:p>Ảnh</text:p></draw:frame>Đông Hưng"
            ]),
        )
    };
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name=\"ta1\"/><style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{}{}</office:spreadsheet></office:body></office:document-content>",
        table("ta1", "Năm nay", "Đan lát"),
        table("ta2", "Cũ", "Đan lát (cũ)"),
    );
    let (dataset, report) = load(&fixture::zip_of(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ]));
    assert_eq!(dataset.len(), 1);
    assert_eq!(dataset.row(0).text(TextField::District), "Đông Hưng");
    assert!(told(
        &report,
        FindingKind::File,
        "\"Năm nay\": hidden columns with content, which are read: C (Huyện)"
    ));
    assert!(told(
        &report,
        FindingKind::File,
        "\"Cũ\": a hidden sheet, whose 2 rows"
    ));
}

#[test]
fn letters_name_the_alphabet_in_ods_too() {
    let rows = fixture::cells("id;title;note\n1;C¬ khÝ chÕ t¹o;§· nghiÖm thu\n2;Thªu ren;x\n");
    let (dataset, report) = load(&fixture::ods(&[("A", &rows)]));
    assert_eq!(dataset.row(0).text(TextField::Title), "Cơ khí chế tạo");
    assert_eq!(dataset.row(1).text(TextField::Title), "Thêu ren");
    assert!(told(
        &report,
        FindingKind::File,
        "3 cells in the old alphabet TCVN3"
    ));
}

#[test]
fn vni_fonts_name_their_alphabet() {
    let mut book = Workbook::new();
    let old = Format::new().set_font_name("VNI-Times");
    let sheet = book.add_worksheet();
    header(sheet);
    sheet
        .write_string_with_format(1, 1, "Lôùp theâu ren", &old)
        .unwrap();
    sheet.write_string_with_format(1, 4, "ñöôïc", &old).unwrap();
    let (dataset, report) = load(&book.save_to_buffer().unwrap());
    assert_eq!(dataset.row(0).text(TextField::Title), "Lớp thêu ren");
    assert_eq!(extra(dataset.row(0), "Điện thoại"), "được");
    assert!(told(
        &report,
        FindingKind::File,
        "2 cells in the old alphabet VNI"
    ));
}

#[test]
fn what_a_style_of_an_ods_file_strikes_through_is_told_and_left_out() {
    let style = |name: &str, family: &str| {
        format!(
            "<style:style style:name=\"{name}\" style:family=\"{family}\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>"
        )
    };
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: [String; 3]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let plain = |cells: [&str; 3]| row(cells.map(|text| cell("", text)));
    let struck = |cells: [&str; 3]| row(cells.map(|text| cell("table:style-name=\"ce1\"", text)));
    let part = "<text:span text:style-name=\"T1\">70</text:span>80";
    let rows = [
        plain(["STT", "Tên đề án", "Kinh phí hỗ trợ (triệu đồng)"]),
        plain(["1", "Lò gốm", part]),
        struck(["2", "Máy cưa", "60"]),
    ];
    let content = format!(
        "<office:document-content><office:automatic-styles>{}{}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"A\">{}</table:table></office:spreadsheet></office:body></office:document-content>",
        style("ce1", "table-cell"),
        style("T1", "text"),
        rows.concat()
    );
    let bytes = fixture::zip_of(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ]);
    let (dataset, report) = load(&bytes);
    assert_eq!(dataset.len(), 1);
    assert_eq!(value(dataset.row(0), Indicator::Support), Some(80_000_000));
    let told: Vec<_> = report.findings().iter().map(ToString::to_string).collect();
    assert!(
        told.len() == 1 && told[0].contains("4 cells with text struck"),
        "{told:?}"
    );
}
