//! One section of a number format: what it puts around a number and how it lays out its digits.

use std::iter::Peekable;
use std::str::Chars;

/// A section of a number format.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Section {
    /// The numbers that it is for, where it says so.
    pub(super) condition: Option<Condition>,
    /// What stands before the number.
    pub(super) before: String,
    /// What stands behind it.
    pub(super) after: String,
    /// Places for the digits before the point, with what stands between them.
    pub(super) pattern: Vec<Spot>,
    /// How far the point moves: `%` shows hundredths, a comma at the end thousands.
    pub(super) shift: i32,
    /// It has a place for a number.
    pub(super) has_number: bool,
    /// It is the section for texts.
    pub(super) is_text: bool,
    pub(super) date: DateShape,
}

/// `[>=1000]` before a section.
#[derive(Debug, PartialEq)]
pub(super) struct Condition(String, f64);

/// One place of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// A digit that is shown even where the number has none.
    Zero,
    /// A digit.
    Digit,
    /// A sign between the digits.
    Sign(char),
}

/// What of a date or time a section shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a part that is shown or not"
)]
pub(in crate::reader) struct DateShape {
    pub(in crate::reader) day: bool,
    pub(in crate::reader) month: bool,
    pub(in crate::reader) year: bool,
    pub(in crate::reader) clock: bool,
    /// Hours that go on after 24.
    pub(in crate::reader) elapsed: bool,
}

impl Condition {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.find(|c| !matches!(c, '<' | '>' | '='))?;
        let (sign, number) = text.split_at(digits);
        let number = number.trim().parse().ok()?;
        (!sign.is_empty()).then(|| Self(sign.to_owned(), number))
    }

    pub(super) fn holds(&self, number: f64) -> bool {
        let order = number.total_cmp(&self.1);
        match self.0.as_str() {
            "<" => order.is_lt(),
            "<=" => order.is_le(),
            ">" => order.is_gt(),
            ">=" => order.is_ge(),
            "<>" => order.is_ne(),
            _ => order.is_eq(),
        }
    }
}

impl DateShape {
    /// Says whether it shows any of it.
    pub(super) fn is_some(self) -> bool {
        self != Self::default()
    }

    /// `m` is a minute beside hours and seconds, and a month elsewhere.
    fn add(&mut self, letter: char) {
        match letter.to_ascii_lowercase() {
            'd' => self.day = true,
            'm' => self.month = true,
            'h' | 's' => self.clock = true,
            _ => self.year = true,
        }
    }
}

impl Section {
    /// Reads a section.
    pub(super) fn parse(code: &str) -> Self {
        let mut reading = Reading::default();
        let mut rest = code.chars().peekable();
        while let Some(c) = rest.next() {
            reading.take(c, &mut rest);
        }
        reading.finish()
    }

    /// Says whether it shows a number just as it is.
    pub(super) fn is_plain(&self) -> bool {
        let zeros = self.pattern.iter().filter(|spot| **spot == Spot::Zero);
        // Parentheses and a minus are the sign of what is negative.
        let mut around = self.before.chars().chain(self.after.chars());
        let is_bare = around.all(|c| matches!(c, '-' | '(' | ')' | ' '));
        let is_laid_out = zeros.count() > 1 || self.has_signs();
        is_bare && !is_laid_out && self.shift == 0 && !self.date.is_some()
    }

    /// Says whether signs stand between the digits that people read as part of it.
    pub(super) fn has_signs(&self) -> bool {
        self.pattern
            .iter()
            .any(|spot| matches!(spot, Spot::Sign(_)))
    }
}

/// A section while it is read.
#[derive(Default)]
struct Reading {
    section: Section,
    /// Words since the last place of a digit.
    words: String,
    /// Commas since the last place of a digit.
    commas: i32,
    is_behind_point: bool,
    /// Fractions and powers of ten are no layout of digits.
    is_odd: bool,
    last_is_digit: bool,
}

