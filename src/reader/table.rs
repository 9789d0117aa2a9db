//! From the rows of a list to records: the header first, then row by row.
//!
//! A reader of tables calls [`Table::row`] for each row and [`Table::finish`] at the end.

pub(super) mod activity;
mod body;
pub(super) mod cell;
mod groups;
mod layout;
mod line;
mod row;
mod value;

use std::ops::ControlFlow;

use anyhow::{Result, anyhow};

use super::load::Sink;
use super::report::{FindingKind, Mapping, Place, TableReport};
use crate::dataset::{Field, TextField};
use crate::messages::Reader;
use body::{RowRole, TableBody};
use groups::Whole;

pub(super) use layout::SourceColumn;
pub(super) use row::RawRow;

/// How many rows wait for the header, and show how numbers are written.
const WAITING: usize = 256;
/// How many bytes of them.
const WAITING_BYTES: usize = 1 << 20;
/// The most columns a table may have.
const MOST_COLUMNS: usize = 65_000;

/// A table while it is read.
pub(super) struct Table<'a, 'b> {
    sink: &'a mut Sink<'b>,
    map: &'a [(String, Field)],
    file: &'a str,
    /// What ids of rows begin with.
    stem: String,
    sheet: Option<String>,
    waiting: Vec<RawRow>,
    waiting_bytes: usize,
    body: Option<TableBody>,
    has_rows: bool,
    tells_ragged: bool,
    /// No header was found among the rows that waited.
    is_lost: bool,
    report: TableReport,
}

impl<'a, 'b> Table<'a, 'b> {
    pub(super) fn new(
        sink: &'a mut Sink<'b>,
        map: &'a [(String, Field)],
        file: &'a str,
        stem: &str,
        sheet: Option<&str>,
    ) -> Self {
        let report = TableReport {
            sheet: sheet.map(str::to_owned),
            ..TableReport::default()
        };
        Self {
            sink,
            map,
            file,
            stem: stem.to_owned(),
            sheet: sheet.map(str::to_owned),
            waiting: Vec::new(),
            waiting_bytes: 0,
            body: None,
            has_rows: false,
            tells_ragged: false,
            is_lost: false,
            report,
        }
    }

