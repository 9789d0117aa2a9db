//! Files that people have, and files that nobody should have: what is read of them and reported.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fixture;

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use anyhow::Result;
use fixture::{ods, xlsx, zip_of};
use khuyencong::dataset::{Dataset, Field, Funding, Indicator, Row, Shared, TextField};
use khuyencong::messages::{EN, VI};
use khuyencong::reader::{
    self, Chosen, Encoding, FindingKind, Options, Report, Role, Source, check,
};
use khuyencong::text::{Decimal, Unit};
use khuyencong::writer::{self, Format};
use proptest::prelude::*;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

fn load(sources: &[Source], options: &Options) -> Result<(Dataset, Report)> {
    let shared = Shared::default();
    let report = reader::load(
        sources,
        options,
        &shared,
        &mut |_| ControlFlow::Continue(()),
    )?;
    Ok((std::mem::take(&mut *shared.write()), report))
}

fn load_bytes(name: &str, bytes: &[u8]) -> Result<(Dataset, Report)> {
    load(
        &[Source::Bytes(name.to_owned(), bytes.into())],
        &Options::new(&EN),
    )
}

fn read(name: &str) -> (Dataset, Report) {
    load(&[Source::File(fixture(name))], &Options::new(&EN)).unwrap()
}

fn refusal(bytes: &[u8]) -> String {
    format!("{:#}", load_bytes("f", bytes).unwrap_err())
}

fn value(row: Row<'_>, indicator: Indicator) -> Option<i64> {
    row.figure(indicator).map(|figure| figure.value)
}

fn told(report: &Report, kind: FindingKind, words: &str) -> usize {
    report
        .findings()
        .iter()
        .filter(|finding| finding.kind == kind && finding.to_string().contains(words))
        .count()
}

/// What a list made for printing says, whichever program saved it.
fn assert_list(dataset: &Dataset, report: &Report) {
    assert_eq!(dataset.len(), 3, "{}", check::render_table(report, &EN));
    let [first, second, third] = [0, 1, 2].map(|index| dataset.row(index));
    assert_eq!(first.title(), "Mô hình xay xát gạo");
    assert_eq!(
        (
            first.funding().single(),
            first.activity().map(|a| a.id.as_str())
        ),
        (Some(Funding::National), Some("mo-hinh-trinh-dien"))
    );
    assert_eq!(
        first.period().map(|p| p.to_string()).as_deref(),
        Some("2021")
    );
    assert_eq!(first.place(), "Xã Vũ Lạc, Huyện Vũ Thư");
    assert_eq!(value(first, Indicator::TotalCost), Some(1_000_500_000));
    assert_eq!(value(first, Indicator::Support), Some(700_500_000));
    assert_eq!(value(first, Indicator::Counterpart), Some(300_000_000));
    assert_eq!(
        first.extra().collect::<Vec<_>>(),
        [("Ngành nghề", "Xay xát")]
    );
    assert_eq!(
        (
            second.funding().single(),
            second.activity().map(|a| a.id.as_str())
        ),
        (Some(Funding::Local), Some("dao-tao-nghe"))
    );
    assert_eq!(value(second, Indicator::Support), Some(150_000_000));
    assert_eq!(
        third.lines(TextField::Establishments).collect::<Vec<_>>(),
        ["Công ty A", "Công ty B"]
    );
    assert_eq!(value(third, Indicator::Support), None);
    assert!(
        third
            .extra()
            .any(|(name, text)| name == "Kinh phí KC hỗ trợ" && text == "chưa duyệt")
    );
    assert_eq!(told(report, FindingKind::KeptAsText, "chưa duyệt"), 1);
    let whole = dataset
        .totals
        .iter()
        .find(|t| {
            t.funding.is_none() && t.activity.is_none() && t.figure.indicator == Indicator::Support
        })
        .unwrap();
    assert_eq!(
        (
            whole.figure.value,
            whole.period.map(|p| p.to_string()).as_deref()
        ),
        (850_500_000, Some("2021"))
    );
    let training = dataset
        .totals
        .iter()
        .find(|t| t.funding == Some(Funding::Local) && t.figure.indicator == Indicator::Support)
        .unwrap();
    assert_eq!(
        (training.figure.value, training.activity),
        (150_000_000, dataset.activity("dao-tao-nghe"))
    );
}

#[test]
fn a_printed_list_as_csv() {
    let (dataset, report) = read("danh-muc-2021.csv");
    assert_list(&dataset, &report);
    assert_eq!(dataset.row(0).id(), "danh-muc-2021:9");
    let file = &report.files[0];
    assert_eq!(
        (
            file.format.as_str(),
            file.encoding.as_deref(),
            file.delimiter
        ),
        ("CSV", Some("utf-8"), Some(';'))
    );
    let table = &file.tables[0];
    assert_eq!((table.header_row, table.records), (Some(4), 3));
    let fields: Vec<_> = table
        .columns
        .iter()
        .map(|column| column.field.as_str())
        .collect();
    assert_eq!(
        fields,
        [
            "ordinal",
            "title",
            "establishments",
            "commune",
            "district",
            "total_cost",
            "support",
            "counterpart",
            "extra"
        ]
    );
    let roles: Vec<_> = table.asides.iter().map(|aside| aside.role).collect();
    assert_eq!(
        roles,
        [
            "title",
            "title",
            "title",
            "column numbers",
            "group",
            "group",
            "group",
            "group",
            "sum",
            "sum",
            "notes, signatures",
            "notes, signatures"
        ]
    );
}

