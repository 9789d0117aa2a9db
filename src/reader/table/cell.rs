//! A cell on its way into a record; what is not of its column's kind is kept as text and told.

use std::fmt::Write;

use anyhow::Result;

use super::activity;
use super::column::{self, Activities, SourceColumn, Standing};
use super::funding;
use super::recipients;
use super::value;
use crate::dataset::{
    ActivityId, Field, FieldKind, Figure, Funding, FundingSet, Indicator, Qualifier, Record,
    TextField,
};
use crate::reader::load::Sink;
use crate::reader::report::{FindingKind, Place};
use crate::text::Decimal;

/// The longest cell, in bytes; all that a spreadsheet can hold is shorter.
const MOST_CELL: usize = 128 << 10;
/// The most activities of its own that a file may bring; more than these are no activities.
const MOST_OWN: usize = 64;

/// Puts a cell that is not empty into the record.
pub(in crate::reader) fn fill(
    record: &mut Record,
    column: &mut SourceColumn,
    text: &str,
    numeric: bool,
    place: Place<'_>,
    sink: &mut Sink<'_>,
) -> Result<()> {
    let text = cut(text, place, column, sink);
    let understood = match column.field {
        Field::Ordinal => true,
        // In this row both columns of the field have something after all.
        field if column.standing == Standing::Again && holds(record, field) => false,
        Field::Text(field) if column.standing == Standing::Exported => {
            record.set(field, text);
            true
        }
        // `#N/A` is what a search of a spreadsheet did not find.
        Field::Text(_) if value::is_placeholder(text) || text == "#N/A" => true,
        Field::Text(field) => set_text(record, field, text),
        Field::Figure(indicator) if column.standing == Standing::Year => {
            set_year(record, column, indicator, text, numeric) && keep(record, column, text, sink)?
        }
        Field::Figure(indicator) => set_figure(record, column, indicator, text, numeric),
        Field::SupportFrom(source) => match value::tick(text) {
            Some(true) => {
                record.funding.insert(source);
                true
            }
            Some(false) => true,
            None => {
                set_support(record, column, source, text, numeric)
                    && keep(record, column, text, sink)?
            }
        },
        Field::Funding => set_funding(record, column, text),
        Field::Activity => set_activity(record, column, text, sink)?,
        Field::Period => set_period(record, column, text, sink)?,
        Field::Extra => keep(record, column, text, sink)?,
    };
    if column.is_mixed && !numeric {
        tell_style(column, text, place, sink);
    }
    if !understood && !value::is_nothing(text) {
        let place = place.in_column(&column.name);
        sink.find(FindingKind::KeptAsText, |words| {
            (
                place.say(words),
                (words.table.kept_as_text)(&crate::text::cut(&crate::text::clean(text), 60)),
            )
        });
        keep(record, column, text, sink)?;
    }
    Ok(())
}

/// Says whether something was put under a field.
fn holds(record: &Record, field: Field) -> bool {
    match field {
        Field::Text(text) => !record.text(text).is_empty(),
        Field::Figure(indicator) => {
            let mut figures = record.figures.iter();
            figures.any(|figure| figure.indicator == indicator)
        }
        Field::Funding => !record.funding.is_empty(),
        Field::Activity => record.activity.is_some(),
        Field::Period => record.period.is_some(),
        Field::SupportFrom(_) | Field::Ordinal | Field::Extra => false,
    }
}

/// Tells a number that its column does not decide, or that is written as the others are not.
fn tell_style(column: &SourceColumn, text: &str, place: Place<'_>, sink: &mut Sink<'_>) {
    let decided = column.style.decimal;
    let is_other = column::shown_decimal(text).is_some_and(|shown| Some(shown) != decided);
    let sign = if decided == Some(Decimal::Point) {
        '.'
    } else {
        ','
    };
    let is_decided = decided.is_some() && !text.contains(sign);
    let is_doubtful = column::is_ambiguous(text) && !is_decided;
    let contradicts = is_other && decided.is_some();
    if !is_doubtful && !contradicts {
        return;
    }
    let place = place.in_column(&column.name);
    sink.find(FindingKind::Suspicion, |words| {
        let said = if is_doubtful {
            words.columns.either_number
        } else {
            words.columns.other_style
        };
        (place.say(words), said(text))
    });
}

/// A cell longer than any spreadsheet allows is cut and told.
fn cut<'t>(text: &'t str, place: Place<'_>, column: &SourceColumn, sink: &mut Sink<'_>) -> &'t str {
    if text.len() <= MOST_CELL {
        return text;
    }
    let place = place.in_column(&column.name);
    sink.find(FindingKind::NotTaken, |words| {
        (
            place.say(words),
            (words.source.cell_cut)(text.len(), MOST_CELL),
        )
    });
    &text[..text.floor_char_boundary(MOST_CELL)]
}

/// Keeps the text in the extra column that is called like its own.
pub(super) fn keep(
    record: &mut Record,
    column: &mut SourceColumn,
    text: &str,
    sink: &mut Sink<'_>,
) -> Result<bool> {
    let extra = match column.extra {
        Some(extra) => extra,
        None => *column.extra.insert(sink.extra_column(&column.name)?),
    };
    record.extra.push((extra, text.to_owned()));
    Ok(true)
}

fn set_text(record: &mut Record, field: TextField, text: &str) -> bool {
    match field.definition().kind {
        // Offices number the establishments of one cell, or put a semicolon between them.
        _ if field == TextField::Establishments => return recipients::fill(record, text),
        FieldKind::Lines => text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .for_each(|line| record.add_line(field, line)),
        _ if memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_some() => record.set(
            field,
            &text.split_whitespace().collect::<Vec<_>>().join(" "),
        ),
        _ => record.set(field, text),
    }
    true
}

