//! From scores to lists: best first, equal ones in the order of the data.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::dataset::Sieve;
use crate::search::score::found::{Found, Piece, Score};

/// So many records are passed over together where none is good enough.
const PART: usize = 64;

impl Found {
    /// The records that a sieve lets through, in the order of the data.
    fn listed<'a>(&'a self, sieve: &'a Sieve<'_>) -> impl Iterator<Item = (u32, Score)> + 'a {
        let pieces = self.pieces.iter();
        let found = pieces
            .flat_map(|Piece { rows, scores }| rows.iter().copied().zip(scores.iter().copied()));
        found.filter(move |(row, _)| sieve.admits(*row))
    }

    /// The first `wanted` records.
    #[must_use]
    pub fn first(&self, sieve: &Sieve<'_>, wanted: usize) -> Vec<u32> {
        let mut best = Best::new(wanted);
        let pieces = self.pieces.iter();
        let parts = pieces.flat_map(|piece| piece.rows.chunks(PART).zip(piece.scores.chunks(PART)));
        for (rows, scores) in parts {
            // Once the best are nearly known, most parts have none of them: their best score says so.
            if !best.wants(scores.iter().copied().fold(0, Score::max)) {
                continue;
            }
            for (row, score) in rows.iter().zip(scores) {
                // The sieve comes second, for few records are good enough to be asked.
                if best.wants(*score) && sieve.admits(*row) {
                    best.take(*row, *score);
                }
            }
        }
        best.into_rows()
    }

    /// All records in order.
    #[must_use]
    pub fn order(&self, sieve: &Sieve<'_>) -> Vec<u32> {
        let scores = self.pieces.iter().flat_map(|piece| &piece.scores);
        let most = scores.max().copied().unwrap_or(0);
        // There are few different scores, so to count them sorts the list in two walks.
        let mut places = vec![0u32; usize::from(most) + 1];
        self.listed(sieve)
            .for_each(|(_, score)| places[usize::from(score)] += 1);
        let mut count = 0;
        // From the best score down: behind how many records each score begins.
        for place in places.iter_mut().rev() {
            count += std::mem::replace(place, count);
        }
        let mut order = vec![0; count as usize];
        self.listed(sieve).for_each(|(row, score)| {
            let place = &mut places[usize::from(score)];
            order[*place as usize] = row;
            *place += 1;
        });
        order
    }
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