#[test]
fn a_printed_list_in_every_encoding() {
    let text = fs::read_to_string(fixture("danh-muc-2021.csv")).unwrap();
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&b"\xff\xfe"[..], &wide].concat();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (bytes, encoding) in [
        (wide.clone(), "utf-16le"),
        (marked, "utf-16le"),
        (big, "utf-16be"),
        ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "utf-8"),
    ] {
        let (dataset, report) = load_bytes("a.csv", &bytes).unwrap();
        assert_list(&dataset, &report);
        assert_eq!(report.files[0].encoding.as_deref(), Some(encoding));
    }
    let options = Options {
        encoding: Some(Encoding::Utf16Le),
        ..Options::new(&EN)
    };
    let (dataset, report) = load(&[Source::Bytes("a.csv".into(), wide.into())], &options).unwrap();
    assert_list(&dataset, &report);
}

#[test]
fn a_printed_list_in_the_alphabets_before_unicode() {
    let (_, plain) = read("danh-muc-2021.csv");
    for encoding in ["tcvn3", "windows-1258", "tcvn3-in-utf-8"] {
        let (dataset, report) = read(&format!("danh-muc-2021.{encoding}.csv"));
        assert_list(&dataset, &report);
        assert_eq!(report.files[0].tables, plain.files[0].tables, "{encoding}");
        let said = check::render_table(&report, &EN);
        assert!(said.contains(encoding), "{said}");
        let options = Options {
            encoding: Encoding::parse(encoding),
            ..Options::new(&EN)
        };
        let file = fixture(&format!("danh-muc-2021.{encoding}.csv"));
        let (dataset, report) = load(&[Source::File(file)], &options).unwrap();
        assert_list(&dataset, &report);
    }
}

#[test]
fn keys_that_stand_twice_and_objects_in_one_line() {
    let text = "{\"Tên đề án\":\"Máy may\",\"Ngày hẹn\":\"a\",\"Ngày hẹn\":\"b\",\"Ngày hẹn\":\"c\"} {\"Tên đề án\":\"Lò gốm\",\"Ngày hẹn\":\"d\"}\n";
    let (dataset, report) = load_bytes("a.jsonl", text.as_bytes()).unwrap();
    assert_eq!(dataset.len(), 2);
    assert_eq!(dataset.row(1).title(), "Lò gốm");
    assert_eq!(report.findings().len(), 2, "{:?}", report.findings());
    let kept: Vec<_> = dataset.row(0).extra().collect();
    assert_eq!(
        kept,
        [
            ("Ngày hẹn", "a"),
            ("Ngày hẹn (2)", "b"),
            ("Ngày hẹn (3)", "c")
        ]
    );
}

#[test]
fn rows_are_numbered_by_every_kind_of_line_end() {
    let text = "Tên đề án,Năm\rMáy may,2021\r\n\nLò gốm,năm nay\r";
    let (_, report) = load_bytes("a.csv", text.as_bytes()).unwrap();
    let [finding] = report.findings() else {
        panic!("{:?}", report.findings());
    };
    assert!(finding.place.contains("line 4,"), "{finding}");
}

#[test]
fn a_judged_alphabet_is_told() {
    let bytes = b"T\xean \xf1e\xe0 a\xf9n;N\xe1m\nMa\xf9y de\xe4t ba\xeang ta\xefi xa\xf5;2021\n";
    let (dataset, report) = load_bytes("a.csv", bytes).unwrap();
    assert_eq!(dataset.row(0).title(), "Máy dệt băng tại xã");
    let said = check::render_table(&report, &EN);
    assert!(said.contains("vni; if that is wrong"), "{said}");
}

#[test]
fn a_printed_list_as_workbooks() {
    let text = fs::read_to_string(fixture("danh-muc-2021.csv")).unwrap();
    let rows = fixture::cells(&text);
    for bytes in [xlsx(&[("Danh mục", &rows)]), ods(&[("Danh mục", &rows)])] {
        let (dataset, report) = load_bytes("danh-muc.bin", &bytes).unwrap();
        assert_list(&dataset, &report);
        assert_eq!(report.files[0].tables[0].sheet.as_deref(), Some("Danh mục"));
    }
}

fn assert_merged(dataset: &Dataset) {
    let year = |row: Row<'_>| row.period().map(|period| period.to_string());
    let said: Vec<_> = dataset
        .rows()
        .map(|row| {
            (
                year(row).unwrap_or_default(),
                row.place(),
                value(row, Indicator::Support),
            )
        })
        .collect();
    let [first, second] = [Some(300_000_000), Some(50_000_000)];
    assert_eq!(
        said,
        [
            ("2021".into(), "Vũ Thư".into(), first),
            ("2021".into(), "Vũ Thư".into(), None),
            ("2022".into(), "Vũ Thư".into(), second),
            ("2022".into(), String::new(), None),
        ]
    );
    assert_eq!(dataset.totals.len(), 0);
}

#[test]
fn merged_cells_belong_to_all_their_rows_and_amounts_to_the_first() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let (sheet, format) = (book.add_worksheet(), rust_xlsxwriter::Format::new());
    let header = "STT;Tên đề án;Năm;Huyện;Kinh phí hỗ trợ (triệu đồng)";
    sheet.write_row(0, 0, header.split(';')).unwrap();
    for (row, title) in (1..).zip(["May", "Dệt", "Mộc", "Rèn"]) {
        sheet.write_row(row, 0, [&row.to_string(), title]).unwrap();
    }
    for (first, column, last, text) in [
        (1, 2, 2, "2021"),
        (3, 2, 4, "2022"),
        (1, 3, 3, "Vũ Thư"),
        (1, 4, 2, "300"),
        (3, 4, 4, "50"),
    ] {
        sheet
            .merge_range(first, column, last, column, text, &format)
            .unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    assert_merged(&load_bytes("a.xlsx", &bytes).unwrap().0);
}

