//! A line of a pane, and what it stands for.

/// What is chosen of something: all of it, a part, or what is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Choice<T> {
    /// Everything.
    #[default]
    All,
    /// Records that have this one, alone or among others.
    Only(T),
    /// Records of which it was not published.
    Unknown,
}

/// A number that stands for a value of a facet, whatever the records on the screen are.
pub type FacetValue = u64;
/// A line of a facet's pane.
pub type FacetChoice = Choice<FacetValue>;
