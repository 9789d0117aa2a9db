//! Index: what is kept of a dataset for searching, its words, and each value as a list of words.
//!
//! ```text
//!                    ┌─ each text ─ lexicon ─► numbers of its words ─► word_list, one a column
//! Dataset ─ column ──┤
//!                    └─ each record ─ places ─► which value it has ─► bundle: several columns as one
//! ```

pub mod bundle;
pub mod column;
pub mod lexicon;
pub mod name;
pub mod name_end;
pub mod places;
pub mod word_list;

use hashbrown::HashMap;

use crate::dataset::{Activity, Dataset, FundingSet, TextColumn, ValueId};
use bundle::{BUNDLES, Bundle};
use column::WordColumn;
use lexicon::{Lexicon, WordId};
use name::{names_of_activity, names_of_funding, told_of, years_of};
use name_end::NameEnds;
use places::Places;
use word_list::WordLists;

/// Words and values of the records that were absorbed.
#[derive(Debug)]
pub struct Index {
    /// The different words.
    pub lexicon: Lexicon,
    /// The columns with the words of their values.
    pub columns: Vec<(WordColumn, WordLists)>,
    /// With which words the names among the values end.
    pub name_ends: NameEnds,
    /// Columns that are read together.
    pub bundles: [Bundle; 2],
    rows: u32,
    /// By record up to the last of which something is told: which text of [`WordColumn::Told`].
    told: Vec<ValueId>,
    /// Those texts with their numbers: most records of a source have only that.
    told_texts: HashMap<String, ValueId>,
    activities: Vec<Activity>,
    buffer: Vec<WordId>,
}

impl Default for Index {
    fn default() -> Self {
        let columns = column::columns().map(|column| (column, WordLists::default()));
        Self {
            lexicon: Lexicon::default(),
            columns: columns.collect(),
            name_ends: NameEnds::default(),
            bundles: BUNDLES.map(Bundle::new),
            rows: 0,
            told: Vec::new(),
            told_texts: HashMap::new(),
            activities: Vec::new(),
            buffer: Vec::new(),
        }
    }
}

impl Index {
    /// An index that knows only so many words, and marks, by narrow numbers.
    #[cfg(test)]
    pub(super) fn with_room(room: usize) -> Self {
        Self {
            lexicon: Lexicon::with_room(room),
            ..Self::default()
        }
    }

    /// How many records can be found.
    #[must_use]
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// Takes in records that came since the last call, at most `max_rows`; false if nothing is new.
    pub fn absorb(&mut self, dataset: &Dataset, max_rows: Option<u32>) -> bool {
        // A later file may bring names for activities that records of an earlier one have.
        let renamed = self.activities != dataset.activities;
        let upto = dataset
            .len()
            .min(self.rows.saturating_add(max_rows.unwrap_or(u32::MAX)));
        if upto == self.rows && !renamed {
            return false;
        }
        for place in 0..dataset.extra().len() {
            if !self
                .columns
                .iter()
                .any(|(column, _)| *column == WordColumn::Extra(place))
            {
                self.columns
                    .push((WordColumn::Extra(place), WordLists::default()));
            }
        }
        if renamed {
            self.activities.clone_from(&dataset.activities);
            self.name_ends = NameEnds::default();
        }
        // Taken out, because the lexicon next to them grows while they are read.
        let mut columns = std::mem::take(&mut self.columns);
        for (column, lists) in &mut columns {
            if renamed && *column == WordColumn::Activity {
                // Read anew from the first name on; the words stay where they are in the lexicon.
                *lists = WordLists::default();
            }
            // What has another name now no longer has its old one.
            let known = if renamed { 0 } else { lists.len() };
            self.absorb_column(dataset, *column, lists, upto);
            if column.has_names() {
                self.name_ends.absorb(lists, known..lists.len());
            }
        }
        self.columns = columns;
        for bundle in &mut self.bundles {
            bundle.absorb(dataset, upto);
        }
        self.rows = upto;
        true
    }

    /// Whether a column is read together with others.
    #[must_use]
    pub fn is_bundled(&self, column: WordColumn) -> bool {
        let mut bundles = self.bundles.iter();
        bundles.any(|bundle| bundle.place(column).is_some())
    }

    fn absorb_column(
        &mut self,
        dataset: &Dataset,
        column: WordColumn,
        lists: &mut WordLists,
        upto: u32,
    ) {
        // The first list is that of the empty text, which no name has.
        let known = lists.len() - 1;
        let names: Vec<_> = match column {
            WordColumn::Text(field) => {
                return self.absorb_texts(dataset.column(field), lists, upto);
            }
            WordColumn::Extra(place) => {
                return self.absorb_texts(&dataset.extra()[place].1, lists, upto);
            }
            WordColumn::Told => return self.absorb_told(dataset, lists, upto),
            WordColumn::Funding => FundingSet::all()
                .skip(1 + known)
                .map(names_of_funding)
                .collect(),
            WordColumn::Activity => dataset
                .activities
                .iter()
                .skip(known)
                .map(names_of_activity)
                .collect(),
            WordColumn::Period => {
                let new = dataset.periods().iter().skip(known);
                new.copied().map(years_of).collect()
            }
        };
        for names in names {
            lists.push_text(&names, &mut self.lexicon, &mut self.buffer);
        }
    }

    fn absorb_told(&mut self, dataset: &Dataset, lists: &mut WordLists, upto: u32) {
        for row in dataset.told_rows(self.rows..upto) {
            let text = told_of(dataset.row(row));
            if text.is_empty() {
                continue;
            }
            let next = ValueId::try_from(lists.len()).unwrap_or(ValueId::MAX);
            let value = *self.told_texts.entry(text).or_insert_with_key(|text| {
                lists.push_text(text, &mut self.lexicon, &mut self.buffer);
                next
            });
            self.told.resize(row as usize, 0);
            self.told.push(value);
        }
    }

    /// Which value of a column each record has.
    #[must_use]
    pub fn places<'a>(&'a self, dataset: &'a Dataset, column: WordColumn) -> Places<'a> {
        match column {
            WordColumn::Told => Places::Values(&self.told),
            _ => Places::of(dataset, column),
        }
    }

    fn absorb_texts(&mut self, column: &TextColumn, lists: &mut WordLists, upto: u32) {
        let rows = column.rows();
        let new = rows.get(self.rows as usize..).unwrap_or(&[]);
        let new = &new[..new.len().min((upto - self.rows) as usize)];
        // Values are numbered as they first come, so all up to the last one are now in use.
        let last = new.iter().copied().max().unwrap_or(0);
        let first = ValueId::try_from(lists.len()).unwrap_or(ValueId::MAX);
        for value in first..=last {
            let text = column.values().text(value);
            lists.push_text(text, &mut self.lexicon, &mut self.buffer);
        }
    }
}