#[test]
fn merged_cells_of_ods() {
    let cell = |text: &str, rows: u32| {
        format!(
            "<table:table-cell table:number-rows-spanned=\"{rows}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let covered = "<table:covered-table-cell/>";
    let rows = [
        [
            "STT",
            "Tên đề án",
            "Năm",
            "Huyện",
            "Kinh phí hỗ trợ (triệu đồng)",
        ]
        .map(|text| cell(text, 1)),
        [
            cell("1", 1),
            cell("May", 1),
            cell("2021", 2),
            cell("Vũ Thư", 3),
            cell("300", 2),
        ],
        [
            cell("2", 1),
            cell("Dệt", 1),
            covered.into(),
            covered.into(),
            covered.into(),
        ],
        [
            cell("3", 1),
            cell("Mộc", 1),
            cell("2022", 2),
            covered.into(),
            cell("50", 2),
        ],
        [
            cell("4", 1),
            cell("Rèn", 1),
            covered.into(),
            cell("", 1),
            covered.into(),
        ],
    ];
    let rows = rows.map(|row| format!("<table:table-row>{}</table:table-row>", row.concat()));
    let (dataset, _) = load_bytes("a.ods", &fixture::raw_ods(&rows.concat())).unwrap();
    assert_merged(&dataset);
}

#[test]
fn sheets_without_header_are_told() {
    let rows = fixture::cells("id,title,support\na,One,5 tr\n".replace(',', ";").as_str());
    let note = fixture::cells("Hello\nworld\n");
    let (dataset, report) =
        load_bytes("a.xlsx", &xlsx(&[("Data", &rows), ("Notes", &note)])).unwrap();
    assert_eq!(dataset.len(), 1);
    assert_eq!(told(&report, FindingKind::NotTaken, "sheet \"Notes\""), 1);
}

#[test]
fn suspicions_are_told() {
    let (dataset, report) = read("english.csv");
    assert_eq!(dataset.len(), 3);
    for words in [
        "above the total cost",
        "do not add up",
        "above 100 %",
        "year 2191",
        "\"a1\" was used",
        "two spellings: \"Nam Cao\"",
    ] {
        assert_eq!(told(&report, FindingKind::Suspicion, words), 1, "{words}");
    }
}

#[test]
fn ragged_rows_are_told_and_nothing_is_lost() {
    let (dataset, report) = read("ragged.csv");
    assert_eq!(
        told(&report, FindingKind::Suspicion, "cells, the header"),
        2
    );
    assert_eq!(
        dataset.row(1).extra().collect::<Vec<_>>(),
        [("#4", "beyond")]
    );
    assert_eq!(dataset.row(2).text(TextField::Note), "quoted, cell");
}

#[test]
fn an_object_over_several_lines_and_what_stands_behind_one() {
    let text = "{\"Tên đề án\":\"Lò nung\"}#hết\n{\n  \"Tên đề án\": \"Khung cửi\",\n  \"Đợt\": [\n1\n]\n}\n{\"Tên đề án\":\"Bàn xoay\",\n{\"Tên đề án\":\"Máy sấy\"},\n";
    let (dataset, report) = load_bytes("a.jsonl", text.as_bytes()).unwrap();
    let titles: Vec<_> = (0..dataset.len())
        .map(|row| dataset.row(row).title())
        .collect();
    assert_eq!(titles, ["Lò nung", "Khung cửi", "Máy sấy"]);
    assert_eq!(dataset.row(1).id(), "a:2");
    assert_eq!(
        told(
            &report,
            FindingKind::NotTaken,
            "line 1: what stands behind the record cannot be read: #hết"
        ),
        1
    );
    assert_eq!(told(&report, FindingKind::NotTaken, "line 8"), 1);
    assert_eq!(report.count(), 2, "{:?}", report.findings());
}

#[test]
fn a_json_list_within_an_object() {
    let text = "{\"nguồn\":{\"trang\":3},\"kq\":{\"khác\":[{\"a\":1}],\"mục\":[\n{\"Tên đề án\":\"Lò nung\"},{\"Tên đề án\":\"Khung cửi\"}]},\"xong\":true}";
    let pretty = text.replace(",\"", ",\n \"");
    for text in [text, &pretty] {
        let (dataset, report) = load_bytes("a.json", text.as_bytes()).unwrap();
        let titles: Vec<_> = (0..dataset.len())
            .map(|row| dataset.row(row).title())
            .collect();
        assert_eq!(titles, ["Lò nung", "Khung cửi"]);
        let table = &report.files[0].tables[0];
        let asides: Vec<_> = table
            .asides
            .iter()
            .map(|aside| aside.text.as_str())
            .collect();
        assert_eq!(asides, ["nguồn.trang: 3", "xong: true"]);
        assert_eq!(
            told(&report, FindingKind::NotTaken, "\"kq.khác\" (1 items)"),
            1
        );
        assert_eq!(report.count(), 1, "{:?}", report.findings());
    }
}

#[test]
fn records_without_a_format_are_read_as_a_list() {
    let text = "{\"title\":\"Danh mục\",\n\"records\":[{\"id\":\"x\",\"title\":\"Lò gốm\"}]}";
    let (dataset, report) = load_bytes("a.json", text.as_bytes()).unwrap();
    assert_eq!((dataset.len(), dataset.row(0).title()), (1, "Lò gốm"));
    assert_eq!(told(&report, FindingKind::File, "no \"format\""), 1);
    assert_eq!(report.files[0].tables[0].asides[0].text, "title: Danh mục");
}

#[test]
fn a_json_list_without_objects_is_refused() {
    for text in [
        "{\"cột\":[\"a\"],\"dòng\":[[1],[2]]}",
        "[[\"a\",1],[\"b\",2]]",
        "[7,8]",
        "[\"Lò\"]",
    ] {
        let said = refusal(text.as_bytes());
        assert!(said.contains("not made of objects"), "{said}");
    }
}

#[test]
fn json_lines_with_any_keys() {
    let (dataset, report) = read("flat.jsonl");
    assert_eq!(dataset.len(), 2);
    let first = dataset.row(0);
    assert_eq!((first.title(), first.id()), ("Đào tạo nghề may", "flat:1"));
    assert_eq!(value(first, Indicator::Support), Some(300_500_000));
    assert_eq!(first.funding().iter().count(), 2);
    assert_eq!(first.extra().collect::<Vec<_>>(), [("mau", "xanh")]);
    assert_eq!(dataset.row(1).extra().collect::<Vec<_>>(), [("Ghi", "a�b")]);
    assert_eq!(told(&report, FindingKind::NotTaken, "line 3"), 1);
}

#[test]
fn the_map_and_small_amounts() {
    let options = Options {
        map: vec![("Chi".into(), Field::Figure(Indicator::Support).into())],
        ..Options::new(&EN)
    };
    let (dataset, report) = load(
        &[Source::Bytes(
            "a".into(),
            b"id,title,Chi\na,One,300\n"[..].into(),
        )],
        &options,
    )
    .unwrap();
    // No support is 300 đồng.
    let support = value(dataset.row(0), Indicator::Support);
    assert_eq!(support, Some(300_000_000));
    assert_eq!(told(&report, FindingKind::Suspicion, "no unit"), 1);
}

#[test]
fn several_sources_are_one_dataset() {
    let sources = [
        Source::embedded(),
        Source::File(fixture("english.csv")),
        Source::File(fixture("flat.jsonl")),
    ];
    let (dataset, report) = load(&sources, &Options::new(&EN)).unwrap();
    assert_eq!(
        (report.files.len(), u64::from(dataset.len())),
        (3, report.records())
    );
}

#[test]
fn ids_that_clash_are_told_with_both_places() {
    let bytes = |name: &str, text: &str| Source::Bytes(name.into(), text.as_bytes().into());
    let sheet = xlsx(&[
        ("Năm 2020", &fixture::cells("id;title\nx;a\n")),
        ("Năm 2021", &fixture::cells("id;title\ny;a\nb;a\n")),
    ]);
    let sources = [
        bytes("one.csv", "id,title\na,t\nb,t\n"),
        bytes(
            "two.jsonl",
            "{\"id\":\"c\"}\n{\"id\":\"a\"}\n{\"id\":\"a\"}\n",
        ),
        Source::Bytes("three.xlsx".into(), sheet.into()),
    ];
    let (_, report) = load(&sources, &Options::new(&EN)).unwrap();
    let said: Vec<_> = report.findings().iter().map(ToString::to_string).collect();
    let said = said.join("\n");
    for words in [
        "two.jsonl, line 2: the id \"a\" was used before, at one.csv, line 2; both",
        "three.xlsx, sheet \"Năm 2021\", line 3: the id \"b\" was used before, at one.csv, line 3",
    ] {
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(told(&report, FindingKind::Suspicion, "was used"), 2);
}

#[test]
fn stopping_keeps_what_is_there() {
    let mut text = String::from("id,title\n");
    (0..10_000).for_each(|number| writeln!(text, "{number},t").unwrap());
    let shared = Shared::default();
    let source = Source::Bytes("a.csv".into(), text.into_bytes().into());
    let mut calls = 0;
    let report = reader::load(&[source], &Options::new(&EN), &shared, &mut |progress| {
        calls += 1;
        assert!(progress.total.is_some_and(|total| progress.done <= total));
        if calls == 2 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    })
    .unwrap();
    assert!(report.stopped && (1..10_000).contains(&shared.read().len()));
}

#[test]
fn what_files_are_is_named() {
    for (bytes, words) in [
        (&b"%PDF-1.7"[..], "PDF"),
        (b"\xd0\xcf\x11\xe0old", ".xls file is damaged"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"<html><table>", "web page"),
        (b"<?xml version=\"1.0\"?>", "XML"),
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x00\x01\x02\x03\x04\x05\x06\x07", "format is unknown"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"hello\nworld\n", "column names"),
    ] {
        assert!(
            refusal(bytes).contains(words),
            "{words}: {}",
            refusal(bytes)
        );
    }
    let old_word: Vec<u8> = "WordDocument"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let refused = refusal(&[b"\xd0\xcf\x11\xe0", old_word.as_slice()].concat());
    assert!(refused.contains("save it as .docx"), "{refused}");
    assert!(refusal(&zip_of(&[("a.txt", b"a")])).contains("zip"));
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let say = |path: &Path| {
        format!(
            "{:#}",
            load(&[Source::File(path.to_owned())], &Options::new(&EN)).unwrap_err()
        )
    };
    assert!(say(folder.path()).contains("folder"));
    assert!(say(Path::new("/dev/null")).contains("no ordinary file"));
    assert!(say(&folder.path().join("missing")).contains("missing"));
    let options = Options {
        root: Some(folder.path().to_owned()),
        ..Options::new(&EN)
    };
    assert!(
        load(&[Source::File(fixture("english.csv"))], &options)
            .unwrap_err()
            .root_cause()
            .to_string()
            .contains("outside")
    );
    let inside = folder.path().join("a.csv");
    fs::write(&inside, "id,title\na,b\n").unwrap();
    assert!(load(&[Source::File(inside)], &options).is_ok());
}

#[test]
fn a_file_that_grows_meanwhile_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let row = "a,b\n";
    fs::write(&path, format!("id,title\n{}", row.repeat(3000))).unwrap();
    let shared = Shared::default();
    let report = reader::load(
        &[Source::File(path.clone())],
        &Options::new(&EN),
        &shared,
        &mut |_| {
            fs::OpenOptions::new()
                .append(true)
                .open(&path)
                .unwrap()
                .write_all(row.as_bytes())
                .unwrap();
            ControlFlow::Continue(())
        },
    )
    .unwrap();
    assert_eq!(told(&report, FindingKind::File, "changed"), 1);
}

#[test]
fn hostile_tables() {
    let (dataset, report) = load_bytes(
        "a.csv",
        format!("id,title,note\na,{},\"x\nb,y\n", "m".repeat(10 << 20)).as_bytes(),
    )
    .unwrap();
    assert_eq!(told(&report, FindingKind::NotTaken, "the first 131072"), 1);
    assert_eq!(dataset.row(0).title().len(), 131_072);
    let open_quote = format!("id,title\na,\"b\n{}", "x,y\n".repeat(100));
    let (dataset, report) = load_bytes("a.csv", open_quote.as_bytes()).unwrap();
    assert_eq!((dataset.len(), dataset.row(0).title()), (101, "\"b"));
    assert_eq!(
        told(
            &report,
            FindingKind::Suspicion,
            "the quote that opens a cell"
        ),
        1
    );
    let endless = format!("id,title\na,\"{}", "x,y".repeat(12 << 20));
    assert!(refusal(endless.as_bytes()).contains("longer than 32 MiB"));
    let wide = format!("id,title{}\na,b\n", ",x".repeat(70_000));
    assert!(refusal(wide.as_bytes()).contains("too many"));
    let (dataset, _) = load_bytes("a.csv", b"id,title\na,b\x00c\nd,\xff\xfe\n").unwrap();
    assert_eq!(
        (
            dataset.row(0).title(),
            dataset.row(0).original(TextField::Title)
        ),
        ("b�c", "b\0c")
    );
}

#[test]
fn hostile_json() {
    for text in [
        "[".repeat(100_000),
        "{\"a\":".repeat(100_000),
        "{\"format\": \"khuyencong/1\",\n \"records\": [{\"id\": \"a\"".to_owned(),
        "{\"id\": 1".to_owned(),
    ] {
        assert!(!refusal(text.as_bytes()).is_empty());
    }
    let (dataset, report) = load_bytes("a.jsonl", b"{\"id\":\"a\",\"title\":\"t\",\"support\":99999999999999999999999}\n{\"id\":\"b\",\"id\":\"c\"}\n").unwrap();
    assert_eq!(
        (
            dataset.len(),
            told(&report, FindingKind::KeptAsText, "column \"support\""),
            told(&report, FindingKind::Suspicion, "twice")
        ),
        (2, 1, 1)
    );
}

#[test]
fn hostile_workbooks() {
    let corner = fixture::raw_xlsx(
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>title</t></is></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>5</v></c></row>",
    );
    let (dataset, report) = load_bytes("a.xlsx", &corner).unwrap();
    assert!(dataset.len() <= 1 && report.files[0].tables[0].header_row == Some(1));
    let bomb = zip_of(&[
        ("xl/workbook.xml", b"<a/>"),
        ("xl/sharedStrings.xml", &vec![b' '; 40 << 20]),
    ]);
    assert!(refusal(&bomb).contains("unpacks to too much"));
    let one_cell = zip_of(&[
        ("xl/workbook.xml", b"<a/>"),
        ("xl/worksheets/sheet1.xml", &vec![b'a'; 9 << 20]),
    ]);
    assert!(refusal(&one_cell).contains("unpacks to too much"));
    // How many texts a list promises is not believed.
    let promise = fixture::raw_xlsx_with(
        fixture::XLSX_ROWS,
        "<sst uniqueCount=\"99999999999\"><si><t>x</t></si></sst>",
    );
    let (dataset, _) = load_bytes("a.xlsx", &promise).unwrap();
    assert_eq!(dataset.row(0).text(TextField::Title), "x");
    let repeated = fixture::raw_ods(
        "<table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell table:number-columns-repeated=\"4000000000\"/></table:table-row>",
    );
    assert!(refusal(&repeated).contains("column names"));
    let whole = xlsx(&[("A", &fixture::cells("id;title\na;b\n"))]);
    for cut in [10, whole.len() / 2, whole.len() - 5] {
        assert!(!refusal(&whole[..cut]).is_empty());
    }
}

#[test]
fn the_report_as_table_and_json() {
    let (_, report) = read("danh-muc-2021.csv");
    let table = check::render_table(&report, &EN);
    for words in [
        "danh-muc-2021.csv",
        "utf-8",
        "Kinh phí KC hỗ trợ",
        "triệu đồng",
        "chưa duyệt",
        "findings",
    ] {
        assert!(table.contains(words), "{words}\n{table}");
    }
    let json = check::to_json(&report);
    assert_eq!(json["files"][0]["tables"][0]["header_row"], 4);
    assert_eq!(json["finding_count"], report.count());
    assert!(report.has_findings());
}

fn written(dataset: &Dataset, format: Format, options: writer::Options) -> Vec<u8> {
    let mut out = Vec::new();
    writer::write(dataset, 0..dataset.len(), format, options, &mut out).unwrap();
    out
}

/// Everything that a dataset says, in an order of its own.
fn all_of(dataset: &Dataset) -> String {
    String::from_utf8(written(dataset, Format::Json, writer::Options::new(&EN))).unwrap()
}

#[test]
fn json_comes_in_again_without_loss() {
    for sources in [
        vec![Source::embedded()],
        vec![
            Source::File(fixture("danh-muc-2021.csv")),
            Source::File(fixture("flat.jsonl")),
        ],
    ] {
        let (dataset, _) = load(&sources, &Options::new(&EN)).unwrap();
        for format in [Format::Json, Format::JsonLines] {
            let bytes = written(&dataset, format, writer::Options::new(&EN));
            let (again, report) = load_bytes("again", &bytes).unwrap();
            assert_eq!(
                all_of(&again),
                all_of(&dataset),
                "{format:?} {:?}",
                report.findings()
            );
        }
    }
    let (dataset, _) = load(&[Source::embedded()], &Options::new(&EN)).unwrap();
    let (again, _) = load_bytes(
        "again",
        &written(&dataset, Format::Json, writer::Options::new(&EN)),
    )
    .unwrap();
    assert_eq!(
        (
            &again.references,
            &again.activities,
            &again.totals,
            &again.outcomes
        ),
        (
            &dataset.references,
            &dataset.activities,
            &dataset.totals,
            &dataset.outcomes
        )
    );
    for (one, other) in dataset.rows().zip(again.rows()) {
        assert_eq!(
            (
                one.figures(),
                one.outcomes(),
                one.reference(),
                one.paragraph()
            ),
            (
                other.figures(),
                other.outcomes(),
                other.reference(),
                other.paragraph()
            )
        );
    }
}

#[test]
fn digits_beyond_any_number_are_kept() {
    let digits = [
        "18446744073709551616",
        "-123456789012345678901234567890",
        "0.12345678901234567890123",
        "1.50",
        "1e+400",
    ];
    let mut keys = String::new();
    for (key, digits) in digits.iter().enumerate() {
        write!(keys, ",\"k{key}\":{digits}").unwrap();
    }
    let line = format!("{{\"id\":\"a\",\"title\":\"t\",\"support\":2e6{keys}}}");
    for text in [line.clone(), format!("[{line}]")] {
        let (dataset, _) = load_bytes("a.json", text.as_bytes()).unwrap();
        let row = dataset.row(0);
        let kept: Vec<_> = row.extra().map(|(_, text)| text).collect();
        assert_eq!(kept, digits);
        assert_eq!(value(row, Indicator::Support), Some(2_000_000));
        for format in [Format::Json, Format::JsonLines] {
            let bytes = written(&dataset, format, writer::Options::new(&EN));
            let (again, _) = load_bytes("again", &bytes).unwrap();
            assert_eq!(all_of(&again), all_of(&dataset));
        }
    }
}

#[test]
fn tables_come_in_again_with_their_amounts() {
    let (dataset, _) = read("danh-muc-2021.csv");
    for (format, semicolon) in [
        (Format::Csv, false),
        (Format::Csv, true),
        (Format::Xlsx, false),
    ] {
        let bytes = written(
            &dataset,
            format,
            writer::Options {
                semicolon,
                ..writer::Options::new(&EN)
            },
        );
        let (again, _) = load_bytes("again", &bytes).unwrap();
        assert_eq!(again.len(), dataset.len());
        for (one, other) in dataset.rows().zip(again.rows()) {
            assert_eq!(
                (
                    one.id(),
                    one.title(),
                    one.figures(),
                    one.funding(),
                    one.period(),
                    one.place()
                ),
                (
                    other.id(),
                    other.title(),
                    other.figures(),
                    other.funding(),
                    other.period(),
                    other.place()
                )
            );
            assert_eq!(
                one.activity().map(|a| &a.id),
                other.activity().map(|a| &a.id)
            );
        }
    }
    let markdown = String::from_utf8(written(
        &dataset,
        Format::Markdown,
        writer::Options::new(&EN),
    ))
    .unwrap();
    assert!(
        markdown.contains("| Công ty A<br>Công ty B") && markdown.contains("700,500,000"),
        "{markdown}"
    );
    let csv = String::from_utf8(written(&dataset, Format::Csv, writer::Options::new(&EN))).unwrap();
    assert!(
        csv.starts_with('\u{feff}') && csv.contains(",700500000,"),
        "{csv}"
    );
}

proptest! {
    #[test]
    fn texts_survive_json(title in "[^\u{0}]{1,30}", note in ".{0,30}", extra in "(.|\n|\u{1b}|\u{0}){1,30}", value in 0..=i64::MAX) {
        let line = serde_json::json!({"id": "a", "title": title, "note": note, "extra": {"Cột": extra}, "figures": [{"indicator": "support", "value": value}]});
        let (dataset, _) = load_bytes("a.jsonl", format!("{line}\n{line}\n").as_bytes()).unwrap();
        for format in [Format::Json, Format::JsonLines] {
            let (again, _) = load_bytes("b", &written(&dataset, format, writer::Options::new(&EN))).unwrap();
            prop_assert_eq!(again.row(0).original(TextField::Title), title.as_str());
            prop_assert_eq!(all_of(&again), all_of(&dataset));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = load_bytes("any", &bytes);
    }

    #[test]
    fn any_table_is_read_or_refused(text in "(id|title|Năm|STT|Kinh phí|Cộng|I\\.|[,;\n\"0-9 .]|tr|đồng|\\PC){0,60}") {
        let _ = load_bytes("any", text.as_bytes());
    }

    #[test]
    fn damaged_files_are_read_or_refused(seed in 0..6_usize, places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), cut in any::<prop::sample::Index>()) {
        let mut bytes = seeds()[seed].clone();
        for (place, byte) in places {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        bytes.truncate(cut.index(bytes.len() * 2));
        let _ = load_bytes("any", &bytes);
    }

    #[test]
    fn damaged_sheets_are_read_or_refused(places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), is_ods: bool) {
        let mut sheet = if is_ods { fixture::ODS_ROWS } else { fixture::XLSX_ROWS }.as_bytes().to_vec();
        for (place, byte) in places {
            let place = place.index(sheet.len());
            sheet[place] = byte;
        }
        let sheet = String::from_utf8_lossy(&sheet);
        let _ = load_bytes("any", &if is_ods { fixture::raw_ods(&sheet) } else { fixture::raw_xlsx(&sheet) });
    }
}

fn seeds() -> &'static [Vec<u8>] {
    static SEEDS: std::sync::LazyLock<Vec<Vec<u8>>> = std::sync::LazyLock::new(|| {
        let text = fs::read_to_string(fixture("danh-muc-2021.csv")).unwrap();
        let rows = fixture::cells(&text);
        let mut seeds: Vec<_> = ["danh-muc-2021.csv", "english.csv", "flat.jsonl"]
            .iter()
            .map(|name| fs::read(fixture(name)).unwrap())
            .collect();
        seeds.push(
            fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/thai-binh.json")).unwrap(),
        );
        seeds.push(xlsx(&[("A", &rows)]));
        seeds.push(ods(&[("A", &rows)]));
        seeds
    });
    &SEEDS
}

#[test]
fn units_and_signs_are_as_people_say() {
    let list = "STT;Tên đề án;Hỗ trợ (USD);Đối ứng\n1;Máy dệt;1.500;2.500\n2;Máy cắt;0.5;3.500\n";
    let said = |column: &str, chosen| (column.to_owned(), chosen);
    let options = Options {
        map: vec![
            said("Hỗ trợ (USD)", Chosen::Unit(Unit::Million)),
            said("Hỗ trợ (USD)", Chosen::Decimal(Decimal::Point)),
            said("Doi ung", Chosen::Unit(Unit::Thousand)),
            said("Cột khác", Chosen::Unit(Unit::Thousand)),
        ],
        ..Options::new(&EN)
    };
    let source = Source::Bytes("a".into(), list.as_bytes().into());
    let (dataset, report) = load(&[source], &options).unwrap();
    let first = dataset.row(0);
    assert_eq!(value(first, Indicator::Support), Some(1_500_000));
    assert_eq!(value(first, Indicator::Counterpart), Some(2_500_000));
    assert_eq!(told(&report, FindingKind::File, "Cột khác"), 1);
    assert_eq!(report.count(), 1);
}

#[test]
fn a_list_with_rows_under_others_and_parts_beside_the_whole() {
    let list = "TT;Tên đề án;Kinh phí hỗ trợ (triệu đồng);KCQG (triệu đồng);KCĐP (triệu đồng)
1;Đào tạo nghề;500;300;200
1.1;Lớp may;300;300;
1.2;Lớp thêu;200;;200
2;Mô hình trình diễn kỹ thuật;;;
a;Máy dệt;100;100;
b;Máy ép;150;100;40
3;Việc khác;50;50;
";
    let source = Source::Bytes("a".into(), list.as_bytes().into());
    let (dataset, report) = load(&[source], &Options::new(&EN)).unwrap();
    let titles: Vec<_> = dataset.rows().map(|row| row.title().to_owned()).collect();
    assert_eq!(
        titles,
        ["Lớp may", "Lớp thêu", "Máy dệt", "Máy ép", "Việc khác"]
    );
    let all: i64 = dataset
        .rows()
        .filter_map(|row| value(row, Indicator::Support))
        .sum();
    assert_eq!(all, 800_000_000);
    assert!(dataset.row(2).activity_id().is_some());
    // The third heading is none of the second.
    assert_eq!(dataset.row(4).activity_id(), None);
    assert_eq!(
        told(&report, FindingKind::Suspicion, "by source does not add up"),
        1
    );
    assert_eq!(report.count(), 1);
}

#[test]
fn the_report_begins_with_the_account_and_says_on_what_a_decision_rests() {
    let list = "Tên đề án;KP hỗ trợ;Vốn của cơ sở\nMáy dệt;120;30\nMáy may;90;20\nCộng;210;60\n";
    let counterpart = Chosen::Field(Field::Figure(Indicator::Counterpart));
    let options = Options {
        map: vec![("Vốn của cơ sở".to_owned(), counterpart)],
        ..Options::new(&VI)
    };
    let source = Source::Bytes("ds.csv".to_owned(), list.as_bytes().into());
    let (_, report) = load(&[source], &options).unwrap();
    let lines = check::report_lines(&report, &VI);
    let kinds: Vec<_> = lines.iter().map(|line| line.kind.as_str()).collect();
    let first = |kind: &str| kinds.iter().position(|known| *known == kind);
    assert_eq!(kinds[..2], ["Tệp", "Cân đối"]);
    assert!(first("Cân đối") < first("cần kiểm tra"), "{kinds:?}");
    assert!(first("cần kiểm tra") < first("Cột"), "{kinds:?}");
    let said = |text: &str| assert!(lines.iter().any(|line| line.text == text), "{lines:#?}");
    said(
        "Hiểu là: cột \"KP hỗ trợ\" = kinh phí hỗ trợ (theo tên) · đơn vị triệu đồng (theo độ lớn)",
    );
    said(
        "Hiểu là: cột \"Vốn của cơ sở\" = đối ứng (theo tùy chọn đã nêu) \
         · đơn vị triệu đồng (theo độ lớn)",
    );
}

#[test]
fn a_list_of_objects_has_units_sums_and_an_account_like_a_table() {
    let list = r#"{"đề án": [
        {"STT": 1, "Tên đề án": "Lò gốm", "Huyện": "Kiến Xương", "Kinh phí hỗ trợ": 120},
        {"STT": 2, "Tên đề án": "Máy thêu", "Huyện": "Vũ Thư", "Kinh phí hỗ trợ": 90.5, "Bảo hành": "12 tháng"},
        {"Tên đề án": "Chung toàn tỉnh", "Kinh phí hỗ trợ": 210.5}]}"#;
    let (dataset, report) = load_bytes("ds.json", list.as_bytes()).unwrap();
    let titles: Vec<_> = (0..dataset.len())
        .map(|row| dataset.row(row).title())
        .collect();
    assert_eq!(titles, ["Lò gốm", "Máy thêu"]);
    assert_eq!(value(dataset.row(1), Indicator::Support), Some(90_500_000));
    let account = &report.files[0].tables[0].account;
    assert_eq!(account.rows, 3);
    assert!(account.balances(), "{account:?}");
    assert_eq!(account.columns[0].published[0].published, 210_500_000);
    assert_eq!(
        told(&report, FindingKind::Suspicion, "no unit was named"),
        1
    );
    assert_eq!(report.count(), 1, "{:?}", report.findings());
    let wrong = list.replace("210.5", "211");
    let wrong = wrong.replace("Chung toàn tỉnh", "Tổng cộng");
    let (dataset, report) = load_bytes("ds.json", wrong.as_bytes()).unwrap();
    assert_eq!(dataset.len(), 2);
    assert_eq!(
        told(
            &report,
            FindingKind::Suspicion,
            "VND 211 million, but 2 records"
        ),
        1,
        "{:?}",
        report.findings()
    );
}

