//! Which records a selection admits, and how many each choice of the panes would give.

use std::cmp::Reverse;

use hashbrown::HashMap;

use super::choice::{Choice, FacetChoice, FacetValue};
use super::keys::Keys;
use super::names::NameIndex;
use super::selection::Selection;
use super::table::{FacetId, Listing};
use crate::dataset::Dataset;

/// What is chosen, and of which facets the choices are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosing {
    /// What is chosen.
    pub selection: Selection,
    /// The facet that the third pane shows; the first two have theirs.
    pub third: FacetId,
}

impl Default for Choosing {
    fn default() -> Self {
        Self {
            selection: Selection::default(),
            third: FacetId::first_third(),
        }
    }
}

impl Choosing {
    /// Says whether the names of establishments must be known.
    #[must_use]
    pub fn needs_names(&self) -> bool {
        let chosen = self.selection.picks().iter().map(|pick| pick.facet);
        chosen
            .chain([self.third])
            .any(|facet| facet.row().has_names)
    }
}

/// How many records each choice of a facet gives under the query and the other facets' choices.
///
/// A record with two values counts under each and once in the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet.
    pub facet: FacetId,
    /// All, each value, unknown.
    pub choices: Vec<(FacetChoice, usize)>,
}

/// Says quickly of many records whether a selection admits them.
pub struct Sieve<'a> {
    /// For each facet with a choice, which keys are chosen.
    chosen: Vec<(Keys<'a>, Vec<bool>)>,
}

impl<'a> Sieve<'a> {
    /// Asks the selection once for each key of its facets.
    #[must_use]
    pub fn new(dataset: &'a Dataset, names: &NameIndex, selection: &Selection) -> Self {
        let facets = selection.facets().into_iter();
        let chosen = facets.map(|facet| {
            let keys = facet.row().keys(dataset);
            (keys, admitted(dataset, names, selection, facet))
        });
        Self {
            chosen: chosen.collect(),
        }
    }

    /// Says whether a record is chosen.
    #[must_use]
    pub fn admits(&self, row: u32) -> bool {
        self.chosen
            .iter()
            .all(|(keys, admitted)| admitted[keys.of(row) as usize])
    }
}

/// Which keys of a facet are chosen.
fn admitted(
    dataset: &Dataset,
    names: &NameIndex,
    selection: &Selection,
    facet: FacetId,
) -> Vec<bool> {
    let mut values = Vec::new();
    let keys = 0..facet.row().keys(dataset).end();
    let admitted = keys.map(|key| {
        values.clear();
        (facet.row().values)(dataset, names, number(key), &mut values);
        selection.admits_values(facet, &values)
    });
    admitted.collect()
}

fn number(key: usize) -> u32 {
    u32::try_from(key).unwrap_or(u32::MAX)
}

/// A facet while records go by.
struct PaneTally<'a> {
    facet: FacetId,
    keys: Keys<'a>,
    /// Which keys are chosen; empty where all are.
    admitted: Vec<bool>,
    /// Records a key; empty where the facet has no pane.
    counts: Vec<u32>,
}

impl<'a> PaneTally<'a> {
    fn new(dataset: &'a Dataset, names: &NameIndex, choosing: &Choosing, facet: FacetId) -> Self {
        let keys = facet.row().keys(dataset);
        let selection = &choosing.selection;
        let is_chosen = selection.of(facet).next().is_some();
        let is_shown = FacetId::panes(choosing.third).contains(&facet);
        Self {
            facet,
            keys,
            admitted: if is_chosen {
                admitted(dataset, names, selection, facet)
            } else {
                Vec::new()
            },
            counts: vec![0; if is_shown { keys.end() } else { 0 }],
        }
    }

    fn admits(&self, row: u32) -> bool {
        self.admitted.is_empty() || self.admitted[self.keys.of(row) as usize]
    }

    fn add(&mut self, row: u32) {
        if let Some(count) = self.counts.get_mut(self.keys.of(row) as usize) {
            *count += 1;
        }
    }
}

