//! What the program says: each text once, its languages side by side.
//!
//! A room of the program has its own group of words, so each can be read beside its code. A group
//! is a struct, which names the texts, and one table, in which `say` holds the Vietnamese text and
//! the English one. A text that is missing in one of them does not compile, and neither does one
//! that leaves out what it should tell: texts with arguments are functions, and the compiler names
//! an argument that is not used.
//!
//! A further language does not widen the tables, for nobody knows all languages and nobody should
//! have to edit every line to add one. It is a file of its own that starts from English and says
//! by name what it says otherwise: `Search { no_value: …, ..EN.search }`. What it leaves out stays
//! English, which can be seen on the screen, and a name that does not exist does not compile.
//! Besides that file, only [`Lang`] and [`Messages::of`] have to know it.
//!
//! Names of fields, facets, indicators and units stand elsewhere, in the tables that describe them;
//! a language picks its name of them, and a further one finds its own by the English one.

mod check;
mod cli;
mod column;
mod explanation;
mod found;
mod help;
mod json;
mod reader;
mod reconciliation;
mod row;
mod screen;
mod search;
mod source;
mod spoken;
mod suspicion;
mod table;
mod telling;
mod terminal;
mod wording;
mod writer;

use crate::text::{Decimal, Lang, Saying};

pub use check::CheckWords;
pub use cli::Cli;
pub use column::ColumnWords;
pub use explanation::{Explanation, explain};
pub use found::FoundWords;
pub use help::Help;
pub use json::JsonWords;
pub use reader::Reader;
pub use reconciliation::{Compared, Reconciliation};
pub use row::RowWords;
pub use screen::Screen;
pub use search::Search;
pub use source::SourceWords;
pub use suspicion::SuspicionWords;
pub use table::TableWords;
pub use telling::Telling;
pub use terminal::Terminal;

pub use writer::WriterWords;

use spoken::{ENGLISH, Spoken, VIETNAMESE};

/// The words of one language.
#[derive(Debug)]
pub struct Messages {
    /// The language.
    pub lang: Lang,
    /// How numbers are written, as the language has it unless asked otherwise.
    pub decimal: Decimal,
    /// Picks what a field, a facet, an indicator or a unit is called.
    pub name: fn(Saying) -> &'static str,
    /// What the command line says.
    pub cli: Cli,
    /// What is said about files.
    pub reader: Reader,
    /// The words about files that are written.
    pub writer: WriterWords,
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
pub static VI: Messages = Spoken::<VIETNAMESE>::MESSAGES;

/// English.
pub static EN: Messages = Spoken::<ENGLISH>::MESSAGES;

impl<const LANG: usize> Spoken<LANG> {
    const MESSAGES: Messages = Messages {
        lang: Self::say(Lang::Vi, Lang::En),
        decimal: Self::say(Decimal::Comma, Decimal::Point),
        name: Self::say(|name| name.vi, |name| name.en),
        cli: Self::CLI,
        reader: Self::READER,
        writer: Self::WRITER,
        screen: Self::SCREEN,
        reconciliation: Self::RECONCILIATION,
        terminal: Self::TERMINAL,
        search: Self::SEARCH,
    };
}

impl Messages {
    /// The words of a language, with its numbers.
    #[must_use]
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }

    /// The same words with numbers in another style.
    #[must_use]
    pub fn with_numbers(&'static self, decimal: Decimal) -> &'static Self {
        if decimal == self.decimal {
            return self;
        }
        // Asked for once in a run, and spoken to its end.
        Box::leak(Box::new(Self { decimal, ..*self }))
    }
}
