//! The report of a load as a table for people and as JSON for programs.

use std::fmt::Write;

use comfy_table::{ContentArrangement, Table, presets};
use serde_json::{Value, json};

use super::{Evidence, FileReport, FindingKind, GivenValue, Mapping, Report, TableReport};
use crate::dataset::{Field, header};
use crate::messages::{CheckWords, Messages};

/// The report as text, a table after another.
#[must_use]
pub fn render_table(report: &Report, words: &Messages) -> String {
    let check = &words.reader.check;
    let mut out = String::new();
    for file in &report.files {
        let _ = writeln!(out, "{}", files(file, check));
        for table in &file.tables {
            write_account(&mut out, table, file.tables.len() > 1, words);
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

/// The report line by line: the account of each file, what was noticed, and what each column is.
#[must_use]
pub fn report_lines(report: &Report, words: &Messages) -> Vec<ReportLine> {
    let check = &words.reader.check;
    let mut lines = Vec::new();
    // The account stands first: it says whether the rest can be trusted.
    for file in &report.files {
        add_account(&mut lines, file, words);
    }
    for finding in report.findings() {
        lines.push(line(
            kind(finding.kind, check),
            &finding.place,
            &finding.text,
        ));
    }
    for (place, file) in report.files.iter().enumerate() {
        add_columns(&mut lines, file, place, words);
    }
    lines.extend(report.command.iter().map(|command| ReportLine {
        command: Some(command.clone()),
        ..line(check.again, "", command)
    }));
    lines
}

fn line(kind: &str, place: &str, content: &str) -> ReportLine {
    ReportLine {
        kind: kind.to_owned(),
        place: crate::text::clean(place).into_owned(),
        text: crate::text::clean(content).into_owned(),
        column: None,
        command: None,
    }
}

fn add_account(lines: &mut Vec<ReportLine>, file: &FileReport, words: &Messages) {
    let check = &words.reader.check;
    let encoding = file.encoding.as_deref().unwrap_or_default();
    let records = words.number(i64::try_from(file.records()).unwrap_or(i64::MAX));
    let about = format!("{} {encoding} · {}: {records}", file.format, check.records);
    lines.push(line(check.file, &file.name, &about));
    for table in file.tables.iter().filter(|table| table.account.rows > 0) {
        let place = table.sheet.as_deref().unwrap_or(&file.name);
        let said = table_account(table, words);
        lines.extend(said.iter().map(|text| line(check.account, place, text)));
    }
}

fn add_columns(lines: &mut Vec<ReportLine>, file: &FileReport, place: usize, words: &Messages) {
    let check = &words.reader.check;
    for (column, mapping) in columns_of(file, place) {
        let unit = mapping.unit.as_deref();
        let unit = unit.map(|unit| format!(" ({unit})")).unwrap_or_default();
        let field = match column.field {
            Field::Extra => words.screen.telling.kept_apart.to_owned(),
            known => in_sentence(known.label(words.lang)),
        };
        let by = match evidence(mapping, check) {
            by if by.is_empty() => by,
            by => format!(" · {by}"),
        };
        let text = format!("{} = {field}{unit}{by}", mapping.column);
        lines.push(ReportLine {
            column: Some(column),
            ..line(check.column, &file.name, &text)
        });
    }
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
fn write_account(out: &mut String, table: &TableReport, is_one_of_several: bool, words: &Messages) {
    if table.account.rows == 0 {
        return;
    }
    let reader = &words.reader;
    let sheet = table.sheet.as_deref();
    let sheet = sheet.map(|sheet| format!(" {}", reader.sheet_named(sheet)));
    let check = &reader.check;
    let header = table.header_row.filter(|_| is_one_of_several);
    let header = header.map(|row| format!(" ({}: {row})", check.header_row));
    let (sheet, header) = (sheet.unwrap_or_default(), header.unwrap_or_default());
    let _ = writeln!(out, "{}{sheet}{header}:", check.account);
    for line in table_account(table, words) {
        let _ = writeln!(out, "  {}", crate::text::clean(&line));
    }
}

/// What the rows and the sums are, and what was decided without a name that says it.
fn table_account(table: &TableReport, words: &Messages) -> Vec<String> {
    let mut lines = table.account.lines(&words.reader);
    lines.extend(table.given.iter().map(|given| self::given(given, words)));
    lines.extend(
        table
            .columns
            .iter()
            .filter_map(|column| understood(column, words)),
    );
    lines
}

/// `2 đề án không ghi năm: hiểu là 2021 (theo tiêu đề)`.
fn given(given: &GivenValue, words: &Messages) -> String {
    let check = &words.reader.check;
    let field = Field::parse(given.field).unwrap_or(Field::Extra);
    let label = field.label(words.lang).to_lowercase();
    let by = check.given_by[given.by as usize];
    (check.given)(given.records, &label, given.value.as_deref(), by)
}

/// `Hiểu là: cột "KP hỗ trợ" = kinh phí hỗ trợ (theo tên) · đơn vị triệu đồng (theo độ lớn)`.
fn understood(column: &Mapping, words: &Messages) -> Option<String> {
    let check = &words.reader.check;
    let said = |by: Evidence| check.evidence[by as usize];
    let by = column.field_by?;
    let is_said = by.is_to_be_said() || column.unit_by.is_some_and(Evidence::is_to_be_said);
    if !is_said {
        return None;
    }
    let label = in_sentence(Field::parse(&column.field)?.label(words.lang));
    let field = (check.understood)(&column.column, &label, said(by));
    let unit = column.unit.as_deref().zip(column.unit_by);
    let unit = unit.map(|(unit, by)| format!(" · {}", (check.counted_in)(unit, said(by))));
    Some(field + &unit.unwrap_or_default())
}

/// A label as it stands within a sentence; `KCQG hỗ trợ` begins with capitals there too.
fn in_sentence(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    if letters.clone().next().is_some_and(char::is_uppercase) {
        label.to_owned()
    } else {
        first.chain(letters.clone()).collect()
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
    let mut out = plain(&[
        check.column,
        check.field,
        check.unit,
        check.by,
        check.filled,
    ]);
    for column in &table.columns {
        let name = crate::text::clean(&column.column).into_owned();
        out.add_row([
            name,
            column.field.clone(),
            column.unit.clone().unwrap_or_default(),
            evidence(column, check),
            column.filled.to_string(),
        ]);
    }
    out
}

/// On what the field and the unit rest, once where both rest on the same.
fn evidence(column: &Mapping, check: &CheckWords) -> String {
    let mut all: Vec<_> = column.field_by.into_iter().chain(column.unit_by).collect();
    all.dedup();
    let said: Vec<_> = all.iter().map(|by| check.evidence[*by as usize]).collect();
    said.join(", ")
}

fn asides(table: &TableReport, check: &CheckWords) -> Table {
    let mut out = plain(&[check.row, check.role, check.text]);
    for aside in &table.asides {
        // What stands beside a list of objects is in no row of it.
        let row = if aside.row == 0 {
            String::new()
        } else {
            aside.row.to_string()
        };
        out.add_row([&row, aside.role, &aside.text]);
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

#[cfg(test)]
mod tests {
    use super::in_sentence;

    #[test]
    fn a_label_keeps_its_capitals_within_a_sentence() {
        assert_eq!(in_sentence("Kinh phí hỗ trợ"), "kinh phí hỗ trợ");
        assert_eq!(in_sentence("KCQG hỗ trợ"), "KCQG hỗ trợ");
        assert_eq!(in_sentence("Đối ứng"), "đối ứng");
    }
}
