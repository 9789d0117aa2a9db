//! Where the lines of a text begin, whichever sign ends them.

use std::collections::VecDeque;

/// The line ends of a text that passes in pieces: `\n`, `\r\n`, or `\r` alone.
#[derive(Default)]
pub(super) struct Lines {
    /// Where ends begin and where the next line does, of those not yet passed.
    ends: VecDeque<(u64, u64)>,
    passed: u64,
    seen: u64,
    ended_in_return: bool,
}

impl Lines {
    /// Notes the line ends of the next piece.
    pub(super) fn see(&mut self, piece: &[u8]) {
        for at in memchr::memchr2_iter(b'\n', b'\r', piece) {
            let place = self.seen + at as u64;
            let before = at.checked_sub(1).map(|before| piece[before]);
            let is_second = before.map_or(self.ended_in_return, |byte| byte == b'\r');
            if piece[at] == b'\n' && is_second {
                // The first half may have been passed already.
                if let Some(end) = self.ends.back_mut().filter(|end| end.1 == place) {
                    end.1 = place + 1;
                }
            } else {
                self.ends.push_back((place, place + 1));
            }
        }
        if let Some(last) = piece.last() {
            self.ended_in_return = *last == b'\r';
        }
        self.seen += piece.len() as u64;
    }

    /// The number of the first line with something in it from a place on, from 1; places only grow.
    pub(super) fn number(&mut self, mut place: u64) -> u64 {
        while let Some((_, next)) = self.ends.front().filter(|end| end.0 <= place).copied() {
            place = place.max(next);
            self.passed += 1;
            self.ends.pop_front();
        }
        self.passed + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_end_and_blank_lines() {
        let text = b"a\r\nb\rc\n\n\r\r\nd\r\n";
        for size in 1..text.len() {
            let mut lines = Lines::default();
            text.chunks(size).for_each(|piece| lines.see(piece));
            let numbers = [0, 2, 5, 7, 11].map(|place| lines.number(place));
            assert_eq!(numbers, [1, 2, 3, 7, 7], "{size}");
        }
    }
}
