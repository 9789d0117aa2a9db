//! Text above the line: the mark of a footnote, which is no digit of the number before it.

use std::borrow::Cow;

/// Raised text behind a letter: `300¹` is not 3001, while `m2` is what people look for.
pub(super) fn shown(text: &str, behind: Option<char>) -> Cow<'_, str> {
    if behind.is_some_and(|c| c.is_ascii_digit()) {
        text.chars().map(raised).collect()
    } else {
        text.into()
    }
}

/// A digit above the line.
fn raised(c: char) -> char {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = c.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
    digit.and_then(|digit| RAISED.get(digit)).map_or(c, |c| *c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_footnotes_are_no_digits() {
        for (before, mark, expected) in [
            ("150", "1", "150¹"),
            ("150", "(1)", "150(¹)"),
            ("60 m", "2", "60 m2"),
        ] {
            let mark = shown(mark, before.chars().next_back());
            assert_eq!(before.to_owned() + &mark, expected);
        }
    }
}
