//! What a sentence says of a list: `Tổng kinh phí: 260 triệu đồng; số đề án: 2`.

use super::row::RawRow;
use super::value::{self, Style};
use crate::dataset::{Indicator, header};

/// What projects are called where they are counted.
const PROJECTS: [&str; 4] = ["de an", "du an", "chuong trinh", "nhiem vu"];
/// Words before a number that is no count: `Phụ lục 01 đề án`, `Nghị định số 45`.
const NO_COUNT: [&str; 12] = [
    "luc", "bieu", "bang", "mau", "so", "dot", "nam", "thang", "quy", "ngay", "khoan", "dieu",
];
/// More projects than these no sentence counts; `2020` is a year.
const MOST: u64 = 1_900;
/// How many words an amount may take: `260 triệu đồng`.
const WORDS: usize = 3;

/// How much of a sentence is quoted.
const QUOTED: usize = 60;

/// What a line says that a list has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Claims {
    /// How many projects.
    pub(super) projects: Option<u64>,
    /// Amounts, of which one is the total, in đồng.
    pub(super) money: Vec<i64>,
}

impl Claims {
    /// Reads a line.
    pub(super) fn of(line: &str) -> Self {
        let plain = header::plain(line);
        let is_of_total = header::begin_with(&plain, "tong") || plain.contains(" tong ");
        Self {
            projects: projects(&plain),
            money: if is_of_total {
                amounts(line)
            } else {
                Vec::new()
            },
        }
    }

    /// Says whether it counts nothing.
    pub(super) fn is_nothing(&self) -> bool {
        self.projects.is_none() && self.money.is_empty()
    }
}

/// A line that says what its list has.
pub(super) struct Sentence {
    /// The number of its row.
    pub(super) row: u64,
    /// Its words, or the first of them.
    pub(super) text: String,
    pub(super) claims: Claims,
}

impl Sentence {
    /// Reads a row that has no more than this line.
    pub(super) fn of(row: &RawRow) -> Option<Self> {
        let mut cells = row.filled();
        let (Some((column, text)), None) = (cells.next(), cells.next()) else {
            return None;
        };
        let claims = Claims::of(text);
        (!claims.is_nothing() && !row.is_numeric(column)).then(|| Self {
            row: row.number,
            text: crate::text::cut(text, QUOTED).into_owned(),
            claims,
        })
    }

    /// Reads a row above a list, which may say several things in pairs of cells:
    /// `Tổng số đề án │ 3 │ Tổng kinh phí (triệu đồng) │ 500`.
    pub(super) fn of_title(row: &RawRow) -> Option<Self> {
        Self::of(row).or_else(|| Self::of_pairs(row))
    }

    fn of_pairs(row: &RawRow) -> Option<Self> {
        let cells: Vec<(usize, &str)> = row.filled().collect();
        let mut claims = Claims::default();
        for pair in cells.chunks(2) {
            let [(_, label), (place, number)] = *pair else {
                return None;
            };
            if !number.starts_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
            let (bare, unit) = header::split_unit(label.trim_end_matches(':'));
            claims.projects = claims
                .projects
                .or(projects(&header::plain(&format!("{bare} {number}"))));
            let style = Style {
                unit,
                numeric: row.is_numeric(place),
                ..Style::default()
            };
            let is_total = unit.is_some() && header::begin_with(&header::plain(&bare), "tong");
            let figure = value::figure(Indicator::Support, number, style).filter(|_| is_total);
            claims.money.extend(figure.map(|figure| figure.value));
        }
        (!claims.is_nothing()).then(|| Self {
            row: row.number,
            text: crate::text::cut(&row.text(), QUOTED).into_owned(),
            claims,
        })
    }
}

/// `số đề án: 2`, `Tổng: 03 đề án`, `Danh sách 12 dự án`.
fn projects(plain: &str) -> Option<u64> {
    let words: Vec<&str> = plain.split(' ').collect();
    let number = |at: usize| {
        let number: u64 = words.get(at)?.parse().ok()?;
        (number < MOST).then_some(number)
    };
    let is_called = |at: usize| {
        let name = words.get(at..at + 2).map(|pair| pair.join(" "));
        name.is_some_and(|name| PROJECTS.contains(&name.as_str()))
    };
    (0..words.len()).filter(|at| is_called(*at)).find_map(|at| {
        let before = |steps: usize| at.checked_sub(steps).map_or("", |at| words[at]);
        let is_counted = before(1) == "so" && !matches!(before(2), "quyet" | "dinh");
        let counted = if is_counted { number(at + 2) } else { None };
        let is_number_of = NO_COUNT.contains(&before(2)) && before(3) != "tong";
        counted.or_else(|| at.checked_sub(1).and_then(number).filter(|_| !is_number_of))
    })
}

/// Says whether a line has an amount of money; `100 triệu đồng/mô hình` is a rate.
pub(super) fn has_money(line: &str) -> bool {
    !line.contains("đồng/") && !amounts(line).is_empty()
}

/// The amounts of a line that name their unit.
fn amounts(line: &str) -> Vec<i64> {
    let ends = [';', ',', '.', ':', ')', '('];
    let words: Vec<&str> = line
        .split_whitespace()
        .map(|word| word.trim_matches(ends))
        .collect();
    let begins = (0..words.len()).filter(|at| words[*at].starts_with(|c: char| c.is_ascii_digit()));
    begins.filter_map(|at| amount(&words[at..])).collect()
}

/// The amount with which these words begin, as many of them as belong to it.
fn amount(words: &[&str]) -> Option<i64> {
    (1..=WORDS.min(words.len())).rev().find_map(|count| {
        let text = words[..count].join(" ");
        let has_unit = text.contains(char::is_alphabetic);
        let figure = value::figure(Indicator::Support, &text, Style::default());
        figure.filter(|_| has_unit).map(|figure| figure.value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_projects() {
        let said = |line: &str| Claims::of(line).projects;
        assert_eq!(said("Tổng: 03 đề án"), Some(3));
        assert_eq!(said("Số đề án: 2; số cơ sở: 5"), Some(2));
        assert_eq!(said("DANH SÁCH 12 ĐỀ ÁN KHUYẾN CÔNG"), Some(12));
        assert_eq!(said("Tổng số 7 chương trình"), Some(7));
        for none in [
            "Phụ lục 01 đề án khuyến công",
            "Danh mục đề án năm 2020",
            "Kết quả năm 2020 đề án khuyến công",
            "Theo Quyết định số 12 đề án",
        ] {
            assert_eq!(said(none), None, "{none}");
        }
    }

    #[test]
    fn amounts_of_totals() {
        let said = |line: &str| Claims::of(line).money;
        assert_eq!(
            said("Tổng kinh phí: 260 triệu đồng; số đề án: 2"),
            [260_000_000]
        );
        assert_eq!(
            said("Tổng cộng 1,5 tỷ đồng, KCQG 500 triệu"),
            [1_500_000_000, 500_000_000]
        );
        assert!(said("Kinh phí 260 triệu đồng").is_empty());
        assert!(said("Tổng kinh phí 260").is_empty());
        assert!(has_money("Máy ép gỗ, 100 triệu đồng, năm 2020"));
        assert!(!has_money("Mức hỗ trợ 100 triệu đồng/mô hình"));
        assert!(!has_money("Máy ép gỗ cho 20 lao động, năm 2020"));
    }
}
