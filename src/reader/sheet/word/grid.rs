//! The cells of a table in the columns in which people see them.
//!
//! A cell of Word says how many columns of the grid it takes, and whether it goes on in the row
//! below. Borders that were drawn by hand miss each other by a hair, and each such hair is a
//! column of the grid in which nothing can stand: it counts as no column here.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use csv::StringRecord;

use crate::reader::table::RawRow;

/// The widest row; Word has far fewer columns.
const MOST_COLUMNS: usize = 65_000;
/// The most text of a row.
const MOST_ROW: usize = 32 << 20;
/// The most cells side by side that go on in the row below.
const MOST_OPEN: usize = 64;
/// A column narrower than this, in twentieths of a point, is a hair: its margins alone are wider.
const HAIR: usize = 120;

/// How a cell stands to the one above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Merge {
    #[default]
    Single,
    /// It goes on in the rows below.
    First,
    /// It is part of the cell above.
    Continued,
}

/// A cell as its element tells it.
#[derive(Clone, Debug, Default)]
struct GridCell {
    /// How many columns of the grid it takes.
    span: usize,
    merge: Merge,
    /// How wide it is; nothing where that is not told.
    width: usize,
    text: String,
}

/// A table while its rows are put together.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// How many columns that people see stand left of each column of the grid.
    places: Vec<usize>,
    /// Where each column of the grid begins, in twentieths of a point.
    edges: Vec<usize>,
    /// The cells of the current row.
    waiting: Vec<GridCell>,
    /// The columns of the grid before its first cell.
    before: usize,
    cells: Vec<String>,
    bytes: usize,
    row: RawRow,
    /// The column of the grid in which the next cell stands.
    next: usize,
    cell: GridCell,
    is_deleted: bool,
    /// The texts of cells that go on below, by their column.
    open: BTreeMap<usize, Rc<str>>,
    number: u64,
}

impl Grid {
    /// Adds a column of the grid; a width of zero says that none was noted.
    pub(super) fn add_column(&mut self, width: usize) {
        let last = self.places.last().copied().unwrap_or_default();
        if self.places.is_empty() {
            self.places.push(0);
            self.edges.push(0);
        }
        if self.places.len() < MOST_COLUMNS {
            let is_hair = (1..HAIR).contains(&width);
            self.places.push(last + usize::from(!is_hair));
            let edge = self.edges.last().copied().unwrap_or_default();
            self.edges.push(edge.saturating_add(width));
        }
    }

    /// Says whether the table has one column only.
    pub(super) fn is_single(&self) -> bool {
        self.places.len() == 2
    }

    /// The column that people see, where a column of the grid begins.
    fn place(&self, column: usize) -> usize {
        let Some(last) = self.places.len().checked_sub(1) else {
            return column;
        };
        self.places[column.min(last)].saturating_add(column.saturating_sub(last))
    }

    /// The number of the row whose cells come.
    pub(super) fn current_row(&self) -> u64 {
        self.number + 1
    }

    pub(super) fn begin_row(&mut self) {
        self.cells.clear();
        self.row.clear();
        self.waiting.clear();
        (self.next, self.before) = (0, 0);
        (self.bytes, self.is_deleted) = (0, false);
    }

    /// Leaves columns of the grid out before the first cell.
    pub(super) fn skip(&mut self, columns: usize) {
        self.next = self.next.saturating_add(columns);
        self.before = self.next;
    }

    /// Notes that the row was deleted in a change that is tracked.
    pub(super) fn delete_row(&mut self) {
        self.is_deleted = true;
    }

    pub(super) fn hide_row(&mut self) {
        self.row.is_hidden = true;
    }

    pub(super) fn begin_cell(&mut self) {
        self.cell = GridCell {
            span: 1,
            ..GridCell::default()
        };
    }

    pub(super) fn span(&mut self, columns: usize) {
        self.cell.span = columns.max(1);
    }

    pub(super) fn merge(&mut self, merge: Merge) {
        self.cell.merge = merge;
    }

    pub(super) fn width(&mut self, width: usize) {
        self.cell.width = width;
    }

    /// Takes the text of the cell; says whether there is room for it.
    pub(super) fn end_cell(&mut self, text: &str) -> bool {
        let column = self.place(self.next);
        self.next = self.next.saturating_add(self.cell.span);
        self.bytes += text.len();
        let is_empty = text.trim().is_empty();
        if !is_empty && (column >= MOST_COLUMNS || self.bytes > MOST_ROW) {
            return false;
        }
        let mut cell = std::mem::take(&mut self.cell);
        text.clone_into(&mut cell.text);
        self.waiting.push(cell);
        true
    }

    /// Puts the cells of the row into their columns.
    fn lay_out(&mut self) {
        let spans = self.spans_by_width();
        let cells = std::mem::take(&mut self.waiting);
        let mut next = self.before;
        for (place, cell) in cells.iter().enumerate() {
            let span = spans.as_ref().map_or(cell.span, |spans| spans[place]);
            let column = self.place(next);
            next = next.saturating_add(span);
            let behind = self.place(next).max(column.saturating_add(1));
            self.lay(cell, column..behind);
            self.widen(column..behind);
        }
        self.waiting = cells;
    }

    /// Gives the row the columns of a cell, which are there though nothing stands in them.
    fn widen(&mut self, columns: Range<usize>) {
        let most = self.places.last().copied().unwrap_or_default();
        let width = columns.end.min(most.max(columns.start + 1));
        if self.cells.len() < width && width <= MOST_COLUMNS {
            self.cells.resize(width, String::new());
        }
    }

