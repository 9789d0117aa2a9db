//! The sums that a file itself says, beside what its rows add up to.

use serde_json::{Value, json};

use super::Options;
use crate::dataset::reconciliation::{Rule, Verdict};
use crate::reader::{ColumnAccount, FileReport, Measure, PublishedSum, Report, TableReport};
use crate::text;

/// A sum and where it stands.
struct FileSum<'a> {
    file: &'a FileReport,
    table: &'a TableReport,
    column: &'a ColumnAccount,
    sum: &'a PublishedSum,
}

/// Says whether a file has a sum that is not that of its rows.
pub(super) fn any_wrong(report: &Report) -> bool {
    let mut tables = report.files.iter().flat_map(|file| &file.tables);
    tables.any(|table| !table.account.balances())
}

/// A row a sum, as in the table of checks.
pub(super) fn rows(options: &Options, report: &Report) -> Vec<[String; 6]> {
    all(report).map(|one| one.row(options)).collect()
}

/// A sum in the form of a check.
pub(super) fn as_json(options: &Options, report: &Report) -> Vec<Value> {
    all(report).map(|one| one.as_json(options)).collect()
}

fn all(report: &Report) -> impl Iterator<Item = FileSum<'_>> {
    let tables = report
        .files
        .iter()
        .flat_map(|file| file.tables.iter().map(move |table| (file, table)));
    tables.flat_map(|(file, table)| {
        let columns = table.account.columns.iter();
        columns.flat_map(move |column| {
            column.published.iter().map(move |sum| FileSum {
                file,
                table,
                column,
                sum,
            })
        })
    })
}

impl FileSum<'_> {
    fn verdict(&self) -> (Verdict, &'static str) {
        if self.sum.published == self.sum.computed {
            (Verdict::Agrees, "agrees")
        } else {
            (Verdict::Contradicts, "contradicts")
        }
    }

    fn row(&self, options: &Options) -> [String; 6] {
        let [stated, parts, difference] = self.amounts(options);
        let verdict = (options.words.reconciliation.verdict)(Rule::Parts, self.verdict().0);
        let place = self.place(options);
        [
            verdict.to_owned(),
            stated,
            parts,
            difference,
            place,
            String::new(),
        ]
    }

    fn as_json(&self, options: &Options) -> Value {
        let [stated, parts, difference] = self.amounts(options);
        let PublishedSum {
            published,
            computed,
            ..
        } = *self.sum;
        json!({
            "rule": "file_sum",
            "verdict": self.verdict().1,
            "indicator": null,
            "column": self.column.column,
            "stated": published,
            "sum": computed,
            "difference": computed.saturating_sub(published),
            "parts": [computed],
            "stated_text": stated,
            "parts_text": parts,
            "why": format!("{stated} {} {parts} ({difference})", self.relation()),
            "assumption": null,
            "places": [self.place(options)],
        })
    }

    fn relation(&self) -> &'static str {
        if self.verdict().0 == Verdict::Agrees {
            "="
        } else {
            "≠"
        }
    }

    /// What the file says, what its rows add up to, and by how much that is more.
    fn amounts(&self, options: &Options) -> [String; 3] {
        let words = &options.words.reader;
        let measure: Measure = self.column.measure;
        let sum = self.sum;
        let label = text::clean(&sum.label);
        let stated = format!("{} ({label})", measure.say(sum.published, words));
        let count = i64::try_from(sum.records).unwrap_or(i64::MAX);
        let records = (options.words.reconciliation.records)(&options.words.number(count));
        let parts = format!("{} ({records})", measure.say(sum.computed, words));
        let more = sum.computed.saturating_sub(sum.published);
        let sign = if more > 0 { "+" } else { "" };
        [stated, parts, format!("{sign}{}", measure.say(more, words))]
    }

    fn place(&self, options: &Options) -> String {
        let words = &options.words.reader;
        let named = |word: &str, name: &str| format!(", {word} \"{}\"", text::clean(name));
        let sheet = self.table.sheet.as_deref();
        let sheet = sheet.map(|sheet| format!(", {}", words.sheet_named(sheet)));
        let sheet = sheet.unwrap_or_default();
        let column = named(words.column, &self.column.column);
        let file = text::clean(&self.file.name);
        let row = match self.sum.row {
            // It stands above the table, and in none of its rows.
            0 => String::new(),
            row => format!(", {} {row}", words.line),
        };
        format!("{file}{sheet}{row}{column}")
    }
}
