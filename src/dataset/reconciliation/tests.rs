use super::*;
use crate::dataset::{
    Figure, Funding, Indicator, Period, Qualifier, Record, Reference, TextField, Total,
};
use Indicator::{EmploymentRate, Establishments, FairParticipants, Models, Programmes, Trainees};

const NATIONAL: Option<Funding> = Some(Funding::National);
const LOCAL: Option<Funding> = Some(Funding::Local);

/// A dataset of two references and two activities, all in 2019.
#[derive(Default)]
struct Builder(Dataset);

impl Builder {
    fn new() -> Self {
        let mut dataset = Dataset::default();
        for id in ["a", "b"] {
            dataset.add_activity(crate::dataset::Activity {
                id: id.to_owned(),
                ..Default::default()
            });
            dataset.add_reference(Reference {
                id: id.to_owned(),
                ..Default::default()
            });
        }
        Self(dataset)
    }

    fn total(mut self, indicator: Indicator, value: i64, funding: Option<Funding>) -> Self {
        self.0.totals.push(Total {
            id: String::new(),
            figure: Figure {
                reference: Some(0),
                ..Figure::exact(indicator, value)
            },
            funding,
            activity: None,
            period: Some(Period::year(2019)),
            covers_records: false,
        });
        self
    }

    fn record(self, indicator: Indicator, value: i64, change: impl Fn(&mut Record)) -> Self {
        self.figures(&[(indicator, value)], change)
    }

    fn figures(mut self, figures: &[(Indicator, i64)], change: impl Fn(&mut Record)) -> Self {
        let exact = |(indicator, value): &(Indicator, i64)| Figure::exact(*indicator, *value);
        let mut record = Record::default();
        record.activity = Some(0);
        record.period = Some(Period::year(2019));
        record.reference = Some(0);
        record.figures = figures.iter().map(exact).collect();
        change(&mut record);
        self.0.push(&record);
        self
    }

    fn checks(&self, rule: Rule) -> Vec<(Verdict, i64, i64)> {
        let checks = reconcile(&self.0).into_iter();
        let wanted = checks.filter(|check| check.rule == rule);
        let short = |check: Check| (check.verdict, check.sum, check.difference);
        wanted.map(short).collect()
    }

    fn assumptions(&self, rule: Rule) -> Vec<Option<Assumption>> {
        let checks = reconcile(&self.0).into_iter();
        let wanted = checks.filter(|check| check.rule == rule);
        wanted.map(|check| check.assumption).collect()
    }
}

fn local(record: &mut Record) {
    record.funding.insert(Funding::Local);
}

fn national(record: &mut Record) {
    record.funding.insert(Funding::National);
}

fn on_second_page(record: &mut Record) {
    record.reference = Some(1);
}

#[test]
fn sources_are_set_against_their_total() {
    let split = |all, sources: &[(Option<Funding>, i64)]| {
        let start = Builder::new().total(Programmes, all, None);
        let add = |builder: Builder, (source, value): &(_, i64)| {
            builder.total(Programmes, *value, *source)
        };
        sources.iter().fold(start, add).checks(Rule::FundingSplit)
    };
    let both = [(NATIONAL, 4), (LOCAL, 6)];
    assert_eq!(split(10, &both), [(Verdict::Agrees, 10, 0)]);
    assert_eq!(split(9, &both), [(Verdict::Contradicts, 10, 1)]);
    assert_eq!(split(11, &both), [(Verdict::PartsIncomplete, 10, -1)]);
    let all_three = [(NATIONAL, 4), (LOCAL, 6), (Some(Funding::Other), 0)];
    assert_eq!(split(11, &all_three), [(Verdict::Contradicts, 10, -1)]);
    assert_eq!(split(11, &[]), []);
}

#[test]
fn rates_are_never_added_up() {
    let rates = Builder::new().total(EmploymentRate, 7_000, None);
    let rates = rates.total(EmploymentRate, 9_000, LOCAL);
    let rates = rates.record(EmploymentRate, 9_500, local);
    assert_eq!(reconcile(&rates.0), []);
}

