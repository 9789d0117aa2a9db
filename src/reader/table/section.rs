//! One table of a sheet: each row is taken for what it is, and counted in the account.

mod below;
mod beside;
mod blocks;
mod by_source;
mod counted;
mod doubts;
mod numbered_below;
mod odd_amounts;
mod odd_cells;
mod odd_letters;
mod odd_rows;
mod record;
mod sentences;
mod sums;

use std::ops::Range;

use anyhow::Result;

use super::body::{Decision, SumRow, TableBody};
use super::claims::Sentence;
use super::column::{self, Doubt, SourceColumn};
use super::header::{self, Named};
use super::line::Level;
use super::numbers;
use super::place::TablePlace;
use super::row::{RawRow, RowKind};
use super::sum_words::LineSum;
use super::sums::Since;
use crate::dataset::Field;
use crate::messages::Reader;
use crate::reader::load::Sink;
use crate::reader::report::{Account, Evidence, FindingKind, Mapping, Role, TableReport};
use crate::text::Unit;
use blocks::Blocks;
use by_source::BySource;
use counted::CountedHead;
use numbered_below::NumberedBelow;
use odd_amounts::OddAmounts;
use odd_cells::OddCells;
use odd_letters::OddLetters;
use odd_rows::OddRows;

/// A list whose largest amount is below this may be meant in thousands.
const LIKELY_DONG: i64 = 3_000_000;
/// How many rows show what a column holds.
const SHOWN: usize = 512;