    /// Where findings go.
    pub(super) fn sink(&mut self) -> &mut Sink<'b> {
        self.sink
    }

    /// Notes records that are longer or shorter than the header, which sheets often have.
    pub(super) fn with_ragged_told(mut self) -> Self {
        self.tells_ragged = true;
        self
    }

    /// Says whether any row came.
    pub(super) fn has_rows(&self) -> bool {
        self.has_rows
    }

    /// Takes a row; breaks when the user stopped, or when there is no header.
    pub(super) fn row(&mut self, row: &RawRow) -> Result<ControlFlow<()>> {
        if row.cells.len() > MOST_COLUMNS {
            return Err(anyhow!((self.sink.words.too_many_names)(MOST_COLUMNS)));
        }
        self.has_rows = true;
        if self.body.is_some() || self.is_lost {
            return self.read(row);
        }
        self.waiting_bytes += row.cells.as_slice().len() + row.cells.len();
        self.waiting.push(row.clone());
        if self.waiting.len() < WAITING && self.waiting_bytes < WAITING_BYTES {
            return Ok(ControlFlow::Continue(()));
        }
        self.begin()
    }

    /// Takes what still waits, and gives the report; without a header there are no records.
    pub(super) fn finish(mut self) -> Result<(TableReport, bool)> {
        if self.body.is_none() && !self.is_lost {
            let _ = self.begin()?;
        }
        let found = self.body.is_some();
        if let Some(body) = self.body.take() {
            self.close(body);
        }
        Ok((self.report, found))
    }

    /// Looks for the header in the rows that wait, and reads those below it.
    fn begin(&mut self) -> Result<ControlFlow<()>> {
        let rows = std::mem::take(&mut self.waiting);
        let Some(mut layout) = layout::find_header(&rows, self.map) else {
            self.is_lost = true;
            return Ok(ControlFlow::Break(()));
        };
        for row in &rows[..layout.header.start] {
            self.aside(row, self.sink.words.role_title);
        }
        self.report.header_row = Some(rows[layout.header.start].number);
        let below = &rows[layout.header.end..];
        layout::note_styles(&mut layout.columns, below);
        for column in layout
            .columns
            .iter_mut()
            .filter(|column| column.field == Field::Extra)
        {
            column.extra = Some(self.sink.extra_column(&column.name)?);
        }
        self.body = Some(TableBody::new(layout.columns, layout.period));
        for row in below {
            if self.read(row)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn read(&mut self, row: &RawRow) -> Result<ControlFlow<()>> {
        let Some(mut body) = self.body.take() else {
            return Ok(ControlFlow::Break(()));
        };
        let flow = self.read_with(&mut body, row);
        self.body = Some(body);
        flow
    }

    fn read_with(&mut self, body: &mut TableBody, row: &RawRow) -> Result<ControlFlow<()>> {
        let words = self.sink.words;
        let role = body.role(row);
        body.seen += 1;
        match role {
            RowRole::Record => return self.record(body, row),
            RowRole::Empty => {}
            RowRole::Numbers => self.aside(row, words.role_numbers),
            RowRole::Heading => self.aside(row, words.role_heading),
            RowRole::End => self.aside(row, words.role_end),
            RowRole::Odd => self.not_taken(row, words.odd_row),
            RowRole::Continued => self.continue_record(body, row),
            RowRole::LineSum(sum) => {
                self.aside(row, words.role_total);
                let whole = sum == line::LineSum::Whole;
                body.groups.add_totals(
                    self.sink,
                    &body.columns,
                    row,
                    &self.stem,
                    whole.then_some(Whole(body.period)),
                );
            }
            RowRole::HeadingGroup(level, label) => {
                self.aside(row, words.role_group);
                body.groups.open(self.sink, level, &label)?;
                body.groups
                    .add_totals(self.sink, &body.columns, row, &self.stem, None);
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn record(&mut self, body: &mut TableBody, row: &RawRow) -> Result<ControlFlow<()>> {
        let place = Place {
            file: self.file,
            sheet: self.sheet.as_deref(),
            row: Some(row.number),
            column: None,
        };
        let (cells, width) = (row.cells.len(), body.width);
        if self.tells_ragged && cells != width {
            self.sink.find(FindingKind::Suspicion, |words| {
                (place.say(words), (words.ragged_row)(cells, width))
            });
        }
        for index in body.columns.len()..row.cells.len() {
            // A cell beyond the header is kept under the number of its column.
            body.columns
                .push(SourceColumn::of_name(&format!("#{}", index + 1), &[]));
        }
        for (index, column) in body.columns.iter_mut().enumerate() {
            let text = if column.field.is_shared() {
                row.covered(index)
            } else {
                row.cell(index)
            };
            if !text.is_empty() {
                column.filled += 1;
                cell::fill(
                    &mut body.record,
                    column,
                    text,
                    row.is_numeric(index),
                    place,
                    self.sink,
                )?;
            }
        }
        body.groups.complete(&mut body.record, self.sink)?;
        body.record.period = body.record.period.or(body.period);
        cell::complete(&mut body.record, &self.stem, row.number);
        self.report.records += 1;
        self.sink
            .take(&mut body.record, row.cells.as_slice().len(), place)
    }

    /// A row without number, title and amounts names another establishment of the record above.
    fn continue_record(&mut self, body: &TableBody, row: &RawRow) {
        let name = body.establishments.map_or("", |column| row.cell(column));
        let Some(record) = self.sink.last() else {
            return self.not_taken(row, self.sink.words.odd_row);
        };
        value::lines(name).for_each(|line| record.add_line(TextField::Establishments, line));
        let place = Place {
            file: self.file,
            sheet: self.sheet.as_deref(),
            row: Some(row.number),
            column: None,
        };
        self.sink.find(FindingKind::Suspicion, |words| {
            (place.say(words), words.one_amount_for_several.to_owned())
        });
        self.aside(row, self.sink.words.role_continued);
    }

    fn aside(&mut self, row: &RawRow, role: &'static str) {
        if row.filled().next().is_some() {
            self.report.add_aside(row.number, role, || row.text());
        }
    }

    fn not_taken(&mut self, row: &RawRow, reason: &'static str) {
        let place = Place {
            file: self.file,
            sheet: self.sheet.as_deref(),
            row: Some(row.number),
            column: None,
        };
        self.sink.find(FindingKind::NotTaken, |words| {
            (place.say(words), format!("{reason}: {}", row.text()))
        });
    }

    fn close(&mut self, body: TableBody) {
        for column in &body.columns {
            let place = Place {
                file: self.file,
                sheet: self.sheet.as_deref(),
                row: None,
                column: Some(&column.name),
            };
            if column.field.is_money()
                && column.style.unit.is_none()
                && (1..1_000_000).contains(&column.largest)
            {
                self.sink.find(FindingKind::Suspicion, |words| {
                    (place.say(words), (words.no_unit)(column.largest))
                });
            }
        }
        // A cell in the last column of a sheet does not make a report of sixteen thousand lines.
        let columns = body.columns.into_iter().enumerate();
        self.report.columns = columns
            .filter(|(index, column)| *index < body.width || column.filled > 0)
            .map(|(_, column)| mapping(column, self.sink.words))
            .collect();
    }
}

pub(super) fn mapping(column: SourceColumn, words: &Reader) -> Mapping {
    let unit = column.style.unit.map(words.unit);
    Mapping {
        column: column.name,
        field: column.field.key().to_owned(),
        unit: unit.map(str::to_owned),
        filled: column.filled,
    }
}
