use std::sync::Arc;

use super::ask::understand;
use super::finder::{Finder, Sought};
use super::list::{arranged, count};
use super::*;
use crate::action::View;
use crate::dataset::reconciliation::{Check, Origin, Scope, Verdict, reconcile};
use crate::dataset::{
    Choice, Choosing, Dataset, FacetChoice, FacetId, Figure, Funding, Indicator, Label, Period,
    Record, Selection, TextField,
};
use crate::messages::Messages;
use crate::reader::check::ReportLine;
use crate::text::Lang;
use Indicator::{Classes, Establishments as Supported, Support, Trainees};

const MILLION: i64 = 1_000_000;

/// A record with a title, a year, a source and some figures; what is empty or 0 is not known.
fn record(
    title: &str,
    year: u16,
    funding: Option<Funding>,
    figures: &[(Indicator, i64)],
) -> Record {
    let mut record = Record::default();
    record.set(TextField::Title, title);
    record.period = Some(Period::year(year)).filter(|_| year > 0);
    record.funding = funding.into_iter().collect();
    let exact = |(indicator, value): &(Indicator, i64)| Figure::exact(*indicator, *value);
    record.figures = figures.iter().map(exact).collect();
    record
}

fn programmes() -> Dataset {
    let mut dataset = Dataset::default();
    let (national, local) = (Some(Funding::National), Some(Funding::Local));
    for record in [
        record("Đậu phụ", 2019, local, &[(Supported, 5)]),
        record("dệt chiếu", 0, None, &[(Support, 90 * MILLION)]),
        record(
            "Ắc quy",
            2021,
            national,
            &[(Trainees, 40), (Classes, 2), (Support, 7 * MILLION)],
        ),
        record("Da giày", 2019, local, &[(Trainees, 30), (Classes, 1)]),
        record("", 2015, national, &[]),
    ] {
        dataset.push(&record);
    }
    dataset
}

fn column(view: View, name: fn(&crate::messages::Screen) -> &'static str) -> usize {
    let wanted = name(&crate::messages::VI.screen);
    let mut names = ViewRow::of(view)
        .columns
        .iter()
        .map(|column| (column.name)(&crate::messages::VI.screen));
    names
        .position(|name| name == wanted)
        .expect("such a column")
}

fn sorted(dataset: &Dataset, view: View, column: usize, reverse: bool) -> Items {
    let request = Request {
        view,
        sort: Some(Sort { column, reverse }),
        ..Request::default()
    };
    Arc::unwrap_or_clone(answer(dataset, &request).items)
}

#[test]
fn programmes_are_sorted_by_each_kind_of_column() {
    let dataset = programmes();
    let rows = |name, reverse| {
        let column = column(View::Programmes, name);
        sorted(&dataset, View::Programmes, column, reverse)
            .records()
            .to_vec()
    };
    // Letters without tones; the record without a title stands last either way.
    assert_eq!(rows(|w| w.column_title, false), [2, 3, 0, 1, 4]);
    assert_eq!(rows(|w| w.column_title, true), [1, 0, 3, 2, 4]);
    // The newest first; 0 and 3 are of the same year and keep their order either way.
    assert_eq!(rows(|w| w.column_period, false), [2, 0, 3, 4, 1]);
    assert_eq!(rows(|w| w.column_period, true), [4, 0, 3, 2, 1]);
    // A source in words; that of record 1 is not known.
    assert_eq!(rows(|w| w.column_funding, false), [0, 3, 2, 4, 1]);
    assert_eq!(rows(|w| w.column_funding, true), [2, 4, 0, 3, 1]);
    // Results and money each by their own number.
    assert_eq!(rows(|w| w.column_result, false), [2, 3, 0, 1, 4]);
    assert_eq!(rows(|w| w.column_result, true), [0, 3, 2, 1, 4]);
    assert_eq!(rows(|w| w.column_support, false), [1, 2, 0, 3, 4]);
    assert_eq!(rows(|w| w.column_support, true), [2, 1, 0, 3, 4]);
}

