//! The detail pane: what is known of one item, and the ways that lead on from it.

use crate::dataset::reconciliation::{Check, Origin};
use crate::dataset::{
    Dataset, Establishments, FIELDS, Field, FieldKind, Figure, Outcome, RefId, Row, TextField,
    counted,
};
use crate::listing;
use crate::messages::{Messages, explain};
use crate::reader::check::ReportLine;
use crate::text;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A record in the list of programmes.
    Record(u32),
    /// A record in the list of training outcomes.
    Training(u32),
    /// An establishment by name.
    Establishment(String),
}

/// How a piece of text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The name of the item; matched letters are marked.
    Title,
    /// A label before a value, or a heading.
    Label,
    /// Plain text; matched letters are marked.
    Text,
    /// A number.
    Value,
    /// Where something was published, remarks.
    Aside,
    /// A way to another item.
    Link,
}

/// One line of the pane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its pieces from left to right.
    pub pieces: Vec<(Role, String)>,
    /// The number of the link that it belongs to.
    pub link: Option<usize>,
}

/// The lines of an item and the targets of its links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// From top to bottom, none wider than was asked.
    pub lines: Vec<Line>,
    /// Where the links lead, in the order of the lines.
    pub links: Vec<Target>,
}

impl Detail {
    /// What is known of a record, in lines of `width` columns.
    #[must_use]
    pub fn of_record(row: Row<'_>, words: &Messages, width: usize) -> Self {
        let mut writer = Writer::new(words, width);
        writer.heading(row);
        writer.figures(row);
        writer.links(row);
        writer.narrative(row);
        writer.references(row);
        writer.detail
    }

    /// What is known of an establishment.
    #[must_use]
    pub fn of_establishment(
        dataset: &Dataset,
        establishments: &Establishments,
        place: usize,
        words: &Messages,
        width: usize,
    ) -> Self {
        let mut writer = Writer::new(words, width);
        let rows: Vec<_> = establishments
            .rows(place)
            .iter()
            .map(|index| dataset.row(*index))
            .collect();
        match establishments.name(dataset, place) {
            Some(name) => writer.text(Role::Title, name),
            None => writer.counted_group(&rows),
        }
        writer.label(words.screen.records_of);
        for row in rows {
            writer.link(row.title(), Target::Record(row.index()));
            writer.summary_of(row);
            writer.figures(row);
        }
        writer.detail
    }

    /// A line of the report in full.
    #[must_use]
    pub fn of_report_line(line: &ReportLine, words: &Messages, width: usize) -> Self {
        let mut writer = Writer::new(words, width);
        writer.text(Role::Title, &line.kind);
        writer.text(Role::Text, &line.place);
        writer.text(Role::Text, &line.text);
        writer.detail
    }

    /// What a check compares, and what it came to.
    #[must_use]
    pub fn of_check(check: &Check, dataset: &Dataset, words: &Messages, width: usize) -> Self {
        let mut writer = Writer::new(words, width);
        let told = explain(check, dataset, words);
        let verdict = (words.reconciliation.verdict)(check.rule, check.verdict);
        writer.text(
            Role::Title,
            &format!("{}: {verdict}", words.indicator(check.indicator)),
        );
        writer.text(Role::Text, (words.reconciliation.rule)(check.rule));
        let screen = &words.screen;
        for (label, content) in [
            (screen.column_stated, told.stated),
            (screen.column_parts, told.parts),
            (screen.column_difference, told.difference),
            (screen.why, told.why),
            (screen.assumed, told.assumption),
            (screen.published_at, told.places.join(", ")),
        ] {
            writer.section(
                label,
                Some(content)
                    .filter(|content| !content.is_empty())
                    .into_iter(),
            );
        }
        let rows = compared(check).into_iter().map(|index| dataset.row(index));
        writer.record_links(screen.records_of, rows);
        writer.cited(
            dataset,
            check
                .parts
                .iter()
                .chain([&check.stated])
                .filter_map(|one| one.reference),
        );
        writer.detail
    }
}

