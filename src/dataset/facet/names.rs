//! The names in texts that hold one a line: which texts name the same establishment.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::choice::FacetValue;
use crate::dataset::{Dataset, TextField, ValueId, Values};

/// A line within a text takes so many bits of a value.
const LINE_BITS: u32 = 24;

/// The names of establishments, each with the number of the first place where it stands.
///
/// The number says where the name is read, so it stays the same while more records come.
#[derive(Debug, Default)]
pub struct NameIndex {
    values: Vec<FacetValue>,
    /// Where the names of each text end in `values`.
    ends: Vec<u32>,
    known: HashTable<FacetValue>,
    hasher: DefaultHashBuilder,
}

impl NameIndex {
    /// Takes in the texts that came since the last call.
    pub fn absorb(&mut self, dataset: &Dataset) {
        let texts = dataset.column(TextField::Establishments).values();
        let first = u32::try_from(self.ends.len()).unwrap_or(u32::MAX) + 1;
        for text in first..=texts.len() {
            for (line, name) in (0..).zip(texts.original(text).split('\n')) {
                let value = self.value_of(texts, name, u64::from(text) << LINE_BITS | line);
                self.values.push(value);
            }
            self.ends
                .push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
        }
    }

    /// The values of the text with the number; none of the empty one.
    pub(super) fn of(&self, text: ValueId) -> &[FacetValue] {
        let Some(place) = (text as usize).checked_sub(1) else {
            return &[];
        };
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.ends
            .get(place)
            .map_or(&[], |end| &self.values[start as usize..*end as usize])
    }

    fn value_of(&mut self, texts: &Values, name: &str, new: FacetValue) -> FacetValue {
        let hasher = &self.hasher;
        let same = |value: &FacetValue| original(texts, *value) == Some(name);
        let rehash = |value: &FacetValue| hasher.hash_one(original(texts, *value).unwrap_or(""));
        *self
            .known
            .entry(hasher.hash_one(name), same, rehash)
            .or_insert(new)
            .get()
    }
}

fn original(texts: &Values, value: FacetValue) -> Option<&str> {
    line(texts.original(number(value)), value)
}

/// The name behind a value, safe to show.
pub(super) fn text(dataset: &Dataset, value: FacetValue) -> Option<&str> {
    let texts = dataset.column(TextField::Establishments).values();
    line(texts.text(number(value)), value)
}

fn number(value: FacetValue) -> ValueId {
    ValueId::try_from(value >> LINE_BITS).unwrap_or(0)
}

fn line(text: &str, value: FacetValue) -> Option<&str> {
    let line = usize::try_from(value & ((1 << LINE_BITS) - 1)).ok()?;
    text.split('\n').nth(line)
}
