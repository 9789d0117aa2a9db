//! What is said about published numbers that are set against each other.

use crate::dataset::reconciliation::{Assumption, Rule, Verdict};

/// Two numbers that were compared, already written out.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// What the parts or the second reference give.
    pub sum: &'a str,
    /// What was stated for the whole.
    pub whole: &'a str,
    /// Says whether the parts give more than was stated.
    pub more: bool,
}

/// The words of reconciliation.
#[derive(Debug)]
pub struct Reconciliation {
    /// The name of a rule.
    pub rule: fn(Rule) -> &'static str,
    /// The name of a verdict under a rule.
    pub verdict: fn(Rule, Verdict) -> &'static str,
    /// Why the rule came to the verdict, as a sentence without a full stop.
    pub why: fn(Rule, Verdict, Compared<'_>) -> String,
    /// What was assumed, as a sentence without a full stop.
    pub assumption: fn(Assumption) -> &'static str,
    /// Behind a published number of all sources.
    pub total: &'static str,
    /// Behind a number that was added up over the sources.
    pub all_sources: &'static str,
    /// Behind a number whose source was not published.
    pub unknown_source: &'static str,
    /// How many records a number was added up from.
    pub records: fn(&str) -> String,
}

pub(super) const VI: Reconciliation = Reconciliation {
    rule: |rule| match rule {
        Rule::FundingSplit => "Theo nguồn kinh phí",
        Rule::Activities => "Theo hoạt động",
        Rule::SecondReference => "Nguồn tin thứ hai",
        Rule::Parts => "Các phần",
        Rule::ShorterPeriod => "Giai đoạn ngắn hơn",
    },
    verdict: |rule, verdict| match verdict {
        Verdict::Agrees => "khớp",
        Verdict::Contradicts => "mâu thuẫn",
        // A shorter period is not a part that should make up the whole.
        Verdict::PartsIncomplete if rule == Rule::ShorterPeriod => "phù hợp (giai đoạn ngắn hơn)",
        Verdict::PartsIncomplete => "chưa công bố đủ",
        Verdict::Confirmed => "được xác nhận",
    },
    why: why_vi,
    assumption: |assumption| match assumption {
        Assumption::ModelAtOneEstablishment => "coi mỗi mô hình trình diễn đặt tại một cơ sở",
        Assumption::SourceNotNamed => "nguồn tin thứ hai không nói rõ nguồn kinh phí",
        Assumption::AllSources => "không nói rõ nguồn kinh phí nên hiểu là mọi nguồn",
        Assumption::AllSourcesAndActivities => {
            "không nói rõ nguồn kinh phí và hoạt động nên hiểu là tất cả"
        }
    },
    total: "tổng",
    all_sources: "cộng các nguồn",
    unknown_source: "chưa rõ nguồn",
    records: |count| format!("{count} bản ghi"),
};

pub(super) const EN: Reconciliation = Reconciliation {
    rule: |rule| match rule {
        Rule::FundingSplit => "By funding source",
        Rule::Activities => "By activity",
        Rule::SecondReference => "Second reference",
        Rule::Parts => "Parts",
        Rule::ShorterPeriod => "Shorter period",
    },
    verdict: |rule, verdict| match verdict {
        Verdict::Agrees => "agrees",
        Verdict::Contradicts => "contradicts",
        Verdict::PartsIncomplete if rule == Rule::ShorterPeriod => "fits within",
        Verdict::PartsIncomplete => "not all published",
        Verdict::Confirmed => "confirmed",
    },
    why: why_en,
    assumption: |assumption| match assumption {
        Assumption::ModelAtOneEstablishment => {
            "each demonstration model is taken to stand at one establishment"
        }
        Assumption::SourceNotNamed => "the second reference does not name the funding source",
        Assumption::AllSources => "no funding source is named, so it is read as all sources",
        Assumption::AllSourcesAndActivities => {
            "neither funding source nor activity is named, so it is read as all of them"
        }
    },
    total: "total",
    all_sources: "sources added up",
    unknown_source: "source unknown",
    records: |count| format!("{count} records"),
};

fn why_vi(rule: Rule, verdict: Verdict, compared: Compared<'_>) -> String {
    let Compared { sum, whole, more } = compared;
    match (rule, verdict) {
        (Rule::FundingSplit, Verdict::Contradicts) if more => format!(
            "cộng các nguồn được {sum}, nhiều hơn tổng đã công bố là {whole}: các số này không thể là những phần tách rời của tổng"
        ),
        (Rule::FundingSplit, Verdict::Contradicts) => {
            format!("đã đủ mọi nguồn mà chỉ được {sum}, ít hơn tổng đã công bố là {whole}")
        }
        (Rule::FundingSplit, Verdict::PartsIncomplete) => {
            format!("cộng các nguồn được {sum} trên {whole}: còn nguồn chưa công bố")
        }
        (Rule::FundingSplit, _) => format!("cộng các nguồn được đúng {whole}"),
        (Rule::Activities, Verdict::Contradicts) => {
            format!("cộng các hoạt động được {sum}, nhiều hơn tổng đã công bố là {whole}")
        }
        (Rule::Activities, Verdict::PartsIncomplete) => {
            format!(
                "cộng các hoạt động được {sum} trên {whole}: phần còn lại chưa công bố theo hoạt động"
            )
        }
        (Rule::Activities, _) => format!("cộng các hoạt động được đúng {whole}"),
        (Rule::SecondReference, Verdict::Contradicts) => {
            format!("nguồn tin thứ hai nêu {sum}, khác với {whole}")
        }
        (Rule::SecondReference, Verdict::Confirmed) => {
            format!("nguồn tin thứ hai nêu cùng con số {whole}")
        }
        (Rule::SecondReference, _) => {
            format!("nguồn tin thứ hai nêu {sum}, không trái với {whole}")
        }
        (Rule::Parts, Verdict::Contradicts) => {
            format!("cộng các phần được {sum}, nhiều hơn cả nhóm là {whole}")
        }
        (Rule::Parts, Verdict::PartsIncomplete) => format!("mới nêu rõ {sum} trên {whole}"),
        (Rule::Parts, _) => format!("cộng các phần được đúng {whole}"),
        (Rule::ShorterPeriod, Verdict::Contradicts) => {
            format!("giai đoạn ngắn hơn có {sum}, nhiều hơn cả giai đoạn dài là {whole}")
        }
        (Rule::ShorterPeriod, Verdict::PartsIncomplete) => {
            format!("giai đoạn ngắn hơn có {sum}, phù hợp với {whole} của giai đoạn dài")
        }
        (Rule::ShorterPeriod, _) => format!("giai đoạn ngắn hơn đã có đủ {whole}"),
    }
}

fn why_en(rule: Rule, verdict: Verdict, compared: Compared<'_>) -> String {
    let Compared { sum, whole, more } = compared;
    match (rule, verdict) {
        (Rule::FundingSplit, Verdict::Contradicts) if more => format!(
            "the sources add up to {sum}, more than the published total of {whole}: they cannot be separate parts of it"
        ),
        (Rule::FundingSplit, Verdict::Contradicts) => {
            format!(
                "all sources together give only {sum}, less than the published total of {whole}"
            )
        }
        (Rule::FundingSplit, Verdict::PartsIncomplete) => {
            format!("the sources add up to {sum} of {whole}: some source was not published")
        }
        (Rule::FundingSplit, _) => format!("the sources add up to exactly {whole}"),
        (Rule::Activities, Verdict::Contradicts) => {
            format!("the activities add up to {sum}, more than the published total of {whole}")
        }
        (Rule::Activities, Verdict::PartsIncomplete) => {
            format!(
                "the activities add up to {sum} of {whole}: the rest was not published by activity"
            )
        }
        (Rule::Activities, _) => format!("the activities add up to exactly {whole}"),
        (Rule::SecondReference, Verdict::Contradicts) => {
            format!("a second reference gives {sum}, not {whole}")
        }
        (Rule::SecondReference, Verdict::Confirmed) => {
            format!("a second reference gives the same {whole}")
        }
        (Rule::SecondReference, _) => {
            format!("a second reference gives {sum}, which {whole} does not rule out")
        }
        (Rule::Parts, Verdict::Contradicts) => {
            format!("the parts add up to {sum}, more than the {whole} of the whole")
        }
        (Rule::Parts, Verdict::PartsIncomplete) => {
            format!("only {sum} of {whole} are given singly")
        }
        (Rule::Parts, _) => format!("the parts add up to exactly {whole}"),
        (Rule::ShorterPeriod, Verdict::Contradicts) => {
            format!("the shorter period has {sum}, more than the {whole} of the longer one")
        }
        (Rule::ShorterPeriod, Verdict::PartsIncomplete) => {
            format!("the shorter period has {sum}, within the {whole} of the longer one")
        }
        (Rule::ShorterPeriod, _) => format!("the shorter period already has all {whole}"),
    }
}
