//! The records that a query finds.

use super::lanes::Fit;
use crate::search::index::places::Rows;

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
    /// Whether they are known to fit properly.
    pub is_proper: bool,
}

impl Found {
    /// Puts pieces together: those that fit loosely only where none fits properly.
    pub fn new(gathered: Vec<FoundSoFar>) -> Self {
        let is_proper = gathered.iter().any(|own| own.is_proper);
        let alike = gathered
            .into_iter()
            .filter(|own| own.is_proper == is_proper);
        let mut pieces: Vec<_> = alike.flat_map(|own| own.pieces).collect();
        // Threads end their pieces in no order; the list is in that of the data.
        pieces.sort_unstable_by_key(|(number, _)| *number);
        let pieces = pieces.into_iter().map(|(_, piece)| piece).collect();
        Self { pieces, is_proper }
    }

    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pieces.iter().map(|piece| piece.rows.len()).sum()
    }

    /// One record after the other.
    pub fn rows(&self) -> impl Iterator<Item = u32> + Clone {
        self.pieces
            .iter()
            .flat_map(|piece| piece.rows.iter().copied())
    }
}

/// Gathers the records of one piece after the other.
#[derive(Debug, Default)]
pub struct FoundSoFar {
    pieces: Vec<(usize, Piece)>,
    rows: Vec<u32>,
    scores: Vec<Score>,
    /// A record that fits properly was seen, and drove out all that fit loosely.
    is_proper: bool,
}

impl FoundSoFar {
    /// The places of the records of a block that are to be gathered, written into `listed`: loose
    /// ones only while no proper one is known.
    pub fn choose<'a>(&mut self, fits: &[Fit], listed: &'a mut [u32]) -> &'a [u32] {
        if !self.is_proper && fits.contains(&Fit::Proper) {
            // What was gathered until now fits only loosely and will not be listed.
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
            // Written always and counted if it fits: a branch here would be guessed wrong half of the time.
            listed[count] = place;
            count += usize::from(*fit >= least);
        }
        &listed[..count]
    }

    /// Adds the records at the places that were chosen.
    pub fn add(&mut self, rows: &Rows<'_>, listed: &[u32], score: impl Fn(usize) -> Score) {
        rows.pick(listed, &mut self.rows);
        let scores = listed.iter().map(|place| score(*place as usize));
        self.scores.extend(scores);
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
