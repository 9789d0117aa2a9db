//! The rows of a sheet, put together from cells that come one by one.

use std::collections::HashMap;
use std::ops::ControlFlow;

use anyhow::{Result, anyhow};

use super::alphabet::{Alphabet, Converted};
use super::covered::CoveredCells;
use super::gathered::{Gathered, MOST_ROW};
use super::hidden::HiddenColumns;
use crate::messages::Reader;
use crate::reader::table::Table;

/// The first cells of what is merged over several rows, and the last row, from 0.
pub(super) type Merges = HashMap<(u32, u32), u32>;

/// Where a cell stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CellPlace {
    /// From 0.
    pub(super) row: u32,
    /// From 0.
    pub(super) column: u32,
    /// The row is hidden.
    pub(super) is_row_hidden: bool,
    /// The column is hidden.
    pub(super) is_column_hidden: bool,
}

/// What a cell shows; its memory is used again for the next one.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) text: String,
    /// It is a number.
    pub(super) is_number: bool,
    /// The alphabet from which it was converted.
    pub(super) alphabet: Option<Alphabet>,
    /// What stands in it is struck through by its font, and left out.
    pub(super) is_struck: bool,
}

impl Shown {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        (self.is_number, self.alphabet, self.is_struck) = (false, None, false);
    }

    /// Leaves out what stands in a cell whose font strikes it through.
    pub(super) fn strike(&mut self) {
        self.is_struck = !self.text.trim().is_empty();
        self.text.clear();
        self.is_number = false;
    }
}

/// What is to be told of a sheet.
#[derive(Default)]
pub(super) struct Noted {
    hidden: HiddenColumns,
    converted: Converted,
    covered: CoveredCells,
    /// How many cells could not be read.
    lost: u64,
    /// How many cells have something struck through.
    struck: u64,
}

impl Noted {
    /// Counts cells with something struck through.
    pub(super) fn strike(&mut self, count: u64) {
        self.struck += count;
    }

    /// Counts cells that could not be read.
    pub(super) fn lose(&mut self, count: u64) {
        self.lost += count;
    }

    /// All of it in words.
    pub(super) fn say(&self, words: &Reader) -> impl Iterator<Item = String> {
        let lost = (self.lost > 0).then(|| (words.source.cells_lost)(self.lost));
        let struck = (self.struck > 0).then(|| (words.source.struck)(self.struck));
        [
            self.hidden.say(words),
            self.covered.say(words),
            self.converted.say(words),
            lost,
            struck,
        ]
        .into_iter()
        .flatten()
    }
}

/// The rows of a sheet, put together from its cells.
pub(super) struct Rows<'a> {
    merges: Merges,
    noted: &'a mut Noted,
    gathered: Gathered,
    current: Option<u32>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(merges: Merges, noted: &'a mut Noted) -> Self {
        Self {
            merges,
            noted,
            gathered: Gathered::default(),
            current: None,
        }
    }

    /// Takes a cell; one that stands where something is already begins a new row.
    pub(super) fn take(
        &mut self,
        place: CellPlace,
        shown: &Shown,
        table: &mut Table<'_, '_>,
    ) -> Result<ControlFlow<()>> {
        let (row, column) = (place.row, place.column as usize);
        let is_next = self.current != Some(row) || self.gathered.has(column);
        if is_next && self.current.is_some() && self.give(table)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
        self.current = Some(row);
        self.gathered.row.number = u64::from(row) + 1;
        self.gathered.row.is_hidden = place.is_row_hidden;
        if place.is_column_hidden && !shown.text.trim().is_empty() {
            self.noted.hidden.note(column, &shown.text);
        }
        let covering = self.gathered.merged.covering(column, u64::from(row) + 1);
        self.noted
            .covered
            .look((row, column), &shown.text, covering);
        self.noted.converted.note(shown.alphabet);
        self.noted.strike(u64::from(shown.is_struck));
        if !shown.text.is_empty() && !self.gathered.put(column, &shown.text, shown.is_number) {
            return Err(anyhow!((table.sink().words.source.row_too_long)(
                MOST_ROW >> 20
            )));
        }
        if let Some(last) = self.merges.get(&(row, place.column)) {
            let last = u64::from(*last) + 1;
            let first = u64::from(row) + 1;
            self.gathered
                .merged
                .open(column, (first, last), &shown.text);
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Hands over the row so far, if it has anything.
    pub(super) fn give(&mut self, table: &mut Table<'_, '_>) -> Result<ControlFlow<()>> {
        let gathered = &mut self.gathered;
        if gathered.row.cells.is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        gathered.settle();
        gathered.merged.cover(&mut gathered.row);
        let flow = table.row(&gathered.row);
        gathered.clear();
        flow
    }
}
