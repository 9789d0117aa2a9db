//! Rows without amounts: headings, what stands below a list, further establishments, records.

use super::super::column;
use super::super::funding;
use super::super::line::{self, Level};
use super::super::row::RawRow;
use super::super::sum_words;
use super::super::sums::Sums;
use super::TableBody;
use super::decision::{Decision, Remark};
use super::facts::Facts;

/// Among how many rows below a title the header of its list is looked for.
const NEAR: usize = 3;

impl TableBody {
    /// What a row is that has texts and no amounts.
    pub(super) fn without_amounts(&self, rows: &[RawRow], facts: &Facts<'_>) -> Decision {
        let row = &rows[0];
        let is_end = || row.filled().any(|(_, cell)| line::is_end(cell));
        let is_note = || line::is_note(facts.label) && !self.is_source_over(rows, facts);
        if facts.texts <= 3 && is_end() || facts.texts == 1 && is_note() {
            return Decision::End;
        }
        if facts.texts == 1 && sum_words::begins_breakdown(facts.label) {
            return self.part(facts);
        }
        if self.goes_on(facts) {
            return Decision::Wrapped;
        }
        if let Some((level, name)) = self.bare_group(rows, facts) {
            return Decision::Group(level, name.to_owned(), None);
        }
        if let Some(sums) = self.heads_block(rows, facts) {
            return Decision::Group(Level::Unnumbered, facts.label.to_owned(), Some(sums));
        }
        if self.ended && facts.texts <= 3 {
            return Decision::End;
        }
        if facts.texts == 1 && self.is_over_header(rows) {
            return Decision::End;
        }
        let title = self.title.map_or("", |column| row.cell(column));
        let names = self.establishments.map_or("", |column| row.cell(column));
        if self.ordinal.is_some()
            && facts.ordinal.is_empty()
            && title.is_empty()
            && !names.is_empty()
            && facts.texts <= 2
        {
            return Decision::Continued;
        }
        let has_sums = column::summed(&self.columns).next().is_some();
        let is_bare = has_sums && self.numbered.0 > 0 && self.lacks_number(facts);
        let is_thin = facts.texts <= 1 && (title.is_empty() || title != facts.label || is_bare);
        if is_thin && self.columns.len() > 2 {
            Decision::Odd
        } else {
            let remark = self.may_head(rows, facts).then_some(Remark::NameAlone);
            Decision::Record(remark)
        }
    }

    /// Says whether a row goes on with the one above, in a list whose rows have numbers: it has none,
    /// and begins in small letters.
    fn goes_on(&self, facts: &Facts<'_>) -> bool {
        let (numbered, all) = self.numbered;
        let lacks_number = facts.ordinal.is_empty() && numbered * 2 > all;
        self.was_record && lacks_number && facts.label.starts_with(char::is_lowercase)
    }

    /// Says whether the columns are named again right below a title: another list begins with it.
    fn is_over_header(&self, rows: &[RawRow]) -> bool {
        let below = rows[1..].iter().filter(|row| row.filled().next().is_some());
        let mut below = below.take(NEAR);
        below.any(|row| self.names_again(row))
    }

    /// Says whether a row is the source of rows below it: `Nguồn KCQG`. Below the last of them the
    /// same words tell where the list is from.
    fn is_source_over(&self, rows: &[RawRow], facts: &Facts<'_>) -> bool {
        let has_amounts = |row: &RawRow| self.facts(row).amounts > 0;
        funding::is_exact(facts.label) && rows[1..].iter().any(has_amounts)
    }

    /// What stands below a name alone, where names and sums frame the rows again and again:
    /// `Vũ Thư`, two projects, `Cộng`, `Kiến Xương`, two others, `Cộng`.
    ///
    /// One frame may be a project without an amount over the total of a list.
    fn heads_block(&self, rows: &[RawRow], facts: &Facts<'_>) -> Option<Sums> {
        if self.was_record || !self.is_name_alone(facts) {
            return None;
        }
        let (sums, end) = self.block(rows)?;
        let is_next = || {
            let next = rows.get(end).map(|row| self.facts(row));
            next.is_some_and(|next| self.is_name_alone(&next)) && self.block(&rows[end..]).is_some()
        };
        (self.groups.has(Level::Unnumbered) || is_next()).then_some(sums)
    }

    /// The rows with amounts below the first, up to a sum, and the place behind that.
    fn block(&self, rows: &[RawRow]) -> Option<(Sums, usize)> {
        let mut sums = self.empty_sums();
        for (place, row) in rows.iter().enumerate().skip(1) {
            let facts = self.facts(row);
            if facts.amounts == 0 {
                return None;
            }
            if sum_words::sum(facts.label).is_some() {
                return (sums.records > 0).then_some((sums, place + 1));
            }
            sums.add(&self.numbers(row));
        }
        None
    }

    /// Says whether a row has a name and nothing else, in a list whose rows have no numbers.
    fn is_name_alone(&self, facts: &Facts<'_>) -> bool {
        let is_bare = facts.texts == 1 && facts.amounts == 0 && facts.ordinal.is_empty();
        is_bare && self.numbered.0 == 0 && facts.label.starts_with(char::is_uppercase)
    }

    /// Says whether a name alone is as short as that of a place or a group, over rows with amounts.
    fn may_head(&self, rows: &[RawRow], facts: &Facts<'_>) -> bool {
        const MOST_WORDS: usize = 4;
        let is_short = facts.label.split_whitespace().count() <= MOST_WORDS;
        let is_over = || rows.get(1).is_some_and(|next| self.facts(next).amounts > 0);
        is_short && self.is_name_alone(facts) && is_over()
    }
}
