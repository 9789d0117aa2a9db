//! What stands in the cells of a list: as text, and as the number that it is sorted by.

use super::items::Items;
use super::result::main_result;
use crate::dataset::reconciliation::Check;
use crate::dataset::{Dataset, Establishments, Indicator, Row, TextField, counted};
use crate::messages::{Explanation, Messages, explain};
use crate::reader::check::ReportLine;

/// A row of a list, about to be written.
#[derive(Clone, Copy)]
pub struct Cell<'a> {
    /// What the list is about.
    pub dataset: &'a Dataset,
    /// The language.
    pub words: &'a Messages,
    /// The list.
    pub items: &'a Items,
    /// The place in the list.
    pub place: usize,
}

impl<'a> Cell<'a> {
    /// The records behind the item: itself, or those of the establishment.
    #[must_use]
    pub fn rows(&self) -> &'a [u32] {
        match self.items {
            Items::Records(rows) => rows.get(self.place..=self.place).unwrap_or(&[]),
            Items::Establishments(establishments) => establishments.rows(self.place),
            Items::Checks(_) | Items::Report(_) | Items::Told(_) => &[],
        }
    }

    /// The first record behind the item.
    #[must_use]
    pub fn row(&self) -> Option<Row<'a>> {
        self.rows().first().map(|index| self.dataset.row(*index))
    }

    pub(super) fn text(&self, text: fn(Row<'a>) -> &'a str) -> String {
        self.row()
            .map(|row| text(row).to_owned())
            .unwrap_or_default()
    }

    pub(super) fn record(&self, text: fn(Row<'a>, &Messages) -> String) -> String {
        self.row()
            .map(|row| text(row, self.words))
            .unwrap_or_default()
    }

    fn establishments(&self) -> Option<&'a Establishments> {
        match self.items {
            Items::Establishments(establishments) => Some(establishments),
            _ => None,
        }
    }

    pub(super) fn establishment(&self) -> String {
        let name = self
            .establishments()
            .and_then(|all| all.name(self.dataset, self.place));
        let figure = self.row().and_then(counted);
        match (name, figure) {
            (Some(name), _) => name.to_owned(),
            (None, Some(figure)) => {
                format!(
                    "{} {}",
                    self.words.figure(&figure),
                    self.words.screen.count_only
                )
            }
            (None, None) => String::new(),
        }
    }

    /// The activities that an establishment was supported in.
    pub(super) fn kinds(&self) -> String {
        let mut kinds: Vec<&str> = Vec::new();
        for index in self.rows() {
            let kind = self.words.activity(self.dataset.row(*index));
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds.join(", ")
    }

    fn check(&self) -> Option<&'a Check> {
        match self.items {
            Items::Checks(checks) => checks.get(self.place),
            _ => None,
        }
    }

    pub(super) fn explained(&self, of: fn(Explanation) -> String) -> String {
        let told = self
            .check()
            .map(|check| explain(check, self.dataset, self.words));
        told.map(of).unwrap_or_default()
    }

    pub(super) fn reported(&self, of: fn(&ReportLine) -> &str) -> String {
        let Items::Report(lines) = self.items else {
            return String::new();
        };
        lines.get(self.place).map(of).unwrap_or_default().to_owned()
    }

    pub(super) fn verdict(&self) -> String {
        let verdict =
            |check: &Check| (self.words.reconciliation.verdict)(check.rule, check.verdict);
        self.check().map(verdict).unwrap_or_default().to_owned()
    }

    pub(super) fn difference(&self) -> Option<i64> {
        self.check().map(|check| check.difference)
    }

    pub(super) fn period(&self) -> String {
        self.record(|row, words| {
            row.period()
                .map(|period| words.short_period(period))
                .unwrap_or_default()
        })
    }

    pub(super) fn year(&self) -> Option<i64> {
        let period = self.row().and_then(Row::period);
        period.map(|period| i64::from(period.from))
    }

    pub(super) fn result(&self) -> String {
        let figure = self.row().and_then(main_result);
        figure
            .map(|figure| self.words.short_figure(&figure))
            .unwrap_or_default()
    }

    pub(super) fn result_value(&self) -> Option<i64> {
        let figure = self.row().and_then(main_result);
        figure.map(|figure| figure.value)
    }

    pub(super) fn figure(&self, indicator: Indicator) -> String {
        let figure = self.row().and_then(|row| row.figure(indicator));
        figure
            .map(|figure| self.words.bare_figure(&figure))
            .unwrap_or_default()
    }

    /// An amount with its unit, because it stands beside results that have theirs.
    pub(super) fn money(&self, indicator: Indicator) -> String {
        let figure = self.row().and_then(|row| row.figure(indicator));
        let unit = self.words.screen.million_short;
        figure.map_or_else(String::new, |figure| {
            format!("{} {unit}", self.words.bare_figure(&figure))
        })
    }

    pub(super) fn value(&self, indicator: Indicator) -> Option<i64> {
        let figure = self.row().and_then(|row| row.figure(indicator));
        figure.map(|figure| figure.value)
    }

    /// The support of all records that name the establishment alone.
    ///
    /// One amount for several establishments is never split among them.
    pub(super) fn support(&self) -> Option<i64> {
        let rows = self.rows().iter().map(|index| self.dataset.row(*index));
        let alone = rows.filter(|row| row.establishments().len() == 1);
        let amounts = alone.filter_map(|row| row.figure(Indicator::Support));
        amounts
            .map(|figure| figure.value)
            .reduce(i64::saturating_add)
    }

    pub(super) fn support_text(&self) -> String {
        let support = self.support();
        support.map_or_else(String::new, |support| self.words.millions(support))
    }

    /// One figure for each unit of another; amounts in millions with two decimals.
    pub(super) fn ratio(&self, of: Indicator, per: Indicator) -> String {
        let written = |ratio| match of {
            Indicator::Support => crate::text::scaled(ratio / 10_000, 2, self.words.decimal),
            _ => self.words.number(ratio),
        };
        self.ratio_value(of, per).map(written).unwrap_or_default()
    }

    pub(super) fn ratio_value(&self, of: Indicator, per: Indicator) -> Option<i64> {
        let per = self.value(per).filter(|per| *per > 0)?;
        Some(self.value(of)? / per)
    }
}

/// The first establishment that a record names, and how many more there are.
pub(super) fn first_establishment(row: Row<'_>, words: &Messages) -> String {
    let names = row.establishments();
    let first = names.first().copied().unwrap_or_default().to_owned();
    match names.len().saturating_sub(1) {
        0 => first,
        more => format!("{first}, {}", (words.screen.more)(&words.count(more))),
    }
}

/// The district of a record, else its commune, else its province: what fits a narrow column.
pub(super) fn nearest_place(row: Row<'_>) -> String {
    let parts = [TextField::District, TextField::Commune, TextField::Province].into_iter();
    parts
        .map(|field| row.text(field))
        .find(|part| !part.is_empty())
        .unwrap_or("")
        .to_owned()
}

pub(super) fn count(count: usize) -> Option<i64> {
    i64::try_from(count).ok()
}
