//! Headings that are marked otherwise than by letters and Roman numbers, over rows that are counted
//! from one.
//!
//! ```text
//! 1 │ Đào tạo nghề │       │ 300
//! 1 │ Máy dệt      │ HTX A │ 100
//! 2 │ Máy cắt      │ HTX B │ 200
//! 2 │ Cơ khí       │       │  50
//! 1 │ Máy ép       │ HTX C │  50
//! ```

use super::super::line::{self, Level};
use super::super::mark::Mark;
use super::super::row::RawRow;
use super::super::sum_words;
use super::TableBody;
use super::decision::Decision;
use super::facts::Facts;

/// What stands above a row that may be a heading.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Above {
    /// The number of the last record.
    pub(super) last: Option<u64>,
    /// The heading whose end is looked for.
    pub(super) open: Option<Level>,
}

impl TableBody {
    /// A heading with a mark, with or without the sum of the rows below it.
    pub(super) fn marked_group(&self, rows: &[RawRow], facts: &Facts<'_>) -> Option<Decision> {
        if facts.texts != 1 {
            return None;
        }
        let level = Level::Marked(Mark::of(facts.ordinal)?);
        if let Some(group) = self.group_over_signs(rows, facts, level) {
            return Some(group);
        }
        if self.is_empty_group(rows, facts, level) {
            return Some(Decision::Group(level, facts.label.to_owned(), None));
        }
        let restarts = self.marked_level(rows, facts, self.above()).is_some();
        let may_be = restarts || self.is_topic_of_fuller(rows, facts);
        if !may_be || !facts.label.contains(char::is_alphabetic) {
            return None;
        }
        let is_of_records = level == Level::Marked(Mark::Figure);
        if facts.amounts == 0 || !self.has_value(&rows[0]) {
            let is_sure = !is_of_records || self.is_one_of_heads(rows, facts, level);
            let is_group = restarts && is_sure;
            return is_group.then(|| Decision::Group(level, facts.label.to_owned(), None));
        }
        let below = self.below(rows, Some(level));
        let is_sum = below.sums.are(&self.numbers(&rows[0]));
        let is_enough = below.sums.records >= 2 || restarts && !is_of_records;
        let is_group = is_sum && is_enough || restarts && self.is_one_of_heads(rows, facts, level);
        let sums = (is_sum || below.is_whole || self.sees_end).then_some(below.sums);
        is_group.then(|| Decision::Group(level, facts.label.to_owned(), sums))
    }

    /// A heading over rows with a sign of their own: `*` over `-`, `a` over `+`.
    fn group_over_signs(
        &self,
        rows: &[RawRow],
        facts: &Facts<'_>,
        level: Level,
    ) -> Option<Decision> {
        let is_free = !matches!(level, Level::Marked(Mark::Figure | Mark::Compound));
        let is_sign = |row: &&RawRow| {
            let ordinal = self.ordinal_of(row);
            Mark::of(ordinal) == Some(Mark::Sign) && ordinal != facts.ordinal
        };
        if !is_free || self.past_total || !rows.get(1).as_ref().is_some_and(is_sign) {
            return None;
        }
        if self.are_costs(rows) || !facts.label.contains(char::is_alphabetic) {
            return None;
        }
        let mut sums = self.empty_sums();
        let items = rows[1..].iter().take_while(is_sign);
        items.for_each(|row| sums.add(&self.numbers(row)));
        let is_again = self.groups.has(level) && self.project.head == facts.ordinal;
        let is_sum = sums.are(&self.numbers(&rows[0])) && (sums.records >= 2 || is_again);
        is_sum.then(|| Decision::Group(level, facts.label.to_owned(), Some(sums)))
    }

    /// A name without a mark that has the sum of the rows below it, whatever it is called.
    pub(super) fn named_group(&self, rows: &[RawRow], facts: &Facts<'_>) -> Option<Decision> {
        let level = self.marked_level(rows, facts, self.above())?;
        let numbers = self.numbers(&rows[0]);
        if level != Level::Unnumbered {
            return None;
        }
        let below = self.below(rows, Some(level));
        // What is the sum of the rows above as well ends them, unless it is one row, or the
        // headings before have the sums of the rows below them.
        let above = self.running.covered(&numbers, true);
        let is_of_above = above.is_some_and(|(_, above)| {
            above.records >= below.sums.records && !self.project.has_head_sums
        });
        if is_of_above {
            return None;
        }
        let is_one_of_several = || {
            self.project.has_head_sums || self.groups.has(level) || self.has_sibling(rows, facts)
        };
        let is_group = below.sums.are(&numbers) && (below.sums.records >= 2 || is_one_of_several());
        is_group.then(|| Decision::Group(level, facts.label.to_owned(), Some(below.sums)))
    }