#[test]
fn activities_are_set_against_the_total_of_their_source() {
    let second_activity = |record: &mut Record| {
        local(record);
        record.activity = Some(1);
    };
    let unknown_activity = |record: &mut Record| {
        local(record);
        record.activity = None;
    };
    let checks = |total| {
        Builder::new()
            .total(Programmes, total, LOCAL)
            .record(Programmes, 5, local)
            .record(Programmes, 2, second_activity)
            .record(Programmes, 100, national)
            .record(Programmes, 100, unknown_activity)
            .record(Programmes, 100, |record| {
                local(record);
                record.period = Some(Period::year(2018));
            })
            .checks(Rule::Activities)
    };
    assert_eq!(checks(7), [(Verdict::Agrees, 7, 0)]);
    assert_eq!(checks(6), [(Verdict::Contradicts, 7, 1)]);
    assert_eq!(checks(8), [(Verdict::PartsIncomplete, 7, -1)]);
}

#[test]
fn a_published_activity_takes_the_place_of_its_records() {
    let mut known = Builder::new()
        .total(Programmes, 9, LOCAL)
        .total(Programmes, 9, LOCAL)
        .record(Programmes, 5, local);
    known.0.totals[1].activity = Some(0);
    let checks = known.checks(Rule::Activities);
    assert_eq!(checks[0], (Verdict::Agrees, 9, 0));
    assert_eq!(checks[1], (Verdict::PartsIncomplete, 5, -4));
}

#[test]
fn models_and_fairs_count_as_establishments() {
    let known = Builder::new().total(Establishments, 12, LOCAL);
    let fair = known.record(FairParticipants, 2, local);
    assert_eq!(fair.assumptions(Rule::Activities), [None]);
    let models = fair.record(Models, 10, local);
    assert_eq!(models.checks(Rule::Activities), [(Verdict::Agrees, 12, 0)]);
    let assumed = Some(Assumption::ModelAtOneEstablishment);
    assert_eq!(models.assumptions(Rule::Activities), [assumed]);
}

#[test]
fn a_record_that_gives_establishments_is_not_counted_again_by_its_models() {
    let known = Builder::new().total(Establishments, 3, LOCAL);
    let known = known.figures(&[(Establishments, 3), (Models, 3)], local);
    assert_eq!(known.checks(Rule::Activities), [(Verdict::Agrees, 3, 0)]);
}

#[test]
fn records_of_another_province_belong_to_no_total() {
    let mut known = Builder::new().total(Programmes, 5, LOCAL);
    known.0.about.locality = "Thái Bình".to_owned();
    let at = |province: &'static str| {
        move |record: &mut Record| {
            local(record);
            record.set(TextField::Province, province);
        }
    };
    let known = known.record(Programmes, 5, at("Thái Bình"));
    let known = known.record(Programmes, 50, at("Hưng Yên"));
    assert_eq!(known.checks(Rule::Activities), [(Verdict::Agrees, 5, 0)]);
}

#[test]
fn a_second_reference_confirms_or_contradicts() {
    let second = |qualifier, value| {
        let known = Builder::new().record(Trainees, 75, local);
        known
            .record(Trainees, value, |record| {
                local(record);
                on_second_page(record);
                record.figures[0].qualifier = qualifier;
            })
            .checks(Rule::SecondReference)
    };
    assert_eq!(second(Qualifier::Exact, 75), [(Verdict::Confirmed, 75, 0)]);
    assert_eq!(
        second(Qualifier::Exact, 76),
        [(Verdict::Contradicts, 76, 1)]
    );
    assert_eq!(second(Qualifier::Over, 70), [(Verdict::Agrees, 70, -5)]);
    assert_eq!(second(Qualifier::Over, 80), [(Verdict::Contradicts, 80, 5)]);
}

#[test]
fn two_references_of_one_record_are_compared() {
    let known = Builder::new().figures(&[(Trainees, 75), (Trainees, 80)], |record| {
        record.set(TextField::Establishments, "Minh Long");
        record.figures[1].reference = Some(1);
    });
    let checks = known.checks(Rule::SecondReference);
    assert_eq!(checks, [(Verdict::Contradicts, 80, 5)]);
}

#[test]
fn a_number_without_source_confirms_an_equal_one_or_says_nothing() {
    let second = |value| {
        let known = Builder::new().record(Trainees, 75, local);
        known.record(Trainees, value, on_second_page)
    };
    let rule = Rule::SecondReference;
    assert_eq!(second(75).checks(rule), [(Verdict::Confirmed, 75, 0)]);
    assert_eq!(
        second(75).assumptions(rule),
        [Some(Assumption::SourceNotNamed)]
    );
    assert_eq!(second(76).checks(rule), []);
}

