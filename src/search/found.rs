//! The records that a query finds.

use super::lanes::Fit;
use super::places::Rows;

/// What a record is worth.
pub type Score = u16;

/// The records found among some that follow one another, in the order of the data.
#[derive(Debug)]
pub struct Piece {
    /// The records.
    pub rows: Box<[u32]>,
    /// The score of each.
    pub scores: Box<[Score]>,
}

/// The records that a query finds, in the order of the data.
#[derive(Debug, Default)]
pub struct Found {
    /// Piece by piece.
    pub pieces: Vec<Piece>,
    /// How many records have each score.
    pub counts: Vec<u32>,
    /// Whether they are known to fit properly.
    pub is_proper: bool,
}

impl Found {
    /// Puts pieces together: those that fit loosely only where none fits properly.
    pub fn new(gathered: Vec<Gatherer>) -> Self {
        let is_proper = gathered.iter().any(|own| own.is_proper);
        let mut found = Self {
            is_proper,
            ..Self::default()
        };
        let mut pieces = Vec::new();
        for own in gathered
            .into_iter()
            .filter(|own| own.is_proper == is_proper)
        {
            add(&mut found.counts, &own.counts);
            pieces.extend(own.pieces);
        }
        pieces.sort_unstable_by_key(|(number, _)| *number);
        found.pieces = pieces.into_iter().map(|(_, piece)| piece).collect();
        found
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.iter().map(|piece| piece.rows.len()).sum()
    }

    /// One record after the other.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.pieces
            .iter()
            .flat_map(|piece| piece.rows.iter().copied())
    }
}

/// Gathers the records of one piece after the other.
#[derive(Debug, Default)]
pub struct Gatherer {
    pieces: Vec<(usize, Piece)>,
    rows: Vec<u32>,
    scores: Vec<Score>,
    counts: Vec<u32>,
    /// A record that fits properly was seen, and drove out all that fit loosely.
    is_proper: bool,
}

impl Gatherer {
    /// The places of the records of a block that are to be gathered, written into `listed`: loose
    /// ones only while no proper one is known.
    pub fn choose<'a>(&mut self, fits: &[Fit], listed: &'a mut [u32]) -> &'a [u32] {
        if !self.is_proper && fits.contains(&Fit::Proper) {
            *self = Self {
                is_proper: true,
                ..Self::default()
            };
        }
        let least = if self.is_proper {
            Fit::Proper
        } else {
            Fit::Loose
        };
        let mut count = 0;
        for (place, fit) in (0..).zip(fits) {
            listed[count] = place;
            count += usize::from(*fit >= least);
        }
        &listed[..count]
    }

    /// Adds the records at the places that were chosen.
    pub fn add(&mut self, rows: &Rows<'_>, listed: &[u32], score: impl Fn(usize) -> Score) {
        rows.pick(listed, &mut self.rows);
        let known = self.scores.len();
        let scores = listed.iter().map(|place| score(*place as usize));
        self.scores.extend(scores);
        let new = &self.scores[known..];
        let most = new.iter().copied().max().map_or(0, usize::from);
        if self.counts.len() <= most {
            self.counts.resize(most + 1, 0);
        }
        for score in new {
            self.counts[usize::from(*score)] += 1;
        }
    }

    /// Ends the piece with the number.
    pub fn end_piece(&mut self, number: usize) {
        if self.rows.is_empty() {
            return;
        }
        let piece = Piece {
            rows: self.rows.as_slice().into(),
            scores: self.scores.as_slice().into(),
        };
        self.pieces.push((number, piece));
        self.rows.clear();
        self.scores.clear();
    }
}

fn add(counts: &mut Vec<u32>, more: &[u32]) {
    counts.resize(counts.len().max(more.len()), 0);
    for (count, more) in counts.iter_mut().zip(more) {
        *count += more;
    }
}
