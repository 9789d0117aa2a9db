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

/// The key of a program as it is compared: `kinhPhiHoTro` is `kinh_phi_ho_tro`.
pub(crate) fn plain_key(key: &str) -> String {
    apart(key).map_or_else(|| plain(key), |key| plain(&key))
}

/// The words of a name that programs write in one, with blanks between; none where it has one word
/// or is written otherwise.
pub(crate) fn apart(name: &str) -> Option<String> {
    let begins = |pair: &[u8]| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
    let is_one = |byte: u8| byte.is_ascii_alphanumeric() || b" _.".contains(&byte);
    if !name.bytes().all(is_one) || !name.as_bytes().windows(2).any(begins) {
        return None;
    }
    let mut out = String::with_capacity(name.len() + 8);
    let mut before = ' ';
    for c in name.chars() {
        if before.is_ascii_lowercase() && c.is_ascii_uppercase() {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    Some(out)
}

/// Says whether plain words begin with a phrase, as whole words.
pub(crate) fn begin_with(words: &str, phrase: &str) -> bool {
    let rest = words.strip_prefix(phrase);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Says whether plain words begin with one of these phrases.
pub(crate) fn begin_with_any(words: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| begin_with(words, phrase))
}

/// Says whether a field is a number.
pub(super) fn is_number(field: Field) -> bool {
    field.indicator().is_some()
}
