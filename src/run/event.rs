//! What wakes the loop.

use super::loading::Load;
use crate::app::Export;
use crate::listing::Answer;
use crate::terminal::input::Input;

/// What can happen.
#[derive(Debug)]
pub enum Event {
    /// The user did something.
    Input(Vec<Input>),
    /// Something about the terminal changed; what, is in `Changes`.
    Changed,
    /// The search thread has an answer.
    Found(Answer),
    /// The load thread went on or ended.
    Load(Load),
    /// A file was written, or not.
    Written(Export, Result<usize, String>),
    /// There is nobody at the terminal any more.
    HungUp,
}
