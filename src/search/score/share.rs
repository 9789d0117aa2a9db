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

/// Does `work` for each of `0..pieces`, which are `size` texts or records together.
///
/// Every thread takes the next piece as soon as it is done with one, so that none waits for
/// another; what it gathers begins with `begin`. `None` if told to stop.
pub fn share<G: Send>(
    pieces: usize,
    size: usize,
    threads: usize,
    stop: Stop<'_>,
    begin: impl Fn() -> G + Sync,
    work: impl Fn(&mut G, usize) + Sync,
) -> Option<Vec<G>> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut gathered = begin();
        loop {
            let piece = next.fetch_add(1, Ordering::Relaxed);
            if piece >= pieces {
                return Some(gathered);
            }
            // Asked once a piece: often enough for the next key, too seldom to be felt.
            if stop() {
                return None;
            }
            work(&mut gathered, piece);
        }
    };
    if size < WORTH_A_THREAD {
        return Some(vec![run()?]);
    }
    thread::scope(|scope| {
        // Where the system allows no further thread, fewer do all the work.
        let more = || thread::Builder::new().spawn_scoped(scope, run).ok();
        let others: Vec<_> = (1..threads).filter_map(|_| more()).collect();
        let own = run();
        let others = others.into_iter().map(|other| other.join().ok().flatten());
        std::iter::once(own).chain(others).collect()
    })
}
