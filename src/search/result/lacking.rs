//! Which of the typed words records lack, where a part of many is enough.

use super::highlight::{Shown, follow, mark_properly, shown, writings};
use crate::dataset::Row;
use crate::search::index::name::words_of;
use crate::search::plan::sequence::WholeWords;
use crate::search::query::{Query, TermRole};

/// The words of a query that some of the records lack, in the order typed.
#[must_use]
pub fn lacking<'a>(query: &Query, rows: impl Iterator<Item = Row<'a>>) -> Vec<String> {
    let mut is_lacking = vec![false; query.terms.len()];
    for row in rows {
        let words = shown(&words_of(row));
        for (is_lacking, has) in is_lacking.iter_mut().zip(had(query, &words)) {
            *is_lacking |= !has;
        }
    }
    let terms = query.terms.iter().zip(is_lacking);
    let lacking = terms.filter(|(term, is_lacking)| *is_lacking && term.role == TermRole::Word);
    lacking.map(|(term, _)| term.words.concat()).collect()
}

/// By term: whether a text has its word, in some writing.
fn had(query: &Query, words: &[Shown]) -> Vec<bool> {
    let mut places = Vec::new();
    let terms = query.terms.iter().map(|term| {
        places.clear();
        mark_properly(term, query.tones, words, &mut places);
        !places.is_empty()
    });
    let mut had: Vec<_> = terms.collect();
    for writing in writings(query) {
        places.clear();
        let pieces = WholeWords::new(writing.words.iter().copied(), false);
        follow(&pieces, words, None, &mut places);
        if !places.is_empty() {
            had[writing.range].fill(true);
        }
    }
    had
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Dataset, Record, TextField};
    use crate::search::parse;

    #[test]
    fn words_that_stand_nowhere_in_a_record_are_told() {
        let mut data = Dataset::default();
        for title in ["Cty gạch nung Tiền Hải", "Công ty gạch Đông Hưng"] {
            let mut record = Record::default();
            record.set(TextField::Title, title);
            data.push(&record);
        }
        let query = parse("cong ty gach nung tien hai ").unwrap();
        let of = |row: u32| lacking(&query, [data.row(row)].into_iter());
        assert_eq!(of(0), Vec::<String>::new());
        assert_eq!(of(1), ["nung", "tien", "hai"]);
    }
}
