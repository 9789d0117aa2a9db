//! Points of the values of a column. Many values have the same points, so a value only has the
//! number of its points, and the tables that are looked up for every record stay small.

use std::ops::Range;

use hashbrown::HashMap;

use super::lanes::{self, Lanes};

/// Points by value.
#[derive(Debug)]
pub struct Classes<const L: usize> {
    /// The number of each value's points.
    numbers: Numbers,
    /// The points by number; those of the number 0 are none.
    points: Vec<Lanes<L>>,
}

/// Numbers of points, in as little memory as they need: they are read in no order.
#[derive(Debug)]
enum Numbers {
    Tiny(Vec<u8>),
    Narrow(Vec<u16>),
    Wide(Vec<u32>),
}

impl<const L: usize> Classes<L> {
    /// Puts together what was collected of `count` values.
    ///
    /// Each collector has numbered its points on its own: the numbers of a later one are moved on.
    #[must_use]
    pub fn new(count: usize, collectors: &[Collector<L>]) -> Self {
        let points = collectors.iter().flat_map(|collector| &collector.points);
        let points: Vec<_> = points.copied().collect();
        let numbers = match points.len() {
            ..=0x100 => Numbers::Tiny(together(count, collectors, |[low, ..]| low)),
            0x101..=0x1_0000 => {
                let narrow = |[low, high, ..]: [u8; 4]| u16::from_le_bytes([low, high]);
                Numbers::Narrow(together(count, collectors, narrow))
            }
            _ => Numbers::Wide(together(count, collectors, u32::from_le_bytes)),
        };
        Self { numbers, points }
    }

    /// The given points of values.
    #[must_use]
    pub fn of(points: &[Lanes<L>]) -> Self {
        let mut collector = Collector::new();
        collector.add(0..points.len(), points);
        Self::new(points.len(), &[collector])
    }

    /// The points of many values; of one without any, those of the number 0.
    pub fn read(&self, values: &[u32], out: &mut [Lanes<L>]) {
        match &self.numbers {
            Numbers::Tiny(numbers) => self.look_up(numbers, values, out),
            Numbers::Narrow(numbers) => self.look_up(numbers, values, out),
            Numbers::Wide(numbers) => self.look_up(numbers, values, out),
        }
    }

    #[inline]
    fn look_up<N: Copy + Into<u32>>(&self, numbers: &[N], values: &[u32], out: &mut [Lanes<L>]) {
        for (out, value) in out.iter_mut().zip(values) {
            let number = numbers
                .get(*value as usize)
                .map_or(0, |number| (*number).into());
            *out = self.points[number as usize];
        }
    }
}

/// The numbers of all values, those of each collector moved on by the points before its own.
fn together<const L: usize, N: Copy + Default>(
    count: usize,
    collectors: &[Collector<L>],
    narrow: impl Fn([u8; 4]) -> N,
) -> Vec<N> {
    // A number of a later collector is moved on by the points of all before it.
    let (mut all, mut moved) = (vec![N::default(); count], 0);
    for collector in collectors {
        let mut numbers = collector.numbers.as_slice();
        for values in &collector.parts {
            let (own, rest) = numbers.split_at(values.len());
            for (out, number) in all[values.clone()].iter_mut().zip(own) {
                *out = narrow((number + moved).to_le_bytes());
            }
            numbers = rest;
        }
        moved += u32::try_from(collector.points.len()).unwrap_or(0);
    }
    all
}

/// How many points are kept at hand, of which the last values had one.
const AT_HAND: usize = 256;

/// Points of the values of parts of a column, one after the other.
#[derive(Debug)]
pub struct Collector<const L: usize> {
    parts: Vec<Range<usize>>,
    numbers: Vec<u32>,
    points: Vec<Lanes<L>>,
    known: HashMap<Lanes<L>, u32>,
    at_hand: Vec<(Lanes<L>, u32)>,
}

impl<const L: usize> Collector<L> {
    /// A collector without values.
    #[must_use]
    pub fn new() -> Self {
        Self {
            parts: Vec::new(),
            numbers: Vec::new(),
            points: vec![[0; L]],
            known: HashMap::new(),
            at_hand: vec![([0; L], 0); AT_HAND],
        }
    }

    /// Adds the points of some values.
    pub fn add(&mut self, values: Range<usize>, points: &[Lanes<L>]) {
        self.numbers.reserve(values.len());
        self.parts.push(values);
        for points in points {
            let number = self.number_at_hand(points);
            self.numbers.push(number);
        }
    }

    #[inline]
    fn number_at_hand(&mut self, points: &Lanes<L>) -> u32 {
        if *points == [0; L] {
            return 0;
        }
        // Texts that follow one another have the same few points: no need to hash them each time.
        let place = lanes::mix(points) as usize % AT_HAND;
        let (known, number) = self.at_hand[place];
        if known == *points {
            return number;
        }
        let number = self.number(*points);
        self.at_hand[place] = (*points, number);
        number
    }

    fn number(&mut self, points: Lanes<L>) -> u32 {
        if points == [0; L] {
            return 0;
        }
        let all = &mut self.points;
        *self.known.entry(points).or_insert_with(|| {
            all.push(points);
            u32::try_from(all.len() - 1).unwrap_or(0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A collector of points that are all different, from `first` on.
    fn collect(values: Range<usize>, first: u32) -> Collector<8> {
        let mut collector = Collector::new();
        let count = u32::try_from(values.len()).unwrap() - 1;
        let all: Vec<_> = (first..first + count).map(points).collect();
        collector.add(values, &[&[[0; 8]], all.as_slice()].concat());
        collector
    }

    fn points(number: u32) -> Lanes<8> {
        (u64::from(number) + 1).to_le_bytes()
    }

    #[test]
    fn parts_are_put_together_however_wide_their_numbers_are() {
        for (one, other) in [
            (3, 2),
            (200, 200),
            (40_000, 40_000),
            (70_000, 2),
            (2, 70_000),
        ] {
            let (middle, end) = (one as usize + 1, (one + other) as usize + 2);
            // The later values were taken by the first one.
            let collectors = [collect(middle..end, 7), collect(0..middle, 0)];
            let classes = Classes::new(end, &collectors);
            let value = |value: u32| {
                let mut record = [[0; 8]];
                classes.read(&[value], &mut record);
                record[0]
            };
            assert_eq!(value(0), [0; 8]);
            assert_eq!((value(1), value(one)), (points(0), points(one - 1)));
            assert_eq!(value(one + 1), [0; 8]);
            assert_eq!(value(one + 2), points(7));
            assert_eq!(value(one + 1 + other), points(7 + other - 1));
        }
    }
}
