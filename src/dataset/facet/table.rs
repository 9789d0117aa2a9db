//! The table of facets: all that is special about each.

use super::choice::{Choice, FacetChoice, FacetValue};
use super::keys::{Code, Keys};
use super::names::{self, NameIndex};
use crate::dataset::reconciliation::Scope;
use crate::dataset::{Activity, Dataset, Funding, FundingSet, Indicator, Period, TextField};
use crate::text::Saying;

/// What a published number covers of a facet.
pub type OfScope = fn(&Scope) -> Choice<Vec<FacetValue>>;

/// A facet, by its place in [`FACETS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FacetId(pub(super) usize);

/// What a value is called; the words for it depend on the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label<'a> {
    /// A funding source.
    Source(Funding),
    /// A line of activity.
    Activity(&'a Activity),
    /// A year or several.
    Years(Period),
    /// What stands in the data.
    Text(&'a str),
}

/// In which order a pane lists its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// All that the dataset knows, in its own order, also those without a record.
    Known,
    /// Those with a record, by number.
    Ascending,
    /// Those with a record, the most frequent first.
    MostFrequent,
}

/// A field by which records are chosen.
#[derive(Debug)]
pub struct Facet {
    /// Its name in links and on the command line.
    pub key: &'static str,
    /// Its name on the screen.
    pub name: Saying,
    /// A shorter name for narrow panes.
    pub short: Saying,
    /// The order of its values.
    pub listing: Listing,
    /// Whether its values are lines of a text, which [`NameIndex`] takes apart.
    pub has_names: bool,
    /// The column whose texts, or lines of texts, are its values.
    text: Option<TextField>,
    keys: for<'a> fn(&'a Dataset, &Facet) -> Keys<'a>,
    /// The values behind a key; none where nothing was published.
    pub(super) values: fn(&Dataset, &NameIndex, u32, &mut Vec<FacetValue>),
    label: for<'a> fn(&'a Dataset, &Facet, FacetValue) -> Option<Label<'a>>,
    /// What a published number covers; none where only records can tell.
    pub of_scope: Option<OfScope>,
    /// The published number of programmes of a choice, where there can be one.
    pub published: fn(&Dataset, FacetChoice) -> Option<i64>,
}

/// Every facet. The first two always have a pane, the others take turns in the third.
pub static FACETS: &[Facet] = &[
    Facet {
        short: Saying {
            vi: "Nguồn",
            en: "Source",
        },
        listing: Listing::Known,
        keys: |data, _| Keys::Codes(data.codes(), Code::Sources, FundingSet::COUNT),
        values: |_, _, key, values| values.extend(sources(key).map(|source| source as u64)),
        label: |_, _, value| Funding::ALL.get(place(value)).copied().map(Label::Source),
        of_scope: Some(|scope| match scope.funding {
            Choice::All => Choice::All,
            Choice::Unknown => Choice::Unknown,
            Choice::Only(set) => Choice::Only(set.iter().map(|source| source as u64).collect()),
        }),
        published: published_programmes,
        ..facet(
            "source",
            Saying {
                vi: "Nguồn kinh phí",
                en: "Funding source",
            },
        )
    },
    Facet {
        listing: Listing::Known,
        keys: |data, _| Keys::Codes(data.codes(), Code::Activity, data.activities.len() + 1),
        values: |_, _, key, values| values.extend(u64::from(key).checked_sub(1)),
        label: |data, _, value| data.activities.get(place(value)).map(Label::Activity),
        of_scope: Some(|scope| match scope.activity {
            Choice::All => Choice::All,
            Choice::Unknown => Choice::Unknown,
            Choice::Only(activity) => Choice::Only(vec![activity.into()]),
        }),
        ..facet(
            "activity",
            Saying {
                vi: "Hoạt động",
                en: "Activity",
            },
        )
    },
    Facet {
        listing: Listing::Ascending,
        keys: |data, _| Keys::Codes(data.codes(), Code::Period, data.periods().len() + 1),
        values: |data, _, key, values| values.extend(period(data, key).map(years_value)),
        label: |_, _, value| years(value).map(Label::Years),
        ..facet(
            "year",
            Saying {
                vi: "Năm",
                en: "Year",
            },
        )
    },
    column(TextField::District),
    column(TextField::Commune),
    Facet {
        has_names: true,
        text: Some(TextField::Establishments),
        values: |_, names, key, values| values.extend_from_slice(names.of(key)),
        label: |data, _, value| names::text(data, value).map(Label::Text),
        ..facet(
            "establishment",
            Saying {
                vi: "Cơ sở CNNT",
                en: "Establishment",
            },
        )
    },
    column(TextField::Status),
    Facet {
        listing: Listing::Ascending,
        keys: |data, _| Keys::Files(data.files()),
        label: |data, _, value| file(data, value).map(Label::Text),
        ..facet(
            "file",
            Saying {
                vi: "Tệp",
                en: "File",
            },
        )
    },
];

/// A facet whose values are the texts of a column, named as the table of fields names it.
const fn column(text: TextField) -> Facet {
    let known = text.definition();
    Facet {
        text: Some(text),
        ..facet(known.key, known.label)
    }
}

