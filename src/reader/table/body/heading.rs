//! Rows that others stand under: headings of groups, and numbers over others.

use super::super::column;
use super::super::line::{self, Level, Topic};
use super::super::mark::Mark;
use super::super::row::RawRow;
use super::super::sum_words;
use super::super::sums::Sums;
use super::TableBody;
use super::decision::{Counted, Decision, Remark};
use super::facts::Facts;
use super::marked::{self, Above};

/// What stands below a heading.
pub(super) struct Below {
    pub(super) sums: Sums,
    /// The next row has a number in figures.
    begins_numbered: bool,
    /// Its end is known.
    pub(super) is_whole: bool,
}

impl TableBody {
    /// `1 | Đào tạo nghề` over `1.1 | Lớp may`: a heading where it has no amounts or their sum.
    pub(super) fn parent(&self, rows: &[RawRow], facts: &Facts<'_>, path: &[u32]) -> Decision {
        let group = |sums| {
            let depth = u8::try_from(path.len()).unwrap_or(u8::MAX);
            Decision::Group(Level::Arabic(depth), facts.label.to_owned(), sums)
        };
        if facts.amounts == 0 {
            return if facts.texts == 1 {
                group(None)
            } else {
                Decision::Record(None)
            };
        }
        let parts = self.parts(rows, path);
        // One row under another may be a record of its own, unless other parents are sums.
        let is_bullet = line::path(self.ordinal_of(&rows[1])).is_none();
        let enough = parts.records >= 2 || self.has_parents || is_bullet;
        if is_bullet && self.are_costs(rows) {
            return Decision::Record(Some(Remark::Itemized));
        }
        if enough && parts.are(&self.numbers(&rows[0])) {
            return group(Some(parts));
        }
        if self.heads_rows_without_amounts(rows) {
            return Decision::Record(Some(Remark::AmountForBelow));
        }
        let Some(parted) = parts.beside(&self.numbers(&rows[0])) else {
            return Decision::Record(None);
        };
        match self.counted(rows) {
            Counted::All => Decision::Record(None),
            Counted::Parts => group(Some(parts)),
            // Parts are no multiple of their whole, and a whole has more than one:
            // `1 | 10` over `1.1 | 10` and `1.1.1 | 10` are three.
            Counted::Untold
                if parted.parts / 2 >= parted.whole || !enough && parted.parts >= parted.whole =>
            {
                Decision::Record(Some(Remark::HasMoreBelow(parted)))
            }
            Counted::Wholes | Counted::Untold => Decision::Record(Some(Remark::HasParts(parted))),
        }
    }

    /// Says whether all items below a row are costs of it: `- | Chi thuê giáo viên`.
    pub(super) fn are_costs(&self, rows: &[RawRow]) -> bool {
        let items = rows[1..].iter().map(|row| self.facts(row));
        let items = items.take_while(|item| sum_words::begins_with_bullet(item.ordinal));
        let mut items = items.peekable();
        items.peek().is_some() && items.all(|item| sum_words::is_cost(item.label))
    }

