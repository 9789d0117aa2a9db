//! Columns with few different values, read together: a number a record says which combination of
//! them it has, so that four columns cost what one does.

use hashbrown::HashMap;

use super::column::WordColumn;
use super::places::Places;
use crate::dataset::{Dataset, TextField};

/// The columns that are read together.
pub const BUNDLES: [&[WordColumn]; 2] = [
    &[
        WordColumn::Text(TextField::Commune),
        WordColumn::Text(TextField::District),
        WordColumn::Text(TextField::Province),
    ],
    &[
        WordColumn::Funding,
        WordColumn::Activity,
        WordColumn::Period,
        WordColumn::Text(TextField::Status),
    ],
];

/// No bundle has more columns.
const WIDEST: usize = 4;

/// The place of a value in each column of a bundle.
pub type Combination = [u32; WIDEST];

/// Which combination of values each record has.
#[derive(Debug)]
pub struct Bundle {
    columns: &'static [WordColumn],
    combinations: Vec<Combination>,
    numbers: HashMap<Combination, u16>,
    rows: Vec<u16>,
    /// There are too many combinations: its columns must be read one by one.
    is_broken: bool,
}

impl Bundle {
    /// A bundle without records.
    #[must_use]
    pub fn new(columns: &'static [WordColumn]) -> Self {
        Self {
            columns,
            combinations: Vec::new(),
            numbers: HashMap::new(),
            rows: Vec::new(),
            is_broken: false,
        }
    }

    /// Takes in the records before `upto`.
    pub fn absorb(&mut self, dataset: &Dataset, upto: u32) {
        if self.is_broken {
            return;
        }
        let columns = self.columns.iter();
        let places: Vec<_> = columns.map(|column| Places::of(dataset, *column)).collect();
        // Records only ever come behind those that are known.
        for row in self.rows.len()..upto as usize {
            let mut combination = [0; WIDEST];
            for (value, places) in combination.iter_mut().zip(&places) {
                *value = u32::try_from(places.at(row)).unwrap_or(0);
            }
            // More combinations than a short number tells apart: to read them together saves nothing.
            let Some(number) = self.number(combination) else {
                *self = Self {
                    is_broken: true,
                    ..Self::new(self.columns)
                };
                return;
            };
            self.rows.push(number);
        }
    }

    fn number(&mut self, combination: Combination) -> Option<u16> {
        if let Some(number) = self.numbers.get(&combination) {
            return Some(*number);
        }
        let number = u16::try_from(self.combinations.len()).ok()?;
        self.combinations.push(combination);
        self.numbers.insert(combination, number);
        Some(number)
    }

    /// The place of a column in the combinations, if it is read with them.
    #[must_use]
    pub fn place(&self, column: WordColumn) -> Option<usize> {
        let place = self.columns.iter().position(|own| *own == column)?;
        (!self.is_broken).then_some(place)
    }

    /// All different combinations.
    #[must_use]
    pub fn combinations(&self) -> &[Combination] {
        &self.combinations
    }

    /// The number of each record's combination.
    #[must_use]
    pub fn rows(&self) -> &[u16] {
        &self.rows
    }
}
