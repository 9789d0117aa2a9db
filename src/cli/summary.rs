//! The summary as a page: one table by source, one by activity.

use comfy_table::Table;

use super::Options;
use super::output::{align_right, plain_table};
use crate::dataset::summary::{Basis, FundingGroup, Group, Summary};
use crate::dataset::{Choice, Dataset, Description, INDICATORS, Indicator};

/// The indicators that have a column of their own; the others stand together in the last.
const COLUMNS: [Indicator; 4] = [
    Indicator::Programmes,
    Indicator::Establishments,
    Indicator::Trainees,
    Indicator::Support,
];

/// All records, then each source, then each activity with its sources.
pub(super) fn page(options: &Options, dataset: &Dataset, summary: &Summary) -> String {
    let screen = &options.words.screen;
    let mut by_source = table(options, screen.funding_source);
    add(options, &mut by_source, screen.all, &summary.all);
    for source in &summary.by_funding {
        add(
            options,
            &mut by_source,
            funding_name(options, source),
            &source.group,
        );
    }
    let mut by_activity = table(options, screen.activity);
    for activity in &summary.by_activity {
        let choice = activity.number.map_or(Choice::Unknown, Choice::Only);
        let name = options.words.activity_choice(dataset, choice);
        add(options, &mut by_activity, name, &activity.group);
        for source in &activity.by_funding {
            let name = format!("  {}", funding_name(options, source));
            add(options, &mut by_activity, &name, &source.group);
        }
    }
    let mut notes = options.words.cli.summary_notes.to_owned();
    if summary.all.stopped > 0 {
        let stopped = options.words.number(summary.all.stopped.into());
        notes = format!(
            "{notes}\n{}",
            (options.words.cli.stopped_not_added)(&stopped)
        );
    }
    format!("{by_source}\n\n{by_activity}\n\n{notes}")
}

fn funding_name(options: &Options, group: &FundingGroup) -> &'static str {
    options
        .words
        .funding_choice(group.funding.map_or(Choice::Unknown, Choice::Only))
}

fn table(options: &Options, first: &str) -> Table {
    let screen = &options.words.screen;
    let mut table = plain_table(&[
        first,
        screen.column_records,
        screen.summary_programmes,
        screen.establishments,
        screen.column_trainees,
        screen.summary_support,
        screen.summary_other,
    ]);
    (1..=COLUMNS.len() + 1).for_each(|column| align_right(&mut table, column));
    table
}

fn add(options: &Options, table: &mut Table, name: &str, group: &Group) {
    let counted = options.words.number(group.records.into());
    let mut row = vec![name.to_owned(), counted];
    row.extend(COLUMNS.map(|indicator| figure(options, group, indicator)));
    row.push(others(options, group));
    table.add_row(row);
}

/// A number, marked where it was published as a total or only counts names.
fn figure(options: &Options, group: &Group, indicator: Indicator) -> String {
    let Some(tally) = group.figures.of(indicator) else {
        return String::new();
    };
    let value = options.words.bare_value(indicator, tally.value);
    let mark = match tally.basis {
        Basis::Published => "*",
        Basis::Sum => "",
        Basis::Named => "+",
    };
    format!("{}{value}{mark}", tally.qualifier.sign())
}

fn others(options: &Options, group: &Group) -> String {
    let others = INDICATORS.iter().map(|known| known.indicator);
    let others = others.filter(|indicator| !COLUMNS.contains(indicator));
    let written = others.filter_map(|indicator| other(options, group, indicator));
    // A name may have a comma of its own.
    written.collect::<Vec<_>>().join("; ")
}

fn other(options: &Options, group: &Group, indicator: Indicator) -> Option<String> {
    let words = options.words;
    let tally = group.figures.of(indicator)?;
    let amount = words.amount(indicator, tally.qualifier, tally.value);
    Some(if is_known_by_unit(indicator) {
        amount
    } else {
        format!("{}: {amount}", words.indicator(indicator))
    })
}

/// Says whether nothing else is counted in the unit: products are, clusters of two sorts are not.
fn is_known_by_unit(indicator: Indicator) -> bool {
    let unit = |known: &Description| known.unit.map(|unit| unit.many.vi);
    let own = unit(indicator.description());
    let same = INDICATORS.iter().filter(|known| unit(known) == own);
    // Money and shares all share that they have none.
    same.count() == 1
}
