//! What is said of JSON that is not written as it should be.

use super::spoken::Spoken;

/// The words about faults of JSON.
#[derive(Clone, Copy, Debug)]
pub struct JsonWords {
    /// What the parser says of a fault, and how it is told; what is not here is told as it is.
    pub faults: &'static [(&'static str, &'static str)],
    /// Where in a line the fault stands, by the number of its byte.
    pub byte: &'static str,
    /// What to do with a file that is no JSON.
    pub advice: &'static str,
}

impl JsonWords {
    /// A fault in these words.
    #[must_use]
    pub fn said(&self, fault: &str) -> String {
        let known = self
            .faults
            .iter()
            .find_map(|(begin, said)| Some((*said, fault.strip_prefix(begin)?)));
        known.map_or_else(|| fault.to_owned(), |(said, rest)| format!("{said}{rest}"))
    }
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said of JSON that is not written as it should be.
    pub(super) const JSON: JsonWords = JsonWords {
        faults: Self::say(VIETNAMESE_FAULTS, &[]),
        byte: Self::say("byte thứ", "byte"),
        advice: Self::say(
            "hãy sửa chỗ này hoặc xuất lại tệp từ chương trình gốc",
            "mend this place, or export the file again from where it comes",
        ),
    };
}

/// The longer of two faults that begin alike stands first.
const VIETNAMESE_FAULTS: &[(&str, &str)] = &[
    (
        "EOF while parsing a list",
        "tệp kết thúc giữa một danh sách, thiếu dấu ]",
    ),
    (
        "EOF while parsing an object",
        "tệp kết thúc giữa một đối tượng, thiếu dấu }",
    ),
    (
        "EOF while parsing a string",
        "tệp kết thúc giữa một chuỗi, thiếu dấu \"",
    ),
    (
        "EOF while parsing a value",
        "tệp kết thúc ở chỗ cần một giá trị",
    ),
    ("expected `,` or `}`", "cần dấu , hoặc }"),
    ("expected `,` or `]`", "cần dấu , hoặc ]"),
    ("expected `:`", "cần dấu : sau tên khóa"),
    ("expected value", "cần một giá trị ở đây"),
    ("expected ident", "cần true, false hoặc null"),
    ("expected `\"`", "cần dấu \""),
    ("trailing comma", "thừa dấu phẩy"),
    ("trailing characters", "còn chữ thừa sau dữ liệu JSON"),
    (
        "key must be a string",
        "tên khóa phải nằm trong dấu ngoặc kép",
    ),
    ("invalid number", "số viết sai"),
    ("number out of range", "số quá lớn"),
    ("invalid escape", "sau dấu \\ không phải ký hiệu được phép"),
    (
        "control character",
        "chuỗi chứa ký tự điều khiển hoặc xuống dòng chưa đổi thành \\n",
    ),
    ("invalid unicode code point", "mã ký tự không có thật"),
    ("lone leading surrogate", "mã ký tự bị cắt đôi"),
    ("recursion limit exceeded", "dữ liệu lồng nhau quá sâu"),
    ("missing field", "thiếu khóa"),
    ("duplicate field", "khóa lặp lại"),
    ("unknown field", "khóa không được phép"),
    ("invalid type", "sai kiểu giá trị"),
    ("invalid value", "giá trị không hợp lệ"),
];
