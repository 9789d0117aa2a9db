//! The sums of a table: what its records add up to, and what the file says they do.

use super::super::body::SumRow;
use super::super::claims::Claims;
use super::super::column::{self, SourceColumn, Standing};
use super::super::groups::Whole;
use super::super::line::Level;
use super::super::place::TablePlace;
use super::super::row::RawRow;
use super::super::sum_words::LineSum;
use super::super::sums::{Numbers, Since, Sums};
use super::{Section, sentences};
use crate::dataset::{Field, Indicator};
use crate::reader::load::Sink;
use crate::reader::report::{FindingKind, Place, PublishedSum, Role};

/// How many sums above all records are compared with them.
const MOST_ABOVE: usize = 8;

impl Section {
    /// Says where the parts of the support of a record are not the whole.
    pub(super) fn tell_parts(
        &self,
        numbers: &[Option<i64>],
        place: Place<'_>,
        sink: &mut Sink<'_>,
    ) {
        if parts_differ(&self.body.columns, numbers) {
            sink.find(FindingKind::Suspicion, |words| {
                (place.say(words), words.table.parts_differ.to_owned())
            });
        }
    }

    /// Adds the numbers of a record to the sums that rows of sums are compared with.
    pub(super) fn add_numbers(&mut self, row: &RawRow) -> Numbers {
        let numbers = self.body.numbers(row);
        self.body.running.add(&numbers);
        let accounts = &mut self.report.account.columns;
        for ((account, number), noted) in accounts.iter_mut().zip(&numbers).zip(&mut self.noted) {
            if let Some(number) = number {
                noted.note(*number, row.number);
            }
            account.records += u64::from(number.is_some());
            account.sum = account.sum.saturating_add(number.unwrap_or_default());
        }
        numbers
    }

    /// Compares a row of sums with the rows that it covers, and keeps it as published.
    pub(super) fn sum(
        &mut self,
        row: &RawRow,
        sum: SumRow,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        self.aside(row, Role::Sum, sink);
        self.note_part(row, &sum);
        self.note_odd_sums(row);
        let is_published = matches!(sum.covers, LineSum::Whole | LineSum::HeadingGroup);
        let is_above = sum.covered.records == 0 && sum.since == Since::List;
        let label = is_published.then(|| sum.label.clone());
        if is_above && is_published && self.above.len() < MOST_ABOVE {
            self.above.push((row.clone(), sum));
        } else {
            self.take_sum(row, &sum, sink, table);
        }
        if let Some(label) = label {
            self.body.groups.close_summed(&label);
        }
    }

    /// Compares the sums that stand above all records with all of them.
    pub(super) fn compare_above(&mut self, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        for (row, mut sum) in std::mem::take(&mut self.above) {
            sum.covered = self.body.running.since(Since::List);
            self.take_sum(&row, &sum, sink, table);
        }
    }

    fn take_sum(
        &mut self,
        row: &RawRow,
        sum: &SumRow,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        compare_label(row, sum, sink, table);
        let numbers = self.body.numbers(row);
        let is_told = !matches!(sum.covers, LineSum::Mean | LineSum::Part);
        let is_told = is_told && sum.covered.records > 0;
        // What was written in another unit is no total to hold others against.
        let agreement = if is_told {
            self.compare(row, sum, &numbers, sink, table)
        } else {
            Agreement::Same
        };
        let is_published = matches!(sum.covers, LineSum::Whole | LineSum::HeadingGroup);
        let is_whole = sum.since == Since::List || sum.covers == LineSum::Whole;
        let is_meant = agreement.is_published(is_whole);
        if is_published && is_meant && sum.since != Since::Sum {
            let whole = is_whole.then_some(self.body.given.whole());
            self.add_totals(row, sink, table, whole);
        }
        if sum.covers != LineSum::Part {
            self.body.running.close();
        }
    }

    /// Compares the amounts of a heading with the rows below it; says whether they are published.
    pub(super) fn compare_group(
        &mut self,
        row: &RawRow,
        (level, name, covered): (Level, &str, Sums),
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) -> bool {
        let numbers = self.body.numbers(row);
        let sum = SumRow {
            label: name.to_owned(),
            since: Since::Group(level),
            covered,
            covers: LineSum::HeadingGroup,
        };
        let agreement = self.compare(row, &sum, &numbers, sink, table);
        agreement.is_published(false)
    }

