//! What is said around the report of a load.

use super::spoken::Spoken;

/// The words around the report of a load.
#[derive(Clone, Copy, Debug)]
pub struct CheckWords {
    /// Heads the column of file names.
    pub file: &'static str,
    /// Heads formats.
    pub format: &'static str,
    /// Heads encodings.
    pub encoding: &'static str,
    /// Heads delimiters.
    pub delimiter: &'static str,
    /// Heads names of sheets.
    pub sheet: &'static str,
    /// Heads numbers of header rows.
    pub header_row: &'static str,
    /// Heads numbers of records.
    pub records: &'static str,
    /// Rows and what they are, before their kinds: file or table, rows.
    pub rows: fn(u64) -> String,
    /// Rows that are hidden and count all the same.
    pub hidden: fn(u64) -> String,
    /// The records of a column and their sum.
    pub added: fn(u64, &str) -> String,
    /// A sum of the file (label, number) that is that of its rows.
    pub agrees: fn(&str, &str) -> String,
    /// How many further sums of the file are those of their rows.
    pub others_agree: fn(usize) -> String,
    /// A sum of the file (label, number, row), and how far that of its rows is away.
    pub differs: fn(&str, &str, u64, &str) -> String,
    /// How many further sums of the file are not those of their rows.
    pub others_differ: fn(u64) -> String,
    /// What records do not say (how many, the field), what it is and where it stands.
    pub given: fn(u64, &str, Option<&str>, &str) -> String,
    /// Where that stands, one each.
    pub given_by: [&'static str; 8],
    /// What a column was taken for (its name, the field) and on what that rests.
    pub understood: fn(&str, &str, &str) -> String,
    /// The unit of its amounts and on what that rests.
    pub counted_in: fn(&str, &str) -> String,
    /// Heads on what a decision rests.
    pub by: &'static str,
    /// On what a decision rests, one each.
    pub evidence: [&'static str; 8],
    /// Heads the account of a table.
    pub account: &'static str,
    /// Heads columns of the file.
    pub column: &'static str,
    /// Heads fields of the dataset.
    pub field: &'static str,
    /// Heads units.
    pub unit: &'static str,
    /// Heads how many rows have a value.
    pub filled: &'static str,
    /// Heads rows that are no records.
    pub asides: &'static str,
    /// Heads numbers of rows.
    pub row: &'static str,
    /// Heads what a row was taken for.
    pub role: &'static str,
    /// Heads texts.
    pub text: &'static str,
    /// Heads sorts of findings.
    pub kind: &'static str,
    /// Heads places.
    pub place: &'static str,
    /// Heads what was noticed.
    pub finding: &'static str,
    /// The command that reads files just so again.
    pub again: &'static str,
    /// A row that was left out.
    pub not_taken: &'static str,
    /// A value kept as text.
    pub kept_as_text: &'static str,
    /// A suspicion.
    pub suspicion: &'static str,
    /// About the file as a whole.
    pub whole_file: &'static str,
    /// How many findings there are (shown, all).
    pub count: fn(usize, u64) -> String,
    /// Nothing was noticed.
    pub clean: &'static str,
    /// The user stopped before the end.
    pub stopped: &'static str,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said around the report of a load.
    pub(super) const CHECK: CheckWords = CheckWords {
        file: Self::say("Tệp", "File"),
        format: Self::say("Định dạng", "Format"),
        encoding: Self::say("Bảng mã", "Encoding"),
        delimiter: Self::say("Dấu ngăn", "Delimiter"),
        sheet: Self::say("Trang tính", "Sheet"),
        header_row: Self::say("Hàng tiêu đề", "Header row"),
        records: Self::say("Bản ghi", "Records"),
        rows: Self::say(|rows| format!("{rows} dòng"), |rows| format!("{rows} rows")),
        hidden: Self::say(
            |rows| format!("{rows} dòng bị ẩn (có tính)"),
            |rows| format!("{rows} rows are hidden (and counted)"),
        ),
        added: Self::say(
            |records, sum| format!("cộng {records} đề án = {sum}"),
            |records, sum| format!("{records} records add up to {sum}"),
        ),
        agrees: Self::say(
            |label, told| format!("tệp ghi \"{label}\" {told}: khớp"),
            |label, told| format!("the file says \"{label}\" {told}: the same"),
        ),
        differs: Self::say(
            |label, told, row, by| match row {
                // It stands above the table, and in none of its rows.
                0 => format!("\"{label}\" ghi {told}: lệch {by}"),
                _ => format!("dòng {row} \"{label}\" ghi {told}: lệch {by}"),
            },
            |label, told, row, by| match row {
                0 => format!("\"{label}\" says {told}: {by} apart"),
                _ => format!("row {row} \"{label}\" says {told}: {by} apart"),
            },
        ),
        others_agree: Self::say(
            |sums| format!("{sums} dòng cộng của tệp: khớp"),
            |sums| {
                if sums == 1 {
                    "a sum of the file is right".to_owned()
                } else {
                    format!("{sums} sums of the file are right")
                }
            },
        ),
        others_differ: Self::say(
            |sums| format!("{sums} dòng cộng khác cũng lệch"),
            |sums| format!("{sums} more are not"),
        ),
        given: Self::say(
            |records, field, value, by| match value {
                Some(value) => format!("{records} đề án không ghi {field}: hiểu là {value} ({by})"),
                None => format!("{records} đề án không ghi {field}: lấy {by}"),
            },
            |records, field, value, by| match value {
                Some(value) => {
                    format!("{records} records do not say their {field}: taken for {value} ({by})")
                }
                None => format!("{records} records do not say their {field}: taken {by}"),
            },
        ),
        given_by: [
            Self::say("theo tiêu đề", "by the title"),
            Self::say("theo bảng ở trên", "by the table above"),
            Self::say(
                "theo mục đứng cạnh danh sách",
                "by what stands beside the list",
            ),
            Self::say("theo tên trang tính", "by the name of the sheet"),
            Self::say("theo tên tệp", "by the name of the file"),
            Self::say("theo tên cột", "by the name of the column"),
            Self::say("theo địa chỉ", "from the address"),
            Self::say("theo dòng nhóm", "by the heading above them"),
        ],
        understood: Self::say(
            |column, field, by| format!("Hiểu là: cột \"{column}\" = {field} ({by})"),
            |column, field, by| format!("Taken for: column \"{column}\" = {field} ({by})"),
        ),
        counted_in: Self::say(
            |unit, by| format!("đơn vị {unit} ({by})"),
            |unit, by| format!("in {unit} ({by})"),
        ),
        by: Self::say("Căn cứ", "By"),
        evidence: [
            Self::say("theo tên", "by its name"),
            Self::say(
                "theo tên và tiêu đề phía trên",
                "by its name and the heading above",
            ),
            Self::say("theo dòng đơn vị", "by the line of units"),
            Self::say("theo các cột tiền khác", "by the other columns of amounts"),
            Self::say("theo nội dung các ô", "by what its cells hold"),
            Self::say("theo độ lớn", "by size"),
            Self::say("theo tùy chọn đã nêu", "as you said"),
            Self::say("bằng tổng các cột khác", "as the sum of other columns"),
        ],
        account: Self::say("Cân đối", "Account"),
        column: Self::say("Cột", "Column"),
        field: Self::say("Trường", "Field"),
        unit: Self::say("Đơn vị", "Unit"),
        filled: Self::say("Có giá trị", "Filled"),
        asides: Self::say("Dòng không phải bản ghi", "Rows that are no records"),
        row: Self::say("Dòng", "Row"),
        role: Self::say("Loại dòng", "Is"),
        text: Self::say("Nội dung", "Text"),
        kind: Self::say("Loại", "Kind"),
        place: Self::say("Vị trí", "Place"),
        finding: Self::say("Phát hiện", "Finding"),
        again: Self::say("mở lại", "open again"),
        not_taken: Self::say("không nhận", "not taken"),
        kept_as_text: Self::say("giữ dạng chữ", "kept as text"),
        suspicion: Self::say("cần kiểm tra", "suspicious"),
        whole_file: Self::say("cả tệp", "file"),
        count: Self::say(
            |shown, all| {
                if shown as u64 == all {
                    format!("{all} phát hiện")
                } else {
                    format!("{all} phát hiện, nêu {shown} phát hiện đầu")
                }
            },
            |shown, all| {
                if shown as u64 == all {
                    format!("{all} findings")
                } else {
                    format!("{all} findings, the first {shown} shown")
                }
            },
        ),
        clean: Self::say("Không có gì đáng chú ý.", "Nothing was noticed."),
        stopped: Self::say("Đã dừng trước khi đọc hết.", "Stopped before the end."),
    };
}
