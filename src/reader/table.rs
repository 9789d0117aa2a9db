//! From the rows of a list to records: a block of rows is understood as a whole, then handed on.
//!
//! ```text
//! rows ─► block ─► header (where tables begin) ─► column (what each column is)
//!                  body (what each row is) ◄─ line, sum_words (words), sums (arithmetic), numbers
//!                    └─► cell, value, activity, groups ─► record
//! ```
//!
//! A reader of tables calls [`Table::row`] for each row and [`Table::finish`] at the end. Lists of
//! offices fit into one block; of longer ones, the first block decides what the columns are.

pub(super) mod activity;
mod beside;
mod body;
pub(super) mod cell;
mod chosen;
mod claims;
mod column;
mod column_marks;
mod ditto;
mod exported;
mod funding;
mod given;
mod groups;
mod header;
mod line;
mod mark;
mod named_district;
mod named_period;
mod named_source;
mod named_stop;
mod numbers;
mod outline;
mod place;
mod recipients;
mod row;
mod section;
mod sum_words;
mod sums;
mod titles;
mod value;
mod year_bounds;

use std::ops::{ControlFlow, Range};

use anyhow::{Result, anyhow};

use super::load::Sink;
use super::report::{Role, TableReport};
use crate::dataset::header::named_unit;
use crate::text::Unit;
use given::Given;
use place::TablePlace;
use section::Section;
use sums::Since;

pub use chosen::Chosen;
pub(super) use column::of_name as column_of_name;
pub(super) use header::unit_line;
pub(super) use line::is_topic;
pub(super) use outline::depth as outline_depth;
pub(super) use row::RawRow;

/// How many rows are understood together.
const BLOCK: usize = 4_096;
/// How many bytes of them.
const BLOCK_BYTES: usize = 4 << 20;
/// How many rows wait for those behind them, so that a heading is seen with what it is over.
const AHEAD: usize = 64;
/// The most columns a table may have.
const MOST_COLUMNS: usize = 65_000;

/// The tables of a sheet or file while they are read.
pub(super) struct Table<'a, 'b> {
    pub(super) sink: &'a mut Sink<'b>,
    map: &'a [(String, Chosen)],
    place: TablePlace<'a>,
    /// The rows that wait; beyond `waiting` only their memory does.
    rows: Vec<RawRow>,
    waiting: usize,
    /// Memory for a row that is lent.
    free: RawRow,
    /// How many of them waited before.
    kept: usize,
    bytes: usize,
    section: Option<Section>,
    /// The column where a second table stands beside the first.
    split: Option<usize>,
    /// Right halves of rows, where a second table stands beside the first.
    beside: Vec<RawRow>,
    reports: Vec<TableReport>,
    has_rows: bool,
    /// All rows have come.
    sees_end: bool,
    /// No header was found among the rows that waited.
    is_lost: bool,
}

impl<'a, 'b> Table<'a, 'b> {
    pub(super) fn new(
        sink: &'a mut Sink<'b>,
        map: &'a [(String, Chosen)],
        file: &'a str,
        stem: &str,
        sheet: Option<&str>,
    ) -> Self {
        Self {
            sink,
            map,
            place: TablePlace {
                file,
                sheet: sheet.map(str::to_owned),
                stem: stem.to_owned(),
                tells_ragged: false,
                is_of_objects: false,
                unit: None,
                given: Given::default(),
                goes_on: None,
                late: Vec::new(),
            },
            rows: Vec::new(),
            waiting: 0,
            free: RawRow::default(),
            kept: 0,
            bytes: 0,
            section: None,
            split: None,
            beside: Vec::new(),
            reports: Vec::new(),
            has_rows: false,
            sees_end: false,
            is_lost: false,
        }
    }

