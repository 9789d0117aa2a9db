//! Headings between the rows: what they say belongs to the rows below, their sums are published.

use std::collections::HashMap;

use anyhow::Result;

use super::activity;
use super::column::{SourceColumn, Standing};
use super::line::{self, Level, Topic};
use super::mark::Mark;
use super::named_period::named_period;
use super::row::RawRow;
use super::value;
use crate::dataset::header::plain;
use crate::dataset::{
    ActivityId, ExtraId, Field, Funding, FundingSet, Indicator, Period, Record, TextField, Total,
    is_stopped,
};
use crate::reader::load::Sink;
use crate::reader::report::{GivenBy, GivenValue};

/// The extra column for headings of which nothing is known.
const COLUMN: &str = "Nhóm";
/// How many contents are remembered.
const MOST_REMEMBERED: usize = 10_000;

/// What a heading gives to the rows below it.
#[derive(Clone, Debug)]
enum HeadingGroup {
    Funding(FundingSet),
    Activity(ActivityId),
    Period(Period),
    District(String),
    Commune(String),
    Stopped(String),
    Other(String),
}

/// The headings that are open at a row.
#[derive(Debug)]
pub(in crate::reader) struct Groups {
    open: Vec<(Level, HeadingGroup)>,
    /// The levels of those of them that are numbered.
    numbered: Vec<Level>,
    /// The list has a column of activities, so contents need not be searched for one.
    has_activities: bool,
    column: Option<ExtraId>,
    /// How headings of stopped projects say it, if all do alike, and how many records have it.
    stopped: Option<(Option<String>, u64)>,
    known: HashMap<String, Option<ActivityId>>,
}

impl Groups {
    pub(in crate::reader) fn new(has_activities: bool) -> Self {
        Self {
            open: Vec::new(),
            numbered: Vec::new(),
            has_activities,
            column: None,
            stopped: None,
            known: HashMap::new(),
        }
    }

    /// Opens a heading, and closes those of its level and below; gives the level.
    pub(in crate::reader) fn open(
        &mut self,
        sink: &mut Sink<'_>,
        level: Level,
        label: &str,
    ) -> Result<Level> {
        let topic = line::topic(label);
        let is_numbered = level != Level::Unnumbered;
        let level = match (level, &topic) {
            (Level::Unnumbered, Topic::Funding(_) | Topic::Period(_)) => Level::Letter,
            (Level::Unnumbered, Topic::Activity(_)) => Level::Roman,
            // "Đề án khác" ends what the heading before it says.
            (Level::Unnumbered, Topic::Other | Topic::Stopped(_))
                if line::is_rest(label) || topic != Topic::Other =>
            {
                self.open.last().map_or(level, |(last, _)| *last)
            }
            _ => level,
        };
        // "KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2022" says two things of the rows below.
        let is_of_year = matches!(topic, Topic::Period(_));
        let year = named_period(label).filter(|_| !is_of_year);
        let group = match topic {
            // `Đề án không thuộc KCQG` gives none.
            Topic::Funding(set) if set.is_empty() => HeadingGroup::Other(label.to_owned()),
            Topic::Funding(set) => HeadingGroup::Funding(set),
            Topic::Activity(_) => match activity::find(label) {
                Some(known) => {
                    HeadingGroup::Activity(sink.activity(known.id, || known.activity())?)
                }
                None => HeadingGroup::Other(label.to_owned()),
            },
            Topic::Period(period) => HeadingGroup::Period(period),
            Topic::Stopped(stop) => HeadingGroup::Stopped(stop),
            Topic::District if line::are_districts(label) => HeadingGroup::Other(label.to_owned()),
            Topic::District => HeadingGroup::District(line::place(label).to_owned()),
            Topic::Other if self.is_commune(level, label) => {
                HeadingGroup::Commune(line::place(label).to_owned())
            }
            Topic::Other => HeadingGroup::Other(label.to_owned()),
        };
        self.close_from(level);
        self.numbered.extend(is_numbered.then_some(level));
        self.open.push((level, group));
        let year = year.map(|year| (level, HeadingGroup::Period(year)));
        self.open.extend(year);
        Ok(level)
    }

