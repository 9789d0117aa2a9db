//! Comparisons of published numbers, as texts that can be searched.

use super::texts::Texts;
use crate::dataset::reconciliation::{Check, Origin, Statement, reconcile};
use crate::dataset::{Choice, Dataset, Figure, FundingSet, Record, TextField};
use crate::messages::{Messages, explain};
use crate::text::Lang;

/// What the record behind a number says of where and who.
const COPIED: [TextField; 6] = [
    TextField::Establishments,
    TextField::Commune,
    TextField::District,
    TextField::Province,
    TextField::Contents,
    TextField::Status,
];

/// All comparisons of a dataset, each with what it says in either language.
pub(super) fn texts(dataset: &Dataset) -> Texts<Check> {
    let mut base = Dataset::default();
    base.activities.clone_from(&dataset.activities);
    Texts::new(base, reconcile(dataset), |check| records(check, dataset))
}

/// What a check compares: the whole, then its parts.
pub(super) fn statements(check: &Check) -> impl Iterator<Item = &Statement> {
    std::iter::once(&check.stated).chain(&check.parts)
}

/// A record for each number: all say what the check says, and each what its own number covers.
fn records(check: &Check, dataset: &Dataset) -> Vec<Record> {
    let said = Lang::NAMES.map(|(lang, _)| said(check, dataset, Messages::of(lang)));
    let of_number = |statement: &Statement| {
        let mut record = covered(statement, dataset);
        record.set(TextField::Title, &said.join("\n"));
        record
    };
    statements(check).map(of_number).collect()
}

fn said(check: &Check, dataset: &Dataset, words: &Messages) -> String {
    let told = explain(check, dataset, words);
    let verdict = (words.reconciliation.verdict)(check.rule, check.verdict);
    let lines = [
        words.indicator(check.indicator),
        (words.reconciliation.rule)(check.rule),
        verdict,
        &told.stated,
        &told.parts,
        &told.why,
        &told.assumption,
    ];
    lines.join("\n") + "\n" + &told.places.join("\n")
}

/// What a number covers, and where the record behind it says that it is.
fn covered(statement: &Statement, dataset: &Dataset) -> Record {
    let mut record = Record::default();
    if let Origin::Record(row) = statement.origin {
        for field in COPIED {
            record.set(field, dataset.row(row).text(field));
        }
        // The name of the record is a link in the detail.
        record.set(TextField::Note, dataset.row(row).title());
    }
    record.funding = match statement.scope.funding {
        Choice::Only(sources) => sources,
        // A number of all sources is one of each.
        Choice::All => dataset.sources(),
        Choice::Unknown => FundingSet::default(),
    };
    record.activity = match statement.scope.activity {
        Choice::Only(activity) => Some(activity),
        Choice::All | Choice::Unknown => None,
    };
    record.period = statement.scope.period;
    let figure = Figure::exact(statement.indicator, statement.value);
    record.figures = vec![Figure {
        qualifier: statement.qualifier,
        ..figure
    }];
    record
}
