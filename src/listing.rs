//! What each view lists, in which columns and in which order.
//!
//! Search gives records; a view makes its items of them; screens, files and the clipboard show
//! those items through the same columns.

mod answer;
mod cell;
mod check;
mod column;
mod items;
mod list;
mod number;
mod report;
mod request;
mod result;
mod sort;
#[cfg(test)]
mod tests;
mod told;
mod total;
mod view;
pub mod worker;

pub use answer::{Answer, ListLine, ListPart, answer};
pub use cell::Cell;
pub use column::{Column, Share};
pub use items::Items;
pub use list::{count, list};
pub use number::{AskedNumber, asked_number};
pub use request::Request;
pub use result::{main_result, trains};
pub use sort::Sort;
pub use told::ToldEntry;
pub use total::{ListSum, ListTotal, total};
pub use view::{VIEWS, ViewRow};
