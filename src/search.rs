//! Search: from what was typed to the records that fit, best first.
//!
//! ```text
//! typed ─ query ─► Query ─┐
//!                         ├─ plan ─► Plan ─┐
//! Dataset ─ index ─► Index┴────────────────┴─ score ─► Found ─ result ─► the list in order
//! ```
//!
//! The rooms inside, each with a picture of its own; the `engine` goes through all of them:
//!
//! - `query`: what was typed
//! - `index`: words and values of the data
//! - `plan`: what typed words may mean
//! - `score`: points for texts, then for records
//! - `result`: order, history, highlights
//!
//! 1. A dataset of a million records has a few thousand different words, and perhaps a million
//!    codes, which the `lexicon` keeps apart. A typed word is compared with those only (`fit`), and
//!    so are its other readings; what several words answer together (first letters, words run
//!    together, short forms, phrases) is a `sequence`, and a `pack` of them is followed at once.
//! 2. Each different text of a column is read once, as a list of word numbers against that table
//!    (`scan`, `reading`). It gets points for each typed word, more where words stand side by side
//!    as typed, and some for how far the query covers it. Texts with the same points are one `class`;
//!    where nearly every record has a text of its own, it is read with its record (`answers`).
//! 3. A record takes, for each typed word, the best of its texts; all words must be found
//!    (`judge`). The sum is its score; equal scores keep the order of the data (`rank`).
//!    Loose fits (letters in order, slips) are listed only where nothing fits properly.
//! 4. Columns of few values (places; funding, activity, years and state) are read as one
//!    (`bundle`), the points of eight terms are worked on at once (`lanes`), and a list is narrowed
//!    while its query grows (`engine`). Threads take piece after piece of the texts and then of the
//!    records (`share`). The tests compare with the slow, plain way (`plain.rs`).
//!
//! What is searched how: all texts and the names of activity, funding and years by words; ids as a
//! whole or, for words with a digit, by their parts, years apart; figures by typed numbers of two
//! digits or more that are the same in whole đồng, people or classes. Codes, words of five digits or
//! more, are found whole or by their beginning, with no letter wrong.

mod engine;
mod index;
mod plan;
mod query;
mod result;
mod score;

#[cfg(test)]
mod plain;

pub use engine::{Engine, Order, Rest};
pub use query::{LONGEST, MOST_TERMS, Query, QueryError, parse};
pub use result::highlight::highlight;
pub use score::share::Stop;
