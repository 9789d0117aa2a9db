//! What the program writes it reads again, equal: random records through every format.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use khuyencong::dataset::{
    Activity, Bilingual, Dataset, FIELDS, Field, FieldKind, Figure, Funding, Half, Indicator,
    Outcome, Period, Qualifier, Record, Reference, Row, Shared, TextField,
};
use khuyencong::messages::{EN, Messages, VI};
use khuyencong::reader::{self, Options, Report, Source, check};
use khuyencong::writer::{self, Format};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// What makes trouble in one format or the other.
const TROUBLE: &[&str] = &[
    "=1+1",
    "'=1+1",
    "'tên",
    "''",
    "+84 912",
    "-2",
    "@a",
    "007",
    "0021",
    "12345678901234567890",
    "1.234",
    "0,5",
    "_x0041_",
    "_x005F_x0041_",
    "_x000D_",
    "a\"b",
    "\"",
    "a;b",
    "a,b",
    "a|b",
    "a\\|b",
    "\\",
    "\\\\",
    "<b>&amp;",
    "&lt;",
    "---",
    ":--",
    "a\tb",
    "\u{a0}a",
    "\u{feff}a",
    "\u{fffd}",
    "Tổng cộng",
    "I. Đào tạo nghề",
    "TRUE",
    "1e5",
    "50%",
    "12/05/2021",
    "# (2)",
    "#",
    "#3",
    "Đề án (2)",
    "a\nb",
    "a\r\nb",
    "a\rb",
    "ỗ\u{309}",
];

/// A text on one line.
fn line() -> impl Strategy<Value = String> {
    let odd = select(TROUBLE).prop_map(str::to_owned);
    let mixed = ("[ -~]{1,8}", odd.clone()).prop_map(|(one, other)| format!("{one}{other}"));
    let plain = "[A-Za-zđĐáảãạâầêếôơưỳ]{1,8}( [a-zđàảêếôơư]{1,6}){0,3}";
    prop_oneof![3 => plain, 3 => odd, 2 => mixed, 1 => "\\PC{1,12}"]
        .prop_map(|text| text.trim().to_owned())
        .prop_filter("a text", |text| !text.is_empty())
}

/// A name of a column that only some file has; it may be called as a field is.
fn name() -> impl Strategy<Value = String> {
    const CALLED_LIKE_FIELDS: &[&str] = &[
        "Năm",
        "Ghi chú",
        "STT",
        "#",
        "# (2)",
        "title",
        "Đối ứng",
        "Kinh phí hỗ trợ",
        "Kinh phí hỗ trợ (triệu đồng)",
        "KCQG hỗ trợ (triệu đồng)",
        "KCĐP hỗ trợ",
        "Kế hoạch",
        "Đơn vị thụ hưởng (2)",
    ];
    // Readers clean the names of columns.
    let hidden = ['\t', '\n', '\r', '\u{a0}', '\u{feff}', '\u{309}'];
    let clean = |odd: &&str| !odd.contains(hidden);
    let odd: Vec<_> = TROUBLE.iter().copied().filter(clean).collect();
    let plain = "[a-z]{6,9} [qxyz]{4}( [0-9])?";
    let known = prop_oneof![select(odd), select(CALLED_LIKE_FIELDS)].prop_map(str::to_owned);
    prop_oneof![plain.boxed(), known.boxed()].prop_map(|text| text.trim().to_owned())
}

fn period() -> impl Strategy<Value = Period> {
    let year = prop_oneof![4 => 1990_u16..2100, 1 => 0_u16..9_990];
    let half = option::of(select(&[Half::First, Half::Second][..]));
    (year, 0_u16..6, half).prop_map(|(from, more, half)| Period {
        from,
        to: if half.is_some() { from } else { from + more },
        half,
    })
}

