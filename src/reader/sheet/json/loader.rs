//! The state while a JSON file is read, and the names that its parts share.

use std::collections::HashMap;
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};

use super::nested::InnerMembers;
use super::rows::Rows;
use crate::dataset::{Activity, Record, Reference, TextField, Total};
use crate::messages::Reader;
use crate::reader::load::Sink;
use crate::reader::report::{FindingKind, Place, Role, TableReport};
use crate::reader::table::activity;
use crate::reader::table::{Chosen, Table};
use crate::text::clean;

/// What is known of the file being read.
#[derive(Clone, Copy)]
pub(in crate::reader) struct About<'a> {
    pub(in crate::reader) file: &'a str,
    pub(in crate::reader) stem: &'a str,
    pub(in crate::reader) map: &'a [(String, Chosen)],
}

/// Which list a name was looked up in.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum List {
    Activities,
    References,
}

/// The state while a file is read.
pub(super) struct Loader<'a, 'b> {
    /// The objects of other programs, as the rows of a table.
    pub(super) table: Table<'a, 'b>,
    pub(super) rows: Rows,
    /// The rows are those of a table whose columns have to be found first.
    is_of_cells: bool,
    /// What stands in the objects of the member that is read.
    pub(super) below: InnerMembers,
    pub(super) about: About<'a>,
    pub(super) words: &'static Reader,
    /// The file must be exactly of the program's own format.
    pub(super) is_strict: bool,
    /// The file says that its records are of that format.
    pub(super) is_ours: bool,
    /// Its totals that cover all its records.
    pub(super) covering: Vec<Total>,
    /// Names used before their list was read, with the record that used them first.
    pub(super) names: Vec<(List, String, String)>,
    pub(super) activities: HashMap<String, u16>,
    pub(super) references: HashMap<String, u16>,
    /// How many objects were begun.
    pub(super) objects: u64,
    /// How many of them before the line, or the place in a list.
    pub(super) line_began_at: u64,
    pub(super) record: Record,
    pub(super) key: String,
    pub(super) text: String,
    /// The line of JSON Lines, or the place in a list, from 1.
    pub(super) row: u64,
    pub(super) records: u64,
    /// How many lines or items were no record.
    rejected: u64,
    /// What stands beside the list of records.
    pub(super) beside: TableReport,
    /// The names of the columns, where a list there has them.
    pub(super) column_names: Vec<String>,
    /// The texts and numbers there, with the keys that lead to them; of numbers that they are.
    pub(super) numbers_beside: Vec<(String, String, bool)>,
}

impl<'a, 'b> Loader<'a, 'b> {
    pub(super) fn new(about: About<'a>, sink: &'a mut Sink<'b>, is_strict: bool) -> Self {
        let table = Table::new(sink, about.map, about.file, about.stem, None);
        Self::over(table.of_objects(), about, is_strict)
    }

    /// The same for rows of values, of which any may name the columns.
    pub(super) fn of_cells(about: About<'a>, sink: &'a mut Sink<'b>) -> Self {
        let table = Table::new(sink, about.map, about.file, about.stem, None);
        Self {
            is_of_cells: true,
            ..Self::over(table, about, false)
        }
    }

    fn over(table: Table<'a, 'b>, about: About<'a>, is_strict: bool) -> Self {
        let words = table.sink.words;
        Self {
            table,
            is_of_cells: false,
            rows: Rows::default(),
            below: InnerMembers::new(),
            about,
            words,
            is_strict,
            is_ours: is_strict,
            covering: Vec::new(),
            names: Vec::new(),
            activities: HashMap::new(),
            references: HashMap::new(),
            objects: 0,
            line_began_at: 0,
            record: Record::default(),
            key: String::new(),
            text: String::new(),
            row: 0,
            records: 0,
            rejected: 0,
            beside: TableReport::default(),
            column_names: Vec::new(),
            numbers_beside: Vec::new(),
        }
    }

    /// A reason with the record that it is about.
    pub(super) fn in_record(&self, reason: &str) -> String {
        match self.record.text(TextField::Id) {
            "" => reason.to_owned(),
            id => (self.words.in_record)(&clean(id), reason),
        }
    }

