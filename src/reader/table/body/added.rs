//! Rows of sums, as their numbers and their words tell them.

use super::super::line::{self, LineSum, SumWords};
use super::super::row::RawRow;
use super::super::sums::Since;
use super::decision::{Decision, Remark, SumRow};
use super::facts::Facts;
use super::{Breakdown, TableBody};

impl TableBody {
    /// `Trong đó: KCQG` below a sum tells a part of it, and so do the thin rows that follow.
    pub(super) fn is_breakdown(&self, facts: &Facts<'_>) -> bool {
        let is_part = facts.names <= 1 && !facts.ordinal.starts_with(|c: char| c.is_ascii_digit());
        let is_bullet = facts.label.starts_with(['-', '+', '–', '•']);
        let goes_on = match self.breakdown {
            Breakdown::None => false,
            Breakdown::Possible => is_bullet,
            Breakdown::Begun => true,
        };
        is_part && (goes_on || line::begins_breakdown(facts.label))
    }

    /// Whether a row has no number of its own where records have one, or no text at all.
    pub(super) fn lacks_number(&self, facts: &Facts<'_>) -> bool {
        let (numbered, all) = self.numbered;
        // In a list without numbers a sum is thinner than the records.
        let is_thin = numbered == 0 && all >= 2 && self.texts >= all * 2;
        facts.ordinal.is_empty() && (facts.texts == 0 || numbered * 2 > all || is_thin)
    }

    /// Whether a row ends a list without numbers, as its total does, whatever that is called.
    pub(super) fn is_last(&self, rows: &[RawRow], facts: &Facts<'_>) -> bool {
        let (numbered, all) = self.numbered;
        let is_free = numbered == 0 && facts.ordinal.is_empty() && facts.texts <= 1;
        let mut below = rows[1..].iter().map(|row| self.facts(row).amounts);
        is_free && all >= 3 && self.sees_end && below.all(|amounts| amounts == 0)
    }

    /// The last row is the sum of all where other sums stand above it, or where it is thinner than
    /// the records or called like what they have in common; else it may be one by chance.
    pub(super) fn last_one(&self, row: &RawRow, facts: &Facts<'_>) -> Decision {
        let Some((since, covered)) = self.running.covered(&self.numbers(row), true) else {
            return Decision::Record(None);
        };
        let is_thinner = self.texts > self.numbered.1 * facts.texts as u64;
        if is_thinner || self.running.has_sums() || line::is_exact_topic(facts.label) {
            return Decision::Sum(SumRow {
                label: facts.label.to_owned(),
                since,
                covered,
                covers: LineSum::HeadingGroup,
            });
        }
        Decision::Record(Some(Remark::AddsUp))
    }

    /// A row of numbers without a number among numbered ones is a sum if it is one.
    pub(super) fn unnumbered(&self, rows: &[RawRow], facts: &Facts<'_>) -> Decision {
        if facts.texts > 0 && self.is_left_out(rows) {
            return Decision::Record(None);
        }
        let numbers = self.numbers(&rows[0]);
        match self.running.covered(&numbers, false) {
            Some((since, covered)) if covered.records >= 2 || facts.texts == 0 => {
                Decision::Sum(SumRow {
                    label: facts.label.to_owned(),
                    since,
                    covered,
                    covers: LineSum::HeadingGroup,
                })
            }
            _ if facts.texts == 0 => Decision::Odd,
            _ => Decision::Record(None),
        }
    }

    /// Says whether the next number leaves one out for this row: 2, nothing, 4.
    fn is_left_out(&self, rows: &[RawRow]) -> bool {
        let Some(last) = self.last_ordinal else {
            return false;
        };
        let mut next = rows[1..].iter().map(|row| self.ordinal_of(row));
        let next = next.find_map(|ordinal| ordinal.parse::<u64>().ok());
        next.is_some_and(|next| next == last + 2)
    }

    /// A row called like a sum is one where its numbers say so, or where nothing else is called so.
    pub(super) fn sum(&self, row: &RawRow, facts: &Facts<'_>, words: SumWords) -> Option<Decision> {
        let numbers = self.numbers(row);
        let whole = words.covers != LineSum::HeadingGroup;
        let found = self.running.covered(&numbers, whole);
        let is_numbered = !facts.ordinal.is_empty() && line::level(facts.ordinal).is_none();
        if found.is_none() && (!words.is_sure || is_numbered) {
            return None;
        }
        let (since, covered) = found.unwrap_or_else(|| {
            let since = if whole {
                Since::List
            } else {
                self.running.innermost()
            };
            (since, self.running.since(since))
        });
        Some(Decision::Sum(SumRow {
            label: facts.label.to_owned(),
            since,
            covered,
            covers: words.covers,
        }))
    }
}