    /// The level of a name behind a mark, or without one, over rows that are counted from one, or that count on
    /// where such a heading is open: what it looks like, for one that ends the group above it.
    pub(super) fn marked_level(
        &self,
        rows: &[RawRow],
        facts: &Facts<'_>,
        above: Above,
    ) -> Option<Level> {
        if facts.texts != 1 && !facts.ordinal.is_empty() {
            return None;
        }
        let next = rows[1..].iter().find(|row| row.filled().next().is_some())?;
        if facts.texts != 1 && !self.is_told_again(&rows[0], next, facts) {
            return None;
        }
        let begins = is_first(self.ordinal_of(next));
        // Nearly all rows stand over the next number.
        if !begins && facts.ordinal.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if facts.ordinal.is_empty() {
            let is_name = begins && facts.label.starts_with(char::is_uppercase);
            let is_sum = || sum_words::sum(facts.label).is_some();
            return (is_name && !is_sum()).then_some(Level::Unnumbered);
        }
        let mark = Mark::of(facts.ordinal)?;
        let level = Level::Marked(mark);
        let goes_on = || {
            let next = self.ordinal_of(next).parse::<u64>().ok();
            let is_next = next.is_some() && next == above.last.map(|last| last + 1);
            let is_free = mark != Mark::Sign || line::is_topic(facts.label);
            is_next && is_free && (above.open == Some(level) || self.groups.has(level))
        };
        (begins || goes_on()).then_some(level)
    }

    /// Says whether the next row says all that a row says besides its name: the year of a heading
    /// and of its rows.
    fn is_told_again(&self, row: &RawRow, next: &RawRow, facts: &Facts<'_>) -> bool {
        let is_summed = |place: usize| self.columns.get(place).is_some_and(|it| it.is_summed);
        let mut others = row
            .filled()
            .filter(|(place, cell)| *cell != facts.label && !is_summed(*place));
        facts.texts > 1 && others.all(|(place, cell)| next.cell(place) == cell)
    }

    /// Says whether more than its mark tells of a heading: its name is a topic, or others are
    /// marked so.
    fn is_one_of_heads(&self, rows: &[RawRow], facts: &Facts<'_>, level: Level) -> bool {
        let is_of_records = level == Level::Marked(Mark::Figure);
        is_of_records && self.has_numbered_heads
            || !is_of_records && self.groups.has(level)
            || line::is_topic(facts.label)
            || self.has_sibling(rows, facts)
    }

    /// Says whether another such heading stands below, with the next number where this one has
    /// one: `2` over another `1`.
    fn has_sibling(&self, rows: &[RawRow], facts: &Facts<'_>) -> bool {
        let number = |ordinal: &str| line::path(ordinal).filter(|path| path.len() == 1);
        let next = number(facts.ordinal).map(|own| vec![own[0].saturating_add(1)]);
        let mut below = rows.iter().enumerate().skip(1);
        below.any(|(place, row)| {
            let level = || self.marked_level(&rows[place..], &self.facts(row), Above::default());
            let is_head = || level().is_some();
            number(self.ordinal_of(row)) == next && is_head()
        })
    }

    /// Says whether a topic alone stands over rows that have more than a name, and counts with them:
    /// `1 | Đào tạo nghề`, `2 | Lớp may | HTX A`.
    fn is_topic_of_fuller(&self, rows: &[RawRow], facts: &Facts<'_>) -> bool {
        // A number, a name and an amount are all that such a list may have.
        const FEW: usize = 3;
        let next = || rows.get(1).map(|row| self.facts(row));
        facts.amounts > 0
            && self.columns.len() > FEW
            && next().is_some_and(|next| next.texts > 1 && next.amounts > 0)
            && line::is_exact_topic(facts.label)
    }

    fn above(&self) -> Above {
        Above {
            last: self.last_ordinal,
            open: None,
        }
    }

    /// Says whether a group without value is one with nothing in it, among others with such marks:
    /// `3 | Huyện Tiền Hải | 0` over `4 | Huyện Vũ Thư`.
    fn is_empty_group(&self, rows: &[RawRow], facts: &Facts<'_>, level: Level) -> bool {
        self.groups.has(level)
            && !self.has_value(&rows[0])
            && line::is_exact_topic(facts.label)
            && self.ends_here(rows)
    }

    /// Says whether no record follows: another heading, a sum, what stands below a list, or nothing.
    pub(super) fn ends_here(&self, rows: &[RawRow]) -> bool {
        let below = rows[1..].iter().enumerate();
        let mut below = below.map(|(place, row)| (&rows[place + 1..], self.facts(row)));
        let next = below.find(|(_, next)| next.texts + next.amounts > 0);
        next.is_none_or(|(rows, next)| {
            let is_head = next.texts == 1 && line::level(next.ordinal).is_some();
            is_head
                || next.texts == 1 && line::is_exact_topic(next.label)
                || self.marked_level(rows, &next, self.above()).is_some()
                || sum_words::sum(next.label).is_some()
                || line::is_end(next.label)
        })
    }
}

/// Says whether a number is the first of a list: `1`, `01.`.
pub(super) fn is_first(ordinal: &str) -> bool {
    let bare = ordinal.trim_end_matches(['.', ')', ':', '/', '-']);
    bare.trim_start_matches('0') == "1"
}

/// Says whether a row is a topic alone behind such a mark, as another heading is.
pub(super) fn is_like(facts: &Facts<'_>, level: Level) -> bool {
    facts.texts == 1
        && Mark::of(facts.ordinal).map(Level::Marked) == Some(level)
        && line::is_exact_topic(facts.label)
}
