//! What was typed, cut at its spaces and quotes.

use crate::text;

/// The words of a text.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    text::words(text)
        .map(|range| text[range].to_owned())
        .collect()
}

/// What stands between two spaces outside of quotes.
#[derive(Debug, PartialEq)]
pub struct Token<'a> {
    /// It begins with a minus sign.
    pub excluded: bool,
    /// The name before a colon.
    pub field: Option<&'a str>,
    /// What is asked for.
    pub value: &'a str,
    /// It stands in quotes.
    pub quoted: bool,
    /// All of it but the minus sign.
    pub whole: &'a str,
}

/// The tokens of a query, one after the other.
pub fn tokens(query: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = query;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let (token, after) = token(rest);
        rest = after;
        Some(token)
    })
}

/// What stands before the token at the end of a query, if no space behind it says that it is
/// finished.
#[must_use]
pub fn before_last(query: &str) -> Option<&str> {
    let (mut rest, mut start) = (query, None);
    while !rest.trim_start().is_empty() {
        let text = rest.trim_start();
        start = Some(query.len() - text.len());
        (_, rest) = token(text);
    }
    start
        .filter(|_| rest.is_empty())
        .map(|start| &query[..start])
}

fn token(text: &str) -> (Token<'_>, &str) {
    // A minus sign alone, or between spaces, is a dash of the text that was pasted.
    let minus = text
        .strip_prefix('-')
        .filter(|rest| rest.starts_with(|c: char| c == '"' || c.is_alphanumeric()));
    let (excluded, text) = (minus.is_some(), minus.unwrap_or(text));
    let start = text;
    let (field, text) = match field_name(text) {
        Some((name, rest)) => (Some(name), rest),
        None => (None, text),
    };
    let (value, quoted, rest) = value(text);
    (
        Token {
            excluded,
            field,
            value,
            quoted,
            whole: &start[..start.len() - rest.len()],
        },
        rest,
    )
}

/// The text up to the next space, or within quotes, and what follows it.
fn value(text: &str) -> (&str, bool, &str) {
    if let Some(inside) = text.strip_prefix('"') {
        // A quote that is still open ends with the query.
        let (value, rest) = inside.split_once('"').unwrap_or((inside, ""));
        return (value, true, rest);
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], false, &text[end..])
}

/// `nam:2019` begins with a field, `12:30` and `https://` do not.
fn field_name(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(':')?;
    let is_name = name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| {
            c.is_alphabetic() || c == '-' || c == '_' || text::has_marks(c.encode_utf8(&mut [0; 4]))
        });
    (is_name && !rest.starts_with("//")).then_some((name, rest))
}
