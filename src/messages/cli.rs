//! The words of the command line.

use super::spoken::Spoken;

/// The words of the `cli` room.
#[derive(Clone, Copy, Debug)]
#[allow(
    missing_docs,
    reason = "each is named after the option or subcommand that it explains"
)]
pub struct Cli {
    pub about: &'static str,
    pub data: &'static str,
    pub lang: &'static str,
    pub numbers: &'static str,
    pub ascii: &'static str,
    pub no_color: &'static str,
    pub print_on_exit: &'static str,
    pub restricted: &'static str,
    pub root: &'static str,
    pub may_not_write: &'static str,
    pub search: &'static str,
    pub query: &'static str,
    pub limit: &'static str,
    pub exact: &'static str,
    pub format: &'static str,
    pub show: &'static str,
    pub id: &'static str,
    pub summary: &'static str,
    pub reconcile: &'static str,
    pub strict: &'static str,
    pub check: &'static str,
    pub files: &'static str,
    pub export: &'static str,
    pub output: &'static str,
    pub force: &'static str,
    pub semicolon: &'static str,
    pub encoding: &'static str,
    pub map: &'static str,
    /// Help of --unit.
    pub unit: &'static str,
    /// Help of --decimal.
    pub decimal: &'static str,
    /// What --unit takes.
    pub how_to_unit: &'static str,
    /// What --decimal takes.
    pub how_to_decimal: &'static str,
    pub completions: &'static str,
    pub shell: &'static str,
    pub man: &'static str,
    pub manual_headings: &'static [(&'static str, &'static str)],
    pub after_help: &'static str,
    pub summary_notes: &'static str,
    pub stopped_not_added: fn(&str) -> String,
    pub see_check: fn(&str) -> String,
    pub no_such_record: fn(&str) -> String,
    pub usage: &'static str,
    pub commands: &'static str,
    pub command: &'static str,
    pub arguments: &'static str,
    pub options: &'static str,
    pub some_options: &'static str,
    pub help: &'static str,
    pub version: &'static str,
    pub by_default: fn(&str) -> String,
    pub unknown_argument: fn(&str) -> String,
    pub unknown_command: fn(&str) -> String,
    pub missing_argument: fn(&str) -> String,
    pub missing_value: fn(&str) -> String,
    pub refused_value: fn(&str, &str) -> String,
    /// A text that no cell of a workbook can hold (the record, the most letters).
    pub cell_too_long: fn(&str, usize) -> String,
    pub only_once: fn(&str) -> String,
    pub not_utf8: &'static str,
    pub unusable_arguments: &'static str,
    pub whole_number: &'static str,
    pub how_to_map: fn(&str) -> String,
    pub did_you_mean: fn(&str) -> String,
    pub one_of: fn(&str) -> String,
    pub see_help: fn(&str) -> String,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What the command line says.
    pub(super) const CLI: Cli = Cli {
        about: Self::say(
            "Tra cứu chương trình khuyến công ngay trên dòng lệnh",
            "Look up industrial promotion programmes in the terminal",
        ),
        data: Self::say(
            "Mở tệp này thay cho dữ liệu có sẵn (có thể dùng nhiều lần)",
            "Open this file instead of the data inside (may be repeated)",
        ),
        lang: Self::say(
            "Ngôn ngữ, mặc định là tiếng Việt",
            "Language, Vietnamese by default",
        ),
        numbers: Self::say(
            "Cách viết số, mặc định theo ngôn ngữ: vi là 1.234,5, en là 1,234.5; chọn",
            "Style of numbers, by default that of the language: vi is 1.234,5, en is 1,234.5; one of",
        ),
        ascii: Self::say(
            "Chỉ dùng ký tự ASCII, chữ không dấu",
            "Use ASCII only, letters without marks",
        ),
        no_color: Self::say("Không dùng màu", "Use no colour"),
        print_on_exit: Self::say(
            "Khi thoát, in lại nội dung đã chép sau cùng (cho terminal không có OSC 52)",
            "Print what was copied last on exit (for terminals without OSC 52)",
        ),
        restricted: Self::say(
            "Cho tài khoản khách: không ghi tệp nào, chỉ đọc tệp trong thư mục của --root",
            "For a guest account: write no file, read only below the folder of --root",
        ),
        root: Self::say(
            "Thư mục duy nhất được đọc khi có --restricted",
            "The only folder to read from with --restricted",
        ),
        may_not_write: Self::say(
            "chế độ --restricted không ghi tệp",
            "--restricted writes no file",
        ),
        search: Self::say(
            "Tìm bản ghi, kết quả phù hợp nhất xếp trước",
            "Find records, best first",
        ),
        query: Self::say(
            "Từ cần tìm, có dấu hay không dấu đều được",
            "Words to find, with or without tones",
        ),
        exact: Self::say(
            "Chỉ kết quả khớp, bỏ kết quả gần đúng",
            "Only what matches, not what comes near",
        ),
        limit: Self::say("Số bản ghi tối đa", "At most this many records"),
        format: Self::say("Định dạng đầu ra", "How the result is written"),
        show: Self::say(
            "Xem một bản ghi theo mã; không ghi mã thì xem nhận định chung và các nguồn tin",
            "Show one record by its id; without one the general judgements and the sources",
        ),
        id: Self::say("Mã của bản ghi", "The id of the record"),
        summary: Self::say(
            "Số liệu tổng hợp: chung, theo nguồn, theo hoạt động",
            "Sums and published totals: in all, by source, by activity",
        ),
        reconcile: Self::say(
            "Đối chiếu các số đã công bố với nhau",
            "Check the published numbers against each other",
        ),
        strict: Self::say(
            "Mã thoát 1 khi có số mâu thuẫn hoặc dòng cộng sai",
            "Exit with 1 when numbers contradict or a row of sums is wrong",
        ),
        check: Self::say(
            "Báo cáo việc đọc tệp: cột nào thành gì, dòng nào không nhận",
            "Report on reading files: which column became what, which rows were not taken",
        ),
        files: Self::say("Tệp cần kiểm tra", "Files to check"),
        export: Self::say(
            "Ghi bản ghi ra tệp hoặc ra màn hình",
            "Write records to a file or to the output",
        ),
        output: Self::say("Tệp đích", "The file to write"),
        force: Self::say(
            "Cho phép ghi đè lên tệp đã có",
            "Overwrite a file that is there",
        ),
        semicolon: Self::say(
            "CSV dùng dấu chấm phẩy",
            "Separate CSV fields by semicolons",
        ),
        encoding: Self::say("Bảng mã của tệp", "Encoding of the files"),
        unit: Self::say(
            "Số tiền của cột tính bằng gì, ví dụ --unit \"KP hỗ trợ=triệu\"",
            "What the amounts of a column are counted in, such as --unit \"KP hỗ trợ=triệu\"",
        ),
        decimal: Self::say(
            "Dấu thập phân của cột, ví dụ --decimal \"KP hỗ trợ=,\"",
            "The decimal sign of a column, such as --decimal \"KP hỗ trợ=,\"",
        ),
        how_to_unit: Self::say(
            "cần CỘT=ĐƠN VỊ với đơn vị là đồng, nghìn, triệu hoặc tỷ",
            "COLUMN=UNIT is needed, with đồng, nghìn, triệu or tỷ as the unit",
        ),
        how_to_decimal: Self::say(
            "cần CỘT=DẤU với dấu là , hoặc .",
            "COLUMN=SIGN is needed, with , or . as the sign",
        ),
        map: Self::say(
            "Cột nào là trường nào, ví dụ --map \"Tên DN=establishments\"",
            "Which column is which field, such as --map \"Tên DN=establishments\"",
        ),
        completions: Self::say(
            "In phần gợi ý lệnh cho shell",
            "Print completions for a shell",
        ),
        shell: Self::say("Tên shell", "The name of the shell"),
        man: Self::say("In trang hướng dẫn man", "Print the manual page"),
        manual_headings: Self::say(
            &[
                ("NAME", "TÊN"),
                ("SYNOPSIS", "CÁCH DÙNG"),
                ("DESCRIPTION", "MÔ TẢ"),
                ("EXTRA", "GHI CHÚ"),
                ("VERSION", "PHIÊN BẢN"),
            ],
            &[("EXTRA", "NOTES")],
        ),
        after_help: Self::say(
            "Không có lệnh con thì mở màn hình tra cứu. Biến môi trường: KHUYENCONG_DATA, KHUYENCONG_LANG, NO_COLOR.\nMã thoát: 0 tốt, 1 có lưu ý (check, reconcile --strict) hoặc không tìm thấy (search, export), 2 đối số hoặc tệp không dùng được.",
            "Without a subcommand the explorer opens. Environment: KHUYENCONG_DATA, KHUYENCONG_LANG, NO_COLOR.\nExit codes: 0 good, 1 something to look at (check, reconcile --strict) or nothing found (search, export), 2 arguments or files that cannot be used.",
        ),
        stopped_not_added: Self::say(
            |count| format!("Không cộng số của {count} đề án đã dừng hoặc hủy"),
            |count| format!("The numbers of {count} stopped or cancelled projects are not added"),
        ),
        summary_notes: Self::say(
            "* tổng đã công bố; + đếm tên cơ sở. Phần không cộng lại với tổng thể; nguồn tin khác chỉ được đếm bản ghi.",
            "* published total; + names counted. Parts are not added to their whole; of other references only the records are counted.",
        ),
        see_check: Self::say(
            |count| format!("có {count} lưu ý khi đọc tệp; xem bằng lệnh `check`"),
            |count| format!("{count} things to look at in the files; `check` lists them"),
        ),
        no_such_record: Self::say(
            |id| format!("không có bản ghi \"{id}\""),
            |id| format!("there is no record \"{id}\""),
        ),
        usage: Self::say("Cách dùng", "Usage"),
        commands: Self::say("Lệnh", "Commands"),
        command: Self::say("LỆNH", "COMMAND"),
        arguments: Self::say("Đối số", "Arguments"),
        options: Self::say("Tùy chọn", "Options"),
        some_options: Self::say("[TÙY CHỌN]", "[OPTIONS]"),
        help: Self::say("Xem trợ giúp", "Print help"),
        version: Self::say("Xem phiên bản", "Print version"),
        by_default: Self::say(
            |value| format!(" (mặc định: {value})"),
            |value| format!(" (default: {value})"),
        ),
        unknown_argument: Self::say(
            |argument| format!("không nhận đối số \"{argument}\""),
            |argument| format!("no argument \"{argument}\" is known here"),
        ),
        unknown_command: Self::say(
            |name| format!("không có lệnh \"{name}\""),
            |name| format!("no command is called \"{name}\""),
        ),
        missing_argument: Self::say(
            |names| format!("còn thiếu {names}"),
            |names| format!("{names} is missing"),
        ),
        missing_value: Self::say(
            |argument| format!("\"{argument}\" chưa có giá trị"),
            |argument| format!("\"{argument}\" has no value yet"),
        ),
        refused_value: Self::say(
            |argument, value| format!("\"{argument}\" không nhận giá trị \"{value}\""),
            |argument, value| format!("\"{argument}\" cannot be \"{value}\""),
        ),
        cell_too_long: Self::say(
            |id, most| {
                format!(
                    "bản ghi \"{id}\": một ô XLSX chứa tối đa {most} ký tự; hãy dùng CSV hoặc JSON"
                )
            },
            |id, most| {
                format!(
                    "record \"{id}\": a cell of XLSX holds at most {most} letters; use CSV or JSON"
                )
            },
        ),
        only_once: Self::say(
            |argument| format!("\"{argument}\" chỉ được dùng một lần"),
            |argument| format!("\"{argument}\" can be given once only"),
        ),
        not_utf8: Self::say(
            "có đối số không phải chữ UTF-8",
            "an argument is no UTF-8 text",
        ),
        unusable_arguments: Self::say(
            "không hiểu các đối số",
            "the arguments cannot be understood",
        ),
        whole_number: Self::say(
            "cần một số nguyên không âm",
            "a whole number is needed, zero or more",
        ),
        how_to_map: Self::say(
            |fields| format!("cần dạng Cột=trường, trường là một trong: {fields}"),
            |fields| format!("the form is Column=field, the field one of: {fields}"),
        ),
        did_you_mean: Self::say(
            |meant| format!("có phải là \"{meant}\"?"),
            |meant| format!("is \"{meant}\" meant?"),
        ),
        one_of: Self::say(
            |all| format!("hãy chọn một trong: {all}"),
            |all| format!("choose one of: {all}"),
        ),
        see_help: Self::say(
            |command| format!("Xem cách dùng: {command}"),
            |command| format!("To see how it is used: {command}"),
        ),
    };
}
