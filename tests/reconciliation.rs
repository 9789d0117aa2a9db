//! The checks that the embedded data must give, found by what they say.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use khuyencong::dataset::reconciliation::{Check, Rule, Verdict, reconcile};
use khuyencong::messages::{EN, Explanation, VI, explain};
use khuyencong::reader;

/// Finds the one check of a rule that says `stated` of the embedded data.
fn embedded(rule: Rule, stated: &str) -> (Verdict, Explanation) {
    let dataset = reader::embedded(&VI).unwrap();
    let checks = reconcile(&dataset);
    let checks = checks.iter().filter(|check| check.rule == rule);
    let said = checks.map(|check| (check.verdict, explain(check, &dataset, &VI)));
    let found: Vec<_> = said.filter(|(_, said)| said.stated == stated).collect();
    assert_eq!(found.len(), 1, "{rule:?} of {stated}: {found:#?}");
    found.into_iter().next().unwrap()
}

fn says(rule: Rule, stated: &str, verdict: Verdict, parts: &str, difference: &str) -> Explanation {
    let (found, said) = embedded(rule, stated);
    assert_eq!((found, said.parts.as_str()), (verdict, parts));
    assert_eq!(said.difference, difference);
    said
}

#[test]
fn the_sources_of_the_embedded_totals_agree_and_contradict() {
    use Verdict::{Agrees, Contradicts};
    let rule = Rule::FundingSplit;
    let programmes = "54 KCQG + 412 KCĐP = 466";
    says(rule, "466 đề án (tổng)", Agrees, programmes, "0");
    let establishments = "58 KCQG + 947 KCĐP = 1.005";
    let said = says(rule, "947 cơ sở (tổng)", Contradicts, establishments, "+58");
    assert_eq!(said.places, ["[1] đoạn 1"]);
    assert!(said.why.starts_with("cộng các nguồn được 1.005, nhiều hơn"));
}

#[test]
fn the_activities_of_the_embedded_totals_are_added_up() {
    use Verdict::{Contradicts, PartsIncomplete};
    let rule = Rule::Activities;
    let national = "9 mô hình (Mô hình trình diễn) + 50 cơ sở (Máy móc, công nghệ) = 59";
    let said = says(rule, "58 cơ sở (KCQG)", Contradicts, national, "+1");
    assert_eq!(said.places, ["[1] đoạn 1", "[1] đoạn 2"]);
    assert!(said.assumption.contains("mô hình"));
    let local = "1 mô hình (Mô hình trình diễn) + 520 cơ sở (Máy móc, công nghệ) \
                 + 1 cơ sở (Sản phẩm tiêu biểu) = 522";
    says(rule, "947 cơ sở (KCĐP)", PartsIncomplete, local, "-425");
    let programmes = "7 đề án (Sản phẩm tiêu biểu) + 79 đề án (Nội dung khác) = 86";
    says(
        rule,
        "412 đề án (KCĐP)",
        PartsIncomplete,
        programmes,
        "-326",
    );
}

#[test]
fn the_embedded_pages_confirm_and_fit_each_other() {
    use Verdict::{Confirmed, PartsIncomplete};
    let trainees = "13.560 người (KCĐP, Đào tạo nghề)";
    let second = "13.560 người (chưa rõ nguồn)";
    let said = says(Rule::SecondReference, trainees, Confirmed, second, "0");
    assert_eq!(said.places, ["[1] đoạn 3", "[4]"]);
    assert!(said.assumption.contains("không nói rõ nguồn"));
    let models = "9 mô hình (KCQG, Mô hình trình diễn)";
    says(
        Rule::Parts,
        models,
        PartsIncomplete,
        "4 mô hình (4 bản ghi)",
        "-5",
    );
    let trainees = "13.560 người (KCĐP, Đào tạo nghề, 2012–2022)";
    let half = ">1.710 người (6 tháng đầu năm 2019, 2 bản ghi)";
    says(
        Rule::ShorterPeriod,
        trainees,
        PartsIncomplete,
        half,
        "-11.850",
    );
}

#[test]
fn a_check_is_said_in_english_as_well() {
    let dataset = reader::embedded(&EN).unwrap();
    let checks = reconcile(&dataset);
    let said = explain(&checks[1], &dataset, &EN);
    assert_eq!(said.stated, "947 establishments (total)");
    assert_eq!(said.parts, "58 KCQG + 947 KCĐP = 1,005");
    assert_eq!(said.places, ["[1] paragraph 1"]);
}

#[test]
fn two_embedded_numbers_contradict_and_no_more() {
    let dataset = reader::embedded(&VI).unwrap();
    let checks = reconcile(&dataset);
    let contradicts = |check: &&Check| check.verdict == Verdict::Contradicts;
    assert_eq!(checks.iter().filter(contradicts).count(), 2);
}
