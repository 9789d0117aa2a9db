//! Where the rows of a table stand, to be named in findings and ids.

use crate::reader::report::Place;

/// Where the rows of a table come from.
#[derive(Clone, Debug)]
pub(in crate::reader) struct TablePlace<'a> {
    pub(in crate::reader) file: &'a str,
    pub(in crate::reader) sheet: Option<String>,
    /// What ids of rows begin with.
    pub(in crate::reader) stem: String,
    /// Rows of another width than the header are told; sheets often have them.
    pub(in crate::reader) tells_ragged: bool,
}

impl TablePlace<'_> {
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
