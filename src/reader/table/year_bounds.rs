//! Years that bound a time or stand beside it, and are not that of a list: `trước năm 2020`, `từ năm
//! 2016 đến nay`, `so với năm 2022`.

use crate::dataset::header::{begin_with_any, plain};
use crate::text;

/// What stands right before the year of another time, or before the `năm` of it.
const BEFORE: [&str; 9] = [
    "truoc",
    "sau",
    "het",
    "den",
    "toi",
    "tu",
    "tru",
    "ngoai",
    "khong phai",
];

/// What stands before the year of another time, with a few words between: `so với cùng kỳ năm 2022`.
const FURTHER: [&str; 11] = [
    "so voi",
    "cung ky",
    "khong thuoc",
    "khong gom",
    "khong bao gom",
    "chua bao gom",
    "khong ke",
    "chua ke",
    "khong tinh",
    "chua tinh",
    "ngoai tru",
];
/// How many words may stand between these and their year.
const NEAR: usize = 4;

/// What stands behind a year from which a time goes on or which it ends.
#[rustfmt::skip]
const BEHIND: [&str; 12] = [
    "nay", "den nay", "toi nay", "den hien nay", "tro di", "tro lai", "tro len", "tro ve",
    "ve truoc", "va truoc", "va cac nam", "va nhung nam",
];

/// Says whether a single year between these words is that of another time than the list has.
pub(super) fn is_bound(before: &[&str], behind: &[&str]) -> bool {
    let goes_on = behind[..behind.len().min(3)].join(" ");
    if begin_with_any(&goes_on, &BEHIND) {
        return true;
    }
    let lead = lead(before);
    let ends_with = |phrase: &&str| ends_with(lead, phrase);
    let near = before.len().saturating_sub(NEAR + 2)..before.len();
    let near = format!(" {} ", before[near].join(" "));
    // `từ quý I đến quý III năm 2022` is within the year.
    let is_within = matches!(lead, [.., "quy" | "thang", _, "den"]);
    // Projects that go on are those of the year in which they began: `chuyển tiếp từ năm 2020`.
    let is_within = is_within || matches!(lead, [.., "chuyen", "tiep", "tu"]);
    BEFORE.iter().any(ends_with) && !is_within
        || FURTHER
            .iter()
            .any(|other| near.contains(&format!(" {other} ")))
}

/// Says whether a short name tells of no year but of the time before or since one: `trước 2015`,
/// `2016 đến nay`, `>2015`.
pub(super) fn is_of_bound(name: &str) -> bool {
    let words = plain(name);
    let words: Vec<&str> = words.split(' ').collect();
    let mut years = (0..words.len()).filter(|at| text::is_year(words[*at]));
    let one = years.next().filter(|_| years.next().is_none());
    name.contains(['<', '>', '≤', '≥'])
        || name.trim_end().ends_with('+')
        || one.is_some_and(|at| is_bound(&words[..at], &words[at + 1..]))
}

/// The words before those that say which part of a year is meant: `hết` of `hết quý II năm`.
fn lead<'a, 'b>(before: &'a [&'b str]) -> &'a [&'b str] {
    let is_part = |word: &&&str| is_of_time(word) && !matches!(**word, "het");
    let parts = before.iter().rev().take_while(is_part).count();
    &before[..before.len() - parts]
}

/// Says whether a word tells a part of a year, or is a word for the year itself.
pub(super) fn is_of_time(word: &str) -> bool {
    const WORDS: [&str; 11] = [
        "nam", "thang", "quy", "ngay", "het", "dau", "cuoi", "giua", "i", "ii", "iii",
    ];
    let is_number = || word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    WORDS.contains(&word) || word == "iv" || is_number()
}

fn ends_with(words: &[&str], phrase: &str) -> bool {
    let count = phrase.split(' ').count();
    words.len() >= count && words[words.len() - count..].join(" ") == phrase
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_of_times_before_or_since_a_year() {
        for name in [
            "trước 2015",
            "Sau 2020",
            "Từ 2016",
            "2016 đến nay",
            "2016-nay",
            "Đến 2020",
            ">2015",
            "2015+",
        ] {
            assert!(is_of_bound(name), "{name}");
        }
        for name in [
            "2015",
            "Năm 2018",
            "Từ 2016 đến 2020",
            "KCQG 2021",
            "Quý II 2021",
            "6 tháng đầu 2021",
        ] {
            assert!(!is_of_bound(name), "{name}");
        }
    }
}
