//! The fields that a query can name, and what their values may be.

use crate::dataset::{Choice, FIELDS, Field, Funding, TextField};
use crate::text::{self, Unit};

/// The field that a query names.
#[must_use]
pub fn named(name: &str) -> Option<Field> {
    let name = text::fold(name);
    let known = FIELDS
        .iter()
        .find(|known| known.asked.contains(&name.as_str()));
    known.map(|known| known.field)
}

/// The names that begin so, one for each field.
pub fn beginning(word: &str) -> impl Iterator<Item = &'static str> {
    let word = text::fold(word);
    FIELDS.iter().filter_map(move |known| {
        let mut names = known.asked.iter();
        names.find(|name| name.starts_with(&word)).copied()
    })
}

/// The names that are most like one that nobody knows, the likeliest first.
#[must_use]
pub fn nearest(name: &str) -> Vec<&'static str> {
    let names = FIELDS.iter().flat_map(|known| known.asked.iter().take(2));
    nearest_of(name, names.copied())
}

/// Those of some names that are most like one that nobody knows, the likeliest first.
#[must_use]
pub fn nearest_of<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let name = text::fold(name);
    let mut names: Vec<_> = names
        .map(|known| (distance(&name, &text::fold(known)), known))
        .collect();
    names.sort_by_key(|(distance, _)| *distance);
    names.into_iter().take(3).map(|(_, known)| known).collect()
}

/// Letters lost, added or changed between two names.
fn distance(left: &str, right: &str) -> usize {
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.bytes().enumerate() {
        let mut corner = above[0];
        above[0] = i + 1;
        for (j, b) in right.bytes().enumerate() {
            let best = (corner + usize::from(a != b))
                .min(above[j] + 1)
                .min(above[j + 1] + 1);
            corner = std::mem::replace(&mut above[j + 1], best);
        }
    }
    above[right.len()]
}

/// The source that a value names.
#[must_use]
pub fn funding(value: &str) -> Option<Choice<Funding>> {
    Some(
        match text::fold(value).replace(['-', '_', ' '], "").as_str() {
            "kcqg" | "qg" | "quocgia" | "khuyencongquocgia" | "national" => {
                Choice::Only(Funding::National)
            }
            "kcdp" | "dp" | "diaphuong" | "khuyencongdiaphuong" | "local" => {
                Choice::Only(Funding::Local)
            }
            "khac" | "nguonkhac" | "other" => Choice::Only(Funding::Other),
            _ if is_unknown(value) => Choice::Unknown,
            _ => return None,
        },
    )
}

/// Whether a value asks for what is not known: `chua-ro`.
#[must_use]
pub fn is_unknown(value: &str) -> bool {
    let value = text::fold(value).replace(['-', '_', ' '], "");
    ["?", "chuaro", "unknown"].contains(&value.as_str())
}

/// The texts whose values are names; one may also ask for the records without any.
#[must_use]
pub fn has_names(field: TextField) -> bool {
    use TextField::{Commune, District, Establishments, Province, Status};
    [Establishments, Commune, District, Province, Status].contains(&field)
}

/// Numbers from one to another; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub from: i64,
    /// The greatest.
    pub to: i64,
}

impl Bounds {
    /// Whether a number lies in it.
    #[must_use]
    pub fn contains(self, number: i64) -> bool {
        self.from <= number && number <= self.to
    }
}

/// Reads `2015`, `2015..2018`, `2015..`, `..2018`, `>2015`, `>=2015`, `<2015`, `<=2015`.
///
/// `number` reads one of the numbers; a fraction of a step does not count.
#[must_use]
pub fn bounds(value: &str, number: impl Fn(&str) -> Option<i64>) -> Option<Bounds> {
    let (from, to) = (i64::MIN + 1, i64::MAX);
    let signs = [
        (">=", 0, true),
        ("≥", 0, true),
        ("<=", 0, false),
        ("≤", 0, false),
        (">", 1, true),
        ("<", -1, false),
    ];
    // Longer signs stand first, or `>` would take the first half of `>=`.
    for (sign, step, is_least) in signs {
        if let Some(rest) = value.strip_prefix(sign) {
            let bound = number(rest.trim())? + step;
            return Some(if is_least {
                Bounds { from: bound, to }
            } else {
                Bounds { from, to: bound }
            });
        }
    }
    let value = value.strip_prefix('=').unwrap_or(value);
    let Some((least, greatest)) = value.split_once("..") else {
        return number(value).map(|only| Bounds {
            from: only,
            to: only,
        });
    };
    let end = |text: &str, open| match text {
        "" => Some(open),
        _ => number(text),
    };
    let bounds = Bounds {
        from: end(least, from)?,
        to: end(greatest, to)?,
    };
    // `..` alone asks for nothing, and from more to less lies nothing.
    (bounds.from <= bounds.to && value.len() > 2).then_some(bounds)
}

/// A year of four digits.
#[must_use]
pub fn year(value: &str) -> Option<i64> {
    let four_digits = value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit());
    four_digits.then(|| value.parse().ok()).flatten()
}

/// An amount in đồng, typed in million đồng unless it names its unit.
#[must_use]
pub fn amount(value: &str) -> Option<i64> {
    text::parse_money(value, Some(Unit::Million)).ok()
}

/// A count of people or things.
#[must_use]
pub fn count(value: &str) -> Option<i64> {
    text::parse_scaled(value, 0, None)
        .ok()
        .filter(|count| *count >= 0)
}
