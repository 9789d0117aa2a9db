//! Totals that a file tells beside its list: `"tong": 250` next to `"data": […]`.

use super::super::body::SumRow;
use super::super::column::{self, SourceColumn};
use super::super::numbers;
use super::super::place::TablePlace;
use super::super::row::RawRow;
use super::super::sum_words::LineSum;
use super::super::sums::{Since, Sums};
use super::Section;
use crate::dataset::{Field, Indicator, header};
use crate::reader::load::Sink;
use crate::reader::report::{FindingKind, Role};

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

/// How keys are called that count the projects of a list.
#[rustfmt::skip]
const COUNTS: [&str; 16] = [
    "so de an", "so du an", "so chuong trinh", "so ban ghi", "so luong de an", "so luong",
    "tong so de an", "tong so ban ghi", "tong ban ghi", "count", "total count", "total items",
    "total records", "total elements", "total rows", "total hits",
];

/// A bare `total` up to this counts projects; no money is as little.
const MOST_COUNTED: u64 = 100_000;

const SUPPORT: Field = Field::Figure(Indicator::Support);

/// How many totals in objects of their own are compared.
const MOST_TOTALS: usize = 64;

impl Section {
    /// Takes an object that holds totals of the others and nothing of a project: the first or the
    /// last of JSON Lines.
    pub(in crate::reader::table) fn takes_totals(&mut self, row: &RawRow, sink: &Sink<'_>) -> bool {
        let has_names = self.body.title.is_some() || self.body.establishments.is_some();
        if !has_names || self.totals.len() >= MOST_TOTALS {
            return false;
        }
        let is_of_record =
            |column: &SourceColumn| matches!(column.field, Field::Text(_) | Field::Ordinal);
        let columns = || {
            row.filled()
                .map(|(place, _)| (place, self.body.columns.get(place)))
        };
        let may_be = columns().all(|(_, column)| column.is_some_and(|own| !is_of_record(own)));
        let name = |place: usize| self.body.columns[place].name.as_str();
        let is_total = |place| {
            self.column_of_total(name(place), Some(place))
                .is_some_and(|(_, is)| is)
        };
        if !may_be || !columns().any(|(place, _)| is_total(place)) {
            return false;
        }
        let totals = row.filled();
        let totals = totals.map(|(place, text)| (place, text.to_owned(), row.is_numeric(place)));
        self.totals.extend(totals);
        self.aside(row, Role::Sum, sink);
        true
    }

    /// Holds the totals that stood in objects of their own against the records.
    pub(in crate::reader::table) fn compare_totals(
        &mut self,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        for (place, text, numeric) in std::mem::take(&mut self.totals) {
            let name = self.body.columns[place].name.clone();
            let told = (name.as_str(), text.as_str(), numeric);
            self.compare_told(told, (Since::List, Some(place)), sink, table);
        }
    }

    /// Holds a member that is the total of a column against the records.
    pub(in crate::reader::table) fn compare_beside(
        &mut self,
        told: (&str, &str, bool),
        since: Since,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        self.compare_told(told, (since, None), sink, table);
    }

    /// Says that a key counts other projects than there are; says whether it counts them at all.
    fn counts_records(
        &self,
        (path, text): (&str, &str),
        records: u64,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) -> bool {
        let name = header::plain_key(last_key(path));
        let Ok(told) = text.parse::<u64>() else {
            return false;
        };
        let is_bare = name == "total" && told <= MOST_COUNTED;
        if !is_bare && !COUNTS.contains(&name.as_str()) {
            return false;
        }
        if told != records {
            let place = table.at(self.last_row());
            sink.find(FindingKind::Suspicion, |words| {
                (
                    place.say(words),
                    (words.table.other_count)(path, told, records),
                )
            });
        }
        true
    }

    fn compare_told(
        &mut self,
        (path, text, numeric): (&str, &str, bool),
        (since, own_column): (Since, Option<usize>),
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        let covered = self.body.running.since(since);
        if covered.records == 0 {
            return;
        }
        let of_column = self.column_of_total(path, own_column);
        let Some((place, is_named)) = of_column else {
            self.counts_records((path, text), covered.records, sink, table);
            return;
        };
        let told = column::summed(&self.body.columns).nth(place);
        let number = told.and_then(|(_, own)| {
            let mut own = own.clone();
            // `tong_kinh_phi_trieu` says itself in what it is counted.
            own.style.unit = column::find(path, false, &[]).1.or(own.style.unit);
            numbers::number(&own, text, numeric)
        });
        let Some(number) = number else { return };
        let is_sum = i128::from(number) == covered.columns[place];
        // `tong` of support and share together is the sum of both.
        if !is_sum && i128::from(number) == self.all_money(&covered) {
            return;
        }
        if !is_sum && self.counts_records((path, text), covered.records, sink, table) {
            return;
        }
        if !is_named && !is_sum {
            return;
        }
        let at = (self.last_row(), place);
        self.compare_number(path, (at, number), (since, covered), sink, table);
    }

    /// Holds a number that is told in a row of a column against what this adds up to.
    pub(super) fn compare_number(
        &mut self,
        label: &str,
        ((row, place), number): ((u64, usize), i64),
        (since, covered): (Since, Sums),
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        let mut all = vec![None; covered.columns.len()];
        all[place] = Some(number);
        let sum = SumRow {
            label: label.to_owned(),
            since,
            covered,
            covers: LineSum::Whole,
        };
        let row = RawRow {
            number: row,
            ..RawRow::default()
        };
        let _ = self.compare(&row, &sum, &all, sink, table);
    }

    /// What all columns of money together add up to.
    pub(super) fn all_money(&self, sums: &Sums) -> i128 {
        let columns = column::summed(&self.body.columns).zip(&sums.columns);
        let money = columns.filter(|((_, column), _)| column.field.is_money());
        money.map(|(_, sum)| sum).sum()
    }

    /// The place, among the columns that are added up, of the one that a total is told of; and
    /// whether its name leaves no doubt that it is one.
    ///
    /// A total in an object of its own is none of the column that it stands in.
    fn column_of_total(&self, path: &str, own_column: Option<usize>) -> Option<(usize, bool)> {
        let key = last_key(path);
        let name = header::plain_key(key);
        let word = SUMS.iter().find(|word| header::begin_with(&name, word));
        let of = word.map_or(name.as_str(), |word| name[word.len()..].trim());
        let position = |is: &dyn Fn(&SourceColumn) -> bool| {
            let mut summed = column::summed(&self.body.columns);
            let mut is = |(place, column)| Some(place) != own_column && is(column);
            let found = summed.position(&mut is);
            let again = summed.any(&mut is);
            found.filter(|_| !again)
        };
        if of.is_empty() {
            let only = || position(&|column| column.field.is_money());
            let support = || position(&|column| column.field == SUPPORT);
            return Some((only().or_else(support)?, word != Some(&"total")));
        }
        let fields = [
            column::find(key, false, &[]).0,
            column::find(of, false, &[]).0,
        ];
        let mut known = fields.into_iter().filter(|field| *field != Field::Extra);
        let place = known.find_map(|field| position(&|column| column.field == field));
        // In an object of its own a number is a total only where it is called one.
        let is_named = word.is_some() || own_column.is_none();
        Some((place?, is_named))
    }
}

/// The last of the keys that lead to a member.
fn last_key(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}
