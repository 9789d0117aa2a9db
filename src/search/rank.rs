//! From scores to lists: best first, equal ones in the order of the data.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

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
        let admits = admits(dataset, selection);
        let pieces = self.pieces.iter();
        let found = pieces
            .flat_map(|Piece { rows, scores }| rows.iter().copied().zip(scores.iter().copied()));
        found.filter(move |(row, _)| admits(*row))
    }

    /// The first `wanted` records.
    #[must_use]
    pub fn first(&self, dataset: &Dataset, selection: Selection, wanted: usize) -> Vec<u32> {
        let admits = admits(dataset, selection);
        let mut best = Best::new(wanted);
        let pieces = self.pieces.iter();
        let blocks =
            pieces.flat_map(|Piece { rows, scores }| rows.chunks(BLOCK).zip(scores.chunks(BLOCK)));
        for (rows, scores) in blocks {
            // Few blocks have a record that is good enough.
            if !scores.iter().max().is_some_and(|most| best.wants(*most)) {
                continue;
            }
            for (row, score) in rows.iter().zip(scores) {
                if best.wants(*score) && admits(*row) {
                    best.take(*row, *score);
                }
            }
        }
        best.into_rows()
    }

    /// All records in order.
    #[must_use]
    pub fn order(&self, dataset: &Dataset, selection: Selection) -> Vec<u32> {
        let scores = self.pieces.iter().flat_map(|piece| &piece.scores);
        let most = scores.max().copied().unwrap_or(0);
        let mut places = vec![0u32; usize::from(most) + 1];
        self.listed(dataset, selection)
            .for_each(|(_, score)| places[usize::from(score)] += 1);
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

/// Says whether records belong to a selection; all belong to the open one.
pub fn admits(dataset: &Dataset, selection: Selection) -> impl Fn(u32) -> bool + '_ {
    let is_open = selection == Selection::default();
    move |row| is_open || selection.admits(dataset.row(row))
}

/// The best of the records that came by in the order of the data.
struct Best {
    wanted: usize,
    /// The last of them on top.
    records: BinaryHeap<(Reverse<Score>, u32)>,
}

impl Best {
    fn new(wanted: usize) -> Self {
        Self {
            wanted,
            records: BinaryHeap::new(),
        }
    }

    /// Whether a record with the score is among them, if it comes now.
    fn wants(&self, score: Score) -> bool {
        let least = self.records.peek().map(|(Reverse(least), _)| *least);
        self.records.len() < self.wanted || least.is_some_and(|least| score > least)
    }

    fn take(&mut self, row: u32, score: Score) {
        if self.records.len() == self.wanted {
            self.records.pop();
        }
        self.records.push((Reverse(score), row));
    }

    /// The records, the best first.
    fn into_rows(self) -> Vec<u32> {
        let records = self.records.into_sorted_vec().into_iter();
        records.map(|(_, row)| row).collect()
    }
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