    /// Says whether the rows right below are named and have no amounts.
    pub(super) fn heads_rows_without_amounts(&self, rows: &[RawRow]) -> bool {
        let below = rows[1..].iter().map(|row| self.facts(row));
        let mut below = below.filter(|below| below.texts + below.amounts > 0);
        let is_item = |item: &Facts<'_>| {
            let is_numbered = sum_words::begins_with_bullet(item.ordinal)
                || item.ordinal.starts_with(|c: char| c.is_ascii_digit());
            is_numbered && item.amounts == 0 && item.texts > 0
        };
        below.next().is_some_and(|item| is_item(&item))
    }

    /// What the rows under a numbered row add up to, each counted once.
    pub(super) fn parts(&self, rows: &[RawRow], path: &[u32]) -> Sums {
        let mut parts = self.empty_sums();
        let under = rows[1..].iter().enumerate();
        let under = under.take_while(|(_, row)| line::is_under(self.ordinal_of(row), path));
        for (place, row) in under {
            let own = line::path(self.ordinal_of(row));
            let is_parent = own.is_some_and(|own| self.has_rows_under(&rows[place + 1..], &own));
            if !is_parent || !self.has_parents {
                parts.add(&self.numbers(row));
            }
        }
        parts
    }

    pub(super) fn has_rows_under(&self, rows: &[RawRow], path: &[u32]) -> bool {
        self.has_rows_within(rows, path, None)
    }

    /// The same inside a heading whose end is looked for.
    fn has_rows_within(&self, rows: &[RawRow], path: &[u32], open: Option<Level>) -> bool {
        let next = rows[1..].iter().find(|row| row.filled().next().is_some());
        next.is_some_and(|row| line::is_under(self.ordinal_of(row), path))
            && !self.heads_next(rows, open)
    }

    /// Says whether the next row is a heading over rows that are counted from one: `b` below `2`.
    fn heads_next(&self, rows: &[RawRow], open: Option<Level>) -> bool {
        let next = rows[1..]
            .iter()
            .position(|row| row.filled().next().is_some());
        let next = next.map_or(&rows[..0], |next| &rows[next + 1..]);
        let Some(facts) = next.first().map(|row| self.facts(row)) else {
            return false;
        };
        let above = Above {
            last: self.ordinal_of(&rows[0]).parse().ok(),
            open,
        };
        let is_open = |mark| {
            let level = Level::Marked(mark);
            open == Some(level) || self.groups.has(level)
        };
        let is_like = |mark| marked::is_like(&facts, Level::Marked(mark));
        // Letters under a number would begin again: `b` below `2` goes on with the `a` above.
        let is_next = |mark| mark == Mark::Small && !facts.ordinal.contains('a');
        self.marked_level(next, &facts, above).is_some()
            || Mark::of(facts.ordinal)
                .is_some_and(|mark| is_open(mark) && (is_like(mark) || is_next(mark)))
    }

    /// A heading with amounts: what the rows below it add up to.
    pub(super) fn group_with_sums(&self, rows: &[RawRow], facts: &Facts<'_>) -> Option<Decision> {
        let is_lettered = line::level(facts.ordinal).is_some();
        if facts.texts != 1 && !is_lettered || !self.can_head(facts) {
            return None;
        }
        let (level, name) = Self::heading(facts)?;
        let below = self.below(rows, Some(level));
        let is_sum = below.sums.are(&self.numbers(&rows[0]));
        // A letter with more than a name beside it is a group where the numbers say so.
        if facts.texts != 1 && !(is_sum && below.begins_numbered) {
            return None;
        }
        let is_exact = line::is_exact_topic(name);
        if !self.has_value(&rows[0]) && self.ends_here(rows) {
            return Some(Decision::Group(level, name.to_owned(), None));
        }
        // A letter over rows with figures is a heading even where the sum is another, and so is a
        // name without a number of its own. A name alone must have the sum of several rows.
        let heads_numbers = below.begins_numbered && (is_lettered || is_exact);
        let has_sum = is_sum
            && (is_lettered
                || is_exact
                || below.sums.records >= 2
                || self.is_over_numbers(rows, facts));
        let sums = (is_sum || below.is_whole || self.sees_end).then_some(below.sums);
        (heads_numbers || has_sum).then(|| Decision::Group(level, name.to_owned(), sums))
    }

    /// Says whether a row of one text differs from those of records: beside a name and an amount
    /// only a letter or a Roman number tells, or what is no name of a project.
    fn can_head(&self, facts: &Facts<'_>) -> bool {
        let has_sums = || column::summed(&self.columns).next().is_some();
        let is_lettered = || line::split_level(facts.label).0.is_some();
        let is_no_project = || line::is_no_project(facts.label) || self.ends_group(facts.label);
        self.columns.len() > 2 || has_sums() && (is_lettered() || is_no_project())
    }

    /// Says whether a name is of what the open headings leave: `Đề án khác`.
    fn ends_group(&self, label: &str) -> bool {
        !self.groups.is_empty() && line::is_rest(label)
    }

    /// The level and the name of a row that may be a heading.
    fn heading<'r>(facts: &Facts<'r>) -> Option<(Level, &'r str)> {
        if let Some(level) = line::level(facts.ordinal) {
            return Some((level, line::split_level(facts.label).1));
        }
        if !facts.ordinal.is_empty() {
            return None;
        }
        match line::split_level(facts.label) {
            (Some(level), name) => Some((level, name)),
            (None, name) => {
                let is_topic = line::topic(name) != Topic::Other || line::is_rest(name);
                let known = is_topic && name.len() < 160;
                known.then_some((Level::Unnumbered, name))
            }
        }
    }

    /// The records below a heading, as far as its group reaches; without a level, all of the list.
    pub(super) fn below(&self, rows: &[RawRow], level: Option<Level>) -> Below {
        let mut sums = self.empty_sums();
        let mut begins_numbered = None;
        let mut is_whole = false;
        let mut above = Above {
            last: None,
            open: level,
        };
        for (place, row) in rows.iter().enumerate().skip(1) {
            let facts = self.facts(row);
            if facts.texts + facts.amounts == 0 {
                continue;
            }
            let is_figure = facts.ordinal.starts_with(|c: char| c.is_ascii_digit());
            begins_numbered.get_or_insert(is_figure);
            // The next of its kind may have more than a name as well.
            let is_next = level.is_some() && line::level(facts.ordinal) == level;
            let is_name = facts.texts == 1 || is_next;
            let inner = Self::heading(&facts)
                .filter(|_| is_name && !is_figure)
                .map(|(inner, _)| inner)
                .or_else(|| self.marked_level(&rows[place..], &facts, above))
                .or_else(|| level.filter(|level| marked::is_like(&facts, *level)));
            above.last = facts.ordinal.parse().ok().or(above.last);
            let is_sum = sum_words::sum(facts.label).is_some() && !is_figure || facts.texts == 0;
            let is_end = facts.amounts == 0 && row.filled().any(|(_, cell)| line::is_end(cell));
            let ends_group = |level| is_sum || inner.is_some_and(|inner| inner <= level);
            if level.is_some_and(ends_group) || is_end {
                is_whole = true;
                break;
            }
            if is_sum {
                continue;
            }
            // Among numbered rows a name alone is their sum or a part of one: `Thái Bình | 2.900`.
            if begins_numbered == Some(true) && facts.ordinal.is_empty() && facts.texts == 1 {
                continue;
            }
            // A heading inside has the sum of rows that are counted themselves.
            let path = line::path(facts.ordinal);
            let is_parent =
                path.is_some_and(|path| self.has_rows_within(&rows[place..], &path, level));
            if inner.is_none() && !is_parent && facts.amounts > 0 {
                sums.add(&self.numbers(row));
            }
        }
        Below {
            sums,
            begins_numbered: begins_numbered.unwrap_or_default(),
            is_whole,
        }
    }

    /// Says whether a name stands alone over rows that are counted from one: `Vũ Thư` over `1 | Lò`.
    ///
    /// Where one did, the next ones may count on. A title that goes on in a row of its own begins
    /// small: `công nghiệp`.
    fn is_over_numbers(&self, rows: &[RawRow], facts: &Facts<'_>) -> bool {
        let mut below = rows[1..].iter().filter(|row| row.filled().next().is_some());
        let next = below.next().map(|row| self.ordinal_of(row).parse::<u64>());
        let Some(Ok(next)) = next else { return false };
        let goes_on = self.last_ordinal.is_some_and(|last| next == last + 1);
        let is_name = facts.label.starts_with(char::is_uppercase);
        let begins = next == 1 || goes_on && self.groups.has(Level::Unnumbered);
        is_name && facts.ordinal.is_empty() && begins
    }

    /// A heading without amounts: numbered by letters, or named and followed by fuller rows.
    pub(super) fn bare_group<'r>(
        &self,
        rows: &[RawRow],
        facts: &Facts<'r>,
    ) -> Option<(Level, &'r str)> {
        if facts.texts != 1 || !self.can_head(facts) {
            return None;
        }
        if self.ordinal.is_some() && line::split_level(facts.label).0.is_none() {
            let lettered = line::level(facts.ordinal).map(|level| (level, facts.label));
            let named = || Self::heading(facts);
            let over = || self.is_over_numbers(rows, facts);
            return lettered
                .or_else(named)
                .or_else(|| over().then_some((Level::Unnumbered, facts.label)));
        }
        let heading = Self::heading(facts)?;
        let next = rows[1..].iter().map(|row| self.facts(row));
        let next = next.into_iter().find(|next| next.texts + next.amounts > 0);
        // Of districts alone each is a record.
        let is_another =
            |next: &Facts<'_>| self.columns.len() <= 2 && Self::heading(next).is_some();
        next.is_none_or(|next| next.texts + next.amounts > 1 && !is_another(&next))
            .then_some(heading)
    }
}
