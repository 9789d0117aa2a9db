//! Result: what is done with the records that were found.
//!
//! ```text
//! Found ─ rank ─► the first screen, and the whole list in order
//!   └──── history ─► the answer to a query that is typed again, or the list that is narrowed
//!
//! Query, a shown text ─ highlight ─► the letters that matched
//! Query, records ─────── meant ────► what its words were taken for
//!                      lacking ──► which of its words they do not have
//! ```

pub mod highlight;
pub mod history;
pub mod lacking;
pub mod meant;
pub mod rank;
