//! What is said about published numbers that are set against each other.

use super::spoken::Spoken;
use crate::dataset::reconciliation::{Assumption, Rule, Verdict};

/// Where a reason names what the parts or the second reference give.
const SUM: &str = "{sum}";
/// Where a reason names what was stated for the whole.
const WHOLE: &str = "{whole}";

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
#[derive(Clone, Copy, Debug)]
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

/// What is said of one rule.
struct RuleWords {
    name: &'static str,
    /// Why it came to a verdict, with places for the sum and the whole; the parts may give more.
    reason: fn(Verdict, bool) -> &'static str,
}

impl<const LANG: usize> Spoken<LANG> {
    /// What is said about sums and second references.
    pub(super) const RECONCILIATION: Reconciliation = Reconciliation {
        rule: |rule| Self::told(rule).name,
        verdict: |rule, verdict| match verdict {
            Verdict::Agrees => Self::say("khớp", "agrees"),
            Verdict::Contradicts => Self::say("mâu thuẫn", "contradicts"),
            // A shorter period is not a part that should make up the whole.
            Verdict::PartsIncomplete if rule == Rule::ShorterPeriod => {
                Self::say("phù hợp (giai đoạn ngắn hơn)", "fits within")
            }
            Verdict::PartsIncomplete => Self::say("chưa công bố đủ", "not all published"),
            Verdict::Confirmed => Self::say("được xác nhận", "confirmed"),
        },
        why: |rule, verdict, compared| {
            let Compared { sum, whole, more } = compared;
            (Self::told(rule).reason)(verdict, more)
                .replace(SUM, sum)
                .replace(WHOLE, whole)
        },
        assumption: |assumption| match assumption {
            Assumption::ModelAtOneEstablishment => Self::say(
                "coi mỗi mô hình trình diễn đặt tại một cơ sở",
                "each demonstration model is taken to stand at one establishment",
            ),
            Assumption::SourceNotNamed => Self::say(
                "nguồn tin thứ hai không nói rõ nguồn kinh phí",
                "the second reference does not name the funding source",
            ),
            Assumption::AllSources => Self::say(
                "không nói rõ nguồn kinh phí nên hiểu là mọi nguồn",
                "no funding source is named, so it is read as all sources",
            ),
            Assumption::AllSourcesAndActivities => Self::say(
                "không nói rõ nguồn kinh phí và hoạt động nên hiểu là tất cả",
                "neither funding source nor activity is named, so it is read as all of them",
            ),
        },
        total: Self::say("tổng", "total"),
        all_sources: Self::say("cộng các nguồn", "sources added up"),
        unknown_source: Self::say("chưa rõ nguồn", "source unknown"),
        records: Self::say(
            |count| format!("{count} bản ghi"),
            |count| format!("{count} records"),
        ),
    };

    /// What is said of a rule.
    fn told(rule: Rule) -> RuleWords {
        match rule {
            Rule::FundingSplit => Self::SOURCES,
            Rule::Activities => Self::ACTIVITIES,
            Rule::SecondReference => Self::SECOND_REFERENCE,
            Rule::Parts => Self::PARTS,
            Rule::ShorterPeriod => Self::SHORTER_PERIOD,
        }
    }

    const SOURCES: RuleWords = RuleWords {
        name: Self::say("Theo nguồn kinh phí", "By funding source"),
        reason: |verdict, more| match verdict {
            Verdict::Contradicts if more => Self::say(
                "cộng các nguồn được {sum}, nhiều hơn tổng đã công bố là {whole}: các số này không thể là những phần tách rời của tổng",
                "the sources add up to {sum}, more than the published total of {whole}: they cannot be separate parts of it",
            ),
            Verdict::Contradicts => Self::say(
                "đã đủ mọi nguồn mà chỉ được {sum}, ít hơn tổng đã công bố là {whole}",
                "all sources together give only {sum}, less than the published total of {whole}",
            ),
            Verdict::PartsIncomplete => Self::say(
                "cộng các nguồn được {sum} trên {whole}: còn nguồn chưa công bố",
                "the sources add up to {sum} of {whole}: some source was not published",
            ),
            _ => Self::say(
                "cộng các nguồn được đúng {whole}",
                "the sources add up to exactly {whole}",
            ),
        },
    };

