//! Query: what was typed, taken apart into words, phrases, fields, and what is to be left out.
//!
//! ```text
//! typed ─ tokens ─► what stands between two spaces ─┬─ a word or a phrase ──────────────► Term
//!                                                   └─ field:value ─ field ─► its kind ─► Term or Test
//! ```

pub mod field;

use crate::dataset::{Choice, Dataset, Field, Funding, Indicator, TextField};
use crate::messages::Messages;
use crate::text;
use field::Span;

/// The most letters of a query that count.
pub const LONGEST: usize = 256;
/// The most words, phrases and text fields of a query.
pub const MOST_TERMS: usize = 63;

/// A query that can be answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What must stand in a record, in the order typed, and what must not.
    pub(super) terms: Vec<Term>,
    /// What its codes and numbers must be.
    pub(super) tests: Vec<Test>,
    /// Whether some word has tones, so that a word without means it.
    pub(super) toned: bool,
}

/// A word or phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// One word, or several in a row.
    pub words: Vec<String>,
    /// What it is for.
    pub role: Role,
    /// Where it may stand; anywhere if `None`.
    pub field: Option<Field>,
    /// The whole of what was typed without a space, which may be an id.
    pub typed: String,
}

/// What a term is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It must be there, and the better it fits, the better the record.
    Word,
    /// Its words must be there whole and in a row.
    Phrase,
    /// A field must have it; that says nothing of how good the record is.
    Filter,
    /// It must not be there.
    Excluded,
}

/// A condition on what is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Test {
    pub kind: Kind,
    pub excluded: bool,
}

/// What a test looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Funding(Choice<Funding>),
    Years(Span),
    Figure(Indicator, Span),
    /// The id or how it begins, in small letters.
    Id(String),
}

/// Why a query cannot be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryError {
    /// There is no such field; these are named most like it.
    UnknownField(String, Vec<&'static str>),
    /// A field that cannot have the value.
    BadValue(String, String),
    /// A field without a value.
    NoValue(String),
    /// More than [`MOST_TERMS`] words.
    TooManyWords,
}

impl QueryError {
    /// What the user reads.
    #[must_use]
    pub fn text(&self, words: &Messages) -> String {
        let words = &words.search;
        match self {
            Self::UnknownField(name, known) => (words.unknown_field)(name, &known.join(", ")),
            Self::BadValue(field, value) => (words.bad_value)(field, value),
            Self::NoValue(field) => (words.no_value)(field),
            Self::TooManyWords => (words.too_many_words)(MOST_TERMS),
        }
    }
}

/// Takes a query apart.
///
/// # Errors
/// Names a field that nobody knows, or a value that a field cannot have.
pub fn parse(query: &str) -> Result<Query, QueryError> {
    let end = text::letters(query)
        .nth(LONGEST)
        .map_or(query.len(), |(at, _)| at);
    let mut parsed = Query::default();
    for token in tokens(&query[..end]) {
        parsed.add(&token)?;
    }
    if parsed.terms.len() > MOST_TERMS {
        return Err(QueryError::TooManyWords);
    }
    // Words first, so that the places of two words typed side by side are side by side.
    parsed.terms.sort_by_key(|term| !term.is_scored());
    let mut scored = parsed.terms.iter().filter(|term| term.is_scored());
    parsed.toned = scored.any(|term| term.words.iter().any(|word| text::has_marks(word)));
    Ok(parsed)
}

impl Query {
    /// Says whether it asks for nothing, so that every record fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.tests.is_empty()
    }

    /// Checks what only the dataset can tell: that an activity of this name is in it.
    ///
    /// # Errors
    /// Names the field and the value.
    pub fn check(&self, dataset: &Dataset) -> Result<(), QueryError> {
        let mut asked = self
            .terms
            .iter()
            .filter(|term| term.field == Some(Field::Activity));
        let known: Vec<_> = dataset
            .activities
            .iter()
            .map(crate::search::index::names_of_activity)
            .collect();
        let wrong = asked.find(|term| !known.iter().any(|names| term.stands_in(names)));
        wrong.map_or(Ok(()), |term| {
            Err(QueryError::BadValue("hoat-dong".into(), term.typed.clone()))
        })
    }

    fn add(&mut self, token: &Token<'_>) -> Result<(), QueryError> {
        if let Some(name) = token.field {
            return self.add_field(name, token);
        }
        self.add_words(token);
        Ok(())
    }

    fn add_words(&mut self, token: &Token<'_>) {
        let words = words_of(token.value);
        if words.is_empty() {
            return;
        }
        let typed = token.value.to_owned();
        let together = |role| Term {
            words: words.clone(),
            role,
            field: None,
            typed: typed.clone(),
        };
        match token {
            Token { excluded: true, .. } => self.terms.push(together(Role::Excluded)),
            Token { quoted: true, .. } => self.terms.push(together(Role::Phrase)),
            _ => self.terms.extend(words.into_iter().map(|word| Term {
                words: vec![word],
                role: Role::Word,
                field: None,
                typed: typed.clone(),
            })),
        }
    }

    fn add_field(&mut self, name: &str, token: &Token<'_>) -> Result<(), QueryError> {
        let field = field::named(name)
            .ok_or_else(|| QueryError::UnknownField(name.to_owned(), field::nearest(name)))?;
        let (value, excluded) = (token.value.trim(), token.excluded);
        if value.is_empty() {
            return Err(QueryError::NoValue(name.to_owned()));
        }
        let bad = || QueryError::BadValue(name.to_owned(), value.to_owned());
        let number = |indicator: Indicator| match indicator.description().kind {
            crate::dataset::Kind::Money => field::span(value, field::amount),
            _ => field::span(value, field::count),
        };
        let kind = match field {
            Field::Funding => Kind::Funding(field::funding(value).ok_or_else(bad)?),
            Field::Period => Kind::Years(field::span(value, field::year).ok_or_else(bad)?),
            Field::Figure(indicator) => Kind::Figure(indicator, number(indicator).ok_or_else(bad)?),
            Field::Text(TextField::Id) => Kind::Id(value.to_lowercase()),
            Field::Ordinal | Field::SupportFrom(_) | Field::Extra => return Err(bad()),
            Field::Activity | Field::Text(_) => {
                let words = words_of(value);
                if words.is_empty() {
                    return Err(bad());
                }
                let role = if excluded {
                    Role::Excluded
                } else {
                    Role::Filter
                };
                let typed = value.to_owned();
                self.terms.push(Term {
                    words,
                    role,
                    field: Some(field),
                    typed,
                });
                return Ok(());
            }
        };
        self.tests.push(Test { kind, excluded });
        Ok(())
    }
}

