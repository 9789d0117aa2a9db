//! Cells under a merged one that hold something of their own, which nobody sees.

use super::hidden::letters;
use crate::messages::Reader;

/// Those of a sheet.
#[derive(Debug, Default)]
pub(super) struct CoveredCells {
    count: u64,
    /// The place and the text of the first.
    first: Option<(String, String)>,
}

impl CoveredCells {
    /// Looks at a cell, by its row and column from 0, and at the text of the merged cell over it.
    ///
    /// Programs repeat the text of the merged cell in each that it covers.
    pub(super) fn look(&mut self, (row, column): (u32, usize), text: &str, covering: Option<&str>) {
        let text = text.trim();
        if text.is_empty() || covering.is_none_or(|covering| covering.trim() == text) {
            return;
        }
        self.count += 1;
        self.first.get_or_insert_with(|| {
            let text = crate::text::cut(&crate::text::clean(text), 40).to_string();
            (format!("{}{}", letters(column), u64::from(row) + 1), text)
        });
    }

    /// What is to be said of them, if there are any.
    pub(super) fn say(&self, words: &Reader) -> Option<String> {
        let (cell, text) = self.first.as_ref()?;
        Some((words.source.covered)(self.count, cell, text))
    }
}
