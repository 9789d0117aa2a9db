//! Where each record came from, so that two with one id can both be named.

use crate::reader::report::Place;

/// The places of records in the order in which they were taken.
///
/// Records mostly stand line below line, so only the beginnings of such runs are kept.
#[derive(Debug, Default)]
pub(in crate::reader) struct Origins {
    tables: Vec<TableOrigin>,
    /// First record of a run and its line, or 0 where lines mean nothing.
    runs: Vec<(u32, u32)>,
    count: u32,
}

/// A file or sheet and its first record.
#[derive(Debug)]
struct TableOrigin {
    first: u32,
    file: String,
    sheet: Option<String>,
}

impl Origins {
    /// Begins behind the records that are there already.
    pub(in crate::reader) fn new(count: u32) -> Self {
        Self {
            count,
            ..Self::default()
        }
    }

    /// How many records there are.
    pub(in crate::reader) fn count(&self) -> u32 {
        self.count
    }

    /// Adds the place of the next record.
    pub(in crate::reader) fn add(&mut self, place: Place<'_>) {
        let line = place.row.and_then(|row| u32::try_from(row).ok());
        let line = line.unwrap_or_default();
        let known = self
            .tables
            .last()
            .is_some_and(|table| table.file == place.file && table.sheet.as_deref() == place.sheet);
        if !known {
            self.tables.push(TableOrigin {
                first: self.count,
                file: place.file.to_owned(),
                sheet: place.sheet.map(str::to_owned),
            });
        }
        if !known || self.line(self.count) != Some(line) {
            self.runs.push((self.count, line));
        }
        self.count = self.count.saturating_add(1);
    }

    /// The place of a record.
    pub(in crate::reader) fn place(&self, record: u32) -> Option<Place<'_>> {
        let behind = self.tables.partition_point(|table| table.first <= record);
        let table = self.tables.get(behind.checked_sub(1)?)?;
        Some(Place {
            file: &table.file,
            sheet: table.sheet.as_deref(),
            row: self.line(record).filter(|line| *line > 0).map(u64::from),
            column: None,
        })
    }

    fn line(&self, record: u32) -> Option<u32> {
        let behind = match self.runs.last() {
            Some((first, _)) if *first <= record => self.runs.len(),
            _ => self.runs.partition_point(|(first, _)| *first <= record),
        };
        let (first, line) = self.runs.get(behind.checked_sub(1)?)?;
        Some(match line {
            0 => 0,
            line => line.saturating_add(record - first),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_back() {
        let given: Vec<_> = [
            ("a", None, Some(2)),
            ("a", None, Some(3)),
            ("a", None, Some(7)),
            ("b", None, None),
            ("b", None, None),
            ("b", Some("s"), Some(8)),
            ("b", Some("t"), Some(9)),
        ]
        .into_iter()
        .map(|(file, sheet, row)| Place {
            file,
            sheet,
            row,
            column: None,
        })
        .collect();
        let mut origins = Origins::new(5);
        for place in &given {
            origins.add(*place);
        }
        for (record, place) in (5..).zip(&given) {
            let found = origins.place(record).unwrap();
            assert_eq!(
                (found.file, found.sheet, found.row),
                (place.file, place.sheet, place.row)
            );
        }
        assert!(origins.place(4).is_none());
        assert_eq!(origins.runs.len(), 5);
    }
}
