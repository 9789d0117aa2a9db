//! What the program says, in both languages. A text that is missing in one does not compile.
//!
//! A room of the program has its own group of words, so each can be read beside its code. Names of
//! fields, indicators and activities stand elsewhere, in the tables that describe them.

mod cli;
mod explanation;
mod reader;
mod reconciliation;
mod screen;
mod search;
mod terminal;
mod wording;

use crate::text::Lang;

pub use cli::Cli;
pub use explanation::{Explanation, explain};
pub use reader::{Check, Reader};
pub use reconciliation::{Compared, Reconciliation};
pub use screen::Screen;
pub use search::Search;
pub use terminal::Terminal;

/// The words of one language.
#[derive(Debug)]
pub struct Messages {
    /// The language, which also decides how numbers are written.
    pub lang: Lang,
    /// What the command line says.
    pub cli: Cli,
    /// What is said about files.
    pub reader: Reader,
    /// What the explorer says.
    pub screen: Screen,
    /// What is said about sums and second references.
    pub reconciliation: Reconciliation,
    /// What is said about the terminal.
    pub terminal: Terminal,
    /// What is said about queries.
    pub search: Search,
}

/// Vietnamese.
pub static VI: Messages = Messages {
    lang: Lang::Vi,
    cli: cli::VI,
    reader: reader::VI,
    screen: screen::VI,
    reconciliation: reconciliation::VI,
    terminal: terminal::VI,
    search: search::VI,
};

/// English.
pub static EN: Messages = Messages {
    lang: Lang::En,
    cli: cli::EN,
    reader: reader::EN,
    screen: screen::EN,
    reconciliation: reconciliation::EN,
    terminal: terminal::EN,
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
