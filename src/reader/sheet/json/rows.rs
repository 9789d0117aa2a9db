//! Objects of other programs as rows of a table: the keys of the first of them name its columns.
//!
//! ```text
//! {"Tên": "Máy dệt", "KP": 120}      Tên      │ KP  │ Năm
//! {"Tên": "Máy may", "Năm": 2019} ─► Máy dệt  │ 120 │
//!                                    Máy may  │     │ 2019
//! ```

use std::collections::HashMap;

use csv::StringRecord;

use super::scalar::Shape;
use crate::dataset::header;
use crate::reader::table::RawRow;
use crate::text::{self, clean};

/// The members of an object as texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Members {
    keys: StringRecord,
    texts: StringRecord,
    shapes: Vec<Shape>,
    /// Where the object stands: its line or place, and which of several there it is.
    pub(super) place: (u64, u64),
    /// It is no object, but what is told of others.
    pub(super) told: Option<RawRow>,
}

impl Members {
    /// What is told of objects, and is none of them.
    pub(super) fn told(row: RawRow) -> Self {
        Self {
            told: Some(row),
            ..Self::default()
        }
    }

    pub(super) fn push(&mut self, key: &str, text: &str, shape: Shape) {
        self.keys.push_field(key);
        self.texts.push_field(text);
        self.shapes.push(shape);
    }

    pub(super) fn clear(&mut self) {
        self.keys.clear();
        self.texts.clear();
        self.shapes.clear();
    }

    /// Key, text and shape of each member.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str, Shape)> {
        let texts = self.keys.iter().zip(&self.texts);
        let all = texts.zip(&self.shapes);
        all.map(|((key, text), shape)| (key, text, *shape))
    }

    pub(super) fn bytes(&self) -> usize {
        self.keys.as_slice().len() + self.texts.as_slice().len()
    }
}

/// The columns so far, and what waits until they are named.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The object that is being read.
    pub(super) object: Members,
    /// The key under which the next one stands.
    pub(super) name: Option<String>,
    pub(super) waiting: Vec<Members>,
    pub(super) bytes: usize,
    pub(super) is_open: bool,
    pub(super) names: Vec<String>,
    places: HashMap<String, usize>,
    /// The first column of each name, whatever its marks, capitals and blanks are.
    plain: HashMap<String, usize>,
    pub(super) row: RawRow,
    /// Which member of an object stands in each column.
    cells: Vec<Option<usize>>,
}

/// Says whether two keys are one name: `Kinh phí`, `kinh phi` and `KINH_PHI` of different objects.
///
/// Where both have marks, these tell them apart: `Số` is no `Sở`.
fn is_same(one: &str, other: &str) -> bool {
    let small = |key: &str| text::nfc(key.trim()).to_lowercase();
    !text::has_marks(one) || !text::has_marks(other) || small(one) == small(other)
}

/// The column of the keys under which objects stand.
const KEY: &str = "key";

impl Rows {
    /// Begins an object, with the key under which it stands if it is in no list.
    pub(super) fn begin(&mut self) {
        self.object.clear();
        if let Some(name) = self.name.take() {
            self.object.push(KEY, &name, Shape::Text);
        }
    }

    /// Says whether no object came.
    pub(super) fn is_empty(&self) -> bool {
        !self.is_open && self.waiting.is_empty()
    }

    /// The column of a key; a new one stands behind all others.
    fn column(&mut self, key: &str, expected: usize) -> usize {
        // The keys of most objects come in the same order.
        if self.names.get(expected).is_some_and(|name| name == key) {
            return expected;
        }
        if let Some(place) = self.places.get(key) {
            return *place;
        }
        let plain = header::plain(key);
        let other = self.plain.get(&plain).copied();
        let is_free = |place: &usize| self.cells.get(*place).copied().flatten().is_none();
        let is_same = |place: &usize| is_same(&self.names[*place], key);
        if let Some(other) = other.filter(|other| is_free(other) && is_same(other)) {
            return other;
        }
        let place = self.names.len();
        self.names.push(key.to_owned());
        self.places.insert(key.to_owned(), place);
        self.plain.entry(plain).or_insert(place);
        place
    }

    /// Puts each member into its column; gives the keys that stand twice.
    ///
    /// The last of two equal keys would win in silence, so the second is a column of its own.
    pub(super) fn arrange(&mut self, object: &Members) -> Vec<String> {
        let mut twice = Vec::new();
        self.cells.clear();
        for (member, (key, _, _)) in object.iter().enumerate() {
            let mut column = self.column(key, member);
            let mut number = 2;
            while self.cells.get(column).copied().flatten().is_some() {
                column = self.column(&format!("{key} ({number})"), member);
                number += 1;
            }
            if number > 2 {
                twice.push(clean(key).into_owned());
            }
            if self.cells.len() <= column {
                self.cells.resize(column + 1, None);
            }
            self.cells[column] = Some(member);
        }
        twice
    }

    /// The row of the object whose members were arranged.
    pub(super) fn fill(&mut self, object: &Members) {
        self.row.clear();
        (self.row.number, self.row.part) = object.place;
        for member in &self.cells {
            let text = member.and_then(|member| object.texts.get(member));
            let shape = member.map_or(Shape::Null, |member| object.shapes[member]);
            self.row
                .push(text.unwrap_or_default(), shape == Shape::Number);
        }
    }
}
