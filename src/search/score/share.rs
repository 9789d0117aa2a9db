//! Work that several threads share, with the same result as if one had done it.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Says that nobody waits for the answer any more.
pub type Stop<'a> = &'a (dyn Fn() -> bool + Sync);

/// Starting a thread costs as much as looking at so many texts or records.
const WORTH_A_THREAD: usize = 1 << 14;

/// The pieces of so many texts or records, of `size` each but the last.
pub fn pieces(count: usize, size: usize) -> impl Iterator<Item = Range<usize>> {
    let firsts = (0..count).step_by(size);
    firsts.map(move |first| first..count.min(first + size))
}

/// Work that threads share.
pub struct SharedWork<'a> {
    /// In how many pieces it lies.
    pub pieces: usize,
    /// How many texts or records these are together.
    pub size: usize,
    /// How many threads may work on it.
    pub threads: usize,
    /// Says that the result is not wanted any more.
    pub stop: Stop<'a>,
}

impl SharedWork<'_> {
    /// Does `work` for each piece; `None` if told to stop.
    ///
    /// Every thread takes the next piece as soon as it is done with one, so that none waits for
    /// another; what it gathers begins with `begin`.
    pub fn run<G: Send>(
        &self,
        begin: impl Fn() -> G + Sync,
        work: impl Fn(&mut G, usize) + Sync,
    ) -> Option<Vec<G>> {
        let next = AtomicUsize::new(0);
        let gather = || self.gather(&next, begin(), &work);
        if self.size < WORTH_A_THREAD {
            return Some(vec![gather()?]);
        }
        thread::scope(|scope| {
            // Where the system allows no further thread, fewer do all the work.
            let more = || thread::Builder::new().spawn_scoped(scope, gather).ok();
            let others: Vec<_> = (1..self.threads).filter_map(|_| more()).collect();
            let own = gather();
            let others = others.into_iter().map(|other| other.join().ok().flatten());
            std::iter::once(own).chain(others).collect()
        })
    }

    /// What one thread gathers.
    fn gather<G>(
        &self,
        next: &AtomicUsize,
        mut gathered: G,
        work: impl Fn(&mut G, usize),
    ) -> Option<G> {
        loop {
            let piece = next.fetch_add(1, Ordering::Relaxed);
            if piece >= self.pieces {
                return Some(gathered);
            }
            // Asked once a piece: often enough for the next key, too seldom to be felt.
            if (self.stop)() {
                return None;
            }
            work(&mut gathered, piece);
        }
    }
}
