//! What is said about the columns of a table.

use super::spoken::Spoken;
use crate::text::Unit;

/// The words of the room that understands columns.
#[derive(Clone, Copy, Debug)]
pub struct ColumnWords {
    /// What the amounts of a column are counted in.
    pub unit: fn(Unit) -> &'static str,
    /// Amounts without unit that are small (the largest).
    pub no_unit: fn(i64) -> String,
    /// Two columns of one field: this one, and the one that was taken.
    pub same_field: fn(&str, &str) -> String,
    /// The numbers of several years are added up.
    pub years_added: &'static str,
    /// A column for another year than that of the support.
    pub other_year: &'static str,
    /// No column is called a title.
    pub guessed_title: &'static str,
    /// The same, and no other column is known.
    pub nothing_known: &'static str,
    /// A number with one sign before three digits, in a column that has both styles.
    pub either_number: fn(&str) -> String,
    /// A number that is written as the others of its column are not.
    pub other_style: fn(&str) -> String,
    /// Amounts in đồng that are too small for it (the largest).
    pub small_dong: fn(i64) -> String,
    /// Support that is too small for a project (the largest, in đồng).
    pub small_support: fn(i64) -> String,
    /// A column of which something was said, and that is nowhere.
    pub absent_column: fn(&str) -> String,
    /// The line above says another unit (which) than the names of the columns.
    pub other_unit: fn(&str) -> String,
    /// Amounts in something that is no unit of đồng.
    pub odd_unit: &'static str,
    /// A column whose name holds that of a field (its key), and says more.
    pub near_field: fn(&str) -> String,
    /// Amounts of which nothing says what they pay for.
    pub unknown_money: &'static str,
    /// Amounts without a unit that are too small for đồng (the largest).
    pub unit_by_size: fn(&str) -> String,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said about the columns of a table.
    pub(super) const COLUMN: ColumnWords = ColumnWords {
        unit: |unit| match unit {
            Unit::Dong => Self::say("đồng", "VND"),
            Unit::Thousand => Self::say("nghìn đồng", "VND thousand"),
            Unit::Million => Self::say("triệu đồng", "VND million"),
            Unit::Billion => Self::say("tỷ đồng", "VND billion"),
        },
        no_unit: Self::say(
            |largest| format!("không thấy đơn vị tính, hiểu là đồng; số lớn nhất chỉ là {largest}"),
            |largest| {
                format!(
                    "no unit was named, so VND is assumed; the largest amount is only {largest}"
                )
            },
        ),
        same_field: Self::say(
            |column, other| {
                format!(
                    "hai cột cùng một nội dung: \"{other}\" được dùng, \"{column}\" giữ riêng; đổi bằng --map"
                )
            },
            |column, other| {
                format!(
                    "two columns hold the same: \"{other}\" is used, \"{column}\" is kept apart; change it with --map"
                )
            },
        ),
        years_added: Self::say(
            "các cột theo năm được cộng lại thành số của đề án; từng năm vẫn giữ riêng; đổi bằng --map",
            "the columns of years are added up for each record and kept apart besides; change it with --map",
        ),
        other_year: Self::say(
            "cột này là số của một năm khác với năm của kinh phí hỗ trợ; giữ riêng, đổi bằng --map",
            "this column is of another year than the support; it is kept apart, change it with --map",
        ),
        guessed_title: Self::say(
            "không cột nào mang tên đề án; lấy cột này làm tên, đổi bằng --map",
            "no column is called a title; this one is taken for it, change it with --map",
        ),
        nothing_known: Self::say(
            "không nhận ra cột nào theo tên ở hàng tiêu đề; giữ nguyên tên các cột và lấy cột này làm tên, đổi bằng --map",
            "no column name of the header is known; the columns keep their names and this one is taken for the title, change it with --map",
        ),
        either_number: Self::say(
            |number| {
                format!(
                    "\"{number}\" có thể là hàng nghìn hoặc số lẻ; kiểm tra lại, đổi bằng --decimal"
                )
            },
            |number| {
                format!(
                    "\"{number}\" may be thousands or a decimal; look again, change it with --decimal"
                )
            },
        ),
        other_style: Self::say(
            |number| format!("\"{number}\" viết dấu thập phân khác các số khác của cột"),
            |number| {
                format!(
                    "\"{number}\" has another decimal sign than the other numbers of its column"
                )
            },
        ),
        small_dong: Self::say(
            |largest| {
                format!(
                    "tệp ghi đơn vị là đồng nhưng số lớn nhất chỉ là {largest}; kiểm tra lại, đổi bằng --unit"
                )
            },
            |largest| {
                format!(
                    "the file says VND, but the largest amount is only {largest}; look again, change it with --unit"
                )
            },
        ),
        small_support: Self::say(
            |largest| {
                format!(
                    "theo đơn vị của cột, mức hỗ trợ lớn nhất chỉ là {largest} đồng; kiểm tra lại đơn vị, đổi bằng --unit"
                )
            },
            |largest| {
                format!(
                    "in the unit of the column, the largest support is only {largest} VND; look at the unit again, change it with --unit"
                )
            },
        ),
        absent_column: Self::say(
            |column| {
                format!("không tệp nào có cột \"{column}\" mà --map, --unit hoặc --decimal nêu")
            },
            |column| {
                format!("no file has the column \"{column}\" that --map, --unit or --decimal names")
            },
        ),
        other_unit: Self::say(
            |line| {
                format!(
                    "dòng trên bảng ghi đơn vị {line}, tên cột ghi đơn vị khác; tính theo tên cột, đổi bằng --unit"
                )
            },
            |line| {
                format!(
                    "the line above says {line} and the name of the column another unit; the name is followed, change it with --unit"
                )
            },
        ),
        odd_unit: Self::say(
            "đơn vị của cột không đổi được ra đồng; số được giữ ở dạng chữ, đổi bằng --unit",
            "the unit of the column cannot be turned into VND; its numbers are kept as text, change it with --unit",
        ),
        near_field: Self::say(
            |key| {
                format!(
                    "tên cột gần giống một cột đã biết nhưng có thể là số khác; giữ ở dạng chữ, nếu đúng thì thêm --map \"…={key}\""
                )
            },
            |key| {
                format!(
                    "the column is nearly called like a known one, but may be another number; it is kept as text, where it is the same add --map \"…={key}\""
                )
            },
        ),
        unknown_money: Self::say(
            "cột có đơn vị tiền nhưng không rõ là khoản nào; giữ riêng, nếu là kinh phí hỗ trợ thì thêm --map \"…=support\"",
            "the column has a unit of money and nothing says what it pays for; it is kept apart, if it is support add --map \"…=support\"",
        ),
        unit_by_size: Self::say(
            |largest| {
                format!(
                    "không thấy đơn vị tính; số lớn nhất chỉ là {largest} nên hiểu là triệu đồng, đổi bằng --unit"
                )
            },
            |largest| {
                format!(
                    "no unit was named; the largest number is only {largest}, so VND million is assumed, change it with --unit"
                )
            },
        ),
    };
}
