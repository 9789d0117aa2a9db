//! What a field is, and what the program knows of one.

use crate::dataset::{Description, Funding, Indicator, Kind};
use crate::text::Saying;

/// The text columns that every dataset has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextField {
    /// The name of the record within its dataset.
    Id,
    /// What the programme or project is called.
    Title,
    /// The establishments that received support, a line each.
    Establishments,
    /// Xã, phường or thị trấn.
    Commune,
    /// Huyện, thị xã or thành phố; there are none since 2025.
    District,
    /// Tỉnh or thành phố.
    Province,
    /// A place in other words: an address, an industrial cluster.
    Address,
    /// What was done, a line each.
    Contents,
    /// The id of the record that this one is a part of.
    Parent,
    /// How far it got; a stopped project has no results.
    Status,
    /// A remark.
    Note,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The number of the row in the list; only used to understand rows.
    Ordinal,
    /// A text of every dataset.
    Text(TextField),
    /// A number.
    Figure(Indicator),
    /// Support from one source, which thereby is a source of the record.
    SupportFrom(Funding),
    /// The sources of the money.
    Funding,
    /// The line of activity.
    Activity,
    /// The year or years.
    Period,
    /// A column that only this file has.
    Extra,
}

/// How the values of a field are read, written and compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One text.
    Text,
    /// One text that the detail shows under its name, behind what every record has.
    Remark,
    /// Several texts, a line each.
    Lines,
    /// A part of the place.
    Place,
    /// A number of things, an amount or a share.
    Number(Kind),
    /// A year, several, or half of one.
    Period,
    /// Sources of money.
    Funding,
    /// A line of activity.
    Activity,
    /// Nothing that a record keeps under a key of its own.
    Other,
}

/// What a word found in a field is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    /// Points for the word.
    pub points: u8,
    /// How often the points for its cover are halved.
    pub cover_shift: u32,
}

/// All that the program knows of a field.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// The field defined.
    pub field: Field,
    /// Its key in `--map`, in the report and, but for numbers, in JSON.
    pub key: &'static str,
    /// What its values are.
    pub kind: FieldKind,
    /// What it is called, in the detail and at the head of its column in exports.
    pub label: Saying,
    /// What offices call it besides.
    pub names: &'static [&'static str],
    /// What queries call it: Vietnamese first, then English, then others. Marks do not matter.
    pub asked: &'static [&'static str],
    /// A value to ask for, as the help shows it.
    pub example: &'static str,
    /// Its part in the search; none if its words are not searched.
    pub weight: Option<Weight>,
    /// What its number counts.
    pub figure: Option<Description>,
}
