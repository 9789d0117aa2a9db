//! One table of a sheet: each row is taken for what it is, and counted in the account.

use std::ops::Range;

use anyhow::Result;

use super::body::{Decision, Remark, SumRow, TableBody};
use super::cell;
use super::column::{self, Doubt, SourceColumn, Standing};
use super::groups::Whole;
use super::header::{self, Named};
use super::line::{self, Level, LineSum};
use super::numbers;
use super::place::TablePlace;
use super::row::RawRow;
use super::sums::{Numbers, Since, Sums};
use super::value;
use crate::dataset::{Field, Indicator, TextField};
use crate::messages::Reader;
use crate::reader::load::Sink;
use crate::reader::report::{
    Account, ColumnAccount, FindingKind, Mapping, PublishedSum, Role, TableReport,
};
use crate::text::Unit;

/// How many rows show what a column holds.
const SHOWN: usize = 512;

/// A table while its rows are read.
pub(super) struct Section {
    body: TableBody,
    report: TableReport,
    doubts: Vec<(usize, Doubt)>,
    /// The number of the last row, and the lines that its cells take besides.
    last: (u64, u64),
}

/// What came of a row.
pub(super) enum Flow {
    Record,
    Aside,
    /// The row is the header of another table.
    NewTable,
    /// The user stopped.
    Stopped,
}

impl Section {
    /// Begins below a header; what stands above it since the last record are its titles.
    pub(super) fn begin(
        rows: &[RawRow],
        (since, header): (usize, Range<usize>),
        map: Named<'_>,
    ) -> Self {
        let above = header::above(&rows[since.min(header.start)..header.start]);
        let names = header::names(&rows[header.clone()]);
        let below = &rows[header.end..rows.len().min(header.end + SHOWN)];
        let shown = names.iter().map(|(name, _)| name.clone()).collect();
        let (columns, doubts) = column::understand(names, above.unit, map, below);
        let account = Account {
            columns: column::summed(&columns)
                .map(|(_, column)| empty_account(column))
                .collect(),
            ..Account::default()
        };
        Self {
            report: TableReport {
                header_row: Some(rows[header.start].number),
                account,
                ..TableReport::default()
            },
            body: TableBody::new(columns, shown, above),
            doubts,
            last: (0, 0),
        }
    }

    /// Says whether all rows of the table have come.
    pub(super) fn sees_end(&mut self, all: bool) {
        self.body.sees_end = all;
    }

    /// Counts rows from the one behind `row` on.
    pub(super) fn count_from(&mut self, row: u64) {
        self.last = (row, 0);
    }

    /// The number of the last row.
    pub(super) fn last_row(&self) -> u64 {
        self.last.0
    }

    /// Counts a row, and the empty ones before it, which readers do not give.
    pub(super) fn count(&mut self, row: &RawRow, role: Role) {
        let (last, lines) = self.last;
        let between = row.number.saturating_sub(last + 1 + lines);
        let account = &mut self.report.account;
        account.add(Role::Empty, between);
        account.add(role, 1);
        account.hidden += u64::from(row.is_hidden);
        let breaks = memchr::memchr_iter(b'\n', row.cells.as_slice().as_bytes()).count();
        self.last = (row.number, breaks as u64);
    }

    /// Counts a row that is no record, and lists it.
    pub(super) fn aside(&mut self, row: &RawRow, role: Role, sink: &Sink<'_>) {
        self.count(row, role);
        if row.filled().next().is_some() {
            let word = sink.words.roles[role as usize];
            self.report.add_aside(row.number, word, || row.text());
        }
    }

