//! Until when a frame is put off: a frame is dear, and what it shows may be old in a moment.

use std::time::{Duration, Instant};

/// How long a window must keep its size before it is drawn.
const SETTLED: Duration = Duration::from_millis(100);
/// How long a frame waits for the answer to a search, so that both come in one.
const ANSWERED: Duration = Duration::from_millis(20);
/// The same for the first frame, before which there is nothing to look at.
const FIRST_ANSWERED: Duration = Duration::from_millis(200);
/// More input at once than this is no typing but a paste, of which more is to come.
const FLOOD: usize = 32;
/// How long a frame waits for more of a flood.
const PAUSE: Duration = Duration::from_millis(10);
/// How long a flood may keep the screen from being drawn.
const LONGEST: Duration = Duration::from_millis(250);

/// What the next frame waits for.
#[derive(Debug, Default)]
pub(super) struct Waits {
    /// For the window to keep its size.
    size: Option<Instant>,
    /// For the answer to the search of this generation.
    answer: Option<(u64, Instant)>,
    /// For the next part of a flood.
    flood: Option<Instant>,
    /// When the frame is drawn in the middle of a flood.
    latest: Option<Instant>,
}

impl Waits {
    /// The window has another size; it may have yet another one in a moment.
    pub(super) fn resized(&mut self) {
        self.size = Some(Instant::now() + SETTLED);
    }

    /// The screen must be drawn from scratch.
    pub(super) fn resumed(&mut self) {
        self.size.get_or_insert(Instant::now());
    }

    /// Says whether the screen must be drawn from scratch.
    pub(super) fn begins_anew(&self) -> bool {
        self.size.is_some()
    }

    /// So much came from the user at once; says whether that is a flood.
    pub(super) fn typed(&mut self, count: usize) -> bool {
        let now = Instant::now();
        let is_flood = count > FLOOD;
        if is_flood {
            self.flood = Some(now + PAUSE);
            self.latest.get_or_insert(now + LONGEST);
        }
        is_flood
    }

    /// A search was asked for.
    pub(super) fn asked(&mut self, generation: u64) {
        self.answer = Some((generation, Instant::now() + ANSWERED));
    }

    /// A search was answered.
    pub(super) fn answered(&mut self, generation: u64) {
        self.answer.take_if(|(asked, _)| *asked <= generation);
    }

    /// The next frame is the first.
    pub(super) fn begin(&mut self) {
        if let Some((_, end)) = &mut self.answer {
            *end = Instant::now() + FIRST_ANSWERED;
        }
    }

    /// How long to wait for another event before drawing; none if the frame is overdue.
    pub(super) fn left(&self) -> Option<Duration> {
        let now = Instant::now();
        if self.latest.is_some_and(|latest| latest <= now) {
            return None;
        }
        let ends = [self.size, self.answer.map(|(_, end)| end), self.flood];
        let last = ends.into_iter().flatten().max();
        Some(last.map_or(Duration::ZERO, |end| end.saturating_duration_since(now)))
    }

    /// The frame was drawn.
    pub(super) fn drawn(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_drawn_at_once_and_a_flood_after_its_end() {
        let mut waits = Waits::default();
        assert!(!waits.typed(1) && waits.left() == Some(Duration::ZERO));
        assert!(waits.typed(4096) && waits.left() > Some(Duration::ZERO));
        waits.latest = Some(Instant::now());
        assert_eq!(waits.left(), None);
        waits.drawn();
        assert_eq!(waits.left(), Some(Duration::ZERO));
    }

    #[test]
    fn only_the_newest_answer_is_waited_for() {
        let mut waits = Waits::default();
        waits.asked(2);
        waits.answered(1);
        assert!(waits.left() > Some(Duration::ZERO));
        waits.begin();
        assert!(waits.left() > Some(ANSWERED));
        waits.answered(2);
        assert_eq!(waits.left(), Some(Duration::ZERO));
    }

    #[test]
    fn a_window_must_keep_its_size() {
        let mut waits = Waits::default();
        waits.resumed();
        assert!(waits.begins_anew() && waits.left() == Some(Duration::ZERO));
        waits.resized();
        waits.resumed();
        assert!(waits.left() > Some(SETTLED / 2));
        waits.drawn();
        assert!(!waits.begins_anew());
    }
}
