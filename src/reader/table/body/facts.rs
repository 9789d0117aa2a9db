//! What the cells of a row show at first sight.

use super::super::column::SourceColumn;
use super::super::line::{self, Level};
use super::super::row::{RawRow, RowKind};
use super::super::sum_words;
use super::super::value;
use crate::text;

/// What the cells of a row show at first sight.
pub(super) struct Facts<'r> {
    pub(super) ordinal: &'r str,
    /// The first text that is no number of the row.
    pub(super) label: &'r str,
    /// Filled cells that are neither the number of the row nor amounts.
    pub(super) texts: usize,
    /// Those of them that have words.
    pub(super) names: usize,
    /// Filled cells in columns of numbers that are added up, or of shares.
    pub(super) amounts: usize,
}

impl<'r> Facts<'r> {
    /// Looks at a row of a table with these columns; one of them may hold its number.
    pub(super) fn of(
        row: &'r RawRow,
        ordinal_column: Option<usize>,
        columns: &[SourceColumn],
    ) -> Self {
        let ordinal = ordinal_column.map_or("", |column| row.cell(column));
        // "Tổng cộng" may stand in the column of numbers, over merged cells.
        let has_words = ordinal.chars().filter(|c| c.is_alphabetic()).count() > 2;
        let is_label = has_words && line::level(ordinal).is_none()
            || sum_words::sum(ordinal).is_some() && !sum_words::is_addition(ordinal);
        let is_of_numbers = |column: &SourceColumn| column.is_summed || column.is_of_shares;
        let has_numbers = |column: usize| columns.get(column).is_some_and(is_of_numbers);
        let (mut label, mut texts, mut names, mut amounts) = ("", 0, 0, 0);
        // A number told of other rows is none of its own columns.
        let cells = row.filled().filter(|_| row.kind != RowKind::Told);
        for (column, cell) in cells {
            let is_number = Some(column) == ordinal_column && !is_label;
            if is_number || says_nothing(cell) {
                continue;
            }
            if has_numbers(column) && !is_heading_text(cell) {
                amounts += 1;
            } else {
                texts += 1;
                names += usize::from(text::has_letters(cell));
                label = if label.is_empty() { cell } else { label };
            }
        }
        // A year alone is no number of a row, but what the rows below it have in common.
        let is_name = |ordinal| {
            line::is_year(ordinal)
                || line::level(ordinal) == Some(Level::Part)
                || sum_words::is_addition(ordinal)
        };
        let is_alone = texts == 0 && is_name(ordinal);
        Self {
            ordinal: if is_label || is_alone { "" } else { ordinal },
            label: if is_alone { ordinal } else { label },
            texts: texts + usize::from(is_alone),
            names,
            amounts,
        }
    }
}

/// A text in a column of numbers that begins with no figure: a label over merged cells, or a date.
fn is_heading_text(cell: &str) -> bool {
    // "khoảng 300" is an amount, "Thái Bình, ngày 12" is none.
    const NEAR: usize = 14;
    if begins_with_digit(cell) {
        return false;
    }
    !value::has_no_value(cell) && !cell.chars().take(NEAR).any(|c| c.is_ascii_digit())
}

/// `-`, `---` and the like fill a cell and say nothing.
fn says_nothing(cell: &str) -> bool {
    // Nearly all cells begin with a letter or a figure, and need no search.
    let is_said = |c: char| text::is_letter(c) && !matches!(c, 'x' | 'X') || c.is_numeric();
    if begins_with_digit(cell) || cell.starts_with(is_said) {
        return false;
    }
    let is_line = || !value::is_formula(cell) && cell.chars().all(|c| "-–—_=.…|+: ".contains(c));
    value::is_nothing_or_cross(cell) || is_line()
}

fn begins_with_digit(cell: &str) -> bool {
    cell.as_bytes().first().is_some_and(u8::is_ascii_digit)
}