fn figure() -> impl Strategy<Value = Figure> {
    let indicators = FIELDS.iter().filter_map(|known| match known.field {
        Field::Figure(indicator) => Some(indicator),
        _ => None,
    });
    let qualifiers = Qualifier::KEYS.map(|(qualifier, _)| qualifier);
    let values = prop_oneof![
        0_i64..10_000,
        0_i64..2_000_000_000_000,
        Just(1_234_567_890_123_456)
    ];
    let indicators = indicators.collect::<Vec<_>>();
    // Sources may disagree, so a record often has several numbers of one indicator.
    let indicators = prop_oneof![1 => Just(Indicator::Support), 3 => select(indicators)];
    (indicators, values, select(qualifiers.to_vec())).prop_map(|(indicator, value, qualifier)| {
        Figure {
            qualifier,
            // A share is at most a hundred per cent.
            value: if indicator == Indicator::EmploymentRate {
                value % 10_001
            } else {
                value
            },
            ..Figure::exact(indicator, value)
        }
    })
}

/// Makes a dataset of records without what only JSON has.
fn records() -> impl Strategy<Value = Dataset> {
    let texts = vec((select(TextField::ALL.to_vec()), vec(line(), 1..4)), 0..6);
    let beside = (option::of(period()), option::of(0_u16..2), 0_usize..8);
    let record = (
        line(),
        texts,
        beside,
        vec(figure(), 0..4),
        vec((any::<prop::sample::Index>(), line()), 0..3),
    );
    (vec(name(), 0..4), vec(record, 1..5)).prop_map(|(names, records)| {
        let mut dataset = Dataset::default();
        for (id, vi) in [
            ("dao-tao-nghe", "Đào tạo nghề, truyền nghề"),
            ("qxz", "Qxz"),
        ] {
            dataset.add_activity(activity(id, vi));
        }
        let columns: Vec<_> = names
            .iter()
            .map(|name| dataset.extra_column(name))
            .collect();
        for (place, (title, texts, (period, activity, funding), figures, extra)) in
            records.into_iter().enumerate()
        {
            let mut record = Record::default();
            for (field, lines) in texts {
                set(&mut record, field, &lines);
            }
            record.set(TextField::Id, &format!("r{place}"));
            record.set(TextField::Title, &title);
            (record.period, record.activity) = (period, activity);
            record.funding = Funding::ALL
                .into_iter()
                .enumerate()
                .filter(|(bit, _)| funding >> bit & 1 == 1)
                .map(|(_, source)| source)
                .collect();
            record.figures = figures;
            for (place, text) in extra {
                if !columns.is_empty() {
                    let column = *place.get(&columns);
                    if record.extra.iter().all(|(known, _)| *known != column) {
                        record.extra.push((column, text));
                    }
                }
            }
            dataset.push(&record);
        }
        dataset
    })
}

fn activity(id: &str, vi: &str) -> Activity {
    let name = Bilingual {
        vi: vi.to_owned(),
        ..Bilingual::default()
    };
    Activity {
        id: id.to_owned(),
        short: name.clone(),
        name,
    }
}

/// Gives a field its text, or its lines.
fn set(record: &mut Record, field: TextField, lines: &[String]) {
    let known = FIELDS
        .iter()
        .find(|known| known.field == Field::Text(field))
        .unwrap();
    if known.kind != FieldKind::Lines {
        return record.set(field, &lines[0]);
    }
    record.set(field, "");
    for line in lines {
        record.add_line(field, line);
    }
}

fn written(dataset: &Dataset, format: Format, how: writer::Options) -> Vec<u8> {
    let mut bytes = Vec::new();
    writer::write(dataset, 0..dataset.len(), format, how, &mut bytes).unwrap();
    bytes
}

/// Reads a file of which nothing is told but its bytes.
fn read(bytes: &[u8], words: &'static Messages) -> (Dataset, Report) {
    let shared = Shared::default();
    let source = Source::Bytes("list".to_owned(), bytes.into());
    let options = Options::new(words);
    let report = reader::load(&[source], &options, &shared, &mut |_| {
        ControlFlow::Continue(())
    });
    let report =
        report.unwrap_or_else(|error| panic!("{error:#}\n{}", String::from_utf8_lossy(bytes)));
    (std::mem::take(&mut *shared.write()), report)
}

