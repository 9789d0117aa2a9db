//! The words with which a user is asked what a column is.

use super::spoken::Spoken;

/// What is said while a column is told and its files are read again.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the words themselves say what they are for")]
pub struct Telling {
    pub no_column: &'static str,
    pub nameless_column: &'static str,
    pub read_once: fn(&str) -> String,
    pub reading_again: &'static str,
    pub read_again: &'static str,
    pub stays_as_it_was: &'static str,
    pub what_column: fn(&str) -> String,
    pub kept_apart: &'static str,
    pub chosen_now: &'static str,
    pub counted_in: fn(&str) -> String,
    pub written_as: fn(&str) -> String,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said while a column is told.
    pub(super) const TELLING: Telling = Telling {
        no_column: Self::say(
            "Hãy đứng ở dòng của một cột (trang Kết quả đọc tệp)",
            "Go to the line of a column first (view Files)",
        ),
        nameless_column: Self::say(
            "Cột không có tên nên không gọi được",
            "A column without a name cannot be named",
        ),
        read_once: Self::say(
            |name| format!("\"{name}\" chỉ đọc được một lần, không phải tệp trên đĩa"),
            |name| format!("\"{name}\" can be read only once: it is no file on a disk"),
        ),
        reading_again: Self::say("Đang đọc lại", "Reading again"),
        read_again: Self::say(
            "Đã đọc lại; lệnh mở lại như thế: End, rồi y để chép",
            "Read again; the command for it: End, then y copies it",
        ),
        stays_as_it_was: Self::say(
            "Đã dừng đọc lại: vẫn như trước",
            "Reading again was stopped: nothing has changed",
        ),
        what_column: Self::say(
            |column| format!("Cột \"{column}\" là"),
            |column| format!("Column \"{column}\" is"),
        ),
        kept_apart: Self::say(
            "giữ riêng, theo tên của tệp",
            "kept apart, under its own name",
        ),
        chosen_now: Self::say("đang hiểu thế", "as it is read now"),
        counted_in: Self::say(
            |unit| format!("Đơn vị: {unit}"),
            |unit| format!("Unit: {unit}"),
        ),
        written_as: Self::say(
            |number| format!("Số viết như {number}"),
            |number| format!("Numbers like {number}"),
        ),
    };
}
