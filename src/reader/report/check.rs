//! The report of a load as a table for people and as JSON for programs.

use std::fmt::Write;

use comfy_table::{ContentArrangement, Table, presets};
use serde_json::{Value, json};

use super::{FileReport, FindingKind, Mapping, Report, TableReport};
use crate::dataset::{Field, header};
use crate::messages::{CheckWords, Messages, Reader};

/// The report as text, a table after another.
#[must_use]
pub fn render_table(report: &Report, words: &Messages) -> String {
    let check = &words.reader.check;
    let mut out = String::new();
    for file in &report.files {
        let _ = writeln!(out, "{}", files(file, check));
        for table in &file.tables {
            write_account(&mut out, table, &words.reader);
        }
        for table in &file.tables {
            write_table(&mut out, table, check);
        }
    }
    if report.has_findings() {
        let _ = writeln!(
            out,
            "{}\n{}",
            findings(report, check),
            (check.count)(report.findings().len(), report.count())
        );
    } else {
        let _ = writeln!(out, "{}", check.clean);
    }
    if report.stopped {
        let _ = writeln!(out, "{}", check.stopped);
    }
    out
}

/// The report as JSON.
#[must_use]
pub fn to_json(report: &Report) -> Value {
    json!({
        "files": report.files,
        "records": report.records(),
        "findings": report.findings(),
        "finding_count": report.count(),
        "stopped": report.stopped,
    })
}

/// One line of the report, safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLine {
    /// What sort of thing it tells.
    pub kind: String,
    /// The file, sheet, row and column, as far as they matter.
    pub place: String,
    /// What is to be said.
    pub text: String,
    /// The column, in the line of one.
    pub column: Option<ReportColumn>,
    /// The whole command, in the line of one; a shell takes it as it is.
    pub command: Option<String>,
}

/// A column as the report lists it, so that it can be told what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportColumn {
    /// Where it stands among the files, the tables of the file and the columns of the table.
    pub place: (usize, usize, usize),
    /// Its whole name in the file.
    pub name: String,
    /// The field that it fills now.
    pub field: Field,
    /// The unit of its amounts, in words.
    pub unit: Option<String>,
}

impl ReportColumn {
    /// Says whether it has a name by which it can be told from others.
    #[must_use]
    pub fn has_name(&self) -> bool {
        !header::plain(&self.name).is_empty()
    }
}

/// The report line by line: what was noticed, then each file and what became of its columns.
#[must_use]
pub fn report_lines(report: &Report, words: &Messages) -> Vec<ReportLine> {
    let check = &words.reader.check;
    let line = |kind: &str, place: &str, content: &str| ReportLine {
        kind: kind.to_owned(),
        place: crate::text::clean(place).into_owned(),
        text: crate::text::clean(content).into_owned(),
        column: None,
        command: None,
    };
    let findings = report.findings().iter();
    let mut lines: Vec<_> = findings
        .map(|finding| line(kind(finding.kind, check), &finding.place, &finding.text))
        .collect();
    for (place, file) in report.files.iter().enumerate() {
        let encoding = file.encoding.as_deref().unwrap_or_default();
        let records = words.number(i64::try_from(file.records()).unwrap_or(i64::MAX));
        let about = format!("{} {encoding} · {}: {records}", file.format, check.records);
        lines.push(line(check.file, &file.name, &about));
        for table in file.tables.iter().filter(|table| table.account.rows > 0) {
            let place = table.sheet.as_deref().unwrap_or(&file.name);
            let said = table.account.lines(&words.reader);
            lines.extend(said.iter().map(|text| line(check.account, place, text)));
        }
        for (column, mapping) in columns_of(file, place) {
            let unit = mapping.unit.as_deref();
            let unit = unit.map(|unit| format!(" ({unit})")).unwrap_or_default();
            let text = format!("{} = {}{unit}", mapping.column, mapping.field);
            lines.push(ReportLine {
                column: Some(column),
                ..line(check.column, &file.name, &text)
            });
        }
    }
    lines.extend(report.command.iter().map(|command| ReportLine {
        command: Some(command.clone()),
        ..line(check.again, "", command)
    }));
    lines
}

