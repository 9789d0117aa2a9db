//! How answers are written for people and for scripts.

use std::io::{self, IsTerminal, Write};

use anyhow::Result;
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use serde::Serialize;
use serde_json::{Value, json};

use super::{Options, told};
use crate::action::View;
use crate::app::detail::Detail;
use crate::dataset::{Dataset, Definition, FIELDS, Field, FieldKind, Figure, Funding, Kind, Row};
use crate::listing::{Answer, Cell, Share, ViewRow};
use crate::search::lacking;
use crate::terminal;
use crate::text;
use crate::view::reply_line;
use crate::writer::{self, Format, LeftOut};

/// How a record was found that has a part of the words.
const PART: &str = "part";

/// The width of a record on a page.
const PAGE: usize = 78;

/// Writes the first records that were found: what matches, a line, and what only comes near.
pub(super) fn records(
    options: &Options,
    dataset: &Dataset,
    answer: &Answer,
    limit: usize,
    format: &str,
) -> Result<()> {
    let (items, near) = (&*answer.items, &*answer.near);
    let matches = &items.records()[..items.len().min(limit)];
    let near_rows = &near.records()[..near.len().min(limit - matches.len())];
    if format == "json" {
        let near = if answer.has_parts { PART } else { "near" };
        let found = [(matches, full(answer)), (near_rows, near)];
        let found = found.iter().flat_map(|(rows, kind)| {
            let rows = rows.iter().map(|row| dataset.row(*row));
            rows.map(move |row| with_kind(row, kind, answer))
        });
        return script(&found.collect::<Vec<_>>());
    }
    said(options, answer);
    if format == "csv" {
        let how = writer::Options::new(options.words);
        let rows = matches.iter().copied();
        return data(|out| writer::write(dataset, rows, Format::Csv, how, out));
    }
    let cells = |items, count| {
        (0..count).map(move |place| Cell {
            dataset,
            words: options.words,
            items,
            place,
        })
    };
    if !matches.is_empty() {
        let table = table(options, cells(items, matches.len()));
        line(options, &table.to_string())?;
    }
    for told in told::found(options, dataset, answer) {
        line(options, &told)?;
    }
    if !near_rows.is_empty() {
        let words = options.words;
        let said = answer.rule(answer.near_part(), words);
        line(options, &said)?;
        let table = table(options, cells(near, near_rows.len()));
        line(options, &table.to_string())?;
    }
    Ok(())
}

/// Says what was done to find something, what is replied to a question, or that nothing is there.
pub(super) fn said(options: &Options, answer: &Answer) {
    let words = options.words;
    let done = Some(answer.done(words).join(" · ")).filter(|done| !done.is_empty());
    let reply = answer
        .reply
        .as_ref()
        .map(|reply| reply_line(words, reply, usize::MAX));
    let is_nothing = answer.items.is_empty() && answer.told.is_empty();
    let nothing = is_nothing.then(|| {
        let typed = text::cut(&answer.request.query, PAGE);
        (words.screen.found.nothing_matches)(&typed)
    });
    for said in [done, reply, nothing].into_iter().flatten() {
        eprintln!("khuyencong: {}", text::clean(&said));
    }
}

/// Says what a table leaves out: nothing is without a word.
pub(super) fn left_out(options: &Options, left: LeftOut) {
    if !left.is_nothing() {
        let said = options.words.writer.left_out;
        let said = said(left.outcomes, left.told_apart, left.totals);
        eprintln!("khuyencong: {said}");
    }
}

/// How the records that match were found.
fn full(answer: &Answer) -> &'static str {
    if answer.query.has_synonyms() {
        "synonym"
    } else {
        "full"
    }
}

/// A record of the format, with how it was found, and the words of the query that were left out for
/// it: those that only ask, and those that a part lacks.
fn with_kind(row: Row<'_>, kind: &str, answer: &Answer) -> Value {
    let lacks = (kind == PART).then(|| lacking(&answer.query, std::iter::once(row)));
    let dropped = answer.dropped.iter().cloned();
    let dropped: Vec<_> = dropped.chain(lacks.into_iter().flatten()).collect();
    let mut record = as_json(row);
    record["match"] = json!(kind);
    record["dropped"] = json!(dropped);
    record
}

