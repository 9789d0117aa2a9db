//! Names of numbers in a query: `tỷ lệ có việc làm` finds the records that have it.

use std::sync::LazyLock;

use crate::dataset::{FIELDS, Field, Indicator};
use crate::search::query::{Term, TermRole};
use crate::text::{self, fold};

/// What people call the numbers besides their labels.
///
/// The headers of offices will not do: one calls the support "Thực hiện", and those are words of
/// much else.
#[rustfmt::skip]
const SHORT_NAMES: &[(&str, Indicator)] = &[
    ("lao động", Indicator::Trainees), ("số lao động", Indicator::Trainees), ("học viên", Indicator::Trainees), ("số học viên", Indicator::Trainees),
    ("tỷ lệ việc làm", Indicator::EmploymentRate), ("có việc làm sau đào tạo", Indicator::EmploymentRate), ("employment rate", Indicator::EmploymentRate),
    ("số cơ sở", Indicator::Establishments), ("số mô hình", Indicator::Models), ("số sản phẩm", Indicator::Products), ("số đề án", Indicator::Programmes),
    ("số việc làm", Indicator::Jobs), ("tổng vốn", Indicator::TotalCost), ("tổng vốn đầu tư", Indicator::TotalCost), ("tổng mức đầu tư", Indicator::TotalCost),
    ("mức hỗ trợ", Indicator::Support), ("số tiền hỗ trợ", Indicator::Support), ("kinh phí khuyến công", Indicator::Support),
    ("vốn đối ứng", Indicator::Counterpart), ("kinh phí đối ứng", Indicator::Counterpart), ("vốn tự có", Indicator::OwnInvestment),
];

/// The names of the numbers, the longest first.
static NAMES: LazyLock<Vec<(Vec<String>, Indicator)>> = LazyLock::new(|| {
    let mut names = Vec::new();
    for known in FIELDS {
        let Field::Figure(indicator) = known.field else {
            continue;
        };
        for name in [known.label.vi, known.label.en] {
            let words = words(name);
            // The beginning of a long one says which it is: "học viên khởi sự".
            for count in 4..words.len() {
                names.push((words[..count].to_vec(), indicator));
            }
            // "Support" is said of much else.
            if words.len() > 1 {
                names.push((words, indicator));
            }
        }
    }
    let short = SHORT_NAMES.iter();
    names.extend(short.map(|(name, indicator)| (words(name), *indicator)));
    names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    names
});

fn words(name: &str) -> Vec<String> {
    text::words(name).map(|range| fold(&name[range])).collect()
}

/// The terms that name a number together, each with that number.
pub fn named(terms: &[Term]) -> Vec<(usize, Indicator)> {
    let mut found: Vec<(usize, Indicator)> = Vec::new();
    let words: Vec<_> = terms
        .iter()
        .take_while(|term| term.role == TermRole::Word)
        .map(|term| fold(&term.words.concat()))
        .collect();
    for (name, indicator) in NAMES.iter() {
        for start in 0..(words.len() + 1).saturating_sub(name.len()) {
            let lanes = start..start + name.len();
            let is_free = !found.iter().any(|(lane, _)| lanes.contains(lane));
            if is_free && words[lanes.clone()] == name[..] {
                found.extend(lanes.map(|lane| (lane, *indicator)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::parse;

    #[test]
    fn only_what_people_call_a_number_names_it() {
        let named = |query: &str| named(&parse(query).unwrap().terms);
        for query in [
            "thực hiện",
            "dừng",
            "đơn vị",
            "cơ sở",
            "nguồn",
            "hỗ trợ",
            "kế hoạch",
            "ngân sách nhà nước",
        ] {
            assert_eq!(named(query), [], "{query}");
        }
        for (query, indicator) in [
            ("kinh phí hỗ trợ", Indicator::Support),
            ("đối ứng", Indicator::Counterpart),
            ("ty le co viec lam", Indicator::EmploymentRate),
            ("lao dong", Indicator::Trainees),
            ("hoc vien khoi su", Indicator::StartupTrainees),
        ] {
            let found = named(query);
            assert_eq!(found.len(), query.split(' ').count(), "{query}");
            assert!(found.iter().all(|(_, own)| *own == indicator), "{query}");
        }
    }
}