/// The columns of the file at a place, and what became of each.
fn columns_of(file: &FileReport, place: usize) -> impl Iterator<Item = (ReportColumn, &Mapping)> {
    let tables = file.tables.iter().enumerate();
    tables.flat_map(move |(table, read)| {
        let columns = read.columns.iter().enumerate();
        columns.map(move |(number, mapping)| {
            let column = ReportColumn {
                place: (place, table, number),
                name: mapping.column.clone(),
                field: Field::parse(&mapping.field).unwrap_or(Field::Extra),
                unit: mapping.unit.clone(),
            };
            (column, mapping)
        })
    })
}

fn kind(kind: FindingKind, check: &CheckWords) -> &'static str {
    match kind {
        FindingKind::NotTaken => check.not_taken,
        FindingKind::KeptAsText => check.kept_as_text,
        FindingKind::Suspicion => check.suspicion,
        FindingKind::File => check.whole_file,
    }
}

fn plain(header: &[&str]) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_FULL_CONDENSED)
        .set_content_arrangement(ContentArrangement::Disabled)
        .set_header(header);
    table
}

fn files(file: &FileReport, check: &CheckWords) -> Table {
    let mut table = plain(&[
        check.file,
        check.format,
        check.encoding,
        check.delimiter,
        check.records,
    ]);
    let delimiter = file
        .delimiter
        .map_or(String::new(), |delimiter| match delimiter {
            '\t' => "Tab".to_owned(),
            other => other.to_string(),
        });
    let encoding = file.encoding.clone().unwrap_or_default();
    table.add_row([
        file.name.clone(),
        file.format.clone(),
        encoding,
        delimiter,
        file.records().to_string(),
    ]);
    table
}

/// The account stands first: it says whether the rest can be trusted.
fn write_account(out: &mut String, table: &TableReport, words: &Reader) {
    if table.account.rows == 0 {
        return;
    }
    let sheet = table.sheet.as_deref().map(crate::text::clean);
    let sheet = sheet.map(|sheet| format!(" {} \"{sheet}\"", words.sheet));
    let _ = writeln!(out, "{}{}:", words.check.account, sheet.unwrap_or_default());
    for line in table.account.lines(words) {
        let _ = writeln!(out, "  {}", crate::text::clean(&line));
    }
}

fn write_table(out: &mut String, table: &TableReport, check: &CheckWords) {
    if let Some(sheet) = &table.sheet {
        let _ = writeln!(out, "{}: {}", check.sheet, crate::text::clean(sheet));
    }
    if let Some(row) = table.header_row {
        let _ = writeln!(out, "{}: {row}", check.header_row);
    }
    if !table.columns.is_empty() {
        let _ = writeln!(out, "{}", columns(table, check));
    }
    if !table.asides.is_empty() {
        let _ = writeln!(
            out,
            "{}: {}\n{}",
            check.asides,
            table.aside_count,
            asides(table, check)
        );
    }
}

fn columns(table: &TableReport, check: &CheckWords) -> Table {
    let mut out = plain(&[check.column, check.field, check.unit, check.filled]);
    for column in &table.columns {
        let name = crate::text::clean(&column.column).into_owned();
        out.add_row([
            name,
            column.field.clone(),
            column.unit.clone().unwrap_or_default(),
            column.filled.to_string(),
        ]);
    }
    out
}

fn asides(table: &TableReport, check: &CheckWords) -> Table {
    let mut out = plain(&[check.row, check.role, check.text]);
    for aside in &table.asides {
        out.add_row([&aside.row.to_string(), aside.role, &aside.text]);
    }
    out
}

fn findings(report: &Report, check: &CheckWords) -> Table {
    let mut out = plain(&[check.kind, check.place, check.finding]);
    for finding in report.findings() {
        let kind = kind(finding.kind, check);
        out.add_row([kind, &finding.place, &finding.text]);
    }
    out
}
