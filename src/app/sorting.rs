//! The order of the list: by one column after the other, among those that are shown.

use super::{App, Effect};
use crate::listing::{Sort, ViewRow};

impl App {
    /// Sorts by the next column on the screen; behind the last one the list is unsorted again.
    pub(super) fn sort_next(&mut self) -> Effect {
        let is_next = |(place, _): &(usize, _)| self.sort.is_none_or(|sort| *place > sort.column);
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
        let sort = self.sort.unwrap_or(Sort {
            column: 0,
            reverse: false,
        });
        self.sort = Some(Sort {
            reverse: !sort.reverse,
            ..sort
        });
        self.search()
    }

    /// Takes the order of the search where the column that the list is sorted by is not shown.
    pub(super) fn unsort_hidden(&mut self) -> Option<Effect> {
        let sort = self.sort?;
        let mut columns = ViewRow::of(self.view).shown(self.size.width);
        if columns.any(|(place, _)| place == sort.column) {
            return None;
        }
        self.sort = None;
        Some(self.search())
    }
}
