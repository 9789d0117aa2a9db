//! From scores to lists: best first, equal ones in the order of the data.

use super::found::{Found, Piece, Score};
use crate::dataset::{Codes, Dataset, Facets, FundingSet, Selection};

/// How many scores are looked at together.
const BLOCK: usize = 128;

impl Found {
    /// The records that are listed under a selection, in the order of the data.
    fn listed<'a>(
        &'a self,
        dataset: &'a Dataset,
        selection: Selection,
    ) -> impl Iterator<Item = (u32, Score)> + 'a {
        let open = selection == Selection::default();
        let pieces = self.pieces.iter();
        let found = pieces
            .flat_map(|Piece { rows, scores }| rows.iter().copied().zip(scores.iter().copied()));
        found.filter(move |(row, _)| open || selection.admits(dataset.row(*row)))
    }

    /// How many records have each score under a selection.
    fn counts(&self, dataset: &Dataset, selection: Selection) -> Vec<u32> {
        if selection == Selection::default() {
            return self.counts.clone();
        }
        let mut counts = vec![0; self.counts.len()];
        self.listed(dataset, selection)
            .for_each(|(_, score)| counts[usize::from(score)] += 1);
        counts
    }

    /// The first `wanted` records.
    #[must_use]
    pub fn first(&self, dataset: &Dataset, selection: Selection, wanted: usize) -> Vec<u32> {
        let (cut, mut room) = cut(&self.counts(dataset, selection), wanted);
        let (mut least, mut best) = (cut, Vec::new());
        let open = selection == Selection::default();
        let blocks = self
            .pieces
            .iter()
            .flat_map(|Piece { rows, scores }| rows.chunks(BLOCK).zip(scores.chunks(BLOCK)));
        for (rows, scores) in blocks {
            if best.len() == wanted {
                break;
            }
            // Few blocks have a record that is good enough.
            if scores.iter().copied().max() < Some(least) {
                continue;
            }
            for (row, score) in rows.iter().zip(scores) {
                if *score < least || !open && !selection.admits(dataset.row(*row)) {
                    continue;
                }
                best.push((*row, *score));
                room -= usize::from(*score == cut);
                least = if room == 0 { cut + 1 } else { cut };
            }
        }
        best.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
        best.into_iter().map(|(row, _)| row).collect()
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
        self.listed(dataset, selection).for_each(|(row, score)| {
            let place = &mut places[usize::from(score)];
            order[*place as usize] = row;
            *place += 1;
        });
        order
    }

    /// What each choice in the panes would give.
    #[must_use]
    pub fn facets(&self, dataset: &Dataset, selection: Selection) -> Facets {
        facets(dataset, selection, self.rows())
    }
}

/// The least score among the first `wanted` records, and how many of them have it at most.
fn cut(counts: &[u32], wanted: usize) -> (Score, usize) {
    let mut room = wanted;
    for (score, count) in counts.iter().enumerate().rev() {
        let count = *count as usize;
        if count >= room {
            return (Score::try_from(score).unwrap_or(Score::MAX), room);
        }
        room -= count;
    }
    (0, room)
}

/// Counts records by source and activity first, of which there are few, and then the choices.
pub fn facets(dataset: &Dataset, selection: Selection, rows: impl Iterator<Item = u32>) -> Facets {
    let width = dataset.activities.len() + 1;
    let mut counts = vec![0usize; FundingSet::COUNT * width];
    let codes = dataset.codes();
    rows.for_each(|row| {
        let Codes {
            funding, activity, ..
        } = codes[row as usize];
        let place = usize::from(activity.wrapping_add(1));
        counts[usize::from(funding.bits()) * width + place] += 1;
    });
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
