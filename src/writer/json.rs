//! JSON and JSON Lines, so that all that was read is read again.

mod node;

use std::io::Write;

use anyhow::Result;

use crate::dataset::{
    Activity, Bilingual, COVERED, Dataset, Definition, FIELDS, FORMAT, Field, FieldKind, Figure,
    Funding, Kind, Outcome, Qualifier, RefId, Reference, Row, Total,
};
use node::{Node, list, object, text};

/// Writes one object.
pub(super) fn write(
    dataset: &Dataset,
    rows: &mut dyn Iterator<Item = Row<'_>>,
    out: &mut dyn Write,
) -> Result<()> {
    out.write_all(b"{\n")?;
    for (key, value) in about(dataset, rows).into_pairs() {
        write!(out, "\"{key}\": ")?;
        serde_json::to_writer(&mut *out, &value)?;
        out.write_all(b",\n")?;
    }
    out.write_all(b"\"records\": [")?;
    for (place, row) in rows.enumerate() {
        out.write_all(if place == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &record(row))?;
    }
    out.write_all(b"\n]\n}\n")?;
    Ok(())
}

/// Writes what stands beside the records in the first line, then a record a line.
pub(super) fn write_lines(
    dataset: &Dataset,
    rows: &mut dyn Iterator<Item = Row<'_>>,
    out: &mut dyn Write,
) -> Result<()> {
    serde_json::to_writer(&mut *out, &about(dataset, rows))?;
    out.write_all(b"\n")?;
    for row in rows {
        serde_json::to_writer(&mut *out, &record(row))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// All that is no record. `format` goes first: it tells the first line of JSON Lines from records.
fn about(dataset: &Dataset, rows: &dyn Iterator<Item = Row<'_>>) -> Node {
    let about = &dataset.about;
    // Some of the records do not come to what all of them do.
    let are_all = rows.size_hint().1 == Some(dataset.len() as usize);
    let totals = dataset.totals.iter().enumerate().map(|(place, known)| {
        let covers = are_all && known.covers_records && dataset.is_of_all(place);
        total(dataset, known, covers)
    });
    object([
        ("format", text(FORMAT)),
        ("title", bilingual(&about.title)),
        ("locality", text(&about.locality)),
        ("period", about.period.into()),
        ("references", list(dataset.references.iter().map(reference))),
        ("activities", list(dataset.activities.iter().map(activity))),
        ("totals", list(totals)),
        (
            "outcomes",
            list(dataset.outcomes.iter().map(|known| outcome(dataset, known))),
        ),
    ])
}

fn bilingual(known: &Bilingual) -> Node {
    object([("vi", text(&known.vi)), ("en", text(&known.en))])
}

fn reference(known: &Reference) -> Node {
    object([
        ("id", Node::Text(known.id.clone())),
        ("title", text(&known.title)),
        ("publisher", Node::Text(known.publisher.clone())),
        ("url", text(&known.url)),
        (
            "beside",
            if known.beside {
                Node::True
            } else {
                Node::Nothing
            },
        ),
    ])
}

fn activity(known: &Activity) -> Node {
    let short = if known.short == known.name {
        Node::Nothing
    } else {
        bilingual(&known.short)
    };
    object([
        ("id", Node::Text(known.id.clone())),
        ("vi", Node::Text(known.name.vi.clone())),
        ("en", text(&known.name.en)),
        ("short", short),
    ])
}

fn total(dataset: &Dataset, known: &Total, covers_records: bool) -> Node {
    let figure = figure(dataset, &known.figure, None);
    let own = [
        ("id", Node::Text(known.id.clone())),
        (
            "funding",
            text(known.funding.map(Funding::key).unwrap_or_default()),
        ),
        ("activity", activity_id(dataset, known.activity)),
        ("period", known.period.into()),
        ("covers", text(if covers_records { COVERED } else { "" })),
    ];
    object(
        own.into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .chain(figure.into_pairs()),
    )
}

fn activity_id(dataset: &Dataset, activity: Option<u16>) -> Node {
    let known = activity.and_then(|id| dataset.activities.get(usize::from(id)));
    text(known.map_or("", |activity| &activity.id))
}

/// The id of a reference, unless it is the one that the record has anyway.
fn reference_id(dataset: &Dataset, reference: Option<RefId>, own: Option<RefId>) -> Node {
    let known = reference
        .filter(|id| Some(*id) != own)
        .and_then(|id| dataset.references.get(usize::from(id)));
    text(known.map_or("", |reference| &reference.id))
}

fn figure(dataset: &Dataset, known: &Figure, own: Option<RefId>) -> Node {
    let description = known.indicator.description();
    let qualifier = if known.qualifier == Qualifier::Exact {
        ""
    } else {
        known.qualifier.key()
    };
    object([
        ("indicator", text(description.key)),
        ("value", amount(known.value, description.kind)),
        ("qualifier", text(qualifier)),
        ("reference", reference_id(dataset, known.reference, own)),
        ("paragraph", known.paragraph.into()),
        ("note", text(&known.note)),
    ])
}

/// A share has two decimals at most; everything else is whole.
fn amount(value: i64, kind: Kind) -> Node {
    match kind {
        Kind::Share => Node::Number(value, 2),
        Kind::Count | Kind::Money => Node::Number(value, 0),
    }
}

fn outcome(dataset: &Dataset, known: &Outcome) -> Node {
    object([
        ("text", Node::Text(known.text.clone())),
        ("reference", reference_id(dataset, known.reference, None)),
        ("paragraph", known.paragraph.into()),
        ("by", text(&known.by)),
    ])
}

fn record(row: Row<'_>) -> Node {
    let dataset = row.dataset();
    let figures = row.figures();
    let figures = figures.iter();
    let outcomes = row.outcomes().iter();
    let beside = [
        ("place", place(row)),
        (
            "figures",
            list(figures.map(|known| figure(dataset, known, row.reference()))),
        ),
        (
            "outcomes",
            list(outcomes.map(|known| outcome(dataset, known))),
        ),
        ("reference", reference_id(dataset, row.reference(), None)),
        ("paragraph", row.paragraph().into()),
        ("extra", extra(row)),
    ];
    let fields = FIELDS.iter().map(|known| (known.key, field(row, known)));
    object(fields.chain(beside))
}

/// What stands under the key of a field.
fn field(row: Row<'_>, known: &Definition) -> Node {
    match (known.kind, known.field) {
        (FieldKind::Text | FieldKind::Remark, Field::Text(field)) => text(row.original(field)),
        (FieldKind::Lines, Field::Text(field)) => {
            let lines = row.original(field).split('\n');
            list(lines.filter(|line| !line.is_empty()).map(text))
        }
        (FieldKind::Period, _) => row.period().into(),
        (FieldKind::Funding, _) => list(row.funding().iter().map(|source| text(source.key()))),
        (FieldKind::Activity, _) => activity_id(row.dataset(), row.activity_id()),
        // Parts of the place and numbers stand together, under keys of their own.
        _ => Node::Nothing,
    }
}

fn place(row: Row<'_>) -> Node {
    object(FIELDS.iter().map(|known| match (known.kind, known.field) {
        (FieldKind::Place, Field::Text(field)) => (known.key, text(row.original(field))),
        _ => (known.key, Node::Nothing),
    }))
}

fn extra(row: Row<'_>) -> Node {
    let columns = row.dataset().extra().iter();
    object(columns.map(|(name, column)| {
        (
            name.as_str(),
            text(column.values().original(column.value(row.index()))),
        )
    }))
}
