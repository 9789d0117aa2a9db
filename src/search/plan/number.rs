//! Numbers in a query: `13560`, `3,32 tỷ`, `300tr`, `45.500.000 đồng`.

use std::ops::RangeInclusive;

use crate::dataset::{Figure, Indicator, Qualifier};
use crate::search::query::{Term, TermRole};
use crate::text::{self, Decimal, Unit, fold};

/// A typed number: the place of a term that it answers, and what figures it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedNumber {
    /// The place of the term.
    pub lane: usize,
    /// The figures.
    pub values: RangeInclusive<i64>,
    /// What they count, where the unit says so.
    pub only: Option<Indicator>,
    /// How exactly they are known, where a sign says so: `>100`.
    pub qualifier: Option<Qualifier>,
}

impl TypedNumber {
    /// Whether it may stand in the column of an indicator; what has a sign never does.
    #[must_use]
    pub fn may_be_in(&self, indicator: Indicator) -> bool {
        let is_plain = self.qualifier.unwrap_or_default() == Qualifier::Exact;
        is_plain && self.only.is_none_or(|only| only == indicator)
    }

    /// Whether a figure is what was typed.
    #[must_use]
    pub fn is(&self, figure: &Figure) -> bool {
        self.values.contains(&figure.value)
            && self.only.is_none_or(|only| only == figure.indicator)
            && self.qualifier.is_none_or(|own| own == figure.qualifier)
    }
}

/// Words behind a number that say in what it is counted.
const UNITS: &[(&str, Unit)] = &[
    ("nghin", Unit::Thousand),
    ("ngan", Unit::Thousand),
    ("trieu", Unit::Million),
    ("tr", Unit::Million),
    ("trd", Unit::Million),
    ("million", Unit::Million),
    ("ty", Unit::Billion),
    ("ti", Unit::Billion),
    ("billion", Unit::Billion),
];

/// Words for the đồng, which may stand behind a unit or an amount.
const CURRENCY: &[&str] = &["dong", "d", "vnd"];

/// Less is no amount of đồng: "50 Đông Hưng" is not "50 đồng".
const LEAST_DONG: i64 = 1_000;

/// A number with fewer digits that mean something is not taken for a rounded one.
const LEAST_ROUNDED: usize = 3;

/// What the number in a term means, for it and for the words of its unit: a number of two digits or
/// more as it stands and as an amount in millions, in which they are shown.
pub(super) fn add(terms: &[Term], lane: usize, found: &mut Vec<TypedNumber>) {
    let Some(number) = Number::of(&terms[lane].typed) else {
        return;
    };
    let Some(unit) = number.unit(terms, lane) else {
        return;
    };
    for own in number.meanings(terms, unit) {
        // The pieces of `3.322,5` have the same unit behind them.
        if !found.contains(&own) {
            found.push(own);
        }
    }
}

/// The unit of a number, if it has one; what belongs to the number, and what stands behind that.
struct Measured {
    unit: Option<Unit>,
    lanes: Vec<usize>,
    next: Option<usize>,
}

/// What was typed without a space, taken apart: `>70%`, `2,5tỷ`.
pub(super) struct Number<'a> {
    pub digits: &'a str,
    pub sign: Option<Qualifier>,
    glued: &'a str,
}

impl<'a> Number<'a> {
    fn of(typed: &'a str) -> Option<Self> {
        let (sign, rest) = match typed.chars().next()? {
            '>' => (Some(Qualifier::Over), &typed[1..]),
            '<' => (Some(Qualifier::Under), &typed[1..]),
            '~' => (Some(Qualifier::About), &typed[1..]),
            _ => (None, typed),
        };
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (digits, glued) = rest.split_at(end);
        let digits = digits.trim_end_matches(['.', ',']);
        let glued = glued.strip_suffix('%').unwrap_or(glued);
        digits
            .starts_with(|c: char| c.is_ascii_digit())
            .then_some(Self {
                digits,
                sign,
                glued,
            })
    }

