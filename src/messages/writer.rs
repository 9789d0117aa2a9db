//! What is said about records that are written.

use super::spoken::Spoken;

/// The words about files that are written.
#[derive(Clone, Copy, Debug)]
pub struct WriterWords {
    /// What a table leaves out: results in words, notes and sources of numbers, published totals.
    pub left_out: fn(u64, u64, u64) -> String,
    /// The file is there already.
    pub exists: &'static str,
    /// A format that nobody knows, and those that are known.
    pub no_such_format: fn(&str, &str) -> String,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said about files that are written.
    pub(super) const WRITER: WriterWords = WriterWords {
        left_out: Self::say(
            |outcomes, told_apart, totals| {
                format!(
                    "bảng chỉ có các bản ghi, không có: {outcomes} kết quả bằng lời, {told_apart} chú thích hay nguồn riêng của số, {totals} tổng đã công bố; dạng json giữ đủ"
                )
            },
            |outcomes, told_apart, totals| {
                format!(
                    "a table holds the records only, and leaves out: {outcomes} results in words, {told_apart} notes or sources of numbers, {totals} published totals; json keeps them"
                )
            },
        ),
        exists: Self::say(
            "tệp đã có; thêm --force để ghi đè",
            "the file is there already; --force overwrites it",
        ),
        no_such_format: Self::say(
            |name, known| format!("không có dạng \"{name}\": {known}"),
            |name, known| format!("no format is called \"{name}\": {known}"),
        ),
    };
}
