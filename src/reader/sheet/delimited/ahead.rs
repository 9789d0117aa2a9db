//! Rows that are cut in a thread of their own, while those before them are understood.
//!
//! To cut a row takes a third as long as to understand it, so a long file is read sooner by two.

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;

use anyhow::{Context, Result};
use csv::StringRecord;

use super::rows::{RowSeen, Rows};

/// Rows that are handed over together.
const BATCH: usize = 256;
/// Bytes of them; long cells end a batch early.
const BATCH_BYTES: usize = 256 << 10;
/// How many batches wait at most.
const WAITING: usize = 2;

/// Takes a row, or what kept it from being read, and may leave other memory in its place.
pub(super) trait Take:
    FnMut(&mut StringRecord, io::Result<RowSeen>) -> Result<ControlFlow<()>>
{
}
impl<T: FnMut(&mut StringRecord, io::Result<RowSeen>) -> Result<ControlFlow<()>>> Take for T {}

/// Rows on their way.
#[derive(Default)]
struct Batch {
    /// The first `used` are meant, the others are kept for their memory.
    rows: Vec<(StringRecord, RowSeen)>,
    used: usize,
    bytes: usize,
    /// What kept the next row from being read.
    error: Option<io::Error>,
}

/// Cuts the rows where it stands, each when the one before was taken.
pub(super) fn one_by_one<R: Read>(
    mut rows: Rows<R>,
    mut take: impl Take,
) -> Result<ControlFlow<()>> {
    let mut cells = StringRecord::new();
    while let Some(seen) = rows.next(&mut cells).transpose() {
        if take(&mut cells, seen)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Cuts the rows in another thread, some batches ahead.
///
/// A thread that waits for a pipe could not be told to stop, so this is for files.
pub(super) fn in_batches<R: Read + Send>(
    rows: Rows<R>,
    no_thread: &'static str,
    mut take: impl Take,
) -> Result<ControlFlow<()>> {
    let (give, given) = mpsc::sync_channel(WAITING);
    let (give_back, back) = mpsc::channel();
    thread::scope(|scope| {
        let cutter = thread::Builder::new().name("rows".to_owned());
        let cut = move || cut(rows, &give, &back);
        cutter.spawn_scoped(scope, cut).context(no_thread)?;
        // The channel is closed when this is left, and the thread ends.
        for mut batch in given {
            if batch.hand_to(&mut take)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
            // Cleared rows keep their memory, which long cells would make too much.
            if batch.bytes < BATCH_BYTES {
                let _ = give_back.send(batch);
            }
        }
        Ok(ControlFlow::Continue(()))
    })
}

/// Cuts all rows, or as many as are wanted.
fn cut<R: Read>(mut rows: Rows<R>, give: &SyncSender<Batch>, back: &Receiver<Batch>) {
    loop {
        let mut batch = back.try_recv().unwrap_or_default();
        let goes_on = batch.fill(&mut rows);
        if give.send(batch).is_err() || !goes_on {
            return;
        }
    }
}

impl Batch {
    /// Becomes the next rows; says whether others may follow.
    fn fill<R: Read>(&mut self, rows: &mut Rows<R>) -> bool {
        (self.used, self.bytes) = (0, 0);
        while self.used < BATCH && self.bytes < BATCH_BYTES {
            if self.used == self.rows.len() {
                self.rows.push(Default::default());
            }
            let (cells, seen) = &mut self.rows[self.used];
            match rows.next(cells) {
                Ok(Some(next)) => *seen = next,
                Ok(None) => return false,
                Err(error) => {
                    self.error = Some(error);
                    return false;
                }
            }
            self.used += 1;
            self.bytes += cells.as_slice().len();
        }
        true
    }

    fn hand_to(&mut self, take: &mut impl Take) -> Result<ControlFlow<()>> {
        for (cells, seen) in &mut self.rows[..self.used] {
            if take(cells, Ok(*seen))?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        match self.error.take() {
            Some(error) => take(&mut StringRecord::new(), Err(error)),
            None => Ok(ControlFlow::Continue(())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first cells of all rows, up to `most` of them, and the error that ended them.
    fn firsts(text: &[u8], most: usize, batches: bool) -> (Vec<String>, Option<String>) {
        let mut firsts = Vec::new();
        let take = |cells: &mut StringRecord, seen: io::Result<RowSeen>| {
            seen?;
            firsts.push(cells[0].to_owned());
            Ok(if firsts.len() < most {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            })
        };
        let rows = Rows::new(text, b',');
        let flow = if batches {
            in_batches(rows, "", take)
        } else {
            one_by_one(rows, take)
        };
        (firsts, flow.err().map(|error| error.to_string()))
    }

    #[test]
    fn rows_come_in_order_however_they_are_cut() {
        let mut text = String::new();
        for number in 0..5 * BATCH {
            text.extend([&*number.to_string(), ",\"a\nb\"\n"]);
            if number % 1_000 == 0 {
                text += &"x".repeat(BATCH_BYTES);
                text.push('\n');
            }
        }
        for most in [1, BATCH, 3 * BATCH, usize::MAX] {
            let [one, other] = [true, false].map(|way| firsts(text.as_bytes(), most, way));
            assert_eq!(one, other);
            assert_eq!(one.0.len(), most.min(5 * BATCH + 2));
        }
    }

    #[test]
    fn what_ends_the_rows_comes_behind_them() {
        let text = [b"a,b\n".as_slice(), &vec![b'x'; 40 << 20]].concat();
        let (rows, error) = firsts(&text, usize::MAX, true);
        assert_eq!(rows, ["a"]);
        assert!(error.is_some());
    }
}
