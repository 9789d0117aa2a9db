//! The search line: a text with a cursor.

use crate::action::Edit;
use crate::text;

/// A query is never longer; matching is not made for more.
pub const LIMIT: usize = 256;

/// One line that is typed into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedLine {
    text: String,
    /// A byte position between two displayed letters.
    cursor: usize,
    history: Vec<String>,
    recalled: usize,
}

impl TypedLine {
    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands before the cursor and behind it.
    #[must_use]
    pub fn halves(&self) -> (&str, &str) {
        self.text.split_at(self.cursor)
    }

    /// Replaces the text and puts the cursor behind it.
    pub fn set(&mut self, text: &str) {
        text.clone_into(&mut self.text);
        self.cursor = self.text.len();
    }

    /// Keeps the text for [`Self::recall`].
    pub fn remember(&mut self) {
        if !self.text.is_empty() && self.history.last() != Some(&self.text) {
            self.history.push(self.text.clone());
        }
        self.recalled = 0;
    }

    /// Puts an earlier query into the line, the next older one each time; false if there is none.
    pub fn recall(&mut self) -> bool {
        let at = self.recalled;
        let may_recall = self.text.is_empty()
            || (at > 0 && self.history.iter().rev().nth(at - 1) == Some(&self.text));
        let older = self
            .history
            .iter()
            .rev()
            .nth(at)
            .filter(|_| may_recall)
            .cloned();
        if let Some(query) = &older {
            self.set(query);
            self.recalled += 1;
        }
        older.is_some()
    }

    /// Changes the line; says whether the text is another one now.
    pub fn edit(&mut self, edit: &Edit) -> bool {
        let before = self.text.len();
        match edit {
            Edit::Insert(letter) => self.insert(letter.encode_utf8(&mut [0; 4])),
            Edit::Paste(pasted) => self.insert(&in_one_line(pasted)),
            Edit::EraseBack => self.erase(self.left(), self.cursor),
            Edit::EraseForward => self.erase(self.cursor, self.right()),
            Edit::EraseWord => self.erase(self.word_start(), self.cursor),
            Edit::EraseToStart => self.erase(0, self.cursor),
            Edit::EraseToEnd => self.erase(self.cursor, before),
            Edit::Left => self.cursor = self.left(),
            Edit::Right => self.cursor = self.right(),
            Edit::Start => self.cursor = 0,
            Edit::End => self.cursor = before,
        }
        self.text.len() != before
    }

    fn insert(&mut self, typed: &str) {
        // A paste without brackets is a million letters, and most of them end here.
        if self.text.chars().count() >= LIMIT {
            return;
        }
        let (before, behind) = self.halves();
        let room = LIMIT.saturating_sub(behind.chars().count());
        // Cleaned as a whole: a mark typed on its own belongs to the letter before it.
        let joined = before.to_owned() + typed;
        let kept: String = text::clean(&joined).chars().take(room).collect();
        let cursor = kept.len();
        self.text = kept + behind;
        self.cursor = cursor;
    }

    fn erase(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = from;
    }

    fn left(&self) -> usize {
        text::letters(self.halves().0)
            .last()
            .map_or(0, |(at, _)| at)
    }

    fn right(&self) -> usize {
        let letter = text::letters(self.halves().1).next();
        self.cursor + letter.map_or(0, |(_, letter)| letter.len())
    }

    fn word_start(&self) -> usize {
        let before = self.halves().0.trim_end();
        before.rfind(char::is_whitespace).map_or(0, |at| {
            at + before[at..].chars().next().map_or(0, char::len_utf8)
        })
    }
}

/// A paste of several lines is one search; terminals send a line end as the key Enter does.
fn in_one_line(pasted: &str) -> String {
    let lines = pasted.split(['\r', '\n']).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> TypedLine {
        let mut line = TypedLine::default();
        text.chars()
            .for_each(|letter| _ = line.edit(&Edit::Insert(letter)));
        line
    }

    #[test]
    fn edits_by_displayed_letters() {
        let cases: &[(&str, &[Edit], &str, &str)] = &[
            ("may", &[Edit::EraseBack], "ma", ""),
            ("ma\u{301}y", &[Edit::Left, Edit::EraseBack], "m", "y"),
            ("dao tao", &[Edit::EraseWord], "dao ", ""),
            ("dao tao ", &[Edit::EraseWord], "dao ", ""),
            ("dao", &[Edit::Start, Edit::EraseForward], "", "ao"),
            ("dao", &[Edit::Left, Edit::EraseToStart], "", "o"),
            ("dao", &[Edit::Left, Edit::EraseToEnd], "da", ""),
            (
                "dao",
                &[Edit::Start, Edit::Right, Edit::Insert('x')],
                "dx",
                "ao",
            ),
            (
                "đaào",
                &[Edit::Start, Edit::Right, Edit::Right, Edit::Right],
                "đaà",
                "o",
            ),
            ("", &[Edit::EraseBack, Edit::Left, Edit::EraseWord], "", ""),
            (
                "a",
                &[Edit::Paste("x\ty\nrest".to_owned())],
                "ax y rest",
                "",
            ),
        ];
        for (start, edits, before, after) in cases {
            let mut line = typed(start);
            edits.iter().for_each(|edit| _ = line.edit(edit));
            assert_eq!(line.halves(), (*before, *after), "{start:?} {edits:?}");
        }
    }

    #[test]
    fn holds_at_most_256_letters() {
        let mut line = typed("x");
        line.edit(&Edit::Paste("đ".repeat(1000)));
        assert_eq!(line.text().chars().count(), LIMIT);
        assert!(!line.edit(&Edit::Insert('y')));
    }

    #[test]
    fn recalls_older_queries_only_when_empty() {
        let mut line = TypedLine::default();
        for query in ["may", "dao tao"] {
            line.set(query);
            line.remember();
        }
        assert!(!line.recall());
        line.set("");
        assert!(line.recall() && line.text() == "dao tao");
        assert!(line.recall() && line.text() == "may");
        assert!(!line.recall() && line.text() == "may");
    }

    #[test]
    fn remembers_a_query_once_and_an_empty_line_never() {
        let mut line = TypedLine::default();
        for query in ["may", "dao tao", "dao tao", ""] {
            line.set(query);
            line.remember();
        }
        assert!(line.recall() && line.text() == "dao tao");
        assert!(line.recall() && line.text() == "may");
    }
}
