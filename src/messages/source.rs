//! What is said about bytes, formats and alphabets.

use super::spoken::Spoken;

/// The words of the rooms that open a file.
#[derive(Clone, Copy, Debug)]
pub struct SourceWords {
    /// A pipe that would have to be kept in memory whole.
    pub pipe_too_long: &'static str,
    /// A folder where a file was wanted.
    pub is_directory: &'static str,
    /// A fifo, socket or device.
    pub is_device: &'static str,
    /// A file outside the folder that reading is restricted to.
    pub outside_root: &'static str,
    /// A file without a byte.
    pub is_empty: &'static str,
    /// An old .xls workbook.
    pub is_old_excel: &'static str,
    /// An old Word document (.doc).
    pub is_word: &'static str,
    /// A file with a password.
    pub is_encrypted: &'static str,
    /// A PDF file.
    pub is_pdf: &'static str,
    /// A picture.
    pub is_image: &'static str,
    /// A compressed file.
    pub is_archive: &'static str,
    /// A web page, perhaps named .xls.
    pub is_html: &'static str,
    /// An XML file.
    pub is_xml: &'static str,
    /// An RTF document.
    pub is_rtf: &'static str,
    /// A database file.
    pub is_database: &'static str,
    /// Bytes of which nothing is known.
    pub is_binary: &'static str,
    /// A zip file that is no workbook.
    pub is_zip: &'static str,
    /// A binary workbook (.xlsb).
    pub is_xlsb: &'static str,
    /// Slides.
    pub is_slides: &'static str,
    /// A zip file that unpacks to too much (MiB).
    pub zip_too_large: fn(u64) -> String,
    /// A zip file that does not hold together.
    pub zip_broken: &'static str,
    /// A workbook of which a part cannot be read.
    pub workbook_broken: fn(&str) -> String,
    /// A Word document of which a part cannot be read.
    pub document_broken: fn(&str) -> String,
    /// A row (or line) longer than may be (MiB).
    pub row_too_long: fn(usize) -> String,
    /// Bytes that are no text of the encoding.
    pub not_text: &'static str,
    /// An alphabet before Unicode, by the look of the text (its name).
    pub judged_alphabet: fn(&str) -> String,
    /// An old workbook that does not hold together.
    pub xls_broken: &'static str,
    /// An old workbook that is too large (MiB).
    pub xls_too_large: fn(u64) -> String,
    /// Cells that are damaged (how many).
    pub cells_lost: fn(u64) -> String,
    /// Cells with something struck through (how many).
    pub struck: fn(u64) -> String,
    /// Tables of several cells in cells of a table (how many, the row of the first).
    pub nested: fn(u64, u64) -> String,
    /// Cells under merged ones with a content of their own (how many, the place and text of the first).
    pub covered: fn(u64, &str, &str) -> String,
    /// A file that was read and has no records.
    pub no_records: &'static str,
    /// A file that changed while it was read.
    pub file_changed: &'static str,
    /// A cell that is too long (bytes, most bytes).
    pub cell_cut: fn(usize, usize) -> String,
    /// A cell of many lines.
    pub unclosed_quote: fn(usize) -> String,
    /// A quote that opens a cell of several lines and does not close it.
    pub stray_quote: &'static str,
    /// Cells in an old alphabet that became Unicode (its name, how many).
    pub old_alphabet: fn(&str, u64) -> String,
    /// Hidden columns that hold something (their letters and names).
    pub hidden_columns: fn(&str) -> String,
    /// A hidden sheet that is not read (rows).
    pub hidden_sheet: fn(u64) -> String,
    /// A table of a Word document, by its number.
    pub table_name: fn(usize) -> String,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said about bytes, formats and alphabets.
    pub(super) const SOURCE: SourceWords = SourceWords {
        pipe_too_long: Self::say(
            "luồng vào quá dài cho định dạng này; hãy lưu thành tệp",
            "too much input for this format; save it to a file",
        ),
        is_directory: Self::say(
            "đây là thư mục, không phải tệp",
            "this is a folder, not a file",
        ),
        is_device: Self::say(
            "đây không phải tệp thường (ống dẫn hay thiết bị); hãy dùng \"-\" để đọc từ luồng vào",
            "this is no ordinary file (a pipe or device); use \"-\" for standard input",
        ),
        outside_root: Self::say(
            "tệp nằm ngoài thư mục được phép đọc",
            "the file is outside the folder that may be read",
        ),
        is_empty: Self::say("tệp trống", "the file is empty"),
        is_old_excel: Self::say(
            "đây là bảng tính Excel đời cũ (.xls); hãy mở và lưu lại thành .xlsx",
            "this is an old Excel workbook (.xls); open it and save it as .xlsx",
        ),
        is_word: Self::say(
            "đây là văn bản Word đời cũ (.doc); hãy mở và lưu lại thành .docx",
            "this is an old Word document (.doc); open it and save it as .docx",
        ),
        is_encrypted: Self::say(
            "tệp có mật khẩu; hãy gỡ mật khẩu rồi lưu lại",
            "the file has a password; remove it and save again",
        ),
        is_pdf: Self::say(
            "đây là tệp PDF; cần bảng tính hoặc CSV",
            "this is a PDF file; a spreadsheet or CSV is needed",
        ),
        is_image: Self::say(
            "đây là ảnh; cần bảng tính hoặc CSV",
            "this is a picture; a spreadsheet or CSV is needed",
        ),
        is_archive: Self::say(
            "đây là tệp nén; hãy giải nén trước",
            "this is a compressed file; unpack it first",
        ),
        is_html: Self::say(
            "đây là trang HTML (có thể mang tên .xls); hãy mở bằng Excel và lưu thành .xlsx",
            "this is a web page (perhaps named .xls); open it in Excel and save it as .xlsx",
        ),
        is_xml: Self::say(
            "đây là tệp XML; hãy mở bằng Excel và lưu thành .xlsx",
            "this is an XML file; open it in Excel and save it as .xlsx",
        ),
        is_rtf: Self::say(
            "đây là văn bản RTF; hãy chép bảng sang Excel và lưu thành .xlsx",
            "this is an RTF document; copy the table to Excel and save it as .xlsx",
        ),
        is_database: Self::say(
            "đây là cơ sở dữ liệu SQLite; hãy xuất ra CSV",
            "this is an SQLite database; export it as CSV",
        ),
        is_binary: Self::say(
            "đây không phải tệp chữ và không rõ định dạng",
            "this is no text, and its format is unknown",
        ),
        is_zip: Self::say(
            "đây là tệp nén zip, không phải bảng tính",
            "this is a zip file and no workbook",
        ),
        is_xlsb: Self::say(
            "đây là bảng tính nhị phân (.xlsb); hãy lưu lại thành .xlsx",
            "this is a binary workbook (.xlsb); save it as .xlsx",
        ),
        is_slides: Self::say(
            "đây là bài trình chiếu; cần bảng tính hoặc CSV",
            "these are slides; a spreadsheet or CSV is needed",
        ),
        zip_too_large: Self::say(
            |most| format!("tệp nén bung ra quá lớn (hơn {most} MiB)"),
            |most| format!("the compressed file unpacks to too much (more than {most} MiB)"),
        ),
        zip_broken: Self::say(
            "tệp nén bị hỏng hoặc bị cắt cụt",
            "the compressed file is damaged or cut off",
        ),
        workbook_broken: Self::say(
            |reason| format!("không đọc được bảng tính: {reason}"),
            |reason| format!("the workbook cannot be read: {reason}"),
        ),
        document_broken: Self::say(
            |reason| format!("không đọc được văn bản Word: {reason}"),
            |reason| format!("the Word document cannot be read: {reason}"),
        ),
        row_too_long: Self::say(
            |most| format!("một dòng dài hơn {most} MiB; có lẽ một dấu ngoặc kép chưa đóng"),
            |most| format!("a row is longer than {most} MiB; perhaps a quote is not closed"),
        ),
        not_text: Self::say(
            "có byte không phải chữ theo bảng mã của tệp, được thay bằng �",
            "bytes that are no text in the encoding of the file became �",
        ),
        judged_alphabet: Self::say(
            |name| {
                format!(
                    "bảng mã không rõ, được đọc là {name}; nếu sai, chọn bảng mã khác bằng --encoding"
                )
            },
            |name| {
                format!(
                    "the encoding is not known, it was read as {name}; if that is wrong, name another with --encoding"
                )
            },
        ),
        xls_broken: Self::say(
            "tệp .xls bị hỏng hoặc bị cắt cụt",
            "the .xls file is damaged or cut off",
        ),
        xls_too_large: Self::say(
            |most| format!("tệp .xls lớn hơn {most} MiB; hãy mở và lưu lại thành .xlsx"),
            |most| format!("the .xls file is larger than {most} MiB; open it and save it as .xlsx"),
        ),
        cells_lost: Self::say(
            |count| format!("tệp bị hỏng: {count} ô trở lên không đọc được"),
            |count| format!("the file is damaged: {count} cells or more cannot be read"),
        ),
        struck: Self::say(
            |count| {
                format!(
                    "{count} ô có chữ bị gạch ngang: chữ gạch không được đọc, dòng bị gạch hết không được tính"
                )
            },
            |count| {
                format!(
                    "{count} cells with text struck through: it is left out, and a row that is struck through whole does not count"
                )
            },
        ),
        nested: Self::say(
            |count, row| {
                format!(
                    "{count} ô có bảng con (trước hết ở dòng {row}): chữ của bảng con được ghép vào ô, số trong đó không được tính"
                )
            },
            |count, row| {
                format!(
                    "{count} cells hold a table of their own (first in row {row}): its text is added to the cell, its numbers do not count"
                )
            },
        ),
        covered: Self::say(
            |count, cell, text| {
                format!(
                    "{count} ô bị ô gộp che mà vẫn có nội dung riêng, vẫn được đọc (trước hết là ô {cell}: \"{text}\")"
                )
            },
            |count, cell, text| {
                format!(
                    "{count} cells under a merged one hold something of their own, which is read (first {cell}: \"{text}\")"
                )
            },
        ),
        no_records: Self::say(
            "trong tệp không có đề án nào",
            "there are no projects in the file",
        ),
        file_changed: Self::say(
            "tệp đã thay đổi trong lúc đọc; nên mở lại",
            "the file changed while it was read; better open it again",
        ),
        cell_cut: Self::say(
            |bytes, most| format!("ô dài {bytes} byte, chỉ giữ {most} byte đầu"),
            |bytes, most| format!("the cell has {bytes} bytes, the first {most} are kept"),
        ),
        unclosed_quote: Self::say(
            |lines| format!("một ô chứa {lines} lần xuống dòng; có lẽ một dấu ngoặc kép chưa đóng"),
            |lines| format!("a cell has {lines} line breaks; perhaps a quote is not closed"),
        ),
        stray_quote: Self::say(
            "dấu ngoặc kép mở ô ở dòng này không được đóng đúng chỗ; dấu được giữ nguyên là chữ",
            "the quote that opens a cell in this line is not closed where it should be; it is kept as text",
        ),
        old_alphabet: Self::say(
            |name, count| format!("{count} ô viết theo bảng mã cũ {name}, đã chuyển sang Unicode"),
            |name, count| format!("{count} cells in the old alphabet {name} became Unicode"),
        ),
        hidden_columns: Self::say(
            |names| format!("cột bị ẩn mà có nội dung, vẫn được đọc: {names}"),
            |names| format!("hidden columns with content, which are read: {names}"),
        ),
        hidden_sheet: Self::say(
            |rows| {
                format!(
                    "trang tính bị ẩn, có {rows} dòng không được đọc; cần thì bỏ ẩn rồi lưu lại"
                )
            },
            |rows| {
                format!(
                    "a hidden sheet, whose {rows} rows are not read; unhide it and save again if they are wanted"
                )
            },
        ),
        table_name: Self::say(
            |number| format!("bảng {number}"),
            |number| format!("table {number}"),
        ),
    };
}
