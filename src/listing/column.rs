//! The columns of each view's list: one table that drawing, copying and sorting read.

#![allow(
    clippy::redundant_closure_for_method_calls,
    reason = "methods of a borrowed Cell need one"
)]

use super::{Items, main_result};
use crate::action::View;
use crate::dataset::reconciliation::Check;
use crate::dataset::{Dataset, Establishments, Indicator, Row, TextField, counted};
use crate::messages::{Explanation, Messages, Screen, explain};
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

/// How a column shares the width of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Takes what the others leave; matched letters are marked in it.
    Rest,
    /// A text of this many columns.
    Left(usize),
    /// A number of this many columns.
    Right(usize),
}

/// One column of a list.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: fn(&Screen) -> &'static str,
    /// Its width.
    pub share: Share,
    /// The window must be this wide for the column to be shown.
    pub from_width: u16,
    /// What stands in it.
    pub text: fn(&Cell<'_>) -> String,
    /// What a list is sorted by, where it is known; none where the text decides.
    pub number: Option<fn(&Cell<'_>) -> Option<i64>>,
}

const fn column(
    name: fn(&Screen) -> &'static str,
    share: Share,
    from_width: u16,
    text: fn(&Cell<'_>) -> String,
) -> Column {
    Column {
        name,
        share,
        from_width,
        text,
        number: None,
    }
}

const fn number(
    name: fn(&Screen) -> &'static str,
    width: usize,
    from_width: u16,
    text: fn(&Cell<'_>) -> String,
    number: fn(&Cell<'_>) -> Option<i64>,
) -> Column {
    Column {
        name,
        share: Share::Right(width),
        from_width,
        text,
        number: Some(number),
    }
}

/// The columns of a view, from left to right.
#[must_use]
pub fn columns(view: View) -> &'static [Column] {
    match view {
        View::Programmes => PROGRAMMES,
        View::Establishments => ESTABLISHMENTS,
        View::Training => TRAINING,
        View::Reconciliation => CHECKS,
        View::Report => REPORT,
    }
}

/// The columns that a window of this width shows, each with its place in [`columns`].
///
/// The window decides, not the list: the list has less room beside the detail than above it, and
/// a wider window must not show less.
pub fn shown(view: View, window: u16) -> impl Iterator<Item = (usize, &'static Column)> {
    let columns = columns(view).iter().enumerate();
    columns.filter(move |(_, column)| column.from_width <= window)
}

#[rustfmt::skip]
static PROGRAMMES: &[Column] = &[
    column(|w| w.column_title, Share::Rest, 0, |cell| cell.text(Row::title)),
    column(|w| w.column_name, Share::Left(15), 160, |cell| cell.record(first_establishment)),
    number(|w| w.column_period, 9, 84, |cell| cell.period(), |cell| cell.year()),
    column(|w| w.column_funding, Share::Left(8), 72, |cell| cell.record(|row, words| words.sources(row.funding()))),
    number(|w| w.column_result, 13, 36, |cell| cell.result(), |cell| cell.result_value()),
    number(|w| w.column_support, 10, 96, |cell| cell.money(Indicator::Support), |cell| cell.value(Indicator::Support)),
];

#[rustfmt::skip]
static ESTABLISHMENTS: &[Column] = &[
    column(|w| w.column_name, Share::Rest, 0, |cell| cell.establishment()),
    column(|w| w.column_place, Share::Left(18), 92, |cell| cell.record(|row, _| nearest_place(row))),
    column(|w| w.column_activity, Share::Left(19), 74, |cell| cell.kinds()),
    number(|w| w.column_support, 10, 160, |cell| cell.support_text(), |cell| cell.support()),
    number(|w| w.column_records, 8, 36, |cell| cell.words.count(cell.rows().len()), |cell| count(cell.rows().len())),
];

#[rustfmt::skip]
static TRAINING: &[Column] = &[
    column(|w| w.column_title, Share::Rest, 0, |cell| cell.text(Row::title)),
    column(|w| w.column_funding, Share::Left(9), 92, |cell| cell.record(|row, words| words.sources(row.funding()))),
    number(|w| w.column_trainees, 9, 0, |cell| cell.figure(Indicator::Trainees), |cell| cell.value(Indicator::Trainees)),
    number(|w| w.column_classes, 6, 64, |cell| cell.figure(Indicator::Classes), |cell| cell.value(Indicator::Classes)),
    number(|w| w.column_per_class, 10, 160, |cell| cell.ratio(Indicator::Trainees, Indicator::Classes), |cell| cell.ratio_value(Indicator::Trainees, Indicator::Classes)),
    number(|w| w.column_in_work, 8, 74, |cell| cell.figure(Indicator::EmploymentRate), |cell| cell.value(Indicator::EmploymentRate)),
    number(|w| w.column_support, 10, 100, |cell| cell.figure(Indicator::Support), |cell| cell.value(Indicator::Support)),
    number(|w| w.column_per_trainee, 12, 180, |cell| cell.ratio(Indicator::Support, Indicator::Trainees), |cell| cell.ratio_value(Indicator::Support, Indicator::Trainees)),
];

#[rustfmt::skip]
static CHECKS: &[Column] = &[
    column(|w| w.column_verdict, Share::Left(15), 0, |cell| cell.verdict()),
    column(|w| w.column_stated, Share::Rest, 0, |cell| cell.explained(|told| told.stated)),
    column(|w| w.column_parts, Share::Left(30), 116, |cell| cell.explained(|told| told.parts)),
    number(|w| w.column_difference, 8, 69, |cell| cell.explained(|told| told.difference), |cell| cell.difference()),
];

#[rustfmt::skip]
static REPORT: &[Column] = &[
    column(|w| w.column_kind, Share::Left(14), 0, |cell| cell.reported(|line| &line.kind)),
    column(|w| w.column_where, Share::Left(24), 86, |cell| cell.reported(|line| &line.place)),
    column(|w| w.column_what, Share::Rest, 0, |cell| cell.reported(|line| &line.text)),
];

impl<'a> Cell<'a> {
    /// The records behind the item: itself, or those of the establishment.
    #[must_use]
    pub fn rows(&self) -> &'a [u32] {
        match self.items {
            Items::Records(rows) => rows.get(self.place..=self.place).unwrap_or(&[]),
            Items::Establishments(establishments) => establishments.rows(self.place),
            Items::Checks(_) | Items::Report(_) => &[],
        }
    }

    /// The first record behind the item.
    #[must_use]
    pub fn row(&self) -> Option<Row<'a>> {
        self.rows().first().map(|index| self.dataset.row(*index))
    }

    fn text(&self, text: fn(Row<'a>) -> &'a str) -> String {
        self.row()
            .map(|row| text(row).to_owned())
            .unwrap_or_default()
    }

    fn record(&self, text: fn(Row<'a>, &Messages) -> String) -> String {
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

    fn establishment(&self) -> String {
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
    fn kinds(&self) -> String {
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

    fn explained(&self, of: fn(Explanation) -> String) -> String {
        let told = self
            .check()
            .map(|check| explain(check, self.dataset, self.words));
        told.map(of).unwrap_or_default()
    }

    fn reported(&self, of: fn(&ReportLine) -> &str) -> String {
        let Items::Report(lines) = self.items else {
            return String::new();
        };
        lines.get(self.place).map(of).unwrap_or_default().to_owned()
    }

    fn verdict(&self) -> String {
        let verdict =
            |check: &Check| (self.words.reconciliation.verdict)(check.rule, check.verdict);
        self.check().map(verdict).unwrap_or_default().to_owned()
    }

    fn difference(&self) -> Option<i64> {
        self.check().map(|check| check.difference)
    }

    fn period(&self) -> String {
        self.record(|row, words| {
            row.period()
                .map(|period| words.short_period(period))
                .unwrap_or_default()
        })
    }

    fn year(&self) -> Option<i64> {
        let period = self.row().and_then(Row::period);
        period.map(|period| i64::from(period.from))
    }

    fn result(&self) -> String {
        let figure = self.row().and_then(main_result);
        figure
            .map(|figure| self.words.short_figure(&figure))
            .unwrap_or_default()
    }

    fn result_value(&self) -> Option<i64> {
        let figure = self.row().and_then(main_result);
        figure.map(|figure| figure.value)
    }

    fn figure(&self, indicator: Indicator) -> String {
        let figure = self.row().and_then(|row| row.figure(indicator));
        figure
            .map(|figure| self.words.bare_figure(&figure))
            .unwrap_or_default()
    }

    /// An amount with its unit, because it stands beside results that have theirs.
    fn money(&self, indicator: Indicator) -> String {
        let figure = self.row().and_then(|row| row.figure(indicator));
        let unit = self.words.screen.million_short;
        figure.map_or_else(String::new, |figure| {
            format!("{} {unit}", self.words.bare_figure(&figure))
        })
    }

    fn value(&self, indicator: Indicator) -> Option<i64> {
        let figure = self.row().and_then(|row| row.figure(indicator));
        figure.map(|figure| figure.value)
    }

    /// The support of all records that name the establishment alone.
    ///
    /// One amount for several establishments is never split among them.
    fn support(&self) -> Option<i64> {
        let rows = self.rows().iter().map(|index| self.dataset.row(*index));
        let alone = rows.filter(|row| row.lines(TextField::Establishments).count() == 1);
        let amounts = alone.filter_map(|row| row.figure(Indicator::Support));
        amounts
            .map(|figure| figure.value)
            .reduce(i64::saturating_add)
    }

    fn support_text(&self) -> String {
        let support = self.support();
        support.map_or_else(String::new, |support| self.words.millions(support))
    }

    /// One figure for each unit of another; amounts in millions with two decimals.
    fn ratio(&self, of: Indicator, per: Indicator) -> String {
        let written = |ratio| match of {
            Indicator::Support => crate::text::scaled(ratio / 10_000, 2, self.words.lang),
            _ => self.words.number(ratio),
        };
        self.ratio_value(of, per).map(written).unwrap_or_default()
    }

    fn ratio_value(&self, of: Indicator, per: Indicator) -> Option<i64> {
        let per = self.value(per).filter(|per| *per > 0)?;
        Some(self.value(of)? / per)
    }
}

/// The first establishment that a record names, and how many more there are.
fn first_establishment(row: Row<'_>, words: &Messages) -> String {
    let mut names = row.lines(TextField::Establishments);
    let first = names.next().unwrap_or_default().to_owned();
    match names.count() {
        0 => first,
        more => format!("{first}, {}", (words.screen.more)(&words.count(more))),
    }
}

/// The district of a record, else its commune, else its province: what fits a narrow column.
fn nearest_place(row: Row<'_>) -> String {
    let parts = [TextField::District, TextField::Commune, TextField::Province].into_iter();
    parts
        .map(|field| row.text(field))
        .find(|part| !part.is_empty())
        .unwrap_or("")
        .to_owned()
}

fn count(count: usize) -> Option<i64> {
    i64::try_from(count).ok()
}
