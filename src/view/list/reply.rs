//! The reply to a question: `Lao động được đào tạo: 15.520 người = KCQG 1.960 + KCĐP 13.560`.

use super::total::sum_as_text;
use crate::dataset::{Figure, FundingSet};
use crate::listing::{AskedNumber, AskedRecords, ListSum, Reply};
use crate::messages::Messages;

/// The reply, in a line.
#[must_use]
pub fn reply_line(words: &Messages, reply: &Reply) -> String {
    let found = &words.screen.found;
    match reply {
        Reply::Number(number) => with_notes(
            words,
            summed(words, number),
            number.published.as_ref(),
            &number.records,
        ),
        Reply::Records(records) => {
            let told = (found.programmes)(&words.count(records.count));
            with_notes(words, told, records.published.as_ref(), records)
        }
        Reply::Contradictions(count) => {
            let name = words.screen.reconciliation;
            format!("{name}: {}", (found.contradictions)(&words.count(*count)))
        }
    }
}

/// What was published stands behind it, and how many records of more years are not in it.
fn with_notes(
    words: &Messages,
    told: String,
    published: Option<&Figure>,
    records: &AskedRecords,
) -> String {
    let published = published.map(|figure| {
        let published = words.screen.published;
        format!("{published} {}", words.figure(figure))
    });
    let left_out = (records.of_more_years > 0).then(|| {
        let count = words.count(records.of_more_years);
        (words.screen.found.of_more_years)(&count)
    });
    let notes = [Some(told), published, left_out].into_iter().flatten();
    notes.collect::<Vec<_>>().join(" · ")
}

/// The number that was asked for, with its parts by source where there are several.
fn summed(words: &Messages, number: &AskedNumber) -> String {
    let label = words.indicator(number.all.indicator);
    if number.all.sum.is_none() {
        let count = words.count(number.records.count);
        return format!("{label}: {}", (words.screen.found.no_number)(&count));
    }
    if number.is_beside {
        return format!("{label}: {}", beside(words, &number.all));
    }
    let all = sum_as_text(words, &number.all);
    let parts = number.sources.iter();
    let parts: Vec<_> = parts
        .map(|(set, sum)| format!("{} {}", source(words, *set), sum_as_text(words, sum)))
        .collect();
    match parts.as_slice() {
        [] => format!("{label}: {all}"),
        [one] => format!("{label}: {one}"),
        _ => format!("{label}: {all} = {}", parts.join(" + ")),
    }
}

/// `(>34.000 tr) ngoài tổng, chưa rõ 1`
fn beside(words: &Messages, sum: &ListSum) -> String {
    let known = ListSum {
        unknown: 0,
        ..sum.clone()
    };
    let known = (words.screen.found.beside)(&sum_as_text(words, &known));
    match sum.unknown {
        0 => known,
        count => format!(
            "{known}, {}",
            (words.screen.of_unknown)(&words.count(count))
        ),
    }
}

fn source(words: &Messages, set: FundingSet) -> String {
    if set.is_empty() {
        return words.screen.unknown_funding.to_owned();
    }
    let names: Vec<_> = set.iter().map(|source| words.source(source)).collect();
    match names.as_slice() {
        [one] => (*one).to_owned(),
        _ => (words.screen.found.shared)(&names.join(", ")),
    }
}
