//! From the rows of a list to records: the header first, then row by row.
//!
//! A reader of tables calls [`Table::row`] for each row and [`Table::finish`] at the end.

use std::ops::ControlFlow;

use anyhow::{Result, anyhow};

use super::cell;
use super::groups::Groups;
use super::header::Field;
use super::layout::{self, Column};
use super::line::{self, Level};
use super::report::{FindingKind, Mapping, Place, TableReport};
use super::row::Row;
use super::sink::Sink;
use crate::dataset::{Period, Record, TextField};
use crate::text::Unit;

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
    waiting: Vec<Row>,
    waiting_bytes: usize,
    body: Option<Body>,
    has_rows: bool,
    /// No header was found among the rows that waited.
    is_lost: bool,
    report: TableReport,
}

/// What is known once the header was found.
struct Body {
    columns: Vec<Column>,
    /// How many columns the header has; rows may bring more.
    width: usize,
    ordinal: Option<usize>,
    id: Option<usize>,
    title: Option<usize>,
    establishments: Option<usize>,
    groups: Groups,
    /// The year of the title, for rows without their own.
    period: Option<Period>,
    record: Record,
    /// How many rows came after the header.
    seen: u64,
    ended: bool,
}

/// What a row is, and what is needed to act on it.
enum Role {
    Empty,
    Numbers,
    Heading,
    Group(Level, String),
    Sum(line::Sum),
    End,
    Continued,
    Odd,
    Record,
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
            is_lost: false,
            report,
        }
    }

    /// Where findings go.
    pub(super) fn sink(&mut self) -> &mut Sink<'b> {
        self.sink
    }

    /// How many columns the header names, once it was found.
    pub(super) fn width(&self) -> Option<usize> {
        self.body.as_ref().map(|body| body.width)
    }

    /// Says whether any row came.
    pub(super) fn has_rows(&self) -> bool {
        self.has_rows
    }

    /// Takes a row; breaks when the user stopped, or when there is no header.
    pub(super) fn row(&mut self, row: &Row) -> Result<ControlFlow<()>> {
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
        self.body = Some(Body::new(layout.columns, layout.period));
        for row in below {
            if self.read(row)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn read(&mut self, row: &Row) -> Result<ControlFlow<()>> {
        let Some(mut body) = self.body.take() else {
            return Ok(ControlFlow::Break(()));
        };
        let flow = self.read_with(&mut body, row);
        self.body = Some(body);
        flow
    }

    fn read_with(&mut self, body: &mut Body, row: &Row) -> Result<ControlFlow<()>> {
        let words = self.sink.words;
        let role = body.role(row);
        body.seen += 1;
        match role {
            Role::Record => return self.record(body, row),
            Role::Empty => {}
            Role::Numbers => self.aside(row, words.role_numbers),
            Role::Heading => self.aside(row, words.role_heading),
            Role::End => self.aside(row, words.role_end),
            Role::Odd => self.not_taken(row, words.odd_row),
            Role::Continued => self.continue_record(body, row),
            Role::Sum(sum) => {
                self.aside(row, words.role_total);
                let whole = sum == line::Sum::Whole;
                body.groups.add_totals(
                    self.sink,
                    &body.columns,
                    row,
                    &self.stem,
                    whole.then_some(body.period),
                );
            }
            Role::Group(level, label) => {
                self.aside(row, words.role_group);
                body.groups.open(self.sink, level, &label)?;
                body.groups
                    .add_totals(self.sink, &body.columns, row, &self.stem, None);
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn record(&mut self, body: &mut Body, row: &Row) -> Result<ControlFlow<()>> {
        let place = Place {
            file: self.file,
            sheet: self.sheet.as_deref(),
            row: Some(row.number),
            column: None,
        };
        for index in body.columns.len()..row.cells.len() {
            // A cell beyond the header is kept under the number of its column.
            body.columns
                .push(Column::of_name(&format!("#{}", index + 1), &[]));
        }
        for (index, column) in body.columns.iter_mut().enumerate() {
            let text = row.cell(index);
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
    fn continue_record(&mut self, body: &Body, row: &Row) {
        let name = body.establishments.map_or("", |column| row.cell(column));
        let Some(record) = self.sink.last() else {
            return self.not_taken(row, self.sink.words.odd_row);
        };
        super::value::lines(name).for_each(|line| record.add_line(TextField::Establishments, line));
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

    fn aside(&mut self, row: &Row, role: &'static str) {
        if row.filled().next().is_some() {
            self.report.add_aside(row.number, role, || row.text());
        }
    }

    fn not_taken(&mut self, row: &Row, reason: &'static str) {
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

    fn close(&mut self, body: Body) {
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
        self.report.columns = body.columns.into_iter().map(mapping).collect();
    }
}

pub(super) fn mapping(column: Column) -> Mapping {
    let unit = column.style.unit.map(|unit| match unit {
        Unit::Dong => "đồng",
        Unit::Thousand => "nghìn đồng",
        Unit::Million => "triệu đồng",
        Unit::Billion => "tỷ đồng",
    });
    Mapping {
        column: column.name,
        field: column.field.key().to_owned(),
        unit: unit.map(str::to_owned),
        filled: column.filled,
    }
}

impl Body {
    fn new(columns: Vec<Column>, period: Option<Period>) -> Self {
        let find = |field| columns.iter().position(|column| column.field == field);
        let (ordinal, id) = (find(Field::Ordinal), find(Field::Text(TextField::Id)));
        let (title, establishments) = (
            find(Field::Text(TextField::Title)),
            find(Field::Text(TextField::Establishments)),
        );
        let groups = Groups::new(columns.iter().any(|column| column.field == Field::Activity));
        Self {
            width: columns.len(),
            columns,
            ordinal,
            id,
            title,
            establishments,
            groups,
            period,
            record: Record::default(),
            seen: 0,
            ended: false,
        }
    }

    fn role(&mut self, row: &Row) -> Role {
        let ordinal = self.ordinal.map_or("", |column| row.cell(column));
        if self.seen < 3 && layout::is_number_row(row) {
            return Role::Numbers;
        }
        let others = row
            .filled()
            .filter(|(column, _)| Some(*column) != self.ordinal);
        let is_numbered = ordinal.starts_with(|c: char| c.is_ascii_digit()) && ordinal.len() < 12;
        if is_numbered {
            return self.numbered(others.count());
        }
        if self.id.is_some_and(|column| !row.cell(column).is_empty()) {
            return if self.is_heading(row) {
                Role::Heading
            } else {
                Role::Record
            };
        }
        self.unnumbered(row, ordinal)
    }

    /// A number alone is a line that was prepared and not used.
    fn numbered(&mut self, others: usize) -> Role {
        match others {
            0 => Role::Empty,
            1..3 if self.ended => Role::End,
            _ => {
                self.ended = false;
                Role::Record
            }
        }
    }

    fn unnumbered(&mut self, row: &Row, ordinal: &str) -> Role {
        let mut filled = row.filled();
        let Some((first, label)) = filled.next() else {
            return Role::Empty;
        };
        let label = if self.ordinal == Some(first) && label.len() <= 8 {
            filled.next().map_or(label, |(_, next)| next)
        } else {
            label
        };
        let texts = row
            .filled()
            .filter(|(column, _)| Some(*column) != self.ordinal && !self.is_figure(*column))
            .count();
        let amounts = row
            .filled()
            .filter(|(column, cell)| {
                self.is_figure(*column) && cell.starts_with(|c: char| c.is_ascii_digit())
            })
            .count();
        if let Some(sum) = line::sum(label).filter(|_| amounts > 0) {
            return Role::Sum(sum);
        }
        if self.is_heading(row) {
            return Role::Heading;
        }
        if let Some((level, name)) = self.group(ordinal, label, texts) {
            return Role::Group(level, name.to_owned());
        }
        self.rest(row, (ordinal, label), texts, amounts)
    }

    /// A group has one text, and a number of letters or a name that is known.
    fn group<'t>(&self, ordinal: &str, label: &'t str, texts: usize) -> Option<(Level, &'t str)> {
        if texts > 1 || self.columns.len() < 3 {
            return None;
        }
        if let Some(level) = line::level(ordinal) {
            return Some((level, line::split_level(label).1)).filter(|_| texts == 1);
        }
        match line::split_level(label) {
            (Some(level), name) => Some((level, name)),
            (None, name) => (line::topic(name) != line::Topic::Other
                && name.len() < 160
                && ordinal.is_empty() | (ordinal == label))
                .then_some((Level::Unnumbered, name)),
        }
    }

    fn rest(
        &mut self,
        row: &Row,
        (ordinal, label): (&str, &str),
        texts: usize,
        amounts: usize,
    ) -> Role {
        let title = self.title.map_or("", |column| row.cell(column));
        let named = self
            .establishments
            .is_some_and(|column| !row.cell(column).is_empty());
        if amounts == 0
            && (self.ended || texts <= 3 && row.filled().any(|(_, cell)| line::is_end(cell)))
        {
            self.ended = true;
            return Role::End;
        }
        if self.ordinal.is_some()
            && ordinal.is_empty()
            && title.is_empty()
            && amounts == 0
            && named
            && texts <= 2
        {
            return Role::Continued;
        }
        let is_thin = texts + amounts <= 1 && title != label;
        if is_thin && self.columns.len() > 2 {
            Role::Odd
        } else {
            Role::Record
        }
    }

    fn is_figure(&self, column: usize) -> bool {
        matches!(
            self.columns.get(column).map(|column| column.field),
            Some(Field::Figure(_) | Field::SupportFrom(_))
        )
    }

    /// Says whether the header stands here again, as on every page of a printed list.
    fn is_heading(&self, row: &Row) -> bool {
        let key = self.title.or(self.id).unwrap_or_default();
        let name = self
            .columns
            .get(key)
            .map_or("", |column| column.name.as_str());
        let cell = row.cell(key);
        !cell.is_empty()
            && cell == name
            && row
                .filled()
                .filter(|(place, cell)| {
                    self.columns
                        .get(*place)
                        .is_some_and(|column| column.name.ends_with(cell))
                })
                .count()
                > 1
    }
}
