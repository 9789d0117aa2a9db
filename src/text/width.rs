//! Display columns: measuring, cutting, filling and wrapping without splitting a letter.

use std::borrow::Cow;
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::fold::letters;

/// What stands for the part of a text that was cut off; one column wide.
const ELLIPSIS: char = '…';

/// How many terminal columns a text takes.
///
/// A letter takes two at most, whatever its code points sum up to, because terminals draw
/// emoji sequences so.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        text.len()
    } else {
        letters(text).map(|(_, letter)| letter_width(letter)).sum()
    }
}

/// Cuts a text to a number of columns, with an ellipsis where something was cut off.
///
/// The result is never wider than `columns`, and empty for none.
#[must_use]
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    let (mut used, mut kept) = (0, 0);
    for (at, letter) in letters(text) {
        used += letter_width(letter);
        if used > columns {
            return Cow::Owned(ellipsis(&text[..kept], columns));
        }
        if used < columns {
            kept = at + letter.len();
        }
    }
    Cow::Borrowed(text)
}

/// Makes a text exactly `columns` wide: cut, or filled with spaces on its right.
#[must_use]
pub fn pad_right(text: &str, columns: usize) -> String {
    let mut line = cut(text, columns).into_owned();
    let missing = columns.saturating_sub(width(&line));
    line.extend(std::iter::repeat_n(' ', missing));
    line
}

/// Makes a text exactly `columns` wide: cut, or filled with spaces on its left, as numbers are.
#[must_use]
pub fn pad_left(text: &str, columns: usize) -> String {
    let line = cut(text, columns);
    let missing = columns.saturating_sub(width(&line));
    // A text may begin with a mark that joins the last space.
    pad_right(&format!("{}{line}", " ".repeat(missing)), columns)
}

/// Byte ranges of the lines of a text in `columns`, broken at spaces and line feeds.
///
/// A word longer than a line is broken between letters. Every line holds a letter even where it
/// is wider than the columns, so that the work always ends; an empty text is one empty line.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let mut filler = Filler {
            text: paragraph,
            columns,
            ..Filler::default()
        };
        filler.fill();
        lines.extend(
            filler
                .lines
                .iter()
                .map(|line| start + line.start..start + line.end),
        );
        start += paragraph.len() + 1;
    }
    lines
}

fn letter_width(letter: &str) -> usize {
    letter.width().min(2)
}

fn ellipsis(kept: &str, columns: usize) -> String {
    if columns == 0 {
        return String::new();
    }
    let mut line = String::with_capacity(kept.len() + ELLIPSIS.len_utf8());
    line.push_str(kept);
    line.push(ELLIPSIS);
    line
}

/// Breaks one paragraph into lines.
#[derive(Default)]
struct Filler<'a> {
    text: &'a str,
    columns: usize,
    lines: Vec<Range<usize>>,
    start: usize,
    used: usize,
    /// The latest run of spaces in the line: where the line may end and the next may begin.
    gap: Option<Range<usize>>,
}

impl Filler<'_> {
    fn fill(&mut self) {
        for (at, letter) in letters(self.text) {
            if letter == " " {
                self.space(at);
            } else {
                self.place(at, letter_width(letter));
            }
        }
        let end = self.text.trim_end_matches(' ').len().max(self.start);
        let blank = end == self.start && !self.lines.is_empty();
        if !blank {
            self.lines.push(self.start..end);
        }
    }

    /// Spaces may hang over the edge, where they are not drawn.
    fn space(&mut self, at: usize) {
        self.used += 1;
        match &mut self.gap {
            Some(gap) if gap.end == at => gap.end = at + 1,
            _ => self.gap = Some(at..at + 1),
        }
    }

    fn place(&mut self, at: usize, columns: usize) {
        while self.used + columns > self.columns && at > self.start {
            self.break_before(at);
        }
        self.used += columns;
    }

    fn break_before(&mut self, at: usize) {
        let gap = self.gap.take().unwrap_or(at..at);
        if gap.start > self.start {
            self.lines.push(self.start..gap.start);
        }
        self.start = gap.end;
        self.used = width(&self.text[self.start..at]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrapped(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns)
            .into_iter()
            .map(|line| &text[line])
            .collect()
    }

    #[test]
    fn measures_letters() {
        assert_eq!(width("Đào tạo"), 7);
        assert_eq!(width("Đa\u{300}o ta\u{323}o"), 7);
        assert_eq!(width("日本"), 4);
        assert_eq!(width("👩‍🏭"), 2);
        assert_eq!(width(""), 0);
    }

    #[test]
    fn cuts_between_letters() {
        assert_eq!(cut("Đào tạo", 7), "Đào tạo");
        assert!(matches!(cut("Đào tạo", 7), Cow::Borrowed(_)));
        assert_eq!(cut("Đào tạo", 6), "Đào t…");
        assert_eq!(cut("a\u{300}bc", 2), "a\u{300}…");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("日", 1), "…");
        assert_eq!(cut("abc", 0), "");
        assert_eq!(cut("", 0), "");
    }

    #[test]
    fn fills_to_the_column() {
        assert_eq!(pad_right("máy", 5), "máy  ");
        assert_eq!(pad_left("13.560", 8), "  13.560");
        assert_eq!(pad_right("日本語", 4), "日… ");
        assert_eq!(pad_left("nghề", 3), "ng…");
    }

    #[test]
    fn breaks_lines_at_spaces() {
        assert_eq!(wrapped("Đào tạo nghề may", 8), ["Đào tạo", "nghề may"]);
        assert_eq!(wrapped("Đào tạo   nghề  ", 8), ["Đào tạo", "nghề"]);
        assert_eq!(wrapped("một\n\nhai ba", 4), ["một", "", "hai", "ba"]);
        assert_eq!(wrapped("  thụt vào", 6), ["  thụt", "vào"]);
        assert_eq!(wrapped("", 4), [""]);
    }

    #[test]
    fn breaks_long_words_and_tiny_columns() {
        assert_eq!(wrapped("a khuyencong b", 5), ["a", "khuye", "ncong", "b"]);
        assert_eq!(wrapped("日本", 1), ["日", "本"]);
        assert_eq!(wrapped("ab c", 0), ["a", "b", "c"]);
        assert_eq!(wrapped("   ", 2), [""]);
    }

    const ANY: &str = "(\\PC|[a-z ộ日\u{300}\u{200b}👩]){0,40}";

    proptest! {
        #[test]
        fn cut_text_fits(text in ANY, columns in 0usize..30) {
            prop_assert!(width(&cut(&text, columns)) <= columns);
            prop_assert_eq!(width(&pad_right(&text, columns)), columns);
            prop_assert_eq!(width(&pad_left(&text, columns)), columns);
        }

        #[test]
        fn wrapped_lines_fit_and_lose_only_spaces(text in ANY, columns in 0usize..30) {
            let lines = wrapped(&text, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns || letters(line).count() == 1, "{line:?}");
            }
            prop_assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
    }
}
