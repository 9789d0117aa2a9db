//! Objects of other programs on their way into the table.

use anyhow::Result;

use super::loader::Loader;
use super::rows::Members;
use crate::reader::report::FindingKind;
use crate::reader::table::RawRow;

/// How many objects are looked at before the columns are named; a block of a table has as many.
const FIRST: usize = 4_000;
/// How many bytes of them.
const FIRST_BYTES: usize = 4 << 20;

impl Loader<'_, '_> {
    /// Hands the object that was read to the table.
    pub(super) fn take_object(&mut self) -> Result<()> {
        let mut object = std::mem::take(&mut self.rows.object);
        object.place = (self.row, self.objects - self.line_began_at);
        if self.rows.is_open {
            self.add_row(&object)?;
            // Its memory serves the next one.
            self.rows.object = object;
            return Ok(());
        }
        self.rows.bytes += object.bytes();
        self.rows.waiting.push(object);
        if self.rows.waiting.len() < FIRST && self.rows.bytes < FIRST_BYTES {
            return Ok(());
        }
        self.open_table()
    }

    /// What the list is called whose objects come next.
    pub(super) fn take_heading(&mut self, heading: &str) -> Result<()> {
        self.take_told(RawRow::heading(heading, self.row))
    }

    /// The numbers since the first `kept` that stand beside a list are told of its objects.
    pub(super) fn take_numbers_beside(&mut self, kept: usize) -> Result<()> {
        for (path, text, numeric) in self.numbers_beside.split_off(kept) {
            self.take_told(RawRow::told(&path, (&text, numeric), self.row))?;
        }
        Ok(())
    }

    fn take_told(&mut self, row: RawRow) -> Result<()> {
        let told = Members::told(row);
        if self.rows.is_open {
            return self.add_row(&told);
        }
        self.rows.waiting.push(told);
        Ok(())
    }

    /// Names the columns by the keys so far, and gives the table what waited.
    pub(super) fn open_table(&mut self) -> Result<()> {
        let waiting = std::mem::take(&mut self.rows.waiting);
        if self.rows.is_open || waiting.is_empty() {
            return Ok(());
        }
        for object in &waiting {
            self.rows.arrange(object);
        }
        self.rows.is_open = true;
        let mut header = RawRow::default();
        for name in &self.rows.names {
            header.push(name, false);
        }
        let _ = self.table.row(&header)?;
        for object in &waiting {
            self.add_row(object)?;
        }
        Ok(())
    }

    fn add_row(&mut self, object: &Members) -> Result<()> {
        if let Some(row) = &object.told {
            let _ = self.table.row(row)?;
            return Ok(());
        }
        let known = self.rows.names.len();
        let twice = self.rows.arrange(object);
        for name in &self.rows.names[known..] {
            self.table.add_column(name);
        }
        let place = self.place_of(object.place.0);
        for key in twice {
            self.table.sink.find(FindingKind::Suspicion, |words| {
                (place.say(words), (words.key_twice)(&key))
            });
        }
        self.rows.fill(object);
        let _ = self.table.row(&self.rows.row)?;
        Ok(())
    }
}
