//! Score: how well texts answer a plan, and then records.
//!
//! ```text
//! Plan ─ table ─► what each word means ─┐
//!                                       ▼
//! lists of words ───────────────────── scan ─► text_points ─ weight ─► with what the column adds
//!                                                                              │
//!                                              answers ◄─ class ◄──────────────┘
//!                                                 ▼
//! typed_number, task: numbers and conditions ─► judge ─► found: records with their scores
//! ```
//!
//! Points of all terms lie side by side (`lanes`), and threads take piece after piece (`share`).

pub mod answers;
pub mod class;
pub mod found;
pub mod judge;
pub mod lanes;
pub mod scan;
pub mod share;
pub mod table;
pub mod task;
pub mod text_points;
pub mod typed_number;
pub mod weight;
