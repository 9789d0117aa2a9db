//! What is said about queries.

use super::spoken::Spoken;

/// The words of the `search` room.
#[derive(Clone, Copy, Debug)]
pub struct Search {
    /// A field that nobody knows, and known ones like it.
    pub unknown_field: fn(&str, &str) -> String,
    /// A field and a value that it cannot have.
    pub bad_value: fn(&str, &str) -> String,
    /// A field, a value that no record has, and values like it.
    pub unknown_value: fn(&str, &str, &str) -> String,
    /// A field without a value.
    pub no_value: fn(&str) -> String,
    /// More words than this.
    pub too_many_words: fn(usize) -> String,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said about queries.
    pub(super) const SEARCH: Search = Search {
        unknown_field: Self::say(
            |name, known| format!("không có trường \"{name}\"; gần nhất: {known}"),
            |name, known| format!("no field is called \"{name}\"; the nearest: {known}"),
        ),
        bad_value: Self::say(
            |field, value| format!("trường \"{field}\" không nhận giá trị \"{value}\""),
            |field, value| format!("the field \"{field}\" cannot be \"{value}\""),
        ),
        unknown_value: Self::say(
            |field, value, known| {
                format!("trường \"{field}\" không nhận giá trị \"{value}\"; gần nhất: {known}")
            },
            |field, value, known| {
                format!("the field \"{field}\" cannot be \"{value}\"; the nearest: {known}")
            },
        ),
        no_value: Self::say(
            |field| format!("trường \"{field}\" chưa có giá trị"),
            |field| format!("the field \"{field}\" has no value yet"),
        ),
        too_many_words: Self::say(
            |most| format!("tối đa {most} từ"),
            |most| format!("at most {most} words"),
        ),
    };
}
