//! Records on their way into the dataset: one batch is put in while the next one is read.

use std::io;
use std::thread::{self, JoinHandle};

use crate::dataset::{Record, Shared};

/// Records that are put in together, under one short lock.
#[derive(Debug, Default)]
pub(in crate::reader) struct Batch {
    /// The first `used` are meant, the others are kept for their memory.
    pub(in crate::reader) records: Vec<Record>,
    pub(in crate::reader) used: usize,
    /// How many bytes of text there are.
    pub(in crate::reader) bytes: usize,
}

/// The dataset holds as much as it can.
#[derive(Debug)]
pub(in crate::reader) struct IsFull;

/// Puts batches in, one after the other.
#[derive(Debug)]
pub(in crate::reader) struct Pusher {
    shared: Shared,
    under_way: Option<JoinHandle<Result<Batch, IsFull>>>,
}

impl Pusher {
    /// A way into a dataset.
    pub(in crate::reader) fn new(shared: Shared) -> Self {
        Self {
            shared,
            under_way: None,
        }
    }

    /// Hands a batch over, once the one before is in, and gives an empty one.
    ///
    /// A thread a batch costs a hundredth of what the batch does.
    pub(in crate::reader) fn push(&mut self, batch: Batch) -> io::Result<Result<Batch, IsFull>> {
        let empty = self.finish();
        let shared = self.shared.clone();
        let run = move || push(&shared, batch);
        self.under_way = Some(thread::Builder::new().name("push".to_owned()).spawn(run)?);
        Ok(empty)
    }

    /// Puts the last batch in; a small file needs no thread.
    pub(in crate::reader) fn push_last(&mut self, batch: Batch) -> Result<Batch, IsFull> {
        self.finish()?;
        push(&self.shared, batch)
    }

    /// Waits until everything is in the dataset; gives an empty batch.
    pub(in crate::reader) fn finish(&mut self) -> Result<Batch, IsFull> {
        match self.under_way.take() {
            Some(thread) => thread.join().unwrap_or(Err(IsFull)),
            None => Ok(Batch::default()),
        }
    }
}

/// Puts the records of a batch in and gives it back empty.
fn push(shared: &Shared, mut batch: Batch) -> Result<Batch, IsFull> {
    let mut dataset = shared.write();
    if !dataset.has_room(batch.used, batch.bytes) {
        return Err(IsFull);
    }
    dataset.push_all(&batch.records[..batch.used]);
    drop(dataset);
    (batch.used, batch.bytes) = (0, 0);
    Ok(batch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::TextField;

    #[test]
    fn records_arrive_in_order_and_batches_come_back() {
        let shared = Shared::default();
        let mut pusher = Pusher::new(shared.clone());
        let mut batch = Batch::default();
        for number in 0..100 {
            let mut record = Record::default();
            record.set(TextField::Id, &number.to_string());
            batch.records.clear();
            batch.records.push(record);
            batch.used = 1;
            batch = pusher.push(batch).unwrap().unwrap();
            assert_eq!(batch.used, 0);
        }
        let mut record = Record::default();
        record.set(TextField::Id, "100");
        batch.records = vec![record];
        batch.used = 1;
        assert_eq!(pusher.push_last(batch).unwrap().used, 0);
        let dataset = shared.read();
        let ids = dataset.rows().map(|row| row.id().to_owned());
        assert!(ids.eq((0..=100).map(|number| number.to_string())));
    }
}
