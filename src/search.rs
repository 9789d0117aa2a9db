//! Search: from what was typed to the records that fit, best first.
//!
//! ```text
//! typed ─ query::parse ─► Query ─ plan ─► Plan: points of every distinct word for every typed word
//!                                          │
//! Dataset ─ index::absorb ─► Index ────────┤
//!                                          ▼
//!         scan: values (each distinct text once) ─► rows ─► scores ─ rank ─► first screen, count, order
//! ```
//!
//! 1. A dataset of a million records has a few thousand different words. A typed word is compared
//!    with those only ([`fit`]); the result is a table from words to points.
//! 2. Each different text of a column is read once as a list of word numbers against that table
//!    (`scan`). It gets points a typed word, more where words stand side by side as typed.
//! 3. A record takes, for each typed word, the best of its texts; all words must be found. The sum
//!    is its score, and equal scores keep the order of the data (`rank`).
//!
//! Nothing is skipped by a guess and nothing is kept from one query that changes the next, so the
//! same query always gives the same list.

mod class;
mod engine;
pub mod field;
mod figure;
pub mod fit;
mod highlight;
mod history;
mod id;
mod index;
mod judge;
mod leader;
mod lexicon;
#[cfg(test)]
mod plain;
mod plan;
mod query;
mod rank;
mod request;
mod scan;
mod sequence;
mod share;
pub mod short_form;
mod table;
mod task;
mod weight;
mod word_list;
pub mod worker;

pub use engine::{Engine, Order, Rest, Stop};
pub use highlight::highlight;
pub use query::{LONGEST, MOST_TERMS, Query, QueryError, parse};
pub use request::{Answer, Request, answer};
