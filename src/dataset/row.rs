//! A record seen from outside: a number and the dataset that holds it.

use std::ops::Range;

use super::{
    Activity, ActivityId, Dataset, Figure, FundingSet, Indicator, Outcome, Period, RefId, TextField,
};

/// One record of a dataset; cheap to copy.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    dataset: &'a Dataset,
    index: u32,
}

impl Dataset {
    /// The records, of some, of which more is told than their fields hold.
    pub(crate) fn told_rows(&self, rows: Range<u32>) -> Vec<u32> {
        let mut told: Vec<u32> = self
            .apart
            .range(rows.clone())
            .map(|(row, _)| *row)
            .collect();
        if !self.references.is_empty() {
            told.extend(rows.filter(|row| self.row(*row).reference().is_some()));
        }
        told.sort_unstable();
        told.dedup();
        told
    }

    /// The record with the number `index`, which must be below [`Self::len`].
    #[must_use]
    pub fn row(&self, index: u32) -> Row<'_> {
        Row::new(self, index)
    }

    /// The records in the order in which they were published.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.len()).map(|index| self.row(index))
    }

    /// The first record that is called `id`.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Row<'_>> {
        let column = self.column(TextField::Id);
        let wanted = column.values().find(id)?;
        // Ids are usually all different, so the row is seldom far from the value's number.
        let place = column.rows().iter().position(|value| *value == wanted)?;
        u32::try_from(place).ok().map(|index| self.row(index))
    }
}

impl<'a> Row<'a> {
    pub(super) fn new(dataset: &'a Dataset, index: u32) -> Self {
        Self { dataset, index }
    }

    /// Its place in the order of publication, from 0.
    #[must_use]
    pub fn index(self) -> u32 {
        self.index
    }

    /// The dataset that it belongs to.
    #[must_use]
    pub fn dataset(self) -> &'a Dataset {
        self.dataset
    }

    /// The text of a field, safe to show; empty where nothing was published.
    #[must_use]
    pub fn text(self, field: TextField) -> &'a str {
        self.dataset.column(field).text(self.index)
    }

    /// The text of a field exactly as the file has it.
    #[must_use]
    pub fn original(self, field: TextField) -> &'a str {
        let column = self.dataset.column(field);
        column.values().original(column.value(self.index))
    }

    /// The items of a field that holds a list.
    pub fn lines(self, field: TextField) -> impl Iterator<Item = &'a str> {
        self.text(field).split('\n').filter(|line| !line.is_empty())
    }

    /// The establishments that it names, each once, also where its text names one twice.
    #[must_use]
    pub fn establishments(self) -> Vec<&'a str> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.lines(TextField::Establishments) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Its name within the dataset.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.text(TextField::Id)
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'a str {
        self.text(TextField::Title)
    }

    /// The parts of its place, from the nearest to the widest, joined by commas.
    #[must_use]
    pub fn place(self) -> String {
        let parts = TextField::PLACE.map(|field| self.text(field));
        let known: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        known.join(", ")
    }

    /// Where the money came from.
    #[must_use]
    pub fn funding(self) -> FundingSet {
        self.dataset.codes[self.index as usize].funding
    }

    /// The number of its line of activity.
    #[must_use]
    pub fn activity_id(self) -> Option<ActivityId> {
        self.dataset.codes[self.index as usize].activity()
    }

    /// Its line of activity.
    #[must_use]
    pub fn activity(self) -> Option<&'a Activity> {
        self.activity_id()
            .and_then(|id| self.dataset.activities.get(usize::from(id)))
    }

    /// When.
    #[must_use]
    pub fn period(self) -> Option<Period> {
        self.dataset.codes[self.index as usize].period(&self.dataset.periods)
    }

    /// Where it was published.
    #[must_use]
    pub fn reference(self) -> Option<RefId> {
        self.dataset.codes[self.index as usize].reference()
    }

    /// The paragraph of that page.
    #[must_use]
    pub fn paragraph(self) -> Option<u32> {
        self.dataset
            .apart
            .get(&self.index)
            .and_then(|apart| apart.paragraph)
    }

    /// Its numbers, in the order of the indicators; each with the reference it stands in.
    #[must_use]
    pub fn figures(self) -> Vec<Figure> {
        let mut figures: Vec<_> = self.dataset.plain_figures(self.index).collect();
        if let Some(apart) = self.dataset.apart.get(&self.index) {
            figures.extend(apart.figures.iter().cloned());
            figures.sort_by_key(|figure| figure.indicator);
        }
        figures
    }

    /// Its first number of an indicator; where several were published, that of its own reference.
    #[must_use]
    pub fn figure(self, indicator: Indicator) -> Option<Figure> {
        let plain = self.dataset.plain_figure(self.index, indicator);
        plain.or_else(|| {
            let apart = self.dataset.apart.get(&self.index)?;
            let mut same = apart
                .figures
                .iter()
                .filter(|figure| figure.indicator == indicator);
            let own = same
                .clone()
                .find(|figure| figure.reference == self.reference());
            own.or_else(|| same.next()).cloned()
        })
    }

    /// Its figures that say more than a number, such as where it was published.
    #[must_use]
    pub fn figures_apart(self) -> &'a [Figure] {
        self.dataset
            .apart
            .get(&self.index)
            .map_or(&[], |apart| &apart.figures)
    }

    /// What came of it, in words.
    #[must_use]
    pub fn outcomes(self) -> &'a [Outcome] {
        self.dataset
            .apart
            .get(&self.index)
            .map_or(&[], |apart| &apart.outcomes)
    }

    /// The columns that only its file has: name and text, in the order of the file.
    pub fn extra(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let named = self.dataset.extra.iter();
        named
            .map(move |(name, column)| (name.as_str(), column.text(self.index)))
            .filter(|(_, text)| !text.is_empty())
    }

    /// The record that this one is a part of.
    #[must_use]
    pub fn parent(self) -> Option<Row<'a>> {
        let id = self.original(TextField::Parent);
        (!id.is_empty()).then(|| self.dataset.find(id)).flatten()
    }

    /// The records that name this one as their whole.
    pub fn parts(self) -> impl Iterator<Item = Row<'a>> {
        let column = self.dataset.column(TextField::Parent);
        let wanted = column.values().find(self.original(TextField::Id));
        let rows = wanted.map_or(&[][..], |_| column.rows());
        let named = (0..)
            .zip(rows)
            .filter(move |(_, value)| Some(**value) == wanted);
        named.map(move |(index, _)| Row::new(self.dataset, index))
    }
}
