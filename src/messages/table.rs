//! What is said about the rows and columns of a table.

use super::spoken::Spoken;
use crate::text::{self, Decimal};

/// The words of the room that understands tables.
#[derive(Clone, Copy, Debug)]
pub struct TableWords {
    /// No row names the columns.
    pub no_header: &'static str,
    /// A row of which the program does not know what it is.
    pub odd_row: &'static str,
    /// A value that is no value of its column.
    pub kept_as_text: fn(&str) -> String,
    /// A cell that stands for the one above, which has nothing.
    pub nothing_above: fn(&str) -> String,
    /// A row with another number of cells than the header (cells, columns).
    pub ragged_row: fn(usize, usize) -> String,
    /// What the name of a column of an export says behind that of its field, where it holds what
    /// records have beside their first number of it.
    pub further: &'static str,
    /// What a row is.
    pub roles: [&'static str; 12],
    /// A sum (label, what the file says) that is not that of its rows (how many, their sum).
    pub wrong_sum: fn(&str, &str, u64, &str) -> String,
    /// The same, where the two differ by nothing but their unit.
    pub sum_in_other_unit: fn(&str, &str, u64, &str) -> String,
    /// Amounts below zero (how many, the row of the first) that no sum of the file counts as well.
    pub negative: fn(u64, u64) -> String,
    /// A file that counts other projects than it has (the key, its number, ours).
    pub other_count: fn(&str, u64, u64) -> String,
    /// Records without a name (how many).
    pub nameless: fn(u64) -> String,
    /// Numbers of rows that look like days (how many).
    pub dated: fn(u64) -> String,
    /// Amounts of a few đồng among those of projects (how many, the row of the first).
    pub tiny: fn(u64, u64) -> String,
    /// An amount in đồng.
    pub money: fn(i64) -> String,
    /// A number with so many decimals.
    pub number: fn(i64, u32) -> String,
    /// A project that is called like a sum.
    pub called_like_sum: &'static str,
    /// The same with what it says and what the rows above add up to (both amounts).
    pub called_like_wrong_sum: fn(&str, &str) -> String,
    /// A table with the money of another one (which, how much, the rows of both).
    pub sums_up: fn(&str, &str, u64, u64) -> String,
    /// The table of another file.
    pub of_file: fn(&str) -> String,
    /// The table of another sheet.
    pub of_sheet: fn(&str) -> String,
    /// The table of which the header stands in this row.
    pub of_header: fn(u64) -> String,
    /// All other tables together.
    pub all_others: &'static str,
    /// A project with the amount of all the others, at the end of a list.
    pub adds_up: &'static str,
    /// Projects of a name alone over others with amounts (how many).
    pub names_alone: fn(u64) -> String,
    /// A year or source of a project that its heading has not (its own, that of the heading).
    pub other_than_heading: fn(&str, &str) -> String,
    /// A project with an amount, and rows under it that add up to another (both amounts).
    pub has_parts: fn(&str, &str) -> String,
    /// The same where they come to much more (both amounts).
    pub has_more_below: fn(&str, &str) -> String,
    /// Rows without a number add up to the one above them.
    pub shared: &'static str,
    /// The parts of the support by source are not the support.
    pub parts_differ: &'static str,
    /// Another table begins (its columns).
    pub new_table: fn(&str) -> String,
    /// A table stands beside another one (the number of its first column).
    pub table_beside: fn(usize) -> String,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said about the rows and columns of a table.
    pub(super) const TABLE: TableWords = TableWords {
        no_header: Self::say(
            "không thấy hàng tiêu đề nào có tên cột đã biết; dùng --map \"Cột=trường\" để chỉ ra",
            "no row has column names that are known; name them with --map \"Column=field\"",
        ),
        odd_row: Self::say("không rõ dòng này là gì", "not clear what this row is"),
        kept_as_text: Self::say(
            |value| format!("\"{value}\" không đúng kiểu của cột, được giữ ở dạng chữ"),
            |value| format!("\"{value}\" does not fit its column and is kept as text"),
        ),
        nothing_above: Self::say(
            |sign| {
                format!("\"{sign}\" nghĩa là như trên, nhưng dòng trên không có giá trị; để trống")
            },
            |sign| {
                format!(
                    "\"{sign}\" stands for the cell above, which has no value; it is left empty"
                )
            },
        ),
        ragged_row: Self::say(
            |cells, columns| format!("dòng có {cells} ô, tiêu đề có {columns} cột"),
            |cells, columns| format!("the row has {cells} cells, the header {columns} columns"),
        ),
        further: Self::say(", số khác", ", further number"),
        roles: [
            Self::say("đề án", "record"),
            Self::say("viết tiếp dòng trên", "continuation of the row above"),
            Self::say("nhóm", "group"),
            Self::say("dòng cộng", "sum"),
            Self::say("hàng tên cột", "column names"),
            Self::say("số thứ tự cột", "column numbers"),
            Self::say("đơn vị tính", "units"),
            Self::say("tiêu đề", "title"),
            Self::say("ghi chú, chữ ký", "notes, signatures"),
            Self::say("dòng chờ", "prepared, not used"),
            Self::say("dòng trống", "empty"),
            Self::say("không đọc được", "not taken"),
        ],
        wrong_sum: Self::say(
            |label, told, records, sum| {
                format!("tệp ghi \"{label}\" {told}, nhưng {records} đề án cộng lại là {sum}")
            },
            |label, told, records, sum| {
                format!("the file says \"{label}\" {told}, but {records} records add up to {sum}")
            },
        ),
        sum_in_other_unit: Self::say(
            |label, told, records, sum| {
                format!(
                    "\"{label}\" đọc theo đơn vị của cột là {told}, nhưng {records} đề án cộng lại là {sum}: dòng này viết theo đơn vị khác, được hiểu là {sum}"
                )
            },
            |label, told, records, sum| {
                format!(
                    "\"{label}\" would be {told} in the unit of its column, but {records} records add up to {sum}: the row is written in another unit and is taken for {sum}"
                )
            },
        ),
        other_count: Self::say(
            |key, told, ours| format!("tệp ghi \"{key}\" {told}, nhưng danh sách có {ours} đề án"),
            |key, told, ours| {
                format!("the file says \"{key}\" {told}, but its list has {ours} records")
            },
        ),
        nameless: Self::say(
            |count| {
                format!(
                    "{count} dòng có số tiền nhưng không ghi tên đề án hay cơ sở, từ dòng này; mỗi dòng được tính là một đề án, có thể chúng thuộc đề án ở trên"
                )
            },
            |count| {
                format!(
                    "{count} rows, this one first, have amounts and name neither project nor establishment; each counts as a record, though they may belong to the one above"
                )
            },
        ),
        dated: Self::say(
            |count| {
                format!(
                    "{count} số thứ tự giống ngày tháng, từ dòng này: có thể là 1.1, 1.2 mà bảng tính đã đổi thành ngày; mỗi dòng được tính là một đề án, dòng ở trên chúng cũng vậy"
                )
            },
            |count| {
                format!(
                    "{count} row numbers look like days, this one first: perhaps 1.1 and 1.2, which a spreadsheet made days of; each row counts as a record, and so does the one above them"
                )
            },
        ),
        tiny: Self::say(
            |count, row| {
                format!(
                    "{count} số tiền nhỏ hơn 10.000 đồng (đầu tiên ở dòng {row}) giữa các số tiền triệu: có thể viết theo đơn vị khác"
                )
            },
            |count, row| {
                format!(
                    "{count} amounts below 10,000 đồng (the first in row {row}) among those of millions: perhaps written in another unit"
                )
            },
        ),
        negative: Self::say(
            |count, row| {
                format!(
                    "{count} số tiền âm (đầu tiên ở dòng {row}) được tính là giảm trừ; không có dòng cộng nào của tệp xác nhận"
                )
            },
            |count, row| {
                format!(
                    "{count} negative amounts (the first in row {row}) are taken off the sum; no sum of the file confirms it"
                )
            },
        ),
        money: Self::say(
            |dong| format!("{} triệu đồng", text::scaled(dong, 6, Decimal::Comma)),
            |dong| format!("VND {} million", text::scaled(dong, 6, Decimal::Point)),
        ),
        number: Self::say(
            |value, decimals| text::scaled(value, decimals, Decimal::Comma),
            |value, decimals| text::scaled(value, decimals, Decimal::Point),
        ),
        called_like_sum: Self::say(
            "dòng này được gọi như dòng cộng nhưng số tiền không phải tổng của các dòng trên; được tính là một đề án",
            "this row is called like a sum, but its amounts are not that of the rows above; it counts as a record",
        ),
        called_like_wrong_sum: Self::say(
            |told, above| {
                format!(
                    "dòng này được gọi như dòng cộng và ghi {told}, nhưng các dòng trên cộng lại là {above}; được tính là một đề án"
                )
            },
            |told, above| {
                format!(
                    "this row is called like a sum and says {told}, but the rows above add up to {above}; it counts as a record"
                )
            },
        ),
        sums_up: Self::say(
            |list, money, rows, records| {
                format!(
                    "{rows} dòng của bảng này cộng lại là {money}, đúng bằng {records} dòng của {list}: có vẻ là bảng tổng hợp; cả hai đều được tính, nên số tiền bị tính hai lần"
                )
            },
            |list, money, rows, records| {
                format!(
                    "the {rows} rows of this table add up to {money}, as do the {records} rows of {list}: it seems to sum them up; both are counted, so that the money counts twice"
                )
            },
        ),
        of_file: Self::say(
            |file| format!("tệp \"{file}\""),
            |file| format!("the file \"{file}\""),
        ),
        of_sheet: Self::say(
            |sheet| format!("trang tính \"{sheet}\""),
            |sheet| format!("the sheet \"{sheet}\""),
        ),
        of_header: Self::say(
            |row| format!("bảng có tiêu đề ở dòng {row}"),
            |row| format!("the table whose header is row {row}"),
        ),
        all_others: Self::say("các bảng khác cộng lại", "all other tables together"),
        adds_up: Self::say(
            "dòng này đúng bằng tổng các dòng trên mà không gọi là dòng cộng; được tính là một đề án",
            "this row has exactly the sum of the rows above and is not called a sum; it counts as a record",
        ),
        names_alone: Self::say(
            |count| {
                format!(
                    "{count} dòng, từ dòng này, chỉ có tên và đứng trên các dòng có số liệu: có thể là tên nhóm; được tính là đề án"
                )
            },
            |count| {
                format!(
                    "{count} rows, from this one on, have a name and nothing else over rows with amounts: perhaps names of groups; they count as records"
                )
            },
        ),
        other_than_heading: Self::say(
            |own, heading| {
                format!("dòng này ghi {own} nhưng nằm dưới nhóm {heading}; tính theo {own}")
            },
            |own, heading| {
                format!("the row says {own}, but stands under {heading}; {own} is counted")
            },
        ),
        has_parts: Self::say(
            |whole, parts| {
                format!(
                    "dòng này ghi {whole} nhưng các dòng con bên dưới cộng lại là {parts}; tính theo dòng này, các dòng con không được tính thêm"
                )
            },
            |whole, parts| {
                format!(
                    "this row says {whole}, but the rows under it add up to {parts}; this row is counted and they are not counted besides"
                )
            },
        ),
        has_more_below: Self::say(
            |whole, parts| {
                format!(
                    "dòng này ghi {whole} nhưng các dòng con bên dưới cộng lại là {parts}; tất cả đều được tính"
                )
            },
            |whole, parts| {
                format!(
                    "this row says {whole}, but the rows under it add up to {parts}; all of them are counted"
                )
            },
        ),
        shared: Self::say(
            "các dòng không có số thứ tự ở ngay dưới cộng lại đúng bằng dòng này; được hiểu là các phần của nó, không tính thêm",
            "the rows without a number right below add up to this one; they are taken for its parts and not counted besides",
        ),
        parts_differ: Self::say(
            "hỗ trợ theo nguồn cộng lại khác kinh phí hỗ trợ",
            "the support by source does not add up to the support",
        ),
        new_table: Self::say(
            |columns| format!("một bảng khác bắt đầu ở đây, đọc theo cột riêng: {columns}"),
            |columns| {
                format!("another table begins here and is read by columns of its own: {columns}")
            },
        ),
        table_beside: Self::say(
            |column| {
                format!(
                    "hai bảng đứng cạnh nhau; bảng thứ hai bắt đầu ở cột thứ {column} và được đọc riêng"
                )
            },
            |column| {
                format!(
                    "two tables stand side by side; the second begins at column {column} and is read for itself"
                )
            },
        ),
    };
}
