//! Rows that head columns: their names once more or others, their numbers, their units.

use super::super::column::names_unit;
use super::super::row::RawRow;
use super::super::{column_marks, header, line, value};
use super::TableBody;
use super::decision::Decision;
use super::facts::Facts;

/// Rows below a header among which column numbers and units may stand.
const NEAR: u64 = 3;

impl TableBody {
    /// A row that numbers the columns stands right below a header.
    ///
    /// Plain numbers are the numbers of the columns only where each is that of its own column or
    /// none of them is left out, and where a column of texts has one: `1,2,3` can be a record of a
    /// list of numbers. Letters are only where one stands in a column of numbers.
    pub(super) fn is_number_row(&self, row: &RawRow) -> bool {
        let cells = || row.filled().map(|(_, cell)| cell);
        if self.seen > NEAR || !column_marks::are_marks(cells()) {
            return false;
        }
        if cells().all(|cell| cell.bytes().all(|byte| byte.is_ascii_digit())) {
            let mut filled = row.filled();
            let are_places = filled.all(|(column, cell)| cell.parse() == Ok(column + 1));
            let has_title = self.title.is_some_and(|title| !row.cell(title).is_empty());
            return has_title && (are_places || column_marks::count_up(cells()));
        }
        let is_number = |column: usize| {
            let known = self.columns.get(column);
            known.is_some_and(|known| known.field.indicator().is_some())
        };
        !column_marks::are_letters(cells()) || row.filled().any(|(column, _)| is_number(column))
    }

    /// Whether a row names columns: these once more, or others.
    pub(super) fn header(&self, rows: &[RawRow], map: header::Named<'_>) -> Option<Decision> {
        let row = &rows[0];
        if !header::is_of_names(row) || row.filled().count() < 2 {
            return None;
        }
        if self.names_again(row)
            || self.may_begin(row)
                && row
                    .filled()
                    .all(|(column, cell)| self.is_same(column, cell))
        {
            // Under titles of its own a list with the same columns is another list.
            return Some(if self.ended || self.has_units {
                Decision::NewTable
            } else {
                Decision::HeaderAgain
            });
        }
        // A single name is no header in the middle of a list.
        (self.may_begin(row) && header::names_columns(row, map)).then_some(Decision::NewTable)
    }

    /// Says whether a row has the names of these columns and nothing else.
    pub(super) fn names_again(&self, row: &RawRow) -> bool {
        let mut cells = row.filled();
        row.filled().count() > 1 && cells.all(|(column, cell)| self.is_name(column, cell))
    }

    /// Says whether a cell is the name of its column, or one row of it.
    fn is_name(&self, column: usize, cell: &str) -> bool {
        let name = self.names.get(column).map_or("", String::as_str);
        let is_word = cell.chars().count() > 2;
        name == cell || is_word && (name.ends_with(cell) || name.starts_with(cell))
    }

    /// The same, whatever its capitals and spaces are.
    fn is_same(&self, column: usize, cell: &str) -> bool {
        let name = self.names.get(column).map_or("", String::as_str);
        let (name, cell) = (name.to_lowercase(), cell.to_lowercase());
        name.split_whitespace().eq(cell.split_whitespace())
    }

    /// Another table begins behind something that is no record, or where a number should stand.
    fn may_begin(&self, row: &RawRow) -> bool {
        let ordinal = self.ordinal_of(row);
        !self.was_record
            || row.number > self.last + 1
            || ordinal.starts_with(char::is_alphabetic) && line::level(ordinal).is_none()
    }

    /// `(triệu đồng)`, `(người)` below the names, `ĐVT` before them or not, or a line with a unit
    /// between the records.
    pub(super) fn is_unit_row(&self, row: &RawRow, facts: &Facts<'_>) -> bool {
        let units = || {
            let mut cells = row
                .filled()
                .filter(|(_, cell)| !names_unit(cell))
                .peekable();
            cells.peek().is_some() && cells.all(|(_, cell)| value::is_unit(cell))
        };
        let line = || {
            facts.texts == 1
                && facts.amounts == 0
                && facts.ordinal.is_empty()
                && header::unit_line(row).is_some()
        };
        self.seen <= NEAR && facts.ordinal.is_empty() && units() || line()
    }
}
