//! Where one is in a list.

/// The cursor of a list: the chosen place and the first one that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The chosen place.
    pub place: usize,
    /// The place in the first line.
    pub top: usize,
}
