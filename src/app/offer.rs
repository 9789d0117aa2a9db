//! What the footer offers while a query is typed: fields, and behind a colon their values.

use super::App;
use crate::dataset::{Choice, FacetId, Label};
use crate::keymap::Mode;
use crate::search::{field_named, fields_beginning};
use crate::text;

/// How many are offered at once.
const MOST: usize = 4;
/// Fewer letters begin too many words to be a field.
const SHORTEST: usize = 2;

/// What may stand in place of the word that is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The word as it would stand there: `nguon:` or `nguon:kcqg`.
    pub text: String,
    /// How many records have the value.
    pub count: Option<usize>,
}

impl App {
    /// What is offered for the word behind which the cursor stands.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        let (before, behind) = self.line.halves();
        if self.mode != Mode::Search || !behind.is_empty() {
            return Vec::new();
        }
        let word = last_word(before);
        let (sign, word) = match word.strip_prefix('-') {
            Some(word) => ("-", word),
            None => ("", word),
        };
        let mut offers = match word.split_once(':') {
            Some((name, value)) => self.values(name, value),
            None if word.chars().count() >= SHORTEST => fields(word),
            None => Vec::new(),
        };
        // What stands there already is no offer.
        offers.retain(|offer| offer.text != word);
        offers.truncate(MOST);
        for offer in &mut offers {
            offer.text.insert_str(0, sign);
        }
        offers
    }

    /// The values of a field that has a pane, those that begin as typed.
    fn values(&self, name: &str, typed: &str) -> Vec<Offer> {
        let field = field_named(name);
        let is_own = |facet: &FacetId| field.is_some() && field_named(facet.row().key) == field;
        let panes = FacetId::panes(self.choosing.third);
        let counts = panes.into_iter().find(is_own);
        let Some(counts) = counts.and_then(|facet| self.counts(facet)) else {
            return Vec::new();
        };
        let dataset = self.dataset();
        let typed = text::fold(typed.trim_start_matches('"'));
        let offers = counts.choices.iter().filter_map(|(choice, count)| {
            let Choice::Only(value) = choice else {
                return None;
            };
            let value = value_in_query(counts.facet.label(&dataset, *value)?);
            let begins = value.trim_start_matches('"').starts_with(&typed);
            let text = format!("{name}:{value}");
            (begins && *count > 0).then_some(Offer {
                text,
                count: Some(*count),
            })
        });
        offers.collect()
    }

    /// Puts the first offer in place of the word that is being typed; says whether there was one.
    pub(super) fn take_offer(&mut self) -> bool {
        let Some(offer) = self.offers().into_iter().next() else {
            return false;
        };
        let (before, _) = self.line.halves();
        let kept = &before[..before.len() - last_word(before).len()];
        let line = format!("{kept}{}", offer.text);
        self.line.set(&line);
        true
    }
}

/// The fields whose names begin so.
fn fields(word: &str) -> Vec<Offer> {
    let names = fields_beginning(word);
    let offers = names.map(|name| Offer {
        text: format!("{name}:"),
        count: None,
    });
    offers.collect()
}

/// The word at the end, with the spaces that stand in its quotes.
fn last_word(typed: &str) -> &str {
    let mut is_quoted = false;
    let start = typed.char_indices().filter_map(|(at, letter)| {
        is_quoted ^= letter == '"';
        (letter == ' ' && !is_quoted).then_some(at + 1)
    });
    &typed[start.last().unwrap_or(0)..]
}

/// A value as a query has it.
fn value_in_query(label: Label<'_>) -> String {
    let value = match label {
        Label::Source(source) => text::fold(source.key()),
        Label::Activity(activity) => activity.id.clone(),
        Label::Years(period) if period.from == period.to => period.from.to_string(),
        Label::Years(period) => format!("{}..{}", period.from, period.to),
        Label::Text(value) => text::fold(value),
    };
    if value.contains(' ') {
        format!("\"{value}\"")
    } else {
        value
    }
}
