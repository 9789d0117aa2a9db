//! Rows without a number below a numbered one: what it is shared into, or projects of their own.
//!
//! ```text
//! 1 │ Máy chế biến chè │ 600
//!   │ HTX Hảo Đạt      │ 350
//!   │ HTX Khe Cốc      │ 250
//! 2 │ Máy khắc đá      │ 250
//! ```

use super::super::line;
use super::super::row::RawRow;
use super::super::sum_words::{self, LineSum};
use super::super::sums::{Since, Sums};
use super::TableBody;
use super::decision::{Counted, Remark, Shares};
use super::facts::Facts;
use super::marked::Above;
use crate::dataset::header::plain;

/// The rows without a number below a numbered one.
struct Unnumbered {
    /// How many there are, with `Trong đó:` above them.
    rows: usize,
    sums: Sums,
    /// They are called parts: `Trong đó: máy vò`.
    is_called: bool,
    /// What they are called stands elsewhere than what the row above them is.
    is_beside: bool,
}

impl TableBody {
    /// What the rows without a number below a numbered record are, if there is something to say.
    pub(super) fn shares(&self, rows: &[RawRow], facts: &Facts<'_>) -> Option<Shares> {
        // Most records have none, and a million of them are asked.
        let has_number = |row: &RawRow| !self.ordinal_of(row).is_empty();
        let is_alone = facts.ordinal.is_empty() || facts.amounts == 0;
        if is_alone || rows.get(1).is_none_or(has_number) {
            return None;
        }
        let below = self.unnumbered_below(rows)?;
        let own = self.numbers(&rows[0]);
        let parted = below.sums.beside(&own)?;
        let columns = below.sums.shared(&own);
        let is_sum = columns > 0;
        let is_within = below.sums.are_within(&own);
        let enough = below.sums.records >= 2 || below.is_called || self.has_shares;
        if !is_within || !enough {
            return None;
        }
        let told = self.counted_unnumbered(rows);
        if told == Counted::All {
            return None;
        }
        let are_parts = is_sum || below.is_called || told == Counted::Wholes;
        if !are_parts {
            return (!below.is_beside).then_some(Shares::Less(parted));
        }
        let is_sure = below.is_called
            || below.is_beside
            || self.has_shares
            || told == Counted::Wholes
            || columns >= 2;
        let remark = match (is_sum, is_sure) {
            (true, true) => None,
            (true, false) => Some(Remark::Shared),
            (false, _) => Some(Remark::HasParts(parted)),
        };
        Some(Shares::Parts(below.rows, remark))
    }

    /// What is told of a record over rows without a number.
    pub(super) fn remark_on_shares(&self, rows: &[RawRow], facts: &Facts<'_>) -> Option<Remark> {
        match self.shares(rows, facts)? {
            _ if self.details(rows, facts) > 0 => None,
            Shares::Parts(_, remark) => remark,
            Shares::Less(parted) => Some(Remark::HasMoreBelow(parted)),
        }
    }

    /// The rows with amounts and without numbers right below a record, up to a sum or a heading.
    fn unnumbered_below(&self, rows: &[RawRow]) -> Option<Unnumbered> {
        let title = self.called?;
        let mut below = Unnumbered {
            rows: 0,
            sums: self.empty_sums(),
            is_called: false,
            is_beside: false,
        };
        for (place, row) in rows.iter().enumerate().skip(1) {
            if !self.ordinal_of(row).is_empty() {
                break;
            }
            let facts = self.facts(row);
            let is_begin = place == 1 && sum_words::begins_breakdown(facts.label);
            let is_bare = facts.amounts == 0;
            let is_sum = facts.texts == 0 || sum_words::sum(facts.label).is_some();
            if is_bare && !is_begin || is_sum || self.heads_numbered(&rows[place..], &facts) {
                break;
            }
            if row.cell(title).is_empty() && !is_begin {
                if !self.is_new_text(&rows[0], row, &facts) {
                    break;
                }
                below.is_beside = true;
            }
            below.rows += 1;
            below.is_called |= is_begin || begins_like_part(facts.label);
            if !is_bare {
                below.sums.add(&self.numbers(row));
            }
        }
        (below.sums.records > 0).then_some(below)
    }

