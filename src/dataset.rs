//! What is known: records, references, published totals and activities.
//!
//! A file becomes [`Record`]s, a record becomes a row of columns, and everything else sees a
//! [`Row`]. Nothing is computed here that was not published; the rooms below derive.

mod column;
mod establishment;
mod facet;
mod family;
mod figure;
mod funding;
mod period;
pub mod reconciliation;
mod record;
mod row;
mod scan;
pub mod summary;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::text::Lang;

pub use column::{NumberColumn, TextColumn, ValueId, Values};
pub use establishment::{Establishments, counted};
pub use facet::{Choice, Facets, Selection};
pub(crate) use family::Family;
pub use figure::{CountsAs, Description, Figure, INDICATORS, Indicator, Kind, Qualifier};
pub use funding::{Funding, FundingSet};
pub use period::{Half, Period};
pub use record::{Record, TextField};
pub use row::Row;

/// The number of a reference within its dataset.
pub type RefId = u16;
/// The number of an activity within its dataset.
pub type ActivityId = u16;
/// The number of a column that only some file has.
pub type ExtraId = u16;

/// A page or document in which something was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Its name within the dataset.
    pub id: String,
    /// Its title, if known.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where it can be read.
    pub url: String,
    /// Its numbers stand beside the sums and are never added to them.
    pub beside: bool,
}

/// A text in both languages of the program; English may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// Vietnamese.
    pub vi: String,
    /// English, or empty.
    pub en: String,
}

impl Bilingual {
    /// The text in `lang`, or in Vietnamese where it has no other.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.en.is_empty() => &self.en,
            _ => &self.vi,
        }
    }
}

/// A line of activity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// Its name in files.
    pub id: String,
    /// Its full name.
    pub name: Bilingual,
    /// A name of at most nineteen letters for narrow panes.
    pub short: Bilingual,
}

/// A total as it was published, not as the records add up to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// Its name within the dataset.
    pub id: String,
    /// The number itself.
    pub figure: Figure,
    /// The source it covers, or all sources.
    pub funding: Option<Funding>,
    /// The activity it covers, or all activities.
    pub activity: Option<ActivityId>,
    /// The period it covers.
    pub period: Option<Period>,
}

/// A result told in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub reference: Option<RefId>,
    /// The paragraph of that page.
    pub paragraph: Option<u32>,
    /// Whose judgement it is, if a person is named.
    pub by: String,
}

/// What a dataset says about itself.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The line at the top of the screen.
    pub title: Bilingual,
    /// The province.
    pub locality: String,
    /// The years that it covers.
    pub period: Option<Period>,
}

/// What a row says in small codes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Codes {
    pub(crate) activity: u16,
    pub(crate) period: u16,
    reference: u16,
    pub(crate) funding: FundingSet,
}

/// Stands for "unknown" among the codes.
const UNKNOWN: u16 = u16::MAX;

impl Codes {
    fn activity(self) -> Option<ActivityId> {
        (self.activity != UNKNOWN).then_some(self.activity)
    }

    fn period(self, periods: &[Period]) -> Option<Period> {
        periods.get(usize::from(self.period)).copied()
    }

    fn reference(self) -> Option<RefId> {
        (self.reference != UNKNOWN).then_some(self.reference)
    }
}

/// What only few rows have, kept beside the columns.
#[derive(Debug, Default)]
struct Apart {
    paragraph: Option<u32>,
    /// Figures that are not exact, or have a place or note of their own.
    figures: Vec<Figure>,
    outcomes: Vec<Outcome>,
}

/// Records in columns, and what was published about them as a whole.
#[derive(Debug, Default)]
pub struct Dataset {
    /// What it says about itself.
    pub about: About,
    /// Where things were published.
    pub references: Vec<Reference>,
    /// The lines of activity.
    pub activities: Vec<Activity>,
    /// Published totals.
    pub totals: Vec<Total>,
    /// Published judgements on the whole.
    pub outcomes: Vec<Outcome>,
    texts: [TextColumn; TextField::ALL.len()],
    numbers: [NumberColumn; INDICATORS.len()],
    codes: Vec<Codes>,
    periods: Vec<Period>,
    extra: Vec<(String, TextColumn)>,
    apart: BTreeMap<u32, Apart>,
    sources: FundingSet,
}