    /// Takes the first of these rows; the others are those below it.
    pub(super) fn take(
        &mut self,
        rows: &[RawRow],
        sink: &mut Sink<'_>,
        (table, map): (&TablePlace<'_>, Named<'_>),
    ) -> Result<Flow> {
        let row = &rows[0];
        match self.body.decide(rows, map) {
            Decision::Record(remark) => return self.record(row, remark, sink, table),
            Decision::NewTable => return Ok(Flow::NewTable),
            Decision::Empty => self.aside(row, Role::Empty, sink),
            Decision::Prepared => self.aside(row, Role::Prepared, sink),
            Decision::Numbers => self.aside(row, Role::Numbers, sink),
            Decision::HeaderAgain => self.aside(row, Role::Header, sink),
            Decision::End => self.aside(row, Role::End, sink),
            Decision::Units => self.units(row, sink),
            Decision::Odd => self.not_taken(row, sink, table),
            Decision::Continued => self.continue_record(row, sink, table),
            Decision::Sum(sum) => self.sum(row, &sum, sink, table),
            Decision::Group(level, name, below) => {
                self.aside(row, Role::Group, sink);
                if let Some(covered) = below {
                    self.compare_group(row, (level, &name, covered), sink, table);
                }
                let level = self.body.groups.open(sink, level, &name)?;
                self.body.running.open(level);
                self.add_totals(row, sink, table, None);
            }
        }
        Ok(Flow::Aside)
    }

    fn record(
        &mut self,
        row: &RawRow,
        remark: Option<Remark>,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) -> Result<Flow> {
        let place = table.at(row.number);
        let (cells, width) = (row.cells.len(), self.body.width);
        // Empty cells behind the last column are what spreadsheets write.
        let is_wider = row
            .filled()
            .last()
            .is_some_and(|(column, _)| column >= width);
        if table.tells_ragged && (cells < width || is_wider) {
            sink.find(FindingKind::Suspicion, |words| {
                (place.say(words), (words.ragged_row)(cells, width))
            });
        }
        if let Some(remark) = remark {
            sink.find(FindingKind::Suspicion, |words| {
                (place.say(words), remark_text(remark, words).to_owned())
            });
        }
        self.count(row, Role::Record);
        let numbers = self.add_numbers(row);
        if parts_differ(&self.body.columns, &numbers) {
            sink.find(FindingKind::Suspicion, |words| {
                (place.say(words), words.parts_differ.to_owned())
            });
        }
        let body = &mut self.body;
        if let Some(path) = line::path(body.ordinal_of(row)) {
            body.groups.close(path.len());
        }
        for index in body.columns.len()..row.cells.len() {
            // A cell beyond the header is kept under the number of its column.
            let name = format!("#{}", index + 1);
            body.columns.push(SourceColumn::of_name(&name, &[]));
        }
        for (index, column) in body.columns.iter_mut().enumerate() {
            let text = if column.field.is_shared() {
                row.covered(index)
            } else {
                row.cell(index)
            };
            if !text.is_empty() {
                column.filled += 1;
                let numeric = row.is_numeric(index);
                cell::fill(&mut body.record, column, text, numeric, place, sink)?;
            }
        }
        body.groups.complete(&mut body.record, sink)?;
        body.record.period = body.record.period.or(body.period);
        cell::complete(&mut body.record, &table.stem, row.number);
        self.report.records += 1;
        let flow = sink.take(&mut body.record, row.cells.as_slice().len(), place)?;
        Ok(if flow.is_break() {
            Flow::Stopped
        } else {
            Flow::Record
        })
    }

    /// Adds the numbers of a record to the sums that rows of sums are compared with.
    fn add_numbers(&mut self, row: &RawRow) -> Numbers {
        let numbers = self.body.numbers(row);
        self.body.running.add(&numbers);
        let accounts = &mut self.report.account.columns;
        for (account, number) in accounts.iter_mut().zip(&numbers) {
            account.records += u64::from(number.is_some());
            account.sum = account.sum.saturating_add(number.unwrap_or_default());
        }
        numbers
    }

    /// A row of units says in what the columns below are counted.
    fn units(&mut self, row: &RawRow, sink: &Sink<'_>) {
        self.aside(row, Role::Units, sink);
        let all = header::unit_line(row).filter(|_| row.filled().count() == 1);
        for (place, column) in self.body.columns.iter_mut().enumerate() {
            if column.field.is_money() {
                let own =
                    crate::dataset::header::named_unit(row.cell(place).trim_matches(['(', ')']));
                let guessed = self.doubts.iter().any(|(doubted, doubt)| {
                    *doubted == place && matches!(doubt, Doubt::UnitBySize(_))
                });
                if own.is_some() || column.style.unit.is_none() || guessed {
                    column.style.unit = own.or(all).or(column.style.unit);
                }
                if guessed && own.or(all).is_some() {
                    self.doubts.retain(|(doubted, _)| *doubted != place);
                }
            }
        }
    }

