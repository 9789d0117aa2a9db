//! Columns of which only the first row of each block is filled: `2019`, then two empty cells, `2020`.

use super::super::column::SourceColumn;
use super::super::row::RawRow;
use super::odd_rows::OddRows;
use crate::dataset::{Field, Record, TextField};

/// How many empty cells a block must leave at least before it is one.
const FEWEST: u64 = 2;

/// What is known of the columns of a table that may be filled so.
#[derive(Debug)]
pub(super) struct Blocks {
    open: Vec<Column>,
}

/// A column that was filled in the first record, and in which no value stood twice in a row.
#[derive(Debug)]
struct Column {
    place: usize,
    field: Field,
    last: String,
    filled: u64,
    empty: OddRows,
    /// A value came behind empty cells.
    has_gaps: bool,
}

impl Blocks {
    pub(super) fn new(columns: &[SourceColumn]) -> Self {
        let shared = [
            Field::Period,
            Field::Funding,
            Field::Text(TextField::District),
        ];
        let open = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| shared.contains(&column.field))
            .map(|(place, column)| Column {
                place,
                field: column.field,
                last: String::new(),
                filled: 0,
                empty: OddRows::default(),
                has_gaps: false,
            })
            .collect();
        Self { open }
    }

    /// Looks at a row that is a record; a column that shows not to be filled in blocks is left.
    pub(super) fn look(&mut self, row: &RawRow, record: &Record) {
        self.open.retain_mut(|column| column.goes_on(row, record));
    }

    /// The columns that were filled in blocks, and their empty rows.
    pub(super) fn told(&self) -> impl Iterator<Item = (usize, OddRows)> {
        let told = self.open.iter().filter(|column| {
            // Below several values that stand one under the other the last rows just have none, as
            // fairs have no district.
            let are_blocks = column.has_gaps || column.filled == 1;
            are_blocks && column.empty.count >= FEWEST && column.empty.count >= column.filled
        });
        told.map(|column| (column.place, column.empty))
    }
}

impl Column {
    fn goes_on(&mut self, row: &RawRow, record: &Record) -> bool {
        let cell = row.covered(self.place);
        if cell.is_empty() {
            self.empty.note(row.number);
            return self.filled > 0 && !is_known(record, self.field);
        }
        self.filled += 1;
        self.has_gaps |= self.empty.count > 0;
        let is_new = cell != self.last;
        cell.clone_into(&mut self.last);
        is_new
    }
}

/// Says whether a heading or a title gave a record what its cell does not say.
fn is_known(record: &Record, field: Field) -> bool {
    match field {
        Field::Period => record.period.is_some(),
        Field::Funding => !record.funding.is_empty(),
        Field::Text(text) => !record.text(text).is_empty(),
        _ => false,
    }
}