/// The ways from a check to the records that it compares.
fn compared(check: &Check) -> Vec<u32> {
    let statements = std::iter::once(&check.stated).chain(&check.parts);
    let records = statements.filter_map(|statement| match statement.origin {
        Origin::Record(row) | Origin::Records { first: row, .. } => Some(row),
        Origin::Total(_) => None,
    });
    let mut records: Vec<_> = records.collect();
    records.dedup();
    records
}

/// Writes lines of one width.
struct Writer<'a> {
    words: &'a Messages,
    width: usize,
    detail: Detail,
}

impl<'a> Writer<'a> {
    fn new(words: &'a Messages, width: usize) -> Self {
        Self {
            words,
            width: width.max(1),
            detail: Detail::default(),
        }
    }

    fn push(&mut self, pieces: Vec<(Role, String)>, link: Option<usize>) {
        self.detail.lines.push(Line { pieces, link });
    }

    /// Wraps a text.
    fn text(&mut self, role: Role, content: &str) {
        for range in text::wrap(content, self.width) {
            self.push(vec![(role, content[range].to_owned())], None);
        }
    }

    fn label(&mut self, label: &str) {
        self.push(
            vec![(Role::Label, text::cut(label, self.width).into_owned())],
            None,
        );
    }

    /// Wraps a text behind a bullet.
    fn item(&mut self, role: Role, content: &str, link: Option<usize>) {
        let room = self.width.saturating_sub(2).max(1);
        for (place, range) in text::wrap(content, room).into_iter().enumerate() {
            let bullet = if place == 0 { "· " } else { "  " };
            let pieces = vec![
                (Role::Aside, bullet.to_owned()),
                (role, content[range].to_owned()),
            ];
            self.push(pieces, link);
        }
    }

    fn link(&mut self, content: &str, target: Target) {
        self.detail.links.push(target);
        self.item(Role::Link, content, Some(self.detail.links.len() - 1));
    }

    fn section(&mut self, label: &str, lines: impl Iterator<Item = String>) {
        let mut lines = lines.peekable();
        if lines.peek().is_some() {
            self.label(label);
        }
        lines.for_each(|line| self.item(Role::Text, &line, None));
    }

    fn heading(&mut self, row: Row<'_>) {
        self.text(Role::Title, row.title());
        self.summary_of(row);
    }

    /// `KCQG · Đào tạo nghề · 2012–2022 · Thái Bình`
    fn summary_of(&mut self, row: Row<'_>) {
        let period = row
            .period()
            .map(|period| self.words.period(period))
            .unwrap_or_default();
        // Beside each other, two bare "unknown" would not say of what.
        let screen = &self.words.screen;
        let sources = match row.funding() {
            none if none.is_empty() => screen.unknown_funding.to_owned(),
            sources => self.words.sources(sources),
        };
        let activity = match row.activity() {
            None => screen.unknown_activity,
            Some(_) => self.words.activity(row),
        };
        let parts = [sources, activity.to_owned(), period, row.place()];
        let known: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        self.text(Role::Text, &known.join(" · "));
    }

