//! Which terms a text or record answers at all, as bits: the first and cheapest sieve.
//!
//! Bits of the first [`LANES`] terms only; longer queries are sieved by those and then looked at
//! closely like all that passes.

use super::fit::PROPER;
use super::plan::Plan;
use super::query::Role;

/// How many terms have bits.
pub const LANES: usize = 7;

/// A bit a term for "answered", one for "answered properly", and [`MAY_END`].
pub type Mask = u16;

/// A sequence may end with the word, so the text has to be followed word by word.
pub const MAY_END: Mask = 1 << 15;

/// The bits of a term that is answered, properly or loosely.
#[must_use]
pub fn bits(lane: usize, is_proper: bool) -> Mask {
    match lane {
        LANES.. => 0,
        lane if is_proper => (1 << lane) | (1 << (LANES + lane)),
        lane => 1 << lane,
    }
}

/// The bits of a term with points.
#[must_use]
pub fn bits_of_points(lane: usize, points: u8) -> Mask {
    bits(lane, points >= PROPER)
}

/// What a record's bits must be.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    loosely: Mask,
    properly: Mask,
    never: Mask,
}

impl Wanted {
    /// What a query wants.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let mut wanted = Self {
            loosely: 0,
            properly: 0,
            never: 0,
        };
        for (lane, term) in plan.terms.iter().enumerate() {
            if term.role == Role::Excluded {
                wanted.never |= bits(lane, true);
            } else {
                wanted.loosely |= bits(lane, false);
                wanted.properly |= bits(lane, true);
            }
        }
        wanted
    }

    /// Whether a record may belong to the list.
    #[must_use]
    pub fn admits(self, mask: Mask) -> bool {
        mask & self.loosely == self.loosely && mask & self.never == 0
    }

    /// Whether some record may belong to the list, given the bits of all of them together.
    #[must_use]
    pub fn may_admit(self, all: Mask) -> bool {
        all & self.loosely == self.loosely
    }

    /// Whether a record that may belong to the list fits properly.
    #[must_use]
    pub fn is_proper(self, mask: Mask) -> bool {
        mask & self.properly == self.properly
    }
}
