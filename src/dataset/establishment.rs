//! Establishments (cơ sở CNNT): who was supported, gathered from the records that name them.

use hashbrown::HashMap;

use super::{Dataset, Indicator, Row, TextField, ValueId};

/// Where a name stands: the text of a record's establishments, and the line within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct NameId {
    value: ValueId,
    line: u32,
}

/// One establishment, or a group of which only the count was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    /// None for a group that was only counted.
    name: Option<NameId>,
    start: u32,
    end: u32,
}

/// The establishments of some records, in the order in which they first appear.
///
/// Kept in two flat arrays, because a province may name hundreds of thousands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Establishments {
    entries: Vec<Entry>,
    rows: Vec<u32>,
}

impl Establishments {
    /// Gathers the establishments of `rows`; the same spelling is the same establishment.
    #[must_use]
    pub fn gather(dataset: &Dataset, rows: impl Iterator<Item = u32>) -> Self {
        let mut gathering = Gathering {
            dataset,
            numbers: HashMap::new(),
            places: Vec::new(),
        };
        let mut names = Vec::new();
        for index in rows {
            gathering.add(dataset.row(index), &mut names);
        }
        gathering.sort(names)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Says whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The name of an establishment; none for a group that was only counted.
    #[must_use]
    pub fn name<'a>(&self, dataset: &'a Dataset, place: usize) -> Option<&'a str> {
        let NameId { value, line } = self.entries.get(place)?.name?;
        let text = dataset
            .column(TextField::Establishments)
            .values()
            .text(value);
        text.split('\n').nth(line as usize)
    }

    /// The records that name the establishment, or the one that counts the group.
    #[must_use]
    pub fn rows(&self, place: usize) -> &[u32] {
        let entry = self.entries.get(place);
        entry.map_or(&[], |entry| {
            &self.rows[entry.start as usize..entry.end as usize]
        })
    }

    /// The records of all establishments; one that names several stands here as often.
    #[must_use]
    pub fn records(&self) -> &[u32] {
        &self.rows
    }

    /// Puts the establishments at `places` in the order of that list.
    pub fn arrange(&mut self, places: &[usize]) {
        self.entries = places.iter().map(|place| self.entries[*place]).collect();
    }

    /// The place of the establishment called `name`.
    #[must_use]
    pub fn find(&self, dataset: &Dataset, name: &str) -> Option<usize> {
        (0..self.len()).find(|place| self.name(dataset, *place) == Some(name))
    }
}

/// The state while records are walked: which entry each name has, and which record goes where.
struct Gathering<'a> {
    dataset: &'a Dataset,
    numbers: HashMap<&'a str, u32>,
    places: Vec<(u32, u32)>,
}

impl<'a> Gathering<'a> {
    fn add(&mut self, row: Row<'a>, names: &mut Vec<Option<NameId>>) {
        let column = self.dataset.column(TextField::Establishments);
        let value = column.value(row.index());
        if value == 0 {
            if counted(row).is_some() {
                self.places.push((new_entry(names, None), row.index()));
            }
            return;
        }
        let first = self.places.len();
        for (line, name) in (0..).zip(column.values().text(value).split('\n')) {
            let id = Some(NameId { value, line });
            let entry = *self
                .numbers
                .entry(name)
                .or_insert_with(|| new_entry(names, id));
            let place = (entry, row.index());
            // A text can name one establishment twice; it is one record of it all the same.
            if !self.places[first..].contains(&place) {
                self.places.push(place);
            }
        }
    }

    fn sort(mut self, names: Vec<Option<NameId>>) -> Establishments {
        // Stable: the records of an entry stay in their order.
        self.places.sort_by_key(|(entry, _)| *entry);
        let mut entries: Vec<_> = names
            .into_iter()
            .map(|name| Entry {
                name,
                start: 0,
                end: 0,
            })
            .collect();
        for (place, (entry, _)) in (0..).zip(&self.places) {
            let entry = &mut entries[*entry as usize];
            if entry.end == 0 {
                entry.start = place;
            }
            entry.end = place + 1;
        }
        let rows = self.places.into_iter().map(|(_, row)| row).collect();
        Establishments { entries, rows }
    }
}

fn new_entry(names: &mut Vec<Option<NameId>>, name: Option<NameId>) -> u32 {
    names.push(name);
    u32::try_from(names.len() - 1).unwrap_or(u32::MAX)
}

/// The figure by which a record counts establishments that it does not name.
#[must_use]
pub fn counted(row: Row<'_>) -> Option<super::Figure> {
    let counts = [Indicator::Establishments, Indicator::FairParticipants];
    counts
        .into_iter()
        .find_map(|indicator| row.figure(indicator))
}