/// All that a table says of a record: what a column is called, and what stands in it.
fn told(row: Row<'_>) -> BTreeMap<String, String> {
    let mut told = BTreeMap::new();
    for known in FIELDS {
        let text = match known.field {
            Field::Text(field) => row.original(field).to_owned(),
            Field::Figure(indicator) => row
                .figures()
                .iter()
                .filter(|figure| figure.indicator == indicator)
                .map(|figure| format!("{:?} {}", figure.qualifier, figure.value))
                .collect::<Vec<_>>()
                .join(", "),
            Field::Period => row
                .period()
                .map(|period| format!("{period:?}"))
                .unwrap_or_default(),
            Field::Funding => row
                .funding()
                .iter()
                .map(Funding::key)
                .collect::<Vec<_>>()
                .join(" "),
            Field::Activity => row
                .activity()
                .map(|activity| activity.name.vi.clone())
                .unwrap_or_default(),
            _ => String::new(),
        };
        told.insert(known.key.to_owned(), text);
    }
    for (name, column) in row.dataset().extra() {
        let text = column.values().original(column.value(row.index()));
        told.insert(format!("extra {name}"), text.to_owned());
    }
    told.retain(|_, text| !text.is_empty());
    told
}

fn all_told(dataset: &Dataset) -> Vec<BTreeMap<String, String>> {
    dataset.rows().map(told).collect()
}

/// Asserts that a table is read again as it was.
fn assert_again(dataset: &Dataset, format: Format, how: writer::Options) {
    let bytes = written(dataset, format, how);
    let (again, report) = read(&bytes, how.words);
    let (ours, theirs) = (all_told(dataset), all_told(&again));
    let seen = || {
        format!(
            "{format:?} {}\n{}",
            if format == Format::Xlsx {
                "".into()
            } else {
                String::from_utf8_lossy(&bytes)
            },
            check::render_table(&report, how.words)
        )
    };
    assert_eq!(ours, theirs, "{}", seen());
}

#[test]
fn json_keeps_lists_in_which_something_is_empty() {
    let mut dataset = Dataset::default();
    for (id, vi) in [("", ""), ("b", ""), ("c", "C")] {
        dataset.add_activity(activity(id, vi));
        dataset.add_reference(Reference {
            id: id.to_owned(),
            title: vi.to_owned(),
            ..Reference::default()
        });
    }
    let mut record = Record::default();
    record.set(TextField::Id, "a");
    record.set(TextField::Title, "A");
    (record.activity, record.reference) = (Some(1), Some(1));
    record.outcomes.push(Outcome::default());
    dataset.push(&record);
    for format in [Format::Json, Format::JsonLines] {
        let bytes = written(&dataset, format, writer::Options::new(&VI));
        let (again, _) = read(&bytes, &VI);
        let text = String::from_utf8_lossy(&bytes);
        assert_eq!(again.activities, dataset.activities, "{text}");
        assert_eq!(again.references, dataset.references, "{text}");
        assert_eq!(again.row(0).outcomes(), dataset.row(0).outcomes(), "{text}");
        assert_eq!(again.row(0).reference(), Some(1));
        assert_eq!(all_told(&again), all_told(&dataset));
    }
}

#[test]
fn a_text_that_no_workbook_holds_is_refused_and_not_cut() {
    let mut dataset = Dataset::default();
    let mut record = Record::default();
    record.set(TextField::Id, "a7");
    record.set(TextField::Title, &"a".repeat(32_768));
    dataset.push(&record);
    let how = writer::Options::new(&EN);
    let refused = writer::write(&dataset, 0..1, Format::Xlsx, how, &mut Vec::new());
    let said = refused.unwrap_err().to_string();
    assert!(said.contains("\"a7\"") && said.contains("32767"), "{said}");
}

/// "Ðé ¸n" in TCVN3 that was taken for Latin-1 is what it is once it stands in a dataset.
#[test]
fn letters_that_look_like_another_alphabet_stay_what_they_are() {
    let mut dataset = Dataset::default();
    for title in ["§µo t¹o nghÒ may", "Hç trî m¸y mãc", "M« h×nh tr×nh diÔn"] {
        let mut record = Record::default();
        record.set(TextField::Id, title);
        record.set(TextField::Title, title);
        dataset.push(&record);
    }
    for format in [Format::Csv, Format::Xlsx, Format::Markdown, Format::Json] {
        assert_again(&dataset, format, writer::Options::new(&EN));
    }
}

