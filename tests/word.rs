//! Tables of Word documents: what people see in their cells is what is read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;

use anyhow::Result;
use khuyencong::dataset::{Dataset, Indicator, Shared, TextField};
use khuyencong::messages::{EN, Messages, VI};
use khuyencong::reader::{self, FindingKind, Options, Report, Source, check};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document with this body.
fn docx(body: &str) -> Vec<u8> {
    styled(body, "")
}

fn styled(body: &str, styles: &str) -> Vec<u8> {
    let xml = |root: &str, inner: &str| {
        format!("<?xml version=\"1.0\"?><w:{root} xmlns:w=\"w\" xmlns:mc=\"mc\">{inner}</w:{root}>")
    };
    let document = xml("document", &format!("<w:body>{body}</w:body>"));
    let styles = xml("styles", styles);
    zip_of(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ])
}

fn load_in(words: &'static Messages, bytes: &[u8]) -> Result<(Dataset, Report)> {
    let shared = Shared::default();
    let source = Source::Bytes("phu-luc.docx".to_owned(), bytes.into());
    let report = reader::load(&[source], &Options::new(words), &shared, &mut |_| {
        ControlFlow::Continue(())
    })?;
    Ok((std::mem::take(&mut *shared.write()), report))
}

fn load(bytes: &[u8]) -> (Dataset, Report) {
    load_in(&EN, bytes).unwrap()
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn paragraph(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

/// A cell with these properties and this text.
fn cell(properties: &str, text: &str) -> String {
    let text = paragraph(&run(text));
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{text}</w:tc>")
}

fn row(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|text| cell("", text)).collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn table(rows: &[String]) -> String {
    format!("<w:tbl>{}</w:tbl>", rows.concat())
}

/// A list of one record, of which one cell is given as XML.
fn list_with(title: &str) -> String {
    let cells = [
        cell("", "1"),
        format!("<w:tc>{title}</w:tc>"),
        cell("", "2019"),
        cell("", "120 triệu"),
    ];
    let head = row(&["STT", "Tên đề án", "Năm", "Kinh phí hỗ trợ"]);
    table(&[head, format!("<w:tr>{}</w:tr>", cells.concat())])
}

fn title_of(body: &str) -> String {
    let (dataset, _) = load(&docx(&list_with(body)));
    assert_eq!(dataset.len(), 1);
    dataset.row(0).title().to_owned()
}

fn support(dataset: &Dataset, index: u32) -> Option<i64> {
    let row = dataset.row(index);
    row.figure(Indicator::Support).map(|figure| figure.value)
}

/// A head of a letter, titles, a header of two rows, cells merged across and down, signatures.
fn decision() -> Vec<u8> {
    let head = table(&[row(&[
        "SỞ CÔNG THƯƠNG HẢI ĐÔNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ])]);
    let law = paragraph(&run("Căn cứ Luật Ngân sách nhà nước năm 2015;"));
    let titles = ["DANH MỤC ĐỀ ÁN NĂM 2022", "ĐVT: nghìn đồng"];
    let titles: String = titles.iter().map(|line| paragraph(&run(line))).collect();
    let (down, on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let top = [
        cell(down, "STT"),
        cell(down, "Tên đề án"),
        cell(down, "Huyện"),
        cell("<w:gridSpan w:val=\"2\"/>", "Kinh phí"),
    ];
    let below = [
        cell(on, ""),
        cell(on, ""),
        cell(on, ""),
        cell("", "Hỗ trợ"),
        cell("", "Đối ứng"),
    ];
    let first = [
        cell("", "1"),
        cell("", "Máy sấy lúa"),
        cell(down, "Đông Hưng"),
        cell("", "90.000"),
        cell("", "110.000"),
    ];
    let second = [
        cell("", "2"),
        cell("", "Lò nung gốm"),
        cell(on, ""),
        cell("", "250.000"),
        cell("", "300.000"),
    ];
    let rows = [&top[..], &below, &first, &second];
    let rows = rows.map(|cells| format!("<w:tr>{}</w:tr>", cells.concat()));
    let signed = table(&[
        row(&["Nơi nhận:", "KT. CHỦ TỊCH"]),
        row(&["- Lưu: VT", "Trần B"]),
    ]);
    docx(&[head, law, titles, table(&rows), paragraph(""), signed].concat())
}

#[test]
fn an_annex_is_read_as_it_is_seen() {
    let (dataset, report) = load(&decision());
    let shown = check::render_table(&report, &EN);
    assert_eq!(dataset.len(), 2, "{shown}");
    let [first, second] = [0, 1].map(|index| dataset.row(index));
    assert_eq!(first.title(), "Máy sấy lúa");
    assert_eq!(second.text(TextField::District), "Đông Hưng");
    assert_eq!(second.period().unwrap().to_string(), "2022");
    assert_eq!(support(&dataset, 0), Some(90_000_000), "{shown}");
    assert_eq!(support(&dataset, 1), Some(250_000_000));
    assert_eq!(second.text(TextField::Id), "phu-luc:2:4");
    assert!(!report.has_findings(), "{shown}");
}

#[test]
fn frames_for_text_are_told_and_no_fault() {
    let (_, report) = load_in(&VI, &decision()).unwrap();
    let [file] = &report.files[..] else { panic!() };
    assert_eq!(file.format, "DOCX");
    let sheets: Vec<_> = file
        .tables
        .iter()
        .map(|table| table.sheet.as_deref())
        .collect();
    assert_eq!(sheets, [Some("bảng 1"), Some("bảng 2"), Some("bảng 3")]);
    let signed = &file.tables[2];
    assert_eq!((signed.records, signed.aside_count), (0, 2));
    assert_eq!(signed.asides[0].text, "Nơi nhận: | KT. CHỦ TỊCH");
    let alone = docx(&table(&[row(&["Nơi nhận:", "KT. CHỦ TỊCH"])]));
    assert!(load_in(&EN, &alone).is_err());
}

#[test]
fn every_list_of_a_document_is_read_and_named() {
    let lists = [
        list_with(&paragraph(&run("May"))),
        list_with(&paragraph(&run("Dệt"))),
    ];
    let other = table(&vec![row(&["x", "y", "z", "7"]); 5]);
    let (dataset, report) = load(&docx(
        &[&lists[0], &other, "<w:p/>", &lists[1]]
            .map(ToOwned::to_owned)
            .concat(),
    ));
    assert_eq!(dataset.len(), 2);
    let ids = [0, 1].map(|index| dataset.row(index).text(TextField::Id));
    assert_eq!(ids, ["phu-luc:1:2", "phu-luc:3:2"]);
    let told = report
        .findings()
        .iter()
        .find(|one| one.kind == FindingKind::NotTaken);
    assert!(told.unwrap().place.contains("table 2"), "{told:?}");
}

#[test]
fn text_is_what_is_shown() {
    let deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom>";
    let added = format!(
        "<w:ins>{}</w:ins><w:hyperlink>{}</w:hyperlink>",
        run("Máy "),
        run("dệt")
    );
    let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>";
    let field = format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{}<w:r><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        run("mã"),
        run("hai")
    );
    let box_of = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", paragraph(&run(text)));
    let drawn = format!(
        "<w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r>",
        box_of("khung"),
        box_of("khung")
    );
    for (xml, expected) in [
        (paragraph(&[deleted, &added].concat()), "Máy dệt"),
        (paragraph(&[hidden, &run("hiện")].concat()), "hiện"),
        (paragraph(&field), "hai"),
        (
            paragraph(&format!("<w:fldSimple>{}</w:fldSimple>", run("ba"))),
            "ba",
        ),
        (paragraph(&[&run("chữ"), &*drawn].concat()), "chữ khung"),
        (table(&[row(&["a", "b"]), row(&["c", "d"])]), "a | b; c | d"),
        (
            paragraph(
                "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Tổ</w:t><w:tab/><w:t>1</w:t><w:br/><w:t>2</w:t></w:r>",
            ),
            "Tổ 1 2",
        ),
        (
            paragraph("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>dấu</w:t></w:r>"),
            "dấu",
        ),
        (
            format!(
                "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
                paragraph(&run("nêu"))
            ),
            "nêu",
        ),
        (
            format!(
                "{}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
                paragraph(&run("nêu")),
                paragraph(&run("gõ vào đây"))
            ),
            "nêu",
        ),
        (
            paragraph("<w:r><w:t>5&amp;6 &lt;</w:t><w:noBreakHyphen/><w:t>7</w:t></w:r>"),
            "5&6 <-7",
        ),
        (
            paragraph(&format!(
                "{}<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r>",
                run("300")
            )),
            "300¹",
        ),
        (
            paragraph("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>nối</w:t></w:r>")
                + &paragraph(&run("liền")),
            "nốiliền",
        ),
    ] {
        assert_eq!(title_of(&xml), expected, "{xml}");
    }
}

#[test]
fn old_fonts_name_the_alphabet() {
    let old = "<w:rPr><w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/></w:rPr>";
    let cut = format!(
        "<w:r>{old}<w:t>VËt t</w:t><w:softHyphen/><w:t xml:space=\"preserve\"> may §</w:t></w:r><w:r>{old}<w:t>«ng</w:t></w:r>"
    );
    assert_eq!(title_of(&paragraph(&cut)), "Vật tư may Đông");
    let normal =
        format!("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\">{old}</w:style>");
    let unicode = "<w:rPr><w:rFonts w:hAnsi=\"Times New Roman\"/></w:rPr>";
    let list = list_with(&paragraph(&run("Lß g¹ch")))
        .replace(
            "<w:t xml:space=\"preserve\">STT",
            &format!("{unicode}<w:t>STT"),
        )
        .replace("120 triệu", "120 triÖu")
        .replace("Tên đề án", "Tªn ®Ò ¸n")
        .replace("Năm", "N¨m")
        .replace("Kinh phí hỗ trợ", "Kinh phÝ hç trî");
    let (dataset, _) = load(&styled(&list, &normal));
    assert_eq!(dataset.row(0).title(), "Lò gạch");
    assert_eq!(support(&dataset, 0), Some(120_000_000));
}

#[test]
fn deleted_rows_are_gone_and_numbers_that_word_makes_are_not_invented() {
    let list = list_with(&paragraph(&run("Dệt")));
    let numbered = "<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:p></w:tc>";
    let cells = [
        numbered.to_owned(),
        cell("", "May"),
        cell("", "2020"),
        cell("", "80 triệu"),
    ];
    let gone = row(&["3", "Thêu", "2020", "70 triệu"])
        .replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>");
    let more = format!("{gone}<w:tr>{}</w:tr></w:tbl>", cells.concat());
    let (dataset, report) = load(&docx(&list.replace("</w:tbl>", &more)));
    assert_eq!(dataset.len(), 2, "{}", check::render_table(&report, &EN));
    let second = dataset.row(1);
    assert_eq!(
        (second.title(), second.text(TextField::Id)),
        ("May", "phu-luc:1:3")
    );
}

#[test]
fn the_text_is_where_the_package_says() {
    let list = list_with(&paragraph(&run("May")));
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{list}</w:body></w:document>");
    let parts = r#"<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>"#;
    let (dataset, _) = load(&zip_of(&[
        ("_rels/.rels", parts.as_bytes()),
        ("word/document2.xml", document.as_bytes()),
    ]));
    assert_eq!(dataset.len(), 1);
}

#[test]
fn a_document_that_is_cut_is_refused() {
    let cut = "<w:document xmlns:w=\"w\"><w:body><w:tbl><w:tr><w:tc>";
    let bytes = zip_of(&[("word/document.xml", cut.as_bytes())]);
    let refused = load_in(&EN, &bytes).unwrap_err();
    assert!(
        format!("{refused:#}").contains("Word document cannot be read"),
        "{refused:#}"
    );
    let without = zip_of(&[("word/styles.xml", b"<w:styles/>")]);
    assert!(load_in(&EN, &without).is_err());
}

#[test]
fn a_list_within_a_frame_is_a_list() {
    let inner = list_with(&paragraph(&run("May"))).replace("120 triệu", "120");
    let title = ["DANH MỤC NĂM 2018", "ĐVT: nghìn đồng"].map(|line| paragraph(&run(line)));
    let grid = "<w:tblGrid><w:gridCol w:w=\"9000\"/></w:tblGrid>";
    let cell = |inner: &str| format!("<w:tr><w:tc>{inner}<w:p/></w:tc></w:tr>");
    for frame in [
        cell(&[&title.concat(), &*inner].concat()),
        [cell(&title[0]), cell(&[&title[1], &*inner].concat())].concat(),
    ] {
        let (dataset, report) = load(&docx(&format!("<w:tbl>{grid}{frame}</w:tbl>")));
        assert_eq!(dataset.len(), 1, "{}", check::render_table(&report, &EN));
        assert_eq!(support(&dataset, 0), Some(120_000), "{frame}");
    }
    // Beside each other they are told, not taken for a frame.
    let two = format!("<w:tbl><w:tr><w:tc>{inner}</w:tc><w:tc>{inner}</w:tc></w:tr></w:tbl>");
    let (_, report) = load(&docx(&[two, inner].concat()));
    assert!(
        report
            .findings()
            .iter()
            .any(|one| one.kind == FindingKind::NotTaken)
    );
}

#[test]
fn titles_end_where_the_page_does() {
    let page = "<w:r><w:br w:type=\"page\"/></w:r>";
    let section = "<w:pPr><w:sectPr/></w:pPr>";
    for (end, expected) in [(page, None), (section, None), ("", Some("2011"))] {
        let (before, behind) = if end == section { (end, "") } else { ("", end) };
        let above = paragraph(&[before, &run("NĂM 2011"), behind].concat());
        let list = list_with(&paragraph(&run("May"))).replace("2019", "");
        let (dataset, _) = load(&docx(&[above, list].concat()));
        let period = dataset.row(0).period().map(|period| period.to_string());
        assert_eq!(period.as_deref(), expected, "{end}");
    }
}

/// A row whose cells are all struck through.
fn struck_row(cells: &[&str]) -> String {
    let cell = |text: &&str| {
        let run = format!("<w:r><w:rPr><w:strike/></w:rPr><w:t>{text}</w:t></w:r>");
        format!("<w:tc>{}</w:tc>", paragraph(&run))
    };
    format!(
        "<w:tr>{}</w:tr>",
        cells.iter().map(cell).collect::<String>()
    )
}

#[test]
fn a_row_that_is_struck_through_is_told_and_is_no_project() {
    let rows = [
        row(&["STT", "Tên đề án", "Kinh phí hỗ trợ (triệu đồng)"]),
        row(&["1", "Máy dệt", "100"]),
        struck_row(&["2", "Máy may", "50"]),
        row(&["3", "Máy cưa", "30"]),
        row(&["", "Tổng cộng", "130"]),
    ];
    let (dataset, report) = load(&docx(&table(&rows)));
    assert_eq!(dataset.len(), 2);
    let told: Vec<_> = report.findings().iter().map(ToString::to_string).collect();
    assert!(
        told.len() == 1 && told[0].contains("3 cells with text struck"),
        "{told:?}"
    );
}

fn told(report: &Report) -> Vec<String> {
    report.findings().iter().map(ToString::to_string).collect()
}

const NAMES: [&str; 3] = ["STT", "Tên đề án", "Kinh phí hỗ trợ"];

#[test]
fn a_table_goes_on_behind_the_end_of_a_page() {
    let page = paragraph("<w:r><w:br w:type=\"page\"/></w:r>");
    let titles = ["DANH MỤC NĂM 2022", "ĐVT: nghìn đồng"].map(|line| paragraph(&run(line)));
    let first = [
        row(&NAMES),
        row(&["1", "Máy dệt", "100000"]),
        row(&["2", "Máy may", "50000"]),
    ];
    let second = [
        row(&["3", "Máy cưa", "30000"]),
        row(&["", "Tổng cộng", "180000"]),
    ];
    for between in [page.as_str(), "<w:p/>", ""] {
        for head in [&[][..], &[row(&NAMES)]] {
            let second = [head, &second].concat();
            let body = [
                titles.concat(),
                table(&first),
                between.to_owned(),
                table(&second),
            ];
            let (dataset, report) = load(&docx(&body.concat()));
            assert_eq!(told(&report), Vec::<String>::new());
            assert_eq!((dataset.len(), report.files[0].tables.len()), (3, 1));
            assert_eq!(support(&dataset, 2), Some(30_000_000));
            assert!(dataset.rows().all(|row| row.period().is_some()));
        }
    }
}

#[test]
fn signatures_below_a_table_are_no_part_of_it() {
    let list = [row(&NAMES), row(&["1", "Máy dệt", "100 triệu"])];
    let signatures = table(&[row(&["NGƯỜI LẬP BIỂU", "", "GIÁM ĐỐC"])]);
    let (dataset, report) = load(&docx(&(table(&list) + "<w:p/>" + &signatures)));
    assert_eq!(told(&report), Vec::<String>::new());
    assert_eq!((dataset.len(), report.files[0].tables.len()), (1, 2));
}

#[test]
fn a_line_of_units_holds_for_the_tables_below_it_that_have_none() {
    let line = |text: &str| paragraph(&run(text));
    let list = |amount: &str| table(&[row(&NAMES), row(&["1", "Máy dệt", amount])]);
    let supports = |between: &str| {
        let body = [
            line("ĐVT: nghìn đồng"),
            list("150000"),
            line(between),
            list("80000"),
        ];
        let (dataset, _) = load(&docx(&body.concat()));
        [support(&dataset, 0), support(&dataset, 1)]
    };
    let first = Some(150_000_000);
    assert_eq!(supports("DANH MỤC B"), [first, Some(80_000_000)]);
    assert_eq!(supports("Đơn vị tính: đồng"), [first, Some(80_000)]);
    // Another annex says its own.
    assert_eq!(supports("PHỤ LỤC II"), [first, Some(80_000_000_000)]);
}

#[test]
fn a_row_with_fewer_cells_is_read_by_their_widths() {
    let columns = [500, 3_000, 900].map(|width| format!("<w:gridCol w:w=\"{width}\"/>"));
    let cells = |cells: &[(usize, &str)]| {
        let cells = cells
            .iter()
            .map(|(width, text)| cell(&format!("<w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"), text));
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    };
    let rows = [
        format!("<w:tblGrid>{}</w:tblGrid>", columns.concat()),
        cells(&[
            (500, "STT"),
            (3_000, "Tên đề án"),
            (900, "Kinh phí hỗ trợ (triệu đồng)"),
        ]),
        cells(&[(500, "1"), (3_000, "Máy dệt"), (900, "100")]),
        cells(&[(500, "2"), (3_000, "Máy may"), (900, "50")]),
        cells(&[(3_500, "Tổng cộng"), (900, "160")]),
    ];
    let (dataset, report) = load(&docx(&table(&rows)));
    assert_eq!(dataset.len(), 2);
    let told = told(&report);
    assert!(told.len() == 1 && told[0].contains("160"), "{told:?}");
}

/// The support of a list in triệu, the lines that were noted below it, and what was told.
fn seen_below(lines: &[&str], behind: &str) -> (Vec<String>, Vec<String>) {
    let list = table(&[row(&NAMES), row(&["1", "Máy dệt", "100 triệu"])]);
    let lines: String = lines.iter().map(|line| paragraph(&run(line))).collect();
    let (dataset, report) = load(&docx(&format!("{list}{lines}{behind}")));
    assert_eq!(support(&dataset, 0), Some(100_000_000));
    let asides = report.files[0]
        .tables
        .iter()
        .flat_map(|table| &table.asides);
    let asides = asides.map(|aside| aside.text.clone()).collect();
    (asides, told(&report))
}

#[test]
fn lines_below_a_table_are_notes_unless_they_may_be_projects() {
    let notes = [
        "(*) Đề án chuyển tiếp từ năm 2020",
        "Tổng kinh phí: 100 triệu đồng (Một trăm triệu đồng).",
        "1. Giao Sở Tài chính bố trí kinh phí",
        "2. Giao các huyện thực hiện",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Giám đốc",
    ];
    let signed = table(&[row(&["Nơi nhận:", "KT. CHỦ TỊCH"])]);
    for behind in [String::new(), signed.clone()] {
        let (asides, told) = seen_below(&notes, &behind);
        assert_eq!(asides[..notes.len()], notes, "{asides:?}");
        assert_eq!(told, [""; 0]);
    }
    for line in [
        "Ngoài ra: 2. Máy ép gỗ, 100 triệu đồng",
        "2. Máy ép gỗ",
        "Máy ép gỗ: 100.000.000 đồng",
    ] {
        let told = seen_below(&[line], &signed).1;
        assert!(told.len() == 1 && told[0].contains(line), "{told:?}");
    }
    let told = seen_below(&["Tổng kinh phí: 120 triệu đồng"], "").1;
    assert!(told.len() == 1 && told[0].contains("120"), "{told:?}");
}

#[test]
fn lines_between_two_lists_are_the_titles_of_the_second_or_a_project_of_the_first() {
    let second = table(&[row(&NAMES), row(&["1", "Máy may", "50 triệu"])]);
    let titles = ["2. DANH MỤC NĂM 2022", "Mức từ 50 triệu đồng trở lên"];
    let (asides, told) = seen_below(&titles, &second);
    assert_eq!((asides, told), (titles.map(str::to_owned).to_vec(), vec![]));
    let (_, told) = seen_below(&["2. Máy ép gỗ, 100 triệu đồng", titles[0]], &second);
    assert!(told.len() == 1 && told[0].contains("Máy ép gỗ"), "{told:?}");
}

#[test]
fn a_table_in_a_cell_is_told_and_its_cells_are_parted() {
    let inner = table(&[row(&["Xã", "Số lớp"]), row(&["Vũ Tiến", "2"])]);
    let text = paragraph(&run("Đào tạo nghề"));
    let of_cell = |inner: &str| {
        let (dataset, report) = load(&docx(&list_with(&format!("{text}{inner}<w:p/>"))));
        (dataset.row(0).title().to_owned(), told(&report))
    };
    let (title, told) = of_cell(&inner);
    assert_eq!(title, "Đào tạo nghề: Xã | Số lớp; Vũ Tiến | 2");
    assert!(told.len() == 1 && told[0].contains("row 2"), "{told:?}");
    // One cell only places its text.
    let (title, told) = of_cell(&table(&[row(&["may công nghiệp"])]));
    assert_eq!(
        (title.as_str(), told.len()),
        ("Đào tạo nghề may công nghiệp", 0)
    );
}

#[test]
fn a_table_of_a_document_is_no_sheet_and_a_line_above_it_no_row() {
    let line = paragraph(&run("Tổng kinh phí hỗ trợ: 700 triệu đồng"));
    let list = table(&[row(&NAMES), row(&["1", "Máy dệt", "100 triệu"])]);
    let (_, report) = load(&docx(&(line + &list)));
    let told = told(&report);
    assert!(
        told.len() == 1 && told[0].starts_with("phu-luc.docx, table 1, column"),
        "{told:?}"
    );
}

#[test]
fn a_table_that_a_page_cuts_keeps_the_year_of_its_title() {
    let rows = |names: &[&str]| {
        let header = row(&["STT", "Tên đề án", "Kinh phí hỗ trợ (triệu đồng)"]);
        let rows = names.iter().map(|name| row(&["1", name, "100"]));
        table(&std::iter::once(header).chain(rows).collect::<Vec<_>>())
    };
    let years = |between: &str| {
        let title = paragraph(&run("DANH MỤC ĐỀ ÁN NĂM 2022"));
        let first = rows(&["Máy dệt"]);
        let second = rows(&["Máy may"]);
        let (dataset, _) = load(&docx(&format!("{title}{first}{between}{second}")));
        let years = dataset
            .rows()
            .map(|row| row.period().map(|year| year.to_string()));
        years.collect::<Vec<_>>()
    };
    let year = || Some("2022".to_owned());
    assert_eq!(years(&paragraph("")), [year(), year()]);
    // Another title begins another list.
    assert_eq!(years(&paragraph(&run("PHỤ LỤC II"))), [year(), None]);
}

#[test]
fn a_title_holds_for_the_tables_under_each_of_its_headings() {
    let line = |text: &str| paragraph(&run(text));
    let list = |name: &str| {
        let head = row(&["STT", "Tên đề án", "Kinh phí hỗ trợ"]);
        table(&[head, row(&["1", name, "100"])])
    };
    let read = |second: &str| {
        let body = [
            line("DANH MỤC ĐỀ ÁN KHUYẾN CÔNG QUỐC GIA NĂM 2020 (triệu đồng)"),
            line("1. Huyện Tân Kỳ"),
            list("Máy dệt"),
            line(second),
            list("Máy may"),
        ];
        let (dataset, report) = load(&docx(&body.concat()));
        let row = dataset.row(1);
        let period = row.period().map(|period| period.to_string());
        let district = row.text(TextField::District).to_owned();
        let sources = row.funding().iter().count();
        let told = report.has_findings();
        let support = support(&dataset, 1).unwrap() / 1_000_000;
        (period.unwrap_or_default(), sources, district, support, told)
    };
    let under = |district: &str| ("2020".to_owned(), 1, district.to_owned(), 100, false);
    assert_eq!(read("2. Huyện Nghĩa Đàn"), under("Huyện Nghĩa Đàn"));
    // A heading beside another does not stand under it.
    assert_eq!(read("2. Hội chợ"), under(""));
    let (period, sources, district, ..) = read("DANH MỤC ĐỀ ÁN KHÁC");
    assert_eq!((period.as_str(), sources, district.as_str()), ("", 0, ""));
}
