//! Office tables of every make, built from known records and read back: the same projects with the
//! same money, an account that balances, and no published sum that is another than ours.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    clippy::struct_excessive_bools,
    reason = "a table is made by many choices of yes and no"
)]

use std::fmt::Write as _;
use std::ops::ControlFlow;

use khuyencong::dataset::{Dataset, Indicator, Shared, TextField};
use khuyencong::messages::VI;
use khuyencong::reader::{self, Options, Report, Source};
use proptest::prelude::*;
use proptest::sample::select;

const THINGS: &[&str] = &[
    "máy dệt",
    "máy ép gạch",
    "lò sấy",
    "dây chuyền may",
    "máy in",
    "khung cửi",
];
const ACTIVITIES: &[&str] = &[
    "Đào tạo nghề",
    "Mô hình trình diễn kỹ thuật",
    "Thông tin tuyên truyền",
];
const DISTRICTS: &[&str] = &["Vũ Thư", "Kiến Xương", "Tiền Hải", "Đông Hưng"];
const SUBTOTALS: &[&str] = &[
    "Cộng",
    "Cộng nhóm",
    "Tiểu cộng",
    "Cộng mục",
    "",
    "Sub-total",
];
const TOTALS: &[&str] = &[
    "Tổng cộng",
    "TỔNG CỘNG (A+B)",
    "Tổng",
    "Toàn tỉnh",
    "Tổng kinh phí",
    "Tổng số",
    "Lũy kế",
];

#[derive(Clone, Debug)]
struct Project {
    title: String,
    district: &'static str,
    /// In tenths of a million.
    support: i64,
    trainees: i64,
}

/// How a table is made.
#[derive(Clone, Debug)]
struct Make {
    unit: usize,
    header: usize,
    has_numbers: bool,
    groups: usize,
    restarts: bool,
    subtotal: Option<&'static str>,
    total: Option<&'static str>,
    header_again: bool,
    note: bool,
    end: bool,
    points: bool,
    empty: bool,
}

fn project() -> impl Strategy<Value = Project> {
    (
        select(THINGS),
        select(DISTRICTS),
        201_i64..9_999,
        0_i64..90,
        1..500,
    )
        .prop_map(|(thing, district, support, trainees, number)| Project {
            title: format!("Hỗ trợ {thing} kiểu {number}"),
            district,
            support,
            trainees,
        })
}

fn make() -> impl Strategy<Value = Make> {
    let sums = (
        prop::option::of(select(SUBTOTALS)),
        prop::option::of(select(TOTALS)),
    );
    let numbering = (
        0..3_usize,
        0..3_usize,
        any::<bool>(),
        0..4_usize,
        any::<bool>(),
    );
    (numbering, sums, any::<[bool; 5]>()).prop_map(|(numbering, sums, flags)| {
        let (unit, header, has_numbers, groups, restarts) = numbering;
        let [header_again, note, end, points, empty] = flags;
        Make {
            unit,
            header,
            has_numbers,
            groups,
            restarts,
            subtotal: sums.0.filter(|_| groups > 0),
            total: sums.1,
            header_again,
            note,
            end,
            points,
            empty,
        }
    })
}

/// A list on its way to paper.
struct Writer<'a> {
    make: &'a Make,
    out: String,
    number: usize,
}

