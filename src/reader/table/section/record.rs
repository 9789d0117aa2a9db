//! A row that is a record: its cells, and what the headings above it say.

use anyhow::Result;

use super::super::body::Remark;
use super::super::cell;
use super::super::column::{self, SourceColumn, Standing};
use super::super::ditto;
use super::super::header::Named;
use super::super::line;
use super::super::place::TablePlace;
use super::super::recipients;
use super::super::row::RawRow;
use super::odd_cells::{self, Cell};
use super::{Flow, Section};
use crate::dataset::{Field, Record, TextField};
use crate::reader::load::Sink;
use crate::reader::report::{FindingKind, Place, Role};

/// Of how many records the name is held against those of columns.
pub(super) const NAMES_LOOKED_AT: u64 = 64;

impl Section {
    /// Takes a row as a record.
    pub(super) fn record(
        &mut self,
        row: &RawRow,
        remark: Option<Remark>,
        sink: &mut Sink<'_>,
        (table, map): (&TablePlace<'_>, Named<'_>),
    ) -> Result<Flow> {
        let place = table.at(row.number);
        if table.tells_ragged {
            self.tell_ragged(row, place, sink);
        }
        if remark == Some(Remark::NameAlone) {
            self.names_alone.note(row.number);
        }
        if let Some(remark) = remark {
            self.tell_remark(remark, place, sink);
        }
        self.count(row, Role::Record);
        if row.is_hidden {
            self.hidden.note(row.number);
        }
        self.odd_letters.look(row);
        let numbers = self.add_numbers(row);
        self.tell_parts(&numbers, place, sink);
        self.add_columns(row, table, map);
        self.fill(row, place, sink)?;
        let record = &mut self.body.record;
        if !cell::is_named(record) {
            self.nameless.note(row.number);
        }
        cell::complete(record, &table.stem, (row.number, row.part));
        self.by_source.add(record.funding, &numbers);
        if self.report.records < NAMES_LOOKED_AT && is_called_like_column(record) {
            self.named_as_columns.note(row.number);
        }
        self.report.records += 1;
        let flow = sink.take(record, row.cells.as_slice().len(), place)?;
        Ok(if flow.is_break() {
            Flow::Stopped
        } else {
            Flow::Record
        })
    }

    /// Puts the cells of a row into the record, and what the headings above it say.
    fn fill(&mut self, row: &RawRow, place: Place<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let ordinal = self.body.ordinal_of(row);
        if let Some(path) = line::path(ordinal) {
            self.body.groups.close(path.len());
        } else if line::is_day(ordinal) {
            self.dated.note(row.number);
        } else if !ordinal.is_empty() {
            self.body.groups.close_marked(ordinal);
        }
        self.fill_cells(row, place, sink)?;
        let body = &mut self.body;
        for (own, heading) in body.groups.contradictions(&body.record) {
            sink.find(FindingKind::Suspicion, |words| {
                let said = (words.table.other_than_heading)(&own, &heading);
                (place.say(words), said)
            });
        }
        body.given.look_in_address(&mut body.record);
        body.groups.complete(&mut body.record, sink)?;
        body.given.complete(&mut body.record);
        self.blocks.look(row, &body.record);
        Ok(())
    }

    /// Puts the cells of a row into the record, and notes those that are odd.
    fn fill_cells(&mut self, row: &RawRow, place: Place<'_>, sink: &mut Sink<'_>) -> Result<()> {
        let has_above = self.report.records > 0;
        let body = &mut self.body;
        for (index, column) in body.columns.iter_mut().enumerate() {
            let text = if column.field.is_shared() && !column.is_summed {
                row.covered(index)
            } else {
                row.cell(index)
            };
            if text.is_empty() {
                if column.is_summed && !row.covered(index).is_empty() {
                    self.merged_amounts.note(row.number);
                }
                continue;
            }
            column.filled += 1;
            let cell = Cell {
                row: row.number,
                text,
                numeric: row.is_numeric(index),
            };
            let is_unvalued = odd_cells::is_unvalued(column, cell);
            if is_unvalued {
                self.odd_cells.note(index, row.number, text);
            }
            if is_unvalued && !matches!(column.field, Field::Text(_)) {
                cell::keep(&mut body.record, column, text, sink)?;
            } else if !stands_for_another(&mut body.record, column, text, (has_above, place), sink)
            {
                self.odd_cells.note_number(index, column, cell);
                cell::fill(&mut body.record, column, text, cell.numeric, place, sink)?;
            }
        }
        Ok(())
    }

    /// A cell beyond the header is kept, under the number of its column or the key it had.
    fn add_columns(&mut self, row: &RawRow, table: &TablePlace<'_>, map: Named<'_>) {
        let body = &mut self.body;
        for index in body.columns.len()..row.cells.len() {
            let name = table.beyond(body.width, index);
            let column = column::of_late(&name, &body.columns, map);
            body.columns.push(column);
        }
    }

    /// A row without number, title and amounts names another establishment of the record above.
    pub(super) fn continue_record(
        &mut self,
        row: &RawRow,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        let name = self
            .body
            .establishments
            .map_or("", |column| row.cell(column));
        let Some(record) = sink.last() else {
            return self.not_taken(row, sink, table);
        };
        recipients::fill(record, name);
        let said = sink.words.suspicion.one_amount_for_several;
        self.tell_continued(row, said, sink, table);
    }

    /// A row without a number that goes on with the texts of the record above.
    pub(super) fn wrap_record(
        &mut self,
        row: &RawRow,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        let columns = self.body.columns.iter().enumerate();
        let texts = columns.filter_map(|(place, column)| match column.field {
            Field::Text(field) => Some((field, row.cell(place))),
            _ => None,
        });
        let Some(record) = sink.last() else {
            return self.not_taken(row, sink, table);
        };
        for (field, text) in texts.filter(|(_, text)| !text.is_empty()) {
            let whole = format!("{} {text}", record.text(field));
            record.set(field, whole.trim_start());
        }
        self.tell_continued(row, sink.words.rows.wrapped, sink, table);
    }

    /// Tells a row that was added to the record above, and counts it.
    fn tell_continued(
        &mut self,
        row: &RawRow,
        said: &str,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        let place = table.at(row.number);
        sink.find(FindingKind::Suspicion, |words| {
            (place.say(words), said.to_owned())
        });
        self.aside(row, Role::Continued, sink);
    }
}

/// Says whether a cell stands for the one above, whose value is taken then, or for nothing.
fn stands_for_another(
    record: &mut Record,
    column: &SourceColumn,
    text: &str,
    (has_above, place): (bool, Place<'_>),
    sink: &mut Sink<'_>,
) -> bool {
    let field = column.field;
    if !ditto::may_be_of(field) || column.standing == Standing::Exported {
        return false;
    }
    if ditto::is_sign(text) || column.has_dittos && ditto::is_dash(text) {
        let above = sink.above().filter(|_| has_above);
        if !ditto::copy(record, above, field) {
            tell_ditto(text, place.in_column(&column.name), sink);
        }
        return true;
    }
    ditto::is_none(field, text)
}

/// Says whether a record has the name of a column, as in a table that is turned.
fn is_called_like_column(record: &Record) -> bool {
    const LONGEST: usize = 60;
    let title = record.text(TextField::Title);
    title.len() <= LONGEST && column::of_name(title, &[]).field != Field::Extra
}

/// Says that a cell stands for one above that has nothing.
fn tell_ditto(sign: &str, place: Place<'_>, sink: &mut Sink<'_>) {
    sink.find(FindingKind::Suspicion, |words| {
        (place.say(words), (words.table.nothing_above)(sign))
    });
}
