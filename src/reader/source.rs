//! Bytes: where a file comes from, what its content shows it to be, and its text.
//!
//! ```text
//! input (opens, watches) ─► format (by content) ─► encoding (which alphabet) ─► decoder (text as UTF-8)
//! ```

pub(super) mod decoder;
pub(super) mod encoding;
pub(super) mod format;
pub mod input;
pub(super) mod old_letters;
mod syllable;
pub(super) mod tcvn3;
pub(super) mod vni;
