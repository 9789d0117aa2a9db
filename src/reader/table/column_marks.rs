//! The row below a header that numbers its columns: `1 │ 2 │ 3`, `A │ B │ (1) │ (2=3+4)`,
//! `I │ II │ 1`, `Cột 1 │ Cột 2`, and `-1 │ -2`, which Excel makes of `(1) │ (2)`.

use crate::text;

/// How many columns may have no number of their own between two that do.
const MOST_LEFT_OUT: u32 = 2;
const ROMAN: [&str; 10] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
/// What may stand around a mark.
const AROUND: &[char] = &['(', ')', '[', ']', '<', '>', '.', ' '];

/// In what columns are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Letter,
    Roman,
    Number,
}

/// Says whether cells are the marks of columns: letters or Roman numbers from the first on, then
/// numbers, or one of these alone; of numbers some may be left out.
pub(in crate::reader) fn are_marks<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let (mut count, mut last) = (0, None);
    for cell in cells {
        let Some(mark) = next(&bare(cell), last) else {
            return false;
        };
        last = Some(mark);
        count += 1;
    }
    count >= 3
}

/// Says whether cells are letters or Roman numbers, such as may also be values.
pub(super) fn are_letters<'a>(mut cells: impl Iterator<Item = &'a str>) -> bool {
    cells.all(|cell| cell.chars().all(char::is_alphabetic))
}

/// Says whether cells are the numbers from 1 on, none left out.
pub(super) fn count_up<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut numbers = (1..).zip(cells);
    numbers.all(|(number, cell)| cell.parse() == Ok(number))
}

/// The mark of a cell, as it is read: `(3=1+2)` is 3, `Cột 4` is 4.
fn bare(cell: &str) -> String {
    let own = cell.split('=').next().unwrap_or(cell);
    let folded = text::fold(own.trim_matches(AROUND));
    let number = ["cot", "c", "-"]
        .iter()
        .find_map(|word| folded.strip_prefix(word))
        .map(str::trim)
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    number.unwrap_or(&folded).to_owned()
}

/// The mark that a cell is behind another one.
fn next(cell: &str, last: Option<(Kind, u32)>) -> Option<(Kind, u32)> {
    let after = |kind| match last {
        Some((before, place)) if before == kind => Some(place),
        None => Some(0),
        Some(_) => None,
    };
    if let Ok(number) = cell.parse::<u32>() {
        let before = after(Kind::Number).unwrap_or(0);
        let is_next = number > before && number <= before + 1 + MOST_LEFT_OUT;
        return is_next.then_some((Kind::Number, number));
    }
    let roman = (1..).zip(ROMAN).find(|(_, roman)| *roman == cell);
    let letter = || match cell.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(u32::from(letter - b'a') + 1),
        _ => None,
    };
    let is_after = |kind, place| after(kind).is_some_and(|before| before + 1 == place);
    match roman {
        Some((place, _)) if is_after(Kind::Roman, place) => Some((Kind::Roman, place)),
        _ => letter()
            .filter(|place| is_after(Kind::Letter, *place))
            .map(|place| (Kind::Letter, place)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_columns() {
        for row in [
            &["1", "2", "3", "4"][..],
            &["(1)", "(2)", "(3)", "(4=5+6)", "(5)"],
            &["A", "B", "1", "2", "3"],
            &["A", "B", "C", "1"],
            &["a", "b", "c"],
            &["I", "II", "1", "2"],
            &["I", "II", "III", "IV"],
            &["(a)", "(b)", "(c)"],
            &["A", "B", "C", "1 = 2 + 3"],
            &["<1>", "<2>", "<3>"],
            &["1.", "2.", "3."],
            &["Cột 1", "Cột 2", "Cột 3"],
            &["C1", "C2", "C3"],
            &["-1", "-2", "-3"],
            &["A", "B", "1", "2", "5"],
        ] {
            assert!(are_marks(row.iter().copied()), "{row:?}");
        }
        for row in [
            &["1", "Đào tạo", "300"][..],
            &["1", "2"],
            &["3", "2", "1"],
            &["1", "300", "12"],
            &["B", "C", "D"],
            &["A", "1", "B"],
            &["A", "C", "1"],
        ] {
            assert!(!are_marks(row.iter().copied()), "{row:?}");
        }
    }
}
