//! What the user says about reading, whatever the files show.

use std::path::PathBuf;

use super::source::encoding::Encoding;
use super::table::Chosen;
use crate::messages::Messages;

/// How files are to be read.
#[derive(Clone, Debug)]
pub struct Options {
    /// The encoding of text files, where it is not to be found out.
    pub encoding: Option<Encoding>,
    /// What is said of columns, whatever their names and cells show.
    pub map: Vec<(String, Chosen)>,
    /// The language of the report.
    pub words: &'static Messages,
    /// The only folder from which files may be read.
    pub root: Option<PathBuf>,
}

impl Options {
    /// Everything is found out.
    #[must_use]
    pub fn new(words: &'static Messages) -> Self {
        Self {
            encoding: None,
            map: Vec::new(),
            words,
            root: None,
        }
    }
}
