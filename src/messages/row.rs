//! What is said about rows that may be something else than they were taken for.

use super::spoken::Spoken;

/// The words about such rows.
#[derive(Clone, Copy, Debug)]
pub struct RowWords {
    /// Projects in hidden rows (how many), which count.
    pub hidden: fn(u64) -> String,
    /// Projects whose amount is the merged cell of the row above (how many).
    pub merged_amount: fn(u64) -> String,
    /// Empty cells (how many, the row of the first) below one that may hold for them.
    pub first_of_block: fn(u64, u64) -> String,
    /// Records with payments alone (how many) that are called like projects above (the first).
    pub payments: fn(u64, &str) -> String,
    /// Projects that are called like columns (how many): the table is turned, or a form.
    pub named_as_columns: fn(u64) -> String,
    /// A row that goes on with the texts of the one above.
    pub wrapped: &'static str,
    /// A heading that is a project with an amount, and those below it have none.
    pub amount_for_below: &'static str,
    /// A table of which no row names a project (its rows, their money) beside tables that do.
    pub no_projects: fn(u64, &str) -> String,
    /// The same, where each row has a name and counts projects.
    pub counted_projects: fn(u64, &str) -> String,
    /// The same, without amounts.
    pub no_list: fn(u64) -> String,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said about rows that may be something else than they were taken for.
    pub(super) const ROW: RowWords = RowWords {
        hidden: Self::say(
            |count| format!("{count} đề án, từ dòng này, nằm ở dòng bị ẩn; vẫn được tính"),
            |count| format!("{count} projects, this row first, stand in hidden rows; they count"),
        ),
        first_of_block: Self::say(
            |count, row| {
                format!(
                    "{count} ô trống, từ dòng {row}, đứng dưới ô có ghi; ô trống được hiểu là không rõ, không lấy giá trị ở trên; nếu chung giá trị thì gộp ô hoặc ghi \"nt\""
                )
            },
            |count, row| {
                format!(
                    "{count} empty cells, from row {row}, stand below one with a value; they are unknown and do not take it; if it is theirs, merge the cells or write \"nt\""
                )
            },
        ),
        payments: Self::say(
            |count, first| {
                format!(
                    "{count} bản ghi, từ dòng này, chỉ có tạm ứng, quyết toán và mang tên đề án đã có ({first}): mỗi đề án được đếm hai lần"
                )
            },
            |count, first| {
                format!(
                    "{count} records, this one first, have payments only and the names of projects that stand before ({first}): each project counts twice"
                )
            },
        ),
        merged_amount: Self::say(
            |count| {
                format!(
                    "{count} đề án, từ dòng này, dùng chung ô số tiền gộp với dòng trên: số tiền chỉ được tính một lần, cho dòng đầu của ô"
                )
            },
            |count| {
                format!(
                    "{count} records, this one first, share the merged amount of the row above: it counts once, for the first row of the cell"
                )
            },
        ),
        named_as_columns: Self::say(
            |count| {
                format!(
                    "{count} đề án mang tên của cột, từ dòng này: bảng có vẻ xoay ngang (mỗi đề án một cột) hoặc là phiếu của một đề án, nên không đọc đúng được; hãy xoay lại để mỗi đề án một dòng"
                )
            },
            |count| {
                format!(
                    "{count} records, this one first, are called like columns: the table seems to be turned (a column for each project) or the form of one project, and is not read as meant; turn it so that each project has a row"
                )
            },
        ),
        wrapped: Self::say(
            "dòng này không có số thứ tự và viết tiếp dòng trên: được nối vào đề án ở trên",
            "this row has no number and goes on with the one above: its texts were added to that record",
        ),
        amount_for_below: Self::say(
            "dòng này có số tiền còn các dòng bên dưới thì không: có thể là số tiền chung cho các dòng đó; mỗi dòng được tính là một đề án",
            "this row has an amount and those below it have none: it may be meant for them together; each row counts as a record",
        ),
        no_projects: Self::say(
            |rows, money| {
                format!(
                    "bảng này không nêu tên đề án hay cơ sở; {rows} dòng ({money}) vẫn được tính thêm vào các bảng khác: nếu là bảng tổng hợp thì số tiền bị tính hai lần"
                )
            },
            |rows, money| {
                format!(
                    "no row of this table names a project or an establishment; its {rows} rows ({money}) are counted besides those of the other tables: if it sums them up, the money counts twice"
                )
            },
        ),
        counted_projects: Self::say(
            |rows, money| {
                format!(
                    "mỗi dòng của bảng này ghi số đề án, không phải một đề án; {rows} dòng ({money}) vẫn được tính thêm vào các bảng khác: nếu là bảng tổng hợp thì số tiền bị tính hai lần"
                )
            },
            |rows, money| {
                format!(
                    "each row of this table counts projects and is none itself; its {rows} rows ({money}) are counted besides those of the other tables: if it sums them up, the money counts twice"
                )
            },
        ),
        no_list: Self::say(
            |rows| {
                format!(
                    "bảng này không có tên đề án hay số tiền, có vẻ là danh mục để tra cứu; {rows} dòng của nó vẫn được tính là đề án"
                )
            },
            |rows| {
                format!(
                    "this table has neither names of projects nor amounts and seems to be one to look things up in; its {rows} rows are counted as records all the same"
                )
            },
        ),
    };
}
