//! Where a table begins: titles, unit line, a header of one or two rows, and what it tells.

use std::ops::Range;

use hashbrown::HashMap;

use super::line;
use super::row::RawRow;
use super::value::{self, Style};
use crate::dataset::{ActivityId, ExtraId, Period};
use crate::dataset::{Field, header};
use crate::text::{self, Decimal, Unit};

/// How far down a header is looked for.
const DEEPEST: usize = 60;
/// A header is short; a row of sentences is none.
const LONGEST: usize = 200;

/// Activities by the text of their cells, and whether the name says all that the cell does.
pub(in crate::reader) type Activities = HashMap<String, Option<(ActivityId, bool)>>;

/// A column: what it is called and what it holds.
#[derive(Clone, Debug)]
pub(in crate::reader) struct SourceColumn {
    /// Its header, both rows of it.
    pub(in crate::reader) name: String,
    /// What it holds.
    pub(in crate::reader) field: Field,
    /// How its numbers are written.
    pub(in crate::reader) style: Style,
    /// Its number among the extra columns, once it has one.
    pub(in crate::reader) extra: Option<ExtraId>,
    /// How many rows have something in it.
    pub(in crate::reader) filled: u64,
    /// The largest amount, to notice a missing unit.
    pub(in crate::reader) largest: i64,
    /// What its texts were found to be, in a column of activities.
    pub(in crate::reader) activities: Activities,
}

impl SourceColumn {
    fn new(name: String, field: Field, unit: Option<Unit>) -> Self {
        let style = Style {
            unit,
            ..Style::default()
        };
        Self {
            name,
            field,
            style,
            extra: None,
            filled: 0,
            largest: 0,
            activities: Activities::new(),
        }
    }

    /// The column of one header cell, as JSON Lines have them.
    pub(in crate::reader) fn of_name(name: &str, map: &[(String, Field)]) -> Self {
        let (field, unit) = find(name, false, map);
        Self::new(name.to_owned(), field, unit)
    }
}

/// What was found above and in a header.
#[derive(Clone, Debug)]
pub(in crate::reader) struct Layout {
    /// The rows of the header among those looked at.
    pub(in crate::reader) header: Range<usize>,
    /// The columns.
    pub(in crate::reader) columns: Vec<SourceColumn>,
    /// The year or years that the title names.
    pub(in crate::reader) period: Option<Period>,
}

/// Finds the header among the first rows of a table.
pub(in crate::reader) fn find_header(rows: &[RawRow], map: &[(String, Field)]) -> Option<Layout> {
    let rows = &rows[..rows.len().min(DEEPEST)];
    let best = best_row(rows, map)?;
    let header = header_rows(rows, best, map);
    let unit = rows[..header.start].iter().find_map(unit_line);
    let period = rows[..header.start].iter().find_map(title_period);
    let names = names(&rows[header.clone()]);
    let columns = columns(names, unit, map);
    Some(Layout {
        header,
        columns,
        period,
    })
}

/// The row with the most known names; one is enough only where nothing stands above it.
fn best_row(rows: &[RawRow], map: &[(String, Field)]) -> Option<usize> {
    let scores: Vec<usize> = rows.iter().map(|row| known_names(row, map)).collect();
    let most = *scores.iter().max()?;
    let best = scores.iter().position(|score| *score == most)?;
    let first = rows.iter().position(|row| row.filled().next().is_some());
    (most >= 2 || most == 1 && first == Some(best)).then_some(best)
}

fn known_names(row: &RawRow, map: &[(String, Field)]) -> usize {
    let marked = row.filled().any(|(_, cell)| text::has_marks(cell));
    let short = row
        .filled()
        .filter(|(column, cell)| cell.len() <= LONGEST && !row.is_numeric(*column));
    short
        .filter(|(_, cell)| is_known(cell, marked, map))
        .count()
}

fn is_known(name: &str, marked: bool, map: &[(String, Field)]) -> bool {
    mapped(name, map).is_some() || header::find(name, marked).is_some()
}

fn mapped(name: &str, map: &[(String, Field)]) -> Option<Field> {
    let wanted = header::plain(name);
    map.iter()
        .find(|(column, _)| header::plain(column) == wanted)
        .map(|(_, field)| *field)
}

/// A header has a second row where cells are merged, below or above the best row.
fn header_rows(rows: &[RawRow], best: usize, map: &[(String, Field)]) -> Range<usize> {
    let pair = |top: usize| matches!((rows.get(top), rows.get(top + 1)), (Some(a), Some(b)) if is_pair(a, b, map));
    if pair(best) {
        best..best + 2
    } else if best > 0 && pair(best - 1) {
        best - 1..best + 1
    } else {
        best..best + 1
    }
}

