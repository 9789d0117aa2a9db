//! Facets: fields by which records are chosen and counted, such as source, activity or district.
//!
//! [`FACETS`] holds all that is special about each; everything else works with any of them.
//!
//! ```text
//! record ─ keys ─► key ─ values ─► values        choices of a pane = all, each value, unknown
//!  row 7           5      "Vũ Thư"                            ▲
//!                         "Kiến Xương"       counted once a key, and then once a value
//! ```
//!
//! A key is the small number under which a column keeps what a record has: a million records have
//! few different keys, so whether a record is chosen is asked once a key, not once a record.

mod choice;
mod count;
mod keys;
mod names;
mod selection;
mod table;
#[cfg(test)]
mod tests;

pub use choice::{Choice, FacetChoice, FacetValue};
pub use count::{Choosing, FacetCounts, Sieve, count};
pub use names::NameIndex;
pub use selection::{Pick, Selection, Take};
pub use table::{FACETS, Facet, FacetId, Label, Listing};