    /// The unit glued on or behind; nothing where letters are glued on that are none.
    fn unit(&self, terms: &[Term], lane: usize) -> Option<Measured> {
        let next = behind(terms, lane);
        if !self.glued.is_empty() {
            return Some(Measured {
                unit: Some(Unit::named(self.glued)?),
                lanes: vec![lane],
                next,
            });
        }
        let unit = next.and_then(|next| unit_of(&terms[next]));
        let word = next.filter(|_| unit.is_some());
        Some(Measured {
            unit,
            lanes: [lane].into_iter().chain(word).collect(),
            next: word.map_or(next, |word| behind(terms, word)),
        })
    }

    /// What the number stands for, for each of the terms that it answers.
    fn meanings(&self, terms: &[Term], measured: Measured) -> Vec<TypedNumber> {
        let Measured { unit, lanes, next } = measured;
        let lane = lanes[0];
        let currency = next.filter(|next| is_currency(&terms[*next]));
        let with = |currency: Option<usize>| lanes.iter().copied().chain(currency);
        if let Some(unit) = unit {
            let amounts = amounts(self.digits, unit).into_iter();
            let own =
                amounts.flat_map(|values| with(currency).map(move |lane| (lane, values.clone())));
            return own.map(|(lane, values)| self.at(lane, values)).collect();
        }
        // One digit stands in too many numbers to ask for one.
        if self.digits.bytes().filter(u8::is_ascii_digit).count() < 2 {
            return Vec::new();
        }
        let exactly = |decimals| scaled(self.digits, decimals, None).map(|value| value..=value);
        let whole = exactly(0);
        let is_of_dong = whole
            .as_ref()
            .is_some_and(|whole| *whole.start() >= LEAST_DONG);
        let whole = whole.into_iter().flat_map(|values| {
            let lanes = with(currency.filter(|_| is_of_dong));
            lanes.map(move |lane| (lane, values.clone()))
        });
        let millions = exactly(Unit::Million.decimals()).map(|values| (lane, values));
        let amounts = whole
            .chain(millions)
            .map(|(lane, values)| self.at(lane, values));
        let share = exactly(2).map(|values| TypedNumber {
            only: Some(Indicator::EmploymentRate),
            ..self.at(lane, values)
        });
        amounts.chain(share).collect()
    }

    fn at(&self, lane: usize, values: RangeInclusive<i64>) -> TypedNumber {
        TypedNumber {
            lane,
            values,
            only: None,
            qualifier: self.sign,
        }
    }

    /// One that stands alone, without a unit glued on.
    pub(super) fn bare(typed: &'a str) -> Option<Self> {
        Self::of(typed).filter(|number| number.glued.is_empty())
    }
}

/// The place of the term behind what was typed in a term; words cut at a sign, as in `3.322,5`, lie
/// between.
pub(super) fn behind(terms: &[Term], lane: usize) -> Option<usize> {
    let own = &terms[lane].typed;
    let mut next = terms.iter().enumerate().skip(lane + 1);
    let (place, term) = next.find(|(_, term)| term.typed != *own)?;
    (term.role == TermRole::Word).then_some(place)
}

fn unit_of(term: &Term) -> Option<Unit> {
    let word = fold(&term.typed);
    let known = UNITS.iter().find(|(name, _)| *name == word);
    known.map(|(_, unit)| *unit)
}

/// Whether a term is the word for the đồng, and not how one begins that is still typed.
fn is_currency(term: &Term) -> bool {
    let word = fold(&term.typed);
    let is_begun = term.is_open && word.len() == 1;
    let is_other = text::has_marks(&term.typed) && text::marked(&term.typed) == "đông";
    CURRENCY.contains(&word.as_str()) && !is_begun && !is_other
}

