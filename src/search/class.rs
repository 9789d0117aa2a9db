//! Points of the values of a column. Many values have the same points, so a value only has the
//! number of its points, and the tables that are looked up for every record stay small.

use hashbrown::HashMap;

use super::lanes::Lanes;

/// Points by value.
#[derive(Debug)]
pub struct Classes<const L: usize> {
    /// The number of each value's points.
    numbers: Numbers,
    /// Different points; the first are none.
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
    #[must_use]
    pub fn new(parts: Vec<Collector<L>>, finish: impl Fn(&Lanes<L>) -> Lanes<L>) -> Self {
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        for part in parts {
            let numbers: Vec<_> = part
                .points
                .iter()
                .map(|points| all.number(*points))
                .collect();
            all.values
                .extend(part.values.iter().map(|class| numbers[*class as usize]));
        }
        let numbers = if u16::try_from(all.points.len()).is_ok() {
            let narrow = all
                .values
                .iter()
                .filter_map(|class| u16::try_from(*class).ok());
            Numbers::Narrow(narrow.collect())
        } else {
            Numbers::Wide(all.values)
        };
        Self {
            numbers,
            points: all.points.iter().map(finish).collect(),
        }
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

/// Points of the values of a part of a column, one after the other.
#[derive(Debug)]
pub struct Collector<const L: usize> {
    values: Vec<u32>,
    points: Vec<Lanes<L>>,
    numbers: HashMap<Lanes<L>, u32>,
}

impl<const L: usize> Default for Collector<L> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            points: vec![[0; L]],
            numbers: HashMap::new(),
        }
    }
}

impl<const L: usize> Collector<L> {
    /// A collector for as many values.
    #[must_use]
    pub fn new(values: usize) -> Self {
        Self {
            values: Vec::with_capacity(values),
            ..Self::default()
        }
    }

    /// Adds a value without points.
    #[inline]
    pub fn skip(&mut self) {
        self.values.push(0);
    }

    /// Adds a value.
    pub fn push(&mut self, points: Lanes<L>) {
        let number = self.number(points);
        self.values.push(number);
    }

    fn number(&mut self, points: Lanes<L>) -> u32 {
        if points == [0; L] {
            return 0;
        }
        let all = &mut self.points;
        *self.numbers.entry(points).or_insert_with(|| {
            all.push(points);
            u32::try_from(all.len() - 1).unwrap_or(0)
        })
    }
}
