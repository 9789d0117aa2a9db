//! What is known: records, references, published totals and activities.
//!
//! A file becomes [`Record`]s, a record becomes a row of columns, and everything else sees a
//! [`Row`]. Nothing is computed here that was not published; the rooms below derive.

mod about;
mod column;
mod establishment;
mod facet;
mod family;
pub mod field;
mod figure;
mod funding;
pub mod header;
mod numbering;
mod period;
pub mod reconciliation;
mod record;
mod row;
mod scan;
mod shared;
pub mod summary;

use std::collections::BTreeMap;

pub use about::{About, Activity, Bilingual, COVERED, Outcome, Reference, Total};
pub use column::{NumberColumn, TextColumn, ValueId, Values};
pub use establishment::{Establishments, counted};
pub use facet::{
    Choice, Choosing, FACETS, Facet, FacetChoice, FacetCounts, FacetId, FacetValue, Label, Listing,
    NameIndex, Pick, Selection, Sieve, Take, count as count_facets,
};
pub(crate) use family::Family;
pub use field::{Definition, FIELDS, Field, FieldKind, INDICATORS, TextField, Weight};
pub use figure::{
    Counted, CountsAs, Description, Figure, Indicator, Kind, MOST_SUPPORT, Qualifier,
};
pub use funding::{Funding, FundingSet};
pub use numbering::{ActivityId, ExtraId, RefId};
pub use period::{Half, Period};
pub use record::Record;
pub use row::Row;
pub use shared::Shared;
pub(crate) use summary::is_stopped;

/// How a file in the format of the program names it.
pub const FORMAT: &str = "khuyencong/1";

/// A file that records were read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Its name, as it was given.
    pub name: String,
    /// Its first record; the next file's first record ends it.
    pub first: u32,
    /// Its first published total; the next file's first total ends them.
    first_total: usize,
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
    files: Vec<DataFile>,
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

    /// The files that the records were read from, in their order.
    #[must_use]
    pub fn files(&self) -> &[DataFile] {
        &self.files
    }

    /// The name of a file without its folders, unless another file has the same.
    pub(crate) fn file_name(&self, place: usize) -> Option<&str> {
        let whole = &self.files.get(place)?.name;
        let own = without_folders(whole);
        let mut same = self.files.iter().enumerate();
        let is_shared =
            same.any(|(other, file)| other != place && without_folders(&file.name) == own);
        Some(if is_shared { whole } else { own })
    }

    /// Says that records from number `first` on are those of another file.
    pub fn begin_file(&mut self, name: String, first: u32) {
        let first_total = self.totals.len();
        self.files.push(DataFile {
            name,
            first,
            first_total,
        });
    }

    /// Says that the last file has several lists, so that no total of one covers all its records.
    pub(crate) fn part_totals(&mut self) {
        let first = self.files.last().map_or(0, |file| file.first_total);
        for total in &mut self.totals[first..] {
            total.covers_records = false;
        }
    }

    /// Says whether all records are of the file in which a published total stands.
    pub(crate) fn is_of_all(&self, total: usize) -> bool {
        let Some(file) = self.file_of_total(total) else {
            return true;
        };
        let end = self
            .files
            .get(file + 1)
            .map_or(self.len(), |next| next.first);
        self.files[file].first == 0 && end == self.len()
    }

    /// The place among the files of the one that a record was read from.
    pub(crate) fn file_of(&self, row: u32) -> Option<usize> {
        let begun = self.files.partition_point(|file| file.first <= row);
        begun.checked_sub(1)
    }

    /// The place among the files of the one that a published total stands in.
    pub(crate) fn file_of_total(&self, total: usize) -> Option<usize> {
        let begun = self.files.partition_point(|file| file.first_total <= total);
        begun.checked_sub(1)
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
        self.push_all(std::slice::from_ref(record))
    }

    /// Adds records behind the others and gives the number of the first.
    pub fn push_all(&mut self, records: &[Record]) -> u32 {
        let first = self.len();
        for field in TextField::ALL {
            let texts = records.iter().map(|record| record.text(field));
            self.texts[field as usize].extend(first, texts);
        }
        for (index, record) in (first..).zip(records) {
            self.push_rest(index, record);
        }
        first
    }

    /// Adds what a record has besides the texts of its fields.
    fn push_rest(&mut self, index: u32, record: &Record) {
        for (extra, text) in &record.extra {
            self.extra[usize::from(*extra)].1.set(index, text);
        }
        let codes = self.codes_of(record);
        self.codes.push(codes);
        self.sources = self.sources.union(record.funding);
        self.push_figures(index, record);
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

fn without_folders(name: &str) -> &str {
    name.rfind(['/', '\\'])
        .map_or(name, |folder| &name[folder + 1..])
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
