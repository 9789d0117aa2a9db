//! Points side by side, a byte a term, eight of them worked on at once.

use crate::search::plan::fit::PROPER;

/// Points of a text or a record: how far it is covered, then one lane a term.
///
/// The first lane is added up over the texts of a record, of the others the best counts.
pub type Lanes<const L: usize> = [u8; L];

/// A row of lanes for the processor: as many as the widest points have.
const ROW: usize = 64;

const LOW: u64 = u64::MAX / 0xFF;
const HIGH: u64 = LOW << 7;

/// The better of both in each lane.
///
/// Written for a whole row, of which the compiler leaves what is used: one instruction for eight
/// lanes, where it would take eight lanes one by one.
#[inline]
#[must_use]
pub fn best<const L: usize>(one: &Lanes<L>, other: &Lanes<L>) -> Lanes<L> {
    let (mut best, others) = (row(one), row(other));
    for (best, other) in best.iter_mut().zip(others) {
        *best = (*best).max(other);
    }
    std::array::from_fn(|lane| best[lane])
}

#[inline]
fn row<const L: usize>(lanes: &Lanes<L>) -> [u8; ROW] {
    let mut row = [0; ROW];
    row[..L].copy_from_slice(lanes);
    row
}

/// Adds the points of a text to those of its record, for many records at once.
///
/// All lanes are worked on alike, so that the processor takes them in long rows: of the text, all
/// but the first lane is masked before it is added, and what was added is never less than the text.
#[inline]
pub fn add_texts<const L: usize>(records: &mut [Lanes<L>], texts: &[Lanes<L>]) {
    let first = |place| if place % L == 0 { u8::MAX } else { 0 };
    let added: [u8; ROW] = std::array::from_fn(first);
    let add = |record: &mut [u8], texts: &[u8]| {
        for ((record, text), added) in record.iter_mut().zip(texts).zip(&added) {
            *record = record.saturating_add(text & added).max(*text);
        }
    };
    let (records, last_records) = records.as_flattened_mut().as_chunks_mut::<ROW>();
    let (texts, last_texts) = texts.as_flattened().as_chunks::<ROW>();
    for (record, text) in records.iter_mut().zip(texts) {
        add(record, text);
    }
    add(last_records, last_texts);
}

/// The points with so many on top, where there are any; those of lanes without bits in `admitted`
/// are dropped. No lane may get more than fits.
#[inline]
#[must_use]
pub fn raise<const L: usize>(lanes: &Lanes<L>, by: u8, admitted: &Lanes<L>) -> Lanes<L> {
    let mut raised = [0; L];
    let places = raised.as_chunks_mut::<8>().0.iter_mut();
    for ((raised, lanes), admitted) in places.zip(words(lanes)).zip(words(admitted)) {
        // The highest bit of each lane that has any.
        let has_any = (((lanes & !HIGH) + !HIGH) | lanes) & HIGH;
        let more = (has_any >> 7) * u64::from(by);
        *raised = ((lanes + more) & admitted).to_le_bytes();
    }
    raised
}

/// The points of all lanes together.
#[inline]
#[must_use]
pub fn sum<const L: usize>(lanes: &Lanes<L>) -> u16 {
    lanes.iter().map(|points| u16::from(*points)).sum()
}

/// How well a record answers its terms, all of them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// One has no answer, or one that must not have any has.
    None,
    /// One has only an answer with slips or missing letters.
    Loose,
    /// All fit.
    Proper,
}

/// The fit of a record. Lanes with all bits in `optional` need no points; those with all bits in
/// `forbidden` must have none.
#[inline]
#[must_use]
pub fn fit<const L: usize>(lanes: &Lanes<L>, optional: &Lanes<L>, forbidden: &Lanes<L>) -> Fit {
    let (mut missing, mut enough) = (0, HIGH);
    for ((lanes, optional), forbidden) in words(lanes).zip(words(optional)).zip(words(forbidden)) {
        let demanded = lanes | optional;
        // The highest bit of each lane that is empty and must not be, or must be and is not.
        missing |= demanded.wrapping_sub(LOW) & !demanded & HIGH | lanes & forbidden;
        enough &= ((demanded & !HIGH) + LOW * u64::from(0x80 - PROPER)) | demanded;
    }
    let fit = if enough == HIGH {
        Fit::Proper
    } else {
        Fit::Loose
    };
    if missing == 0 { fit } else { Fit::None }
}

/// A number that differs for most points.
#[inline]
#[must_use]
pub fn mix<const L: usize>(lanes: &Lanes<L>) -> u32 {
    let mixed = words(lanes).fold(0u64, |mixed, word| {
        (mixed ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    });
    u32::try_from(mixed >> 32).unwrap_or(0)
}

#[inline]
fn words<const L: usize>(lanes: &Lanes<L>) -> impl Iterator<Item = u64> {
    let words = lanes.as_chunks::<8>().0.iter();
    words.map(|word| u64::from_le_bytes(*word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A few lanes with all bits.
    fn demands() -> impl Strategy<Value = Lanes<16>> {
        proptest::array::uniform16(prop_oneof![9 => Just(0), 1 => Just(u8::MAX)])
    }

    proptest! {
        #[test]
        fn eight_at_once_are_the_same_as_one_by_one(
            one: [u8; 16], other: [u8; 16], optional in demands(), forbidden in demands(),
        ) {
            let most: Lanes<16> = std::array::from_fn(|lane| one[lane].max(other[lane]));
            prop_assert_eq!(best(&one, &other), most);
            let mut records = [one; 5];
            add_texts(&mut records, &[other; 5]);
            for record in records {
                prop_assert_eq!(record[1..].to_vec(), most[1..].to_vec());
                prop_assert_eq!(record[0], one[0].saturating_add(other[0]));
            }
            prop_assert_eq!(sum(&one), one.iter().map(|points| u16::from(*points)).sum::<u16>());
            let demanded = one.iter().zip(&optional).map(|(points, optional)| points | optional);
            let expected = match demanded.min() {
                Some(0) => Fit::None,
                Some(least) if least >= PROPER => Fit::Proper,
                _ => Fit::Loose,
            };
            prop_assert_eq!(fit(&one, &optional, &[0; 16]), expected);
            let meets = one.iter().zip(&forbidden).any(|(points, forbidden)| points & forbidden != 0);
            let expected = if meets { Fit::None } else { expected };
            prop_assert_eq!(fit(&one, &optional, &forbidden), expected);
        }

        #[test]
        fn raised_are_the_lanes_that_have_points(
            lanes in proptest::array::uniform16(0u8..200), by in 0u8..50, admitted in demands(),
        ) {
            let one = |lane: usize| if lanes[lane] == 0 { 0 } else { lanes[lane] + by };
            let expected: Lanes<16> = std::array::from_fn(|lane| one(lane) & admitted[lane]);
            prop_assert_eq!(raise(&lanes, by, &admitted), expected);
        }

        #[test]
        fn points_of_a_proper_fit_are_told_from_less(points in PROPER - 2..PROPER + 2, lane in 0usize..8) {
            let mut lanes = [PROPER; 8];
            lanes[lane] = points;
            let expected = if points >= PROPER { Fit::Proper } else { Fit::Loose };
            prop_assert_eq!(fit(&lanes, &[0; 8], &[0; 8]), expected);
        }
    }
}
