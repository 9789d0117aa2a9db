//! Reading files again, with what was said of their columns meanwhile.

use super::options::Options;
use super::source::input::Source;
use super::table::Chosen;
use crate::dataset::header;
use crate::text::Decimal;

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

    /// The command that reads the files just so again; none if nothing was said of their columns,
    /// or if one of them has no name that a shell can be given.
    #[must_use]
    pub fn command(&self) -> Option<String> {
        if self.options.map.is_empty() {
            return None;
        }
        let files = self.sources.iter().map(|source| match source {
            Source::File(path) => Some(("data", path.to_str()?.to_owned())),
            Source::Stdin | Source::Bytes(..) => None,
        });
        let mut options: Vec<_> = files.collect::<Option<_>>()?;
        let encoding = self.options.encoding.iter();
        options.extend(encoding.map(|encoding| ("encoding", encoding.name().to_owned())));
        let said = self.options.map.iter();
        options.extend(said.map(|(column, chosen)| said_of(column, *chosen)));
        let written = options.iter().map(|(option, value)| written(option, value));
        let words: Vec<_> = std::iter::once("khuyencong".to_owned())
            .chain(written)
            .collect();
        Some(words.join(" "))
    }

    /// The name of a source that is gone once it was read; other pipes are refused as files.
    #[must_use]
    pub fn read_once(&self) -> Option<String> {
        let gone = self.sources.iter().find(|source| **source == Source::Stdin);
        gone.map(Source::name)
    }
}

/// The option that says it, and its value: `unit` and `KP hỗ trợ=triệu`.
fn said_of(column: &str, chosen: Chosen) -> (&'static str, String) {
    let (option, value) = match chosen {
        Chosen::Field(field) => ("map", field.key()),
        Chosen::Unit(unit) => ("unit", unit.key()),
        Chosen::Decimal(Decimal::Comma) => ("decimal", ","),
        Chosen::Decimal(Decimal::Point) => ("decimal", "."),
    };
    // A name of two lines is the same name in one, and easier to copy.
    let name: Vec<_> = column.split_whitespace().collect();
    (option, format!("{}={value}", name.join(" ")))
}

/// An option as a shell takes it. A value like `- KCQG=support` would else look like an option.
fn written(option: &str, value: &str) -> String {
    let sign = if value.starts_with('-') { '=' } else { ' ' };
    format!("--{option}{sign}{}", quoted(value))
}

/// Between double quotes, which every shell knows; between single ones what means something there.
fn quoted(value: &str) -> String {
    if value.contains(['"', '$', '`', '\\', '!']) {
        format!("'{}'", value.replace('\'', "'\\''"))
    } else {
        format!("\"{value}\"")
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
    fn the_command_says_all_that_was_said() {
        let files = |names: &[&str]| Reading {
            sources: names.iter().map(|name| Source::File(name.into())).collect(),
            options: Options::new(&VI),
        };
        assert_eq!(files(&["xã.csv"]).command(), None);
        let said = files(&["xã A.csv", "b.csv"])
            .with("Mồi\nvốn", Chosen::Field(Field::Extra))
            .with("Mồi vốn", Chosen::Unit(Unit::Billion))
            .with("- Huyện", Chosen::Decimal(Decimal::Point))
            .with("\"Tiền\" o'$x", Chosen::Decimal(Decimal::Comma));
        let expected = concat!(
            r#"khuyencong --data "xã A.csv" --data "b.csv" --map "Mồi vốn=extra" "#,
            r#"--unit "Mồi vốn=tỷ" --decimal="- Huyện=." --decimal '"Tiền" o'\''$x=,'"#,
        );
        assert_eq!(said.command().as_deref(), Some(expected));
        let pipe = Reading {
            sources: vec![Source::Stdin],
            ..said
        };
        assert_eq!(pipe.command(), None);
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
