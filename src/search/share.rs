//! Work that several threads share, with the same result as if one had done it.

use std::ops::Range;
use std::thread;

/// How many things are done between two looks at whether to stop.
pub const SLICE: usize = 4096;

/// Starting a thread costs as much as looking at so many texts or records.
const WORTH_A_THREAD: usize = 4 * SLICE;

/// Works on `0..count` in as many parts as there are threads; the results in order.
pub fn split<R: Send>(
    count: usize,
    threads: usize,
    work: impl Fn(Range<usize>) -> R + Sync,
) -> Vec<R> {
    if threads < 2 || count < WORTH_A_THREAD {
        return vec![work(0..count)];
    }
    let share = count.div_ceil(threads);
    let part = |number: usize| number * share..((number + 1) * share).min(count);
    thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = (1..threads)
            .map(|number| scope.spawn(move || work(part(number))))
            .collect();
        let own = work(part(0));
        let others = others.into_iter().filter_map(|other| other.join().ok());
        std::iter::once(own).chain(others).collect()
    })
}
