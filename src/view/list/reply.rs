//! The reply to a question: `Lao động được đào tạo: 15.520 người = KCQG 1.960 + KCĐP 13.560`.

use super::total::sum_as_text;
use crate::dataset::FundingSet;
use crate::listing::{AskedNumber, Reply};
use crate::messages::Messages;

/// The reply, in a line.
pub(super) fn line(words: &Messages, reply: &Reply) -> String {
    match reply {
        Reply::Number(number) => number_line(words, number),
        Reply::Contradictions(count) => {
            let name = words.screen.reconciliation;
            let told = (words.screen.found.contradictions)(&words.count(*count));
            format!(" {name}: {told}")
        }
    }
}

/// The number that was asked for, with its parts by source where there are several.
fn number_line(words: &Messages, number: &AskedNumber) -> String {
    let published = number.published.as_ref().map(|figure| {
        let published = words.screen.published;
        format!(" · {published} {}", words.figure(figure))
    });
    format!(
        " {}{}",
        summed(words, number),
        published.unwrap_or_default()
    )
}

fn summed(words: &Messages, number: &AskedNumber) -> String {
    let all = sum_as_text(words, &number.all);
    if number.all.sum.is_none() {
        // It names the number itself.
        return all;
    }
    let label = words.indicator(number.all.indicator);
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

fn source(words: &Messages, set: FundingSet) -> String {
    if set.is_empty() {
        return words.screen.unknown_funding.to_owned();
    }
    let names = set.iter().map(|source| words.source(source));
    names.collect::<Vec<_>>().join(", ")
}
