//! Into the dataset: records in batches, where each came from, and what looks odd about them.
//!
//! ```text
//! sink (batches, progress) ─► pusher (another thread) ─► dataset
//!   └► suspicion (each record, then all of them) with origin (its place), spelling and twice
//!      summed_up (tables that sum up others)
//! ```

pub(super) mod origin;
mod pusher;
mod sink;
mod spelling;
pub(super) mod summed_up;
pub(super) mod suspicion;
mod twice;

pub(super) use sink::Sink;
pub use sink::{OnProgress, Progress};
