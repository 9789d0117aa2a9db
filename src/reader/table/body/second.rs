//! Further rows of a project: they have neither its number nor its title, and say what differs.
//!
//! ```text
//! 1 │ Máy vò │ KCQG │ 300
//!   │        │ KCĐP │ 100
//! 2 │ Máy in │ KCĐP │ 100
//! ```

use std::mem::discriminant;

use super::super::line;
use super::super::row::RawRow;
use super::TableBody;
use super::decision::{Decision, Remark};
use super::facts::Facts;
use super::marked;

impl TableBody {
    /// Notes a record that further rows may follow.
    pub(super) fn note_project(&mut self, rows: &[RawRow], facts: &Facts<'_>) {
        let Some(title) = self.called else { return };
        let lacks_title = |row: &RawRow| row.cell(title).is_empty();
        let is_own = !facts.ordinal.is_empty() || !lacks_title(&rows[0]);
        if is_own && rows.get(1).is_none_or(lacks_title) {
            self.project.row.copy(&rows[0]);
        }
    }

    /// Notes where the name of a heading stands, if not where the titles do, and how it is marked.
    pub(super) fn note_head(&mut self, row: &RawRow, facts: &Facts<'_>) {
        self.project.head.clear();
        self.project.head.push_str(facts.ordinal);
        self.project.heads = self.column_beside_titles(row, facts);
    }

    /// A row right below a project says one thing that the project says too, and has an amount.
    ///
    /// A heading stands where the rows below it have nothing, or its first one above all of them,
    /// and they are counted from one.
    pub(super) fn second_row(&self, rows: &[RawRow], facts: &Facts<'_>) -> Option<Decision> {
        if !self.was_record || facts.texts != 1 || !facts.ordinal.is_empty() {
            return None;
        }
        let row = &rows[0];
        let column = self.column_beside_titles(row, facts)?;
        let above = self.project.row.covered(column);
        if above.is_empty() || self.project.heads == Some(column) {
            return None;
        }
        let mut below = rows[1..].iter().filter(|row| row.filled().next().is_some());
        if below
            .next()
            .is_some_and(|row| marked::is_first(self.ordinal_of(row)))
        {
            return None;
        }
        let covered = self.running.covered(&self.numbers(row), true);
        if covered.is_none_or(|(_, covered)| covered.records < 2) {
            return Some(Decision::Record(None));
        }
        // `KCĐP` is no sum of rows that have `KCQG`, though the amounts may be so by chance.
        let kind = |text| discriminant(&line::topic(text));
        let is_other = above != facts.label && kind(above) == kind(facts.label);
        (is_other && line::is_topic(above)).then_some(Decision::Record(Some(Remark::AddsUp)))
    }

    /// The column of the only text of a row without a title.
    fn column_beside_titles(&self, row: &RawRow, facts: &Facts<'_>) -> Option<usize> {
        let title = self.called?;
        let mut cells = row.filled();
        let (column, _) = cells.find(|(_, cell)| *cell == facts.label)?;
        (row.cell(title).is_empty() && Some(column) != self.ordinal).then_some(column)
    }
}
