//! Rows of sums, as their numbers and their words tell them.

use super::super::funding;
use super::super::line::{self, Level};
use super::super::row::RawRow;
use super::super::sum_words::{self, LineSum, SumWords};
use super::super::sums::{Since, Sums};
use super::decision::{Decision, Remark, SumRow};
use super::facts::Facts;
use super::{Breakdown, TableBody};

/// Among how many rows at the top of a list its total may stand.
const TOP: u64 = 8;

/// The level that every heading ends.
const NEXT_HEADING: Option<Level> = Some(Level::Arabic(u8::MAX));

impl TableBody {
    /// `Trong đó: KCQG` below a sum tells a part of it, and so do the thin rows that follow.
    pub(super) fn is_breakdown(&self, facts: &Facts<'_>) -> bool {
        let is_part = facts.names <= 1 && !facts.ordinal.starts_with(|c: char| c.is_ascii_digit());
        let is_bullet = sum_words::begins_with_bullet(facts.label);
        let goes_on = match self.breakdown {
            Breakdown::None => false,
            Breakdown::Possible => is_bullet,
            // "Kinh phí tổ chức hội nghị" may be money of its own.
            Breakdown::Begun => is_bullet || line::is_exact_topic(facts.label),
        };
        is_part && (goes_on || sum_words::begins_breakdown(facts.label))
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
            Some((_, covered)) if self.may_be_chance(facts, &covered) => {
                Decision::Record(Some(Remark::AddsUp))
            }
            Some((since, covered)) if covered.records >= 2 || facts.texts == 0 => {
                Decision::Sum(SumRow {
                    label: facts.label.to_owned(),
                    since,
                    covered,
                    covers: LineSum::HeadingGroup,
                })
            }
            _ if facts.texts == 0 => Decision::Odd,
            _ if self.past_total => self.about_total(facts),
            _ => self
                .nearly_sum(rows, facts, None)
                .unwrap_or(Decision::Record(None)),
        }
    }

    /// Says whether a row has no number, and one right above or below it has.
    pub(super) fn is_beside_numbered(&self, rows: &[RawRow], facts: &Facts<'_>) -> bool {
        let below = rows[1..].iter().take(3);
        let has_number = |row: &RawRow| self.ordinal_of(row).parse::<u32>().is_ok();
        facts.ordinal.is_empty() && (self.numbered.0 > 0 || below.into_iter().any(has_number))
    }

    /// Says whether a row that is called like a sum is one though more is written beside it: it has
    /// no number where the others have, or its amounts are a sum.
    pub(super) fn is_sum_with_remark(&self, row: &RawRow, facts: &Facts<'_>) -> bool {
        let (numbered, all) = self.numbered;
        let lacks_number = self.ordinal.is_some() && (all == 0 || numbered * 2 > all);
        let is_sum = || self.running.covered(&self.numbers(row), true).is_some();
        facts.ordinal.is_empty() && (lacks_number || is_sum())
    }

    /// Beside the total of a numbered list stands what is told of it; what else it is nobody knows.
    pub(super) fn about_total(&self, facts: &Facts<'_>) -> Decision {
        let has_total = self.past_total || self.breakdown != Breakdown::None;
        if has_total && sum_words::is_about_total(facts.label) {
            self.part(facts)
        } else {
            Decision::Odd
        }
    }

    /// Says whether nothing but two amounts that happen to be another one speaks for a sum: a list
    /// without numbers has such a project now and then.
    fn may_be_chance(&self, facts: &Facts<'_>, covered: &Sums) -> bool {
        let is_named = facts.texts > 0 && !line::is_no_project(facts.label);
        self.numbered.0 == 0 && is_named && covered.records == 2 && facts.amounts == 1
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
    pub(super) fn sum(
        &self,
        rows: &[RawRow],
        facts: &Facts<'_>,
        words: SumWords,
    ) -> Option<Decision> {
        let numbers = self.numbers(&rows[0]);
        let whole = words.covers != LineSum::HeadingGroup;
        let found = self.running.covered(&numbers, whole);
        let found = found.or_else(|| self.covered_below(rows, &numbers));
        let is_numbered = !facts.ordinal.is_empty() && line::level(facts.ordinal).is_none();
        if found.is_none() && (!words.is_sure || is_numbered) {
            return self.nearly_sum(rows, facts, Some(words));
        }
        let (since, covered) = found.unwrap_or_else(|| {
            let since = if whole {
                Since::List
            } else {
                self.nearest(&numbers)
            };
            let above = self.running.since(since);
            let is_above = above.records == 0 && matches!(since, Since::Group(_));
            let covered = if is_above {
                self.below(rows, NEXT_HEADING).sums
            } else {
                above
            };
            (since, covered)
        });
        Some(Decision::Sum(SumRow {
            label: facts.label.to_owned(),
            since,
            covered,
            covers: words.covers,
        }))
    }

    /// The last row of a list without a number of its own is a sum where one of its columns is, or
    /// where it is called like nothing else: it is compared then, and what differs is told.
    pub(super) fn nearly_sum(
        &self,
        rows: &[RawRow],
        facts: &Facts<'_>,
        words: Option<SumWords>,
    ) -> Option<Decision> {
        let may_be = words.is_some() || is_short(facts.label) && self.lacks_number(facts);
        if !may_be || !self.closes(rows, facts) {
            return None;
        }
        // Below the total `Tổng KCQG` is a part of it.
        if self.past_total && words.is_some() && funding::of_heading(facts.label).is_some() {
            return Some(self.part(facts));
        }
        let numbers = self.numbers(&rows[0]);
        let by_column = self.running.covered_partly(&numbers);
        let is_called = || words.is_some() && sum_words::says_only_total(facts.label);
        // Below a total that is right another one is none to show beside it.
        let since = if self.past_total {
            Since::Sum
        } else {
            Since::List
        };
        let by_name = || is_called().then(|| (since, self.running.since(Since::List)));
        let (since, covered) = by_column.or_else(by_name)?;
        Some(Decision::Sum(SumRow {
            label: facts.label.to_owned(),
            since,
            covered,
            covers: if since == Since::List {
                LineSum::Whole
            } else {
                LineSum::HeadingGroup
            },
        }))
    }

    /// Says whether a row with no more than a name and amounts stands below all records.
    fn closes(&self, rows: &[RawRow], facts: &Facts<'_>) -> bool {
        let is_thin = |facts: &Facts<'_>| facts.ordinal.is_empty() && facts.texts <= 1;
        let mut below = rows[1..].iter().map(|row| self.facts(row));
        // What is kept ready for further rows has a number and nothing else.
        let is_no_record = |below: &Facts<'_>| {
            let is_empty = below.texts + below.amounts == 0;
            is_empty || below.amounts == 0 && below.ordinal.is_empty() || is_thin(below)
        };
        is_thin(facts)
            && self.sees_end
            && self.numbered.1 >= 2
            && below.all(|below| is_no_record(&below))
    }

    /// Since when rows add up to most of these numbers: a sum may be wrong in one column.
    fn nearest(&self, numbers: &[Option<i64>]) -> Since {
        let innermost = self.running.innermost();
        let agreeing = |since| self.running.since(since).agreeing(numbers);
        if agreeing(Since::List) > agreeing(innermost) {
            Since::List
        } else {
            innermost
        }
    }

    /// A sum may stand above its rows: those of the whole list, or up to the next sum or heading.
    fn covered_below(&self, rows: &[RawRow], numbers: &[Option<i64>]) -> Option<(Since, Sums)> {
        let whole = (Since::List, None);
        let next = (Since::Sum, NEXT_HEADING);
        let reaches = [whole, next]
            .into_iter()
            .skip(usize::from(!self.is_first()));
        let below = reaches.map(|(since, level)| (since, self.below(rows, level)));
        let mut known = below.filter(|(_, below)| below.is_whole || self.sees_end);
        let found = known.find(|(_, below)| below.sums.are(numbers));
        found.map(|(since, below)| (since, below.sums))
    }

    /// Says whether no record came yet.
    fn is_first(&self) -> bool {
        self.numbered.1 == 0 && self.seen <= TOP
    }

    /// Says whether the first row is the sum of all below it, whatever it is called:
    /// `Thái Bình | 650` over `1 | Máy may | 300` and `2 | Lò | 350`.
    pub(super) fn sums_up_all(&self, rows: &[RawRow], facts: &Facts<'_>) -> Option<Decision> {
        let may_be = self.sees_end && self.is_first();
        let is_free = may_be && facts.ordinal.is_empty() && facts.names <= 1;
        let is_numbered = rows
            .get(1)
            .is_some_and(|row| !self.ordinal_of(row).is_empty());
        let below = (is_free && is_numbered).then(|| self.below(rows, None))?;
        (below.sums.records >= 2 && below.sums.are(&self.numbers(&rows[0]))).then(|| {
            Decision::Sum(SumRow {
                label: facts.label.to_owned(),
                since: Since::List,
                covered: below.sums,
                covers: LineSum::Whole,
            })
        })
    }
}

/// Says whether a label is as short as those of sums.
fn is_short(label: &str) -> bool {
    const MOST_WORDS: usize = 6;
    label.split_whitespace().count() <= MOST_WORDS
}
