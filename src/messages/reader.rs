//! What is said about files that are read.

use super::CheckWords;
use super::spoken::Spoken;
use crate::text::{self, Decimal, Unit};

/// The words of the `reader` room.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// Before the number of a line.
    pub line: &'static str,
    /// A record (id) and what is wrong with it (reason).
    pub in_record: fn(&str, &str) -> String,
    /// An id of a total that was there before.
    pub duplicate_id: fn(&str) -> String,
    /// An id of two records, and the place of the first.
    pub repeated_id: fn(&str, &str) -> String,
    /// A record that stands in another file as well (where).
    pub in_two_files: fn(&str) -> String,
    /// A key that stands twice in one object.
    pub key_twice: fn(&str) -> String,
    /// A key that the format does not have.
    pub unknown_key: fn(&str) -> String,
    /// A `format` that is not ours (found, wanted).
    pub unknown_format: fn(&str, &str) -> String,
    /// A field and a value that it cannot have.
    pub bad_value: fn(&str, &str) -> String,
    /// Who names what, in which list it is missing.
    pub unlisted_name: fn(&str, &str, &str) -> String,
    /// Before the name of a sheet.
    pub sheet: &'static str,
    /// Before the name of a column.
    pub column: &'static str,
    /// A key that a record must have.
    pub missing_key: fn(&str) -> String,
    /// More than four thousand million rows or bytes of text.
    pub too_much: &'static str,
    /// The system gives the program no further thread.
    pub no_thread: &'static str,
    /// More columns, activities or references than there are numbers for (the most).
    pub too_many_names: fn(usize) -> String,
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
    /// A table of a Word document, by its number.
    pub table_name: fn(usize) -> String,
    /// A row (or line) longer than may be (MiB).
    pub row_too_long: fn(usize) -> String,
    /// No row names the columns.
    pub no_header: &'static str,
    /// The same, before the text of such a row.
    pub no_header_row: &'static str,
    /// A row of which the program does not know what it is.
    pub odd_row: &'static str,
    /// A value that is no value of its column.
    pub kept_as_text: fn(&str) -> String,
    /// Bytes that are no text of the encoding.
    pub not_text: &'static str,
    /// An alphabet before Unicode, by the look of the text (its name).
    pub judged_alphabet: fn(&str) -> String,
    /// A cell that is too long (bytes, most bytes).
    pub cell_cut: fn(usize, usize) -> String,
    /// A row with another number of cells than the header (cells, columns).
    pub ragged_row: fn(usize, usize) -> String,
    /// What stands behind the records of a line of JSON, and is none.
    pub rest_of_line: fn(&str) -> String,
    /// A list of JSON that is not the one that is read (its keys, how long it is).
    pub other_list: fn(&str, u64) -> String,
    /// An object with records that does not say its format.
    pub no_format: &'static str,
    /// JSON whose list has no objects in it.
    pub no_objects: &'static str,
    /// A cell of many lines.
    pub unclosed_quote: fn(usize) -> String,
    /// A quote that opens a cell of several lines and does not close it.
    pub stray_quote: &'static str,
    /// What the amounts of a column are counted in.
    pub unit: fn(Unit) -> &'static str,
    /// Amounts without unit that are small (the largest).
    pub no_unit: fn(i64) -> String,
    /// Support above the total cost.
    pub support_above_total: &'static str,
    /// Support and counterpart are not the total.
    pub parts_do_not_add_up: &'static str,
    /// A share above a hundred per cent.
    pub share_above_whole: &'static str,
    /// A year before 1990 or after 2100.
    pub unlikely_year: fn(&str) -> String,
    /// Several establishments and one amount.
    pub one_amount_for_several: &'static str,
    /// An establishment in two spellings.
    pub two_spellings: fn(&str, &str) -> String,
    /// An old workbook that does not hold together.
    pub xls_broken: &'static str,
    /// An old workbook that is too large (MiB).
    pub xls_too_large: fn(u64) -> String,
    /// Cells that are damaged (how many).
    pub cells_lost: fn(u64) -> String,
    /// Hidden columns that hold something (their letters and names).
    pub hidden_columns: fn(&str) -> String,
    /// A hidden sheet that is not read (rows).
    pub hidden_sheet: fn(u64) -> String,
    /// Cells in an old alphabet that became Unicode (its name, how many).
    pub old_alphabet: fn(&str, u64) -> String,
    /// A file that changed while it was read.
    pub file_changed: &'static str,
    /// What a row is.
    pub roles: [&'static str; 12],
    /// A sum (label, what the file says) that is not that of its rows (how many, their sum).
    pub wrong_sum: fn(&str, &str, u64, &str) -> String,
    /// An amount in đồng.
    pub money: fn(i64) -> String,
    /// A number with so many decimals.
    pub number: fn(i64, u32) -> String,
    /// A project that is called like a sum.
    pub called_like_sum: &'static str,
    /// A project with an amount, and rows under it with others.
    pub has_parts: &'static str,
    /// Two columns of one field: this one, and the one that was taken.
    pub same_field: fn(&str, &str) -> String,
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
    /// The parts of the support by source are not the support.
    pub parts_differ: &'static str,
    /// An amount that no project costs.
    pub too_much_money: fn(&str) -> String,
    /// A column of which something was said, and that is nowhere.
    pub absent_column: fn(&str) -> String,
    /// Amounts in something that is no unit of đồng.
    pub odd_unit: &'static str,
    /// A column whose name holds that of a field (its key), and says more.
    pub near_field: fn(&str) -> String,
    /// Amounts without a unit that are too small for đồng (the largest).
    pub unit_by_size: fn(i64) -> String,
    /// Another table begins (its columns).
    pub new_table: fn(&str) -> String,
    /// A table stands beside another one (the number of its first column).
    pub table_beside: fn(usize) -> String,
    /// The words of the report.
    pub check: CheckWords,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said about files.
    pub(super) const READER: Reader = Reader {
        line: Self::say("dòng", "line"),
        in_record: Self::say(
            |id, reason| format!("bản ghi \"{id}\": {reason}"),
            |id, reason| format!("record \"{id}\": {reason}"),
        ),
        duplicate_id: Self::say(
            |id| format!("mã \"{id}\" đã xuất hiện trước đó; cả hai được giữ"),
            |id| format!("the id \"{id}\" was used before; both are kept"),
        ),
        repeated_id: Self::say(
            |id, first| format!("mã \"{id}\" đã có ở {first}; cả hai bản ghi được giữ"),
            |id, first| {
                format!("the id \"{id}\" was used before, at {first}; both records are kept")
            },
        ),
        in_two_files: Self::say(
            |first| {
                format!(
                    "cùng tên, năm, số tiền và đơn vị với {first}; cả hai được giữ và đều được cộng"
                )
            },
            |first| {
                format!(
                    "has the title, year, amount and establishment of {first}; both are kept and both are counted"
                )
            },
        ),
        key_twice: Self::say(
            |key| format!("khóa \"{key}\" xuất hiện hai lần"),
            |key| format!("the key \"{key}\" stands twice"),
        ),
        unknown_key: Self::say(
            |key| format!("không có khóa \"{key}\" trong định dạng này"),
            |key| format!("the format has no key \"{key}\""),
        ),
        unknown_format: Self::say(
            |found, wanted| format!("format là \"{found}\", cần \"{wanted}\""),
            |found, wanted| format!("format is \"{found}\", wanted \"{wanted}\""),
        ),
        bad_value: Self::say(
            |field, value| format!("{field} không nhận giá trị \"{value}\""),
            |field, value| format!("{field} cannot be \"{value}\""),
        ),
        unlisted_name: Self::say(
            |user, id, list| {
                format!("bản ghi \"{user}\": \"{id}\" không có trong danh sách {list}")
            },
            |user, id, list| format!("record \"{user}\": \"{id}\" is not listed in {list}"),
        ),
        sheet: Self::say("trang tính", "sheet"),
        column: Self::say("cột", "column"),
        missing_key: Self::say(
            |key| format!("thiếu \"{key}\""),
            |key| format!("\"{key}\" is missing"),
        ),
        too_much: Self::say(
            "quá nhiều: tối đa khoảng 4 tỷ dòng và 4 GiB chữ cho mỗi cột",
            "too much: at most about 4 billion rows, and 4 GiB of text in a column",
        ),
        no_thread: Self::say(
            "hệ thống không cho mở thêm luồng xử lý",
            "the system allows no further thread",
        ),
        too_many_names: Self::say(
            |most| format!("quá nhiều cột, hoạt động hoặc nguồn tin; tối đa {most}"),
            |most| format!("too many columns, activities or references; at most {most}"),
        ),
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
        table_name: Self::say(
            |number| format!("bảng {number}"),
            |number| format!("table {number}"),
        ),
        row_too_long: Self::say(
            |most| format!("một dòng dài hơn {most} MiB; có lẽ một dấu ngoặc kép chưa đóng"),
            |most| format!("a row is longer than {most} MiB; perhaps a quote is not closed"),
        ),
        no_header: Self::say(
            "không thấy hàng tiêu đề nào có tên cột đã biết; dùng --map \"Cột=trường\" để chỉ ra",
            "no row has column names that are known; name them with --map \"Column=field\"",
        ),
        no_header_row: Self::say("không có hàng tiêu đề", "no header"),
        odd_row: Self::say("không rõ dòng này là gì", "not clear what this row is"),
        kept_as_text: Self::say(
            |value| format!("\"{value}\" không đúng kiểu của cột, được giữ ở dạng chữ"),
            |value| format!("\"{value}\" does not fit its column and is kept as text"),
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
        cell_cut: Self::say(
            |bytes, most| format!("ô dài {bytes} byte, chỉ giữ {most} byte đầu"),
            |bytes, most| format!("the cell has {bytes} bytes, the first {most} are kept"),
        ),
        ragged_row: Self::say(
            |cells, columns| format!("dòng có {cells} ô, tiêu đề có {columns} cột"),
            |cells, columns| format!("the row has {cells} cells, the header {columns} columns"),
        ),
        rest_of_line: Self::say(
            |rest| format!("phần sau bản ghi không đọc được: {rest}"),
            |rest| format!("what stands behind the record cannot be read: {rest}"),
        ),
        other_list: Self::say(
            |keys, items| format!("danh sách \"{keys}\" ({items} mục) không được đọc"),
            |keys, items| format!("the list \"{keys}\" ({items} items) is not read"),
        ),
        no_format: Self::say(
            "có \"records\" mà không có \"format\"; được đọc như một danh sách",
            "it has \"records\" and no \"format\"; it is read as a list",
        ),
        no_objects: Self::say(
            "danh sách JSON không gồm các đối tượng {…}, nên không biết tên cột",
            "the JSON list is not made of objects {…}, so its columns have no names",
        ),
        unclosed_quote: Self::say(
            |lines| format!("một ô chứa {lines} lần xuống dòng; có lẽ một dấu ngoặc kép chưa đóng"),
            |lines| format!("a cell has {lines} line breaks; perhaps a quote is not closed"),
        ),
        stray_quote: Self::say(
            "dấu ngoặc kép mở ô ở dòng này không được đóng đúng chỗ; dấu được giữ nguyên là chữ",
            "the quote that opens a cell in this line is not closed where it should be; it is kept as text",
        ),
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
        one_amount_for_several: Self::say(
            "một khoản tiền chung cho nhiều cơ sở; không chia ra",
            "one amount for several establishments; it is not split",
        ),
        two_spellings: Self::say(
            |one, other| format!("một cơ sở viết hai cách: \"{one}\" và \"{other}\""),
            |one, other| format!("one establishment in two spellings: \"{one}\" and \"{other}\""),
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
        old_alphabet: Self::say(
            |name, count| format!("{count} ô viết theo bảng mã cũ {name}, đã chuyển sang Unicode"),
            |name, count| format!("{count} cells in the old alphabet {name} became Unicode"),
        ),
        file_changed: Self::say(
            "tệp đã thay đổi trong lúc đọc; nên mở lại",
            "the file changed while it was read; better open it again",
        ),
        roles: [
            Self::say("đề án", "record"),
            Self::say("cơ sở khác của dòng trên", "establishment of the row above"),
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
        has_parts: Self::say(
            "các dòng con bên dưới có số tiền riêng mà cộng lại khác dòng này; tất cả đều được tính",
            "the rows under this one have amounts that add up to another; all of them are counted",
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
        parts_differ: Self::say(
            "hỗ trợ theo nguồn cộng lại khác kinh phí hỗ trợ",
            "the support by source does not add up to the support",
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
        absent_column: Self::say(
            |column| {
                format!("không tệp nào có cột \"{column}\" mà --map, --unit hoặc --decimal nêu")
            },
            |column| {
                format!("no file has the column \"{column}\" that --map, --unit or --decimal names")
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
        check: Self::CHECK,
    };
}
