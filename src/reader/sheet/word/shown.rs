//! The text of a cell or a line as people see it, put together run by run.

use super::super::workbook::alphabet::Alphabet;
use crate::reader::source::old_letters::is_beyond;

/// The longest text that is put together here; the table cuts it once more.
const MOST_TEXT: usize = 1 << 20;

/// A text that grows run by run; what is in an old alphabet waits for the rest of its words.
#[derive(Debug, Default)]
pub(super) struct ShownText {
    done: String,
    waiting: String,
    /// The old alphabet of what waits, if it has one.
    alphabet: Option<Alphabet>,
    /// The text of the document is Unicode although its font is an old one.
    is_unicode: bool,
    /// The paragraph above was joined with this one when its end was deleted.
    is_joined: bool,
    /// Where a table in the cell begins, behind other text.
    table: Option<usize>,
}

impl ShownText {
    /// Adds the text of a run.
    pub(super) fn push(&mut self, text: &str, alphabet: Option<Alphabet>) {
        if alphabet != self.alphabet {
            self.settle();
            self.alphabet = alphabet;
        }
        if self.done.len() + self.waiting.len() < MOST_TEXT {
            self.waiting.push_str(text);
        }
    }

    /// Begins a paragraph, which stands on its own line.
    pub(super) fn begin_line(&mut self) {
        self.settle();
        let is_begun = !self.done.is_empty() && !self.done.ends_with('\n');
        if is_begun && !std::mem::take(&mut self.is_joined) {
            self.done.push('\n');
        }
    }

    /// Has the next paragraph go on in the same line.
    pub(super) fn join(&mut self) {
        self.is_joined = true;
    }

    /// Notes where a table begins in the cell.
    pub(super) fn mark(&mut self) {
        self.settle();
        self.table = Some(self.done.len()).filter(|length| *length > 0);
    }

    /// Parts a cell of a table in the cell from the one before.
    pub(super) fn part(&mut self, sign: &str) {
        self.settle();
        if let Some(begin) = self.table.take() {
            self.done.insert(begin, ':');
        }
        self.done.push_str(sign);
        self.is_joined = true;
    }

    /// The last letter so far.
    pub(super) fn last(&self) -> Option<char> {
        let waiting = self.waiting.chars().next_back();
        waiting.or_else(|| self.done.chars().next_back())
    }

    /// The whole text; the next one begins.
    pub(super) fn take(&mut self) -> String {
        self.settle();
        (self.is_joined, self.table) = (false, None);
        std::mem::take(&mut self.done)
    }

    fn settle(&mut self) {
        let text = std::mem::take(&mut self.waiting);
        let Some(alphabet) = self.alphabet else {
            return self.done.push_str(&text);
        };
        if text.contains(is_beyond) {
            self.is_unicode = true;
        } else if text.contains(is_old) {
            self.is_unicode = false;
        }
        let decoded = alphabet.decoded(&text).filter(|_| !self.is_unicode);
        self.done.push_str(&decoded.unwrap_or(text));
    }
}

/// A sign that is a letter in old fonts only, as `©` in `n©ng`; `Hà` may be in either alphabet.
fn is_old(c: char) -> bool {
    ('\u{a1}'..'\u{c0}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: Option<Alphabet> = Some(Alphabet::Tcvn3);

    #[test]
    fn a_word_cut_into_runs_is_one_word() {
        let mut text = ShownText::default();
        for run in ["§", "µo t", "¹o"] {
            text.push(run, OLD);
        }
        text.push(" 12/2019", None);
        assert_eq!(text.take(), "Đào tạo 12/2019");
    }

    #[test]
    fn text_typed_in_unicode_stays_although_its_font_is_old() {
        let mut text = ShownText::default();
        text.push("Đông Hà", OLD);
        assert_eq!(text.take(), "Đông Hà");
        // Two western letters alone would be others in the old font.
        text.push("Hà", OLD);
        assert_eq!(text.take(), "Hà");
    }

    #[test]
    fn paragraphs_are_lines_and_empty_ones_none() {
        let mut text = ShownText::default();
        for line in ["một", "", "", "hai"] {
            text.begin_line();
            text.push(line, None);
        }
        text.join();
        text.begin_line();
        text.push(" ba", None);
        assert_eq!(text.take(), "một\nhai ba");
    }
}
