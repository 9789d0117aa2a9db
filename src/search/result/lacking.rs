//! Which of the typed words records lack, where a part of many is enough.

use super::highlight::{Shown, follow, mark_properly, shown, writings};
use crate::dataset::Row;
use crate::search::index::name::words_of;
use crate::search::plan::counted;
use crate::search::plan::sequence::WholeWords;
use crate::search::query::{Query, Term, TermRole};

/// The words of a query that some of the records lack, in the order typed; those side by side are
/// told together.
#[must_use]
pub fn lacking<'a>(query: &Query, rows: impl Iterator<Item = Row<'a>>) -> Vec<String> {
    let numbers = counted::typed(&query.terms);
    let mut is_lacking = vec![false; query.terms.len()];
    for row in rows {
        let mut had = had(query, &shown(&words_of(row)));
        let figures = row.figures();
        for number in &numbers {
            had[number.lane] |= figures.iter().any(|figure| number.is(figure));
        }
        for (is_lacking, has) in is_lacking.iter_mut().zip(had) {
            *is_lacking |= !has;
        }
    }
    let terms: Vec<_> = query.terms.iter().zip(is_lacking).collect();
    let is_told = |(term, lacks): &(&Term, bool)| *lacks && term.role == TermRole::Word;
    let runs = terms.chunk_by(|one, next| is_told(one) == is_told(next));
    let runs = runs.filter(|run| is_told(&run[0]));
    runs.map(|run| {
        let words: Vec<_> = run.iter().map(|(term, _)| term.words.concat()).collect();
        words.join(" ")
    })
    .collect()
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
    use crate::dataset::{Dataset, Figure, Indicator, Record, TextField};
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
        assert_eq!(of(1), ["nung tien hai"]);
        let query = parse("đề án gạch nào trên ").unwrap();
        assert_eq!(
            lacking(&query, [data.row(0)].into_iter()),
            ["đề án", "nào trên"]
        );
    }

    #[test]
    fn a_number_that_a_record_has_is_not_lacking() {
        let mut data = Dataset::default();
        let mut record = Record::default();
        record.set(TextField::Title, "May công nghiệp");
        record
            .figures
            .push(Figure::exact(Indicator::Trainees, 1_960));
        data.push(&record);
        let query = parse("1.960 may zzqq ").unwrap();
        assert_eq!(lacking(&query, [data.row(0)].into_iter()), ["zzqq"]);
    }
}
