//! What the system tells of the terminal. Who tells it never waits, however full the queue is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;

use super::Event;
use crate::terminal::Change;

/// What changed since the last look.
#[derive(Debug, Default)]
pub(super) struct Changes {
    resized: AtomicBool,
    resumed: AtomicBool,
}

impl Changes {
    /// What is to be called at a change.
    pub(super) fn teller(
        self: &Arc<Self>,
        events: SyncSender<Event>,
    ) -> impl Fn(Change) + Send + 'static {
        let changes = Arc::clone(self);
        move |change| {
            changes.flag(change).store(true, Ordering::SeqCst);
            // In a full queue there is another event, with which the change will be seen.
            let _ = events.try_send(Event::Changed);
        }
    }

    /// Says whether there was such a change, and forgets it.
    pub(super) fn take(&self, change: Change) -> bool {
        self.flag(change).swap(false, Ordering::SeqCst)
    }

    fn flag(&self, change: Change) -> &AtomicBool {
        match change {
            Change::Resized => &self.resized,
            Change::Resumed => &self.resumed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::sync_channel;

    #[test]
    fn a_full_queue_stops_nobody_and_loses_nothing() {
        let (sender, events) = sync_channel(1);
        let changes = Arc::new(Changes::default());
        let tell = changes.teller(sender);
        for _ in 0..3000 {
            tell(Change::Resized);
        }
        assert!(events.try_recv().is_ok() && events.try_recv().is_err());
        assert!(changes.take(Change::Resized) && !changes.take(Change::Resized));
        assert!(!changes.take(Change::Resumed));
    }
}
