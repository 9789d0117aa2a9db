//! What is told of a table besides its account: doubts, rows that were not taken, other tables.

use anyhow::Result;

use super::super::body::{Parted, Remark};
use super::super::column::Doubt;
use super::super::place::TablePlace;
use super::super::row::RawRow;
use super::super::value;
use super::Section;
use super::odd_cells::Cell;
use super::odd_rows::OddRows;
use super::record::NAMES_LOOKED_AT;
use crate::dataset::Field;
use crate::messages::Reader;
use crate::reader::load::Sink;
use crate::reader::report::{FindingKind, Measure, Place, PublishedSum, Role};

impl Section {
    /// Says what is odd about a row that was taken as a record.
    pub(super) fn tell_remark(&self, remark: Remark, place: Place<'_>, sink: &mut Sink<'_>) {
        if let Some(text) = self.remark_text(remark, sink.words) {
            sink.find(FindingKind::Suspicion, |words| (place.say(words), text));
        }
    }

    /// What is told of one row; nothing where a table tells all of a kind together.
    fn remark_text(&self, remark: Remark, words: &Reader) -> Option<String> {
        Some(match remark {
            Remark::CalledLikeSum(None) => words.table.called_like_sum.to_owned(),
            Remark::CalledLikeSum(Some(beside)) => {
                self.parted_text(beside, words.table.called_like_wrong_sum, words)
            }
            Remark::AddsUp => words.table.adds_up.to_owned(),
            Remark::AmountForBelow => words.rows.amount_for_below.to_owned(),
            Remark::Shared => words.table.shared.to_owned(),
            // The rows below it are in the account, as its parts.
            Remark::Itemized | Remark::NameAlone => return None,
            Remark::HasParts(parted) => self.parted_text(parted, words.table.has_parts, words),
            Remark::HasMoreBelow(parted) => {
                self.parted_text(parted, words.table.has_more_below, words)
            }
        })
    }

    fn parted_text(
        &self,
        parted: Parted,
        text: fn(&str, &str) -> String,
        words: &Reader,
    ) -> String {
        let measure = self.report.account.columns[parted.column].measure;
        let say = |value| measure.say(value, words);
        text(&say(parted.whole), &say(parted.parts))
    }

    /// Says that a row has more or fewer cells than the header.
    pub(super) fn tell_ragged(&self, row: &RawRow, place: Place<'_>, sink: &mut Sink<'_>) {
        let (cells, width) = (row.cells.len(), self.body.width);
        // Empty cells behind the last column are what spreadsheets write.
        let last = row.filled().last();
        let is_wider = last.is_some_and(|(column, _)| column >= width);
        if cells < width || is_wider || cells == width + 1 && has_parted_number(row) {
            sink.find(FindingKind::Suspicion, |words| {
                (place.say(words), (words.table.ragged_row)(cells, width))
            });
        }
    }

    /// Says which records may be none of their own: those that nothing names, where the table has a
    /// column for it; those whose number spreadsheets made a day, the first of February of 1.2; names
    /// alone, of which one is a project without an amount; and hidden ones, which count.
    pub(super) fn tell_odd_rows(&self, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        let body = &self.body;
        let has_names = body.title.is_some() || body.establishments.is_some();
        let (words, rows) = (&sink.words.table, &sink.words.rows);
        let are_columns =
            self.named_as_columns.count * 2 > self.report.records.min(NAMES_LOOKED_AT);
        let odd = [
            (self.hidden, true, rows.hidden),
            (self.merged_amounts, true, rows.merged_amount),
            (
                self.named_as_columns,
                self.named_as_columns.count > 1 && are_columns,
                rows.named_as_columns,
            ),
            (self.nameless, has_names, words.nameless),
            (self.dated, body.has_numbers(), words.dated),
            (
                self.names_alone,
                self.names_alone.count > 1,
                words.names_alone,
            ),
        ];
        for (rows, is_odd, say) in odd {
            if rows.count > 0 && is_odd {
                let place = table.at(rows.first);
                sink.find(FindingKind::Suspicion, |words| {
                    (place.say(words), say(rows.count))
                });
            }
        }
    }

    pub(super) fn not_taken(&mut self, row: &RawRow, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        self.count(row, Role::NotTaken);
        let place = table.at(row.number);
        sink.find(FindingKind::NotTaken, |words| {
            (
                place.say(words),
                format!("{}: {}", words.table.odd_row, row.text()),
            )
        });
    }

    /// Says that this table begins below another one, where its columns are not known by name.
    ///
    /// A table that is understood has its account, and nothing is to be looked at.
    pub(in crate::reader::table) fn tell_new_table(
        &self,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) {
        if self.body.is_known() {
            return;
        }
        let columns = self.body.columns.iter();
        let names: Vec<&str> = columns.map(|column| column.name.as_str()).collect();
        let place = table.at(self.report.header_row.unwrap_or_default());
        sink.find(FindingKind::File, |words| {
            (
                place.say(words),
                (words.table.new_table)(&names.join(" | ")),
            )
        });
    }

    /// Says what was decided on weak evidence, and gives extra columns their numbers.
    pub(in crate::reader::table) fn tell_doubts(
        &mut self,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
    ) -> Result<()> {
        // A row of units may still come.
        self.tell(sink, table, |doubt| !matches!(doubt, Doubt::UnitBySize(_)));
        let columns = self.body.columns.iter_mut();
        for column in columns.filter(|column| column.field == Field::Extra) {
            column.extra = Some(sink.extra_column(&column.name)?);
        }
        Ok(())
    }

