//! Workbooks of Excel until 2003, built here record by record.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::ops::ControlFlow;

use anyhow::Result;
use khuyencong::dataset::{Dataset, Indicator, Shared, TextField};
use khuyencong::messages::EN;
use khuyencong::reader::{self, FindingKind, Options, Report, Source};
use proptest::prelude::*;

fn load(bytes: &[u8]) -> Result<(Dataset, Report)> {
    let shared = Shared::default();
    let source = Source::Bytes("f.xls".to_owned(), bytes.into());
    let report = reader::load(&[source], &Options::new(&EN), &shared, &mut |_| {
        ControlFlow::Continue(())
    })?;
    let dataset = std::mem::take(&mut *shared.write());
    Ok((dataset, report))
}

fn told(report: &Report, kind: FindingKind, words: &str) -> bool {
    let mut all = report.findings().iter();
    all.any(|finding| finding.kind == kind && finding.to_string().contains(words))
}

fn refusal(bytes: &[u8]) -> String {
    format!("{:#}", load(bytes).unwrap_err())
}

/// One record.
fn record(kind: u16, parts: &[&[u8]]) -> Vec<u8> {
    let data = parts.concat();
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), &data].concat()
}

fn words(numbers: &[u16]) -> Vec<u8> {
    numbers
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect()
}

/// The letters of a text in UTF-16 behind the flag that says so.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [vec![1], words(&units)].concat()
}

fn length(text: &str) -> u16 {
    u16::try_from(text.encode_utf16().count()).unwrap()
}

/// A container with one stream, which must be longer than 4096 bytes.
fn container(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(4096).next_multiple_of(512), 0);
    let count = u32::try_from(stream.len() / 512).unwrap();
    let mut head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    head.resize(24, 0);
    head.extend(words(&[0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 0, 0]));
    let end = 0xFFFF_FFFE_u32;
    for number in [1, 1, 0, 4096, end, 0, end, 0, 0] {
        head.extend(u32::to_le_bytes(number));
    }
    head.resize(512, 0xFF);
    let chain = (3..count + 2).chain([end]);
    let table = [0xFFFF_FFFD, end].into_iter().chain(chain);
    let mut table: Vec<u8> = table.flat_map(u32::to_le_bytes).collect();
    table.resize(512, 0xFF);
    let entry = |name: &str, kind: u8, start: u32, size: usize| {
        let mut entry = words(&name.encode_utf16().collect::<Vec<_>>());
        entry.resize(66, 0);
        entry.push(kind);
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend(u32::try_from(size).unwrap().to_le_bytes());
        entry.resize(128, 0);
        entry
    };
    let directory = [
        entry("Root Entry", 5, end, 0),
        entry(name, 2, 2, stream.len()),
        vec![0; 256],
    ];
    [head, table, directory.concat(), stream].concat()
}

/// A sheet: its name, whether it is hidden, its records.
type Sheet<'a> = (&'a str, bool, Vec<u8>);

/// The stream of a workbook of 1997 or later.
fn stream(globals: &[u8], sheets: &[Sheet<'_>]) -> Vec<u8> {
    let begin = |kind: u16| record(0x0809, &[&words(&[0x0600, kind, 0, 0])]);
    let end = record(0x000A, &[]);
    let bound = |start: usize, sheet: &Sheet<'_>| {
        let start = u32::try_from(start).unwrap().to_le_bytes();
        let (state, count) = (u8::from(sheet.1), u8::try_from(length(sheet.0)).unwrap());
        record(0x0085, &[&start, &[state, 0, count], &wide(sheet.0)])
    };
    let bounds: usize = sheets.iter().map(|sheet| bound(0, sheet).len()).sum();
    let mut head = [begin(5), globals.to_vec()].concat();
    let mut start = head.len() + bounds + end.len();
    let mut bodies = Vec::new();
    for sheet in sheets {
        head.extend(bound(start, sheet));
        let body = [begin(16), sheet.2.clone(), end.clone()].concat();
        start += body.len();
        bodies.extend(body);
    }
    [head, end, bodies].concat()
}

fn label(row: u16, column: u16, style: u16, text: &str) -> Vec<u8> {
    let head = words(&[row, column, style, length(text)]);
    record(0x0204, &[&head, &wide(text)])
}

fn number(row: u16, column: u16, style: u16, number: f64) -> Vec<u8> {
    record(
        0x0203,
        &[&words(&[row, column, style]), &number.to_le_bytes()],
    )
}

fn shared(row: u16, column: u16, index: u16) -> Vec<u8> {
    record(0x00FD, &[&words(&[row, column, 0, index, 0])])
}

fn font(name: &str) -> Vec<u8> {
    let count = [u8::try_from(length(name)).unwrap()];
    record(0x0031, &[&[0; 14], &count, &wide(name)])
}

/// Fonts, formats and styles: 0 is plain, 1 has zeros in front, 2 an old font, 3 is per cent.
fn globals() -> Vec<u8> {
    let format = |id: u16, code: &str| record(0x041E, &[&words(&[id, length(code)]), &wide(code)]);
    let style = |font: u16, format: u16| record(0x00E0, &[&words(&[font, format]), &[0; 16]]);
    [
        ["Arial", "Arial", "Arial", "Arial", ".VnTimeH"]
            .map(font)
            .concat(),
        format(170, "\"ĐA-\"000"),
        [style(0, 0), style(0, 170), style(5, 0), style(0, 9)].concat(),
    ]
    .concat()
}