/// The amounts that are written so in a unit: `3,32` in billions is all that rounds to it.
fn amounts(digits: &str, unit: Unit) -> Vec<RangeInclusive<i64>> {
    let decimals = unit.decimals();
    let mut found = Vec::new();
    // Three digits behind a sign may be a thousand or decimals; of billions nobody has a thousand.
    let styles = match unit {
        Unit::Billion => &[Some(Decimal::Comma), Some(Decimal::Point)][..],
        _ => &[None],
    };
    for exact in styles
        .iter()
        .filter_map(|style| scaled(digits, decimals, *style))
    {
        let half = half_of_last(digits, unit).unwrap_or(0);
        let values = exact.saturating_sub(half)..=exact.saturating_add(half);
        if !found.contains(&values) {
            found.push(values);
        }
    }
    found
}

fn scaled(digits: &str, decimals: u32, style: Option<Decimal>) -> Option<i64> {
    text::parse_scaled(digits, decimals, style).ok()
}

/// Half of what the last digit stands for, where a number may be a rounded one.
fn half_of_last(digits: &str, unit: Unit) -> Option<i64> {
    let (_, decimals) = digits.rsplit_once([',', '.'])?;
    let known = digits.bytes().filter(u8::is_ascii_digit);
    let known = known.skip_while(|digit| *digit == b'0').count();
    let count = u32::try_from(decimals.len()).ok()?;
    let may_be = unit == Unit::Billion && (1..=2).contains(&count) && known >= LEAST_ROUNDED;
    may_be.then(|| 10_i64.pow(unit.decimals() - count) / 2)
}

#[cfg(test)]
mod tests {
    use super::super::counted;
    use super::*;
    use crate::search::query::parse;

    /// The figures for the first word, and how many words they answer.
    fn of(query: &str) -> (Vec<RangeInclusive<i64>>, usize) {
        let found = counted::typed(&parse(query).unwrap().terms);
        let first = found.iter().filter(|number| number.lane == 0);
        let mut lanes: Vec<_> = found.iter().map(|number| number.lane).collect();
        lanes.sort_unstable();
        lanes.dedup();
        (
            first.map(|number| number.values.clone()).collect(),
            lanes.len(),
        )
    }

    fn stands_for(query: &str, amount: i64) -> bool {
        of(query).0.iter().any(|values| values.contains(&amount))
    }

    #[test]
    fn only_a_number_of_three_digits_is_a_rounded_one() {
        let million = 1_000_000;
        assert!(stands_for("3,32 tỷ", 3_322 * million + million / 2));
        for (query, amount, others) in [
            ("0,3 tỷ", 300, [250, 350]),
            ("2,1 tỷ", 2_100, [2_095, 2_149]),
            ("34 tỷ", 34_000, [33_900, 34_100]),
        ] {
            assert!(stands_for(query, amount * million), "{query}");
            let is_other = others
                .iter()
                .any(|other| stands_for(query, other * million));
            assert!(!is_other, "{query}");
        }
    }

    #[test]
    fn a_unit_may_be_glued_on_and_the_currency_belongs_to_it() {
        let million = 1_000_000;
        for (query, amount, words) in [
            ("300tr", 300 * million, 1),
            ("300 triệu đồng", 300 * million, 3),
            ("300 trieu dong", 300 * million, 3),
            ("2,5ty", 2_500 * million, 2),
            ("2,5 tỷ đồng", 2_500 * million, 4),
            ("2.500tr", 2_500 * million, 2),
            ("45.500.000 đồng", 45_500_000, 4),
            ("45.500.000đ", 45_500_000, 3),
            ("2,095 tỷ", 2_095 * million, 3),
            ("2.095", 2_095 * million, 2),
        ] {
            assert!(stands_for(query, amount), "{query}");
            assert_eq!(of(query).1, words, "{query}");
        }
        // "Đông" is a part of names.
        assert_eq!(of("50 đông hưng").1, 1);
        assert_eq!(of("50 dong hung").1, 1);
    }
}