    /// Compares a row of sums with the rows that it covers, and keeps it as published.
    fn sum(&mut self, row: &RawRow, sum: &SumRow, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        self.aside(row, Role::Sum, sink);
        let numbers = self.body.numbers(row);
        // A sum above its rows covers none that were read so far.
        let is_told = !matches!(sum.covers, LineSum::Mean | LineSum::Part);
        if is_told && sum.covered.records > 0 {
            self.compare(row, sum, &numbers, sink, table);
        }
        let is_published = matches!(sum.covers, LineSum::Whole | LineSum::HeadingGroup);
        if is_published && sum.since != Since::Sum {
            let whole = sum.since == Since::List || sum.covers == LineSum::Whole;
            let whole = whole.then_some(Whole(self.body.period));
            self.add_totals(row, sink, table, whole);
        }
        if sum.covers != LineSum::Part {
            self.body.running.close();
        }
    }

    /// Compares the amounts of a heading with the rows below it.
    fn compare_group(
        &mut self,
        row: &RawRow,
        (level, name, covered): (Level, &str, Sums),
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        let numbers = self.body.numbers(row);
        let sum = SumRow {
            label: name.to_owned(),
            since: Since::Group(level),
            covered,
            covers: LineSum::HeadingGroup,
        };
        self.compare(row, &sum, &numbers, sink, table);
    }

    fn compare(
        &mut self,
        row: &RawRow,
        sum: &SumRow,
        numbers: &[Option<i64>],
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        let accounts = &mut self.report.account.columns;
        let told = numbers.iter().zip(&sum.covered.columns);
        for (account, (published, computed)) in accounts.iter_mut().zip(told) {
            let Some(published) = *published else {
                continue;
            };
            let entry = PublishedSum {
                row: row.number,
                label: sum.label.clone(),
                published,
                records: sum.covered.records,
                computed: i64::try_from(*computed).unwrap_or(i64::MAX),
            };
            if entry.published != entry.computed {
                let place = table.at(row.number).in_column(&account.column);
                let measure = account.measure;
                sink.find(FindingKind::Suspicion, |words| {
                    let told = measure.say(entry.published, words);
                    let sum = measure.say(entry.computed, words);
                    let text = (words.wrong_sum)(&entry.label, &told, entry.records, &sum);
                    (place.say(words), text)
                });
            }
            account.add(entry);
        }
    }

    fn add_totals(
        &self,
        row: &RawRow,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
        whole: Option<Whole>,
    ) {
        let body = &self.body;
        body.groups
            .add_totals(sink, &body.columns, row, &table.stem, whole);
    }

    /// A row without number, title and amounts names another establishment of the record above.
    fn continue_record(&mut self, row: &RawRow, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        let name = self
            .body
            .establishments
            .map_or("", |column| row.cell(column));
        let Some(record) = sink.last() else {
            return self.not_taken(row, sink, table);
        };
        value::lines(name).for_each(|line| record.add_line(TextField::Establishments, line));
        let place = table.at(row.number);
        sink.find(FindingKind::Suspicion, |words| {
            (place.say(words), words.one_amount_for_several.to_owned())
        });
        self.aside(row, Role::Continued, sink);
    }

    fn not_taken(&mut self, row: &RawRow, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        self.count(row, Role::NotTaken);
        let place = table.at(row.number);
        sink.find(FindingKind::NotTaken, |words| {
            (
                place.say(words),
                format!("{}: {}", words.odd_row, row.text()),
            )
        });
    }

    /// Says that this table begins below another one.
    pub(super) fn tell_new_table(&self, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        let columns = self.body.columns.iter();
        let names: Vec<&str> = columns.map(|column| column.name.as_str()).collect();
        let place = table.at(self.report.header_row.unwrap_or_default());
        sink.find(FindingKind::File, |words| {
            (place.say(words), (words.new_table)(&names.join(" | ")))
        });
    }

