//! The views: a row says what each lists, in which columns, and what stands under the list.
//!
//! Tabs, lists, sorting, copies and exports read [`VIEWS`]; the key of a view stands with the
//! other keys.

use super::column::{CHECKS, Column, ESTABLISHMENTS, PROGRAMMES, REPORT, TRAINING};
use super::items::Items;
use super::request::Request;
use super::result::trains;
use crate::action::View;
use crate::dataset::{Dataset, Establishments, Indicator, Label, Row, Take};
use crate::messages::Screen;

/// The items of a view over the records found.
pub(super) type ListRecords = fn(&Dataset, &Request, Vec<u32>) -> Items;

/// What a view lists.
#[derive(Clone, Copy, Debug)]
pub(super) enum Listed {
    /// Records, or what stands in them.
    Records(ListRecords),
    /// Comparisons of published numbers.
    Checks,
    /// The lines of the load report.
    Report,
}

/// All that is special about a view.
#[derive(Debug)]
pub struct ViewRow {
    /// The view.
    pub view: View,
    /// Its name on its tab and over its list.
    pub name: fn(&Screen) -> &'static str,
    /// Its columns, from left to right.
    pub columns: &'static [Column],
    /// What it lists.
    pub(super) lists: Listed,
    /// Which records it tells of; all if nothing.
    pub(super) is_listed: Option<fn(Row<'_>) -> bool>,
    /// Whether it lists the records as they are found, so that some can be shown before the rest.
    pub(super) is_plain: bool,
    /// What a narrow line under the list keeps first; the number of records has no indicator of
    /// its own. Nothing if no line stands there.
    pub kept_first: &'static [Option<Indicator>],
    /// Whether it says something only where files were read.
    pub is_of_files: bool,
}

/// Every view, in the order of [`View`] and of the keys.
pub static VIEWS: &[ViewRow] = {
    use Indicator::{Classes, Establishments as Supported, Support, Trainees};
    &[
        ViewRow {
            is_plain: true,
            kept_first: &[Some(Support), Some(Supported), Some(Trainees), None],
            ..row(
                View::Programmes,
                |w| w.programmes,
                PROGRAMMES,
                Listed::Records(|_, _, rows| Items::Records(rows)),
            )
        },
        ViewRow {
            kept_first: &[Some(Support), None, Some(Supported), Some(Trainees)],
            ..row(
                View::Establishments,
                |w| w.establishments,
                ESTABLISHMENTS,
                Listed::Records(|data, request, rows| {
                    Items::Establishments(establishments(data, request, rows))
                }),
            )
        },
        ViewRow {
            is_listed: Some(trains),
            kept_first: &[Some(Trainees), Some(Support), Some(Classes), None],
            ..row(
                View::Training,
                |w| w.training,
                TRAINING,
                Listed::Records(|data, _, mut rows| {
                    rows.retain(|row| trains(data.row(*row)));
                    Items::Records(rows)
                }),
            )
        },
        row(
            View::Reconciliation,
            |w| w.reconciliation,
            CHECKS,
            Listed::Checks,
        ),
        ViewRow {
            is_of_files: true,
            ..row(View::Report, |w| w.report, REPORT, Listed::Report)
        },
    ]
};

/// A view without a line under its list.
const fn row(
    view: View,
    name: fn(&Screen) -> &'static str,
    columns: &'static [Column],
    lists: Listed,
) -> ViewRow {
    ViewRow {
        view,
        name,
        columns,
        lists,
        is_listed: None,
        is_plain: false,
        kept_first: &[],
        is_of_files: false,
    }
}

/// The establishments of the records found; only those that are chosen, where some are.
fn establishments(data: &Dataset, request: &Request, rows: Vec<u32>) -> Establishments {
    let mut all = Establishments::gather(data, rows.into_iter());
    let picks = request.choosing.selection.picks().iter();
    let named = picks.filter(|pick| pick.facet.row().has_names && pick.take != Take::Excluded);
    let chosen: Vec<_> = named
        .map(|pick| match pick.facet.label(data, pick.value?) {
            Some(Label::Text(name)) => Some(name),
            _ => None,
        })
        .collect();
    if !chosen.is_empty() {
        // A record names others beside the one that is asked for.
        let is_chosen = |place: &usize| chosen.contains(&all.name(data, *place));
        let places: Vec<_> = (0..all.len()).filter(is_chosen).collect();
        all.arrange(&places);
    }
    all
}

impl ViewRow {
    /// The row of a view.
    #[must_use]
    pub fn of(view: View) -> &'static Self {
        &VIEWS[view as usize]
    }

    /// Says whether its list ends in a line with its total.
    #[must_use]
    pub fn has_total(&self) -> bool {
        !self.kept_first.is_empty()
    }

    /// The columns that a window of this width shows, each with its place in the row.
    ///
    /// The window decides, not the list: the list has less room beside the detail than above it,
    /// and a wider window must not show less.
    pub fn shown(&self, window: u16) -> impl Iterator<Item = (usize, &'static Column)> {
        let columns = self.columns.iter().enumerate();
        columns.filter(move |(_, column)| column.from_width <= window)
    }
}