fn set_figure(
    record: &mut Record,
    column: &mut SourceColumn,
    indicator: Indicator,
    text: &str,
    numeric: bool,
) -> bool {
    let Some(figure) = value::figure(indicator, text, column.style_of(numeric)) else {
        return false;
    };
    column.largest = column.largest.max(figure.value);
    record.figures.push(figure);
    true
}

/// A number of one year, added to those of the others; each stands under its own name besides.
fn set_year(
    record: &mut Record,
    column: &mut SourceColumn,
    indicator: Indicator,
    text: &str,
    numeric: bool,
) -> bool {
    let Some(figure) = value::figure(indicator, text, column.style_of(numeric)) else {
        return false;
    };
    column.largest = column.largest.max(figure.value);
    add_up(record, figure);
    true
}

/// Adds a number to that of the same indicator; the first one stands alone.
///
/// "100" and "khoảng 50" come to about 150. What "trên 50" and "dưới 50" come to is not known
/// better either.
fn add_up(record: &mut Record, figure: Figure) {
    let mut figures = record.figures.iter_mut();
    let Some(sum) = figures.find(|known| known.indicator == figure.indicator) else {
        record.figures.push(figure);
        return;
    };
    sum.value = sum.value.saturating_add(figure.value);
    sum.qualifier = match (sum.qualifier, figure.qualifier) {
        (Qualifier::Exact, other) | (other, Qualifier::Exact) => other,
        (one, other) if one == other => one,
        _ => Qualifier::About,
    };
}

/// Support from several sources is the sum of its columns, and each is a source.
fn set_support(
    record: &mut Record,
    column: &mut SourceColumn,
    source: Funding,
    text: &str,
    numeric: bool,
) -> bool {
    let style = column.style_of(numeric);
    let Some(figure) = value::figure(Indicator::Support, text, style) else {
        return false;
    };
    column.largest = column.largest.max(figure.value);
    if figure.value == 0 {
        return true;
    }
    record.funding.insert(source);
    if column.standing == Standing::Part {
        return true;
    }
    add_up(record, figure);
    true
}

fn set_funding(record: &mut Record, column: &mut SourceColumn, text: &str) -> bool {
    let (found, is_whole) = column.sources.of(text, read_funding);
    record.funding = found.unwrap_or(record.funding);
    is_whole
}

/// The sources of a cell, and whether they are all that it says.
fn read_funding(text: &str) -> (Option<FundingSet>, bool) {
    let found = funding::of_cell(text);
    // "Ngân sách huyện" says more than the source that it is counted under.
    let are_keys = || text.split(" + ").all(|part| Funding::parse(part).is_some());
    let is_whole = |set: FundingSet| !set.contains(Funding::Other) && funding::is_whole(text);
    let is_all = found.is_some_and(|set| are_keys() || is_whole(set));
    (found, is_all)
}

fn set_period(
    record: &mut Record,
    column: &mut SourceColumn,
    text: &str,
    sink: &mut Sink<'_>,
) -> Result<bool> {
    let read = |text: &str| (value::period(text), value::is_whole_period(text));
    let (found, is_whole) = column.periods.of(text, read);
    record.period = found;
    if found.is_some() && !is_whole {
        keep(record, column, text, sink)?;
    }
    Ok(found.is_some())
}

fn set_activity(
    record: &mut Record,
    column: &mut SourceColumn,
    text: &str,
    sink: &mut Sink<'_>,
) -> Result<bool> {
    let found = if let Some(known) = column.activities.get(text) {
        *known
    } else {
        let found = find_activity(&column.activities, text, sink)?;
        column.activities.insert(text.to_owned(), found);
        found
    };
    record.activity = found.map(|(activity, _)| activity);
    if found.is_some_and(|(_, whole)| !whole) {
        keep(record, column, text, sink)?;
    }
    Ok(found.is_some())
}

fn find_activity(
    known: &Activities,
    text: &str,
    sink: &mut Sink<'_>,
) -> Result<Option<(ActivityId, bool)>> {
    if let Some(known) = activity::by_id(text) {
        let id = sink.activity(known.id, || known.activity())?;
        return Ok(Some((id, true)));
    }
    if let Some(known) = activity::find(text) {
        let id = sink.activity(known.id, || known.activity())?;
        return Ok(Some((id, known.is_called(text))));
    }
    if known.len() >= MOST_OWN || text.len() > 200 {
        return Ok(None);
    }
    let id = sink.activity(&activity::own_id(text), || activity::own(text))?;
    Ok(Some((id, true)))
}

/// Says whether something calls a record.
pub(super) fn is_named(record: &Record) -> bool {
    let names = [
        TextField::Title,
        TextField::Establishments,
        TextField::Contents,
    ];
    names.iter().any(|name| !record.text(*name).is_empty())
}

/// Gives a record without them an id and a title, so that it can be called and listed: by what is
/// done, before by whom.
///
/// Of several rows of one number all but the first say which they are.
pub(in crate::reader) fn complete(record: &mut Record, stem: &str, (row, part): (u64, u64)) {
    if record.text(TextField::Id).is_empty() {
        let mut id = String::with_capacity(stem.len() + 12);
        let _ = write!(id, "{stem}:{row}");
        if part > 1 {
            let _ = write!(id, ".{part}");
        }
        record.set(TextField::Id, &id);
    }
    if record.text(TextField::Title).is_empty() {
        let others = [
            TextField::Contents,
            TextField::Establishments,
            TextField::Address,
            TextField::Commune,
            TextField::District,
            TextField::Id,
        ];
        let found = others
            .into_iter()
            .map(|field| record.text(field).lines().next().unwrap_or_default())
            .find(|text| !text.is_empty());
        let title = found.unwrap_or_default().to_owned();
        record.set(TextField::Title, &title);
    }
}
