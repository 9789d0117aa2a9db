//! The order of the list: by one column after the other, among those that are shown.

use super::{App, Effect};
use crate::listing::{Sort, ViewRow};

impl App {
    /// Sorts by the next column on the screen; behind the last one the list is unsorted again.
    pub(super) fn sort_next(&mut self) -> Effect {
        let now = self.shown_sort();
        let is_next = |(place, _): &(usize, _)| now.is_none_or(|sort| *place > sort.column);
        let next = ViewRow::of(self.view).shown(self.size.width).find(is_next);
        self.sort = next.map(|(column, _)| Sort {
            column,
            reverse: false,
        });
        let words = &self.words.screen;
        let notice = next.map(|(_, column)| (words.sorted_by)((column.name)(words)));
        self.notice = notice.unwrap_or_else(|| words.unsorted.to_owned());
        self.search()
    }

    pub(super) fn sort_reverse(&mut self) -> Effect {
        let sort = self.shown_sort().unwrap_or(Sort {
            column: 0,
            reverse: false,
        });
        self.sort = Some(Sort {
            reverse: !sort.reverse,
            ..sort
        });
        self.search()
    }

    /// The order that was asked for, while its column is on the screen.
    ///
    /// It is kept while the window is too narrow for the column, and holds again when it is not.
    pub(super) fn shown_sort(&self) -> Option<Sort> {
        let mut columns = ViewRow::of(self.view).shown(self.size.width);
        let is_shown = |sort: &Sort| columns.any(|(place, _)| place == sort.column);
        self.sort.filter(is_shown)
    }
}