#[test]
fn single_projects_are_no_second_reference_for_each_other() {
    let named = |record: &mut Record| {
        local(record);
        on_second_page(record);
        record.set(TextField::Establishments, "Minh Long");
    };
    let known = Builder::new()
        .record(Models, 9, local)
        .record(Models, 1, named);
    assert_eq!(known.checks(Rule::SecondReference), []);
}

#[test]
fn parts_are_set_against_their_whole_and_never_added_to_it() {
    let part = |record: &mut Record| {
        local(record);
        record.set(TextField::Parent, "whole");
    };
    let checks = |whole, rule| {
        Builder::new()
            .total(Models, 9, LOCAL)
            .record(Models, whole, |record| {
                local(record);
                record.set(TextField::Id, "whole");
            })
            .record(Models, 1, part)
            .record(Models, 2, part)
            .checks(rule)
    };
    assert_eq!(checks(3, Rule::Parts), [(Verdict::Agrees, 3, 0)]);
    assert_eq!(checks(2, Rule::Parts), [(Verdict::Contradicts, 3, 1)]);
    assert_eq!(checks(9, Rule::Parts), [(Verdict::PartsIncomplete, 3, -6)]);
    assert_eq!(checks(9, Rule::Activities), [(Verdict::Agrees, 9, 0)]);
}

#[test]
fn a_shorter_period_must_fit_into_the_longer_one() {
    let half = |record: &mut Record| {
        local(record);
        on_second_page(record);
        record.period = Period::parse("2019-H1");
    };
    let checks = |value| {
        let known = Builder::new().record(Trainees, 75, local);
        known
            .record(Trainees, value, half)
            .checks(Rule::ShorterPeriod)
    };
    assert_eq!(checks(70), [(Verdict::PartsIncomplete, 70, -5)]);
    assert_eq!(checks(76), [(Verdict::Contradicts, 76, 1)]);
    assert_eq!(checks(75), [(Verdict::Agrees, 75, 0)]);
}

#[test]
fn a_shorter_period_without_source_is_read_as_all_sources() {
    let half = |record: &mut Record| {
        on_second_page(record);
        record.period = Period::parse("2019-H1");
    };
    let one_source = Builder::new()
        .record(Trainees, 75, local)
        .record(Trainees, 99, half);
    assert_eq!(one_source.checks(Rule::ShorterPeriod), []);
    let both = one_source.record(Trainees, 20, national);
    assert_eq!(
        both.checks(Rule::ShorterPeriod),
        [(Verdict::Contradicts, 99, 4)]
    );
    let assumed = [Some(Assumption::AllSources)];
    assert_eq!(both.assumptions(Rule::ShorterPeriod), assumed);
}

#[test]
fn sums_do_not_overflow() {
    let known = Builder::new().total(Programmes, i64::MAX, None);
    let known = known.total(Programmes, i64::MAX, LOCAL);
    let known = known.total(Programmes, i64::MAX, NATIONAL);
    let checks = known.checks(Rule::FundingSplit);
    assert_eq!(checks, [(Verdict::Agrees, i64::MAX, 0)]);
}

#[test]
fn a_total_is_never_held_against_another_files_records() {
    let mut known = Builder::new();
    known.0.begin_file("a.json".to_owned(), 0);
    let mut known = known
        .total(Programmes, 5, LOCAL)
        .record(Programmes, 5, local);
    known.0.begin_file("b.json".to_owned(), 1);
    let known = known.record(Programmes, 40, local);
    assert_eq!(known.checks(Rule::Activities), [(Verdict::Agrees, 5, 0)]);
    assert_eq!(reconcile(&known.0)[0].scope.file, Some(0));
}

#[test]
fn sources_of_one_file_are_no_parts_of_another_files_total() {
    let mut known = Builder::new();
    known.0.begin_file("a.json".to_owned(), 0);
    let mut known = known.total(Programmes, 5, None);
    known.0.begin_file("b.json".to_owned(), 0);
    let known = known.total(Programmes, 40, LOCAL);
    assert_eq!(reconcile(&known.0), []);
}
