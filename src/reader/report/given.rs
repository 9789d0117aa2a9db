//! What records have from outside of their rows.

use serde::Serialize;

/// Where something stands that holds for the records of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GivenBy {
    /// In a line above the table.
    Title,
    /// Above the table with which this one goes on.
    Above,
    /// Beside the list, in a file of objects.
    Beside,
    /// In the name of the sheet.
    Sheet,
    /// In the name of the file.
    File,
    /// In the name of the column of amounts.
    Column,
    /// In the address of each record.
    Address,
    /// In a heading between the rows.
    Heading,
}

/// A value that records have which do not say it themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GivenValue {
    /// The field.
    pub field: &'static str,
    /// The value, as files have it; none where records have different ones.
    pub value: Option<String>,
    /// Where it stands.
    pub by: GivenBy,
    /// How many records have it from there.
    pub records: u64,
}
