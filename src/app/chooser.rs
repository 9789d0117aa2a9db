//! What can be said of a column, as a list to choose from.

use crate::dataset::field::FIELDS;
use crate::dataset::{Field, FieldKind};
use crate::messages::Messages;
use crate::reader::Chosen;
use crate::reader::check::ReportColumn;
use crate::text::{Decimal, Unit};

/// What can be said of a column, as a list with a cursor.
#[derive(Clone, Debug)]
pub struct Chooser {
    /// The column.
    pub column: ReportColumn,
    /// What can be said of it.
    pub sayings: Vec<Saying>,
    /// The one under the cursor.
    pub place: usize,
}

/// Something that can be said of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// In the user's words.
    pub label: String,
    /// What it tells the reader.
    pub chosen: Chosen,
    /// Whether the column is read so now.
    pub is_now: bool,
}

impl Chooser {
    /// The cursor begins at the field that the column fills now.
    pub(super) fn new(column: ReportColumn, words: &Messages) -> Self {
        let sayings: Vec<_> = fields(&column, words)
            .chain(units(&column, words))
            .chain(signs(&column, words))
            .collect();
        let place = sayings.iter().position(|saying| saying.is_now);
        Self {
            column,
            sayings,
            place: place.unwrap_or_default(),
        }
    }
}

fn fields(column: &ReportColumn, words: &Messages) -> impl Iterator<Item = Saying> {
    FIELDS.iter().map(|known| Saying {
        label: match known.field {
            Field::Extra => words.screen.telling.kept_apart.to_owned(),
            _ => known.label.get(words.lang).to_owned(),
        },
        chosen: Chosen::Field(known.field),
        is_now: known.field == column.field,
    })
}

/// The units of an amount; what counts people has none to choose.
fn units(column: &ReportColumn, words: &Messages) -> impl Iterator<Item = Saying> {
    let units = Unit::ALL.into_iter().filter(|_| column.field.is_money());
    units.map(|unit| {
        let name = (words.reader.columns.unit)(unit);
        Saying {
            label: (words.screen.telling.counted_in)(name),
            chosen: Chosen::Unit(unit),
            is_now: column.unit.as_deref() == Some(name),
        }
    })
}

/// The signs before decimals; by which one a column was read is decided cell by cell.
fn signs(column: &ReportColumn, words: &Messages) -> impl Iterator<Item = Saying> {
    let is_number = matches!(column.field.definition().kind, FieldKind::Number(_));
    let signs = [(Decimal::Comma, "1.234,5"), (Decimal::Point, "1,234.5")];
    let signs = signs.into_iter().filter(move |_| is_number);
    signs.map(|(sign, example)| Saying {
        label: (words.screen.telling.written_as)(example),
        chosen: Chosen::Decimal(sign),
        is_now: false,
    })
}