    /// Where findings go.
    pub(super) fn sink(&mut self) -> &mut Sink<'b> {
        self.sink
    }

    /// Notes records that are longer or shorter than the header, which sheets often have.
    pub(super) fn with_ragged_told(mut self) -> Self {
        self.tell_ragged();
        self
    }

    /// Notes records that are longer or shorter than the header.
    pub(super) fn tell_ragged(&mut self) {
        self.place.tells_ragged = true;
    }

    /// Takes the first row for the names of keys, and each further one for an object with them.
    pub(super) fn of_objects(mut self) -> Self {
        self.place.is_of_objects = true;
        self
    }

    /// Takes what stands beside a list for the unit of its amounts, or for the year or the
    /// source of its records, if it is called so.
    pub(super) fn note_beside(&mut self, name: &str, text: &str) {
        if column::names_unit(name) {
            self.place.unit = self.place.unit.or_else(|| named_unit(text));
        }
        self.place.given.note(name, text);
    }

    /// Takes the table above for the first part of this one, if it has the same columns.
    pub(super) fn continue_after(&mut self, report: &TableReport) {
        let names = report.columns.iter().map(|column| column.column.clone());
        self.place.goes_on = Some(names.collect());
        self.place.given = Given::again(&report.given);
    }

    /// Takes what lines further above say for what holds for this table as well.
    pub(super) fn stand_under(&mut self, lines: &[RawRow]) {
        if !lines.is_empty() {
            self.place.given = Given::of((lines, &[]), &Given::default(), (None, ""));
            self.place.unit = self.place.unit.or_else(|| header::unit_above(lines));
        }
    }

    /// Takes the unit of a line further above for that of the amounts, if no line of their own has
    /// another.
    pub(super) fn assume_unit(&mut self, unit: Option<Unit>) {
        self.place.unit = self.place.unit.or(unit);
    }

    /// Names a column behind all others.
    pub(super) fn add_column(&mut self, name: &str) {
        self.place.late.push(name.to_owned());
    }

    /// Says whether any row came.
    pub(super) fn has_rows(&self) -> bool {
        self.has_rows
    }

    /// Takes a row; breaks when the user stopped, or when there is no header.
    pub(super) fn row(&mut self, row: &RawRow) -> Result<ControlFlow<()>> {
        let mut free = std::mem::take(&mut self.free);
        free.copy(row);
        let flow = self.swap(&mut free);
        self.free = free;
        flow
    }

    /// Takes a row and gives the memory of another one for it, whatever that holds.
    pub(super) fn swap(&mut self, row: &mut RawRow) -> Result<ControlFlow<()>> {
        if row.cells.len() > MOST_COLUMNS {
            return Err(anyhow!((self.sink.words.too_many_names)(MOST_COLUMNS)));
        }
        if self.is_lost {
            return Ok(ControlFlow::Break(()));
        }
        self.has_rows = true;
        if self.waiting == self.rows.len() {
            self.rows.push(RawRow::default());
        }
        self.bytes += row.cells.as_slice().len() + row.cells.len();
        std::mem::swap(&mut self.rows[self.waiting], row);
        self.waiting += 1;
        if self.waiting < BLOCK && self.bytes < BLOCK_BYTES {
            return Ok(ControlFlow::Continue(()));
        }
        self.understand(false)
    }

    /// Takes what still waits, so that what comes from elsewhere stands behind it.
    pub(super) fn catch_up(&mut self) -> Result<()> {
        if self.waiting > 0 && !self.is_lost {
            let _ = self.understand(true)?;
        }
        Ok(())
    }

    /// Says whether a line below the table goes on with its list.
    pub(super) fn goes_on_in(&mut self, line: &str) -> Result<bool> {
        self.catch_up()?;
        let section = self.section.as_ref();
        Ok(section.is_some_and(|section| section.goes_on_in(line)))
    }

    /// Takes a line that stands below the table.
    pub(super) fn below(&mut self, line: &str) -> Result<()> {
        self.catch_up()?;
        if let Some(section) = &mut self.section {
            let mut row = RawRow::default();
            row.push(line, false);
            row.number = section.last_row() + 1;
            section.below(&row, self.sink, &self.place);
        }
        Ok(())
    }

    /// Holds what a file tells beside its list against the records, where it is their total.
    pub(super) fn compare_beside(&mut self, path: &str, text: &str, numeric: bool) {
        if let Some(section) = &mut self.section {
            let told = (path, text, numeric);
            section.compare_beside(told, Since::List, self.sink, &self.place);
        }
    }

    /// Takes what still waits, and gives the reports of the tables; without a header there is none.
    pub(super) fn finish(mut self) -> Result<(Vec<TableReport>, bool)> {
        if !self.is_lost {
            let _ = self.understand(true)?;
        }
        let found = !self.is_lost && self.section.is_some();
        if self.is_lost {
            self.take_cover();
        }
        if let Some(section) = self.section.take() {
            self.reports.push(section.close(self.sink, &self.place));
        }
        self.read_beside()?;
        Ok((self.reports, found))
    }

    /// Counts the lines of a sheet that has no table and is the cover of others.
    fn take_cover(&mut self) {
        let sheet = self.place.sheet.as_deref();
        let rows = &self.rows[..self.waiting];
        self.reports
            .extend(titles::cover(rows, sheet, self.sink.words));
    }

    /// Understands the rows that wait; the last of them wait on, unless all have come.
    fn understand(&mut self, all: bool) -> Result<ControlFlow<()>> {
        let mut rows = std::mem::take(&mut self.rows);
        let mut begun = 0;
        if self.section.is_none() {
            let waiting = &rows[..self.waiting];
            let Some(header) = self.header(waiting) else {
                (self.is_lost, self.rows) = (true, rows);
                return Ok(ControlFlow::Break(()));
            };
            if !self.place.is_of_objects {
                let names = header::names(&waiting[header.clone()]);
                self.split = header::beside(&names, &waiting[header.end..]);
            }
            self.split(&mut rows);
            begun = self.begin(&rows[..self.waiting], 0, header)?;
        } else {
            self.split(&mut rows);
        }
        self.sees_end = all;
        let keep = if all { 0 } else { AHEAD };
        let known = &rows[..self.waiting];
        let read = self.read(known, begun..self.waiting.saturating_sub(keep));
        self.keep(rows, keep);
        read
    }

    /// The rows that name the columns of the first table.
    fn header(&self, waiting: &[RawRow]) -> Option<Range<usize>> {
        if self.place.is_of_objects {
            return (!waiting.is_empty()).then_some(0..1);
        }
        header::find(waiting, self.map).or_else(|| header::guess(waiting))
    }

    /// Takes the right halves off the rows, where a second table stands beside the first.
    fn split(&mut self, rows: &mut [RawRow]) {
        if let Some(column) = self.split {
            let whole = rows[self.kept..self.waiting].iter_mut();
            self.beside.extend(whole.map(|row| row.split_off(column)));
        }
    }

    /// Keeps the last rows, and the memory of the others.
    fn keep(&mut self, mut rows: Vec<RawRow>, keep: usize) {
        let keep = keep.min(self.waiting);
        rows[..self.waiting].rotate_right(keep);
        self.rows = rows;
        (self.waiting, self.kept, self.bytes) = (keep, keep, 0);
    }

    /// Reads some of these rows; those behind them show what stands below.
    fn read(&mut self, rows: &[RawRow], some: Range<usize>) -> Result<ControlFlow<()>> {
        let (mut at, mut since) = (some.start, some.start);
        while at < some.end {
            let Some(section) = self.section.as_mut() else {
                break;
            };
            section.sees_end(self.sees_end);
            let flow = section.take(&rows[at..], self.sink, (&self.place, self.map))?;
            match flow {
                section::Flow::NewTable => {
                    let header = header::extended(rows, at, self.map);
                    at = self.begin(rows, since, header)?;
                    since = at;
                    continue;
                }
                section::Flow::Stopped => return Ok(ControlFlow::Break(())),
                section::Flow::Record => since = at + 1,
                section::Flow::Aside => {}
            }
            at += 1;
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Begins a table; gives the place of the first row below its header.
    fn begin(&mut self, rows: &[RawRow], since: usize, header: Range<usize>) -> Result<usize> {
        let end = header.end;
        let is_first = self.section.is_none();
        let before = self.section.take();
        let last = before.as_ref().map_or(0, Section::last_row);
        if let Some(before) = before {
            if before.has_names(&header::names(&rows[header.clone()])) {
                self.place.unit = self.place.unit.or(before.unit());
            }
            self.go_on_after(before);
        }
        let mut section = Section::begin(rows, (since, header.clone()), (&self.place, self.map));
        section.count_from(last);
        if self.place.is_of_objects {
            section.heads_nothing();
        } else {
            self.count_header(&mut section, rows, header, is_first);
        }
        section.tell_doubts(self.sink, &self.place)?;
        self.section = Some(section);
        Ok(end)
    }

    /// Closes a table; what it gave to its records may hold for those of the next one.
    fn go_on_after(&mut self, before: Section) {
        let report = before.close(self.sink, &self.place);
        (self.place.given, self.place.goes_on) = (Given::again(&report.given), None);
        self.reports.push(report);
    }

    /// Counts the rows of a header and, of the first one, those above it.
    fn count_header(
        &mut self,
        section: &mut Section,
        rows: &[RawRow],
        header: Range<usize>,
        is_first: bool,
    ) {
        if is_first {
            for row in &rows[..header.start] {
                section.aside(row, Role::Title, self.sink);
            }
        } else {
            section.tell_new_table(self.sink, &self.place);
        }
        for row in &rows[header] {
            section.count(row, Role::Header);
        }
    }
}
