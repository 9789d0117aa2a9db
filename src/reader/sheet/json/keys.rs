//! What the keys of an object tell of it.

use crate::dataset::{Field, TextField, header};

/// Says whether one of the keys is that of an amount or a count.
pub(super) fn has_number(keys: &[String]) -> bool {
    has_field(keys, |field| field.indicator().is_some())
}

/// Says whether one of the keys is that of a title: `ten_de_an`, or a mere name.
pub(super) fn has_title(keys: &[String]) -> bool {
    has_full_title(keys) || keys.iter().any(|key| is_bare(key))
}

/// A title that says whose it is.
pub(super) fn has_full_title(keys: &[String]) -> bool {
    let mut keys = keys.iter().filter(|key| !is_bare(key));
    let is_title = |(field, _)| field == Field::Text(TextField::Title);
    keys.any(|key| header::find(key, false).is_some_and(is_title))
}

/// Says whether a key is that of any name.
fn is_bare(key: &str) -> bool {
    ["ten", "name", "title"].contains(&header::plain(key).as_str())
}

/// Says whether one of the keys is the id of a record.
pub(super) fn has_id(keys: &[String]) -> bool {
    has_field(keys, |field| field == Field::Text(TextField::Id))
}

fn has_field(keys: &[String], is: impl Fn(Field) -> bool) -> bool {
    let mut fields = keys.iter().filter_map(|key| header::find(key, false));
    fields.any(|(field, _)| is(field))
}

/// Says whether at least half of the keys are the same.
pub(super) fn are_alike(one: &[String], other: &[String]) -> bool {
    let shared = one.iter().filter(|key| other.contains(key));
    shared.count() * 2 >= one.len().max(other.len())
}
