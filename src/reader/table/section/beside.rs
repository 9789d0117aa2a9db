//! Totals that a file tells beside its list: `"tong": 250` next to `"data": […]`.

use super::super::body::SumRow;
use super::super::column::{self, SourceColumn};
use super::super::line::LineSum;
use super::super::numbers;
use super::super::place::TablePlace;
use super::super::row::RawRow;
use super::super::sums::{Since, Sums};
use super::Section;
use crate::dataset::{Field, header};
use crate::reader::load::Sink;

/// How names of totals begin. Programs call the number of objects `total` as well, so this word
/// alone says nothing where the numbers differ.
const SUMS: [&str; 7] = [
    "tong cong",
    "tong so",
    "tong",
    "cong",
    "grand total",
    "sum",
    "total",
];

impl Section {
    /// Holds a member that is the total of a column against the records.
    pub(in crate::reader::table) fn compare_beside(
        &mut self,
        (path, text, numeric): (&str, &str, bool),
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        let Some((place, is_named)) = self.column_of_total(path) else {
            return;
        };
        let told = column::summed(&self.body.columns).nth(place);
        let number = told.and_then(|(_, own)| numbers::number(own, text, numeric));
        let Some(number) = number else { return };
        let columns = self.report.account.columns.iter();
        let covered = Sums {
            records: self.report.records,
            columns: columns.map(|column| column.sum.into()).collect(),
        };
        if !is_named && i128::from(number) != covered.columns[place] {
            return;
        }
        let mut all = vec![None; covered.columns.len()];
        all[place] = Some(number);
        let sum = SumRow {
            label: path.to_owned(),
            since: Since::List,
            covered,
            covers: LineSum::Whole,
        };
        let row = RawRow {
            number: self.last_row(),
            ..RawRow::default()
        };
        let _ = self.compare(&row, &sum, &all, sink, table);
    }

    /// The place, among the columns that are added up, of the one that a total is told of; and
    /// whether its name leaves no doubt that it is one.
    fn column_of_total(&self, path: &str) -> Option<(usize, bool)> {
        let key = path.rsplit('.').next().unwrap_or(path);
        let name = header::plain(key);
        let word = SUMS.iter().find(|word| header::begin_with(&name, word));
        let of = word.map_or(name.as_str(), |word| name[word.len()..].trim());
        let position = |is: &dyn Fn(&SourceColumn) -> bool| {
            let mut summed = column::summed(&self.body.columns);
            let found = summed.position(|(_, column)| is(column));
            let again = summed.any(|(_, column)| is(column));
            found.filter(|_| !again)
        };
        if of.is_empty() {
            let only = position(&|column| column.field.is_money());
            return Some((only?, word != Some(&"total")));
        }
        let fields = [
            column::find(key, false, &[]).0,
            column::find(of, false, &[]).0,
        ];
        let mut known = fields.into_iter().filter(|field| *field != Field::Extra);
        let place = known.find_map(|field| position(&|column| column.field == field));
        Some((place?, true))
    }
}
