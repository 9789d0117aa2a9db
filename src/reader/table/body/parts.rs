//! Rows that stand under another one and add up to another amount: which of them are counted.

use super::super::line;
use super::super::row::RawRow;
use super::super::sum_words::{self, LineSum};
use super::super::sums::{Since, Sums};
use super::TableBody;
use super::decision::{Counted, Decision, Parted, SumRow};
use super::facts::Facts;

impl Sums {
    /// The first amount of a row, and what its parts add up to in the same column; nothing where
    /// the parts have no amount beside one of the row.
    pub(super) fn beside(&self, whole: &[Option<i64>]) -> Option<Parted> {
        let told = whole.iter().zip(&self.columns).enumerate();
        let mut told = told.filter(|(_, (_, parts))| **parts != 0);
        told.find_map(|(column, (whole, parts))| {
            Some(Parted {
                column,
                whole: (*whole)?,
                parts: i64::try_from(*parts).unwrap_or(i64::MAX),
            })
        })
    }
}

impl TableBody {
    /// How many rows behind a numbered record name its establishments with their shares: they have
    /// neither number nor title, and add up to it.
    ///
    /// ```text
    /// 1 │ Máy may │       │ 300
    ///   │         │ HTX A │ 100
    ///   │         │ HTX B │ 200
    /// ```
    ///
    /// Or they are called its parts: `- Máy trộn`.
    pub(super) fn details(&self, rows: &[RawRow], facts: &Facts<'_>) -> usize {
        if facts.ordinal.is_empty() || facts.amounts == 0 {
            return 0;
        }
        let Some(title) = self.title else { return 0 };
        // A title over merged rows is that of each of them, and each has an amount of its own.
        let is_merged = rows
            .get(1)
            .is_some_and(|row| row.covered(title) != row.cell(title));
        if is_merged {
            return 0;
        }
        let names = |row: &RawRow| {
            self.establishments.is_some_and(|names| {
                !row.cell(names).is_empty() && sum_words::sum(row.cell(names)).is_none()
            })
        };
        let is_detail = |row: &&RawRow| {
            let called = row.cell(title);
            let is_share = called.is_empty() && names(row);
            self.ordinal_of(row).is_empty() && (is_share || sum_words::begins_with_bullet(called))
        };
        let mut shares = self.empty_sums();
        let details = rows[1..].iter().take_while(is_detail);
        details.for_each(|row| shares.add(&self.numbers(row)));
        let is_shared = shares.records >= 2 && shares.are(&self.numbers(&rows[0]))
            || self.bullets_below(rows).is_some();
        if is_shared {
            usize::try_from(shares.records).unwrap_or_default()
        } else {
            0
        }
    }

    /// What is told of a record with items below it that are called its parts: `- Máy trộn`. They
    /// are no more than it, and it may have others.
    pub(super) fn bullets_below(&self, rows: &[RawRow]) -> Option<Parted> {
        let title = self.title?;
        let is_bullet = |row: &&RawRow| {
            self.ordinal_of(row).is_empty() && sum_words::begins_with_bullet(row.cell(title))
        };
        let mut below = rows[1..].iter().take_while(is_bullet).peekable();
        // Most records have none, and a million of them are asked.
        below.peek()?;
        let mut parts = self.empty_sums();
        below.for_each(|row| parts.add(&self.numbers(row)));
        let parted = parts.beside(&self.numbers(&rows[0]));
        parted.filter(|parted| parted.parts <= parted.whole)
    }

    /// The total of the list decides what is counted, for the whole table alike: `1 | 260` over
    /// `1.1 | 100` and `1.2 | 150` is 250 where the total says so.
    pub(super) fn counted(&self, rows: &[RawRow]) -> Counted {
        *self.counted.get_or_init(|| self.by_total(rows))
    }

    fn by_total(&self, rows: &[RawRow]) -> Counted {
        let begun = self.running.since(Since::List);
        let (mut wholes, mut parts, mut all) = (begun.clone(), begun.clone(), begun);
        let mut top: Option<Vec<u32>> = None;
        for (place, row) in rows.iter().enumerate() {
            let facts = self.facts(row);
            if let Some(sum) = sum_words::sum(facts.label).filter(|_| facts.ordinal.is_empty()) {
                if sum.covers != LineSum::Whole {
                    continue;
                }
                let told = self.numbers(row);
                return match (parts.are(&told), wholes.are(&told), all.are(&told)) {
                    (true, ..) => Counted::Parts,
                    (false, false, true) => Counted::All,
                    (false, true, _) => Counted::Wholes,
                    _ => Counted::Untold,
                };
            }
            // Headings with letters have the sums of rows that are counted themselves.
            if facts.amounts == 0 || line::level(facts.ordinal).is_some() {
                continue;
            }
            let numbers = self.numbers(row);
            let path = line::path(facts.ordinal);
            let is_under = |top: &Vec<u32>| line::is_under(facts.ordinal, top);
            let below = path
                .as_ref()
                .filter(|path| self.has_rows_under(&rows[place..], path));
            let below = below.map(|path| self.parts(&rows[place..], path));
            if !top.as_ref().is_some_and(is_under) {
                wholes.add(&numbers);
                top = path;
            }
            if below.is_none() {
                parts.add(&numbers);
            }
            // The sum of the rows under it is no money of its own.
            if below.is_none_or(|below| !below.are(&numbers)) {
                all.add(&numbers);
            }
        }
        Counted::Untold
    }

    /// Says whether a row stands under one that was counted with its parts.
    pub(super) fn is_counted_above(&self, facts: &Facts<'_>) -> bool {
        let whole = self.whole.as_ref();
        whole.is_some_and(|path| line::is_under(facts.ordinal, path)) && facts.amounts > 0
    }

    /// A row that tells a part of what was counted.
    pub(super) fn part(&self, facts: &Facts<'_>) -> Decision {
        Decision::Sum(SumRow {
            label: facts.label.to_owned(),
            since: Since::Sum,
            covered: self.empty_sums(),
            covers: LineSum::Part,
        })
    }
}
