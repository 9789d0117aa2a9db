//! Reading the files again, because the user said what a column is.

use anyhow::{Context, Result};

use super::loading::Again;
use super::{Session, start_loading, start_searching};
use crate::app::Effect;
use crate::dataset::Shared;
use crate::reader::{Chosen, Report};

impl Session<'_> {
    pub(super) fn read_again(&mut self, column: &str, chosen: Chosen) {
        let reading = self.threads.reading.with(column, chosen);
        let data = Shared::default();
        match start_loading(reading.clone(), data.clone(), self.threads.events.clone()) {
            Ok(loader) => {
                self.threads.loader = loader;
                self.threads.again = Some(Again { reading, data });
            }
            Err(error) => {
                let effect = self.app.load_failed(&error.to_string());
                self.perform(effect);
            }
        }
    }

    /// Shows what was read; if that is not all, what was shown before stays.
    pub(super) fn take_again(&mut self, read: Result<Report>) -> Effect {
        let again = self.threads.again.take();
        let shown = read.and_then(|report| {
            let words = self.app.words();
            let whole = again.filter(|_| !report.stopped);
            let again = whole.context(words.screen.telling.stays_as_it_was)?;
            let worker = start_searching(again.data.clone(), self.threads.events.clone());
            // The search thread of the data before ends with this.
            self.threads.worker = worker.context(words.reader.no_thread)?;
            self.threads.data = again.data.clone();
            self.threads.reading = again.reading;
            Ok(self.app.loaded_again(again.data, &report))
        });
        shown.unwrap_or_else(|error| self.app.load_failed(&format!("{error:#}")))
    }
}
