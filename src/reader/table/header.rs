//! Where a table begins: a header of one to four rows, wherever it stands, and what is said above.

use std::ops::Range;

use super::chosen::Chosen;
use super::column;
use super::exported;
use super::given::TITLES;
use super::row::RawRow;
use super::sum_words;
use super::titles;
use super::value;
use crate::dataset::{Field, header};
use crate::text::{self, Unit};

/// A header is short; a row of sentences is none.
const LONGEST: usize = 200;
/// The most rows of a header.
const MOST_ROWS: usize = 4;

/// How columns were named by the caller.
pub(super) type Named<'a> = &'a [(String, Chosen)];

/// Finds the first header: its rows.
pub(super) fn find(rows: &[RawRow], map: Named<'_>) -> Option<Range<usize>> {
    let first = (0..rows.len()).find(|at| is_header(rows, *at, map))?;
    Some(extended(rows, first, map))
}

/// Guesses the header of a table of which no name is known: its first row of several texts, all
/// different, over rows that fill the same columns. Texts alone are a table only where two such
/// rows follow; a number below a name is evidence enough.
pub(super) fn guess(rows: &[RawRow]) -> Option<Range<usize>> {
    let at = rows.iter().position(|row| row.filled().count() >= 2)?;
    let row = &rows[at];
    let cells: Vec<&str> = row.filled().map(|(_, cell)| cell).collect();
    let differ = (1..cells.len()).all(|place| !cells[..place].contains(&cells[place]));
    let is_name = |cell: &&str| cell.len() <= 80 && cell.chars().any(char::is_alphabetic);
    if !is_of_names(row) || !differ || !cells.iter().all(is_name) {
        return None;
    }
    let below = || {
        rows[at + 1..]
            .iter()
            .filter(|row| row.filled().next().is_some())
            .take(20)
    };
    let fits = |other: &&RawRow| {
        let filled = other
            .filled()
            .filter(|(column, _)| !row.cell(*column).is_empty());
        filled.count() * 2 >= cells.len()
    };
    let fitting = below().filter(fits).count();
    let numbers = |row: &RawRow| {
        row.filled()
            .any(|(_, cell)| cell.starts_with(|c: char| c.is_ascii_digit()))
    };
    let enough = if below().any(numbers) { 1 } else { 2 };
    (fitting >= enough && fitting * 2 >= below().count()).then_some(at..at + 1)
}

/// Says whether a row names columns.
///
/// Two known names are enough where they are half of the row: a project may be called like one
/// column, but not like two. One name is enough where nothing stands above it.
pub(super) fn is_header(rows: &[RawRow], at: usize, map: Named<'_>) -> bool {
    let row = &rows[at];
    if !is_of_names(row) {
        return exported::is_header(&row.cells.iter().map(str::trim));
    }
    let is_first = || rows[..at].iter().all(|row| row.filled().next().is_none());
    let (known, filled) = known_names(row, map);
    let is_lone = || known == 1 && filled <= 4 && is_first();
    are_names(known, filled) || is_lone() && !is_title(rows, at, map)
}

/// Says whether a lone cell that is called like a column is the title of what stands below it: by
/// its words, or right above a row of several names.
fn is_title(rows: &[RawRow], at: usize, map: Named<'_>) -> bool {
    let mut cells = rows[at].filled();
    let (Some((_, cell)), None) = (cells.next(), cells.next()) else {
        return false;
    };
    let mut below = rows[at + 1..].iter().take(TITLES);
    titles::is_title(cell) || below.any(|row| names_columns(row, map))
}

/// Says whether a row names columns by itself, wherever it stands.
pub(super) fn names_columns(row: &RawRow, map: Named<'_>) -> bool {
    let (known, filled) = known_names(row, map);
    is_of_names(row) && are_names(known, filled)
}

fn are_names(known: usize, filled: usize) -> bool {
    known >= 2 && known * 2 >= filled.min(6)
}

/// How many different fields a row names, and how many of its cells could be names.
fn known_names(row: &RawRow, map: Named<'_>) -> (usize, usize) {
    let named = row
        .filled()
        .filter(|(_, cell)| value::years(cell).next().is_none());
    (known_fields(row, map), named.count())
}

/// Says whether a row could name columns: short texts, and no number that is not a year.
///
/// Nearly every row of a list has a cell that begins with a digit, and is looked at no further.
pub(super) fn is_of_names(row: &RawRow) -> bool {
    row.filled().next().is_some()
        && row.filled().all(|(column, cell)| {
            let is_year = || value::years(cell).next().is_some() && cell.len() <= 12;
            let digit = cell.starts_with(|c: char| c.is_ascii_digit());
            cell.len() <= LONGEST && (!row.is_numeric(column) && !digit || is_year())
        })
}

