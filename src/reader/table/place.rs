//! Where the rows of a table stand, to be named in findings and ids.

use super::column::SourceColumn;
use super::given::Given;
use super::row::RawRow;
use crate::reader::report::Place;
use crate::text::Unit;

/// Where the rows of a table come from.
#[derive(Clone, Debug)]
pub(in crate::reader) struct TablePlace<'a> {
    pub(in crate::reader) file: &'a str,
    pub(in crate::reader) sheet: Option<String>,
    /// What ids of rows begin with.
    pub(in crate::reader) stem: String,
    /// Rows of another width than the header are told; sheets often have them.
    pub(in crate::reader) tells_ragged: bool,
    /// Each row was an object with keys, so that it is a record unless it is the sum of others.
    pub(in crate::reader) is_of_objects: bool,
    /// The unit of amounts that stands beside a list.
    pub(in crate::reader) unit: Option<Unit>,
    /// What else stands beside a list, or above the table before, and holds for its records.
    pub(in crate::reader) given: Given,
    /// The columns of the table before, with which this one may go on.
    pub(in crate::reader) goes_on: Option<Vec<String>>,
    /// The names of columns that came after the header.
    pub(in crate::reader) late: Vec<String>,
}

impl TablePlace<'_> {
    /// The name of the column that stands so far behind those of the header.
    pub(in crate::reader) fn beyond(&self, width: usize, column: usize) -> String {
        let late = column
            .checked_sub(width)
            .and_then(|place| self.late.get(place));
        late.cloned().unwrap_or_else(|| format!("#{}", column + 1))
    }

    /// What stands around a table with these columns, below these titles.
    pub(in crate::reader::table) fn given(
        &self,
        titles: &[RawRow],
        columns: &[SourceColumn],
    ) -> Given {
        let names = columns.iter().map(|column| &column.name);
        let goes_on = self.goes_on.as_ref();
        let above = if goes_on.is_none_or(|before| names.eq(before)) {
            self.given.clone()
        } else {
            Given::default()
        };
        let around = (self.sheet.as_deref(), self.file);
        Given::of((titles, columns), &above, around).beside(columns)
    }

    /// The place of a row.
    pub(in crate::reader) fn at(&self, row: u64) -> Place<'_> {
        Place {
            file: self.file,
            sheet: self.sheet.as_deref(),
            row: Some(row),
            column: None,
        }
    }

    /// The place of a column.
    pub(in crate::reader) fn of<'a>(&'a self, column: &'a str) -> Place<'a> {
        Place {
            file: self.file,
            sheet: self.sheet.as_deref(),
            row: None,
            column: Some(column),
        }
    }
}
