//! Cells: each kind of file read row by row, as a person sees its cells.
//!
//! ```text
//! delimited (CSV and its kin) ─┐
//! workbook  (XLSX, ODS)       ─┴─► RawRow ─► table
//! json      (own form, and lists of others) ─► records
//! ```

pub(super) mod delimited;
pub(super) mod json;
mod lines;
pub(super) mod workbook;