/// Counts what each choice of the three panes would give among `rows`.
#[must_use]
pub fn count(
    dataset: &Dataset,
    names: &NameIndex,
    choosing: &Choosing,
    rows: impl Iterator<Item = u32> + Clone,
) -> Vec<FacetCounts> {
    let panes = FacetId::panes(choosing.third);
    let hidden = choosing.selection.facets().into_iter();
    let facets = panes
        .into_iter()
        .chain(hidden.filter(|facet| !panes.contains(facet)));
    let mut tallies: Vec<_> = facets
        .map(|facet| PaneTally::new(dataset, names, choosing, facet))
        .collect();
    if choosing.selection.is_open() {
        // Nothing keeps a record out: each pane goes through the records by itself, which is quick.
        for tally in &mut tallies {
            tally.keys.count(rows.clone(), &mut tally.counts);
        }
    } else {
        rows.for_each(|row| tally(&mut tallies, row));
    }
    let shown = tallies.iter().take(panes.len());
    shown
        .map(|tally| tally.list(dataset, names, &choosing.selection))
        .collect()
}

/// A record counts for the facets that alone keep it out, or for all where none does.
fn tally(tallies: &mut [PaneTally<'_>], row: u32) {
    let mut refusing = (0..tallies.len()).filter(|place| !tallies[*place].admits(row));
    match (refusing.next(), refusing.next()) {
        (None, _) => tallies.iter_mut().for_each(|tally| tally.add(row)),
        (Some(place), None) => tallies[place].add(row),
        (Some(_), Some(_)) => {}
    }
}

impl FacetCounts {
    /// The lines of a pane: how many there are of all, of each value, and of none.
    #[must_use]
    pub fn of(
        facet: FacetId,
        dataset: &Dataset,
        selection: &Selection,
        (all, mut counts, unknown): (usize, HashMap<FacetValue, usize>, usize),
    ) -> Self {
        // What is chosen stays in the list, so that it can be given up.
        let chosen = selection.of(facet).filter_map(|pick| pick.value);
        for value in facet.known_values(dataset).into_iter().chain(chosen) {
            counts.entry(value).or_insert(0);
        }
        let mut values: Vec<_> = counts.into_iter().collect();
        match facet.row().listing {
            Listing::Known | Listing::Ascending => values.sort_unstable(),
            Listing::MostFrequent => {
                values.sort_unstable_by_key(|(value, count)| (Reverse(*count), *value));
            }
        }
        let values = values
            .into_iter()
            .map(|(value, count)| (Choice::Only(value), count));
        let choices = std::iter::once((Choice::All, all)).chain(values);
        Self {
            facet,
            choices: choices.chain([(Choice::Unknown, unknown)]).collect(),
        }
    }
}

impl PaneTally<'_> {
    /// The lines of the pane.
    fn list(&self, dataset: &Dataset, names: &NameIndex, selection: &Selection) -> FacetCounts {
        let (counts, unknown) = self.by_value(dataset, names);
        let all = self.counts.iter().map(|count| *count as usize).sum();
        FacetCounts::of(self.facet, dataset, selection, (all, counts, unknown))
    }

    /// Records of each value, and of none.
    fn by_value(
        &self,
        dataset: &Dataset,
        names: &NameIndex,
    ) -> (HashMap<FacetValue, usize>, usize) {
        let (mut by_value, mut unknown) = (HashMap::new(), 0);
        let mut values = Vec::new();
        for (key, count) in self
            .counts
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0)
        {
            values.clear();
            (self.facet.row().values)(dataset, names, number(key), &mut values);
            // A text can name one establishment twice; its record counts once.
            values.sort_unstable();
            values.dedup();
            unknown += if values.is_empty() {
                *count as usize
            } else {
                0
            };
            for value in &values {
                *by_value.entry(*value).or_insert(0) += *count as usize;
            }
        }
        (by_value, unknown)
    }
}