/// Says whether two rows are one header: the lower one stands under merged cells of the upper.
fn is_pair(top: &RawRow, bottom: &RawRow, map: &[(String, Field)]) -> bool {
    let width = top.cells.len().max(bottom.cells.len());
    let has = |row: &RawRow, column: usize| !row.cell(column).is_empty();
    let under_span = |column: usize| {
        let starts = has(top, column) && !has(top, column + 1) && has(bottom, column + 1);
        let inside = !has(top, column) && (0..column).any(|left| has(top, left));
        starts || inside
    };
    let mut below = (0..width).filter(|column| has(bottom, *column));
    let sound = below.clone().all(|column| {
        under_span(column) && !bottom.is_numeric(column) && !is_number(bottom.cell(column))
    });
    let tall = (0..width).any(|column| has(top, column) && !has(bottom, column));
    sound
        && tall
        && below.clone().count() >= 2
        && below.any(|column| {
            is_known(bottom.cell(column), false, map)
                || is_known(&joined(top, bottom, column), false, map)
        })
}

fn is_number(cell: &str) -> bool {
    cell.chars().all(|c| !c.is_alphabetic())
}

/// The names of the columns, those of a span before those under it.
fn names(header: &[RawRow]) -> Vec<(String, String)> {
    let width = header
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or_default();
    let last = (0..width)
        .rev()
        .find(|column| header.iter().any(|row| !row.cell(*column).is_empty()));
    let columns = 0..last.map_or(0, |last| last + 1);
    match header {
        [only] => columns
            .map(|column| (only.cell(column).to_owned(), String::new()))
            .collect(),
        [top, bottom] => columns
            .map(|column| (joined(top, bottom, column), bottom.cell(column).to_owned()))
            .collect(),
        _ => Vec::new(),
    }
}

fn joined(top: &RawRow, bottom: &RawRow, column: usize) -> String {
    let (above, below) = (top.cell(column), bottom.cell(column));
    if below.is_empty() {
        return above.to_owned();
    }
    let span = if above.is_empty() {
        (0..column)
            .rev()
            .map(|left| top.cell(left))
            .find(|cell| !cell.is_empty())
            .unwrap_or_default()
    } else {
        above
    };
    format!("{span} {below}").trim().to_owned()
}

fn columns(
    names: Vec<(String, String)>,
    unit: Option<Unit>,
    map: &[(String, Field)],
) -> Vec<SourceColumn> {
    let marked = names.iter().any(|(name, _)| text::has_marks(name));
    let mut columns: Vec<SourceColumn> = Vec::with_capacity(names.len());
    let mut taken = std::collections::HashMap::new();
    for (place, (name, below)) in names.into_iter().enumerate() {
        let name = if name.is_empty() {
            format!("#{}", place + 1)
        } else {
            crate::text::clean(&name).into_owned()
        };
        let (field, own_unit) = find_below(&name, &below, marked, map);
        let field = if columns.iter().any(|column| column.field == field) {
            Field::Extra
        } else {
            field
        };
        let count: &mut u32 = taken.entry(name.clone()).or_default();
        *count += 1;
        let name = if *count > 1 {
            format!("{name} ({count})")
        } else {
            name
        };
        columns.push(SourceColumn::new(
            name,
            field,
            own_unit.or(unit).filter(|_| field.is_money()),
        ));
    }
    columns
}

/// The field of a column: by its whole name, or by what stands under the span.
fn find_below(
    name: &str,
    below: &str,
    marked: bool,
    map: &[(String, Field)],
) -> (Field, Option<Unit>) {
    let (field, unit) = find(name, marked, map);
    if below.is_empty() || field != Field::Extra {
        return (field, unit);
    }
    let span_unit = header::split_unit(name).1;
    let (field, unit) = find(below, marked, map);
    let sum = matches!(
        header::plain(below).as_str(),
        "tong" | "tong so" | "tong cong" | "total"
    );
    let of_money = ["kinh phi", "von", "chi phi", "cost"]
        .iter()
        .any(|word| header::plain(name).contains(word));
    if sum && of_money {
        (
            Field::Figure(crate::dataset::Indicator::TotalCost),
            span_unit,
        )
    } else {
        (field, unit.or(span_unit))
    }
}

fn find(name: &str, marked: bool, map: &[(String, Field)]) -> (Field, Option<Unit>) {
    match mapped(name, map) {
        Some(field) => (field, header::split_unit(name).1),
        None => header::find(name, marked).unwrap_or((Field::Extra, None)),
    }
}

/// The unit that a line above the header gives to all amounts: `ĐVT: triệu đồng`.
pub(in crate::reader) fn unit_line(row: &RawRow) -> Option<Unit> {
    row.filled().find_map(|(_, cell)| {
        let words = header::plain(cell);
        let says_unit = ["dvt", "don vi tinh", "don vi", "unit"]
            .iter()
            .any(|word| words.contains(word));
        let bare = words.len() < 24;
        (says_unit || bare)
            .then(|| header::named_unit(cell))
            .flatten()
    })
}

