//! Every word the user sees, in both languages. A text that is missing in one does not compile.
//!
//! A room of the program has its own group of words, so each can be read beside its code.

mod reader;
mod screen;
mod search;

use crate::text::Lang;

pub use reader::Reader;
pub use screen::Screen;
pub use search::Search;

/// The words of one language.
#[derive(Debug)]
pub struct Messages {
    /// The language, which also decides how numbers are written.
    pub lang: Lang,
    /// What is said about files.
    pub reader: Reader,
    /// What the explorer says.
    pub screen: Screen,
    /// What is said about queries.
    pub search: Search,
}

/// Vietnamese.
pub static VI: Messages = Messages {
    lang: Lang::Vi,
    reader: reader::VI,
    screen: screen::VI,
    search: search::VI,
};

/// English.
pub static EN: Messages = Messages {
    lang: Lang::En,
    reader: reader::EN,
    screen: screen::EN,
    search: search::EN,
};

impl Messages {
    /// The words of a language.
    #[must_use]
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}
