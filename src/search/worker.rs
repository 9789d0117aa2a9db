//! The search thread: the newest request wins, the others are never answered.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::{Answer, Request, answer};
use crate::dataset::Shared;

/// The way to the search thread. It ends when this is dropped.
#[derive(Debug)]
pub struct Worker {
    requests: Sender<Request>,
}

impl Worker {
    /// Starts the thread; each answer goes to `deliver`, which says whether anybody still listens.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        data: Shared,
        deliver: impl Fn(Answer) -> bool + Send + 'static,
    ) -> std::io::Result<Self> {
        let (requests, inbox) = channel();
        let run = move || serve(&data, &inbox, &deliver);
        thread::Builder::new()
            .name("search".to_owned())
            .spawn(run)?;
        Ok(Self { requests })
    }

    /// Asks; a request that still waits is dropped for this one.
    pub fn ask(&self, request: Request) {
        // The thread lives as long as this sender, so sending cannot fail.
        let _ = self.requests.send(request);
    }
}

fn serve(data: &Shared, inbox: &Receiver<Request>, deliver: &impl Fn(Answer) -> bool) {
    while let Ok(request) = inbox.recv() {
        let newest = inbox.try_iter().last().unwrap_or(request);
        let answer = answer(&data.read(), &newest);
        if !deliver(answer) {
            return;
        }
    }
}
