//! Points of the values of a column. Many values have the same points, so a value only has the
//! number of its points, and the tables that are looked up for every record stay small.

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

#[derive(Debug)]
enum Numbers {
    /// A value is the number of its points.
    Same,
    Narrow(Vec<u16>),
    Wide(Vec<u32>),
}

impl<const L: usize> Classes<L> {
    /// Puts together what was collected of the parts of a column, and gives all points a finish.
    ///
    /// Each part has numbered its points on its own: the numbers of a later one are moved on.
    #[must_use]
    pub fn new(mut parts: Vec<Collector<L>>, finish: impl Fn(&Lanes<L>) -> Lanes<L>) -> Self {
        let points = || parts.iter().flat_map(|part| &part.points);
        let (count, points) = (points().count(), points().map(finish).collect());
        if count > usize::from(u16::MAX) {
            parts.iter_mut().for_each(Collector::widen);
        }
        let (mut numbers, mut moved) = (Numbers::Narrow(Vec::new()), 0);
        for part in parts {
            numbers.append(part.numbers, moved);
            moved += u32::try_from(part.points.len()).unwrap_or(0);
        }
        Self { numbers, points }
    }

    /// Points of which each value has its own.
    #[must_use]
    pub fn one_each(points: Vec<Lanes<L>>) -> Self {
        Self {
            numbers: Numbers::Same,
            points,
        }
    }

    /// The points of a value.
    #[must_use]
    pub fn points(&self, value: usize) -> Lanes<L> {
        let mut points = [[0; L]];
        self.read(std::iter::once(value), &mut points);
        points[0]
    }

    /// The points of many values; those without any share the number 0.
    #[inline]
    pub fn read(&self, values: impl Iterator<Item = usize>, out: &mut [Lanes<L>]) {
        match &self.numbers {
            Numbers::Same => self.read_classes(values, out),
            Numbers::Narrow(numbers) => {
                let class = |value| numbers.get(value).map_or(0, |class: &u16| (*class).into());
                self.read_classes(values.map(class), out);
            }
            Numbers::Wide(numbers) => {
                let class = |value| numbers.get(value).map_or(0, |class: &u32| *class as usize);
                self.read_classes(values.map(class), out);
            }
        }
    }

    #[inline]
    fn read_classes(&self, classes: impl Iterator<Item = usize>, out: &mut [Lanes<L>]) {
        for (out, class) in out.iter_mut().zip(classes) {
            *out = self.points[class];
        }
    }

    /// All different points.
    pub fn each(&self) -> impl Iterator<Item = &Lanes<L>> {
        self.points.iter()
    }
}

impl Numbers {
    /// Adds the numbers of a later part, each moved on by as many.
    fn append(&mut self, part: Self, moved: u32) {
        match (&mut *self, part) {
            (Self::Narrow(all), Self::Narrow(part)) if !all.is_empty() => {
                let moved = u16::try_from(moved).unwrap_or(0);
                all.extend(part.into_iter().map(|number| number + moved));
            }
            (Self::Wide(all), Self::Wide(part)) => {
                all.extend(part.into_iter().map(|number| number + moved));
            }
            (_, part) => *self = part,
        }
    }
}

/// How many points are kept at hand, of which the last values had one.
const AT_HAND: usize = 256;

/// Points of the values of a part of a column, one after the other.
#[derive(Debug)]
pub struct Collector<const L: usize> {
    numbers: Numbers,
    points: Vec<Lanes<L>>,
    known: HashMap<Lanes<L>, u32>,
    at_hand: Vec<(Lanes<L>, u32)>,
}

impl<const L: usize> Collector<L> {
    /// A collector for as many values.
    #[must_use]
    pub fn new(values: usize) -> Self {
        Self {
            numbers: Numbers::Narrow(Vec::with_capacity(values)),
            points: vec![[0; L]],
            known: HashMap::new(),
            at_hand: vec![([0; L], 0); AT_HAND],
        }
    }

    /// Adds a value without points.
    #[inline]
    pub fn skip(&mut self) {
        self.push_number(0);
    }

    /// Adds a value.
    #[inline]
    pub fn push(&mut self, points: Lanes<L>) {
        let place = lanes::mix(&points) as usize % AT_HAND;
        let (known, number) = self.at_hand[place];
        if known == points {
            self.push_number(number);
        } else {
            let number = self.number(points);
            self.at_hand[place] = (points, number);
            self.push_number(number);
        }
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

    #[inline]
    fn push_number(&mut self, number: u32) {
        if let (Numbers::Narrow(numbers), Ok(number)) = (&mut self.numbers, u16::try_from(number)) {
            numbers.push(number);
            return;
        }
        self.widen();
        if let Numbers::Wide(numbers) = &mut self.numbers {
            numbers.push(number);
        }
    }

    fn widen(&mut self) {
        if let Numbers::Narrow(numbers) = &self.numbers {
            let wide = numbers.iter().map(|number| (*number).into());
            self.numbers = Numbers::Wide(wide.collect());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A collector of points that are all different, from `first` on.
    fn collect(first: u32, count: u32) -> Collector<8> {
        let mut collector = Collector::new(0);
        collector.skip();
        for number in first..first + count {
            collector.push(points(number));
        }
        collector
    }

    fn points(number: u32) -> Lanes<8> {
        (u64::from(number) + 1).to_le_bytes()
    }

    #[test]
    fn parts_are_put_together_whether_their_numbers_are_narrow_or_wide() {
        for (one, other) in [(3, 2), (40_000, 40_000), (70_000, 2), (2, 70_000)] {
            let parts = vec![collect(0, one), collect(7, other)];
            let classes = Classes::new(parts, |points| *points);
            let value = |value: u32| classes.points(value as usize);
            assert_eq!(value(0), [0; 8]);
            assert_eq!((value(1), value(one)), (points(0), points(one - 1)));
            assert_eq!(value(one + 1), [0; 8]);
            assert_eq!(value(one + 2), points(7));
            assert_eq!(value(one + 1 + other), points(7 + other - 1));
        }
    }
}