    const ACTIVITIES: RuleWords = RuleWords {
        name: Self::say("Theo hoạt động", "By activity"),
        reason: |verdict, _| match verdict {
            Verdict::Contradicts => Self::say(
                "cộng các hoạt động được {sum}, nhiều hơn tổng đã công bố là {whole}",
                "the activities add up to {sum}, more than the published total of {whole}",
            ),
            Verdict::PartsIncomplete => Self::say(
                "cộng các hoạt động được {sum} trên {whole}: phần còn lại chưa công bố theo hoạt động",
                "the activities add up to {sum} of {whole}: the rest was not published by activity",
            ),
            _ => Self::say(
                "cộng các hoạt động được đúng {whole}",
                "the activities add up to exactly {whole}",
            ),
        },
    };

    const SECOND_REFERENCE: RuleWords = RuleWords {
        name: Self::say("Nguồn tin thứ hai", "Second reference"),
        reason: |verdict, _| match verdict {
            Verdict::Contradicts => Self::say(
                "nguồn tin thứ hai nêu {sum}, khác với {whole}",
                "a second reference gives {sum}, not {whole}",
            ),
            Verdict::Confirmed => Self::say(
                "nguồn tin thứ hai nêu cùng con số {whole}",
                "a second reference gives the same {whole}",
            ),
            _ => Self::say(
                "nguồn tin thứ hai nêu {sum}, không trái với {whole}",
                "a second reference gives {sum}, which {whole} does not rule out",
            ),
        },
    };

    const PARTS: RuleWords = RuleWords {
        name: Self::say("Các phần", "Parts"),
        reason: |verdict, _| match verdict {
            Verdict::Contradicts => Self::say(
                "cộng các phần được {sum}, nhiều hơn cả nhóm là {whole}",
                "the parts add up to {sum}, more than the {whole} of the whole",
            ),
            Verdict::PartsIncomplete => Self::say(
                "mới nêu rõ {sum} trên {whole}",
                "only {sum} of {whole} are given singly",
            ),
            _ => Self::say(
                "cộng các phần được đúng {whole}",
                "the parts add up to exactly {whole}",
            ),
        },
    };

    const SHORTER_PERIOD: RuleWords = RuleWords {
        name: Self::say("Giai đoạn ngắn hơn", "Shorter period"),
        reason: |verdict, _| match verdict {
            Verdict::Contradicts => Self::say(
                "giai đoạn ngắn hơn có {sum}, nhiều hơn cả giai đoạn dài là {whole}",
                "the shorter period has {sum}, more than the {whole} of the longer one",
            ),
            Verdict::PartsIncomplete => Self::say(
                "giai đoạn ngắn hơn có {sum}, phù hợp với {whole} của giai đoạn dài",
                "the shorter period has {sum}, within the {whole} of the longer one",
            ),
            _ => Self::say(
                "giai đoạn ngắn hơn đã có đủ {whole}",
                "the shorter period already has all {whole}",
            ),
        },
    };
}

#[cfg(test)]
mod tests {
    use crate::messages::{EN, VI};

    use super::*;

    #[test]
    fn both_languages_name_the_same_numbers_in_a_reason() {
        let verdicts = [
            Verdict::Agrees,
            Verdict::Contradicts,
            Verdict::PartsIncomplete,
            Verdict::Confirmed,
        ];
        for (rule, verdict) in Rule::all().flat_map(|rule| verdicts.map(|one| (rule, one))) {
            for more in [true, false] {
                let compared = Compared {
                    sum: "58",
                    whole: "947",
                    more,
                };
                let [vi, en] =
                    [&VI, &EN].map(|words| (words.reconciliation.why)(rule, verdict, compared));
                assert!(vi.contains("947") && !vi.contains('{'), "{vi}");
                assert!(en.contains("947") && !en.contains('{'), "{en}");
                assert_eq!(vi.contains("58"), en.contains("58"), "{vi} / {en}");
            }
        }
    }
}