impl Dataset {
    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.codes.len()).unwrap_or(u32::MAX)
    }

    /// Says whether there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
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

    /// A text column.
    #[must_use]
    pub fn column(&self, field: TextField) -> &TextColumn {
        &self.texts[field as usize]
    }

    /// The columns that only some file has, with their names.
    #[must_use]
    pub fn extra(&self) -> &[(String, TextColumn)] {
        &self.extra
    }

    /// A column of numbers; figures that say more than a number stand apart from it.
    #[must_use]
    pub fn numbers(&self, indicator: Indicator) -> &NumberColumn {
        &self.numbers[indicator as usize]
    }

    /// The figures that no column holds, each with its record.
    pub fn figures_apart(&self) -> impl Iterator<Item = (u32, &Figure)> {
        let apart = self.apart.iter();
        apart.flat_map(|(row, apart)| apart.figures.iter().map(move |figure| (*row, figure)))
    }

    /// The small codes of all records.
    pub(crate) fn codes(&self) -> &[Codes] {
        &self.codes
    }

    /// The different periods of the records.
    #[must_use]
    pub fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The funding sources that some record has.
    #[must_use]
    pub fn sources(&self) -> FundingSet {
        self.sources
    }

    /// The number of the column called `name`, which is added if it is new.
    pub fn extra_column(&mut self, name: &str) -> ExtraId {
        let known = self.extra.iter().position(|(column, _)| column == name);
        let place = known.unwrap_or_else(|| {
            self.extra.push((name.to_owned(), TextColumn::default()));
            self.extra.len() - 1
        });
        code(place)
    }

    /// Adds an activity and gives its number.
    pub fn add_activity(&mut self, activity: Activity) -> ActivityId {
        self.activities.push(activity);
        code(self.activities.len() - 1)
    }

    /// Adds a reference and gives its number.
    pub fn add_reference(&mut self, reference: Reference) -> RefId {
        self.references.push(reference);
        code(self.references.len() - 1)
    }

    /// The number of the activity called `id`.
    #[must_use]
    pub fn activity(&self, id: &str) -> Option<ActivityId> {
        self.activities
            .iter()
            .position(|activity| activity.id == id)
            .map(code)
    }

    /// The number of the reference called `id`.
    #[must_use]
    pub fn reference(&self, id: &str) -> Option<RefId> {
        self.references
            .iter()
            .position(|reference| reference.id == id)
            .map(code)
    }

    /// Says whether the numbers of a reference belong to the sums.
    #[must_use]
    pub fn is_summed(&self, reference: Option<RefId>) -> bool {
        let listed = reference.and_then(|id| self.references.get(usize::from(id)));
        listed.is_none_or(|reference| !reference.beside)
    }

    /// Says whether so many more rows with so many more bytes of text can be numbered.
    #[must_use]
    pub fn has_room(&self, rows: usize, bytes: usize) -> bool {
        let texts = self
            .texts
            .iter()
            .chain(self.extra.iter().map(|(_, column)| column));
        let longest = texts
            .map(|column| column.values().bytes())
            .max()
            .unwrap_or_default();
        let most = u32::MAX as usize;
        self.codes.len().saturating_add(rows) < most && longest.saturating_add(bytes) < most
    }

    /// Adds a record behind the others and gives its number.
    pub fn push(&mut self, record: &Record) -> u32 {
        let index = self.len();
        for field in TextField::ALL {
            self.texts[field as usize].set(index, record.text(field));
        }
        for (extra, text) in &record.extra {
            self.extra[usize::from(*extra)].1.set(index, text);
        }
        let codes = self.codes_of(record);
        self.codes.push(codes);
        self.sources = self.sources.union(record.funding);
        self.push_figures(index, record);
        index
    }

    fn codes_of(&mut self, record: &Record) -> Codes {
        Codes {
            activity: record.activity.unwrap_or(UNKNOWN),
            period: record
                .period
                .map_or(UNKNOWN, |period| self.intern_period(period)),
            reference: record.reference.unwrap_or(UNKNOWN),
            funding: record.funding,
        }
    }

    fn intern_period(&mut self, period: Period) -> u16 {
        let known = self.periods.iter().position(|known| *known == period);
        code(known.unwrap_or_else(|| {
            self.periods.push(period);
            self.periods.len() - 1
        }))
    }

    fn push_figures(&mut self, index: u32, record: &Record) {
        let mut apart = Apart {
            paragraph: record.paragraph,
            ..Apart::default()
        };
        for figure in &record.figures {
            let column = &mut self.numbers[figure.indicator as usize];
            if is_plain(figure) && column.number(index).is_none() {
                column.set(index, figure.value);
            } else {
                let reference = figure.reference.or(record.reference);
                apart.figures.push(Figure {
                    reference,
                    ..figure.clone()
                });
            }
        }
        apart.outcomes.clone_from(&record.outcomes);
        let has_something = !apart.figures.is_empty() || !apart.outcomes.is_empty();
        if has_something || apart.paragraph.is_some() {
            self.apart.insert(index, apart);
        }
    }

    fn plain_figure(&self, index: u32, indicator: Indicator) -> Option<Figure> {
        let value = self.numbers[indicator as usize].number(index)?;
        let reference = self.codes[index as usize].reference();
        Some(Figure {
            reference,
            ..Figure::exact(indicator, value)
        })
    }

    fn plain_figures(&self, index: u32) -> impl Iterator<Item = Figure> {
        let indicators = INDICATORS.iter().map(|known| known.indicator);
        indicators.filter_map(move |indicator| self.plain_figure(index, indicator))
    }
}

/// Says whether a column can hold the figure: all it says is its value.
fn is_plain(figure: &Figure) -> bool {
    let Figure {
        qualifier,
        reference,
        paragraph,
        note,
        ..
    } = figure;
    *qualifier == Qualifier::Exact && reference.is_none() && paragraph.is_none() && note.is_empty()
}

/// Readers refuse files with more than `UNKNOWN` activities, references or columns.
fn code(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(UNKNOWN)
}

/// A dataset that one thread fills while others look at it.
#[derive(Clone, Debug, Default)]
pub struct Shared(Arc<RwLock<Dataset>>);

impl Shared {
    /// Shares a dataset.
    #[must_use]
    pub fn new(dataset: Dataset) -> Self {
        Self(Arc::new(RwLock::new(dataset)))
    }

    /// Looks at it; keep the guard for a moment only.
    pub fn read(&self) -> RwLockReadGuard<'_, Dataset> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes it; keep the guard for a moment only.
    pub fn write(&self) -> RwLockWriteGuard<'_, Dataset> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}
