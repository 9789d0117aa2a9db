//! What each view lists, in which columns and in which order.
//!
//! Search gives records; a view makes its items of them; screens, files and the clipboard show
//! those items through the same columns.

mod answer;
mod ask;
mod cell;
mod check;
mod column;
mod finder;
mod items;
mod list;
mod reply;
mod report;
mod request;
mod result;
mod sort;
#[cfg(test)]
mod tests;
mod texts;
mod told;
mod total;
mod touched;
mod view;
pub mod worker;

pub use answer::{Answer, ListLine, ListPart};
pub use ask::answer;
pub use cell::Cell;
pub use column::{Column, Share};
pub use items::Items;
pub use reply::{AskedNumber, AskedRecords, Reply};
pub use request::Request;
pub use result::{main_result, trains};
pub use sort::Sort;
pub use told::ToldEntry;
pub use total::{ListSum, ListTotal, total};
pub use view::{VIEWS, ViewRow};