    /// How many columns each cell takes by its width, in a row that says fewer than there are.
    fn spans_by_width(&self) -> Option<Vec<usize>> {
        let is_short = self.next + 1 < self.edges.len();
        let mut at = *self.edges.get(self.before).filter(|_| is_short)?;
        let mut column = self.before;
        let spans = self.waiting.iter().map(|cell| {
            at += Some(cell.width).filter(|width| *width > 0)?;
            let is_near = |edge: &usize| edge.abs_diff(at) < HAIR;
            let behind = column + 1 + self.edges.get(column + 1..)?.iter().position(is_near)?;
            let span = behind - column;
            column = behind;
            Some(span)
        });
        spans.collect()
    }

    fn lay(&mut self, cell: &GridCell, columns: Range<usize>) {
        let column = columns.start;
        if cell.merge == Merge::Continued {
            let above = self.open.get(&column);
            self.row
                .above
                .extend(above.map(|text| (column, Rc::clone(text))));
        } else {
            self.open.retain(|open, _| !columns.contains(open));
        }
        if cell.merge == Merge::First && self.open.len() < MOST_OPEN {
            self.open.insert(column, cell.text.as_str().into());
        }
        if !cell.text.trim().is_empty() {
            self.put(column, &cell.text);
        }
    }

    fn put(&mut self, column: usize, text: &str) {
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        let cell = &mut self.cells[column];
        // Something stands in a hair after all: it is kept beside its neighbour.
        if !cell.is_empty() {
            cell.push('\n');
        }
        cell.push_str(text);
    }

    /// The row, unless it was deleted.
    pub(super) fn end_row(&mut self) -> Option<RawRow> {
        if self.is_deleted {
            return None;
        }
        self.lay_out();
        self.number += 1;
        self.row.number = self.number;
        self.row.cells = StringRecord::from(std::mem::take(&mut self.cells));
        Some(std::mem::take(&mut self.row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of cells: columns of the grid, how it stands to the cell above, text.
    fn row(grid: &mut Grid, cells: &[(usize, Merge, &str)]) -> RawRow {
        grid.begin_row();
        for (span, merge, text) in cells {
            grid.begin_cell();
            grid.span(*span);
            grid.merge(*merge);
            assert!(grid.end_cell(text));
        }
        grid.end_row().unwrap()
    }

    const ONE: Merge = Merge::Single;

    #[test]
    fn cells_stand_where_their_grid_says() {
        let mut grid = Grid::default();
        (0..4).for_each(|_| grid.add_column(1_000));
        let first = row(
            &mut grid,
            &[(1, ONE, "STT"), (2, ONE, "Kinh phí"), (1, ONE, "Ghi chú")],
        );
        assert_eq!(first.cells, vec!["STT", "Kinh phí", "", "Ghi chú"]);
        grid.begin_row();
        grid.skip(2);
        grid.begin_cell();
        assert!(grid.end_cell("7"));
        let second = grid.end_row().unwrap();
        assert_eq!((second.number, second.cell(2)), (2, "7"));
    }

    #[test]
    fn an_empty_cell_is_there_and_a_missing_one_is_not() {
        for columns in [0, 4] {
            let mut grid = Grid::default();
            (0..columns).for_each(|_| grid.add_column(1_000));
            let whole = row(&mut grid, &[(1, ONE, "1"), (2, ONE, "May"), (1, ONE, "")]);
            let merged = row(&mut grid, &[(1, ONE, "2"), (3, ONE, "")]);
            let short = row(&mut grid, &[(1, ONE, "3"), (2, ONE, "Dệt")]);
            let widths = [&whole, &merged, &short].map(|row| row.cells.len());
            assert_eq!(widths[0], 4);
            assert_eq!(widths[1], if columns == 0 { 2 } else { 4 });
            assert!(widths[2] < 4, "{short:?}");
        }
    }

    #[test]
    fn cells_go_on_below_until_another_one_begins() {
        let mut grid = Grid::default();
        row(&mut grid, &[(1, Merge::First, "Hưng Hà"), (1, ONE, "a")]);
        let below = row(&mut grid, &[(1, Merge::Continued, ""), (1, ONE, "b")]);
        assert_eq!((below.cell(0), below.covered(0)), ("", "Hưng Hà"));
        row(&mut grid, &[(1, ONE, ""), (1, ONE, "c")]);
        let after = row(&mut grid, &[(1, Merge::Continued, ""), (1, ONE, "d")]);
        assert_eq!(after.covered(0), "");
    }

    #[test]
    fn a_hair_between_two_borders_is_no_column() {
        let mut grid = Grid::default();
        for width in [500, 3_000, 15, 2_000, 900] {
            grid.add_column(width);
        }
        let head = row(
            &mut grid,
            &[
                (1, ONE, "STT"),
                (1, ONE, "Tên"),
                (2, ONE, "Huyện"),
                (1, ONE, "Năm"),
            ],
        );
        let body = row(
            &mut grid,
            &[
                (1, ONE, "1"),
                (2, ONE, "May"),
                (1, ONE, "Thái Thụy"),
                (1, ONE, "2019"),
            ],
        );
        assert_eq!(head.cells, vec!["STT", "Tên", "Huyện", "Năm"]);
        assert_eq!(body.cells, vec!["1", "May", "Thái Thụy", "2019"]);
        let filled = row(
            &mut grid,
            &[
                (1, ONE, "2"),
                (1, ONE, "Dệt"),
                (1, ONE, "x"),
                (1, ONE, "Vũ Thư"),
            ],
        );
        assert_eq!(filled.cells, vec!["2", "Dệt", "x\nVũ Thư"]);
    }

    #[test]
    fn a_cell_beyond_all_columns_is_refused() {
        let mut grid = Grid::default();
        grid.begin_row();
        grid.skip(usize::MAX);
        grid.begin_cell();
        assert!(!grid.end_cell("a"));
    }
}
