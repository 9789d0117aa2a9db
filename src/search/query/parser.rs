//! From what was typed to a query.

use super::error::QueryError;
use super::field;
use super::token::{Token, tokens, words};
use super::{LONGEST, MOST_TERMS, Query, Term, TermRole, Test, TestKind, Tones};
use crate::dataset::{Field, Kind, TextField};
use crate::text;

/// Takes a query apart.
///
/// A field that nobody knows may be how an id begins: [`Query::check`] decides.
///
/// # Errors
/// Names a value that a field cannot have.
pub fn parse(query: &str) -> Result<Query, QueryError> {
    let end = text::letters(query)
        .nth(LONGEST)
        .map_or(query.len(), |(at, _)| at);
    let mut parsed = Query::default();
    let query = &query[..end];
    for token in tokens(query) {
        parsed.add(&token)?;
    }
    parsed.open_last(query);
    if parsed.terms.len() > MOST_TERMS {
        return Err(QueryError::TooManyWords);
    }
    // Words first, so that the places of two words typed side by side are side by side.
    parsed.terms.sort_by_key(|term| !term.is_scored());
    let mut scored = parsed.terms.iter().filter(|term| term.is_scored());
    if scored.any(|term| term.words.iter().any(|word| text::has_marks(word))) {
        parsed.tones = Tones::Meant;
    }
    Ok(parsed)
}

impl Query {
    fn add(&mut self, token: &Token<'_>) -> Result<(), QueryError> {
        if let Some(name) = token.field {
            return self.add_field(name, token);
        }
        self.add_words(token);
        Ok(())
    }

    /// The word behind which the cursor stands is still being typed.
    fn open_last(&mut self, query: &str) {
        let ends_in_a_word = query.ends_with(char::is_alphanumeric);
        let is_word = |token: &Token<'_>| !token.quoted && !token.excluded && token.field.is_none();
        let last = self.terms.last_mut();
        if let Some(term) = last.filter(|term| term.role == TermRole::Word)
            && ends_in_a_word
            && tokens(query).last().is_some_and(|token| is_word(&token))
        {
            term.is_open = true;
        }
    }

    fn add_words(&mut self, token: &Token<'_>) {
        let words = words(token.value);
        if words.is_empty() {
            return;
        }
        let typed = token.value.to_owned();
        let together = |role| Term {
            words: words.clone(),
            role,
            field: None,
            typed: typed.clone(),
            is_open: false,
        };
        match token {
            Token { excluded: true, .. } => self.terms.push(together(TermRole::Excluded)),
            Token { quoted: true, .. } => self.terms.push(together(TermRole::Phrase)),
            // `đào-tạo` are two words; each keeps the whole, which may be an id: `KC-2019-4`.
            _ => self.terms.extend(words.into_iter().map(|word| Term {
                words: vec![word],
                role: TermRole::Word,
                field: None,
                typed: typed.clone(),
                is_open: false,
            })),
        }
    }

    fn add_field(&mut self, name: &str, token: &Token<'_>) -> Result<(), QueryError> {
        let Some(field) = field::named(name) else {
            self.add_unknown(name, token);
            return Ok(());
        };
        let (value, excluded) = (token.value.trim(), token.excluded);
        if value.is_empty() {
            return Err(QueryError::NoValue(name.to_owned()));
        }
        let known = match field {
            Field::Text(text) if field::has_names(text) && field::is_unknown(value) => {
                let kind = TestKind::Missing(text);
                self.tests.push(Test { kind, excluded });
                Some(())
            }
            Field::Activity | Field::Text(_) if field != Field::Text(TextField::Id) => {
                text_term(field, value, excluded).map(|term| self.terms.push(term))
            }
            _ => test_kind(field, value).map(|kind| self.tests.push(Test { kind, excluded })),
        };
        known.ok_or_else(|| QueryError::BadValue(name.to_owned(), value.to_owned()))
    }
}

impl Query {
    /// The words of an id such as `de-an:4`, if that is one.
    fn add_unknown(&mut self, name: &str, token: &Token<'_>) {
        self.unknown.push((name.to_owned(), token.whole.to_owned()));
        self.add_words(&Token {
            field: None,
            value: token.whole,
            ..*token
        });
    }
}

/// What a field of words must have, or must not.
fn text_term(field: Field, value: &str, excluded: bool) -> Option<Term> {
    let words = words(value);
    let role = if excluded {
        TermRole::Excluded
    } else {
        TermRole::Filter
    };
    (!words.is_empty()).then(|| Term {
        words,
        role,
        field: Some(field),
        typed: value.to_owned(),
        is_open: false,
    })
}

/// What another field is compared with; `None` if it cannot have the value.
pub(super) fn test_kind(field: Field, value: &str) -> Option<TestKind> {
    match field {
        Field::Funding => field::funding(value).map(TestKind::Funding),
        Field::Period => field::bounds(value, field::year).map(TestKind::Years),
        Field::Figure(indicator) => {
            let number = match indicator.description().kind {
                Kind::Money => field::amount,
                _ => field::count,
            };
            field::bounds(value, number).map(|bounds| TestKind::Figure(indicator, bounds))
        }
        Field::Text(TextField::Id) => Some(TestKind::Id(value.to_lowercase())),
        Field::Activity
        | Field::Text(_)
        | Field::Ordinal
        | Field::SupportFrom(_)
        | Field::Extra => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{Choice, Funding, Indicator};
    use crate::search::query::field::Bounds;

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
                (TermRole::Phrase, "Đông Hưng".to_owned()),
                (TermRole::Word, "đào".into()),
                (TermRole::Word, "tạo".into()),
                (TermRole::Excluded, "may".into()),
                (TermRole::Excluded, "vũ".into()),
            ]
        );
        assert!(
            query.tones == Tones::Meant && !query.is_empty() && parse("  ").unwrap().is_empty()
        );
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
            [TestKind::Years(Bounds {
                from: 2015,
                to: 2018
            })]
        );
        assert_eq!(
            kinds("năm:2015.. year:<2018")[1],
            TestKind::Years(Bounds {
                from: i64::MIN + 1,
                to: 2017
            })
        );
        let million = 1_000_000;
        assert_eq!(
            kinds("hotro:>300"),
            [TestKind::Figure(
                Indicator::Support,
                Bounds {
                    from: 300 * million + 1,
                    to: i64::MAX
                }
            )]
        );
        assert_eq!(
            kinds("laodong:>=1.960"),
            [TestKind::Figure(
                Indicator::Trainees,
                Bounds {
                    from: 1960,
                    to: i64::MAX
                }
            )]
        );
        assert_eq!(
            kinds("nguon:quoc-gia"),
            [TestKind::Funding(Choice::Only(Funding::National))]
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        assert!(error("nam:hai").contains("hai"));
        assert!(error("nguon:abc").contains("abc"));
        assert!(error("nam:2018..2015").contains("2018..2015"));
        assert!(error("nam:").contains("nam"));
        assert!(error(&"a ".repeat(64)).contains("63"));
        assert!(parse("12:30 1:2").is_ok());
        let query = parse("https://thaibinh.gov.vn").unwrap();
        assert!(query.unknown.is_empty() && query.terms.len() == 4);
    }
}
