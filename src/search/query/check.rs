//! What only the data can tell of a query: whether it names what is there.

use memchr::memmem;

use super::token::words;
use super::{Query, QueryError, Term, field};
use crate::dataset::{Dataset, Field, TextField};
use crate::search::index::name::names_of_activity;
use crate::text;

impl Query {
    /// Checks what only the dataset can tell: that what looks like a field that nobody knows is an
    /// id or how one begins, and that an activity of this name is in it.
    ///
    /// # Errors
    /// Names the field and the value.
    pub fn check(&self, dataset: &Dataset) -> Result<(), QueryError> {
        let mut unknown = self.unknown.iter();
        if let Some((name, _)) = unknown.find(|(_, typed)| !begins_an_id(typed, dataset)) {
            return Err(QueryError::UnknownField(name.clone(), field::nearest(name)));
        }
        self.check_values(dataset)?;
        self.check_activity(dataset)
    }

    /// That some record has the value of each field that has few.
    fn check_values(&self, dataset: &Dataset) -> Result<(), QueryError> {
        for term in &self.terms {
            let Some(Field::Text(field)) = term.field else {
                continue;
            };
            if has_few_values(field) && !stands_somewhere(term, dataset, field) {
                let values = texts(dataset, field).flat_map(str::lines);
                let nearest = field::nearest_of(&term.typed, values);
                let nearest = nearest.into_iter().map(str::to_owned).collect();
                let name = Field::Text(field).definition().asked[0].to_owned();
                return Err(QueryError::UnknownValue(name, term.typed.clone(), nearest));
            }
        }
        Ok(())
    }

    fn check_activity(&self, dataset: &Dataset) -> Result<(), QueryError> {
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

/// Establishments may be a million, and are all looked through only to find them.
fn has_few_values(field: TextField) -> bool {
    field::has_names(field) && field != TextField::Establishments
}

/// The different texts of a field.
fn texts(dataset: &Dataset, field: TextField) -> impl Iterator<Item = &str> {
    let values = dataset.column(field).values();
    (1..=values.len()).map(|value| values.text(value))
}

fn stands_somewhere(term: &Term, dataset: &Dataset, field: TextField) -> bool {
    texts(dataset, field).any(|text| term.stands_in(text))
}

/// Whether an id begins so: in the case typed, or all small, or all capital.
fn begins_an_id(typed: &str, dataset: &Dataset) -> bool {
    let ids = dataset.column(TextField::Id).values();
    let text = ids.arena().as_bytes();
    let spellings = [typed.to_owned(), typed.to_lowercase(), typed.to_uppercase()];
    spellings.iter().any(|spelling| {
        let mut places = memmem::find_iter(text, spelling.as_bytes());
        places.any(|place| {
            let (id, start) = ids.at(place);
            start == 0 && ids.original(id).starts_with(spelling.as_str())
        })
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Record;
    use crate::search::query::parse;

    #[test]
    fn what_looks_like_a_field_may_be_an_id() {
        let mut dataset = Dataset::default();
        let mut record = Record::default();
        record.set(TextField::Id, "de-an:4");
        dataset.push(&record);
        let check = |query: &str| parse(query).unwrap().check(&dataset);
        for query in ["de-an:4", "DE-AN:4", "de-an:", "https://de-an.vn may"] {
            assert_eq!(check(query), Ok(()), "{query}");
        }
        for query in ["huyn:x", "an:4", "de-an:5"] {
            let said = check(query).unwrap_err().text(&crate::messages::EN);
            let name = query.split(':').next().unwrap();
            assert!(said.contains(&format!("\"{name}\"")), "{said}");
        }
        let said = check("huyn:x").unwrap_err().text(&crate::messages::EN);
        assert!(said.contains("huyen"), "{said}");
    }

    #[test]
    fn a_value_that_no_record_has_is_told() {
        let mut dataset = Dataset::default();
        for district in ["Vũ Thư", "Đông Hưng", ""] {
            let mut record = Record::default();
            record.set(TextField::District, district);
            record.set(TextField::Status, "đã nghiệm thu");
            dataset.push(&record);
        }
        let check = |query: &str| parse(query).unwrap().check(&dataset);
        for query in [
            "huyen:abc",
            "xa:abc",
            "trangthai:abc",
            "tinh:abc",
            "-huyen:abc",
        ] {
            let said = check(query).unwrap_err().text(&crate::messages::EN);
            assert!(said.contains("abc"), "{said}");
        }
        let said = check("huyen:\"vu thi\"").unwrap_err();
        assert!(said.text(&crate::messages::EN).contains("Vũ Thư"));
        for query in [
            "huyen:vu",
            "huyen:hung",
            "huyen:\"dong hu\"",
            "huyen:chua-ro",
            "trangthai:nghiem",
            "tinh:?",
        ] {
            assert_eq!(check(query), Ok(()), "{query}");
        }
    }
}
