//! Columns that nobody sees although something stands in them.

use std::collections::BTreeMap;

use crate::messages::Reader;

/// The most hidden columns that are named.
const MOST_NAMED: usize = 20;

/// The hidden columns of a sheet, with the first text of each, which mostly is its name.
#[derive(Debug, Default)]
pub(super) struct HiddenColumns {
    found: BTreeMap<usize, String>,
}

impl HiddenColumns {
    /// Notes that something stands in a hidden column.
    pub(super) fn note(&mut self, column: usize, text: &str) {
        if self.found.len() < MOST_NAMED && !self.found.contains_key(&column) {
            let text = crate::text::cut(&crate::text::clean(text.trim()), 40).to_string();
            self.found.insert(column, text);
        }
    }

    /// What is to be said of them, if there are any.
    pub(super) fn say(&self, words: &Reader) -> Option<String> {
        let names = self.found.iter();
        let names: Vec<_> = names
            .map(|(column, text)| format!("{} ({text})", letters(*column)))
            .collect();
        (!names.is_empty()).then(|| (words.source.hidden_columns)(&names.join(", ")))
    }
}

/// What a spreadsheet calls a column, counted from 0.
pub(super) fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => last.to_string(),
        before => format!("{}{last}", letters(before - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), expected);
        }
    }
}