    pub(super) fn place(&self) -> Place<'a> {
        Place {
            row: (!self.is_strict).then_some(self.row),
            ..self.place_of(0)
        }
    }

    /// The place of an object of a list.
    pub(super) fn place_of(&self, row: u64) -> Place<'a> {
        Place {
            file: self.about.file,
            sheet: None,
            row: Some(row),
            column: None,
        }
    }

    /// Goes on to the next object of a list.
    pub(super) fn next_record(&mut self) {
        self.row += 1;
        self.line_began_at = self.objects;
    }

    /// Says whether nothing became a record, or waits to become one.
    pub(super) fn took_none(&self) -> bool {
        self.records == 0 && self.rows.is_empty()
    }

    pub(super) fn not_taken(&mut self, reason: &str) {
        self.rejected += 1;
        let place = self.place();
        self.table.sink.find(FindingKind::NotTaken, |words| {
            (place.say(words), reason.to_owned())
        });
    }

    /// Hands the record over; it is empty afterwards.
    pub(super) fn take_record(&mut self, bytes: usize) -> Result<ControlFlow<()>> {
        self.records += 1;
        let place = self.place();
        self.table.sink.take(&mut self.record, bytes, place)
    }

    /// What was read; of an object of the format only that its records were.
    pub(super) fn finish(mut self) -> Result<Vec<TableReport>> {
        self.open_table()?;
        self.table.catch_up()?;
        for (path, text, numeric) in std::mem::take(&mut self.numbers_beside) {
            self.table.compare_beside(&path, &text, numeric);
        }
        let covering = self.compare_covering()?;
        let (mut reports, is_found) = self.table.finish()?;
        if self.is_of_cells && !is_found {
            return Err(anyhow!(self.words.no_objects));
        }
        let mut report = reports.pop().unwrap_or_default();
        report.account.columns.extend(covering);
        report.records += self.records;
        report.account.add(Role::Record, self.records);
        report.account.add(Role::NotTaken, self.rejected);
        report.aside_count += self.beside.aside_count;
        report.asides.extend(self.beside.asides);
        reports.push(report);
        Ok(reports)
    }

    /// The number of an activity; unknown ones get one and are checked when all was read.
    pub(super) fn activity(&mut self, id: &str, user: &str) -> Result<u16> {
        if let Some(known) = self.activities.get(id) {
            return Ok(*known);
        }
        let mut is_new = false;
        let number = self.table.sink.activity(id, || {
            is_new = true;
            activity::by_id(id).map_or_else(
                || Activity {
                    id: clean(id).into_owned(),
                    ..Activity::default()
                },
                activity::KnownActivity::activity,
            )
        })?;
        self.activities.insert(id.to_owned(), number);
        if is_new {
            self.names
                .push((List::Activities, id.to_owned(), user.to_owned()));
        }
        Ok(number)
    }

    /// The number of a reference; unknown ones get one and are checked when all was read.
    pub(super) fn reference(&mut self, id: &str, user: &str) -> Result<u16> {
        if let Some(known) = self.references.get(id) {
            return Ok(*known);
        }
        let mut is_new = false;
        let number = self.table.sink.reference(id, || {
            is_new = true;
            Reference {
                id: clean(id).into_owned(),
                ..Reference::default()
            }
        })?;
        self.references.insert(id.to_owned(), number);
        if is_new {
            self.names
                .push((List::References, id.to_owned(), user.to_owned()));
        }
        Ok(number)
    }

    pub(super) fn check_names(&self) -> Result<()> {
        let Some((list, id, user)) = self.names.first() else {
            return Ok(());
        };
        let list = match list {
            List::Activities => "activities",
            List::References => "references",
        };
        Err(anyhow!((self.words.unlisted_name)(user, id, list)))
    }
}

#[allow(clippy::needless_pass_by_value, reason = "map_err gives it away")]
pub(super) fn say(error: anyhow::Error) -> String {
    error.to_string()
}
