//! Headings that say how many projects stand under them: `Huyện Vũ Thư (02 đề án)`.

use super::super::claims::Claims;
use super::super::line::Level;

/// A heading that counts, while it is open.
pub(super) struct CountedHead {
    pub(super) level: Level,
    pub(super) row: u64,
    pub(super) text: String,
    pub(super) claims: Claims,
    /// How many records stood above it.
    pub(super) above: u64,
}
