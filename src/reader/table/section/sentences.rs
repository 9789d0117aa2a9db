//! What sentences above and below a table say of it, held against its records:
//! `Tổng kinh phí: 260 triệu đồng; số đề án: 2`.

use super::super::claims::{Claims, Sentence};
use super::super::column;
use super::super::line::Level;
use super::super::place::TablePlace;
use super::super::row::RawRow;
use super::super::sums::Since;
use super::Section;
use super::counted::CountedHead;
use crate::dataset::{Field, Indicator};
use crate::reader::load::Sink;
use crate::reader::report::{FindingKind, Role};

impl Section {
    /// Counts a row that nothing else is known of: as a sum where it says what the list has.
    pub(super) fn odd(&mut self, row: &RawRow, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        let sentence = Sentence::of(row);
        if sentence.is_none() {
            return self.not_taken(row, sink, table);
        }
        self.aside(row, Role::Sum, sink);
        self.sentences.extend(sentence);
    }

    /// Holds what was said of the list against it, once all of it is known.
    pub(super) fn compare_sentences(&mut self, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        for sentence in std::mem::take(&mut self.sentences) {
            let records = self.report.records;
            compare_count(
                &sentence.text,
                (&sentence.claims, sentence.row),
                records,
                sink,
                table,
            );
            self.compare_money(&sentence, sink, table);
        }
    }

    /// One of the amounts of a line is the sum of a column or of all of them; where none is, the
    /// first is held against the support.
    fn compare_money(&mut self, sentence: &Sentence, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        let covered = self.body.running.since(Since::List);
        let is_sum = |place: usize, amount: i64| covered.columns[place] == i128::from(amount);
        let columns = column::summed(&self.body.columns).map(|(_, column)| column.field);
        let money = columns.enumerate().filter(|(_, field)| field.is_money());
        let money: Vec<(usize, Field)> = money.collect();
        let told = &sentence.claims.money;
        let all = self.all_money(&covered);
        if told.iter().any(|amount| i128::from(*amount) == all) {
            return;
        }
        let support = Field::Figure(Indicator::Support);
        let agreeing = money.iter().find_map(|(place, _)| {
            let amount = told.iter().find(|amount| is_sum(*place, **amount))?;
            Some((*place, *amount))
        });
        let of_support = money.iter().find(|(_, field)| *field == support);
        let first = || Some((of_support.or(money.first())?.0, *told.first()?));
        if let Some((place, amount)) = agreeing.or_else(first) {
            let at = ((sentence.row, place), amount);
            self.compare_number(&sentence.text, at, (Since::List, covered), sink, table);
        }
    }
}

impl Section {
    /// Opens a heading, which closes those of its level and below.
    pub(super) fn open_head(
        &mut self,
        row: &RawRow,
        (level, name): (Level, &str),
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        self.close_heads(Some(level), sink, table);
        let claims = Claims::of(name);
        if claims.projects.is_some() {
            self.heads.push(CountedHead {
                level,
                row: row.number,
                text: name.to_owned(),
                claims,
                above: self.report.records,
            });
        }
    }

    /// Holds what headings count against the records that came below them.
    pub(super) fn close_heads(
        &mut self,
        level: Option<Level>,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        let is_open = |head: &mut CountedHead| level.is_none_or(|level| head.level >= level);
        for head in self.heads.extract_if(.., is_open) {
            let records = self.report.records - head.above;
            let claims = (&head.claims, head.row);
            if records > 0 {
                compare_count(&head.text, claims, records, sink, table);
            }
        }
    }
}

/// Says that a line counts other projects than it is told of.
pub(super) fn compare_count(
    text: &str,
    (claims, row): (&Claims, u64),
    records: u64,
    sink: &mut Sink<'_>,
    table: &TablePlace<'_>,
) {
    let Some(projects) = claims.projects.filter(|projects| *projects != records) else {
        return;
    };
    let place = table.at(row);
    sink.find(FindingKind::Suspicion, |words| {
        (
            place.say(words),
            (words.table.other_count)(text, projects, records),
        )
    });
}