    /// Says which amounts are taken off, and whether the last sum of the file takes them off as well;
    /// and which are so small beside the others that they are hardly meant so.
    pub(super) fn tell_odd_amounts(&self, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        let columns = self.report.account.columns.iter().zip(&self.noted);
        for (column, noted) in columns.filter(|(column, _)| column.measure == Measure::Money) {
            let is_whole = |sum: &&PublishedSum| sum.records >= self.report.records;
            let total = column.published.iter().rfind(is_whole);
            let agrees = total.is_some_and(|sum| sum.published == sum.computed);
            let place = table.of(&column.column);
            let words = &sink.words.table;
            let odd = [
                (noted.negative, !agrees, words.negative),
                (noted.tiny, noted.has_large, words.tiny),
            ];
            for (rows, is_odd, say) in odd {
                if rows.count > 0 && is_odd {
                    sink.find(FindingKind::Suspicion, |words| {
                        (place.say(words), say(rows.count, rows.first))
                    });
                }
            }
        }
    }

    /// Notes the sums of a row that have no value, or are in another unit than their column.
    pub(super) fn note_odd_sums(&mut self, row: &RawRow) {
        for (place, text) in row.filled() {
            let column = self.body.columns.get(place);
            let Some(column) = column.filter(|column| column.is_summed) else {
                continue;
            };
            if value::has_no_value(text) {
                self.odd_cells.note_sum(place, row.number);
            } else {
                let numeric = row.is_numeric(place);
                let row = row.number;
                self.odd_cells
                    .note_unit(place, column, Cell { row, text, numeric });
            }
        }
    }

    /// Says which numbers are missing or are not quite what is written, and which sums were compared
    /// with nothing.
    pub(super) fn tell_odd_cells(&self, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        let words = &sink.words.suspicion;
        for (place, known) in &self.odd_cells.columns {
            let place = table.of(&self.body.columns[*place].name);
            let cells = [
                (FindingKind::KeptAsText, &known.formulas, words.formulas),
                (FindingKind::Suspicion, &known.rounded, words.rounded),
                (FindingKind::Suspicion, &known.in_dong, words.in_dong),
                (FindingKind::Suspicion, &known.marked, words.marked),
            ];
            for (kind, cells, say) in cells.iter().filter(|(_, cells, _)| cells.rows.count > 0) {
                let OddRows { count, first } = cells.rows;
                sink.find(*kind, |words| {
                    (place.say(words), say(count, first, &cells.first))
                });
            }
            let OddRows { count, first } = known.sums;
            if count > 0 {
                sink.find(FindingKind::Suspicion, |words| {
                    (
                        place.say(words),
                        (words.suspicion.sums_without_value)(count, first),
                    )
                });
            }
        }
    }

    /// Says which texts have letters that were lost, or are of an old alphabet.
    pub(super) fn tell_odd_letters(&self, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        let (odd, words) = (&self.odd_letters, &sink.words.suspicion);
        for (cells, say) in [
            (&odd.lost, words.lost_letters),
            (&odd.old, words.old_letters),
        ] {
            let OddRows { count, first } = cells.rows;
            if count > 0 {
                let place = table.at(first);
                sink.find(FindingKind::Suspicion, |words| {
                    (place.say(words), say(count, &cells.first))
                });
            }
        }
    }

    /// Says which columns have a value in the first row of each block only.
    pub(super) fn tell_blocks(&self, sink: &mut Sink<'_>, table: &TablePlace<'_>) {
        for (column, empty) in self.blocks.told() {
            let place = table.of(&self.body.columns[column].name);
            sink.find(FindingKind::Suspicion, |words| {
                let said = (words.rows.first_of_block)(empty.count, empty.first);
                (place.say(words), said)
            });
        }
    }

    pub(super) fn tell(
        &self,
        sink: &mut Sink<'_>,
        table: &TablePlace<'_>,
        which: fn(&Doubt) -> bool,
    ) {
        for (place, doubt) in self.doubts.iter().filter(|(_, doubt)| which(doubt)) {
            let column = &self.body.columns[*place];
            let said = table.of(&column.name);
            let other = match doubt {
                Doubt::SameField(other) => self.body.columns[*other].name.as_str(),
                _ => "",
            };
            sink.find(FindingKind::Suspicion, |words| {
                (
                    said.say(words),
                    doubt_text(doubt, &column.name, other, words),
                )
            });
        }
    }
}

fn doubt_text(doubt: &Doubt, column: &str, other: &str, words: &Reader) -> String {
    match doubt {
        Doubt::SameField(_) => (words.columns.same_field)(column, other),
        Doubt::YearsAdded => words.columns.years_added.to_owned(),
        Doubt::OtherYear => words.columns.other_year.to_owned(),
        Doubt::GuessedTitle => words.columns.guessed_title.to_owned(),
        Doubt::NothingKnown => words.columns.nothing_known.to_owned(),
        Doubt::OddUnit => words.columns.odd_unit.to_owned(),
        Doubt::OtherUnit(line) => (words.columns.other_unit)((words.columns.unit)(*line)),
        Doubt::Near(field) => (words.columns.near_field)(field.key()),
        Doubt::UnknownMoney => words.columns.unknown_money.to_owned(),
        Doubt::UnitBySize(largest) => {
            (words.columns.unit_by_size)(&(words.table.number)(*largest, 4))
        }
    }
}

/// Says whether two cells may be one number that a sign within it has parted: `1,250`.
fn has_parted_number(row: &RawRow) -> bool {
    let digits = |cell: &str| {
        cell.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then_some(cell.len())
    };
    let lengths: Vec<_> = row.cells.iter().map(digits).collect();
    let is_parted = |pair: &[Option<usize>]| matches!(pair, [Some(1..=3), Some(3)]);
    lengths.windows(2).any(is_parted)
}