impl Writer<'_> {
    fn row(&mut self, cells: [&str; 5]) {
        let _ = writeln!(self.out, "{}", cells.join(";"));
    }

    /// 1.234,5 or 1,234.5.
    fn amount(&self, tenths: i64) -> String {
        let (whole, rest) = (tenths / 10, tenths % 10);
        let (group, decimal) = if self.make.points {
            (',', '.')
        } else {
            ('.', ',')
        };
        if whole >= 1000 {
            format!("{}{group}{:03}{decimal}{rest}", whole / 1000, whole % 1000)
        } else {
            format!("{whole}{decimal}{rest}")
        }
    }

    fn header(&mut self) {
        let unit = if self.make.unit == 0 {
            " (triệu đồng)"
        } else {
            ""
        };
        match self.make.header {
            0 => {
                let support = format!("Kinh phí hỗ trợ{unit}");
                self.row(["STT", "Tên đề án", "Huyện", &support, "Số lao động"]);
            }
            1 => {
                let support = format!("Kinh phí hỗ trợ{unit}");
                self.row(["TT", "Tên đề án", "Kết quả", "", ""]);
                self.row(["", "", "Huyện", &support, "Số lao động"]);
            }
            _ => {
                self.row(["Số TT", "Nội dung đề án", "Huyện", "KP hỗ trợ", "Số LĐ"]);
            }
        }
        if self.make.unit == 2 {
            self.row(["", "", "", "(triệu đồng)", "(người)"]);
        }
    }

    fn sum(&mut self, label: &str, projects: &[Project]) {
        let support = self.amount(projects.iter().map(|project| project.support).sum());
        let trainees: i64 = projects.iter().map(|project| project.trainees).sum();
        self.row(["", label, "", &support, &trainees.to_string()]);
    }

    fn project(&mut self, project: &Project) {
        self.number += 1;
        let number = if self.make.has_numbers {
            self.number.to_string()
        } else {
            String::new()
        };
        let support = self.amount(project.support);
        let trainees = project.trainees.to_string();
        self.row([
            &number,
            &project.title,
            project.district,
            &support,
            &trainees,
        ]);
    }

    fn group(&mut self, place: usize, projects: &[Project]) {
        let name = ACTIVITIES[place % ACTIVITIES.len()];
        let letter = ["I", "II", "III", "IV"][place];
        match self.make.groups {
            1 => self.row([letter, name, "", "", ""]),
            2 => {
                let support = self.amount(projects.iter().map(|project| project.support).sum());
                let trainees: i64 = projects.iter().map(|project| project.trainees).sum();
                self.row([letter, name, "", &support, &trainees.to_string()]);
            }
            _ => self.row(["", &format!("{letter}. {name}"), "", "", ""]),
        }
        if self.make.restarts {
            self.number = 0;
        }
    }

    fn list(&mut self, groups: &[Vec<Project>]) {
        self.row(["DANH MỤC ĐỀ ÁN KHUYẾN CÔNG NĂM 2021", "", "", "", ""]);
        if self.make.unit == 1 {
            self.row(["", "", "", "", "ĐVT: triệu đồng"]);
        }
        self.header();
        for (place, projects) in groups.iter().enumerate() {
            if self.make.groups > 0 {
                self.group(place, projects);
            }
            for project in projects {
                self.project(project);
            }
            if let Some(label) = self.make.subtotal {
                self.sum(label, projects);
            }
            if self.make.empty {
                self.row([""; 5]);
            }
            if self.make.header_again && place == 0 {
                self.header();
            }
            if self.make.note && place == 0 {
                self.row(["", "Ghi chú: số liệu lấy từ báo cáo của huyện", "", "", ""]);
            }
        }
        if let Some(label) = self.make.total {
            self.sum(label, &groups.concat());
        }
        if self.make.end {
            self.row(["", "", "", "Thái Bình, ngày 12 tháng 5 năm 2022", ""]);
            self.row(["", "NGƯỜI LẬP BIỂU", "", "GIÁM ĐỐC", ""]);
        }
    }
}

fn read(list: &str) -> (Dataset, Report) {
    let source = Source::Bytes("list.csv".to_owned(), list.as_bytes().into());
    let shared = Shared::default();
    let report = reader::load(&[source], &Options::new(&VI), &shared, &mut |_| {
        ControlFlow::Continue(())
    });
    (std::mem::take(&mut *shared.write()), report.unwrap())
}

/// What a record of the dataset is, as it was written.
fn found(dataset: &Dataset) -> Vec<(String, String, i64, i64)> {
    let value = |row: khuyencong::dataset::Row<'_>, indicator| {
        row.figure(indicator).map_or(0, |figure| figure.value)
    };
    let all = dataset.rows().map(|row| {
        (
            row.title().to_owned(),
            row.text(TextField::District).to_owned(),
            value(row, Indicator::Support),
            value(row, Indicator::Trainees),
        )
    });
    all.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn a_table_of_any_make_is_read_back(
        make in make(),
        groups in prop::collection::vec(prop::collection::vec(project(), 2..6), 1..4),
    ) {
        let mut writer = Writer { make: &make, out: String::new(), number: 0 };
        writer.list(&groups);
        let (dataset, report) = read(&writer.out);
        let expected: Vec<_> = groups.concat().into_iter().map(|project| {
            let dong = project.support * 100_000;
            (project.title, project.district.to_owned(), dong, project.trainees)
        }).collect();
        prop_assert_eq!(found(&dataset), expected, "{}\n{:#?}", writer.out, report.findings());
        for table in report.files.iter().flat_map(|file| &file.tables) {
            prop_assert!(table.account.balances(), "{}\n{:#?}", writer.out, table.account);
        }
        let lines: u64 = report.files.iter().flat_map(|file| &file.tables).map(|table| table.account.rows).sum();
        prop_assert_eq!(lines, writer.out.lines().count() as u64, "{}", writer.out);
    }
}