/// How many different fields the cells of a row name.
fn known_fields(row: &RawRow, map: Named<'_>) -> usize {
    let marked = row.filled().any(|(_, cell)| text::has_marks(cell));
    let mut fields: Vec<Field> = Vec::new();
    for (_, cell) in row.filled() {
        let (field, _) = column::find(cell, marked, map);
        if field != Field::Extra && !fields.contains(&field) {
            fields.push(field);
        }
    }
    fields.len()
}

/// Takes the rows that belong to the header: those under its merged cells, and one above it.
pub(super) fn extended(rows: &[RawRow], best: usize, map: Named<'_>) -> Range<usize> {
    let pair =
        |start: usize, end: usize| end < rows.len() && is_pair(&rows[start..end], &rows[end], map);
    let mut header = best..best + 1;
    if best > 0 && pair(best - 1, best) && !is_header(rows, best - 1, map) {
        header.start -= 1;
    }
    while header.len() < MOST_ROWS {
        let (above, below) = rows[header.start..].split_at(header.len());
        header.end += if pair(header.start, header.end) {
            1
        } else if is_single_pair(above, below, map) {
            2
        } else {
            break;
        };
    }
    header
}

/// Says whether a row belongs to the header above it: its words stand under merged cells, and some
/// column above needs no further name. They are known names, or name columns that have none.
fn is_pair(above: &[RawRow], bottom: &RawRow, map: Named<'_>) -> bool {
    let is_word = |(column, cell): &(usize, &str)| !is_unit_below(above, *column, cell);
    let words = || bottom.filled().filter(is_word);
    let named = |name: &str| column::find(name, false, map).0 != Field::Extra;
    let is_known = |column: usize| {
        let top = above.last().cloned().unwrap_or_default();
        named(bottom.cell(column)) || named(&names(&[top, bottom.clone()])[column].0)
    };
    stands_under(above, bottom)
        && words().count() >= 2
        && words().any(|(column, _)| !is_named(above, column) || is_known(column))
}

/// Says whether a column has a name in some row of a header.
fn is_named(header: &[RawRow], column: usize) -> bool {
    header.iter().any(|row| !row.cell(column).is_empty())
}

/// Says whether a cell is the unit of the name above it: `Kinh phí` over `(triệu đồng)`.
fn is_unit_below(above: &[RawRow], column: usize, cell: &str) -> bool {
    value::is_unit(cell) && is_named(above, column)
}

/// Says whether all words of a row stand under merged cells of the last row of a header, and some
/// column above them has its name. `(triệu đồng)` may stand under any name.
fn stands_under(above: &[RawRow], bottom: &RawRow) -> bool {
    let Some(top) = above.last() else {
        return false;
    };
    let width = top.cells.len().max(bottom.cells.len());
    let has = |row: &RawRow, column: usize| !row.cell(column).is_empty();
    let under_span = |column: usize| {
        // Under the beginning of a span there is another name below the same span.
        let free = (column + 1..width).take_while(|next| !has(top, *next));
        let starts = has(top, column) && free.into_iter().any(|next| has(bottom, next));
        let inside = !has(top, column) && (0..column).any(|left| has(top, left));
        starts || inside
    };
    let mut tall = (0..width).filter(|column| is_named(above, *column));
    let is_sound = |(column, cell): (usize, &str)| {
        is_unit_below(above, column, cell) || under_span(column) && is_word(cell)
    };
    is_of_names(bottom) && tall.any(|column| !has(bottom, column)) && bottom.filled().all(is_sound)
}

/// Says whether a single name stands over two of the next row: `Kết quả │`, `Lao động │`,
/// `Nam │ Nữ`.
fn is_single_pair(above: &[RawRow], below: &[RawRow], map: Named<'_>) -> bool {
    let (Some(top), [single, next, ..]) = (above.last(), below) else {
        return false;
    };
    let mut cells = single.filled();
    let (Some((column, cell)), None) = (cells.next(), cells.next()) else {
        return false;
    };
    let is_span = !top.cell(column).is_empty() && top.cell(column + 1).is_empty();
    let all = [above, std::slice::from_ref(single)].concat();
    let is_over = next
        .filled()
        .map(|(under, _)| under)
        .eq([column, column + 1]);
    is_span && is_word(cell) && is_of_names(single) && is_over && is_pair(&all, next, map)
}

fn is_word(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic) && !cell.starts_with('(')
        || value::years(cell).next().is_some()
}

/// The names of the columns, each with what stands in its lowest row where it has several.
///
/// A merged cell names all columns below it: as far as the next cell of its row, and no further
/// than the cell above reaches.
pub(super) fn names(header: &[RawRow]) -> Vec<(String, String)> {
    let filled = header.iter().flat_map(RawRow::filled);
    let width = filled.map(|(column, _)| column + 1).max();
    (0..width.unwrap_or_default())
        .map(|column| name(header, column))
        .collect()
}

