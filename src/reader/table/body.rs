//! The rows below a header: what each of them is, by its number, its cells, its sums and its words.

mod added;
mod bare;
mod decision;
mod facts;
mod heading;
mod heads;
mod marked;
mod parts;
mod project;
mod second;
mod shares;

use std::cell::OnceCell;

use super::column::{self, SourceColumn};
use super::exported;
use super::given::Given;
use super::groups::Groups;
use super::header;
use super::line::{self, Level};
use super::mark::Mark;
use super::numbers;
use super::row::RawRow;
use super::sum_words::{self, LineSum};
use super::sums::{Numbers, Running, Since, Sums};
use crate::dataset::{Field, Record, TextField};
use crate::reader::report::Evidence;
use decision::{Counted, Shares};
use facts::Facts;
use project::Project;

pub(super) use decision::{Decision, Parted, Remark, SumRow};

/// What is known once a header was found.
#[expect(
    clippy::struct_excessive_bools,
    reason = "what was seen of a table so far are answers that do not hang together"
)]
pub(super) struct TableBody {
    pub(super) columns: Vec<SourceColumn>,
    /// How many columns the header has; rows may bring more.
    pub(super) width: usize,
    /// The header as it stands in the file.
    pub(super) names: Vec<String>,
    /// This program wrote the table.
    is_export: bool,
    ordinal: Option<usize>,
    id: Option<usize>,
    pub(super) title: Option<usize>,
    pub(super) establishments: Option<usize>,
    /// The column that says what the records are called.
    called: Option<usize>,
    pub(super) groups: Groups,
    /// The year and the source of the title, for rows without their own.
    pub(super) given: Given,
    pub(super) record: Record,
    pub(super) running: Running,
    /// How many rows came after the header.
    seen: u64,
    /// Records with a number, and all records.
    numbered: (u64, u64),
    ended: bool,
    /// A row that holds the sum of rows under it by their numbers was seen.
    has_parents: bool,
    /// A heading that is numbered as records are was seen.
    has_numbered_heads: bool,
    /// What is counted where rows add up to another amount than the row that they stand under.
    counted: OnceCell<Counted>,
    /// The same of rows without a number below one that has one.
    counted_unnumbered: OnceCell<Counted>,
    /// A record was seen with its parts below it, which have no number.
    has_shares: bool,
    /// The number of the row whose parts stand below it and are counted in it.
    whole: Option<Vec<u32>>,
    /// The project that further rows may stand below.
    project: Project,
    /// Whether the parts of a sum are told below it.
    breakdown: Breakdown,
    /// The last sum was that of all records so far.
    past_total: bool,
    /// A line of units stood since the last record.
    has_units: bool,
    /// Texts of all records, to tell thin rows from full ones.
    texts: u64,
    /// The number of the last record that has one.
    last_ordinal: Option<u64>,
    /// All rows of the table are known, so that groups end where they seem to.
    pub(super) sees_end: bool,
    /// The row before was a record.
    was_record: bool,
    /// The number of that row.
    last: u64,
    /// How many of the next rows tell how the amounts of the last record are shared.
    details: usize,
}

/// Whether the parts of a sum stand below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Breakdown {
    None,
    /// A sum of the whole stood above: rows with a dash are its parts.
    Possible,
    /// "Trong đó" stood above: all rows without a number are.
    Begun,
}

impl TableBody {
    pub(super) fn new(columns: Vec<SourceColumn>, names: Vec<String>, given: Given) -> Self {
        let find = |field| columns.iter().position(|column| column.field == field);
        let (ordinal, id) = (find(Field::Ordinal), find(Field::Text(TextField::Id)));
        let (title, establishments) = (
            find(Field::Text(TextField::Title)),
            find(Field::Text(TextField::Establishments)),
        );
        let groups = Groups::new(columns.iter().any(|column| column.field == Field::Activity));
        let contents = find(Field::Text(TextField::Contents));
        let summed = column::summed(&columns).count();
        Self {
            width: columns.len(),
            columns,
            is_export: exported::is_header(&names.iter().map(String::as_str)),
            names,
            ordinal,
            id,
            title,
            establishments,
            called: title.or(contents).or(establishments),
            groups,
            given,
            record: Record::default(),
            running: Running::new(summed),
            seen: 0,
            numbered: (0, 0),
            ended: false,
            has_parents: false,
            has_numbered_heads: false,
            counted: OnceCell::new(),
            counted_unnumbered: OnceCell::new(),
            has_shares: false,
            whole: None,
            project: Project::default(),
            breakdown: Breakdown::None,
            past_total: false,
            has_units: false,
            texts: 0,
            last_ordinal: None,
            sees_end: true,
            was_record: false,
            details: 0,
            last: 0,
        }
    }

