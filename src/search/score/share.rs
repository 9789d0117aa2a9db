//! Work that several threads share, with the same result as if one had done it.

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::{iter, thread};

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
    /// In how many pieces it lies, and which is the next.
    pieces: usize,
    next: AtomicUsize,
    /// Says that the result is not wanted any more.
    stop: Stop<'a>,
}

impl<'a> SharedWork<'a> {
    /// Work that lies in so many pieces.
    #[must_use]
    pub fn new(pieces: usize, stop: Stop<'a>) -> Self {
        Self {
            pieces,
            next: AtomicUsize::new(0),
            stop,
        }
    }

    /// Does `work` for one piece after the other, as one of the threads; `None` if told to stop.
    ///
    /// Every thread takes the next piece as soon as it is done with one, so that none waits for
    /// another.
    pub fn gather<G>(&self, mut gathered: G, work: impl Fn(&mut G, usize)) -> Option<G> {
        loop {
            let piece = self.next.fetch_add(1, Ordering::Relaxed);
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

/// How many of the threads are worth starting for so many texts or records.
#[must_use]
pub fn worthwhile(threads: usize, size: usize) -> usize {
    if size < WORTH_A_THREAD { 1 } else { threads }
}

/// Lets threads take part in two works, of which the second is made of what they gathered in the
/// first; gives what they gathered in the second, or `None` if one was told to stop.
///
/// The same threads do both: a new one may wait for some milliseconds until it is on a processor.
pub fn in_two_steps<A: Send, M: Send + Sync, B: Send>(
    threads: usize,
    first: impl Fn() -> Option<A> + Sync,
    between: impl FnOnce(Vec<A>) -> M,
    second: impl Fn(&M) -> Option<B> + Sync,
) -> Option<Vec<B>> {
    let (first, second, made) = (&first, &second, OnceLock::new());
    thread::scope(|scope| {
        let start = |_| {
            let (give, given) = channel();
            let (go_on, told) = channel();
            let help = move || {
                give.send(first()).ok()?;
                second(receive(&told)?)
            };
            // Where the system allows no further thread, fewer do all the work.
            let thread = thread::Builder::new().spawn_scoped(scope, help).ok()?;
            Some((given, go_on, thread))
        };
        let helpers: Vec<_> = (1..threads).filter_map(start).collect();
        let others = helpers.iter().map(|(given, ..)| receive(given).flatten());
        let gathered = iter::once_with(first)
            .chain(others)
            .collect::<Option<_>>()?;
        let made = made.get_or_init(|| between(gathered));
        for (_, go_on, _) in &helpers {
            // Who has ended meanwhile is asked for its result below.
            let _ = go_on.send(made);
        }
        let others = helpers.into_iter();
        let others = others.map(|(.., thread)| thread.join().ok().flatten());
        iter::once_with(|| second(made)).chain(others).collect()
    })
}

/// What another thread sends in a moment; `None` if it ended before.
///
/// Who sleeps until then may be woken late, so this stays awake.
fn receive<T>(inbox: &Receiver<T>) -> Option<T> {
    loop {
        match inbox.try_recv() {
            Ok(sent) => return Some(sent),
            Err(TryRecvError::Disconnected) => return None,
            Err(TryRecvError::Empty) => thread::yield_now(),
        }
    }
}