    /// Says whether a heading is a commune of the district above it: `Xã Minh Lãng` is, `Xã hội` not.
    fn is_commune(&self, level: Level, label: &str) -> bool {
        let mut above = self.open.iter().filter(|(open, _)| *open < level);
        above.any(|(_, group)| matches!(group, HeadingGroup::District(_)))
            && line::is_commune(label)
    }

    /// The stop that records have from their headings.
    pub(in crate::reader) fn report(&self) -> Option<GivenValue> {
        let (stop, records) = self.stopped.as_ref()?;
        Some(GivenValue {
            field: Field::Text(TextField::Status).key(),
            value: stop.clone(),
            by: GivenBy::Heading,
            records: *records,
        })
    }

    /// Says whether no heading is open.
    pub(in crate::reader) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Says whether a heading of a level is open.
    pub(in crate::reader) fn has(&self, level: Level) -> bool {
        self.open.iter().any(|(open, _)| *open == level)
    }

    /// Closes the headings that a row with so many numbers does not stand under: `3` ends `2`.
    pub(in crate::reader) fn close(&mut self, numbers: usize) {
        let depth = u8::try_from(numbers).unwrap_or(u8::MAX);
        self.close_from(Level::Arabic(depth));
    }

    fn close_from(&mut self, level: Level) {
        self.open.retain(|(known, _)| *known < level);
        self.numbered.retain(|known| *known < level);
    }

    /// Closes the headings that a row marked as they are does not stand under: `II` ends `I`.
    pub(in crate::reader) fn close_marked(&mut self, ordinal: &str) {
        let marked = || match Mark::of(ordinal)? {
            Mark::Figure | Mark::Sign => None,
            mark => Some(Level::Marked(mark)),
        };
        let level = line::level(ordinal).or_else(marked);
        if let Some(level) = level.filter(|level| self.numbered.contains(level)) {
            self.close_from(level);
        }
    }

    /// Closes the heading whose sum is called so: `Cộng huyện Bắc Hà` ends `Huyện Bắc Hà`.
    pub(in crate::reader) fn close_summed(&mut self, label: &str) {
        let said = plain(label);
        let is_of = |group: &HeadingGroup| match group {
            HeadingGroup::District(name)
            | HeadingGroup::Commune(name)
            | HeadingGroup::Other(name) => said.ends_with(&plain(name)),
            _ => false,
        };
        let summed = self.open.iter().find(|(_, group)| is_of(group));
        if let Some(level) = summed.map(|(level, _)| *level) {
            self.close_from(level);
        }
    }

    /// What a record says itself and its heading says otherwise: 2021 under `Năm 2020`.
    pub(in crate::reader) fn contradictions(
        &self,
        record: &Record,
    ) -> impl Iterator<Item = (String, String)> {
        self.open.iter().filter_map(|(_, group)| match group {
            HeadingGroup::Period(heading) => {
                let own = record.period?;
                let differs = !own.overlaps(heading.from, heading.to);
                differs.then(|| (own.to_string(), heading.to_string()))
            }
            HeadingGroup::Funding(heading) => {
                let own = record.funding;
                let differs = !own.is_empty() && own.iter().all(|own| !heading.contains(own));
                differs.then(|| (keys(own), keys(*heading)))
            }
            HeadingGroup::Stopped(heading) => {
                let own = record.text(TextField::Status);
                let differs = !own.is_empty() && !is_stopped(own);
                differs.then(|| (own.to_owned(), heading.clone()))
            }
            _ => None,
        })
    }

