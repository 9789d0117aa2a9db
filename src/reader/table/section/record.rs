//! A row that is a record: its cells, and what the headings above it say.

use anyhow::Result;

use super::super::body::Remark;
use super::super::cell;
use super::super::column;
use super::super::header::Named;
use super::super::line;
use super::super::place::TablePlace;
use super::super::row::RawRow;
use super::super::value;
use super::odd_cells::{self, Cell};
use super::{Flow, Section};
use crate::dataset::TextField;
use crate::reader::load::Sink;
use crate::reader::report::{FindingKind, Place, Role};

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
        match remark {
            Some(Remark::NameAlone) => self.names_alone.note(row.number),
            Some(remark) => self.tell_remark(remark, place, sink),
            None => {}
        }
        self.count(row, Role::Record);
        let numbers = self.add_numbers(row);
        self.tell_parts(&numbers, place, sink);
        self.add_columns(row, table, map);
        self.fill(row, place, sink)?;
        let record = &mut self.body.record;
        if !cell::is_named(record) {
            self.nameless.note(row.number);
        }
        cell::complete(record, &table.stem, (row.number, row.part));
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
        let body = &mut self.body;
        let ordinal = body.ordinal_of(row);
        if let Some(path) = line::path(ordinal) {
            body.groups.close(path.len());
        } else if line::is_day(ordinal) {
            self.dated.note(row.number);
        }
        for (index, column) in body.columns.iter_mut().enumerate() {
            let text = if column.field.is_shared() && !column.is_summed {
                row.covered(index)
            } else {
                row.cell(index)
            };
            if !text.is_empty() {
                column.filled += 1;
                if odd_cells::is_unvalued(column, text) {
                    self.odd_cells.note(index, row.number, text);
                    cell::keep(&mut body.record, column, text, sink)?;
                    continue;
                }
                let numeric = row.is_numeric(index);
                let cell = Cell {
                    row: row.number,
                    text,
                    numeric,
                };
                self.odd_cells.note_number(index, column, cell);
                cell::fill(&mut body.record, column, text, numeric, place, sink)?;
            }
        }
        for (own, heading) in body.groups.contradictions(&body.record) {
            sink.find(FindingKind::Suspicion, |words| {
                let said = (words.table.other_than_heading)(&own, &heading);
                (place.say(words), said)
            });
        }
        body.groups.complete(&mut body.record, sink)?;
        body.record.period = body.record.period.or(body.period);
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
        value::lines(name).for_each(|line| record.add_line(TextField::Establishments, line));
        let place = table.at(row.number);
        sink.find(FindingKind::Suspicion, |words| {
            (
                place.say(words),
                words.suspicion.one_amount_for_several.to_owned(),
            )
        });
        self.aside(row, Role::Continued, sink);
    }
}