fn header() -> Vec<u8> {
    let names = [
        "Mã",
        "Tên đề án",
        "Huyện",
        "Kinh phí hỗ trợ (triệu đồng)",
        "Tỷ lệ có việc làm",
    ];
    let cells = (0..).zip(names);
    cells
        .flat_map(|(column, name)| label(0, column, 0, name))
        .collect()
}

#[test]
fn cells_are_what_they_show() {
    let rows = [
        header(),
        number(1, 0, 1, 21.0),
        label(1, 1, 2, "nÊu r\u{AD}îu"),
        label(1, 2, 0, "Quỳnh Phụ"),
        record(
            0x027E,
            &[&words(&[1, 3, 0]), &(125_050_u32 << 2 | 3).to_le_bytes()],
        ),
        number(1, 4, 3, 0.825),
        record(0x0208, &[&words(&[2, 0, 5, 255, 0, 0, 0x20, 0])]),
        number(2, 0, 1, 22.0),
        label(2, 1, 0, "Làm nón"),
        record(
            0x0006,
            &[&words(&[2, 3, 0]), &70_f64.to_le_bytes(), &[0; 8]],
        ),
        record(0x00E5, &[&words(&[1, 1, 2, 2, 2])]),
        record(0x007D, &[&words(&[4, 4, 9, 0, 1, 0])]),
    ];
    let old = label(0, 0, 0, "bản cũ");
    let sheets = [("Đợt 1", false, rows.concat()), ("Cũ", true, old)];
    let (dataset, report) = load(&container("Workbook", &stream(&globals(), &sheets))).unwrap();
    assert_eq!(dataset.len(), 2);
    let (first, second) = (dataset.row(0), dataset.row(1));
    assert_eq!(first.text(TextField::Id), "ĐA-021");
    assert_eq!(first.text(TextField::Title), "NẤU RƯỢU");
    let value = |indicator| first.figure(indicator).map(|figure| figure.value);
    assert_eq!(value(Indicator::Support), Some(1_250_500_000));
    assert_eq!(value(Indicator::EmploymentRate), Some(8_250));
    assert_eq!(second.text(TextField::District), "Quỳnh Phụ");
    assert_eq!(second.figure(Indicator::Support).unwrap().value, 70_000_000);
    assert!(told(
        &report,
        FindingKind::File,
        "\"Đợt 1\": hidden columns with content, which are read: E"
    ));
    assert!(told(
        &report,
        FindingKind::File,
        "1 cells in the old alphabet TCVN3"
    ));
    assert!(told(
        &report,
        FindingKind::File,
        "\"Cũ\": a hidden sheet, whose 1 rows"
    ));
    assert!(told(
        &report,
        FindingKind::Suspicion,
        "1 projects, this row first, stand in hidden rows"
    ));
    assert_eq!(report.count(), 4, "{:?}", report.findings());
}

#[test]
fn texts_go_on_in_the_next_record() {
    // The second text is cut after its third letter and goes on in letters of one byte.
    let texts = [
        &words(&[2, 0, 2, 0])[..],
        &words(&[7]),
        &wide("Mã sốmm")[..],
        &words(&[9]),
        &wide("Đề ")[..],
    ];
    let globals = [record(0x00FC, &texts), record(0x003C, &[&[0], b"an may"])].concat();
    let cells = [
        label(0, 0, 0, "id"),
        label(0, 1, 0, "title"),
        shared(1, 0, 0),
        shared(1, 1, 1),
    ];
    let book = stream(&globals, &[("A", false, cells.concat())]);
    let (dataset, _) = load(&container("Workbook", &book)).unwrap();
    assert_eq!(dataset.row(0).text(TextField::Title), "Đề an may");
}

