//! The search thread: the newest request wins, the others are given up.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::answer::Answer;
use super::ask::{refuse, understand};
use super::finder::{Finder, Sought};
use super::list::count;
use super::request::Request;
use super::view::ViewRow;
use crate::action::View;
use crate::dataset::Shared;

/// Records that are indexed while the dataset is looked at once; who fills it must not wait long.
const SLICE: u32 = 16_384;
/// With fewer records than this the whole answer comes within a frame.
const FEW: u32 = 50_000;
/// Records of a first screen, and of some pages more.
const FIRST: usize = 500;

/// The way to the search thread. It ends when this is dropped.
#[derive(Debug)]
pub struct Worker {
    requests: Sender<Request>,
    newest: Arc<AtomicU64>,
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
        let newest = Arc::new(AtomicU64::new(0));
        let known = Arc::clone(&newest);
        let run = move || {
            let mut server = Server {
                data,
                newest: known,
                finder: Finder::default(),
                everything: None,
            };
            server.serve(&inbox, &deliver);
        };
        thread::Builder::new()
            .name("search".to_owned())
            .spawn(run)?;
        Ok(Self { requests, newest })
    }

    /// Asks; a request that is not answered yet is given up for this one.
    pub fn ask(&self, request: Request) {
        self.newest.store(request.generation, Ordering::Relaxed);
        // The thread lives as long as this sender, so sending cannot fail.
        let _ = self.requests.send(request);
    }
}

/// The state of the search thread.
struct Server {
    data: Shared,
    newest: Arc<AtomicU64>,
    finder: Finder,
    /// How many items a view has without a query, and for how many records that holds.
    everything: Option<(View, u32, usize)>,
}

impl Server {
    fn serve(&mut self, inbox: &Receiver<Request>, deliver: &impl Fn(Answer) -> bool) {
        while let Ok(request) = inbox.recv() {
            let request = inbox.try_iter().last().unwrap_or(request);
            self.index();
            if !self.answer(&request, deliver) {
                return;
            }
        }
    }

    /// Takes in what was loaded meanwhile, slice by slice.
    fn index(&mut self) {
        while self.finder.engine.absorb(&self.data.read(), Some(SLICE)) {}
    }

    /// Delivers the first screen and then the rest; false if nobody listens any more.
    fn answer(&mut self, request: &Request, deliver: &impl Fn(Answer) -> bool) -> bool {
        let dataset = self.data.clone();
        let dataset = dataset.read();
        let query = match understand(request, &dataset) {
            Ok(query) => query,
            Err(problem) => return deliver(refuse(request, problem)),
        };
        let newest = Arc::clone(&self.newest);
        let stop = || newest.load(Ordering::Relaxed) > request.generation;
        let comes_first = ViewRow::of(request.view).is_plain && request.sort.is_none();
        let sought = Sought {
            dataset: &dataset,
            request,
            query: &query,
            stop: &stop,
        };
        if comes_first && self.finder.engine.rows() > FEW {
            let found = self.finder.first(sought, FIRST);
            if !found.is_none_or(deliver) {
                return false;
            }
        }
        let Some(found) = self.finder.whole(sought) else {
            return true;
        };
        let all = self.everything(request, &dataset);
        deliver(Answer { all, ..found })
    }

    /// How many items the view has without a query.
    fn everything(&mut self, request: &Request, dataset: &crate::dataset::Dataset) -> usize {
        let rows = self.finder.engine.rows();
        if let Some((view, known, all)) = self.everything
            && (view, known) == (request.view, rows)
        {
            return all;
        }
        let all = count(dataset, request, rows);
        self.everything = Some((request.view, rows, all));
        all
    }
}
