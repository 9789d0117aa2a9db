//! What is said of what a query finds.

use super::spoken::Spoken;

/// The words about what matches, comes near or is told besides.
#[derive(Clone, Copy, Debug)]
pub struct FoundWords {
    /// Nothing matches what was typed.
    pub nothing_matches: fn(&str) -> String,
    /// How many only come near.
    pub near: fn(&str) -> String,
    /// How many have a part of the words, and which words they lack.
    pub part: fn(&str, &str) -> String,
    /// How many numbers contradict each other.
    pub contradictions: fn(&str) -> String,
    /// How many programmes are listed.
    pub programmes: fn(&str) -> String,
    /// None of so many records has the number.
    pub no_number: fn(&str) -> String,
    /// A number that is only known beside the sums.
    pub beside: fn(&str) -> String,
    /// How many records of more years than asked for are not counted.
    pub of_more_years: fn(&str) -> String,
    /// What several sources gave together.
    pub shared: fn(&str) -> String,
    /// How many entries are told that are no records.
    pub told: fn(&str) -> String,
    /// The name of a general judgement.
    pub judgement: &'static str,
    /// The name of a source.
    pub source_entry: &'static str,
    /// Words of a question that were left out.
    pub left_out: fn(&str) -> String,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said of what a query finds.
    pub(super) const FOUND: FoundWords = FoundWords {
        nothing_matches: Self::say(
            |typed| format!("không có \"{typed}\""),
            |typed| format!("no \"{typed}\""),
        ),
        near: Self::say(
            |count| format!("gần đúng: {count}"),
            |count| format!("near: {count}"),
        ),
        part: Self::say(
            |count, lacking| format!("một phần: {count} · thiếu \"{lacking}\""),
            |count, lacking| format!("in part: {count} · lacking \"{lacking}\""),
        ),
        contradictions: Self::say(
            |count| format!("{count} mâu thuẫn (phím 4)"),
            |count| format!("{count} contradictions (key 4)"),
        ),
        programmes: Self::say(
            |count| format!("Đề án trong danh sách: {count}"),
            |count| format!("Programmes listed: {count}"),
        ),
        no_number: Self::say(
            |count| format!("chưa có số trong {count} bản ghi"),
            |count| format!("no number in {count} records"),
        ),
        beside: Self::say(
            |sum| format!("({sum}) ngoài tổng"),
            |sum| format!("({sum}) beside the sums"),
        ),
        of_more_years: Self::say(
            |count| format!("trừ {count} bản ghi nhiều năm"),
            |count| format!("without {count} records of more years"),
        ),
        shared: Self::say(
            |sources| format!("chung {sources}"),
            |sources| format!("{sources} together"),
        ),
        told: Self::say(
            |count| format!("nhận định, nguồn tin: {count}"),
            |count| format!("judgements, sources: {count}"),
        ),
        judgement: Self::say("Nhận định chung", "A general judgement"),
        source_entry: Self::say("Nguồn tin", "A source"),
        left_out: Self::say(
            |words| format!("bỏ \"{words}\""),
            |words| format!("without \"{words}\""),
        ),
    };
}
