//! Names as they are compared, and what kind of field they name.

use crate::dataset::Field;
use crate::text;

/// A column name as it is compared: plain lower-case words.
pub(crate) fn plain(name: &str) -> String {
    let folded = text::fold(name);
    let mut out = String::with_capacity(folded.len());
    for word in folded
        .split(|c: char| !c.is_alphanumeric() && c != '#')
        .filter(|word| !word.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Says whether plain words begin with a phrase, as whole words.
pub(crate) fn begin_with(words: &str, phrase: &str) -> bool {
    let rest = words.strip_prefix(phrase);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Says whether a field is a number.
pub(super) fn is_number(field: Field) -> bool {
    field.indicator().is_some()
}
