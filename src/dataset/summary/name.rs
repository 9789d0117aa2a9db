//! Counts different establishments without keeping a set for each cell.

use hashbrown::HashMap;

use crate::dataset::{Dataset, Row, TextColumn, TextField, ValueId};

/// The rows that name establishments, to be counted name by name.
pub(super) struct Names<'a> {
    column: &'a TextColumn,
    rows: Vec<u32>,
}

impl<'a> Names<'a> {
    pub fn of(dataset: &'a Dataset) -> Self {
        let column = dataset.column(TextField::Establishments);
        let rows = Vec::new();
        Self { column, rows }
    }

    /// Notes a row whose establishments count.
    pub fn add(&mut self, row: Row<'_>) {
        if self.column.value(row.index()) != 0 {
            self.rows.push(row.index());
        }
    }

    /// Names and rows with the rows of a name together; names are numbered from 1.
    pub fn by_name(&self) -> Vec<(ValueId, u32)> {
        let lists = self.lists();
        let mut pairs = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let value = self.column.value(*row);
            match lists.get(&value) {
                Some(names) => pairs.extend(names.iter().map(|name| (*name, *row))),
                None => pairs.push((value, *row)),
            }
        }
        together(&pairs)
    }

    /// The names in each text that holds several; one that also stands alone has that number.
    fn lists(&self) -> HashMap<ValueId, Vec<ValueId>> {
        let values = self.column.values();
        let mut others = HashMap::new();
        let mut number = |name: &'a str| {
            values.find(name).unwrap_or_else(|| {
                let next = values.len().saturating_add(1 + size(&others));
                *others.entry(name).or_insert(next)
            })
        };
        let several = (1..=values.len()).filter(|value| values.original(*value).contains('\n'));
        let several: Vec<_> = several.collect();
        let names = |value: ValueId| values.original(value).split('\n').collect::<Vec<_>>();
        several
            .into_iter()
            .map(|value| (value, names(value).into_iter().map(&mut number).collect()))
            .collect()
    }
}

/// Brings the rows of a name together by counting, which a million names make worth it.
fn together(pairs: &[(ValueId, u32)]) -> Vec<(ValueId, u32)> {
    let last = pairs.iter().map(|(name, _)| *name as usize).max();
    let mut starts = vec![0_usize; last.map_or(0, |last| last + 2)];
    for (name, _) in pairs {
        starts[*name as usize + 1] += 1;
    }
    for name in 1..starts.len() {
        starts[name] += starts[name - 1];
    }
    let mut sorted = vec![(0, 0); pairs.len()];
    for pair in pairs {
        let start = &mut starts[pair.0 as usize];
        sorted[*start] = *pair;
        *start += 1;
    }
    sorted
}

fn size(names: &HashMap<&str, ValueId>) -> u32 {
    u32::try_from(names.len()).unwrap_or(u32::MAX)
}
