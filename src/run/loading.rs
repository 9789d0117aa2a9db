//! The load thread: it fills the dataset, tells how far it is, and stops when asked.

use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::app::Loading;
use crate::dataset::Shared;
use crate::reader::{self, Progress, Reading, Report, Source};

/// How often the load tells how far it is.
const PACE: Duration = Duration::from_millis(100);

/// What the load thread tells.
#[derive(Debug)]
pub enum Load {
    /// It goes on.
    Progress(Loading),
    /// It has ended.
    Done(Result<Report>),
}

/// A load that goes on.
#[derive(Debug)]
pub(super) struct LoadThread {
    stopped: Arc<AtomicBool>,
}

/// Files that are read again. What was read before is shown until they are read to the end.
pub(super) struct Again {
    pub(super) reading: Reading,
    pub(super) data: Shared,
}

impl LoadThread {
    /// Starts to read files into `data`; `tell` must not block for long.
    pub(super) fn start(
        reading: Reading,
        data: Shared,
        tell: impl Fn(Load) + Send + 'static,
    ) -> io::Result<Self> {
        let stopped = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&stopped);
        let run = move || {
            let mut pace = Pace::new();
            let report = reader::load(&reading.sources, &reading.options, &data, &mut |progress| {
                if let Some(loading) = pace.word(progress) {
                    tell(Load::Progress(loading));
                }
                if asked.load(Ordering::Relaxed) {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            });
            // What the program carries needs no report.
            let is_file = reading
                .sources
                .iter()
                .any(|source| !matches!(source, Source::Bytes(..)));
            tell(Load::Done(report.map(|report| {
                if is_file {
                    Report {
                        read_once: reading.read_once(),
                        command: reading.command(),
                        ..report
                    }
                } else {
                    Report::default()
                }
            })));
        };
        thread::Builder::new().name("load".to_owned()).spawn(run)?;
        Ok(Self { stopped })
    }

    /// Asks the load to end; what it has read stays.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}

/// Says how far the load is, but not too often.
struct Pace {
    start: Instant,
    last: Instant,
}

impl Pace {
    fn new() -> Self {
        let now = Instant::now();
        Self {
            start: now,
            last: now,
        }
    }

    fn word(&mut self, progress: Progress) -> Option<Loading> {
        let now = Instant::now();
        if now.duration_since(self.last) < PACE {
            return None;
        }
        self.last = now;
        Some(loading(progress, now.duration_since(self.start)))
    }
}

/// The share of the bytes, and the time that the others take at the same speed.
fn loading(progress: Progress, spent: Duration) -> Loading {
    let total = progress.total.filter(|total| *total > 0);
    let percent = total.map(|total| (progress.done.min(total) * 100 / total).min(99));
    let left = percent.and_then(|percent| {
        let spent = u64::try_from(spent.as_millis()).ok()?;
        Some(Duration::from_millis(
            (spent * (100 - percent)).checked_div(percent)?,
        ))
    });
    Loading {
        rows: progress.rows,
        percent,
        left,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_follows_from_the_share() {
        let progress = Progress {
            rows: 10,
            done: 25,
            total: Some(100),
        };
        let told = loading(progress, Duration::from_secs(1));
        assert_eq!(
            (told.percent, told.left),
            (Some(25), Some(Duration::from_secs(3)))
        );
        let pipe = loading(
            Progress {
                total: None,
                ..progress
            },
            Duration::from_secs(1),
        );
        assert_eq!((pipe.percent, pipe.left), (None, None));
    }
}