/// Columns of numbers that are called nearly as a field is, behind the fields of an export.
#[test]
fn an_export_asks_no_more_what_the_columns_of_another_file_are() {
    let mut dataset = Dataset::default();
    let shares = ["Cấp từ KCQG", "Trong đó KCĐP"].map(|name| dataset.extra_column(name));
    for (place, share) in (1..4).zip(["15", "25", "35"]) {
        let mut record = Record::default();
        record.set(TextField::Id, &format!("c{place}"));
        record.set(TextField::Title, "Máy ép gạch");
        record
            .figures
            .push(Figure::exact(Indicator::Support, place * 1_000_000));
        record.extra = shares.map(|column| (column, share.to_owned())).into();
        dataset.push(&record);
    }
    for format in [Format::Csv, Format::Xlsx, Format::Markdown] {
        let bytes = written(&dataset, format, writer::Options::new(&VI));
        let (again, report) = read(&bytes, &VI);
        assert_eq!(all_told(&again), all_told(&dataset));
        let said = check::render_table(&report, &VI);
        assert!(said.contains(VI.reader.check.clean), "{format:?} {said}");
    }
}

#[test]
fn a_total_that_the_records_do_not_come_to_is_told_of_the_export_too() {
    let list = |sums: &str| {
        let text = format!(
            "TT,Tên đề án,Kinh phí hỗ trợ (triệu đồng)\n1,Lò gốm,140\n2,Khung cửi,60\n{sums}"
        );
        read(text.as_bytes(), &EN).0
    };
    for (sums, wrong) in [(",Tổng cộng,200\n", 0), (",Tổng cộng,210\n", 1), ("", 0)] {
        let dataset = list(sums);
        for format in [Format::Json, Format::JsonLines] {
            let report = read(&written(&dataset, format, writer::Options::new(&EN)), &EN).1;
            let columns = &report.files[0].tables[0].account.columns;
            assert_eq!(columns.len(), usize::from(!sums.is_empty()));
            assert_eq!(
                columns.iter().map(|column| column.wrong).sum::<u64>(),
                wrong
            );
            let told = report.findings().iter().map(|found| found.text.clone());
            let told: Vec<String> = told.collect();
            assert_eq!(told.len() as u64, wrong, "{told:?}");
            assert!(
                told.iter().all(|told| told.contains("210 million")),
                "{told:?}"
            );
        }
        // A part of the records comes to something else.
        let mut part = Vec::new();
        let options = writer::Options::new(&EN);
        writer::write(&dataset, [0].into_iter(), Format::Json, options, &mut part).unwrap();
        assert!(!String::from_utf8(part).unwrap().contains("covers"));
    }
}

#[test]
fn a_long_text_widens_no_other_line() {
    let mut dataset = Dataset::default();
    let mut record = Record::default();
    record.set(TextField::Id, "a");
    record.set(TextField::Title, &"dài ".repeat(15_000));
    dataset.push(&record);
    let bytes = written(&dataset, Format::Markdown, writer::Options::new(&VI));
    assert!(bytes.len() < 100_000, "{}", bytes.len());
    let title = dataset.row(0).title().trim().to_owned();
    let (again, _) = read(&bytes, &VI);
    assert_eq!(again.row(0).title(), title);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn csv(dataset in records(), semicolon: bool, english: bool) {
        let words = if english { &EN } else { &VI };
        assert_again(&dataset, Format::Csv, writer::Options { words, semicolon });
    }

    #[test]
    fn xlsx(dataset in records()) {
        assert_again(&dataset, Format::Xlsx, writer::Options::new(&VI));
    }

    #[test]
    fn markdown(dataset in records(), english: bool) {
        let words = if english { &EN } else { &VI };
        assert_again(&dataset, Format::Markdown, writer::Options::new(words));
    }

    #[test]
    fn json(dataset in records(), lines: bool) {
        let format = if lines { Format::JsonLines } else { Format::Json };
        assert_again(&dataset, format, writer::Options::new(&VI));
    }
}
