//! What can be said of a column, as a list to choose from.

use crate::dataset::Field;
use crate::dataset::field::FIELDS;
use crate::messages::Messages;
use crate::reader::Chosen;
use crate::reader::check::ReportColumn;

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
}

impl Chooser {
    /// The cursor begins where the column stands now.
    pub(super) fn new(column: ReportColumn, words: &Messages) -> Self {
        let sayings: Vec<_> = fields(words).collect();
        let now = Chosen::Field(column.field);
        let place = sayings.iter().position(|saying| saying.chosen == now);
        Self {
            column,
            sayings,
            place: place.unwrap_or_default(),
        }
    }

    /// Says whether the column is read so now.
    #[must_use]
    pub fn is_now(&self, saying: &Saying) -> bool {
        saying.chosen == Chosen::Field(self.column.field)
    }
}

fn fields(words: &Messages) -> impl Iterator<Item = Saying> {
    FIELDS.iter().map(|known| Saying {
        label: match known.field {
            Field::Extra => words.screen.kept_apart.to_owned(),
            _ => known.label.get(words.lang).to_owned(),
        },
        chosen: Chosen::Field(known.field),
    })
}