    /// Says what was decided on weak evidence, and gives extra columns their numbers.
    pub(super) fn tell_doubts(
        &mut self,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) -> Result<()> {
        // A row of units may still come.
        self.tell(sink, table, |doubt| !matches!(doubt, Doubt::UnitBySize(_)));
        let columns = self.body.columns.iter_mut();
        for column in columns.filter(|column| column.field == Field::Extra) {
            column.extra = Some(sink.extra_column(&column.name)?);
        }
        Ok(())
    }

    fn tell(&self, sink: &mut Sink<'_>, table: &TablePlace<'_>, which: fn(&Doubt) -> bool) {
        for (place, doubt) in self.doubts.iter().filter(|(_, doubt)| which(doubt)) {
            let column = &self.body.columns[*place];
            let said = table.of(&column.name);
            let other = match doubt {
                Doubt::SameField(other) => self.body.columns[*other].name.as_str(),
                _ => "",
            };
            sink.find(FindingKind::Suspicion, |words| {
                (
                    said.say(words),
                    doubt_text(doubt, &column.name, other, words),
                )
            });
        }
    }

    /// The report of the table.
    pub(super) fn close(self, sink: &mut Sink<'_>, table: &TablePlace<'_>) -> TableReport {
        self.tell(sink, table, |doubt| matches!(doubt, Doubt::UnitBySize(_)));
        let (body, mut report) = (self.body, self.report);
        report.sheet.clone_from(&table.sheet);
        for column in &body.columns {
            let place = table.of(&column.name);
            let is_small = (1..column::SMALL).contains(&column.largest);
            if is_small && column.style.unit == Some(Unit::Dong) {
                sink.find(FindingKind::Suspicion, |words| {
                    (place.say(words), (words.small_dong)(column.largest))
                });
            }
            if column.field.is_money()
                && column.style.unit.is_none()
                && (1..1_000_000).contains(&column.largest)
            {
                sink.find(FindingKind::Suspicion, |words| {
                    (place.say(words), (words.no_unit)(column.largest))
                });
            }
        }
        // A cell in the last column of a sheet does not make a report of sixteen thousand lines.
        let columns = body.columns.into_iter().enumerate();
        report.columns = columns
            .filter(|(index, column)| *index < body.width || column.filled > 0)
            .map(|(_, column)| mapping(column, sink.words))
            .collect();
        report
    }
}

fn empty_account(column: &SourceColumn) -> ColumnAccount {
    let measure = numbers::measure(column);
    ColumnAccount {
        column: column.name.clone(),
        measure,
        decimals: measure.decimals(),
        ..ColumnAccount::default()
    }
}

/// Says whether the parts of the support of a record are told and are not the whole.
fn parts_differ(columns: &[SourceColumn], numbers: &[Option<i64>]) -> bool {
    let told = || column::summed(columns).zip(numbers);
    let whole = told().find(|((_, column), _)| column.field == Field::Figure(Indicator::Support));
    let parts = told().filter(|((_, column), _)| column.standing == Standing::Part);
    let parts: Vec<i64> = parts.filter_map(|(_, number)| *number).collect();
    let Some((_, Some(whole))) = whole else {
        return false;
    };
    !parts.is_empty() && parts.iter().copied().fold(0, i64::saturating_add) != *whole
}

fn remark_text(remark: Remark, words: &Reader) -> &'static str {
    match remark {
        Remark::CalledLikeSum => words.called_like_sum,
        Remark::HasParts => words.has_parts,
    }
}

fn doubt_text(doubt: &Doubt, column: &str, other: &str, words: &Reader) -> String {
    match doubt {
        Doubt::SameField(_) => (words.same_field)(column, other),
        Doubt::GuessedTitle => words.guessed_title.to_owned(),
        Doubt::NothingKnown => words.nothing_known.to_owned(),
        Doubt::OddUnit => words.odd_unit.to_owned(),
        Doubt::Near(field) => (words.near_field)(field.key()),
        Doubt::UnitBySize(largest) => (words.unit_by_size)(*largest),
    }
}

/// What became of a column.
pub(in crate::reader) fn mapping(column: SourceColumn, words: &Reader) -> Mapping {
    let unit = column.style.unit.map(words.unit);
    Mapping {
        column: column.name,
        field: column.field.key().to_owned(),
        unit: unit.map(str::to_owned),
        filled: column.filled,
    }
}
