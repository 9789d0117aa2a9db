//! Demands of a number with its unit, `9 mô hình`, that a record has it.

use super::PRESENT;
use super::counted::all;
use super::lookup::Lookup;
use super::sequence::WholeWords;
use crate::search::query::MOST_TERMS;

impl Lookup<'_> {
    /// Demands of a number with its unit that a record has it of that kind or side by side.
    pub(super) fn add_counted(&mut self) {
        for own in all(&self.plan.terms) {
            let lane = self.plan.terms.len();
            if lane == MOST_TERMS {
                return;
            }
            let name = own.name(&self.plan.terms);
            self.plan.figures.extend(own.at(lane));
            self.add_sequence(lane, PRESENT, &WholeWords::of(&name));
            self.plan.terms.push(name);
        }
    }
}
