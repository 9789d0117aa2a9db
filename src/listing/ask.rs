//! A single request: what its search line means to a dataset, and the answer.

use super::answer::Answer;
use super::finder::Finder;
use super::list::count;
use super::request::Request;
use crate::dataset::Dataset;
use crate::search::{Query, QueryError, field_named, parse, read};

/// Answers a single request over all of a dataset.
#[must_use]
pub fn answer(dataset: &Dataset, request: &Request) -> Answer {
    let mut finder = Finder::default();
    finder.engine.absorb(dataset, None);
    match understand(request, dataset) {
        Ok(query) => {
            let found = finder.whole(dataset, request, &query, &|| false);
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
pub(super) fn understand(request: &Request, dataset: &Dataset) -> Result<Query, QueryError> {
    let query = parse(without_open_field(request))?;
    query.check(dataset)?;
    let query = read(query, dataset);
    Ok(if request.is_typed {
        query
    } else {
        query.closed()
    })
}

/// The search line without a field at its end whose value is yet to be typed: what stands before it
/// is found meanwhile, so that the values are offered with their counts.
fn without_open_field(request: &Request) -> &str {
    let line = request.query.as_str();
    let start = line.rfind(char::is_whitespace).map_or(0, |space| space + 1);
    let (before, word) = line.split_at(start);
    let name = word
        .strip_suffix(':')
        .map(|name| name.trim_start_matches('-'));
    let is_field = name.is_some_and(|name| field_named(name).is_some());
    if request.is_typed && is_field {
        before
    } else {
        line
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