fn name(header: &[RawRow], column: usize) -> (String, String) {
    let lowest = (0..header.len())
        .rev()
        .find(|row| !header[*row].cell(column).is_empty());
    let Some(lowest) = lowest else {
        return (String::new(), String::new());
    };
    let mut parts: Vec<&str> = (0..=lowest)
        .map(|row| spanning(header, row, column))
        .filter(|part| !part.is_empty())
        .collect();
    parts.dedup();
    let own = header[lowest].cell(column);
    let below = if parts.len() > 1 { own } else { "" };
    (parts.join(" "), below.to_owned())
}

/// The cell of a header row that stands over a column.
fn spanning(header: &[RawRow], row: usize, column: usize) -> &str {
    let begins = |left: usize| {
        header[..row]
            .iter()
            .any(|above| !above.cell(left).is_empty())
    };
    let mut left = column;
    loop {
        let cell = header[row].cell(left);
        if !cell.is_empty() {
            return cell;
        }
        if left == 0 || begins(left) {
            return "";
        }
        left -= 1;
    }
}

/// The unit that the titles right above a header give to the whole table.
pub(super) fn unit_above(rows: &[RawRow]) -> Option<Unit> {
    let near = &rows[rows.len().saturating_sub(TITLES)..];
    near.iter()
        .rev()
        .find_map(|row| unit_line(row).or_else(|| unit_behind(row)))
}

/// The unit that a line gives to all amounts below it: `ĐVT: triệu đồng`.
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

/// The unit that a line below all rows of a list gives to its amounts.
pub(super) fn unit_below(rows: &[RawRow]) -> Option<Unit> {
    let is_fuller = |row: &RawRow| row.filled().count() > 1;
    let end = rows.iter().rposition(is_fuller).map_or(0, |last| last + 1);
    rows[end..].iter().find_map(|row| {
        let says = |(_, cell): (usize, &str)| header::plain(cell).contains("tinh");
        row.filled().any(says).then(|| unit_line(row)).flatten()
    })
}

/// The unit in brackets behind a title: `KINH PHÍ KHUYẾN CÔNG NĂM 2020 (triệu đồng)`.
fn unit_behind(row: &RawRow) -> Option<Unit> {
    let mut titles = row.filled().filter(|(_, cell)| cell.ends_with(')'));
    titles.find_map(|(_, cell)| header::split_unit(cell).1)
}

/// The column where a second table stands beside the first: where its names begin again, or behind
/// an empty column if it has a sum of its own.
pub(super) fn beside(columns: &[(String, String)], below: &[RawRow]) -> Option<usize> {
    let names: Vec<String> = columns
        .iter()
        .map(|(name, _)| header::plain(name))
        .collect();
    again_beside(&names).or_else(|| summed_beside(&names, below))
}

/// The column behind an empty one where a small table has its sum, and the list beside has none.
fn summed_beside(names: &[String], below: &[RawRow]) -> Option<usize> {
    let is_empty = |place: usize| below.iter().all(|row| row.cell(place).is_empty());
    let gap = (2..names.len().saturating_sub(2)).find(|place| names[*place].is_empty())?;
    let start = gap + 1;
    let is_sum = |cell: &str| sum_words::sum(cell).is_some_and(|words| words.is_sure);
    let mut sums = below.iter().filter(|row| is_sum(row.cell(start)));
    let is_own = |row: &RawRow| {
        !row.filled()
            .any(|(place, cell)| place < gap && is_sum(cell))
    };
    let are_named = names[start..].iter().all(|name| !name.is_empty());
    (are_named && is_empty(gap) && sums.next().is_some_and(is_own)).then_some(start)
}

