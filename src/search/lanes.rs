//! Points side by side, a byte a term, eight of them worked on at once.

use super::fit::PROPER;

/// Points of a text or a record: how far it is covered, then one lane a term.
///
/// The first lane is added up over the texts of a record, of the others the best counts.
pub type Lanes<const L: usize> = [u8; L];

const LOW: u64 = u64::MAX / 0xFF;
const HIGH: u64 = LOW << 7;
const EVEN: u64 = u64::MAX / 0x101;

/// The better of both in each lane.
#[inline]
#[must_use]
pub fn best<const L: usize>(one: &Lanes<L>, other: &Lanes<L>) -> Lanes<L> {
    let mut best = *one;
    let pairs = best.as_chunks_mut::<8>().0.iter_mut();
    for (one, other) in pairs.zip(other.as_chunks::<8>().0) {
        let (a, b) = (u64::from_le_bytes(*one), u64::from_le_bytes(*other));
        // The top bit of a byte: its lower bits are not less; together with both top bits, it is not less.
        let lower = (a | HIGH) - (b & !HIGH);
        let not_less = ((a & !b) | (!(a ^ b) & lower)) & HIGH;
        let mask = (not_less >> 7) * 0xFF;
        *one = ((a & mask) | (b & !mask)).to_le_bytes();
    }
    best
}

/// Adds the points of a text to those of its record, for many records at once.
///
/// The others are worked on as well, so that both go through the processor in long rows.
#[inline]
pub fn add_texts<const L: usize>(records: &mut [Lanes<L>], texts: &mut [Lanes<L>]) {
    for (record, text) in records.iter().zip(texts.iter_mut()) {
        text[0] = record[0].saturating_add(text[0]);
    }
    let texts = texts.as_flattened().iter();
    for (record, text) in records.as_flattened_mut().iter_mut().zip(texts) {
        *record = (*record).max(*text);
    }
}

/// The points of all lanes together.
#[inline]
#[must_use]
pub fn sum<const L: usize>(lanes: &Lanes<L>) -> u16 {
    let sum = |lanes: u64| {
        let pairs = (lanes & EVEN) + (lanes >> 8 & EVEN);
        u16::try_from(pairs.wrapping_mul(u64::MAX / 0xFFFF) >> 48).unwrap_or(u16::MAX)
    };
    words(lanes).map(sum).sum()
}

/// Whether some lane has points that are also in `wanted`, bit by bit.
#[inline]
#[must_use]
pub fn meets<const L: usize>(lanes: &Lanes<L>, wanted: &Lanes<L>) -> bool {
    words(lanes)
        .zip(words(wanted))
        .any(|(lanes, wanted)| lanes & wanted != 0)
}

/// Nothing if a lane has no points; otherwise whether all have those of a proper fit. Lanes with
/// all bits in `optional` need none.
#[inline]
#[must_use]
pub fn fit<const L: usize>(lanes: &Lanes<L>, optional: &Lanes<L>) -> Option<bool> {
    let mut is_proper = true;
    for (lanes, optional) in words(lanes).zip(words(optional)) {
        let lanes = lanes | optional;
        if lanes.wrapping_sub(LOW) & !lanes & HIGH != 0 {
            return None;
        }
        let enough = (lanes & !HIGH) + LOW * u64::from(0x80 - PROPER);
        is_proper &= (enough | lanes) & HIGH == HIGH;
    }
    Some(is_proper)
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

    proptest! {
        #[test]
        fn eight_at_once_are_the_same_as_one_by_one(
            one: [u8; 16], other: [u8; 16], optional in proptest::array::uniform16(prop_oneof![Just(0u8), Just(255)])
        ) {
            let most: Lanes<16> = std::array::from_fn(|lane| one[lane].max(other[lane]));
            prop_assert_eq!(best(&one, &other), most);
            let (mut records, mut texts) = ([one], [other]);
            add_texts(&mut records, &mut texts);
            prop_assert_eq!(records[0][1..].to_vec(), most[1..].to_vec());
            prop_assert_eq!(records[0][0], one[0].saturating_add(other[0]));
            prop_assert_eq!(sum(&one), one.iter().map(|points| u16::from(*points)).sum::<u16>());
            prop_assert_eq!(meets(&one, &other), one.iter().zip(&other).any(|(one, other)| one & other != 0));
            let demanded = one.iter().zip(&optional).map(|(points, optional)| points | optional);
            let least = demanded.min().unwrap();
            prop_assert_eq!(fit(&one, &optional), (least > 0).then_some(least >= PROPER));
        }

        #[test]
        fn points_of_a_proper_fit_are_told_from_less(points in PROPER - 2..PROPER + 2, lane in 0usize..8) {
            let mut lanes = [PROPER; 8];
            lanes[lane] = points;
            prop_assert_eq!(fit(&lanes, &[0; 8]), Some(points >= PROPER));
        }
    }
}
