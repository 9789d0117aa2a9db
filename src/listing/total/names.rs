//! Different names of establishments, each counted once.

use hashbrown::HashSet;

use crate::dataset::{ValueId, Values};

/// Some names out of a column of lists.
pub(super) struct DistinctNames<'a> {
    values: &'a Values,
    /// The texts that were added.
    added: Vec<bool>,
    /// The texts that are a single name, or a name that another text lists.
    alone: Vec<bool>,
    /// Names that only stand among others.
    among: HashSet<&'a str>,
}

impl<'a> DistinctNames<'a> {
    /// None of them yet.
    pub fn of(values: &'a Values) -> Self {
        let len = values.len() as usize + 1;
        Self {
            values,
            added: vec![false; len],
            alone: vec![false; len],
            among: HashSet::new(),
        }
    }

    /// Adds the names that a text lists.
    pub fn add(&mut self, text: ValueId) {
        if std::mem::replace(&mut self.added[text as usize], true) {
            return;
        }
        let names = self.values.text(text);
        // Nearly every text is one name, which its number tells from the others.
        if !names.contains('\n') {
            self.alone[text as usize] = text > 0;
            return;
        }
        for name in names.split('\n').filter(|name| !name.is_empty()) {
            match self.values.find(name) {
                Some(single) => self.alone[single as usize] = true,
                None => drop(self.among.insert(name)),
            }
        }
    }

    /// How many names are not among `others`.
    pub fn count_without(&self, others: &Self) -> i64 {
        let alone = self.alone.iter().zip(&others.alone);
        let alone = alone.filter(|(own, other)| **own && !**other).count();
        let among = self.among.difference(&others.among).count();
        i64::try_from(alone + among).unwrap_or(i64::MAX)
    }
}
