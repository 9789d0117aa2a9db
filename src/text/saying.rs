//! The languages of the program, and a text in those that stand side by side.

/// A language that the program speaks; how it writes numbers is another matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Every language with its name on the command line.
    pub const NAMES: [(Self, &'static str); 2] = [(Self::Vi, "vi"), (Self::En, "en")];

    /// The language that the command line calls `name`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let named = Self::NAMES.into_iter().find(|(_, known)| *known == name);
        named.map(|(lang, _)| lang)
    }
}

/// What the program says in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saying {
    /// Vietnamese.
    pub vi: &'static str,
    /// English.
    pub en: &'static str,
}

impl Saying {
    /// The text for readers of `lang`, which is English where it does not stand here.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        if lang == Lang::Vi { self.vi } else { self.en }
    }
}
