//! Tables beside lists of projects that are none themselves: they sum up another one, or all the
//! others, or are there to look things up in.

use crate::dataset::header::{begin_with_any, plain};
use crate::dataset::{Field, Funding, Indicator, TextField};
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
/// counted; and of others that name no project what they are counted for.
pub(in crate::reader) fn tell(files: &[FileReport], words: &Reader, findings: &mut Findings) {
    let all: Vec<FileTable<'_>> = files.iter().flat_map(tables).collect();
    if all.len() > MOST_TABLES {
        return;
    }
    let with_money = |one: &FileTable<'_>| one.added(Indicator::Support) != 0;
    for (place, one) in all.iter().enumerate() {
        let others: Vec<FileTable<'_>> = [&all[..place], &all[place + 1..]].concat();
        let lists: Vec<_> = others.iter().copied().filter(with_money).collect();
        let mut lists = lists.chunks(1).chain([&lists[..]]);
        let summed = with_money(one).then(|| lists.find(|list| one.sums_up(list)));
        if let Some(list) = summed.flatten() {
            findings.add(FindingKind::Suspicion, || one.told(list, words));
        } else if one.is_no_list(&others) {
            findings.add(FindingKind::Suspicion, || one.told_alone(words));
        }
    }
}

/// The tables of a file that have records.
fn tables(file: &FileReport) -> impl Iterator<Item = FileTable<'_>> {
    let ones = file.tables.iter().map(|table| FileTable {
        file: &file.name,
        table,
    });
    ones.filter(|one| one.table.records > 0)
}

impl FileTable<'_> {
    /// No more rows with the same money, which count the projects of the others, name none, or are
    /// called a summary.
    fn sums_up(&self, list: &[FileTable<'_>]) -> bool {
        let money = list.iter().map(|other| other.added(Indicator::Support));
        let records: u64 = list.iter().map(|other| other.table.records).sum();
        let is_same = money.sum::<i64>() == self.added(Indicator::Support);
        let counted = u64::try_from(self.added(Indicator::Programmes));
        let name = plain(self.table.sheet.as_deref().unwrap_or_default());
        let is_called = begin_with_any(&name, NAMES);
        let have_titles = list.iter().all(|other| other.has(TextField::Title));
        let is_nameless = !self.names_projects() || !self.has(TextField::Title) && have_titles;
        let is_summary = is_called || counted == Ok(records) || is_nameless;
        // Of two tables of one length only that without names sums the other up.
        let is_shorter = self.table.records < records;
        let is_as_long = self.table.records == records && is_nameless && have_titles;
        is_same && is_summary && (is_shorter || is_as_long)
    }

    /// Says whether a table without names of projects stands beside some with names and money: one
    /// that has no amounts, or, in a workbook of lists, names no establishment either.
    fn is_no_list(&self, others: &[FileTable<'_>]) -> bool {
        let is_list = |other: &FileTable<'_>| {
            other.file == self.file && other.has(TextField::Title) && other.money() != 0
        };
        let names_none = !self.has(TextField::Title) && !self.has(TextField::Contents);
        let is_poor =
            self.money() == 0 || !self.has(TextField::Establishments) || self.counts_projects();
        names_none && is_poor && others.iter().any(is_list)
    }

    /// Says whether each row counts projects, as those of places do: `Huyện Tủa Chùa | 1 | 300`.
    fn counts_projects(&self) -> bool {
        let counts = Field::Figure(Indicator::Programmes).key();
        let mut columns = self.table.columns.iter();
        columns.any(|column| column.field == counts && column.filled >= self.table.records)
    }

    /// Says whether its rows are called by more than a district or a source.
    fn names_projects(&self) -> bool {
        self.has(TextField::Title) || self.has(TextField::Establishments)
    }

    /// Says whether rows have something in a field.
    fn has(&self, field: TextField) -> bool {
        let key = Field::Text(field).key();
        let mut columns = self.table.columns.iter();
        columns.any(|column| column.filled > 0 && column.field == key)
    }

    /// What its records add up to: the support, or else what they cost.
    fn money(&self) -> i64 {
        match self.added(Indicator::Support) {
            0 => self.added(Indicator::TotalCost),
            support => support,
        }
    }

    /// What its records add up to; support may stand in a column for each source.
    fn added(&self, indicator: Indicator) -> i64 {
        let whole = self.added_under(&[Field::Figure(indicator)]);
        let is_support = indicator == Indicator::Support;
        match whole {
            0 if is_support => self.added_under(&Funding::ALL.map(Field::SupportFrom)),
            whole => whole,
        }
    }

    fn added_under(&self, fields: &[Field]) -> i64 {
        let columns = self.table.columns.iter();
        let names = columns.filter(|column| fields.iter().any(|field| field.key() == column.field));
        let accounts = names.filter_map(|name| {
            let mut accounts = self.table.account.columns.iter();
            accounts.find(|account| account.column == name.column)
        });
        accounts.fold(0, |sum, account| sum.saturating_add(account.sum))
    }

    fn place(&self) -> Place<'_> {
        Place {
            file: self.file,
            sheet: self.table.sheet.as_deref(),
            row: self.table.header_row,
            column: None,
        }
    }

    fn told_alone(&self, words: &Reader) -> (String, String) {
        let rows = self.table.records;
        let text = match self.money() {
            0 => (words.rows.no_list)(rows),
            money => {
                let names = self.has(TextField::Establishments);
                let say = if names {
                    words.rows.counted_projects
                } else {
                    words.rows.no_projects
                };
                say(rows, &Measure::Money.say(money, words))
            }
        };
        (self.place().say(words), text)
    }

    fn told(&self, list: &[FileTable<'_>], words: &Reader) -> (String, String) {
        let records = list.iter().map(|other| other.table.records).sum();
        let of = match list {
            [other] => other.called(self, words),
            _ => words.table.all_others.to_owned(),
        };
        let money = Measure::Money.say(self.added(Indicator::Support), words);
        let text = (words.table.sums_up)(&of, &money, self.table.records, records);
        (self.place().say(words), text)
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