    /// Compares the numbers of a row with those of the rows that it covers.
    pub(super) fn compare(
        &mut self,
        row: &RawRow,
        sum: &SumRow,
        numbers: &[Option<i64>],
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) -> Agreement {
        let mut agreement = Agreement::Same;
        let places: Vec<usize> = column::summed(&self.body.columns)
            .map(|(place, _)| place)
            .collect();
        let accounts = &mut self.report.account.columns;
        let told = numbers.iter().zip(&sum.covered.columns);
        for ((account, (published, computed)), place) in accounts.iter_mut().zip(told).zip(places) {
            let Some(published) = *published else {
                continue;
            };
            let mut entry = PublishedSum {
                row: row.number,
                label: sum.label.clone(),
                published,
                records: sum.covered.records,
                computed: i64::try_from(*computed).unwrap_or(i64::MAX),
            };
            // Thirds of an amount, each rounded to the đồng, do not come to it again.
            let apart = entry.published.saturating_sub(entry.computed);
            if apart.unsigned_abs() <= self.odd_cells.rounded(place) {
                entry.published = entry.computed;
            }
            if entry.published != entry.computed {
                let place = table.at(row.number).in_column(&account.column);
                sink.find(FindingKind::Suspicion, |words| {
                    let said = entry.say_difference(account.measure, words);
                    (place.say(words), said)
                });
                agreement = agreement.max(Agreement::Other);
                if entry.is_in_other_unit(account.measure) {
                    agreement = Agreement::OtherUnit;
                    entry.published = entry.computed;
                }
            }
            account.add(entry);
        }
        agreement
    }

    /// Keeps what a part of the total says of a source.
    pub(super) fn note_part(&mut self, row: &RawRow, sum: &SumRow) {
        if sum.covers == LineSum::Part && self.body.tells_of_all() {
            self.by_source.note(row, &sum.label);
        }
    }

    /// Compares the parts of the total with the records of each source.
    pub(super) fn compare_sources(&mut self, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        if !self.by_source.is_plain() {
            return;
        }
        for (source, row, label) in self.by_source.take_told() {
            let numbers = self.body.numbers(&row);
            let sum = SumRow {
                label,
                since: Since::List,
                covered: self.by_source.of(source, numbers.len()),
                covers: LineSum::Part,
            };
            self.compare(&row, &sum, &numbers, sink, table);
        }
    }

    pub(super) fn add_totals(
        &self,
        row: &RawRow,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
        whole: Option<Whole>,
    ) {
        let body = &self.body;
        body.groups
            .add_totals(sink, &body.columns, row, &table.stem, whole);
    }
}

/// How the numbers of a row agree with those that they are the sum of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    Same,
    Other,
    /// They are the same, counted in something else.
    OtherUnit,
}

impl Agreement {
    /// Says whether the numbers are totals to be shown beside what the records add up to.
    ///
    /// That of a whole list is shown also where it is wrong; a wrong one of a group would make a
    /// total of the list doubtful that is right.
    fn is_published(self, is_whole: bool) -> bool {
        self == Self::Same || self == Self::Other && is_whole
    }
}

/// Says whether the parts of the support of a record are told and are not the whole.
fn parts_differ(columns: &[SourceColumn], numbers: &[Option<i64>]) -> bool {
    let told = || column::summed(columns).zip(numbers);
    let whole = told().find(|((_, column), _)| column.field == Field::Figure(Indicator::Support));
    let parts = told().filter(|((_, column), _)| column.standing == Standing::Part);
    let parts: Vec<i64> = parts.filter_map(|(_, number)| *number).collect();
    let Some((_, Some(whole))) = whole else {
        return false;
    };
    !parts.is_empty() && parts.iter().copied().fold(0, i64::saturating_add) != *whole
}

/// `Tổng: 3 đề án` counts what it covers as well.
fn compare_label(row: &RawRow, sum: &SumRow, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
    let texts = row.filled().filter(|(column, _)| !row.is_numeric(*column));
    for (_, text) in texts.filter(|_| sum.covers != LineSum::Mean) {
        let claims = Claims::of(text);
        sentences::compare_count(
            text,
            (&claims, row.number),
            sum.covered.records,
            sink,
            table,
        );
    }
}