impl Term {
    /// Whether it counts for the order of the records.
    pub fn is_scored(&self) -> bool {
        matches!(self.role, Role::Word | Role::Phrase)
    }

    /// Whether its words stand in a row in some line of `names`, the last one perhaps cut short.
    fn stands_in(&self, names: &str) -> bool {
        let wanted = self
            .words
            .iter()
            .map(|word| text::fold(word))
            .collect::<Vec<_>>()
            .join(" ");
        names.lines().any(|line| {
            let line = words_of(line)
                .iter()
                .map(|word| text::fold(word))
                .collect::<Vec<_>>();
            format!(" {}", line.join(" ")).contains(&format!(" {wanted}"))
        })
    }
}

fn words_of(text: &str) -> Vec<String> {
    text::words(text)
        .map(|range| text[range].to_owned())
        .collect()
}

/// What stands between two spaces outside of quotes.
#[derive(Debug, PartialEq)]
struct Token<'a> {
    excluded: bool,
    field: Option<&'a str>,
    value: &'a str,
    quoted: bool,
}

fn tokens(query: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = query;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let (token, after) = token(rest);
        rest = after;
        Some(token)
    })
}

fn token(text: &str) -> (Token<'_>, &str) {
    let minus = text
        .strip_prefix('-')
        .filter(|rest| rest.starts_with(|c: char| c == '"' || c.is_alphanumeric()));
    let (excluded, text) = (minus.is_some(), minus.unwrap_or(text));
    let (field, text) = match field_name(text) {
        Some((name, rest)) => (Some(name), rest),
        None => (None, text),
    };
    let (value, quoted, rest) = value(text);
    (
        Token {
            excluded,
            field,
            value,
            quoted,
        },
        rest,
    )
}

/// The text up to the next space, or within quotes, and what follows it.
fn value(text: &str) -> (&str, bool, &str) {
    if let Some(inside) = text.strip_prefix('"') {
        // A quote that is still open ends with the query.
        let (value, rest) = inside.split_once('"').unwrap_or((inside, ""));
        return (value, true, rest);
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], false, &text[end..])
}

/// `nam:2019` begins with a field, `12:30` does not.
fn field_name(text: &str) -> Option<(&str, &str)> {
    let (name, rest) = text.split_once(':')?;
    let is_name = name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| {
            c.is_alphabetic() || c == '-' || c == '_' || text::has_marks(c.encode_utf8(&mut [0; 4]))
        });
    is_name.then_some((name, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(query: &str) -> String {
        parse(query).unwrap_err().text(&crate::messages::EN)
    }

    #[test]
    fn words_phrases_and_exclusions_are_told_apart() {
        let query = parse("-may \"Đông Hưng\" đào-tạo -huyen:vũ").unwrap();
        let terms: Vec<_> = query
            .terms
            .iter()
            .map(|term| (term.role, term.words.join(" ")))
            .collect();
        assert_eq!(
            terms,
            [
                (Role::Phrase, "Đông Hưng".to_owned()),
                (Role::Word, "đào".into()),
                (Role::Word, "tạo".into()),
                (Role::Excluded, "may".into()),
                (Role::Excluded, "vũ".into()),
            ]
        );
        assert!(query.toned && !query.is_empty() && parse("  ").unwrap().is_empty());
    }

    #[test]
    fn numbers_are_read_with_their_bounds() {
        let kinds = |query| {
            parse(query)
                .unwrap()
                .tests
                .into_iter()
                .map(|test| test.kind)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            kinds("nam:2015..2018"),
            [Kind::Years(Span {
                from: 2015,
                to: 2018
            })]
        );
        assert_eq!(
            kinds("năm:2015.. year:<2018")[1],
            Kind::Years(Span {
                from: i64::MIN + 1,
                to: 2017
            })
        );
        let million = 1_000_000;
        assert_eq!(
            kinds("hotro:>300"),
            [Kind::Figure(
                Indicator::Support,
                Span {
                    from: 300 * million + 1,
                    to: i64::MAX
                }
            )]
        );
        assert_eq!(
            kinds("laodong:>=1.960"),
            [Kind::Figure(
                Indicator::Trainees,
                Span {
                    from: 1960,
                    to: i64::MAX
                }
            )]
        );
        assert_eq!(
            kinds("nguon:quoc-gia"),
            [Kind::Funding(Choice::Only(Funding::National))]
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert!(error("huyn:x").contains("huyn") && error("huyn:x").contains("huyen"));
        assert!(error("nam:hai").contains("hai"));
        assert!(error("nguon:abc").contains("abc"));
        assert!(error("nam:2018..2015").contains("2018..2015"));
        assert!(error("nam:").contains("nam"));
        assert!(error(&"a ".repeat(64)).contains("63"));
        assert!(parse("12:30 1:2").is_ok());
    }
}
