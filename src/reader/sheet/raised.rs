//! Text above the line: the mark of a footnote, which is no digit of the number before it.

/// Adds raised text: `300¹` is not 3001, while `m2` is what people look for.
pub(super) fn push(text: &str, out: &mut String) {
    if out.ends_with(|c: char| c.is_ascii_digit()) {
        out.extend(text.chars().map(raised));
    } else {
        out.push_str(text);
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
            let mut out = before.to_owned();
            push(mark, &mut out);
            assert_eq!(out, expected);
        }
    }
}
