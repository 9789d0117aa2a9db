//! What a formula of an old workbook can come to, as its tokens tell.

/// Where the tokens begin in the record of a formula.
const TOKENS: usize = 22;

/// Functions that come to a number: COUNT, SUM, AVERAGE, MIN, MAX, ROUND, PRODUCT, ROUNDUP,
/// ROUNDDOWN, SUMPRODUCT, SUBTOTAL, SUMIF.
const OF_NUMBERS: [u16; 12] = [0, 4, 5, 6, 7, 27, 183, 212, 213, 228, 344, 345];

/// Says whether a formula can only come to a number: its last token adds, multiplies or sums up.
///
/// The programs that write formulas without a value leave an empty text in its place.
pub(super) fn is_of_number(record: &[u8]) -> bool {
    let function = |id: [u8; 2]| OF_NUMBERS.contains(&u16::from_le_bytes(id));
    match record.get(TOKENS..).unwrap_or_default() {
        // A sum with a token of its own; plus, minus, times, divided by, to the power of.
        [.., 0x19, 0x10, _, _] | [.., _, 0x03..=0x07] => true,
        // A function of any number of values, and one of so many.
        [.., 0x22 | 0x42 | 0x62, _, low, high] if function([*low, *high]) => true,
        [.., 0x21 | 0x41 | 0x61, low, high] if function([*low, *high]) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_products_are_numbers() {
        for (tokens, expected) in [
            (
                &[0x25, 1, 0, 2, 0, 3, 0xC0, 3, 0xC0, 0x42, 1, 4, 0][..],
                true,
            ),
            (
                &[0x25, 1, 0, 2, 0, 3, 0xC0, 3, 0xC0, 0x19, 0x10, 0, 0],
                true,
            ),
            (&[0x44, 1, 0, 3, 0xC0, 0x1E, 2, 0, 0x05], true),
            (&[0x44, 1, 0, 3, 0xC0], false),
            (&[0x17, 0, 0], false),
            (&[], false),
        ] {
            let record = [&[0; TOKENS][..], tokens].concat();
            assert_eq!(is_of_number(&record), expected, "{tokens:x?}");
        }
    }
}
