//! Work that several threads share, with the same result as if one had done it.

use std::thread;

/// How many things are done between two looks at whether to stop.
pub const SLICE: usize = 4096;

/// Fills `items` in as many parts as there are threads; false if some part gave up.
///
/// `work` gets the place of its first item.
pub fn fill<T: Send>(
    items: &mut [T],
    threads: usize,
    work: impl Fn(usize, &mut [T]) -> bool + Sync,
) -> bool {
    // Starting a thread costs as much as a few thousand texts.
    if threads < 2 || items.len() <= 2 * SLICE {
        return work(0, items);
    }
    let share = items.len().div_ceil(threads);
    let (own, others) = items.split_at_mut(share);
    thread::scope(|scope| {
        let parts = (1..).zip(others.chunks_mut(share));
        let work = &work;
        let others: Vec<_> = parts
            .map(|(part, items)| scope.spawn(move || work(part * share, items)))
            .collect();
        let is_done = work(0, own);
        others.into_iter().fold(is_done, |is_done, other| {
            other.join().unwrap_or(false) && is_done
        })
    })
}