    /// Says whether some record is counted in figures.
    pub(super) fn has_numbers(&self) -> bool {
        self.last_ordinal.is_some()
    }

    /// The number of the last record that has one.
    pub(super) fn last_ordinal(&self) -> Option<u64> {
        self.last_ordinal
    }

    /// Says whether what stands here tells of all records: above the first, or below their total.
    pub(super) fn tells_of_all(&self) -> bool {
        self.past_total || self.numbered.1 == 0
    }

    /// Says whether most columns are known by their names, and what a row is called is.
    pub(super) fn is_known(&self) -> bool {
        let known = self.columns.iter().filter(|column| {
            column.field != Field::Extra && column.field_by != Some(Evidence::Cells)
        });
        let named = self.title.is_some() || self.establishments.is_some();
        named && known.count() * 2 > self.columns.len()
    }

    /// Decides what the first of these rows is; the others are those below it, as far as known.
    pub(super) fn decide(&mut self, rows: &[RawRow], map: header::Named<'_>) -> Decision {
        let row = &rows[0];
        let facts = self.facts(row);
        if facts.texts + facts.amounts == 0 && facts.ordinal.is_empty() {
            return Decision::Empty;
        }
        self.seen += 1;
        if self.details > 0 {
            self.details -= 1;
            let names = self.title.filter(|title| row.cell(*title).is_empty());
            let names = names.and(self.establishments);
            let is_part = names.is_none_or(|names| row.cell(names).is_empty());
            return if is_part {
                self.part(&facts)
            } else {
                Decision::Continued
            };
        }
        let decision = self.judge(rows, &facts, map);
        self.note(&decision, rows, &facts);
        self.was_record = matches!(decision, Decision::Record(_));
        if !self.was_record && sum_words::begins_breakdown(facts.label) {
            self.breakdown = Breakdown::Begun;
        }
        self.last = row.number;
        decision
    }

    /// Notes what a row tells of those below it.
    fn note(&mut self, decision: &Decision, rows: &[RawRow], facts: &Facts<'_>) {
        if let Decision::Group(level, _, sums) = decision {
            self.note_head(&rows[0], facts);
            self.project.has_head_sums |= *level == Level::Unnumbered && sums.is_some();
        }
        match decision {
            Decision::Record(remark) => {
                let is_whole = matches!(remark, Some(Remark::HasParts(_) | Remark::Itemized));
                self.whole = if is_whole {
                    line::path(facts.ordinal)
                } else {
                    None
                };
                self.details = self.details(rows, facts);
                if self.details == 0
                    && let Some(Shares::Parts(rows, _)) = self.shares(rows, facts)
                {
                    (self.details, self.has_shares) = (rows, true);
                }
                self.note_project(rows, facts);
                self.ended = false;
                self.numbered.0 += u64::from(!facts.ordinal.is_empty());
                self.numbered.1 += 1;
                self.texts += facts.texts as u64;
                self.last_ordinal = facts.ordinal.parse().ok().or(self.last_ordinal);
                self.breakdown = Breakdown::None;
                (self.past_total, self.has_units) = (false, false);
            }
            Decision::End => self.ended = true,
            // Column numbers may stand below it again.
            Decision::HeaderAgain => self.seen = 0,
            Decision::Group(Level::Arabic(_), ..) => self.has_parents = true,
            Decision::Group(Level::Marked(Mark::Figure), ..) => self.has_numbered_heads = true,
            Decision::Units => self.has_units = self.numbered.1 > 0,
            Decision::Sum(sum) => {
                if sum.covers == LineSum::Whole {
                    self.breakdown = Breakdown::Possible;
                }
                let is_of_all = sum.covered.records == self.numbered.1 && self.numbered.1 > 0;
                self.past_total |= is_of_all && sum.covers != LineSum::Carried;
            }
            _ => {}
        }
    }

