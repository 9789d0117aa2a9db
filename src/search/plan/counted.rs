//! Numbers with the word for what they count, as the screen shows them: `9 mô hình`, `1.960 người`.
//!
//! A record has the number of that kind, or the words side by side.

use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use super::number::{Number, TypedNumber, add, behind};
use crate::dataset::{INDICATORS, Indicator, Qualifier};
use crate::search::query::{Term, TermRole};
use crate::text;

/// A number and the word of its unit among some terms.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The places of the terms.
    pub lanes: Range<usize>,
    values: RangeInclusive<i64>,
    qualifier: Option<Qualifier>,
    /// What is counted in the unit: people learn, and people start a business.
    indicators: &'static [Indicator],
}

/// The words of a unit, and what is counted in it.
struct UnitName {
    words: Vec<String>,
    indicators: Vec<Indicator>,
}

/// The units in both languages, for one and for many.
static UNITS: LazyLock<Vec<UnitName>> = LazyLock::new(|| {
    let mut units: Vec<UnitName> = Vec::new();
    let counts = INDICATORS.iter();
    let counts = counts.filter_map(|known| Some((known.indicator, known.unit?)));
    for (indicator, unit) in counts {
        let mut names = vec![unit.one.vi, unit.one.en, unit.many.vi, unit.many.en];
        names.dedup();
        for name in names {
            let words: Vec<_> = text::words(name)
                .map(|range| text::marked(&name[range]))
                .collect();
            match units.iter_mut().find(|known| known.words == words) {
                Some(known) if known.indicators.contains(&indicator) => {}
                Some(known) => known.indicators.push(indicator),
                None => units.push(UnitName {
                    words,
                    indicators: vec![indicator],
                }),
            }
        }
    }
    units
});

/// All numbers among some terms: those with a unit that says what they count, and the others.
#[must_use]
pub fn typed(terms: &[Term]) -> Vec<TypedNumber> {
    let counted = all(terms);
    let mut found = Vec::new();
    for own in &counted {
        found.extend(own.lanes.clone().flat_map(|lane| own.at(lane)));
    }
    for (lane, term) in terms.iter().enumerate() {
        let is_free = !counted.iter().any(|own| own.lanes.contains(&lane));
        if term.role == TermRole::Word && is_free {
            add(terms, lane, &mut found);
        }
    }
    found
}

/// The numbers whose unit says what they count.
#[must_use]
pub fn all(terms: &[Term]) -> Vec<Counted> {
    let starts = (0..terms.len()).filter(|lane| {
        let is_cut = *lane > 0 && terms[lane - 1].typed == terms[*lane].typed;
        terms[*lane].role == TermRole::Word && !is_cut
    });
    starts
        .filter_map(|lane| Counted::at_start(terms, lane))
        .collect()
}

/// A bit for each place where both a term and the next one are answered by numbers: these are no
/// name of the data.
#[must_use]
pub fn pairs(figures: &[TypedNumber], named: &[(usize, Indicator)]) -> u64 {
    let typed = figures.iter().map(|number| number.lane);
    let lanes = typed.chain(named.iter().map(|(lane, _)| *lane));
    let bits = lanes.fold(0_u64, |bits, lane| bits | 1 << lane);
    bits & bits >> 1
}

impl Counted {
    fn at_start(terms: &[Term], lane: usize) -> Option<Self> {
        let number = Number::bare(&terms[lane].typed)?;
        let next = behind(terms, lane)?;
        let has = |name: &str, term: &Term| {
            term.role == TermRole::Word && term.words.iter().all(|word| text::is_typed(word, name))
        };
        let unit = UNITS.iter().find(|unit| {
            let own = terms.get(next..next + unit.words.len());
            own.is_some_and(|own| {
                own.iter()
                    .zip(&unit.words)
                    .all(|(term, name)| has(name, term))
            })
        })?;
        let value = text::parse_scaled(number.digits, 0, None).ok()?;
        // "2019 cơ sở" asks for a year.
        let is_year = text::is_year(number.digits) && (1900..2100).contains(&value);
        (!is_year).then(|| Self {
            lanes: lane..next + unit.words.len(),
            values: value..=value,
            qualifier: number.sign,
            indicators: &unit.indicators,
        })
    }

    /// What it stands for as the number of a term.
    pub fn at(&self, lane: usize) -> impl Iterator<Item = TypedNumber> {
        self.indicators.iter().map(move |indicator| TypedNumber {
            lane,
            values: self.values.clone(),
            only: Some(*indicator),
            qualifier: self.qualifier,
        })
    }

    /// Its words side by side.
    pub(super) fn name(&self, terms: &[Term]) -> Term {
        Term::joined(&terms[self.lanes.clone()], TermRole::Name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::parse;

    #[test]
    fn a_unit_says_what_a_number_counts() {
        for (query, indicator, value) in [
            ("9 mô hình", Indicator::Models, 9),
            ("1.960 người", Indicator::Trainees, 1_960),
            ("7 de an", Indicator::Programmes, 7),
            ("may 56 lớp", Indicator::Classes, 56),
            ("50 co so", Indicator::Establishments, 50),
            ("130 sản phẩm", Indicator::Products, 130),
            ("1 class", Indicator::Classes, 1),
        ] {
            let found = typed(&parse(query).unwrap().terms);
            let is_same = |number: &TypedNumber| {
                number.only == Some(indicator) && number.values.contains(&value)
            };
            assert!(found.iter().any(is_same), "{query}");
            let is_kind = |number: &TypedNumber| number.only.is_some();
            assert!(found.iter().all(is_kind), "{query}: {found:?}");
        }
        for query in ["2019 cơ sở", "9 hình", "56 lốp", "cơ sở 50"] {
            assert!(all(&parse(query).unwrap().terms).is_empty(), "{query}");
        }
    }
}
