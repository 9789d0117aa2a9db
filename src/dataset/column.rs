//! Columns: a million records in little memory.
//!
//! A text column keeps each different text once and a number a row. Columns are as long as the
//! last row that has something in them, so a column nobody fills costs nothing.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};

use crate::text;

/// The number of a text within a column; 0 is the empty text.
pub type ValueId = u32;

/// Texts, one a row, each different one kept once.
#[derive(Debug, Default)]
pub struct TextColumn {
    rows: Vec<ValueId>,
    values: Values,
}

impl TextColumn {
    /// Puts `text` into row `row`; rows between the last one and it stay empty.
    pub fn set(&mut self, row: u32, text: &str) {
        if !text.is_empty() {
            let value = self.values.intern(text);
            pad(&mut self.rows, row, 0);
            self.rows.push(value);
        }
    }

    /// Puts texts into the rows from `first` on.
    pub fn extend<'t>(&mut self, first: u32, texts: impl Iterator<Item = &'t str>) {
        let filled = (first..).zip(texts).filter(|(_, text)| !text.is_empty());
        let (rows, texts): (Vec<_>, Vec<_>) = filled.unzip();
        for (row, value) in rows.into_iter().zip(self.values.intern_all(&texts)) {
            pad(&mut self.rows, row, 0);
            self.rows.push(value);
        }
    }

    /// The number of the text in row `row`.
    #[must_use]
    pub fn value(&self, row: u32) -> ValueId {
        self.rows.get(row as usize).copied().unwrap_or(0)
    }

    /// The numbers of the rows' texts, without the empty rows behind the last filled one.
    #[must_use]
    pub fn rows(&self) -> &[ValueId] {
        &self.rows
    }

    /// The text in row `row`, safe to show.
    #[must_use]
    pub fn text(&self, row: u32) -> &str {
        self.values.text(self.value(row))
    }

    /// The different texts.
    #[must_use]
    pub fn values(&self) -> &Values {
        &self.values
    }
}

/// Different texts, numbered from 1 in the order in which they came.
#[derive(Debug, Default)]
pub struct Values {
    arena: String,
    ends: Vec<u32>,
    cleaned: HashMap<ValueId, String>,
    numbers: HashTable<ValueId>,
    hasher: DefaultHashBuilder,
}

impl Values {
    /// How many there are; the numbers run from 1 to this.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// How many bytes of text they take; their places have thirty-two bits.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.arena.len()
    }

    /// Says whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text safe to show: what could command a terminal is replaced by a visible mark.
    #[must_use]
    pub fn text(&self, value: ValueId) -> &str {
        match self.cleaned.get(&value) {
            Some(cleaned) if !self.cleaned.is_empty() => cleaned,
            _ => self.original(value),
        }
    }

    /// The text exactly as the file has it.
    #[must_use]
    pub fn original(&self, value: ValueId) -> &str {
        original(&self.arena, &self.ends, value)
    }

    /// All texts as the file has them, one behind the other.
    #[must_use]
    pub fn arena(&self) -> &str {
        &self.arena
    }

    /// The number of the text that holds the byte at `place` of [`Self::arena`], and the byte's
    /// place within that text.
    #[must_use]
    pub fn at(&self, place: usize) -> (ValueId, usize) {
        let before = self.ends.partition_point(|end| *end as usize <= place);
        let start = before
            .checked_sub(1)
            .map_or(0, |last| self.ends[last] as usize);
        (u32::try_from(before + 1).unwrap_or(u32::MAX), place - start)
    }

    /// The number of `text`, if a row has it.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<ValueId> {
        let same = |value: &ValueId| self.original(*value) == text;
        self.numbers.find(self.hasher.hash_one(text), same).copied()
    }

    /// The numbers of texts.
    ///
    /// Among a million texts each look at one waits for memory four times. The looks of a step do
    /// not depend on each other, so they wait together.
    fn intern_all(&mut self, texts: &[&str]) -> Vec<ValueId> {
        let hashes: Vec<u64> = texts
            .iter()
            .map(|text| self.hasher.hash_one(text))
            .collect();
        let likely = |hash: &u64| self.numbers.find(*hash, |_| true).copied();
        let likely: Vec<ValueId> = hashes
            .iter()
            .map(|hash| likely(hash).unwrap_or(0))
            .collect();
        let spans: Vec<_> = likely
            .iter()
            .map(|value| span(&self.ends, *value))
            .collect();
        let same = |(span, text): (Range<usize>, &&str)| {
            self.arena.as_bytes().get(span) == Some(text.as_bytes())
        };
        let same: Vec<bool> = spans.into_iter().zip(texts).map(same).collect();
        let looks = texts.iter().zip(hashes).zip(likely.into_iter().zip(same));
        looks
            .map(|((text, hash), (value, is_same))| {
                if is_same {
                    value
                } else {
                    self.intern_hashed(hash, text)
                }
            })
            .collect()
    }

    fn intern(&mut self, text: &str) -> ValueId {
        self.intern_hashed(self.hasher.hash_one(text), text)
    }

    fn intern_hashed(&mut self, hash: u64, text: &str) -> ValueId {
        let (arena, ends) = (&self.arena, &self.ends);
        if let Some(known) = self
            .numbers
            .find(hash, |value| original(arena, ends, *value) == text)
        {
            return *known;
        }
        self.add(hash, text)
    }

    fn add(&mut self, hash: u64, text: &str) -> ValueId {
        if self.numbers.len() == self.numbers.capacity() {
            self.grow();
        }
        self.arena.push_str(text);
        self.ends
            .push(u32::try_from(self.arena.len()).unwrap_or(u32::MAX));
        let value = self.len();
        self.number(hash, value);
        self.keep_clean_copy(value, text);
        value
    }

    /// Makes room for as many numbers again.
    ///
    /// The table would do that itself, and read the texts in its own order, each from elsewhere.
    fn grow(&mut self) {
        self.numbers = HashTable::with_capacity(2 * self.numbers.len());
        for value in 1..=self.len() {
            self.number(self.hasher.hash_one(self.original(value)), value);
        }
    }

    fn number(&mut self, hash: u64, value: ValueId) {
        let (arena, ends, hasher) = (&self.arena, &self.ends, &self.hasher);
        let rehash = |value: &ValueId| hasher.hash_one(original(arena, ends, *value));
        self.numbers.insert_unique(hash, value, rehash);
    }

    fn keep_clean_copy(&mut self, value: ValueId, text: &str) {
        if text.chars().all(is_surely_clean) {
            return;
        }
        // Lists are kept a line an item, so the lines must survive the cleaning.
        let cleaned: Vec<_> = text.split('\n').map(text::clean).collect();
        if cleaned
            .iter()
            .any(|line| matches!(line, std::borrow::Cow::Owned(_)))
        {
            self.cleaned.insert(value, cleaned.join("\n"));
        }
    }
}