    fn judge(&self, rows: &[RawRow], facts: &Facts<'_>, map: header::Named<'_>) -> Decision {
        let row = &rows[0];
        if self.is_exported(row) {
            return Decision::Record(None);
        }
        if self.is_number_row(row) {
            return Decision::Numbers;
        }
        if let Some(header) = self.header(rows, map) {
            return header;
        }
        if self.is_unit_row(row, facts) {
            return Decision::Units;
        }
        if self.is_counted_above(facts) {
            return self.part(facts);
        }
        if let Some(group) = self.marked_group(rows, facts) {
            return group;
        }
        if facts.ordinal.starts_with(|c: char| c.is_ascii_digit()) && facts.ordinal.len() < 12 {
            return self.numbered(rows, facts);
        }
        if self.id.is_some_and(|column| !row.cell(column).is_empty()) {
            return Decision::Record(None);
        }
        if facts.amounts > 0 {
            self.with_amounts(rows, facts)
        } else {
            self.without_amounts(rows, facts)
        }
    }

    fn facts<'r>(&self, row: &'r RawRow) -> Facts<'r> {
        Facts::of(row, self.ordinal, &self.columns)
    }

    /// The numbers of a row in the columns that are added up.
    pub(super) fn numbers(&self, row: &RawRow) -> Numbers {
        column::summed(&self.columns)
            .map(|(place, column)| numbers::number(column, row.cell(place), row.is_numeric(place)))
            .collect()
    }

    /// In what this program wrote, each row with an id is a record, whatever its texts look like.
    fn is_exported(&self, row: &RawRow) -> bool {
        let id = self.id.map_or("", |column| row.cell(column));
        self.is_export && !id.is_empty() && self.names.first().is_none_or(|name| name != id)
    }

    /// A row with a number in figures is a record, unless others stand under it.
    fn numbered(&self, rows: &[RawRow], facts: &Facts<'_>) -> Decision {
        let others = facts.texts + facts.amounts;
        if others == 0 || facts.texts == 0 && !self.has_value(&rows[0]) {
            return Decision::Prepared;
        }
        if self.ended && facts.amounts == 0 && others < 3 {
            return Decision::End;
        }
        if let Some(words) = sum_words::sum(facts.label)
            && words.is_sure
            && facts.texts == 1
            && let Some(sum) = self.sum(rows, facts, words)
        {
            return sum;
        }
        match line::path(facts.ordinal) {
            Some(path) if self.has_rows_under(rows, &path) => self.parent(rows, facts, &path),
            _ => {
                let parted = self.bullets_below(rows);
                let differs = parted.filter(|parted| parted.parts != parted.whole);
                let shared = || self.remark_on_shares(rows, facts);
                Decision::Record(differs.map(Remark::HasParts).or_else(shared))
            }
        }
    }

    /// Formulas keep rows ready that show 0 or an error.
    fn has_value(&self, row: &RawRow) -> bool {
        let numbers = self.numbers(row);
        numbers.iter().flatten().any(|number| *number != 0)
    }

    pub(super) fn ordinal_of<'r>(&self, row: &'r RawRow) -> &'r str {
        self.ordinal.map_or("", |column| row.cell(column))
    }

    fn empty_sums(&self) -> Sums {
        Sums::new(column::summed(&self.columns).count())
    }

    fn with_amounts(&self, rows: &[RawRow], facts: &Facts<'_>) -> Decision {
        let row = &rows[0];
        if self.is_breakdown(facts) {
            return self.part(facts);
        }
        let words = sum_words::sum(facts.label);
        if let Some(words) = words
            && (facts.names <= 1 || words.is_sure && self.is_sum_with_remark(row, facts))
            && let Some(sum) = self.sum(rows, facts, words)
        {
            return sum;
        }
        if let Some(record) = self.second_row(rows, facts) {
            return record;
        }
        if let Some(group) = self.group_with_sums(rows, facts) {
            return group;
        }
        if let Some(sum) = self.sums_up_all(rows, facts) {
            return sum;
        }
        if let Some(group) = self.named_group(rows, facts) {
            return group;
        }
        if words.is_none() && facts.names <= 1 {
            if self.is_beside_numbered(rows, facts) && sum_words::is_about_total(facts.label) {
                return self.about_total(facts);
            }
            if self.lacks_number(facts) {
                return self.unnumbered(rows, facts);
            }
            if self.is_last(rows, facts) {
                return self.last_one(row, facts);
            }
        }
        if facts.texts == 0 {
            return Decision::Odd;
        }
        if words.is_some() && facts.names <= 1 {
            let above = self.running.since(Since::List);
            let beside = above.beside(&self.numbers(&rows[0]));
            return Decision::Record(Some(Remark::CalledLikeSum(beside)));
        }
        let is_lettered = line::level(facts.ordinal).is_some();
        let is_shared = is_lettered && self.heads_rows_without_amounts(rows);
        Decision::Record(is_shared.then_some(Remark::AmountForBelow))
    }
}
