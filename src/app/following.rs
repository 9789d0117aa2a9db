//! Following links from item to item, and going back.

use super::detail::Target;
use super::trail::{TrailPlace, Wanted};
use super::{App, Effect};
use crate::action::View;
use crate::listing::Items;

impl App {
    /// Follows the chosen link of the detail.
    pub(super) fn follow(&mut self) -> Option<Effect> {
        let target = self.detail().links.get(self.detail.place)?.clone();
        self.trail.push(TrailPlace {
            view: self.view,
            choosing: self.choosing.clone(),
            query: self.line.text().to_owned(),
            focus: self.focus,
            cursor: self.cursor(),
            detail: self.detail,
        });
        self.view = match target {
            Target::Record(_) => View::Programmes,
            Target::Training(_) => View::Training,
            Target::Establishment(_) => View::Establishments,
        };
        self.sort = None;
        self.wanted = Some(Wanted::Item(target));
        Some(self.search())
    }

    /// Goes back to where the last link was followed.
    pub(super) fn back(&mut self) -> Option<Effect> {
        let Some(place) = self.trail.pop() else {
            self.words.screen.trail_empty.clone_into(&mut self.notice);
            return None;
        };
        (self.view, self.choosing, self.focus) = (place.view, place.choosing, place.focus);
        self.line.set(&place.query);
        self.wanted = Some(Wanted::Again(place.cursor, place.detail));
        Some(self.search())
    }

    /// Puts the cursor on what was wanted, now that the list is there.
    pub(super) fn arrive(&mut self, wanted: Wanted) -> Option<Effect> {
        match wanted {
            Wanted::Again(cursor, detail) => {
                self.cursors[self.view as usize] = cursor;
                self.put_cursor(cursor.place);
                self.detail = detail;
                None
            }
            Wanted::Column(column, cursor) => {
                let place = self.line_of(&column).unwrap_or(cursor.place);
                self.cursors[self.view as usize] = cursor;
                self.put_cursor(place);
                None
            }
            Wanted::Still(row) => {
                let place = self.place_of(&Target::Record(row));
                self.put_cursor_keeping_detail(place.unwrap_or(0));
                None
            }
            Wanted::Item(target) => match self.place_of(&target) {
                Some(place) => {
                    self.put_cursor(place);
                    None
                }
                None => self.look_everywhere(target),
            },
        }
    }

    /// The query or the choices hide the item: both are taken back.
    fn look_everywhere(&mut self, target: Target) -> Option<Effect> {
        if self.line.text().is_empty() && self.selection().is_open() {
            self.put_cursor(0);
            return None;
        }
        self.line.set("");
        self.forget_choices();
        self.wanted = Some(Wanted::Item(target));
        Some(self.search())
    }

    fn place_of(&self, target: &Target) -> Option<usize> {
        match (&*self.answer.items, target) {
            (Items::Records(rows), Target::Record(row) | Target::Training(row)) => {
                let place = |rows: &[u32]| rows.iter().position(|index| index == row);
                let near = || place(self.answer.near.records());
                let below = || near().map(|place| self.answer.line_of_near(place));
                place(rows).or_else(below)
            }
            (Items::Establishments(all), Target::Establishment(name)) => {
                all.find(&self.dataset(), name)
            }
            _ => None,
        }
    }
}