/// The columns of the list of programmes, and the id, by which `show` finds a record.
fn table<'a>(options: &Options, cells: impl Iterator<Item = Cell<'a>>) -> Table {
    let columns = ViewRow::of(View::Programmes).columns;
    let heads = columns
        .iter()
        .map(|column| (column.name)(&options.words.screen));
    let heads: Vec<_> = std::iter::once(options.words.screen.id)
        .chain(heads)
        .collect();
    let mut table = plain_table(&heads);
    for cell in cells {
        let id = cell
            .row()
            .map(|row| row.id().to_owned())
            .unwrap_or_default();
        let texts = columns.iter().map(|column| (column.text)(&cell));
        table.add_row(std::iter::once(id).chain(texts));
    }
    for (number, column) in (1..).zip(columns) {
        if matches!(column.share, Share::Right(_)) {
            align_right(&mut table, number);
        }
    }
    table
}

/// A table without lines: two spaces between the columns. On a terminal it is no wider than that.
pub(super) fn plain_table(heads: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(heads);
    if let Some(width) = terminal::output_width() {
        table
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width);
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    table
}

/// Numbers stand to the right.
pub(super) fn align_right(table: &mut Table, column: usize) {
    if let Some(column) = table.column_mut(column) {
        column.set_cell_alignment(CellAlignment::Right);
    }
}

/// Writes everything that is known of a record.
pub(super) fn record(options: &Options, row: Row<'_>) -> Result<()> {
    let detail = Detail::of_record(row, options.words, PAGE);
    for written in detail.lines {
        let pieces = written.pieces.iter().map(|(_, piece)| piece.as_str());
        line(options, pieces.collect::<String>().trim_end())?;
    }
    Ok(())
}

/// Writes a value for scripts, which is the same on every terminal.
pub(super) fn script(value: &impl Serialize) -> Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

/// Writes what is meant for another program; where it goes to a terminal, it is cleaned.
pub(super) fn data(write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let mut out = io::stdout().lock();
    if !out.is_terminal() {
        return write(&mut out);
    }
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    cleaned(&mut out, &String::from_utf8_lossy(&bytes))?;
    Ok(())
}

/// Writes what may have come from anywhere.
pub(super) fn cleaned(out: &mut dyn Write, content: &str) -> io::Result<()> {
    for line in content.lines() {
        writeln!(out, "{}", text::clean(line))?;
    }
    Ok(())
}

/// Writes a text and ends the line.
pub(super) fn line(options: &Options, content: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    for part in content.lines() {
        let part = part.trim_end();
        if options.ascii {
            writeln!(out, "{}", text::unmark(part))?;
        } else {
            writeln!(out, "{part}")?;
        }
    }
    out.flush()?;
    Ok(())
}

/// A record for scripts: what was not published is null or empty.
fn as_json(row: Row<'_>) -> Value {
    let period = row.period();
    let mut value = json!({
        "funding": row.funding().iter().map(Funding::key).collect::<Vec<_>>(),
        "activity": row.activity().map(|activity| &activity.id),
        "year": period.map(|period| period.to_string()),
        "from": period.map(|period| period.from),
        "to": period.map(|period| period.to),
        "place": Some(row.place()).filter(|place| !place.is_empty()),
        "figures": row.figures().iter().map(|figure| figure_as_json(row, figure)).collect::<Vec<_>>(),
        "reference": reference(row, row.reference()),
        "extra": row.extra().collect::<std::collections::BTreeMap<_, _>>(),
    });
    for known in FIELDS {
        if let Some(text) = text_as_json(row, known) {
            value[known.key] = text;
        }
    }
    value
}

/// A text that stands under a key of its own.
fn text_as_json(row: Row<'_>, known: &Definition) -> Option<Value> {
    let Field::Text(field) = known.field else {
        return None;
    };
    match known.kind {
        FieldKind::Lines => Some(json!(row.lines(field).collect::<Vec<_>>())),
        FieldKind::Text | FieldKind::Remark => {
            let text = Some(row.text(field)).filter(|text| !text.is_empty());
            Some(json!(text))
        }
        _ => None,
    }
}

/// Money in whole đồng, shares in per cent.
fn figure_as_json(row: Row<'_>, figure: &Figure) -> Value {
    let value = match figure.indicator.description().kind {
        Kind::Count | Kind::Money => json!(figure.value),
        Kind::Share => share(figure.value),
    };
    json!({
        "indicator": figure.indicator.description().key,
        "value": value,
        "qualifier": figure.qualifier.key(),
        "reference": reference(row, figure.reference),
        "paragraph": figure.paragraph,
    })
}

fn share(hundredths: i64) -> Value {
    let written = text::scaled(hundredths, 2, text::Decimal::Point).replace(',', "");
    serde_json::from_str(&written).unwrap_or(Value::Null)
}

fn reference(row: Row<'_>, id: Option<u16>) -> Option<&str> {
    let references = &row.dataset().references;
    id.and_then(|id| references.get(usize::from(id)))
        .map(|known| known.id.as_str())
}
