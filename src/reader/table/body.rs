//! The rows below a header: which of them are records, and what the others are.

use super::groups::Groups;
use super::layout::{self, SourceColumn};
use super::line::{self, Level};
use super::row::RawRow;
use crate::dataset::{Field, Period, Record, TextField};

/// What is known once the header was found.
pub(in crate::reader) struct TableBody {
    pub(in crate::reader) columns: Vec<SourceColumn>,
    /// How many columns the header has; rows may bring more.
    pub(in crate::reader) width: usize,
    ordinal: Option<usize>,
    id: Option<usize>,
    title: Option<usize>,
    pub(in crate::reader) establishments: Option<usize>,
    pub(in crate::reader) groups: Groups,
    /// The year of the title, for rows without their own.
    pub(in crate::reader) period: Option<Period>,
    pub(in crate::reader) record: Record,
    /// How many rows came after the header.
    pub(in crate::reader) seen: u64,
    ended: bool,
}

/// What a row is, and what is needed to act on it.
pub(in crate::reader) enum RowRole {
    Empty,
    Numbers,
    Heading,
    HeadingGroup(Level, String),
    LineSum(line::LineSum),
    End,
    Continued,
    Odd,
    Record,
}

impl TableBody {
    pub(in crate::reader) fn new(columns: Vec<SourceColumn>, period: Option<Period>) -> Self {
        let find = |field| columns.iter().position(|column| column.field == field);
        let (ordinal, id) = (find(Field::Ordinal), find(Field::Text(TextField::Id)));
        let (title, establishments) = (
            find(Field::Text(TextField::Title)),
            find(Field::Text(TextField::Establishments)),
        );
        let groups = Groups::new(columns.iter().any(|column| column.field == Field::Activity));
        Self {
            width: columns.len(),
            columns,
            ordinal,
            id,
            title,
            establishments,
            groups,
            period,
            record: Record::default(),
            seen: 0,
            ended: false,
        }
    }

    pub(in crate::reader) fn role(&mut self, row: &RawRow) -> RowRole {
        let ordinal = self.ordinal.map_or("", |column| row.cell(column));
        if self.seen < 3 && layout::is_number_row(row) {
            return RowRole::Numbers;
        }
        let others = row
            .filled()
            .filter(|(column, _)| Some(*column) != self.ordinal);
        let is_numbered = ordinal.starts_with(|c: char| c.is_ascii_digit()) && ordinal.len() < 12;
        if is_numbered {
            return self.numbered(others.count());
        }
        if self.id.is_some_and(|column| !row.cell(column).is_empty()) {
            return if self.is_heading(row) {
                RowRole::Heading
            } else {
                RowRole::Record
            };
        }
        self.unnumbered(row, ordinal)
    }

    /// A number alone is a line that was prepared and not used.
    fn numbered(&mut self, others: usize) -> RowRole {
        match others {
            0 => RowRole::Empty,
            1..3 if self.ended => RowRole::End,
            _ => {
                self.ended = false;
                RowRole::Record
            }
        }
    }

    fn unnumbered(&mut self, row: &RawRow, ordinal: &str) -> RowRole {
        let mut filled = row.filled();
        let Some((first, label)) = filled.next() else {
            return RowRole::Empty;
        };
        let label = if self.ordinal == Some(first) && label.len() <= 8 {
            filled.next().map_or(label, |(_, next)| next)
        } else {
            label
        };
        let texts = row
            .filled()
            .filter(|(column, _)| Some(*column) != self.ordinal && !self.is_figure(*column))
            .count();
        let amounts = row
            .filled()
            .filter(|(column, cell)| {
                self.is_figure(*column) && cell.starts_with(|c: char| c.is_ascii_digit())
            })
            .count();
        if let Some(sum) = line::sum(label).filter(|_| amounts > 0) {
            return RowRole::LineSum(sum);
        }
        if self.is_heading(row) {
            return RowRole::Heading;
        }
        if let Some((level, name)) = self.group(ordinal, label, texts) {
            return RowRole::HeadingGroup(level, name.to_owned());
        }
        self.rest(row, (ordinal, label), texts, amounts)
    }

    /// A group has one text, and a number of letters or a name that is known.
    fn group<'t>(&self, ordinal: &str, label: &'t str, texts: usize) -> Option<(Level, &'t str)> {
        if texts > 1 || self.columns.len() < 3 {
            return None;
        }
        if let Some(level) = line::level(ordinal) {
            return Some((level, line::split_level(label).1)).filter(|_| texts == 1);
        }
        match line::split_level(label) {
            (Some(level), name) => Some((level, name)),
            (None, name) => {
                (line::topic(name) != line::Topic::Other && name.len() < 160 && ordinal.is_empty()
                    || (ordinal == label))
                    .then_some((Level::Unnumbered, name))
            }
        }
    }

    fn rest(
        &mut self,
        row: &RawRow,
        (ordinal, label): (&str, &str),
        texts: usize,
        amounts: usize,
    ) -> RowRole {
        let title = self.title.map_or("", |column| row.cell(column));
        let named = self
            .establishments
            .is_some_and(|column| !row.cell(column).is_empty());
        if amounts == 0
            && (self.ended || texts <= 3 && row.filled().any(|(_, cell)| line::is_end(cell)))
        {
            self.ended = true;
            return RowRole::End;
        }
        if self.ordinal.is_some()
            && ordinal.is_empty()
            && title.is_empty()
            && amounts == 0
            && named
            && texts <= 2
        {
            return RowRole::Continued;
        }
        let is_thin = texts + amounts <= 1 && title != label;
        if is_thin && self.columns.len() > 2 {
            RowRole::Odd
        } else {
            RowRole::Record
        }
    }

    fn is_figure(&self, column: usize) -> bool {
        matches!(
            self.columns.get(column).map(|column| column.field),
            Some(Field::Figure(_) | Field::SupportFrom(_))
        )
    }

    /// Says whether the header stands here again, as on every page of a printed list.
    fn is_heading(&self, row: &RawRow) -> bool {
        let key = self.title.or(self.id).unwrap_or_default();
        let name = self
            .columns
            .get(key)
            .map_or("", |column| column.name.as_str());
        let cell = row.cell(key);
        !cell.is_empty()
            && cell == name
            && row
                .filled()
                .filter(|(place, cell)| {
                    self.columns
                        .get(*place)
                        .is_some_and(|column| column.name.ends_with(cell))
                })
                .count()
                > 1
    }
}
