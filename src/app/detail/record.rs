//! What the detail pane says of one record, piece by piece.

use super::line::{Role, Target};
use super::writer::DetailWriter;
use crate::dataset::{
    Dataset, FIELDS, Field, FieldKind, Figure, Outcome, RefId, Row, TextField, counted,
};
use crate::listing;
use crate::text;

impl DetailWriter<'_> {
    pub fn heading(&mut self, row: Row<'_>) {
        self.text(Role::Title, row.title());
        self.summary_of(row);
    }

    /// `KCQG · Đào tạo nghề · 2012–2022 · Thái Bình`
    pub fn summary_of(&mut self, row: Row<'_>) {
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

    pub fn counted_group(&mut self, rows: &[Row<'_>]) {
        let figure = rows.first().and_then(|row| counted(*row));
        let count = figure
            .map(|figure| self.words.figure(&figure))
            .unwrap_or_default();
        self.text(
            Role::Title,
            &format!("{count} {}", self.words.screen.count_only),
        );
    }

    pub fn figures(&mut self, row: Row<'_>) {
        for figure in row.figures() {
            self.figure(&figure);
            if !figure.note.is_empty() {
                self.item(Role::Aside, &figure.note, None);
            }
        }
    }

    /// Name to the left, value to the right, then where it stands, as exactly as there is room.
    pub fn figure(&mut self, figure: &Figure) {
        // Places stand below one another where they are as short as most: `[1] đoạn 12`, `[1]`.
        const EXACT: usize = 11;
        const SHORT: usize = 4;
        let name = self.words.indicator(figure.indicator);
        let value = self.words.figure(figure);
        let needed = text::width(name) + 1 + text::width(&value);
        let exact = self.words.place_of(figure.reference, figure.paragraph);
        let short = self.words.place_of(figure.reference, None);
        let column = text::width(&exact).max(EXACT) + 1;
        let source = match self.width.saturating_sub(needed) {
            _ if exact.is_empty() => String::new(),
            room if room > column => text::pad_right(&exact, column),
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

    pub fn links(&mut self, row: Row<'_>) {
        let screen = &self.words.screen;
        if let Some(parent) = row.parent() {
            self.label(screen.parent);
            self.link(parent.title(), Target::Record(parent.index()));
        }
        self.record_links(screen.parts, row.parts());
        let names = row.establishments();
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

    pub fn record_links<'b>(&mut self, label: &str, rows: impl Iterator<Item = Row<'b>>) {
        let mut rows = rows.peekable();
        if rows.peek().is_some() {
            self.label(label);
        }
        for row in rows {
            let title = format!("{} ({})", row.title(), self.words.sources(row.funding()));
            self.link(&title, Target::Record(row.index()));
        }
    }

    pub fn narrative(&mut self, row: Row<'_>) {
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

    pub fn outcome(&self, outcome: &Outcome) -> String {
        let place = self.words.place_of(outcome.reference, outcome.paragraph);
        let by = if outcome.by.is_empty() {
            String::new()
        } else {
            format!(" ({})", outcome.by)
        };
        format!("{}{by} {place}", outcome.text)
    }

    pub fn references(&mut self, row: Row<'_>) {
        let figures = row.figures();
        let figures = figures.iter().filter_map(|figure| figure.reference);
        self.cited(row.dataset(), figures.chain(row.reference()));
    }

    /// The references in full, each once, in the order of their numbers.
    pub fn cited(&mut self, dataset: &Dataset, references: impl Iterator<Item = RefId>) {
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
