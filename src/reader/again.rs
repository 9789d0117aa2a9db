//! Reading files again, with what was said of their columns meanwhile.

use super::{Chosen, Options, Source};
use crate::dataset::header;

/// Files, and how they are read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The files.
    pub sources: Vec<Source>,
    /// How they are read.
    pub options: Options,
}

impl Reading {
    /// The same files, with something said of a column; it replaces what was said of it before.
    #[must_use]
    pub fn with(&self, column: &str, chosen: Chosen) -> Self {
        let mut again = self.clone();
        let wanted = header::plain(column);
        let is_other = |(name, said): &(String, Chosen)| {
            header::plain(name) != wanted || !said.is_of_same_sort(chosen)
        };
        again.options.map.retain(is_other);
        again.options.map.push((column.to_owned(), chosen));
        again
    }

    /// The name of a source that is gone once it was read; other pipes are refused as files.
    #[must_use]
    pub fn read_once(&self) -> Option<String> {
        let gone = self.sources.iter().find(|source| **source == Source::Stdin);
        gone.map(Source::name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Field;
    use crate::messages::VI;
    use crate::text::{Decimal, Unit};

    #[test]
    fn a_later_word_on_a_column_replaces_the_earlier_one_of_its_sort() {
        let files = Reading {
            sources: Vec::new(),
            options: Options::new(&VI),
        };
        let said = files
            .with("Vốn mồi", Chosen::Unit(Unit::Million))
            .with("Vốn mồi", Chosen::Field(Field::Extra))
            .with("Ghi", Chosen::Decimal(Decimal::Point))
            .with("VỐN MỒI", Chosen::Unit(Unit::Billion));
        let expected = [
            ("Vốn mồi".to_owned(), Chosen::Field(Field::Extra)),
            ("Ghi".to_owned(), Chosen::Decimal(Decimal::Point)),
            ("VỐN MỒI".to_owned(), Chosen::Unit(Unit::Billion)),
        ];
        assert_eq!(said.options.map, expected);
    }

    #[test]
    fn a_pipe_can_be_read_only_once() {
        for (source, gone) in [
            (Source::Stdin, Some("-")),
            (Source::File("Cargo.toml".into()), None),
            (Source::embedded(), None),
        ] {
            let files = Reading {
                sources: vec![Source::embedded(), source],
                options: Options::new(&VI),
            };
            assert_eq!(files.read_once().as_deref(), gone);
        }
    }
}
