//! What is said of values that are read and can hardly be meant.

use super::spoken::Spoken;

/// The words about values that are odd.
#[derive(Clone, Copy, Debug)]
pub struct SuspicionWords {
    /// Support above the total cost.
    pub support_above_total: &'static str,
    /// Support and counterpart are not the total.
    pub parts_do_not_add_up: &'static str,
    /// A share above a hundred per cent.
    pub share_above_whole: &'static str,
    /// A year before 1990 or after 2100.
    pub unlikely_year: fn(&str) -> String,
    /// An amount that no project costs.
    pub too_much_money: fn(&str) -> String,
    /// Formulas without a value (how many, the row of the first, what it is).
    pub formulas: fn(u64, u64, &str) -> String,
    /// Amounts with a fraction of a đồng (how many, the row of the first, what it is).
    pub rounded: fn(u64, u64, &str) -> String,
    /// Amounts that are taken for đồng (how many, the row of the first, what it is).
    pub in_dong: fn(u64, u64, &str) -> String,
    /// Numbers with the mark of a footnote (how many, the row of the first, what it is).
    pub marked: fn(u64, u64, &str) -> String,
    /// Sums without a value (how many, the row of the first).
    pub sums_without_value: fn(u64, u64) -> String,
    /// Rows with letters that were lost (how many, a text of the first).
    pub lost_letters: fn(u64, &str) -> String,
    /// Rows with letters of TCVN3 (how many, a text of the first).
    pub old_letters: fn(u64, &str) -> String,
    /// Notes of a stop (how many records), whose numbers are counted.
    pub stopped_in_note: fn(usize) -> String,
    /// Several establishments and one amount.
    pub one_amount_for_several: &'static str,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said of values that can hardly be meant.
    pub(super) const SUSPICION: SuspicionWords = SuspicionWords {
        support_above_total: Self::say(
            "kinh phí hỗ trợ lớn hơn tổng kinh phí",
            "the support is above the total cost",
        ),
        parts_do_not_add_up: Self::say(
            "hỗ trợ cộng đối ứng khác tổng kinh phí",
            "support and own share do not add up to the total cost",
        ),
        share_above_whole: Self::say(
            "tỷ lệ có việc làm vượt 100 %",
            "the share in work is above 100 %",
        ),
        unlikely_year: Self::say(
            |year| format!("năm {year} nằm ngoài 1990–2100"),
            |year| format!("the year {year} is outside 1990–2100"),
        ),
        too_much_money: Self::say(
            |amount| {
                format!(
                    "số tiền {amount} lớn bất thường; có lẽ cột tính bằng đơn vị khác, đổi bằng --unit"
                )
            },
            |amount| {
                format!(
                    "the amount {amount} is unusually large; perhaps the column has another unit, change it with --unit"
                )
            },
        ),
        formulas: Self::say(
            |count, row, first| {
                format!(
                    "{count} công thức chưa có giá trị (đầu tiên ở dòng {row}: \"{first}\"), được giữ ở dạng chữ; hãy mở tệp bằng Excel rồi lưu lại"
                )
            },
            |count, row, first| {
                format!(
                    "{count} formulas have no value (the first in row {row}: \"{first}\") and are kept as text; open the file in Excel and save it again"
                )
            },
        ),
        rounded: Self::say(
            |count, row, first| {
                format!(
                    "{count} số tiền lẻ dưới một đồng (đầu tiên ở dòng {row}: \"{first}\"), được làm tròn đến đồng"
                )
            },
            |count, row, first| {
                format!(
                    "{count} amounts with a fraction of a đồng (the first in row {row}: \"{first}\") are rounded to the đồng"
                )
            },
        ),
        in_dong: Self::say(
            |count, row, first| {
                format!(
                    "{count} số tiền ghi theo đơn vị khác với cột (đầu tiên ở dòng {row}: \"{first}\"): quá lớn nên được hiểu là đồng, đổi bằng --unit"
                )
            },
            |count, row, first| {
                format!(
                    "{count} amounts are in another unit than the column (the first in row {row}: \"{first}\"): too large for it, they are taken for đồng, change it with --unit"
                )
            },
        ),
        marked: Self::say(
            |count, row, first| {
                format!(
                    "{count} số có dấu chú thích (đầu tiên ở dòng {row}: \"{first}\"); số được đọc không kèm dấu"
                )
            },
            |count, row, first| {
                format!(
                    "{count} numbers with the mark of a footnote (the first in row {row}: \"{first}\") are read without it"
                )
            },
        ),
        sums_without_value: Self::say(
            |count, row| {
                format!(
                    "{count} dòng cộng hoặc nhóm có công thức không ra giá trị (đầu tiên ở dòng {row}): không so được với các đề án; hãy mở tệp bằng Excel rồi lưu lại"
                )
            },
            |count, row| {
                format!(
                    "{count} rows of sums or groups have a formula without a value (the first in row {row}): the total could not be compared; open the file in Excel and save it again"
                )
            },
        ),
        lost_letters: Self::say(
            |rows, text| {
                format!(
                    "{rows} dòng có chữ đã mất dấu từ trước khi mở (\"{text}\"), nên tìm sẽ sót; hãy lấy lại tệp gốc"
                )
            },
            |rows, text| {
                format!(
                    "letters of {rows} rows were lost before the file was opened (\"{text}\"), so searches miss them; get the original file"
                )
            },
        ),
        old_letters: Self::say(
            |rows, text| {
                format!(
                    "{rows} dòng có chữ gõ bằng bảng mã cũ TCVN3 (\"{text}\"), được giữ nguyên, nên tìm sẽ sót"
                )
            },
            |rows, text| {
                format!(
                    "{rows} rows have letters of the old alphabet TCVN3 (\"{text}\"), which are kept as they are, so searches miss them"
                )
            },
        ),
        stopped_in_note: Self::say(
            |count| {
                format!(
                    "{count} đề án, từ dòng này, có ghi chú như đã dừng; số liệu vẫn được tính vì trạng thái không ghi"
                )
            },
            |count| {
                format!(
                    "{count} records, this one first, have a note of a stop; their numbers count, for no status says it"
                )
            },
        ),
        one_amount_for_several: Self::say(
            "một khoản tiền chung cho nhiều cơ sở; không chia ra",
            "one amount for several establishments; it is not split",
        ),
    };
}