/// The column where the names of a table begin again.
fn again_beside(names: &[String]) -> Option<usize> {
    let known = |name: &str| header::find(name, false).map(|(field, _)| field);
    (2..names.len()).find(|start| {
        let (left, right) = names.split_at(*start);
        // The gap between tables, or the number or title that each of them begins with.
        let begins = left.last().is_some_and(String::is_empty)
            || matches!(known(&names[*start]), Some(Field::Ordinal));
        let is_apart = left.last().is_some_and(String::is_empty)
            && matches!(known(&right[0]), Some(Field::Ordinal));
        let again = || {
            let said = right.iter().filter(|name| !name.is_empty());
            said.filter(|name| left.contains(name)).count()
        };
        // Thousands of names are compared with each other only where a table may begin.
        let is_enough = || is_apart || again() >= 2;
        begins && !right[0].is_empty() && left.contains(&right[0]) && is_enough()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::table::row::row;

    fn joined(rows: &[RawRow]) -> Vec<String> {
        names(rows).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn a_lone_name_is_the_title_of_the_names_below_it() {
        let title = |rows: &[&[&str]]| {
            let rows: Vec<_> = rows.iter().map(|cells| row(cells)).collect();
            is_title(&rows, 0, &[])
        };
        assert!(title(&[&["", "Đề án"], &["TT", "Tên đề án", "Hỗ trợ"]]));
        assert!(title(&[&["BIỂU TỔNG HỢP ĐỀ ÁN"], &["Máy dệt"]]));
        assert!(!title(&[&["Tên đề án"], &["Máy dệt"]]));
        assert!(!title(&[&["Danh mục đề án", "Ghi chú"], &["Máy dệt", ""]]));
    }

    #[test]
    fn a_header_of_three_rows() {
        let rows = [
            row(&["DANH MỤC ĐỀ ÁN NĂM 2021"]),
            row(&[
                "TT",
                "Tên đề án",
                "Địa điểm",
                "",
                "Kinh phí",
                "",
                "",
                "Ghi chú",
            ]),
            row(&["", "", "Xã", "Huyện", "Tổng", "Trong đó", "", ""]),
            row(&["", "", "", "", "", "KCQG hỗ trợ", "Đối ứng", ""]),
            row(&[
                "1",
                "Máy dệt",
                "Nguyên Xá",
                "Vũ Thư",
                "500",
                "200",
                "300",
                "",
            ]),
        ];
        let found = find(&rows, &[]).unwrap();
        assert_eq!(found, 1..4);
        assert_eq!(
            joined(&rows[found]),
            [
                "TT",
                "Tên đề án",
                "Địa điểm Xã",
                "Địa điểm Huyện",
                "Kinh phí Tổng",
                "Kinh phí Trong đó KCQG hỗ trợ",
                "Kinh phí Trong đó Đối ứng",
                "Ghi chú"
            ]
        );
    }

    #[test]
    fn a_table_of_unknown_names() {
        let guessed = |rows: &[&[&str]]| {
            let rows: Vec<_> = rows.iter().map(|cells| row(cells)).collect();
            guess(&rows)
        };
        assert_eq!(
            guessed(&[&["Loài", "Sải cánh"], &["Cò", "1,2"]]),
            Some(0..1)
        );
        assert_eq!(
            guessed(&[
                &["Bảng kê"],
                &["Loài", "Màu"],
                &["Cò", "trắng"],
                &["Vạc", "xám"]
            ]),
            Some(1..2)
        );
        // Rows without a header, a letter, and a name that stands twice.
        assert_eq!(guessed(&[&["1", "Máy dệt"], &["2", "Máy cắt"]]), None);
        assert_eq!(
            guessed(&[&["Kính gửi", "Sở Công Thương"], &["Về việc"]]),
            None
        );
        assert_eq!(guessed(&[&["a", "a"], &["1", "2"]]), None);
    }

    #[test]
    fn a_record_and_a_sentence_are_no_header() {
        for cells in [
            vec!["1", "Máy dệt", "Vũ Thư", "300"],
            vec!["Kính gửi Sở", "Công ty May"],
            vec!["Tên tôi là A", "b"],
        ] {
            assert_eq!(find(&[row(&["x"]), row(&cells)], &[]), None, "{cells:?}");
        }
    }

    #[test]
    fn a_header_in_the_middle_and_years_as_names() {
        let rows = [
            row(&["STT", "Tên đề án", "2019", "2020"]),
            row(&["1", "Máy dệt", "100", "200"]),
            row(&["Biểu 2", "", "", ""]),
            row(&["STT", "Tên lớp", "Nghề", "Số lao động"]),
        ];
        assert_eq!(find(&rows, &[]), Some(0..1));
        assert_eq!(find(&rows[1..], &[]), Some(2..3));
    }

    #[test]
    fn tables_beside_each_other() {
        let rows = |cells: &[&str]| names(&[row(cells)]);
        let twice = rows(&[
            "STT",
            "Tên đề án",
            "Hỗ trợ",
            "",
            "STT",
            "Tên đề án",
            "Hỗ trợ",
        ]);
        assert_eq!(beside(&twice, &[]), Some(4));
        assert_eq!(
            beside(&rows(&["STT", "Tên", "Ghi chú", "Ghi chú", "Năm"]), &[]),
            None
        );
    }

    #[test]
    fn units_above_a_header() {
        for (cell, unit) in [
            ("ĐVT: triệu đồng", Some(Unit::Million)),
            ("Đơn vị tính: nghìn đồng", Some(Unit::Thousand)),
            ("(triệu đồng)", Some(Unit::Million)),
            ("Danh mục đề án", None),
        ] {
            assert_eq!(unit_above(&[row(&["", cell])]), unit, "{cell}");
        }
    }
}
