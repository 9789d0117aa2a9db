//! The line under a list: `Tổng: 31 bản ghi · 591 cơ sở (chưa rõ 3) · 3.322,5 tr (chưa rõ 9)`.

use crate::dataset::{Indicator, Kind};
use crate::listing::{Answer, ListSum, ListTotal, ViewRow};
use crate::messages::Messages;
use crate::text;

/// What a line has room for: in a narrow one, what the view keeps first.
pub(super) fn line(words: &Messages, answer: &Answer, room: usize) -> String {
    let told = told(words, answer);
    let head = head(words, &answer.total);
    let mut kept: Vec<Option<Indicator>> = Vec::new();
    for wanted in ViewRow::of(answer.request.view).kept_first {
        kept.push(*wanted);
        if text::width(&joined(&head, &told, &kept)) > room {
            kept.pop();
        }
    }
    joined(&head, &told, &kept)
}

/// `Tổng`, or `Tổng 3/9` where only three of the nine records may be added.
fn head(words: &Messages, total: &ListTotal) -> String {
    if total.counted == total.records {
        return words.screen.total.to_owned();
    }
    let (counted, records) = (words.count(total.counted), words.count(total.records));
    format!(
        "{} {}",
        words.screen.total,
        (words.screen.of)(&counted, &records)
    )
}

/// What may be told, in the order of the line; the number of records has no indicator.
type Told = Vec<(Option<Indicator>, String)>;

fn told(words: &Messages, answer: &Answer) -> Told {
    // Where not all may be added, the head says how many there are.
    let is_whole = answer.total.counted == answer.total.records;
    let records = is_whole.then(|| {
        let records = words.count(answer.total.records);
        (None, (words.screen.in_records)(&records))
    });
    let sums = answer.total.sums.iter();
    let sums = sums.map(|sum| (Some(sum.indicator), sum_as_text(words, sum)));
    records.into_iter().chain(sums).collect()
}

fn joined(head: &str, told: &Told, kept: &[Option<Indicator>]) -> String {
    let kept = told.iter().filter(|(what, _)| kept.contains(what));
    let texts: Vec<_> = kept.map(|(_, text)| text.as_str()).collect();
    let told = if texts.is_empty() {
        "–".to_owned()
    } else {
        texts.join(" · ")
    };
    format!(" {head}: {told}")
}

/// `591 cơ sở (chưa rõ 3)`
pub(super) fn sum_as_text(words: &Messages, sum: &ListSum) -> String {
    let unknown = (words.screen.of_unknown)(&words.count(sum.unknown));
    let Some((value, qualifier)) = sum.sum else {
        return format!("{} {unknown}", words.indicator(sum.indicator));
    };
    let known = match sum.indicator.description().kind {
        Kind::Money => {
            let bare = words.bare_value(sum.indicator, value);
            format!("{}{bare} {}", qualifier.sign(), words.screen.million_short)
        }
        Kind::Count | Kind::Share => words.amount(sum.indicator, qualifier, value),
    };
    match sum.unknown {
        0 => known,
        _ => format!("{known} ({unknown})"),
    }
}