/// Nearly all texts have only these, which need not be looked at one by one.
fn is_surely_clean(c: char) -> bool {
    matches!(c, ' '..='~' | '\n' | 'À'..='ɏ' | 'Ḁ'..='ỿ')
}

fn original<'a>(arena: &'a str, ends: &[u32], value: ValueId) -> &'a str {
    arena.get(span(ends, value)).unwrap_or("")
}

/// Where a text stands among all.
fn span(ends: &[u32], value: ValueId) -> Range<usize> {
    let end = |value: u32| match value {
        0 => 0,
        value => ends.get(value as usize - 1).map_or(0, |end| *end as usize),
    };
    end(value.saturating_sub(1))..end(value)
}

/// Whole numbers, at most one a row.
#[derive(Debug, Default)]
pub struct NumberColumn {
    rows: Vec<i64>,
}

/// Stands for an empty row; no figure is as far below zero.
const NONE: i64 = i64::MIN;

impl NumberColumn {
    /// Puts `number` into row `row`; rows between the last one and it stay empty.
    pub fn set(&mut self, row: u32, number: i64) {
        pad(&mut self.rows, row, NONE);
        self.rows.push(number);
    }

    /// Says whether no row has a number.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The numbers of the rows up to the last filled one; the least one where a row has none.
    #[must_use]
    pub fn rows(&self) -> &[i64] {
        &self.rows
    }

    /// Says whether what stands in a row is a number.
    #[must_use]
    pub fn is_known(number: i64) -> bool {
        number != NONE
    }

    /// The number in row `row`.
    #[must_use]
    pub fn number(&self, row: u32) -> Option<i64> {
        self.rows
            .get(row as usize)
            .copied()
            .filter(|number| *number != NONE)
    }
}

/// Small codes, one a row, all rows filled.
fn pad<T: Clone>(rows: &mut Vec<T>, len: u32, empty: T) {
    rows.resize(len as usize, empty);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_kept_once() {
        let mut column = TextColumn::default();
        for (row, text) in [(0, "Vũ Thư"), (1, "Tiền Hải"), (4, "Vũ Thư")] {
            column.set(row, text);
        }
        assert_eq!(column.values().len(), 2);
        assert_eq!(column.rows(), [1, 2, 0, 0, 1]);
        assert_eq!(
            (column.text(4), column.text(3), column.text(9)),
            ("Vũ Thư", "", "")
        );
        assert_eq!(column.values().find("Tiền Hải"), Some(2));
        assert_eq!(column.values().find(""), None);
    }

    #[test]
    fn many_texts_get_the_numbers_that_they_get_one_by_one() {
        let texts: Vec<_> = (0..5_000)
            .map(|number| match number % 7 {
                0 => String::new(),
                1 => "Vũ Thư".to_owned(),
                _ => (number / 3).to_string(),
            })
            .collect();
        let [mut one, mut other] = [TextColumn::default(), TextColumn::default()];
        for (row, text) in (2..).zip(&texts) {
            one.set(row, text);
        }
        for (part, texts) in (0..).zip(texts.chunks(100)) {
            other.extend(2 + 100 * part, texts.iter().map(String::as_str));
        }
        assert_eq!(one.rows(), other.rows());
        assert_eq!(one.values().arena(), other.values().arena());
        let found = |text: &String| other.values().find(text) == one.values().find(text);
        assert!(texts.iter().all(found));
    }

    #[test]
    fn the_original_is_kept_beside_the_clean_text() {
        let mut column = TextColumn::default();
        column.set(0, "a\u{1b}[31mb\nc");
        let values = column.values();
        assert_eq!(values.original(1), "a\u{1b}[31mb\nc");
        assert!(!values.text(1).contains('\u{1b}') && values.text(1).ends_with("\nc"));
    }

    #[test]
    fn empty_rows_have_no_number() {
        let mut column = NumberColumn::default();
        column.set(2, 0);
        assert_eq!(
            [0, 1, 2, 3].map(|row| column.number(row)),
            [None, None, Some(0), None]
        );
    }
}