#[test]
fn formulas_that_were_never_calculated_are_told() {
    let formula = |result: [u8; 8], flags: u16| {
        record(
            0x0006,
            &[&words(&[1, 3, 0]), &result, &words(&[flags, 0, 0])],
        )
    };
    let nothing = [3, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    for (cell, is_told) in [
        (formula(nothing, 3), true),
        (formula([0; 8], 3), true),
        (formula(nothing, 0), false),
        (formula([0; 8], 0), false),
    ] {
        let rows = [
            header(),
            label(1, 0, 0, "a"),
            label(1, 1, 0, "Lò sấy"),
            cell,
        ];
        let book = stream(&globals(), &[("A", false, rows.concat())]);
        let (_, report) = load(&container("Workbook", &book)).unwrap();
        assert_eq!(told(&report, FindingKind::KeptAsText, "=…"), is_told);
    }
}

#[test]
fn a_sum_without_a_value_is_told() {
    let sum = [0x25, 1, 0, 1, 0, 2, 0xC0, 2, 0xC0, 0x42, 1, 4, 0];
    let nothing = [3, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let total = record(
        0x0006,
        &[&words(&[2, 3, 0]), &nothing, &words(&[0, 0, 0, 13]), &sum],
    );
    let rows = [
        header(),
        label(1, 0, 0, "a"),
        label(1, 1, 0, "Lò sấy"),
        label(1, 3, 0, "120"),
        label(2, 1, 0, "Tổng cộng"),
        total,
    ];
    let book = stream(&globals(), &[("A", false, rows.concat())]);
    let (dataset, report) = load(&container("Workbook", &book)).unwrap();
    assert_eq!(dataset.len(), 1);
    assert!(told(
        &report,
        FindingKind::Suspicion,
        "could not be compared"
    ));
    assert_eq!(report.count(), 1, "{:?}", report.findings());
}

#[test]
fn what_a_font_strikes_through_is_told_and_left_out() {
    let struck = record(0x0031, &[&words(&[200, 8]), &[0; 10], &[1], &wide("A")]);
    let style = record(0x00E0, &[&words(&[6, 0]), &[0; 16]]);
    let rows = [
        header(),
        label(1, 0, 0, "a"),
        label(1, 1, 0, "Lò sấy"),
        number(1, 3, 0, 120.0),
        label(2, 0, 4, "b"),
        label(2, 1, 4, "Máy cưa"),
        number(2, 3, 4, 80.0),
    ];
    let globals = [globals(), struck, style].concat();
    let book = stream(&globals, &[("A", false, rows.concat())]);
    let (dataset, report) = load(&container("Workbook", &book)).unwrap();
    assert_eq!(dataset.len(), 1);
    assert!(told(&report, FindingKind::File, "3 cells with text struck"));
}

#[test]
fn workbooks_of_1995_have_letters_of_one_byte() {
    let narrow = |row: u16, column: u16, text: &[u8]| {
        let count = u16::try_from(text.len()).unwrap();
        record(0x0204, &[&words(&[row, column, 0, count]), text])
    };
    let head = [
        record(0x0809, &[&words(&[0x0500, 5, 0, 0])]),
        record(0x0042, &[&words(&[1258])]),
    ]
    .concat();
    let end = record(0x000A, &[]);
    let start = u32::try_from(head.len() + 16).unwrap();
    let cells = [
        narrow(0, 0, b"id"),
        narrow(0, 1, b"title"),
        narrow(1, 0, b"a"),
        // Windows-1258: the tone follows its letter.
        narrow(1, 1, b"Th\xeau tay Ki\xea\xecn X\xfd\xf5ng"),
    ];
    let book = [
        head,
        record(0x0085, &[&start.to_le_bytes(), &[0, 0, 1], b"A"]),
        end.clone(),
        record(0x0809, &[&words(&[0x0500, 16, 0, 0])]),
        cells.concat(),
        end,
    ];
    let (dataset, _) = load(&container("Book", &book.concat())).unwrap();
    assert_eq!(dataset.row(0).text(TextField::Title), "Thêu tay Kiến Xương");
}

#[test]
fn files_that_are_no_such_workbook_are_refused() {
    let password = record(0x002F, &[&words(&[1, 0, 0])]);
    let locked = container("Workbook", &stream(&password, &[("A", false, header())]));
    assert!(refusal(&locked).contains("password"));
    let whole = container("Workbook", &stream(&globals(), &[("A", false, header())]));
    assert!(refusal(&whole[..700]).contains("damaged or cut off"));
    // A chain of sectors that leads back to itself ends, too.
    let mut circle = whole.clone();
    circle[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
    let _ = load(&circle);
    let word = container("WordDocument", b"");
    assert!(refusal(&word).contains("Word"));
}

#[test]
fn cells_that_are_damaged_are_told() {
    let rows = [header(), label(1, 0, 0, "a"), shared(1, 1, 7)].concat();
    let whole = stream(&globals(), &[("A", false, rows)]);
    let (_, report) = load(&container("Workbook", &whole)).unwrap();
    assert!(told(
        &report,
        FindingKind::File,
        "1 cells or more cannot be read"
    ));
    let rows = [header(), label(1, 0, 0, "a"), label(1, 1, 0, "b")].concat();
    let mut cut = stream(&globals(), &[("A", false, rows)]);
    cut.truncate(cut.len() - 4);
    cut.extend([0x07, 0x02, 0xFF, 0xFF]);
    let (_, report) = load(&container("Workbook", &cut)).unwrap();
    assert!(told(
        &report,
        FindingKind::File,
        "cells or more cannot be read"
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn damaged_workbooks_are_read_or_refused(places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let rows = [header(), number(1, 0, 1, 21.0), label(1, 1, 2, "a"), shared(1, 2, 0)];
        let texts = record(0x00FC, &[&words(&[1, 0, 1, 0, 2]), &wide("ab")]);
        let book = stream(&[globals(), texts].concat(), &[("A", false, rows.concat())]);
        let mut bytes = container("Workbook", &book);
        // The zeros that only fill the stream are left alone.
        let used = 1536 + book.len();
        for (place, byte) in places {
            let place = place.index(used);
            bytes[place] = byte;
        }
        let _ = load(&bytes);
    }
}