/// A table while its rows are read.
pub(super) struct Section {
    body: TableBody,
    report: TableReport,
    doubts: Vec<(usize, Doubt)>,
    /// Sums that stand above all records, which are compared at the end.
    above: Vec<(RawRow, SumRow)>,
    /// Totals in objects of their own, with their columns: they may stand before what they count.
    totals: Vec<(usize, String, bool)>,
    /// What lines above and below say of the list.
    sentences: Vec<Sentence>,
    /// Headings that say how many projects stand under them.
    heads: Vec<CountedHead>,
    /// The numbers of lines below.
    numbered_below: NumberedBelow,
    /// Records that a filter or a person hides.
    hidden: OddRows,
    /// Records without a name.
    nameless: OddRows,
    /// Records whose number looks like a day.
    dated: OddRows,
    /// Records that have a name alone, over others with amounts.
    names_alone: OddRows,
    /// Records whose amount is the merged cell of the row above.
    merged_amounts: OddRows,
    /// Records that are called like columns.
    named_as_columns: OddRows,
    /// Columns of which only the first row of each block is filled.
    blocks: Blocks,
    /// What the records of each source add up to.
    by_source: BySource,
    /// Cells that are not just a number.
    odd_cells: OddCells,
    /// Texts whose letters were lost or mistaken.
    odd_letters: OddLetters,
    /// For each column of the account what is odd about its amounts.
    noted: Vec<OddAmounts>,
    /// The number of the last row, and the lines that its cells take besides.
    last: (u64, u64),
    /// Rows of other numbers than the next are empty ones, which readers do not give.
    has_gaps: bool,
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
        (place, map): (&TablePlace<'_>, Named<'_>),
    ) -> Self {
        let titles = &rows[since.min(header.start)..header.start];
        let unit = header::unit_above(titles).or(place.unit);
        let names = header::names(&rows[header.clone()]);
        let below = &rows[header.end..rows.len().min(header.end + SHOWN)];
        let unit = unit.or_else(|| header::unit_below(below));
        let shown = names.iter().map(|(name, _)| name.clone()).collect();
        let (columns, doubts) = column::understand(names, unit, map, below);
        let given = place.given(titles, &columns);
        let account = Account {
            columns: column::summed(&columns)
                .map(|(_, column)| numbers::account(column))
                .collect(),
            ..Account::default()
        };
        Self {
            above: Vec::new(),
            totals: Vec::new(),
            sentences: titles.iter().filter_map(Sentence::of_title).collect(),
            heads: Vec::new(),
            numbered_below: NumberedBelow::default(),
            hidden: OddRows::default(),
            nameless: OddRows::default(),
            dated: OddRows::default(),
            names_alone: OddRows::default(),
            merged_amounts: OddRows::default(),
            named_as_columns: OddRows::default(),
            blocks: Blocks::new(&columns),
            by_source: BySource::default(),
            odd_cells: OddCells::default(),
            odd_letters: OddLetters::default(),
            noted: vec![OddAmounts::default(); account.columns.len()],
            report: TableReport {
                header_row: Some(rows[header.start].number),
                account,
                ..TableReport::default()
            },
            body: TableBody::new(columns, shown, given),
            doubts,
            last: (0, 0),
            has_gaps: true,
        }
    }

    /// Says whether the table has columns of these names.
    pub(super) fn has_names(&self, names: &[(String, String)]) -> bool {
        let own = self.body.names.iter();
        own.eq(names.iter().map(|(name, _)| name))
    }

    /// The unit that a line gives to its amounts.
    pub(super) fn unit(&self) -> Option<Unit> {
        let columns = self.body.columns.iter();
        let mut of_line = columns.filter(|column| column.unit_by == Some(Evidence::Line));
        of_line.find_map(|column| column.style.unit)
    }

    /// Says whether all rows of the table have come.
    pub(super) fn sees_end(&mut self, all: bool) {
        self.body.sees_end = all;
    }

    /// The names are those of keys: they stand in no row, and lines without an object are none.
    pub(super) fn heads_nothing(&mut self) {
        self.has_gaps = false;
        self.report.header_row = None;
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
        account.add(Role::Empty, if self.has_gaps { between } else { 0 });
        account.add(role, 1);
        account.hidden += u64::from(row.is_hidden);
        let breaks = memchr::memchr_iter(b'\n', row.cells.as_slice().as_bytes()).count();
        self.last = (row.number, breaks as u64);
    }

    /// Counts a row that is no record, and lists it.
    pub(super) fn aside(&mut self, row: &RawRow, role: Role, sink: &Sink<'_>) {
        self.count(row, role);
        if row.filled().next().is_some() {
            let word = sink.words.table.roles[role as usize];
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
        if row.kind == RowKind::Told {
            let told = (row.cell(0), row.cell(1), row.is_numeric(1));
            self.compare_beside(told, Since::Group(Level::Letter), sink, table);
            return Ok(Flow::Aside);
        }
        if table.is_of_objects && self.takes_totals(row, sink) {
            return Ok(Flow::Aside);
        }
        match self.decide(rows, (table, map)) {
            Decision::Record(remark) => return self.record(row, remark, sink, (table, map)),
            Decision::NewTable => return Ok(Flow::NewTable),
            Decision::Empty => self.aside(row, Role::Empty, sink),
            Decision::Prepared => self.aside(row, Role::Prepared, sink),
            Decision::Numbers => self.aside(row, Role::Numbers, sink),
            Decision::HeaderAgain => self.aside(row, Role::Header, sink),
            Decision::End => self.aside(row, Role::End, sink),
            Decision::Units => self.units(row, sink),
            Decision::Odd => self.odd(row, sink, table),
            Decision::Continued => self.continue_record(row, sink, table),
            Decision::Wrapped => self.wrap_record(row, sink, table),
            Decision::Sum(sum) => {
                if sum.covers == LineSum::Whole {
                    self.close_heads(None, sink, table);
                }
                self.sum(row, sum, sink, table);
            }
            Decision::Group(level, name, below) => {
                self.aside(row, Role::Group, sink);
                self.note_odd_sums(row);
                let is_published = below.is_none_or(|covered| {
                    self.compare_group(row, (level, &name, covered), sink, table)
                });
                let level = self.body.groups.open(sink, level, &name)?;
                self.open_head(row, (level, &name), sink, table);
                self.body.running.open(level);
                if is_published {
                    self.add_totals(row, sink, table, None);
                }
            }
        }
        Ok(Flow::Aside)
    }

    fn decide(&mut self, rows: &[RawRow], (table, map): (&TablePlace<'_>, Named<'_>)) -> Decision {
        let row = &rows[0];
        if row.kind == RowKind::Heading {
            return Decision::Group(Level::Letter, row.cell(0).to_owned(), None);
        }
        let decision = self.body.decide(rows, map);
        if table.is_of_objects {
            decision.of_object(!self.body.ordinal_of(row).is_empty())
        } else {
            decision
        }
    }

    /// A row of units says in what the columns below are counted.
    fn units(&mut self, row: &RawRow, sink: &Sink<'_>) {
        self.aside(row, Role::Units, sink);
        let said = row.filled().filter(|(_, cell)| !column::names_unit(cell));
        let all = header::unit_line(row).filter(|_| said.count() == 1);
        for (place, column) in self.body.columns.iter_mut().enumerate() {
            if column.field.is_money() {
                let own =
                    crate::dataset::header::named_unit(row.cell(place).trim_matches(['(', ')']));
                let guessed = self.doubts.iter().any(|(doubted, doubt)| {
                    *doubted == place && matches!(doubt, Doubt::UnitBySize(_))
                });
                let said = own.or(all);
                // A later line goes before the one above the header, but not before a name.
                let is_of_line = column.unit_by == Some(Evidence::Line);
                let is_free = column.style.unit.is_none() || guessed || is_of_line;
                if said.is_some() && (own.is_some() || is_free) {
                    (column.style.unit, column.unit_by) = (said, Some(Evidence::Line));
                    self.doubts
                        .retain(|(doubted, _)| !guessed || *doubted != place);
                }
            }
        }
    }

    /// The report of the table.
    pub(super) fn close(mut self, sink: &mut Sink<'_>, table: &TablePlace<'_>) -> TableReport {
        self.tell(sink, table, |doubt| matches!(doubt, Doubt::UnitBySize(_)));
        self.close_heads(None, sink, table);
        self.compare_above(sink, table);
        self.compare_totals(sink, table);
        self.compare_sentences(sink, table);
        self.compare_sources(sink, table);
        self.tell_odd_amounts(sink, table);
        self.tell_odd_cells(sink, table);
        self.tell_odd_letters(sink, table);
        self.tell_odd_rows(sink, table);
        self.tell_blocks(sink, table);
        let (body, mut report) = (self.body, self.report);
        report.sheet.clone_from(&table.sheet);
        report.given = body.given.report();
        report.given.extend(body.groups.report());
        for column in &body.columns {
            let place = table.of(&column.name);
            let is_small = (1..column::SMALL).contains(&column.largest);
            if is_small && column.style.unit == Some(Unit::Dong) {
                sink.find(FindingKind::Suspicion, |words| {
                    (place.say(words), (words.columns.small_dong)(column.largest))
                });
            }
            if column.is_too_small() {
                sink.find(FindingKind::Suspicion, |words| {
                    (
                        place.say(words),
                        (words.columns.small_support)(column.largest),
                    )
                });
            }
            if column.field.is_money()
                && column.style.unit.is_none()
                && (1..LIKELY_DONG).contains(&column.largest)
            {
                sink.find(FindingKind::Suspicion, |words| {
                    (place.say(words), (words.columns.no_unit)(column.largest))
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

/// What became of a column.
fn mapping(mut column: SourceColumn, words: &Reader) -> Mapping {
    if column.largest > 0 && column.field.is_money() && column.style.unit.is_none() {
        // Nothing else was said, and its amounts are large enough for it.
        (column.style.unit, column.unit_by) = (Some(Unit::Dong), Some(Evidence::Size));
    }
    let unit = column.style.unit.map(words.columns.unit);
    Mapping {
        column: column.name,
        field: column.field.key().to_owned(),
        unit: unit.map(str::to_owned),
        field_by: column.field_by.filter(|_| column.field != Field::Extra),
        unit_by: column.unit_by.filter(|_| unit.is_some()),
        filled: column.filled,
    }
}
