//! What is said about queries.

/// The words of the `search` room.
#[derive(Debug)]
pub struct Search {
    /// A field that nobody knows, and known ones like it.
    pub unknown_field: fn(&str, &str) -> String,
    /// A field and a value that it cannot have.
    pub bad_value: fn(&str, &str) -> String,
    /// A field without a value.
    pub no_value: fn(&str) -> String,
    /// More words than this.
    pub too_many_words: fn(usize) -> String,
}

pub(super) const VI: Search = Search {
    unknown_field: |name, known| format!("không có trường \"{name}\"; gần nhất: {known}"),
    bad_value: |field, value| format!("trường \"{field}\" không nhận giá trị \"{value}\""),
    no_value: |field| format!("trường \"{field}\" chưa có giá trị"),
    too_many_words: |most| format!("tối đa {most} từ"),
};

pub(super) const EN: Search = Search {
    unknown_field: |name, known| format!("no field is called \"{name}\"; the nearest: {known}"),
    bad_value: |field, value| format!("the field \"{field}\" cannot be \"{value}\""),
    no_value: |field| format!("the field \"{field}\" has no value yet"),
    too_many_words: |most| format!("at most {most} words"),
};