    /// Says whether a row without a title says what the project above it leaves open: `KCQG` below
    /// nothing, or below `KCQG, KCĐP`.
    fn is_new_text(&self, project: &RawRow, row: &RawRow, facts: &Facts<'_>) -> bool {
        let column = row.filled().find(|(_, cell)| *cell == facts.label);
        column.is_some_and(|(column, label)| {
            let above = project.covered(column);
            Some(column) != self.establishments
                && (above.is_empty() || above != label && above.contains(label))
        })
    }

    /// Says whether a row stands over others that are counted from one.
    fn heads_numbered(&self, rows: &[RawRow], facts: &Facts<'_>) -> bool {
        self.marked_level(rows, facts, Above::default()).is_some()
    }

    /// Whether the total of the list counts rows without a number besides those above them.
    fn counted_unnumbered(&self, rows: &[RawRow]) -> Counted {
        *self
            .counted_unnumbered
            .get_or_init(|| self.unnumbered_by_total(rows))
    }

    fn unnumbered_by_total(&self, rows: &[RawRow]) -> Counted {
        let list = self.running.since(Since::List);
        let mut bases = vec![list, self.running.since(self.running.innermost())];
        let (mut wholes, mut all) = (self.empty_sums(), self.empty_sums());
        let mut parts = 0;
        for (place, row) in rows.iter().enumerate() {
            let facts = self.facts(row);
            if let Some(sum) = sum_words::sum(facts.label).filter(|_| facts.ordinal.is_empty()) {
                let told = self.numbers(row);
                let is = |sums: &Sums| bases.iter().any(|base| sums.behind(base).are(&told));
                match (is(&wholes), is(&all)) {
                    (true, false) => return Counted::Wholes,
                    (false, true) => return Counted::All,
                    _ if sum.covers == LineSum::Whole => return Counted::Untold,
                    // What follows is another group.
                    _ => bases.truncate(1),
                }
                continue;
            }
            let is_part = parts > 0;
            parts = usize::saturating_sub(parts, 1);
            if facts.amounts == 0 || line::level(facts.ordinal).is_some() {
                continue;
            }
            if !facts.ordinal.is_empty() {
                let below = self.unnumbered_below(&rows[place..]);
                parts = below.map_or(0, |below| below.rows);
            }
            all.add(&self.numbers(row));
            if !is_part {
                wholes.add(&self.numbers(row));
            }
        }
        Counted::Untold
    }
}

impl Sums {
    /// Says whether no sum is more than the number of a row, where that has one.
    fn are_within(&self, whole: &[Option<i64>]) -> bool {
        let mut told = self.columns.iter().zip(whole);
        told.all(|(sum, whole)| whole.is_none_or(|whole| *sum <= whole.into()))
    }

    /// In how many columns the sums are the numbers of a row; none may be another.
    fn shared(&self, whole: &[Option<i64>]) -> usize {
        let told = self.columns.iter().zip(whole);
        let told = told.filter_map(|(sum, whole)| Some((*sum, i128::from((*whole)?))));
        let mut told = told.filter(|(sum, _)| *sum != 0);
        let count = told.clone().count();
        if told.all(|(sum, whole)| sum == whole) {
            count
        } else {
            0
        }
    }

    /// The same behind what was added up before.
    fn behind(&self, before: &Self) -> Self {
        let columns = self.columns.iter().zip(&before.columns);
        Self {
            records: self.records + before.records,
            columns: columns.map(|(own, before)| own + before).collect(),
        }
    }
}

/// Says whether a label names a part by what it is: `Cơ sở 1: HTX Hảo Đạt`, `Trong đó: máy vò`.
fn begins_like_part(label: &str) -> bool {
    let kinds = [
        "co so", "don vi", "ho", "hang muc", "phan", "dot", "thiet bi",
    ];
    let is_kind = |begin: &str| {
        let words = plain(begin);
        let words = words.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        kinds.contains(&words)
    };
    sum_words::begins_breakdown(label)
        || label
            .split_once(':')
            .is_some_and(|(begin, _)| is_kind(begin))
}