    /// Gives a record what it does not say itself.
    pub(in crate::reader) fn complete(
        &mut self,
        record: &mut Record,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        for (_, group) in &self.open {
            match group {
                HeadingGroup::Funding(set) if record.funding.is_empty() => record.funding = *set,
                HeadingGroup::Activity(activity) => {
                    record.activity = record.activity.or(Some(*activity));
                }
                HeadingGroup::Period(period) => record.period = record.period.or(Some(*period)),
                HeadingGroup::District(name) if record.text(TextField::District).is_empty() => {
                    record.set(TextField::District, name);
                }
                HeadingGroup::Commune(name) if record.text(TextField::Commune).is_empty() => {
                    record.set(TextField::Commune, name);
                }
                HeadingGroup::Stopped(stop) if record.text(TextField::Status).is_empty() => {
                    record.set(TextField::Status, stop);
                    let (said, records) =
                        self.stopped.get_or_insert_with(|| (Some(stop.clone()), 0));
                    *records += 1;
                    said.take_if(|said| said != stop);
                }
                HeadingGroup::Other(name) => {
                    let column = match self.column {
                        Some(column) => column,
                        None => *self.column.insert(sink.extra_column(COLUMN)?),
                    };
                    record.extra.push((column, name.clone()));
                }
                HeadingGroup::Funding(_)
                | HeadingGroup::District(_)
                | HeadingGroup::Commune(_)
                | HeadingGroup::Stopped(_) => {}
            }
        }
        if record.activity.is_none() && !self.has_activities {
            record.activity = self.activity_of(record.text(TextField::Contents), sink)?;
        }
        Ok(())
    }

    /// The known activity that the contents of a record name.
    fn activity_of(&mut self, contents: &str, sink: &mut Sink<'_>) -> Result<Option<ActivityId>> {
        if contents.is_empty() || self.known.len() >= MOST_REMEMBERED {
            return Ok(None);
        }
        if let Some(known) = self.known.get(contents) {
            return Ok(*known);
        }
        let found = activity::find(contents)
            .map(|known| sink.activity(known.id, || known.activity()))
            .transpose()?;
        self.known.insert(contents.to_owned(), found);
        Ok(found)
    }

    /// Keeps the amounts of a row of sums as published totals: of the whole list with its period,
    /// or of the open headings.
    pub(in crate::reader) fn add_totals(
        &self,
        sink: &mut Sink<'_>,
        columns: &[SourceColumn],
        row: &RawRow,
        stem: &str,
        of_all: Option<Whole>,
    ) {
        let scope = match of_all {
            Some(Whole(period, funding)) => Some(GroupScope {
                funding,
                period,
                ..GroupScope::default()
            }),
            None => self.scope(),
        };
        let Some(scope) = scope else { return };
        for (place, column) in columns.iter().enumerate() {
            let (indicator, source) = match column.field {
                Field::Figure(indicator) => (indicator, None),
                Field::SupportFrom(source) => (Indicator::Support, Some(source)),
                _ => continue,
            };
            // The sum of one of several columns is no total of the field.
            if matches!(column.standing, Standing::Year | Standing::Again) {
                continue;
            }
            let style = column.style_of(row.is_numeric(place));
            if let Some(figure) = value::figure(indicator, row.cell(place), style) {
                let id = format!("{stem}:{}:{}", row.number, column.field.key());
                sink.add_total(Total {
                    id,
                    figure,
                    funding: scope.funding.or(source),
                    activity: scope.activity,
                    period: scope.period,
                    covers_records: of_all.is_some()
                        && column.standing == Standing::Own
                        && source.is_none(),
                });
            }
        }
    }

    /// What the open headings cover; nothing where that cannot be told in a total.
    fn scope(&self) -> Option<GroupScope> {
        let mut scope = GroupScope::default();
        for (_, group) in &self.open {
            match group {
                HeadingGroup::Funding(set) => scope.funding = Some(set.single()?),
                HeadingGroup::Activity(activity) => scope.activity = Some(*activity),
                HeadingGroup::Period(period) => scope.period = Some(*period),
                HeadingGroup::District(_)
                | HeadingGroup::Commune(_)
                | HeadingGroup::Stopped(_)
                | HeadingGroup::Other(_) => return None,
            }
        }
        Some(scope)
    }
}

/// Sources as they are written in one cell.
fn keys(set: FundingSet) -> String {
    set.iter().map(Funding::key).collect::<Vec<_>>().join(" + ")
}

/// The whole list, with the period and the source that its title names.
#[derive(Clone, Copy, Debug)]
pub(in crate::reader) struct Whole(
    pub(in crate::reader) Option<Period>,
    pub(in crate::reader) Option<Funding>,
);

/// What a total covers.
#[derive(Clone, Copy, Default)]
struct GroupScope {
    funding: Option<Funding>,
    activity: Option<ActivityId>,
    period: Option<Period>,
}
