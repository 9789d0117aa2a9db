//! The answer to a question: `Lao động được đào tạo: 15.520 người = KCQG 1.960 + KCĐP 13.560`.

use super::total::sum_as_text;
use crate::dataset::FundingSet;
use crate::listing::AskedNumber;
use crate::messages::Messages;

/// The number that was asked for, with its parts by source where there are several.
pub(super) fn line(words: &Messages, number: &AskedNumber) -> String {
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
