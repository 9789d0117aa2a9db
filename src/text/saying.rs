//! A text of the program itself, in all its languages side by side.

use super::Lang;

/// What the program says in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saying {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

impl Saying {
    /// The text in `lang`.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }
}