    fn counted_group(&mut self, rows: &[Row<'_>]) {
        let figure = rows.first().and_then(|row| counted(*row));
        let count = figure
            .map(|figure| self.words.figure(&figure))
            .unwrap_or_default();
        self.text(
            Role::Title,
            &format!("{count} {}", self.words.screen.count_only),
        );
    }

    fn figures(&mut self, row: Row<'_>) {
        for figure in row.figures() {
            self.figure(&figure);
            if !figure.note.is_empty() {
                self.item(Role::Aside, &figure.note, None);
            }
        }
    }

    /// Name to the left, value to the right, then where it stands, as exactly as there is room.
    fn figure(&mut self, figure: &Figure) {
        const EXACT: usize = 11;
        const SHORT: usize = 4;
        let name = self.words.indicator(figure.indicator);
        let value = self.words.figure(figure);
        let needed = text::width(name) + 1 + text::width(&value);
        let exact = self.words.place_of(figure.reference, figure.paragraph);
        let short = self.words.place_of(figure.reference, None);
        let source = match self.width.saturating_sub(needed) {
            _ if exact.is_empty() => String::new(),
            room if room > EXACT + 1 => text::pad_right(&exact, EXACT + 1),
            room if room > SHORT => text::pad_right(&short, SHORT),
            _ => String::new(),
        };
        if needed > self.width {
            self.label(name);
            self.push(
                vec![(Role::Value, text::pad_left(&value, self.width))],
                None,
            );
            return;
        }
        let margin = usize::from(!source.is_empty());
        let filler = self.width - text::width(name) - text::width(&source) - margin;
        let value = (Role::Value, text::pad_left(&value, filler));
        let source = (Role::Aside, format!("{}{source}", " ".repeat(margin)));
        self.push(vec![(Role::Label, name.to_owned()), value, source], None);
    }

    fn links(&mut self, row: Row<'_>) {
        let screen = &self.words.screen;
        if let Some(parent) = row.parent() {
            self.label(screen.parent);
            self.link(parent.title(), Target::Record(parent.index()));
        }
        self.record_links(screen.parts, row.parts());
        let names: Vec<_> = row.lines(TextField::Establishments).collect();
        if !names.is_empty() {
            self.label(screen.supported);
        }
        for name in names {
            self.link(name, Target::Establishment(name.to_owned()));
        }
        if listing::trains(row) {
            self.link(screen.training_outcome, Target::Training(row.index()));
        }
        self.record_links(screen.other_source, siblings(row).into_iter());
    }

    fn record_links<'b>(&mut self, label: &str, rows: impl Iterator<Item = Row<'b>>) {
        let mut rows = rows.peekable();
        if rows.peek().is_some() {
            self.label(label);
        }
        for row in rows {
            let title = format!("{} ({})", row.title(), self.words.sources(row.funding()));
            self.link(&title, Target::Record(row.index()));
        }
    }

    fn narrative(&mut self, row: Row<'_>) {
        let screen = &self.words.screen;
        self.section(
            screen.contents,
            row.lines(TextField::Contents).map(str::to_owned),
        );
        let outcomes = row.outcomes().iter().map(|outcome| self.outcome(outcome));
        let outcomes: Vec<_> = outcomes.collect();
        self.section(screen.outcomes, outcomes.into_iter());
        let remarks = FIELDS
            .iter()
            .filter(|known| known.kind == FieldKind::Remark);
        for known in remarks {
            if let Field::Text(field) = known.field {
                let lines = row.lines(field).map(str::to_owned);
                self.section((self.words.name)(known.label), lines);
            }
        }
        for (name, content) in row.extra() {
            self.section(name, std::iter::once(content.to_owned()));
        }
        self.section(screen.id, std::iter::once(row.id().to_owned()));
    }

    fn outcome(&self, outcome: &Outcome) -> String {
        let place = self.words.place_of(outcome.reference, outcome.paragraph);
        let by = if outcome.by.is_empty() {
            String::new()
        } else {
            format!(" ({})", outcome.by)
        };
        format!("{}{by} {place}", outcome.text)
    }

    fn references(&mut self, row: Row<'_>) {
        let figures = row.figures();
        let figures = figures.iter().filter_map(|figure| figure.reference);
        self.cited(row.dataset(), figures.chain(row.reference()));
    }

    /// The references in full, each once, in the order of their numbers.
    fn cited(&mut self, dataset: &Dataset, references: impl Iterator<Item = RefId>) {
        let mut cited: Vec<_> = references.collect();
        cited.sort_unstable();
        cited.dedup();
        let lines = cited.into_iter().filter_map(|id| {
            let reference = dataset.references.get(usize::from(id))?;
            Some(format!(
                "[{}] {}",
                u32::from(id) + 1,
                self.words.reference(reference)
            ))
        });
        let lines: Vec<_> = lines.collect();
        self.section(self.words.screen.published_in, lines.into_iter());
    }
}

/// The first few records of the same activity paid from another source.
fn siblings(row: Row<'_>) -> Vec<Row<'_>> {
    const SHOWN: usize = 3;
    let Some(activity) = row.activity_id() else {
        return Vec::new();
    };
    let others = row
        .dataset()
        .rows()
        .filter(|other| other.activity_id() == Some(activity));
    let elsewhere = others.filter(|other| {
        let funding = other.funding();
        !funding.is_empty() && !row.funding().is_empty() && funding != row.funding()
    });
    // Parts are reached through their whole.
    elsewhere
        .filter(|other| other.original(TextField::Parent).is_empty())
        .take(SHOWN)
        .collect()
}
