//! The reply to a question: `Lao động được đào tạo: 15.520 người = KCQG 1.960 + KCĐP 13.560`.

use super::total::sum_as_text;
use crate::dataset::FundingSet;
use crate::listing::{AskedNumber, ListSum, Reply};
use crate::messages::Messages;
use crate::text;

/// The reply in a line, as much of it as has room: the parts by source go first, then its name.
#[must_use]
pub fn reply_line(words: &Messages, reply: &Reply, room: usize) -> String {
    let written = |told| with_notes(words, told, reply);
    let found = &words.screen.found;
    let told = match reply {
        Reply::Number(number) => {
            let ways = [Told::Parts, Told::Named, Told::Bare]
                .map(|told| written(summed(words, number, told)));
            let fits = ways.iter().find(|line| text::width(line) <= room);
            return fits.unwrap_or(&ways[2]).clone();
        }
        Reply::Records(records) => (found.programmes)(&words.count(records.count)),
        Reply::Contradictions(count) => {
            let name = words.screen.reconciliation;
            format!("{name}: {}", (found.contradictions)(&words.count(*count)))
        }
    };
    written(told)
}

/// How much is told of a number.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    /// Its name and what each source brings to it.
    Parts,
    Named,
    Bare,
}

/// How many records of more years are not in it, and what was published, stand behind it.
fn with_notes(words: &Messages, told: String, reply: &Reply) -> String {
    let (records, published) = match reply {
        Reply::Number(number) => (&number.records, number.published.as_ref()),
        Reply::Records(records) => (records, records.published.as_ref()),
        Reply::Contradictions(_) => return told,
    };
    let left_out = (records.of_more_years > 0).then(|| {
        let count = words.count(records.of_more_years);
        (words.screen.found.of_more_years)(&count)
    });
    let published = published.map(|figure| {
        let published = words.screen.published;
        format!("{published} {}", words.figure(figure))
    });
    let notes = [Some(told), left_out, published].into_iter().flatten();
    notes.collect::<Vec<_>>().join(" · ")
}

/// The number that was asked for, with its parts by source where there are several.
fn summed(words: &Messages, number: &AskedNumber, told: Told) -> String {
    let sum = sum_of(words, number);
    if told == Told::Bare {
        return sum;
    }
    let parts = number.sources.iter().filter(|_| !number.is_beside);
    let parts: Vec<_> = parts
        .map(|(set, sum)| format!("{} {}", source(words, *set), sum_as_text(words, sum)))
        .collect();
    let label = words.indicator(number.all.indicator);
    match parts.as_slice() {
        [] => format!("{label}: {sum}"),
        [one] => format!("{label}: {one}"),
        _ if told == Told::Named => format!("{label}: {sum}"),
        _ => format!("{label}: {sum} = {}", parts.join(" + ")),
    }
}

fn sum_of(words: &Messages, number: &AskedNumber) -> String {
    if number.all.sum.is_none() {
        let count = words.count(number.records.count);
        return (words.screen.found.no_number)(&count);
    }
    if number.is_beside {
        return beside(words, &number.all);
    }
    sum_as_text(words, &number.all)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Funding, Indicator, Qualifier};
    use crate::listing::AskedRecords;
    use crate::messages::VI;

    #[test]
    fn a_narrow_reply_keeps_the_number_and_what_is_not_in_it() {
        let sum = |value| ListSum {
            indicator: Indicator::Trainees,
            sum: Some((value, Qualifier::Exact)),
            unknown: 0,
        };
        let only = |source| [source].into_iter().collect();
        let reply = Reply::Number(AskedNumber {
            all: sum(70),
            sources: vec![
                (only(Funding::National), sum(40)),
                (only(Funding::Local), sum(30)),
            ],
            is_beside: false,
            published: None,
            records: AskedRecords {
                count: 2,
                of_more_years: 5,
                published: None,
            },
        });
        for (room, expected) in [
            (
                100,
                "Lao động được đào tạo: 70 người = KCQG 40 người + KCĐP 30 người · trừ 5 bản ghi nhiều năm",
            ),
            (
                60,
                "Lao động được đào tạo: 70 người · trừ 5 bản ghi nhiều năm",
            ),
            (40, "70 người · trừ 5 bản ghi nhiều năm"),
            (10, "70 người · trừ 5 bản ghi nhiều năm"),
        ] {
            assert_eq!(reply_line(&VI, &reply, room), expected, "{room}");
        }
    }
}
