//! Score: how well texts answer a plan, and then records.
//!
//! ```text
//! Plan ─ table ─► what each word means ─┐
//!                                       ▼
//! lists of words ────────── scan ─► reading: points of a text ─ weight ─► with those of its column
//!                                                                    │
//!                          each different points once: class ◄───────┤
//!                                                │                   │ read with its record
//!                                                └─────► answers ◄───┘ where each has its own text
//!                                                           │
//!          figure, task: numbers and other conditions ─► judge: points of records ─► found
//! ```
//!
//! Points of all terms lie side by side (`lanes`), and threads take piece after piece (`share`).

pub mod answers;
pub mod class;
pub mod figure;
pub mod found;
pub mod judge;
pub mod lanes;
pub mod reading;
pub mod scan;
pub mod share;
pub mod table;
pub mod task;
pub mod weight;
