//! The words of the explorer.

use super::spoken::Spoken;
use super::{FoundWords, Help, Telling};

/// The words of the panes, the footer, the help and the notices.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the words themselves say what they are for")]
pub struct Screen {
    pub programmes: &'static str,
    pub establishments: &'static str,
    pub training: &'static str,
    pub reconciliation: &'static str,
    pub report: &'static str,
    pub reading_rows: fn(&str) -> String,
    pub time_left: fn(u64) -> String,
    pub findings: fn(&str) -> String,
    pub column_kind: &'static str,
    pub column_where: &'static str,
    pub column_what: &'static str,
    pub funding_source: &'static str,
    pub activity: &'static str,
    pub detail: &'static str,
    pub all: &'static str,
    pub unknown: &'static str,
    pub unknown_funding: &'static str,
    pub unknown_activity: &'static str,
    pub national: &'static str,
    pub local: &'static str,
    pub other_funding: &'static str,
    pub million: &'static str,
    pub million_short: &'static str,
    pub million_dong: fn(&str) -> String,
    pub first_half: fn(&str) -> String,
    pub second_half: fn(&str) -> String,
    pub short_first_half: fn(&str) -> String,
    pub short_second_half: fn(&str) -> String,
    pub of: fn(&str, &str) -> String,
    pub more: fn(&str) -> String,
    pub search: &'static str,
    pub nothing_found: &'static str,
    pub nothing_chosen: &'static str,
    pub nothing_here: &'static str,
    pub too_small: &'static str,
    pub paragraph: fn(u32) -> String,
    pub total: &'static str,
    pub in_records: fn(&str) -> String,
    pub of_unknown: fn(&str) -> String,
    pub count_only: &'static str,
    pub column_title: &'static str,
    pub column_funding: &'static str,
    pub column_result: &'static str,
    pub column_period: &'static str,
    pub column_activity: &'static str,
    pub column_name: &'static str,
    pub column_place: &'static str,
    pub column_support: &'static str,
    pub column_records: &'static str,
    pub column_trainees: &'static str,
    pub column_classes: &'static str,
    pub column_per_class: &'static str,
    pub column_in_work: &'static str,
    pub column_per_trainee: &'static str,
    pub column_stated: &'static str,
    pub column_parts: &'static str,
    pub column_difference: &'static str,
    pub column_verdict: &'static str,
    pub summary_programmes: &'static str,
    pub summary_support: &'static str,
    pub summary_other: &'static str,
    pub contents: &'static str,
    pub outcomes: &'static str,
    pub place: &'static str,
    pub published_in: &'static str,
    pub parent: &'static str,
    pub parts: &'static str,
    pub supported: &'static str,
    pub training_outcome: &'static str,
    pub other_source: &'static str,
    pub records_of: &'static str,
    pub id: &'static str,
    pub why: &'static str,
    pub published_at: &'static str,
    pub assumed: &'static str,
    pub copied: fn(&str, usize) -> String,
    pub nothing_to_copy: &'static str,
    pub trail_empty: &'static str,
    pub keys: &'static str,
    pub keys_browse: &'static str,
    pub keys_search: &'static str,
    pub keys_help: &'static str,
    pub queries: Queries,
    pub sorted_by: fn(&str) -> String,
    pub unsorted: &'static str,
    pub published: &'static str,
    pub export_to: &'static str,
    pub exported: fn(&str, &str) -> String,
    /// A table does not hold all that the records that were written have.
    pub not_in_tables: &'static str,
    pub still_reading: &'static str,
    pub export_nothing: &'static str,
    pub export_format: fn(&str) -> String,
    pub export_exists: &'static str,
    pub export_forbidden: &'static str,
    pub keys_export: &'static str,
    pub keys_column: &'static str,
    pub telling: Telling,
    /// What is said of what a query finds.
    pub found: FoundWords,
    pub help: Help,
}

/// What the help says of the language of queries.
#[derive(Clone, Copy, Debug)]
pub struct Queries {
    /// Its name.
    pub name: &'static str,
    /// Its signs, each as an example with what it means.
    pub signs: [(&'static str, &'static str); 4],
    /// In what its amounts are counted.
    pub millions: &'static str,
}

/// The size of a text that some terminals drop without a word: above one to seven kilobytes.
fn in_kilobytes(size: usize) -> String {
    const SMALL: usize = 1_000;
    if size < SMALL {
        return String::new();
    }
    format!(" ({} kB)", size.div_ceil(1_000))
}

