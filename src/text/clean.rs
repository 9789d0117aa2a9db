//! Text made safe and visible for a terminal, and text for terminals without UTF-8.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use super::fold::{letters, plain_letter};
use super::width::width;

/// What a letter may carry; Vietnamese needs two marks, more than these only fill the screen.
const MOST_MARKS: usize = 8;

/// The text as it is shown: nothing in it moves the cursor, hides, or reorders its neighbours.
///
/// Tabs and line ends become one space; each run of control, zero-width and direction characters
/// becomes one visible `�`, and so do the marks of a letter beyond the eighth and a mark without
/// a letter. Borrowed when nothing changes, which nearly every text of a file is.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    let printable = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if printable || is_clean(text) {
        return Cow::Borrowed(text);
    }
    let mut sieve = MarkSieve::default();
    Cow::Owned(text.chars().filter_map(|c| sieve.pass(c)).collect())
}

/// The text in ASCII: plain letters in their case, typographic signs spelled out (`≤` is `<=`).
///
/// For terminals that are not UTF-8. Other letters give one `?` a column. Signs may take more
/// columns than before, so use it before a layout; on cells there is [`unmark_cell`].
#[must_use]
pub fn unmark(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    letters(text).for_each(|(_, letter)| spell(letter, &mut out));
    out
}

/// The text in ASCII with as many columns as before: a sign is its first character (`…` is `.`).
///
/// For a screen that is already laid out, where nothing may move.
#[must_use]
pub fn unmark_cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut columns = 0;
    for (_, letter) in letters(text) {
        spell(letter, &mut out);
        columns += width(letter);
        out.truncate(columns);
        out.extend(std::iter::repeat_n(' ', columns - out.len()));
    }
    out
}

fn is_clean(text: &str) -> bool {
    let mut sieve = MarkSieve::default();
    text.chars().all(|c| sieve.pass(c) == Some(c))
}

/// Decides over characters one by one; what a character becomes depends on those before it.
#[derive(Default)]
struct MarkSieve {
    last: Last,
    marks: usize,
}

#[derive(Default, PartialEq)]
enum Last {
    /// Nothing that a mark could sit on.
    #[default]
    Nothing,
    Shown,
    /// A space that stands for a run of tabs and line ends.
    Gap,
    /// A visible sign that stands for a run of hidden characters.
    Sign,
}

impl MarkSieve {
    fn pass(&mut self, c: char) -> Option<char> {
        if is_gap(c) {
            self.once(Last::Gap, ' ')
        } else if is_hidden(c) {
            self.once(Last::Sign, char::REPLACEMENT_CHARACTER)
        } else if is_combining_mark(c) {
            self.mark(c)
        } else {
            self.last = Last::Shown;
            self.marks = 0;
            Some(c)
        }
    }

    fn mark(&mut self, c: char) -> Option<char> {
        self.marks += 1;
        if self.last == Last::Shown && self.marks <= MOST_MARKS {
            return Some(c);
        }
        self.once(Last::Sign, char::REPLACEMENT_CHARACTER)
    }

    /// Lets the substitute of a run through once.
    fn once(&mut self, kind: Last, substitute: char) -> Option<char> {
        let first = self.last != kind;
        self.last = kind;
        first.then_some(substitute)
    }
}

fn is_gap(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Characters that show nothing of their own: controls, zero-width, direction, fillers and tags.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}')
}

/// Writes a letter in ASCII, one byte a column unless it is a sign that takes more.
fn spell(letter: &str, out: &mut String) {
    let Some(first) = letter.chars().next() else {
        return;
    };
    if letter.is_ascii() {
        out.push_str(letter);
    } else if let Some(plain) = cased_letter(first) {
        out.push(plain);
    } else if let Some(sign) = sign(first) {
        out.push_str(sign);
    } else {
        out.extend(std::iter::repeat_n('?', width(letter)));
    }
}

fn cased_letter(c: char) -> Option<char> {
    let plain = plain_letter(c)?;
    Some(if c.is_uppercase() {
        plain.to_ascii_uppercase()
    } else {
        plain
    })
}