/// The year or years that a title names; the date of a decision is none.
fn title_period(row: &RawRow) -> Option<Period> {
    row.filled().find_map(|(_, cell)| {
        let words = header::plain(cell);
        let place = ["giai doan ", "nam "]
            .iter()
            .find_map(|word| words.find(word))?;
        let mut years = value::years(&words[place..]);
        let from = years.next().filter(|_| !words.contains("ngay "))?;
        let to = years
            .next()
            .filter(|to| *to > from && words.contains("giai doan"))
            .unwrap_or(from);
        Some(Period {
            from,
            to,
            half: None,
        })
    })
}

/// Notes whose separators the numbers of each column have, as far as the first rows show it.
pub(in crate::reader) fn note_styles(columns: &mut [SourceColumn], rows: &[RawRow]) {
    for (place, column) in columns.iter_mut().enumerate() {
        if matches!(column.field, Field::Figure(_) | Field::SupportFrom(_)) {
            let shown = rows
                .iter()
                .filter(|row| !row.is_numeric(place))
                .map(|row| shown_decimal(row.cell(place)));
            let mut shown = shown.flatten();
            let first = shown.next();
            column.style.decimal = first.filter(|first| shown.all(|other| other == *first));
        }
    }
}

/// The style of a number that can be read in one of them only.
fn shown_decimal(cell: &str) -> Option<Decimal> {
    let place = cell.rfind(['.', ','])?;
    let sign = cell.as_bytes()[place];
    let digits_after = cell[place + 1..]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let again = cell[..place].contains(char::from(sign));
    let both = cell[..place].contains(['.', ',']) && !again;
    let is_decimal = both || !again && digits_after != 3;
    let numeric = cell.starts_with(|c: char| c.is_ascii_digit());
    let style = if (sign == b',') == is_decimal {
        Decimal::Comma
    } else {
        Decimal::Point
    };
    // "13.560" alone may be either.
    (numeric && (is_decimal || again)).then_some(style)
}

/// Says whether a row only numbers the columns.
pub(in crate::reader) fn is_number_row(row: &RawRow) -> bool {
    line::are_numbers(row.filled().map(|(_, cell)| cell))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Indicator;
    use crate::reader::table::row::row;

    fn fields(layout: &Layout) -> Vec<&'static str> {
        layout
            .columns
            .iter()
            .map(|column| column.field.key())
            .collect()
    }

    #[test]
    fn a_header_of_two_rows_under_titles() {
        let rows = [
            row(&["DANH MỤC ĐỀ ÁN KHUYẾN CÔNG NĂM 2021"]),
            row(&["(Kèm theo Quyết định ngày 5 tháng 1 năm 2020)"]),
            row(&["", "", "", "", "ĐVT: triệu đồng"]),
            row(&[
                "STT",
                "Tên đề án",
                "Địa chỉ",
                "",
                "Kinh phí",
                "",
                "",
                "Ghi chú",
            ]),
            row(&["", "", "Xã", "Huyện", "Tổng", "KCQG hỗ trợ", "Đối ứng", ""]),
            row(&["1", "2", "3", "4", "5", "6", "7", "8"]),
        ];
        let layout = find_header(&rows, &[]).unwrap();
        assert_eq!(layout.header, 3..5);
        assert_eq!(
            fields(&layout),
            [
                "ordinal",
                "title",
                "commune",
                "district",
                "total_cost",
                "support_kcqg",
                "counterpart",
                "note"
            ]
        );
        assert_eq!(layout.columns[4].style.unit, Some(Unit::Million));
        assert_eq!(layout.columns[4].name, "Kinh phí Tổng");
        assert_eq!(layout.period, Some(Period::year(2021)));
    }

    #[test]
    fn a_header_of_one_row_is_not_joined_with_the_first_record() {
        let rows = [
            row(&["title", "year", "support"]),
            row(&["May", "2021", "300"]),
        ];
        let layout = find_header(&rows, &[]).unwrap();
        assert_eq!(
            (layout.header.clone(), fields(&layout)),
            (0..1, vec!["title", "period", "support"])
        );
    }

    #[test]
    fn the_map_goes_first_and_fields_are_given_once() {
        let map = [("Chi".to_owned(), Field::Figure(Indicator::Support))];
        let layout = find_header(
            &[row(&["Tên đề án", "Chi", "Ghi chú", "Ghi chú", ""])],
            &map,
        )
        .unwrap();
        assert_eq!(fields(&layout), ["title", "support", "note", "extra"]);
        assert_eq!(layout.columns[3].name, "Ghi chú (2)");
    }

    #[test]
    fn texts_are_no_header() {
        assert!(find_header(&[row(&["Kính gửi ông"]), row(&["Tên tôi là A", "b"])], &[]).is_none());
        assert!(find_header(&[], &[]).is_none());
    }

    #[test]
    fn numbers_show_their_style() {
        for (cell, expected) in [
            ("1.234,5", Some(Decimal::Comma)),
            ("1,234.5", Some(Decimal::Point)),
            ("0.5", Some(Decimal::Point)),
            ("12,75", Some(Decimal::Comma)),
            ("13.560", None),
            ("1.234.567", Some(Decimal::Comma)),
            ("300", None),
        ] {
            assert_eq!(shown_decimal(cell), expected, "{cell}");
        }
    }
}
