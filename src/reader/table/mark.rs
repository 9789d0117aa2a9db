//! What stands before a heading besides letters and Roman numbers: `a`, `①`, `*`, `I.1`, or a number
//! like those of the rows below it.

/// The mark of a heading, from those that tend to stand outside to those inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::reader) enum Mark {
    /// `I.1`, `A.2`.
    Compound,
    /// `1`, `2.`.
    Figure,
    /// `①`.
    Circled,
    /// `a`, `b)`.
    Small,
    /// `*`, `-`, `+`.
    Sign,
}

impl Mark {
    /// Reads the number of a row.
    pub(super) fn of(ordinal: &str) -> Option<Self> {
        let bare = ordinal.trim_matches(['(', ')', '.', ':', '/', ' ']);
        let mut chars = bare.chars();
        let first = chars.next()?;
        if bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(Self::Figure);
        }
        let is_single = chars.next().is_none();
        match first {
            'a'..='z' if is_single => Some(Self::Small),
            '*' | '-' | '+' | '–' | '•' if is_single => Some(Self::Sign),
            '①'..='⑳' | '❶'..='❿' if is_single => Some(Self::Circled),
            _ => is_compound(bare).then_some(Self::Compound),
        }
    }
}

/// Says whether a mark is that of a heading and a number below it: `I.1`, `A-2`.
fn is_compound(mark: &str) -> bool {
    let is_head = |head: &str| match head.as_bytes() {
        [letter] => letter.is_ascii_uppercase(),
        roman => !roman.is_empty() && roman.iter().all(|byte| b"IVXL".contains(byte)),
    };
    mark.split_once(['.', '-', '/'])
        .is_some_and(|(head, number)| is_head(head) && number.parse::<u8>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        for (text, expected) in [
            ("1", Some(Mark::Figure)),
            ("(2)", Some(Mark::Figure)),
            ("12.", Some(Mark::Figure)),
            ("a", Some(Mark::Small)),
            ("b)", Some(Mark::Small)),
            ("*", Some(Mark::Sign)),
            ("-", Some(Mark::Sign)),
            ("②", Some(Mark::Circled)),
            ("I.1", Some(Mark::Compound)),
            ("A-2", Some(Mark::Compound)),
            ("1.2", None),
            ("I", None),
            ("KC-01", None),
            ("", None),
        ] {
            assert_eq!(Mark::of(text), expected, "{text}");
        }
    }
}
