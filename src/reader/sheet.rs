//! Cells: each kind of file read row by row, as a person sees its cells.
//!
//! ```text
//! delimited (CSV and its kin) ─┐
//! markdown  (tables of it)    ─┤
//! workbook  (XLSX, ODS)       ─┼─► RawRow ─► table
//! word      (tables of DOCX)  ─┘
//! json      (own form, and lists of others) ─► records
//! ```

pub(super) mod delimited;
pub(super) mod json;
pub(super) mod markdown;
mod raised;
mod word;
pub(super) mod workbook;
