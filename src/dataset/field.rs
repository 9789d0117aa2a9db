//! Fields: everything that a record can say, one line a field.
//!
//! [`FIELDS`] is read by the readers (names of columns, keys of JSON), the search (names in
//! queries, weights), the writers (columns and their order), the detail and `--map`. A new text
//! is a line here, its name in [`TextField`], and its line in `data/schema.json`.

mod definition;
mod table;

use super::{Description, Indicator, Kind};
use crate::text::Lang;

pub use definition::{Definition, Field, FieldKind, TextField, Weight};
pub use table::FIELDS;

impl Field {
    /// The field that `--map` names with `key`.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        let mut known = FIELDS.iter();
        known
            .find(|known| known.key == key)
            .map(|known| known.field)
    }

    /// Every key, in the order of the table.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        FIELDS.iter().map(|known| known.key)
    }

    /// What the program knows of it.
    #[must_use]
    pub fn definition(self) -> &'static Definition {
        if let Self::Text(text) = self {
            return text.definition();
        }
        let found = FIELDS.iter().find(|known| known.field == self);
        // A test holds that every field stands in the table.
        found.unwrap_or(&FIELDS[FIELDS.len() - 1])
    }

    /// Its key in `--map` and in the report.
    #[must_use]
    pub fn key(self) -> &'static str {
        self.definition().key
    }

    /// The header that exports write for it, which is read back as the same field.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        self.definition().label.get(lang)
    }

    /// Says whether a merged cell means it for each of its rows, as a year or a name; an amount is
    /// one for all of them.
    pub(crate) fn is_shared(self) -> bool {
        !matches!(self, Self::Figure(_) | Self::SupportFrom(_) | Self::Ordinal)
            && self != Self::Text(TextField::Id)
    }

    /// Says whether records hold values of it; the others are only read.
    pub(crate) fn is_held(self) -> bool {
        !matches!(self, Self::Ordinal | Self::SupportFrom(_) | Self::Extra)
    }

    /// The indicator that its values are numbers of, if they are.
    #[must_use]
    pub fn indicator(self) -> Option<Indicator> {
        match self {
            Self::Figure(indicator) => Some(indicator),
            Self::SupportFrom(_) => Some(Indicator::Support),
            _ => None,
        }
    }

    /// Says whether its values are amounts of money.
    #[must_use]
    pub fn is_money(self) -> bool {
        self.definition().kind == FieldKind::Number(Kind::Money)
    }
}

/// How many texts the table has.
const TEXTS: usize = {
    let (mut count, mut place) = (0, 0);
    while place < FIELDS.len() {
        count += matches!(FIELDS[place].field, Field::Text(_)) as usize;
        place += 1;
    }
    count
};

/// The texts of the table, in its order.
const fn texts() -> [TextField; TEXTS] {
    let mut texts = [TextField::Id; TEXTS];
    let (mut count, mut place) = (0, 0);
    while place < FIELDS.len() {
        if let Field::Text(text) = FIELDS[place].field {
            texts[count] = text;
            count += 1;
        }
        place += 1;
    }
    texts
}

/// The line of each text, by its number.
static BY_TEXT: [&Definition; TEXTS] = {
    let mut lines = [&FIELDS[0]; TEXTS];
    let mut place = 0;
    while place < FIELDS.len() {
        if let Field::Text(text) = FIELDS[place].field {
            lines[text as usize] = &FIELDS[place];
        }
        place += 1;
    }
    lines
};

impl TextField {
    /// Every text column, in the order of the table of fields.
    pub const ALL: [Self; TEXTS] = texts();

    /// The parts of a place, from the nearest to the widest.
    pub const PLACE: [Self; 4] = [Self::Address, Self::Commune, Self::District, Self::Province];

    /// What the program knows of it.
    #[must_use]
    pub const fn definition(self) -> &'static Definition {
        BY_TEXT[self as usize]
    }
}

/// How many numbers the table describes.
const FIGURES: usize = {
    let (mut count, mut place) = (0, 0);
    while place < FIELDS.len() {
        count += FIELDS[place].figure.is_some() as usize;
        place += 1;
    }
    count
};

/// What the table says of numbers, in its order.
const fn figures() -> [Description; FIGURES] {
    let mut figures = [table::PROGRAMMES; FIGURES];
    let (mut count, mut place) = (0, 0);
    while place < FIELDS.len() {
        if let Some(figure) = FIELDS[place].figure {
            figures[count] = figure;
            count += 1;
        }
        place += 1;
    }
    figures
}

/// Every indicator, in the order of [`Indicator`], as the table of fields has it.
pub static INDICATORS: [Description; FIGURES] = figures();

impl Indicator {
    /// What the program knows of it.
    #[must_use]
    pub fn description(self) -> &'static Description {
        &INDICATORS[self as usize]
    }

    /// The indicator that a file names with `key`.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        INDICATORS
            .iter()
            .find(|known| known.key == key)
            .map(|known| known.indicator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Funding;

    #[test]
    fn no_field_and_no_key_stands_twice() {
        for (place, known) in FIELDS.iter().enumerate() {
            for other in &FIELDS[place + 1..] {
                assert_ne!(known.field, other.field);
                assert_ne!(known.key, other.key);
                for asked in known.asked {
                    assert!(!other.asked.contains(asked), "{asked}");
                }
            }
            assert_eq!(Field::parse(known.key), Some(known.field));
        }
    }

    #[test]
    fn every_text_and_source_stands_in_the_table() {
        let mut places = TextField::ALL.map(|text| text as usize);
        places.sort_unstable();
        assert!(places.into_iter().eq(0..TextField::ALL.len()));
        for source in Funding::ALL {
            assert_eq!(
                Field::SupportFrom(source).definition().field,
                Field::SupportFrom(source)
            );
        }
        assert_eq!(FIELDS[FIELDS.len() - 1].field, Field::Extra);
    }

    #[test]
    fn the_table_stands_in_the_order_of_the_indicators() {
        for (place, known) in INDICATORS.iter().enumerate() {
            assert_eq!(known.indicator as usize, place);
            assert_eq!(Indicator::parse(known.key), Some(known.indicator));
        }
    }
}
