//! What was found for the latest queries, so that erasing a letter only looks it up.
//!
//! An entry is the whole answer to its query; nothing that was asked before or after changes it.

use crate::dataset::Selection;
use crate::search::plan::Plan;
use crate::search::query::Query;
use crate::search::score::found::Found;

/// About as many as a line takes to be typed and erased.
const ENTRIES: usize = 48;
/// Longer lists are found again when they are wanted whole; their first screens are kept.
const MOST_ROWS: usize = 1 << 17;
/// All lists together, of which the oldest go first.
const ALL_ROWS: usize = 1 << 20;

/// The beginning of a list.
#[derive(Clone, Debug)]
struct First {
    selection: Selection,
    wanted: usize,
    rows: Vec<u32>,
}

#[derive(Debug)]
struct Remembered {
    query: Query,
    found: Option<(Plan, Found)>,
    first: Option<First>,
}

/// The latest answers, the newest last.
#[derive(Debug, Default)]
pub struct History {
    entries: Vec<Remembered>,
}

impl History {
    /// Forgets everything, because the records changed.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// The first screen of an earlier answer.
    #[must_use]
    pub fn first(&self, query: &Query, selection: &Selection, wanted: usize) -> Option<Vec<u32>> {
        let first = self.entry(query)?.first.as_ref()?;
        let same = first.selection == *selection && first.wanted == wanted;
        same.then(|| first.rows.clone())
    }

    /// Keeps the first screen of an answer.
    pub fn keep_first(
        &mut self,
        query: &Query,
        selection: &Selection,
        wanted: usize,
        rows: &[u32],
    ) {
        self.entry_mut(query).first = Some(First {
            selection: selection.clone(),
            wanted,
            rows: rows.to_vec(),
        });
    }

    /// Takes an earlier answer out.
    pub fn take(&mut self, query: &Query) -> Option<(Plan, Found)> {
        self.entries
            .iter_mut()
            .find(|entry| entry.query == *query)?
            .found
            .take()
    }

    /// Keeps an answer, if it is not too long.
    pub fn keep(&mut self, query: &Query, plan: Plan, found: Found) {
        if found.len() <= MOST_ROWS {
            self.entry_mut(query).found = Some((plan, found));
            // From the newest back: what an hour of typing left behind goes first.
            let mut all = 0;
            for entry in self.entries.iter_mut().rev() {
                all += entry.found.as_ref().map_or(0, |(_, found)| found.len());
                if all > ALL_ROWS {
                    entry.found = None;
                }
            }
        }
    }

    /// The answers that are known whole.
    pub fn answers(&self) -> impl Iterator<Item = (&Query, &Plan, &Found)> {
        self.entries.iter().filter_map(|entry| {
            let (plan, found) = entry.found.as_ref()?;
            Some((&entry.query, plan, found))
        })
    }

    fn entry(&self, query: &Query) -> Option<&Remembered> {
        self.entries.iter().find(|entry| entry.query == *query)
    }

    fn entry_mut(&mut self, query: &Query) -> &mut Remembered {
        let known = self.entries.iter().position(|entry| entry.query == *query);
        let place = known.unwrap_or_else(|| {
            if self.entries.len() == ENTRIES {
                // The oldest; there are so few that moving the others costs nothing.
                self.entries.remove(0);
            }
            self.entries.push(Remembered {
                query: query.clone(),
                found: None,
                first: None,
            });
            self.entries.len() - 1
        });
        &mut self.entries[place]
    }
}
