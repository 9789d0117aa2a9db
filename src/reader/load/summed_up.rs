//! A table that sums up another one, or all the others: the same money stands in both.

use crate::dataset::header::{begin_with, plain};
use crate::dataset::{Field, Indicator, TextField};
use crate::messages::Reader;
use crate::reader::report::{FileReport, FindingKind, Findings, Measure, Place, TableReport};

/// How sheets that sum up are called.
const NAMES: &[&str] = &["tong hop", "tong", "th", "summary", "thong ke", "bieu tong"];
/// Of more tables than these none is held against each of the others.
const MOST_TABLES: usize = 200;

/// A table and the file in which it stands.
#[derive(Clone, Copy)]
struct FileTable<'a> {
    file: &'a str,
    table: &'a TableReport,
}

/// Says of each table that sums up another one, or all others together, that the money of both is
/// counted.
pub(in crate::reader) fn tell(files: &[FileReport], words: &Reader, findings: &mut Findings) {
    let ones: Vec<FileTable<'_>> = files.iter().flat_map(tables).collect();
    if ones.len() > MOST_TABLES {
        return;
    }
    for (place, sum) in ones.iter().enumerate() {
        let others: Vec<FileTable<'_>> = [&ones[..place], &ones[place + 1..]].concat();
        let mut lists = others.chunks(1).chain([&others[..]]);
        if let Some(list) = lists.find(|list| sum.sums_up(list)) {
            findings.add(FindingKind::Suspicion, || sum.told(list, words));
        }
    }
}

/// The tables of a file that have money.
fn tables(file: &FileReport) -> impl Iterator<Item = FileTable<'_>> {
    let ones = file.tables.iter().map(|table| FileTable {
        file: &file.name,
        table,
    });
    ones.filter(|one| one.added(Indicator::Support) != 0)
}

impl FileTable<'_> {
    /// Fewer rows with the same money, which count the projects of the others, name none, or are
    /// called a summary.
    fn sums_up(&self, list: &[FileTable<'_>]) -> bool {
        let money = list.iter().map(|other| other.added(Indicator::Support));
        let records: u64 = list.iter().map(|other| other.table.records).sum();
        let is_same = money.sum::<i64>() == self.added(Indicator::Support);
        let counted = u64::try_from(self.added(Indicator::Programmes));
        let name = plain(self.table.sheet.as_deref().unwrap_or_default());
        let is_called = NAMES.iter().any(|known| begin_with(&name, known));
        let is_summary = is_called || counted == Ok(records) || !self.names_projects();
        is_same && self.table.records < records && is_summary
    }

    /// Says whether its rows are called by more than a district or a source.
    fn names_projects(&self) -> bool {
        let names =
            [TextField::Title, TextField::Establishments].map(|name| Field::Text(name).key());
        let mut columns = self.table.columns.iter();
        columns.any(|column| column.filled > 0 && names.contains(&column.field.as_str()))
    }

    /// What its records add up to.
    fn added(&self, indicator: Indicator) -> i64 {
        let key = Field::Figure(indicator).key();
        let mut columns = self.table.columns.iter();
        let name = columns.find(|column| column.field == key);
        let name = name.map(|column| &column.column);
        let mut accounts = self.table.account.columns.iter();
        let account = accounts.find(|account| Some(&account.column) == name);
        account.map_or(0, |account| account.sum)
    }

    fn told(&self, list: &[FileTable<'_>], words: &Reader) -> (String, String) {
        let place = Place {
            file: self.file,
            sheet: self.table.sheet.as_deref(),
            row: self.table.header_row,
            column: None,
        };
        let records = list.iter().map(|other| other.table.records).sum();
        let of = match list {
            [other] => other.called(self, words),
            _ => words.table.all_others.to_owned(),
        };
        let money = Measure::Money.say(self.added(Indicator::Support), words);
        let text = (words.table.sums_up)(&of, &money, self.table.records, records);
        (place.say(words), text)
    }

    /// What this table is called beside another one: by its file, its sheet, or its header.
    fn called(&self, beside: &FileTable<'_>, words: &Reader) -> String {
        match &self.table.sheet {
            _ if self.file != beside.file => (words.table.of_file)(self.file),
            Some(sheet) if self.table.sheet != beside.table.sheet => (words.table.of_sheet)(sheet),
            _ => (words.table.of_header)(self.table.header_row.unwrap_or_default()),
        }
    }
}
