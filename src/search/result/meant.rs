//! What typed words were taken for, where words of the same meaning stand in what was found.

use crate::dataset::Row;
use crate::search::index::name::words_of;
use crate::search::query::synonym::{SameMeaning, synonyms};
use crate::search::query::{Query, typed_words};
use crate::text::{self, fold};

/// Typed words, and what stands in their place: `hoc vien`, `lao động`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// As they were typed.
    pub typed: String,
    /// The words of the same meaning that records have instead.
    pub others: Vec<&'static str>,
}

/// What the words of a query were taken for in some records that it found.
#[must_use]
pub fn meant<'a>(query: &Query, rows: impl Iterator<Item = Row<'a>>) -> Vec<Meant> {
    let mut all: Vec<Meant> = Vec::new();
    if !query.has_synonyms {
        return all;
    }
    let typed = typed_words(&query.terms);
    let meanings = synonyms(&typed);
    for row in rows {
        let record = in_a_row(&words_of(row));
        for SameMeaning { phrase, rewritten } in &meanings {
            let own = typed[rewritten.range.clone()].join(" ");
            // Where the typed words stand themselves, nothing was taken for them.
            let stands = |words: &str| record.contains(&in_a_row(words));
            if !stands(&own) && stands(phrase) {
                add(&mut all, own, phrase);
            }
        }
    }
    all
}

/// Adds a phrase; "người lao động" says no more than "lao động".
fn add(all: &mut Vec<Meant>, typed: String, phrase: &'static str) {
    let place = all.iter().position(|own| own.typed == typed);
    let place = place.unwrap_or_else(|| {
        all.push(Meant {
            typed,
            others: Vec::new(),
        });
        all.len() - 1
    });
    let others = &mut all[place].others;
    if !others.iter().any(|known| phrase.contains(known)) {
        others.retain(|known| !known.contains(phrase));
        others.push(phrase);
    }
}

/// The words of a text without marks, each between two spaces; a line ends with its end.
fn in_a_row(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let words = text::words(line).map(|range| fold(&line[range]));
        format!(" {} ", words.collect::<Vec<_>>().join(" "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Dataset, Record, TextField};
    use crate::search::parse;

    #[test]
    fn what_stands_instead_is_told() {
        let mut data = Dataset::default();
        for title in ["35 lao động học may", "Người lao động may", "Học viên may"] {
            let mut record = Record::default();
            record.set(TextField::Title, title);
            data.push(&record);
        }
        let query = Query {
            has_synonyms: true,
            ..parse("hoc vien may").unwrap()
        };
        let told = meant(&query, data.rows());
        let expected = Meant {
            typed: "hoc vien".to_owned(),
            others: vec!["lao động"],
        };
        assert_eq!(told, [expected]);
        assert_eq!(meant(&parse("hoc vien may").unwrap(), data.rows()), []);
    }
}