impl Reading {
    fn take(&mut self, c: char, rest: &mut Peekable<Chars<'_>>) {
        let was_digit = std::mem::take(&mut self.last_is_digit);
        match c {
            '"' => self.words.extend(rest.by_ref().take_while(|c| *c != '"')),
            '\\' => self.words.extend(rest.next()),
            // Space as wide as a letter, or up to the edge of the cell.
            '_' | '*' => _ = rest.next(),
            '[' => self.bracket(&rest.by_ref().take_while(|c| *c != ']').collect::<String>()),
            '0' | '#' | '?' => self.digit(c),
            '.' if self.section.has_number || rest.peek().is_some_and(|c| is_digit(*c)) => {
                self.is_behind_point = true;
            }
            ',' if self.section.has_number => self.commas += 1,
            '%' => {
                self.section.shift += 2;
                self.words.push('%');
            }
            '/' if was_digit => self.is_odd = true,
            'E' | 'e' if was_digit && matches!(rest.peek(), Some('+' | '-')) => {
                self.is_odd = true;
                rest.next();
            }
            'G' | 'g' if general(rest) => self.digit('#'),
            '@' => {
                self.section.is_text = true;
                self.section.before = std::mem::take(&mut self.words);
            }
            'A' | 'a' if half_day(rest) => self.section.date.clock = true,
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => self.section.date.add(c),
            _ => self.words.push(c),
        }
    }

    fn digit(&mut self, c: char) {
        self.last_is_digit = true;
        let section = &mut self.section;
        if !section.has_number {
            section.has_number = true;
            section.before = std::mem::take(&mut self.words);
        } else if !self.is_behind_point {
            section.pattern.extend(self.words.chars().map(Spot::Sign));
        }
        self.words.clear();
        self.commas = 0;
        if !self.is_behind_point {
            section.pattern.push(match c {
                '0' => Spot::Zero,
                _ => Spot::Digit,
            });
        }
    }

    /// `[$₫-42A]` is a currency, `[h]` counts hours, `[>5]` is a condition, `[Red]` a colour.
    fn bracket(&mut self, inside: &str) {
        let is_hours = |c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S');
        if let Some(currency) = inside.strip_prefix('$') {
            let symbol = currency.split('-').next().unwrap_or_default();
            self.words.push_str(symbol);
        } else if !inside.is_empty() && inside.chars().all(is_hours) {
            self.section.date.elapsed = true;
        } else if let Some(condition) = Condition::parse(inside) {
            self.section.condition = Some(condition);
        }
    }

    fn finish(mut self) -> Section {
        // The sign of đồng comes with a button of Excel, also where amounts are in millions.
        let tidy = |words: String| words.replace('₫', "").trim().to_owned();
        let mut section = self.section;
        section.shift -= 3 * self.commas;
        if section.has_number || section.is_text {
            section.after = self.words;
            if !section.is_text {
                section.after = tail(&section.after);
                section.before = tidy(section.before);
            }
        } else {
            section.before = tidy(std::mem::take(&mut self.words));
        }
        if section.date.is_some() {
            return Section {
                date: section.date,
                condition: section.condition,
                ..Section::default()
            };
        }
        if self.is_odd || is_grouped_by_spaces(&section.pattern) {
            section.pattern = vec![Spot::Digit];
        }
        section
    }
}

/// What stands behind a number, with the space before it where there is one.
fn tail(words: &str) -> String {
    let words = words.replace('₫', "");
    words.trim_end().to_owned()
}

fn is_digit(c: char) -> bool {
    matches!(c, '0' | '#' | '?')
}

/// The rest of `General`.
fn general(rest: &mut Peekable<Chars<'_>>) -> bool {
    let ahead: String = rest.clone().take(6).collect();
    let is_general = ahead.eq_ignore_ascii_case("eneral");
    if is_general {
        rest.by_ref().take(6).for_each(drop);
    }
    is_general
}

/// The rest of `AM/PM` or `A/P`.
fn half_day(rest: &mut Peekable<Chars<'_>>) -> bool {
    let ahead: String = rest.clone().take(4).collect();
    let count = match ahead.to_ascii_uppercase().as_str() {
        "M/PM" => 4,
        other if other.starts_with("/P") => 2,
        _ => return false,
    };
    rest.by_ref().take(count).for_each(drop);
    true
}

/// `# ##0` has its thousands apart, while `0000 000 000` is a number of a telephone.
fn is_grouped_by_spaces(pattern: &[Spot]) -> bool {
    let zeros = pattern.iter().filter(|spot| **spot == Spot::Zero).count();
    let is_space = |spot: &Spot| !matches!(spot, Spot::Sign(c) if !c.is_whitespace());
    zeros < 2 && pattern.iter().all(is_space)
}
