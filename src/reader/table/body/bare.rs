//! Rows without amounts: headings, what stands below a list, further establishments, records.

use super::super::column;
use super::super::line;
use super::super::row::RawRow;
use super::TableBody;
use super::decision::Decision;
use super::facts::Facts;

impl TableBody {
    /// What a row is that has texts and no amounts.
    pub(super) fn without_amounts(&self, rows: &[RawRow], facts: &Facts<'_>) -> Decision {
        let row = &rows[0];
        let is_end = || row.filled().any(|(_, cell)| line::is_end(cell));
        if facts.texts <= 3 && is_end() || facts.texts == 1 && line::is_note(facts.label) {
            return Decision::End;
        }
        if let Some((level, name)) = self.bare_group(rows, facts) {
            return Decision::Group(level, name.to_owned(), None);
        }
        if self.ended && facts.texts <= 3 {
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
            Decision::Record(None)
        }
    }
}
