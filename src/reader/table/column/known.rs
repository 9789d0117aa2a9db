//! What the texts of a column were found to be, where few different ones stand in many rows.

use hashbrown::HashMap;

/// How many texts are remembered at once.
const MOST: usize = 256;
/// The longest of them, in bytes.
const LONGEST: usize = 64;

/// What was found of the texts that were met.
#[derive(Clone, Debug)]
pub(in crate::reader::table) struct Known<T>(HashMap<String, T>);

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<T: Copy> Known<T> {
    /// What a text was found to be; only one that was not met lately is looked at.
    pub(in crate::reader::table) fn of(&mut self, text: &str, find: impl Fn(&str) -> T) -> T {
        let Self(known) = self;
        if let Some(found) = known.get(text) {
            return *found;
        }
        let found = find(text);
        if known.len() == MOST {
            known.clear();
        }
        if text.len() <= LONGEST {
            known.insert(text.to_owned(), found);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_was_met_is_not_looked_at_again() {
        let looks = std::cell::Cell::new(0);
        let mut known = Known::default();
        let length = |text: &str| {
            looks.set(looks.get() + 1);
            text.len()
        };
        let texts: Vec<_> = (0..2 * MOST).map(|number| number.to_string()).collect();
        for text in &texts {
            assert_eq!(known.of(text, length), text.len());
            assert_eq!(known.of(text, length), text.len());
        }
        assert_eq!(looks.get(), texts.len());
        assert!(known.0.len() <= MOST);
    }
}