#[test]
fn a_key_that_comes_late_has_a_column_of_its_own() {
    let mut list = String::from("[");
    for number in 0..9_000 {
        let further = match number {
            8_999 => r#", "Ghi chú riêng": "x", "Đối ứng (triệu đồng)": 7"#,
            _ => "",
        };
        let comma = if number == 0 { "" } else { "," };
        let _ = write!(
            list,
            r#"{comma}{{"Tên đề án": "Máy {number}", "Kinh phí hỗ trợ (đồng)": 5000000{further}}}"#
        );
    }
    list.push(']');
    let (dataset, report) = load_bytes("dai.json", list.as_bytes()).unwrap();
    assert_eq!((dataset.len(), report.count()), (9_000, 0));
    let final_one = dataset.row(8_999);
    assert_eq!(value(final_one, Indicator::Counterpart), Some(7_000_000));
    let extra: Vec<_> = final_one.extra().collect();
    assert_eq!(extra, [("Ghi chú riêng", "x")]);
    assert_eq!(report.files[0].tables[0].account.count(Role::Record), 9_000);
}

#[test]
fn two_columns_of_one_field_that_never_meet_are_one() {
    let list = "Tên đề án;Kinh phí hỗ trợ (triệu đồng);KP hỗ trợ (nghìn đồng)\n\
        Máy dệt;120;\nMáy may;;90000\nMáy tiện;70;\n";
    let (dataset, report) = load_bytes("ds.csv", list.as_bytes()).unwrap();
    let amounts = |dataset: &Dataset| -> Vec<_> {
        let rows = (0..dataset.len()).map(|row| value(dataset.row(row), Indicator::Support));
        rows.collect()
    };
    assert_eq!(
        amounts(&dataset),
        [Some(120_000_000), Some(90_000_000), Some(70_000_000)]
    );
    assert_eq!(report.count(), 0, "{:?}", report.findings());
    let both = list.replace("70;", "70;80000");
    let (dataset, report) = load_bytes("ds.csv", both.as_bytes()).unwrap();
    assert_eq!(amounts(&dataset)[1], None);
    assert_eq!(told(&report, FindingKind::Suspicion, "two columns"), 1);
}

#[test]
fn amounts_without_a_unit_have_that_of_the_columns_beside_them() {
    let list = "Tên đề án;Kinh phí hỗ trợ (nghìn đồng);Vốn đối ứng\nMáy dệt;120000;300000\nMáy may;90000;45000\n";
    let (dataset, report) = load_bytes("ds.csv", list.as_bytes()).unwrap();
    let counterpart = value(dataset.row(0), Indicator::Counterpart);
    assert_eq!((counterpart, report.count()), (Some(300_000_000), 0));
    let lines = check::report_lines(&report, &EN);
    let said = "Taken for: column \"Vốn đối ứng\" = own share (by its name) \
        · in VND thousand (by the other columns of amounts)";
    assert!(lines.iter().any(|line| line.text == said), "{lines:#?}");
    // Numbers of another size are no amounts in the same unit.
    let other = list.replace("300000", "3").replace("45000", "2");
    let (_, report) = load_bytes("ds.csv", other.as_bytes()).unwrap();
    assert_eq!(
        told(&report, FindingKind::Suspicion, "no unit was named"),
        1
    );
}
