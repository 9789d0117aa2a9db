//! A table that stands beside another one, in the same rows.

use anyhow::Result;

use super::Table;
use crate::reader::report::FindingKind;

impl Table<'_, '_> {
    /// Reads the table that stands beside the first one.
    pub(super) fn read_beside(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.beside);
        let Some(column) = self.split else {
            return Ok(());
        };
        let stem = format!("{}:{}", self.place.stem, column + 1);
        let place = self.place.at(rows.first().map_or(0, |row| row.number));
        self.sink.find(FindingKind::File, |words| {
            (place.say(words), (words.table.table_beside)(column + 1))
        });
        let (file, sheet) = (self.place.file, self.place.sheet.clone());
        let mut table = Table::new(self.sink, self.map, file, &stem, sheet.as_deref());
        for row in &rows {
            if table.row(row)?.is_break() {
                break;
            }
        }
        self.reports.extend(table.finish()?.0);
        Ok(())
    }
}
