//! Which record is a part of which, for all records at once.

use hashbrown::HashMap;

use super::{Dataset, TextField, ValueId};

/// A chain of wholes longer than this can only be a circle.
const DEEPEST: usize = 32;

/// Knows the whole of every part; asking the rows one by one would search the ids each time.
#[derive(Debug)]
pub(crate) struct Family<'a> {
    /// The number of its parent's id, a row.
    parents: &'a [ValueId],
    /// The record with that id, by the number of the parent's id.
    wholes: Vec<Option<u32>>,
}

impl<'a> Family<'a> {
    /// Finds the wholes of a dataset; the first record with an id is the one that is meant.
    pub fn of(dataset: &'a Dataset) -> Self {
        let parents = dataset.column(TextField::Parent);
        let ids = dataset.column(TextField::Id);
        let named = |parent| ids.values().find(parents.values().original(parent));
        let wanted: HashMap<_, _> = (1..=parents.values().len())
            .filter_map(|parent| named(parent).map(|id| (id, parent)))
            .collect();
        let mut wholes = vec![None; parents.values().len() as usize + 1];
        let rows = if wanted.is_empty() { &[] } else { ids.rows() };
        for (row, id) in (0..).zip(rows) {
            if let Some(parent) = wanted.get(id) {
                wholes[*parent as usize].get_or_insert(row);
            }
        }
        let parents = parents.rows();
        Self { parents, wholes }
    }

    /// The record that `row` is a part of; nothing if it is its own whole, however far around.
    pub fn whole_of(&self, row: u32) -> Option<u32> {
        self.wholes_of(row).next()
    }

    /// The wholes of `row`, the nearest first.
    pub fn wholes_of(&self, row: u32) -> impl Iterator<Item = u32> {
        let first = self.step(row).filter(|whole| self.is_no_circle(*whole));
        std::iter::successors(first, |row| self.step(*row))
    }

    fn is_no_circle(&self, whole: u32) -> bool {
        let chain = std::iter::successors(Some(whole), |row| self.step(*row));
        chain.take(DEEPEST).count() < DEEPEST
    }

    fn step(&self, row: u32) -> Option<u32> {
        let parent = *self.parents.get(row as usize)?;
        self.wholes[parent as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Record;

    fn family(rows: &[(&str, &str)]) -> Dataset {
        let mut dataset = Dataset::default();
        for (id, parent) in rows {
            let mut record = Record::default();
            record.set(TextField::Id, id);
            record.set(TextField::Parent, parent);
            dataset.push(&record);
        }
        dataset
    }

    #[test]
    fn a_part_knows_all_its_wholes() {
        let dataset = family(&[("c", "b"), ("a", ""), ("b", "a"), ("d", "lost")]);
        let family = Family::of(&dataset);
        assert_eq!(family.wholes_of(0).collect::<Vec<_>>(), [2, 1]);
        assert_eq!((family.whole_of(1), family.whole_of(3)), (None, None));
    }

    #[test]
    fn a_circle_has_no_whole() {
        let dataset = family(&[("a", "b"), ("b", "a"), ("c", "c")]);
        let family = Family::of(&dataset);
        assert_eq!([0, 1, 2].map(|row| family.whole_of(row)), [None; 3]);
    }
}