impl<const LANG: usize> Spoken<LANG> {
    /// What the explorer says.
    pub(super) const SCREEN: Screen = Screen {
        programmes: Self::say("Đề án", "Programmes"),
        establishments: Self::say("Cơ sở CNNT", "Establishments"),
        training: Self::say("Đào tạo", "Training"),
        reconciliation: Self::say("Đối chiếu", "Reconcile"),
        report: Self::say("Kết quả đọc tệp", "Files"),
        reading_rows: Self::say(
            |rows| format!("Đang đọc: {rows} bản ghi"),
            |rows| format!("Reading: {rows} records"),
        ),
        time_left: Self::say(
            |seconds| format!("còn {seconds} giây, Esc dừng"),
            |seconds| format!("{seconds} s left, Esc stops"),
        ),
        findings: Self::say(
            |count| format!("Có {count} lưu ý, nhấn 5 để xem"),
            |count| format!("{count} to look at, press 5"),
        ),
        column_kind: Self::say("Loại", "Kind"),
        column_where: Self::say("Chỗ", "Place"),
        column_what: Self::say("Điều ghi nhận", "What was noticed"),
        funding_source: Self::say("Nguồn kinh phí", "Funding source"),
        activity: Self::say("Hoạt động", "Activity"),
        detail: Self::say("Chi tiết", "Detail"),
        all: Self::say("Tất cả", "All"),
        unknown: Self::say("Chưa rõ", "Unknown"),
        unknown_funding: Self::say("Nguồn: chưa rõ", "Source: unknown"),
        unknown_activity: Self::say("Hoạt động: chưa rõ", "Activity: unknown"),
        national: "KCQG",
        local: "KCĐP",
        other_funding: Self::say("Nguồn khác", "Other source"),
        million: Self::say("triệu", "m"),
        million_short: Self::say("tr", "m"),
        million_dong: Self::say(
            |amount| format!("{amount} triệu đồng"),
            |amount| format!("VND {amount} million"),
        ),
        first_half: Self::say(
            |year| format!("6 tháng đầu năm {year}"),
            |year| format!("first half of {year}"),
        ),
        second_half: Self::say(
            |year| format!("6 tháng cuối năm {year}"),
            |year| format!("second half of {year}"),
        ),
        short_first_half: Self::say(|year| format!("đầu {year}"), |year| format!("H1 {year}")),
        short_second_half: Self::say(|year| format!("cuối {year}"), |year| format!("H2 {year}")),
        of: Self::say(
            |shown, all| format!("{shown}/{all}"),
            |shown, all| format!("{shown} of {all}"),
        ),
        more: Self::say(
            |count| format!("và {count} mục nữa"),
            |count| format!("and {count} more"),
        ),
        search: Self::say("Tìm", "Find"),
        nothing_chosen: Self::say(
            "Không có gì với những điều đã chọn. Esc bỏ lựa chọn.",
            "Nothing has all that was chosen. Esc undoes the choices.",
        ),
        nothing_here: Self::say("Ở đây chưa có gì.", "There is nothing here yet."),
        nothing_found: Self::say(
            "Không tìm thấy gì. Esc xóa từ đang tìm.",
            "Nothing found. Esc empties the search.",
        ),
        too_small: Self::say(
            "Cửa sổ quá nhỏ, cần ít nhất 20×5",
            "The window is too small: 20×5 at least",
        ),
        paragraph: Self::say(
            |number| format!("đoạn {number}"),
            |number| format!("paragraph {number}"),
        ),
        total: Self::say("Tổng", "Total"),
        in_records: Self::say(
            |count| format!("{count} bản ghi"),
            |count| match count {
                "1" => "1 record".to_owned(),
                _ => format!("{count} records"),
            },
        ),
        of_unknown: Self::say(
            |count| format!("chưa rõ {count}"),
            |count| format!("{count} unknown"),
        ),
        count_only: Self::say("(chỉ có số lượng)", "(a count only)"),
        column_title: Self::say("Tên", "Title"),
        column_funding: Self::say("Nguồn", "Source"),
        column_result: Self::say("Kết quả", "Result"),
        column_period: Self::say("Năm", "Year"),
        column_activity: Self::say("Hoạt động", "Activity"),
        column_name: Self::say("Cơ sở", "Establishment"),
        column_place: Self::say("Địa bàn", "Place"),
        column_support: Self::say("Hỗ trợ", "Support"),
        column_records: Self::say("Bản ghi", "Records"),
        column_trainees: Self::say("Lao động", "Trainees"),
        column_classes: Self::say("Lớp", "Classes"),
        column_per_class: Self::say("Người/lớp", "Per class"),
        column_in_work: Self::say("Có việc", "In work"),
        column_per_trainee: Self::say("Tiền/người", "Per trainee"),
        column_stated: Self::say("Công bố", "Stated"),
        column_parts: Self::say("Cộng các phần", "Parts give"),
        column_difference: Self::say("Lệch", "Differs"),
        column_verdict: Self::say("Kết luận", "Finding"),
        summary_programmes: Self::say("Chương trình", "Programmes"),
        summary_support: Self::say("Hỗ trợ (triệu đồng)", "Support (VND million)"),
        summary_other: Self::say("Số khác", "Other numbers"),
        contents: Self::say("Nội dung", "Contents"),
        outcomes: Self::say("Hiệu quả", "What came of it"),
        place: Self::say("Địa bàn", "Place"),
        published_in: Self::say("Nguồn tin", "Published in"),
        parent: Self::say("Thuộc", "Part of"),
        parts: Self::say("Gồm có", "Its parts"),
        supported: Self::say("Cơ sở được hỗ trợ", "Establishments supported"),
        training_outcome: Self::say("Kết quả đào tạo", "Training outcome"),
        other_source: Self::say("Cùng hoạt động", "Same activity"),
        records_of: Self::say("Đề án", "Records"),
        id: Self::say("Mã", "Id"),
        why: Self::say("Vì sao", "Why"),
        published_at: Self::say("Công bố tại", "Published in"),
        assumed: Self::say("Giả định", "Assumes"),
        copied: Self::say(
            |what, size| format!("Đã gửi vào bộ nhớ tạm{}: {what}", in_kilobytes(size)),
            |what, size| format!("Sent to the clipboard{}: {what}", in_kilobytes(size)),
        ),
        nothing_to_copy: Self::say("Không có gì để chép", "Nothing to copy"),
        trail_empty: Self::say("Không còn trang trước", "There is no page before"),
        keys: Self::say("Phím", "Keys"),
        keys_browse: Self::say("Khi duyệt", "Looking around"),
        keys_search: Self::say("Khi nhập từ khóa", "Typing a search"),
        keys_help: Self::say("Trong trang này", "On this page"),
        queries: Queries {
            name: Self::say("Câu tìm", "What may be asked"),
            millions: Self::say(", triệu đồng", ", million VND"),
            signs: [
                (
                    "\"may cong nghiep\"",
                    Self::say(
                        "đúng các từ này, đứng liền nhau",
                        "just these words, side by side",
                    ),
                ),
                ("-may", Self::say("không có từ này", "without this word")),
                (
                    "-nguon:kcqg",
                    Self::say("không thuộc nhóm này", "not of this kind"),
                ),
                (
                    "daotaonghe dtnmcn",
                    Self::say("viết liền, viết tắt", "words run together, first letters"),
                ),
            ],
        },
        sorted_by: Self::say(
            |column| format!("Xếp theo: {column}"),
            |column| format!("Sorted by: {column}"),
        ),
        unsorted: Self::say("Thứ tự gốc", "In the original order"),
        published: Self::say("công bố", "published"),
        export_to: Self::say("Ghi ra tệp", "Write to"),
        still_reading: Self::say(
            "tệp còn đang đọc, chưa đủ",
            "the file is still being read, this is not all",
        ),
        exported: Self::say(
            |count, path| format!("Đã ghi {count} bản ghi vào {path}"),
            |count, path| format!("{count} records written to {path}"),
        ),
        not_in_tables: Self::say(
            "bảng không có kết quả bằng lời, chú thích, tổng; .json giữ đủ",
            "a table lacks results in words, notes, totals; .json keeps them",
        ),
        export_nothing: Self::say(
            "Danh sách này không có bản ghi để ghi",
            "This list has no records to write",
        ),
        export_format: Self::say(
            |known| format!("Tên tệp cần một trong các đuôi {known}"),
            |known| format!("The name must end in one of {known}"),
        ),
        export_exists: Self::say(
            "Tệp đã có: hãy đặt tên khác",
            "The file is there already: choose another name",
        ),
        export_forbidden: Self::say(
            "Tài khoản này không được ghi tệp",
            "This account may not write files",
        ),
        keys_export: Self::say("Khi đặt tên tệp", "Naming a file"),
        keys_column: Self::say("Khi chọn nghĩa của cột", "Saying what a column is"),
        telling: Self::TELLING,
        found: Self::FOUND,
        help: Self::HELP,
    };
}
