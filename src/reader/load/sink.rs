//! Where records go: prepared in batches, pushed under a short lock, with word of the progress.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context, Result, anyhow};

use super::origin::Origins;
use super::pusher::{Batch, IsFull, Pusher};
use super::suspicion;
use crate::dataset::{ActivityId, Dataset, ExtraId, Record, Shared, Total};
use crate::messages::Reader;
use crate::reader::report::{FindingKind, Place, Report};

/// Records a batch; the lock is held for about a millisecond.
const BATCH: usize = 1_024;
/// Bytes of text a batch; long cells end it early.
const BATCH_BYTES: usize = 4 << 20;
/// The most activities, references or extra columns; their numbers have sixteen bits.
const MOST_NAMES: usize = 65_000;

/// How far a load is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Records so far.
    pub rows: u64,
    /// Bytes so far, over all files.
    pub done: u64,
    /// Bytes of all files together, or nothing where a pipe is among them.
    pub total: Option<u64>,
}

/// Is told how far a load is and says whether it goes on.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Where the readers put what they read.
pub(in crate::reader) struct Sink<'a> {
    shared: &'a Shared,
    pusher: Pusher,
    on_progress: OnProgress<'a>,
    batch: Batch,
    /// The last record of the batch before.
    before: Option<Record>,
    rows: u64,
    done: &'a AtomicU64,
    total: Option<u64>,
    pub(in crate::reader) words: &'static Reader,
    pub(in crate::reader) report: Report,
    pub(in crate::reader) origins: Origins,
}

impl<'a> Sink<'a> {
    pub(in crate::reader) fn new(
        shared: &'a Shared,
        words: &'static Reader,
        (done, total): (&'a AtomicU64, Option<u64>),
        on_progress: OnProgress<'a>,
    ) -> Self {
        Self {
            shared,
            pusher: Pusher::new(shared.clone()),
            on_progress,
            batch: Batch::default(),
            before: None,
            rows: 0,
            done,
            total,
            words,
            report: Report::default(),
            origins: Origins::new(shared.read().len()),
        }
    }

    /// Says that the next record is the first of another file.
    pub(in crate::reader) fn begin(&mut self, file: &str) {
        let first = self.origins.count();
        self.shared.write().begin_file(file.to_owned(), first);
    }

    /// The record taken last, while it is still in the batch.
    pub(in crate::reader) fn last(&mut self) -> Option<&mut Record> {
        let last = self.batch.used.checked_sub(1)?;
        self.batch.records.get_mut(last)
    }

    /// The record taken last, to be read.
    pub(in crate::reader) fn above(&self) -> Option<&Record> {
        let last = self.batch.used.checked_sub(1);
        let last = last.and_then(|last| self.batch.records.get(last));
        last.or(self.before.as_ref())
    }

    /// Takes a record, of which `bytes` are text, and leaves an empty one in its place.
    pub(in crate::reader) fn take(
        &mut self,
        record: &mut Record,
        bytes: usize,
        place: Place<'_>,
    ) -> Result<ControlFlow<()>> {
        let shared = self.shared;
        let names = |extra: ExtraId| {
            let dataset = shared.read();
            let column = dataset.extra().get(usize::from(extra));
            column.map_or_else(String::new, |(name, _)| name.clone())
        };
        suspicion::of_record(record, place, (&names, self.words), &mut self.report.all);
        self.origins.add(place);
        let batch = &mut self.batch;
        if batch.used == batch.records.len() {
            batch.records.push(Record::default());
        }
        std::mem::swap(&mut batch.records[batch.used], record);
        record.clear();
        batch.used += 1;
        batch.bytes += bytes;
        self.rows += 1;
        if is_full(batch) {
            return self.flush();
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Hands over what is waiting and tells how far the load is.
    pub(in crate::reader) fn flush(&mut self) -> Result<ControlFlow<()>> {
        self.before = self.above().cloned();
        let batch = std::mem::take(&mut self.batch);
        let was_long = batch.bytes >= BATCH_BYTES;
        let empty = if is_full(&batch) {
            self.pusher.push(batch).context(self.words.no_thread)?
        } else {
            self.pusher.push_last(batch)
        };
        self.batch = empty.map_err(|IsFull| anyhow!(self.words.too_much))?;
        if was_long {
            // Cleared records keep their memory, which long cells would make too much.
            self.batch = Batch::default();
        }
        let progress = Progress {
            rows: self.rows,
            done: self.done.load(Ordering::Relaxed),
            total: self.total,
        };
        let flow = (self.on_progress)(progress);
        self.report.stopped |= flow.is_break();
        Ok(flow)
    }

    /// Waits until all records are in the dataset.
    pub(in crate::reader) fn finish(&mut self) -> Result<()> {
        match self.pusher.finish() {
            Ok(_) => Ok(()),
            Err(IsFull) => Err(anyhow!(self.words.too_much)),
        }
    }

    /// Changes what stands beside the records.
    pub(in crate::reader) fn change<T>(&mut self, change: impl FnOnce(&mut Dataset) -> T) -> T {
        change(&mut self.shared.write())
    }

    /// The number of an extra column.
    pub(in crate::reader) fn extra_column(&mut self, name: &str) -> Result<ExtraId> {
        self.named(|dataset| {
            (dataset.extra().len() < MOST_NAMES).then(|| dataset.extra_column(name))
        })
    }

    /// The number of the activity with `id`, which is added if it is new.
    pub(in crate::reader) fn activity(
        &mut self,
        id: &str,
        new: impl FnOnce() -> crate::dataset::Activity,
    ) -> Result<ActivityId> {
        self.named(|dataset| {
            let known = dataset.activity(id);
            known.or_else(|| {
                (dataset.activities.len() < MOST_NAMES).then(|| dataset.add_activity(new()))
            })
        })
    }

    /// The number of the reference with `id`, which is added if it is new.
    pub(in crate::reader) fn reference(
        &mut self,
        id: &str,
        new: impl FnOnce() -> crate::dataset::Reference,
    ) -> Result<u16> {
        self.named(|dataset| {
            let known = dataset.reference(id);
            known.or_else(|| {
                (dataset.references.len() < MOST_NAMES).then(|| dataset.add_reference(new()))
            })
        })
    }

    fn named(&mut self, find: impl FnOnce(&mut Dataset) -> Option<u16>) -> Result<u16> {
        let found = self.change(find);
        found.ok_or_else(|| anyhow!((self.words.too_many_names)(MOST_NAMES)))
    }

    /// Adds a published total.
    pub(in crate::reader) fn add_total(&mut self, total: Total) {
        self.change(|dataset| dataset.totals.push(total));
    }

    /// Notes something; it is only put into words while there is room for it.
    pub(in crate::reader) fn find(
        &mut self,
        kind: FindingKind,
        words: impl FnOnce(&'static Reader) -> (String, String),
    ) {
        let language = self.words;
        self.report.all.add(kind, || words(language));
    }
}

fn is_full(batch: &Batch) -> bool {
    batch.used >= BATCH || batch.bytes >= BATCH_BYTES
}
