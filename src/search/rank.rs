//! From scores to lists: best first, equal ones in the order of the data.

use super::judge::Score;
use super::task::Found;
use crate::dataset::{Dataset, Facets, FundingSet, Selection};

impl Found {
    /// The records that are listed under a selection, in the order of the data.
    fn listed<'a>(
        &'a self,
        dataset: &'a Dataset,
        selection: Selection,
    ) -> impl Iterator<Item = (u32, Score)> + 'a {
        let open = selection == Selection::default();
        let found = self.rows.iter().copied().zip(self.scores.iter().copied());
        found.filter(move |(row, _)| open || selection.admits(dataset.row(*row)))
    }

    /// How many records have each score under a selection.
    fn counts(&self, dataset: &Dataset, selection: Selection) -> Vec<u32> {
        if selection == Selection::default() {
            return self.counts.clone();
        }
        let mut counts = vec![0; self.counts.len()];
        for (_, score) in self.listed(dataset, selection) {
            counts[usize::from(score)] += 1;
        }
        counts
    }

    /// The first `wanted` records.
    #[must_use]
    pub fn first(&self, dataset: &Dataset, selection: Selection, wanted: usize) -> Vec<u32> {
        let counts = self.counts(dataset, selection);
        let mut taken = 0;
        let cut = counts.iter().rposition(|count| {
            taken += *count as usize;
            taken >= wanted
        });
        let cut = Score::try_from(cut.unwrap_or(0)).unwrap_or(0);
        let mut best: Vec<_> = Vec::with_capacity(wanted.min(self.rows.len()));
        let mut at_cut = 0;
        for (row, score) in self.listed(dataset, selection) {
            if score > cut {
                best.push((row, score));
            } else if score == cut && at_cut < wanted {
                at_cut += 1;
                best.push((row, score));
            }
        }
        best.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
        best.into_iter().take(wanted).map(|(row, _)| row).collect()
    }

    /// All records in order.
    #[must_use]
    pub fn order(&self, dataset: &Dataset, selection: Selection) -> Vec<u32> {
        let mut places = self.counts(dataset, selection);
        let mut count = 0;
        for place in places.iter_mut().rev() {
            count += std::mem::replace(place, count);
        }
        let mut order = vec![0; count as usize];
        for (row, score) in self.listed(dataset, selection) {
            let place = &mut places[usize::from(score)];
            order[*place as usize] = row;
            *place += 1;
        }
        order
    }

    /// What each choice in the panes would give.
    #[must_use]
    pub fn facets(&self, dataset: &Dataset, selection: Selection) -> Facets {
        let rows = self.rows.iter().map(|row| *row as usize);
        facets(dataset, selection, rows)
    }
}

/// Counts records by source and activity first, of which there are few, and then the choices.
pub fn facets(
    dataset: &Dataset,
    selection: Selection,
    rows: impl Iterator<Item = usize>,
) -> Facets {
    let width = dataset.activities.len() + 1;
    let mut counts = vec![0usize; FundingSet::COUNT * width];
    let codes = dataset.codes();
    for row in rows {
        let place = codes[row].activity.wrapping_add(1);
        counts[usize::from(codes[row].funding.bits()) * width + usize::from(place)] += 1;
    }
    let mut facets = Facets::of(dataset);
    for (place, count) in counts
        .into_iter()
        .enumerate()
        .filter(|(_, count)| *count > 0)
    {
        let funding = FundingSet::from_bits(u8::try_from(place / width).unwrap_or(0));
        let activity = u16::try_from(place % width)
            .ok()
            .and_then(|place| place.checked_sub(1));
        facets.add(funding, activity, count, selection);
    }
    facets
}
