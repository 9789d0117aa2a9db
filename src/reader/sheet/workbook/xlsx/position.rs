//! Where cells stand: `B7` is the second column of the seventh row.

use anyhow::{Result, anyhow};

/// The number of a row, from 0.
pub(super) fn row_number(text: &str) -> Result<u32> {
    let number = text.trim().parse::<u32>().ok();
    let number = number.and_then(|number| number.checked_sub(1));
    number
        .filter(|row| *row < 1 << 20)
        .ok_or_else(|| anyhow!("{text}"))
}

/// Row and column of `B7`, from 0.
pub(super) fn position(text: &str) -> Result<(u32, u32)> {
    let digits = text.find(|c: char| c.is_ascii_digit());
    let (letters, row) = text.split_at(digits.unwrap_or(text.len()));
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let place = letter.to_ascii_uppercase().checked_sub(b'A')?;
        let column = column * 26 + u32::from(place) + 1;
        (place < 26 && column <= 1 << 14).then_some(column)
    });
    match column {
        Some(column @ 1..) => Ok((row_number(row)?, column - 1)),
        _ => Err(anyhow!("{text}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_that_no_sheet_has() {
        assert_eq!(position("XFD1048576").unwrap(), (1_048_575, 16_383));
        for place in ["", "A", "7", "A0", "XFE1", "A1048577", "AAAAAAAAAA1", "Ă1"] {
            assert!(position(place).is_err(), "{place}");
        }
    }
}
