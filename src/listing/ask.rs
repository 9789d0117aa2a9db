//! A single request: what its search line means to a dataset, and the answer.

use super::answer::Answer;
use super::finder::{Finder, Sought};
use super::list::count;
use super::request::Request;
use crate::dataset::{Dataset, Field};
use crate::search::{Query, QueryError, before_last, field_named, parse, read};

/// Answers a single request over all of a dataset.
#[must_use]
pub fn answer(dataset: &Dataset, request: &Request) -> Answer {
    let mut finder = Finder::default();
    finder.engine.absorb(dataset, None);
    match understand(request, dataset) {
        Ok(query) => {
            let found = finder.whole(Sought {
                dataset,
                request,
                query: &query,
                stop: &|| false,
            });
            let all = count(dataset, request, dataset.len());
            Answer {
                all,
                ..found.unwrap_or_default()
            }
        }
        Err(problem) => refuse(request, problem),
    }
}

/// What a search line means to this dataset.
///
/// A field at the end whose value is still typed may come to mean something: until then what stands
/// before it is found, so that the values are offered with their counts.
pub(super) fn understand(request: &Request, dataset: &Dataset) -> Result<Query, QueryError> {
    let line = request.query.as_str();
    let meant = |line: &str| {
        let query = parse(line)?;
        query.check(dataset)?;
        Ok(read(query, dataset))
    };
    if !request.is_typed {
        return meant(line).map(Query::closed);
    }
    match (meant(line), before_last(line)) {
        (Err(problem), Some(before)) if may_go_on(&problem) => meant(before),
        (query, _) => query,
    }
}

/// Whether what is wrong may be put right by typing on: no year and no number begins with a letter.
fn may_go_on(problem: &QueryError) -> bool {
    match problem {
        QueryError::TooManyWords => false,
        QueryError::BadValue(field, value) => {
            let field = field_named(field);
            let is_number = matches!(field, Some(Field::Period | Field::Figure(_)));
            !is_number || !value.starts_with(char::is_alphabetic)
        }
        _ => true,
    }
}

/// The answer to a search line that cannot be understood.
pub(super) fn refuse(request: &Request, problem: QueryError) -> Answer {
    Answer {
        request: request.clone(),
        problem: Some(problem),
        ..Answer::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_the_last_word_is_told_once_it_is_typed() {
        let dataset = Dataset::default();
        let understood = |query: &str, is_typed| {
            let request = Request {
                query: query.to_owned(),
                is_typed,
                ..Request::default()
            };
            understand(&request, &dataset)
        };
        let before = parse("may ").unwrap();
        for word in ["nam:2", "hotro:>", "nam:", "-nam:", "huyn:x", "nguon:\"a b"] {
            let line = format!("may {word}");
            assert_eq!(understood(&line, true).as_ref(), Ok(&before), "{line}");
            assert!(understood(&line, false).is_err(), "{line}");
            if !word.contains('"') {
                assert!(understood(&format!("{line} "), true).is_err(), "{line}");
            }
            // What stands before the last word is typed.
            assert!(understood(&format!("hotro:> {word}"), true).is_err());
        }
        assert!(understood(&"a ".repeat(64), true).is_err());
        assert!(understood("nam:2019", true).is_ok());
        assert!(understood("may nam:hai", true).is_err());
    }
}