#[test]
fn other_views_are_sorted_by_their_own_columns() {
    let mut dataset = programmes();
    for (names, support) in [("Cơ sở B", 3), ("Cơ sở A\nCơ sở B", 8), ("Cơ sở C", 9)] {
        let mut given = record("máy", 2020, None, &[(Support, support * MILLION)]);
        given.set(TextField::Establishments, names);
        dataset.push(&given);
    }
    let training = sorted(
        &dataset,
        View::Training,
        column(View::Training, |w| w.column_per_class),
        true,
    );
    assert_eq!(training.records(), [2, 3]);
    let training = sorted(
        &dataset,
        View::Training,
        column(View::Training, |w| w.column_per_class),
        false,
    );
    assert_eq!(training.records(), [3, 2]);
    let names = |name, reverse| {
        let view = View::Establishments;
        let Items::Establishments(all) = sorted(&dataset, view, column(view, name), reverse) else {
            panic!("a list of establishments");
        };
        (0..all.len())
            .map(|place| all.name(&dataset, place).map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let (a, b, c) = (
        Some("Cơ sở A".to_owned()),
        Some("Cơ sở B".to_owned()),
        Some("Cơ sở C".to_owned()),
    );
    let counted: Option<String> = None;
    assert_eq!(
        names(|w| w.column_name, true),
        [c.clone(), b.clone(), a.clone(), counted.clone()]
    );
    // An amount for several establishments belongs to none of them.
    assert_eq!(
        names(|w| w.column_support, false),
        [c.clone(), b.clone(), counted.clone(), a.clone()]
    );
    assert_eq!(names(|w| w.column_records, false), [b, counted, a, c]);
}

#[test]
fn without_a_column_a_list_keeps_the_order_of_the_search() {
    let dataset = programmes();
    let found = Items::Records(vec![3, 1, 2]);
    let listed = arranged(&dataset, &Request::default(), found);
    assert_eq!(listed.records(), [3, 1, 2]);
    let beyond = sorted(&dataset, View::Programmes, 99, false);
    assert_eq!(beyond.records(), [0, 1, 2, 3, 4]);
}

#[test]
fn the_report_lists_the_lines_that_say_every_word() {
    let line = |kind: &str, place: &str, text: &str| ReportLine {
        kind: kind.to_owned(),
        place: place.to_owned(),
        text: text.to_owned(),
        column: None,
        command: None,
    };
    let report = Arc::new(vec![
        line("Cột", "a.csv", "cột lạ được giữ"),
        line("Lưu ý", "a.csv, dòng 3", "số tiền không đọc được"),
        line("Lưu ý", "b.csv, dòng 7", "hai số tiền khác nhau"),
    ]);
    let found = |query: &str| {
        let report = Arc::clone(&report);
        let request = Request {
            view: View::Report,
            query: query.to_owned(),
            report,
            ..Request::default()
        };
        let found = answer(&Dataset::default(), &request);
        let Items::Report(lines) = &*found.items else {
            panic!("a list of lines");
        };
        let places = lines.iter().map(|line| line.place.clone());
        places.collect::<Vec<_>>()
    };
    assert_eq!(found("").len(), 3);
    // Typed without tones, the words are looked for in all that a line says.
    assert_eq!(found("SO TIEN b.csv"), ["b.csv, dòng 7"]);
    assert_eq!(found("luu tien"), ["a.csv, dòng 3", "b.csv, dòng 7"]);
    assert!(found("tien dong 9").is_empty());
}

/// The comparisons of the data inside that a query and a choice leave.
fn checks(dataset: &Dataset, query: &str, selection: Selection) -> Vec<Check> {
    let request = Request {
        view: View::Reconciliation,
        query: query.to_owned(),
        choosing: Choosing {
            selection,
            ..Choosing::default()
        },
        ..Request::default()
    };
    let Items::Checks(checks) = &*answer(dataset, &request).items else {
        panic!("a list of checks");
    };
    checks.clone()
}

#[test]
fn checks_are_found_by_what_they_say_in_either_language() {
    let dataset = crate::reader::embedded(&crate::messages::VI).unwrap();
    let found = |query: &str| checks(&dataset, query, Selection::default());
    let all = found("");
    assert_eq!(all, reconcile(&dataset));
    let of = |verdict: Verdict| {
        let own = all.iter().filter(|check| check.verdict == verdict);
        own.cloned().collect::<Vec<_>>()
    };
    let contradicting = of(Verdict::Contradicts);
    assert!(!contradicting.is_empty() && contradicting.len() < all.len());
    assert_eq!(found("mâu thuẫn"), contradicting);
    assert_eq!(found("MAU THUAN"), contradicting);
    assert_eq!(found("contradicts"), contradicting);
    // Every word must be said, and nobody says this one.
    assert!(found("contradicts xyz").is_empty());
}

#[test]
fn checks_are_those_of_the_chosen_sources_and_records() {
    let dataset = crate::reader::embedded(&crate::messages::VI).unwrap();
    let all = checks(&dataset, "", Selection::default());
    let picked = |key: &str, choice: FacetChoice| {
        let facet = FacetId::find(key).expect("such a facet");
        let mut selection = Selection::default();
        selection.follow(facet, choice);
        checks(&dataset, "", selection)
    };
    let national = picked("source", Choice::Only(Funding::National as u64));
    let is_national = |scope: Scope| match scope.funding {
        Choice::Only(sources) => sources.contains(Funding::National),
        Choice::All | Choice::Unknown => false,
    };
    let touched = |check: &Check| {
        is_national(check.scope) || check.parts.iter().any(|part| is_national(part.scope))
    };
    let expected: Vec<_> = all.iter().filter(|check| touched(check)).cloned().collect();
    assert!(!expected.is_empty() && expected.len() < all.len());
    assert_eq!(national, expected);
    // A facet that published numbers say nothing about asks the records behind them.
    let unnamed = picked("establishment", Choice::Unknown);
    assert!(unnamed.len() < all.len(), "{}", unnamed.len());
    assert!(unnamed.iter().all(|check| {
        let statements = std::iter::once(&check.stated).chain(&check.parts);
        let mut origins = statements.map(|statement| statement.origin);
        origins.any(|origin| !matches!(origin, Origin::Total(_)))
    }));
}

#[test]
fn checks_and_lines_of_the_report_are_found_by_the_language_of_queries() {
    let dataset = crate::reader::embedded(&crate::messages::VI).unwrap();
    let found = |query: &str| checks(&dataset, query, Selection::default());
    let contradicting = found("mau thuan");
    for query in ["maau thuaanx", "mauthuan", "\"mâu thuẫn\""] {
        assert_eq!(found(query), contradicting, "{query}");
    }
    let all = found("");
    let (with, without) = (found("mô hình"), found("-\"mô hình\""));
    assert!(!with.is_empty() && with.len() + without.len() == all.len());
    // A check that compares numbers of both sources is one of either, and without none of them.
    let (national, others) = (found("nguon:kcqg"), found("-nguon:kcqg"));
    assert!(!national.is_empty() && national.len() + others.len() == all.len());
    assert!(others.iter().all(|check| !national.contains(check)));
    let small = found("lao-dong:<2000");
    let is_small = |check: &Check| {
        let mut numbers = check::statements(check);
        numbers.any(|own| own.indicator == Trainees && own.value < 2_000)
    };
    assert!(!small.is_empty() && small.iter().all(is_small));
    let machines = found("hoat-dong:may-moc");
    assert!(!machines.is_empty() && machines.len() < all.len());
}

#[test]
fn what_only_comes_near_stands_below_the_checks() {
    let dataset = crate::reader::embedded(&crate::messages::VI).unwrap();
    let request = Request {
        view: View::Reconciliation,
        query: "mau thuam".to_owned(),
        ..Request::default()
    };
    let found = answer(&dataset, &request);
    assert!(found.items.is_empty() && !found.near.is_empty());
    assert!(matches!(*found.near, Items::Checks(_)));
}

/// Asks one finder after another request, so that nothing is indexed twice.
fn asked(finder: &mut Finder, dataset: &Dataset, request: &Request) -> Answer {
    let query = understand(request, dataset).unwrap();
    let sought = Sought {
        dataset,
        request,
        query: &query,
        stop: &|| false,
    };
    finder.whole(sought).unwrap()
}

/// Each choice of the panes gives as many items as stand beside it.
fn count_truly(finder: &mut Finder, dataset: &Dataset, request: &Request) {
    for counts in asked(finder, dataset, request).facets {
        for (choice, count) in counts.choices {
            let mut narrowed = request.clone();
            narrowed.choosing.selection.forget(counts.facet);
            narrowed.choosing.selection.follow(counts.facet, choice);
            let given = asked(finder, dataset, &narrowed).items.len();
            let name = counts.facet.row().key;
            assert_eq!(count, given, "{request:?} {name} {choice:?}");
        }
    }
}

#[test]
fn panes_count_what_their_view_lists() {
    let dataset = crate::reader::embedded(&crate::messages::VI).unwrap();
    let mut finder = Finder::default();
    finder.engine.absorb(&dataset, None);
    let source = FacetId::find("source").unwrap();
    let mut national = Selection::default();
    national.follow(source, Choice::Only(Funding::National as u64));
    for view in [View::Programmes, View::Training, View::Reconciliation] {
        for query in ["", "dao tao", "-KCQG", "nguon:kcdp"] {
            for third in ["year", "district", "establishment"] {
                for selection in [Selection::default(), national.clone()] {
                    let third = FacetId::find(third).unwrap();
                    let request = Request {
                        view,
                        query: query.to_owned(),
                        choosing: Choosing { selection, third },
                        ..Request::default()
                    };
                    count_truly(&mut finder, &dataset, &request);
                }
            }
        }
    }
}

/// Records that name establishments, a list each.
fn naming(lists: &[&str]) -> Dataset {
    let mut dataset = Dataset::default();
    for names in lists {
        let mut record = Record::default();
        record.set(TextField::Establishments, names);
        record.figures = vec![Figure::exact(Support, 10 * MILLION)];
        dataset.push(&record);
    }
    dataset
}

#[test]
fn a_record_that_names_an_establishment_twice_is_one_of_its_records() {
    let dataset = naming(&["HTX A\nHTX A", "HTX B", "HTX A"]);
    let items = sorted(&dataset, View::Establishments, 0, false);
    let Items::Establishments(all) = &items else {
        panic!("establishments");
    };
    assert_eq!((all.len(), all.rows(0)), (2, &[0, 2][..]));
    let cell = Cell {
        dataset: &dataset,
        words: Messages::of(Lang::Vi),
        items: &items,
        place: 0,
    };
    assert_eq!(cell.support(), Some(20 * MILLION));
}

#[test]
fn who_chooses_an_establishment_gets_it_alone() {
    let dataset = naming(&["HTX A\nHTX B", "HTX B", "HTX A", ""]);
    let facet = FacetId::find("establishment").unwrap();
    let mut choosing = Choosing {
        third: facet,
        ..Choosing::default()
    };
    let open = answer(
        &dataset,
        &Request {
            choosing: choosing.clone(),
            ..Request::default()
        },
    );
    let named = |wanted: &str| {
        let mut choices = open.facets[2].choices.iter().map(|(choice, _)| *choice);
        let is_wanted = |choice: &FacetChoice| match choice {
            Choice::Only(value) => facet.label(&dataset, *value) == Some(Label::Text(wanted)),
            _ => false,
        };
        choices.find(is_wanted).unwrap()
    };
    choosing.selection.follow(facet, named("HTX B"));
    let request = Request {
        choosing,
        view: View::Establishments,
        ..Request::default()
    };
    let found = answer(&dataset, &request);
    let Items::Establishments(all) = &*found.items else {
        panic!("establishments");
    };
    assert_eq!((all.len(), all.name(&dataset, 0)), (1, Some("HTX B")));
    assert_eq!(all.rows(0), [0, 1]);
}

/// The report of a load that noticed two things.
fn two_lines() -> Arc<Vec<ReportLine>> {
    let line = |text: &str| ReportLine {
        kind: String::new(),
        place: String::new(),
        text: text.to_owned(),
        column: None,
        command: None,
    };
    Arc::new(vec![line("một"), line("hai")])
}

#[test]
fn a_report_counts_its_own_lines() {
    let request = Request {
        view: View::Report,
        report: two_lines(),
        query: "hai".to_owned(),
        ..Request::default()
    };
    let dataset = programmes();
    let answered = answer(&dataset, &request);
    assert_eq!((answered.items.len(), answered.all), (1, 2));
    assert_eq!(count(&dataset, &request, dataset.len()), 2);
}

#[test]
fn an_activity_of_training_is_no_other_one() {
    let mut dataset = Dataset::default();
    let other = dataset.add_activity(crate::dataset::Activity::default());
    let mut machine = record("Máy", 2019, None, &[]);
    machine.activity = Some(other);
    dataset.push(&machine);
    assert!(dataset.rows().all(|row| !trains(row)));
}

#[test]
fn many_records_show_a_first_screen_before_the_whole_list() {
    // More records than are answered at once.
    const MANY: u32 = 50_001;
    let shared = crate::dataset::Shared::default();
    let text = record("May", 2019, None, &[]);
    let fill = |_| {
        shared.write().push(&text);
    };
    (0..MANY).for_each(fill);
    let (tell, answers) = std::sync::mpsc::channel();
    let worker = worker::Worker::start(shared, move |answer| tell.send(answer).is_ok()).unwrap();
    let request = Request {
        generation: 7,
        query: "may".to_owned(),
        ..Request::default()
    };
    worker.ask(request.clone());
    let first = answers.recv().unwrap();
    assert!(!first.is_whole && first.query == crate::search::parse("may").unwrap().closed());
    assert_eq!((first.request, first.items.len()), (request, 500));
    let whole = answers.recv().unwrap();
    assert_eq!((whole.is_whole, whole.items.len()), (true, 50_001));
}