/// A facet that lists the values that some record has.
const fn facet(key: &'static str, name: Saying) -> Facet {
    Facet {
        key,
        name,
        short: name,
        listing: Listing::MostFrequent,
        has_names: false,
        text: None,
        keys: |data, facet| match facet.text {
            Some(text) => Keys::Column(data.column(text)),
            None => Keys::Files(&[]),
        },
        values: |_, _, key, values| values.extend(Some(u64::from(key)).filter(|key| *key > 0)),
        label: |data, facet, value| text(data, facet.text?, value),
        of_scope: None,
        published: |_, _| None,
    }
}

impl Facet {
    pub(super) fn keys<'a>(&self, dataset: &'a Dataset) -> Keys<'a> {
        (self.keys)(dataset, self)
    }
}

impl FacetId {
    /// How many facets have a pane of their own at all times.
    pub const FIXED: usize = 2;

    /// Every facet in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..FACETS.len()).map(Self)
    }

    /// The facet with the key.
    #[must_use]
    pub fn find(key: &str) -> Option<Self> {
        Self::all().find(|facet| facet.row().key == key)
    }

    /// Its row of the table.
    #[must_use]
    pub fn row(self) -> &'static Facet {
        &FACETS[self.0]
    }

    /// The facets of the panes, if `third` is shown in the last of them.
    #[must_use]
    pub fn panes(third: Self) -> [Self; Self::FIXED + 1] {
        [Self(0), Self(1), third]
    }

    /// The facet that the third pane shows first.
    #[must_use]
    pub fn first_third() -> Self {
        Self(Self::FIXED)
    }

    /// The facet that the third pane shows after this one.
    #[must_use]
    pub fn next_third(self) -> Self {
        let next = self.0 + 1;
        Self(if next < FACETS.len() {
            next
        } else {
            Self::FIXED
        })
    }

    /// The values of a record; none where nothing was published.
    #[must_use]
    pub fn values_of(self, dataset: &Dataset, names: &NameIndex, row: u32) -> Vec<FacetValue> {
        let mut values = Vec::new();
        let key = self.row().keys(dataset).of(row);
        (self.row().values)(dataset, names, key, &mut values);
        values
    }

    /// What a value is called.
    #[must_use]
    pub fn label(self, dataset: &Dataset, value: FacetValue) -> Option<Label<'_>> {
        (self.row().label)(dataset, self.row(), value)
    }

    /// The values that a pane lists even where no record has them.
    pub(super) fn known_values(self, dataset: &Dataset) -> Vec<FacetValue> {
        let known = match self.row().listing {
            Listing::Known => 0..,
            Listing::Ascending | Listing::MostFrequent => return Vec::new(),
        };
        let labelled = known.map_while(|value| Some((value, self.label(dataset, value)?)));
        let used = labelled.filter(|(_, label)| match label {
            // A source that nobody names would be a line of its own in every list.
            Label::Source(source) => dataset.sources().contains(*source),
            _ => true,
        });
        used.map(|(value, _)| value).collect()
    }
}

fn place(value: FacetValue) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

fn sources(key: u32) -> impl Iterator<Item = Funding> {
    let set = FundingSet::from_bits(u8::try_from(key).unwrap_or(0));
    Funding::ALL
        .into_iter()
        .filter(move |source| set.contains(*source))
}

fn text(dataset: &Dataset, field: TextField, value: FacetValue) -> Option<Label<'_>> {
    let value = u32::try_from(value).ok()?;
    Some(Label::Text(dataset.column(field).values().text(value)))
}

fn file(dataset: &Dataset, value: FacetValue) -> Option<&str> {
    dataset.file_name(place(value).checked_sub(1)?)
}

fn period(dataset: &Dataset, key: u32) -> Option<Period> {
    dataset
        .periods()
        .get((key as usize).checked_sub(1)?)
        .copied()
}

/// Halves of a year are of that year; a span of years is a value of its own, and of none of them.
fn years_value(period: Period) -> FacetValue {
    u64::from(period.from) << 16 | u64::from(period.to)
}

fn years(value: FacetValue) -> Option<Period> {
    let (from, to) = (
        u16::try_from(value >> 16).ok()?,
        u16::try_from(value & 0xffff).ok()?,
    );
    Some(Period {
        from,
        to,
        half: None,
    })
}

/// The published number of programmes of a source, or of all; that of one file says nothing of
/// several.
fn published_programmes(dataset: &Dataset, choice: FacetChoice) -> Option<i64> {
    if dataset.files().len() > 1 {
        return None;
    }
    let source = match choice {
        Choice::All => None,
        Choice::Only(value) => Some(*Funding::ALL.get(place(value))?),
        Choice::Unknown => return None,
    };
    let mut totals = dataset.totals.iter();
    let wanted = totals.find(|total| {
        total.figure.indicator == Indicator::Programmes
            && total.funding == source
            && total.activity.is_none()
    });
    wanted.map(|total| total.figure.value)
}