/// The ASCII spelling of the typographic signs that files and screens of this program use.
fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' => " ",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '━' | '═' | '╌' | '┄' => {
            "-"
        }
        '│' | '┃' | '║' | '┆' | '╎' | '▏' | '▕' | '¦' => "|",
        '\u{250C}'..='\u{254B}' | '\u{2552}'..='\u{2570}' => "+",
        '█' | '▓' | '▒' | '░' | '■' | '▉' | '▊' | '▋' | '▌' | '▍' | '▎' | '▐' => {
            "#"
        }
        '“' | '”' | '„' | '«' | '»' | '″' => "\"",
        '‘' | '’' | '‚' | '′' | '´' => "'",
        '…' => "...",
        '•' | '●' | '◆' | '★' => "*",
        '·' | '∙' | '○' | '◦' => ".",
        '→' | '⇒' => "->",
        '←' => "<-",
        '↑' | '▲' | '△' => "^",
        '↓' | '▼' | '▾' | '▽' | '✓' | '✔' => "v",
        '▸' | '▶' | '►' | '›' | '❯' => ">",
        '◂' | '◀' | '◄' | '‹' => "<",
        '≠' => "!=",
        '≤' => "<=",
        '≥' => ">=",
        '≈' => "~",
        '×' | '✗' | '✘' => "x",
        '÷' => "/",
        '±' => "+-",
        '°' | 'º' => "o",
        '²' => "2",
        '³' => "3",
        '₫' => "d",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ordinary_text_is_borrowed() {
        for text in [
            "",
            "Dao tao",
            "Đào tạo – nghề “may”",
            "Đa\u{300}o ta\u{323}o",
            "❤\u{fe0f} 日本",
        ] {
            assert!(matches!(clean(text), Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn line_ends_and_tabs_are_one_space() {
        assert_eq!(clean("a\r\nb\tc\u{2028}d\n\n\te"), "a b c d e");
    }

    #[test]
    fn hidden_characters_are_shown() {
        for hidden in [
            '\0',
            '\u{1b}',
            '\u{7f}',
            '\u{9b}',
            '\u{ad}',
            '\u{61c}',
            '\u{180e}',
            '\u{200b}',
            '\u{200d}',
            '\u{200e}',
            '\u{200f}',
            '\u{202a}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{2069}',
            '\u{feff}',
            '\u{e0001}',
            '\u{e0041}',
        ] {
            assert_eq!(clean(&format!("a{hidden}b")), "a�b", "{hidden:?}");
            assert_eq!(
                clean(&format!("{hidden}{hidden}{hidden}b")),
                "�b",
                "{hidden:?}"
            );
        }
        assert_eq!(clean("\u{1b}[31mđỏ"), "�[31mđỏ");
    }

    #[test]
    fn marks_are_counted() {
        let marks = |count| "\u{301}".repeat(count);
        assert!(matches!(clean(&format!("a{}", marks(8))), Cow::Borrowed(_)));
        assert_eq!(
            clean(&format!("a{}b\u{300}", marks(1000))),
            format!("a{}�b\u{300}", marks(8))
        );
        assert_eq!(clean("\u{301}a"), "�a");
    }

    #[test]
    fn letters_lose_their_marks_and_keep_their_case() {
        assert_eq!(unmark("Đào tạo NGHỀ Ða\u{300}o"), "Dao tao NGHE Dao");
        assert_eq!(
            unmark("– — “a” ‘b’ … • → ≠ ≤ ≥ × ▸ 5 m²"),
            "- - \"a\" 'b' ... * -> != <= >= x > 5 m2"
        );
        assert_eq!(unmark("日本 Ж �"), "???? ? ?");
        assert_eq!(unmark_cell("≤ … ┌─┐"), "< . +-+");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in "(\\PC|[\0-\u{ff}\u{300}\u{200b}\u{202e}]){0,40}") {
            let once = clean(&text).into_owned();
            prop_assert!(!once.contains(|c| is_gap(c) || is_hidden(c)));
            prop_assert_eq!(clean(&once), once.as_str());
        }

        #[test]
        fn unmarked_cells_keep_their_columns(text in "\\PC{0,40}") {
            let text = clean(&text);
            prop_assert!(unmark(&text).is_ascii());
            prop_assert_eq!(unmark_cell(&text).len(), width(&text));
        }
    }
}
