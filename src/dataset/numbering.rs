//! The numbers by which records name what they share.

/// The number of a reference within its dataset.
pub type RefId = u16;
/// The number of an activity within its dataset.
pub type ActivityId = u16;
/// The number of a column that only some file has.
pub type ExtraId = u16;
