//! What only the data can tell of a query: whether it names what is there.

use super::token::words;
use super::{Query, QueryError, Term};
use crate::dataset::{Dataset, Field};
use crate::search::index::name::names_of_activity;
use crate::text;

impl Query {
    /// Checks what only the dataset can tell: that an activity of this name is in it.
    ///
    /// # Errors
    /// Names the field and the value.
    pub fn check(&self, dataset: &Dataset) -> Result<(), QueryError> {
        let mut asked = self
            .terms
            .iter()
            .filter(|term| term.field == Some(Field::Activity));
        let known: Vec<_> = dataset.activities.iter().map(names_of_activity).collect();
        // The value of a field may be cut short while it is typed, so the start of a name will do.
        let wrong = asked.find(|term| !known.iter().any(|names| term.stands_in(names)));
        wrong.map_or(Ok(()), |term| {
            Err(QueryError::BadValue("hoat-dong".into(), term.typed.clone()))
        })
    }
}

impl Term {
    /// Whether its words stand in a row in some line of `names`, the last one perhaps cut short.
    fn stands_in(&self, names: &str) -> bool {
        let wanted = self
            .words
            .iter()
            .map(|word| text::fold(word))
            .collect::<Vec<_>>()
            .join(" ");
        names.lines().any(|line| {
            let line = words(line)
                .iter()
                .map(|word| text::fold(word))
                .collect::<Vec<_>>();
            format!(" {}", line.join(" ")).contains(&format!(" {wanted}"))
        })
    }
}
