//! What a person says of a column, which goes before all that its name and its cells show.

use crate::dataset::{Field, header};
use crate::text::{Decimal, Unit};

/// What a column is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// It holds this field.
    Field(Field),
    /// Its amounts are counted in this unit.
    Unit(Unit),
    /// Its decimals stand behind this sign.
    Decimal(Decimal),
}

impl From<Field> for Chosen {
    fn from(field: Field) -> Self {
        Self::Field(field)
    }
}

/// What was said of columns, by their names.
pub(in crate::reader) type Choices<'a> = &'a [(String, Chosen)];

/// The first choice for a column that `pick` takes.
pub(super) fn of<T>(name: &str, map: Choices<'_>, pick: fn(Chosen) -> Option<T>) -> Option<T> {
    if map.is_empty() {
        return None;
    }
    let wanted = header::plain(name);
    let mut own = map
        .iter()
        .filter(|(column, _)| header::plain(column) == wanted);
    own.find_map(|(_, chosen)| pick(*chosen))
}

impl Chosen {
    /// Says whether both are fields, both units or both signs, so that only one of them can hold.
    pub(in crate::reader) fn is_of_same_sort(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// The field, if one was chosen.
    #[must_use]
    pub fn field(self) -> Option<Field> {
        match self {
            Self::Field(field) => Some(field),
            Self::Unit(_) | Self::Decimal(_) => None,
        }
    }

    /// The unit, if one was chosen.
    #[must_use]
    pub fn unit(self) -> Option<Unit> {
        match self {
            Self::Unit(unit) => Some(unit),
            Self::Field(_) | Self::Decimal(_) => None,
        }
    }

    /// The sign before decimals, if one was chosen.
    #[must_use]
    pub fn decimal(self) -> Option<Decimal> {
        match self {
            Self::Decimal(decimal) => Some(decimal),
            Self::Field(_) | Self::Unit(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_found_however_it_is_written() {
        let map = [
            ("KP hỗ trợ".to_owned(), Chosen::Unit(Unit::Million)),
            ("kp ho tro".to_owned(), Chosen::Field(Field::Extra)),
        ];
        assert_eq!(of("KP HỖ TRỢ", &map, Chosen::unit), Some(Unit::Million));
        assert_eq!(of("KP hỗ trợ", &map, Chosen::field), Some(Field::Extra));
        assert_eq!(of("Tên", &map, Chosen::field), None);
    }
}
